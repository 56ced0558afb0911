// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <cstdint>
#include <filesystem>
#include <map>
#include <mutex>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include <xapian.h>

#include "lib/index/derived.hpp"
#include "lib/index/writing.hpp"
#include "lib/model/record.hpp"

namespace minutebook {

/// What one of the two databases gathers while an update runs: small throw-away databases of new papers, and the ids of
/// papers that go. Everything but `folder` is guarded by `mutex` until the workers are done.
struct Side {
  std::filesystem::path folder;
  std::filesystem::path base;  ///< the generation that is updated, empty when everything is built anew
  std::mutex mutex;
  std::vector<std::filesystem::path> shards;
  std::set<std::string> removed;                ///< ids
  std::set<std::string> succeeded;              ///< ids that are added, or replaced by what is added
  std::map<std::string, std::string> replaced;  ///< of those replaced: id to that of the later version
  NameRegister names;
  Totals totals;       ///< of the base, then with what was added; what goes is taken off when the base is written
  bool hides = false;  ///< something that may have been open is held back from now on
  uint64_t added = 0;
  uint64_t added_bytes = 0;
  uint32_t next_shard = 0;

  [[nodiscard]] std::filesystem::path building() const;
  std::filesystem::path new_shard();
};

/// One small database at a time, closed when it is full: small ones keep Xapian's in-memory inverter inside the
/// processor's cache, which is twice as fast as large batches. For one thread.
class Shard {
 public:
  /// Puts the paper's entries, and its record, into the shard.
  void add(Side& side, const DocumentRecord& record);
  /// Hands the shard over to the side.
  void close(Side& side);

 private:
  void put(Side& side, const Xapian::Document& document);

  std::optional<Writing> database_;  ///< there while count_ > 0
  std::filesystem::path path_;
  uint32_t count_ = 0;
  uint64_t bytes_ = 0;
};

/// Merges databases into a new one, in their order.
void merge(const std::vector<std::filesystem::path>& sources, const std::filesystem::path& target);

/// Merges the oldest shards into one when there are more than `limit`: as many as are too many, but `least` of them;
/// false when there was nothing to do.
bool merge_some(Side& side, size_t limit, size_t least);

/// A merge holds six files open for each source.
inline constexpr size_t merge_width = 64;

}  // namespace minutebook
