// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/extract/flow.hpp"

#include <algorithm>
#include <utility>
#include <vector>

#include "indexer/extract/encoding.hpp"
#include "indexer/extract/limits.hpp"
#include "lib/base/text.hpp"

namespace minutebook {
namespace {

constexpr float line_height = 12;
constexpr float character_width = 6;
constexpr float column_width = 90;
constexpr float widest = 20'000;  // keeps boxes finite whatever a file claims

bool same_row(const std::optional<CellPlace>& a, const std::optional<CellPlace>& b) {
  return a && b && a->table == b->table && a->row == b->row;
}

}  // namespace

Flow::Flow(MediaType type) {
  layout_.media_type = type;
  layout_.pages.emplace_back();
}

void Flow::place(Line& line, const Paragraph& paragraph) {
  auto& lines = layout_.pages.back().lines;
  const Line* before = lines.empty() ? nullptr : &lines.back();
  if (in_row_ && !(before && same_row(before->cell, line.cell))) {
    y_ = row_bottom_;
    in_row_ = false;
  }
  if (line.cell && !in_row_) {
    in_row_ = true;
    row_top_ = row_bottom_ = y_;
  } else if (in_row_ && before && before->cell->column != line.cell->column) {
    y_ = row_top_;
  }
  const bool beside = paragraph.beside && before != nullptr;
  const float left =
      paragraph.indent * character_width + (line.cell ? column_width * static_cast<float>(line.cell->column) : 0);
  line.box.y0 = beside ? before->box.y0 : y_;
  line.box.x0 = std::min(beside ? std::max(before->box.x1 + 2 * character_width, left) : left, widest);
  line.box.x1 = line.box.x0 + std::min(character_width * static_cast<float>(line.text.size()), widest);
  line.box.y1 = line.box.y0 + line_height;
  y_ = line.box.y1;
  row_bottom_ = std::max(row_bottom_, y_);
}

void Flow::add(Paragraph paragraph) {
  std::string text = printable(paragraph.text);
  if (text.empty() || full_) return;
  if (bytes_ + text.size() > max_text_bytes || lines_ >= max_lines) {
    full_ = true;
    return;
  }
  if (text.size() > max_line_bytes) {
    const std::string_view head = utf8_prefix(text, max_line_bytes);
    Paragraph rest = paragraph;
    rest.text = text.substr(head.size());
    rest.block_start = false;
    paragraph.text = head;
    add(std::move(paragraph));
    return add(std::move(rest));
  }
  Line line;
  line.text = std::move(text);
  line.style = paragraph.style;
  line.heading = paragraph.heading;
  line.list_depth = paragraph.list_depth;
  line.block_start = paragraph.block_start || gap_;
  line.cell = paragraph.cell;
  place(line, paragraph);
  gap_ = false;
  bytes_ += line.text.size();
  ++lines_;
  layout_.pages.back().lines.push_back(std::move(line));
}

void Flow::gap() {
  if (!gap_ && !in_row_) y_ += line_height;
  gap_ = true;
}

void Flow::next_page() {
  if (layout_.pages.size() >= max_pages) {
    full_ = true;
    return;
  }
  Page page;
  page.number = static_cast<uint32_t>(layout_.pages.size()) + 1;
  layout_.pages.push_back(std::move(page));
  y_ = 0;
  in_row_ = false;
  gap_ = true;
}

Layout Flow::finish() {
  layout_.page_count = static_cast<uint32_t>(layout_.pages.size());
  if (layout_.verdict != Verdict::ok) return std::move(layout_);
  if (full_) {
    layout_.verdict = Verdict::too_large;
    layout_.verdict_detail =
        "it is larger than what is read of one file; the first " + std::to_string(lines_) + " lines were read";
  } else if (lines_ == 0) {
    layout_.verdict = Verdict::no_text;
    layout_.verdict_detail = "it holds no text";
  }
  return std::move(layout_);
}

}  // namespace minutebook
