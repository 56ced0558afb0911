// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <optional>
#include <string>
#include <string_view>

namespace minutebook {

/// A day, month or year of the Gregorian calendar: `month` 0 means only the year is known, `day` 0 only year and month.
/// Years run from 1000 to 9999. Ordered with unknown parts first.
struct Date {
  int year = 0;
  int month = 0;
  int day = 0;
  friend auto operator<=>(const Date&, const Date&) = default;
};

bool is_valid(const Date& date);
bool is_full_day(const Date& date);

/// "2012-03-15", "2012-03" or "2012" (ISO 8601 calendar dates, complete or reduced); nothing else.
std::optional<Date> date_from_iso(std::string_view text);
std::string to_iso(const Date& date);

/// "15 March 2012", "March 2012", "2012".
std::string to_words(const Date& date);

/// 0 = Monday … 6 = Sunday; needs a full valid day.
int weekday(const Date& date);
int days_in_month(int year, int month);

/// Day number since 1970-01-01 of a full day; may be negative.
long day_number(const Date& date);
Date date_from_day_number(long days);

/// Both ends included and full days; an absent end is open.
struct DateRange {
  std::optional<Date> from;
  std::optional<Date> to;
  friend bool operator==(const DateRange&, const DateRange&) = default;
};

/// First to last day that `date` can mean.
DateRange range_of(const Date& date);

}  // namespace minutebook
