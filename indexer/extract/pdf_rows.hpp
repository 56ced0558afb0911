// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <cstddef>
#include <vector>

#include "indexer/extract/pdf_lines.hpp"

namespace minutebook {

/// A line while it is being put in order: `row` rises down the page, lines on one baseline share it.
struct RowLine {
  Line line;
  size_t row = 0;
  float baseline = 0;
};

/// Step 1: words to lines, row by row from the top, left to right.
std::vector<RowLine> rows_of_words(std::vector<PrintedWord> words);

/// Step 2: where prose runs in columns side by side, one column after the other; everything else stays as it is.
std::vector<RowLine> in_reading_order(std::vector<RowLine> lines, float page_width);

/// Step 3: finds where paragraphs start (Line::block_start).
void mark_block_starts(std::vector<RowLine>& lines);

}  // namespace minutebook
