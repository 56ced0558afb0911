// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <string>

#include "indexer/commands/terminal.hpp"

namespace minutebook {

struct StatusCommand {
  std::string index;
  std::string format = "text";  ///< text or json
  bool all = false;             ///< list every file that could not be read, not only the first twenty
};

/// What the index holds, by body and year, and which files could not be read and why.
int run(const StatusCommand& command, Terminal& terminal);

}  // namespace minutebook
