// SPDX-License-Identifier: GPL-3.0-or-later
#include "lib/index/scored_entry.hpp"

#include <algorithm>
#include <unordered_map>

namespace minutebook {

std::vector<ScoredEntry> best_of(std::vector<ScoredEntry> entries, const EntryTable& table, size_t most,
                                 size_t of_a_paper) {
  const auto worse = [](const ScoredEntry& a, const ScoredEntry& b) {
    return a.score != b.score ? a.score < b.score : a.id > b.id;
  };
  std::vector<ScoredEntry> out;
  out.reserve(std::min(most, entries.size()));
  std::make_heap(entries.begin(), entries.end(), worse);
  std::unordered_map<uint32_t, size_t> taken;
  while (!entries.empty() && out.size() < most) {
    std::pop_heap(entries.begin(), entries.end(), worse);
    const ScoredEntry one = entries.back();
    entries.pop_back();
    if (++taken[table.papers[one.id]] <= of_a_paper) out.push_back(one);
  }
  return out;
}

}  // namespace minutebook
