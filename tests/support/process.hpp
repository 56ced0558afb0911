// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <sys/types.h>

#include <string>
#include <vector>

namespace minutebook {

struct Finished {
  int code = -1;  ///< exit code, or 128 + signal
  std::string out;
  std::string err;
};

/// Runs a program to its end with no standard input.
Finished run_program(const std::vector<std::string>& arguments);

/// A program in the background; ended with SIGTERM, then SIGKILL, when its owner goes.
class BackgroundProgram {
 public:
  BackgroundProgram(const std::vector<std::string>& arguments, const std::string& output_file);
  ~BackgroundProgram();
  BackgroundProgram(const BackgroundProgram&) = delete;
  BackgroundProgram& operator=(const BackgroundProgram&) = delete;
  [[nodiscard]] pid_t pid() const { return pid_; }
  void signal(int number) const;
  /// Waits for the end; the exit code, or 128 + signal.
  int wait();

 private:
  pid_t pid_ = -1;
};

}  // namespace minutebook
