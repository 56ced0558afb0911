// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <chrono>
#include <map>
#include <memory>
#include <mutex>
#include <string>

#include "indexer/pipeline/declarations.hpp"
#include "indexer/pipeline/read_document.hpp"

namespace minutebook {

/// Time that the papers inside one zip or mail may take together: the one small file that holds many costly ones must
/// not hold a run up. Grows with the size of the file, for honest scans need much. Thread-safe.
class ContainerTimes {
 public:
  explicit ContainerTimes(std::chrono::milliseconds least) : least_(least) {}

  /// Always false for a paper that lies in no other file.
  [[nodiscard]] bool is_spent(const SourceFile& paper) const;
  void spend(const SourceFile& paper, std::chrono::milliseconds time);

 private:
  std::chrono::milliseconds least_;
  mutable std::mutex mutex_;
  std::map<std::string, std::chrono::milliseconds> spent_;  ///< by the container's full path
};

/// What the papers inside zips and mails have of the file that they came in. Thread-safe.
class ContainedPapers {
 public:
  ContainedPapers(LayoutReader read_layout, OpenPaper open_paper, const Declarations& declarations,
                  std::chrono::milliseconds least_time)
      : read_layout_(std::move(read_layout)),
        open_paper_(std::move(open_paper)),
        declarations_(declarations),
        times_(least_time) {}

  /// Opens a paper; fails with timed_out where the time of its container is spent.
  Result<Descriptor> open(const SourceFile& paper);
  /// Reads a paper that was opened.
  Layout read(const SourceFile& paper, const Descriptor& file, const std::string& name);

  /// What came with a mail that is held back is held back like it. Before corrections, which can open it.
  void hold_back_with_mail(const SourceFile& paper, Minutes& minutes);

 private:
  RestrictionLevel level_of_mail(const SourceFile& mail);

  LayoutReader read_layout_;
  OpenPaper open_paper_;
  const Declarations& declarations_;
  ContainerTimes times_;
  std::mutex mutex_;
  std::map<std::string, RestrictionLevel> mails_;  ///< by full path; each is read once more for what came with it
};

/// True for a paper that came with a mail: what is declared of the mail concerns it too.
bool came_with_mail(const SourceFile& paper);

}  // namespace minutebook
