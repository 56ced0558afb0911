// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <memory>
#include <string>

#include <xapian.h>

#include "lib/index/generation_cache.hpp"

namespace minutebook {

/// What entries of one open state of a database show of themselves; read once for all readers of that state. Throws
/// what Xapian throws.
class StoredEntries {
 public:
  StoredEntries() = default;
  StoredEntries(const Xapian::Database& database, std::shared_ptr<GenerationCache> cache)
      : database_(database), cache_(std::move(cache)) {}

  /// Null when it cannot be read.
  [[nodiscard]] std::shared_ptr<const EntryData> read(Xapian::docid id) const;
  /// The words of its text, as they are read one after the other.
  [[nodiscard]] std::shared_ptr<const EntryWords> words(Xapian::docid id, const Stemmer& stem) const {
    return cache_->texts.of(database_, id, stem);
  }
  /// Copies and versions of a paper, and what contains it, as a line of a result shows them.
  [[nodiscard]] std::shared_ptr<const Duplicates> duplicates(const std::string& paper) const;

 private:
  Xapian::Database database_;
  std::shared_ptr<GenerationCache> cache_;
};

}  // namespace minutebook
