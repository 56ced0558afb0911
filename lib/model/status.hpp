// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "lib/model/duplicate.hpp"

namespace minutebook {

/// A file that is held but cannot be searched, or could not be read at all.
struct UnreadFile {
  std::string path;
  std::string verdict;
  std::string detail;
  std::string advice;
};

/// A paper that is not public, and why.
struct HeldBackFile {
  std::string path;
  std::string level;  ///< "restricted", or "weak": until a person has looked
  std::string reason;
  std::vector<std::string> public_twins;  ///< paths of public papers that say the same
};

/// What `minutebook status` tells.
struct IndexStatus {
  std::string index;
  std::string written;  ///< UTC, RFC 3339
  std::string revision;
  uint64_t files = 0, pages = 0, documents = 0, entries = 0, restricted = 0;
  DuplicateCounts duplicates;  ///< among the public papers
  std::map<std::string, uint64_t> verdicts;
  std::map<std::string, std::map<std::string, uint64_t>> coverage;  ///< body → year → papers; "no date" for a year
  std::vector<UnreadFile> unread;
  std::vector<HeldBackFile> held_back;
};

/// schemas/status.schema.json
std::string to_json(const IndexStatus& status);

}  // namespace minutebook
