// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <condition_variable>
#include <mutex>
#include <string>
#include <thread>

#include "indexer/commands/terminal.hpp"
#include "indexer/pipeline/pipeline.hpp"

namespace minutebook {

/// "42 s", "3 min 5 s"
std::string spell_time(double seconds);

/// Shows progress on err from a thread of its own: a moving line on a terminal, a line a minute elsewhere.
class ProgressPrinter {
 public:
  ProgressPrinter(Terminal& terminal, const Progress& progress, bool quiet) : terminal_(terminal), progress_(progress) {
    if (!quiet) thread_ = std::jthread([this](const std::stop_token& stop) { work(stop); });
  }
  ~ProgressPrinter() { finish(); }
  ProgressPrinter(const ProgressPrinter&) = delete;
  ProgressPrinter& operator=(const ProgressPrinter&) = delete;

  /// Prints a line of its own above the moving one.
  void say(const std::string& line) {
    const std::lock_guard lock(mutex_);
    wipe();
    terminal_.err << line << '\n' << std::flush;
  }

  void finish() {
    if (!thread_.joinable()) return;
    thread_.request_stop();
    wake_.notify_all();
    thread_.join();
    const std::lock_guard lock(mutex_);
    wipe();
    terminal_.err << std::flush;
  }

 private:
  void wipe() {
    if (terminal_.err_is_terminal) terminal_.err << "\r\x1B[K";
  }

  void work(const std::stop_token& stop);

  Terminal& terminal_;
  const Progress& progress_;
  std::mutex mutex_;
  std::condition_variable_any wake_;
  std::jthread thread_;
};

}  // namespace minutebook
