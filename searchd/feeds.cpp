// SPDX-License-Identifier: GPL-3.0-or-later
#include "searchd/feeds.hpp"

#include <set>

namespace minutebook {

std::optional<SearchRequest> only_changed(const SearchRequest& request, const std::vector<FormerPaper>& former) {
  constexpr size_t most = 50;
  std::set<std::string> changed;
  for (const FormerPaper& one : former)
    if (!one.replaced_by.empty() && changed.size() < most) changed.insert(one.replaced_by);
  const bool inside = std::any_of(request.filters.begin(), request.filters.end(),
                                  [](const Filter& filter) { return filter.field == FieldId::in; });
  if (changed.empty() || inside) return std::nullopt;
  SearchRequest narrowed = request;
  narrowed.with_facets = false;
  for (const std::string& id : changed) narrowed.filters.push_back({FieldId::in, id});
  return narrowed;
}

}  // namespace minutebook
