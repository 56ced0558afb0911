// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <filesystem>
#include <string>
#include <vector>

#include "lib/base/result.hpp"

namespace minutebook {

/// Papers that an index should hold, by where.
struct ExpectedIds {
  std::vector<std::string> open;        ///< in the public database only
  std::vector<std::string> restricted;  ///< in the restricted one only
  std::vector<std::string> partly;      ///< in both
};

struct IndexFaults {
  std::vector<std::string> damage;  ///< a sentence each; empty means sound
  /// The last update was killed between the two databases; the next run of the indexer puts it right. Papers are then
  /// not compared with what the restricted database holds.
  bool cut_off = false;
};

/// Walks every block of both databases of an index (Xapian's own check), compares the papers with those expected, and
/// counts, names and the dictionary of spellings with the entries they are made of. Takes time: it reads the whole
/// index.
Result<IndexFaults> check_index(const std::filesystem::path& index_root, const ExpectedIds& expected);

}  // namespace minutebook
