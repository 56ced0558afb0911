// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <functional>
#include <utility>
#include <vector>

#include <xapian.h>

#include "lib/index/entry.hpp"
#include "lib/index/stored_entries.hpp"
#include "lib/model/search.hpp"

namespace minutebook {

/// True for a decision or action that has to do with what was asked.
using IsAskedFor = std::function<bool(Xapian::docid)>;

/// What came of the item that an entry belongs to: its decisions, then its actions, in the order of the paper, without
/// the entry itself; at most `most_item_results`. Of an item with more of them, or with much text ("any other
/// business"), only those that are asked for. Empty for entries of whole papers and for text that stands in no item.
/// Throws what Xapian throws.
std::vector<ItemOutcome> results_of_item(const Xapian::Database& database, const StoredEntries& stored,
                                         const std::pair<Xapian::docid, const EntryData&>& found,
                                         const IsAskedFor& is_asked_for);

inline constexpr size_t most_item_results = 3;

}  // namespace minutebook
