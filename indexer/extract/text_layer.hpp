// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <cstddef>
#include <string_view>

namespace minutebook {

/// Tells text from what a PDF with a missing or wrong table of characters gives: replacement and private characters,
/// control characters, or letters swapped for others so that no word of any language comes out. Knows no dictionary: in
/// every language of Latin letters some are common and some are rare, and among the short words are the commonest ones.
/// Other scripts are only judged by their characters.
class TextLayer {
 public:
  /// One word as the PDF gives it, UTF-8, before anything is taken out of it.
  void see(std::string_view word);

  /// True if the words seen so far are not what a reader of the page sees. Never for fewer than 40.
  [[nodiscard]] bool is_junk() const;

 private:
  void see_letters(std::string_view word);

  size_t words_ = 0;
  size_t characters_ = 0;
  size_t broken_ = 0;        ///< characters that no text has
  size_t latin_words_ = 0;   ///< of ASCII letters only, lower case somewhere
  size_t common_words_ = 0;  ///< of these
  size_t letters_ = 0;       ///< in them
  double surprise_ = 0;      ///< of these letters, bits
};

}  // namespace minutebook
