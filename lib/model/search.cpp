// SPDX-License-Identifier: GPL-3.0-or-later
#include "lib/model/search.hpp"

#include "lib/model/names.hpp"

namespace minutebook {
namespace {

constexpr NamedEnum<SortOrder> sort_orders[] = {
    {SortOrder::relevance, "relevance"}, {SortOrder::newest, "newest"}, {SortOrder::oldest, "oldest"}};
constexpr NamedEnum<EntryKind> entry_kinds[] = {{EntryKind::document, "document"},
                                                {EntryKind::passage, "passage"},
                                                {EntryKind::decision, "decision"},
                                                {EntryKind::action, "action"}};

}  // namespace

std::string_view to_name(SortOrder value) { return name_in(sort_orders, value); }
std::string_view to_name(EntryKind value) { return name_in(entry_kinds, value); }
std::optional<SortOrder> sort_order_from_name(std::string_view name) { return value_in(sort_orders, name); }
std::optional<EntryKind> entry_kind_from_name(std::string_view name) { return value_in(entry_kinds, name); }

}  // namespace minutebook
