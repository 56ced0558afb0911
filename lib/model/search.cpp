// SPDX-License-Identifier: GPL-3.0-or-later
#include "lib/model/search.hpp"

#include <map>

#include "lib/model/names.hpp"

namespace minutebook {
namespace {

constexpr NamedEnum<SortOrder> sort_orders[] = {
    {SortOrder::relevance, "relevance"}, {SortOrder::newest, "newest"}, {SortOrder::oldest, "oldest"}};
constexpr NamedEnum<EntryKind> entry_kinds[] = {{EntryKind::document, "document"},
                                                {EntryKind::passage, "passage"},
                                                {EntryKind::decision, "decision"},
                                                {EntryKind::action, "action"}};

constexpr int months_shown = 36;

/// Of "201203".
int month_number(const std::string& month) {
  return std::stoi(month.substr(0, 4)) * 12 + std::stoi(month.substr(4, 2));
}

}  // namespace

std::string_view to_name(SortOrder value) { return name_in(sort_orders, value); }
std::string_view to_name(EntryKind value) { return name_in(entry_kinds, value); }
std::optional<SortOrder> sort_order_from_name(std::string_view name) { return value_in(sort_orders, name); }
std::optional<EntryKind> entry_kind_from_name(std::string_view name) { return value_in(entry_kinds, name); }

Histogram histogram_of(const std::vector<std::pair<std::string, uint64_t>>& months, uint64_t undated) {
  Histogram out;
  out.undated = undated;
  std::map<std::string, uint64_t> by_month, by_year;
  for (const auto& [month, count] : months) {
    if (month.size() != 6) continue;
    by_month[month] += count;
    by_year[month.substr(0, 4)] += count;
  }
  if (by_month.empty()) return out;
  out.by_month = month_number(by_month.rbegin()->first) - month_number(by_month.begin()->first) < months_shown;
  if (out.by_month)
    for (const auto& [month, count] : by_month)
      out.values.push_back({month.substr(0, 4) + "-" + month.substr(4), count});
  else
    for (const auto& [year, count] : by_year) out.values.push_back({year, count});
  return out;
}

}  // namespace minutebook
