// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <cstdint>
#include <string_view>
#include <vector>

#include "lib/model/minutes.hpp"

namespace minutebook {

/// A sample of the eight-word shingles of a text (FracMinHash): the hashes below a bound, so that two samples meet just
/// where the texts do, however different in length. The share of one sample that the other has estimates the share of
/// the text. Case, marks of punctuation and line breaks do not count. The same on every machine.
struct Sketch {
  uint64_t whole = 0;              ///< hash of all words: equal texts, equal hashes; 0 for a text of few words
  std::vector<uint64_t> shingles;  ///< ascending, distinct, below 2^48; one in `sketch_rate` of all
  friend bool operator==(const Sketch&, const Sketch&) = default;
};

inline constexpr uint64_t sketch_rate = 32;

/// Of the text of all pages (of the passages when there are no pages). Time and memory grow with the text.
Sketch sketch_of(const Minutes& minutes);
Sketch sketch_of(std::string_view text);

}  // namespace minutebook
