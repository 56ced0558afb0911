// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <cstddef>
#include <string>
#include <string_view>

namespace minutebook {

/// Number of single-byte insertions, deletions, replacements and swaps of neighbours that turn `a` into `b` (optimal
/// string alignment), or limit + 1 when it is more than `limit`.
size_t typing_distance(std::string_view a, std::string_view b, size_t limit);

/// The field name nearest to a mistyped one, empty when none is near.
std::string suggest_field(std::string_view name);

}  // namespace minutebook
