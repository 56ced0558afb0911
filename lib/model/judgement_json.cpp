// SPDX-License-Identifier: GPL-3.0-or-later
#include <cmath>
#include <utility>

#include <nlohmann/json.hpp>

#include "lib/base/text.hpp"
#include "lib/model/judgement.hpp"

namespace minutebook {
namespace {

using Json = nlohmann::ordered_json;

std::string text_in(const Json& line, const char* key, const std::string& otherwise) {
  const auto found = line.find(key);
  if (found == line.end() || found->is_null()) return otherwise;
  return found->is_string() ? found->get<std::string>() : found->dump();
}

std::string told(uint32_t line) { return "line " + std::to_string(line) + " of the queries"; }

Result<JudgedQuery> read_line(std::string_view text, uint32_t number) {
  const Json line = Json::parse(text, nullptr, false);
  const auto wrong = [&](const std::string& what) -> Result<JudgedQuery> {
    return fail(ErrorCode::bad_format, "Could not read " + told(number) + ": " + what,
                R"(One query a line: {"query": "...", "relevant": [{"path": "...", "grade": 3}]})");
  };
  if (!line.is_object()) return wrong("it is no JSON object");
  JudgedQuery out;
  if (!line.contains("query") || !line["query"].is_string()) return wrong("it has no query");
  out.query = line["query"].get<std::string>();
  out.id = text_in(line, "id", std::to_string(number));
  out.kind = text_in(line, "kind", "any");
  const auto papers = line.find("relevant");
  if (papers == line.end() || !papers->is_array()) return wrong("it has no list of relevant papers (it may be empty)");
  for (const Json& paper : *papers) {
    if (!paper.is_object() || !paper.contains("path") || !paper["path"].is_string())
      return wrong("a relevant paper has no path");
    const auto grade = paper.find("grade");
    if (grade != paper.end() && !grade->is_number_integer()) return wrong("a grade is not 1, 2 or 3");
    const int value = grade == paper.end() ? 3 : grade->get<int>();
    if (value < 0 || value > 3) return wrong("a grade is not 1, 2 or 3");
    out.relevant.push_back({paper["path"].get<std::string>(), value});
  }
  return out;
}

double rounded(double value) { return std::round(value * 10000) / 10000; }

Json figures_json(const JudgedFigures& figures) {
  return {{"queries", figures.queries},
          {"success_at_1", rounded(figures.success_1)},
          {"success_at_5", rounded(figures.success_5)},
          {"mrr", rounded(figures.reciprocal_rank)},
          {"ndcg", rounded(figures.gain)}};
}

Json outcome_json(const JudgedOutcome& one) {
  return {{"id", one.id},
          {"kind", one.kind},
          {"query", one.query},
          {"answerable", one.answerable},
          {"first_good", one.first_good == 0 ? Json(nullptr) : Json(one.first_good)},
          {"ndcg", rounded(one.gain)},
          {"claims", one.claims},
          {"top", one.top}};
}

JudgedOutcome outcome_from(const Json& json) {
  JudgedOutcome one;
  one.id = json.at("id").get<std::string>();
  one.kind = json.at("kind").get<std::string>();
  one.query = json.at("query").get<std::string>();
  one.answerable = json.at("answerable").get<bool>();
  one.first_good = json.at("first_good").is_null() ? 0 : json.at("first_good").get<uint32_t>();
  one.gain = json.at("ndcg").get<double>();
  one.claims = json.at("claims").get<bool>();
  one.top = json.at("top").get<std::vector<std::string>>();
  return one;
}

Json changes_json(const Judgement& before, const Judgement& now) {
  Json out = Json::array();
  const auto rank = [](const JudgedOutcome& one) { return one.first_good == 0 ? Json(nullptr) : Json(one.first_good); };
  for (const auto& [old, fresh] : moved(before, now))
    out.push_back({{"id", fresh->id},
                   {"query", fresh->query},
                   {"first_good_before", rank(*old)},
                   {"first_good", rank(*fresh)},
                   {"claims_before", old->claims},
                   {"claims", fresh->claims}});
  return out;
}

}  // namespace

Result<std::vector<JudgedQuery>> read_judged_queries(std::string_view jsonl) {
  std::vector<JudgedQuery> out;
  uint32_t number = 0;
  if (jsonl.substr(0, 3) == "\xEF\xBB\xBF") jsonl.remove_prefix(3);
  for (const std::string_view line : split(jsonl, '\n')) {
    ++number;
    if (trim(line).empty()) continue;
    auto query = read_line(line, number);
    if (!query) return tl::unexpected(query.error());
    out.push_back(std::move(*query));
  }
  return out;
}

std::string to_json(const Judgement& judgement, const Judgement* before) {
  Json json = {{"all", figures_json(judgement.all)},
               {"by_kind", Json::object()},
               {"unanswerable", {{"queries", judgement.unanswerable}, {"honest", judgement.honest}}},
               {"queries", Json::array()}};
  for (const auto& [kind, figures] : judgement.by_kind) json["by_kind"][kind] = figures_json(figures);
  for (const JudgedOutcome& one : judgement.outcomes) json["queries"].push_back(outcome_json(one));
  if (before != nullptr) {
    json["before"] = {{"all", figures_json(before->all)},
                      {"unanswerable", {{"queries", before->unanswerable}, {"honest", before->honest}}}};
    json["changes"] = changes_json(*before, judgement);
  }
  return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

Result<Judgement> judgement_from_json(const std::string& json) {
  try {
    std::vector<JudgedOutcome> outcomes;
    const Json whole = Json::parse(json);
    for (const Json& one : whole.at("queries")) outcomes.push_back(outcome_from(one));
    return summarise(std::move(outcomes));
  } catch (const Json::exception&) {
    return fail(ErrorCode::bad_format, "This is no earlier run of minutebook judge");
  }
}

}  // namespace minutebook
