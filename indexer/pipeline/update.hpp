// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <string>
#include <vector>

#include "indexer/pipeline/changes.hpp"
#include "indexer/pipeline/contained_papers.hpp"
#include "indexer/pipeline/declarations.hpp"
#include "indexer/pipeline/pipeline.hpp"

namespace minutebook {

/// What a run has to do, and with what.
struct UpdateTask {
  const IndexPlan& plan;
  const ChangePlan& changes;
  const Declarations& declarations;
  const std::vector<std::string>& strays;
  ContainedPapers& contained;  ///< opens and reads all papers
  Progress& progress;
  const OnRow& on_row;
  std::string base_serial;  ///< of the state that is changed; empty to build anew
};

/// Carries the changes out in batches, each published with its ledger. Fills ledger, complaints (those of the papers
/// that were read), and the counts of the report.
Result<void> run_update(const UpdateTask& task, IndexReport& report);

/// The content hashes of files, empty where one cannot be read or is too large (reading it later says so).
std::vector<std::string> hash_files(const std::vector<SourceFile>& files, const OpenPaper& open_paper,
                                    unsigned threads);

/// Now, in RFC 3339.
std::string utc_now();

}  // namespace minutebook
