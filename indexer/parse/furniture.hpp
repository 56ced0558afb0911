// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <vector>

#include "indexer/parse/clean.hpp"

namespace minutebook {

/// A page of lines on their way through clean(); furniture is marked, not yet taken out.
struct PageLines {
  uint32_t number = 1;
  float height = 0;
  std::vector<TextLine> lines;
  std::vector<bool> furniture;
};

/// Marks running heads and feet: lines at the top or bottom of two or more pages that are equal (page counters apart),
/// and page numbers. The first page keeps its running head, because it is the heading block of many papers.
void mark_furniture(std::vector<PageLines>& pages);

/// For formats without pages: a heading block of two or more lines that comes again, word for word, further down.
void mark_repeated_opening(PageLines& page);

/// "7", "- 7 -", "Page 2 of 7", "2/7", "Page | 2", "!1": the number printed on a page, -1 if `folded` is something
/// else.
int page_counter(std::string_view folded);

}  // namespace minutebook
