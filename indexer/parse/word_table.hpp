// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>

#include "indexer/parse/word_bits.hpp"

namespace minutebook {

/// A word as two numbers and its length: two words of up to 16 bytes are the same exactly when their keys are.
struct WordKey {
  static constexpr size_t exact = 16;
  uint64_t head = 0;
  uint64_t tail = 0;
  size_t size = 0;

  constexpr explicit WordKey(std::string_view word) : size(word.size()) {
    if (size >= 8) {
      head = eight_bytes(word.data());
      tail = eight_bytes(word.data() + size - 8);
    } else if (size >= 4) {
      head = four_bytes(word.data());
      tail = four_bytes(word.data() + size - 4);
    } else if (size > 0) {
      head = byte(word[0]) | byte(word[size / 2]) << 8U | byte(word[size - 1]) << 16U;
    }
  }

  friend constexpr bool operator==(const WordKey&, const WordKey&) = default;

  [[nodiscard]] constexpr size_t hash() const {
    const uint64_t mixed = (head ^ std::rotl(tail, 29) ^ (uint64_t{size} << 60U)) * 0x9E3779B97F4A7C15U;
    return static_cast<size_t>((mixed ^ (mixed >> 29U)) * 0xBF58476D1CE4E5B9U >> 32U);
  }

 private:
  static constexpr uint64_t byte(char c) { return static_cast<unsigned char>(c); }
};

/// Words and what each stands for, found in constant time. Made by the compiler; `count` is the number of places for
/// words, a power of two and at least half as many again.
template <class Value, size_t count>
class WordTable {
 public:
  /// The value of `word`; Value() if it is not in the table.
  [[nodiscard]] constexpr Value operator[](std::string_view word) const { return slots_[place_of(word)].value; }
  [[nodiscard]] constexpr bool has(std::string_view word) const { return !slots_[place_of(word)].word.empty(); }

  /// The place for the value of `word`, which is put in if it is new. Only ever called by the compiler.
  constexpr Value& put(std::string_view word) {
    Slot& slot = slots_[place_of(word)];
    if (slot.word.empty()) {
      if (++used_ * 3 > count * 2 || word.empty()) throw "the table is too small, or a word is empty";
      slot.word = word;
      slot.key = WordKey(word);
    }
    return slot.value;
  }

 private:
  static_assert(std::has_single_bit(count));
  struct Slot {
    std::string_view word;
    WordKey key{std::string_view()};
    Value value{};
  };

  [[nodiscard]] constexpr size_t place_of(std::string_view word) const {
    const WordKey key(word);
    for (size_t at = key.hash() % count;; at = (at + 1) % count) {
      const Slot& slot = slots_[at];
      if (slot.word.empty() || (slot.key == key && (key.size <= WordKey::exact || slot.word == word))) return at;
    }
  }

  std::array<Slot, count> slots_{};
  size_t used_ = 0;
};

/// A set of words, without values.
template <size_t count>
consteval WordTable<bool, count> word_set(std::span<const std::string_view> words) {
  WordTable<bool, count> table;
  for (const auto word : words) table.put(word) = true;
  return table;
}

}  // namespace minutebook
