// SPDX-License-Identifier: GPL-3.0-or-later
// What holds names apart or together beside the names themselves: lists, offices, folders, time.
#include <gtest/gtest.h>

#include <algorithm>

#include "lib/base/text.hpp"
#include "lib/model/people.hpp"

namespace minutebook {
namespace {

struct M {
  const char* paper;
  const char* name;
  const char* prefix;
  const char* status;  ///< statuses of attendance are listed
  const char* body;
  int year;
  int month = 5;
  const char* role = "";
  const char* folder = "kellan";
};

NameMention mention_of(const M& row) {
  NameMention one;
  one.document = row.paper;
  one.name = row.name;
  if (*row.prefix) one.prefix = {row.prefix};
  one.status = row.status;
  one.role = row.role;
  one.body = row.body;
  one.filed_under = row.folder;
  if (row.year > 0) one.date = Date{row.year, row.month, 1};
  const std::string& status = one.status;
  one.listed = status == "present" || status == "in_attendance" || status == "apologies";
  return one;
}

/// "1 Penn + 2 J Penn | 3 Penn": persons with the papers and names that they hold.
std::string grouped(const std::vector<M>& rows) {
  std::vector<NameMention> mentions;
  for (const M& row : rows) mentions.push_back(mention_of(row));
  std::vector<std::string> persons;
  for (const Person& person : make_people(mentions).persons) {
    std::vector<std::string> held;
    for (const size_t i : person.mentions) held.push_back(join({rows[i].paper, rows[i].name}, " "));
    std::sort(held.begin(), held.end());
    held.erase(std::unique(held.begin(), held.end()), held.end());
    persons.push_back(join(held, " + "));
  }
  std::sort(persons.begin(), persons.end());
  return join(persons, " | ");
}

struct Row {
  const char* reason;
  std::vector<M> mentions;
  const char* expected;
};

void expect_all(const std::vector<Row>& rows) {
  for (const Row& row : rows) {
    EXPECT_EQ(grouped(row.mentions), row.expected) << row.reason;
    const std::vector<M> backwards(row.mentions.rbegin(), row.mentions.rend());
    EXPECT_EQ(grouped(backwards), row.expected) << row.reason << ", in another order";
  }
}

TEST(PeopleEvidence, MembersAndOfficersAreTwoPopulations) {
  expect_all({
      {"an officer in attendance is not the councillor of his surname",
       {{"1", "Crake", "Councillor", "present", "A", 2019},
        {"2", "P Crake", "Mr", "in_attendance", "A", 2019, 6, "Director, Planning"}},
       "1 Crake | 2 P Crake"},
      {"nor the councillor of his initial",
       {{"1", "M Lark", "Mr", "in_attendance", "A", 2015, 5, "Chief Fire Officer"},
        {"2", "Lark (M)", "Councillor", "present", "A", 2016}},
       "1 M Lark | 2 Lark (M)"},
      {"a civil title in attendance beside councillors is an officer's, whatever the role says",
       {{"1", "Hay", "Councillor", "present", "A", 2019},
        {"1", "B Lark", "Mr", "in_attendance", "A", 2019},
        {"2", "Lark", "Councillor", "present", "A", 2019}},
       "1 B Lark | 1 Hay | 2 Lark"},
      {"a member who visits another body keeps the full name",
       {{"1", "Ann Lark", "Councillor", "present", "A", 2019},
        {"2", "Ann Lark", "", "in_attendance", "A", 2019, 6, "Support Officer"}},
       "1 Ann Lark + 2 Ann Lark"},
      {"a mover is a member",
       {{"1", "Crake", "", "mover", "A", 2019}, {"2", "P Crake", "Mr", "in_attendance", "A", 2019, 6, "Engineer"}},
       "1 Crake | 2 P Crake"},
      {"a cabinet member's office is none of the staff",
       {{"1", "Crake", "Councillor", "present", "A", 2019},
        {"2", "P Crake", "", "in_attendance", "A", 2019, 6, "Cabinet Member for Planning Officers"}},
       "1 Crake + 2 P Crake"},
      {"a councillor's initial goes to the councillor rather than to the guest",
       {{"1", "E Lark", "Councillor", "present", "A", 2019},
        {"2", "Eve Lark", "Councillor", "present", "B", 2019},
        {"2", "Ewan Lark", "", "present", "B", 2019}},
       "1 E Lark + 2 Eve Lark | 2 Ewan Lark"},
      {"officers of one circle change their department",
       {{"1", "S Lark", "Mr", "in_attendance", "A", 2019, 5, "Senior Engineer"},
        {"2", "S Lark", "Mr", "in_attendance", "B", 2020, 5, "Senior Engineer"}},
       "1 S Lark + 2 S Lark"},
  });
}

TEST(PeopleEvidence, BareSurnamesFollowTheSeat) {
  expect_all({
      {"two councillors of one surname followed each other: nobody knows who sat in between",
       {{"1", "R Penn", "Cllr", "present", "A", 2018},
        {"2", "Penn", "Cllr", "present", "B", 2018},
        {"3", "Penn", "Cllr", "present", "B", 2019},
        {"4", "Penn", "Cllr", "present", "B", 2020},
        {"5", "J Penn", "Cllr", "present", "A", 2020}},
       "1 R Penn + 2 Penn | 3 Penn | 4 Penn + 5 J Penn"},
      {"the list of the paper says who moved",
       {{"1", "J Penn", "Cllr", "present", "A", 2019},
        {"1", "Penn", "Cllr", "mover", "A", 2019},
        {"2", "R Penn", "Cllr", "present", "A", 2019}},
       "1 J Penn + 1 Penn | 2 R Penn"},
      {"a list that has both says nothing of the mover",
       {{"1", "J Penn", "Cllr", "present", "A", 2019},
        {"1", "R Penn", "Cllr", "present", "A", 2019},
        {"1", "Penn", "Cllr", "mover", "A", 2019}},
       "1 J Penn | 1 Penn | 1 R Penn"},
      {"a list that prints a namesake in full means another by the surname",
       {{"1", "J Penn", "Cllr", "present", "A", 2019}, {"1", "Penn", "Cllr", "present", "A", 2019}},
       "1 J Penn | 1 Penn"},
      {"the chair's full name is that of the list",
       {{"1", "Penn", "Cllr", "present", "A", 2019}, {"1", "Jane Penn", "", "chair", "A", 2019}},
       "1 Jane Penn + 1 Penn"},
      {"a name that only the running text has may be anybody's",
       {{"1", "Penn", "Cllr", "present", "A", 2019}, {"1", "Rosa Penn", "", "named", "A", 2019}},
       "1 Penn | 1 Rosa Penn"},
      {"years of a surname reach the year in which somebody prints it in full",
       {{"1", "Penn", "Cllr", "present", "A", 2016},
        {"2", "Penn", "Cllr", "present", "A", 2017},
        {"3", "Penn", "Cllr", "present", "A", 2018},
        {"4", "Jane Penn", "Cllr", "present", "A", 2019}},
       "1 Penn + 2 Penn + 3 Penn + 4 Jane Penn"},
      {"and from there the other bodies of the time",
       {{"1", "Penn", "Cllr", "present", "A", 2016},
        {"2", "Penn", "Cllr", "present", "A", 2017},
        {"3", "Jane Penn", "Cllr", "present", "A", 2018},
        {"4", "Penn", "Cllr", "present", "B", 2015}},
       "1 Penn + 2 Penn + 3 Jane Penn + 4 Penn"},
      {"initials of the running text, years before a member had them",
       {{"1", "M Lark", "Mr", "named", "A", 2015}, {"2", "Lark (M)", "Councillor", "present", "A", 2020}},
       "1 M Lark | 2 Lark (M)"},
      {"a rare slip of a frequent surname",
       {{"1", "Hadlow", "Cllr", "present", "A", 2019, 1},
        {"2", "Hadlow", "Cllr", "present", "A", 2019, 2},
        {"3", "Hadlow", "Cllr", "present", "A", 2019, 3},
        {"4", "Hadlow", "Cllr", "present", "A", 2019, 4},
        {"5", "Hadlow", "Cllr", "present", "A", 2019, 5},
        {"6", "Hadlow", "Cllr", "present", "A", 2019, 6},
        {"7", "Hadlow", "Cllr", "present", "A", 2019, 7},
        {"8", "Hadlow", "Cllr", "present", "A", 2019, 8},
        {"9", "Hadlow", "Cllr", "present", "A", 2019, 9},
        {"10", "Hadlow", "Cllr", "present", "A", 2019, 10},
        {"11", "Hadlaw", "Cllr", "present", "A", 2019, 11}},
       "1 Hadlow + 10 Hadlow + 11 Hadlaw + 2 Hadlow + 3 Hadlow + 4 Hadlow + 5 Hadlow + 6 Hadlow + 7 Hadlow + "
       "8 Hadlow + 9 Hadlow"},
      {"one surname against another is no slip",
       {{"1", "Hadlow", "Cllr", "present", "A", 2019}, {"2", "Hadlaw", "Cllr", "present", "A", 2019}},
       "1 Hadlow | 2 Hadlaw"},
  });
}

TEST(PeopleEvidence, GivenNamesAlone) {
  expect_all({
      {"informal minutes",
       {{"1", "Orla Fenn", "", "present", "A", 2019}, {"2", "Orla", "", "present", "A", 2020}},
       "1 Orla Fenn + 2 Orla"},
      {"papers without a date",
       {{"1", "Orla Fenn", "", "present", "A", 0}, {"2", "Orla", "", "present", "A", 0}},
       "1 Orla Fenn + 2 Orla"},
      {"a short form",
       {{"1", "Orlandina Fenn", "", "present", "A", 2019}, {"2", "Orland", "", "present", "A", 2020}},
       "1 Orlandina Fenn + 2 Orland"},
      {"two bear it",
       {{"1", "Orla Fenn", "", "present", "A", 2019},
        {"1", "Orla Hay", "", "present", "A", 2019},
        {"2", "Orla", "", "present", "A", 2020}},
       "1 Orla Fenn | 1 Orla Hay | 2 Orla"},
      {"of two the one in the paper",
       {{"1", "Orla Fenn", "", "present", "A", 2019},
        {"2", "Orla Hay", "", "present", "A", 2019},
        {"2", "Orla", "", "owner", "A", 2019}},
       "1 Orla Fenn | 2 Orla + 2 Orla Hay"},
      {"somebody bears it for a surname",
       {{"1", "Craig Fenn", "", "present", "A", 2019},
        {"2", "Craig", "", "present", "A", 2020},
        {"3", "Ann Craig", "", "present", "A", 2020}},
       "1 Craig Fenn | 2 Craig + 3 Ann Craig"},
      {"after a title it is a surname",
       {{"1", "Craig Fenn", "", "present", "A", 2019}, {"2", "Craig", "Cllr", "present", "A", 2020}},
       "1 Craig Fenn | 2 Craig"},
      {"years later it may be another",
       {{"1", "Orla Fenn", "", "present", "A", 2009}, {"2", "Orla", "", "present", "A", 2020}},
       "1 Orla Fenn | 2 Orla"},
      {"another archive",
       {{"1", "Orla Fenn", "", "present", "A", 2019}, {"2", "Orla", "", "present", "B", 2019, 5, "", "marlow"}},
       "1 Orla Fenn | 2 Orla"},
  });
}

TEST(PeopleEvidence, FoldersShareTheirPeople) {
  expect_all({
      {"a paper whose body was not read",
       {{"1", "Una Vane", "Cllr", "present", "A", 2019}, {"2", "Vane", "Cllr", "present", "", 2020}},
       "1 Una Vane + 2 Vane"},
      {"two of them",
       {{"1", "Vane", "Cllr", "present", "", 2019}, {"2", "Vane", "Cllr", "present", "", 2020}},
       "1 Vane + 2 Vane"},
      {"a body of the same name in another archive",
       {{"1", "Una Vane", "Cllr", "present", "Cabinet", 2019},
        {"2", "Vane", "Cllr", "present", "Cabinet", 2019, 5, "", "marlow"}},
       "1 Una Vane | 2 Vane"},
      {"folders of years of one body have its people",
       {{"1", "Una Vane", "Cllr", "present", "Cabinet", 2019, 5, "", "2019"},
        {"1", "Hay", "Cllr", "present", "Cabinet", 2019, 5, "", "2019"},
        {"1", "Penn", "Cllr", "present", "Cabinet", 2019, 5, "", "2019"},
        {"2", "Una Vane", "Cllr", "present", "Cabinet", 2020, 5, "", "2020"},
        {"2", "Hay", "Cllr", "present", "Cabinet", 2020, 5, "", "2020"}},
       "1 Hay + 2 Hay | 1 Penn | 1 Una Vane + 2 Una Vane"},
      {"initials and the full name in committees of one council",
       {{"1", "Vane (U)", "Cllr", "present", "A", 2017},
        {"2", "Una Vane", "Cllr", "present", "B", 2018},
        {"3", "U Vane", "Cllr", "present", "C", 2019}},
       "1 Vane (U) + 2 Una Vane + 3 U Vane"},
      {"a given name with a letter doubled",
       {{"1", "Jannet Vane", "Cllr", "present", "A", 2017}, {"2", "Janet Vane", "Cllr", "present", "B", 2023}},
       "1 Jannet Vane + 2 Janet Vane"},
      {"a double surname with and without the given name",
       {{"1", "Vane Uí Fhenn", "Cllr", "present", "A", 2020}, {"2", "Una Vane Ui Fhenn", "Cllr", "present", "B", 2021}},
       "1 Vane Uí Fhenn + 2 Una Vane Ui Fhenn"},
  });
}

TEST(PeopleEvidence, NamesTheRuleOnce) {
  std::vector<NameMention> all = {mention_of({"1", "Orla Fenn", "", "present", "A", 2019}),
                                  mention_of({"2", "Orla", "", "present", "A", 2019}),
                                  mention_of({"3", "Orla", "", "present", "A", 2020})};
  const auto people = make_people(all).persons;
  ASSERT_EQ(people.size(), 1U);
  ASSERT_EQ(people[0].evidence.size(), 1U) << "two papers show the same";
  EXPECT_EQ(people[0].evidence[0].rule, "given name only");
}

TEST(PeopleEvidence, NamesakesOfOneBodyHaveTheirOwnIds) {
  const auto people = make_people({mention_of({"1", "Una Vane", "Cllr", "present", "Cabinet", 2019}),
                                   mention_of({"2", "Una Vane", "Cllr", "present", "Cabinet", 2019, 5, "", "marlow"})})
                          .persons;
  ASSERT_EQ(people.size(), 2U);
  EXPECT_NE(people[0].id, people[1].id);
}

}  // namespace
}  // namespace minutebook
