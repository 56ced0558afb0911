// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/parse/scan.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <cstring>
#ifdef __SSE2__
#include <emmintrin.h>
#endif

#include "indexer/parse/word_bits.hpp"

namespace minutebook {
namespace {

constexpr size_t worth_a_walk = 5;     // words that are looked for
constexpr size_t longest_walk = 1000;  // bytes; longer texts have words with every beginning

/// The first two bytes of the words of a text: most of a list of words is ruled out by them.
class WordBeginnings {
 public:
  explicit WordBeginnings(std::string_view text) {
    any_word_start(text, [&](size_t at) {
      second_[bits(text[at])] |= 1U << (at + 1 < text.size() ? bits(text[at + 1]) : 0U);
      return false;
    });
  }

  [[nodiscard]] bool may_hold(std::string_view word) const {
    if (word.empty() || !is_word_byte(word[0])) return true;
    const uint32_t seconds = second_[bits(word[0])];
    return word.size() == 1 ? seconds != 0 : (seconds >> bits(word[1]) & 1U) != 0;
  }

 private:
  static unsigned bits(char c) { return static_cast<unsigned char>(c) & 31U; }
  std::array<uint32_t, 32> second_{};  ///< by the first byte
};

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

// Where the first and the last byte stand, the rest is compared.
size_t find_text(std::string_view text, std::string_view word, size_t from) {
  const size_t size = word.size();
  if (size == 0 || text.size() < size) return text.find(word, from);
  const auto same = [&](size_t at) { return std::memcmp(text.data() + at, word.data(), size) == 0; };
  size_t at = from;
  const size_t end = text.size() - size + 1;  // of the places where it can begin
#ifdef __SSE2__
  constexpr size_t step = 16;
  const auto load = [](const char* bytes) { return _mm_loadu_si128(reinterpret_cast<const __m128i*>(bytes)); };
  const __m128i first = _mm_set1_epi8(word.front()), last = _mm_set1_epi8(word.back());
  for (; at + step <= end; at += step) {
    const __m128i begins = _mm_cmpeq_epi8(load(text.data() + at), first);
    const __m128i ends = _mm_cmpeq_epi8(load(text.data() + at + size - 1), last);
    for (auto both = static_cast<unsigned>(_mm_movemask_epi8(_mm_and_si128(begins, ends))); both != 0; both &= both - 1)
      if (const size_t found = at + static_cast<size_t>(std::countr_zero(both)); same(found)) return found;
  }
#endif
  for (; at < end; ++at)
    if (text[at] == word.front() && text[at + size - 1] == word.back() && same(at)) return at;
  return std::string_view::npos;
}

size_t find_word(std::string_view text, std::string_view word, size_t from) {
  for (size_t at = find_text(text, word, from); at != std::string_view::npos; at = find_text(text, word, at + 1)) {
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
    if (word.size() == text.size() && (text.empty() || (text[0] == word[0] && text == word))) return true;
  return false;
}

bool has_any_word(std::string_view text, std::span<const std::string_view> words) {
  if (words.size() < worth_a_walk || text.size() > longest_walk) {
    return std::any_of(words.begin(), words.end(), [&](std::string_view word) { return has_word(text, word); });
  }
  const WordBeginnings beginnings(text);
  return std::any_of(words.begin(), words.end(),
                     [&](std::string_view word) { return beginnings.may_hold(word) && has_word(text, word); });
}

size_t count_words(std::string_view text) {
  size_t n = 0;
  uint64_t inside = 0;  // 1: the byte before belongs to a word
  for (size_t from = 0; from < text.size(); from += word_bits_width) {
    const WordBits bits = word_bits(text, from);
    // Joiners directly behind a word go on with it. Adding carries a bit through their run and clears it.
    const uint64_t behind = ((bits.word << 1U) | inside) & bits.joiner;
    const uint64_t within = bits.word | (bits.joiner & ~(bits.joiner + behind));
    n += static_cast<size_t>(std::popcount(bits.word & ~((within << 1U) | inside)));
    inside = within >> 63U;
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
    upper += static_cast<unsigned char>(c - 'A') < 26;
    lower += static_cast<unsigned char>(c - 'a') < 26;
    if (lower * 8 > text.size()) return false;  // whatever follows: soon so in prose
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
  if (text.empty() || (is_word_byte(text.back()) && static_cast<unsigned char>(text.back()) < 0x80)) return false;
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
