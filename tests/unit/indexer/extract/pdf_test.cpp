// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/extract/pdf.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "indexer/extract/pdf_picture.hpp"
#include "indexer/extract/png.hpp"
#include "lib/base/file.hpp"
#include "tests/support/make_papers.hpp"
#include "tests/unit/indexer/extract/lines.hpp"

/// fontconfig keeps its configuration until the end, and says so to nobody.
extern "C" const char* __lsan_default_suppressions() { return "leak:libfontconfig"; }  // NOLINT: the sanitizer's name

namespace minutebook {
namespace {

using testing::ElementsAre;

std::string fixture(const std::string& name) {
  const auto bytes =
      read_file(std::string(MINUTEBOOK_SOURCE_DIR) + "/tests/unit/indexer/extract/fixtures/" + name, 1'000'000);
  EXPECT_TRUE(bytes) << name;
  return bytes.value_or("");
}

TEST(Pdf, words_boxes_fonts_and_pages) {
  const Layout layout = read_pdf(
      make_pdf({at(72, 100, "Ferry Committee", "F2", 14) + at(72, 130, "Present:", "F3") + at(200, 130, "Ada Prewett"),
                at(72, 100, "Second page")}));
  EXPECT_EQ(layout.verdict, Verdict::ok);
  EXPECT_EQ(layout.media_type, MediaType::pdf);
  EXPECT_EQ(layout.page_count, 2U);
  EXPECT_THAT(short_texts(layout), ElementsAre("b ^Ferry Committee", "i ^Present:", "^Ada Prewett", "^Second page"));
  const auto lines = lines_of(layout);
  EXPECT_NEAR(lines[0].box.x0, 72, 0.5);
  EXPECT_LT(lines[0].box.y0, 100);
  EXPECT_GT(lines[0].box.y1, 99);
  EXPECT_NEAR(lines[0].size, 14, 0.1);
  EXPECT_NEAR(layout.pages[0].width, 595, 0.1);
  EXPECT_NEAR(layout.pages[0].height, 842, 0.1);
}

TEST(Pdf, turned_pages_and_turned_text_stand_upright) {
  const std::string upwards = "BT /F1 11 Tf 0 1 -1 0 200 100 Tm (On a turned page) Tj ET\n";
  const Layout wide = read_pdf(make_pdf({upwards}, "/Rotate 90"));
  EXPECT_THAT(short_texts(wide), ElementsAre("^On a turned page"));
  EXPECT_GT(wide.pages.at(0).width, wide.pages.at(0).height);
  for (const char* entry : {"/Rotate 90", "/Rotate 180", "/Rotate 270"}) {
    const Layout page = read_pdf(make_pdf({at(72, 100, "Turned away") + at(72, 114, "from the reader")}, entry));
    EXPECT_THAT(short_texts(page), ElementsAre("^Turned away", "from the reader")) << entry;
    EXPECT_NEAR(lines_of(page).at(0).box.x0, 72, 0.5) << entry;
    EXPECT_LT(page.pages.at(0).width, page.pages.at(0).height) << entry;
  }
  // Text along the side, as a wide table is printed; a stray upright word does not count.
  const std::string sideways =
      "BT /F1 11 Tf 0 1 -1 0 200 100 Tm (First row of a wide table) Tj ET\nBT /F1 11 Tf 0 1 -1 0 214 100 Tm (Second "
      "row of it) Tj ET\n";
  const Layout text = read_pdf(make_pdf({sideways + at(500, 30, "stray")}));
  EXPECT_THAT(short_texts(text), ElementsAre("^First row of a wide table", "Second row of it"));
  EXPECT_GT(text.pages.at(0).width, text.pages.at(0).height);
  const std::string downwards =
      "BT /F1 11 Tf 0 -1 1 0 220 700 Tm (First row of a wide table) Tj ET\nBT /F1 11 Tf 0 -1 1 0 206 700 Tm (Second "
      "row of it) Tj ET\n";
  EXPECT_THAT(short_texts(read_pdf(make_pdf({downwards}))),
              ElementsAre("^First row of a wide table", "Second row of it"));
}

TEST(Pdf, boxes_count_from_the_corner_of_the_part_that_is_shown) {
  const Layout layout =
      read_pdf(make_pdf({at(172, 200, "Harbour") + at(20, 20, "cut away")}, "/CropBox [100 100 495 742]"));
  EXPECT_THAT(short_texts(layout), ElementsAre("^Harbour"));
  EXPECT_NEAR(layout.pages.at(0).width, 395, 0.1);
  EXPECT_NEAR(lines_of(layout)[0].box.x0, 72, 0.5);
  EXPECT_NEAR(lines_of(layout)[0].box.y1, 102, 4);
}

TEST(Pdf, text_beside_the_page_is_not_printed) {
  EXPECT_THAT(short_texts(read_pdf(make_pdf(
                  {at(72, 100, "on") + at(700, 100, "beside") + at(72, -40, "above") + at(72, 900, "below")}))),
              ElementsAre("^on"));
}

TEST(Pdf, false_bold_is_read_once) {
  EXPECT_THAT(short_texts(read_pdf(make_pdf({at(72, 100, "AGENDA") + at(72.3, 100, "AGENDA")}))),
              ElementsAre("^AGENDA"));
}

TEST(Pdf, a_page_without_words_is_told_from_a_blank_one) {
  const Layout layout = read_pdf(make_pdf({"0 0 0 rg 100 100 300 300 re f", ""}));
  EXPECT_EQ(layout.verdict, Verdict::no_text);
  EXPECT_TRUE(layout.pages.at(0).has_picture);
  EXPECT_FALSE(layout.pages.at(1).has_picture);
  EXPECT_NE(layout.verdict_detail.find("pictures"), std::string::npos);
  EXPECT_FALSE(read_pdf(make_pdf({at(72, 100, "words")})).pages.at(0).has_picture);
}

TEST(Pdf, locks) {
  const Layout locked = read_pdf(fixture("locked.pdf"));
  EXPECT_EQ(locked.verdict, Verdict::locked);
  EXPECT_EQ(locked.media_type, MediaType::pdf);
  const Layout open = read_pdf(fixture("owner-locked.pdf"));
  EXPECT_EQ(open.verdict, Verdict::ok) << "a lock against printing is none against reading";
  EXPECT_THAT(short_texts(open), ElementsAre("^The slipway is swept"));
}

TEST(Pdf, attachments_are_named) {
  EXPECT_THAT(read_pdf(fixture("attachment.pdf")).attachments, ElementsAre("plan of the slipway.txt"));
}

TEST(Pdf, damage_is_told) {
  const std::string whole = make_pdf({at(72, 100, "Ferry")});
  const std::pair<const char*, std::string> rows[] = {{"nothing but a head", "%PDF-1.5\n"},
                                                      {"a third of it", whole.substr(0, whole.size() / 3)},
                                                      {"noise", "%PDF-1.5\n" + std::string(5000, '\x81')},
                                                      {"no pages", make_pdf({})}};
  for (const auto& [reason, bytes] : rows) EXPECT_EQ(read_pdf(bytes).verdict, Verdict::malformed) << reason;
}

uint32_t big_endian(const std::string& bytes, size_t from) {
  uint32_t value = 0;
  for (size_t i = 0; i < 4; ++i) value = value << 8U | static_cast<unsigned char>(bytes.at(from + i));
  return value;
}

TEST(Pdf, a_page_is_drawn) {
  const auto picture = draw_pdf_page(make_pdf({at(72, 100, "Ferry")}), 1, 72);
  ASSERT_TRUE(picture);
  EXPECT_TRUE(picture->starts_with("\x89PNG\r\n\x1a\n"));
  EXPECT_EQ(big_endian(*picture, 16), 595U);
  EXPECT_EQ(big_endian(*picture, 20), 842U);
  EXPECT_TRUE(picture->ends_with(std::string("IEND\xAE\x42\x60\x82", 8)));
}

TEST(Pdf, what_cannot_be_drawn_is_an_error) {
  const std::string paper = make_pdf({at(72, 100, "Ferry")});
  EXPECT_FALSE(draw_pdf_page(paper, 0, 72));
  EXPECT_FALSE(draw_pdf_page(paper, 2, 72));
  EXPECT_FALSE(draw_pdf_page("no PDF", 1, 72));
  EXPECT_FALSE(draw_pdf_page(fixture("locked.pdf"), 1, 72));
}

TEST(Pdf, a_huge_resolution_is_cut_down) {
  const auto picture = draw_pdf_page(make_pdf({""}, "/MediaBox [0 0 14400 14400]"), 1, 100'000);
  ASSERT_TRUE(picture);
  EXPECT_LE(uint64_t{big_endian(*picture, 16)} * big_endian(*picture, 20), 41'000'000U);
}

TEST(Png, pixels_go_from_blue_green_red_to_red_green_blue) {
  const char row[] = {1, 2, 3, 0, 4, 5, 6, 0};
  const std::string png = encode_png({row, 2, 1, 8});
  EXPECT_EQ(big_endian(png, 16), 2U);
  EXPECT_EQ(big_endian(png, 20), 1U);
  EXPECT_EQ(png.substr(24, 5), std::string("\x08\x02\x00\x00\x00", 5));
}

}  // namespace
}  // namespace minutebook
