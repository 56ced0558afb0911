// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/extract/pdf_images.hpp"

#include <gtest/gtest.h>

namespace minutebook {
namespace {

TEST(PdfImages, resolution_is_that_of_the_scan) {
  struct Row {
    const char* reason;
    std::vector<ImageSize> images;
    double width, height;  ///< of the page
    double dpi;
  };
  const Row rows[] = {
      {"no images: as scans usually are", {}, 595, 842, 300},
      {"one image as large as the page", {{1654, 2339}}, 595.2, 841.9, 200},
      {"an image that lies on its side on an upright page", {{2339, 1654}}, 595.2, 841.9, 200},
      {"images of another shape (a letterhead) are not the page", {{2000, 300}}, 595, 842, 300},
      {"the middle one of several", {{1654, 2339}, {1654, 2339}, {3308, 4678}}, 595.2, 841.9, 200},
      {"coarse scans are enlarged", {{595, 842}}, 595, 842, 150},
      {"fine ones are made smaller", {{9920, 14030}}, 595.2, 841.9, 400},
      {"a lie of enormous size", {{999999, 999999}}, 595, 842, 300},
  };
  for (const auto& row : rows)
    EXPECT_NEAR(scan_resolution(row.images, row.width, row.height), row.dpi, 1) << row.reason;
}

TEST(PdfImages, finds_images_of_a_scans_size) {
  EXPECT_EQ(large_images("4 0 obj << /Type /XObject /Subtype /Image /Width 1700 /Height 2200 >> stream\nxx"),
            (std::vector<ImageSize>{{1700, 2200}}));
  EXPECT_TRUE(large_images("4 0 obj << /Subtype /Image /Width 90 /Height 40 >> stream\nxx").empty()) << "a logo";
  EXPECT_TRUE(large_images("/ImageMask true /Width 5000").empty()) << "no dictionary of an image";
  EXPECT_TRUE(large_images("").empty());
}

}  // namespace
}  // namespace minutebook
