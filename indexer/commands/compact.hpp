// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <string>

#include "indexer/commands/terminal.hpp"

namespace minutebook {

struct CompactCommand {
  std::string index;
};

/// Writes the databases of an index anew, as small as after one build and without a trace of papers that went out.
int run(const CompactCommand& command, Terminal& terminal);

}  // namespace minutebook
