// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/parse/passages.hpp"

#include <algorithm>

namespace minutebook {
namespace {

/// Page on which the byte `offset` of a block is printed, piece by piece.
void add_block(const CleanText& text, const Block& block, size_t offset, Passage& passage) {
  if (offset >= block.text.size()) return;
  if (!passage.text.empty()) passage.text += '\n';
  for (size_t p = 0; p < block.pieces.size(); ++p) {
    const size_t begin = std::max<size_t>(block.starts[p], offset);
    const size_t end = p + 1 < block.starts.size() ? block.starts[p + 1] : block.text.size();
    if (begin >= end) continue;
    const uint32_t page = text.lines[block.pieces[p].line].page;
    if (passage.text.empty() && passage.page_starts.empty() && passage.heading.empty())
      passage.page_from = passage.page_to = page;
    while (passage.page_to < page) {
      passage.page_starts.push_back(static_cast<uint32_t>(passage.text.size()));
      ++passage.page_to;
    }
    passage.text.append(block.text, begin, end - begin);
  }
}

}  // namespace

std::vector<Passage> make_passages(const CleanText& text, const std::vector<Block>& blocks,
                                   const std::vector<PassageSpan>& spans) {
  std::vector<Passage> out;
  for (const auto& span : spans) {
    Passage passage;
    passage.heading = span.heading;
    passage.item = span.item;
    const size_t first = std::min(span.heading_block, blocks.size());
    if (first < blocks.size() && !blocks[first].pieces.empty())
      passage.page_from = passage.page_to = text.lines[blocks[first].pieces[0].line].page;
    for (size_t i = span.from; i < span.to && i < blocks.size(); ++i)
      add_block(text, blocks[i], i == span.from ? span.offset : 0, passage);
    if (!passage.text.empty() || !passage.heading.empty()) out.push_back(std::move(passage));
  }
  return out;
}

}  // namespace minutebook
