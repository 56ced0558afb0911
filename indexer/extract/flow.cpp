// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/extract/flow.hpp"

#include <algorithm>
#include <span>
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

/// Begins with the words of a marking and goes on, if at all, behind a sign: "Confidential reporting" is a subject.
bool is_marking(std::string_view text) {
  constexpr std::string_view open_ended[] = {"not for publication",   "not-for-publication", "private and confidential",
                                             "strictly confidential", "strictly private",    "official-sensitive",
                                             "official - sensitive"};
  constexpr std::string_view alone[] = {"confidential",         "exempt",        "restricted",
                                        "exempt items",         "exempt report", "confidential report",
                                        "confidential minutes", "exempt minutes"};
  const std::string folded = fold(text);
  const size_t from = folded.find_first_not_of(" *-_[(\"'");
  if (from == std::string::npos) return false;
  const std::string_view words = std::string_view(folded).substr(from);
  const auto begins = [&](std::string_view mark) { return words.starts_with(mark); };
  const auto ends = [&](std::string_view mark) {
    if (!begins(mark)) return false;
    const std::string_view rest = trim(words.substr(mark.size()));
    return rest.empty() || rest.starts_with("page ") ||
           ((rest[0] < 'a' || rest[0] > 'z') && static_cast<unsigned char>(rest[0]) < 0x80);
  };
  return std::any_of(std::begin(open_ended), std::end(open_ended), begins) ||
         std::any_of(std::begin(alone), std::end(alone), ends);
}

/// What stands between bars and wide gaps; a stretch that does not begin with a marking, also what stands between its
/// dashes and brackets ("Pier Panel - Confidential", "Pier Panel (Exempt)").
std::vector<std::string_view> marking_parts(std::string_view printed) {
  constexpr std::string_view gaps[] = {"|", "  "};
  constexpr std::string_view signs[] = {" - ", " \u2013 ", " \u2014 ", ": ", "(", ")", "[", "]"};
  std::vector<std::string_view> parts;
  const auto cut = [](std::string_view text, std::span<const std::string_view> at, auto use) {
    while (!text.empty()) {
      size_t end = text.size(), width = 0;
      for (const auto sign : at)
        if (const size_t found = text.find(sign); found < end) {
          end = found;
          width = sign.size();
        }
      use(text.substr(0, end));
      text.remove_prefix(end + width);
    }
  };
  cut(printed, gaps, [&](std::string_view part) {
    if (is_marking(part) || trim(part).starts_with("Classification:")) return parts.push_back(part);
    cut(part, signs, [&](std::string_view inner) { parts.push_back(inner); });
  });
  return parts;
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

void Flow::add_marking(std::string_view printed) {
  constexpr size_t longest = 300;
  std::string bars(printed.substr(0, longest));
  std::replace(bars.begin(), bars.end(), '\t', '|');
  for (const auto part : marking_parts(bars)) {
    std::string text = collapse_spaces(part);
    const std::string_view label = "Classification:";
    const bool labelled = text.starts_with(label);
    const auto value = labelled ? trim(std::string_view(text).substr(label.size())) : std::string_view(text);
    if (!is_marking(value) && !(labelled && fold(value) == "private")) continue;
    Paragraph paragraph;
    paragraph.text = std::move(text);
    add(std::move(paragraph));
  }
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
