// SPDX-License-Identifier: GPL-3.0-or-later
#include <cmath>

#include <nlohmann/json.hpp>

#include "lib/model/explanation.hpp"

namespace minutebook {
namespace {

using Json = nlohmann::ordered_json;

double rounded(double value) { return std::round(value * 1000) / 1000; }

Json named_json(const std::vector<Named>& all, const char* name, const char* number) {
  Json out = Json::array();
  for (const auto& [text, value] : all) out.push_back({{name, text}, {number, rounded(value)}});
  return out;
}

Json word_json(const ExplainedWord& word) {
  return {{"word", word.word},
          {"worth", rounded(word.worth)},
          {"repaired", word.repaired.empty() ? Json(nullptr) : Json(word.repaired)},
          {"terms", word.terms},
          {"others", named_json(word.others, "text", "share")}};
}

Json hit_json(const ExplainedHit& hit) {
  return {{"id", hit.id},
          {"path", hit.path},
          {"document_score", rounded(hit.document_score)},
          {"passage_score", rounded(hit.passage_score)},
          {"score", rounded(hit.score)},
          {"answered", rounded(hit.answered)},
          {"weak", hit.weak},
          {"words", named_json(hit.words, "word", "share")}};
}

}  // namespace

std::string to_json(const SearchResult& result, const Explanation& explanation) {
  Json problems = Json::array();
  for (const auto& problem : result.problems)
    problems.push_back({{"message", problem.message},
                        {"start", problem.start},
                        {"end", problem.end},
                        {"suggestion", problem.suggestion.empty() ? Json(nullptr) : Json(problem.suggestion)}});
  Json words = Json::array();
  for (const auto& word : explanation.words) words.push_back(word_json(word));
  Json hits = Json::array();
  for (const auto& hit : explanation.hits) hits.push_back(hit_json(hit));
  const Json json = {{"query", {{"text", result.text}, {"read_as", result.read_as}, {"problems", std::move(problems)}}},
                     {"tree", explanation.tree},
                     {"words", std::move(words)},
                     {"index_query", explanation.query},
                     {"open", rounded(explanation.open)},
                     {"feedback", named_json(explanation.feedback, "word", "share")},
                     {"weak_below", rounded(explanation.weak_below)},
                     {"total", {{"value", result.total}, {"relation", result.total_exact ? "eq" : "gte"}}},
                     {"results", std::move(hits)},
                     {"took_ms", named_json(explanation.took_ms, "stage", "ms")},
                     {"revision", result.revision}};
  return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

}  // namespace minutebook
