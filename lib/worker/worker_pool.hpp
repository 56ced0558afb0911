// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <chrono>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "lib/base/file.hpp"
#include "lib/base/result.hpp"
#include "lib/model/layout.hpp"

namespace minutebook {

struct WorkerOptions {
  std::filesystem::path program;                     ///< path of minutebook-extract
  std::chrono::milliseconds file_deadline{60'000};   ///< wall time for one request, then SIGKILL and verdict timed_out
  std::chrono::milliseconds page_deadline{120'000};  ///< the same for reading one page from its picture
  uint64_t memory_limit = uint64_t{1} << 30;         ///< address space of a worker, bytes
  bool require_sandbox = false;                      ///< fail to start where the kernel lacks part of the sandbox
  unsigned recycle_after = 200;                      ///< files one process reads before it is replaced
};

/// Which page to draw and where to mark it.
struct PictureRequest {
  uint32_t page = 1;  ///< 1-based
  uint32_t dpi = 100;
};

/// Which page to read from its picture.
struct PageRequest {
  uint32_t page = 1;      ///< 1-based
  std::string languages;  ///< that are installed (ocr_languages.hpp): "eng+cym"
};

/// Long-lived minutebook-extract processes, started by exec, one request at a time each. Thread-safe: every call takes
/// a free worker or waits for one. A worker that dies, hangs or lies is killed and replaced; the call still answers.
class WorkerPool {
 public:
  static Result<std::unique_ptr<WorkerPool>> start(const WorkerOptions& options, unsigned workers);
  ~WorkerPool();
  WorkerPool(const WorkerPool&) = delete;
  WorkerPool& operator=(const WorkerPool&) = delete;

  /// Reads one file. `name` only breaks ties between formats. Never fails: what went wrong is the layout's verdict.
  Layout read(const Descriptor& file, const std::string& name);

  /// Reads the words of one page of a PDF from its picture. A layout of that page, or of none and a verdict: no_text
  /// when there is nothing to read on it. Never fails.
  Layout recognize(const Descriptor& file, const PageRequest& request);

  /// The bytes of papers inside a zip or an e-mail, or why one has none: from number `index` of the attachments that
  /// reading it gave on, `count` at most, at least one, fewer when they are large. Fails with words for a person.
  Result<std::vector<Result<std::string>>> parts(const Descriptor& file, const std::string& name, uint32_t index,
                                                 uint32_t count);

  /// Draws one page of a PDF as PNG bytes.
  Result<std::string> draw(const Descriptor& file, const PictureRequest& request);

  /// What it reads pictures with, and its version: "tesseract 5.3.0".
  [[nodiscard]] const std::string& engine() const;

  /// What this kernel lacks of the sandbox, one sentence each for a person; empty when it is whole.
  [[nodiscard]] std::vector<std::string> warnings() const;

 private:
  struct State;
  explicit WorkerPool(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

/// minutebook-extract beside the running program, else on PATH.
Result<std::filesystem::path> find_worker_program();

}  // namespace minutebook
