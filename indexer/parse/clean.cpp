// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/parse/clean.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <string_view>
#include <unordered_map>

#include "indexer/parse/furniture.hpp"
#include "indexer/parse/page_marks.hpp"
#include "indexer/parse/residue.hpp"
#include "indexer/parse/scan.hpp"
#include "lib/base/text.hpp"

namespace minutebook {
namespace {

constexpr std::string_view soft_hyphen = "\u00AD";

bool has_struck_words(const Line& line) {
  return std::any_of(line.words.begin(), line.words.end(), [](const Word& w) { return w.style & style_struck; });
}

/// The text of a line without the words that are struck through.
std::string unstruck_text(const Line& line) {
  if (!has_struck_words(line)) return (line.style & style_struck) ? std::string() : line.text;
  std::string out;
  for (const auto& word : line.words) {
    if ((word.style & style_struck) || word.start > line.text.size()) continue;
    if (!out.empty()) out += ' ';
    out += line.text.substr(word.start, word.length);
  }
  return out;
}

/// Printable ASCII without blanks: normalise() keeps it.
bool is_plain_word(std::string_view word) {
  return std::all_of(word.begin(), word.end(), [](char c) { return c > ' ' && c < 0x7F; });
}

/// Finds the words of the printed line again in the cleaned text; words that went with residue are dropped.
std::vector<Word> relocate(const Line& line, const std::string& text) {
  std::vector<Word> out;
  if (line.words.empty()) return out;
  out.reserve(line.words.size());
  constexpr size_t reach = 80;  // bytes between a word and the one before it; bounds the search
  size_t at = 0;
  for (const auto& word : line.words) {
    if ((word.style & style_struck) || word.start >= line.text.size()) continue;
    std::string_view wanted = std::string_view(line.text).substr(word.start, word.length);
    std::string normal;
    if (!is_plain_word(wanted)) wanted = normal = normalise(wanted);
    if (wanted.empty()) continue;
    // Mostly it stands just behind the word before it.
    size_t found = at < text.size() && text[at] == ' ' ? at + 1 : at;
    if (text.compare(found, wanted.size(), wanted) != 0 || wanted[0] == ' ')
      found = std::string_view(text).substr(0, std::min(text.size(), at + reach + wanted.size())).find(wanted, at);
    if (found == std::string::npos) continue;
    Word placed = word;
    placed.start = static_cast<uint32_t>(found);
    placed.length = static_cast<uint32_t>(wanted.size());
    out.push_back(placed);
    at = found + wanted.size();
  }
  return out;
}

/// Pipe rows ("| a | b |") of text that its extractor left as it was, as cells.
class PipeTables {
 public:
  explicit PipeTables(uint32_t first_table) : table_(first_table) {}

  static bool is_row(std::string_view text) {
    text = trim(text);
    return text.size() > 2 && text.front() == '|' && text.back() == '|' &&
           std::count(text.begin(), text.end(), '|') >= 2;
  }

  std::vector<Line> cells(const Line& line) {
    if (!open_) {
      open_ = true;
      row_ = 0;
    }
    auto inner = trim(line.text);
    inner = inner.substr(1, inner.size() - 2);
    std::vector<Line> out;
    uint32_t column = 0;
    for (const auto part : split(inner, '|')) {
      const auto text = trim(part);
      if (!text.empty()) {
        Line cell = line;
        cell.text = std::string(text);
        cell.words.clear();
        cell.cell = CellPlace{table_, row_, column, 1, false};
        out.push_back(std::move(cell));
      }
      ++column;
    }
    ++row_;
    return out;
  }

  void leave() {
    if (open_) ++table_;
    open_ = false;
  }
  bool open() const { return open_; }

 private:
  uint32_t table_;
  uint32_t row_ = 0;
  bool open_ = false;
};

uint32_t tables_of(const Layout& layout) {
  uint32_t n = 0;
  for (const auto& page : layout.pages)
    for (const auto& line : page.lines)
      if (line.cell) n = std::max(n, line.cell->table + 1);
  return n;
}

bool same_row(const TextLine& a, const TextLine& b) {
  if (a.page != b.page) return false;
  if (a.cell || b.cell) return a.cell && b.cell && a.cell->table == b.cell->table && a.cell->row == b.cell->row;
  const float height = std::max(1.0F, std::min(a.box.y1 - a.box.y0, b.box.y1 - b.box.y0));
  const float shared = std::min(a.box.y1, b.box.y1) - std::max(a.box.y0, b.box.y0);
  return shared > height * 0.5F;
}

/// Turns the lines of one page into text lines; rules (drawn lines) become the start of a block.
class PageCleaner {
 public:
  PageCleaner(PageLines& out, PipeTables& tables, ResidueState& residue)
      : out_(out), tables_(tables), residue_(residue) {}

  void add(const Line& line) {
    if (!line.cell && line.words.empty() && PipeTables::is_row(line.text)) {
      if (residue_rule(line.text)) return header_above();
      for (const auto& cell : tables_.cells(line)) add_one(cell);
      return;
    }
    if (!line.cell) tables_.leave();
    add_one(line);
  }

 private:
  static bool residue_rule(std::string_view text) {
    ResidueState none;
    return strip_residue(text, none).rule;
  }

  /// "|---|---|" says that the row above it is the header.
  void header_above() {
    for (size_t i = out_.lines.size(); i > 0 && out_.lines[i - 1].cell; --i) {
      if (out_.lines[i - 1].cell->row != out_.lines.back().cell->row) break;
      out_.lines[i - 1].cell->header = out_.lines[i - 1].cell->row == 0;
    }
  }

  void add_one(const Line& line) {
    std::string changed;
    std::string_view raw = line.text;
    if ((line.style & style_struck) || has_struck_words(line)) raw = changed = unstruck_text(line);
    if (raw.size() > soft_hyphen.size() && raw.ends_with(soft_hyphen)) {
      const std::string kept(raw.substr(0, raw.size() - soft_hyphen.size()));
      raw = changed = kept + "-";
    }
    const bool was_bold = residue_.bold;
    const PlainLine plain = strip_residue(normalise(raw), residue_);
    if (plain.rule) {
      rule_above_ = true;
      residue_.bold = false;
      return;
    }
    if (was_bold && residue_.bold) residue_.bold = false;  // ** that never closes says nothing
    bool first = true;
    for (std::string_view rest = plain.text; !rest.empty();) {
      const size_t end = std::min(rest.find('\n'), rest.size());
      std::string text = join_loose_ordinals(join_spaced_letters(rest.substr(0, end)));
      rest.remove_prefix(std::min(rest.size(), end + 1));
      if (count_words(text) == 0) continue;
      add_text(line, plain, std::move(text), first);
      first = false;
    }
  }

  void add_text(const Line& line, const PlainLine& plain, std::string text, bool first) {
    TextLine made;
    made.page = out_.number;
    made.box = line.box;
    made.size = line.size;
    made.style = static_cast<uint8_t>(line.style | (plain.bold ? style_bold : style_none));
    made.heading = line.heading ? line.heading : plain.heading;
    made.list_depth = std::max(line.list_depth, plain.list_depth);
    made.block_start = line.block_start || !first || rule_above_;
    made.cell = line.cell;
    made.words = relocate(line, text);
    made.folded = fold(text);
    made.text = std::move(text);
    made.row = rule_above_ ? 1 : 0;  // until rows are numbered: a rule stood above
    rule_above_ = false;
    out_.lines.push_back(std::move(made));
  }

  PageLines& out_;
  PipeTables& tables_;
  ResidueState& residue_;
  bool rule_above_ = false;
};

/// A converter's notice below each page break ("Scanned page, text may contain errors"): the same line after two or
/// more rules.
void mark_page_notices(PageLines& page) {
  std::unordered_map<std::string_view, size_t> seen;
  for (const auto& line : page.lines)
    if (line.row == 1 && !line.cell && count_words(line.folded) >= 3) ++seen[line.folded];
  for (size_t i = 0; i < page.lines.size(); ++i)
    if (page.lines[i].row == 1 && seen.count(page.lines[i].folded) && seen[page.lines[i].folded] >= 2)
      page.furniture[i] = true;
}

/// Formats without pages that were made from pages: "---" and then the number of the next page.
void mark_page_breaks(PageLines& page) {
  int expected = -1;
  for (size_t i = 0; i < page.lines.size(); ++i) {
    const auto& line = page.lines[i];
    const int number = page_counter(line.folded);
    if (number < 0 || line.cell) continue;
    const bool worded = has_letter(line.folded);
    const bool after_rule = line.row == 1 && (expected < 0 || (number >= expected && number <= expected + 3));
    if (!after_rule && !worded) continue;
    page.furniture[i] = true;
    expected = number + 1;
  }
}

void number_rows(std::vector<PageLines>& pages) {
  uint32_t row = 0;
  const TextLine* last = nullptr;
  for (auto& page : pages)
    for (size_t i = 0; i < page.lines.size(); ++i) {
      auto& line = page.lines[i];
      if (!last || !same_row(*last, line)) ++row;
      line.row = row;
      last = &line;
    }
}

bool is_at_edge(const TextLine& line, float height) {
  constexpr float top = 0.08F, foot = 0.9F;
  return height > 0 && (line.box.y1 < height * top || line.box.y0 > height * foot);
}

void take(PageLines& page, CleanText& out) {
  PageText text;
  text.number = page.number;
  for (size_t i = 0; i < page.lines.size(); ++i) {
    auto& line = page.lines[i];
    line.start = static_cast<uint32_t>(text.text.size());
    line.edge = is_at_edge(line, page.height);
    if (page.furniture[i]) {
      line.end = line.start;
      out.furniture.push_back(std::move(line));
      continue;
    }
    text.text += line.text;
    line.end = static_cast<uint32_t>(text.text.size());
    text.text += '\n';
    out.lines.push_back(std::move(line));
  }
  out.pages.push_back(std::move(text));
}

}  // namespace

CleanText clean(const Layout& layout) {
  std::vector<PageLines> pages;
  pages.reserve(layout.pages.size());
  PipeTables tables(tables_of(layout));
  ResidueState residue;
  for (const auto& page : layout.pages) {
    PageLines made;
    made.number = page.number;
    made.height = page.height;
    made.lines.reserve(page.lines.size());
    PageCleaner cleaner(made, tables, residue);
    for (const auto& line : page.lines) cleaner.add(line);
    pages.push_back(std::move(made));
  }
  mark_furniture(pages);
  if (pages.size() == 1 && pages[0].height <= 0) {
    mark_repeated_opening(pages[0]);
    mark_page_notices(pages[0]);
    mark_page_breaks(pages[0]);
  }
  number_rows(pages);
  CleanText out;
  size_t lines = 0;
  for (const auto& page : pages) lines += page.lines.size();
  out.lines.reserve(lines);
  out.pages.reserve(pages.size());
  for (auto& page : pages) take(page, out);
  take_page_marks(layout, out);
  return out;
}

Place place_of(const TextLine& line, const char* rule, double confidence) {
  return {line.page, line.start, line.end, rule, confidence};
}

}  // namespace minutebook
