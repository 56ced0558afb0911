// SPDX-License-Identifier: GPL-3.0-or-later
#include "lib/model/people.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>

#include "lib/base/text.hpp"
#include "lib/model/name_key.hpp"

namespace minutebook {
namespace {

struct M {
  const char* document;
  const char* name;
  const char* prefix;
  const char* body;
  int year;
  bool listed = true;
  const char* organization = "";
};

std::vector<NameMention> mentions(const std::vector<M>& rows) {
  std::vector<NameMention> out;
  for (const M& row : rows) {
    NameMention mention;
    mention.document = row.document;
    mention.name = row.name;
    if (*row.prefix) mention.prefix = {row.prefix};
    mention.body = row.body;
    mention.organization = row.organization;
    mention.date = Date{row.year, 5, 1};
    mention.listed = row.listed;
    out.push_back(mention);
  }
  return out;
}

/// "Ann Hay + A Hay | Bob Hay": persons by name with their variants.
std::string printed(const PeopleRegistry& registry) {
  std::vector<std::string> persons;
  for (const Person& person : registry.persons) {
    std::vector<std::string> names;
    for (const PersonVariant& variant : person.variants) names.push_back(variant.name);
    std::sort(names.begin(), names.end());
    persons.push_back(join(names, " + "));
  }
  std::sort(persons.begin(), persons.end());
  return join(persons, " | ");
}

struct Case {
  const char* reason;
  std::vector<M> rows;
  const char* expected;
};

std::vector<Case> cases() {
  return {
      {"one name with and without a title",
       {{"1", "Ann Hay", "Cllr", "Parish", 2012}, {"2", "Ann Hay", "", "Parish", 2013}},
       "Ann Hay"},
      {"apostrophes are one",
       {{"1", "R. O’Dorrell", "", "Parish", 2012}, {"2", "R O' Dorrell", "", "Parish", 2012}},
       "R O' Dorrell + R. O’Dorrell"},
      {"two initials of one list are two people",
       {{"1", "E. Rine", "", "Parish", 2012}, {"1", "M. Rine", "", "Parish", 2012}},
       "E. Rine | M. Rine"},
      {"Mr and Ms of one initial are two people",
       {{"1", "J Mead", "Mr", "Parish", 2012}, {"1", "J Mead", "Ms", "Parish", 2012}},
       "J Mead | J Mead"},
      {"an initial fits the one full name",
       {{"1", "Nia Ostler", "", "Parish", 2012}, {"2", "N Ostler", "", "Parish", 2012}},
       "N Ostler + Nia Ostler"},
      {"an initial that fits two stays apart",
       {{"1", "Nia Ostler", "", "Parish", 2012},
        {"1", "Ned Ostler", "", "Parish", 2012},
        {"2", "N Ostler", "", "Parish", 2012}},
       "N Ostler | Ned Ostler | Nia Ostler"},
      {"a surname goes to the only one who bears it",
       {{"1", "Tony Hayes", "", "Parish", 2012}, {"2", "Hayes", "Cllr", "Parish", 2012}},
       "Hayes + Tony Hayes"},
      {"a surname of two stays apart",
       {{"1", "E. Rine", "", "Parish", 2012},
        {"1", "M. Rine", "", "Parish", 2012},
        {"2", "Rine", "Cllr", "Parish", 2012}},
       "E. Rine | M. Rine | Rine"},
      {"a nickname",
       {{"1", "David Moss", "", "Parish", 2012}, {"2", "Dave Moss", "", "Parish", 2012}},
       "Dave Moss + David Moss"},
      {"slips in the text of one paper",
       {{"1", "Daniel Habley", "", "Group", 2008, false},
        {"1", "Daniel Habley", "", "Group", 2008, false},
        {"1", "Daniel Hadley", "", "Group", 2008, false},
        {"1", "Daniel Hobley", "", "Group", 2008, false}},
       "Daniel Habley + Daniel Hadley + Daniel Hobley"},
      {"names of one list are never slips",
       {{"1", "Steve Rood", "", "Parish", 2012}, {"1", "Steve Road", "", "Parish", 2012}},
       "Steve Road | Steve Rood"},
      {"other given names are never slips",
       {{"1", "Carl Sheen", "", "Parish", 2012}, {"2", "Karl Sheenan", "", "Parish", 2012}},
       "Carl Sheen | Karl Sheenan"},
      {"as frequent as the name it resembles: two people",
       {{"1", "Ann Clarke", "", "Parish", 2012}, {"2", "Ann Clarkes", "", "Parish", 2012}},
       "Ann Clarke | Ann Clarkes"},
      {"the same name in another body",
       {{"1", "David Rood", "", "Parish", 2012}, {"2", "David Rood", "", "Cabinet", 2012}},
       "David Rood | David Rood"},
      {"two boards of one organisation",
       {{"1", "David Rood", "", "Board", 2012, true, "Elm Council"},
        {"2", "David Rood", "", "Cabinet", 2012, true, "Elm Council"}},
       "David Rood"},
      {"initials are not enough across boards",
       {{"1", "D Rood", "", "Board", 2012, true, "Elm Council"},
        {"2", "D Rood", "", "Cabinet", 2012, true, "Elm Council"}},
       "D Rood | D Rood"},
      {"father and son",
       {{"1", "Amos Rojo, Jr", "", "Board", 2012}, {"2", "Amos Rojo, Sr", "", "Board", 2012}},
       "Amos Rojo, Jr | Amos Rojo, Sr"},
      {"a namesake ten years on stays a possible match",
       {{"1", "Tony Hayes", "", "Parish", 2002}, {"2", "Hayes", "Cllr", "Parish", 2012}},
       "Hayes | Tony Hayes"},
  };
}

TEST(People, GroupsMentions) {
  for (const Case& row : cases()) EXPECT_EQ(printed(make_people(mentions(row.rows))), row.expected) << row.reason;
}

TEST(People, MergesARareSlipOfInitialAndSurname) {
  std::vector<NameMention> all;
  for (int i = 0; i < 40; ++i) {
    const std::string document = "d" + std::to_string(i);
    for (const auto& one : mentions({{document.c_str(), "C. Sheeran", "", "Board", 2015}})) all.push_back(one);
    const char* other = i == 7 ? "K. Sheeran" : "K. Shearan";
    for (const auto& one : mentions({{document.c_str(), other, "", "Board", 2015}})) all.push_back(one);
  }
  EXPECT_EQ(printed(make_people(all)), "C. Sheeran | K. Shearan + K. Sheeran")
      << "C. and K. stand in one list; K. Sheeran is the slip";
}

TEST(People, IsTheSameInEveryOrder) {
  std::vector<NameMention> all;
  for (const Case& row : cases())
    for (const auto& mention : mentions(row.rows)) all.push_back(mention);
  const auto strip = [](PeopleRegistry registry) {
    for (Person& person : registry.persons) person.mentions.clear();
    return registry;
  };
  const PeopleRegistry first = strip(make_people(all));
  std::mt19937 random(7);
  for (int i = 0; i < 5; ++i) {
    std::shuffle(all.begin(), all.end(), random);
    const PeopleRegistry again = strip(make_people(all));
    EXPECT_EQ(again.persons, first.persons);
    EXPECT_EQ(again.possible, first.possible);
  }
}

TEST(People, KeepsTheIdWhenAVariantIsAdded) {
  const std::vector<M> before = {{"1", "Nia Ostler", "", "Parish", 2012}};
  std::vector<M> after = before;
  after.push_back({"2", "N Ostler", "", "Parish", 2012});
  const auto first = make_people(mentions(before)), second = make_people(mentions(after));
  ASSERT_EQ(second.persons.size(), 1U);
  EXPECT_EQ(second.persons[0].id, first.persons[0].id);
  EXPECT_EQ(second.persons[0].former_ids.size(), 1U);
  EXPECT_EQ(second.persons[0].name, "Nia Ostler");
  ASSERT_EQ(second.persons[0].evidence.size(), 1U);
  EXPECT_EQ(second.persons[0].evidence[0].rule, "initials");
}

TEST(People, FollowsRulings) {
  const std::vector<M> rows = {
      {"1", "Ann Hay", "", "Parish", 2012}, {"2", "Ann Fell", "", "Parish", 2013}, {"3", "A Hay", "", "Parish", 2013}};
  EXPECT_EQ(printed(make_people(mentions(rows), {{"Ann Hay", "Ann Fell", "Parish", true}})),
            "A Hay + Ann Fell + Ann Hay")
      << "she married";
  EXPECT_EQ(printed(make_people(mentions(rows), {{"Ann Hay", "A Hay", "", false}})), "A Hay | Ann Fell | Ann Hay");
}

TEST(People, OffersPossibleMatches) {
  const auto registry =
      make_people(mentions({{"1", "Ann Clarke", "", "Parish", 2012}, {"2", "Ann Clarkes", "", "Parish", 2012}}));
  ASSERT_EQ(registry.possible.size(), 1U);
  EXPECT_EQ(registry.possible[0].reason, "surnames one letter apart");
}

TEST(NameKey, TakesNamesApart) {
  EXPECT_EQ(name_key("R. W. O’Dea").surname, "odea");
  EXPECT_EQ(name_key("R. W. O’Dea").given, (std::vector<std::string>{"r", "w"}));
  EXPECT_EQ(name_key("RW Penn").given, (std::vector<std::string>{"r", "w"})) << "initials without blanks";
  EXPECT_EQ(name_key("Jan van der Meer").surname, "vandermeer");
  EXPECT_EQ(name_key("Penn (M)"), name_key("M. Penn")) << "an initial behind the surname";
  EXPECT_EQ(name_key("Amos Rojo, Jr.").generation, "jr");
  EXPECT_EQ(name_key(""), NameKey{});
}

TEST(NameKey, KnowsOneGivenNameSpeltTwice) {
  struct Row {
    const char* a;
    const char* b;
    bool same;
    const char* reason;
  };
  const Row rows[] = {{"phillip", "philip", true, "a doubled letter"}, {"anna", "ana", true, "in the middle"},
                      {"garett", "garet", true, "at the end"},         {"simon", "simone", false, "another letter"},
                      {"joan", "john", false, "other letters"},        {"an", "ann", true, "of a short name"},
                      {"", "a", false, "nothing is no name"}};
  for (const Row& row : rows) {
    EXPECT_EQ(spelt_alike(row.a, row.b), row.same) << row.reason;
    EXPECT_EQ(spelt_alike(row.b, row.a), row.same) << row.reason;
  }
}

TEST(EditDistance, CountsSwapsOnceAndStopsAtTheLimit) {
  EXPECT_EQ(edit_distance("bolger", "bulger", 2), 1);
  EXPECT_EQ(edit_distance("sheahan", "shaehan", 2), 1);
  EXPECT_EQ(edit_distance("abc", "xyz", 1), 2);
}

}  // namespace
}  // namespace minutebook
