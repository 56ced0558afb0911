// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "indexer/parse/marks_beside.hpp"
#include "lib/model/layout.hpp"
#include "lib/model/minutes.hpp"

namespace minutebook {

/// One printed line after cleaning. `page`, `start`, `end` are its place in CleanText::pages (bytes, end exclusive).
struct TextLine {
  std::string text;    ///< residue gone, NFKC, single spaces; case, marks and quotes as printed
  std::string folded;  ///< fold(text), for matching
  uint32_t page = 1;
  uint32_t start = 0;
  uint32_t end = 0;
  Box box;
  std::vector<Word> words;  ///< offsets into `text`; empty for formats without positions
  float size = 0;
  uint8_t style = 0;
  uint8_t heading = 0;
  uint8_t list_depth = 0;
  bool block_start = true;
  bool edge = false;  ///< at the very top or foot of its page, where running heads and feet stand
  uint32_t row = 0;   ///< lines on one baseline share it; rises through the document
  std::optional<CellPlace> cell;
};

/// Words over the text or along the margin of a page, or declared outside it. They say how the page may be used, never
/// what it is about.
struct PageMark {
  std::string text;
  std::string folded;
  uint32_t page = 1;
  bool large = false;  ///< larger than the text, or slanting: a watermark or a stamp
  /// Not printed, but declared by the file, its name or its folder; printed words have none.
  MarkingStrength declared = MarkingStrength::none;
};

/// A document ready for reading: what was printed on every page as furniture is apart, everything else in order.
struct CleanText {
  std::vector<PageText> pages;
  std::vector<TextLine> lines;
  std::vector<TextLine> furniture;  ///< running heads and feet (place still points at the page, start == end)
  std::vector<PageMark> marks;
  std::vector<Problem> problems;
};

CleanText clean(const Layout& layout);

/// The place of a stretch of a line, for provenance.
Place place_of(const TextLine& line, const char* rule, double confidence);

}  // namespace minutebook
