// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <string>
#include <vector>

#include "lib/model/layout.hpp"

namespace minutebook {

/// The lines of all pages in order.
inline std::vector<Line> lines_of(const Layout& layout) {
  std::vector<Line> out;
  for (const auto& page : layout.pages) out.insert(out.end(), page.lines.begin(), page.lines.end());
  return out;
}

/// What a line says and what is declared of it: "h2 T0R1C2 b ^text" ("^": starts a block).
inline std::string short_text(const Line& line) {
  std::string out;
  if (line.heading) out += "h" + std::to_string(line.heading) + " ";
  if (line.list_depth) out += "l" + std::to_string(line.list_depth) + " ";
  if (line.cell) {
    out += "R" + std::to_string(line.cell->row) + "C" + std::to_string(line.cell->column);
    if (line.cell->columns > 1) out += "+" + std::to_string(line.cell->columns);
    out += line.cell->header ? "h " : " ";
  }
  if (line.style & style_bold) out += "b ";
  if (line.style & style_italic) out += "i ";
  if (line.style & style_struck) out += "s ";
  return out + (line.block_start ? "^" : "") + line.text;
}

inline std::vector<std::string> short_texts(const Layout& layout) {
  std::vector<std::string> out;
  for (const auto& line : lines_of(layout)) out.push_back(short_text(line));
  return out;
}

}  // namespace minutebook
