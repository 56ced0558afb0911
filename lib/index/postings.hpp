// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <memory>
#include <span>
#include <string>
#include <vector>

#include <xapian.h>

#include "lib/base/bounded_cache.hpp"

namespace minutebook {

/// The entries that have a term or a stem (stems.hpp), in order, and how often it counts in each.
struct Postings {
  std::vector<Xapian::docid> entries;
  std::vector<Xapian::termcount> counts;  ///< beside `entries`
  /// Place of the entry in the list, -1 when it does not have the term.
  [[nodiscard]] ptrdiff_t find(Xapian::docid entry) const;
  friend bool operator==(const Postings&, const Postings&) = default;
};

/// Where a word stands in the text of each of its entries.
struct Positions {
  std::vector<uint32_t> begins;  ///< one for each posting, and the end
  std::vector<Xapian::termpos> ascending;
  /// Of the posting at this place in the list.
  [[nodiscard]] std::span<const Xapian::termpos> of(size_t posting) const {
    return {ascending.data() + begins[posting], ascending.data() + begins[posting + 1]};
  }
};

/// True when the words of two ascending lists stand so near that fewer than `window` places hold both.
bool are_near(std::span<const Xapian::termpos> a, std::span<const Xapian::termpos> b, Xapian::termcount window);

/// Posting lists of one state of a database as plain arrays: Xapian decodes a list anew for each query, and takes a
/// virtual call for each step. Thread-safe; the database is the caller's own, and of that state. Throws what Xapian
/// throws.
class PostingLists {
 public:
  /// Each of the three things it keeps may take so many bytes, counts of entries an eighth.
  explicit PostingLists(size_t most_bytes) : lists_(most_bytes), positions_(most_bytes), frequencies_(most_bytes / 8) {}

  std::shared_ptr<const Postings> of(const Xapian::Database& database, const std::string& term);
  std::shared_ptr<const Positions> positions(const Xapian::Database& database, const std::string& term);
  /// How many entries have the term.
  Xapian::doccount frequency(const Xapian::Database& database, const std::string& term);

 private:
  Xapian::doccount count(const Xapian::Database& database, const std::string& term);

  BoundedCache<std::string, Postings> lists_;
  BoundedCache<std::string, Positions> positions_;
  BoundedCache<std::string, Xapian::doccount> frequencies_;
};

}  // namespace minutebook
