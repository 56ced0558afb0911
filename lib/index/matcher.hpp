// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <vector>

#include "lib/index/compile.hpp"
#include "lib/index/scored_entry.hpp"
#include "lib/index/search_parts.hpp"

namespace minutebook {

/// Which entries are looked at.
enum class Among { everything, documents, items };

/// What a query finds, by id.
struct Matches {
  std::vector<ScoredEntry> documents, items;
};

/// Finds all entries that match a compiled query. Words alone are weighed by the scorer; where something must be there,
/// or must not be, Xapian goes along with it.
class Matcher {
 public:
  /// Everything must outlive it; the query may change between the calls.
  Matcher(const SearchParts& parts, const CompiledQuery& compiled) : parts_(parts), compiled_(compiled) {}

  /// Whole papers, weighed as such, and items, unless nothing is asked for that an item could answer.
  [[nodiscard]] Matches papers_and_items() const;
  /// Entries of either kind, weighed by one shape.
  [[nodiscard]] std::vector<ScoredEntry> entries(Among among, const WeightShape& shape) const;
  /// Whole papers that have any of the words, whatever else is asked for.
  [[nodiscard]] std::vector<ScoredEntry> papers_with_words() const;
  /// False when so many entries match, or it took so long, that not all of them were looked at.
  [[nodiscard]] bool looked_at_all() const;

 private:
  [[nodiscard]] std::vector<ScoredEntry> run(Among among, const WeightShape& shape) const;
  [[nodiscard]] std::vector<ScoredEntry> all_entries() const;

  const SearchParts& parts_;
  const CompiledQuery& compiled_;
};

/// A query for these entries only.
Xapian::Query narrowed(const Xapian::Query& query, Among among);
/// A query that ends when the time of the request does.
Xapian::Query in_time(const Xapian::Query& query, Budget& budget);

inline constexpr Xapian::doccount examined_limit = 200000;  ///< entries that Xapian looks at; more is "at least"

}  // namespace minutebook
