// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <string>

#include "indexer/commands/terminal.hpp"
#include "lib/model/record.hpp"

namespace minutebook {

/// A record as a clerk would proof-read it: what was read, and in the right margin page and rule of every value.
std::string record_text(const DocumentRecord& record, const Terminal& terminal);

}  // namespace minutebook
