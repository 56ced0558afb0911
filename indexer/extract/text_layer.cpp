// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/extract/text_layer.hpp"

#include <algorithm>
#include <array>
#include <cstdint>

#include "lib/base/text.hpp"

namespace minutebook {
namespace {

constexpr size_t few_words = 40;
constexpr size_t longest_common_word = 4;

/// The commonest short words of languages that committees write in: English, Welsh, Irish, Gaelic, French, German,
/// Dutch, Spanish, Italian. Sorted.
constexpr std::array<std::string_view, 72> common_words = {
    "a",   "ac",   "agus", "an",  "and", "ar",   "are",  "as",   "at",  "au",   "be",  "by",   "che", "da",  "das",
    "de",  "dem",  "den",  "der", "des", "die",  "du",   "een",  "een", "ei",   "el",  "en",   "er",  "et",  "eu",
    "for", "from", "gan",  "het", "i",   "il",   "in",   "is",   "it",  "la",   "le",  "les",  "los", "mae", "mit",
    "na",  "nid",  "o",    "of",  "on",  "or",   "por",  "que",  "sur", "that", "the", "this", "to",  "un",  "una",
    "und", "van",  "von",  "was", "we",  "wedi", "will", "with", "y",   "yn",   "yr",  "zu"};

bool is_common(std::string_view lower) { return std::binary_search(common_words.begin(), common_words.end(), lower); }

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

/// Bits that each letter tells to somebody who expects English, Welsh, French or German prose (their shares of letters,
/// mixed 8:6:3:3). Prose and lists of names tell 4.1 to 4.5 a letter, letters taken at random 4.9, swapped ones
/// above 5.
constexpr std::array<double, 26> surprise_of_letter = {3.6, 6.1, 5.1, 4.1, 3.0, 5.5, 5.3, 4.5, 3.8, 9.0, 7.4, 4.5, 5.3,
                                                       3.7, 4.1, 6.0, 9.0, 3.9, 4.2, 3.9, 4.8, 7.0, 5.3, 9.9, 5.0, 9.0};
constexpr double most_surprise = 4.75;
constexpr size_t few_letters = 150;

/// The character that starts at `at`, which is moved behind it; the bytes are well-formed UTF-8.
uint32_t next_character(std::string_view text, size_t& at) {
  const auto first = static_cast<unsigned char>(text[at++]);
  unsigned more = first >= 0xF0 ? 3 : first >= 0xE0 ? 2 : first >= 0xC0 ? 1 : 0;
  uint32_t value = first & (more == 0 ? 0x7FU : 0x3FU >> more);
  for (; more > 0 && at < text.size(); --more) value = value << 6U | (static_cast<unsigned char>(text[at++]) & 0x3FU);
  return value;
}

bool is_broken(uint32_t character) {
  return character < 0x20 || (character >= 0x7F && character < 0xA0) || character == 0xFFFD ||
         (character >= 0xE000 && character < 0xF900) || character >= 0xF0000 || (character & 0xFFFEU) == 0xFFFE;
}

}  // namespace

void TextLayer::see(std::string_view word) {
  if (word.empty()) return;
  ++words_;
  for (size_t at = 0; at < word.size();) {
    ++characters_;
    if (is_broken(next_character(word, at))) ++broken_;
  }
  see_letters(word);
}

void TextLayer::see_letters(std::string_view word) {
  while (!word.empty() && !is_letter(word.front()) && static_cast<unsigned char>(word.front()) < 0x80)
    word.remove_prefix(1);
  while (!word.empty() && !is_letter(word.back()) && static_cast<unsigned char>(word.back()) < 0x80)
    word.remove_suffix(1);
  if (word.empty() || !std::all_of(word.begin(), word.end(), is_letter)) return;
  const auto is_small = [](char c) { return c >= 'a'; };
  if (word.size() > 1 && std::none_of(word.begin(), word.end(), is_small)) return;  // initials, codes, headings
  ++latin_words_;
  if (word.size() <= longest_common_word && is_common(to_lower_ascii(word))) ++common_words_;
  letters_ += word.size();
  for (const char c : word) surprise_ += surprise_of_letter[static_cast<size_t>((c | 0x20) - 'a')];
}

bool TextLayer::is_junk() const {
  if (words_ < few_words) return false;
  if (broken_ * 7 >= characters_) return true;
  return letters_ >= few_letters && common_words_ * 25 <= latin_words_ &&
         surprise_ > most_surprise * static_cast<double>(letters_);
}

}  // namespace minutebook
