// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <atomic>
#include <chrono>
#include <filesystem>
#include <functional>
#include <vector>

#include "indexer/discover/ledger.hpp"
#include "indexer/discover/walk.hpp"
#include "indexer/pipeline/containers.hpp"
#include "indexer/pipeline/declarations.hpp"
#include "indexer/pipeline/read_document.hpp"
#include "lib/base/result.hpp"

namespace minutebook {

struct IndexPlan {
  std::vector<std::filesystem::path> folders;
  std::filesystem::path index_root;
  unsigned threads = 2;
  bool rebuild = false;                                 ///< read everything and keep nothing of what is there
  std::vector<std::filesystem::path> corrections = {};  ///< beside the corrections.jsonl of each folder
  bool retry_failed = false;                            ///< read files again whose words could not be read
  bool compact = true;  ///< at the end, when something was taken out; else the caller sees to it (compaction_due)
  /// What was read is published after this time at the latest, then each time as long as everything before took.
  std::chrono::milliseconds first_batch = std::chrono::minutes(1);
  /// What the pages that are pictures are read with in this run (Readers::reading); empty: they are left for another
  /// run.
  std::string ocr = {};
  bool ocr_all = false;         ///< every paper is read again that was not read so, not only scans
  OpenPaper open_paper = {};    ///< empty: files only, nothing inside zips and e-mails
  ListPapers list_papers = {};  ///< the same
  /// That reading all papers of one zip or mail may take at least; more for a large one (ContainerTimes).
  std::chrono::milliseconds container_time = std::chrono::minutes(10);
  /// Told of the files that will be read, in their order, before the first is.
  std::function<void(const std::vector<SourceFile>&)> announce = {};
};

/// Counts while a build runs; read from another thread.
struct Progress {
  std::atomic<uint64_t> files_total{0};
  std::atomic<uint64_t> files_done{0};
  std::atomic<uint64_t> pages_done{0};
  std::atomic<bool> merging{false};
  std::atomic<bool> stop{false};  ///< set from outside to end after the files in hand; they are published
};

/// What one run found to do, in files.
struct ChangeCounts {
  uint64_t added = 0, changed = 0, moved = 0, gone = 0;
  uint64_t again = 0;  ///< unchanged, but read again: corrected or retried
  friend bool operator==(const ChangeCounts&, const ChangeCounts&) = default;
};

/// What one run did.
struct IndexReport {
  Ledger ledger;
  std::vector<std::string> folders;  ///< that were looked into
  std::vector<PassedOver> passed_over;
  uint64_t hidden = 0;
  std::vector<std::string> complaints;  ///< lines of corrections that were not applied: FILE:LINE: what is wrong
  std::vector<std::string> manifest_complaints;  ///< FILE:LINE:COLUMN: KEY: what is wrong; its papers are held back
  ChangeCounts changes;
  bool unchanged = false;       ///< nothing had changed, nothing was written
  uint64_t left = 0;            ///< files that were not read because the run was stopped; the next run reads them
  uint64_t kept = 0;            ///< files that cannot be opened now; what was read of them before stays
  uint64_t read = 0;            ///< files read in this run
  uint64_t pages_read = 0;      ///< in this run
  uint64_t entries = 0;         ///< in the public database
  bool compaction_due = false;  ///< compact_index() has something to do
  double seconds = 0;
};

/// True for a paper with pictures of pages that were read with something else than the plan's, or not at all.
bool is_to_recognize(const IndexPlan& plan, const LedgerRow& row);

/// Told of each file once it has been read, from several threads but never at the same time.
using OnRow = std::function<void(const LedgerRow&)>;

/// discover → compare with the ledger → extract → parse → index → publish. Only what is new or changed is read. A bad
/// file is a row with a verdict. Fails only when nothing more can be published: a folder that is not there, an index
/// that cannot be written, a second indexer, a full disk; what was published before stands.
Result<IndexReport> run_index(const IndexPlan& plan, const LayoutReader& read_layout, Progress& progress,
                              const OnRow& on_row);

/// Writes both databases anew so that nothing is left of papers that went out, and all is as small and quick as after
/// one build.
Result<void> compact_index(const std::filesystem::path& index_root);

}  // namespace minutebook
