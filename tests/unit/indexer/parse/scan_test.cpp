// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/parse/scan.hpp"

#include <gtest/gtest.h>

#include <array>
#include <random>
#include <string>
#include <vector>

#include "indexer/parse/phrase_set.hpp"
#include "indexer/parse/word_bits.hpp"
#include "indexer/parse/word_table.hpp"

namespace minutebook {
namespace {

/// Texts of a few letters and signs, so that near misses are frequent; long ones cross every block of bytes.
std::vector<std::string> texts() {
  std::mt19937 random(1);  // NOLINT: the same texts every time on purpose
  constexpr std::string_view letters = "ab ab-b'a. bAB9\xC3\xA9";
  std::vector<std::string> out = {""};
  for (size_t size = 1; size < 200; ++size)
    for (int n = 0; n < 4; ++n) {
      std::string text;
      while (text.size() < size) text += letters[random() % letters.size()];
      out.push_back(text);
    }
  return out;
}

size_t find_word_slowly(std::string_view text, std::string_view word, size_t from) {
  for (size_t at = from; at + word.size() <= text.size(); ++at) {
    if (text.substr(at, word.size()) != word) continue;
    if (at > 0 && is_word_byte(text[at - 1]) && is_word_byte(word[0])) continue;
    if (ends_word(text, at + word.size())) return at;
  }
  return std::string_view::npos;
}

size_t count_words_slowly(std::string_view text) {
  size_t n = 0;
  bool inside = false;
  for (const char c : text) {
    const bool letter = is_word_byte(c);
    if (letter && !inside) ++n;
    inside = letter || (inside && (c == '\'' || c == '-'));
  }
  return n;
}

constexpr std::array<std::string_view, 12> words = {"a",  "ab", "b ab", "ab-b",       "b'a", "9",
                                                    "ba", "aa", "abb",  "ab ab-b'a.", "AB",  "bab"};

TEST(Scan, FindsWordsWhereverTheyStand) {
  for (const auto& text : texts())
    for (const auto word : words)
      for (size_t from : {size_t{0}, text.size() / 2, text.size()})
        EXPECT_EQ(find_word(text, word, from), find_word_slowly(text, word, from)) << text << " | " << word;
}

TEST(Scan, FindsWordsThatBeginWithASign) {
  EXPECT_EQ(find_word("report(pages 3)", "(pages"), 6U);
  EXPECT_EQ(find_word("report", ""), std::string_view::npos);
  EXPECT_EQ(find_word("", "word"), std::string_view::npos);
}

TEST(Scan, CountsWordsAcrossBlocks) {
  for (const auto& text : texts()) EXPECT_EQ(count_words(text), count_words_slowly(text)) << text;
  EXPECT_EQ(count_words(std::string(64, '-') + "a" + std::string(200, '\'') + "b"), 1U);
}

TEST(Scan, HasAnyWordWhereOneStands) {
  for (const auto& text : texts()) {
    bool any = false;
    for (const auto word : words) any = any || find_word_slowly(text, word, 0) != std::string_view::npos;
    EXPECT_EQ(has_any_word(text, words), any) << text;
  }
}

TEST(PhraseSet, MeansTheSameAsTheListOfItsPhrases) {
  static constexpr PhraseSet set(words);
  for (const auto& text : texts()) {
    EXPECT_EQ(set.stands_in(text), has_any_word(text, words)) << text;
    EXPECT_EQ(set.first_of(text), first_of(text, words)) << text;
    std::array<bool, words.size()> inside{};
    set.any_inside(text, [&](size_t i, size_t at) {
      EXPECT_EQ(std::string_view(text).substr(at, words[i].size()), words[i]) << text;
      inside[i] = true;
      return false;
    });
    for (size_t i = 0; i < words.size(); ++i) EXPECT_EQ(inside[i], text.find(words[i]) != std::string::npos) << text;
  }
}

TEST(PhraseSet, TellsPhrasesThatBeginAlikeInTheirOrder) {
  static constexpr PhraseSet set(std::to_array<std::string_view>({"minutes of the meeting", "minutes", "minutes of"}));
  std::vector<size_t> found;
  set.any_in_front("minutes of the meeting", [&](size_t i, size_t) {
    found.push_back(i);
    return false;
  });
  EXPECT_EQ(found, (std::vector<size_t>{0, 1, 2}));
  EXPECT_EQ(set.first_of("minutes of the meetings"), "minutes");
  EXPECT_EQ(set.first_of("minutest"), "");
}

TEST(WordTable, KnowsItsWordsAndNoOthers) {
  static constexpr std::string_view listed[] = {
      "a", "b", "ab", "abc", "abcd", "abcdefgh", "abcdefgi", "a word of more than sixteen bytes", "councillor"};
  static constexpr auto table = word_set<32>(listed);
  for (const auto word : listed) EXPECT_TRUE(table.has(word)) << word;
  for (const std::string_view other :
       {"", "c", "ba", "abd", "abcde", "abcdefgj", "a word of more than sixteen bites", "councillors", "ouncillor"})
    EXPECT_FALSE(table.has(other)) << other;
}

}  // namespace
}  // namespace minutebook
