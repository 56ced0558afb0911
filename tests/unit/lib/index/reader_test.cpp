// SPDX-License-Identifier: GPL-3.0-or-later
#include "lib/index/reader.hpp"

#include <gmock/gmock.h>

#include <algorithm>

#include "lib/query/thesaurus.hpp"
#include "tests/unit/lib/index/support.hpp"

namespace minutebook {
namespace {

using namespace testing_index;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::UnorderedElementsAre;

Attendance person(std::string name, AttendanceStatus status) {
  Attendance one;
  one.name = one.name_as_printed = std::move(name);
  one.status = status;
  return one;
}

Action task(std::string text, std::string owner) {
  Action action;
  action.text = std::move(text);
  action.owners.push_back({OwnerKind::person, owner, owner});
  action.place.page = 1;
  return action;
}

Decision decision(std::string text, Outcome outcome) {
  Decision one;
  one.text = std::move(text);
  one.outcome = outcome;
  one.place.page = 1;
  return one;
}

/// Minutes of an invented executive with two items, each with its own action.
DocumentRecord executive() {
  DocumentRecord record = paper("aaaa000000000001", "Note of decisions",
                                {passage_of("Orchard funds", "The board discussed orchard funds at length.", 0, 1),
                                 passage_of("Bridge works", "Members heard that the bridge works are late.", 1, 2)});
  Minutes& minutes = record.minutes;
  minutes.type = DocumentType::note_of_decisions;
  minutes.body = NamedValue{"Westmere Shire Executive", {}};
  minutes.date = Date{2012, 3, 15};
  minutes.attendance = {person("Anna Vale", AttendanceStatus::present),
                        person("Piers Holt", AttendanceStatus::apologies)};
  Item orchard;
  orchard.number = "1";
  orchard.title = "Orchard funds";
  orchard.decisions = {decision("Agreed that orchard funds be a standing item.", Outcome::agreed)};
  orchard.actions = {task("Write to the growers", "Mary Tarn")};
  Item bridge;
  bridge.number = "2";
  bridge.title = "Bridge works";
  bridge.actions = {task("Call the contractor", "Jon Pike")};
  minutes.items = {orchard, bridge};
  return record;
}

class ReaderTest : public ::testing::Test {
 protected:
  void make(const std::vector<DocumentRecord>& records) {
    build(folder_.path(), records);
    auto opened = Reader::open(folder_.path());
    ASSERT_TRUE(opened.has_value()) << to_text(opened.error());
    reader_.emplace(std::move(*opened));
  }
  std::vector<std::string> found(const std::string& text) { return ids_of(search(*reader_, text)); }

  TemporaryFolder folder_;
  std::optional<Reader> reader_;
};

TEST_F(ReaderTest, KnowsWhoseArchivesItHolds) {
  DocumentRecord one = executive(), two = executive(), three = executive();
  two.id = "aaaa000000000002";
  three.id = "aaaa000000000003";
  one.archive = {"Shire papers", "Westmere Shire", "", "", "OGL-UK-3.0", {"en"}};
  two.archive = one.archive;
  two.archive.languages = {"cy"};  // of the paper, not of the archive
  three.archive.name = "Abbey papers";
  make({three, one, two});
  const auto& archives = reader_->archives();
  ASSERT_EQ(archives.size(), 2U);
  EXPECT_EQ(archives[0], (Archive{"Shire papers", "Westmere Shire", "", "", "OGL-UK-3.0", {}}));
  EXPECT_EQ(archives[1].name, "Abbey papers");
  make({executive()});
  EXPECT_THAT(reader_->archives(), IsEmpty());
}

TEST_F(ReaderTest, FindsAPaperAndShowsItsBestPassage) {
  make({executive(),
        paper("aaaa000000000002", "Report", {passage_of("Drains", "The drains of Mill Lane were cleaned.")})});
  const SearchResult result = search(*reader_, "bridge works");
  ASSERT_EQ(result.hits.size(), 1U);
  EXPECT_EQ(result.hits[0].document.id, "aaaa000000000001");
  EXPECT_EQ(result.hits[0].page, 2U);
  EXPECT_EQ(result.total, 1U);
  EXPECT_TRUE(result.total_exact);
  EXPECT_FALSE(result.hits[0].weak);
}

TEST_F(ReaderTest, LooksForOtherWordsWhenNoPassageHasThoseAskedFor) {
  if (related_words("stench").empty()) GTEST_SKIP() << "built without WordNet";
  make({paper("aaaa000000000001", "Minutes", {passage_of("Complaints", "The smell from the pig farm is worse.")}),
        paper("aaaa000000000002", "Minutes", {passage_of("Drains", "The drains of Mill Lane were cleaned.")}),
        paper("aaaa000000000003", "Minutes", {passage_of("Hall", "A reek of paint was noticed in the hall.")})});
  EXPECT_THAT(found("stench from the piggery"), ElementsAre("aaaa000000000001", "aaaa000000000003"));
  EXPECT_TRUE(search(*reader_, "stench from the piggery").hits[0].weak) << "other words are not passed off as answers";
  EXPECT_THAT(found("reek of paint"), ElementsAre("aaaa000000000003")) << "a clear query is left as it is";
  EXPECT_THAT(found("\"stench\""), IsEmpty()) << "what is quoted is meant as it is written";
}

TEST_F(ReaderTest, PeopleMatchOnlyWhereTheyBelong) {
  make({executive()});
  struct Row {
    std::string query;
    bool matches;
    std::string reason;
  };
  const std::vector<Row> rows = {
      {"attendee:vale", true, "was present"},
      {"attendee:holt", false, "apologies are not attendance"},
      {"apologies:holt", true, "sent apologies"},
      {"owner:\"Mary Tarn\" orchard funds", true, "her action is in that item"},
      {"owner:\"Mary Tarn\" bridge", false, "the bridge is another item"},
      {"owner:\"Jon Pike\" contractor", true, "words of the action itself"},
      {"board:executive", true, "one word of the name"},
      {"board:\"Shire Executive\"", true, "consecutive words of the name"},
      {"board:\"Westmere Executive\"", false, "not consecutive"},
      {"decision:standing", true, "word of a decision"},
      {"decision:late", false, "word of the discussion only"},
      {"outcome:agreed orchard", true, "the item's outcome"},
      {"outcome:agreed contractor", false, "another item's"},
  };
  for (const Row& row : rows) EXPECT_EQ(!found(row.query).empty(), row.matches) << row.query << ": " << row.reason;
}

TEST_F(ReaderTest, AFurtherMeetingIsFoundUnderItsOwnDateAndPeople) {
  DocumentRecord record = executive();
  Minutes second;
  second.type = DocumentType::minutes;
  second.title = "Minutes of the Moorings Panel";
  second.body = NamedValue{"Moorings Panel", {}};
  second.date = Date{2013, 5, 6};
  second.attendance.resize(1);
  second.attendance[0].name = "Ivo Brack";
  second.passages = {passage_of("Jetty", "The jetty was inspected.", -1, 2)};
  record.minutes.further_meetings = {second};
  make({record});
  struct Row {
    std::string query;
    bool matches;
    std::string reason;
  };
  const std::vector<Row> rows = {
      {"jetty year:2013", true, "the second meeting's words under its own date"},
      {"jetty year:2012", false, "not under the first meeting's date"},
      {"bridge year:2013", false, "nor the other way round"},
      {"attendee:\"Ivo Brack\" jetty", true, "its own people"},
      {"attendee:vale jetty", false, "the first meeting's people were not there"},
      {"board:\"Moorings Panel\"", true, "its own body"},
  };
  for (const Row& row : rows) EXPECT_EQ(!found(row.query).empty(), row.matches) << row.query << ": " << row.reason;
  const SearchResult result = search(*reader_, "jetty");
  ASSERT_EQ(result.hits.size(), 1U);
  EXPECT_EQ(result.hits[0].document.date, "2013-05-06");
  EXPECT_EQ(result.hits[0].document.body, "Moorings Panel");
  EXPECT_EQ(result.hits[0].page, 2U);
  EXPECT_EQ(result.total, 1U) << "one paper";
}

TEST_F(ReaderTest, RanksPapersWithMoreOfTheWordsFirst) {
  std::string often;
  for (int i = 0; i < 40; ++i) often += "hedgerow ";
  make({paper("aaaa000000000001", "One word often", {passage_of("", often)}),
        paper("aaaa000000000002", "Both", {passage_of("", "The hedgerow beside the millpond was cut.")}),
        paper("aaaa000000000003", "Apart",
              {passage_of("First", "The hedgerow was cut."), passage_of("Second", "The millpond froze.")}),
        paper("aaaa000000000004", "Neither", {passage_of("", "Nothing of the kind.")})});
  EXPECT_THAT(found("hedgerow millpond"), ElementsAre("aaaa000000000002", "aaaa000000000003", "aaaa000000000001"));
  EXPECT_THAT(found("hedgerow AND millpond"), UnorderedElementsAre("aaaa000000000002", "aaaa000000000003"));
  EXPECT_THAT(found("hedgerow -millpond"), ElementsAre("aaaa000000000001")) << "a paper with the word is out";
  EXPECT_THAT(found("hedgerow NEAR/5 millpond"), ElementsAre("aaaa000000000002"));
}

TEST_F(ReaderTest, CutsWordsAlikeInPapersAndQueries) {
  make({paper("aaaa000000000001", "Report",
              {passage_of("",
                          "Self-assessments by Mrs O\u2019Brien of the caf\u00E9 (24/00109/FUL) cost \u00A32.4m. "
                          "An e\uFB03cient S.106 agreement; R2024-101.")})});
  struct Row {
    std::string query;
    bool matches;
    std::string reason;
  };
  const std::vector<Row> rows = {
      {"self-assessment", true, "hyphen and plural"},
      {"selfassessment", true, "closed up"},
      {"\"self assessments\"", true, "as two words of a phrase"},
      {"obrien", true, "without its apostrophe"},
      {"\"o'brien\"", true, "with a plain one"},
      {"CAFE", true, "capitals and accents"},
      {"efficient", true, "a ligature"},
      {"ref:24/00109", true, "part of a longer reference"},
      {"24/00109/FUL", true, "the whole reference"},
      {"00109", true, "a part alone"},
      {"ref:24/0010", false, "a reference is never completed"},
      {"2400000", true, "an amount in full"},
      {"S106", true, "without its stop"},
      {"R2024/101", true, "another mark"},
      {"\"self assessment\"", false, "a phrase is not stemmed"},
      {"assess*", true, "a beginning"},
  };
  for (const Row& row : rows) EXPECT_EQ(!found(row.query).empty(), row.matches) << row.query << ": " << row.reason;
}

TEST_F(ReaderTest, KeepsUndatedPapersOutOfRangesAndCountsThem) {
  auto dated = [](const std::string& id, std::optional<Date> date) {
    DocumentRecord record = paper(id, "Minutes", {passage_of("", "The hedgerow was cut.")});
    record.minutes.date = date;
    return record;
  };
  make({dated("aaaa000000000001", Date{2011, 5, 4}), dated("aaaa000000000002", Date{2013, 2, 0}),
        dated("aaaa000000000003", std::nullopt)});
  const SearchResult range = search(*reader_, "hedgerow date:2013");
  EXPECT_THAT(ids_of(range), ElementsAre("aaaa000000000002")) << "a month is in its year";
  EXPECT_EQ(range.undated_left_out, 1U);
  EXPECT_EQ(search(*reader_, "hedgerow").undated_left_out, 0U);
  EXPECT_THAT(ids_of(search(*reader_, "hedgerow", SortOrder::newest)),
              ElementsAre("aaaa000000000002", "aaaa000000000001", "aaaa000000000003"));
  EXPECT_THAT(ids_of(search(*reader_, "hedgerow", SortOrder::oldest)),
              ElementsAre("aaaa000000000001", "aaaa000000000002", "aaaa000000000003"));
  EXPECT_THAT(found("hedgerow to:2011-05-03"), IsEmpty());
}

TEST_F(ReaderTest, CorrectsOnlyPlainWordsNoPaperHas) {
  std::vector<DocumentRecord> records;
  for (int i = 0; i < 4; ++i)
    records.push_back(paper("aaaa00000000000" + std::to_string(i), "Report",
                            {passage_of("", "The defibrillator of the village hall was tested.")}));
  make(records);
  const SearchResult repaired = search(*reader_, "defibrillater");
  EXPECT_EQ(repaired.total, 4U);
  ASSERT_FALSE(repaired.problems.empty());
  EXPECT_EQ(repaired.problems[0].suggestion, "defibrillator");
  EXPECT_EQ(repaired.did_you_mean, "defibrillator");
  EXPECT_EQ(search(*reader_, "defibrillator").did_you_mean, "");
  for (const std::string query : {"\"defibrillater\"", "Defibrillater", "d3fibrillator"})
    EXPECT_EQ(search(*reader_, query).total, 0U) << query;
}

TEST_F(ReaderTest, MarksResultsThatMissWhatMatters) {
  std::vector<DocumentRecord> records = {
      paper("aaaa000000000000", "Report", {passage_of("", "The crematorium raised its charges.")})};
  for (int i = 1; i < 9; ++i)
    records.push_back(
        paper("aaaa00000000000" + std::to_string(i), "Report", {passage_of("", "The council raised its charges.")}));
  make(records);
  const SearchResult result = search(*reader_, "crematorium charges");
  ASSERT_GE(result.hits.size(), 2U);
  EXPECT_EQ(result.hits[0].document.id, "aaaa000000000000");
  EXPECT_FALSE(result.hits[0].weak);
  EXPECT_TRUE(result.hits[1].weak) << "only the common word";
}

TEST_F(ReaderTest, CountsFacetsOverPapersNotEntries) {
  make({executive(), paper("aaaa000000000002", "Orchard report", {passage_of("", "Orchard funds.")})});
  const SearchResult result = search(*reader_, "orchard");
  std::string printed;
  for (const auto& facet : result.facets)
    for (const auto& value : facet.values)
      printed += facet.name + "=" + value.value + ":" + std::to_string(value.count) + " ";
  EXPECT_EQ(printed,
            "board=Westmere Shire Executive:1 type=note_of_decisions:1 type=other:1 year=2012:1 person=Anna Vale:1 "
            "owner=Jon Pike:1 owner=Mary Tarn:1 outcome=agreed:1 ");
}

TEST_F(ReaderTest, PagesAgreeWithOneAnother) {
  std::vector<DocumentRecord> records;
  for (int i = 10; i < 40; ++i)
    records.push_back(paper("aaaa0000000000" + std::to_string(i), "Report", {passage_of("", "The hedgerow was cut.")}));
  make(records);
  std::vector<std::string> paged;
  for (uint32_t offset = 0; offset < 30; offset += 7) {
    SearchRequest request;
    request.text = "hedgerow";
    request.limit = 7;
    request.offset = offset;
    const auto result = reader_->search(request);
    ASSERT_TRUE(result.has_value());
    EXPECT_EQ(result->total, 30U);
    for (const auto& id : ids_of(*result)) paged.push_back(id);
  }
  EXPECT_EQ(paged.size(), 30U);
  EXPECT_TRUE(std::is_sorted(paged.begin(), paged.end())) << "equal scores are ordered by id";
}

TEST_F(ReaderTest, NamesThePageOfTheHitAndTheOthers) {
  Passage longer = passage_of("Works", "The gate was painted.\nThe hedgerow was cut.", -1, 3);
  longer.page_to = 4;
  longer.page_starts = {22};
  make({paper("aaaa000000000001", "Minutes", {longer, passage_of("Later", "Again the hedgerow, at length.", -1, 7)})});
  const SearchResult result = search(*reader_, "hedgerow works");
  ASSERT_EQ(result.hits.size(), 1U);
  EXPECT_EQ(result.hits[0].page, 4U);
  EXPECT_THAT(result.hits[0].also_on_pages, ElementsAre(7U));
  std::string marked;
  for (const auto& part : result.hits[0].snippet)
    if (part.hit) marked += part.text + "|";
  EXPECT_EQ(marked, "hedgerow|");
}

/// Xapian takes a part that matches nothing for a part that was not asked for.
TEST_F(ReaderTest, WhatNoPaperHasFindsNothing) {
  make({executive()});
  for (const char* query : {"zzzqq*", "board:zzz*", "attendee:zzz*", "title:zzz*", "ref:///"}) {
    SearchRequest request;
    request.text = query;
    EXPECT_EQ(reader_->search(request)->total, 0U) << query;
  }
}

TEST_F(ReaderTest, NeverFailsOnStrangeQueries) {
  make({executive()});
  std::string bytes;
  for (int i = 0; i < 256; ++i) bytes += static_cast<char>(i);
  for (const std::string& query : {bytes, std::string("* OR -"), std::string(5000, '('), std::string("-zzz"),
                                   std::string("the of and"), std::string("aaa* bbb* ccc*"), std::string("board:\"\""),
                                   std::string("type:*"), std::string("in:x"), std::string("ref:///")}) {
    SearchRequest request;
    request.text = query;
    EXPECT_TRUE(reader_->search(request).has_value()) << query;
  }
}

TEST(ReaderBudget, ASearchThatMayTakeNoTimeSaysThatItWasStopped) {
  const TemporaryFolder folder;
  build(folder.path(), {executive()});
  auto opened = Reader::open(folder.path());
  ASSERT_TRUE(opened.has_value());
  for (const char* query :
       {"orchard", "\"orchard funds\"", "orchard NEAR/5 length", "orch*", "orchard date:2012", "-harvest"}) {
    opened->allow(std::chrono::milliseconds(0));
    const SearchResult stopped = search(*opened, query);
    EXPECT_FALSE(stopped.total_exact) << query;
    ASSERT_FALSE(stopped.problems.empty()) << query;
    EXPECT_THAT(stopped.problems.back().message, ::testing::HasSubstr("was stopped")) << query;
    opened->allow(std::chrono::hours(1));
    const SearchResult whole = search(*opened, query);
    EXPECT_TRUE(whole.total_exact) << query;
    EXPECT_TRUE(whole.problems.empty()) << query;
    EXPECT_EQ(whole.total, 1U) << query;
  }
}

TEST(ReaderBudget, RegistersAndTimelinesSayItToo) {
  const TemporaryFolder folder;
  build(folder.path(), {executive()});
  auto opened = Reader::open(folder.path());
  ASSERT_TRUE(opened.has_value());
  SearchRequest request;
  request.text = "orchard";
  opened->allow(std::chrono::milliseconds(0));
  const auto timeline = opened->timeline(request);
  ASSERT_TRUE(timeline && !timeline->problems.empty());
  EXPECT_THAT(timeline->problems.back().message, ::testing::HasSubstr("was stopped"));
  EXPECT_FALSE(timeline->total_exact);
  const auto decisions = opened->search_register(request, EntryKind::decision);
  ASSERT_TRUE(decisions && !decisions->problems.empty());
  EXPECT_FALSE(decisions->total_exact);
  opened->allow(std::chrono::hours(1));
  EXPECT_TRUE(opened->timeline(request)->problems.empty());
  EXPECT_EQ(opened->search_register(request, EntryKind::decision)->total, 1U);
}

}  // namespace
}  // namespace minutebook
