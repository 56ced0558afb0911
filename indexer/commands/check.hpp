// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <string>

#include "indexer/commands/terminal.hpp"

namespace minutebook {

struct CheckCommand {
  std::string index;
};

/// Verifies an index: every block of its databases, every document of the ledger, and whether the papers are still as
/// they were read. exit_ok when sound, exit_some_failed when papers have changed or gone since, exit_failure when the
/// index is damaged.
int run(const CheckCommand& command, Terminal& terminal);

}  // namespace minutebook
