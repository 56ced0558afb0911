// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <string>

#include "indexer/parse/blocks.hpp"

namespace minutebook {

/// The title in a block that begins with an item's label (or with the title itself) and perhaps runs on into the text.
struct TitleSpan {
  std::string title;
  size_t body = 0;          ///< offset in the block's text where the text after the title begins; size() if none
  std::string agenda_item;  ///< from "(Item 3)" at the title's end
};

/// `start` is where the title begins in `block.text`. Bold words, a colon, a dash or a first short sentence end it.
TitleSpan read_title(const CleanText& text, const Block& block, size_t start);

/// Without page ranges, presenters, closing marks.
std::string tidy_title(std::string_view title);

/// "(Pages 1 - 18)", "(Item 3)", "(copy attached)" as a whole block.
bool is_title_note(std::string_view folded);

}  // namespace minutebook
