// SPDX-License-Identifier: GPL-3.0-or-later
#include "lib/index/apply.hpp"

#include <fcntl.h>

#include <algorithm>
#include <charconv>
#include <cstdio>
#include <future>
#include <stdexcept>
#include <system_error>
#include <utility>

#include "lib/base/file.hpp"
#include "lib/index/entry.hpp"
#include "lib/index/format.hpp"
#include "lib/index/former_papers.hpp"
#include "lib/index/register_store.hpp"
#include "lib/index/stems.hpp"
#include "lib/index/writing.hpp"
#include "lib/model/fields.hpp"

namespace minutebook {
namespace fs = std::filesystem;
namespace {

/// What went out of a database, and what of the derived parts must be looked at again.
struct Removal {
  Totals totals;
  std::set<std::string> words;
  std::set<uint32_t> names;
};

uint64_t number_of(const Xapian::Database& database, std::string_view key) {
  const std::string text = database.get_metadata(std::string(key));
  uint64_t value = 0;
  std::from_chars(text.data(), text.data() + text.size(), value);
  return value;
}

void set(Xapian::WritableDatabase& database, std::string_view key, const std::string& value) {
  database.set_metadata(std::string(key), value);
}

std::vector<Xapian::docid> documents_of(const Xapian::Database& database, const std::string& term) {
  return {database.postlist_begin(term), database.postlist_end(term)};
}

constexpr const char* after_capitals = "[";

template <class Database>
void gather_words(const Database& database, Xapian::docid document, std::set<std::string>& words) {
  const auto end = database.termlist_end(document);
  auto term = database.termlist_begin(document);
  while (term != end) {
    if (!is_word_term(*term)) {
      term.skip_to(after_capitals);
      continue;
    }
    words.insert(*term);
    ++term;
  }
}

void count_entry(const Xapian::Database& before, Xapian::docid id, Removal& removal) {
  const Xapian::Document document = before.get_document(id);
  ++removal.totals.entries;
  for (const unsigned slot : {format::slot::persons, format::slot::owners})
    for (const uint32_t number : unpack_numbers(document.get_value(slot))) removal.names.insert(number);
  const auto data = unpack_entry(document.get_data());
  if (!data) return;
  if (data->kind == EntryKind::document) removal.totals.document_words += before.get_doclength(id);
  if (data->kind != EntryKind::passage) return;
  ++removal.totals.passages;
  removal.totals.passage_words += before.get_doclength(id);
}

/// `before` is the same database as it was published; it is read, so that nothing has to be flushed half-way.
Removal remove_papers(Xapian::WritableDatabase& database, const Xapian::Database& before,
                      const std::set<std::string>& ids) {
  Removal removal;
  for (const auto& id : ids) {
    const auto records = documents_of(before, std::string(format::prefix::record) + id);
    const auto entries = documents_of(before, std::string(field(FieldId::in).prefix) + id);
    removal.totals.documents += records.size();
    for (const Xapian::docid entry : entries) {
      count_entry(before, entry, removal);
      gather_words(before, entry, removal.words);
      database.delete_document(entry);
    }
    for (const Xapian::docid record : records) database.delete_document(record);
  }
  return removal;
}

void add_shard(Xapian::WritableDatabase& database, const fs::path& path, std::set<std::string>& words) {
  const Xapian::Database shard(path.string());
  for (auto posting = shard.postlist_begin(""); posting != shard.postlist_end(""); ++posting) {
    gather_words(shard, *posting, words);
    database.add_document(shard.get_document(*posting));
  }
}

uint64_t bytes_of(const fs::path& folder) {
  uint64_t bytes = 0;
  std::error_code error;
  for (const auto& entry : fs::directory_iterator(folder, error))
    if (entry.is_regular_file(error)) bytes += entry.file_size(error);
  return bytes;
}

/// A copy of the base without what goes; or the base itself when everything stays.
fs::path trimmed_base(Side& side) {
  const Xapian::Database before(side.base.string());
  bool anything = false;
  for (const auto& id : side.removed)
    anything = anything || before.term_exists(std::string(format::prefix::record) + id) ||
               before.term_exists(std::string(field(FieldId::in).prefix) + id);
  if (!anything) return side.base;
  fs::path copy = side.building() / "base";
  if (const auto copied = copy_files(side.base, copy); !copied) throw std::runtime_error(to_text(copied.error()));
  Writing writing(copy, Xapian::DB_OPEN | Xapian::DB_DANGEROUS | Xapian::DB_NO_SYNC);
  Xapian::WritableDatabase& database = *writing;
  const Removal removal = remove_papers(database, before, side.removed);
  side.totals -= removal.totals;
  // Before the merge, which leaves no freed blocks with words of what went.
  refresh_spelling(database, before, removal.words);
  refresh_stems(database, removal.words);
  database.commit();
  return copy;
}

/// Two documents that nothing finds, the least and the greatest of every slot that holds text. Xapian keeps the bounds
/// of a slot when the paper that had them goes; so they never are a paper's.
void add_outer_values(Xapian::WritableDatabase& database) {
  constexpr unsigned slots = 32;
  for (const std::string& outermost : {std::string(1, '\0'), std::string(8, '\xff')}) {
    Xapian::Document document;
    for (unsigned slot = 0; slot < slots; ++slot)
      if (slot != format::slot::persons && slot != format::slot::owners)  // which hold numbers
        document.add_value(slot, outermost);
    database.add_document(document);
  }
}

// Papers whose registers are made in half a second.
constexpr uint64_t quick_registers = 1000;
constexpr std::string_view fresh_registers = "registers.new";
constexpr std::string_view stamp_name = "registers.serial";

/// True when a paper goes of which no later version comes.
bool withdraws(const Side& side, const Xapian::Database& before) {
  return std::any_of(side.removed.begin(), side.removed.end(), [&](const std::string& id) {
    return side.succeeded.count(id) == 0 && before.term_exists(std::string(format::prefix::record) + id);
  });
}

/// Papers, of which the bytes may still lie in freed blocks.
void note_residue(Xapian::WritableDatabase& database, bool withdrawing, uint64_t papers, const std::string& day) {
  if (papers == 0) return;
  const auto key = withdrawing ? format::metadata::residue : format::metadata::replaced;
  const uint64_t before = number_of(database, key);
  set(database, key, std::to_string(before + papers));
  if (!withdrawing && before == 0) set(database, format::metadata::replaced_since, day);
}

bool has_residue(const Xapian::Database& database) {
  return number_of(database, format::metadata::residue) > 0 || number_of(database, format::metadata::replaced) > 0;
}

/// To write a large index anew for each changed paper would take longer than all else.
bool is_scrubbing_due(const Xapian::Database& database, const std::string& day) {
  constexpr uint64_t share = 50;
  if (number_of(database, format::metadata::residue) > 0) return true;
  const uint64_t replaced = number_of(database, format::metadata::replaced);
  const uint64_t papers = read_totals(database).documents;
  return replaced > 0 && (papers <= quick_registers || replaced > papers / share ||
                          database.get_metadata(std::string(format::metadata::replaced_since)) != day);
}

void prepare_registers(const Xapian::Database& papers, const UpdateMarks& marks, const fs::path& generation) {
  fs::remove_all(generation / fresh_registers);
  write_registers(papers, marks.rulings, generation / fresh_registers);
}

/// The same of databases that are about to be merged; into a folder inside `building`, which it tells.
fs::path registers_of(const std::vector<fs::path>& sources, const UpdateMarks& marks, const fs::path& building) {
  Xapian::Database papers;
  for (const auto& source : sources) papers.add_database(Xapian::Database(source.string()));
  prepare_registers(papers, marks, building);
  return building / fresh_registers;
}

/// In one step where the file system can exchange two folders; readers open them anew with the stub.
void switch_registers(const fs::path& generation, const std::string& serial) {
  const fs::path fresh = generation / fresh_registers;
  const fs::path current = generation / registers_name;
  const bool exchanged = ::renameat2(AT_FDCWD, fresh.c_str(), AT_FDCWD, current.c_str(), RENAME_EXCHANGE) == 0;
  if (!exchanged) {
    fs::remove_all(current);
    fs::rename(fresh, current);
  }
  fs::remove_all(fresh);
  if (const auto stamped = write_file_atomically(generation / stamp_name, serial); !stamped)
    throw std::runtime_error(to_text(stamped.error()));
}

std::string registers_serial(const fs::path& generation) {
  return read_file(generation / stamp_name, 1000).value_or("");
}

}  // namespace

void apply_in_place(Side& side, const UpdateMarks& marks) {
  const Xapian::Database before(side.base.string());
  Writing writing(side.base, Xapian::DB_OPEN);
  Xapian::WritableDatabase& database = *writing;
  database.begin_transaction();
  Removal removal = remove_papers(database, before, side.removed);
  for (const auto& shard : side.shards) add_shard(database, shard, removal.words);
  side.totals -= removal.totals;
  free_unused_names(database, removal.names, side.names);
  side.names.write(database);
  refresh_spelling(database, before, removal.words);
  refresh_stems(database, removal.words);
  write_totals(database, side.totals);
  set(database, format::metadata::serial, marks.serial);
  set(database, format::metadata::former_papers,
      former_papers_after(before, {side.removed, side.succeeded, side.replaced, marks.day}));
  const bool withdrawing = removal.totals.documents > 0 && (side.hides || withdraws(side, before));
  note_residue(database, withdrawing, removal.totals.documents, marks.day);
  const bool registers_first = side.totals.documents <= quick_registers || withdrawing;
  if (registers_first) prepare_registers(database, marks, side.base);
  database.commit_transaction();
  if (registers_first) switch_registers(side.base, marks.serial);
}

void apply_by_merge(Side& side, const UpdateMarks& marks, const fs::path& target, bool compacted) {
  while (merge_some(side, merge_width, 1)) {
  }
  std::vector<fs::path> sources;
  bool renew = compacted;
  if (!side.base.empty()) {
    sources.push_back(trimmed_base(side));
    renew = renew || sources.front() != side.base || has_residue(Xapian::Database(side.base.string()));
  }
  sources.insert(sources.end(), side.shards.begin(), side.shards.end());
  auto registers = std::async(std::launch::async, [&] { return registers_of(sources, marks, side.building()); });
  if (!sources.empty()) merge(sources, target);
  const uint64_t bytes = bytes_of(target);
  Writing writing(target, Xapian::DB_CREATE_OR_OPEN | Xapian::DB_BACKEND_GLASS);
  Xapian::WritableDatabase& database = *writing;
  if (side.base.empty()) add_outer_values(database);
  if (renew) free_unused_names(database, side.names);
  side.names.write(database);
  refresh_spelling(database);
  refresh_stems(database);
  write_totals(database, side.totals);
  set(database, format::metadata::format, std::string(format::format_line));
  set(database, format::metadata::serial, marks.serial);
  for (const auto key : {format::metadata::residue, format::metadata::replaced}) set(database, key, "0");
  if (!side.base.empty())
    set(database, format::metadata::former_papers,
        former_papers_after(Xapian::Database(side.base.string()),
                            {side.removed, side.succeeded, side.replaced, marks.day}));
  set(database, format::metadata::compact_bytes, std::to_string(bytes));
  database.commit();
  fs::rename(registers.get(), target / fresh_registers);
  switch_registers(target, marks.serial);
}

bool renew_registers_if_stale(const fs::path& generation, const UpdateMarks& marks) {
  if (registers_serial(generation) == marks.serial) return false;
  prepare_registers(Xapian::Database(generation.string()), marks, generation);
  switch_registers(generation, marks.serial);
  return true;
}

bool is_compaction_due(const fs::path& generation, const std::string& day) {
  constexpr uint64_t worth_it = 64U << 20;
  const Xapian::Database database(generation.string());
  if (is_scrubbing_due(database, day)) return true;
  if (registers_serial(generation) != database.get_metadata(std::string(format::metadata::serial))) return true;
  const uint64_t bytes = bytes_of(generation);
  return bytes > worth_it && bytes > 2 * number_of(database, format::metadata::compact_bytes);
}

}  // namespace minutebook
