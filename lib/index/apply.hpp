// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <filesystem>
#include <string>
#include <vector>

#include "lib/index/shards.hpp"
#include "lib/model/people.hpp"

namespace minutebook {

/// What an update leaves in the databases besides papers.
struct UpdateMarks {
  std::string serial;
  std::string day;                    ///< ISO, on which it is made
  std::vector<PersonRuling> rulings;  ///< for the registers
};

/// Writes the changes of a side into its base, in one transaction: readers see all of it or nothing, also after a kill.
/// The work grows with the change, not with the index, except that the registers are made anew first when the base is
/// small or when papers are withdrawn, of which nothing may be shown any more. Throws what Xapian throws; the base is
/// then as it was.
void apply_in_place(Side& side, const UpdateMarks& marks);

/// Merges what stays of the base, and the shards, into a new database at `target`. `compacted` frees names that nobody
/// has even when nothing is removed now.
void apply_by_merge(Side& side, const UpdateMarks& marks, const std::filesystem::path& target, bool compacted);

/// Makes the registers of a generation anew when they are of an earlier serial; false when there was nothing to do.
bool renew_registers_if_stale(const std::filesystem::path& generation, const UpdateMarks& marks);

/// True when papers went out in place, or were replaced in a small archive, in number, or not on this `day` (ISO); when
/// the files have grown far beyond their compacted size; or when the registers were left behind by a kill.
bool is_compaction_due(const std::filesystem::path& generation, const std::string& day);

}  // namespace minutebook
