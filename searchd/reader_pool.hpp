// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <condition_variable>
#include <filesystem>
#include <list>
#include <memory>
#include <mutex>
#include <set>
#include <vector>

#include "lib/index/reader.hpp"

namespace minutebook {

/// Readers for many threads: each lease has one of its own, so as many are open as there were requests at the same
/// time. Thread-safe.
class ReaderPool {
 public:
  /// A reader that goes back to the pool when the lease ends; the pool must outlive it.
  class Lease {
   public:
    Lease(ReaderPool& pool, std::unique_ptr<Reader> reader) : pool_(&pool), reader_(std::move(reader)) {}
    Lease(Lease&& other) noexcept = default;
    Lease& operator=(Lease&&) = delete;
    ~Lease() {
      if (reader_) pool_->give_back(std::move(reader_));
    }
    Reader* operator->() { return reader_.get(); }
    Reader& operator*() { return *reader_; }

   private:
    ReaderPool* pool_;
    std::unique_ptr<Reader> reader_;
  };

  /// Opens a first reader, so that an index that cannot be read is known before a socket is.
  static Result<std::unique_ptr<ReaderPool>> open(const std::filesystem::path& index_root);

  /// A reader of the newest generation. Fails as Reader::open does.
  Result<Lease> lease();

  /// Name of the archive of which most papers are, as its manifest says; empty if none does. Of the newest reader.
  std::string archive_name();

  using Record = std::shared_ptr<const DocumentRecord>;
  /// The record without its passages, null when there is none. Records lately read are kept, and only a few are read at
  /// the same time, the same one never twice: one of 100,000 items takes half a gigabyte while it is read.
  Result<Record> document(const std::string& id);

 private:
  explicit ReaderPool(std::filesystem::path index_root) : index_root_(std::move(index_root)) {}
  void give_back(std::unique_ptr<Reader> reader);
  std::unique_ptr<Reader> take();
  Record find(const std::string& key);  ///< with records_mutex_ held
  void keep(const std::string& key, const Record& record);
  void done(const std::string& key);

  struct Kept {
    std::string key;  ///< revision and id
    Record record;
    size_t bytes = 0;
  };

  std::filesystem::path index_root_;
  std::shared_ptr<GenerationCaches> caches_ = make_generation_caches();
  std::mutex mutex_;
  std::vector<std::unique_ptr<Reader>> idle_;
  std::string archive_name_;
  std::mutex records_mutex_;
  std::condition_variable read_;
  std::set<std::string> reading_;  ///< keys
  std::list<Kept> kept_;           ///< newest first
};

}  // namespace minutebook
