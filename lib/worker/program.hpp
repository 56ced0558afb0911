// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <sys/types.h>

#include <chrono>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "lib/base/result.hpp"

namespace minutebook {

/// How a program that is not trusted is started: by exec and never by a bare fork, so that nothing of our memory is in
/// it. What is left at -1 leads to /dev/null (input, output, errors) or is not there (socket).
struct ProgramStart {
  std::vector<std::string> arguments;    ///< the first is the path of the program
  std::vector<std::string> environment;  ///< NAME=VALUE; nothing of ours is added
  int errors = -1;                       ///< becomes its descriptor 2
  int socket = -1;                       ///< becomes its descriptor 3
};

/// Starts it in a process group of its own (so that Ctrl-C reaches only us), with default signal handling, and without
/// any descriptor but the above.
Result<pid_t> start_program(const ProgramStart& start);

/// The status of waitpid() once the process has ended; what else is left of its group is killed. Nothing when
/// `patience` ends before: then the whole group is killed.
std::optional<int> wait_for_program(pid_t pid, std::chrono::milliseconds patience);

/// The program of that name on PATH; empty when there is none.
std::filesystem::path find_on_path(const std::string& name);

}  // namespace minutebook
