// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <atomic>
#include <cstdint>
#include <functional>
#include <optional>

#include "indexer/pipeline/ocr_cache.hpp"
#include "indexer/pipeline/read_document.hpp"
#include "lib/base/file.hpp"
#include "lib/model/layout.hpp"

namespace minutebook {

enum class OcrMode {
  off,
  automatic,  ///< pages without words, and pages whose text layer is junk
  force       ///< every page of every PDF
};

/// Reads one page (from 1) from its picture: the worker pool in life. A layout of that page or of none.
using PageReader = std::function<Layout(const Descriptor& file, uint32_t page)>;

/// How pages without words are read from their pictures. Thread-safe.
class Recognition {
 public:
  /// `threads`: pages of one paper read at the same time. Once `stop` is set, the pages in hand are the last.
  Recognition(OcrMode mode, PageReader read_page, std::optional<OcrCache> cache, unsigned threads,
              const std::atomic<bool>* stop = nullptr);

  /// How many pages of the layout are to be read from their pictures.
  [[nodiscard]] uint32_t wanted(const Layout& layout) const;

  /// Reads them, each once in the life of the cache, and puts the better of what was printed and what was recognised
  /// into the layout. A page that cannot be read is left as it was, with its `trouble`.
  void complete(Layout& layout, const Descriptor& file) const;

 private:
  [[nodiscard]] bool is_wanted(const Layout& layout, const Page& page) const;
  [[nodiscard]] Layout read(const Descriptor& file, const std::string& sha256, uint32_t page) const;
  void put(Page& page, Layout recognized) const;

  OcrMode mode_;
  PageReader read_page_;
  std::optional<OcrCache> cache_;
  unsigned threads_;
  const std::atomic<bool>* stop_;
};

/// Reads as `read` does and completes what it gives.
LayoutReader with_recognition(LayoutReader read, const Recognition& recognition);

/// Which pages were read by machine and how surely; nullopt when none was.
std::optional<OcrSummary> ocr_summary(const Layout& layout);

}  // namespace minutebook
