// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <filesystem>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/discover/walk.hpp"
#include "indexer/pipeline/rule_pattern.hpp"
#include "lib/base/result.hpp"
#include "lib/model/manifest.hpp"
#include "lib/model/record.hpp"

namespace minutebook {

/// Name of the file that is looked for in every folder of an archive.
inline constexpr std::string_view manifest_name = "minutebook.toml";

/// Reads the text of a manifest (TOML 1.0). Never fails: what is wrong is a complaint with line, column and key, and a
/// manifest with complaints holds all papers back. `file` is how it is named in messages.
Manifest read_manifest(const std::string& file, std::string_view text);

/// The same of a file; one that cannot be read, is no regular file or is larger than 1 MiB is a complaint.
Manifest read_manifest_file(const std::filesystem::path& path);

/// A name of a body as a key: case, marks, "the", "and" and "&" do not count, and "sub-committee" is one word.
std::string board_key(std::string_view name);

/// A commented example that is itself a valid manifest.
std::string_view example_manifest();

/// The manifests of a run. Each holds for its folder and everything below; the nearest fills in what a paper does not
/// say, and any of them can hold a paper back.
class Manifests {
 public:
  /// Manifest of a folder, absolute. A later one for the same folder replaces it.
  void add(const std::string& folder, Manifest manifest);

  /// Fills in what the paper does not say itself, gives bodies the name they have in the register, and says to which
  /// archive the paper belongs. Never touches access.
  void fill(DocumentRecord& record) const;
  /// Holds the paper back when a manifest says so or cannot be understood. Never opens anything.
  void hold_back(DocumentRecord& record) const;

  /// Whether hold_back() would.
  [[nodiscard]] bool holds_back(const SourceFile& source) const;

  /// Marks what is said of a paper at this place: equal marks, equal effects of fill() and hold_back(). Empty where
  /// nothing is said.
  [[nodiscard]] std::string mark(const SourceFile& source) const;
  /// Of all manifests; empty when there is none.
  [[nodiscard]] std::string hash() const;

  [[nodiscard]] std::vector<std::string> complaints() const;
  /// A JSON array of {"folder", "file", "manifest", "complaints"} for the record of the run.
  [[nodiscard]] std::string to_json() const;
  /// Tells every folder and its manifest.
  template <class Tell>
  void each(Tell tell) const {
    for (const auto& [folder, placed] : by_folder_) tell(folder, placed.manifest);
  }
  [[nodiscard]] bool is_empty() const { return by_folder_.empty(); }
  [[nodiscard]] bool has(const std::string& folder) const { return by_folder_.count(folder) != 0; }

 private:
  struct Placed {
    Manifest manifest;
    std::vector<RulePattern> patterns;  ///< of manifest.papers
    std::string common;                 ///< printed form of what holds for all papers of the folder
  };
  /// What one manifest says of one path below its folder.
  struct Said;
  static Said said_of(const Placed& placed, std::string_view path);
  /// The manifests above a file, nearest first, each with the file's path below its folder.
  [[nodiscard]] std::vector<std::pair<const Placed*, std::string>> above(const SourceFile& source) const;
  static bool holds_back_a_further_meeting(const Placed& placed, const Minutes& minutes);

  std::map<std::string, Placed> by_folder_;
};

/// Takes the manifests out of what was found below `folders`, since they are no papers, and reads them. A file that is
/// meant as one but misnamed, or a link in its place, is a manifest that cannot be understood.
Manifests take_manifests(Found& found, const std::vector<std::filesystem::path>& folders);

/// A manifest inside a zip or an e-mail is not heeded, for whoever made that is not the archive: what lies beside it is
/// held back, and a complaint says so.
void refuse_contained_manifests(const std::vector<SourceFile>& files, Manifests& manifests);

}  // namespace minutebook
