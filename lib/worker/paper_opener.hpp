// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
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
  explicit PaperOpener(WorkerPool& pool) : pool_(pool) {}

  /// A file that is there, or a paper inside one.
  Result<Descriptor> open(const std::string& root, const std::string& path) const;

  /// Names of the papers inside a container, in its order; empty when it cannot be read.
  std::vector<std::string> papers_in(const std::string& root, const std::string& path) const;

 private:
  WorkerPool& pool_;
};

}  // namespace minutebook
