// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "indexer/parse/clean.hpp"
#include "indexer/parse/columns.hpp"

namespace minutebook {

/// A paragraph, heading, list entry, table cell or margin note: printed lines joined again as they were written.
struct Block {
  std::vector<Piece> pieces;     ///< in reading order
  std::vector<uint32_t> starts;  ///< byte offset in `text` where each piece begins
  std::string text;              ///< one line; hyphens of line ends resolved
  std::string folded;            ///< fold(text)
  Column column = Column::body;
  bool bold = false;  ///< every word of it
  uint8_t heading = 0;
  uint8_t list_depth = 0;
  bool block_start = true;  ///< a gap stands before it
  bool attendance = false;  ///< part of an attendance list
  float x0 = 0;             ///< left edge of its first piece, points
  float size = 0;
  uint32_t row_from = 0, row_to = 0;
  uint32_t entry = 0;       ///< table row it belongs to, 0 outside tables
  bool action_row = false;  ///< that row holds an action and no item: a table of actions
};

/// Joins the pieces of `columns` to blocks.
std::vector<Block> make_blocks(const CleanText& text, const Columns& columns,
                               const std::vector<size_t>& attendance_lines);

/// Why a value was read where it was.
struct Evidence {
  const char* rule = "";
  double confidence = 0;
};

/// Place of `block.text.substr(start, length)`. A stretch over a page break is given on the page where it starts.
Place place_in(const CleanText& text, const Block& block, size_t start, size_t length, const Evidence& evidence);
Place place_of(const CleanText& text, const Block& block, const char* rule, double confidence);

}  // namespace minutebook
