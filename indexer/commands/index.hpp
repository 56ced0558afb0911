// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <string>
#include <vector>

#include "indexer/commands/readers.hpp"
#include "indexer/commands/terminal.hpp"

namespace minutebook {

struct IndexCommand {
  std::vector<std::string> folders;
  std::string index;
  unsigned jobs = 0;         ///< 0: one a core
  unsigned deadline_s = 60;  ///< for one file
  ReaderChoice reading;
  bool rebuild = false;
  std::vector<std::string> corrections;  ///< files beside the corrections.jsonl of each folder
  bool retry_failed = false;
  bool watch = false;  ///< stay, and index what changes
  bool quiet = false;
};

/// Reads the folders into the index. exit_some_failed when a file could not be read, exit_failure when nothing was
/// published.
int run(const IndexCommand& command, Terminal& terminal);

}  // namespace minutebook
