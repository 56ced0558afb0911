// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <string>
#include <utility>
#include <vector>

#include "lib/model/search.hpp"

namespace minutebook {

/// A thing with a number: a word and what it is worth, a stage and the milliseconds it took.
using Named = std::pair<std::string, double>;

/// What one plain word of the query became.
struct ExplainedWord {
  std::string word;                ///< as typed
  double worth = 0;                ///< its rarity
  std::string repaired;            ///< the word that was looked for instead, empty if as typed
  std::vector<std::string> terms;  ///< of the index, any of them answers
  std::vector<Named> others;       ///< other wordings, and what each is worth against the word
};

/// Where one result got its place from.
struct ExplainedHit {
  std::string id, path;
  double document_score = 0;  ///< of the whole paper
  double passage_score = 0;   ///< of its best passage
  double score = 0;           ///< what it is ordered by
  double answered = 0;        ///< share of the query's worth it answers; below the line it is weak
  bool weak = false;
  std::vector<Named> words;  ///< how far it answers each word
};

/// Every stage of one search, for a person who wonders why.
struct Explanation {
  std::string tree;  ///< of the query
  std::vector<ExplainedWord> words;
  std::string query;            ///< as Xapian prints it
  double open = 0;              ///< share of the query's worth that no passage has: above a line, others are tried
  std::vector<Named> feedback;  ///< words of the best passages that lifted others
  double weak_below = 0;
  std::vector<ExplainedHit> hits;
  std::vector<Named> took_ms;  ///< by stage
};

/// GET /api/v1/explain and `minutebook search --explain --format json` (schemas/explanation.schema.json).
std::string to_json(const SearchResult& result, const Explanation& explanation);

}  // namespace minutebook
