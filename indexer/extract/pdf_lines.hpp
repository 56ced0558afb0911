// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <string>
#include <vector>

#include "lib/model/layout.hpp"

namespace minutebook {

/// One word as a PDF draws it: upright, box in points from the top left corner of the page.
struct PrintedWord {
  std::string text;
  Box box;
  float size = 0;
  uint8_t style = 0;
  bool space_after = true;
};

/// The words of one page as lines in reading order. Words on one baseline make a line until a gap as wide as between
/// columns; raised small words ("15th") join their line, a list label joins its text, letters set apart
/// ("M I N U T E S") become a word, a second copy of a word on the same spot is dropped. Lines go row by row, left to
/// right, except where two columns of prose stand side by side: then column by column. Pure; never throws but
/// bad_alloc.
std::vector<Line> lines_of_page(std::vector<PrintedWord> words, float page_width);

}  // namespace minutebook
