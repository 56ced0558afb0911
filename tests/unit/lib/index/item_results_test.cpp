// SPDX-License-Identifier: GPL-3.0-or-later
#include "lib/index/item_results.hpp"

#include <gtest/gtest.h>

#include "tests/unit/lib/index/support.hpp"

namespace minutebook {
namespace {

using namespace testing_index;

Decision decided(std::string text, Outcome outcome) {
  Decision one;
  one.text = std::move(text);
  one.outcome = outcome;
  return one;
}

Action to_do(std::string text, std::string owner) {
  Action one;
  one.text = std::move(text);
  one.owners.push_back({});
  one.owners.back().name = std::move(owner);
  one.due_text = "by Friday";
  return one;
}

/// Three items: two with the same heading, told apart by their numbers, and one without a number.
DocumentRecord minutes_of_harbour(const std::string& id) {
  DocumentRecord record = paper(id, "Minutes of the Harbour Panel",
                                {passage_of("Moorings", "The chains of the moorings were rusty.", 0, 2),
                                 passage_of("Moorings", "The moorings of visitors were full.", 1, 3),
                                 passage_of("Lantern", "The lantern of the quay had gone out.", 2, 4),
                                 passage_of("Other business", "An anchor was found. " + std::string(2000, 'x'), 3, 5)});
  record.minutes.type = DocumentType::minutes;
  Item first, second, third, last;
  first.number = "4";
  first.title = second.title = "Moorings";
  first.actions = {to_do("Ask three makers for their price", "Clerk"), to_do("Tell the owners", "Ada Brook"),
                   to_do("Count the links", "Joe Reed")};
  first.decisions = {decided("The chains be replaced", Outcome::resolved),
                     decided(std::string(150, 'a') + " " + std::string(150, 'b'), Outcome::noted)};
  second.number = "5";
  second.decisions = {decided("No more visitors in July", Outcome::agreed)};
  third.title = "Lantern";
  third.decisions = {decided("A new lamp be bought", Outcome::approved)};
  last.number = "9";
  last.title = "Other business";
  last.decisions = {decided("The gate be painted", Outcome::resolved)};
  record.minutes.items = {first, second, third, last};
  return record;
}

std::vector<ItemOutcome> results_for(const std::string& query) {
  const TemporaryFolder folder;
  build(folder.path(), {minutes_of_harbour("one"), minutes_of_harbour("two")});
  auto reader = Reader::open(folder.path());
  EXPECT_TRUE(reader.has_value());
  const SearchResult result = search(*reader, query);
  EXPECT_FALSE(result.hits.empty());
  return result.hits.empty() ? std::vector<ItemOutcome>() : result.hits.front().item_results;
}

TEST(ItemResults, OfManyOnlyThoseThatAreAskedFor) {
  const auto results = results_for("rusty chains");
  ASSERT_EQ(results.size(), 1U) << "of five";
  EXPECT_EQ(results[0].text, "The chains be replaced");
  EXPECT_EQ(results[0].outcome, "resolved");
}

TEST(ItemResults, DecisionsComeFirstAndLongOnesAreCutAtAWord) {
  const auto results = results_for("kind:passage outcome:resolved");
  ASSERT_EQ(results.size(), most_item_results) << "of five: where no words are asked for, the first";
  EXPECT_EQ(results[1].text, std::string(150, 'a') + " …");
  EXPECT_EQ(results[2].kind, EntryKind::action);
  EXPECT_EQ(results[2].owners, std::vector<std::string>{"Clerk"});
  EXPECT_EQ(results[2].due_text, "by Friday");
}

TEST(ItemResults, OfALongItemOnlyThoseThatAreAskedFor) {
  const auto results = results_for("anchor");
  EXPECT_TRUE(results.empty()) << "any other business is about many matters";
}

TEST(ItemResults, AreThoseOfTheNumberNotOfTheHeadingAlone) {
  const auto results = results_for("visitors full");
  ASSERT_EQ(results.size(), 1U);
  EXPECT_EQ(results[0].text, "No more visitors in July");
}

TEST(ItemResults, AreFoundByTheHeadingWhereThereIsNoNumber) {
  const auto results = results_for("lantern gone out quay");
  ASSERT_EQ(results.size(), 1U);
  EXPECT_EQ(results[0].text, "A new lamp be bought");
}

TEST(ItemResults, LeaveOutTheHitItself) {
  const auto results = results_for("kind:action \"count the links\"");
  ASSERT_EQ(results.size(), most_item_results);
  for (const ItemOutcome& one : results) EXPECT_NE(one.text, "Count the links");
}

TEST(ItemResults, PapersAsAWholeHaveNone) { EXPECT_TRUE(results_for("kind:document").empty()); }

}  // namespace
}  // namespace minutebook
