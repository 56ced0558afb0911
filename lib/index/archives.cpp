// SPDX-License-Identifier: GPL-3.0-or-later
#include "lib/index/archives.hpp"

#include <algorithm>
#include <utility>

#include "lib/base/hash.hpp"
#include "lib/index/format.hpp"
#include "lib/model/json.hpp"

namespace minutebook {
namespace {

constexpr size_t most_archives = 100;
constexpr size_t hash_digits = 16;

}  // namespace

void add_archive(Xapian::Document& record, const Archive& archive) {
  Archive said = archive;
  said.languages.clear();
  if (said == Archive{}) return;
  const std::string json = archive_to_json(said);
  record.add_boolean_term(std::string(format::prefix::archive) + sha256_hex(json).substr(0, hash_digits));
  record.add_value(format::slot::archive, json);
}

std::vector<Archive> read_archives(const Xapian::Database& papers) {
  std::vector<std::pair<Xapian::doccount, Archive>> found;
  const std::string prefix(format::prefix::archive);
  for (auto term = papers.allterms_begin(prefix); term != papers.allterms_end(prefix) && found.size() < most_archives;
       ++term) {
    const auto first = papers.postlist_begin(*term);
    if (first == papers.postlist_end(*term)) continue;
    found.emplace_back(term.get_termfreq(),
                       archive_from_json(papers.get_document(*first).get_value(format::slot::archive)));
  }
  std::stable_sort(found.begin(), found.end(), [](const auto& a, const auto& b) { return a.first > b.first; });
  std::vector<Archive> out;
  for (auto& [papers_of, archive] : found) out.push_back(std::move(archive));
  return out;
}

}  // namespace minutebook
