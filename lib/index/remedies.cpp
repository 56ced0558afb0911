// SPDX-License-Identifier: GPL-3.0-or-later
#include "lib/index/remedies.hpp"

#include <utility>

#include "lib/query/query.hpp"

namespace minutebook {
namespace {

constexpr size_t most = 8;

bool can_empty(const Ast& whole, const Ast& part) {
  return part.kind != NodeKind::word || whole.kind == NodeKind::conjunction;
}

}  // namespace

std::vector<Dropped> drop_each(const SearchRequest& request) {
  const Ast whole = parse_query(request.text).ast;
  const bool group = whole.kind == NodeKind::sequence || whole.kind == NodeKind::conjunction;
  const std::vector<Ast> parts = group ? whole.children : std::vector<Ast>{whole};
  SearchRequest rest = request;
  rest.limit = rest.offset = 0;
  rest.with_facets = false;
  rest.sort = SortOrder::relevance;
  std::vector<Dropped> out;
  for (size_t i = 0; i < parts.size() && out.size() < most; ++i) {
    if (parts[i].kind == NodeKind::nothing || !can_empty(whole, parts[i])) continue;
    std::vector<Ast> left = parts;
    left.erase(left.begin() + static_cast<std::ptrdiff_t>(i));
    if (left.empty() && request.filters.empty()) continue;
    Dropped one{to_words(parts[i]), rest};
    one.rest.text = left.empty() ? std::string() : to_query(simplify(make_group(whole.kind, std::move(left))));
    out.push_back(std::move(one));
  }
  for (size_t i = 0; i < request.filters.size() && out.size() < most; ++i) {
    if (request.filters.size() == 1 && request.text.empty()) continue;
    const Filter& filter = request.filters[i];
    Dropped one{std::string(field(filter.field).name) + ": " + filter.value, rest};
    one.rest.filters.erase(one.rest.filters.begin() + static_cast<std::ptrdiff_t>(i));
    out.push_back(std::move(one));
  }
  return out;
}

}  // namespace minutebook
