// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <string>
#include <vector>

#include "indexer/commands/readers.hpp"
#include "indexer/commands/terminal.hpp"

namespace minutebook {

enum class ShowFormat { text, jsonl };
enum class ShowStage { layout, record, terms };

struct ShowCommand {
  std::vector<std::string> files;
  ShowFormat format = ShowFormat::text;
  ShowStage stage = ShowStage::record;
  std::vector<std::string> corrections;  ///< files of corrections to apply
  ReaderChoice reading;
  bool with_text = false;  ///< jsonl: also page texts and passages
};

/// Reads files without an index and prints what was understood. exit_some_failed when one could not be read.
int run(const ShowCommand& command, Terminal& terminal);

}  // namespace minutebook
