// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <string>

#include "indexer/commands/terminal.hpp"

namespace minutebook {

struct ManifestCommand {
  std::string step = "check";  ///< check or init
  std::string folder;
  std::string format = "text";  ///< of check: text or json
};

/// check: prints what the manifests of a folder say and how many papers each pattern fits; each error on err, with line
/// and key, and exit_failure. init: writes a commented example where there is no manifest yet.
int run(const ManifestCommand& command, Terminal& terminal);

}  // namespace minutebook
