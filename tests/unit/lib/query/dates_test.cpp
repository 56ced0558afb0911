// SPDX-License-Identifier: GPL-3.0-or-later
#include "lib/query/dates.hpp"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "lib/query/suggest.hpp"

namespace minutebook {
namespace {

std::string print(const std::optional<DateRange>& range) {
  if (!range) return "-";
  return (range->from ? to_iso(*range->from) : "") + ".." + (range->to ? to_iso(*range->to) : "");
}

TEST(ReadDateRange, ReadsTheFormsPeopleType) {
  struct Row {
    std::string text, range, reason;
  };
  const std::vector<Row> rows = {
      {"2012-03-15", "2012-03-15..2012-03-15", "ISO"},
      {"15/3/2012", "2012-03-15..2012-03-15", "day first"},
      {"15.03.2012", "2012-03-15..2012-03-15", "dots"},
      {"15-3-2012", "2012-03-15..2012-03-15", "dashes"},
      {"15/3/12", "2012-03-15..2012-03-15", "a short year"},
      {"3/4/98", "1998-04-03..1998-04-03", "a short year of the last century"},
      {"2012/3/15", "2012-03-15..2012-03-15", "year first"},
      {"15 March 2012", "2012-03-15..2012-03-15", "words"},
      {"15th of March, 2012", "2012-03-15..2012-03-15", "an ordinal"},
      {"Thursday 15 March 2012", "2012-03-15..2012-03-15", "a weekday before it"},
      {"March 15, 2012", "2012-03-15..2012-03-15", "month first"},
      {"March 2012", "2012-03-01..2012-03-31", "a month"},
      {"feb 2012", "2012-02-01..2012-02-29", "a short month in a leap year"},
      {"Sept. 2012", "2012-09-01..2012-09-30", "the usual short form"},
      {"3/2012", "2012-03-01..2012-03-31", "month and year in numbers"},
      {"2012", "2012-01-01..2012-12-31", "a year"},
      {"2011..2013", "2011-01-01..2013-12-31", "a range"},
      {"2013..2011", "2011-01-01..2013-12-31", "turned round"},
      {"2011 to 2013", "2011-01-01..2013-12-31", "a range in words"},
      {"March 2011 .. May 2011", "2011-03-01..2011-05-31", "a range of months"},
      {"..2008-12-31", "..2008-12-31", "an open start"},
      {"2009..", "2009-01-01..", "an open end"},
      {"2012-13", "2012-04-01..2013-03-31", "13 is no month: a financial year"},
      {"2011-12", "2011-12-01..2011-12-31", "12 is one: ISO comes before custom"},
      {"2009/10", "2009-04-01..2010-03-31", "with a slash it is the financial year"},
      {"2012-2013", "2012-04-01..2013-03-31", "both years in full"},
      {"1999/00", "1999-04-01..2000-03-31", "over the century"},
      {"before 2013", "..2012-12-31", "the year itself is left out"},
      {"after March 2012", "2012-04-01..", "the month itself is left out"},
      {"since 2013", "2013-01-01..", "the year itself is in"},
      {"until 3 May 2012", "..2012-05-03", "the day itself is in"},
      {"2012-02-30", "-", "no such day"},
      {"31/2/2012", "-", "no such day, day first"},
      {"2019-14", "-", "neither month nor next year"},
      {"32/1/2012", "-", "no such day of a month"},
      {"soon", "-", "no date"},
      {"", "-", "nothing"},
      {"..", "-", "a range of nothing"},
      {"before 1000", "-", "years begin at 1000"},
      {"after 9999", "-", "and end at 9999"},
      {"2012 March", "-", "not a form in use"},
      {"99999", "-", "five digits are no year"},
  };
  for (const Row& row : rows) EXPECT_EQ(print(read_date_range(row.text)), row.range) << row.text << ": " << row.reason;
}

TEST(TypingDistance, CountsMistakesOfTyping) {
  EXPECT_EQ(typing_distance("owner", "owner", 2), 0U);
  EXPECT_EQ(typing_distance("ower", "owner", 2), 1U) << "one left out";
  EXPECT_EQ(typing_distance("ownre", "owner", 2), 1U) << "neighbours swapped";
  EXPECT_EQ(typing_distance("own", "board", 2), 3U) << "more than the limit is the limit and one";
  EXPECT_EQ(typing_distance("", "ab", 2), 2U);
}

TEST(SuggestField, NamesOnlyWhatIsNear) {
  EXPECT_EQ(suggest_field("atendee"), "attendee");
  EXPECT_EQ(suggest_field("titel"), "title");
  EXPECT_EQ(suggest_field("zebra"), "");
}

}  // namespace
}  // namespace minutebook
