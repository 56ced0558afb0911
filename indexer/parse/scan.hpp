// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <initializer_list>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace minutebook {

// Small hand-written matchers over folded text (see fold()). Every one is linear in what it reads and allocates
// nothing.

constexpr bool is_digit(char c) { return c >= '0' && c <= '9'; }
constexpr bool is_lower(char c) { return c >= 'a' && c <= 'z'; }
constexpr bool is_upper(char c) { return c >= 'A' && c <= 'Z'; }
constexpr bool is_letter(char c) { return is_lower(c) || is_upper(c); }
/// Letters, digits and every byte of a character outside ASCII.
constexpr bool is_word_byte(char c) { return is_letter(c) || is_digit(c) || static_cast<unsigned char>(c) >= 0x80; }

/// No word goes on at byte `at`.
constexpr bool ends_word(std::string_view text, size_t at) { return at >= text.size() || !is_word_byte(text[at]); }
/// `text` begins with `word` and the word ends there.
inline bool starts_with_word(std::string_view text, std::string_view word) {
  if (text.size() < word.size() || (!word.empty() && text[0] != word[0])) return false;  // most are told by one letter
  return text.compare(0, word.size(), word) == 0 && ends_word(text, word.size());
}
/// text.find(part, from), quicker for the short lines and words of papers.
size_t find_text(std::string_view text, std::string_view part, size_t from = 0);
/// Offset of `word` as whole words, npos if it does not occur.
size_t find_word(std::string_view text, std::string_view word, size_t from = 0);
bool has_word(std::string_view text, std::string_view word);
/// The first of `words` that `text` begins with as whole words; empty if none.
std::string_view first_of(std::string_view text, std::span<const std::string_view> words);
bool is_one_of(std::string_view text, std::span<const std::string_view> words);
bool has_any_word(std::string_view text, std::span<const std::string_view> words);

size_t count_words(std::string_view text);
/// The word at the start (letters, digits, inner apostrophes and hyphens), empty if `text` starts otherwise.
std::string_view first_word(std::string_view text);
std::string_view last_word(std::string_view text);

bool has_letter(std::string_view text);
/// Most letters are capitals and there are at least `least` of them.
bool is_capitals(std::string_view text, size_t least = 3);
/// The first character is a small letter (also outside ASCII: Latin and Greek small letters).
bool starts_lower(std::string_view text);
bool starts_capital(std::string_view text);
/// Ends with a full stop, question or exclamation mark, also inside closing quotes or brackets.
bool ends_sentence(std::string_view text);

/// Value of a roman number (lower or upper case, one case), 1 to 89; nothing for anything else.
std::optional<int> roman_value(std::string_view text);

}  // namespace minutebook
