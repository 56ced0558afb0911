// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <vector>

#include <xapian.h>

#include "lib/index/entry_table.hpp"

namespace minutebook {

/// An entry that was found, and what it is worth for the query.
struct ScoredEntry {
  Xapian::docid id = 0;
  double score = 0;
  friend bool operator==(const ScoredEntry&, const ScoredEntry&) = default;
};

/// The best `most`, best first, of equals the first by id; at most `of_a_paper` of each paper.
std::vector<ScoredEntry> best_of(std::vector<ScoredEntry> entries, const EntryTable& table, size_t most,
                                 size_t of_a_paper);

}  // namespace minutebook
