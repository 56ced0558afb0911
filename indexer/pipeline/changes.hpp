// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <functional>
#include <string>
#include <vector>

#include "indexer/discover/ledger.hpp"
#include "indexer/discover/walk.hpp"

namespace minutebook {

enum class Step {
  keep,   ///< nothing to do
  touch,  ///< only its time has changed: the ledger takes note
  move,   ///< its paper is known from another path: only the path is new
  read    ///< new, changed, or to be read again
};

/// One file that is there now, and what has to be done for it.
struct PlannedFile {
  SourceFile file;
  Step step = Step::read;
  std::string sha256 = {};  ///< empty when it was not hashed or cannot be read
  std::string id = {};      ///< of its paper; empty when it cannot be read
  /// keep, touch, move: the row of its paper. read: the row of the paper that stands at this path in the index, or
  /// null.
  const LedgerRow* before = nullptr;
  std::vector<std::string> replaces = {};
};

/// How a folder differs from the ledger.
struct ChangePlan {
  std::vector<PlannedFile> files;       ///< in the order of discovery
  std::vector<const LedgerRow*> gone;   ///< their files are no more
  std::vector<const LedgerRow*> blind;  ///< in folders that cannot be opened now: they stay as they are
  [[nodiscard]] bool is_empty() const;
};

/// Hash of a file's content, empty when it cannot be read; called for many files at once.
using HashFiles = std::function<std::vector<std::string>(const std::vector<SourceFile>&)>;
/// True for a row that must be read again although its file is as it was.
using MustRead = std::function<bool(const LedgerRow&)>;

/// Compares what was found with what is known. Only files that are new or differ in size or time are hashed. The result
/// points into `ledger`.
ChangePlan plan_changes(const Ledger& ledger, const Found& found, const HashFiles& hash_files,
                        const MustRead& must_read);

}  // namespace minutebook
