// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/commands/check.hpp"

#include <sys/stat.h>

#include "indexer/discover/ledger.hpp"
#include "indexer/pipeline/known_state.hpp"
#include "lib/base/text.hpp"
#include "lib/index/check.hpp"
#include "lib/worker/paper_opener.hpp"

namespace minutebook {
namespace {

/// "" when the file is as it was read, else what has become of it.
std::string_view change_of(const SourceFile& source) {
  // A paper inside a zip or a mail is as old as that.
  const std::string container(container_of(source.path));
  const std::string path = source.root + "/" + (container.empty() ? source.path : container);
  struct stat info {};
  if (::stat(path.c_str(), &info) != 0) return "is gone";
  const int64_t mtime = int64_t{info.st_mtim.tv_sec} * 1'000'000'000 + info.st_mtim.tv_nsec;
  return static_cast<uint64_t>(info.st_size) == source.size && mtime == source.mtime_ns ? "" : "has changed";
}

ExpectedIds ids_of(const Ledger& ledger) {
  ExpectedIds ids;
  for (const auto& row : ledger.rows) {
    if (!is_indexed(row)) continue;
    auto& side = row.restricted ? ids.restricted : (row.partly ? ids.partly : ids.open);
    side.push_back(row.id);
  }
  return ids;
}

uint64_t name_changes(const Ledger& ledger, Terminal& terminal) {
  uint64_t changed = 0;
  for (const auto& row : ledger.rows) {
    const auto change = change_of(row.source);
    if (change.empty()) continue;
    ++changed;
    terminal.err << terminal_safe(row.source.path) << " " << change << " since it was read.\n";
  }
  return changed;
}

}  // namespace

int run(const CheckCommand& command, Terminal& terminal) {
  const auto ledger = read_current_ledger(command.index);
  if (!ledger) return complain(terminal, ledger.error());
  const ExpectedIds ids = ids_of(*ledger);
  const auto faults = check_index(command.index, ids);
  if (!faults) return complain(terminal, faults.error());
  for (const auto& sentence : faults->damage) terminal.err << terminal_safe(sentence) << ".\n";
  const uint64_t changed = name_changes(*ledger, terminal);
  if (!faults->damage.empty()) {
    terminal.out << "The index is damaged. Build it again: minutebook index FOLDER --index "
                 << terminal_safe(command.index) << " --rebuild\n";
    return exit_failure;
  }
  terminal.out << "The index is sound: "
               << count_of(ids.open.size() + ids.partly.size(), "public document", "public documents") << ", "
               << count_of(ids.restricted.size(), "restricted one", "restricted ones") << ".\n";
  if (faults->cut_off) terminal.out << "The last run was cut off; run minutebook index again to finish it.\n";
  if (changed)
    terminal.out << count_of(changed, "paper has", "papers have") << " changed or gone; run minutebook index again.\n";
  return changed || faults->cut_off ? exit_some_failed : exit_ok;
}

}  // namespace minutebook
