// SPDX-License-Identifier: GPL-3.0-or-later
#include <gtest/gtest.h>

#include <set>

#include "lib/base/text.hpp"
#include "lib/model/fields.hpp"
#include "lib/model/json.hpp"
#include "lib/model/view.hpp"

namespace minutebook {
namespace {

Minutes full_minutes() {
  const Place place{1, 10, 20, "test", 0.5};
  Minutes minutes;
  minutes.type = DocumentType::note_of_decisions;
  minutes.type_place = place;
  minutes.title = "Note of decisions";
  minutes.title_place = place;
  minutes.body = NamedValue{"Harbour Commission", place};
  minutes.organization = NamedValue{"Port of Westmere", place};
  minutes.date = Date{2012, 3, 15};
  minutes.date_source = DateSource::label;
  minutes.date_place = place;
  minutes.dates = {{Date{2012, 2, 0}, DateRole::previous_meeting, "February 2012", place}};
  minutes.start_time = "14:30";
  minutes.end_time = "16:00";
  minutes.location = NamedValue{"The Hall", place};
  minutes.chair = NamedValue{"Ann Reed", place};
  minutes.item_number = "4";
  minutes.purpose = Purpose{PurposeCode::noting, "For noting", place};
  minutes.contact_officer = ContactOfficer{"Tom Hill", "Clerk", "01234 5", "tom@westmere.example", place};
  minutes.summary = "What it is about.";
  minutes.status = "draft";
  minutes.attendance = {{"Ann Reed",
                         "Cllr Ann Reed OBE",
                         {"Cllr"},
                         {"OBE"},
                         "Chair",
                         "Westmere",
                         "AR",
                         AttendanceStatus::substitute,
                         "Joe Lane",
                         {"left at item 5"},
                         place}};
  const Action action{
      "Write", {{OwnerKind::person, "Ann Reed", "A Reed"}}, "by May", Date{2012, 5, 0}, "A1", "open", Strength::weak,
      place};
  const Decision decision{Outcome::agreed,
                          "Agreed it",
                          {"(a) one"},
                          Strength::strong,
                          "A",
                          "B",
                          Vote{7, 3, 1, "7-3-1", {"A"}, {"B"}, {"C"}},
                          place};
  minutes.items = {{"1", "285", "3", "Moorings", place, {decision}, {action}}};
  minutes.recommendations = {{"1", "Do it", place}};
  minutes.actions = {action};
  minutes.restriction = {RestrictionLevel::weak, "marked", {{2, 3, "9", "Part II"}}, place};
  minutes.problems = {{2, "Unclear date"}};
  minutes.references = {"24/00109"};
  minutes.pages = {{1, "Text of the page"}};
  minutes.passages = {{"Moorings", "Text", 0, 1, 2, {3}, true}};
  return minutes;
}

Minutes with_further_meeting(Minutes minutes) {
  Minutes second = minutes;
  second.pages.clear();
  second.title = "Minutes of another meeting";
  minutes.further_meetings = {second};
  return minutes;
}

DocumentRecord full_record() {
  return {"0123456789abcdef",
          {"/archive", "a/b.pdf", 10, 20},
          std::string(64, 'a'),
          MediaType::pdf,
          Verdict::timed_out,
          "page 3 took too long",
          7,
          with_further_meeting(full_minutes()),
          2,
          OcrSummary{{3, 4}, 87},
          {"plan.dwg", "minutes.pdf"},
          {},
          {},
          {"fedcba9876543210"}};
}

TEST(RecordJson, RoundTripsEveryField) {
  const DocumentRecord record = full_record();
  const auto read = record_from_json(to_json(record, true));
  ASSERT_TRUE(read) << read.error().what;
  EXPECT_EQ(*read, record);
}

TEST(RecordJson, RoundTripsAnEmptyRecord) {
  const auto read = record_from_json(to_json(DocumentRecord{}, true));
  ASSERT_TRUE(read) << read.error().what;
  EXPECT_EQ(*read, DocumentRecord{});
}

TEST(RecordJson, RefusesWhatIsNotARecord) {
  for (const char* bad : {"", "{", "[]", "{\"path\": 7}"}) EXPECT_FALSE(record_from_json(bad)) << bad;
}

TEST(RecordJson, TreatsAnUnknownRestrictionAsRestricted) {
  const auto read = record_from_json(R"({"path":"a","restriction":{"level":"Secret"}})");
  ASSERT_TRUE(read);
  EXPECT_EQ(read->minutes.restriction.level, RestrictionLevel::restricted);
  EXPECT_EQ(record_from_json(R"({"path":"a"})")->minutes.restriction.level, RestrictionLevel::restricted);
}

TEST(RecordJson, SurvivesBrokenUtf8) {
  DocumentRecord record;
  record.source.path = "bad\xFFname.pdf";
  EXPECT_NE(to_json(record).find("bad\xEF\xBF\xBDname.pdf"), std::string::npos);
}

TEST(Fields, TableIsSound) {
  std::set<std::string_view> names;
  std::set<std::string_view> prefixes;
  for (const auto& row : fields()) {
    EXPECT_EQ(&field(row.id), &row) << row.name << ": one row an id";
    EXPECT_TRUE(names.insert(row.name).second) << row.name;
    for (const auto alias : split(row.aliases, ' ')) {
      EXPECT_TRUE(alias.empty() || names.insert(alias).second) << alias << " is taken";
    }
    EXPECT_TRUE(row.prefix.empty() || prefixes.insert(row.prefix).second) << row.prefix;
    EXPECT_FALSE(row.description.empty());
    EXPECT_NE(row.example.find(':'), std::string_view::npos) << row.name;
  }
  EXPECT_EQ(find_field("BOARD")->id, FieldId::board) << "names are found in any case";
  EXPECT_EQ(find_field("nosuch"), nullptr);
}

TEST(View, PrintsTheRequestAsParameters) {
  SearchRequest request;
  request.text = "mill lane & \"x\"";
  request.filters = {{FieldId::board, "Harbour Commission"}};
  request.sort = SortOrder::newest;
  EXPECT_EQ(to_query_string(request, 20),
            "q=mill%20lane%20%26%20%22x%22&board=Harbour%20Commission&sort=newest&offset=20");
}

TEST(View, OffersTheNextPageOnlyWhenThereIsOne) {
  SearchResult result;
  result.hits.resize(10);
  result.total = 11;
  EXPECT_NE(to_json(result).find("\"next\":\"/api/v1/search?q=&offset=10\""), std::string::npos);
  result.total = 10;
  EXPECT_NE(to_json(result).find("\"next\":null"), std::string::npos);
}

TEST(DocumentId, TellsCopiesApart) {
  const std::string hash(64, 'a');
  EXPECT_EQ(document_id(hash, "x", false), "aaaaaaaaaaaaaaaa");
  EXPECT_NE(document_id(hash, "x", true), document_id(hash, "y", true));
}

TEST(Verdicts, RoundTripAndAdvise) {
  for (const Verdict verdict : {Verdict::ok, Verdict::no_text, Verdict::locked, Verdict::malformed, Verdict::too_large,
                                Verdict::timed_out, Verdict::crashed, Verdict::unsupported}) {
    EXPECT_EQ(verdict_from_name(to_name(verdict)), verdict);
    EXPECT_FALSE(advice(verdict).empty());
  }
}

}  // namespace
}  // namespace minutebook
