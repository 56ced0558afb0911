// SPDX-License-Identifier: GPL-3.0-or-later
#include "lib/index/words.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <vector>

namespace minutebook {
namespace {

std::vector<std::string> texts(const std::vector<Word>& words) {
  std::vector<std::string> out;
  out.reserve(words.size());
  for (const Word& word : words) out.push_back(word.text);
  return out;
}

TEST(CutWords, Table) {
  const struct {
    const char* text;
    std::vector<std::string> words;
    const char* reason;
  } rows[] = {
      {"The Sluice gate.", {"the", "sluice", "gate"}, "a full stop at the end joins nothing"},
      {"gate,sluice gate, sluice", {"gate", "sluice", "gate", "sluice"}, "a comma joins only thousands"},
      {"1,200 sacks", {"1200", "sacks"}, "thousands"},
      {"12 1,20", {"12", "1", "20", "120", "1/20"}, "two digits are no thousands but may be a reference"},
      {"O'Hara's boat's", {"ohara", "boat"}, "apostrophes close up and a final s goes"},
      {"the boats' mooring", {"the", "boats", "mooring"}, "an apostrophe at the end is none"},
      {"£2m and 3 million", {"2m", "2000000", "and", "3", "million", "3000000"}, "amounts in full"},
      {"2.5 m", {"2.5", "m"}, "a decimal is one word"},
      {"caf\xC3\xA9s", {"cafes"}, "marks of letters go"},
      {"tide\xC2\xA0table", {"tide", "table"}, "a blank that is not ASCII ends a word"},
      {"a\xE2\x80\x99"
       "b",
       {"ab"},
       "a curly apostrophe"},
      {"self-made", {"self", "made", "selfmade"}, "hyphens"},
      {"24/00109", {"24", "00109", "2400109", "24/00109"}, "references"},
      {"x", {"x"}, "a word of one letter at the end of the text"},
      {"end-", {"end"}, "a hyphen at the end of the text"},
  };
  for (const auto& row : rows) EXPECT_EQ(texts(cut_words(row.text)), row.words) << row.text << ": " << row.reason;
}

TEST(CutWords, KnowsWhereWordsStand) {
  const auto words = cut_words("Gate of 1,200 tons, O'Hara");
  ASSERT_EQ(words.size(), 5U);
  EXPECT_EQ(words[3].text, "tons");
  EXPECT_EQ(words[3].position, 3U);
  EXPECT_EQ(words[3].start, 14U);
  EXPECT_EQ(words[3].end, 18U);
  EXPECT_EQ(words[4].start, 20U);
}

TEST(CutWordsThatMayBe, KeepsEveryWordThatBeginsSo) {
  const std::string text =
      "The gate-keeper gave 3 million to the GAZETTE; Gable's 24/00109 and 2m, goal, a g\xC3\xA4rtner: 5 geese million";
  WordStarts starts;
  starts.add("gate");
  starts.add("3000000");
  const auto kept = cut_words_that_may_be(starts, text);
  for (const Word& word : cut_words(text)) {
    if (!starts.has(word.text)) continue;
    EXPECT_NE(std::find(kept.begin(), kept.end(), word), kept.end()) << word.text;
  }
  EXPECT_LT(kept.size(), cut_words(text).size());
  EXPECT_EQ(std::count_if(kept.begin(), kept.end(), [](const Word& word) { return word.text == "5000000"; }), 0)
      << "five geese are no five million";
}

TEST(WordStarts, OneLetterStandsForAllWordsThatBeginWithIt) {
  WordStarts starts;
  starts.add("g");
  EXPECT_TRUE(starts.has("Goal"));
  EXPECT_TRUE(starts.has("g"));
  EXPECT_FALSE(starts.has("boat"));
}

TEST(WordStarts, LooksAtThreeLetters) {
  WordStarts starts;
  starts.add("gate");
  starts.add("bo");
  const struct {
    const char* word;
    bool begins;
    const char* reason;
  } rows[] = {{"gate", true, "the word"},
              {"GATES", true, "in capitals"},
              {"gatherings", true, "the first three letters"},
              {"garden", false, "only two of them"},
              {"ga", false, "too short to begin so"},
              {"boat", true, "two letters are enough where only two are asked for"},
              {"bo", true, "just those two"},
              {"b", false, "one is not"}};
  for (const auto& row : rows) EXPECT_EQ(starts.has(row.word), row.begins) << row.word << ": " << row.reason;
}

}  // namespace
}  // namespace minutebook
