// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/pipeline/pipeline.hpp"

#include <algorithm>
#include <array>
#include <chrono>
#include <ctime>
#include <mutex>
#include <optional>
#include <set>
#include <thread>

#include "lib/base/file.hpp"
#include "lib/base/hash.hpp"
#include "lib/index/reader.hpp"
#include "lib/index/writer.hpp"

namespace minutebook {
namespace {

std::string utc_now() {
  const std::time_t now = std::chrono::system_clock::to_time_t(std::chrono::system_clock::now());
  std::tm parts{};
  ::gmtime_r(&now, &parts);
  std::array<char, 32> out{};
  const size_t length = std::strftime(out.data(), out.size(), "%Y-%m-%dT%H:%M:%SZ", &parts);
  return {out.data(), length};
}

LedgerRow row_of(const DocumentRecord& record) {
  LedgerRow row{record.source,
                record.id,
                record.sha256,
                record.verdict,
                record.verdict_detail,
                record.page_count,
                false,
                {},
                {},
                {}};
  row.restricted = record.minutes.restriction.level != RestrictionLevel::open;
  if (record.minutes.body) row.body = record.minutes.body->name;
  if (record.minutes.date) row.date = to_iso(*record.minutes.date);
  row.type = to_name(record.minutes.type);
  return row;
}

/// Content hashes of all files, in their order; empty where a file cannot be read or is too large (reading it later
/// says so).
std::vector<std::string> hash_all(const std::vector<SourceFile>& files, unsigned threads) {
  std::vector<std::string> hashes(files.size());
  std::atomic<size_t> next{0};
  const auto work = [&] {
    for (size_t i = next++; i < files.size(); i = next++) {
      if (files[i].size > largest_file) continue;
      if (const auto file = open_for_reading(files[i].root + "/" + files[i].path))
        hashes[i] = sha256_hex_of(*file).value_or("");
    }
  };
  std::vector<std::jthread> pool;
  for (unsigned i = 0; i < threads; ++i) pool.emplace_back(work);
  return hashes;
}

/// True for every file whose content stands earlier in the list: exact copies get ids of their own.
std::vector<bool> find_copies(const std::vector<std::string>& hashes) {
  std::set<std::string_view> seen;
  std::vector<bool> copies;
  for (const auto& hash : hashes) copies.push_back(!hash.empty() && !seen.insert(hash).second);
  return copies;
}

/// One run of the worker threads over the list of files.
struct Build {
  const std::vector<SourceFile>& files;
  const LayoutReader& read_layout;
  IndexBuilder& builder;
  Progress& progress;
  const OnRow& on_row;
  const Declarations& declarations;
  std::vector<std::string> complaints{};
  std::vector<std::string> hashes{};
  std::vector<bool> copies{};
  std::vector<LedgerRow> rows{};
  std::atomic<size_t> next{0};
  std::mutex mutex{};
  std::optional<Error> error{};
};

void finish_row(Build& build, size_t position, LedgerRow row) {
  build.progress.pages_done += row.pages;
  ++build.progress.files_done;
  const std::lock_guard lock(build.mutex);
  build.rows[position] = std::move(row);
  build.on_row(build.rows[position]);
}

void give_up(Build& build, const Error& error) {
  const std::lock_guard lock(build.mutex);
  if (!build.error) build.error = error;
  build.progress.stop = true;
}

void read_files(Build& build) {
  for (size_t i = build.next++; i < build.files.size() && !build.progress.stop; i = build.next++) {
    DocumentRecord record = read_document(build.files[i], build.hashes[i], build.read_layout);
    record.source =
        build.files[i];  // size and time as discovered: a file that changes meanwhile is changed at the next run
    if (build.copies[i]) record.id = document_id(record.sha256, record.source.root + "/" + record.source.path, true);
    if (auto complaints = apply_declarations(build.declarations, record); !complaints.empty() && !build.copies[i]) {
      const std::lock_guard lock(build.mutex);
      std::move(complaints.begin(), complaints.end(), std::back_inserter(build.complaints));
    }
    LedgerRow row = row_of(record);
    if (is_indexed(row)) {
      if (const auto added = build.builder.add(record); !added) return give_up(build, added.error());
    }
    finish_row(build, i, std::move(row));
  }
}

Result<void> read_all(Build& build, unsigned threads) {
  build.rows.resize(build.files.size());
  build.hashes = hash_all(build.files, threads);
  build.copies = find_copies(build.hashes);
  build.progress.files_total = build.files.size();
  std::vector<std::jthread> pool;
  for (unsigned i = 0; i < threads; ++i) {
    pool.emplace_back([&build] {
      try {
        read_files(build);
      } catch (const std::exception& error) {
        give_up(build, {ErrorCode::internal, std::string("the build stopped: ") + error.what(),
                        "Run the same command again; please report this if it happens twice"});
      }
    });
  }
  pool.clear();
  if (build.error) return tl::unexpected(*build.error);
  if (build.progress.stop)
    return fail(ErrorCode::internal, "Stopped before the end", "The index is as it was; run the same command again");
  return {};
}

std::vector<std::string> hashes_of(const Ledger& ledger) {
  std::vector<std::string> out;
  for (const auto& row : ledger.rows) out.push_back(row.sha256);
  return out;
}

/// A folder that held papers and now holds none is more likely not mounted than meant.
Result<void> refuse_emptied(const IndexPlan& plan, const std::vector<SourceFile>& files) {
  const auto ledger = read_ledger(plan.index_root);
  if (plan.rebuild || !ledger) return {};
  std::set<std::string_view> filled;
  for (const auto& file : files) filled.insert(file.root);
  for (const auto& row : ledger->rows) {
    std::error_code ignored;
    const bool named = std::any_of(plan.folders.begin(), plan.folders.end(), [&](const std::filesystem::path& folder) {
      return std::filesystem::weakly_canonical(folder, ignored) == row.source.root;
    });
    if (named && !filled.contains(row.source.root))
      return fail(ErrorCode::not_found, row.source.root + " held papers at the last run and holds none now",
                  "Is it mounted? The index is as it was; --rebuild empties it if that is meant");
  }
  return {};
}

std::optional<Ledger> unchanged_ledger(const IndexPlan& plan, const std::vector<SourceFile>& files,
                                       const Declarations& declarations) {
  if (plan.rebuild) return std::nullopt;
  auto ledger = read_ledger(plan.index_root);
  if (!Reader::open(plan.index_root)) return std::nullopt;  // gone, or of another format: build it anew
  if (!ledger || ledger->corrections != hash_of(declarations) || !is_unchanged(*ledger, files)) return std::nullopt;
  return std::move(*ledger);
}

}  // namespace

bool is_indexed(const LedgerRow& row) {
  switch (row.verdict) {
    case Verdict::ok:
    case Verdict::no_text:
    case Verdict::too_large:
      return !row.id.empty();
    case Verdict::locked:
    case Verdict::malformed:
    case Verdict::timed_out:
    case Verdict::crashed:
    case Verdict::unsupported:
      return false;
  }
  return false;
}

namespace {

/// All complaints of a run, in the order of files and lines.
std::vector<std::string> all_complaints(const Corrections& corrections, std::vector<std::string> found,
                                        const Ledger& ledger) {
  const auto unknown = unknown_papers(corrections, hashes_of(ledger));
  std::sort(found.begin(), found.end());
  std::vector<std::string> out = corrections.complaints;
  out.insert(out.end(), unknown.begin(), unknown.end());
  out.insert(out.end(), found.begin(), found.end());
  return out;
}

/// Reads every file and publishes what came of it.
Result<void> build_index(const IndexPlan& plan, Build& build, IndexReport& report) {
  if (const auto done = read_all(build, plan.threads); !done) return tl::unexpected(done.error());
  build.progress.merging = true;
  build.builder.set_rulings(rulings_of(build.declarations.corrections));
  const auto published = build.builder.publish();
  if (!published) return tl::unexpected(published.error());
  report.entries = published->entries;
  report.ledger = {utc_now(), hash_of(build.declarations), std::move(build.rows)};
  report.complaints = all_complaints(build.declarations.corrections, std::move(build.complaints), report.ledger);
  if (const auto written = keep_declarations(plan.index_root, build.declarations); !written)
    return tl::unexpected(written.error());
  return write_ledger(plan.index_root, report.ledger);
}

}  // namespace

Result<IndexReport> run_index(const IndexPlan& plan, const LayoutReader& read_layout, Progress& progress,
                              const OnRow& on_row) {
  const auto start = std::chrono::steady_clock::now();
  const auto seconds = [&] { return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count(); };
  auto found = discover(plan.folders, plan.index_root);
  if (!found) return tl::unexpected(found.error());
  const auto declarations = read_declarations(plan.folders, plan.corrections, *found);
  if (!declarations) return tl::unexpected(declarations.error());

  IndexReport report;
  report.manifest_complaints = declarations->manifests.complaints();
  report.passed_over = std::move(found->passed_over);
  report.hidden = found->hidden;
  if (const auto emptied = refuse_emptied(plan, found->files); !emptied) return tl::unexpected(emptied.error());
  if (auto ledger = unchanged_ledger(plan, found->files, *declarations)) {
    report.ledger = std::move(*ledger);
    report.complaints = all_complaints(declarations->corrections, {}, report.ledger);
    report.unchanged = true;
    report.seconds = seconds();
    return report;
  }

  auto builder = IndexBuilder::begin(plan.index_root, plan.threads);
  if (!builder) return tl::unexpected(builder.error());
  Build build{.files = found->files,
              .read_layout = read_layout,
              .builder = **builder,
              .progress = progress,
              .on_row = on_row,
              .declarations = *declarations};
  if (const auto done = build_index(plan, build, report); !done) return tl::unexpected(done.error());
  report.seconds = seconds();
  return report;
}

}  // namespace minutebook
