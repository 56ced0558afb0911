// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <xapian.h>

#include <vector>

#include "lib/model/archive.hpp"

namespace minutebook {

/// Says on the record of a paper which archive it is from. Nothing for an archive of which nothing is claimed.
void add_archive(Xapian::Document& record, const Archive& archive);

/// The archives of a database, that of the most papers first, at most 100; papers may differ in licence, and then
/// make several of one name. Languages are left out. Costs a look-up for each. Throws what Xapian throws.
std::vector<Archive> read_archives(const Xapian::Database& papers);

}  // namespace minutebook
