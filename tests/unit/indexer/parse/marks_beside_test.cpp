// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/parse/marks_beside.hpp"

#include <gtest/gtest.h>

#include <string>

#include "indexer/parse/page_marks.hpp"
#include "lib/base/text.hpp"

namespace minutebook {
namespace {

TEST(MarksBeside, Overprints) {
  const struct {
    const char* words;
    MarkingStrength strength;
    const char* reason;
  } rows[] = {
      {"CONFIDENTIAL", MarkingStrength::strong, "alone"},
      {"CONFI DENTI AL", MarkingStrength::strong, "letters set apart"},
      {"NOT FOR PUBLICATION", MarkingStrength::strong, "the statutory marking"},
      {"NOTFORPUBLICATION", MarkingStrength::strong, "blanks lost"},
      {"EXEMPT - Appendix 2", MarkingStrength::strong, "with what it marks"},
      {"DRAFT - CONFIDENTIAL", MarkingStrength::strong, "both"},
      {"Private", MarkingStrength::strong, "a stamp is no prose"},
      {"OFFICIAL-SENSITIVE", MarkingStrength::strong, "government marking"},
      {"Commercially sensitive", MarkingStrength::strong, "a stamp"},
      {"RESTRICTED", MarkingStrength::strong, "alone"},
      {"CONFIDENTI", MarkingStrength::strong, "cut off by the edge of the page"},
      {"CONF DENT AL", MarkingStrength::strong, "thin letters lost in a shadow"},
      {"STRICTLY P", MarkingStrength::strong, "cut off by the edge of the page"},
      {"ONFIDENTIAL", MarkingStrength::strong, "cut off by the edge of the page"},
      {"NOT FOR PUB", MarkingStrength::strong, "cut off by the edge of the page"},
      {"T FOR PUBLICATION", MarkingStrength::strong, "cut off by the edge of the page"},
      {"PART II", MarkingStrength::strong, "the private part"},
      {"PART III", MarkingStrength::none, "a third part"},
      {"CLOSED SESSION", MarkingStrength::strong, "who was out"},
      {"IN CAMERA", MarkingStrength::strong, "who was out"},
      {"DO NOT PUBLISH", MarkingStrength::strong, "an order"},
      {"NOT PUBLIC", MarkingStrength::strong, "in short"},
      {"MEMBERS ONLY", MarkingStrength::strong, "who may see it"},
      {"CYFRINACHOL", MarkingStrength::strong, "Welsh"},
      {"CONFIDENTIAL (NOT RESTRICTED)", MarkingStrength::strong, "only the second is denied"},
      {"EXEMPLAR", MarkingStrength::none, "a specimen"},
      {"SECRETARY", MarkingStrength::none, "an office that begins like a mark"},
      {"SECRETARY SECRETARY SECRETARY", MarkingStrength::none, "tiled"},
      {"S E C R E T A R Y", MarkingStrength::none, "letters set apart"},
      {"SEC RE TARY", MarkingStrength::none, "in pieces"},
      {"SECRET SECRETARY", MarkingStrength::strong, "a mark beside it"},
      {"PRIVATELY OWNED", MarkingStrength::none, "goes on"},
      {"LEX EMPTOR", MarkingStrength::none, "from the end of one word into the next"},
      {"IN CAMERAS", MarkingStrength::none, "goes on"},
      {"E X E M P T", MarkingStrength::strong, "letters set apart"},
      {"CONFIDENCE", MarkingStrength::none, "another word"},
      {"STRICTLY CONFIDENTIAL WHEN COMPLETED", MarkingStrength::weak, "a form"},
      {"DRAFT", MarkingStrength::none, "says nothing of who may see it"},
      {"UNCONFIRMED", MarkingStrength::none, "minutes not yet approved"},
      {"COPY", MarkingStrength::none, "a copy"},
      {"SUPERSEDED", MarkingStrength::none, "an old version"},
      {"UNRESTRICTED", MarkingStrength::none, "contains restricted"},
      {"NOT CONFIDENTIAL", MarkingStrength::none, "denied"},
      {"NON-EXEMPT", MarkingStrength::none, "denied"},
      {"NOT FOR CIRCULATION", MarkingStrength::weak, "for a person to look at"},
      {"EMBARGOED until 5 May", MarkingStrength::weak, "until a day that may be past"},
      {"NO LONGER CONFIDENTIAL", MarkingStrength::weak, "for a person to look at"},
  };
  for (const auto& row : rows) EXPECT_EQ(marking_of_overprint(fold(row.words)), row.strength) << row.reason;
}

TEST(MarksBeside, NamesOfFilesAndFolders) {
  const struct {
    const char* path;
    MarkingStrength strength;
    const char* reason;
  } rows[] = {
      {"CONFIDENTIAL.pdf", MarkingStrength::strong, "alone"},
      {"2021/Confidential minutes 2021-05-03.pdf", MarkingStrength::strong, "what it is"},
      {"not-for-publication/sale.pdf", MarkingStrength::strong, "a folder"},
      {"Restricted/sale.pdf", MarkingStrength::strong, "a folder"},
      {"confidential.zip/sale.pdf", MarkingStrength::strong, "a zip"},
      {"Exempt Appendix 2.pdf", MarkingStrength::weak, "an appendix"},
      {"2021-05-03_minutes_CONFIDENTIAL.docx", MarkingStrength::weak, "at the end"},
      {"minutes (exempt).pdf", MarkingStrength::weak, "in brackets"},
      {"Confidential agenda.pdf", MarkingStrength::weak, "what it is"},
      {"Exempt items/sale.pdf", MarkingStrength::weak, "a folder of a part"},
      {"Confidential reporting policy.pdf", MarkingStrength::none, "a subject"},
      {"Confidential waste.pdf", MarkingStrength::none, "a subject"},
      {"tax-exempt.pdf", MarkingStrength::none, "a tax"},
      {"not confidential/minutes.pdf", MarkingStrength::none, "the contrary"},
      {"Unrestricted/minutes.pdf", MarkingStrength::none, "whole words"},
      {"Part 2.pdf", MarkingStrength::none, "the second of two files"},
      {"minutes.2021.05.pdf", MarkingStrength::none, "dots are no ending"},
      {"Private/sale.pdf", MarkingStrength::weak, "a folder that says nothing else"},
      {"Part 2/sale.pdf", MarkingStrength::weak, "the folder of the private part"},
      {"03 Part II/sale.pdf", MarkingStrength::weak, "with the number that sorts it"},
      {"minutes-private.pdf", MarkingStrength::weak, "behind its kind"},
      {"Cabinet minutes part 2.pdf", MarkingStrength::weak, "the private minutes"},
      {"Agenda part 2 of 3.pdf", MarkingStrength::none, "one of three files"},
      {"PierExemptReport.pdf", MarkingStrength::weak, "words without gaps"},
      {"notforpublication.pdf", MarkingStrength::strong, "words without gaps"},
      {"minutes_exempt_v2.pdf", MarkingStrength::weak, "before its version"},
      {"Pier confidential 14 June.pdf", MarkingStrength::weak, "before its day"},
      {"2022 exempt cabinet.pdf", MarkingStrength::weak, "whose it is"},
      {"Pier policy - NOT FOR PUBLICATION.pdf", MarkingStrength::strong, "a subject beside it does not disarm it"},
      {"Equality policy exempt report.pdf", MarkingStrength::weak, "the same"},
      {"\uFF23\uFF2F\uFF2E\uFF26\uFF29\uFF24\uFF25\uFF2E\uFF34\uFF29\uFF21\uFF2C.pdf", MarkingStrength::strong,
       "wide letters"},
      {"C\u200BONFIDENTIAL.pdf", MarkingStrength::strong, "a character that nobody sees"},
      {"\u0421\u041ENFIDENTIAL.pdf", MarkingStrength::strong, "Cyrillic letters that look the same"},
      {"Confidential waste contract.pdf", MarkingStrength::none, "a subject"},
      {"Confidential report handling policy.pdf", MarkingStrength::none, "a subject"},
      {"Exempt accommodation report.pdf", MarkingStrength::none, "a subject"},
      {"Private hire licensing minutes.pdf", MarkingStrength::none, "a subject"},
      {"Local plan part 2.pdf", MarkingStrength::none, "a part of a plan"},
      {"Confidentiality policy.pdf", MarkingStrength::none, "another word"},
      {"", MarkingStrength::none, "no name"},
  };
  for (const auto& row : rows) EXPECT_EQ(marking_of_path(row.path), row.strength) << row.reason << ": " << row.path;
}

/// The words of a page with these letters one below another, and beside them the lines of a text.
CleanText with_letters(const std::string& letters, float step, float aside) {
  Layout layout;
  Page page;
  page.height = 842;
  for (size_t i = 0; i < letters.size(); ++i) {
    Line line;
    line.text = letters.substr(i, 1);
    const float y = 60 + step * static_cast<float>(i), x = 20 + aside * static_cast<float>(i);
    line.box = {x, y, x + 7, y + 10};
    page.lines.push_back(line);
    line.text = "The Board agreed the moorings";
    line.box = {72, y, 300, y + 10};
    page.lines.push_back(line);
  }
  layout.pages.push_back(page);
  return clean(layout);
}

TEST(MarksBeside, LettersOneBelowAnother) {
  const struct {
    const char* letters;
    float step, aside;
    bool marked;
    const char* reason;
  } rows[] = {
      {"CONFIDENTIAL", 20, 0, true, "down the margin"},
      {"NOTFORPUBLICATION", 40, 0, true, "two lines a letter"},
      {"LAITNEDIFNOC", 20, 0, true, "upwards"},
      {"aCONFIDENTIAL", 20, 0, true, "behind the label of a list"},
      {"CONFIDENTIAL", 20, 9, false, "in steps: letters of other lines"},
      {"SECRETARY", 20, 0, false, "another word"},
      {"APAPAPAP", 20, 0, false, "who was there"},
      {"EXEM", 20, 0, false, "too short"},
  };
  for (const auto& row : rows)
    EXPECT_EQ(!with_letters(row.letters, row.step, row.aside).marks.empty(), row.marked) << row.reason;
}

TEST(MarksBeside, LettersBesideTheWordsOfALine) {
  Layout layout;
  Page page;
  const std::string letters = "EXEMPT";
  for (size_t i = 0; i < letters.size(); ++i) {
    Line line;
    line.text = letters.substr(i, 1) + " The Board agreed";
    const float y = 60 + 20 * static_cast<float>(i);
    line.words = {{0, 1, {20, y, 27, y + 10}, 11, 0}, {2, 3, {40, y, 60, y + 10}, 11, 0}};
    page.lines.push_back(line);
  }
  layout.pages.push_back(page);
  ASSERT_EQ(clean(layout).marks.size(), 1U);
  EXPECT_EQ(clean(layout).marks[0].text, "EXEMPT");
}

}  // namespace
}  // namespace minutebook
