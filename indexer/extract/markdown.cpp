// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/extract/markdown.hpp"

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "indexer/extract/css_strings.hpp"
#include "indexer/extract/declared.hpp"
#include "indexer/extract/encoding.hpp"
#include "indexer/extract/flow.hpp"
#include "indexer/extract/label.hpp"
#include "lib/base/text.hpp"

namespace minutebook {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }

/// Spaces before the text of a line, a tab counting to the next multiple of four.
size_t indent_of(std::string_view line) {
  size_t width = 0;
  for (const char c : line) {
    if (c == ' ')
      ++width;
    else if (c == '\t')
      width += 4 - width % 4;
    else
      break;
  }
  return width;
}

uint8_t heading_level(std::string_view line) {
  const size_t hashes = std::min(line.find_first_not_of('#'), line.size());
  if (hashes < 1 || hashes > 6 || hashes == line.size()) return 0;
  return line[hashes] == ' ' || line[hashes] == '\t' ? static_cast<uint8_t>(hashes) : uint8_t{0};
}

std::string_view without_closing_hashes(std::string_view text) {
  const size_t last = text.find_last_not_of('#');
  if (last == std::string_view::npos) return {};
  if (last + 1 < text.size() && text[last] == ' ') return trim(text.substr(0, last));
  return text;
}

/// Length of a list marker with its blank: "- ", "* ", "12. ", "3) "; 0 if there is none.
size_t marker_length(std::string_view line) {
  size_t at = 0;
  if (!line.empty() && (line[0] == '-' || line[0] == '*' || line[0] == '+')) {
    at = 1;
  } else {
    while (at < line.size() && at < 9 && is_digit(line[at])) ++at;
    if (at == 0 || at >= line.size() || (line[at] != '.' && line[at] != ')')) return 0;
    ++at;
  }
  if (at >= line.size() || (line[at] != ' ' && line[at] != '\t')) return 0;
  return at + 1;
}

bool is_made_of(std::string_view line, std::string_view characters) {
  return line.find_first_not_of(characters) == std::string_view::npos;
}

bool is_rule(std::string_view line) {
  if (line.empty() || std::string_view("-*_").find(line[0]) == std::string_view::npos) return false;
  const char marks[] = {line[0], ' ', '\t', '\0'};
  return is_made_of(line, marks) && std::count(line.begin(), line.end(), line[0]) >= 3;
}

/// The underline of a heading. "---" alone is left to is_rule(): converters write it at page ends, under any line.
uint8_t underline_level(std::string_view line) {
  if (line.size() >= 3 && is_made_of(line, "=")) return 1;
  return line.size() >= 5 && is_made_of(line, "-") ? 2 : 0;
}

bool is_table_separator(std::string_view line) {
  return line.find('-') != std::string_view::npos && line.find('|') != std::string_view::npos &&
         is_made_of(line, "|:- \t");
}

bool is_table_row(std::string_view line) { return line.size() > 1 && line.front() == '|' && line.back() == '|'; }

std::vector<std::string> cells_of(std::string_view line) {
  if (!line.empty() && line.front() == '|') line.remove_prefix(1);
  if (!line.empty() && line.back() == '|' && !line.ends_with("\\|")) line.remove_suffix(1);
  std::vector<std::string> cells(1);
  for (size_t i = 0; i < line.size(); ++i) {
    if (line[i] == '\\' && i + 1 < line.size() && line[i + 1] == '|')
      cells.back() += line[++i];
    else if (line[i] == '|')
      cells.emplace_back();
    else
      cells.back() += line[i];
  }
  return cells;
}

/// Takes comments out, also those over several lines, keeping the line feeds.
std::string without_comments(std::string_view text, std::vector<std::string>& comments) {
  constexpr size_t most_comments = 500;
  std::string out;
  for (;;) {
    const size_t start = text.find("<!--");
    const size_t end = start == std::string_view::npos ? start : text.find("-->", start + 4);
    if (end == std::string_view::npos) return out.append(text);
    out.append(text.substr(0, start));
    const std::string_view comment = text.substr(start, end - start);
    if (comments.size() < most_comments) comments.emplace_back(comment.substr(4));
    out.append(static_cast<size_t>(std::count(comment.begin(), comment.end(), '\n')), '\n');
    text.remove_prefix(end + 3);
  }
}

std::string_view unquoted(std::string_view value) {
  value = trim(value);
  if (value.size() >= 2 && (value.front() == '"' || value.front() == '\'') && value.back() == value.front())
    value = value.substr(1, value.size() - 2);
  return value;
}

class MarkdownReader {
  static constexpr size_t most_fields = 200;  // lines of front matter

 public:
  Layout read(std::string_view text, const std::vector<std::string>& comments) {
    for (const auto& comment : comments) declare(flow_.layout(), comment);
    lines_ = split(text, '\n');
    size_t at = skip_front_matter();
    for (; at < lines_.size() && !flow_.full();) at = read_line(at);
    return flow_.finish();
  }

 private:
  /// "---", then lines "key: value", then "---"; "+++" and "key = value" (TOML); or an object of JSON. Returns the
  /// first line behind it.
  size_t skip_front_matter() {
    if (lines_.empty()) return 0;
    const auto first = trim(lines_[0]);
    if (first == "{" || first.starts_with("{\"")) return skip_json();
    if (first == "+++") return skip_toml();
    if (first != "---") return 0;
    for (size_t i = 1; i < lines_.size() && i < most_fields; ++i) {
      const auto line = trim(lines_[i]);
      if (line == "---" && i > 1) {
        for (size_t k = 1; k < i; ++k) take_front_matter(lines_[k]);
        return i + 1;
      }
      const bool field = line.find(':') != std::string_view::npos && line.find(' ') > line.find(':');
      if (!field && !line.empty() && !line.starts_with('-') && !line.starts_with('#') && indent_of(lines_[i]) == 0)
        return 0;
    }
    return 0;
  }

  size_t skip_toml() {
    for (size_t i = 1; i < lines_.size() && i < most_fields; ++i)
      if (trim(lines_[i]) == "+++") {
        for (size_t k = 1; k < i; ++k) take_front_matter(lines_[k]);
        return i + 1;
      }
    return 0;
  }

  size_t skip_json() {
    for (size_t i = 0; i < lines_.size() && i < most_fields; ++i) {
      std::string_view line = trim(lines_[i]);
      while (line.starts_with('{')) line = trim(line.substr(1));
      const bool last = line.ends_with('}');
      while (line.ends_with('}') || line.ends_with(',')) line.remove_suffix(1);
      for (const auto field : split(line, ',')) take_front_matter(field);
      if (last) return i + 1;
    }
    return 0;
  }

  void take_front_matter(std::string_view line) {
    const size_t colon = line.find_first_of(":=");
    if (colon == std::string_view::npos) return declare(flow_.layout(), line);
    const std::string key = to_lower_ascii(unquoted(line.substr(0, colon)));
    const auto value = unquoted(line.substr(colon + 1));
    constexpr std::string_view labels[] = {"access", "status", "public", "publish", "published", "for publication"};
    const bool says_who = std::find(std::begin(labels), std::end(labels), key) != std::end(labels);
    declare_property(flow_.layout(), key, (says_who ? key + ": " : std::string()) + std::string(value));
    if (key == "title") flow_.layout().metadata_title = printable(value);
    if ((key == "source" || key == "url" || key == "canonical" || key == "source_url") && value.starts_with("http"))
      flow_.layout().source_url = std::string(value);
  }

  size_t read_line(size_t at) {
    for (size_t feeds = static_cast<size_t>(std::count(lines_[at].begin(), lines_[at].end(), '\f')); feeds > 0; --feeds)
      flow_.next_page();
    const std::string_view line = trim(lines_[at]);
    if (line.starts_with("```") || line.starts_with("~~~")) {
      in_code_ = !in_code_;
      return at + 1;
    }
    if (line.empty()) {
      flow_.gap();
      after_gap_ = true;
      return at + 1;
    }
    if (in_code_)
      add_code(line);
    else if (is_table_start(at))
      return read_table(at);
    else
      read_block(at, line);
    after_gap_ = false;
    return at + 1;
  }

  void add_code(std::string_view line) {
    Paragraph paragraph;
    paragraph.text = line;
    paragraph.block_start = after_gap_;
    flow_.add(std::move(paragraph));
  }

  void read_block(size_t at, std::string_view line) {
    if (take_source(line)) return;
    declare_strings(line);
    Paragraph paragraph;
    paragraph.block_start = after_gap_;
    if (is_rule(line) && !(may_be_underlined_ && underline_level(line))) return add_rule(line);
    const std::string_view next = at + 1 < lines_.size() ? trim(lines_[at + 1]) : std::string_view();
    if (underline_level(line) && may_be_underlined_) {
      may_be_underlined_ = false;
      return;
    }
    may_be_underlined_ = false;
    while (line.starts_with('>')) line = trim(line.substr(1));
    if (const uint8_t level = heading_level(line)) {
      paragraph.heading = level;
      line = without_closing_hashes(trim(line.substr(level)));
      depths_.clear();
    } else if (const size_t marker = marker_length(line)) {
      start_list_entry(paragraph, indent_of(lines_[at]));
      return add_list_entry(line, marker, std::move(paragraph));
    } else {
      continue_list(paragraph, indent_of(lines_[at]));
      paragraph.heading = underline_level(next);
      may_be_underlined_ = paragraph.heading > 0;
    }
    if (paragraph.heading) paragraph.block_start = true;
    add(line, paragraph);
  }

  /// Words about pictures, strings in tags, titles of boxes ("!!! danger "Title"").
  void declare_strings(std::string_view line) {
    const size_t picture = line.find("![");
    const size_t end = picture == std::string_view::npos ? picture : line.find(']', picture);
    if (end != std::string_view::npos) declare(flow_.layout(), line.substr(picture + 2, end - picture - 2));
    const bool box = line.starts_with("!!!") || line.starts_with("???") || line.starts_with(":::");
    if (!box && (line.find('<') == std::string_view::npos || line.find("=") == std::string_view::npos)) return;
    for (const auto& text : css_strings(line)) declare(flow_.layout(), text);
  }

  void add_rule(std::string_view line) {
    depths_.clear();
    Paragraph paragraph;
    paragraph.text = line;
    flow_.add(std::move(paragraph));
    flow_.gap();
  }

  /// A converter's "[Original file](https://...)" at the top says where the paper came from.
  bool take_source(std::string_view line) {
    constexpr std::string_view mark = "](http";
    const size_t at = line.find(mark);
    if (!line.starts_with('[') || !line.ends_with(')') || at == std::string_view::npos ||
        !flow_.layout().source_url.empty())
      return false;
    const std::string words = to_lower_ascii(line.substr(1, at - 1));
    if (words != "original file" && words != "original document" && words != "original" && words != "source")
      return false;
    flow_.layout().source_url = std::string(line.substr(at + 2, line.size() - at - 3));
    return true;
  }

  void start_list_entry(Paragraph& paragraph, size_t indent) {
    while (!depths_.empty() && depths_.back() > indent) depths_.pop_back();
    if (depths_.empty() || depths_.back() < indent) depths_.push_back(indent);
    paragraph.list_depth = static_cast<uint8_t>(std::min<size_t>(depths_.size(), 20));
    paragraph.indent = static_cast<float>(indent);
    paragraph.block_start = true;
  }

  /// A line that goes on with a list entry: indented, or directly below it.
  void continue_list(Paragraph& paragraph, size_t indent) {
    if (after_gap_)
      while (!depths_.empty() && depths_.back() >= indent) depths_.pop_back();
    paragraph.list_depth = static_cast<uint8_t>(std::min<size_t>(depths_.size(), 20));
    paragraph.indent = static_cast<float>(indent);
  }

  void add_list_entry(std::string_view line, size_t marker, Paragraph paragraph) {
    const std::string_view label = trim(line.substr(0, marker));
    std::string_view rest = trim(line.substr(marker));
    std::string_view box;  // of a task list: GitHub Flavored Markdown §5.3
    if (rest.starts_with("[ ] ")) box = "\u2610 ";
    if (rest.starts_with("[x] ") || rest.starts_with("[X] ")) box = "\u2611 ";
    if (!box.empty()) rest = trim(rest.substr(4));
    uint8_t style = 0;
    std::string words = without_inline_marks(rest, style);
    if (!words.empty()) words.insert(0, box);
    paragraph.text = (is_digit(label[0]) ? std::string(label) : std::string("\u2022")) + " " + words;
    paragraph.style = style;
    if (!words.empty()) flow_.add(std::move(paragraph));
  }

  bool is_table_start(size_t at) const {
    const auto line = trim(lines_[at]);
    if (line.find('|') == std::string_view::npos || at + 1 >= lines_.size()) return false;
    const auto next = trim(lines_[at + 1]);
    return is_table_separator(next) || (is_table_row(line) && is_table_row(next));
  }

  size_t read_table(size_t at) {
    const bool headed = is_table_separator(trim(lines_[at + 1]));
    uint32_t row = 0;
    const size_t first = at;
    for (; at < lines_.size() && !flow_.full(); ++at) {
      const auto line = trim(lines_[at]);
      if (line.find('|') == std::string_view::npos) break;
      if (is_table_separator(line)) continue;
      add_row(line, row++, headed && at == first);
    }
    ++tables_;
    after_gap_ = true;
    return at;
  }

  void add_row(std::string_view line, uint32_t row, bool header) {
    uint32_t column = 0;
    for (const auto& cell : cells_of(line)) {
      bool first = true;
      for (const auto& part : split_at_breaks(cell)) {
        uint8_t style = 0;
        Paragraph paragraph;
        paragraph.text = without_inline_marks(part, style);
        paragraph.style = style;
        paragraph.block_start = first;
        paragraph.cell = CellPlace{tables_, row, column, 1, header};
        first = first && paragraph.text.empty();
        flow_.add(std::move(paragraph));
      }
      ++column;
    }
  }

  /// Cells cannot hold line feeds: writers use <br>.
  static std::vector<std::string> split_at_breaks(std::string_view cell) {
    std::vector<std::string> out(1);
    while (!cell.empty()) {
      const size_t end = starts_with_ignoring_case(cell, "<br") ? cell.find('>') : std::string_view::npos;
      if (end != std::string_view::npos && end <= 5) {
        out.emplace_back();
        cell.remove_prefix(end + 1);
      } else {
        out.back() += cell.front();
        cell.remove_prefix(1);
      }
    }
    return out;
  }

  void add(std::string_view line, const Paragraph& paragraph) {
    uint8_t style = 0;
    bool first = true;
    for (const auto& part : split_at_breaks(line)) {
      Paragraph copy = paragraph;
      copy.text = without_inline_marks(part, style);
      copy.style = style;
      copy.block_start = first && paragraph.block_start;
      first = false;
      flow_.add(std::move(copy));
    }
  }

  Flow flow_{MediaType::markdown};
  std::vector<std::string_view> lines_;
  std::vector<size_t> depths_;  ///< indentation of the list entries that are open
  uint32_t tables_ = 0;
  bool in_code_ = false;
  bool after_gap_ = true;
  bool may_be_underlined_ = false;
};

}  // namespace

Layout read_markdown(std::string_view bytes) {
  std::vector<std::string> comments;
  const std::string text = without_comments(to_utf8(bytes), comments);
  std::string plain;
  plain.reserve(text.size());
  for (size_t i = 0; i < text.size(); ++i) {
    if (text[i] != '\r')
      plain += text[i];
    else if (i + 1 >= text.size() || text[i + 1] != '\n')
      plain += '\n';
  }
  return MarkdownReader().read(plain, comments);
}

bool looks_like_markdown(std::string_view text) {
  size_t headings = 0;
  size_t others = 0;
  size_t count = 0;
  for (const auto raw : split(text.substr(0, 65536), '\n')) {
    const auto line = trim(raw);
    if (++count > 2000) break;
    if (heading_level(line) && indent_of(raw) < 4) ++headings;
    if (line.find("](http") != std::string_view::npos || is_table_separator(line) || line.starts_with("**") ||
        line.starts_with("* "))
      ++others;
  }
  return headings >= 2 && headings + others >= 4;
}

}  // namespace minutebook
