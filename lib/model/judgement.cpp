// SPDX-License-Identifier: GPL-3.0-or-later
#include "lib/model/judgement.hpp"

#include <algorithm>
#include <cmath>
#include <filesystem>
#include <functional>
#include <set>
#include <utility>

namespace minutebook {
namespace {

constexpr size_t depth = 10;
constexpr int good = 2;

std::string tidy(const std::string& path) { return std::filesystem::path(path).lexically_normal().string(); }

int grade_of(const JudgedQuery& query, const std::string& path) {
  for (const JudgedPaper& paper : query.relevant) {
    const std::string wanted = tidy(paper.path);
    const bool ends = path.size() > wanted.size() && path[path.size() - wanted.size() - 1] == '/' &&
                      path.compare(path.size() - wanted.size(), std::string::npos, wanted) == 0;
    if (path == wanted || ends) return paper.grade;
  }
  return 0;
}

double discounted(const std::vector<int>& grades) {
  double sum = 0;
  for (size_t i = 0; i < grades.size() && i < depth; ++i)
    sum += (std::exp2(grades[i]) - 1) / std::log2(static_cast<double>(i) + 2);
  return sum;
}

void count(JudgedFigures& figures, const JudgedOutcome& one) {
  ++figures.queries;
  figures.success_1 += one.first_good == 1 ? 1 : 0;
  figures.success_5 += one.first_good > 0 && one.first_good <= 5 ? 1 : 0;
  figures.reciprocal_rank += one.first_good > 0 ? 1.0 / one.first_good : 0;
  figures.gain += one.gain;
}

void average(JudgedFigures& figures) {
  if (figures.queries == 0) return;
  for (double* sum : {&figures.success_1, &figures.success_5, &figures.reciprocal_rank, &figures.gain})
    *sum /= figures.queries;
}

}  // namespace

JudgedOutcome judge(const JudgedQuery& query, const std::vector<SearchHit>& hits) {
  JudgedOutcome out;
  out.id = query.id;
  out.kind = query.kind;
  out.query = query.query;
  out.answerable = !query.relevant.empty();
  std::vector<int> grades;
  std::set<std::string> seen;
  for (const SearchHit& hit : hits) {
    out.claims = out.claims || !hit.weak;
    const std::string path = tidy(hit.document.path);
    if (!seen.insert(path).second || grades.size() >= depth) continue;
    if (out.top.size() < 3) out.top.push_back(path);
    grades.push_back(grade_of(query, path));
    if (out.first_good == 0 && grades.back() >= good) out.first_good = static_cast<uint32_t>(grades.size());
  }
  std::vector<int> ideal;
  for (const JudgedPaper& paper : query.relevant) ideal.push_back(paper.grade);
  std::sort(ideal.begin(), ideal.end(), std::greater<>());
  const double most = discounted(ideal);
  out.gain = most > 0 ? discounted(grades) / most : 0;
  return out;
}

Judgement summarise(std::vector<JudgedOutcome> outcomes) {
  Judgement out;
  out.outcomes = std::move(outcomes);
  for (const JudgedOutcome& one : out.outcomes) {
    if (!one.answerable) {
      ++out.unanswerable;
      out.honest += one.claims ? 0 : 1;
      continue;
    }
    count(out.all, one);
    count(out.by_kind[one.kind], one);
  }
  average(out.all);
  for (auto& [kind, figures] : out.by_kind) average(figures);
  return out;
}

std::vector<std::pair<const JudgedOutcome*, const JudgedOutcome*>> moved(const Judgement& before,
                                                                         const Judgement& now) {
  std::map<std::pair<std::string, std::string>, const JudgedOutcome*> known;
  for (const JudgedOutcome& one : before.outcomes) known[{one.id, one.query}] = &one;
  std::vector<std::pair<const JudgedOutcome*, const JudgedOutcome*>> out;
  for (const JudgedOutcome& one : now.outcomes) {
    const auto old = known.find({one.id, one.query});
    if (old == known.end()) continue;
    const bool differs = one.answerable ? old->second->first_good != one.first_good : old->second->claims != one.claims;
    if (differs) out.emplace_back(old->second, &one);
  }
  return out;
}

}  // namespace minutebook
