// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/commands/index.hpp"

#include <algorithm>
#include <chrono>
#include <iterator>
#include <map>
#include <mutex>
#include <set>
#include <stdexcept>
#include <thread>
#include <utility>

#include "indexer/commands/progress_printer.hpp"
#include "indexer/commands/stop_on_signal.hpp"
#include "indexer/discover/folder_watch.hpp"
#include "indexer/pipeline/pipeline.hpp"
#include "lib/base/text.hpp"
#include "lib/worker/ocr_languages.hpp"
#include "lib/worker/paper_opener.hpp"
#include "lib/worker/worker_pool.hpp"

namespace minutebook {
namespace {

std::string failure_line(const LedgerRow& row) {
  std::string line = row.source.path + ": " + std::string(to_name(row.verdict));
  if (!row.detail.empty()) line += " (" + row.detail + ")";
  if (row.detail.rfind("cannot be", 0) == 0)
    return terminal_safe(line + ". Check the file and run the same command again.");
  return terminal_safe(line + ". " + std::string(advice(row.verdict)));
}

/// "2 new, 1 changed, 1 moved, 3 gone"
std::string spell_changes(const ChangeCounts& changes) {
  std::vector<std::string> parts;
  const auto add = [&](uint64_t count, const char* what) {
    if (count > 0) parts.push_back(with_commas(count) + " " + what);
  };
  add(changes.added, "new");
  add(changes.changed, "changed");
  add(changes.moved, "moved");
  add(changes.gone, "gone");
  add(changes.again, "read again");
  return parts.empty() ? "Only corrections, manifests or times of files have changed" : join(parts, ", ");
}

void print_summary(const IndexReport& report, Terminal& terminal) {
  std::map<Verdict, uint64_t> by_verdict;
  uint64_t indexed = 0;
  uint64_t pages = 0;
  uint64_t restricted = 0;
  for (const auto& row : report.ledger.rows) {
    ++by_verdict[row.verdict];
    pages += row.pages;
    if (is_indexed(row)) ++indexed;
    if (is_indexed(row) && row.restricted) ++restricted;
  }
  std::map<std::string_view, uint64_t> verdicts;
  for (const auto& [verdict, count] : by_verdict) verdicts.emplace(to_name(verdict), count);
  auto& out = terminal.out;
  const auto& changes = report.changes;
  const ChangeCounts all_new{.added = report.ledger.rows.size()};
  if (report.unchanged) out << "Nothing has changed since " << report.ledger.written << "; the index is as it was.\n";
  if (!report.unchanged && changes != all_new) out << spell_changes(changes) << ".\n";
  out << bold(terminal, count_of(report.ledger.rows.size(), "file", "files")) << ", "
      << count_of(pages, "page", "pages") << ": " << with_commas(indexed) << " indexed";
  if (restricted) out << " (" << with_commas(restricted) << " held back as restricted)";
  for (const auto& [name, count] : verdicts)
    if (name != "ok") out << ", " << with_commas(count) << " " << name;
  out << ".\n";
  const bool some_unread = verdicts.size() > (verdicts.contains(to_name(Verdict::ok)) ? 1U : 0U);
  if (report.unchanged && some_unread)
    out << "minutebook status names the files that could not be read, and why; --retry-failed tries them again.\n";
  if (!report.passed_over.empty() || report.hidden)
    out << count_of(report.passed_over.size(), "entry was", "entries were") << " passed over and "
        << count_of(report.hidden, "hidden name", "hidden names") << " left alone.\n";
  if (report.kept)
    out << count_of(report.kept, "file", "files")
        << " could not be opened; what was read of them before stays in the index.\n";
  if (report.left)
    out << "Stopped: " << count_of(report.left, "file is", "files are")
        << " left to read. Run the same command again to go on from there.\n";
  if (report.read > 0) {
    const double rate = report.seconds > 0 ? static_cast<double>(report.pages_read) / report.seconds : 0;
    out << "Took " << spell_time(report.seconds);
    if (rate >= 1) out << " (" << with_commas(static_cast<uint64_t>(rate)) << " pages/s)";
    out << ", " << count_of(report.entries, "public entry", "public entries") << ".\n";
  }
}

bool all_read(const IndexReport& report) {
  return report.passed_over.empty() && report.complaints.empty() && report.manifest_complaints.empty() &&
         report.left == 0 && report.kept == 0 &&
         std::all_of(report.ledger.rows.begin(), report.ledger.rows.end(), [](const LedgerRow& row) {
           return row.verdict == Verdict::ok || row.verdict == Verdict::no_text;
         });
}

/// Readers that are started when the first file is to be read: a run that finds nothing new needs none.
class LazyReaders {
 public:
  LazyReaders(const IndexCommand& command, Terminal& terminal, unsigned count)
      : command_(command), terminal_(terminal), count_(count) {}

  Result<void> start() {
    std::call_once(started_, [this] {
      WorkerOptions options;
      options.file_deadline = std::chrono::seconds(command_.deadline_s);
      options.page_deadline = 2 * options.file_deadline;
      readers_ = start_readers(command_.reading, options, count_, terminal_);
    });
    if (!readers_) return tl::unexpected(readers_.error());
    return {};
  }

  Readers& get() {
    if (const auto done = start(); !done) throw std::runtime_error(to_text(done.error()));
    return *readers_;
  }

 private:
  const IndexCommand& command_;
  Terminal& terminal_;
  unsigned count_;
  std::once_flag started_;
  Result<Readers> readers_ = fail(ErrorCode::internal, "not started");
};

bool has_pictures(const IndexReport& report) {
  return std::any_of(report.ledger.rows.begin(), report.ledger.rows.end(),
                     [](const LedgerRow& row) { return row.unread_pages > 0 || !row.ocr.empty(); });
}

/// Text of papers that are gone must not lie about.
void prune_cache(const IndexReport& report, const std::filesystem::path& index_root) {
  if (report.unchanged) return;
  std::set<std::string> hashes;
  for (const auto& row : report.ledger.rows) hashes.insert(row.sha256);
  OcrCache::prune(index_root, hashes);
}

/// The runs of one call of the command: one, or with --watch one after each change.
class Indexing {
 public:
  Indexing(const IndexCommand& command, Terminal& terminal)
      : command_(command),
        terminal_(terminal),
        jobs_(command.jobs ? command.jobs : std::max(1U, std::thread::hardware_concurrency())),
        readers_(command, terminal, jobs_) {}

  Progress& progress() { return progress_; }

  int run_once() {
    if (command_.reading.require_sandbox)
      if (const auto started = readers_.start(); !started) return complain(terminal_, started.error());
    const auto report = run(true);
    if (!report) return complain(terminal_, report.error());
    print(*report);
    return all_read(*report) ? exit_ok : exit_some_failed;
  }

  /// Until a signal comes. A run that fails, because a folder is not mounted or the disk is full, is tried again.
  int run_and_watch() {
    auto watch = FolderWatch::start();
    if (!watch) return complain(terminal_, watch.error());
    bool first = true;
    bool compaction_due = false;
    for (bool look = true; !progress_.stop;) {
      if (look) {
        const auto report = run(false);
        if (!report && first) return complain(terminal_, report.error());
        look = report ? follow(*report, *watch, first) : false;
        if (!report && report.error() != last_error_) complain(terminal_, report.error());
        last_error_ = report ? Error{} : report.error();
        compaction_due = report && report->compaction_due;
        first = false;
        failed_ = !report;
        quiet_since_ = Clock::now();
      } else {
        look = watch->wait(pause, settle, settle_limit) || is_time_to_look(watch->is_complete());
        if (look || !compaction_due || Clock::now() - quiet_since_ < compaction_delay) continue;
        compaction_due = false;
        if (const auto done = compact_index(command_.index); !done) complain(terminal_, done.error());
      }
    }
    return exit_ok;
  }

 private:
  using Clock = std::chrono::steady_clock;
  using milliseconds = std::chrono::milliseconds;
  static constexpr milliseconds pause{200};          ///< between two looks at whether to stop
  static constexpr milliseconds settle{300};         ///< without events: the files are written
  static constexpr milliseconds settle_limit{2000};  ///< but then they are read all the same
  static constexpr std::chrono::seconds again{5};    ///< after a failure, or when not every folder can be watched
  static constexpr std::chrono::seconds compaction_delay{30};

  [[nodiscard]] bool is_time_to_look(bool complete) const {
    return (failed_ || !complete) && Clock::now() - quiet_since_ >= again;
  }

  /// True when a folder was not watched before, so that the run may have missed something.
  bool follow(const IndexReport& report, FolderWatch& watch, bool first) {
    if (first || !report.unchanged) print(report);
    const bool fresh = watch.watch(report.folders);
    if (!first) return fresh;
    terminal_.out << "Watching " << count_of(report.folders.size(), "folder", "folders") << "; Ctrl-C ends it.\n";
    if (!watch.is_complete())
      terminal_.err
          << "minutebook: the kernel does not allow so many watches (fs.inotify.max_user_watches); the folders "
             "are looked through every few seconds instead.\n";
    terminal_.out << std::flush;
    return fresh;
  }

  /// Papers that have text first, so that they can be searched; then those that are pictures.
  Result<IndexReport> run(bool compact) {
    auto plan = plan_of_run(compact);
    auto report = run(
        plan, [this](const Descriptor& file, const std::string& name) { return readers_.get().reader()(file, name); });
    const bool forced = command_.reading.ocr == "force";
    const bool wanted = command_.reading.ocr != "off" && report && !progress_.stop;
    if (wanted && (forced || has_pictures(*report))) report = recognize(std::move(plan), std::move(*report));
    if (report) prune_cache(*report, command_.index);
    return report;
  }

  Result<IndexReport> run(const IndexPlan& plan, const LayoutReader& read) {
    progress_.files_total = progress_.files_done = progress_.pages_done = 0;
    ProgressPrinter printer(terminal_, progress_, command_.quiet);
    const bool later = plan.ocr.empty() && command_.reading.ocr != "off" && !ocr_languages().empty();
    return run_index(plan, read, progress_, [&](const LedgerRow& row) {
      if (row.verdict != Verdict::ok && !(later && row.unread_pages > 0)) printer.say(failure_line(row));
    });
  }

  Result<IndexReport> recognize(IndexPlan plan, IndexReport first) {
    if (const auto started = readers_.start(); !started) return tl::unexpected(started.error());
    const Readers& readers = readers_.get();
    plan.ocr = readers.reading();
    if (plan.ocr.empty()) return first;  // no language is installed: start_readers() has said so
    plan.ocr_all = readers.mode == OcrMode::force;
    plan.rebuild = plan.retry_failed = false;
    const auto scans = std::count_if(first.ledger.rows.begin(), first.ledger.rows.end(),
                                     [&](const LedgerRow& row) { return is_to_recognize(plan, row); });
    if (scans == 0) return first;
    auto cache = OcrCache::open(command_.index, plan.ocr);
    if (!cache) return tl::unexpected(cache.error());
    if (!first.unchanged) print(first);
    if (!command_.quiet)
      terminal_.out << "Reading the pictures of pages in " << count_of(static_cast<uint64_t>(scans), "paper", "papers")
                    << "; the others can be searched already.\n"
                    << std::flush;
    const Recognition recognition(readers.mode, readers.page_reader(), std::move(*cache), jobs_, &progress_.stop);
    auto second = run(plan, with_recognition(readers.reader(), recognition));
    if (second && second->unchanged) return first;
    if (second) say_once(first, *second);
    return second;
  }

  /// What both passes over the archive complain of was printed after the first.
  static void say_once(const IndexReport& first, IndexReport& second) {
    if (first.unchanged) return;
    const auto told = [](const std::vector<std::string>& before) {
      return
          [&before](const std::string& line) { return std::find(before.begin(), before.end(), line) != before.end(); };
    };
    std::erase_if(second.complaints, told(first.complaints));
    std::erase_if(second.manifest_complaints, told(first.manifest_complaints));
  }

  IndexPlan plan_of_run(bool compact) {
    return {.folders = {command_.folders.begin(), command_.folders.end()},
            .index_root = command_.index,
            .threads = jobs_,
            .rebuild = std::exchange(rebuild_, false),
            .corrections = {command_.corrections.begin(), command_.corrections.end()},
            .retry_failed = std::exchange(retry_failed_, false),
            .compact = compact,
            .open_paper =
                [this](const SourceFile& source) {
                  // Most are plain files, for which no reader need be started.
                  if (container_of(source.path).empty())
                    return open_for_reading(std::filesystem::path(source.root) / source.path);
                  return opener().open(source.root, source.path);
                },
            .list_papers =
                [this](const SourceFile& container) { return opener().papers_in(container.root, container.path); },
            .container_time = 10 * std::chrono::seconds(command_.deadline_s),
            .announce =
                [this](const std::vector<SourceFile>& files) {
                  if (!files.empty()) readers_.get().announce(files);
                }};
  }

  PaperOpener& opener() {
    std::call_once(opener_made_, [this] { opener_.emplace(*readers_.get().pool, PaperOpener::Asked::in_order); });
    return *opener_;
  }

  void print(const IndexReport& report) {
    for (const auto& entry : report.passed_over)
      terminal_.err << terminal_safe(entry.path + " " + entry.why + "; it was passed over.") << '\n';
    for (const auto& complaint : report.complaints)
      terminal_.err << terminal_safe(complaint + "; this correction was not applied.") << '\n';
    for (const auto& complaint : report.manifest_complaints)
      terminal_.err << terminal_safe(complaint + "; all papers of its folder are held back until this is put right.")
                    << '\n';
    print_summary(report, terminal_);
    terminal_.out << std::flush;
  }

  const IndexCommand& command_;
  Terminal& terminal_;
  unsigned jobs_;
  LazyReaders readers_;
  std::once_flag opener_made_;
  std::optional<PaperOpener> opener_;  ///< keeps the papers of containers ready from run to run
  Progress progress_;
  bool rebuild_ = command_.rebuild;
  bool retry_failed_ = command_.retry_failed;
  bool failed_ = false;
  Error last_error_;  ///< said once, not at every try
  Clock::time_point quiet_since_ = Clock::now();
};

}  // namespace

int run(const IndexCommand& command, Terminal& terminal) {
  if (const auto good = check_reading(command.reading); !good) return complain(terminal, good.error());
  if (auto program = find_worker_program(); !program) return complain(terminal, program.error());
  Indexing indexing(command, terminal);
  const StopOnSignal stop_on_signal(indexing.progress());  // before any thread starts, so that all leave signals to it
  return command.watch ? indexing.run_and_watch() : indexing.run_once();
}

}  // namespace minutebook
