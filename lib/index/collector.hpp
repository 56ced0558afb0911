// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <array>
#include <cstdint>
#include <string>
#include <unordered_map>
#include <vector>

#include <xapian.h>

#include "lib/model/search.hpp"

namespace minutebook {

/// Values of entries as numbers, read from the database once for each entry that was ever counted. Belongs to one open
/// state of a database; not thread-safe.
class CountedValues {
 public:
  enum Kind : size_t { paper, board, type, year, month, persons, owners, outcomes, kinds };
  using Numbers = std::array<uint32_t, kinds>;  ///< 0: no value

  CountedValues() = default;
  explicit CountedValues(const Xapian::Database& database) : database_(database) {}

  /// Valid until the next call. Throws what Xapian throws.
  const Numbers& of(Xapian::docid entry);
  [[nodiscard]] const std::string& text(Kind kind, uint32_t number) const { return texts_[kind][number]; }
  /// The names, by their numbers in the register, that the value of `persons` or `owners` lists.
  [[nodiscard]] const std::vector<uint32_t>& list(Kind kind, uint32_t number) const { return lists_[kind][number]; }

 private:
  uint32_t number_of(Kind kind, std::string text);

  Xapian::Database database_;
  std::vector<uint32_t> rows_;  ///< by entry: place in `known_` and one more
  std::vector<Numbers> known_;
  std::array<std::vector<std::string>, kinds> texts_{};
  std::array<std::vector<std::vector<uint32_t>>, kinds> lists_{};  ///< beside the texts of `persons` and `owners`
  std::array<std::unordered_map<std::string, uint32_t>, kinds> numbers_;
};

/// Counts papers, and their facets, over everything a query matches: Xapian's own spies count entries, and its totals
/// are guesses once results are collapsed. Sees only what the matcher examines, so check_at_least must be large.
class Collector : public Xapian::MatchSpy {
 public:
  Collector(CountedValues& values, bool with_facets) : values_(values), with_facets_(with_facets) {}
  void operator()(const Xapian::Document& document, double /*weight*/) override { count(document.get_docid()); }
  void count(Xapian::docid entry);

  /// Forgets what was counted.
  void clear();
  [[nodiscard]] uint64_t documents() const { return documents_; }
  [[nodiscard]] uint64_t entries() const { return entries_; }
  /// Papers by month, or by year.
  [[nodiscard]] Histogram histogram() const;
  /// board, type, year, person, owner and outcome, most frequent first, at most `limit` values each; `names` is the
  /// register.
  [[nodiscard]] std::vector<Facet> facets(const std::vector<std::string>& names, size_t limit) const;

 private:
  [[nodiscard]] std::vector<FacetValue> most_frequent_of(CountedValues::Kind kind, size_t limit) const;
  [[nodiscard]] std::vector<FacetValue> most_frequent_names(CountedValues::Kind kind,
                                                            const std::vector<std::string>& names, size_t limit) const;
  [[nodiscard]] std::vector<FacetValue> most_frequent_parts(CountedValues::Kind kind, size_t limit) const;

  CountedValues& values_;
  bool with_facets_;
  uint64_t entries_ = 0, documents_ = 0;
  std::vector<bool> seen_;                                          ///< by number of the paper
  std::array<std::vector<uint64_t>, CountedValues::kinds> counts_;  ///< by number of the value
};

/// Most frequent first, equal counts by value, at most `limit`.
std::vector<FacetValue> most_frequent(const std::unordered_map<std::string, uint64_t>& counts, size_t limit);

}  // namespace minutebook
