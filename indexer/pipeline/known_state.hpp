// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "indexer/discover/ledger.hpp"
#include "lib/base/result.hpp"

namespace minutebook {

/// What an index holds, as far as the ledger and the databases agree.
struct KnownState {
  Ledger ledger;
  std::vector<std::string> strays;  ///< ids in a database that no row of the ledger accounts for: to be taken out
};

/// Brings ledger and databases together after whatever happened to the last run: a run that was killed after it
/// published has left its ledger as ledger.next, and one that was killed between the two databases leaves papers that
/// only one side knows; rows of such papers are left out, so that they are read again. Nothing when there is no index
/// that could be changed: none at all, or one of another version.
std::optional<KnownState> read_known_state(const std::filesystem::path& index_root);

/// The ledger of what is published now: INDEX/ledger, or ledger.next when a run was killed before it could adopt it.
Result<Ledger> read_current_ledger(const std::filesystem::path& index_root);

/// Adopts ledger.next when it is the one that describes what is published, as its run was killed before it could.
/// Before another run writes a ledger.next of its own: killed then, it would leave none that describes anything.
/// Only while the index is locked.
Result<void> settle_ledger(const std::filesystem::path& index_root);

}  // namespace minutebook
