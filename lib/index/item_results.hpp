// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <vector>

#include <xapian.h>

#include "lib/index/entry.hpp"
#include "lib/index/stored_entries.hpp"
#include "lib/model/search.hpp"

namespace minutebook {

/// What came of the item that an entry belongs to: its decisions, then its actions, in the order of the paper, without
/// the entry itself; at most `most_item_results`. Empty for entries of whole papers and for text that stands in no
/// item. Throws what Xapian throws.
std::vector<ItemOutcome> results_of_item(const Xapian::Database& database, const StoredEntries& stored,
                                         const EntryData& entry, Xapian::docid id);

inline constexpr size_t most_item_results = 3;

}  // namespace minutebook
