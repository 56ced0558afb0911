// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <string>
#include <vector>

#include "indexer/commands/terminal.hpp"

namespace minutebook {

struct PeopleCommand {
  std::string index;
  std::vector<std::string> words;  ///< a name or id; empty lists everyone
  std::string format = "text";     ///< text or json
};

/// Prints the persons of the public part of an index: a line each, or everything known of those a name fits. Persons
/// are grouped anew from the stored records; rulings come from the corrections of the last build.
int run(const PeopleCommand& command, Terminal& terminal);

}  // namespace minutebook
