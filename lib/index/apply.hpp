// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <filesystem>
#include <string>

#include "lib/index/shards.hpp"

namespace minutebook {

/// Writes the changes of a side into its base, in one transaction: readers see all of it or nothing, also after a kill.
/// The work grows with the change, not with the index. Throws what Xapian throws; the base is then as it was.
void apply_in_place(Side& side, const std::string& serial);

/// Merges what stays of the base, and the shards, into a new database at `target`. `compacted` frees names that nobody
/// has even when nothing is removed now.
void apply_by_merge(Side& side, const std::string& serial, const std::filesystem::path& target, bool compacted);

/// True when papers went out in place, or the files have grown far beyond their compacted size.
bool is_compaction_due(const std::filesystem::path& generation);

}  // namespace minutebook
