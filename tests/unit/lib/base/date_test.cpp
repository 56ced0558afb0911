// SPDX-License-Identifier: GPL-3.0-or-later
#include "lib/base/date.hpp"

#include <gtest/gtest.h>

namespace minutebook {
namespace {

TEST(Date, ReadsIsoOnly) {
  struct Row {
    const char* reason;
    const char* input;
    std::optional<Date> expected;
  };
  const Row rows[] = {
      {"a day", "2012-03-15", Date{2012, 3, 15}},
      {"a month", "2012-03", Date{2012, 3, 0}},
      {"a year", "2012", Date{2012, 0, 0}},
      {"leap day", "2012-02-29", Date{2012, 2, 29}},
      {"no leap day in 2013", "2013-02-29", std::nullopt},
      {"month 13", "2019-13-45", std::nullopt},
      {"signs are not digits", "2012--3", std::nullopt},
      {"before the range of the index", "0999-01-01", std::nullopt},
      {"words", "March", std::nullopt},
      {"other order", "15-03-2012", std::nullopt},
  };
  for (const auto& row : rows) EXPECT_EQ(date_from_iso(row.input), row.expected) << row.reason;
}

TEST(Date, PrintsWhatItReads) {
  for (const char* text : {"2012-03-15", "2012-03", "2012"}) EXPECT_EQ(to_iso(*date_from_iso(text)), text);
  EXPECT_EQ(to_words({2012, 3, 15}), "15 March 2012");
  EXPECT_EQ(to_words({2012, 3, 0}), "March 2012");
  EXPECT_EQ(to_words({2012, 0, 0}), "2012");
}

TEST(Date, KnowsWeekdays) {
  EXPECT_EQ(weekday({2012, 3, 15}), 3);  // a Thursday
  EXPECT_EQ(weekday({2000, 1, 1}), 5);   // a Saturday
}

TEST(Date, CountsDays) {
  EXPECT_EQ(day_number({1970, 1, 1}), 0);
  EXPECT_EQ(day_number({1969, 12, 31}), -1);
  for (const long day : {-100000L, -1L, 0L, 15414L, 60000L}) EXPECT_EQ(day_number(date_from_day_number(day)), day);
}

TEST(Date, RangesCoverWhatADateCanMean) {
  EXPECT_EQ(range_of({2012, 2, 0}), (DateRange{Date{2012, 2, 1}, Date{2012, 2, 29}}));
  EXPECT_EQ(range_of({2012, 0, 0}), (DateRange{Date{2012, 1, 1}, Date{2012, 12, 31}}));
  EXPECT_EQ(range_of({2012, 3, 15}), (DateRange{Date{2012, 3, 15}, Date{2012, 3, 15}}));
}

}  // namespace
}  // namespace minutebook
