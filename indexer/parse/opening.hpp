// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <cstddef>
#include <string>
#include <vector>

#include "indexer/parse/clean.hpp"
#include "indexer/parse/printed_words.hpp"

namespace minutebook {

/// Some printed lines joined by single spaces, able to say where any of its words stood.
struct Stretch {
  struct Part {
    uint32_t offset = 0;  ///< bytes into `text` where the line begins
    size_t line = 0;      ///< index into CleanText::lines
  };
  std::string text;
  std::string folded;
  std::vector<PrintedWord> words;
  std::vector<Part> parts;
  bool front = true;  ///< stands before the first item and the attendance lists
};

/// What `start` to `end` (bytes of the stretch) is called in the pages.
Place place_in(const Stretch& stretch, const CleanText& text, size_t start, size_t end, Place rule);

/// The opening of a paper: its first page or so, where it says what it is.
struct Opening {
  size_t lines = 0;  ///< lines [0, lines) belong to it
  size_t front = 0;  ///< lines [0, front) stand before the attendance lists and the first item
  std::vector<Stretch>
      stretches;  ///< its paragraphs, each joined in its own column; titles broken over lines are whole
};

Opening read_opening(const CleanText& text);

/// "present", "members in attendance:", "apologies for absence were received": where attendance begins.
bool opens_attendance(std::string_view folded);

/// "3. Minutes", "12 Finance", "142/18 Planning": not dates, addresses or telephone numbers.
bool opens_numbered_item(std::string_view folded);

}  // namespace minutebook
