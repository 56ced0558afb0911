// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/pipeline/declarations.hpp"

#include <set>

#include "indexer/parse/marks_beside.hpp"
#include "lib/base/file.hpp"
#include "lib/base/hash.hpp"
#include "lib/index/generation.hpp"
#include "lib/index/house_words.hpp"

namespace minutebook {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view archives_name = "archives.json";

void leave_out_corrections(std::vector<SourceFile>& files, const std::vector<fs::path>& more) {
  std::set<std::string> names;
  std::error_code ignored;
  for (const auto& path : more) names.insert(fs::weakly_canonical(path, ignored).string());
  std::erase_if(files, [&](const SourceFile& file) {
    if (file.path == corrections_name) return true;
    return !names.empty() && names.contains(fs::weakly_canonical(fs::path(file.root) / file.path, ignored).string());
  });
}

Result<void> keep_archives(const fs::path& index_root, const Manifests& manifests) {
  const fs::path path = index_root / archives_name;
  constexpr unsigned only_owner = 0600;  // names of boards whose papers are all held back may stand here
  if (!manifests.is_empty()) return write_file_atomically(path, manifests.to_json() + "\n", only_owner);
  std::error_code ignored;
  fs::remove(path, ignored);
  return {};
}

/// Words of a house whose papers are held back stay with them.
Result<void> keep_house_words(const IndexPaths& paths, const Manifests& manifests) {
  std::vector<SameWords> open, all;
  manifests.each([&](const std::string& folder, const Manifest& manifest) {
    const bool held_back = manifest.access == DeclaredAccess::restricted || !manifest.complaints.empty() ||
                           manifests.holds_back({folder, std::string(manifest_name)});  // by one further up
    all.insert(all.end(), manifest.synonyms.begin(), manifest.synonyms.end());
    if (!held_back) open.insert(open.end(), manifest.synonyms.begin(), manifest.synonyms.end());
  });
  if (auto kept = write_house_words(paths.side(false) / house_words_name, open); !kept) return kept;
  return write_house_words(paths.side(true) / house_words_name, all);
}

}  // namespace

Result<Declarations> read_declarations(const std::vector<fs::path>& folders, const std::vector<fs::path>& more,
                                       Found& found) {
  auto corrections = read_corrections(folders, more);
  if (!corrections) return tl::unexpected(corrections.error());
  leave_out_corrections(found.files, more);
  return Declarations{take_manifests(found, folders), std::move(*corrections)};
}

std::vector<std::string> apply_declarations(const Declarations& declarations, DocumentRecord& record) {
  declarations.manifests.fill(record);
  auto complaints = apply_corrections(declarations.corrections, record);
  declarations.manifests.hold_back(record);
  return complaints;
}

std::string hash_of(const Declarations& declarations) {
  return sha256_hex(std::string(marking_rules) + declarations.manifests.hash() + "+" + declarations.corrections.hash);
}

std::string mark_of(const Declarations& declarations, const SourceFile& source, const std::string& sha256) {
  const std::string manifests = declarations.manifests.mark(source);
  const std::string corrections = mark_of_corrections(declarations.corrections, sha256);
  return std::string(marking_rules) + manifests + "+" + corrections;
}

Result<void> keep_declarations(const fs::path& index_root, const Declarations& declarations) {
  if (const auto kept = keep_archives(index_root, declarations.manifests); !kept) return kept;
  if (const auto kept = keep_house_words({index_root}, declarations.manifests); !kept) return kept;
  return write_rulings(index_root, declarations.corrections);
}

}  // namespace minutebook
