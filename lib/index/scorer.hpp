// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include <xapian.h>

#include "lib/index/budget.hpp"
#include "lib/index/concept.hpp"
#include "lib/index/coverage_weight.hpp"
#include "lib/index/meeting_terms.hpp"
#include "lib/index/scored_entry.hpp"

namespace minutebook {

/// How the two kinds of entries are weighed.
struct WeightShapes {
  WeightShape documents;  ///< whole papers
  WeightShape items;      ///< passages, decisions and actions
};

/// Weighs the plain words of a query, one term after the other, for all entries at once: with all of an archive in
/// memory this is many times faster than Xapian's matcher, which asks every list of a tree for each entry. Not
/// thread-safe. `terms` must outlive it and the queries it makes, and so must the budget, which may be null. Throws
/// what Xapian throws.
class Scorer {
 public:
  explicit Scorer(const MeetingTerms& terms, Budget* budget = nullptr) : terms_(&terms), budget_(budget) {}

  /// Entries that have any of the words, by id.
  std::vector<ScoredEntry> any(const std::vector<Concept>& words, const WeightShapes& shapes);
  /// Entries that have every word, by id.
  std::vector<ScoredEntry> all(const std::vector<Concept>& words, const WeightShapes& shapes);

  /// The same as a part of a query for Xapian, weighed by the shape of MeetingTerms::weigh_as().
  Xapian::Query query_for_any(std::vector<Concept> words);
  Xapian::Query query_for_all(std::vector<Concept> words);

 private:
  class Term;
  struct Occurrence {
    Xapian::docid entry;
    double weight;
    Xapian::termcount count;
  };
  using Occurrences = std::vector<Occurrence>;

  std::vector<ScoredEntry> find(const std::vector<Concept>& words, const WeightShapes& shapes, bool must_have_all);
  void begin(bool must_have_all);
  std::vector<ScoredEntry> take_found();
  void add(const Form& form, const WeightShapes& shapes);
  void add_as_one(const Form& form, const WeightShapes& shapes);
  [[nodiscard]] Occurrences occurrences(const Form::Word& word, double share, const WeightShapes& shapes) const;
  [[nodiscard]] Occurrences occurrences(const Form::Wording& wording, double share, const WeightShapes& shapes) const;
  /// As if the words stood in the texts independently of each other: what Xapian says of a synonym.
  [[nodiscard]] double likely_entries(const std::vector<Form::Wording>& wordings) const;
  [[nodiscard]] bool is_open(Xapian::docid entry) const;
  [[nodiscard]] bool has_time_for(const Form& form);
  void give(Xapian::docid entry, double weight);

  const MeetingTerms* terms_;
  Budget* budget_;
  // By entry; what an earlier search left is told by its stamp.
  std::vector<double> scores_;
  std::vector<uint32_t> stamps_;  ///< of the last word that the entry has
  std::vector<uint32_t> tallies_;
  uint32_t first_word_ = 1, word_ = 0;
  bool must_have_all_ = false;
  std::vector<Xapian::docid> found_;
};

}  // namespace minutebook
