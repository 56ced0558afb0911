// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <algorithm>
#include <vector>

#include "lib/index/compile.hpp"
#include "lib/index/hits.hpp"
#include "lib/index/search_parts.hpp"

namespace minutebook {

/// How far other wordings answer a word, 0 to 1: never wholly, unless the archive's own manifest says that they are the
/// same. said(stem) is true for the stems that are there.
template <class Said>
double share_of_others(const Concept& word, const Said& said) {
  constexpr double most_claimed = 0.4;
  double most = 0;
  for (const Expansion& other : word.related)
    if (std::all_of(other.stems.begin(), other.stems.end(), said))
      most = std::max(most, other.declared ? 1.0 : std::min(most_claimed, other.share));
  return most;
}

/// Takes from the score of the best papers as their best passage leaves the query unanswered (Ranking::answering). What
/// a word adds to a score grows with how often it is said, and other wordings together may be said very often: a paper
/// that has the words themselves comes before those that only speak of the like.
void favour_answers(const SearchParts& parts, const CompiledQuery& query, std::vector<Candidate>& papers);

}  // namespace minutebook
