// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/parse/scan.hpp"

namespace minutebook {
namespace {

bool ends_word(std::string_view text, size_t at) { return at >= text.size() || !is_word_byte(text[at]); }

std::string_view without_closers(std::string_view text) {
  constexpr std::string_view closers[] = {"\"", "'", ")", "]", "\u201D", "\u2019", "*", " "};
  for (bool again = true; again;) {
    again = false;
    for (const auto closer : closers)
      if (text.size() >= closer.size() && text.substr(text.size() - closer.size()) == closer) {
        text.remove_suffix(closer.size());
        again = true;
      }
  }
  return text;
}

}  // namespace

bool starts_with_word(std::string_view text, std::string_view word) {
  return text.size() >= word.size() && text.compare(0, word.size(), word) == 0 && ends_word(text, word.size());
}

size_t find_word(std::string_view text, std::string_view word, size_t from) {
  for (size_t at = text.find(word, from); at != std::string_view::npos; at = text.find(word, at + 1)) {
    const bool begins = at == 0 || !is_word_byte(text[at - 1]) || (!word.empty() && !is_word_byte(word[0]));
    if (begins && ends_word(text, at + word.size())) return at;
  }
  return std::string_view::npos;
}

bool has_word(std::string_view text, std::string_view word) { return find_word(text, word) != std::string_view::npos; }

std::string_view first_of(std::string_view text, std::span<const std::string_view> words) {
  for (const auto word : words)
    if (starts_with_word(text, word)) return word;
  return {};
}

bool is_one_of(std::string_view text, std::span<const std::string_view> words) {
  for (const auto word : words)
    if (text == word) return true;
  return false;
}

bool has_any_word(std::string_view text, std::span<const std::string_view> words) {
  for (const auto word : words)
    if (has_word(text, word)) return true;
  return false;
}

size_t count_words(std::string_view text) {
  size_t n = 0;
  bool inside = false;
  for (const char c : text) {
    const bool letter = is_word_byte(c);
    if (letter && !inside) ++n;
    inside = letter || (inside && (c == '\'' || c == '-'));
  }
  return n;
}

std::string_view first_word(std::string_view text) {
  size_t n = 0;
  while (n < text.size() && (is_word_byte(text[n]) || (n > 0 && (text[n] == '\'' || text[n] == '-')))) ++n;
  while (n > 0 && !is_word_byte(text[n - 1])) --n;
  return text.substr(0, n);
}

std::string_view last_word(std::string_view text) {
  size_t end = text.size();
  while (end > 0 && !is_word_byte(text[end - 1])) --end;
  size_t begin = end;
  while (begin > 0 && (is_word_byte(text[begin - 1]) || text[begin - 1] == '\'' || text[begin - 1] == '-')) --begin;
  return text.substr(begin, end - begin);
}

bool has_letter(std::string_view text) {
  for (const char c : text)
    if (is_letter(c) || static_cast<unsigned char>(c) >= 0x80) return true;
  return false;
}

bool is_capitals(std::string_view text, size_t least) {
  size_t upper = 0, lower = 0;
  for (const char c : text) {
    upper += is_upper(c);
    lower += is_lower(c);
  }
  return upper >= least && lower * 8 <= upper;
}

bool starts_lower(std::string_view text) {
  if (text.empty()) return false;
  if (is_lower(text[0])) return true;
  // U+00DF..U+00F6 and U+00F8..U+00FF are small letters: bytes C3 9F..B6, C3 B8..BF.
  if (text.size() < 2 || text[0] != '\xC3') return false;
  const auto second = static_cast<unsigned char>(text[1]);
  return second >= 0x9F && second != 0xB7;
}

bool starts_capital(std::string_view text) {
  if (text.empty()) return false;
  if (is_upper(text[0])) return true;
  if (text.size() < 2 || text[0] != '\xC3') return false;
  const auto second = static_cast<unsigned char>(text[1]);
  return second >= 0x80 && second <= 0x9E && second != 0x97;
}

bool ends_sentence(std::string_view text) {
  text = without_closers(text);
  return !text.empty() && (text.back() == '.' || text.back() == '?' || text.back() == '!');
}

std::optional<int> roman_value(std::string_view text) {
  if (text.empty() || text.size() > 7) return std::nullopt;
  const bool upper = is_upper(text[0]);
  int total = 0, last = 1000;
  for (size_t i = 0; i < text.size(); ++i) {
    if (upper ? !is_upper(text[i]) : !is_lower(text[i])) return std::nullopt;
    const char c = upper ? static_cast<char>(text[i] - 'A' + 'a') : text[i];
    const int value = c == 'i' ? 1 : c == 'v' ? 5 : c == 'x' ? 10 : c == 'l' ? 50 : 0;
    if (value == 0) return std::nullopt;
    total += value;
    if (value > last) total -= 2 * last;
    last = value;
  }
  // Written back, to refuse "iiii" and "vx".
  std::string again;
  int rest = total;
  constexpr struct {
    int value;
    const char* digits;
  } steps[] = {{50, "l"}, {40, "xl"}, {10, "x"}, {9, "ix"}, {5, "v"}, {4, "iv"}, {1, "i"}};
  if (total < 1 || total > 89) return std::nullopt;
  for (const auto& step : steps)
    for (; rest >= step.value; rest -= step.value) again += step.digits;
  if (again.size() != text.size()) return std::nullopt;
  for (size_t i = 0; i < text.size(); ++i)
    if ((upper ? static_cast<char>(text[i] - 'A' + 'a') : text[i]) != again[i]) return std::nullopt;
  return total;
}

}  // namespace minutebook
