// SPDX-License-Identifier: GPL-3.0-or-later
#include "lib/index/public_part.hpp"

#include <gtest/gtest.h>

namespace minutebook {
namespace {

Place on(uint32_t page, uint32_t start = 0) { return {page, start, start + 5, "test", 0.9}; }

/// Two pages; page 2 is closed from its byte 100. Every value stands at `place`.
DocumentRecord record_with_values_at(const Place& place) {
  DocumentRecord record;
  Minutes& m = record.minutes;
  m.type = DocumentType::minutes;
  m.pages = {{1, "public words\n"}, {2, "wattlesecret words\n"}};
  m.title = "Minutes of the Wattle Panel";
  m.title_place = place;
  m.body = NamedValue{"Wattle Panel", place};
  m.organization = NamedValue{"Wattlecombe Council", place};
  m.chair = NamedValue{"Ada Wattle", place};
  m.location = NamedValue{"Wattle Hall", place};
  m.date = Date{2021, 3, 4};
  m.date_source = DateSource::label;
  m.date_place = place;
  m.dates = {{Date{2021, 3, 4}, DateRole::meeting, "4 March 2021", place}};
  m.start_time = "10:00";
  m.end_time = "12:00";
  m.purpose = Purpose{PurposeCode::noting, "To note", place};
  m.contact_officer = ContactOfficer{"Bo Wattle", "", "", "", place};
  m.summary = "wattlesecret summary";
  m.references = {"WAT/12"};
  m.recommendations = {{"1", "sell it", place}};
  m.problems = {{2, "wattle problem"}};
  m.attendance.resize(1);
  m.attendance[0].name = "Cy Wattle";
  m.attendance[0].notes = {"left at the wattle item"};
  m.attendance[0].place = place;
  m.restriction.ranges = {{2, 2, "", "PART II"}};
  m.restriction.place = on(2, 100);
  return record;
}

TEST(PublicPart, ValuesOfClosedPagesGo) {
  const struct {
    Place place;
    bool stays;
    const char* reason;
  } rows[] = {
      {on(1), true, "an open page"},
      {on(2, 200), false, "below the heading that closes"},
      {on(2, 10), true, "above that heading"},
      {Place{}, false, "nowhere: in doubt it goes"},
  };
  for (const auto& row : rows) {
    const auto open = public_part(record_with_values_at(row.place)).minutes;
    EXPECT_EQ(!open.title.empty(), row.stays) << row.reason;
    EXPECT_EQ(open.body.has_value(), row.stays) << row.reason;
    EXPECT_EQ(open.organization.has_value(), row.stays) << row.reason;
    EXPECT_EQ(open.chair.has_value(), row.stays) << row.reason;
    EXPECT_EQ(open.location.has_value(), row.stays) << row.reason;
    EXPECT_EQ(open.date.has_value(), row.stays) << row.reason;
    EXPECT_EQ(open.dates.size(), row.stays ? 1U : 0U) << row.reason;
    EXPECT_EQ(!open.start_time.empty(), row.stays) << row.reason;
    EXPECT_EQ(open.purpose.has_value(), row.stays) << row.reason;
    EXPECT_EQ(open.contact_officer.has_value(), row.stays) << row.reason;
    EXPECT_EQ(open.recommendations.size(), row.stays ? 1U : 0U) << row.reason;
    EXPECT_EQ(open.attendance.size(), row.stays ? 1U : 0U) << row.reason;
  }
}

TEST(PublicPart, ValuesWithoutPlaceGo) {
  const auto open = public_part(record_with_values_at(on(1))).minutes;
  EXPECT_EQ(open.end_time, "") << "the last page is closed";
  EXPECT_EQ(open.summary, "");
  EXPECT_TRUE(open.references.empty());
  EXPECT_TRUE(open.problems.empty());
  ASSERT_EQ(open.attendance.size(), 1U);
  EXPECT_TRUE(open.attendance[0].notes.empty());
  EXPECT_EQ(open.pages[1].text, "");
}

TEST(PublicPart, DateOfTheFileNameStays) {
  auto record = record_with_values_at(Place{});
  record.minutes.date_source = DateSource::filename;
  EXPECT_TRUE(public_part(record).minutes.date.has_value());
}

TEST(PublicPart, AgendasListTitlesOfPrivateItems) {
  const struct {
    DocumentType type;
    uint32_t page;
    bool listed;
    const char* reason;
  } rows[] = {
      {DocumentType::agenda, 2, true, "titles below the heading of the private part are public"},
      {DocumentType::agenda, 3, false, "a heading inside the private paper behind the agenda"},
      {DocumentType::minutes, 2, false, "minutes say what was done"},
  };
  for (const auto& row : rows) {
    auto record = record_with_values_at(on(1));
    Minutes& m = record.minutes;
    m.type = row.type;
    m.pages.push_back({3, "more\n"});
    m.restriction.ranges = {{2, 3, "9", "PART II"}};
    Item item;
    item.number = "9";
    item.title = "Sale of the boathouse";
    item.place = on(row.page, 200);
    item.decisions.resize(1);
    m.items = {item};
    m.passages.resize(1);
    m.passages[0].text = "wattlesecret";
    m.passages[0].item = 0;
    m.passages[0].page_from = m.passages[0].page_to = row.page;
    const auto open = public_part(record).minutes;
    ASSERT_EQ(open.items.size(), row.listed ? 1U : 0U) << row.reason;
    EXPECT_TRUE(open.passages.empty()) << row.reason;
    if (row.listed) {
      EXPECT_TRUE(open.items[0].decisions.empty()) << row.reason;
    }
  }
}

TEST(PublicPart, FurtherMeetingsLoseWhatStandsOnClosedPages) {
  auto record = record_with_values_at(on(1));
  Minutes second = record_with_values_at(on(2, 200)).minutes;
  second.pages.clear();
  second.passages.resize(1);
  second.passages[0].text = "wattlesecret";
  second.passages[0].page_from = second.passages[0].page_to = 2;
  record.minutes.further_meetings = {second};
  const auto open = public_part(record).minutes;
  ASSERT_EQ(open.further_meetings.size(), 1U);
  EXPECT_TRUE(open.further_meetings[0].passages.empty());
  EXPECT_TRUE(open.further_meetings[0].attendance.empty());
  EXPECT_FALSE(open.further_meetings[0].date.has_value());
  EXPECT_EQ(open.further_meetings[0].title, "");
  EXPECT_EQ(open.attendance.size(), 1U) << "the first meeting stands on an open page";
}

TEST(PublicPart, APassageShutInOneMeetingClosesThePageForAll) {
  DocumentRecord record;
  record.minutes.type = DocumentType::minutes;
  record.minutes.pages = {{1, "shared page\n"}};
  record.minutes.date = Date{2021, 3, 4};
  record.minutes.date_place = on(1);
  record.minutes.attendance.resize(1);
  record.minutes.attendance[0].place = on(1);
  Minutes second;
  second.type = DocumentType::minutes;
  second.passages.resize(1);
  second.passages[0].text = "wattlesecret";
  second.passages[0].restricted = true;
  record.minutes.further_meetings = {second};
  EXPECT_TRUE(has_restricted_parts(record));
  const auto open = public_part(record).minutes;
  EXPECT_EQ(open.pages[0].text, "");
  EXPECT_TRUE(open.further_meetings[0].passages.empty());
}

}  // namespace
}  // namespace minutebook
