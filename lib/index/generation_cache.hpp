// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <memory>
#include <mutex>
#include <string>

#include <xapian.h>

#include "lib/index/entry.hpp"
#include "lib/index/entry_table.hpp"
#include "lib/index/entry_words.hpp"
#include "lib/index/postings.hpp"
#include "lib/model/duplicate.hpp"

namespace minutebook {

/// What was read of one state of a database and is kept in memory, for all readers that have this state open.
/// Thread-safe.
class GenerationCache {
 public:
  /// Read when it is first asked for. Throws what Xapian throws.
  const EntryTable& table(const Xapian::Database& database) {
    std::call_once(table_read_, [&] { table_ = read_entry_table(database); });
    return table_;
  }

  PostingLists postings{size_t{32} << 20};
  EntryTexts texts{size_t{32} << 20};
  BoundedCache<Xapian::docid, EntryData> entries{size_t{32} << 20};
  BoundedCache<std::string, Duplicates> duplicates{size_t{4}
                                                   << 20};  ///< by paper, as DuplicateSearch::quick finds them

 private:
  std::once_flag table_read_;
  EntryTable table_;
};

/// Hands the same cache to all readers of a state; the state before goes with its last reader. Thread-safe.
class GenerationCaches {
 public:
  std::shared_ptr<GenerationCache> of(const std::string& state) {
    const std::lock_guard lock(mutex_);
    if (!newest_ || state != newest_of_) {
      newest_ = std::make_shared<GenerationCache>();
      newest_of_ = state;
    }
    return newest_;
  }

 private:
  std::mutex mutex_;
  std::string newest_of_;
  std::shared_ptr<GenerationCache> newest_;
};

}  // namespace minutebook
