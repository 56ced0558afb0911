// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/parse/word_bits.hpp"

#include <algorithm>
#include <array>
#ifdef __SSE2__
#include <emmintrin.h>
#endif

#include "indexer/parse/scan.hpp"

namespace minutebook {
namespace {

#ifdef __SSE2__
/// Bytes from `low` to `low + count - 1`, all below 0x80, become 0xFF. Compared as signed numbers moved to the least.
__m128i between(__m128i bytes, char low, char count) {
  const __m128i moved = _mm_sub_epi8(bytes, _mm_set1_epi8(static_cast<char>(low - 128)));
  return _mm_cmplt_epi8(moved, _mm_set1_epi8(static_cast<char>(count - 128)));
}

WordBits bits_of_16(const char* at) {
  const __m128i bytes = _mm_loadu_si128(reinterpret_cast<const __m128i*>(at));
  const __m128i letters = between(_mm_or_si128(bytes, _mm_set1_epi8(0x20)), 'a', 26);
  const __m128i word = _mm_or_si128(_mm_or_si128(letters, between(bytes, '0', 10)), bytes);  // bytes: those from 0x80
  const __m128i joiner =
      _mm_or_si128(_mm_cmpeq_epi8(bytes, _mm_set1_epi8('\'')), _mm_cmpeq_epi8(bytes, _mm_set1_epi8('-')));
  return {static_cast<unsigned>(_mm_movemask_epi8(word)), static_cast<unsigned>(_mm_movemask_epi8(joiner))};
}
#else
WordBits bits_of_16(const char* at) {
  WordBits bits;
  for (unsigned i = 0; i < 16; ++i) {
    bits.word |= uint64_t{is_word_byte(at[i])} << i;
    bits.joiner |= uint64_t{at[i] == '\'' || at[i] == '-'} << i;
  }
  return bits;
}
#endif

}  // namespace

WordBits word_bits(std::string_view text, size_t from) {
  constexpr size_t step = 16;
  WordBits bits;
  const size_t size = std::min(text.size() - from, word_bits_width);
  for (size_t i = 0; i < size; i += step) {
    std::array<char, step> rest{};
    const char* at = text.data() + from + i;
    if (size - i < step) {  // never reads behind the text
      text.copy(rest.data(), size - i, from + i);
      at = rest.data();
    }
    const WordBits part = bits_of_16(at);
    bits.word |= part.word << i;
    bits.joiner |= part.joiner << i;
  }
  return bits;
}

}  // namespace minutebook
