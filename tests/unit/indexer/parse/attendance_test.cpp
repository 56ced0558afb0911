// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/parse/attendance.hpp"

#include <gtest/gtest.h>

#include <sstream>

#include "indexer/parse/attendance_headings.hpp"
#include "indexer/parse/attendance_sentences.hpp"
#include "lib/base/text.hpp"

namespace minutebook {
namespace {

/// A layout of one page without positions: a line a paragraph, an empty line before it where `text` has one.
Layout plain_layout(const std::string& text) {
  Layout layout;
  layout.pages.emplace_back();
  std::istringstream in(text);
  bool gap = true;
  float y = 0;
  for (std::string line; std::getline(in, line); y += 12) {
    if (line.empty()) {
      gap = true;
      continue;
    }
    Line out;
    out.text = line;
    out.box = {0, y, static_cast<float>(line.size()) * 6, y + 12};
    out.block_start = gap;
    gap = false;
    layout.pages[0].lines.push_back(out);
  }
  return layout;
}

/// A printed line at a place, with words as Poppler gives them.
void print_at(Layout& layout, float x, float y, const std::string& text) {
  Line line;
  line.text = text;
  constexpr float width = 5;
  uint32_t start = 0;
  for (const auto word : split(text, ' ')) {
    Word out;
    out.start = start;
    out.length = static_cast<uint32_t>(word.size());
    out.box = {x + width * static_cast<float>(start), y, x + width * static_cast<float>(start + word.size()), y + 10};
    out.size = 10;
    line.words.push_back(out);
    start += out.length + 1;
  }
  line.box = {x, y, x + width * static_cast<float>(text.size()), y + 10};
  line.size = 10;
  line.block_start = false;
  layout.pages[0].lines.push_back(line);
}

Minutes read(const Layout& layout, std::vector<size_t>& consumed) {
  const CleanText text = clean(layout);
  Minutes minutes;
  minutes.type = DocumentType::minutes;
  read_attendance(text, minutes, consumed);
  return minutes;
}

std::string printed(const Minutes& minutes) {
  std::string out;
  for (const Attendance& person : minutes.attendance)
    out += std::string(to_name(person.status)) + ' ' + person.name + '\n';
  return out;
}

std::string read_printed(const std::string& text) {
  std::vector<size_t> consumed;
  return printed(read(plain_layout(text), consumed));
}

struct ListCase {
  const char* reason;
  const char* text;
  const char* expected;
};

constexpr ListCase list_cases[] = {
    {"run-in lists with roles in brackets",
     "PRESENT: Mr R Gow (Chairman), Mr N Bake and\nMrs C Bell\n\nIN ATTENDANCE: Dr A Gosh (Director of "
     "Public\nHealth)\n\n76. Apologies\n\nNo apologies were received.",
     "present R Gow\npresent N Bake\npresent C Bell\nin_attendance A Gosh\n"},
    {"sentences under an item",
     "Present: Cllrs Hay and Hosk.\n\n3. Apologies for Absence\n\nApologies were received from Cllr Pole and Mrs "
     "Ivy.\n\n4. Minutes\n\nAgreed.",
     "present Hay\npresent Hosk\napologies Pole\napologies Ivy\n"},
    {"a list under an item",
     "Present: Cllr Hay\n\n3 Apologies for Absence\n\nMarge Carr (MCa), Graham Dole (GD)\n\n4 Minutes",
     "present Hay\napologies Marge Carr\napologies Graham Dole\n"},
    {"run-in apologies of a numbered minute",
     "Present: Cllrs Hay and Hosk.\n\n2545. Apologies for absence: Cllr Pole who has moved away. Clerk to thank "
     "him.\n\n2546. Interests: None",
     "present Hay\npresent Hosk\napologies Pole\n"},
    {"the members are present, the officials in attendance",
     "MEMBERS IN ATTENDANCE:\n\nCouncillors Bence and Butter\n\nOFFICIALS IN ATTENDANCE:\n\nDirector (Mr. S. Cole)",
     "present Bence\npresent Butter\nin_attendance S. Cole\n"},
    {"nothing but In attendance means present", "In attendance: Ann Lowe, Bob Frisk\n\n1. Welcome",
     "present Ann Lowe\npresent Bob Frisk\n"},
    {"members of the public are not people",
     "Present: Cllr Hay\n\nMembers of the public: Mr Tom Kort, Dora Grebe\n\n1. Apologies", "present Hay\n"},
    {"a constable among the public came in an office",
     "Present: Cllr Hay. Members of the public – CSO Gerald Reyne, Mr Tom Kort.\n\n1. Apologies",
     "present Hay\nin_attendance Gerald Reyne\n"},
    {"a roll call",
     "ROLL CALL\n\nCommissioner Abel Stone - present\nCommissioner Tom Pratt - absent\nCommissioner Lee Fong - excused",
     "present Abel Stone\nabsent Tom Pratt\napologies Lee Fong\n"},
    {"presence and absence in sentences",
     "Commissioners Present: President Tod Marn, Ida Quill, and Abe Tolliver were present. Commissioner Dunmore was "
     "absent.",
     "present Tod Marn\npresent Ida Quill\npresent Abe Tolliver\nabsent Dunmore\n"},
    {"US headings",
     "Members Present: Dana Whit, Chair; Ed Marsh\nMembers Absent: Paul Hodge\nStaff Present: Rita Lowe, Town Planner",
     "present Dana Whit\npresent Ed Marsh\nabsent Paul Hodge\nin_attendance Rita Lowe\n"},
    {"a substitute", "Present: Cllr Swift (substituting for Cllr Rook), Cllr Jay\n\nApologies: Cllr Rook",
     "substitute Swift\npresent Jay\napologies Rook\n"},
    {"apologies for lateness do not take anybody away",
     "Present: Cllr Jay\n\nApologies: Cllr Rook, Cllr Teal (lateness)", "present Jay\napologies Rook\npresent Teal\n"},
    {"absence with and without apology",
     "PRESENT\n\nMr Ben Oake\n\nABSENT WITH APOLOGY\n\nMrs Ada Penn\n\nABSENT WITHOUT APOLOGY\n\nMr Cy Rudd",
     "present Ben Oake\napologies Ada Penn\nabsent Cy Rudd\n"},
    {"a union's titles",
     "In the chair: Bro. T. Gow. Present: Sis. Ann Lowe\n\nApologies: Bros. Hale and Rimm, Sis. Clay",
     "present T. Gow\npresent Ann Lowe\napologies Hale\napologies Rimm\napologies Clay\n"},
    {"the heading of the item is the subject",
     "Present: Cllrs Hay and Hosk.\n\n86/19 Apologies\n\nReceived and accepted from Cllr Pole (holiday) and Cllr "
     "Ivy (work).\n\n87/19 Interests",
     "present Hay\npresent Hosk\napologies Pole\napologies Ivy\n"},
    {"lists inside the first paragraph",
     "Held on the line. Present: Ann Penn (chair), Bob Oake. Guest: Cy Fir. Regrets: Di Gray.\n\n1. Welcome",
     "present Ann Penn\npresent Bob Oake\nin_attendance Cy Fir\napologies Di Gray\n"},
    {"informal labels", "There: Tess Crow (chair), Nick Able\n\nSorry not to be there: Alan Rees\n\n1. Last time",
     "present Tess Crow\npresent Nick Able\napologies Alan Rees\n"},
    {"an office without of", "Present: Cr Kay Band\n\nIn attendance: Wayne Trent, Director Works\n\n1. Opening",
     "present Kay Band\nin_attendance Wayne Trent\n"},
    {"Colin among councillors", "Present: Cr Kay Band, Cr Col White\n\n1. Opening",
     "present Kay Band\npresent Col White\n"},
    {"who is listed as absent stays so though excused",
     "Present: Ann Penn, Bob Oake\n\nAbsent: Councilmember Roy Dale (excused)",
     "present Ann Penn\npresent Bob Oake\nabsent Roy Dale\n"},
    {"officers that are elected are no list of those present",
     "Present: Mr W. Star (Chairman), Mrs J. Odd\n\n1. Minutes were read.\n\n2. Rents were raised.\n\n3. "
     "Elections\n\nCommittee\nMrs A Platt\nMr B Dray",
     "present W. Star\npresent J. Odd\n"},
    {"one in both lists did not attend", "Present: Cllr Ann Jay, Cllr Bob Rook\n\nApologies: Cllr Bob Rook",
     "present Ann Jay\napologies Bob Rook\n"},
    {"namesakes of two genders", "Present: Mr J Mead, Ms J Mead", "present J Mead\npresent J Mead\n"},
    {"a numbered list of people",
     "Present:\n1. Councillor T. Ames (Chairman)\n2. Councillor R. Boone\n\n1. Apologies\nApologies were received from "
     "Councillor W. Gunn.\n\n2. Minutes",
     "present T. Ames\npresent R. Boone\napologies W. Gunn\n"},
    {"who was present in a sentence",
     "Mrs Vera Lodge took the chair. Present were Mr T. Wells and Jack Frost (treasurer).\n\n1. Minutes",
     "present T. Wells\npresent Jack Frost\npresent Vera Lodge\n"},
    {"a speaker who is in no list",
     "Present: Cllr Hay\n\n1. Budget\n\nCarol Downe, Chief Executive, presented the budget.",
     "present Hay\nin_attendance Carol Downe\n"},
    {"a speaker who is in the list", "Present: Cllr Hay\n\n1. Budget\n\nCllr Joan Hay presented the budget.",
     "present Hay\n"},
    {"a resident who speaks is no attendee",
     "Present: Cllr Hay\n\n1. Road\n\nMr Tom Kort, a resident of Mill Lane, attended the meeting to object.",
     "present Hay\n"},
    {"two languages in one label",
     "Yn bresennol / Present: Y Cynghorydd Ann Moss, Y Cynghorwyr Bob Oakes a Cy Firth\n\nYmddiheuriadau: Guy Alder",
     "present Ann Moss\npresent Bob Oakes\npresent Cy Firth\napologies Guy Alder\n"},
    {"sent apologies in the line below", "Trustees present: Ann Moss, Bob Oakes\nSent apologies: Guy Alder",
     "present Ann Moss\npresent Bob Oakes\napologies Guy Alder\n"},
    {"several labels in one paragraph", "Present: Ann Moss, Bob Oakes; Apologies: Guy Alder; In attendance: Eve Hazel",
     "present Ann Moss\npresent Bob Oakes\napologies Guy Alder\nin_attendance Eve Hazel\n"},
    {"a bracket that excuses one of the absent", "Present: Ann Moss\n\nNot present: Guy Alder (apologies), Bob Oakes",
     "present Ann Moss\napologies Guy Alder\nabsent Bob Oakes\n"},
    {"members, where nothing is headed Present", "Members: Ann Moss, Bob Oakes\n\nApologies: Guy Alder\n\n1. Welcome",
     "present Ann Moss\npresent Bob Oakes\napologies Guy Alder\n"},
    {"a roll of all members before those present",
     "Members: Ann Moss, Bob Oakes, Guy Alder\n\nPresent: Ann Moss, Bob Oakes\n\n1. Welcome",
     "present Ann Moss\npresent Bob Oakes\n"},
    {"for Dr B is a substitute, for item 5 is none",
     "Present: Mr Cy Firth (for Dr Elm), Bob Oakes (for item 5), Ann Moss (for the budget)",
     "substitute Cy Firth\npresent Bob Oakes\npresent Ann Moss\n"},
    {"two statements in one sentence",
     "Those present were Ann Moss (who chaired), Bob Oakes and Jane Elm, with apologies from Flo Beech and Guy Alder.",
     "present Ann Moss\npresent Bob Oakes\npresent Jane Elm\napologies Flo Beech\napologies Guy Alder\n"},
    {"a meeting that was attended by",
     "The meeting was attended by Ann Moss and Bob Oakes. Guy Alder sent his apologies.",
     "present Ann Moss\npresent Bob Oakes\napologies Guy Alder\n"},
    {"a time behind a name", "Present:\n\nAnn Moss\n\nBob Oakes, joined 16:20\n\n1. Welcome",
     "present Ann Moss\npresent Bob Oakes\n"},
    {"a surname that means somebody of a list",
     "Present: Ann Moss\n\nApologies: Captain Guy Alder\n\n1. Apologies\n\nApologies were received from Captain Alder.",
     "present Ann Moss\napologies Guy Alder\n"},
    {"Attending below those present", "Present\nAnn Moss (Chair)\nBob Oakes\n\nAttending\nEve Hazel, Clerk",
     "present Ann Moss\npresent Bob Oakes\nin_attendance Eve Hazel\n"},
    {"promised as an appendix, found at the end",
     "Attendance\n\nA list is attached as Appendix A.\n\n1. Budget\n\nAgreed.\n\nAppendix A\n\nMembers present\n\nCllr "
     "Ada Moss (Chair), Pen BC\nMayor Una Reed CBE, Corb MBC\n\nApologies\n\nCllr Gus Flint, Marsh CC",
     "present Ada Moss\npresent Una Reed\napologies Gus Flint\n"},
};

TEST(Attendance, ReadsLists) {
  for (const ListCase& row : list_cases) EXPECT_EQ(read_printed(row.text), row.expected) << row.reason;
}

struct ChairCase {
  const char* reason;
  const char* text;
  const char* chair;
};

constexpr ChairCase chair_cases[] = {
    {"by office in the list", "Present: Cllr Ann Hay (Chair), Cllr Bob Hosk", "Ann Hay"},
    {"in the chair outweighs the office", "Present: Cllr Ann Hay (Chairman), Cllr Bob Hosk (in the chair)", "Bob Hosk"},
    {"a vice-chair is no chair", "Present: Cllr Ann Hay (Vice-Chairman), Cllr Bob Hosk", ""},
    {"the chair of another committee is no chair", "Present: Cllr Ann Hay (Chair of Planning), Cllr Bob Hosk", ""},
    {"a heading of its own",
     "PRESENT IN THE CHAIR: Councillor Azra Tal, Cathaoirleach\n\nMEMBERS PRESENT: Councillors Benn and Butt",
     "Azra Tal"},
    {"by initials", "PRESENT: Robin Wardle (RW), Paul Penn (PP)\n\nThe meeting was chaired by RW.", "Robin Wardle"},
    {"named before the list",
     "Board President Marn called the meeting to order at 2:00.\n\nCommissioners Present: Tod Marn and Ida Quill were "
     "present.",
     "Tod Marn"},
    {"for one item only", "Present: Cllr Ann Hay, Cllr Bob Hosk\n\nCllr Hosk took the chair for this item.", ""},
    {"who sent apologies cannot preside", "Present: Cllr Bob Hosk\n\nApologies: Cllr Ann Hay (Chair)", ""},
    {"called to order by",
     "Present: Ann Moss, Bob Oakes\n\n1. The meeting was called to order at 6:00 p.m. by President Ann Moss in the "
     "Barn.",
     "Ann Moss"},
    {"who chaired", "Those present were Ann Moss (who chaired) and Bob Oakes.", "Ann Moss"},
    {"a label before the lists", "Chair: Cllr Brenda Hope\n\nPresent: Cllr Alan Wren", "Brenda Hope"},
};

TEST(Attendance, FindsTheChair) {
  for (const ChairCase& row : chair_cases) {
    std::vector<size_t> consumed;
    const Minutes minutes = read(plain_layout(row.text), consumed);
    EXPECT_EQ(minutes.chair ? minutes.chair->name : "", row.chair) << row.reason;
  }
}

TEST(Attendance, ReadsListsSideBySide) {
  Layout layout;
  layout.pages.emplace_back();
  layout.pages[0].width = 595;
  const float left = 70, middle = 250, right = 440;
  print_at(layout, left, 100, "Present:");
  print_at(layout, middle, 100, "Members of the Public:");
  print_at(layout, right, 100, "Apologies:");
  print_at(layout, left, 115, "Nia Ostler (NO) CHAIR");
  print_at(layout, middle, 115, "Dora Grebe");
  print_at(layout, right, 115, "Piers Rowan");
  print_at(layout, left, 130, "Hetty Fenn (HF) CLERK");
  print_at(layout, middle, 130, "Una Stave");
  print_at(layout, left, 160, "05.18.01 Apologies");
  std::vector<size_t> consumed;
  const Minutes minutes = read(layout, consumed);
  EXPECT_EQ(printed(minutes), "present Nia Ostler\napologies Piers Rowan\npresent Hetty Fenn\n");
  ASSERT_TRUE(minutes.chair);
  EXPECT_EQ(minutes.chair->name, "Nia Ostler");
}

/// "Apologies" heads a column of people here, not of marks: neither initials that read "(NO)" nor a heading further
/// down make it a table of status, and an item number before it does not make it an item.
TEST(Attendance, KeepsPeopleBelowApologiesApart) {
  Layout layout;
  layout.pages.emplace_back();
  layout.pages[0].width = 595;
  const float left = 70, middle = 250, right = 440;
  print_at(layout, left, 100, "Present:");
  print_at(layout, middle, 100, "Also in attendance:");
  print_at(layout, right, 100, "1. Apologies");
  print_at(layout, left, 115, "N Ostler (NO)");
  print_at(layout, middle, 115, "J Mandrake");
  print_at(layout, right, 115, "Nick Orchard (NO)");
  print_at(layout, left, 130, "K Drury (KD)");
  print_at(layout, right, 130, "A Prestwick");
  print_at(layout, left, 160, "2. Minutes:");
  std::vector<size_t> consumed;
  EXPECT_EQ(
      printed(read(layout, consumed)),
      "present N Ostler\nin_attendance J Mandrake\napologies Nick Orchard\npresent K Drury\napologies A Prestwick\n");

  layout.pages[0].lines.clear();
  print_at(layout, left, 100, "Present:");
  print_at(layout, middle, 100, "Also in attendance:");
  print_at(layout, left, 115, "Mr A Marlowe (Chairman)");
  print_at(layout, middle, 115, "Mr W Greaves");
  print_at(layout, middle, 132, "Apologies:");
  print_at(layout, left, 139, "Mrs B McGill (Clerk)");
  print_at(layout, middle, 147, "Mrs J Colne");
  consumed.clear();
  EXPECT_EQ(printed(read(layout, consumed)),
            "present A Marlowe\nin_attendance W Greaves\npresent B McGill\napologies J Colne\n");
}

TEST(Attendance, ReadsNumberedListsWithOfficesBesideThem) {
  Layout layout;
  layout.pages.emplace_back();
  float y = 0;
  const auto row = [&](const std::string& left, const std::string& right) {
    for (const auto& [x, text] : {std::pair{0.0F, left}, std::pair{200.0F, right}}) {
      if (text.empty()) continue;
      Line line;
      line.text = text;
      line.box = {x, y, x + 6 * static_cast<float>(text.size()), y + 12};
      line.block_start = x == 0 && right.empty();
      layout.pages[0].lines.push_back(line);
    }
    y += 12;
  };
  row("MEMBERS PRESENT", "");
  row("1. Mr. Jos Ronan", "- Chairman");
  row("2. Mrs. Agnes Wanja", "- Treasurer");
  row("IN ATTENDANCE", "");
  row("1. Ms. Ruth Cheb", "- Accountant (taking minutes)");
  row("AGENDA", "");
  row("1. Preliminaries", "");
  std::vector<size_t> consumed;
  const Minutes minutes = read(layout, consumed);
  EXPECT_EQ(printed(minutes), "present Jos Ronan\npresent Agnes Wanja\nin_attendance Ruth Cheb\n");
  ASSERT_TRUE(minutes.chair);
  EXPECT_EQ(minutes.chair->name, "Jos Ronan");
}

TEST(Attendance, JoinsALabelHungOverTwoLines) {
  Layout layout;
  layout.pages.emplace_back();
  print_at(layout, 60, 100, "Cabinet Members");
  print_at(layout, 200, 100, "Councillors J V Parge (Leader), Mrs S Oldro (Deputy");
  print_at(layout, 60, 112, "present:");
  print_at(layout, 200, 112, "Leader) and A K Lalor");
  print_at(layout, 60, 130, "Other Members");
  print_at(layout, 200, 130, "Councillors P Snape and Mrs R Tidwell");
  print_at(layout, 60, 142, "in attendance:");
  std::vector<size_t> consumed;
  EXPECT_EQ(printed(read(layout, consumed)),
            "present J V Parge\npresent S Oldro\npresent A K Lalor\nin_attendance P Snape\nin_attendance R Tidwell\n");
}

TEST(Attendance, ReadsAGridOfNamesAndInitials) {
  Layout layout;
  layout.pages.emplace_back();
  layout.pages[0].width = 595;
  print_at(layout, 40, 100, "PRESENT");
  print_at(layout, 120, 100, "Joan Camp (SBC)");
  print_at(layout, 250, 100, "JC");
  print_at(layout, 320, 100, "Helen Post");
  print_at(layout, 440, 100, "HP");
  print_at(layout, 120, 115, "John Slate");
  print_at(layout, 250, 115, "JS");
  print_at(layout, 320, 115, "Dick Nobel");
  print_at(layout, 440, 115, "DN");
  print_at(layout, 40, 140, "The meeting was chaired by JS.");
  std::vector<size_t> consumed;
  const Minutes minutes = read(layout, consumed);
  EXPECT_EQ(printed(minutes), "present Joan Camp\npresent Helen Post\npresent John Slate\npresent Dick Nobel\n");
  ASSERT_EQ(minutes.attendance.size(), 4U);
  EXPECT_EQ(minutes.attendance[2].initials, "JS");
  ASSERT_TRUE(minutes.chair);
  EXPECT_EQ(minutes.chair->name, "John Slate");
}

void add_cell(Layout& layout, uint32_t row, uint32_t column, const std::string& text) {
  if (text.empty()) return;
  Line line;
  line.text = text;
  line.cell = CellPlace{0, row, column, 1, false};
  layout.pages[0].lines.push_back(line);
}

void add_row(Layout& layout, uint32_t row, const char* first, const char* second, const char* third) {
  add_cell(layout, row, 0, first);
  add_cell(layout, row, 1, second);
  add_cell(layout, row, 2, third);
}

Layout role_table() {
  Layout layout = plain_layout("Attendance list");
  add_row(layout, 0, "Position/ Role", "Councillor", "Authority");
  add_row(layout, 1, "Vice-chairman", "Doris Spark OBE", "Dunley MBC");
  add_row(layout, 2, "Members", "Stella Hough CBE", "Barnton MBC");
  add_row(layout, 3, "", "Flick Ray", "Camley LB");
  add_row(layout, 4, "Position/ Role", "Councillor", "Authority");
  add_row(layout, 5, "Substitutes", "Sue Murrow", "Granton City");
  add_row(layout, 6, "Apologies", "Councillor", "Authority");
  add_row(layout, 7, "", "Sir Merrick Cork", "Kensal RB");
  return layout;
}

TEST(Attendance, ReadsATableWhoseHeaderRowsSwitchTheSection) {
  std::vector<size_t> consumed;
  const Minutes minutes = read(role_table(), consumed);
  EXPECT_EQ(
      printed(minutes),
      "present Doris Spark\npresent Stella Hough\npresent Flick Ray\nsubstitute Sue Murrow\napologies Merrick Cork\n");
  ASSERT_EQ(minutes.attendance.size(), 5U);
  EXPECT_EQ(minutes.attendance[2].role, "Member") << "an empty cell repeats the role above, in the singular";
  EXPECT_EQ(minutes.attendance[4].organization, "Kensal RB");
}

TEST(Attendance, PairsOrphanedColumnsAfterATable) {
  Layout layout = role_table();
  const Layout orphans = plain_layout("Lord Peter Smee\nEdwin Lord OBE JP\n\nLocal Partnerships\nSunderton City");
  layout.pages[0].lines.insert(layout.pages[0].lines.end(), orphans.pages[0].lines.begin(),
                               orphans.pages[0].lines.end());
  std::vector<size_t> consumed;
  const Minutes minutes = read(layout, consumed);
  ASSERT_EQ(minutes.attendance.size(), 7U);
  EXPECT_EQ(minutes.attendance[6].name, "Edwin Lord");
  EXPECT_EQ(minutes.attendance[6].status, AttendanceStatus::apologies) << "the section of the table goes on";
  EXPECT_EQ(minutes.attendance[6].organization, "Sunderton City");
  EXPECT_LT(minutes.attendance[6].place.confidence, 0.9) << "inferred";
}

struct TableCase {
  const char* reason;
  std::vector<std::vector<const char*>> rows;
  const char* expected;
};

TEST(Attendance, ReadsTablesOfStatus) {
  const std::vector<TableCase> cases = {
      {"ticks in columns of their own",
       {{"Name", "Role", "Present", "Apologies"},
        {"Ann Moss", "Chair", "✓", ""},
        {"Guy Alder", "Member", "", "✓"},
        {"Bob Oakes", "Member", "", ""}},
       "present Ann Moss\napologies Guy Alder\nabsent Bob Oakes\n"},
      {"no head over the names",
       {{"", "Present", "Apologies", "Absent"},
        {"Ann Moss", "x", "", ""},
        {"Guy Alder", "", "x", ""},
        {"Bob Oakes", "", "", "x"}},
       "present Ann Moss\napologies Guy Alder\nabsent Bob Oakes\n"},
      {"a cross says no where ticks say yes",
       {{"Governor", "Category", "4 March"}, {"Ann Moss", "Parent", "✓"}, {"Guy Alder", "Parent", "✗"}},
       "present Ann Moss\nabsent Guy Alder\n"},
      {"words in a status column, a role that is a heading as well",
       {{"Name", "Role", "Organisation", "Status"},
        {"Ann Moss", "Chair", "Marsh Trust", "Present (left 7pm)"},
        {"Guy Alder", "Member", "Hill Farm", "Apologies"},
        {"Eve Hazel", "Officer", "Council", "In attendance"}},
       "present Ann Moss\napologies Guy Alder\nin_attendance Eve Hazel\n"},
      {"lists side by side",
       {{"Attended", "Guests", "Apologies"}, {"Ann Moss (chair)", "Eve Hazel", "Guy Alder"}},
       "present Ann Moss\nin_attendance Eve Hazel\napologies Guy Alder\n"},
      {"organisations beside names are not people",
       {{"Present", "Mr B Oakes", "Harbour Master (Chairman)"},
        {"", "Mrs C Firth", "Marsh Sailing Club"},
        {"Apologies", "Mr G Alder", "Beacon Station"}},
       "present B Oakes\npresent C Firth\napologies G Alder\n"},
      {"by surname",
       {{"Name", "Position", "Attendance"}, {"Moss, Ann", "Chair", "Yes"}, {"Oakes, Bob", "Member", "No"}},
       "present Ann Moss\nabsent Bob Oakes\n"},
  };
  for (const TableCase& row : cases) {
    Layout layout = plain_layout("Minutes of the Orchard Forum");
    for (uint32_t i = 0; i < row.rows.size(); ++i)
      for (uint32_t k = 0; k < row.rows[i].size(); ++k) add_cell(layout, i, k, row.rows[i][k]);
    std::vector<size_t> consumed;
    const Minutes minutes = read(layout, consumed);
    EXPECT_EQ(printed(minutes), row.expected) << row.reason;
  }
}

TEST(Attendance, EveryPersonHasAPlaceThatHoldsTheName) {
  const CleanText text = clean(plain_layout("Present: Cllr Ann Hay (Chair), Cllr Bob Hosk\n\n1. Minutes"));
  Minutes minutes;
  minutes.type = DocumentType::minutes;
  std::vector<size_t> consumed;
  read_attendance(text, minutes, consumed);
  ASSERT_EQ(minutes.attendance.size(), 2U);
  for (const Attendance& person : minutes.attendance) {
    ASSERT_EQ(person.place.page, 1U);
    EXPECT_EQ(text.pages[0].text.substr(person.place.start, person.place.end - person.place.start),
              person.name_as_printed);
    EXPECT_FALSE(person.place.rule.empty());
    EXPECT_GT(person.place.confidence, 0);
  }
}

TEST(Attendance, ConsumesItsLinesAndNoItems) {
  std::vector<size_t> consumed;
  read(plain_layout(
           "Minutes\n\nPresent: Cllr Hay\n\n1. Apologies\n\nApologies were received from Cllr Pole.\n\n2. Budget"),
       consumed);
  EXPECT_EQ(consumed, std::vector<size_t>{1});
}

TEST(Attendance, LeavesAgendasAlone) {
  const CleanText text = clean(plain_layout("Present: Cllr Hay"));
  Minutes minutes;
  minutes.type = DocumentType::agenda;
  std::vector<size_t> consumed;
  read_attendance(text, minutes, consumed);
  EXPECT_TRUE(minutes.attendance.empty());
}

TEST(Attendance, NotesWhoLeftWithoutChangingTheStatus) {
  std::vector<size_t> consumed;
  const Minutes minutes =
      read(plain_layout("Present: Cllrs Vane and Hay\n\n5. Roads\n\nCllr Vane left the meeting at 8.10pm."), consumed);
  ASSERT_EQ(minutes.attendance.size(), 2U);
  EXPECT_EQ(minutes.attendance[0].status, AttendanceStatus::present);
  EXPECT_EQ(minutes.attendance[0].notes, std::vector<std::string>{"left the meeting at 8.10pm"});
}

struct HeadingCase {
  const char* reason;
  const char* text;
  const char* status;  ///< empty: no heading
};

constexpr HeadingCase heading_cases[] = {
    {"the plain one", "Present:", "present"},
    {"with a count", "PRESENT (Six Councillors): - Pam Bull", "present"},
    {"a spelling mistake", "APOLIGIES:", "apologies"},
    {"an item", "3 Apologies for Absence", "apologies"},
    {"officers", "OFFICIALS IN ATTENDANCE:", "in_attendance"},
    {"absent members", "Members not present:", "absent"},
    {"by acronym", "SPC Members Present:", "present"},
    {"a sentence that opens a list", "Apologies were received from", "apologies"},
    {"a report of attendance", "Attendance at conferences", ""},
    {"a role with its holder", "Officer (Ms. H. Penn).", ""},
    {"an item of the agenda", "Public participation", ""},
};

TEST(AttendanceHeading, IsTold) {
  for (const HeadingCase& row : heading_cases) {
    const auto heading = read_attendance_heading(row.text);
    EXPECT_EQ(heading ? std::string(to_name(heading->status)) : "", row.status) << row.reason;
  }
}

TEST(AttendanceSentence, TellsApologiesFromOtherTalk) {
  using Says = AttendanceSentence::Says;
  const auto none = read_attendance_sentence("No apologies were received.");
  ASSERT_TRUE(none);
  EXPECT_EQ(none->says, Says::nobody);
  const auto sent = read_attendance_sentence("Cllr Bush had also sent apologies.");
  ASSERT_TRUE(sent);
  EXPECT_EQ(sent->says, Says::apologies);
  EXPECT_FALSE(read_attendance_sentence("Three councillors attended the site meeting on 17th October."))
      << "another meeting, and nobody named";
  EXPECT_FALSE(read_attendance_sentence("Mr Murrow attended the launch of the garden.")) << "not this meeting";
}

}  // namespace
}  // namespace minutebook
