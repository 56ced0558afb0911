// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/parse/item_chain.hpp"

#include <algorithm>
#include <map>
#include <unordered_map>

namespace minutebook {
namespace {

constexpr double step_of_one = 0.9;
constexpr double leap = -0.9;
constexpr double far_leap = -2.8;  // a second meeting in one file, or a number that is no item's
constexpr int far = 12;
constexpr double starts_at_one = 0.4;

struct Best {
  double score = 0;
  size_t at = 0;
  bool set = false;
};

/// Greatest score in a range of ranks (an iterative segment tree).
class RangeBest {
 public:
  explicit RangeBest(size_t size) : size_(size), tree_(2 * size + 2) {}

  void put(size_t rank, double score, size_t at) {
    for (size_t i = rank + size_; i > 0; i /= 2) {
      if (tree_[i].set && score <= tree_[i].score) return;
      tree_[i] = {score, at, true};
    }
  }

  /// Over ranks [from, to).
  Best in(size_t from, size_t to) const {
    Best best;
    const auto take = [&](const Best& other) {
      if (other.set && (!best.set || other.score > best.score)) best = other;
    };
    for (from += size_, to += size_; from < to; from /= 2, to /= 2) {
      if (from & 1U) take(tree_[from++]);
      if (to & 1U) take(tree_[--to]);
    }
    return best;
  }

 private:
  size_t size_;
  std::vector<Best> tree_;
};

Chain chain_of(const std::vector<ChainCandidate>& candidates, const std::vector<size_t>& members) {
  std::vector<int> values;
  values.reserve(members.size());
  for (const size_t m : members) values.push_back(candidates[m].value);
  std::sort(values.begin(), values.end());
  values.erase(std::unique(values.begin(), values.end()), values.end());
  const auto rank = [&](int value) {
    return static_cast<size_t>(std::lower_bound(values.begin(), values.end(), value) - values.begin());
  };

  RangeBest ranges(values.size());
  std::vector<Best> exact(values.size());
  std::vector<double> score(members.size());
  std::vector<size_t> before(members.size(), members.size());
  size_t best = 0;
  for (size_t k = 0; k < members.size(); ++k) {
    const auto& c = candidates[members[k]];
    const size_t r = rank(c.value);
    double from = c.value == 1 ? starts_at_one : 0;
    const auto try_step = [&](const Best& previous, double step) {
      if (!previous.set || previous.score + step <= from) return;
      from = previous.score + step;
      before[k] = previous.at;
    };
    const size_t near = rank(c.value - far);
    try_step(ranges.in(near, r), leap);
    try_step(ranges.in(0, near), far_leap);
    if (r > 0 && values[r - 1] == c.value - 1) try_step(exact[r - 1], step_of_one);
    score[k] = from + c.weight;
    ranges.put(r, score[k], k);
    if (!exact[r].set || score[k] > exact[r].score) exact[r] = {score[k], k, true};
    if (score[k] > score[best]) best = k;
  }
  Chain chain;
  if (members.empty()) return chain;
  chain.score = score[best];
  for (size_t k = best; k < members.size(); k = before[k]) chain.members.push_back(members[k]);
  std::reverse(chain.members.begin(), chain.members.end());
  return chain;
}

/// "2.1", "2.2" below "2." of "1.", "2.": parts of an item, however many they are.
bool stands_under(const Chain& parts, const Chain& plain, const std::vector<ChainCandidate>& candidates) {
  const std::string_view series = parts.series;
  if (plain.members.size() < 2 || !series.ends_with(".#") || series.size() > 6) return false;
  int number = 0;
  for (const char c : series.substr(0, series.size() - 2)) {
    if (c < '0' || c > '9') return false;
    number = number * 10 + (c - '0');
  }
  const size_t first = candidates[parts.members.front()].block;
  return std::any_of(plain.members.begin(), plain.members.end(),
                     [&](size_t m) { return candidates[m].value == number && candidates[m].block < first; });
}

}  // namespace

Chain best_chain(const std::vector<ChainCandidate>& candidates) {
  std::unordered_map<std::string, size_t> index;
  std::vector<std::vector<size_t>> by_series;
  for (size_t i = 0; i < candidates.size(); ++i) {
    const auto [found, fresh] = index.try_emplace(candidates[i].series, by_series.size());
    if (fresh) by_series.emplace_back();
    by_series[found->second].push_back(i);
  }
  Chain best, plain;
  for (const auto& members : by_series) {
    Chain chain = chain_of(candidates, members);
    if (chain.members.empty()) continue;
    chain.series = candidates[chain.members.front()].series;
    if (chain.series == "#") plain = chain;
    if (best.members.empty() || chain.score > best.score) best = std::move(chain);
  }
  return stands_under(best, plain, candidates) ? plain : best;
}

}  // namespace minutebook
