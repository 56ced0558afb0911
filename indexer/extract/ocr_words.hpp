// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <array>
#include <cstddef>
#include <string>
#include <vector>

#include "lib/model/layout.hpp"

namespace minutebook {

/// A line of print on a picture: where its letters stand, in pixels.
struct PrintedRow {
  float x0 = 0, y0 = 0, x1 = 0, y1 = 0;  ///< left and right end of the line on which the letters stand
  float height = 0;                      ///< from the foot of "g" to the top of "H", 0 unknown
  float below = 0;                       ///< of that, below the line
};

struct RecognizedWord {
  std::string text;
  Box box;                ///< of its ink, in pixels
  double confidence = 0;  ///< 0 to 100
  size_t row = 0;         ///< in RecognizedPage::rows
};

/// What was recognised on one picture.
struct RecognizedPage {
  double scale = 1;  ///< points a pixel
  float width = 0;   ///< of the page, points
  float height = 0;
  std::array<size_t, 4> turned{};  ///< words by how many quarters to the right would make them upright
  std::vector<PrintedRow> rows;
  std::vector<RecognizedWord> words;  ///< each row's from left to right
};

/// By letters, 0 when there are none.
double mean_confidence(const RecognizedPage& page);
/// The same, not divided: which of two readings of a page tells more.
double sum_of_confidence(const RecognizedPage& page);

/// Lines as other pages have them. A page that lay askew is made level; words of one row stand on one line with one
/// height; sizes that differ by less than printing does are made one; dirt, ruled lines and scribbles are dropped.
/// Pure.
Page page_of(const RecognizedPage& page);

}  // namespace minutebook
