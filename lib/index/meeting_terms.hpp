// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include <xapian.h>

#include "lib/index/coverage_weight.hpp"
#include "lib/index/generation_cache.hpp"

// What is true of a whole meeting (its board, day, people, folder, and the words that name it) stands once, on the
// document entry; the other entries of the meeting are the ids that follow. In a query such a term stands for all of
// them. Writing it on each entry made half of the index.
namespace minutebook {

/// True for terms that stand on document entries only: see format.hpp.
bool is_of_meeting(std::string_view term);

/// Entries one after the other, first and last.
struct EntryRun {
  Xapian::docid first = 0, last = 0;
};

/// Runs of entries in order, and how many entries they hold together.
struct EntryRuns {
  std::vector<EntryRun> runs;
  Xapian::doccount entries = 0;
};

/// Terms of one open state of a database, those of meetings included. Not thread-safe.
class MeetingTerms {
 public:
  using SharedRuns = std::shared_ptr<const EntryRuns>;

  MeetingTerms() = default;
  /// Walks over all entries once: 10 ms for a million. `cache` is of that state. Throws what Xapian throws.
  explicit MeetingTerms(const Xapian::Database& database,
                        std::shared_ptr<GenerationCache> cache = std::make_shared<GenerationCache>());

  /// Entries that have the term; with its weight as CoverageWeight gives it to a term that does not count. The term
  /// must be in the database, and no stem of words that count for each entry (Scorer does those).
  [[nodiscard]] Xapian::Query query(const std::string& term) const;
  /// Entries that have any of the terms, weighted as one term that has all their entries.
  [[nodiscard]] Xapian::Query query(const std::vector<std::string>& terms) const;
  /// Entries of the meetings whose document entry matches, weighted the same way.
  [[nodiscard]] Xapian::Query meetings_with(const Xapian::Query& query) const;
  /// How many entries have the term, or may be said to have it.
  [[nodiscard]] Xapian::doccount frequency(const std::string& term) const;
  /// True when it is in the database.
  [[nodiscard]] bool exists(const std::string& term) const { return stored(term) > 0; }
  /// How many entries it stands on: of a term of meetings those of the documents.
  [[nodiscard]] Xapian::doccount stored(const std::string& term) const {
    return cache_->postings.frequency(database_, term);
  }
  [[nodiscard]] bool has(const std::string& term, Xapian::docid entry) const;

  /// The entries it stands on.
  [[nodiscard]] std::shared_ptr<const Postings> postings(const std::string& term) const {
    return cache_->postings.of(database_, term);
  }
  [[nodiscard]] std::shared_ptr<const Positions> positions(const std::string& term) const {
    return cache_->postings.positions(database_, term);
  }
  /// Entries of the meetings that have a term of meetings.
  [[nodiscard]] SharedRuns runs_with(const std::string& term) const;
  [[nodiscard]] const EntryTable& table() const { return cache_->table(database_); }
  [[nodiscard]] const Xapian::Database& database() const { return database_; }

  /// The document entry of the meeting that the entry belongs to, 0 when there is none.
  [[nodiscard]] Xapian::docid document_entry_of(Xapian::docid entry) const;

  /// Weights of the searches to come.
  void weigh_as(const WeightShape& shape) const { *shape_ = shape; }
  [[nodiscard]] std::shared_ptr<const WeightShape> shape() const { return shape_; }

  /// What of the ids of the entries is not as it must be, a clause each.
  static std::vector<std::string> faults(const Xapian::Database& database);

 private:
  [[nodiscard]] const EntryRun* run_of(Xapian::docid entry) const;
  [[nodiscard]] Xapian::Query query_of(SharedRuns runs) const;

  Xapian::Database database_;
  std::shared_ptr<GenerationCache> cache_;
  std::vector<EntryRun> meetings_;  ///< each begins with its document entry
  std::shared_ptr<WeightShape> shape_ = std::make_shared<WeightShape>();
  mutable std::unordered_map<std::string, SharedRuns> known_;  ///< bounded by `known_runs_`
  mutable size_t known_runs_ = 0;
};

}  // namespace minutebook
