// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <atomic>
#include <filesystem>
#include <functional>
#include <vector>

#include "indexer/discover/ledger.hpp"
#include "indexer/discover/walk.hpp"
#include "indexer/pipeline/declarations.hpp"
#include "indexer/pipeline/read_document.hpp"
#include "lib/base/result.hpp"

namespace minutebook {

struct IndexPlan {
  std::vector<std::filesystem::path> folders;
  std::filesystem::path index_root;
  unsigned threads = 2;
  bool rebuild = false;                                 ///< read everything even when nothing has changed
  std::vector<std::filesystem::path> corrections = {};  ///< beside the corrections.jsonl of each folder
};

/// Counts while a build runs; read from another thread.
struct Progress {
  std::atomic<uint64_t> files_total{0};
  std::atomic<uint64_t> files_done{0};
  std::atomic<uint64_t> pages_done{0};
  std::atomic<bool> merging{false};
  std::atomic<bool> stop{false};  ///< set from outside to end after the files in hand; nothing is published then
};

/// What one run did.
struct IndexReport {
  Ledger ledger;
  std::vector<PassedOver> passed_over;
  uint64_t hidden = 0;
  std::vector<std::string> complaints;  ///< lines of corrections that were not applied: FILE:LINE: what is wrong
  std::vector<std::string> manifest_complaints;  ///< FILE:LINE:COLUMN: KEY: what is wrong; its papers are held back
  bool unchanged = false;                        ///< nothing had changed, nothing was written
  uint64_t entries = 0;                          ///< in the public database
  double seconds = 0;
};

/// Told of each file once it has been read, from several threads but never at the same time.
using OnRow = std::function<void(const LedgerRow&)>;

/// discover → extract → parse → index → publish. A bad file is a row with a verdict. Fails only when nothing can be
/// published: a folder that is not there, an index that cannot be written, a second indexer, a full disk; the published
/// index is then as it was.
Result<IndexReport> run_index(const IndexPlan& plan, const LayoutReader& read_layout, Progress& progress,
                              const OnRow& on_row);

/// True when the file was put into one of the databases: it could be read, or at least named and told apart (a scan,
/// the first part of a very long paper).
bool is_indexed(const LedgerRow& row);

}  // namespace minutebook
