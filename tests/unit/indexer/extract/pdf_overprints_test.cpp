// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/extract/pdf_overprints.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "indexer/extract/pdf.hpp"
#include "tests/support/make_papers.hpp"
#include "tests/unit/indexer/extract/lines.hpp"

namespace minutebook {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using testing::UnorderedElementsAre;

std::vector<std::string> overprints(const Layout& layout) {
  std::vector<std::string> out;
  for (const auto& page : layout.pages)
    for (const auto& print : page.overprints) out.push_back(print.text);
  return out;
}

std::string body() {
  std::string out = at(72, 60, "WOLDGATE HARBOUR BOARD") + at(72, 80, "Minutes of the meeting");
  for (int i = 1; i < 30; ++i)
    out += at(72, 100 + 20 * i, std::to_string(i) + ". The Board agreed the moorings as they were set out.");
  return out;
}

TEST(PdfOverprints, WatermarksBecomeWordsAndLeaveTheText) {
  const auto plain = short_texts(read_pdf(make_pdf({body()})));
  for (const int degrees : {3, 10, 20, 30, 40, 44, 45, 46, 50, 60, 75, 90, -10, -30, -45, -60, -90, 150}) {
    const double x = std::abs(degrees) > 90 ? 500 : 100;
    const double y = degrees > 0 && degrees <= 90 ? 180 : 600;
    const Layout layout =
        read_pdf(make_pdf({slanted(degrees, x, y, "NOT FOR PUBLICATION", degrees < -80 ? 30 : 40) + body()}));
    EXPECT_THAT(overprints(layout), ElementsAre("NOT FOR PUBLICATION")) << degrees;
    EXPECT_EQ(short_texts(layout), plain) << degrees;
    ASSERT_EQ(layout.pages[0].overprints.size(), 1U) << degrees;
    EXPECT_NEAR(layout.pages[0].overprints[0].angle, degrees, 3) << degrees;
    EXPECT_NEAR(layout.pages[0].overprints[0].size, degrees < -80 ? 30 : 40, 0.1);
  }
}

TEST(PdfOverprints, Shapes) {
  const struct {
    std::string content;
    std::vector<std::string> words;
    const char* reason;
  } rows[] = {
      {slanted(45, 100, 200, "CONFIDENTIAL") + body(), {"CONFIDENTIAL"}, "one word"},
      {body() + slanted(45, 100, 200, "DRAFT", 120), {"DRAFT"}, "drawn after the text"},
      {slanted(45, 100, 420, "NOT FOR") + slanted(45, 120, 320, "PUBLICATION") + body(),
       {"NOT FOR", "PUBLICATION"},
       "two lines"},
      {slanted(45, 60, 500, "EXEMPT", 40) + slanted(45, 260, 300, "EXEMPT", 40) + slanted(45, 350, 80, "EXEMPT", 40) +
           body(),
       {"EXEMPT", "EXEMPT", "EXEMPT"},
       "tiled"},
      {slanted(50, 100, 150, "C O N F I D E N T I A L", 36) + body(), {"CONFIDENTIAL"}, "letters set apart"},
      {slanted(30, -60, 200, "CONFIDENTIAL", 110) + body(), {"CONFIDENTIAL"}, "runs over the edges of the page"},
      {at(20, 420, "CONFIDENTIAL", "F1", 80) + body(), {"CONFIDENTIAL"}, "level, over the text"},
      {slanted(90, 40, 300, "Exempt", 11) + body(), {"Exempt"}, "small, along the margin"},
      {slanted(45, 700, 200, "CONFIDENTIAL") + body(), {}, "beside the page"},
      {body(), {}, "none"},
      {at(72, 40, "WOLDGATE", "F2", 30) + at(120, 75, "HARBOUR", "F2", 30) + at(180, 110, "BOARD", "F2", 30) +
           at(72, 200, "The annual report of the year"),
       {},
       "a title in steps"},
      {at(72, 60, "WOLDGATE HARBOUR BOARD", "F2", 40) + at(72, 200, "The annual report"), {}, "a large title"},
  };
  for (const auto& row : rows)
    EXPECT_THAT(overprints(read_pdf(make_pdf({row.content}))), testing::UnorderedElementsAreArray(row.words))
        << row.reason;
}

TEST(PdfOverprints, SmallSlantingTilesBecomeWordsAndLeaveTheText) {
  const auto plain = short_texts(read_pdf(make_pdf({body()})));
  for (const int degrees : {8, 20, 30, 40, 45, 60, -25, -45})
    for (const int size : {9, 12}) {
      const Layout layout = read_pdf(make_pdf({tiled(degrees, "CONFIDENTIAL", size) + body()}));
      const auto prints = overprints(layout);
      EXPECT_GE(std::count(prints.begin(), prints.end(), "CONFIDENTIAL"), 10) << degrees << ", " << size;
      // Of print that hardly slants a piece may stay behind.
      if (std::abs(degrees) >= 20) {
        EXPECT_EQ(short_texts(layout), plain) << degrees << ", " << size;
      }
    }
}

TEST(PdfOverprints, AWatermarkDoesNotDecideHowThePageIsRead) {
  const Layout layout = read_pdf(make_pdf({slanted(50, 100, 150, "NOT FOR PUBLICATION") + at(72, 60, "Left blank")}));
  EXPECT_THAT(short_texts(layout), ElementsAre("^Left blank"));
  EXPECT_THAT(overprints(layout), ElementsAre("NOT FOR PUBLICATION"));
}

TEST(PdfOverprints, TurnedPages) {
  const std::string sideways =
      "BT /F1 11 Tf 0 1 -1 0 200 100 Tm (First row of a wide table) Tj ET\nBT /F1 11 Tf 0 1 -1 0 214 100 Tm (Second "
      "row of it) Tj ET\n";
  const Layout layout = read_pdf(make_pdf({sideways + slanted(135, 400, 200, "EXEMPT", 60)}));
  EXPECT_THAT(short_texts(layout), ElementsAre("^First row of a wide table", "Second row of it"));
  ASSERT_THAT(overprints(layout), ElementsAre("EXEMPT"));
  EXPECT_NEAR(layout.pages[0].overprints[0].angle, 45, 3) << "as the page is read";
}

TEST(PdfOverprints, WordsOfAnnotations) {
  std::string pdf = make_pdf({body()},
                             "/Annots [<< /Type /Annot /Subtype /FreeText /F 4 /Rect [60 400 560 470] /DA "
                             "(/Helv 60 Tf 0.5 g) /Contents (CONFIDENTIAL) >>]");
  EXPECT_THAT(overprints(read_pdf(pdf)), ElementsAre("CONFIDENTIAL"));
}

}  // namespace
}  // namespace minutebook
