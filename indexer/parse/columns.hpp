// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/parse/clean.hpp"

namespace minutebook {

/// What a table column or margin holds.
/// `data`: a row of a table that holds neither items nor actions (accounts, attendance); `header`: the words over
/// columns.
enum class Column : uint8_t { body, number, title, decision, action, owner, due, status, header, data };

/// A stretch of one printed line: `text.lines[line].text.substr(start, end - start)`.
struct Piece {
  size_t line = 0;
  uint32_t start = 0;
  uint32_t end = 0;
  Column column = Column::body;
  uint32_t entry = 0;       ///< table row, numbered from 1 through the document; 0 outside tables
  bool cell_start = false;  ///< a new cell begins here
  friend bool operator==(const Piece&, const Piece&) = default;
};

struct Columns {
  std::vector<Piece> pieces;  ///< every line once or, split at a column edge, in parts; in reading order
  bool owner_column = false;  ///< the paper keeps owners of actions in a column or margin of their own
};

/// Finds tables and margins: headed columns ("Item | Discussion | Action by") from the x-positions of their header,
/// cells that the format declares from their header row, initials in the right margin from their place and look.
/// `initials` are those that the attendance list explains. Linear in the lines.
Columns find_columns(const CleanText& text, const std::vector<std::string>& initials);

/// What a column headed so holds; nothing if the words head no column of minutes.
std::optional<Column> column_of_header(std::string_view folded);

/// "JS", "MCa/RB", "Clerk", "Jane Smith", "ALL": could name who must act.
bool looks_like_owner(std::string_view text);

/// "by 15 September", "October board", "before half-term", "from January": by when, printed in an owner's cell.
bool is_due_phrase(std::string_view text);

/// "J Lumb by 1 June": an owner and by when, in one run. `due` is empty, and all of `text` the owner, where it is not
/// so.
struct OwnerAndDue {
  std::string_view owner, due;
};
OwnerAndDue cut_owner_and_due(std::string_view text);

}  // namespace minutebook
