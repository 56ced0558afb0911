// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <optional>
#include <string>
#include <vector>

#include <xapian.h>

#include "lib/index/compile.hpp"
#include "lib/index/entry.hpp"
#include "lib/index/search_parts.hpp"
#include "lib/index/snippet.hpp"
#include "lib/model/explanation.hpp"
#include "lib/model/search.hpp"

namespace minutebook {

/// A paper on its way to the page.
struct Candidate {
  std::string id;
  uint32_t paper = 0;  ///< its number
  double document_score = 0;
  double passage_score = 0;
  double score = 0;
  Xapian::docid document_entry = 0;
  std::vector<Xapian::docid> entries;  ///< best first
};

/// Makes what is shown of a paper that was found: its best entry, an excerpt, the other pages, and whether it answers.
class HitMaker {
 public:
  /// Everything must outlive the maker; `explanation` may be null.
  HitMaker(const SearchParts& parts, const CompiledQuery& compiled, Explanation* explanation)
      : database_(parts.database),
        stored_(parts.stored),
        terms_(parts.terms),
        ranking_(parts.ranking),
        stem_(parts.stem),
        compiled_(compiled),
        excerpter_(compiled.marks, parts.stem),
        explanation_(explanation) {}

  /// Nothing when the entry cannot be read.
  [[nodiscard]] std::optional<SearchHit> hit_of(const Candidate& one) const;

 private:
  [[nodiscard]] Xapian::docid best_entry(const Candidate& one) const;
  [[nodiscard]] bool is_asked_for(Xapian::docid id) const;
  void add_other_pages(SearchHit& hit, const Candidate& one) const;
  [[nodiscard]] std::vector<SnippetPart> with_heading(const EntryData& data, std::vector<SnippetPart> parts) const;
  void weigh(SearchHit& hit, const Candidate& one, Xapian::docid best) const;
  [[nodiscard]] double share_of(const Concept& word, const Candidate& one, Xapian::docid best,
                                const std::vector<std::string>& together) const;
  [[nodiscard]] std::vector<std::string> stems_shown(const SearchHit& hit) const;

  const Xapian::Database& database_;
  const StoredEntries& stored_;
  const MeetingTerms& terms_;
  const Ranking& ranking_;
  const Stemmer& stem_;
  const CompiledQuery& compiled_;
  Excerpter excerpter_;
  Explanation* explanation_;
};

}  // namespace minutebook
