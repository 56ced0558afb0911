// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <cstdint>
#include <list>
#include <memory>
#include <mutex>
#include <string>
#include <utility>
#include <vector>

#include "lib/model/layout.hpp"
#include "lib/worker/worker_pool.hpp"

namespace minutebook {

/// Pages of PDF files as printed, drawn by minutebook-extract in its sandbox and kept by content, so that a page is
/// drawn once however it is asked for. Thread-safe.
class Pictures {
 public:
  /// Fails when minutebook-extract cannot be found or started.
  static Result<std::unique_ptr<Pictures>> start(unsigned workers);

  /// PNG bytes of one page, at 100 dots an inch. Fails with locked when too many wait already; other failures are
  /// remembered, as the same bytes fail again.
  Result<std::shared_ptr<const std::string>> draw(const Descriptor& file, const std::string& sha256, uint32_t page);

  /// A paper that lies inside a zip or an e-mail, taken out by the same workers. Fails with locked when too many wait.
  Result<Descriptor> take_out(const std::string& root, const std::string& path);

  /// The words of the file with their places, whatever the verdict; null when too many wait already.
  std::shared_ptr<const Layout> layout(const Descriptor& file, const std::string& sha256);

 private:
  explicit Pictures(std::unique_ptr<WorkerPool> pool) : pool_(std::move(pool)) {}

  template <class T>
  using Kept = std::list<std::pair<std::string, std::shared_ptr<const T>>>;  ///< newest first
  template <class T>
  std::shared_ptr<const T> find(Kept<T>& kept, const std::string& key);

  /// Leave to ask the workers; gone when enough wait already.
  class Turn;

  std::unique_ptr<WorkerPool> pool_;
  std::mutex mutex_;
  unsigned at_work_ = 0;
  Kept<std::string> pictures_;
  Kept<Layout> layouts_;
  Kept<Error> failures_;
  Kept<Layout> unreadable_;
};

/// Boxes of the words of a page that match one of `words` (see words_to_mark), in points from the top left corner;
/// words that follow each other on a line share one.
std::vector<Box> boxes_to_mark(const Page& page, const std::vector<std::string>& words);

}  // namespace minutebook
