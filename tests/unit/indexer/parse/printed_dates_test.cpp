// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/parse/printed_dates.hpp"

#include <gtest/gtest.h>

namespace minutebook {
namespace {

struct Row {
  const char* text;
  Date date;
  const char* reason;
};

TEST(PrintedDates, ReadsEveryFormCommitteesPrint) {
  const Row rows[] = {
      {"held on 15 March 2012", {2012, 3, 15}, "day month year"},
      {"on 15th March, 2012", {2012, 3, 15}, "ordinal and comma"},
      {"Thursday, 19th May, 2022, at 10.00 am", {2022, 5, 19}, "commas everywhere"},
      {"THURSDAY 13TH JULY 2017", {2017, 7, 13}, "capitals"},
      {"Tues 3 Sept 2019", {2019, 9, 3}, "abbreviated"},
      {"12\" March, 2019", {2019, 3, 12}, "OCR of a superscript th"},
      {"3\u201D June, 2015", {2015, 6, 3}, "OCR curly quote"},
      {"9TM March 2015", {2015, 3, 9}, "trade mark sign after NFKC"},
      {"14\u00B0\" May 2018", {2018, 5, 14}, "degree sign and quote"},
      {"2\u201D\u00B0 July, 2018", {2018, 7, 2}, "quote and degree sign"},
      {"11* April 2016", {2016, 4, 11}, "asterisk"},
      {"4'\" June 2017", {2017, 6, 4}, "two marks"},
      {"MONDAY 22ndFEBRUARY, 2021", {2021, 2, 22}, "no blank behind the ordinal"},
      {"Item F-1 March 12, 2024", {2024, 3, 12}, "the number before the month belongs to the item"},
      {"18 th April 2016", {2016, 4, 18}, "loose superscript"},
      {"March 15th 2012", {2012, 3, 15}, "month first in words"},
      {"November 7, 2018, 9:30 PM", {2018, 11, 7}, "American order in words"},
      {"August, 16, 2018", {2018, 8, 16}, "stray comma after the month"},
      {"the 15th day of March, 2012", {2012, 3, 15}, "certificate"},
      {"this fifteenth day of March 2012", {2012, 3, 15}, "certificate in words"},
      {"15th of March 2012", {2012, 3, 15}, "of"},
      {"15/03/12", {2012, 3, 15}, "numeric, day first"},
      {"5/6/2012", {2012, 6, 5}, "ambiguous numeric is day first"},
      {"15.03.2012", {2012, 3, 15}, "full stops"},
      {"11/15/2018", {2018, 11, 15}, "only readable month first"},
      {"TSC Meeting 2025-01-29", {2025, 1, 29}, "ISO"},
      {"16 Febuary 2017", {2017, 2, 16}, "one slip in a month"},
      {"28th November", {0, 11, 28}, "no year"},
      {"March 2012", {2012, 3, 0}, "no day"},
      {"15 M\u00E1rta 2012", {2012, 3, 15}, "Irish"},
      {"3 Me\u00E1n F\u00F3mhair 2020", {2020, 9, 3}, "Irish in two words"},
      {"15 o Fawrth 2012", {2012, 3, 15}, "Welsh, mutated"},
      {"Dydd Iau 6 Chwefror 2020", {2020, 2, 6}, "Welsh with weekday"},
      {"14-15 March 2012", {2012, 3, 14}, "range gives its first day"},
      {"30 June to 2 July 2012", {0, 6, 30}, "first of two dates"},
      {"21 Jan '14", {2014, 1, 21}, "apostrophe year"},
  };
  for (const auto& row : rows) {
    const auto dates = find_dates(row.text);
    ASSERT_FALSE(dates.empty()) << row.reason << ": " << row.text;
    EXPECT_EQ(dates[0].date, row.date) << row.reason << ": " << row.text;
  }
}

TEST(PrintedDates, LeavesEverythingElseAlone) {
  const struct {
    const char* text;
    const char* reason;
  } rows[] = {
      {"07.17.01 Apologies", "an item number: month.year.number has no such month"},
      {"2012/13 and 2012-13", "financial years"},
      {"the budget for 2012", "a year alone"},
      {"44\" June, 2015", "no such day"},
      {"members 3 may vote", "a verb"},
      {"30 February 2012", "not in the calendar"},
      {"Tel: 01234 567890", "a telephone number"},
      {"24/00109", "a reference"},
      {"Section 12.3.2 of the Act", "a paragraph with three parts"},
      {"1.2.3.4", "an address"},
      {"March at 10.30am", "no day"},
  };
  for (const auto& row : rows) {
    std::string found;
    for (const auto& date : find_dates(row.text))
      if (date.confidence > 0.5) found += to_iso(date.date) + " ";
    EXPECT_EQ(found, "") << row.reason << ": " << row.text;
  }
}

TEST(PrintedDates, WeekdayIsAChecksum) {
  const auto right = find_dates("Thursday 15 March 2012");
  ASSERT_EQ(right.size(), 1U);
  EXPECT_EQ(right[0].start, 0U);
  EXPECT_TRUE(right[0].weekday_agrees);
  const auto wrong = find_dates("on Friday, the 15th March 2012");
  ASSERT_EQ(wrong.size(), 1U);
  EXPECT_FALSE(wrong[0].weekday_agrees);
  EXPECT_EQ(wrong[0].date, (Date{2012, 3, 15})) << "kept, never corrected";
  EXPECT_LT(wrong[0].confidence, right[0].confidence);
}

TEST(PrintedDates, FindsAllInOrderWithTheirPlaces) {
  const std::string text = "Minutes of 9 January 2025 and 30 January 2025";
  const auto dates = find_dates(text);
  ASSERT_EQ(dates.size(), 2U);
  EXPECT_EQ(text.substr(dates[0].start, dates[0].end - dates[0].start), "9 January 2025");
  EXPECT_EQ(text.substr(dates[1].start, dates[1].end - dates[1].start), "30 January 2025");
}

TEST(PrintedDates, MonthFirstMustBeProved) {
  EXPECT_EQ(numeric_order_of("3/4/2018 and 11/15/2018"), NumericOrder::month_first);
  EXPECT_EQ(numeric_order_of("3/4/2018 and 15/11/2018"), NumericOrder::day_first);
  EXPECT_EQ(find_dates("3/4/2018", NumericOrder::month_first)[0].date, (Date{2018, 3, 4}));
}

TEST(PrintedDates, YearComesFromTheDayThePaperWentOut) {
  const auto printed = find_dates("on Thursday 26\" March, at 3.30 p.m.");
  ASSERT_EQ(printed.size(), 1U);
  EXPECT_EQ(with_year_after(printed[0], {2015, 3, 20}), (Date{2015, 3, 26}));
  EXPECT_EQ(with_year_after(printed[0], {2016, 3, 20}), std::nullopt) << "26 March 2016 was a Saturday";
  const auto january = find_dates("Tuesday 7th January");
  EXPECT_EQ(with_year_after(january[0], {2019, 12, 20}), (Date{2020, 1, 7})) << "over the turn of the year";
}

}  // namespace
}  // namespace minutebook
