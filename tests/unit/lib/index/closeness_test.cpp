// SPDX-License-Identifier: GPL-3.0-or-later
#include "lib/index/closeness.hpp"

#include <gtest/gtest.h>

#include "lib/index/entry.hpp"
#include "lib/index/house_words.hpp"

namespace minutebook {
namespace {

/// A concept of one word, and of other wordings for it.
Concept asked(const std::string& stem, std::vector<Expansion> related = {}, std::vector<Expansion> hints = {}) {
  Concept one;
  one.word = one.plain = stem;
  one.terms = {"Z" + stem};
  one.rarity = 5;
  one.related = std::move(related);
  one.hints = std::move(hints);
  return one;
}

std::string filler(int words) {
  std::string text;
  for (int i = 0; i < words; ++i) text += " matter" + std::to_string(i);
  return text + " ";
}

class ClosenessTest : public ::testing::Test {
 protected:
  Xapian::docid add(const std::string& text, const std::string& heading = {}) {
    EntryData data;
    data.text = text;
    data.item_title = heading;
    Xapian::Document document;
    document.set_data(pack(data));
    return database_.add_document(document);
  }

  /// Which of the entries comes first, when all were worth the same before.
  Xapian::docid first_of(const std::vector<Concept>& words, const std::vector<Xapian::docid>& entries) {
    std::vector<ScoredEntry> scored;
    for (const Xapian::docid id : entries) scored.push_back({id, 1});
    with_parts([&](const SearchParts& parts) { lift_close(parts, words, scored); });
    return scored.front().id;
  }

  double open(const std::vector<Concept>& words, const std::vector<Xapian::docid>& entries) {
    std::vector<ScoredEntry> scored;
    for (const Xapian::docid id : entries) scored.push_back({id, 1});
    double out = 0;
    with_parts([&](const SearchParts& parts) { out = unanswered(parts, words, scored); });
    return out;
  }

  Ranking ranking_;

 private:
  template <class Work>
  void with_parts(const Work& work) {
    const auto cache = std::make_shared<GenerationCache>();
    const MeetingTerms terms(database_, cache);
    const StoredEntries stored(database_, cache);
    Scorer scorer(terms);
    CountedValues values(database_);
    work(SearchParts{database_, ranking_, stem_, {}, registers_, terms, scorer, values, stored, house_words_, budget_});
  }

  Xapian::WritableDatabase database_{std::string(), Xapian::DB_BACKEND_INMEMORY};
  Stemmer stem_;
  Budget budget_;
  RegisterStore registers_;
  HouseWords house_words_;
};

TEST_F(ClosenessTest, WhatStandsInOneSentenceComesBeforeWhatStandsApart) {
  const auto apart = add("Gulls were seen." + filler(60) + "The roof leaks.");
  const auto close = add("Gulls on the roof were seen." + filler(60));
  EXPECT_EQ(first_of({asked("gull"), asked("roof")}, {apart, close}), close);
}

TEST_F(ClosenessTest, ManyFarWordingsTogetherComeBeforeOneWordAlone) {
  const std::vector<Concept> words = {asked("seabird", {{"gulls", {"gull"}, 0.3, false, 5}}),
                                      asked("breed", {{"nesting", {"nest"}, 0.3, false, 5}}),
                                      asked("rooftop", {{"roofs", {"roof"}, 0.3, false, 5}})};
  const auto alone = add("A programme to breed trout.");
  const auto together = add("Gulls nesting on roofs.");
  EXPECT_EQ(first_of(words, {alone, together}), together);
}

TEST_F(ClosenessTest, AWeakWordingCountsInWhatWasFound) {
  const std::vector<Concept> words = {asked("gull"), asked("breed", {}, {{"nesting", {"nest"}, 0.2, false, 5}})};
  const auto without = add("Gulls were seen.");
  const auto with = add("Gulls were nesting.");
  EXPECT_EQ(first_of(words, {without, with}), with);
  ranking_.close_hints = 0;
  EXPECT_EQ(first_of(words, {without, with}), without) << "unless that is switched off";
}

TEST_F(ClosenessTest, AWordingOfSeveralWordsMustStandTogether) {
  const std::vector<Concept> words = {asked("gull"), asked("loft", {{"roof space", {"roof", "space"}, 0.8, false, 5}})};
  const auto apart = add("Gulls on the roof." + filler(20) + "There is no space.");
  const auto together = add("Gulls in the space below the roof." + filler(20));
  EXPECT_EQ(first_of(words, {apart, together}), together);
}

TEST_F(ClosenessTest, AHeadingIsNearEverythingBelowIt) {
  const auto without = add(filler(80) + "The roof leaks.", "Lamps");
  const auto with = add(filler(80) + "The roof leaks.", "Gulls");
  EXPECT_EQ(first_of({asked("gull"), asked("roof")}, {without, with}), with);
}

TEST_F(ClosenessTest, OneWordAloneIsNotCloseToAnything) {
  const auto without = add("Lamps.");
  const auto with = add("Gulls.");
  EXPECT_EQ(first_of({asked("gull"), asked("roof")}, {without, with}), without) << "equal, so by id";
}

TEST_F(ClosenessTest, AQueryIsAnsweredInOnePlaceOnly) {
  const std::vector<Concept> words = {asked("gull"), asked("roof")};
  const auto close = add("Gulls nest below the roof.");
  const auto apart = add("Gulls were seen." + filler(200) + "The roof leaks.");
  EXPECT_EQ(open(words, {close}), 0);
  EXPECT_EQ(open(words, {apart}), 0.5) << "a transcript has every word somewhere";
  EXPECT_EQ(open(words, {apart, close}), 0) << "any of the best may answer it";
  EXPECT_EQ(open(words, {}), 1);
}

}  // namespace
}  // namespace minutebook
