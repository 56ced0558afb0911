// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <string>
#include <vector>

#include "indexer/commands/terminal.hpp"
#include "lib/model/search.hpp"

namespace minutebook {

struct SearchCommand {
  std::vector<std::string> words;  ///< joined by spaces
  std::string index;
  std::string format = "text";  ///< text, json or csv
  SortOrder sort = SortOrder::relevance;
  uint32_t limit = 10;
  uint32_t offset = 0;
  bool restricted = false;  ///< search the restricted papers instead of the public ones
  bool explain = false;     ///< print every stage instead of the results
};

/// Asks the index. exit_ok also when nothing is found.
int run(const SearchCommand& command, Terminal& terminal);

}  // namespace minutebook
