// SPDX-License-Identifier: GPL-3.0-or-later
#include "lib/index/shards.hpp"

#include <algorithm>
#include <system_error>
#include <utility>

#include "lib/index/archives.hpp"
#include "lib/index/duplicates.hpp"
#include "lib/index/entry.hpp"
#include "lib/index/format.hpp"
#include "lib/index/generation.hpp"
#include "lib/index/terms.hpp"
#include "lib/model/facts.hpp"
#include "lib/model/json.hpp"

namespace minutebook {
namespace fs = std::filesystem;
namespace {

constexpr uint32_t shard_entries = 300;  // papers are never split, so one with more entries makes a shard
constexpr uint64_t shard_bytes = 16U << 20;

std::string pack_names(Side& side, const std::vector<std::string>& names) {
  std::vector<uint32_t> numbers;
  {
    const std::lock_guard hold(side.mutex);
    for (const auto& name : names)
      if (const auto number = side.names.number_of(name)) numbers.push_back(*number);
  }
  std::sort(numbers.begin(), numbers.end());
  numbers.erase(std::unique(numbers.begin(), numbers.end()), numbers.end());
  return pack_numbers(numbers);
}

/// A term weighs what it does at its first position.
void add_terms(Xapian::Document& document, const TermTable& table) {
  const auto& terms = table.terms();
  std::vector<bool> placed(terms.size(), false);
  for (const auto& [number, position] : table.postings()) {
    document.add_posting(terms[number].text, position, placed[number] ? 0 : terms[number].weight);
    placed[number] = true;
  }
  for (size_t number = 0; number < terms.size(); ++number)
    if (!placed[number]) document.add_term(terms[number].text, terms[number].weight);
}

Xapian::Document to_document(Side& side, const Entry& entry, const std::string& persons, const std::string& owners) {
  Xapian::Document document;
  document.set_data(pack(entry.data));
  add_terms(document, entry.terms);
  for (const auto& [slot, value] : entry.values) document.add_value(slot, value);
  if (!persons.empty()) document.add_value(format::slot::persons, persons);
  if (!owners.empty()) document.add_value(format::slot::owners, owners);
  if (!entry.own_owners.empty())
    document.add_value(format::slot::own, document.get_value(format::slot::own) + pack_names(side, entry.own_owners));
  return document;
}

Xapian::Document record_document(const DocumentRecord& record) {
  Xapian::Document document;
  document.set_data(to_json(record, true));
  document.add_boolean_term(std::string(format::prefix::record) + record.id);
  document.add_value(format::slot::facts, pack(facts_of(record)));
  add_archive(document, record.archive);
  add_sketch(document, record);
  for (const auto& former : record.replaces) document.add_boolean_term(std::string(format::prefix::former) + former);
  return document;
}

Totals totals_of(const std::vector<Entry>& entries) {
  Totals totals;
  totals.documents = 1;
  totals.entries = entries.size();
  totals.document_words = entries.front().terms.weight();
  for (const Entry& entry : entries) {
    if (entry.data.kind != EntryKind::passage) continue;
    ++totals.passages;
    totals.passage_words += entry.terms.weight();
  }
  return totals;
}

}  // namespace

fs::path Side::building() const { return folder / building_name; }

fs::path Side::new_shard() {
  const std::lock_guard hold(mutex);
  return building() / ("shard-" + std::to_string(next_shard++));
}

void Shard::put(Side& side, const Xapian::Document& document) {
  if (count_ == 0) {
    path_ = side.new_shard();
    database_.emplace(path_, Xapian::DB_CREATE | Xapian::DB_BACKEND_GLASS | Xapian::DB_DANGEROUS | Xapian::DB_NO_SYNC);
  }
  (*database_)->add_document(document);
  ++count_;
  bytes_ += document.get_data().size();
}

void Shard::add(Side& side, const DocumentRecord& record) {
  const auto entries = entries_of(record);
  const std::string persons = pack_names(side, entries.front().persons);  // the same for all entries of a paper
  const std::string owners = pack_names(side, entries.front().owners);
  const uint64_t bytes_before = bytes_;
  for (const Entry& entry : entries) put(side, to_document(side, entry, persons, owners));
  put(side, record_document(record));
  {
    const std::lock_guard hold(side.mutex);
    side.totals += totals_of(entries);
    side.succeeded.insert(record.id);
    side.succeeded.insert(record.replaces.begin(), record.replaces.end());
    for (const auto& former : record.replaces) side.replaced[former] = record.id;
    ++side.added;
    side.added_bytes += bytes_ - bytes_before;
  }
  if (count_ >= shard_entries || bytes_ >= shard_bytes) close(side);
}

void Shard::close(Side& side) {
  if (count_ == 0) return;
  (*database_)->commit();
  (*database_)->close();
  database_.reset();
  count_ = 0;
  bytes_ = 0;
  const std::lock_guard hold(side.mutex);
  side.shards.push_back(path_);
}

void merge(const std::vector<fs::path>& sources, const fs::path& target) {
  Xapian::Database database;
  for (const auto& source : sources) database.add_database(Xapian::Database(source.string()));
  database.compact(target.string());
  database.close();
}

bool merge_some(Side& side, size_t limit, size_t least) {
  std::vector<fs::path> some;
  {
    const std::lock_guard hold(side.mutex);
    if (side.shards.size() <= limit) return false;
    const size_t count = std::clamp(side.shards.size() - limit + 1, least, merge_width);
    const auto end = side.shards.begin() + static_cast<std::ptrdiff_t>(count);
    some.assign(side.shards.begin(), end);
    side.shards.erase(side.shards.begin(), end);
  }
  const fs::path target = side.new_shard();
  merge(some, target);
  std::error_code error;
  for (const auto& source : some) fs::remove_all(source, error);
  const std::lock_guard hold(side.mutex);
  side.shards.push_back(target);
  return true;
}

}  // namespace minutebook
