// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "lib/base/result.hpp"
#include "lib/model/search.hpp"

namespace minutebook {

/// A paper that answers a query: 3 is the answer, 2 good too, 1 of some use.
struct JudgedPaper {
  std::string path;  ///< relative to the archive's folder, or the end of such a path
  int grade = 0;
};

/// A query with the papers a person found to answer it; none where the archive has no answer.
struct JudgedQuery {
  std::string id, kind, query;
  std::vector<JudgedPaper> relevant;
};

/// What became of one query.
struct JudgedOutcome {
  std::string id, kind, query;
  bool answerable = true;        ///< some paper is good (grade 2 or 3) or of use
  uint32_t first_good = 0;       ///< rank of the first paper of grade 2 or 3 among the first ten, 0: none
  double gain = 0;               ///< nDCG@10
  bool claims = false;           ///< some result is not marked weak
  std::vector<std::string> top;  ///< the first three papers
};

/// Means over some of the answerable queries.
struct JudgedFigures {
  uint32_t queries = 0;
  double success_1 = 0, success_5 = 0, reciprocal_rank = 0, gain = 0;
};

struct Judgement {
  std::vector<JudgedOutcome> outcomes;
  JudgedFigures all;
  std::map<std::string, JudgedFigures> by_kind;
  uint32_t unanswerable = 0;  ///< queries without an answer
  uint32_t honest = 0;        ///< of them, those that claim none
};

/// One query a line: {"id", "kind", "query", "relevant": [{"path", "grade"}]}; id and kind may be missing, empty lines
/// are skipped. Fails with bad_format and the number of the line.
Result<std::vector<JudgedQuery>> read_judged_queries(std::string_view jsonl);

/// Weighs the first ten distinct papers found for a query.
JudgedOutcome judge(const JudgedQuery& query, const std::vector<SearchHit>& hits);

/// The figures of all outcomes. Success and reciprocal rank count grades 2 and 3; nDCG counts 2^grade - 1.
Judgement summarise(std::vector<JudgedOutcome> outcomes);

/// schemas/judgement.schema.json, one line. `before` is the run to compare with, null for none.
std::string to_json(const Judgement& judgement, const Judgement* before = nullptr);
/// Reads what to_json() wrote. Fails with bad_format on anything else.
Result<Judgement> judgement_from_json(const std::string& json);

/// Queries whose first good paper moved, or that began or ceased to claim an answer; as pairs of before and now.
std::vector<std::pair<const JudgedOutcome*, const JudgedOutcome*>> moved(const Judgement& before, const Judgement& now);

}  // namespace minutebook
