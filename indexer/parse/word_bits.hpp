// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <bit>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace minutebook {

/// Up to 64 bytes of a text, one bit a byte, lowest first; bits behind the end of the text are 0.
struct WordBits {
  uint64_t word = 0;    ///< letters, digits, bytes of characters outside ASCII: is_word_byte()
  uint64_t joiner = 0;  ///< apostrophe and hyphen, which stand inside words
};
constexpr size_t word_bits_width = 64;

/// The bits of `text` from byte `from` on. Sixteen bytes at a time where the processor can.
WordBits word_bits(std::string_view text, size_t from);

/// Bytes as one number, the first lowest; the compiler makes one load of it.
constexpr uint64_t four_bytes(const char* at) {
  const auto byte = [at](size_t i) { return uint64_t{static_cast<unsigned char>(at[i])}; };
  return byte(0) | byte(1) << 8U | byte(2) << 16U | byte(3) << 24U;
}
constexpr uint64_t eight_bytes(const char* at) { return four_bytes(at) | four_bytes(at + 4) << 32U; }

/// Calls `found(offset)` for every byte of `text` where a word begins (a word byte behind none) until it returns true;
/// says whether it did.
template <class Found>
bool any_word_start(std::string_view text, const Found& found) {
  uint64_t before = 0;  // the last byte of the block before is one of a word
  for (size_t from = 0; from < text.size(); from += word_bits_width) {
    const uint64_t word = word_bits(text, from).word;
    for (uint64_t starts = word & ~((word << 1U) | before); starts != 0; starts &= starts - 1)
      if (found(from + static_cast<size_t>(std::countr_zero(starts)))) return true;
    before = word >> 63U;
  }
  return false;
}

}  // namespace minutebook
