// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/parse/furniture.hpp"

#include <algorithm>
#include <map>
#include <string>
#include <unordered_map>

#include "indexer/parse/scan.hpp"
#include "lib/base/text.hpp"

namespace minutebook {
namespace {

constexpr size_t deepest = 8;  // lines of furniture at one end of a page

/// Digits as '#', for comparing running heads that carry a counter.
std::string masked(std::string_view folded) {
  std::string out(folded);
  char* to = out.data();
  for (const char c : folded)
    if (!is_digit(c))
      *to++ = c;
    else if (to == out.data() || to[-1] != '#')
      *to++ = '#';
  out.resize(static_cast<size_t>(to - out.data()));
  return out;
}

bool is_table_header(std::string_view folded) {
  constexpr std::string_view words[] = {"action",
                                        "actions",
                                        "action by",
                                        "item",
                                        "no",
                                        "owner",
                                        "by whom",
                                        "who",
                                        "discussion",
                                        "decision",
                                        "decisions",
                                        "lead",
                                        "decisions and actions",
                                        "item no",
                                        "minute no"};
  while (!folded.empty() && !is_word_byte(folded.back())) folded.remove_suffix(1);
  return is_one_of(folded, words);
}

struct Seen {
  std::string_view text;
  uint32_t page = 0;
  size_t order = 0;
  float y = 0;
};

/// Lines of one end of all pages, counted.
class Edges {
 public:
  void add(const TextLine& line, size_t order) {
    auto& list = seen_[masked(line.folded)];
    if (list.empty() || list.back().order != order) list.push_back({line.folded, line.page, order, line.box.y0});
  }

  /// Another page has the same words at this end and about the same height; a number in them must count the pages.
  bool repeats(const TextLine& line, size_t order) const {
    const auto found = seen_.find(masked(line.folded));
    if (found == seen_.end() || found->second.size() < 2) return false;
    const auto& list = found->second;
    const auto here =
        std::lower_bound(list.begin(), list.end(), order, [](const Seen& s, size_t o) { return s.order < o; });
    const auto like = [&](const Seen& other) {
      if (std::abs(other.y - line.box.y0) > 12) return false;
      return other.text == line.folded || counts_pages(other, line);
    };
    // Neighbours suffice: heads change for good or alternate between left and right pages.
    for (auto it = here - std::min<long>(2, here - list.begin()); it != list.end() && it - here <= 2; ++it)
      if (it->order != order && like(*it)) return true;
    return false;
  }

 private:
  static bool counts_pages(const Seen& other, const TextLine& line) {
    const auto number = [](std::string_view text, bool last) {
      size_t end = last ? text.size() : 0;
      if (last) {
        while (end > 0 && !is_digit(text[end - 1])) --end;
      } else {
        while (end < text.size() && !is_digit(text[end])) ++end;
        while (end < text.size() && is_digit(text[end])) ++end;
      }
      long value = 0, unit = 1;
      for (size_t i = end; i > 0 && end - i < 6 && is_digit(text[i - 1]); --i, unit *= 10)
        value += unit * (text[i - 1] - '0');
      return value;
    };
    const long pages = static_cast<long>(line.page) - static_cast<long>(other.page);
    return number(line.folded, true) - number(other.text, true) == pages ||
           number(line.folded, false) - number(other.text, false) == pages;
  }

  std::unordered_map<std::string, std::vector<Seen>> seen_;
};

/// Indices of the lines of a page from the top (or from the bottom) as they are printed, not as they are read.
std::vector<size_t> by_height(const PageLines& page, bool top) {
  std::vector<size_t> order(page.lines.size());
  for (size_t i = 0; i < order.size(); ++i) order[i] = i;
  const size_t n = std::min(deepest, order.size());
  const auto less = [&](size_t a, size_t b) {
    const float ya = page.lines[a].box.y0, yb = page.lines[b].box.y0;
    if (ya != yb) return top ? ya < yb : ya > yb;
    return top ? a < b : a > b;
  };
  if (!top) std::reverse(order.begin(), order.end());
  // Mostly the lines are read as they are printed.
  if (!std::is_sorted(order.begin(), order.end(), less))
    std::partial_sort(order.begin(), order.begin() + static_cast<long>(n), order.end(), less);
  order.resize(n);
  return order;
}

bool alone_on_row(const PageLines& page, size_t at) {
  const auto same = [&](size_t other) { return std::abs(page.lines[other].box.y0 - page.lines[at].box.y0) < 4; };
  return !(at > 0 && same(at - 1)) && !(at + 1 < page.lines.size() && same(at + 1));
}

/// The counter printed at an end of most pages rises with the pages: then bare numbers there are page numbers.
bool is_counter(const PageLines& page, size_t at, bool top) {
  const auto& line = page.lines[at];
  const int number = page_counter(line.folded);
  if (number < 0) return false;
  const bool worded = has_letter(line.folded) && line.folded.size() > 4;
  if (worded) return true;
  const bool edge = page.height <= 0 || (top ? line.box.y0 < page.height * 0.12F : line.box.y0 > page.height * 0.85F);
  const bool of_pages = line.folded.find('/') != std::string::npos;
  return edge && (of_pages || alone_on_row(page, at));
}

/// The foot of a page that nothing repeats, for instance in a paper of one page: set apart below the text and ending
/// with a page counter ("Board 3 May - page 1 of 1", "Harbour Group | 1/1").
bool is_lone_foot(const PageLines& page, size_t at) {
  const auto& line = page.lines[at];
  if (page.height <= 0 || line.box.y0 < page.height * 0.9F || line.folded.size() > 90) return false;
  const std::string_view folded = line.folded;
  for (const std::string_view mark : {" page ", "|"}) {
    const size_t cut = folded.rfind(mark);
    if (cut != std::string_view::npos && page_counter(folded.substr(cut)) >= 0) return alone_on_row(page, at);
  }
  return false;
}

void peel(PageLines& page, size_t order, bool top, const Edges& edges) {
  for (const size_t at : by_height(page, top)) {
    const auto& line = page.lines[at];
    if (is_counter(page, at, top) || (!top && is_lone_foot(page, at))) {
      page.furniture[at] = true;
      continue;
    }
    if (is_table_header(line.folded) || !edges.repeats(line, order)) return;
    if (top && order == 0) continue;
    page.furniture[at] = true;
  }
}

}  // namespace

int page_counter(std::string_view folded) {
  size_t i = 0;
  const auto skip = [&](std::string_view marks) {
    while (i < folded.size() && marks.find(folded[i]) != std::string_view::npos) ++i;
  };
  skip(" -!|[(");
  if (folded.compare(i, 4, "page") == 0)
    i += 4;
  else if (folded.compare(i, 2, "p.") == 0)
    i += 2;
  skip(" |:.");
  const size_t first = i;
  int value = 0;
  while (i < folded.size() && is_digit(folded[i]) && i - first < 4) value = value * 10 + (folded[i++] - '0');
  if (i == first) return -1;
  skip(" ");
  if (folded.compare(i, 3, "of ") == 0)
    i += 3;
  else if (i < folded.size() && folded[i] == '/')
    ++i;
  else if (folded.compare(i, 6, "| page") == 0 || folded.compare(i, 6, "|p a g") == 0)
    i = folded.size();
  while (i < folded.size() && is_digit(folded[i])) ++i;
  skip(" -|])");
  return i == folded.size() ? value : -1;
}

void mark_furniture(std::vector<PageLines>& pages) {
  for (auto& page : pages) page.furniture.assign(page.lines.size(), false);
  for (const bool top : {true, false}) {
    Edges edges;
    for (size_t order = 0; order < pages.size(); ++order)
      for (const size_t at : by_height(pages[order], top)) edges.add(pages[order].lines[at], order);
    for (size_t order = 0; order < pages.size(); ++order) peel(pages[order], order, top, edges);
  }
}

void mark_repeated_opening(PageLines& page) {
  page.furniture.assign(page.lines.size(), false);
  auto& lines = page.lines;
  if (lines.size() < 6) return;
  for (size_t i = 3; i + 1 < lines.size(); ++i) {
    size_t n = 0;
    while (n < deepest && n < i && i + n < lines.size() && lines[i + n].folded == lines[n].folded && !lines[n].cell)
      ++n;
    if (n < 2) continue;
    for (size_t k = 0; k < n; ++k) page.furniture[i + k] = true;
    i += n - 1;
  }
}

}  // namespace minutebook
