// SPDX-License-Identifier: GPL-3.0-or-later
#include "lib/index/writer.hpp"

#include <algorithm>
#include <atomic>
#include <map>
#include <mutex>
#include <set>
#include <thread>
#include <utility>
#include <vector>

#include <xapian.h>

#include "lib/base/text.hpp"
#include "lib/index/duplicates.hpp"
#include "lib/index/format.hpp"
#include "lib/index/generation.hpp"
#include "lib/index/guard.hpp"
#include "lib/index/public_part.hpp"
#include "lib/index/register_store.hpp"
#include "lib/index/terms.hpp"
#include "lib/model/facts.hpp"
#include "lib/model/json.hpp"

namespace minutebook {
namespace fs = std::filesystem;
namespace {

// Small shards keep Xapian's in-memory inverter inside the processor's cache: twice as fast as large batches.
constexpr uint32_t shard_entries = 400;
constexpr size_t shard_bytes = 16U << 20;
// A merge holds six files open for each source.
constexpr size_t merge_width = 64;
constexpr unsigned spelling_min_entries = 3;

/// What one of the two databases gathers while it is built; locked by `mutex`.
struct Side {
  fs::path folder;
  std::mutex mutex;
  std::vector<fs::path> shards;
  std::map<std::string, uint32_t> names;
  uint64_t documents = 0, entries = 0, passages = 0;
  uint64_t document_words = 0, passage_words = 0;
  uint32_t next_shard = 0;

  [[nodiscard]] fs::path building() const { return folder / building_name; }
  fs::path new_shard() {
    const std::lock_guard hold(mutex);
    return building() / ("shard-" + std::to_string(next_shard++));
  }
  std::vector<uint32_t> numbers_of(const std::vector<std::string>& wanted) {
    const std::lock_guard hold(mutex);
    std::vector<uint32_t> out;
    out.reserve(wanted.size());
    for (const auto& name : wanted)
      out.push_back(names.try_emplace(name, static_cast<uint32_t>(names.size())).first->second);
    std::sort(out.begin(), out.end());
    out.erase(std::unique(out.begin(), out.end()), out.end());
    return out;
  }
};

/// One small database at a time, closed when it is full.
class Shard {
 public:
  void add(Side& side, const Xapian::Document& document, size_t bytes) {
    if (count_ == 0) {
      path_ = side.new_shard();
      database_ = Xapian::WritableDatabase(
          path_.string(), Xapian::DB_CREATE | Xapian::DB_BACKEND_GLASS | Xapian::DB_DANGEROUS | Xapian::DB_NO_SYNC);
    }
    database_.add_document(document);
    ++count_;
    bytes_ += bytes;
  }
  [[nodiscard]] bool is_full() const { return count_ >= shard_entries || bytes_ >= shard_bytes; }

  void close(Side& side) {
    if (count_ == 0) return;
    database_.commit();
    database_.close();
    count_ = 0;
    bytes_ = 0;
    const std::lock_guard hold(side.mutex);
    side.shards.push_back(path_);
  }

 private:
  Xapian::WritableDatabase database_;
  fs::path path_;
  uint32_t count_ = 0;
  size_t bytes_ = 0;
};

struct Worker {
  std::mutex mutex;
  Shard open, restricted;
};

void merge(const std::vector<fs::path>& sources, const fs::path& target) {
  Xapian::Database database;
  for (const auto& source : sources) database.add_database(Xapian::Database(source.string()));
  database.compact(target.string());
  database.close();
  std::error_code error;
  for (const auto& source : sources) fs::remove_all(source, error);
}

Xapian::Document to_document(const Entry& entry, Side& side) {
  Xapian::Document document;
  document.set_data(pack(entry.data));
  for (const auto& [term, weight] : entry.weights) {
    if (weight > 0)
      document.add_term(term, weight);
    else
      document.add_boolean_term(term);
  }
  for (const auto& [term, position] : entry.positions) document.add_posting(term, position, 0);
  for (const auto& [slot, value] : entry.values) document.add_value(slot, value);
  if (!entry.persons.empty()) document.add_value(format::slot::persons, pack_numbers(side.numbers_of(entry.persons)));
  if (!entry.owners.empty()) document.add_value(format::slot::owners, pack_numbers(side.numbers_of(entry.owners)));
  if (!entry.own_owners.empty())
    document.add_value(format::slot::own,
                       document.get_value(format::slot::own) + pack_numbers(side.numbers_of(entry.own_owners)));
  return document;
}

Xapian::Document record_document(const DocumentRecord& record) {
  Xapian::Document document;
  document.set_data(to_json(record, true));
  document.add_boolean_term(std::string(format::prefix::record) + record.id);
  document.add_value(format::slot::facts, pack(facts_of(record)));
  add_sketch(document, record);
  return document;
}

uint64_t weighted_length(const Entry& entry) {
  uint64_t sum = 0;
  for (const auto& [term, weight] : entry.weights) sum += weight;
  return sum;
}

/// Merges the oldest shards into one when there are more than `limit`; false when there was nothing to do.
bool merge_some(Side& side, size_t limit) {
  std::vector<fs::path> some;
  {
    const std::lock_guard hold(side.mutex);
    if (side.shards.size() <= limit) return false;
    const auto end = side.shards.begin() + static_cast<std::ptrdiff_t>(std::min(merge_width, side.shards.size()));
    some.assign(side.shards.begin(), end);
    side.shards.erase(side.shards.begin(), end);
  }
  const fs::path target = side.new_shard();
  merge(some, target);
  const std::lock_guard hold(side.mutex);
  side.shards.push_back(target);
  return true;
}

bool is_spelling_word(const std::string& term) {
  return term.size() >= 3 && term.size() <= 30 &&
         std::all_of(term.begin(), term.end(), [](char c) { return c >= 'a' && c <= 'z'; });
}

/// The spelling dictionary comes from the terms of this database and nothing else, so that nothing that was withdrawn
/// or is restricted can be suggested.
void add_spelling(Xapian::WritableDatabase& database) {
  std::vector<std::pair<std::string, Xapian::termcount>> words;
  const auto end = database.allterms_end();
  for (auto term = database.allterms_begin(); term != end; ++term)
    if (is_spelling_word(*term) && term.get_termfreq() >= spelling_min_entries)
      words.emplace_back(*term, term.get_termfreq());
  for (const auto& [word, frequency] : words) database.add_spelling(word, frequency);
}

/// Metadata values hold little, so the register of names is cut into pieces of whole lines.
void add_names(Xapian::WritableDatabase& database, const std::map<std::string, uint32_t>& names) {
  constexpr size_t piece_bytes = 60000;
  std::vector<std::string> in_order(names.size());
  for (const auto& [name, number] : names) in_order[number] = collapse_spaces(name);
  std::string piece;
  uint32_t pieces = 0;
  const auto put = [&] {
    if (!piece.empty()) database.set_metadata(std::string(format::metadata::names) + std::to_string(pieces++), piece);
    piece.clear();
  };
  for (const auto& name : in_order) {
    piece += name + "\n";
    if (piece.size() >= piece_bytes) put();
  }
  put();
}

void finish(const Side& side, const fs::path& path) {
  Xapian::WritableDatabase database(path.string(), Xapian::DB_CREATE_OR_OPEN | Xapian::DB_BACKEND_GLASS);
  add_spelling(database);
  add_names(database, side.names);
  const auto set = [&](std::string_view key, const std::string& value) {
    database.set_metadata(std::string(key), value);
  };
  const auto mean = [](uint64_t sum, uint64_t count) {
    return std::to_string(count == 0 ? 1 : std::max<uint64_t>(1, sum / count));
  };
  set(format::metadata::format, std::string(format::format_line));
  set(format::metadata::documents, std::to_string(side.documents));
  set(format::metadata::entries, std::to_string(side.entries));
  set(format::metadata::average_document, mean(side.document_words, side.documents));
  set(format::metadata::average_passage, mean(side.passage_words, side.passages));
  database.commit();
}

}  // namespace

struct IndexBuilder::State {
  IndexPaths paths;
  Descriptor lock;
  Side open, restricted;
  std::vector<std::unique_ptr<Worker>> workers;
  std::atomic<size_t> next_worker = 0;
  std::mutex ids_mutex;
  std::set<std::string> ids;
  std::optional<Error> broken;
  std::vector<PersonRuling> rulings;
  bool published = false;

  ~State() {
    workers.clear();
    std::error_code error;
    for (const Side* side : {&open, &restricted}) fs::remove_all(side->building(), error);
  }

  /// False when the id is already in this build.
  bool take_id(const std::string& id) {
    const std::lock_guard hold(ids_mutex);
    return ids.insert(id).second;
  }

  void remember(const Error& error) {
    const std::lock_guard hold(ids_mutex);
    if (!broken) broken = error;
  }

  /// A worker nobody else is using, or the next in turn.
  std::pair<Worker*, std::unique_lock<std::mutex>> take_worker() {
    const size_t first = next_worker++;
    for (size_t i = 0; i < workers.size(); ++i) {
      Worker& worker = *workers[(first + i) % workers.size()];
      std::unique_lock hold(worker.mutex, std::try_to_lock);
      if (hold.owns_lock()) return {&worker, std::move(hold)};
    }
    Worker& worker = *workers[first % workers.size()];
    return {&worker, std::unique_lock(worker.mutex)};
  }

  void add_to(Side& side, Shard& shard, const DocumentRecord& record) {
    const auto entries = entries_of(record);
    uint64_t passage_words = 0;
    uint64_t passages = 0;
    for (const Entry& entry : entries) {
      shard.add(side, to_document(entry, side), entry.data.text.size());
      if (entry.data.kind != EntryKind::passage) continue;
      passage_words += weighted_length(entry);
      ++passages;
    }
    const Xapian::Document whole = record_document(record);
    shard.add(side, whole, whole.get_data().size());
    if (shard.is_full()) shard.close(side);
    const std::lock_guard hold(side.mutex);
    ++side.documents;
    side.entries += entries.size();
    side.passages += passages;
    side.passage_words += passage_words;
    side.document_words += weighted_length(entries.front());
  }

  /// Makes the finished database of one side; returns the number of its generation.
  uint32_t finish_side(Side& side) {
    while (merge_some(side, merge_width)) {
    }
    const uint32_t number = newest_generation(side.folder) + 1;
    const fs::path merged = side.building() / "merged";
    if (!side.shards.empty()) merge(side.shards, merged);
    finish(side, merged);
    write_registers(Xapian::Database(merged.string()), rulings, merged / registers_name);
    fs::rename(merged, side.folder / generation_name(number));
    return number;
  }
};

IndexBuilder::IndexBuilder(std::unique_ptr<State> state) : state_(std::move(state)) {}
IndexBuilder::~IndexBuilder() = default;

Result<std::unique_ptr<IndexBuilder>> IndexBuilder::begin(const fs::path& index_root, unsigned shards) {
  using Made = Result<std::unique_ptr<IndexBuilder>>;
  const std::string doing = "Could not begin to build in " + index_root.string();
  return guarded(doing, [&]() -> Made {
    auto state = std::make_unique<State>();
    state->paths.root = index_root;
    auto lock = claim_index_root(state->paths);
    if (!lock) return tl::unexpected(lock.error());
    state->lock = std::move(*lock);
    for (const bool restricted : {false, true}) {
      Side& side = restricted ? state->restricted : state->open;
      side.folder = state->paths.side(restricted);
      std::error_code error;
      fs::remove_all(side.building(), error);
      fs::create_directory(side.building(), error);
      if (error) return fail_errno("Could not make the folder " + side.building().string(), error.value());
    }
    for (unsigned i = 0; i < std::clamp(shards, 1U, 64U); ++i) state->workers.push_back(std::make_unique<Worker>());
    return std::unique_ptr<IndexBuilder>(new IndexBuilder(std::move(state)));
  });
}

Result<void> IndexBuilder::add(const DocumentRecord& record) {
  State& state = *state_;
  if (record.id.empty() || record.id.size() > 64)
    return fail(ErrorCode::bad_argument, "A paper without an id cannot be indexed: " + record.source.path);
  if (!state.take_id(record.id))
    return fail(ErrorCode::bad_argument, "The paper " + record.id + " is already in this build");
  auto result = guarded("Could not index " + record.source.path, [&]() -> Result<void> {
    auto [worker, hold] = state.take_worker();
    const bool held_back = is_held_back(record);
    if (!held_back) state.add_to(state.open, worker->open, public_part(record));
    if (held_back || has_restricted_parts(record)) state.add_to(state.restricted, worker->restricted, record);
    merge_some(state.open, 2 * merge_width);
    return {};
  });
  // Part of the paper may be in a shard already, so this build cannot be published any more.
  if (!result) state.remember(result.error());
  return result;
}

void IndexBuilder::set_rulings(std::vector<PersonRuling> rulings) { state_->rulings = std::move(rulings); }

Result<PublishedCounts> IndexBuilder::publish() {
  State& state = *state_;
  if (state.broken) return tl::unexpected(*state.broken);
  if (state.published) return fail(ErrorCode::bad_argument, "This build is already published");
  return guarded("Could not publish the index", [&]() -> Result<PublishedCounts> {
    for (auto& worker : state.workers) {
      worker->open.close(state.open);
      worker->restricted.close(state.restricted);
    }
    uint32_t numbers[2] = {};
    for (const bool restricted : {false, true})
      numbers[restricted ? 1 : 0] = state.finish_side(restricted ? state.restricted : state.open);
    if (auto done = write_file_atomically(state.paths.format(), std::string(format::format_line) + "\n"); !done)
      return tl::unexpected(done.error());
    for (const bool restricted : {true, false}) {
      const uint32_t number = numbers[restricted ? 1 : 0];
      if (auto done = switch_stub(state.paths.stub(restricted), generation_name(number)); !done)
        return tl::unexpected(done.error());
    }
    for (const bool restricted : {true, false})
      remove_leftovers(state.paths.side(restricted), numbers[restricted ? 1 : 0]);
    state.published = true;
    return PublishedCounts{state.open.documents, state.open.entries, state.restricted.documents};
  });
}

}  // namespace minutebook
