// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <vector>

#include "indexer/parse/blocks.hpp"
#include "lib/model/minutes.hpp"

namespace minutebook {

/// Blocks [from, to) that are read as one, from `offset` of the first on.
struct PassageSpan {
  std::string heading;
  int item = -1;
  size_t heading_block = 0;  ///< blocks before `from` that hold the heading begin here
  size_t from = 0;
  size_t offset = 0;
  size_t to = 0;
};

/// One passage a span; spans without text keep their heading. Together they hold every block once.
std::vector<Passage> make_passages(const CleanText& text, const std::vector<Block>& blocks,
                                   const std::vector<PassageSpan>& spans);

}  // namespace minutebook
