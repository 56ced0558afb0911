// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <cstddef>
#include <optional>
#include <string_view>
#include <vector>

#include "indexer/parse/blocks.hpp"
#include "indexer/parse/vocabulary.hpp"

namespace minutebook {

/// The text of an item: blocks [from, to), the first of them from `offset` on (after a run-in title).
struct ItemSpan {
  size_t from = 0;
  size_t offset = 0;
  size_t to = 0;
};

/// A block of an item as its readers see it.
struct ItemBlock {
  size_t block = 0;
  size_t offset = 0;                ///< bytes of the block's text that belong to the title
  Section section = Section::none;  ///< the label that this block stands under
  size_t label_rest = 0;     ///< where the text after the label begins, if the block begins with one; else `offset`
  bool label_alone = false;  ///< the block is nothing but a label
  bool labelled = false;     ///< the block begins with a label
};

/// What the writer of a paper does throughout; decides how much a lone sentence counts.
struct PaperHabits {
  bool decision_labels = false;  ///< "Decision" blocks: sentences outside them are discussion
  bool action_marks = false;     ///< action labels or a column of owners: unmarked tasks are weak
  std::optional<Date> meeting;   ///< what day and month without a year are counted from
};

/// Labels opened and closed block by block.
std::vector<ItemBlock> read_item_blocks(const std::vector<Block>& blocks, const ItemSpan& span);

/// Blocks that continue a clause: "(a) …", "2. …", a bullet; not a heading.
bool is_list_entry(const Block& block);

}  // namespace minutebook
