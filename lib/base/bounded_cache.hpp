// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <cstddef>
#include <list>
#include <memory>
#include <mutex>
#include <unordered_map>
#include <utility>

namespace minutebook {

/// What took time to make, by name, up to so many bytes; what was not asked for longest goes first. Thread-safe. A
/// value never changes, so whoever holds one may go on reading it after it went from here.
template <class Key, class Value>
class BoundedCache {
 public:
  using Shared = std::shared_ptr<const Value>;

  explicit BoundedCache(size_t most_bytes) : most_bytes_(most_bytes) {}

  /// Null when it is not here.
  [[nodiscard]] Shared find(const Key& key) {
    const std::lock_guard lock(mutex_);
    const auto at = by_key_.find(key);
    if (at == by_key_.end()) return nullptr;
    kept_.splice(kept_.begin(), kept_, at->second);
    return at->second->value;
  }

  /// Keeps it, unless it alone is more than may be kept. Of two that are made at the same time the first stays.
  Shared keep(const Key& key, Value value, size_t bytes) {
    auto shared = std::make_shared<const Value>(std::move(value));
    bytes += overhead;
    if (bytes > most_bytes_) return shared;
    const std::lock_guard lock(mutex_);
    if (const auto at = by_key_.find(key); at != by_key_.end()) return at->second->value;
    kept_.push_front({key, shared, bytes});
    by_key_.emplace(key, kept_.begin());
    bytes_ += bytes;
    while (bytes_ > most_bytes_) drop_last();
    return shared;
  }

  [[nodiscard]] size_t bytes() const {
    const std::lock_guard lock(mutex_);
    return bytes_;
  }

 private:
  static constexpr size_t overhead = 160;  // of the list, the map and the pointers

  struct Kept {
    Key key;
    Shared value;
    size_t bytes = 0;
  };

  void drop_last() {
    bytes_ -= kept_.back().bytes;
    by_key_.erase(kept_.back().key);
    kept_.pop_back();
  }

  size_t most_bytes_;
  mutable std::mutex mutex_;
  std::list<Kept> kept_;  ///< lately asked for first
  std::unordered_map<Key, typename std::list<Kept>::iterator> by_key_;
  size_t bytes_ = 0;
};

}  // namespace minutebook
