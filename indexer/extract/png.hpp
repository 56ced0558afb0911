// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <cstdint>
#include <string>

namespace minutebook {

/// Pixels as Poppler draws them: 32 bits each, blue, green, red, unused; rows `bytes_per_row` apart.
struct Pixels {
  const char* data = nullptr;
  uint32_t width = 0;
  uint32_t height = 0;
  uint32_t bytes_per_row = 0;
};

/// A PNG (RGB, 8 bits; ISO/IEC 15948) of the pixels; empty if zlib fails.
std::string encode_png(const Pixels& pixels);

}  // namespace minutebook
