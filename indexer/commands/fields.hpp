// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <string>

#include "indexer/commands/terminal.hpp"

namespace minutebook {

struct FieldsCommand {
  std::string format = "text";  ///< text, json or markdown
};

/// Prints the field table: what can stand before a colon in a query.
int run(const FieldsCommand& command, Terminal& terminal);

}  // namespace minutebook
