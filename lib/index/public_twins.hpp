// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <filesystem>
#include <string>
#include <vector>

#include "lib/base/result.hpp"

namespace minutebook {

/// A public paper that says what a paper says that is held back.
struct PublicTwin {
  std::string held_back;  ///< ids
  std::string open;
  friend bool operator==(const PublicTwin&, const PublicTwin&) = default;
};

/// Public papers that hold the text of one of the papers `held_back`, or most of it. For the owner of the index only:
/// nothing else may know both databases. Takes time for each paper that is held back.
Result<std::vector<PublicTwin>> find_public_twins(const std::filesystem::path& index_root,
                                                  const std::vector<std::string>& held_back);

}  // namespace minutebook
