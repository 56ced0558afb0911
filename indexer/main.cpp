// SPDX-License-Identifier: GPL-3.0-or-later
#include <unistd.h>

#include <csignal>
#include <exception>
#include <iostream>

#include "indexer/options.hpp"

int main(int argc, char** argv) {
  std::signal(SIGPIPE, SIG_IGN);  // a closed pipe shows as a failed write, also towards a worker that died
  minutebook::Terminal terminal{std::cout, std::cerr, ::isatty(STDOUT_FILENO) == 1, ::isatty(STDERR_FILENO) == 1};
  try {
    const int code = minutebook::run_command_line(argc, argv, terminal);
    std::cout.flush();
    return std::cout ? code : minutebook::exit_failure;
  } catch (const std::exception& error) {
    std::cerr << "minutebook: stopped unexpectedly: " << error.what() << ".\n";
    return minutebook::exit_failure;
  }
}
