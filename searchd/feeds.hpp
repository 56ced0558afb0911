// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <algorithm>
#include <iterator>
#include <optional>
#include <vector>

#include "lib/model/holdings.hpp"
#include "lib/model/register_result.hpp"
#include "lib/model/search.hpp"

namespace minutebook {

/// The same question to the papers that lately took the place of others, however old their meetings are; nothing when
/// there are none.
std::optional<SearchRequest> only_changed(const SearchRequest& request, const std::vector<FormerPaper>& former);

inline std::string identity_of(const SearchHit& hit) { return hit.document.id; }
inline std::string identity_of(const RegisterHit& hit) { return hit.detail.key; }

/// Adds those that are not among the hits.
template <class Hit>
void add_others(std::vector<Hit>& hits, std::vector<Hit> others) {
  for (Hit& other : others) {
    const auto same = [&](const Hit& hit) { return identity_of(hit) == identity_of(other); };
    if (std::none_of(hits.begin(), hits.end(), same)) hits.push_back(std::move(other));
  }
}

}  // namespace minutebook
