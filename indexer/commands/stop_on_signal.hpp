// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <csignal>
#include <cstdlib>
#include <thread>

#include "indexer/pipeline/pipeline.hpp"

namespace minutebook {

/// Turns SIGINT and SIGTERM into a request to stop after the files in hand. The signals are waited for in a thread of
/// its own (sigwait), so nothing runs inside a signal handler. A second signal ends the program at once.
class StopOnSignal {
 public:
  explicit StopOnSignal(Progress& progress) {
    ::sigemptyset(&signals_);
    for (const int number : {SIGINT, SIGTERM, SIGUSR2}) ::sigaddset(&signals_, number);
    ::pthread_sigmask(SIG_BLOCK, &signals_, &before_);
    thread_ = std::jthread([this, &progress] {
      int number = 0;
      ::sigwait(&signals_, &number);
      if (number == SIGUSR2) return;
      progress.stop = true;
      ::sigwait(&signals_, &number);
      if (number != SIGUSR2) std::_Exit(128 + number);
    });
  }
  ~StopOnSignal() {
    ::pthread_kill(thread_.native_handle(), SIGUSR2);
    thread_.join();
    ::pthread_sigmask(SIG_SETMASK, &before_, nullptr);
  }
  StopOnSignal(const StopOnSignal&) = delete;
  StopOnSignal& operator=(const StopOnSignal&) = delete;

 private:
  sigset_t signals_{};
  sigset_t before_{};
  std::jthread thread_;
};

}  // namespace minutebook
