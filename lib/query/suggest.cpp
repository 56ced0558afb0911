// SPDX-License-Identifier: GPL-3.0-or-later
#include "lib/query/suggest.hpp"

#include <algorithm>
#include <vector>

#include "lib/base/text.hpp"
#include "lib/model/fields.hpp"

namespace minutebook {

size_t typing_distance(std::string_view a, std::string_view b, size_t limit) {
  if (a.size() > b.size()) std::swap(a, b);
  if (b.size() - a.size() > limit) return limit + 1;
  const size_t width = a.size() + 1;
  std::vector<size_t> two_back(width), back(width), row(width);
  for (size_t i = 0; i < width; ++i) back[i] = i;
  for (size_t j = 1; j <= b.size(); ++j) {
    row[0] = j;
    size_t best = row[0];
    for (size_t i = 1; i < width; ++i) {
      const size_t replaced = back[i - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
      row[i] = std::min({replaced, back[i] + 1, row[i - 1] + 1});
      if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
        row[i] = std::min(row[i], two_back[i - 2] + 1);
      best = std::min(best, row[i]);
    }
    if (best > limit) return limit + 1;
    two_back.swap(back);
    back.swap(row);
  }
  return std::min(back[width - 1], limit + 1);
}

std::string suggest_field(std::string_view name) {
  const std::string low = to_lower_ascii(name);
  std::string best;
  size_t best_distance = low.size() < 5 ? 2 : 3;
  const auto consider = [&](std::string_view candidate, std::string_view shown) {
    const size_t distance = typing_distance(low, candidate, 2);
    if (distance >= best_distance) return;
    best_distance = distance;
    best = shown;
  };
  for (const auto& row : fields()) {
    consider(row.name, row.name);
    if (row.aliases.empty()) continue;
    for (const auto alias : split(row.aliases, ' ')) consider(alias, alias);
  }
  return best;
}

}  // namespace minutebook
