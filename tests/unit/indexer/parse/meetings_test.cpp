// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/parse/meetings.hpp"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "indexer/parse/parse.hpp"

namespace minutebook {
namespace {

Layout layout_of(const std::vector<std::string>& lines) {
  Layout layout;
  layout.media_type = MediaType::text;
  layout.page_count = 1;
  Page page;
  float y = 0;
  for (const auto& text : lines) {
    Line line;
    line.text = text;
    line.heading = text.starts_with("# ") ? 1 : text.starts_with("## ") ? 2 : 0;
    line.text.erase(0, line.heading > 0 ? line.heading + 1 : 0);
    line.box = {0, y, 6.0F * static_cast<float>(text.size()), y + 12};
    y += 24;
    page.lines.push_back(line);
  }
  layout.pages.push_back(page);
  return layout;
}

const std::vector<std::string> first = {
    "WITHY MARSH PARISH COUNCIL",
    "Minutes of the Annual Meeting of the Council held on Monday 13 May 2024 at 6.30pm in the Reading Room",
    "Present: Cllrs Ada Penn (Chairman), Ben Oake and Cy Rudd",
    "1. Apologies",
    "None.",
    "2. Election of Chairman",
    "Cllr Penn was proposed by Cllr Oake, seconded by Cllr Rudd and elected.",
    "3. Appointments",
    "The representatives were reappointed.",
    "4. Close",
    "The meeting closed at 6.55pm."};

std::vector<std::string> with(const std::vector<std::string>& more) {
  auto lines = first;
  lines.insert(lines.end(), more.begin(), more.end());
  return lines;
}

TEST(Meetings, BeginAtATitleBlockWithDateAndPeople) {
  const struct {
    std::vector<std::string> more;
    std::vector<size_t> starts;
    const char* reason;
  } rows[] = {
      {{}, {}, "one meeting"},
      {{"Minutes of a meeting of the above Council held on Monday 13 May 2024 at 7pm", "Present: Cllrs Penn and Oake",
        "5. Finance"},
       {11},
       "the ordinary meeting after the annual one"},
      {{"WITHY MARSH PARISH COUNCIL", "MINUTES OF THE ORDINARY MEETING", "Held on 10 June 2024", "PRESENT", "Ada Penn"},
       {11},
       "the body's name above belongs to the new title"},
      {{"# Planning Committee, 20 May 2024", "Attendance: Ada Penn, Cy Rudd", "Nothing was decided."},
       {11},
       "a heading with a date"},
      {{"5. Minutes of the meeting held on 8 April 2024", "Present at that meeting were all members."},
       {},
       "an item about earlier minutes"},
      {{"Minutes of the previous meeting held on 8 April 2024 were signed.", "Apologies were received from Cllr Oake."},
       {},
       "earlier minutes that were signed"},
      {{"Minutes of the Planning Committee held on 2 May 2024 are attached.", "6. Correspondence", "Present: a letter"},
       {},
       "items go on before anybody is present"},
      {{"Minutes of a meeting of the above Council held on Monday 13 May 2024 at 7.00pm", "5. Minutes were approved."},
       {11},
       "the whole sentence with its hour needs no list of people"},
      {{"Minutes of a meeting of the Hall Committee held on Monday 6 May 2024", "5. Finance"},
       {},
       "a paper listed under an item"},
      {{"The next meeting will be held on 10 June 2024", "Present: Cllr Penn"}, {}, "a meeting to come"},
      {{"Minutes of the Annual Parish Meeting", "Present: Ada Penn and twelve electors"}, {}, "no date of its own"},
  };
  for (const auto& row : rows)
    EXPECT_EQ(further_meeting_starts(clean(layout_of(with(row.more)))), row.starts) << row.reason;
}

TEST(Meetings, EachHasItsOwnDatePeopleAndItems) {
  const auto read = parse(
      layout_of(
          with({"WITHY MARSH PARISH COUNCIL",
                "Minutes of the Ordinary Meeting of the Council held on Monday 10 June 2024 at 7.00pm in the Hall",
                "Present: Cllrs Ben Oake (in the chair) and Cy Rudd", "Apologies: Cllr Ada Penn", "5. Finance",
                "RESOLVED that the accounts be paid.", "6. Footpaths", "ACTION: Cllr Rudd to clear path 9."})),
      {"minutes/2024-05-13.txt"});
  EXPECT_EQ(read.date, (Date{2024, 5, 13}));
  EXPECT_EQ(read.start_time, "18:30");
  EXPECT_EQ(read.attendance.size(), 3U);
  EXPECT_EQ(read.items.size(), 4U);
  ASSERT_EQ(read.further_meetings.size(), 1U);
  const Minutes& second = read.further_meetings[0];
  EXPECT_EQ(second.type, DocumentType::minutes);
  EXPECT_EQ(second.date, (Date{2024, 6, 10}));
  EXPECT_EQ(second.start_time, "19:00");
  ASSERT_EQ(second.attendance.size(), 3U);
  EXPECT_EQ(second.attendance[2].status, AttendanceStatus::apologies);
  ASSERT_TRUE(second.chair);
  EXPECT_EQ(second.chair->name, "Ben Oake");
  ASSERT_EQ(second.items.size(), 2U);
  EXPECT_EQ(second.items[0].decisions.size(), 1U);
  EXPECT_EQ(second.items[1].actions.size(), 1U);
  EXPECT_TRUE(second.pages.empty());
  EXPECT_EQ(read.pages[0].text.substr(second.items[0].place.start, 2), "5.") << "places point into the file's pages";
}

TEST(Meetings, AFileOfMeetingsTakesNoDateOfItsNameTwice) {
  const auto read = parse(layout_of(with({"Minutes of the Ordinary Meeting held on 10 June 2024", "Present: Cllr Rudd",
                                          "5. Finance", "The accounts were paid."})),
                          {"2024-05-13.txt"});
  ASSERT_EQ(read.further_meetings.size(), 1U);
  EXPECT_EQ(read.further_meetings[0].date, (Date{2024, 6, 10}));
}

TEST(Meetings, ClosedPartsOfTheFileAreClosedInEach) {
  const auto read = parse(layout_of(with({"Minutes of the Ordinary Meeting held on 10 June 2024", "Present: Cllr Rudd",
                                          "5. Finance", "The accounts were paid.", "PART TWO - EXEMPT ITEMS",
                                          "6. Sale of the boathouse", "RESOLVED to sell it."})),
                          {});
  ASSERT_EQ(read.further_meetings.size(), 1U);
  EXPECT_FALSE(read.restriction.ranges.empty());
  EXPECT_EQ(read.further_meetings[0].restriction, read.restriction);
}

}  // namespace
}  // namespace minutebook
