// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <string_view>
#include <vector>

#include "indexer/parse/printed_dates.hpp"

namespace minutebook {

/// How the numeric dates of one paper are read.
struct NumericReading {
  NumericOrder order = NumericOrder::day_first;
  bool proved = true;  ///< false: a paper of the United States where 3/4/2018 may be either
};

/// Proof by the numbers and weekdays of `text`; else a paper with American places and words is read month first where
/// its dates of approval or its dates in words allow only that. British and Irish papers are read day first. Linear.
NumericReading numeric_reading_of(std::string_view text);

/// Three numbers of which either may be the month: 3/4/2018, but not 3/3/2018, 2018-04-03 or 3 April 2018.
bool is_two_faced(std::string_view printed, const Date& date);

}  // namespace minutebook
