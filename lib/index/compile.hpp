// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <string>
#include <utility>
#include <vector>

#include <xapian.h>

#include "lib/index/expand.hpp"
#include "lib/index/ranking.hpp"
#include "lib/index/search_parts.hpp"
#include "lib/index/stem.hpp"
#include "lib/model/search.hpp"
#include "lib/query/ast.hpp"

namespace minutebook {

/// One thing a plain word asks for, with every form that answers it.
struct Concept {
  std::string word;                ///< as typed
  Xapian::Query query;             ///< the best of its forms
  std::vector<std::string> terms;  ///< any of them covers the concept
  std::string plain;               ///< the folded word, when it is a single one
  double share = 1;                ///< of its worth, below 1 when it sooner belongs to the asking
  double rarity = 0;               ///< what it is worth
  bool in_text = false;            ///< the plain word stands in some text as it is, not only its stem
  size_t order = 0;                ///< place in the query, stop words counted
  bool is_stop = false;            ///< says nothing; used only when the query has nothing else
  std::vector<Expansion> related;  ///< other wordings
  std::vector<Expansion> hints;    ///< more of them, too weak to be looked for by themselves
  std::string repaired;            ///< the word that was looked for instead, empty if as typed
};

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
  std::vector<std::string> typed;  ///< the plain words in order, empty where something else stands
  std::vector<std::pair<std::string, std::string>> better;  ///< words as typed, and a commoner word near them

  /// Any word at all.
  [[nodiscard]] Xapian::Query soft() const;
  /// Any word, and more for neighbours that stand together in the text.
  [[nodiscard]] Xapian::Query soft_with_neighbours(double share) const;
  /// Every word.
  [[nodiscard]] Xapian::Query all_words() const;
  /// The whole query with these words.
  [[nodiscard]] Xapian::Query whole(const Xapian::Query& words, bool with_dates = true) const;
};

/// Turns a tree and the filters of the request into Xapian queries. Takes at most `term_limit` expansions of a
/// wildcard. Throws only what Xapian throws.
CompiledQuery compile(const Ast& ast, const std::vector<Filter>& filters, const SearchParts& parts);

/// Any of these, with the weight of the first that is there; best first.
Xapian::Query first_of(const std::vector<Xapian::Query>& queries);

/// Looks also for other words that mean the same: those of the thesaurus that this database has, and words written as
/// one or as two. False when there are none.
bool widen(CompiledQuery& query, const Xapian::Database& database, const Stemmer& stem, const Ranking& ranking);

inline constexpr size_t term_limit = 100;

}  // namespace minutebook
