// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/commands/terminal.hpp"

namespace minutebook {

std::string bold(const Terminal& terminal, std::string_view text) {
  return terminal.out_is_terminal ? "\x1B[1m" + std::string(text) + "\x1B[0m" : std::string(text);
}

std::string dim(const Terminal& terminal, std::string_view text) {
  return terminal.out_is_terminal ? "\x1B[2m" + std::string(text) + "\x1B[0m" : std::string(text);
}

int complain(Terminal& terminal, const Error& error) {
  terminal.err << "minutebook: " << to_text(error) << ".\n";
  return exit_failure;
}

std::string with_commas(uint64_t number) {
  std::string digits = std::to_string(number);
  for (size_t at = digits.size(); at > 3;) digits.insert(at -= 3, ",");
  return digits;
}

std::string count_of(uint64_t number, std::string_view one, std::string_view many) {
  return with_commas(number) + " " + std::string(number == 1 ? one : many);
}

}  // namespace minutebook
