// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/parse/restriction.hpp"

#include <gtest/gtest.h>

#include "lib/base/text.hpp"

namespace minutebook {
namespace {

CleanText paper(std::initializer_list<const char*> lines, uint32_t lines_a_page = 1000) {
  CleanText text;
  uint32_t n = 0;
  for (const char* printed : lines) {
    TextLine line;
    line.text = printed;
    line.folded = fold(line.text);
    line.page = 1 + n++ / lines_a_page;
    if (text.pages.empty() || text.pages.back().number != line.page) text.pages.push_back({line.page, ""});
    line.start = static_cast<uint32_t>(text.pages.back().text.size());
    text.pages.back().text += line.text;
    line.end = static_cast<uint32_t>(text.pages.back().text.size());
    text.pages.back().text += '\n';
    text.lines.push_back(line);
  }
  return text;
}

TEST(Restriction, LinesThatMark) {
  const struct {
    const char* line;
    MarkingStrength strength;
    const char* reason;
  } rows[] = {
      {"NOT FOR PUBLICATION", MarkingStrength::strong, "the statutory marking"},
      {"Not for publication by virtue of paragraph 3 of Part 1 of Schedule 12A", MarkingStrength::strong,
       "with its paragraph"},
      {"By virtue of paragraphs 1 and 2 of Part 1 of Schedule 12A of the Local Government Act 1972",
       MarkingStrength::strong, "the paragraph alone"},
      {"EXEMPT", MarkingStrength::strong, "head or foot"},
      {"*** CONFIDENTIAL ***", MarkingStrength::strong, "dressed up"},
      {"Classification: Exempt", MarkingStrength::strong, "label"},
      {"Classification: Part 2 - private", MarkingStrength::strong, "label with part"},
      {"RESTRICTED", MarkingStrength::strong, "alone on its line"},
      {"OFFICIAL-SENSITIVE", MarkingStrength::strong, "government marking"},
      {"PRIVATE AND CONFIDENTIAL", MarkingStrength::strong, "letters"},
      {"Confidential minutes of the Staffing Committee", MarkingStrength::strong, "title"},
      {"Part II report", MarkingStrength::strong, "title"},
      {"Exempt appendix 2 is circulated to members only", MarkingStrength::weak, "only the appendix"},
      {"Draft - not for circulation", MarkingStrength::weak, "a draft"},
      {"UNRESTRICTED", MarkingStrength::none, "whole words only"},
      {"UNRESTRICTED ITEMS", MarkingStrength::none, "whole words only"},
      {"Classification: Unrestricted", MarkingStrength::none, "contains restricted"},
      {"Classification: Public", MarkingStrength::none, "public"},
      {"For publication [Do not include information which is exempt from publication under schedule 12a of the Act]",
       MarkingStrength::none, "a template's instruction"},
      {"Access to the footpath is restricted", MarkingStrength::none, "prose"},
      {"Restricted opening hours apply", MarkingStrength::none, "prose"},
      {"Restricted byway 12 needs clearing", MarkingStrength::none, "a kind of road"},
      {"RESOLVED that the public be excluded as the items are exempt by virtue of paragraph 3 of Schedule 12A",
       MarkingStrength::none, "the resolution itself"},
      {"There are no agenda items which would require the exclusion of the press", MarkingStrength::none,
       "says there are none"},
      {"The Freedom of Information policy explains what is exempt under Schedule 12A", MarkingStrength::none,
       "a policy"},
  };
  for (const auto& row : rows) EXPECT_EQ(marking_of(fold(row.line)), row.strength) << row.reason << ": " << row.line;
}

TEST(Restriction, MarkedPaperIsRestricted) {
  const auto found =
      read_restriction(paper({"Barchester City Council", "NOT FOR PUBLICATION", "Sale of land"}), DocumentType::report);
  EXPECT_EQ(found.level, RestrictionLevel::restricted);
  EXPECT_EQ(found.reason, "NOT FOR PUBLICATION");
  EXPECT_EQ(found.place.page, 1U);
}

TEST(Restriction, RunningFootRestricts) {
  auto text = paper({"Barchester City Council", "Sale of land"});
  text.furniture = paper({"Confidential"}).lines;
  EXPECT_EQ(read_restriction(text, DocumentType::report).level, RestrictionLevel::restricted);
}

TEST(Restriction, PrivatePartGivesItemsAndPages) {
  const auto text = paper({"AGENDA", "PART I - public items", "1. Apologies", "2. Budget", "PART II - items in private",
                           "3. Land sale", "details", "4. Staffing", "details"},
                          4);
  const auto found = read_restriction(text, DocumentType::agenda);
  EXPECT_EQ(found.level, RestrictionLevel::open) << "the rest is public";
  ASSERT_EQ(found.ranges.size(), 2U);
  EXPECT_EQ(found.ranges[0].item_number, "3");
  EXPECT_EQ(found.ranges[0].page_from, 2U);
  EXPECT_EQ(found.ranges[1].item_number, "4");
  EXPECT_EQ(found.ranges[1].page_to, 3U);
}

TEST(Restriction, PrivatePartEndsWhenThePublicReturns) {
  const auto text = paper({"Minutes", "1. Apologies", "EXEMPT ITEMS", "2. Land sale", "Agreed.",
                           "The meeting returned to public session", "3. Close"});
  const auto found = read_restriction(text, DocumentType::minutes);
  ASSERT_EQ(found.ranges.size(), 1U);
  EXPECT_EQ(found.ranges[0].item_number, "2");
}

TEST(Restriction, EmptyPrivatePartStaysPublic) {
  const auto text = paper({"AGENDA", "UNRESTRICTED ITEMS", "1. Apologies", "EXEMPT ITEMS",
                           "(At the time of preparing the agenda there were no exempt items.)", "A. Clerk"});
  const auto found = read_restriction(text, DocumentType::agenda);
  EXPECT_EQ(found.level, RestrictionLevel::open);
  EXPECT_TRUE(found.ranges.empty());
}

TEST(Restriction, ResolutionToExcludeStaysPublic) {
  const auto text = paper({"Minutes of the Council", "9. Exclusion", "Resolved to exclude the press and public.",
                           "The meeting closed at 9pm"});
  EXPECT_EQ(read_restriction(text, DocumentType::minutes).level, RestrictionLevel::open);
}

TEST(Restriction, ProseDeepInAPaperIsNoMarking) {
  CleanText text = paper({"Report"});
  for (int i = 0; i < 60; ++i) text.lines.push_back(text.lines[0]);
  text.lines.push_back(paper({"Reports that are not for publication by virtue of paragraph 3 of Part 1 of Schedule 12A "
                              "are printed on pink paper."})
                           .lines[0]);
  EXPECT_EQ(read_restriction(text, DocumentType::report).level, RestrictionLevel::open);
}

}  // namespace
}  // namespace minutebook
