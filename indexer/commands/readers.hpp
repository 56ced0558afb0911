// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <memory>
#include <string>

#include "indexer/commands/terminal.hpp"
#include "indexer/pipeline/recognition.hpp"
#include "lib/worker/office.hpp"
#include "lib/worker/worker_pool.hpp"

namespace minutebook {

/// What the commands that read papers let a person choose.
struct ReaderChoice {
  std::string ocr = "auto";        ///< auto, off, force
  std::string ocr_languages = {};  ///< "eng+cym"; empty: English, or what is installed
  bool require_sandbox = false;    ///< refuse to read where the kernel cannot shut readers in
};

/// The processes that read papers, and how they read scans.
struct Readers {
  std::unique_ptr<WorkerPool> pool;
  std::unique_ptr<OfficeConverter> office;  ///< none where LibreOffice is not installed
  std::string languages;                    ///< of scans; empty when they are not read
  OcrMode mode = OcrMode::off;

  [[nodiscard]] LayoutReader reader() const;
  /// Says which files will be read next, so that those LibreOffice has to convert are converted together.
  void announce(const std::vector<SourceFile>& files) const;
  /// What scans are read with, for the ledger and the cache: "tesseract 5.3.0 eng"; empty when they are not.
  [[nodiscard]] std::string reading() const;
  [[nodiscard]] PageReader page_reader() const;
};

/// Fails when a language that was asked for by name is not installed.
Result<void> check_reading(const ReaderChoice& choice);

/// Starts them. Says on err what the kernel lacks of the sandbox, and when scans will be left unread for want of data.
Result<Readers> start_readers(const ReaderChoice& choice, WorkerOptions options, unsigned workers, Terminal& terminal);

}  // namespace minutebook
