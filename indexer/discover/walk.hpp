// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <filesystem>
#include <string>
#include <vector>

#include "lib/base/result.hpp"
#include "lib/model/source.hpp"

namespace minutebook {

/// A directory entry that is not read, and why, for a person.
struct PassedOver {
  std::string path;
  std::string why;
  friend bool operator==(const PassedOver&, const PassedOver&) = default;
};

struct Found {
  std::vector<SourceFile> files;          ///< sorted by root as given, then path
  std::vector<std::string> folders = {};  ///< every folder that was looked into, absolute
  std::vector<PassedOver> passed_over = {};
  uint64_t hidden = 0;  ///< names that start with a dot, not descended into
};

/// All regular files under `folders`, which must exist. Symbolic links inside are not followed (they could lead out of
/// the archive or round in a circle); the folders named may themselves be links. A folder named twice, or inside
/// another, is walked once. `leave_out` (the index) and every other folder that is an index is skipped. An unreadable
/// folder inside is passed over, not an error.
Result<Found> discover(const std::vector<std::filesystem::path>& folders, const std::filesystem::path& leave_out);

}  // namespace minutebook
