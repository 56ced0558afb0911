// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <vector>

#include "indexer/extract/pdf_picture.hpp"
#include "lib/model/layout.hpp"

namespace minutebook {

/// A line of large letters on the picture of a page that is not level, cut out and made level.
struct StampLine {
  GreyPage picture;  ///< its letters, without what else lies on the page
  Box box;           ///< on the page, in points
  float size = 0;    ///< height of its letters in points
  float angle = 0;   ///< degrees against the clock, above -90 and up to 90
};

/// Looks for stamps and watermarks on a scan, which recognition of text passes over: letters larger than text that
/// stand in a line which slants or runs up or down the page. Looks at a reduced picture; a page without such letters
/// costs a few milliseconds. At most four lines. Pure.
std::vector<StampLine> stamp_lines(const GreyPage& picture);

}  // namespace minutebook
