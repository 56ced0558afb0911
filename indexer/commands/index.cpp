// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/commands/index.hpp"

#include <algorithm>
#include <chrono>
#include <condition_variable>
#include <csignal>
#include <cstdio>
#include <map>
#include <mutex>
#include <thread>

#include "indexer/pipeline/pipeline.hpp"
#include "lib/base/text.hpp"
#include "lib/worker/worker_pool.hpp"

namespace minutebook {
namespace {

using Clock = std::chrono::steady_clock;

std::string spell_time(double seconds) {
  const auto whole = static_cast<long>(seconds + 0.5);
  if (whole < 60) return std::to_string(whole) + " s";
  return std::to_string(whole / 60) + " min " + std::to_string(whole % 60) + " s";
}

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

  void work(const std::stop_token& stop) {
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

  Terminal& terminal_;
  const Progress& progress_;
  std::mutex mutex_;
  std::condition_variable_any wake_;
  std::jthread thread_;
};

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

std::string failure_line(const LedgerRow& row) {
  std::string line = row.source.path + ": " + std::string(to_name(row.verdict));
  if (!row.detail.empty()) line += " (" + row.detail + ")";
  if (row.detail.rfind("cannot be", 0) == 0)
    return terminal_safe(line + ". Check the file and run the same command again.");
  return terminal_safe(line + ". " + std::string(advice(row.verdict)));
}

void print_summary(const IndexReport& report, Terminal& terminal) {
  std::map<std::string_view, uint64_t> verdicts;
  uint64_t indexed = 0;
  uint64_t pages = 0;
  uint64_t restricted = 0;
  for (const auto& row : report.ledger.rows) {
    ++verdicts[to_name(row.verdict)];
    pages += row.pages;
    if (is_indexed(row)) ++indexed;
    if (is_indexed(row) && row.restricted) ++restricted;
  }
  auto& out = terminal.out;
  if (report.unchanged) out << "Nothing has changed since " << report.ledger.written << "; the index is as it was.\n";
  out << bold(terminal, count_of(report.ledger.rows.size(), "file", "files")) << ", "
      << count_of(pages, "page", "pages") << ": " << with_commas(indexed) << " indexed";
  if (restricted) out << " (" << with_commas(restricted) << " held back as restricted)";
  for (const auto& [name, count] : verdicts)
    if (name != "ok") out << ", " << with_commas(count) << " " << name;
  out << ".\n";
  if (!report.passed_over.empty() || report.hidden)
    out << count_of(report.passed_over.size(), "entry was", "entries were") << " passed over and "
        << count_of(report.hidden, "hidden name", "hidden names") << " left alone.\n";
  if (!report.unchanged) {
    const double rate = report.seconds > 0 ? static_cast<double>(pages) / report.seconds : 0;
    out << "Took " << spell_time(report.seconds) << " (" << with_commas(static_cast<uint64_t>(rate)) << " pages/s), "
        << count_of(report.entries, "public entry", "public entries") << ".\n";
  }
}

bool all_read(const IndexReport& report) {
  return report.passed_over.empty() && report.complaints.empty() && report.manifest_complaints.empty() &&
         std::all_of(report.ledger.rows.begin(), report.ledger.rows.end(), [](const LedgerRow& row) {
           return row.verdict == Verdict::ok || row.verdict == Verdict::no_text;
         });
}

}  // namespace

int run(const IndexCommand& command, Terminal& terminal) {
  const unsigned jobs = command.jobs ? command.jobs : std::max(1U, std::thread::hardware_concurrency());
  Progress progress;
  const StopOnSignal stop_on_signal(progress);  // before any thread starts, so that all of them leave the signals to it
  WorkerOptions options;
  options.file_deadline = std::chrono::seconds(command.deadline_s);
  const auto readers = start_readers(command.reading, options, jobs, terminal);
  if (!readers) return complain(terminal, readers.error());
  const IndexPlan plan{{command.folders.begin(), command.folders.end()},
                       command.index,
                       jobs,
                       command.rebuild,
                       {command.corrections.begin(), command.corrections.end()}};

  ProgressPrinter printer(terminal, progress, command.quiet);
  const auto report = run_index(plan, readers->reader(), progress, [&](const LedgerRow& row) {
    if (row.verdict != Verdict::ok) printer.say(failure_line(row));
  });
  printer.finish();
  if (!report) return complain(terminal, report.error());
  for (const auto& entry : report->passed_over)
    terminal.err << terminal_safe(entry.path + " " + entry.why + "; it was passed over.") << '\n';
  for (const auto& complaint : report->complaints)
    terminal.err << terminal_safe(complaint + "; this correction was not applied.") << '\n';
  for (const auto& complaint : report->manifest_complaints)
    terminal.err << terminal_safe(complaint + "; all papers of its folder are held back until this is put right.")
                 << '\n';
  print_summary(*report, terminal);
  return all_read(*report) ? exit_ok : exit_some_failed;
}

}  // namespace minutebook
