// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <ostream>
#include <string>
#include <string_view>

#include "lib/base/result.hpp"

namespace minutebook {

/// Where a command writes. Colour and moving lines only where a person looks on.
struct Terminal {
  std::ostream& out;
  std::ostream& err;
  bool out_is_terminal = false;
  bool err_is_terminal = false;
};

/// Exit codes of every command (docs/man/minutebook.1).
enum ExitCode : int { exit_ok = 0, exit_failure = 1, exit_some_failed = 2, exit_usage = 64 };

/// `text` in bold where a person looks on, else as it is.
std::string bold(const Terminal& terminal, std::string_view text);
std::string dim(const Terminal& terminal, std::string_view text);

/// "minutebook: WHAT. HINT" on err; returns exit_failure.
int complain(Terminal& terminal, const Error& error);

/// "1,234" and "1 paper", "2 papers".
std::string with_commas(uint64_t number);
std::string count_of(uint64_t number, std::string_view one, std::string_view many);

}  // namespace minutebook
