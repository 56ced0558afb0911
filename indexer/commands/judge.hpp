// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <string>
#include <vector>

#include "indexer/commands/terminal.hpp"

namespace minutebook {

struct JudgeCommand {
  std::string queries;  ///< file of judged queries, a JSON object a line
  std::string index;
  std::string format = "text";        ///< text or json
  std::string compare;                ///< file that keeps the last run; empty: nothing is kept
  std::vector<std::string> settings;  ///< NAME=VALUE, ingredients of the ranking
  bool effects = false;               ///< print what each ingredient does by switching it off
  bool all = false;                   ///< print every query that is not answered first
};

/// Asks the queries of a public index and prints how well it answers, and what changed since the last run.
int run(const JudgeCommand& command, Terminal& terminal);

}  // namespace minutebook
