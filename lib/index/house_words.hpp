// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <filesystem>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "lib/base/result.hpp"

namespace minutebook {

struct CompiledQuery;
class MeetingTerms;
class Stemmer;

/// Words that mean the same in a house: "O&S", "overview and scrutiny".
using SameWords = std::vector<std::string>;

/// What the owners of the papers declared to mean the same (docs/manifest.md, [[synonyms]]).
class HouseWords {
 public:
  HouseWords() = default;
  explicit HouseWords(const std::vector<SameWords>& groups);
  /// Of a side of the index, in memory; none when the file is not there or cannot be read.
  static HouseWords read(const std::filesystem::path& file);

  [[nodiscard]] bool is_empty() const { return others_.empty(); }
  /// Whether something else was declared for this word, folded.
  [[nodiscard]] bool knows(const std::string& word) const { return others_.contains(word); }
  /// Lets every concept of the query be answered by what was declared to mean the same; also when a passage has the
  /// word itself, and as surely.
  void add_to(CompiledQuery& query, const MeetingTerms& terms, const Stemmer& stem) const;

 private:
  std::map<std::string, SameWords> others_;  ///< folded words, one blank between, and what else is said for them
};

/// Keeps the groups for HouseWords::read(), or removes the file when there are none.
Result<void> write_house_words(const std::filesystem::path& file, const std::vector<SameWords>& groups);

inline constexpr std::string_view house_words_name = "house-words";

}  // namespace minutebook
