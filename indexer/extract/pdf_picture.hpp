// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <cstdint>
#include <string>
#include <string_view>

#include "lib/base/result.hpp"

namespace minutebook {

/// One page (1-based) of a PDF as PNG.
Result<std::string> draw_pdf_page(std::string_view bytes, uint32_t page, uint32_t dpi);

/// A page as a machine reads it: one byte a pixel, 0 black, rows from the top without gaps.
struct GreyPage {
  std::string pixels;
  uint32_t width = 0;
  uint32_t height = 0;
  double dpi = 0;
};

/// One page at the resolution it was scanned at (scan_resolution), less when it would be larger than 30 million pixels.
Result<GreyPage> grey_pdf_page(std::string_view bytes, uint32_t page);

}  // namespace minutebook
