// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/parse/parse.hpp"

#include "indexer/parse/attendance.hpp"
#include "indexer/parse/chair.hpp"
#include "indexer/parse/clean.hpp"
#include "indexer/parse/heading_block.hpp"
#include "indexer/parse/items.hpp"

namespace minutebook {

Minutes parse(const Layout& layout, const ParseContext& context) {
  CleanText text = clean(layout);
  Minutes minutes;
  minutes.problems = std::move(text.problems);
  read_heading_block(text, context, minutes);
  std::vector<size_t> attendance_lines;
  read_attendance(text, minutes, attendance_lines);
  settle_chair(minutes);
  read_items(text, attendance_lines, minutes);
  minutes.pages = std::move(text.pages);
  return minutes;
}

}  // namespace minutebook
