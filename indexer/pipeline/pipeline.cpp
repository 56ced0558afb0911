// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/pipeline/pipeline.hpp"

#include <algorithm>
#include <map>
#include <optional>
#include <set>

#include "indexer/parse/marks_beside.hpp"
#include "indexer/pipeline/changes.hpp"
#include "indexer/pipeline/known_state.hpp"
#include "indexer/pipeline/update.hpp"
#include "lib/index/generation.hpp"
#include "lib/index/writer.hpp"
#include "lib/worker/paper_opener.hpp"

namespace minutebook {
namespace {

std::vector<std::string> hashes_of(const Ledger& ledger) {
  std::vector<std::string> out;
  for (const auto& row : ledger.rows) out.push_back(row.sha256);
  return out;
}

/// A folder that held papers and now holds none is more likely not mounted than meant.
Result<void> refuse_emptied(const IndexPlan& plan, const Ledger& ledger, const std::vector<SourceFile>& files) {
  std::set<std::string_view> filled;
  for (const auto& file : files)
    if (filled.empty() || *filled.rbegin() != file.root) filled.insert(file.root);
  std::set<std::string> named;
  std::error_code ignored;
  for (const auto& folder : plan.folders) named.insert(std::filesystem::weakly_canonical(folder, ignored).string());
  std::string_view last;  // rows of one folder stand together
  for (const auto& row : ledger.rows) {
    if (row.source.root == last) continue;
    last = row.source.root;
    if (!filled.contains(last) && named.contains(row.source.root))
      return fail(ErrorCode::not_found, row.source.root + " held papers at the last run and holds none now",
                  "Is it mounted? The index is as it was; --rebuild empties it if that is meant");
  }
  return {};
}

/// All complaints of a run, in the order of files and lines.
std::vector<std::string> all_complaints(const Corrections& corrections, std::vector<std::string> found,
                                        const Ledger& ledger) {
  const auto unknown =
      corrections.of_paper.empty() ? std::vector<std::string>() : unknown_papers(corrections, hashes_of(ledger));
  std::sort(found.begin(), found.end());
  std::vector<std::string> out = corrections.complaints;
  out.insert(out.end(), unknown.begin(), unknown.end());
  out.insert(out.end(), found.begin(), found.end());
  return out;
}

/// Rows that must be read again although their files are as they were.
MustRead must_read(const IndexPlan& plan, const Declarations& declarations, const Ledger& ledger) {
  const bool corrected = ledger.corrections != hash_of(declarations);
  return [&plan, &declarations, corrected](const LedgerRow& row) {
    const bool given_up = row.verdict == Verdict::too_large || row.verdict == Verdict::timed_out;
    if (row.sha256.empty() && !given_up) return true;  // could not be opened: perhaps now
    if (plan.retry_failed && row.verdict != Verdict::ok) return true;
    if (is_to_recognize(plan, row)) return true;
    // What is said of a mail concerns what came with it.
    return corrected &&
           (row.corrections != mark_of(declarations, row.source, row.sha256) || came_with_mail(row.source));
  };
}

ChangeCounts count_changes(const ChangePlan& changes) {
  ChangeCounts counts;
  counts.gone = changes.gone.size();
  for (const auto& planned : changes.files) {
    switch (planned.step) {
      case Step::keep:
      case Step::touch:
        break;
      case Step::move:
        ++counts.moved;
        break;
      case Step::read:
        if (planned.before == nullptr)
          ++counts.added;
        else if (planned.before->sha256 == planned.sha256)
          ++counts.again;
        else
          ++counts.changed;
    }
  }
  return counts;
}

bool is_as_it_was(const IndexPlan& plan, const KnownState& known, const Found& found,
                  const Declarations& declarations) {
  const MustRead again = must_read(plan, declarations, known.ledger);
  return !known.ledger.serial.empty() && known.strays.empty() && known.ledger.corrections == hash_of(declarations) &&
         is_unchanged(known.ledger, found.files) &&
         std::none_of(known.ledger.rows.begin(), known.ledger.rows.end(), again);
}

/// The index as it is, with a ledger that knows the new times of files.
Result<void> note_times(const std::filesystem::path& index_root, IndexReport& report, const ChangePlan& changes,
                        const Declarations& declarations) {
  Ledger ledger{utc_now(), hash_of(declarations), {}, report.ledger.serial};
  for (const auto& planned : changes.files) {
    ledger.rows.push_back(*planned.before);
    ledger.rows.back().source = planned.file;
  }
  for (const LedgerRow* row : changes.blind) ledger.rows.push_back(*row);
  report.ledger = std::move(ledger);
  return write_ledger(index_root, report.ledger);
}

bool is_only_times(const ChangePlan& changes) {
  return changes.gone.empty() &&
         std::all_of(changes.files.begin(), changes.files.end(), [](const PlannedFile& planned) {
           return planned.step == Step::keep || planned.step == Step::touch;
         });
}

/// What one run works with.
struct Run {
  const IndexPlan& plan;
  const LayoutReader& read_layout;
  Progress& progress;
  const OnRow& on_row;
  Found found{};
  Declarations declarations{};
};

/// To build anew everything is read, but papers keep their ids and what they replace.
void read_all(ChangePlan& changes) {
  for (auto& planned : changes.files) planned.step = Step::read;
  changes.gone.clear();
  changes.blind.clear();
}

/// True for a paper that is as it was in a mail or zip that is not, or comes from there: what holds those back holds
/// it.
bool has_another_container(const PlannedFile& planned) {
  const bool as_it_was = planned.step == Step::touch || planned.step == Step::move;
  return as_it_was && !(container_of(planned.file.path).empty() && container_of(planned.before->source.path).empty());
}

/// A paper that moved to where something else is said of it, or a name says it, is read again, and so is one whose mail
/// has changed; one that cannot be read now and is to be held back goes.
void heed_declarations(const Declarations& declarations, ChangePlan& changes) {
  for (auto& planned : changes.files)
    if (has_another_container(planned)) planned.step = Step::read;
  for (auto& planned : changes.files)
    if (planned.step == Step::move &&
        (planned.before->corrections != mark_of(declarations, planned.file, planned.before->sha256) ||
         marking_of_path(planned.file.path) != marking_of_path(planned.before->source.path)))
      planned.step = Step::read;
  const auto first_to_go = std::stable_partition(changes.blind.begin(), changes.blind.end(), [&](const LedgerRow* row) {
    return row->restricted || !declarations.manifests.holds_back(row->source);
  });
  changes.gone.insert(changes.gone.end(), first_to_go, changes.blind.end());
  changes.blind.erase(first_to_go, changes.blind.end());
}

Result<void> carry_out(const Run& run, const KnownState& known, IndexReport& report) {
  const MustRead again = must_read(run.plan, run.declarations, known.ledger);
  ContainedPapers contained(run.read_layout, run.plan.open_paper, run.declarations, run.plan.container_time);
  const auto hash = [&](const std::vector<SourceFile>& files) {
    return hash_files(
        files, [&](const SourceFile& file) { return contained.open(file); }, run.plan.threads);
  };
  auto changes = plan_changes(known.ledger, run.found, hash, again);
  report.changes = count_changes(changes);
  report.kept = changes.blind.size();
  if (run.plan.rebuild) read_all(changes);
  heed_declarations(run.declarations, changes);
  if (!run.plan.rebuild && !known.ledger.serial.empty() && known.strays.empty() && is_only_times(changes)) {
    report.ledger.serial = known.ledger.serial;
    report.unchanged = changes.is_empty() && known.ledger.corrections == hash_of(run.declarations);
    if (const auto noted = note_times(run.plan.index_root, report, changes, run.declarations); !noted) return noted;
    if (const auto written = keep_declarations(run.plan.index_root, run.declarations); !written) return written;
    // What is said of people stands in the registers, which a merge makes anew.
    return known.ledger.corrections == hash_of(run.declarations) ? Result<void>{} : compact_index(run.plan.index_root);
  }
  const UpdateTask task{
      run.plan,  changes,      run.declarations, known.strays,
      contained, run.progress, run.on_row,       run.plan.rebuild ? std::string() : known.ledger.serial};
  if (const auto done = run_update(task, report); !done) return done;
  if (const auto written = keep_declarations(run.plan.index_root, run.declarations); !written) return written;
  return {};
}

/// Also when nothing has changed: the last run may have been killed before it came to this.
Result<void> compact_if_due(const IndexPlan& plan, Progress& progress, IndexReport& report) {
  const auto due = is_compaction_due_in(plan.index_root);
  if (!due) return tl::unexpected(due.error());
  report.compaction_due = *due;
  if (!*due || !plan.compact || progress.stop) return {};
  progress.merging = true;
  report.compaction_due = false;
  return compact_index(plan.index_root);
}

/// What is known of the index; empty when it is built anew. Of one that is rebuilt only the ledger counts.
Result<KnownState> known_state(const IndexPlan& plan, const std::vector<SourceFile>& files) {
  if (plan.rebuild) {
    auto ledger = read_ledger(plan.index_root);
    return KnownState{ledger ? std::move(*ledger) : Ledger{}, {}};
  }
  auto known = read_known_state(plan.index_root);
  if (!known) return KnownState{};
  if (const auto emptied = refuse_emptied(plan, known->ledger, files); !emptied) return tl::unexpected(emptied.error());
  return std::move(*known);
}

}  // namespace

bool is_to_recognize(const IndexPlan& plan, const LedgerRow& row) {
  if (plan.ocr.empty() || row.ocr == plan.ocr) return false;
  return plan.ocr_all || row.unread_pages > 0 || !row.ocr.empty();
}

Result<IndexReport> run_index(const IndexPlan& plan, const LayoutReader& read_layout, Progress& progress,
                              const OnRow& on_row) {
  if (!plan.rebuild && is_closed(IndexPaths{plan.index_root})) {
    IndexPlan anew = plan;
    anew.rebuild = true;
    return run_index(anew, read_layout, progress, on_row);
  }
  const auto start = std::chrono::steady_clock::now();
  auto found = discover(plan.folders, plan.index_root);
  if (!found) return tl::unexpected(found.error());
  clear_leftovers(IndexPaths{plan.index_root});  // a run that was killed may have left papers that went out since
  auto declarations = read_declarations(plan.folders, plan.corrections, *found);
  if (!declarations) return tl::unexpected(declarations.error());
  auto known = known_state(plan, found->files);
  if (!known) return tl::unexpected(known.error());
  add_contained(found->files, known->ledger, plan.list_papers);
  refuse_contained_manifests(found->files, declarations->manifests);

  IndexReport report;
  report.manifest_complaints = declarations->manifests.complaints();
  Run run{plan, read_layout, progress, on_row, std::move(*found), std::move(*declarations)};
  if (!plan.rebuild && is_as_it_was(plan, *known, run.found, run.declarations)) {
    report.unchanged = true;
    report.ledger = std::move(known->ledger);
  } else if (const auto done = carry_out(run, *known, report); !done) {
    return tl::unexpected(done.error());
  }
  if (const auto done = compact_if_due(plan, progress, report); !done) return tl::unexpected(done.error());
  report.folders = std::move(run.found.folders);
  report.passed_over = std::move(run.found.passed_over);
  report.hidden = run.found.hidden;
  report.complaints = all_complaints(run.declarations.corrections, std::move(report.complaints), report.ledger);
  report.seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
  return report;
}

Result<void> compact_index(const std::filesystem::path& index_root) {
  auto known = read_known_state(index_root);
  if (!known)
    return fail(ErrorCode::not_found, "There is no index of this version in " + index_root.string(),
                "Build it with minutebook index FOLDER... --index DIR");
  auto builder = IndexBuilder::update(index_root, 1);
  if (!builder) return tl::unexpected(builder.error());
  for (const auto& id : known->strays) (*builder)->remove(id);
  const auto rulings = read_rulings(index_root);
  if (!rulings) return tl::unexpected(rulings.error());
  (*builder)->set_rulings(*rulings);
  known->ledger.serial = (*builder)->serial();
  if (const auto settled = settle_ledger(index_root); !settled) return settled;
  if (const auto written = write_next_ledger(index_root, known->ledger); !written) return written;
  const auto published = (*builder)->publish_compacted();
  if (!published) return tl::unexpected(published.error());
  return adopt_ledger(index_root);
}

}  // namespace minutebook
