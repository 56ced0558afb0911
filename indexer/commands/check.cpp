// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/commands/check.hpp"

#include <sys/stat.h>

#include "indexer/discover/ledger.hpp"
#include "indexer/pipeline/pipeline.hpp"
#include "lib/base/text.hpp"
#include "lib/index/check.hpp"

namespace minutebook {
namespace {

/// "" when the file is as it was read, else what has become of it.
std::string_view change_of(const SourceFile& source) {
  struct stat info {};
  if (::stat((source.root + "/" + source.path).c_str(), &info) != 0) return "is gone";
  const int64_t mtime = int64_t{info.st_mtim.tv_sec} * 1'000'000'000 + info.st_mtim.tv_nsec;
  return static_cast<uint64_t>(info.st_size) == source.size && mtime == source.mtime_ns ? "" : "has changed";
}

}  // namespace

int run(const CheckCommand& command, Terminal& terminal) {
  const auto ledger = read_ledger(command.index);
  if (!ledger) return complain(terminal, ledger.error());
  std::vector<std::string> public_ids;
  std::vector<std::string> restricted_ids;
  for (const auto& row : ledger->rows)
    if (is_indexed(row)) (row.restricted ? restricted_ids : public_ids).push_back(row.id);
  const auto wrong = check_index(command.index, public_ids, restricted_ids);
  if (!wrong) return complain(terminal, wrong.error());
  for (const auto& sentence : *wrong) terminal.err << terminal_safe(sentence) << ".\n";
  uint64_t changed = 0;
  for (const auto& row : ledger->rows) {
    const auto change = change_of(row.source);
    if (change.empty()) continue;
    ++changed;
    terminal.err << terminal_safe(row.source.path) << " " << change << " since it was read.\n";
  }
  if (!wrong->empty()) {
    terminal.out << "The index is damaged. Build it again: minutebook index FOLDER --index "
                 << terminal_safe(command.index) << " --rebuild\n";
    return exit_failure;
  }
  terminal.out << "The index is sound: " << count_of(public_ids.size(), "public document", "public documents") << ", "
               << count_of(restricted_ids.size(), "restricted one", "restricted ones") << ".\n";
  if (changed)
    terminal.out << count_of(changed, "paper has", "papers have") << " changed or gone; run minutebook index again.\n";
  return changed ? exit_some_failed : exit_ok;
}

}  // namespace minutebook
