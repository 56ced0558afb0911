// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <xapian.h>

#include "lib/index/register_store.hpp"
#include "lib/model/holdings.hpp"

namespace minutebook {

/// Counted from the facts beside the records, without reading one: some 5 µs a paper. The revision is left empty.
/// Throws what Xapian throws.
Holdings read_holdings(const Xapian::Database& papers, const RegisterStore& registers);

}  // namespace minutebook
