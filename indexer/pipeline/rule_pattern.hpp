// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/pipeline/path_pattern.hpp"

namespace minutebook {

/// The path of a paper in the forms in which a person may have written it.
class PaperPath {
 public:
  explicit PaperPath(std::string_view path);

 private:
  friend class RulePattern;
  std::string given_;
  std::string composed_;            ///< letters and their marks as one character each
  std::vector<std::string> loose_;  ///< without case and marks; also of the zip or mail it lies in
};

/// The pattern of a rule of a manifest. Of folders that were made on a Mac the names come with letters and marks apart,
/// on other systems together: either fits the other.
class RulePattern {
 public:
  static Result<RulePattern> read(std::string_view text);

  [[nodiscard]] std::optional<PathPattern::Match> match(const PaperPath& path) const;

  /// For rules that hold back, which must not fail for a detail of writing: also fits in another case, without marks,
  /// on everything inside a zip or mail that it fits, and on the second of two entries of a zip that have one name,
  /// which is called "minutes (2).pdf" here.
  [[nodiscard]] bool may_mean(const PaperPath& path) const;

 private:
  RulePattern(PathPattern given, std::optional<PathPattern> composed, std::optional<PathPattern> loose)
      : given_(std::move(given)), composed_(std::move(composed)), loose_(std::move(loose)) {}
  PathPattern given_;
  std::optional<PathPattern> composed_;
  std::optional<PathPattern> loose_;
};

}  // namespace minutebook
