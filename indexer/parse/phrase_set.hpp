// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "indexer/parse/scan.hpp"
#include "indexer/parse/word_bits.hpp"

namespace minutebook {

/// Many phrases that are looked for together, in one walk over the words of a text. Made by the compiler; every phrase
/// begins with a letter or digit. Much quicker than has_any_word() from about eight phrases on, and it means the same.
template <size_t count>
class PhraseSet {
 public:
  consteval explicit PhraseSet(const std::array<std::string_view, count>& phrases) {
    for (size_t i = 0; i < count; ++i) {
      if (phrases[i].empty() || !is_word_byte(phrases[i][0])) throw "a phrase must begin with a word";
      rows_[i] = {window(phrases[i], 0), mask_of(phrases[i].size()), phrases[i], i};
      lengths_[i] = static_cast<uint16_t>(phrases[i].size());
    }
    // Rows keep their order within a bucket: insertion sort.
    for (size_t i = 1; i < count; ++i)
      for (size_t k = i; k > 0 && bucket(rows_[k].head) < bucket(rows_[k - 1].head); --k)
        std::swap(rows_[k], rows_[k - 1]);
    for (const Row& row : rows_) {
      ++starts_[bucket(row.head) + 1];
      for (size_t second = 0; second < 32; ++second)
        if (row.phrase.size() == 1 || second == (row.head >> 8U & 31U)) pairs_[bucket(row.head)] |= 1U << second;
    }
    for (size_t b = 1; b < starts_.size(); ++b) starts_[b] = static_cast<uint16_t>(starts_[b] + starts_[b - 1]);
  }

  /// Calls `found(index, offset)` wherever the bytes of a phrase stand at the beginning of a word of `text`, whatever
  /// follows them, until it returns true; says whether it did. At one offset in the order of the phrases.
  template <class Found>
  bool any_at_word(std::string_view text, const Found& found) const {
    return any_word_start(text, [&](size_t at) { return any_at(text, at, found); });
  }

  /// The same wherever the bytes of a phrase stand, also inside words.
  template <class Found>
  bool any_inside(std::string_view text, const Found& found) const {
    for (size_t at = 0; at < text.size(); ++at)
      if (any_at(text, at, found)) return true;
    return false;
  }

  /// The same for phrases that `text` begins with.
  template <class Found>
  bool any_in_front(std::string_view text, const Found& found) const {
    return any_at(text, 0, found);
  }

  /// has_any_word(text, phrases).
  [[nodiscard]] bool stands_in(std::string_view text) const {
    return any_at_word(text, [&](size_t row, size_t at) { return ends_word(text, at + length(row)); });
  }

  /// first_of(text, phrases): the first phrase that `text` begins with as whole words; empty if none.
  [[nodiscard]] std::string_view first_of(std::string_view text) const {
    std::string_view first;
    any_at(text, 0, [&](size_t i, size_t) {
      if (!ends_word(text, length(i))) return false;
      first = text.substr(0, length(i));
      return true;
    });
    return first;
  }

  [[nodiscard]] size_t length(size_t phrase) const { return lengths_[phrase]; }

  [[nodiscard]] bool begins(std::string_view text) const { return !first_of(text).empty(); }

 private:
  struct Row {
    uint64_t head = 0;  ///< the first eight bytes
    uint64_t mask = 0;  ///< those of them that the phrase has
    std::string_view phrase;
    size_t index = 0;
  };

  /// Eight bytes of `text` from `at` on as a number, zeros behind its end.
  static constexpr uint64_t window(std::string_view text, size_t at) {
    if (at + 8 <= text.size()) return eight_bytes(text.data() + at);
    uint64_t out = 0;
    for (size_t i = text.size(); i > at; --i) out = out << 8U | static_cast<unsigned char>(text[i - 1]);
    return out;
  }
  static constexpr uint64_t mask_of(size_t size) { return size >= 8 ? ~uint64_t{0} : (uint64_t{1} << size * 8) - 1; }
  static constexpr size_t bucket(uint64_t head) { return head & 31U; }
  template <class Found>
  bool any_at(std::string_view text, size_t at, const Found& found) const {
    const uint64_t here = window(text, at);
    const size_t b = bucket(here);
    if ((pairs_[b] >> (here >> 8U & 31U) & 1U) == 0) return false;
    for (size_t r = starts_[b]; r < starts_[b + 1]; ++r) {
      const Row& row = rows_[r];
      if ((here & row.mask) != row.head) continue;
      if (row.phrase.size() > 8 && text.compare(at, row.phrase.size(), row.phrase) != 0) continue;
      if (found(row.index, at)) return true;
    }
    return false;
  }

  std::array<Row, count> rows_{};
  std::array<uint32_t, 32> pairs_{};   ///< by first letter: the second letters
  std::array<uint16_t, 33> starts_{};  ///< where the rows of each first letter begin
  std::array<uint16_t, count> lengths_{};
};

template <size_t count>
PhraseSet(const std::array<std::string_view, count>&) -> PhraseSet<count>;

}  // namespace minutebook
