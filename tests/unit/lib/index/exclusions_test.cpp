// SPDX-License-Identifier: GPL-3.0-or-later
#include <gtest/gtest.h>

#include <algorithm>

#include "lib/base/text.hpp"
#include "tests/unit/lib/index/support.hpp"

namespace minutebook {
namespace {

using namespace testing_index;
using Ids = std::vector<std::string>;

Ids found(const std::string& query) {
  const TemporaryFolder folder;
  DocumentRecord early = paper("early", "Minutes", {passage_of("1", "The tunnel pebble lay by the lamp.")});
  DocumentRecord late =
      paper("late", "Minutes", {passage_of("1", "The pebble lay in the tunnel near a hedge and lamp.")});
  early.minutes.date = Date{1990, 5, 3};
  late.minutes.date = Date{1991, 5, 3};
  build(folder.path(), {early, late});
  auto reader = Reader::open(folder.path());
  EXPECT_TRUE(reader.has_value());
  return ids_of(search(*reader, query));
}

TEST(Exclusions, HoldHoweverTheyAreWritten) {
  const struct {
    const char* query;
    Ids left;
    const char* reason;
  } rows[] = {
      {"tunnel -\"tunnel pebble\"", {"late"}, "a minus before the phrase"},
      {"tunnel AND NOT \"tunnel pebble\"", {"late"}, "whole papers have no positions, so only items may answer"},
      {"lamp AND NOT (hedge NEAR/6 lamp)", {"early"}, "near each other is a matter of positions too"},
      {"tunnel AND NOT hedge", {"early"}, "single words need none"},
  };
  for (const auto& row : rows) EXPECT_EQ(found(row.query), row.left) << row.query << ": " << row.reason;
}

TEST(Exclusions, OfAWordThatIsAskedForLeaveNothing) {
  const struct {
    const char* query;
    Ids left;
    bool says_so;
    const char* reason;
  } rows[] = {
      {"hedge -hedge", {}, true, "no paper has it and has it not"},
      {"hedges -hedge", {}, true, "forms of a word are one word"},
      {"lamp hedge -hedge", {"early"}, true, "the other word may still be found"},
      {"lamp -hedge", {"early"}, false, "nothing is asked for twice"},
  };
  const TemporaryFolder folder;
  build(folder.path(), {paper("early", "Minutes", {passage_of("1", "A pebble by the lamp and a fence.")}),
                        paper("late", "Minutes", {passage_of("1", "A hedge by the lamp.")})});
  auto reader = Reader::open(folder.path());
  ASSERT_TRUE(reader.has_value());
  for (const auto& row : rows) {
    const SearchResult result = search(*reader, row.query);
    EXPECT_EQ(ids_of(result), row.left) << row.query << ": " << row.reason;
    EXPECT_EQ(!result.problems.empty(), row.says_so) << row.query << ": " << row.reason;
  }
}

std::string marked(const SearchHit& hit) {
  std::vector<std::string> out;
  for (const SnippetPart& part : hit.snippet)
    if (part.hit) out.push_back(part.text);
  return join(out, " ");
}

TEST(Excerpts, SayWhyAPaperWasFound) {
  DocumentRecord minutes = paper("minutes", "Minutes of the harbour board",
                                 {passage_of("Apologies", "None were sent."), passage_of("Moorings", "It was agreed."),
                                  passage_of("Plans", "An extension, 23/00417, was looked at.")});
  minutes.minutes.references = {"23/00417"};
  const struct {
    const char* query;
    const char* heading;
    const char* marked;
    const char* reason;
  } rows[] = {
      {"moorings", "Moorings", "Moorings", "what only the heading says stands before the text"},
      {"23/00417", "Plans", "23/00417", "a number of the whole paper leads to where it is printed"},
      {"ref:23/00417", "Plans", "23/00417", "the field as well"},
  };
  const TemporaryFolder folder;
  build(folder.path(), {minutes});
  auto reader = Reader::open(folder.path());
  ASSERT_TRUE(reader.has_value());
  for (const auto& row : rows) {
    const SearchResult result = search(*reader, row.query);
    ASSERT_EQ(result.hits.size(), 1U) << row.query;
    EXPECT_EQ(result.hits[0].item_title, row.heading) << row.query << ": " << row.reason;
    EXPECT_EQ(marked(result.hits[0]), row.marked) << row.query << ": " << row.reason;
  }
}

TEST(Marks, WordsThatOnlyAskAreNotMarked) {
  const TemporaryFolder folder;
  build(folder.path(), {paper("one", "Minutes", {passage_of("1", "The pebble was in the tunnel.")})});
  auto reader = Reader::open(folder.path());
  ASSERT_TRUE(reader.has_value());
  for (const auto& [query, marked] : {std::pair{"was the pebble lost", "pebble"}, std::pair{"the", "the"}}) {
    const SearchResult result = search(*reader, query);
    ASSERT_FALSE(result.hits.empty());
    for (const SnippetPart& part : result.hits[0].snippet) {
      if (part.hit) {
        EXPECT_EQ(to_lower_ascii(part.text), marked) << query;
      }
    }
  }
}

TEST(Dates, ThatMustAllHoldAreOneTime) {
  EXPECT_EQ(found("date:1990..1992 date:1991..1995 pebble"), Ids{"late"});
  EXPECT_EQ(found("date:1990 date:1991 pebble"), Ids{}) << "no meeting is in both years";
}

TEST(Dates, AmongAlternativesAreLimitedAndItIsSaid) {
  const TemporaryFolder folder;
  build(folder.path(), {paper("one", "Minutes", {passage_of("1", "pebble")})});
  auto reader = Reader::open(folder.path());
  ASSERT_TRUE(reader.has_value());
  std::string query = "date:1900";
  for (int year = 1901; year < 1940; ++year) query += " OR date:" + std::to_string(year);
  const SearchResult result = search(*reader, query);
  EXPECT_TRUE(std::any_of(result.problems.begin(), result.problems.end(), [](const QueryProblem& problem) {
    return problem.message.find("first 6 times") != std::string::npos;
  }));
}

}  // namespace
}  // namespace minutebook
