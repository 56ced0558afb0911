// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <cstdint>
#include <memory>
#include <string_view>
#include <vector>

#include <xapian.h>

#include "lib/base/bounded_cache.hpp"
#include "lib/index/stem.hpp"

namespace minutebook {

/// A stem as a number. Two of a hundred thousand stems may share one; what is built on it must bear that.
uint32_t number_of_stem(std::string_view stem);

/// A word of a text, and where it stands.
struct PlacedWord {
  uint32_t stem = 0;
  uint32_t position = 0;
  friend bool operator==(const PlacedWord&, const PlacedWord&) = default;
};

/// The words of an entry as they are read one after the other.
struct EntryWords {
  std::vector<PlacedWord> heading, text;
};

/// The beginnings of texts, so many bytes of each, as numbers: positions of the index are kept by word and not by
/// entry, and stems have none. Thread-safe; database and stemmer are the caller's own. Throws what Xapian throws.
class EntryTexts {
 public:
  explicit EntryTexts(size_t most_bytes) : known_(most_bytes) {}
  std::shared_ptr<const EntryWords> of(const Xapian::Database& database, Xapian::docid entry, const Stemmer& stem);

  static constexpr size_t bytes_read = 12'000;

 private:
  BoundedCache<Xapian::docid, EntryWords> known_;
};

}  // namespace minutebook
