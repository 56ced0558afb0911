// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/commands/progress_printer.hpp"

#include <chrono>

#include "lib/base/text.hpp"

namespace minutebook {
namespace {

using Clock = std::chrono::steady_clock;

std::string progress_line(const Progress& progress, double seconds) {
  const uint64_t done = progress.files_done;
  const uint64_t all = progress.files_total;
  if (progress.merging) return "Writing the index …";
  if (all == 0) return "Looking for papers …";
  std::string line = with_commas(done) + " of " + count_of(all, "file", "files");
  if (seconds > 0.5)
    line += ", " + with_commas(static_cast<uint64_t>(static_cast<double>(progress.pages_done) / seconds)) + " pages/s";
  if (done > 20 && seconds > 2)
    line += ", about " + spell_time(seconds / static_cast<double>(done) * static_cast<double>(all - done)) + " left";
  return line;
}

}  // namespace

std::string spell_time(double seconds) {
  const auto whole = static_cast<long>(seconds + 0.5);
  if (whole < 60) return std::to_string(whole) + " s";
  return std::to_string(whole / 60) + " min " + std::to_string(whole % 60) + " s";
}

void ProgressPrinter::work(const std::stop_token& stop) {
  const auto start = Clock::now();
  const auto pause = terminal_.err_is_terminal ? std::chrono::milliseconds(200) : std::chrono::milliseconds(60'000);
  std::unique_lock lock(mutex_);
  while (!wake_.wait_for(lock, stop, pause, [] { return false; }) && !stop.stop_requested()) {
    wipe();
    terminal_.err << progress_line(progress_, std::chrono::duration<double>(Clock::now() - start).count());
    if (!terminal_.err_is_terminal) terminal_.err << '\n';
    terminal_.err << std::flush;
  }
}

}  // namespace minutebook
