// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <sys/types.h>

#include <string>
#include <vector>

#include "lib/worker/protocol.hpp"
#include "lib/worker/worker_pool.hpp"

namespace minutebook {

/// One running minutebook-extract. Killed with its whole process group when this goes away. Not thread-safe.
class WorkerProcess {
 public:
  /// Starts the program and waits for its hello.
  static Result<std::unique_ptr<WorkerProcess>> start(const WorkerOptions& options);
  ~WorkerProcess();
  WorkerProcess(const WorkerProcess&) = delete;
  WorkerProcess& operator=(const WorkerProcess&) = delete;

  /// One request and its answer. After a failure the process is dead: ended() says how.
  Result<Message> ask(const Message& request, int file, std::chrono::milliseconds patience);

  /// True while nothing tells that it has died in the meantime.
  [[nodiscard]] bool alive() const;
  [[nodiscard]] unsigned answered() const { return answered_; }
  [[nodiscard]] uint16_t hello_flags() const { return hello_flags_; }
  [[nodiscard]] const std::string& engine() const { return engine_; }

  struct Ending {
    Verdict verdict = Verdict::crashed;
    std::string detail;
  };
  /// Kills what is left and says how it ended; `error` is what ask() failed with.
  Ending end(const Error& error);

 private:
  WorkerProcess(pid_t pid, Descriptor socket, Descriptor errors);
  void drain_errors();
  int wait_or_kill(bool at_once);

  pid_t pid_ = -1;
  Descriptor socket_;
  Descriptor errors_;        ///< read end of its standard error
  std::string last_errors_;  ///< what it said there during the last request, cut short
  unsigned answered_ = 0;
  uint16_t hello_flags_ = 0;
  std::string engine_;  ///< what it reads pictures with, printable ASCII
};

/// What the flags of a greeting say that the kernel lacks of the sandbox, a sentence each without its full stop.
std::vector<std::string> missing_from_sandbox(uint16_t hello_flags);

}  // namespace minutebook
