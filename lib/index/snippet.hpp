// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "lib/index/compile.hpp"
#include "lib/index/stem.hpp"
#include "lib/model/search.hpp"

namespace minutebook {

/// The stretch of a text that shows best why it was found.
struct Excerpt {
  std::vector<SnippetPart> parts;  ///< "…" at cut ends; blanks collapsed
  uint32_t start = 0;              ///< byte of the text where it begins
  uint32_t first_hit = 0;          ///< byte of the first marked word, `start` when nothing is marked
};

/// Chooses the window with the most different words asked for, about `bytes` long, beginning and ending at sentences
/// where one is near. Linear in the text; at most the first 256 kB are looked at.
Excerpt cut_excerpt(std::string_view text, const Marks& marks, const Stemmer& stem, size_t bytes = 280);

}  // namespace minutebook
