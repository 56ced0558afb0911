// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/extract/segments.hpp"

#include <algorithm>
#include <utility>

#include "indexer/extract/encoding.hpp"
#include "indexer/extract/label.hpp"
#include "lib/base/text.hpp"

namespace minutebook {

bool Segments::Segment::empty() const { return printable(text).empty() && printable(struck).empty(); }

void Segments::add(std::string_view text, uint8_t style) {
  Segment& segment = lines_.back().back();
  if (style & style_struck) {
    segment.struck += text;
    return;
  }
  // The raised number of a note is a mark behind the word, not part of it; "15th" is one word.
  const bool number = !text.empty() && text.front() >= '0' && text.front() <= '9';
  if ((style & style_superscript) && number) segment.text += ' ';
  segment.text += text;
  if (!trim(text).empty()) segment.style &= style;
}

void Segments::tab() { lines_.back().emplace_back(); }

void Segments::line_break() { lines_.emplace_back(1); }

bool Segments::has_text() const {
  return std::any_of(lines_.begin(), lines_.end(), [](const SegmentLine& line) {
    return !std::all_of(line.begin(), line.end(), [](const Segment& s) { return s.empty(); });
  });
}

/// A label typed by hand and set off by a tab belongs to its text.
void Segments::join_labels(SegmentLine& line) {
  std::erase_if(line, [](const Segment& segment) { return segment.empty(); });
  for (size_t i = 0; i + 1 < line.size(); ++i) {
    if (!is_label_of(printable(line[i].text), printable(line[i + 1].text))) continue;
    line[i].text += " " + line[i + 1].text;
    line[i].struck += line[i + 1].struck;
    line[i].style &= line[i + 1].style;
    line.erase(line.begin() + static_cast<std::ptrdiff_t>(i) + 1);
  }
}

void Segments::put_line(Flow& flow, const SegmentLine& line, const Paragraph& model, bool& first) {
  bool beside = false;
  for (const auto& segment : line) {
    const bool struck = printable(segment.text).empty();
    Paragraph paragraph = model;
    paragraph.text = repair_utf8(struck ? segment.struck : segment.text);
    paragraph.style = struck ? uint8_t{style_struck} : segment.style;
    paragraph.block_start = first;
    paragraph.beside = beside;
    flow.add(std::move(paragraph));
    first = false;
    beside = true;
  }
}

void Segments::put(Flow& flow, const std::string& label, const Paragraph& model) {
  bool first = true;
  for (auto& line : lines_) {
    std::erase_if(line, [](const Segment& segment) { return segment.empty(); });
    if (first && !label.empty() && !line.empty()) {
      std::string& words = printable(line[0].text).empty() ? line[0].struck : line[0].text;
      words.insert(0, label + " ");
    }
    join_labels(line);
    put_line(flow, line, model, first);
  }
}

}  // namespace minutebook
