// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/extract/text.hpp"

#include <string>
#include <utility>

#include "indexer/extract/encoding.hpp"
#include "indexer/extract/flow.hpp"
#include "indexer/extract/label.hpp"

namespace minutebook {
namespace {

constexpr size_t tab_width = 8;
constexpr std::string_view column_gap = "   ";

/// Tabs as blanks up to the next stop; other blanks of Unicode are left alone.
std::string expand_tabs(std::string_view line) {
  std::string out;
  for (const char c : line) {
    if (c == '\t')
      out.append(tab_width - out.size() % tab_width, ' ');
    else if (c != '\r' && c != '\v')
      out += c;
  }
  return out;
}

/// Where the run that starts at `from` ends: at a gap as wide as a column's, not at the gap after a list label.
size_t end_of_run(std::string_view line, size_t from) {
  for (size_t at = from;;) {
    const size_t gap = line.find(column_gap, at);
    if (gap == std::string_view::npos) return line.size();
    const size_t next = line.find_first_not_of(' ', gap);
    if (next == std::string_view::npos) return line.size();
    if (!is_label_of(line.substr(from, gap - from), line.substr(next))) return gap;
    at = next;
  }
}

void add_line(Flow& flow, std::string_view raw) {
  const std::string line = expand_tabs(raw);
  if (printable(line).empty()) return flow.gap();
  bool beside = false;
  for (size_t at = line.find_first_not_of(' '); at != std::string::npos && at < line.size();) {
    const size_t end = end_of_run(line, at);
    Paragraph paragraph;
    paragraph.text = line.substr(at, end - at);
    paragraph.indent = static_cast<float>(at);
    paragraph.block_start = false;
    paragraph.beside = beside;
    flow.add(std::move(paragraph));
    beside = true;
    at = line.find_first_not_of(' ', end);
  }
}

}  // namespace

Layout read_text(std::string_view bytes) {
  Flow flow(MediaType::text);
  const std::string text = to_utf8(bytes);
  size_t at = 0;
  while (at < text.size() && !flow.full()) {
    size_t end = text.find_first_of("\n\r\f", at);
    if (end == std::string::npos) end = text.size();
    add_line(flow, std::string_view(text).substr(at, end - at));
    if (end < text.size() && text[end] == '\f') flow.next_page();
    if (text.compare(end, 2, "\r\n") == 0) ++end;
    at = end + 1;
  }
  return flow.finish();
}

}  // namespace minutebook
