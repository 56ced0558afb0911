// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/extract/pdf_picture.hpp"

#include <poppler-image.h>
#include <poppler-page-renderer.h>
#include <poppler-page.h>

#include <algorithm>
#include <cmath>

#include "indexer/extract/pdf_images.hpp"
#include "indexer/extract/pdf_open.hpp"
#include "indexer/extract/png.hpp"

namespace minutebook {
namespace {

constexpr uint32_t most_dpi = 400;
constexpr double most_pixels = 40e6;
constexpr double most_grey_pixels = 30e6;

/// `dpi`, or as much as leaves the picture below `most` pixels.
Result<double> bounded_resolution(const poppler::page& page, double dpi, double most) {
  const poppler::rectf size = page.page_rect();
  const double pixels = size.width() * size.height() * dpi * dpi / (72.0 * 72.0);
  if (!(pixels > 0)) return fail(ErrorCode::bad_format, "the page has no size");
  return pixels > most ? dpi * std::sqrt(most / pixels) : dpi;
}

Result<poppler::image> render(const poppler::page& page, double dpi, poppler::image::format_enum format) {
  poppler::page_renderer renderer;
  renderer.set_render_hints(poppler::page_renderer::antialiasing | poppler::page_renderer::text_antialiasing);
  renderer.set_image_format(format);
  poppler::image image = renderer.render_page(&page, dpi, dpi);
  if (!image.is_valid()) return fail(ErrorCode::bad_format, "the page cannot be drawn");
  return image;
}

}  // namespace

Result<std::string> draw_pdf_page(std::string_view bytes, uint32_t page, uint32_t dpi) {
  const auto source = open_pdf_page(bytes, page);
  if (!source) return tl::unexpected(source.error());
  const auto resolution = bounded_resolution(*source->page, std::clamp<uint32_t>(dpi, 10, most_dpi), most_pixels);
  if (!resolution) return tl::unexpected(resolution.error());
  const auto image = render(*source->page, *resolution, poppler::image::format_argb32);
  if (!image) return tl::unexpected(image.error());
  return encode_png({image->const_data(), static_cast<uint32_t>(image->width()), static_cast<uint32_t>(image->height()),
                     static_cast<uint32_t>(image->bytes_per_row())});
}

Result<GreyPage> grey_pdf_page(std::string_view bytes, uint32_t page) {
  const auto source = open_pdf_page(bytes, page);
  if (!source) return tl::unexpected(source.error());
  const poppler::rectf size = source->page->page_rect();
  const auto resolution = bounded_resolution(
      *source->page, scan_resolution(large_images(bytes), size.width(), size.height()), most_grey_pixels);
  if (!resolution) return tl::unexpected(resolution.error());
  const auto image = render(*source->page, *resolution, poppler::image::format_gray8);
  if (!image) return tl::unexpected(image.error());
  if (image->format() != poppler::image::format_gray8) return fail(ErrorCode::bad_format, "the page cannot be drawn");
  GreyPage out{{}, static_cast<uint32_t>(image->width()), static_cast<uint32_t>(image->height()), *resolution};
  out.pixels.reserve(size_t{out.width} * out.height);
  for (uint32_t y = 0; y < out.height; ++y)
    out.pixels.append(image->const_data() + static_cast<std::ptrdiff_t>(y) * image->bytes_per_row(), out.width);
  return out;
}

}  // namespace minutebook
