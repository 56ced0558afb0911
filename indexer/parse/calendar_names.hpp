// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <optional>
#include <string_view>

namespace minutebook {

// Names of months and weekdays as committees of these islands print them; every argument is folded.

/// The month that a name is one letter away from ("febuary", "septemeber"); nothing when it is not, or for several.
std::optional<int> month_nearly(std::string_view folded);

/// "fifteenth" -> 15, up to "twentieth" and "thirtieth".
std::optional<int> ordinal_word(std::string_view folded);

/// "nine" -> 9, "twenty" -> 20, up to "ninety": the numbers of spelt years.
std::optional<int> cardinal_word(std::string_view folded);

}  // namespace minutebook
