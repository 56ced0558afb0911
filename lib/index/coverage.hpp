// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <optional>

#include "lib/index/register_store.hpp"
#include "lib/model/search.hpp"
#include "lib/query/ast.hpp"

namespace minutebook {

/// "12 of 14 meetings of Cabinet in 2012 have minutes here; 2 papers are unread scans.": what the archive holds of the
/// boards and the time that a query names, by its filters or by fields that all of it must have. Nothing when it names
/// neither. Throws what Xapian throws.
std::optional<Coverage> coverage_of(const RegisterStore& registers, const Ast& query,
                                    const std::vector<Filter>& filters);

}  // namespace minutebook
