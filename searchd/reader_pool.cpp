// SPDX-License-Identifier: GPL-3.0-or-later
#include "searchd/reader_pool.hpp"

#include <algorithm>

#include "searchd/memory.hpp"

namespace minutebook {
namespace {

constexpr size_t most_kept_bytes = size_t{64} << 20;
constexpr size_t most_read_at_once = 4;
constexpr size_t large_record = size_t{4} << 20;

/// Roughly, in bytes: what grows with the paper.
size_t memory_of(const DocumentRecord& record) {
  constexpr size_t an_item = 1024;  // with the decisions and actions it usually has
  constexpr size_t a_row = 512;
  const auto& minutes = record.minutes;
  size_t bytes = sizeof record + minutes.items.size() * an_item;
  for (const size_t rows : {minutes.attendance.size(), minutes.recommendations.size(), minutes.actions.size(),
                            minutes.problems.size(), minutes.dates.size(), minutes.references.size()})
    bytes += rows * a_row;
  for (const auto& item : minutes.items) bytes += (item.decisions.size() + item.actions.size()) * a_row;
  for (const auto& page : minutes.pages) bytes += sizeof page + page.text.size();
  return bytes;
}

}  // namespace

Result<std::unique_ptr<ReaderPool>> ReaderPool::open(const std::filesystem::path& index_root) {
  std::unique_ptr<ReaderPool> pool(new ReaderPool(index_root));
  if (const auto first = pool->lease(); !first) return tl::unexpected(first.error());
  return pool;
}

Result<ReaderPool::Lease> ReaderPool::lease() {
  // A stale reader is dropped here rather than in give_back(): an idle one may go stale while it waits.
  while (auto reader = take())
    if (!reader->is_stale()) return Lease(*this, std::move(reader));
  auto opened = Reader::open(index_root_, Access::open, caches_);
  if (!opened) return tl::unexpected(opened.error());
  {
    const std::lock_guard lock(mutex_);
    archive_name_ = opened->archives().empty() ? std::string() : opened->archives().front().name;
  }
  return Lease(*this, std::make_unique<Reader>(std::move(*opened)));
}

std::string ReaderPool::archive_name() {
  const std::lock_guard lock(mutex_);
  return archive_name_;
}

Result<ReaderPool::Record> ReaderPool::document(const std::string& id) {
  auto reader = lease();
  if (!reader) return tl::unexpected(reader.error());
  const std::string key = (*reader)->revision() + ':' + id;
  {
    std::unique_lock lock(records_mutex_);
    read_.wait(lock, [&] { return !reading_.contains(key) && reading_.size() < most_read_at_once; });
    if (auto known = find(key)) return known;
    reading_.insert(key);
  }
  struct Reading {
    ReaderPool& pool;
    const std::string& key;
    ~Reading() { pool.done(key); }
  };
  const Reading reading{*this, key};
  auto found = (*reader)->document(id);
  if (!found) return tl::unexpected(found.error());
  if (!*found) return Record();
  (*found)->minutes.passages = {};  // for the index only
  const auto record = std::make_shared<const DocumentRecord>(std::move(**found));
  keep(key, record);
  return record;
}

ReaderPool::Record ReaderPool::find(const std::string& key) {
  const auto at = std::find_if(kept_.begin(), kept_.end(), [&](const Kept& one) { return one.key == key; });
  if (at == kept_.end()) return nullptr;
  kept_.splice(kept_.begin(), kept_, at);
  return at->record;
}

void ReaderPool::keep(const std::string& key, const Record& record) {
  const size_t bytes = memory_of(*record);
  {
    const std::lock_guard lock(records_mutex_);
    kept_.push_front({key, record, bytes});
    size_t all = 0;
    for (auto at = kept_.begin(); at != kept_.end();) {
      all += at->bytes;
      at = all > most_kept_bytes && at != kept_.begin() ? kept_.erase(at) : std::next(at);
    }
  }
  if (bytes > large_record) return_memory();  // the parsed JSON took ten times as much
}

void ReaderPool::done(const std::string& key) {
  const std::lock_guard lock(records_mutex_);
  reading_.erase(key);
  read_.notify_all();
}

void ReaderPool::give_back(std::unique_ptr<Reader> reader) {
  const std::lock_guard lock(mutex_);
  idle_.push_back(std::move(reader));
}

std::unique_ptr<Reader> ReaderPool::take() {
  const std::lock_guard lock(mutex_);
  if (idle_.empty()) return nullptr;
  auto reader = std::move(idle_.back());
  idle_.pop_back();
  return reader;
}

}  // namespace minutebook
