// SPDX-License-Identifier: GPL-3.0-or-later
// Persons over several bodies and years.
#include <gtest/gtest.h>

#include <algorithm>

#include "lib/base/text.hpp"
#include "lib/model/people.hpp"

namespace minutebook {
namespace {

struct M {
  const char* name;
  const char* prefix;
  const char* body;
  int year;
  const char* folder = "kellan";
};

/// Each row is a paper of its own. "Penn 2019 Board + J Penn 2020 Cabinet | …": persons with what they hold.
std::string grouped(const std::vector<M>& rows) {
  std::vector<NameMention> mentions;
  for (const M& row : rows) {
    NameMention one;
    one.document = "paper " + std::to_string(mentions.size());
    one.name = row.name;
    if (*row.prefix) one.prefix = {row.prefix};
    one.body = row.body;
    one.filed_under = row.folder;
    one.date = Date{row.year, 5, 1};
    mentions.push_back(one);
  }
  std::vector<std::string> persons;
  for (const Person& person : make_people(mentions).persons) {
    std::vector<std::string> held;
    for (const size_t i : person.mentions)
      held.push_back(join({rows[i].name, std::to_string(rows[i].year), rows[i].body}, " "));
    std::sort(held.begin(), held.end());
    persons.push_back(join(held, " + "));
  }
  std::sort(persons.begin(), persons.end());
  return join(persons, " | ");
}

TEST(PeopleOfBodies, AreJoinedOnlyWhereNobodyElseCanBeMeant) {
  struct Row {
    const char* reason;
    std::vector<M> mentions;
    const char* expected;
  };
  const Row rows[] = {
      {"a bare surname of years that follow each other",
       {{"Penn", "", "A", 2019}, {"Penn", "", "A", 2020}},
       "Penn 2019 A + Penn 2020 A"},
      {"years apart, the seat may have gone to a namesake",
       {{"Penn", "", "A", 2015}, {"Penn", "", "A", 2019}},
       "Penn 2015 A | Penn 2019 A"},
      {"the seat went to a namesake",
       {{"R Penn", "", "A", 2015}, {"Penn", "", "A", 2015}, {"Penn", "", "A", 2019}, {"J Penn", "", "A", 2019}},
       "J Penn 2019 A + Penn 2019 A | Penn 2015 A + R Penn 2015 A"},
      {"two Penns at one time: the bare name stays apart",
       {{"R Penn", "", "A", 2019}, {"J Penn", "", "A", 2019}, {"Penn", "", "A", 2019}, {"Penn", "", "A", 2020}},
       "J Penn 2019 A | Penn 2019 A | Penn 2020 A | R Penn 2019 A"},
      {"a councillor in two bodies of one council",
       {{"Penn", "Cllr", "A", 2019}, {"Penn", "Councillor", "B", 2019}},
       "Penn 2019 A + Penn 2019 B"},
      {"bare surnames of others are not enough",
       {{"Penn", "", "A", 2019}, {"Penn", "Cllr", "B", 2019}},
       "Penn 2019 A | Penn 2019 B"},
      {"another council",
       {{"Penn", "Cllr", "A", 2019}, {"Penn", "Cllr", "B", 2019, "marlow"}},
       "Penn 2019 A | Penn 2019 B"},
      {"two councillors of the name",
       {{"Penn", "Cllr", "A", 2019}, {"J Penn", "Cllr", "B", 2019}, {"R Penn", "Cllr", "B", 2019}},
       "J Penn 2019 B | Penn 2019 A | R Penn 2019 B"},
      {"initials in two bodies",
       {{"J Penn", "Mr", "A", 2019}, {"John Penn", "Mr", "B", 2020}},
       "J Penn 2019 A + John Penn 2020 B"},
      {"initials that two may mean",
       {{"J Penn", "", "A", 2019}, {"John Penn", "", "B", 2020}, {"Jane Penn", "", "B", 2020}},
       "J Penn 2019 A | Jane Penn 2020 B | John Penn 2020 B"},
      {"Mr and Mrs", {{"J Penn", "Mr", "A", 2019}, {"J Penn", "Mrs", "B", 2019}}, "J Penn 2019 A | J Penn 2019 B"},
      {"a councillor is not the officer of the name",
       {{"Penn", "Cllr", "A", 2019}, {"J Penn", "Mr", "A", 2019}},
       "J Penn 2019 A | Penn 2019 A"},
      {"a double surname with and without its hyphen",
       {{"Ann Marsh Penn", "", "A", 2019}, {"Ann Marsh-Penn", "", "A", 2019}, {"A Marsh-Penn", "", "A", 2020}},
       "A Marsh-Penn 2020 A + Ann Marsh Penn 2019 A + Ann Marsh-Penn 2019 A"},
      {"a middle name is no surname",
       {{"Ann Marsh Penn", "", "A", 2019}, {"Bob Marsh-Penn", "", "A", 2019}},
       "Ann Marsh Penn 2019 A | Bob Marsh-Penn 2019 A"},
  };
  for (const Row& row : rows) {
    EXPECT_EQ(grouped(row.mentions), row.expected) << row.reason;
    std::vector<M> backwards(row.mentions.rbegin(), row.mentions.rend());
    EXPECT_EQ(grouped(backwards), row.expected) << row.reason << ", in another order";
  }
}

}  // namespace
}  // namespace minutebook
