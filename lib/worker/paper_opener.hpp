// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <deque>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <vector>

#include "lib/base/file.hpp"
#include "lib/base/result.hpp"
#include "lib/worker/worker_pool.hpp"

namespace minutebook {

/// True for names of files that papers can lie in: zips and e-mails.
bool is_container_name(std::string_view path);

/// "pack.zip" of "pack.zip/a/minutes.pdf": the first piece of a path, but for the last, that is named like a container;
/// empty when there is none.
std::string_view container_of(std::string_view path);

/// Opens papers by their place in an archive, also those inside a zip or an e-mail, whose path goes on behind that of
/// their container. Containers are opened by readers only; what comes of them lies in memory. Thread-safe.
class PaperOpener {
 public:
  /// How the papers of one container are asked for: `in_order` keeps the next ones ready, since to open a container for
  /// each of thousands takes long.
  enum class Asked { singly, in_order };

  explicit PaperOpener(WorkerPool& pool, Asked asked = Asked::singly) : pool_(pool), asked_(asked) {}

  /// A file that is there, or a paper inside one.
  Result<Descriptor> open(const std::string& root, const std::string& path) const;

  /// Names of the papers inside a container, in its order; empty when it cannot be read.
  std::vector<std::string> papers_in(const std::string& root, const std::string& path) const;

 private:
  struct Container;
  std::shared_ptr<Container> container_at(const std::string& path, const Descriptor& file) const;
  Result<std::string> part_of(Container& container, const Descriptor& file, std::string_view inside) const;

  WorkerPool& pool_;
  Asked asked_;
  mutable std::mutex mutex_;
  mutable std::deque<std::shared_ptr<Container>> recent_;  ///< the latest last
};

}  // namespace minutebook
