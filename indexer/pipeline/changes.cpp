// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/pipeline/changes.hpp"

#include <algorithm>
#include <unordered_map>
#include <unordered_set>

#include "lib/model/record.hpp"

namespace minutebook {
namespace {

std::string full_path(const SourceFile& file) { return file.root + "/" + file.path; }

bool is_below(const std::string& path, const std::string& folder) {
  return path.size() > folder.size() && path.compare(0, folder.size(), folder) == 0 && path[folder.size()] == '/';
}

class Planner {
 public:
  Planner(const Ledger& ledger, const Found& found) : found_(found) {
    for (const auto& row : ledger.rows) rows_.emplace(full_path(row.source), &row);
  }

  ChangePlan run(const HashFiles& hash_files, const MustRead& must_read) {
    match_paths(must_read);
    hash_rest(hash_files);
    gather_displaced();
    match_contents();
    name_papers();
    return std::move(plan_);
  }

 private:
  /// Files that are as they were are kept; the others wait for their hash.
  void match_paths(const MustRead& must_read) {
    plan_.files.reserve(found_.files.size());
    for (const auto& file : found_.files) {
      PlannedFile& planned = plan_.files.emplace_back(PlannedFile{file});
      const auto known = rows_.find(full_path(file));
      if (known == rows_.end()) continue;
      planned.before = known->second;
      rows_.erase(known);
      const LedgerRow& row = *planned.before;
      if (row.source.size != file.size || row.source.mtime_ns != file.mtime_ns) continue;
      planned.sha256 = row.sha256;
      planned.step = must_read(row) ? Step::read : Step::keep;
    }
  }

  void hash_rest(const HashFiles& hash_files) {
    std::vector<SourceFile> files;
    std::vector<PlannedFile*> wanting;
    for (auto& planned : plan_.files) {
      if (planned.step == Step::keep || !planned.sha256.empty()) continue;
      files.push_back(planned.file);
      wanting.push_back(&planned);
    }
    if (files.empty()) return;
    const auto hashes = hash_files(files);
    for (size_t i = 0; i < wanting.size(); ++i) {
      wanting[i]->sha256 = hashes[i];
      const LedgerRow* before = wanting[i]->before;
      if (before != nullptr && !hashes[i].empty() && hashes[i] == before->sha256) wanting[i]->step = Step::touch;
    }
  }

  /// Papers that do not lie any more where they lay.
  void gather_displaced() {
    for (const auto& [path, row] : rows_) {
      const bool hidden = std::any_of(
          found_.passed_over.begin(), found_.passed_over.end(),
          [&path = path](const PassedOver& entry) { return path == entry.path || is_below(path, entry.path); });
      if (hidden)
        plan_.blind.push_back(row);
      else
        plan_.gone.push_back(row);
    }
    // rows_ has no order: that of the ledger decides which of two equal papers has moved.
    std::sort(plan_.gone.begin(), plan_.gone.end());
    std::sort(plan_.blind.begin(), plan_.blind.end());
    for (const LedgerRow* row : plan_.gone) displaced_.emplace(row->sha256, row);
    for (const auto& planned : plan_.files)
      if (planned.before != nullptr && planned.step == Step::read && !planned.sha256.empty() &&
          planned.sha256 != planned.before->sha256)
        displaced_.emplace(planned.before->sha256, planned.before);
  }

  /// A new or changed file with the content of a displaced paper is that paper, moved.
  void match_contents() {
    std::unordered_set<const LedgerRow*> moved;
    for (auto& planned : plan_.files) {
      const bool known = planned.before != nullptr && planned.before->sha256 == planned.sha256;
      if (planned.step != Step::read || planned.sha256.empty() || known) continue;
      const auto [first, last] = displaced_.equal_range(planned.sha256);
      const auto found =
          std::min_element(first, last, [](const auto& a, const auto& b) { return a.second < b.second; });
      if (found == last) continue;
      moves_.emplace_back(&planned, found->second);
      moved.insert(found->second);
      displaced_.erase(found);
    }
    for (auto& planned : plan_.files)
      if (planned.step == Step::read && moved.count(planned.before) != 0) planned.before = nullptr;
    for (const auto& [planned, row] : moves_) {
      if (planned->before != nullptr) plan_.gone.push_back(planned->before);  // what lay there is replaced by a move
      planned->before = row;
      planned->step = Step::move;
    }
    std::erase_if(plan_.gone, [&](const LedgerRow* row) { return moved.count(row) != 0; });
  }

  /// Gives every paper that is to be read its id; exact copies get ids of their own.
  void name_papers() {
    std::unordered_set<std::string> taken;
    const auto keeps_id = [](const PlannedFile& planned) {
      return planned.before != nullptr && (planned.step != Step::read || planned.sha256 == planned.before->sha256);
    };
    for (auto& planned : plan_.files)
      if (keeps_id(planned)) {
        planned.id = planned.before->id;
        planned.replaces = planned.before->replaces;
        taken.insert(planned.id);
      }
    for (const LedgerRow* row : plan_.blind) taken.insert(row->id);
    for (auto& planned : plan_.files) {
      if (!planned.id.empty() || planned.sha256.empty()) continue;
      planned.id = document_id(planned.sha256, {}, false);
      for (std::string path = full_path(planned.file); !taken.insert(planned.id).second; path += "/")
        planned.id = document_id(planned.sha256, path, true);
    }
    for (auto& planned : plan_.files)
      if (planned.step == Step::read && planned.before != nullptr && !keeps_id(planned)) note_versions(planned, taken);
  }

  static void note_versions(PlannedFile& planned, const std::unordered_set<std::string>& taken) {
    const LedgerRow& before = *planned.before;
    if (!before.restricted && is_indexed(before)) planned.replaces.push_back(before.id);
    planned.replaces.insert(planned.replaces.end(), before.replaces.begin(), before.replaces.end());
    std::erase_if(planned.replaces, [&](const std::string& id) { return taken.count(id) != 0; });
  }

  const Found& found_;
  std::unordered_map<std::string, const LedgerRow*> rows_;  ///< by path; those of files that are there are taken out
  std::unordered_multimap<std::string, const LedgerRow*> displaced_;  ///< by content
  std::vector<std::pair<PlannedFile*, const LedgerRow*>> moves_;
  ChangePlan plan_;
};

}  // namespace

bool ChangePlan::is_empty() const {
  return gone.empty() &&
         std::all_of(files.begin(), files.end(), [](const PlannedFile& planned) { return planned.step == Step::keep; });
}

ChangePlan plan_changes(const Ledger& ledger, const Found& found, const HashFiles& hash_files,
                        const MustRead& must_read) {
  return Planner(ledger, found).run(hash_files, must_read);
}

}  // namespace minutebook
