// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/pipeline/update.hpp"

#include <algorithm>
#include <array>
#include <atomic>
#include <ctime>
#include <iterator>
#include <memory>
#include <mutex>
#include <optional>
#include <thread>

#include "indexer/pipeline/known_state.hpp"
#include "lib/base/file.hpp"
#include "lib/base/hash.hpp"
#include "lib/index/generation.hpp"
#include "lib/index/public_part.hpp"
#include "lib/index/writer.hpp"
#include "lib/worker/office.hpp"

namespace minutebook {
namespace {

using Clock = std::chrono::steady_clock;

LedgerRow row_of(const DocumentRecord& record) {
  LedgerRow row;
  row.source = record.source;
  row.id = record.id;
  row.sha256 = record.sha256;
  row.verdict = record.verdict;
  row.detail = record.verdict_detail;
  row.pages = record.page_count;
  row.restricted = is_held_back(record);
  row.partly = !row.restricted && has_restricted_parts(record);
  if (record.minutes.body) row.body = record.minutes.body->name;
  if (record.minutes.date) row.date = to_iso(*record.minutes.date);
  row.type = record.media_type == MediaType::zip ? archive_type : to_name(record.minutes.type);
  row.unread_pages = record.unread_pages;
  row.replaces = record.replaces;
  return row;
}

/// True when the file could not even be opened: what was read of it before may well be what it still says.
bool could_not_open(const DocumentRecord& record) {
  return record.sha256.empty() && record.verdict == Verdict::malformed;
}

class Update {
 public:
  Update(const UpdateTask& task, IndexReport& report) : task_(task), report_(report) {
    done_.resize(task.changes.files.size());
    for (size_t i = 0; i < done_.size(); ++i) {
      const PlannedFile& planned = task.changes.files[i];
      if (planned.step == Step::read) to_read_.push_back(i);
      if (planned.step != Step::keep && planned.step != Step::touch) continue;
      done_[i] = *planned.before;
      done_[i]->source = planned.file;
    }
    // Last, since they are converted meanwhile.
    std::stable_partition(to_read_.begin(), to_read_.end(),
                          [&](size_t at) { return !is_office_name(task.changes.files[at].file.path); });
    serial_ = task.base_serial;
  }

  Result<void> run() {
    task_.progress.files_total = to_read_.size();
    announce();
    const auto start = Clock::now();
    auto budget = std::chrono::duration_cast<Clock::duration>(task_.plan.first_batch);
    for (bool first = true; first || next_ < to_read_.size(); first = false) {
      // To build anew is all or nothing: half of the papers must not take the place of all.
      const bool in_one_go = task_.plan.rebuild;
      batch_end_ = in_one_go ? Clock::time_point::max() : Clock::now() + budget;
      if (const auto done = run_batch(first); !done) return tl::unexpected(close_if_withdrawing(done.error()));
      if (task_.progress.stop) break;
      budget = std::max(budget, Clock::now() - start);
    }
    report_.left = to_read_.size() - finished_;
    return {};
  }

  Ledger ledger() const {
    // Until every paper has been read the next run has to compare what is said of each.
    const std::string said = hash_of(task_.declarations) + (finished_ < to_read_.size() ? " in part" : "");
    Ledger out{utc_now(), said, {}, serial_};
    for (size_t i = 0; i < done_.size(); ++i) {
      const PlannedFile& planned = task_.changes.files[i];
      if (done_[i])
        out.rows.push_back(*done_[i]);
      else if (planned.before != nullptr && planned.step == Step::read && !is_withdrawn(planned))
        out.rows.push_back(*planned.before);  // the earlier version is still in the index
    }
    for (const LedgerRow* row : task_.changes.blind) out.rows.push_back(*row);
    return out;
  }

 private:
  void announce() const {
    if (!task_.plan.announce) return;
    std::vector<SourceFile> files;
    for (const size_t at : to_read_) files.push_back(task_.changes.files[at].file);
    task_.plan.announce(files);
  }

  /// Public so far, and to be held back from now on: it goes at once, however long the reading takes.
  [[nodiscard]] bool is_withdrawn(const PlannedFile& planned) const {
    return planned.step == Step::read && planned.before != nullptr && !planned.before->restricted &&
           task_.declarations.manifests.holds_back(planned.file);
  }

  /// What could not be taken out must not go on being served.
  [[nodiscard]] Error close_if_withdrawing(Error error) const {
    if (!withdraws_ || error.code == ErrorCode::locked) return error;
    if (const auto closed = close_public(IndexPaths{task_.plan.index_root}); !closed) return closed.error();
    error.what += "; and a paper that is to be held back could not be taken out of the index, so it is closed";
    error.hint = "Free space on the disk of the index and run the same command again, which builds it anew";
    return error;
  }

  Result<void> run_batch(bool first) {
    auto made = serial_.empty() ? IndexBuilder::begin(task_.plan.index_root, task_.plan.threads)
                                : IndexBuilder::update(task_.plan.index_root, task_.plan.threads);
    if (!made) return tl::unexpected(made.error());
    builder_ = std::move(*made);
    const auto release = [this](void*) { builder_.reset(); };
    const std::unique_ptr<Update, decltype(release)> at_end(this, release);
    if (!serial_.empty() && builder_->base_serial() != serial_)
      return fail(ErrorCode::locked, "Another program has changed the index meanwhile", "Run the same command again");
    if (first)
      if (const auto done = move_and_remove(); !done) return done;
    const size_t before = finished_;
    if (const auto done = read_batch(); !done) return done;
    if (task_.progress.stop && task_.plan.rebuild && finished_ < to_read_.size())
      return fail(ErrorCode::internal, "Stopped before the end", "The index is as it was; run the same command again");
    const bool nothing = finished_ == before && !(first && !serial_.empty() && changes_more_than_reading());
    if (task_.progress.stop && nothing) return {};
    return publish();
  }

  [[nodiscard]] bool changes_more_than_reading() const {
    return !task_.changes.gone.empty() || !task_.strays.empty() ||
           std::any_of(task_.changes.files.begin(), task_.changes.files.end(),
                       [](const PlannedFile& planned) { return planned.step == Step::move; });
  }

  Result<void> move_and_remove() {
    for (const auto& id : task_.strays) builder_->remove(id);
    for (const LedgerRow* row : task_.changes.gone) builder_->remove(row->id);
    for (const PlannedFile& planned : task_.changes.files)
      if (is_withdrawn(planned)) {
        withdraws_ = true;
        builder_->remove(planned.before->id);
      }
    for (size_t i = 0; i < done_.size(); ++i)
      if (task_.changes.files[i].step == Step::move)
        if (const auto done = move(i); !done) return done;
    return {};
  }

  /// The words of the new path come into the index; the paper itself is taken from what is stored.
  Result<void> move(size_t at) {
    const PlannedFile& planned = task_.changes.files[at];
    LedgerRow row = *planned.before;
    row.source = planned.file;
    if (is_indexed(row)) {
      auto record = builder_->stored(row.id);
      if (!record) return tl::unexpected(record.error());
      if (*record) {
        (*record)->source = planned.file;
        if (const auto added = builder_->add(**record); !added) return added;
      }
    }
    done_[at] = std::move(row);
    return {};
  }

  Result<void> read_batch() {
    std::vector<std::jthread> pool;
    const auto left = static_cast<unsigned>(std::min<size_t>(task_.plan.threads, to_read_.size() - next_));
    for (unsigned i = 0; i < left; ++i) {
      pool.emplace_back([this] {
        try {
          read_files();
        } catch (const std::exception& error) {
          give_up({ErrorCode::internal, std::string("the build stopped: ") + error.what(),
                   "Run the same command again; please report this if it happens twice"});
        }
      });
    }
    pool.clear();
    if (error_) return tl::unexpected(*error_);
    return {};
  }

  void read_files() {
    for (;;) {
      size_t at = 0;
      {
        const std::lock_guard lock(mutex_);
        if (next_ >= to_read_.size() || task_.progress.stop || error_ || Clock::now() >= batch_end_) return;
        at = to_read_[next_++];
      }
      if (const auto done = read_file(at); !done) return give_up(done.error());
    }
  }

  Result<void> read_file(size_t at) {
    const PlannedFile& planned = task_.changes.files[at];
    const LayoutReader read = [&](const Descriptor& file, const std::string& name) {
      return task_.contained.read(planned.file, file, name);
    };
    DocumentRecord record = read_document(planned.file, planned.sha256, read,
                                          [this](const SourceFile& file) { return task_.contained.open(file); });
    // Size and time as discovered: a file that changes meanwhile is changed at the next run.
    record.source = planned.file;
    refuse_unopened(record);
    if (planned.before != nullptr && !task_.plan.rebuild && could_not_open(record) && !is_withdrawn(planned)) {
      LedgerRow failed = row_of(record);
      finish(at, *planned.before, failed);
      return {};
    }
    if (!planned.id.empty()) record.id = planned.id;
    record.replaces = planned.replaces;
    task_.contained.hold_back_with_mail(planned.file, record.minutes);
    auto complaints = apply_declarations(task_.declarations, record);
    LedgerRow row = row_of(record);
    // A run that is stopped leaves pages of the paper in hand unread: they are not done with.
    if ((task_.plan.ocr_all || row.unread_pages > 0 || record.ocr) && !task_.progress.stop) row.ocr = task_.plan.ocr;
    hide_contained_names(record);
    row.corrections = mark_of(task_.declarations, record.source, record.sha256);
    if (planned.before != nullptr) builder_->remove(planned.before->id);
    if (planned.before != nullptr && !planned.before->restricted && (row.restricted || row.partly)) withdraws_ = true;
    if (is_indexed(row))
      if (const auto added = builder_->add(record); !added) return added;
    const bool copy = row.id != row.sha256.substr(0, row.id.size());
    if (!copy && !complaints.empty()) {
      const std::lock_guard lock(mutex_);
      std::move(complaints.begin(), complaints.end(), std::back_inserter(report_.complaints));
    }
    finish(at, row, row);
    return {};
  }

  void finish(size_t at, const LedgerRow& row, const LedgerRow& told) {
    task_.progress.pages_done += told.pages;
    ++task_.progress.files_done;
    const std::lock_guard lock(mutex_);
    if (&row != &told) ++report_.kept;
    ++finished_;
    report_.pages_read += told.pages;
    done_[at] = row;
    task_.on_row(told);
  }

  void give_up(const Error& error) {
    const std::lock_guard lock(mutex_);
    if (!error_) error_ = error;
  }

  /// The ledger first, as the next one: whenever a kill comes, one of the two describes what is published.
  Result<void> publish() {
    task_.progress.merging = true;
    serial_ = builder_->serial();
    report_.ledger = ledger();
    if (const auto settled = settle_ledger(task_.plan.index_root); !settled) return settled;
    if (const auto written = write_next_ledger(task_.plan.index_root, report_.ledger); !written) return written;
    builder_->set_rulings(rulings_of(task_.declarations.corrections));
    const auto published = builder_->publish();
    if (!published) return tl::unexpected(published.error());
    report_.entries = published->entries;
    task_.progress.merging = false;
    withdraws_ = false;
    return adopt_ledger(task_.plan.index_root);
  }

  const UpdateTask& task_;
  IndexReport& report_;
  std::vector<size_t> to_read_;
  std::vector<std::optional<LedgerRow>> done_;  ///< by place in the plan
  std::string serial_;                          ///< of what is published now
  std::unique_ptr<IndexBuilder> builder_;
  Clock::time_point batch_end_;
  std::mutex mutex_;
  size_t next_ = 0;      ///< in to_read_
  size_t finished_ = 0;  ///< of to_read_
  std::optional<Error> error_;
  std::atomic<bool> withdraws_ = false;  ///< something that is public is to be held back, and is not yet
};

}  // namespace

Result<void> run_update(const UpdateTask& task, IndexReport& report) {
  Update update(task, report);
  auto done = update.run();
  report.read = task.progress.files_done;
  if (report.ledger.written.empty()) report.ledger = update.ledger();
  return done;
}

std::vector<std::string> hash_files(const std::vector<SourceFile>& files, const OpenPaper& open_paper,
                                    unsigned threads) {
  std::vector<std::string> hashes(files.size());
  std::atomic<size_t> next{0};
  const auto work = [&] {
    for (size_t i = next++; i < files.size(); i = next++) {
      if (files[i].size > largest_file) continue;
      if (const auto file = open_paper(files[i])) hashes[i] = sha256_hex_of(*file).value_or("");
    }
  };
  std::vector<std::jthread> pool;
  for (unsigned i = 0; i < threads; ++i) pool.emplace_back(work);
  return hashes;
}

std::string utc_now() {
  const std::time_t now = std::chrono::system_clock::to_time_t(std::chrono::system_clock::now());
  std::tm parts{};
  ::gmtime_r(&now, &parts);
  std::array<char, 32> out{};
  const size_t length = std::strftime(out.data(), out.size(), "%Y-%m-%dT%H:%M:%SZ", &parts);
  return {out.data(), length};
}

}  // namespace minutebook
