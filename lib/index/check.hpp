// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <filesystem>
#include <string>
#include <vector>

#include "lib/base/result.hpp"

namespace minutebook {

/// Walks every block of both databases of an index (Xapian's own check) and looks for each of `public_ids` and
/// `restricted_ids` in its database, and for each restricted id in the public one, where it must not be.
/// The answer lists what is wrong, a sentence each; empty means sound. Takes time: it reads the whole index.
Result<std::vector<std::string>> check_index(const std::filesystem::path& index_root,
                                             const std::vector<std::string>& public_ids,
                                             const std::vector<std::string>& restricted_ids);

}  // namespace minutebook
