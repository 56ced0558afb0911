// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/pipeline/known_state.hpp"

#include <algorithm>
#include <unordered_set>

#include "lib/index/writer.hpp"

namespace minutebook {
namespace {

bool has(const std::vector<std::string>& sorted, const std::string& id) {
  return std::binary_search(sorted.begin(), sorted.end(), id);
}

bool is_where_it_belongs(const LedgerRow& row, const StoredIds& ids) {
  if (!is_indexed(row)) return true;
  return has(ids.open, row.id) == !row.restricted && has(ids.restricted, row.id) == (row.restricted || row.partly);
}

void reconcile(KnownState& state, const StoredIds& ids) {
  std::erase_if(state.ledger.rows, [&](const LedgerRow& row) { return !is_where_it_belongs(row, ids); });
  std::unordered_set<std::string> accounted;
  for (const auto& row : state.ledger.rows)
    if (is_indexed(row)) accounted.insert(row.id);
  for (const auto* side : {&ids.open, &ids.restricted})
    for (const auto& id : *side)
      if (accounted.count(id) == 0) state.strays.push_back(id);
}

Result<Ledger> ledger_of(const std::filesystem::path& index_root, const PublishedSerials& serials) {
  auto ledger = read_ledger(index_root);
  if (ledger && ledger->serial == serials.open) return ledger;
  auto next = read_next_ledger(index_root);
  return next && next->serial == serials.open ? next : ledger;
}

}  // namespace

Result<Ledger> read_current_ledger(const std::filesystem::path& index_root) {
  const auto serials = published_serials(index_root);
  if (!serials) return tl::unexpected(serials.error());
  return ledger_of(index_root, *serials);
}

Result<void> settle_ledger(const std::filesystem::path& index_root) {
  const auto serials = published_serials(index_root);
  if (!serials) return {};  // nothing is published
  const auto ledger = read_ledger(index_root);
  if (ledger && ledger->serial == serials->open) return {};
  const auto next = read_next_ledger(index_root);
  return next && next->serial == serials->open ? adopt_ledger(index_root) : Result<void>();
}

std::optional<KnownState> read_known_state(const std::filesystem::path& index_root) {
  const auto serials = published_serials(index_root);
  if (!serials) return std::nullopt;
  auto ledger = ledger_of(index_root, *serials);
  if (!ledger) return std::nullopt;
  KnownState state{std::move(*ledger), {}};
  if (state.ledger.serial == serials->open && serials->open == serials->restricted) return state;
  const auto ids = stored_ids(index_root);
  if (!ids) return std::nullopt;
  reconcile(state, *ids);
  state.ledger.serial = serials->open;
  return state;
}

}  // namespace minutebook
