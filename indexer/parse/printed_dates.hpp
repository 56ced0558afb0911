// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/parse/printed_words.hpp"
#include "lib/base/date.hpp"

namespace minutebook {

/// A date as printed. `date.year` is 0 when no year is printed ("Thursday 26th March"), `date.day` 0 when only month
/// and year are ("March 2012").
struct PrintedDate {
  Date date;
  uint32_t start = 0;          ///< bytes of the text, weekday included
  uint32_t end = 0;            ///< exclusive
  int weekday = -1;            ///< as printed, 0 = Monday, -1 none
  bool weekday_agrees = true;  ///< false: the printed weekday is not that day's
  bool range = false;          ///< the first of several days ("14-15 March 2012", "March 2012 - May 2012")
  double confidence = 0;
};

/// Which number of 03/04/2012 is the day. Archives of the British Isles write day first; month first must be proved by
/// the same paper ("11/15/2018").
enum class NumericOrder { day_first, month_first };

/// Every date of `text` in printed order: English, Irish, Welsh and Gaelic month names, OCR ordinals (12", 9TM), the
/// numeric and ISO forms of the domain specification §3.2. Item numbers such as 07.17.01 and financial years are no
/// dates. Linear.
std::vector<PrintedDate> find_dates(std::string_view text, NumericOrder order = NumericOrder::day_first);

/// month_first if a numeric date of `text` can only be read so, by its numbers or by the weekday printed with it.
NumericOrder numeric_order_of(std::string_view text);

/// 1 to 12 for a folded month name or its abbreviation in English, Irish, Welsh or Scottish Gaelic.
std::optional<int> month_from_name(std::string_view folded);

/// 0 = Monday for a folded weekday in English, Irish or Welsh.
std::optional<int> weekday_from_name(std::string_view folded);

/// `date` (day and month known) in the year that fits best: on or after `issued`, and on `weekday` if one is printed.
std::optional<Date> with_year_after(const PrintedDate& printed, const Date& issued);

}  // namespace minutebook
