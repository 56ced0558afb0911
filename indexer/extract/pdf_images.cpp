// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/extract/pdf_images.hpp"

#include <algorithm>
#include <cmath>

namespace minutebook {
namespace {

constexpr size_t most_images = 100'000;
constexpr uint32_t least_side = 600;  // pixels of an image that can be a scanned page
constexpr double usual_resolution = 300;
constexpr double least_resolution = 150;
constexpr double most_resolution = 400;

/// The number behind `key` in a dictionary's source ("/Width 1700"), 0 if there is none.
uint32_t number_after(std::string_view source, std::string_view key) {
  size_t at = source.find(key);
  if (at == std::string_view::npos) return 0;
  at = source.find_first_not_of(" \r\n\t", at + key.size());
  uint32_t value = 0;
  for (; at < source.size() && source[at] >= '0' && source[at] <= '9' && value < 1'000'000; ++at)
    value = value * 10 + static_cast<uint32_t>(source[at] - '0');
  return value;
}

}  // namespace

std::vector<ImageSize> large_images(std::string_view pdf) {
  constexpr size_t window = 600;
  std::vector<ImageSize> out;
  for (size_t at = pdf.find("/Image"); at != std::string_view::npos && out.size() < most_images;
       at = pdf.find("/Image", at + 6)) {
    size_t from = at > window ? at - window : 0;
    if (const size_t start = pdf.substr(from, at - from).rfind(" obj"); start != std::string_view::npos) from += start;
    std::string_view dictionary = pdf.substr(from, at - from + window);
    dictionary = dictionary.substr(0, dictionary.find("stream", at - from));
    if (dictionary.find("/Subtype") == std::string_view::npos) continue;
    const ImageSize size{number_after(dictionary, "/Width"), number_after(dictionary, "/Height")};
    if (std::max(size.width, size.height) >= least_side) out.push_back(size);
  }
  return out;
}

double scan_resolution(const std::vector<ImageSize>& images, double page_width, double page_height) {
  constexpr double same_shape = 0.06;
  const double longer = std::max(page_width, page_height);
  const double shape = std::min(page_width, page_height) / longer;
  std::vector<double> found;
  for (const auto& image : images) {
    const double side = std::max(image.width, image.height);
    if (std::abs(std::min(image.width, image.height) / side - shape) < same_shape) found.push_back(side * 72 / longer);
  }
  if (found.empty()) return usual_resolution;
  const auto middle = found.begin() + static_cast<std::ptrdiff_t>(found.size() / 2);
  std::nth_element(found.begin(), middle, found.end());
  return std::clamp(*middle, least_resolution, most_resolution);
}

}  // namespace minutebook
