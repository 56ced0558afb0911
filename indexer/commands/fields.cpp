// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/commands/fields.hpp"

#include "lib/model/fields.hpp"
#include "lib/model/view.hpp"

namespace minutebook {
namespace {

constexpr size_t name_width = 11;

void print_text(Terminal& terminal) {
  for (const auto& row : fields()) {
    std::string name(row.name);
    name.resize(name_width, ' ');
    terminal.out << bold(terminal, name) << row.description << "\n"
                 << std::string(name_width, ' ') << dim(terminal, row.example);
    if (!row.aliases.empty()) terminal.out << dim(terminal, "   also: " + std::string(row.aliases));
    terminal.out << "\n";
  }
}

void print_markdown(Terminal& terminal) {
  terminal.out << "| field | also | finds | example |\n|---|---|---|---|\n";
  for (const auto& row : fields())
    terminal.out << "| `" << row.name << "` | " << row.aliases << " | " << row.description << " | `" << row.example
                 << "` |\n";
}

}  // namespace

int run(const FieldsCommand& command, Terminal& terminal) {
  if (command.format == "json")
    terminal.out << fields_to_json() << "\n";
  else if (command.format == "markdown")
    print_markdown(terminal);
  else
    print_text(terminal);
  return exit_ok;
}

}  // namespace minutebook
