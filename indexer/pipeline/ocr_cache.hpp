// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <cstdint>
#include <filesystem>
#include <optional>
#include <set>
#include <string>

#include "lib/base/result.hpp"
#include "lib/model/layout.hpp"

namespace minutebook {

/// What was read from pictures of pages, so that no page is read twice: INDEX/ocr/98/SHA256-PAGE-KEY, one file a page,
/// readable by the owner only, for text of restricted papers is among it. KEY stands for the program, its version and
/// the languages: another reading has other files. Thread-safe: files are replaced as a whole.
class OcrCache {
 public:
  /// Makes the folder if need be. `reading` tells what the pages are read with ("tesseract 5.3.0 eng").
  static Result<OcrCache> open(const std::filesystem::path& index_root, const std::string& reading);

  /// Nothing when the page was not read yet, or what lies there is not what keep() writes.
  [[nodiscard]] std::optional<Layout> find(const std::string& sha256, uint32_t page) const;
  Result<void> keep(const std::string& sha256, uint32_t page, const Layout& layout) const;

  /// Takes away all pages of papers whose hash is not among these: what was withdrawn must not lie here.
  static void prune(const std::filesystem::path& index_root, const std::set<std::string>& hashes);

 private:
  OcrCache(std::filesystem::path folder, std::string reading, std::string key);
  [[nodiscard]] std::filesystem::path path_of(const std::string& sha256, uint32_t page) const;

  std::filesystem::path folder_;
  std::string head_;  ///< first line of every file
  std::string key_;
};

}  // namespace minutebook
