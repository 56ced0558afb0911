// SPDX-License-Identifier: GPL-3.0-or-later
#include "lib/index/writer.hpp"

#include <algorithm>
#include <atomic>
#include <chrono>
#include <mutex>
#include <set>
#include <utility>

#include <xapian.h>

#include "lib/index/apply.hpp"
#include "lib/index/format.hpp"
#include "lib/index/generation.hpp"
#include "lib/index/guard.hpp"
#include "lib/index/public_part.hpp"
#include "lib/index/shards.hpp"
#include "lib/model/json.hpp"

namespace minutebook {
namespace fs = std::filesystem;
namespace {

struct Worker {
  std::mutex mutex;
  Shard open, restricted;
};

/// Unlike every serial before, also those of an index that was removed.
std::string new_serial() {
  return std::to_string(std::chrono::system_clock::now().time_since_epoch() / std::chrono::nanoseconds(1));
}

std::string today() {
  using std::chrono::duration_cast;
  const auto now = std::chrono::system_clock::now().time_since_epoch();
  return to_iso(date_from_day_number(duration_cast<std::chrono::duration<long, std::ratio<86400>>>(now).count()));
}

std::optional<std::string> record_bytes(const Xapian::Database& database, const std::string& id) {
  const std::string term = std::string(format::prefix::record) + id;
  const auto posting = database.postlist_begin(term);
  if (posting == database.postlist_end(term)) return std::nullopt;
  return database.get_document(*posting).get_data();
}

Result<void> prepare_side(Side& side, const IndexPaths& paths, bool restricted, bool from_nothing) {
  side.folder = paths.side(restricted);
  std::error_code error;
  fs::remove_all(side.building(), error);
  fs::create_directory(side.building(), error);
  if (error) return fail_errno("Could not make the folder " + side.building().string(), error.value());
  if (from_nothing) return {};
  const auto base = current_generation(paths.stub(restricted));
  if (!base) return tl::unexpected(base.error());
  side.base = *base;
  const Xapian::Database database(side.base.string());
  side.names = NameRegister::read(database);
  side.totals = read_totals(database);
  return {};
}

}  // namespace

struct IndexBuilder::State {
  IndexPaths paths;
  Descriptor lock;
  UpdateMarks marks{new_serial(), today(), {}};
  std::string base_serial;  ///< of the public database
  Side open, restricted;
  std::vector<std::unique_ptr<Worker>> workers;
  std::atomic<size_t> next_worker = 0;
  std::mutex ids_mutex;
  std::set<std::string> ids;
  std::optional<Error> broken;
  bool published = false;

  ~State() {
    workers.clear();
    std::error_code error;
    for (const Side* side : {&open, &restricted}) fs::remove_all(side->building(), error);
  }

  Side& side(bool is_restricted) { return is_restricted ? restricted : open; }

  /// False when the id is already in this build.
  bool take_id(const std::string& id) {
    const std::lock_guard hold(ids_mutex);
    return ids.insert(id).second;
  }

  void remember(const Error& error) {
    const std::lock_guard hold(ids_mutex);
    if (!broken) broken = error;
  }

  void remove(const std::string& id) {
    for (Side* side : {&open, &restricted}) {
      const std::lock_guard hold(side->mutex);
      if (!side->base.empty()) side->removed.insert(id);
    }
  }

  void hide() {
    const std::lock_guard hold(open.mutex);
    open.hides = true;
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

  /// In place the work grows with the change; a merge copies everything but is quicker for each paper.
  bool is_small() {
    constexpr uint64_t most_papers = 64;
    constexpr uint64_t most_bytes = 8U << 20;
    for (const Side* side : {&open, &restricted}) {
      if (side->base.empty()) return false;
      const uint64_t changes = std::max<uint64_t>(side->added, side->removed.size());
      const uint64_t papers = open.totals.documents + restricted.totals.documents;
      if (changes > std::clamp<uint64_t>(papers / 20, 1, most_papers) || side->added_bytes > most_bytes) return false;
    }
    return true;
  }

  /// Readers see a new file there and open the generation again.
  Result<void> touch_stub(bool is_restricted) {
    return switch_stub(paths.stub(is_restricted), side(is_restricted).base.filename().string());
  }

  /// What goes comes out of both, and what is new goes in, the restricted database first: were the public one first, a
  /// kill could leave a paper nowhere.
  Result<void> change_in_place() {
    for (const bool is_restricted : {true, false}) {
      Side& one = side(is_restricted);
      apply_in_place(one, marks);
      if (auto done = touch_stub(is_restricted); !done) return done;
    }
    for (const bool is_restricted : {true, false})
      if (renew_registers_if_stale(side(is_restricted).base, marks))
        if (auto done = touch_stub(is_restricted); !done) return done;
    return {};
  }

  Result<void> change_by_merge(bool compacted) {
    uint32_t numbers[2] = {};
    for (const bool is_restricted : {true, false}) {
      Side& one = side(is_restricted);
      numbers[is_restricted ? 1 : 0] = newest_generation(one.folder) + 1;
      const fs::path merged = one.building() / "merged";
      apply_by_merge(one, marks, merged, compacted);
      fs::rename(merged, one.folder / generation_name(numbers[is_restricted ? 1 : 0]));
    }
    if (auto done = write_file_atomically(paths.format(), std::string(format::format_line) + "\n"); !done) return done;
    for (const bool is_restricted : {true, false})
      if (auto done = switch_stub(paths.stub(is_restricted), generation_name(numbers[is_restricted ? 1 : 0])); !done)
        return done;
    for (const bool is_restricted : {true, false})
      remove_leftovers(paths.side(is_restricted), numbers[is_restricted ? 1 : 0]);
    return {};
  }
};

IndexBuilder::IndexBuilder(std::unique_ptr<State> state) : state_(std::move(state)) {}
IndexBuilder::~IndexBuilder() = default;

Result<std::unique_ptr<IndexBuilder>> IndexBuilder::make(const fs::path& index_root, unsigned shards,
                                                         bool from_nothing) {
  using Made = Result<std::unique_ptr<IndexBuilder>>;
  const std::string doing = "Could not begin to write in " + index_root.string();
  return guarded(doing, [&]() -> Made {
    auto state = std::make_unique<State>();
    state->paths.root = index_root;
    if (!from_nothing)
      if (const auto format = check_format(state->paths); !format) return tl::unexpected(format.error());
    auto lock = claim_index_root(state->paths);
    if (!lock) return tl::unexpected(lock.error());
    state->lock = std::move(*lock);
    for (const bool restricted : {false, true})
      if (auto done = prepare_side(state->side(restricted), state->paths, restricted, from_nothing); !done)
        return tl::unexpected(done.error());
    if (!from_nothing)
      state->base_serial =
          Xapian::Database(state->open.base.string()).get_metadata(std::string(format::metadata::serial));
    for (unsigned i = 0; i < std::clamp(shards, 1U, 64U); ++i) state->workers.push_back(std::make_unique<Worker>());
    return std::unique_ptr<IndexBuilder>(new IndexBuilder(std::move(state)));
  });
}

Result<std::unique_ptr<IndexBuilder>> IndexBuilder::begin(const fs::path& index_root, unsigned shards) {
  return make(index_root, shards, true);
}

Result<std::unique_ptr<IndexBuilder>> IndexBuilder::update(const fs::path& index_root, unsigned shards) {
  return make(index_root, shards, false);
}

Result<void> IndexBuilder::add(const DocumentRecord& record) {
  State& state = *state_;
  if (record.id.empty() || record.id.size() > 64)
    return fail(ErrorCode::bad_argument, "A paper without an id cannot be indexed: " + record.source.path);
  if (!state.take_id(record.id))
    return fail(ErrorCode::bad_argument, "The paper " + record.id + " is already in this build");
  auto result = guarded("Could not index " + record.source.path, [&]() -> Result<void> {
    state.remove(record.id);
    auto [worker, hold] = state.take_worker();
    const bool held_back = is_held_back(record);
    if (held_back || has_restricted_parts(record)) state.hide();
    if (!held_back) worker->open.add(state.open, public_part(record));
    if (held_back || has_restricted_parts(record)) worker->restricted.add(state.restricted, record);
    merge_some(state.open, 2 * merge_width, merge_width);
    return {};
  });
  // Part of the paper may be in a shard already, so this build cannot be published any more.
  if (!result) state.remember(result.error());
  return result;
}

void IndexBuilder::remove(const std::string& id) { state_->remove(id); }

Result<std::optional<DocumentRecord>> IndexBuilder::stored(const std::string& id) {
  using Found = Result<std::optional<DocumentRecord>>;
  return guarded("Could not read the paper " + id, [&]() -> Found {
    for (const Side* side : {&state_->restricted, &state_->open}) {
      if (side->base.empty()) continue;
      const auto bytes = record_bytes(Xapian::Database(side->base.string()), id);
      if (!bytes) continue;
      auto record = record_from_json(*bytes);
      if (!record) return tl::unexpected(record.error());
      return std::optional<DocumentRecord>(std::move(*record));
    }
    return std::optional<DocumentRecord>();
  });
}

void IndexBuilder::set_rulings(std::vector<PersonRuling> rulings) { state_->marks.rulings = std::move(rulings); }
const std::string& IndexBuilder::base_serial() const { return state_->base_serial; }
const std::string& IndexBuilder::serial() const { return state_->marks.serial; }

Result<PublishedCounts> IndexBuilder::publish() { return publish_as(false); }
Result<PublishedCounts> IndexBuilder::publish_compacted() { return publish_as(true); }

Result<PublishedCounts> IndexBuilder::publish_as(bool compacted) {
  State& state = *state_;
  if (state.broken) return tl::unexpected(*state.broken);
  if (state.published) return fail(ErrorCode::bad_argument, "This build is already published");
  return guarded("Could not publish the index", [&]() -> Result<PublishedCounts> {
    for (auto& worker : state.workers) {
      worker->open.close(state.open);
      worker->restricted.close(state.restricted);
    }
    const auto done = !compacted && state.is_small() ? state.change_in_place() : state.change_by_merge(compacted);
    if (!done) return tl::unexpected(done.error());
    state.published = true;
    return PublishedCounts{state.open.totals.documents, state.open.totals.entries, state.restricted.totals.documents};
  });
}

Result<PublishedSerials> published_serials(const fs::path& index_root) {
  const IndexPaths paths{index_root};
  if (const auto format = check_format(paths); !format) return tl::unexpected(format.error());
  return guarded("Could not open the index in " + index_root.string(), [&]() -> Result<PublishedSerials> {
    const auto serial_of = [&](bool restricted) {
      return Xapian::Database(paths.side(restricted).string()).get_metadata(std::string(format::metadata::serial));
    };
    return PublishedSerials{serial_of(false), serial_of(true)};
  });
}

Result<bool> is_compaction_due_in(const fs::path& index_root) {
  const IndexPaths paths{index_root};
  return guarded("Could not look into the index in " + index_root.string(), [&]() -> Result<bool> {
    for (const bool is_restricted : {true, false}) {
      const auto generation = current_generation(paths.stub(is_restricted));
      if (!generation) return tl::unexpected(generation.error());
      if (is_compaction_due(*generation, today())) return true;
    }
    return false;
  });
}

Result<StoredIds> stored_ids(const fs::path& index_root) {
  const IndexPaths paths{index_root};
  if (const auto format = check_format(paths); !format) return tl::unexpected(format.error());
  return guarded("Could not list the papers in " + index_root.string(), [&]() -> Result<StoredIds> {
    const auto ids_of = [&](bool restricted) {
      const std::string prefix(format::prefix::record);
      const Xapian::Database database(paths.side(restricted).string());
      std::vector<std::string> out;
      for (auto term = database.allterms_begin(prefix); term != database.allterms_end(prefix); ++term)
        out.push_back((*term).substr(prefix.size()));
      return out;
    };
    return StoredIds{ids_of(false), ids_of(true)};
  });
}

}  // namespace minutebook
