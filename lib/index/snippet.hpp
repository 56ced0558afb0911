// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "lib/index/compile.hpp"
#include "lib/index/stem.hpp"
#include "lib/index/words.hpp"
#include "lib/model/search.hpp"

namespace minutebook {

/// The stretch of a text that shows best why it was found.
struct Excerpt {
  std::vector<SnippetPart> parts;  ///< "…" at cut ends; blanks collapsed
  uint32_t start = 0;              ///< byte of the text where it begins
  uint32_t first_hit = 0;          ///< byte of the first marked word, `start` when nothing is marked
};

/// Cuts excerpts for one query. Everything must outlive it.
class Excerpter {
 public:
  Excerpter(const Marks& marks, const Stemmer& stem);

  /// Chooses the window with the most different words asked for, about `bytes` long, beginning and ending at sentences
  /// where one is near. Linear in the text; at most the first 256 kB are looked at.
  [[nodiscard]] Excerpt cut(std::string_view text, size_t bytes = 280) const;
  /// Byte of the first marked word of that window, or where it begins when nothing is marked.
  [[nodiscard]] uint32_t first_hit(std::string_view text, size_t bytes = 280) const;

 private:
  struct Hit {
    uint32_t start, end;
    int mark;
  };
  void note(std::unordered_map<std::string, int>& map, const std::string& word);
  [[nodiscard]] int match(const std::string& word) const;
  [[nodiscard]] std::vector<Hit> find_hits(std::string_view text) const;
  static std::pair<size_t, size_t> best_window(const std::vector<Hit>& hits, size_t bytes);

  const Stemmer& stem_;
  std::unordered_map<std::string, int> stems_, words_;
  std::vector<std::string> beginnings_;
  WordStarts starts_;
};

/// An excerpt of a single text.
Excerpt cut_excerpt(std::string_view text, const Marks& marks, const Stemmer& stem, size_t bytes = 280);

}  // namespace minutebook
