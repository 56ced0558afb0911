// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/extract/ocr_words.hpp"

#include <gtest/gtest.h>

#include <cmath>

namespace minutebook {
namespace {

constexpr double dots_a_point = 300.0 / 72;

/// A page of 595 by 842 points at 300 dpi whose lines climb by `slope`; words of ten letters' width, `size` points
/// high.
class Scan {
 public:
  explicit Scan(float slope = 0) : slope_(slope) {
    page_.scale = 1 / dots_a_point;
    page_.width = 595;
    page_.height = 842;
  }
  Scan& row(float y, float size = 10) {
    const float x1 = 500;
    page_.rows.push_back({px(72), px(y) + slope_ * px(72), px(x1), px(y) + slope_ * px(x1), px(size), px(size) / 4});
    return *this;
  }
  Scan& word(const std::string& text, float x, double confidence = 90) {
    const PrintedRow& row = page_.rows.back();
    const float left = px(x);
    const float right = px(x + 5.0F * static_cast<float>(text.size()));
    const float foot = row.y0 + slope_ * (left - row.x0);
    page_.words.push_back({text, {left, foot - row.height * 0.6F, right, foot}, confidence, page_.rows.size() - 1});
    return *this;
  }
  [[nodiscard]] Page page() const { return page_of(page_); }
  [[nodiscard]] const RecognizedPage& recognized() const { return page_; }

 private:
  static float px(float points) { return points * static_cast<float>(dots_a_point); }
  RecognizedPage page_;
  float slope_;
};

std::vector<std::string> texts(const Page& page) {
  std::vector<std::string> out;
  for (const auto& line : page.lines) out.push_back(line.text);
  return out;
}

TEST(OcrWords, words_of_a_row_make_a_line_in_points) {
  const Page page = Scan().row(100).word("Harbour", 72).word("Committee", 110, 70).page();
  ASSERT_EQ(texts(page), (std::vector<std::string>{"Harbour Committee"}));
  const Line& line = page.lines[0];
  EXPECT_NEAR(line.box.x0, 72, 0.5);
  EXPECT_NEAR(line.box.y1, 102.5, 0.5) << "the foot of the letters below the line";
  EXPECT_NEAR(line.size, 10, 0.1);
  EXPECT_EQ(line.confidence, 79) << "mean by letters";
  EXPECT_EQ(line.words.size(), 2U);
  EXPECT_FLOAT_EQ(page.width, 595);
  EXPECT_TRUE(page.has_picture);
}

TEST(OcrWords, a_page_that_lay_askew_is_made_level) {
  const Page page = Scan(0.03F)
                        .row(100)
                        .word("Left", 72)
                        .word("right", 97)
                        .word("far", 127)
                        .word("away", 147)
                        .row(114)
                        .word("Below", 72)
                        .word("it", 102)
                        .word("all", 116)
                        .word("here", 136)
                        .page();
  EXPECT_EQ(texts(page), (std::vector<std::string>{"Left right far away", "Below it all here"}));
  for (const auto& line : page.lines)
    for (const auto& word : line.words) EXPECT_NEAR(word.box.y1, line.words[0].box.y1, 0.2) << line.text;
}

TEST(OcrWords, sizes_of_one_print_are_made_one) {
  const Page page =
      Scan().row(100, 10).word("Minutes", 72).row(130, 11).word("acres", 72).row(160, 18).word("TITLE", 72).page();
  ASSERT_EQ(page.lines.size(), 3U);
  EXPECT_FLOAT_EQ(page.lines[0].size, page.lines[1].size);
  EXPECT_NEAR(page.lines[2].size, 18, 0.1);
}

TEST(OcrWords, dirt_is_dropped) {
  struct Row {
    const char* reason;
    const char* text;
    double confidence;
    bool kept;
  };
  const Row rows[] = {
      {"a word", "Slipway", 90, true},
      {"a word that was hard to read", "Slipwav", 40, true},
      {"a scribble", "fWlj", 12, false},
      {"a ruled line", "|", 95, false},
      {"specks", "~.", 45, false},
      {"a dash that is printed", "-", 88, true},
      {"letters beyond ASCII", "\xC5\xB5yl", 50, true},
      {"a long dash that is dirt", "\xE2\x80\x94", 40, false},
      {"a confidence that is no number", "Slipway", std::nan(""), false},
      {"no text", "", 99, false},
  };
  for (const auto& row : rows)
    EXPECT_EQ(texts(Scan().row(100).word(row.text, 72, row.confidence).page()).size(), row.kept ? 1U : 0U)
        << row.reason;
}

TEST(OcrWords, numbers_that_make_no_sense_do_no_harm) {
  RecognizedPage page = Scan().row(100).word("Slipway", 72).recognized();
  page.words[0].row = 7;
  EXPECT_TRUE(page_of(page).lines.empty()) << "a row that is not there";
  EXPECT_TRUE(page_of({}).lines.empty());
}

TEST(OcrWords, of_two_readings_the_one_that_tells_more_weighs_more) {
  const auto upright = Scan().row(100).word("Harbour", 72, 95).word("Committee", 120, 95).recognized();
  const auto on_its_side = Scan().row(100).word("I-", 72, 30).word("ow", 120, 30).recognized();
  EXPECT_GT(sum_of_confidence(upright), sum_of_confidence(on_its_side));
  EXPECT_NEAR(mean_confidence(upright), 95, 0.01);
  EXPECT_EQ(mean_confidence({}), 0);
}

}  // namespace
}  // namespace minutebook
