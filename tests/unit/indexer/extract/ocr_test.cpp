// SPDX-License-Identifier: GPL-3.0-or-later
// Real pages drawn and read again; skipped where tesseract has no English.
#include "indexer/extract/ocr.hpp"

#include <gtest/gtest.h>

#include <algorithm>

#include "lib/worker/ocr_languages.hpp"
#include "tests/support/make_papers.hpp"

namespace minutebook {
namespace {

std::string minutes_page() {
  return at(72, 90, "MINUTES OF THE HARBOUR COMMITTEE", "F2", 14) +
         at(72, 130, "The chairman welcomed members to the meeting in the village hall.") +
         at(72, 150, "Apologies had been received from the harbour master and the clerk.") +
         at(72, 170, "It was resolved that the north slipway be repaired before the season.") +
         at(72, 190, "The treasurer reported that the reserve stood at 1,250 pounds.");
}

std::string all_text(const Page& page) {
  std::string out;
  for (const auto& line : page.lines) out += line.text + "\n";
  return out;
}

class Ocr : public testing::Test {
 protected:
  void SetUp() override {
    if (!checked_languages("eng")) GTEST_SKIP() << "no English data for tesseract here";
    auto opened = Recognizer::open("eng");
    ASSERT_TRUE(opened) << to_text(opened.error());
    recognizer_ = std::move(*opened);
  }
  Page read(const std::string& pdf) {
    const auto picture = grey_pdf_page(pdf, 1);
    EXPECT_TRUE(picture);
    return picture ? recognizer_->read(*picture) : Page{};
  }
  std::unique_ptr<Recognizer> recognizer_;
};

TEST_F(Ocr, reads_a_page_with_places_and_confidence) {
  const Page page = read(make_pdf({minutes_page()}));
  const std::string text = all_text(page);
  EXPECT_NE(text.find("MINUTES OF THE HARBOUR COMMITTEE"), std::string::npos) << text;
  EXPECT_NE(text.find("the north slipway be repaired"), std::string::npos) << text;
  ASSERT_FALSE(page.lines.empty());
  EXPECT_NEAR(page.lines[0].box.x0, 72, 4);
  EXPECT_NEAR(page.lines[0].box.y1, 92, 6);
  EXPECT_GT(page.lines[0].confidence, 60);
  EXPECT_NEAR(page.width, 595, 1);
}

TEST_F(Ocr, a_page_scanned_on_its_side_is_turned) {
  for (const char* rotate : {"/Rotate 90", "/Rotate 180", "/Rotate 270"}) {
    const Page page = read(make_pdf({minutes_page()}, rotate));
    EXPECT_NE(all_text(page).find("the north slipway be repaired"), std::string::npos) << rotate << all_text(page);
    EXPECT_NEAR(page.width, 595, 2) << rotate;
  }
}

TEST_F(Ocr, stamps_that_are_not_level_are_read) {
  const struct {
    std::string stamp;
    const char* words;
    const char* reason;
  } rows[] = {
      {slanted(45, 120, 200, "CONFIDENTIAL", 60), "CONFIDENTIAL", "across the page"},
      {slanted(30, 60, 300, "NOT FOR PUBLICATION", 44), "NOT FOR PUBLICATION", "several words"},
      {slanted(-40, 100, 650, "EXEMPT", 70), "EXEMPT", "downwards"},
      {slanted(90, 570, 200, "CONFIDENTIAL", 30), "CONFIDENTIAL", "up the margin"},
      {slanted(-90, 30, 600, "RESTRICTED", 30), "RESTRICTED", "down the margin"},
      {"0.75 g " + slanted(55, 150, 150, "CONFIDENTIAL", 70) + " 0 g ", "CONFIDENTIAL", "in grey, below the text"},
  };
  const std::string text = all_text(read(make_pdf({minutes_page()})));
  for (const auto& row : rows) {
    const Page page = read(make_pdf({row.stamp + minutes_page()}));
    const bool found = std::any_of(page.overprints.begin(), page.overprints.end(),
                                   [&](const Overprint& print) { return print.text == row.words; });
    std::string prints;
    for (const auto& print : page.overprints) prints += print.text + "; ";
    EXPECT_TRUE(found) << row.reason << ": " << prints;
  }
  EXPECT_TRUE(read(make_pdf({minutes_page()})).overprints.empty());
  EXPECT_TRUE(read(make_pdf({at(72, 90, "HARBOUR COMMITTEE", "F2", 40) + minutes_page()})).overprints.empty())
      << "a large title is level";
}

TEST_F(Ocr, an_empty_page_has_no_lines) { EXPECT_TRUE(read(make_pdf({""})).lines.empty()); }

TEST_F(Ocr, pages_do_not_mix) {
  read(make_pdf({minutes_page()}));
  EXPECT_EQ(all_text(read(make_pdf({at(72, 90, "Lighthouse", "F1", 20)}))), "Lighthouse\n");
}

TEST(OcrData, a_language_that_is_not_there_is_an_error) { EXPECT_FALSE(Recognizer::open("qqq")); }

TEST(GreyPage, is_bounded_and_refuses_what_is_no_page) {
  const auto huge =
      grey_pdf_page(make_pdf({minutes_page()}, "/CropBox [0 0 14400 14400] /MediaBox [0 0 14400 14400]"), 1);
  ASSERT_TRUE(huge);
  EXPECT_LE(size_t{huge->width} * huge->height, 31'000'000U);
  EXPECT_EQ(huge->pixels.size(), size_t{huge->width} * huge->height);
  EXPECT_FALSE(grey_pdf_page(make_pdf({""}), 2));
  EXPECT_FALSE(grey_pdf_page(make_pdf({""}), 0));
  EXPECT_FALSE(grey_pdf_page("no PDF", 1));
}

}  // namespace
}  // namespace minutebook
