// SPDX-License-Identifier: GPL-3.0-or-later
#include "lib/model/layout.hpp"

#include <array>
#include <cstdio>

#include "lib/base/text.hpp"

namespace minutebook {
namespace {

struct StyleName {
  Style style;
  char letter;
};
constexpr StyleName style_names[] = {
    {style_bold, 'b'}, {style_italic, 'i'}, {style_underline, 'u'}, {style_superscript, '^'}, {style_struck, 's'}};

std::string style_text(uint8_t style) {
  std::string out;
  for (const auto& row : style_names)
    if (style & row.style) out += row.letter;
  return out.empty() ? "-" : out;
}

std::string box_text(const Box& box) {
  std::array<char, 200> out{};
  std::snprintf(out.data(), out.size(), "%.1f,%.1f-%.1f,%.1f", static_cast<double>(box.x0), static_cast<double>(box.y0),
                static_cast<double>(box.x1), static_cast<double>(box.y1));
  return out.data();
}

std::string size_text(float size) {
  std::array<char, 60> out{};
  std::snprintf(out.data(), out.size(), "%.1f", static_cast<double>(size));
  return out.data();
}

std::string cell_text(const CellPlace& cell) {
  std::string out =
      "T" + std::to_string(cell.table) + "R" + std::to_string(cell.row) + "C" + std::to_string(cell.column);
  if (cell.columns != 1) out += "+" + std::to_string(cell.columns);
  if (cell.header) out += "h";
  return out;
}

/// "1 [72.0,90.1-300.0,101.2] 11.0 b ¶ h2 l1 T0R1C2 | text"; fields that say nothing are left out.
std::string line_text(const Page& page, const Line& line) {
  std::string out = std::to_string(page.number) + " [" + box_text(line.box) + "] " + size_text(line.size) + " " +
                    style_text(line.style) + (line.block_start ? " \u00B6" : " .");
  if (line.heading) out += " h" + std::to_string(line.heading);
  if (line.list_depth) out += " l" + std::to_string(line.list_depth);
  if (line.cell) out += " " + cell_text(*line.cell);
  if (line.confidence) out += " ocr" + std::to_string(line.confidence);
  return out + " | " + terminal_safe(line.text) + "\n";
}

std::string overprint_text(const Page& page, const Overprint& print) {
  return std::to_string(page.number) + " [" + box_text(print.box) + "] " + size_text(print.size) + " overprint at " +
         size_text(print.angle) + " degrees | " + terminal_safe(print.text) + "\n";
}

std::string page_text(const Page& page) {
  std::string out = "page " + std::to_string(page.number);
  if (!page.label.empty()) out += " label=" + terminal_safe(page.label);
  if (page.width > 0) out += " size=" + size_text(page.width) + "x" + size_text(page.height);
  if (page.has_picture) out += " picture";
  if (page.doubtful) out += " doubtful";
  if (!page.trouble.empty()) out += " trouble: " + terminal_safe(page.trouble);
  return out + "\n";
}

}  // namespace

std::string to_text(const Layout& layout) {
  std::string out = "verdict " + std::string(to_name(layout.verdict));
  if (!layout.verdict_detail.empty()) out += ": " + terminal_safe(layout.verdict_detail);
  out += "\ntype " + std::string(to_mime(layout.media_type)) + "\npages " + std::to_string(layout.page_count) + "\n";
  if (!layout.metadata_title.empty()) out += "title " + terminal_safe(layout.metadata_title) + "\n";
  if (!layout.source_url.empty()) out += "source " + terminal_safe(layout.source_url) + "\n";
  for (const auto& name : layout.attachments) out += "attachment " + terminal_safe(name) + "\n";
  for (const auto& text : layout.declared) out += "declares " + terminal_safe(text) + "\n";
  for (const auto& page : layout.pages) {
    out += page_text(page);
    for (const auto& line : page.lines) out += line_text(page, line);
    for (const auto& print : page.overprints) out += overprint_text(page, print);
  }
  return out;
}

}  // namespace minutebook
