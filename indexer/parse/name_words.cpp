// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/parse/name_words.hpp"

#include <algorithm>
#include <array>
#include <cstdint>

#include "lib/base/text.hpp"

namespace minutebook {
namespace {

struct Letter {
  uint32_t code = 0;
  size_t length = 1;
};

/// The character at `at`; `text` is well-formed UTF-8, a stray byte counts as itself.
Letter letter_at(std::string_view text, size_t at) {
  const auto byte = [&](size_t i) { return i < text.size() ? static_cast<unsigned char>(text[i]) : 0U; };
  const unsigned first = byte(at);
  if (first < 0xC0) return {first, 1};
  if (first < 0xE0) return {((first & 0x1FU) << 6U) | (byte(at + 1) & 0x3FU), 2};
  if (first < 0xF0) return {((first & 0x0FU) << 12U) | ((byte(at + 1) & 0x3FU) << 6U) | (byte(at + 2) & 0x3FU), 3};
  return {0x10000, 4};
}

bool is_letter(uint32_t code) {
  return (code >= 'a' && code <= 'z') || (code >= 'A' && code <= 'Z') ||
         (code >= 0xC0 && code != 0xD7 && code != 0xF7 && (code < 0x2000 || code > 0x2BFF));
}

/// Small letters of Latin, Greek and Cyrillic; scripts without case have none.
bool is_small(uint32_t code) {
  if (code < 0x80) return code >= 'a' && code <= 'z';
  if (code < 0x100) return code >= 0xDF && code != 0xF7;
  if (code < 0x180) {  // Latin Extended-A: pairs, capital first; the pairs shift by one twice
    const bool odd_is_small = code < 0x139 || (code > 0x148 && code < 0x179);
    return (code % 2 == 1) == odd_is_small;
  }
  if (code >= 0x3AC && code <= 0x3CE) return true;
  if (code >= 0x430 && code <= 0x45F) return true;
  return code >= 0x1E00 && code <= 0x1EFF && code % 2 == 1;
}

struct LetterCount {
  size_t letters = 0, small = 0;
  bool digits = false;
  bool first_small = false;
};

LetterCount count_letters(std::string_view text) {
  LetterCount count;
  for (size_t i = 0; i < text.size();) {
    const Letter letter = letter_at(text, i);
    if (is_letter(letter.code)) {
      if (count.letters == 0) count.first_small = is_small(letter.code);
      ++count.letters;
      if (is_small(letter.code)) ++count.small;
    }
    if (letter.code >= '0' && letter.code <= '9') count.digits = true;
    i += letter.length;
  }
  return count;
}

/// "R", "R.", "R.W.", "RW", "J-P": at most three capitals, and no small letter.
bool is_initials(std::string_view text, const LetterCount& count) {
  if (count.letters == 0 || count.letters > 3 || count.small > 0 || count.digits) return false;
  return count.letters == 1 || text.find('.') != std::string_view::npos || count.letters <= 2;
}

std::string without(std::string text, std::string_view drop) {
  std::erase_if(text, [&](char c) { return drop.find(c) != std::string_view::npos; });
  return text;
}

constexpr std::string_view dropped = ".,;:()[]{}*_\"";

/// What make_word() asks of a byte of ASCII; nothing of all others, which take the longer way.
struct ByteOfName {
  char bare = 0;  ///< folded; 0 is left out
  bool plain = false, letter = false, small = false, digit = false;
};
constexpr std::array<ByteOfName, 256> bytes_of_names = [] {
  std::array<ByteOfName, 256> out{};
  for (unsigned i = 0x21; i < 0x7F; ++i) {
    const char c = static_cast<char>(i);
    const bool capital = c >= 'A' && c <= 'Z', small = c >= 'a' && c <= 'z';
    const char folded = capital ? static_cast<char>(c - 'A' + 'a') : c == '`' ? '\'' : c;
    out[i] = {dropped.find(c) == std::string_view::npos ? folded : '\0', true, capital || small, small,
              c >= '0' && c <= '9'};
  }
  return out;
}();

/// The word's letters counted and `bare` written, when all of it is plain ASCII; false when it is not.
bool read_plain(std::string_view text, std::string& bare, LetterCount& count) {
  bare.resize(text.size());
  char* to = bare.data();
  for (const char c : text) {
    const ByteOfName& byte = bytes_of_names[static_cast<unsigned char>(c)];
    if (!byte.plain) return false;
    *to = byte.bare;
    to += byte.bare != 0;
    count.first_small = count.first_small || (byte.small && count.letters == 0);
    count.letters += byte.letter;
    count.small += byte.small;
    count.digits = count.digits || byte.digit;
  }
  bare.resize(static_cast<size_t>(to - bare.data()));
  return true;
}

NameWord make_word(std::string_view text) {
  NameWord word;
  word.text = std::string(text);
  LetterCount count;
  if (!read_plain(text, word.bare, count)) {
    word.bare = without(fold(text), dropped);
    count = count_letters(text);
  }
  while (word.bare.size() > 1 && (word.bare.back() == '-' || word.bare.back() == '/')) word.bare.pop_back();
  word.capital = count.letters > 0 && !count.first_small;
  word.all_caps = count.letters > 1 && count.small == 0;
  word.initials = is_initials(text, count);
  return word;
}

std::string_view without_commas(std::string_view word) {
  while (!word.empty() && (word.back() == ',' || word.back() == ';' || word.back() == ':')) word.remove_suffix(1);
  while (!word.empty() && (word.front() == ',' || word.front() == ';')) word.remove_prefix(1);
  return word;
}

}  // namespace

NameWord name_word(std::string_view text) {
  const std::string_view word = without_commas(text);
  return word.empty() ? NameWord() : make_word(word);
}

std::vector<NameWord> name_words(std::string_view text) {
  std::vector<NameWord> words;
  words.reserve(1 + static_cast<size_t>(std::count(text.begin(), text.end(), ' ')));
  for (size_t at = 0, end = 0; at <= text.size(); at = end + 1) {
    end = std::min(text.find(' ', at), text.size());
    std::string_view word = without_commas(text.substr(at, end - at));
    if (!word.empty()) words.push_back(make_word(word));
  }
  return words;
}

size_t count_name_words(std::string_view text) {
  size_t n = 0;
  for (size_t at = 0, end = 0; at <= text.size(); at = end + 1) {
    end = std::min(text.find(' ', at), text.size());
    n += !without_commas(text.substr(at, end - at)).empty();
  }
  return n;
}

std::string joined(const std::vector<NameWord>& words, size_t from, size_t to) {
  std::string out;
  for (size_t i = from; i < to && i < words.size(); ++i) {
    if (!out.empty()) out += ' ';
    out += words[i].text;
  }
  return out;
}

Bracketed take_brackets(std::string_view text) {
  Bracketed out;
  if (std::none_of(text.begin(), text.end(), [](char c) { return bracket_step(c) != 0; })) {
    out.outside = collapse_spaces(text);
    return out;
  }
  int depth = 0;
  size_t from = 0;  // of the stretch that stands outside, or in the open bracket
  for (size_t i = 0; i < text.size(); ++i) {
    const int step = bracket_step(text[i]);
    if (step == 0) continue;
    const std::string_view stretch = text.substr(from, i - from);
    if (depth == 0) {  // a closing bracket that none opened is left out
      out.outside += stretch;
      if (step > 0) out.outside += ' ';
      from = i + 1;
    }
    depth = std::max(0, depth + step);
    if (step < 0 && depth == 0 && from <= i) {
      out.inside.emplace_back(trim(stretch));
      from = i + 1;
    }
  }
  if (depth > 0)
    out.inside.emplace_back(trim(text.substr(from)));
  else
    out.outside += text.substr(from);
  out.outside = collapse_spaces(out.outside);
  return out;
}

std::string_view strip_marks(std::string_view text) {
  static constexpr std::string_view bullets[] = {"•", "·", "–", "—", "●", "▪", "■", "○", "“", "”", "…", "‐", "\uF0B7"};
  const auto plain = [](char c) { return std::string_view(" -*_|>\"#,;:.+~=\t").find(c) != std::string_view::npos; };
  for (bool again = true; again;) {
    again = false;
    text = trim(text);
    while (!text.empty() && plain(text.front())) text.remove_prefix(1);
    while (!text.empty() && plain(text.back())) text.remove_suffix(1);
    const auto foreign = [](char c) { return static_cast<unsigned char>(c) >= 0x80; };
    if (text.empty() || (!foreign(text.front()) && !foreign(text.back()))) break;
    for (const std::string_view mark : bullets) {
      if (text.starts_with(mark)) text.remove_prefix(mark.size()), again = true;
      if (text.ends_with(mark)) text.remove_suffix(mark.size()), again = true;
    }
  }
  return text;
}

std::vector<std::string_view> split_outside_brackets(std::string_view text, std::string_view separators) {
  std::vector<std::string_view> parts;
  int depth = 0;
  size_t start = 0;
  for (size_t i = 0; i < text.size(); ++i) {
    depth = std::max(0, depth + bracket_step(text[i]));
    if (depth == 0 && separators.find(text[i]) != std::string_view::npos) {
      parts.push_back(text.substr(start, i - start));
      start = i + 1;
    }
  }
  parts.push_back(text.substr(start));
  return parts;
}

}  // namespace minutebook
