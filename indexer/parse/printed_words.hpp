// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace minutebook {

/// A run of letters, a run of digits or one other character of a printed line.
struct PrintedWord {
  enum class Kind : uint8_t { letters, digits, mark };
  Kind kind = Kind::mark;
  std::string folded;   ///< fold() of it
  uint32_t start = 0;   ///< bytes into the text it was read from
  uint32_t end = 0;     ///< exclusive
  bool spaced = false;  ///< a blank or the beginning of the text stands before it
};

/// Takes a line apart so that what is recognised keeps its place in the text as printed. `text` is well-formed UTF-8.
/// Linear.
std::vector<PrintedWord> printed_words(std::string_view text);

using PrintedWords = std::span<const PrintedWord>;

/// Number of words that `phrase` (folded, words and marks parted by single spaces) takes up from word `at`; 0 if it
/// does not stand there.
size_t phrase_at(PrintedWords words, size_t at, std::string_view phrase);

constexpr size_t no_word = static_cast<size_t>(-1);
/// Index of the first word of `phrase` at or behind `from`, before `end`; no_word if it does not occur.
size_t find_phrase(PrintedWords words, std::string_view phrase, size_t from = 0, size_t end = no_word);

}  // namespace minutebook
