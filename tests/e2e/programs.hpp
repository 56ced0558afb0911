// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <string>
#include <vector>

#include "tests/support/process.hpp"
#include "tests/support/temporary_folder.hpp"

namespace minutebook {

inline std::string program(const std::string& name) { return std::string(MINUTEBOOK_BIN_DIR) + "/" + name; }
inline std::string samples() { return std::string(MINUTEBOOK_SOURCE_DIR) + "/samples/archive"; }

inline Finished minutebook(std::vector<std::string> arguments) {
  arguments.insert(arguments.begin(), program("minutebook"));
  return run_program(arguments);
}

/// Paths of the documents that a query finds, best first.
std::vector<std::string> paths_found(const std::string& index, const std::string& query, bool with_weak = true);

/// Whether any file under `folder` holds these bytes.
bool holds_bytes(const std::filesystem::path& folder, const std::string& bytes);

}  // namespace minutebook
