// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <optional>
#include <string>
#include <string_view>

#include "lib/model/layout.hpp"

namespace minutebook {

/// A paragraph, list entry or cell paragraph as a format without pages gives it.
struct Paragraph {
  std::string text;  ///< blanks of every kind are collapsed by Flow::add
  uint8_t style = 0;
  uint8_t heading = 0;
  uint8_t list_depth = 0;
  bool block_start = true;
  bool beside = false;  ///< on the baseline of the line before it (after a tab)
  float indent = 0;     ///< characters from the left edge
  std::optional<CellPlace> cell;
};

/// Builds the layout of a format without pages, line by line: 12 points a line, 6 points a character. The cells of one
/// table row start on one baseline, 90 points a column apart. Stops growing at the limits of limits.hpp.
class Flow {
 public:
  explicit Flow(MediaType type);

  void add(Paragraph paragraph);
  /// An empty line: moves down, and the next line starts a block.
  void gap();
  /// A form feed.
  void next_page();
  [[nodiscard]] bool full() const { return full_; }
  Layout& layout() { return layout_; }

  /// The finished layout: verdict too_large, no_text or ok unless one was set before.
  Layout finish();

 private:
  void place(Line& line, const Paragraph& paragraph);

  Layout layout_;
  size_t bytes_ = 0;
  size_t lines_ = 0;
  float y_ = 0;        ///< where the next line goes
  float row_top_ = 0;  ///< of the table row being filled
  float row_bottom_ = 0;
  bool in_row_ = false;
  bool full_ = false;
  bool gap_ = true;
};

}  // namespace minutebook
