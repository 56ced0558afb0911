// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/extract/text.hpp"

#include <algorithm>
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

/// Without the codes of terminals and printers: "ESC[1m" that colours, and letters struck twice ("C BS C") or
/// underlined ("_ BS C").
std::string without_codes(std::string text) {
  if (text.find_first_of("\x1B\b") == std::string::npos) return text;
  std::string out;
  out.reserve(text.size());
  for (size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '\b') {
      while (!out.empty() && (static_cast<unsigned char>(out.back()) & 0xC0U) == 0x80U) out.pop_back();
      if (!out.empty() && out.back() != '\n') out.pop_back();
    } else if (text[i] == '\x1B' && i + 1 < text.size() && text[i + 1] == '[') {
      const size_t end = std::min(text.find_first_not_of("0123456789;?", i + 2), text.size());
      const bool closed = end < text.size() && text[end] >= '@' && text[end] <= '~';  // ECMA-48 §5.4: the final byte
      i = closed ? end : end - 1;
    } else if (text[i] != '\x1B') {
      out += text[i];
    }
  }
  return out;
}

/// Bytes of the end of a line or page at `at`; 0 if the line goes on.
size_t line_end_at(std::string_view text, size_t at) {
  const char c = text[at];
  if (c == '\n' || c == '\f' || c == '\v' || c == '\x1E') return 1;
  if (c == '\r') return text.substr(at, 2) == "\r\n" ? 2 : 1;
  if (c == '\xC2') return text.substr(at, 2) == "\xC2\x85" ? 2 : 0;  // next line
  if (c != '\xE2') return 0;
  const auto character = text.substr(at, 3);
  return character == "\u2028" || character == "\u2029" ? 3 : 0;
}

}  // namespace

Layout read_text(std::string_view bytes) {
  Flow flow(MediaType::text);
  const std::string text = without_codes(to_utf8(bytes));
  size_t at = 0;
  while (at < text.size() && !flow.full()) {
    size_t end = at, width = 0;
    while (end < text.size() && (width = line_end_at(text, end)) == 0) ++end;
    add_line(flow, std::string_view(text).substr(at, end - at));
    if (end < text.size() && text[end] == '\f') flow.next_page();
    at = end + width;
  }
  return flow.finish();
}

}  // namespace minutebook
