// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <cstdint>
#include <string_view>
#include <vector>

namespace minutebook {

struct ImageSize {
  uint32_t width = 0;  ///< pixels
  uint32_t height = 0;
  friend bool operator==(const ImageSize&, const ImageSize&) = default;
};

/// The images of a scan's size in a whole PDF, in the order of the file, at most 100,000. An image's dictionary is
/// never packed (ISO 32000-1 7.5.7), so its source can be looked for; Poppler's C++ interface tells nothing of images.
std::vector<ImageSize> large_images(std::string_view pdf);

/// Dots per inch at which a page of this size (points) should be drawn to read its words: that of the images that have
/// its shape, so that pixels meet pixels; 300 when none has. Between 150 and 400.
double scan_resolution(const std::vector<ImageSize>& images, double page_width, double page_height);

}  // namespace minutebook
