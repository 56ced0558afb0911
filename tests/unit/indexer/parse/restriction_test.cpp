// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/parse/restriction.hpp"

#include <gtest/gtest.h>

#include <algorithm>

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
      {"STRICTLY CONFIDENTIAL WHEN COMPLETED", MarkingStrength::weak,
       "a form: whether somebody filled it in, a person sees"},
      {"Not for publication when complete", MarkingStrength::weak, "the same"},
      {"Confidential once completed", MarkingStrength::none, "a note on a form, no marking"},
      {"Classification: OFFICIAL SENSITIVE", MarkingStrength::strong, "without its hyphen"},
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
      {"IN CAMERA", MarkingStrength::strong, "another wording"},
      {"IN COMMITTEE (private)", MarkingStrength::strong, "another wording"},
      {"NOT TO BE PUBLISHED", MarkingStrength::strong, "another wording"},
      {"Do not publish", MarkingStrength::strong, "another wording"},
      {"PUBLIC EXCLUDED", MarkingStrength::strong, "another wording"},
      {"EXEMPT SESSION", MarkingStrength::strong, "another wording"},
      {"Highly Restricted", MarkingStrength::strong, "a label of an office"},
      {"COMMERCIAL-IN-CONFIDENCE", MarkingStrength::strong, "with hyphens"},
      {"NID I'W GYHOEDDI", MarkingStrength::strong, "Welsh"},
      {"<< NOT FOR PUBLICATION >>", MarkingStrength::strong, "between angles"},
      {"\u25A0 CONFIDENTIAL \u25A0", MarkingStrength::strong, "between boxes"},
      {"\u00ABCONFIDENTIAL\u00BB", MarkingStrength::strong, "between foreign quotes"},
      {"\U0001F512 CONFIDENTIAL", MarkingStrength::strong, "behind a picture"},
      {"N O T  F O R  P U B L I C A T I O N", MarkingStrength::strong, "letters apart"},
      {"C.O.N.F.I.D.E.N.T.I.A.L", MarkingStrength::strong, "letters apart"},
      {"NOT\u200BFOR\u200BPUBLICATION", MarkingStrength::strong, "blanks that nobody sees"},
      {"CONF\u034FIDENTIAL", MarkingStrength::strong, "a joiner that nobody sees"},
      {"CONFI\u00ADDENTIAL", MarkingStrength::strong, "a soft hyphen"},
      {"\uFF23\uFF2F\uFF2E\uFF26\uFF29\uFF24\uFF25\uFF2E\uFF34\uFF29\uFF21\uFF2C", MarkingStrength::strong,
       "wide letters"},
      {"\u0421\u041ENFIDENTIAL", MarkingStrength::strong, "Cyrillic letters that look the same"},
      {"\u1D04\u1D0F\u0274\uA730\u026A\u1D05\u1D07\u0274\u1D1B\u026A\u1D00\u029F", MarkingStrength::strong,
       "small capitals"},
      {"C0NFIDENTIAL", MarkingStrength::strong, "as a reader of scans takes it"},
      {"PRIVATE/CONFIDENTIAL", MarkingStrength::strong, "two words of it"},
      {"CONFIDENTIAL/NOT FOR PUBLICATION", MarkingStrength::strong, "two markings"},
      {"CONFIDENTIAL 14 June 2022", MarkingStrength::strong, "with its day"},
      {"CONFIDENTIAL - Copy 3 of 12", MarkingStrength::strong, "with its copy"},
      {"Exempt paragraph 3", MarkingStrength::strong, "with its paragraph"},
      {"Classification = Restricted", MarkingStrength::strong, "another sign"},
      {"Report classification: EXEMPT", MarkingStrength::strong, "what is classified"},
      {"Public/Private: Private", MarkingStrength::strong, "a choice"},
      {"Is this report exempt? Yes", MarkingStrength::strong, "an answer"},
      {"Is this report exempt? No", MarkingStrength::none, "an answer"},
      {"Public access: No", MarkingStrength::weak, "an answer"},
      {"\u2612 Exempt \u2610 Open", MarkingStrength::strong, "a ticked box"},
      {"\u2610 Exempt \u2612 Open", MarkingStrength::none, "the other box"},
      {"This paper is confidential and must not be shared.", MarkingStrength::strong, "in a sentence"},
      {"This is not a public document", MarkingStrength::strong, "in a sentence"},
      {"Exempt from disclosure under the Freedom of Information Act", MarkingStrength::weak, "names the act"},
      {"This report is exempt from call-in", MarkingStrength::none, "exempt from something else"},
      {"Restricted 14,500 12,300", MarkingStrength::none, "money"},
      {"Confidential waste", MarkingStrength::none, "a subject"},
      {"Confidentiality policy", MarkingStrength::none, "another word"},
      {"No confidential items", MarkingStrength::none, "says there are none"},
      {"The public were excluded for item 9", MarkingStrength::none, "tells what was done"},
  };
  for (const auto& row : rows) EXPECT_EQ(marking_of(fold(row.line)), row.strength) << row.reason << ": " << row.line;
}

TEST(Restriction, WordsAtTheHeadAreHeldBackUntilAPersonHasLooked) {
  const struct {
    const char* line;
    bool held;
    const char* reason;
  } rows[] = {
      {"MEMBERS ONLY", true, "who may see it"},
      {"PRIVATE", true, "alone"},
      {"For internal use only", true, "alone"},
      {"Minutes of the Pier Panel, exempt", true, "behind the title"},
      {"Pier Panel Exempt Minutes", true, "in the title"},
      {"Pier Panel minutes (Part 2)", true, "the private part"},
      {"MINUTES OF THE CLOSED SESSION", true, "the private part"},
      {"Minutes of the private session of the panel", true, "the private part"},
      {"Pier Panel Confidential", true, "behind the name"},
      {"PRIVATE SESSION", true, "opens the paper"},
      {"Agenda part 2 of 3", false, "one of three files"},
      {"Notice of a private meeting of the panel", false, "the law wants it to be public"},
      {"Private hire licences", false, "a subject"},
      {"Confidential waste collection", false, "a subject"},
      {"Tax exempt", false, "a tax"},
      {"Closed circuit television", false, "a subject"},
      {"Members only voted once.", false, "prose"},
  };
  for (const auto& row : rows) {
    const auto found =
        read_restriction(paper({"Pier Council", row.line, "1. Apologies", "None."}), DocumentType::minutes);
    EXPECT_EQ(found.level != RestrictionLevel::open, row.held) << row.reason << ": " << row.line;
  }
}

TEST(Restriction, MarkingsBrokenOverLines) {
  const struct {
    std::vector<const char*> lines;
    bool marked;
    const char* reason;
  } rows[] = {
      {{"NOT FOR", "PUBLICATION"}, true, "two lines"},
      {{"CONFI-", "DENTIAL"}, true, "a hyphen"},
      {{"STRICTLY", "CONFIDENTIAL"}, true, "two words"},
      {{"E", "X", "E", "M", "P", "T"}, true, "letters one below another"},
      {{"N", "O", "T", "F", "O", "R", "P", "U", "B", "L", "I", "C", "A", "T", "I", "O", "N"}, true, "the same"},
      {{"NOT FOR", "PROFIT BODIES"}, false, "other words"},
      {{"N", "O", "T", "E"}, false, "another word"},
  };
  for (const auto& row : rows) {
    auto text = paper({"Pier Council"});
    for (const char* line : row.lines) text.lines.push_back(paper({line}).lines[0]);
    text.lines.push_back(paper({"1. Apologies"}).lines[0]);
    EXPECT_EQ(read_restriction(text, DocumentType::report).level == RestrictionLevel::restricted, row.marked)
        << row.reason;
  }
}

TEST(Restriction, TitlesOfItemsThatAreMarked) {
  const struct {
    const char* title;
    bool closed;
    const char* reason;
  } rows[] = {
      {"3. Sale of the slip (exempt item)", true, "in brackets"},
      {"3. Sale of the slip (private session)", true, "in brackets"},
      {"3. Sale of the slip - confidential item", true, "behind a dash"},
      {"3. Sale of the slip [EXEMPT]", true, "in brackets"},
      {"3. The exempt item of the last meeting", false, "prose"},
      {"3. Private finance (update)", false, "a subject"},
      {"3. Confidential items: there are none", false, "none"},
  };
  for (const auto& row : rows) {
    const auto found = read_restriction(paper({"Pier Panel", "Minutes", "1. Apologies", "None.", "2. Tolls", "Raised.",
                                               row.title, "Sold.", "4. Close"}),
                                        DocumentType::minutes);
    EXPECT_EQ(!found.ranges.empty(), row.closed) << row.reason << ": " << row.title;
  }
}

TEST(Restriction, MarkedPaperIsRestricted) {
  const auto found =
      read_restriction(paper({"Barchester City Council", "NOT FOR PUBLICATION", "Sale of land"}), DocumentType::report);
  EXPECT_EQ(found.level, RestrictionLevel::restricted);
  EXPECT_EQ(found.reason, "NOT FOR PUBLICATION");
  EXPECT_EQ(found.place.page, 1U);
}

TEST(Restriction, OverprintsClosePagesOrThePaper) {
  using Level = RestrictionLevel;
  const struct {
    std::vector<PageMark> marks;
    Level level;
    std::vector<uint32_t> closed;
    const char* reason;
  } rows[] = {
      {{{"CONFIDENTIAL", "confidential", 1, true}}, Level::restricted, {}, "over the first page"},
      {{{"EXEMPT", "exempt", 3, true}, {"EXEMPT", "exempt", 4, true}}, Level::restricted, {}, "over half of it"},
      {{{"EXEMPT", "exempt", 3, true}}, Level::open, {3}, "over one page of four"},
      {{{"DRAFT", "draft", 1, true}}, Level::open, {}, "a draft"},
      {{{"NOT FOR CIRCULATION", "not for circulation", 2, true}}, Level::weak, {}, "weak"},
      {{{"Exempt", "exempt", 1, false}}, Level::open, {1}, "along the margin of one page"},
      {{{"Exempt", "exempt", 1, false},
        {"Exempt", "exempt", 2, false},
        {"Exempt", "exempt", 3, false},
        {"Exempt", "exempt", 4, false}},
       Level::restricted,
       {},
       "along the margin of every page"},
      {{{"Exempt accommodation", "exempt accommodation", 1, false}}, Level::open, {}, "a subject in the margin"},
  };
  for (const auto& row : rows) {
    auto text =
        paper({"Pier Panel", "Minutes", "1. Apologies", "None.", "2. Tolls", "Raised.", "3. Slip", "Swept."}, 2);
    text.marks = row.marks;
    const auto found = read_restriction(text, DocumentType::minutes);
    EXPECT_EQ(found.level, row.level) << row.reason;
    std::vector<uint32_t> closed;
    for (const auto& range : found.ranges) closed.push_back(range.page_from);
    EXPECT_EQ(closed, row.closed) << row.reason;
  }
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

TEST(Restriction, PrivatePartsCloseFromTheirHeading) {
  struct Row {
    std::vector<const char*> lines;  // three a page, behind a head of three lines
    uint32_t from, to;               // pages; 0: nothing is closed
    const char* reason;
  };
  const Row rows[] = {
      {{"PART II", "Boathouse", "RESOLVED to sell it."}, 2, 2, "no numbers at all"},
      {{"PART II", "III. Boathouse", "RESOLVED to sell it."}, 2, 2, "roman numbers"},
      {{"PART II", "FIN/12 Boathouse", "RESOLVED to sell it."}, 2, 2, "minute numbers"},
      {{"Confidential Items", "*3. Boathouse", "Sold."}, 2, 2, "starred items"},
      {{"Reserved business", "3. Boathouse", "Sold."}, 2, 2, "another name"},
      {{"CONFIDENTIAL SECTION", "3. Boathouse", "Sold."}, 2, 2, "another name"},
      {{"PART II (PRESS AND PUBLIC EXCLUDED)", "3. Boathouse", "Sold."}, 2, 2, "says who is out"},
      {{"PART II - WHAT FOLLOWS WAS DISCUSSED IN THE ABSENCE OF THE PUBLIC", "3. Boathouse", "Sold."}, 2, 2, "long"},
      {{"PART II", "There were none present from the newspapers.", "3. Boathouse"}, 2, 2, "none of something else"},
      {{"EXEMPT ITEMS", "3. Boathouse", "Declarations: none were made."}, 2, 2, "none inside an item"},
      {{"PART II - EXEMPT", "The auditor told a story.", "It went on.", "3. Boathouse", "Sold."},
       2,
       3,
       "the text above the first item"},
      {{"PART II - EXEMPT", "3. Boathouse", "x", "Section A", "The site", "y", "4. Staff"}, 2, 4, "a report's section"},
      {{"PART II - EXEMPT", "3. Boathouse", "x", "Part One", "The site", "y", "4. Staff"}, 2, 4, "a report's part"},
      {{"PART II - EXEMPT", "3. Boathouse", "x", "A member asked when the public would be readmitted.", "y", "z",
        "4. X"},
       2,
       4,
       "a question"},
      {{"PART II - EXEMPT", "3. Boathouse", "x", "The tenant was readmitted to the scheme.", "4. X", "z", "5. Y"},
       2,
       4,
       "not the public"},
      {{"PART II - EXEMPT", "3. Boathouse", "x", "The meeting was reopened to the public gallery fund.", "y", "z",
        "5. Y"},
       2,
       4,
       "a fund"},
      {{"PART II - EXEMPT", "3. Boathouse", "x", "The public were readmitted to the meeting.", "4. X", "z", "5. Y"},
       2,
       3,
       "a statement"},
      {{"PART II - EXEMPT", "3. Boathouse", "x", "PART I - PUBLIC ITEMS", "4. X", "z", "5. Y"},
       2,
       3,
       "the public part"},
      {{"EXEMPT ITEMS", "There are no exempt items.", "A. Clerk"}, 0, 0, "says there are none"},
      {{"PART II", "None", "A. Clerk"}, 0, 0, "says there are none"},
      {{"EXEMPT ITEMS", "[Do not include information which is exempt]", "A. Clerk"}, 0, 0, "a template"},
      {{"UNRESTRICTED ITEMS", "3. Boathouse", "Sold."}, 0, 0, "whole words"},
      {{"Part 2 of the boathouse plan was noted.", "3. Boathouse", "Sold."}, 0, 0, "prose"},
      {{"Exempt items are heard last.", "3. Boathouse", "Sold."}, 0, 0, "prose"},
      {{"3. Boathouse [EXEMPT]", "RESOLVED to sell it.", "x"}, 2, 2, "the title is marked"},
      {{"3. CONFIDENTIAL - Boathouse", "RESOLVED to sell it.", "x"}, 2, 2, "the title is marked"},
      {{"3. Boathouse (NOT FOR PUBLICATION by virtue of paragraph 3 of Part 1 of Schedule 12A)", "x", "y"},
       2,
       2,
       "the title is marked"},
      {{"3. Boathouse [EXEMPT]", "1. The site", "x", "2. The price", "y", "4. Pier"},
       2,
       3,
       "numbers inside do not end it"},
      {{"3. Confidential reporting policy", "Adopted.", "x"}, 0, 0, "a subject"},
  };
  for (const auto& row : rows) {
    CleanText text = paper({"Minutes of the Pier Panel", "PART I", "1. Apologies"}, 3);
    uint32_t n = 0;
    for (const char* printed : row.lines) {
      TextLine line = paper({printed}).lines[0];
      line.page = 2 + n++ / 3;
      if (text.pages.back().number != line.page) text.pages.push_back({line.page, ""});
      text.lines.push_back(line);
    }
    const auto found = read_restriction(text, DocumentType::minutes);
    EXPECT_EQ(found.level, RestrictionLevel::open) << row.reason << ": " << row.lines[0];
    EXPECT_EQ(found.ranges.empty() ? 0 : found.ranges.front().page_from, row.from)
        << row.reason << ": " << row.lines[0];
    EXPECT_EQ(found.ranges.empty() ? 0 : found.ranges.back().page_to, row.to) << row.reason << ": " << row.lines[0];
  }
}

TEST(Restriction, BarePartsOfReportsAreNoPrivateParts) {
  const auto text = paper({"Report on the pier", "Part 1", "1. Piles", "Part 2", "2. Planks"});
  EXPECT_TRUE(read_restriction(text, DocumentType::report).ranges.empty());
}

TEST(Restriction, RunningHeadsCloseTheirPages) {
  const struct {
    const char* head;
    std::vector<uint32_t> pages;
    bool whole;
    const char* reason;
  } rows[] = {
      {"PART II - EXEMPT", {2, 3}, false, "a private part"},
      {"EXEMPT ITEMS", {3, 4}, false, "a private part"},
      {"CONFIDENTIAL", {3}, false, "marked on some pages"},
      {"Pier Panel | CONFIDENTIAL | Page 3", {3}, false, "between other words"},
      {"CONFIDENTIAL", {1, 2, 3, 4}, true, "on all pages"},
      {"CONFIDENTIAL", {2, 3, 4}, true, "the first page often has another head"},
  };
  for (const auto& row : rows) {
    auto text = paper({"Minutes of the Pier Panel", "1. Apologies", "2. Planks", "3. Piles"}, 1);
    for (const uint32_t page : row.pages) {
      TextLine line = paper({row.head}).lines[0];
      line.page = page;
      text.furniture.push_back(line);
    }
    const auto found = read_restriction(text, DocumentType::minutes);
    EXPECT_EQ(found.level == RestrictionLevel::restricted, row.whole) << row.reason << ": " << row.head;
    for (const uint32_t page : row.pages) {
      const bool closed = std::any_of(found.ranges.begin(), found.ranges.end(), [&](const RestrictedRange& r) {
        return r.page_from <= page && page <= r.page_to;
      });
      EXPECT_TRUE(row.whole || closed) << row.reason << ": " << row.head << " on page " << page;
    }
  }
}

TEST(Restriction, StatutoryMarkingsCloseWherePrinted) {
  const struct {
    const char* line;
    const char* next;
    const char* reason;
  } rows[] = {
      {"Not-for-publication", "", "with hyphens"},
      {"NOT FOR PUBLICATION until removed from the register", "", "removed is not moved"},
      {"NOT FOR PUBLICATION - press and public excluded", "", "names the exclusion"},
      {"EXEMPT - NOT FOR PUBLICATION. The public should be excluded", "", "names the exclusion"},
      {"Confidential - not to be disclosed", "", "in words"},
      {"This report is exempt from publication under paragraph 3", "of Part 1 of Schedule 12A of the Act", "wrapped"},
      {"Not for publication by virtue of paragraph 3 of Part 1", "of Schedule 12A", "wrapped"},
  };
  for (const auto& row : rows) {
    const auto head = read_restriction(paper({"Pier Council", row.line, row.next, "Sale"}), DocumentType::report);
    EXPECT_EQ(head.level, RestrictionLevel::restricted) << row.reason << ": " << row.line;
    const auto deep =
        read_restriction(paper({"Pier Council", "Pier", "Pier", row.line, row.next, "Sale"}, 1), DocumentType::report);
    const bool whole = deep.level == RestrictionLevel::restricted;
    ASSERT_TRUE(whole || !deep.ranges.empty()) << row.reason << ": " << row.line;
    if (!whole) {
      EXPECT_EQ(deep.ranges[0].page_from, 4U) << row.reason;
      EXPECT_EQ(deep.ranges[0].page_to, 6U) << row.reason;
    }
  }
}

TEST(Restriction, FootClosesItsWholePage) {
  auto text = paper({"Minutes of the Pier Panel", "1. Apologies", "2. Planks"}, 1);
  text.furniture = {text.lines[1]};
  text.furniture[0].text = "CONFIDENTIAL";
  text.furniture[0].folded = "confidential";
  text.furniture[0].start = text.furniture[0].end = 12;
  const auto found = read_restriction(text, DocumentType::minutes);
  ASSERT_EQ(found.ranges.size(), 1U);
  EXPECT_EQ(found.place.page, 2U);
  EXPECT_EQ(found.place.start, 0U) << "nothing of the page stands above it";
}

TEST(Restriction, TitlesSubjectsAndRunningHeadsMarkAtAnyPlace) {
  using enum MarkingStrength;
  const struct {
    const char* line;
    MarkingStrength strength;
    const char* reason;
  } rows[] = {
      {"Pier Panel (Confidential)", strong, "in brackets behind the name"},
      {"[CONFIDENTIAL] pier minutes", strong, "in brackets before it"},
      {"CONFIDENTIAL: pier minutes", strong, "before a colon"},
      {"Re: Confidential - sale of the slip", strong, "an answer"},
      {"Sale of the slip - Confidential", strong, "behind a dash"},
      {"Confidential | Pier Panel | Page 1 of 1", strong, "between bars"},
      {"Pier Panel minutes - Confidential - 12 March 2021", strong, "between dashes"},
      {"CONFIDENTIAL\tPage 1 of 2", strong, "before a tab"},
      {"CONFIDENTIAL Page 1 of 2", strong, "before the counter"},
      {"Page 1 of 2 CONFIDENTIAL", strong, "behind the counter"},
      {"Pier Panel - Official-Sensitive", strong, "another marking"},
      {"Confidential Reporting Policy", none, "a subject"},
      {"Pier Panel - Confidential Reporting Policy", none, "a subject"},
      {"Pier Panel - Unrestricted", none, "whole words"},
      {"Pier Panel - Exempt accommodation", none, "a subject"},
      {"Pier Panel - 12 March 2021", none, "an ordinary head"},
  };
  for (const auto& row : rows)
    EXPECT_EQ(marking_of_title(fold(row.line)), row.strength) << row.reason << ": " << row.line;
}

/// Two meetings in one file without pages; the lines go between them.
CleanText two_meetings(std::vector<const char*> between) {
  std::vector<const char*> lines = {"Pier Panel", "Minutes of the meeting held on 12 March 2021 at 7.00pm",
                                    "Present: Councillor Dale Orr, Councillor Fay Lind", "1. Apologies"};
  for (int i = 0; i < 36; ++i) lines.push_back("The planks of the pier were talked about.");
  lines.insert(lines.end(), between.begin(), between.end());
  for (const char* line : {"Staffing Panel", "Minutes of the meeting held on 19 April 2022 at 6.00pm",
                           "Present: Councillor Ivo Vane, Councillor Gil Roe", "1. Dismissal", "It was agreed."})
    lines.push_back(line);
  CleanText text = paper({});
  for (const char* printed : lines) {
    TextLine line = paper({printed}).lines[0];
    text.lines.push_back(line);
  }
  text.pages = {{1, ""}};
  return text;
}

TEST(Restriction, MarkingDeepInThePaperCloses) {
  const struct {
    const char* line;
    bool closes;
    const char* reason;
  } rows[] = {
      {"Confidential", true, "plain case"},
      {"CONFIDENTIAL", true, "capitals"},
      {"Private and confidential", true, "letters"},
      {"Strictly confidential", true, "alone"},
      {"Exempt", true, "alone"},
      {"Restricted", true, "alone"},
      {"Confidential minutes", true, "what it marks"},
      {"Exempt minutes of the Staffing Panel", true, "what it marks, with its name"},
      {"Confidential - Staffing Panel minutes", true, "before the name"},
      {"Classification: Exempt", true, "a label"},
      {"Confidential Reporting Policy", false, "a subject"},
      {"The confidential report was discussed.", false, "prose"},
      {"Confidential minutes were approved.", false, "prose"},
      {"Unrestricted", false, "whole words"},
      {"Status: Closed", false, "of a task"},
      {"The public was asked to leave, to exclude the press: confidential nature of the business.", false, "prose"},
  };
  for (const auto& row : rows) {
    const auto found = read_restriction(two_meetings({row.line}), DocumentType::minutes);
    EXPECT_EQ(found.level == RestrictionLevel::restricted || !found.ranges.empty(), row.closes)
        << row.reason << ": " << row.line;
  }
}

TEST(Restriction, LoneMarkingNeedsALineOfItsOwn) {
  auto wrapped = two_meetings({"The clerk said that the letter was marked", "Confidential and so it stays."});
  EXPECT_TRUE(read_restriction(wrapped, DocumentType::minutes).ranges.empty());
  auto columns = two_meetings({"Reserve of the slip", "Restricted", "Unrestricted"});
  EXPECT_TRUE(read_restriction(columns, DocumentType::minutes).ranges.empty()) << "kinds of money";
  auto row = two_meetings({"Grant", "Restricted"});
  row.lines[40].row = row.lines[41].row = 7;
  EXPECT_TRUE(read_restriction(row, DocumentType::minutes).ranges.empty()) << "columns of one row";
}

TEST(Restriction, EdgeOfAnOnlyPageMarksThePaper) {
  for (const char* foot :
       {"Confidential", "Confidential | Pier Panel | Page 1 of 1", "Pier Panel minutes - Confidential - 12 March 2021",
        "Pier Panel CONFIDENTIAL 12 March 2021"}) {
    auto text = two_meetings({});
    text.lines.push_back(paper({foot}).lines[0]);
    text.lines.back().edge = true;
    EXPECT_EQ(read_restriction(text, DocumentType::minutes).level, RestrictionLevel::restricted) << foot;
  }
  auto text = two_meetings({});
  text.lines.push_back(paper({"The confidential report was discussed"}).lines[0]);
  text.lines.back().edge = true;
  EXPECT_EQ(read_restriction(text, DocumentType::minutes).level, RestrictionLevel::open);
}

TEST(Restriction, WhatIsDeclaredMarksThePaper) {
  auto text = two_meetings({});
  text.marks.push_back({"Pier (Confidential)", "pier (confidential)", 1, false, MarkingStrength::strong});
  EXPECT_EQ(read_restriction(text, DocumentType::minutes).level, RestrictionLevel::restricted);
  text.marks = {{"minutes-exempt.pdf", "minutes-exempt.pdf", 1, false, MarkingStrength::weak}};
  EXPECT_EQ(read_restriction(text, DocumentType::minutes).level, RestrictionLevel::weak);
}

TEST(Restriction, WhatDeclaredWordsMark) {
  const struct {
    const char* words;
    MarkingStrength strength;
    const char* reason;
  } rows[] = {
      {"Pier (Confidential)", MarkingStrength::strong, "a title"},
      {"Pier Panel|NOT FOR PUBLICATION|3", MarkingStrength::strong, "a part of a head"},
      {"Pier Panel  CONFIDENTIAL  12 March 2021", MarkingStrength::strong, "between wide gaps"},
      {"minutes, confidential", MarkingStrength::strong, "a keyword"},
      {"[pier; exempt]", MarkingStrength::strong, "a keyword"},
      {"Confidential\\All Staff", MarkingStrength::strong, "a label and its scope"},
      {"Classification: Confidential", MarkingStrength::strong, "a label"},
      {"status: confidential", MarkingStrength::strong, "a label that need not say so, and does"},
      {"Draft - not for circulation", MarkingStrength::weak, "for a person to look at"},
      {"status: closed", MarkingStrength::none, "a task"},
      {"Exempt information", MarkingStrength::none, "the name of a page that explains it"},
      {"Confidential reporting policy", MarkingStrength::none, "a subject"},
      {"Pier Panel - Confidential reporting policy", MarkingStrength::none, "a subject"},
      {"The panel looked at private, confidential, and other papers of last year", MarkingStrength::none, "prose"},
      {"Unrestricted", MarkingStrength::none, "whole words"},
      {"Classification: Public", MarkingStrength::none, "public"},
  };
  for (const auto& row : rows)
    EXPECT_EQ(marking_of_declared(fold(row.words)), row.strength) << row.reason << ": " << row.words;
}

TEST(Restriction, CapitalsInATitleMarkIt) {
  const struct {
    const char* title;
    bool marked;
    const char* reason;
  } rows[] = {
      {"Pier Panel CONFIDENTIAL 12 March", true, "only the capitals part it"},
      {"Boathouse lease - EXEMPT (adopted 1 May)", true, "behind a sign"},
      {"TAX-EXEMPT PIER BONDS (adopted 1 May)", false, "a tax"},
      {"NON-EXEMPT appendix of the lease", false, "says it is not"},
      {"TAX EXEMPT PIER BONDS, EXEMPT appendix", true, "the second is a marking"},
      {"PIER PANEL CONFIDENTIAL", false, "all is in capitals: the words must do"},
  };
  for (const auto& row : rows)
    EXPECT_EQ(has_mark_in_capitals(row.title), row.marked) << row.reason << ": " << row.title;
}

TEST(Restriction, OtherWordingsAtTheHeadNeedALook) {
  const struct {
    const char* line;
    bool held;
    const char* reason;
  } rows[] = {
      {"CONFIDENTIAL MINUTE", true, "a kind of paper"},
      {"Confidential Annex A", true, "a kind of paper"},
      {"Exempt minute 45", true, "with its number"},
      {"Confidential to members of the committee", true, "for whom"},
      {"Confidential until published", true, "until when"},
      {"DO NOT CIRCULATE", true, "an order"},
      {"Not for the website", true, "an order"},
      {"Legally privileged", true, "a reason"},
      {"RESTRICTED CIRCULATION", true, "nearly all that the line says"},
      {"Cabinet (Private)", true, "a part of a meeting"},
      {"CABINET PART II", true, "a part of a meeting"},
      {"Can this report be published? No", true, "a question"},
      {"Exempt? Yes, paragraph 3", true, "a question"},
      {"Open/Closed Paper: Closed", true, "a label of two"},
      {"Schedule 12A, paragraph 3", true, "the law"},
      {"Faoi r\u00FAn", true, "Irish"},
      {"Preifat a Chyfrinachol", true, "Welsh"},
      {"Please treat this report as confidential.", true, "a request"},
      {"This report is not open to public inspection.", true, "speaks of itself"},
      {"Confidential Reporting Policy", false, "a subject"},
      {"Confidential waste", false, "a subject"},
      {"Restricted access to the slip during the works of spring", false, "a subject"},
      {"Exempt accommodation", false, "a subject"},
      {"Private hire licences", false, "a subject"},
      {"Public participation: no members", false, "who came"},
      {"Are there exempt items? No", false, "a question"},
      {"This report was previously exempt and is now public.", false, "is not any more"},
      {"Published: yes", false, "the other answer"},
      {"Confidential: No", false, "the other answer"},
  };
  for (const auto& row : rows) {
    const auto found =
        read_restriction(paper({"Pier Council", "14 June 2022", "Harbour lease", row.line, "1. Rent", "It is due."}),
                         DocumentType::report);
    EXPECT_EQ(found.level != RestrictionLevel::open, row.held) << row.reason << ": " << row.line;
  }
}

}  // namespace
}  // namespace minutebook
