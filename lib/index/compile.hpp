// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <string>
#include <utility>
#include <vector>

#include <xapian.h>

#include "lib/index/concept.hpp"
#include "lib/index/ranking.hpp"
#include "lib/index/search_parts.hpp"
#include "lib/index/stem.hpp"
#include "lib/model/search.hpp"
#include "lib/query/ast.hpp"

namespace minutebook {

/// What is marked in snippets.
struct Marks {
  std::vector<std::string> stems, words, beginnings;
};

/// A query for Xapian, in parts that are put together as the question needs.
struct CompiledQuery {
  Xapian::Query required;  ///< must match, with weight; empty: nothing required
  Xapian::Query filter;    ///< must match, without weight
  Xapian::Query dates;     ///< the same for dates
  Xapian::Query excluded;  ///< must not match
  std::vector<Concept> concepts;
  bool has_dates = false;
  bool needs_item = false;  ///< can only be answered inside one item: phrases, owners, decisions
  bool excludes_by_position = false;
  Marks marks;
  std::vector<std::string> why;  ///< required parts in words
  std::vector<QueryProblem> problems;
  std::vector<std::string> silent;  ///< plain words, as typed, that only ask
  std::vector<std::string> typed;   ///< the plain words in order, empty where something else stands
  std::vector<std::pair<std::string, std::string>> better;  ///< words as typed, and a commoner word near them

  /// True when nothing but words is asked for.
  [[nodiscard]] bool has_only_words() const;
  /// Any word at all, empty when there are none.
  [[nodiscard]] Xapian::Query soft(Scorer& scorer) const;
  /// Every word.
  [[nodiscard]] Xapian::Query all_words(Scorer& scorer) const;
  /// The whole query with these words.
  [[nodiscard]] Xapian::Query whole(const Xapian::Query& words, bool with_dates = true) const;
};

/// Turns a tree and the filters of the request into Xapian queries. Takes at most `term_limit` expansions of a
/// wildcard. Throws only what Xapian throws.
CompiledQuery compile(const Ast& ast, const std::vector<Filter>& filters, const SearchParts& parts);

/// Looks also for other words that mean the same: those of the thesaurus that this database has, and words written as
/// one or as two. False when there are none.
bool widen(CompiledQuery& query, const MeetingTerms& terms, const Stemmer& stem, const Ranking& ranking);

inline constexpr size_t term_limit = 100;

}  // namespace minutebook
