// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <memory>
#include <string>

#include "indexer/extract/pdf_picture.hpp"
#include "lib/base/result.hpp"
#include "lib/model/layout.hpp"

namespace minutebook {

/// "tesseract 5.3.0"
std::string recognizer_version();

/// Reads words from pictures of pages, with tesseract. Made once and used for many pages: opening its data takes longer
/// than reading a short page. Not thread-safe; a picture may cost any time and memory, so only where both are limited.
class Recognizer {
 public:
  /// `languages` as tesseract names them, joined by '+'; each must be installed (lib/worker/ocr_languages.hpp).
  static Result<std::unique_ptr<Recognizer>> open(const std::string& languages);
  ~Recognizer();
  Recognizer(const Recognizer&) = delete;
  Recognizer& operator=(const Recognizer&) = delete;

  [[nodiscard]] const std::string& languages() const;

  /// The page as lines in reading order, in points, upright and level however it was laid on the scanner; each line
  /// with its confidence. Large letters that slant or run up or down the page are its overprints.
  ///  No lines when there is nothing to read. What looks like dirt or a drawing is left out.
  Page read(const GreyPage& picture);

 private:
  struct State;
  explicit Recognizer(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

}  // namespace minutebook
