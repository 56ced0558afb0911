// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/pipeline/containers.hpp"

#include <algorithm>
#include <filesystem>
#include <unordered_map>
#include <utility>

#include "lib/worker/paper_opener.hpp"

namespace minutebook {
namespace {

/// Rows of containers by their full path.
class KnownContainers {
 public:
  explicit KnownContainers(const Ledger& ledger) : rows_(ledger.rows) {
    for (size_t i = 0; i < rows_.size(); ++i)
      if (is_container_name(rows_[i].source.path))
        places_.emplace(rows_[i].source.root + "/" + rows_[i].source.path, i);
  }

  /// False when the container is new or has changed; else the papers in it, which stand behind it in the ledger.
  bool add(const SourceFile& container, std::vector<SourceFile>& files) const {
    const auto place = places_.find(container.root + "/" + container.path);
    if (place == places_.end() || !(rows_[place->second].source == container)) return false;
    const std::string below = container.path + "/";
    for (size_t i = place->second + 1; i < rows_.size(); ++i) {
      const SourceFile& source = rows_[i].source;
      if (source.root != container.root || !source.path.starts_with(below)) break;
      files.push_back(source);
    }
    return true;
  }

 private:
  const std::vector<LedgerRow>& rows_;
  std::unordered_map<std::string, size_t> places_;
};

}  // namespace

void add_contained(std::vector<SourceFile>& files, const Ledger& ledger, const ListPapers& list_papers) {
  const auto is_container = [](const SourceFile& file) { return is_container_name(file.path); };
  if (!list_papers || std::none_of(files.begin(), files.end(), is_container)) return;
  const KnownContainers known(ledger);
  std::vector<SourceFile> out;
  out.reserve(files.size() * 2);
  for (auto& file : files) {
    const SourceFile container = file;
    out.push_back(std::move(file));
    if (!is_container(container) || known.add(container, out)) continue;
    for (const auto& name : list_papers(container))
      out.push_back({container.root, container.path + "/" + name, container.size, container.mtime_ns});
  }
  files = std::move(out);
}

void hide_contained_names(DocumentRecord& record) {
  if (record.media_type != MediaType::zip && record.media_type != MediaType::eml) return;
  for (size_t i = 0; i < record.attachments.size(); ++i)
    record.attachments[i] = std::to_string(i + 1) + std::filesystem::path(record.attachments[i]).extension().string();
}

void refuse_unopened(DocumentRecord& record) {
  if (record.media_type != MediaType::zip || record.verdict == Verdict::malformed) return;
  const bool nested = !container_of(record.source.path).empty();
  if (!nested && is_container_name(record.source.path)) return;
  record.verdict = Verdict::unsupported;
  record.verdict_detail = nested ? "it is an archive of files inside another: unpack it into the folder"
                                 : "it is an archive of files: name it .zip, or unpack it into the folder";
}

}  // namespace minutebook
