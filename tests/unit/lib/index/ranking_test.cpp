// SPDX-License-Identifier: GPL-3.0-or-later
#include "lib/index/ranking.hpp"

#include <gmock/gmock.h>

#include <optional>

#include "lib/model/explanation.hpp"
#include "lib/query/thesaurus.hpp"
#include "tests/unit/lib/index/support.hpp"

namespace minutebook {
namespace {

using namespace testing_index;
using ::testing::ElementsAre;

class RankingTest : public ::testing::Test {
 protected:
  /// These papers, and many others so that words have a rarity.
  void make(std::vector<DocumentRecord> records) {
    for (int i = 100; i < 140; ++i)
      records.push_back(paper("ffff000000000" + std::to_string(i), "Minutes",
                              {passage_of("Accounts", "The accounts were read and the meeting closed.")}));
    build(folder_.path(), records);
    auto opened = Reader::open(folder_.path());
    ASSERT_TRUE(opened.has_value()) << to_text(opened.error());
    reader_.emplace(std::move(*opened));
  }
  std::vector<std::string> found(const std::string& text) { return ids_of(search(*reader_, text)); }

  TemporaryFolder folder_;
  std::optional<Reader> reader_;
};

TEST_F(RankingTest, ATranscriptAnswersNothingByHavingEveryWord) {
  std::string transcript = "The moorings came up, and so did the ferry and its lamps.";
  for (int i = 0; i < 9000; ++i) transcript += " speaker" + std::to_string(i % 700) + " went on";
  make({paper("aaaa000000000001", "Transcript", {passage_of("", transcript)}),
        paper("aaaa000000000002", "Minutes", {passage_of("", "The moorings beside the ferry will be dredged.")})});
  EXPECT_THAT(found("moorings ferry lamps"), ElementsAre("aaaa000000000002", "aaaa000000000001"));
}

TEST_F(RankingTest, WordsThatOnlyAskCountForLittle) {
  make({paper("aaaa000000000001", "Minutes",
              {passage_of("", "Somebody said they wanted to find out who knew the way.")}),
        paper("aaaa000000000002", "Minutes", {passage_of("", "The moorings will be dredged.")})});
  const auto asked = found("did anyone say when they want to find out about the moorings");
  ASSERT_FALSE(asked.empty());
  EXPECT_EQ(asked.front(), "aaaa000000000002");
  EXPECT_THAT(found("said"), ElementsAre("aaaa000000000001")) << "alone the word is meant";
}

TEST_F(RankingTest, AMonthWithItsYearIsWhenTheMeetingWas) {
  DocumentRecord held = paper("aaaa000000000001", "Minutes", {passage_of("", "Moorings were discussed.")});
  held.minutes.date = Date{2023, 6, 12};
  DocumentRecord after =
      paper("aaaa000000000002", "Minutes",
            {passage_of("", "Moorings: minutes of June 2023, of June 2023 and June 2023 approved.")});
  after.minutes.date = Date{2024, 2, 13};
  make({held, after});
  const auto asked = found("moorings june 2023");
  ASSERT_FALSE(asked.empty());
  EXPECT_EQ(asked.front(), "aaaa000000000001");
}

TEST_F(RankingTest, EnglishThatNoPaperHasIsNoMistakeOfTyping) {
  std::vector<DocumentRecord> records;
  for (int i = 0; i < 4; ++i)
    records.push_back(paper("aaaa00000000000" + std::to_string(i), "Report", {passage_of("", "The path was signed.")}));
  make(records);
  if (!related_words("oath").empty()) {
    EXPECT_TRUE(search(*reader_, "oath").problems.empty());
    EXPECT_EQ(search(*reader_, "oath").did_you_mean, "");
  }
  const SearchResult misspelt = search(*reader_, "signde");
  EXPECT_EQ(misspelt.did_you_mean, "signed");
  EXPECT_EQ(misspelt.total, 4U);
}

TEST_F(RankingTest, AMistakeIsReadByTheWordsBesideIt) {
  std::vector<DocumentRecord> records = {paper(
      "aaaa000000000001", "Minutes", {passage_of("", "The weir at Quillet slunt was raised, and silted there.")})};
  for (int i = 2; i < 8; ++i)
    records.push_back(paper("aaaa00000000000" + std::to_string(i), "Minutes",
                            {passage_of("", "The eels were counted. The bream moved upstream.")}));
  for (int i = 0; i < 6; ++i)
    records.push_back(
        paper("bbbb00000000000" + std::to_string(i), "Minutes", {passage_of("", "Brewm lanterns were lit at noon.")}));
  make(records);
  const struct {
    const char* query;
    const char* looked_for;
    const char* reason;
  } rows[] = {
      {"eels breem", "bream", "it stands beside eels"},
      {"lanterns breem", "brewm", "and the other beside lanterns"},
      {"weir slumt", "slunt", "a word of one paper, where the others are"},
      {"noon slumt", "", "which says nothing elsewhere"},
      {"eels Breem", "", "a name is never changed"},
  };
  for (const auto& row : rows) {
    const auto problems = search(*reader_, row.query).problems;
    EXPECT_EQ(problems.empty() ? "" : problems.front().suggestion, row.looked_for) << row.query << ": " << row.reason;
  }
}

TEST_F(RankingTest, KnowsWhatCommitteesWrite) {
  make({paper("aaaa000000000001", "Minutes", {passage_of("", "The footway is to be mended.")}),
        paper("aaaa000000000002", "Minutes", {passage_of("", "The moorings are to be mended.")})});
  EXPECT_THAT(found("sidewalk"), ElementsAre("aaaa000000000001"));
}

TEST_F(RankingTest, FindsWhatIsSaidInOtherWordsThroughout) {
  make({paper("aaaa000000000001", "Minutes", {passage_of("", "A programme of breeding trout in the brook goes on.")}),
        paper("aaaa000000000002", "Minutes", {passage_of("", "Gulls are nesting on the roofs of Quillet Lane.")})});
  const auto asked = found("seagulls breeding on rooftops");
  ASSERT_FALSE(asked.empty());
  EXPECT_EQ(asked.front(), "aaaa000000000002") << "three far wordings in a sentence against one word";
}

TEST_F(RankingTest, OneWordDoesNotAnswerEverything) {
  make({paper("aaaa000000000001", "Minutes", {passage_of("", "The logo of the library was made by Quillet Press.")}),
        paper("aaaa000000000002", "Minutes", {passage_of("", "The arms of the house may stand on its stationery.")})});
  const auto asked = found("heraldic crest for the letterhead");
  ASSERT_FALSE(asked.empty());
  EXPECT_EQ(asked.front(), "aaaa000000000002") << "a logo may be any of the three, and is one of them";
}

TEST_F(RankingTest, KnowsEverydayWordsAndTheOtherWayRound) {
  make({paper("aaaa000000000001", "Minutes", {passage_of("", "The excessive speed of vehicles was noted.")}),
        paper("aaaa000000000002", "Minutes", {passage_of("", "The villagers were thanked.")})});
  EXPECT_THAT(found("speeding"), ElementsAre("aaaa000000000001")) << "what papers write for an everyday word";
  EXPECT_THAT(found("parishioners"), ElementsAre("aaaa000000000002")) << "everyday words that papers may write";
}

TEST_F(RankingTest, MinutesComeBeforeTheAgendaUnlessAgendasAreAskedFor) {
  DocumentRecord agenda = paper("aaaa000000000001", "Meeting", {passage_of("", "Dredging of the moorings")});
  agenda.minutes.type = DocumentType::agenda;
  DocumentRecord minutes = paper("aaaa000000000002", "Meeting",
                                 {passage_of("", "Dredging of the moorings was agreed, and the wardens told.")});
  minutes.minutes.type = DocumentType::minutes;
  make({agenda, minutes});
  EXPECT_THAT(found("dredging moorings"), ElementsAre("aaaa000000000002", "aaaa000000000001"));
  EXPECT_EQ(found("agenda dredging moorings").front(), "aaaa000000000001");
}

TEST_F(RankingTest, OtherWordsAreNotPassedOffAsAnAnswer) {
  make({paper("aaaa000000000001", "Minutes", {passage_of("", "The footway is to be mended.")})});
  const SearchResult result = search(*reader_, "sidewalk");
  ASSERT_EQ(result.hits.size(), 1U);
  EXPECT_TRUE(result.hits[0].weak);
}

TEST_F(RankingTest, TheWordItselfComesBeforeMuchOfTheLike) {
  make(
      {paper("aaaa000000000001", "Minutes",
             {passage_of("", "The stray dog was impounded near the vehicles. The stray obstructed traffic: a delay.")}),
       paper("aaaa000000000002", "Minutes",
             {passage_of("", "A loose donkey was seen at the quay, and the warden of the harbour was told of it.")})});
  Ranking ranking;
  ranking.answering = 0;
  reader_->rank_with(ranking);
  EXPECT_THAT(found("loose donkeys holding up cars"), ElementsAre("aaaa000000000001", "aaaa000000000002"));
  ranking.answering = 1;
  reader_->rank_with(ranking);
  EXPECT_THAT(found("loose donkeys holding up cars"), ElementsAre("aaaa000000000002", "aaaa000000000001"));
}

TEST_F(RankingTest, AWordingOfTwoWordsIsWorthAsMuchAsOneOfOne) {
  make({paper("aaaa000000000001", "Minutes", {passage_of("", "The audit of the quay was read.")}),
        paper("aaaa000000000002", "Minutes", {passage_of("", "The asset register of the quay was read.")})});
  Explanation explanation;
  SearchRequest request;
  request.text = "inventory of the harbour";
  ASSERT_TRUE(reader_->search(request, &explanation).has_value());
  ASSERT_FALSE(explanation.words.empty());
  EXPECT_THAT(explanation.words.front().others,
              ::testing::IsSupersetOf({std::pair<std::string, double>("audit", 0.8), {"asset register", 0.8}}));
}

TEST_F(RankingTest, AnotherWordAddsNothingWhereTheWordItselfIs) {
  make({paper("aaaa000000000001", "Minutes",
              {passage_of("", "The sidewalk, footway, pavement and footpath are one."), passage_of("", "Nothing.")}),
        paper("aaaa000000000002", "Minutes", {passage_of("", "The sidewalk of Quillet Lane is to be mended soon.")})});
  const auto asked = found("sidewalk quillet moorings");
  ASSERT_FALSE(asked.empty());
  EXPECT_EQ(asked.front(), "aaaa000000000002");
}

}  // namespace
}  // namespace minutebook
