// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/parse/names.hpp"

#include <gtest/gtest.h>

#include "lib/base/text.hpp"

namespace minutebook {
namespace {

struct OneName {
  const char* reason;
  const char* printed;
  const char* name;    ///< empty: no person
  const char* prefix;  ///< joined by blanks
  const char* suffix;
  const char* role;
};

constexpr OneName one_name[] = {
    {"a plain name", "Nia Ostler", "Nia Ostler", "", "", ""},
    {"title and honour", "Cllr Nia Ostler OBE", "Nia Ostler", "Cllr", "OBE", ""},
    {"stacked titles", "Mayor Sir Gwyn Tarrant", "Gwyn Tarrant", "Mayor Sir", "", ""},
    {"Lord before a name is a title", "Lord Peter Quill", "Peter Quill", "Lord", "", ""},
    {"Lord behind a forename is a surname", "Edwin Lord OBE JP", "Edwin Lord", "", "OBE JP", ""},
    {"a peer keeps the place of the title", "Lord Quill of Marsh", "Quill of Marsh", "Lord", "", ""},
    {"honour after a comma", "Mr R C Lovage, OBE", "R C Lovage", "Mr", "OBE", ""},
    {"honours of learning in small letters", "Dr Anne-Marie O’Dorrell PhD FRSA", "Anne-Marie O’Dorrell", "Dr",
     "PhD FRSA", ""},
    {"Rt Hon is two words", "Rt Hon Sir John Peel KCMG MP", "John Peel", "Rt Hon Sir", "KCMG MP", ""},
    {"Dean with one word after it is a forename", "Dean Hollis", "Dean Hollis", "", "", ""},
    {"particles in small letters", "Antoine du Marais", "Antoine du Marais", "", "", ""},
    {"Irish particle", "Nóra Ní Bhroin", "Nóra Ní Bhroin", "", "", ""},
    {"a script other than Latin", "Сергей Петров", "Сергей Петров", "", "", ""},
    {"an ordinary word as surname", "Rupert Light", "Rupert Light", "", "", ""},
    {"an office as surname after a title", "Mrs C Head", "C Head", "Mrs", "", ""},
    {"an office as surname after a forename", "Nora Head (Head of Audit)", "Nora Head", "", "", "Head of Audit"},
    {"office after the name in capitals", "Nia Ostler (NO) CHAIR", "Nia Ostler", "", "", "CHAIR"},
    {"two brackets in a row", "Alan Birch (AB)[Chair]", "Alan Birch", "", "", "Chair"},
    {"initials and office in one bracket", "K Draycott (KD - Chair)", "K Draycott", "", "", "Chair"},
    {"office and initials in one bracket", "B McGrane (Clerk - BMc)", "B McGrane", "", "", "Clerk"},
    {"role first, name in brackets", "Head of Finance (Mr. T. Gillow)", "T. Gillow", "Mr.", "", "Head of Finance"},
    {"role, comma, name", "City Attorney, Petra Vale", "Petra Vale", "", "", "City Attorney"},
    {"role without a comma", "City Manager Petra Vale", "Petra Vale", "", "", "City Manager"},
    {"office as title of a surname", "Board President Marlow", "Marlow", "", "", "Board President"},
    {"office with more words before the name", "Director of Public Health Jo Marsh", "Jo Marsh", "", "",
     "Director of Public Health"},
    {"name, role with a comma inside", "Ms. Ada Finch, Director of Service, Housing Development", "Ada Finch", "Ms.",
     "", "Director of Service, Housing Development"},
    {"handle of a software committee", "Carl Munk @cmunk (voting member)", "Carl Munk", "", "", "voting member"},
    {"generation mark stays with the name", "City Manager, Amos Rojo, Jr.", "Amos Rojo, Jr", "", "", "City Manager"},
    {"namesakes told apart by an initial", "Councillor Sheedy (M)", "Sheedy (M)", "Councillor", "", ""},
    {"a tail that says when", "Cllr Pocklin who has now moved away", "Pocklin", "Cllr", "", ""},
    {"a role is no person", "Heads of Programmes", "", "", "", ""},
    {"an office is no person", "The Clerk", "", "", "", ""},
    {"a council is no person", "Elmshire CC", "", "", "", ""},
    {"a city is no person", "Granton City", "", "", "", ""},
    {"a sentence is no person", "Members agreed the note", "", "", "", ""},
    {"nothing", "", "", "", "", ""},
    {"only marks", "** - **", "", "", "", ""},
    {"a forename before a council", "Jane Elmshire Council", "", "", "", ""},
    {"a department", "Executive Officer", "", "", "", ""},
    {"a heading in capitals", "CALL TO ORDER", "", "", "", ""},
    {"numbers", "21/46", "", "", "", ""},
};

TEST(ParsePerson, ReadsOneName) {
  for (const OneName& row : one_name) {
    const auto person = parse_person(row.printed);
    ASSERT_EQ(person.has_value(), *row.name != '\0') << row.reason << ": " << row.printed;
    if (!person) continue;
    EXPECT_EQ(person->name, row.name) << row.reason;
    EXPECT_EQ(join(person->prefix, " "), row.prefix) << row.reason;
    EXPECT_EQ(join(person->suffix, " "), row.suffix) << row.reason;
    EXPECT_EQ(person->role, row.role) << row.reason;
  }
}

TEST(ParsePerson, KeepsInitialsOrganisationAndRemarks) {
  EXPECT_EQ(parse_person("Robin Wardle RW")->initials, "RW") << "key printed after the name";
  EXPECT_EQ(parse_person("Paul Whitby (PWh)")->initials, "PWh") << "key with a small letter";
  EXPECT_EQ(parse_person("Jim Fuller (SBC) JF")->organization, "SBC") << "capitals that do not fit the name";
  EXPECT_EQ(parse_person("Josh Gavin (observer/Acme)")->organization, "Acme");
  ASSERT_EQ(parse_person("Cllr Swift (substitute for Cllr Rook)")->remarks.size(), 1U);
  EXPECT_EQ(parse_person("Cllr Swift (left at 8pm)")->remarks[0], "left at 8pm");
}

struct NameList {
  const char* reason;
  const char* printed;
  const char* names;  ///< joined by "; "
};

constexpr NameList name_lists[] = {
    {"honours inside commas", "Mr R C Lovage, OBE, Mr D Murrow and Mr R J Tonks", "R C Lovage; D Murrow; R J Tonks"},
    {"roles with commas in brackets",
     "Mrs S Hamm (Director Children, Young People and Education) and McKie (Chief Accountant)", "S Hamm; McKie"},
    {"surnames after a plural title",
     "Chairman Cllr Mrs Shaw, Cllrs Hay, Hosk, Evens, County Cllr Webber and the Clerk.",
     "Shaw; Hay; Hosk; Evens; Webber"},
    {"plural title with a colon", "Councillors: Cary, Dunne, E. Rine, M. Rine, and Teed.",
     "Cary; Dunne; E. Rine; M. Rine; Teed"},
    {"roles first", "Meetings Administrator (Ms. D O’Bree), Director, Regional and Rural Services (Mr. B Kenn)",
     "D O’Bree; B Kenn"},
    {"roles first without a title",
     "Senior Officer, Property Services (Denise Root); Director of Housing (David Grane)", "Denise Root; David Grane"},
    {"rank, comma, name", "Chief Superintendent, David Sheen, Inspector Alan Cull", "David Sheen; Alan Cull"},
    {"a missing comma before a title", "Cllr. James Colley Cllr. Sean Harte, Mr. P.J O’Grane",
     "James Colley; Sean Harte; P.J O’Grane"},
    {"two forenames and a surname", "Ken & Jane Cliff, Bob Small", "Ken Cliff; Jane Cliff; Bob Small"},
    {"titled forenames and a surname", "Mr Tom & Mrs Hayley Kort", "Tom Kort; Hayley Kort"},
    {"Mr and Mrs", "Mr and Mrs Penn, Mrs P T Coal", "Penn; Penn; P T Coal"},
    {"forenames only", "Hilda, Nomi, Yo and Chris (remote)", "Hilda; Nomi; Yo; Chris"},
    {"a shared role after two names", "Peter Marl and Joanna Kill, Leader and Chief Executive of Elm County Council",
     "Peter Marl; Joanna Kill"},
    {"a firm with an ampersand", "Leah Stone, Grant & Partners", "Leah Stone"},
    {"the public has no names", "the Clerk, 3 members of the public and PC Smart", "Smart"},
    {"peers and honours without commas", "Lord Baker of Dunmere; Dame Olive Strand DBE",
     "Baker of Dunmere; Olive Strand"},
    {"organisation after the name", "Bill Yates, Yates Engineering; Carla Dunn", "Bill Yates; Carla Dunn"},
    {"namesakes by initial", "Councillors Sheedy (M), Sheedy (C) and Slate", "Sheedy (M); Sheedy (C); Slate"},
    {"a role continued by a bare word", "Mr D Jones, Head of Finance and Property, Mrs P Smythe, Clerk",
     "D Jones; P Smythe"},
    {"no names", "None", ""},
};

TEST(ParsePeople, ReadsLists) {
  for (const NameList& row : name_lists) {
    std::vector<std::string> names;
    for (const PersonName& person : parse_people(row.printed)) names.push_back(person.name);
    EXPECT_EQ(join(names, "; "), row.names) << row.reason;
  }
}

TEST(ParsePeople, DealsOutPluralTitles) {
  const auto people = parse_people("Cllrs Hay and Hosk");
  ASSERT_EQ(people.size(), 2U);
  EXPECT_EQ(people[1].prefix, std::vector<std::string>{"Cllr"});
}

TEST(ParsePeople, StaysLinearOnHostileLists) {
  std::string brackets(20000, '('), commas;
  for (int i = 0; i < 20000; ++i) commas += "A,";
  EXPECT_TRUE(parse_people(brackets).empty());
  EXPECT_LE(parse_people(commas).size(), 20000U);
  EXPECT_FALSE(parse_person(std::string(100000, 'A')));
}

TEST(MatchesInitials, ComparesKeyWithName) {
  EXPECT_TRUE(matches_initials("DMJ", "D Master-Jones")) << "a hyphen begins a part";
  EXPECT_TRUE(matches_initials("MCa", "Margaret Carr"));
  EXPECT_FALSE(matches_initials("RW", "Paul Whitby"));
  EXPECT_FALSE(matches_initials("", "Paul Whitby"));
}

}  // namespace
}  // namespace minutebook
