// SPDX-License-Identifier: GPL-3.0-or-later
#include "lib/index/stored_entries.hpp"

#include <utility>

#include "lib/index/duplicates.hpp"

namespace minutebook {
namespace {

/// Roughly, in bytes.
size_t memory_of(const EntryData& data) {
  const DocumentSummary& document = data.document;
  return sizeof data + data.text.size() + data.item_title.size() + document.path.size() + document.title.size() +
         document.body.size() + data.page_starts.size() * sizeof(uint32_t) +
         data.owners.size() * 2 * sizeof(std::string);
}

size_t memory_of(const Duplicates& found) {
  size_t bytes = sizeof found;
  for (const Duplicate& other : found.others) bytes += sizeof other + other.path.size() + other.title.size();
  return bytes;
}

}  // namespace

std::shared_ptr<const EntryData> StoredEntries::read(Xapian::docid id) const {
  if (auto known = cache_->entries.find(id)) return known;
  auto data = read_entry(database_, id);
  if (!data) return nullptr;
  const size_t bytes = memory_of(*data);
  return cache_->entries.keep(id, std::move(*data), bytes);
}

std::shared_ptr<const Duplicates> StoredEntries::duplicates(const std::string& paper) const {
  if (auto known = cache_->duplicates.find(paper)) return known;
  Duplicates found = find_duplicates(database_, paper, DuplicateSearch::quick);
  const size_t bytes = memory_of(found);
  return cache_->duplicates.keep(paper, std::move(found), bytes);
}

}  // namespace minutebook
