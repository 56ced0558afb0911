// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <vector>

#include "indexer/extract/pdf_lines.hpp"

namespace minutebook {

/// A word where the page has it. `rotation` says in quarters clockwise how it is turned; its box is not.
struct PlacedWord {
  PrintedWord word;
  int rotation = 0;
};

struct PageSize {
  float width = 0;
  float height = 0;
};

/// The box as it stands when text that is turned by `rotation` quarters is made upright.
Box upright(const Box& box, int rotation, const PageSize& page);

/// Its middle is on the page.
bool is_on_page(const Box& box, const PageSize& page);

/// Points: larger than text that is read, whatever else stands on the page.
inline constexpr float overprint_size = 24;

/// How most of the letters are turned, in quarters: a wide table is often printed sideways.
int main_rotation(const std::vector<PlacedWord>& words);

/// Takes out of `words` what lies over the text rather than in it, and everything that is turned another way than
/// most: watermarks, stamps, notes along the margin. Poppler gives slanting text in pieces of few letters, in any
/// order; here they become words again. Words beside the page go, except as a part of what is also on it. Their boxes
/// and angles are those of the page as it is read. Pure.
std::vector<Overprint> take_overprints(std::vector<PlacedWord>& words, const PageSize& page);

}  // namespace minutebook
