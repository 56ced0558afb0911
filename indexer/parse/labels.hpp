// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/parse/clean.hpp"

namespace minutebook {

/// What the printed label of a heading block asks for.
enum class LabelKind {
  date,
  time,
  venue,
  title,
  body,
  to,
  from,
  contact,
  position,
  phone,
  email,
  author,
  chair,
  classification,
  decision_number,
  item_number,
  purpose,
  summary,
  recommendation,
  next_meeting,
  other_date,
  issued,
  status,
  other
};

/// "Venue: The Guildhall": the label and the value beside or below it.
struct Label {
  LabelKind kind = LabelKind::other;
  std::string label;      ///< folded, without its colon
  std::string value;      ///< as printed, lines joined; may be empty
  size_t line = 0;        ///< index of the label's line
  size_t value_line = 0;  ///< index of the first line of the value
  size_t last_line = 0;   ///< index of the last line of the value
};

/// The kind of a folded label without its colon; nothing for text that is no known label.
std::optional<LabelKind> label_kind(std::string_view folded);

/// Labels in lines [first, last). The value may follow a colon, stand in the next column or cell, or on the lines
/// below.
std::vector<Label> read_labels(const CleanText& text, size_t first, size_t last);

}  // namespace minutebook
