// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <string>
#include <vector>

#include "indexer/parse/blocks.hpp"

namespace minutebook {

/// The heading of an item and where its text begins.
struct ItemHeading {
  size_t block = 0;        ///< where the heading begins
  size_t body_block = 0;   ///< where the item's text begins; may be `block` itself ("3. Finance: The balance is …")
  size_t body_offset = 0;  ///< bytes into that block's text
  size_t title_block = 0;
  std::string number;
  std::string agenda_item_number;  ///< from "(Item 3)"
  std::string title;
  double confidence = 0;
  const char* rule = "";
};

/// Item headings in printed order: the best rising chain of numbers with its sub-headings, or headings without numbers
/// when there is no chain. `titles_only`: the paper is an agenda, whose items are mostly nothing but their titles.
std::vector<ItemHeading> find_item_headings(const CleanText& text, const std::vector<Block>& blocks,
                                            bool titles_only = false);

/// Headings of the sections of a report or letter: declared, bold, in capitals or numbered; for passages.
std::vector<ItemHeading> find_section_headings(const CleanText& text, const std::vector<Block>& blocks);

}  // namespace minutebook
