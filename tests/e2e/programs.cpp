// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/e2e/programs.hpp"

#include <iterator>
#include <nlohmann/json.hpp>

namespace minutebook {

std::vector<std::string> paths_found(const std::string& index, const std::string& query, bool with_weak) {
  const auto finished = minutebook({"search", "--index", index, "--format", "json", "--", query});
  if (finished.code != 0) throw std::runtime_error(finished.err);
  const auto answer = nlohmann::json::parse(finished.out);
  std::vector<std::string> paths;
  for (const auto& hit : answer["results"])
    if (with_weak || !hit["weak"].get<bool>()) paths.push_back(hit["document"]["path"]);
  return paths;
}

bool holds_bytes(const std::filesystem::path& folder, const std::string& bytes) {
  for (const auto& entry : std::filesystem::recursive_directory_iterator(folder)) {
    if (!entry.is_regular_file()) continue;
    std::ifstream file(entry.path(), std::ios::binary);
    const std::string content((std::istreambuf_iterator<char>(file)), {});
    if (content.find(bytes) != std::string::npos) return true;
  }
  return false;
}

}  // namespace minutebook
