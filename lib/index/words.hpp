// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <bitset>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace minutebook {

enum class WordForm {
  plain,      ///< a word, or one part of a joined run: "self" of "self-assessment"
  joined,     ///< a run without its marks: "selfassessment", "s106"
  reference,  ///< parts of a run with a digit, '/' between: "24/00109", also every shorter stretch of a longer one
  amount      ///< a written amount in full: "2400000" for "£2.4m"
};

/// A word as the index knows it.
struct Word {
  std::string text;  ///< folded, at most 64 bytes (longer ones end in a hash)
  WordForm form = WordForm::plain;
  uint32_t position = 0;        ///< counts plain words from 0; other forms stand at the position of their first part
  uint32_t run = 0;             ///< words of one joined run share a number
  uint32_t start = 0, end = 0;  ///< bytes of the text
  friend bool operator==(const Word&, const Word&) = default;
};

/// Cuts text into words, the same way for papers and queries, in time linear in its length. Needs no normalising
/// before: every word is folded, soft hyphens vanish, apostrophes close up ("O’Brien" → "obrien") and a final 's goes.
std::vector<Word> cut_words(std::string_view text);

/// First three letters of some words, much quicker to look up than the words.
class WordStarts {
 public:
  /// Every word that begins so; with one or two letters, every word with those.
  void add(std::string_view beginning);
  /// False when the word begins like none; capitals count as small letters. May be wrongly true.
  [[nodiscard]] bool has(std::string_view word) const { return starts_[number_of(word)]; }

 private:
  static constexpr size_t letters = 32;
  static size_t number_of(std::string_view word) {
    size_t number = 0;
    for (size_t i = 0; i < 3; ++i)  // capitals and small letters alike
      number = number * letters + (i < word.size() ? static_cast<unsigned char>(word[i]) % letters : 0);
    return number;
  }
  std::bitset<letters * letters * letters> starts_;
};

/// The words among cut_words() that begin like one of `wanted`, and some others; positions and runs are the same.
/// Skips the rest several times as fast as cut_words() reads it.
std::vector<Word> cut_words_that_may_be(const WordStarts& wanted, std::string_view text);

/// English words that say nothing about what is looked for ("the", "who", "did"); folded.
bool is_stop_word(std::string_view word);

}  // namespace minutebook
