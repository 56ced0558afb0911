// SPDX-License-Identifier: GPL-3.0-or-later
#include "lib/index/meeting_terms.hpp"

#include <gtest/gtest.h>

#include "lib/index/format.hpp"
#include "lib/index/generation.hpp"
#include "tests/unit/lib/index/support.hpp"

namespace minutebook {
namespace {

using testing_index::build;
using testing_index::paper;
using testing_index::passage_of;
using testing_index::search;
using testing_index::TemporaryFolder;

Minutes meeting_of(const std::string& board, const std::string& person, const std::string& text) {
  Minutes minutes;
  minutes.title = board + " minutes";
  minutes.body = NamedValue{board, {}};
  Attendance attendee;
  attendee.name = person;
  attendee.status = AttendanceStatus::present;
  minutes.attendance.push_back(attendee);
  minutes.passages.push_back(passage_of("Moorings", text));
  return minutes;
}

/// One file with the minutes of two boards.
DocumentRecord two_meetings(const std::string& id) {
  DocumentRecord record = paper(id, "", {});
  record.minutes = meeting_of("Harbour Board", "Ivo Larkspur", "The crane was greased.");
  record.minutes.further_meetings = {meeting_of("Ferry Board", "Una Thistle", "The crane was painted.")};
  return record;
}

DocumentRecord one_meeting(const std::string& id) {
  DocumentRecord record = paper(id, "", {});
  record.minutes = meeting_of("Harbour Board", "Una Thistle", "The crane was sold.");
  record.source.path = "papers/crane sold/" + id + ".txt";
  return record;
}

std::vector<std::string> found(Reader& reader, const std::string& query) {
  std::vector<std::string> out;
  for (const SearchHit& hit : search(reader, query).hits) out.push_back(hit.document.id);
  return out;
}

using Ids = std::vector<std::string>;

TEST(MeetingTerms, StandForTheEntriesOfTheirMeetingOnly) {
  const TemporaryFolder folder;
  build(folder.path(), {two_meetings("00000000000000a1"), one_meeting("00000000000000b2")});
  auto reader = Reader::open(folder.path());
  ASSERT_TRUE(reader);
  const struct {
    const char* query;
    Ids ids;
    const char* reason;
  } rows[] = {
      {"attendee:larkspur \"crane was greased\"", {"00000000000000a1"}, "a phrase inside an item of that meeting"},
      {"attendee:larkspur \"crane was painted\"", {}, "a phrase inside an item of the other"},
      {"attendee:thistle \"was painted\"", {"00000000000000a1"}, "the second meeting has people of its own"},
      {"attendee:thi* \"was sold\"", {"00000000000000b2"}, "the beginning of a name"},
      {"board:ferry -painted", {}, "without what its passage says"},
      {"path:\"crane sold\"", {"00000000000000b2"}, "words of a path in this order"},
      {"path:\"sold crane\"", {}, "and in no other"},
      {"path:\"crane sold\" \"was sold\"", {"00000000000000b2"}, "a path beside a phrase"},
  };
  for (const auto& row : rows) {
    EXPECT_EQ(found(*reader, row.query), row.ids) << row.query << ": " << row.reason;
  }
}

TEST(MeetingTerms, StayTrueWhenPapersGoAndCome) {
  const TemporaryFolder folder;
  build(folder.path(), {two_meetings("00000000000000a1"), one_meeting("00000000000000b2")});
  auto update = IndexBuilder::update(folder.path(), 1);
  ASSERT_TRUE(update);
  (*update)->remove("00000000000000a1");
  ASSERT_TRUE((*update)->add(one_meeting("00000000000000c3")));
  ASSERT_TRUE((*update)->publish());
  auto reader = Reader::open(folder.path());
  ASSERT_TRUE(reader);
  EXPECT_EQ(found(*reader, "attendee:larkspur"), Ids());
  EXPECT_EQ(found(*reader, "attendee:thistle \"was sold\"").size(), 2U);
  EXPECT_EQ(MeetingTerms::faults(Xapian::Database((folder.path() / "public").string())), Ids());
}

TEST(MeetingTerms, TellsWhenEntriesDoNotFollowTheirDocument) {
  const TemporaryFolder folder;
  Xapian::WritableDatabase database((folder.path() / "base").string(), Xapian::DB_CREATE);
  const auto put = [&](const char* kind, const char* paper_id) {
    Xapian::Document document;
    document.add_boolean_term(std::string(format::prefix::entry));
    document.add_boolean_term(std::string(field(FieldId::kind).prefix) + kind);
    document.add_value(format::slot::document, paper_id);
    return database.add_document(document);
  };
  put("document", "a");
  const Xapian::docid middle = put("passage", "a");
  put("passage", "a");
  EXPECT_TRUE(MeetingTerms::faults(database).empty());
  database.delete_document(middle);
  EXPECT_EQ(MeetingTerms::faults(database).size(), 1U) << "a gap inside a paper";
  put("passage", "b");
  EXPECT_EQ(MeetingTerms::faults(database).size(), 2U) << "an entry without its document";
}

}  // namespace
}  // namespace minutebook
