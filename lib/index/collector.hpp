// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <cstdint>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include <xapian.h>

#include "lib/model/search.hpp"

namespace minutebook {

/// Counts papers, and their facets, over everything a query matches: Xapian's own spies count entries, and its totals
/// are guesses once results are collapsed. Sees only what the matcher examines, so check_at_least must be large.
class Collector : public Xapian::MatchSpy {
 public:
  explicit Collector(bool with_facets) : with_facets_(with_facets) {}
  void operator()(const Xapian::Document& document, double weight) override;

  /// Forgets what was counted.
  void clear();
  [[nodiscard]] uint64_t documents() const { return seen_.size(); }
  [[nodiscard]] uint64_t entries() const { return entries_; }
  /// Papers by month, or by year.
  [[nodiscard]] Histogram histogram() const;
  /// board, type, year, person, owner and outcome, most frequent first, at most `limit` values each; `names` is the
  /// register.
  [[nodiscard]] std::vector<Facet> facets(const std::vector<std::string>& names, size_t limit) const;

 private:
  bool with_facets_;
  uint64_t entries_ = 0;
  std::unordered_set<std::string> seen_;
  std::unordered_map<std::string, uint64_t> boards_, types_, years_, months_, outcome_lists_;
  uint64_t undated_ = 0;
  std::unordered_map<std::string, uint64_t> person_lists_, owner_lists_;
};

/// Most frequent first, equal counts by value, at most `limit`.
std::vector<FacetValue> most_frequent(const std::unordered_map<std::string, uint64_t>& counts, size_t limit);

}  // namespace minutebook
