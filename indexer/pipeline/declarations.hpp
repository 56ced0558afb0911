// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <filesystem>
#include <string>
#include <vector>

#include "indexer/discover/walk.hpp"
#include "indexer/pipeline/corrections.hpp"
#include "indexer/pipeline/manifest.hpp"

namespace minutebook {

/// Everything that people wrote beside the papers: manifests say what holds for many, corrections what is wrong in one.
/// Between parse and index, this is the only stage that changes what was read.
struct Declarations {
  Manifests manifests;
  Corrections corrections;
};

/// Reads the manifests and corrections of the folders, and the corrections `more`; takes all of them out of `found`,
/// since they are no papers. Fails as read_corrections() does.
Result<Declarations> read_declarations(const std::vector<std::filesystem::path>& folders,
                                       const std::vector<std::filesystem::path>& more, Found& found);

/// Fills in what manifests say, applies corrections, and last holds back what a manifest holds back: a correction can
/// open what was held back for a marking, never what the archive itself keeps. Returns the complaints of corrections.
std::vector<std::string> apply_declarations(const Declarations& declarations, DocumentRecord& record);

/// Of everything that is said, and of how markings are read: an index that was built by other rules must not keep a
/// paper public that these hold back, so that its papers are read again.
std::string hash_of(const Declarations& declarations);

/// Marks what is said of a paper that lies there, and how markings are read: equal marks, equal judgement.
std::string mark_of(const Declarations& declarations, const SourceFile& source, const std::string& sha256);

/// Keeps beside the index what other commands need: INDEX/people.jsonl (write_rulings()), and INDEX/archives.json, the
/// manifests as they were understood. Both are for the owner only.
Result<void> keep_declarations(const std::filesystem::path& index_root, const Declarations& declarations);

}  // namespace minutebook
