// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <functional>

#include "indexer/commands/terminal.hpp"

namespace minutebook {

/// Reads the command line and runs the command it names. The exit code is the command's, exit_usage for a wrong command
/// line. Order of precedence: command line, then --config FILE (TOML), then MINUTEBOOK_INDEX for --index.
int run_command_line(int argc, const char* const* argv, Terminal& terminal);

}  // namespace minutebook
