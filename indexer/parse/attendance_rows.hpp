// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/parse/clean.hpp"

namespace minutebook {

/// What stands in one place of a printed row: a line of a PDF row, or a table cell with all its paragraphs.
struct AttendanceCell {
  std::string text;           ///< paragraphs of a cell joined by line feeds
  std::vector<size_t> lines;  ///< indices into CleanText::lines
  Box box;
  uint32_t column = 0;  ///< of a declared table
};

/// A row of a declared table, or the lines that share a baseline, left to right.
struct AttendanceRow {
  std::vector<AttendanceCell> cells;
  std::optional<uint32_t> table;  ///< of the declared table it belongs to
  uint8_t heading = 0;            ///< level declared by the format
  uint8_t list_depth = 0;
  bool block_start = true;
  bool full_width = false;  ///< runs to the right edge of the page's text, so the next line may go on with it
  uint32_t page = 1;
};

/// All lines of the document as rows, in reading order. Linear.
std::vector<AttendanceRow> attendance_rows(const CleanText& text);

}  // namespace minutebook
