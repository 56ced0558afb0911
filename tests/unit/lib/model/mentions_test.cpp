// SPDX-License-Identifier: GPL-3.0-or-later
#include "lib/model/mentions.hpp"

#include <gtest/gtest.h>

#include <algorithm>

#include "lib/base/text.hpp"
#include "lib/model/people_list.hpp"

namespace minutebook {
namespace {

DocumentRecord record_with(const std::string& text) {
  DocumentRecord record;
  record.id = "0123456789abcdef";
  record.source = {"/papers", "harbour/2021.pdf", 0, 0};
  record.minutes.body = NamedValue{"Harbour Board", {}};
  record.minutes.date = Date{2021, 5, 3};
  record.minutes.passages = {Passage{"", text, -1, 2, 3, {}, false}};
  return record;
}

Attendance row(const std::string& name, const char* rule = "attendance_list") {
  Attendance out;
  out.name = name;
  out.honorific_prefix = {"Cllr"};
  out.place = {1, 0, 0, rule, 0.9};
  return out;
}

/// "Tom Penn owner p1": all mentions, sorted.
std::string printed(const DocumentRecord& record) {
  std::vector<std::string> out;
  for (const PersonMention& one : mentions_of(record))
    out.push_back(one.mention.name + " " + one.mention.status + " p" + std::to_string(one.page) +
                  (one.unproved ? "?" : ""));
  std::sort(out.begin(), out.end());
  return join(out, "; ");
}

TEST(Mentions, EveryPartOfARecordNamesPeople) {
  DocumentRecord record = record_with("");
  Minutes& minutes = record.minutes;
  Attendance late = row("Tom Penn");
  late.status = AttendanceStatus::substitute;
  late.on_behalf_of = "Ivo Lark";
  minutes.attendance = {late};
  minutes.chair = NamedValue{"Ada Crake", {1, 0, 0, "chair", 1}};
  minutes.contact_officer = ContactOfficer{"Mrs Una Vane", "Clerk", "", "", {4, 0, 0, "contact", 1}};
  Decision decision;
  decision.mover = "Cllr. Mrs Hay";
  decision.seconder = "Cllr";
  decision.vote = Vote{};
  decision.vote->names_against = {"Bob Hay"};
  Action action;
  action.owners = {{OwnerKind::person, "Tom Penn", {}}, {OwnerKind::role, "Clerk", {}}};
  Item item;
  item.place.page = 3;
  item.decisions = {decision};
  item.actions = {action};
  minutes.items = {item};
  EXPECT_EQ(printed(record),
            "Ada Crake chair p1; Bob Hay voter p3; Cllr seconder p3; Hay mover p3; Ivo Lark replaced p1; "
            "Tom Penn owner p3; Tom Penn substitute p1; Una Vane contact p4");
  const auto all = mentions_of(record);
  EXPECT_EQ(all[0].mention.filed_under, "/papers/harbour");
  EXPECT_TRUE(all[0].mention.listed);
  EXPECT_FALSE(all[1].mention.listed) << "only lists tell two names apart";
}

TEST(Mentions, SentencesMayRepeatALists) {
  DocumentRecord record = record_with("");
  record.minutes.attendance = {row("Tom Penn"), row("Penn", "attendance_sentence"),
                               row("T Penn", "attendance_sentence")};
  const auto all = mentions_of(record);
  ASSERT_EQ(all.size(), 3U);
  EXPECT_TRUE(all[0].mention.listed);
  EXPECT_FALSE(all[1].mention.listed) << "apologies from Mr Penn may be those of Tom Penn in the list";
  EXPECT_TRUE(all[2].mention.listed) << "an initial was printed to tell two apart";
}

TEST(Mentions, RunningTextNamesThem) {
  struct Row {
    const char* reason;
    const char* text;
    const char* expected;  ///< beside the attendance of David Bolder and Ann Marsh-Hay
  };
  const Row rows[] = {
      {"the full name", "A talk by David Bolder.", "David Bolder named p2"},
      {"of somebody", "David Bolder\u2019s boat", "David Bolder named p2"},
      {"a slip of one or two letters", "said David Boulder and David Bolmer",
       "David Bolmer named p2; David Boulder named p2"},
      {"three letters are another name", "said David Bowman", ""},
      {"a middle initial", "David J. Bolder spoke", "David Bolder named p2"},
      {"not over the end of a sentence", "thanked David. Bolder plans", ""},
      {"not over a line in between", "David\n\nBolder", ""},
      {"words are no names", "David bolder than ever", ""},
      {"a double name", "and Ann Marsh-Hay left", "Ann Marsh-Hay named p2"},
      {"two spellings of a stranger", "Peter Sollis came; Peter Sallis left",
       "Peter Sollis named p2?; Peter Sallis named p2?"},
      {"one spelling of a stranger is no variant", "Peter Sollis came", ""},
  };
  for (const Row& one : rows) {
    DocumentRecord record = record_with(one.text);
    record.minutes.attendance = {row("David Bolder"), row("Ann Marsh-Hay")};
    const std::string got = printed(record);
    const std::string wanted =
        std::string("Ann Marsh-Hay present p1; David Bolder present p1") + (*one.expected ? "; " : "") + one.expected;
    std::vector<std::string_view> all = split(got, ';'), expected = split(wanted, ';');
    for (auto* parts : {&all, &expected})
      for (std::string_view& part : *parts) part = trim(part);
    std::sort(all.begin(), all.end());
    std::sort(expected.begin(), expected.end());
    EXPECT_EQ(all, expected) << one.reason;
  }
}

TEST(Mentions, TitlesAndInitialsNameThemToo) {
  struct Row {
    const char* reason;
    const char* text;
    const char* expected;  ///< beside the attendance of J. Crake and Lark
  };
  const Row rows[] = {
      {"initials after a title", "Planners (Mr. S. Duvall and Ms. M.K. Orme) spoke",
       "M K Orme named p2; S Duvall named p2"},
      {"a known surname after a title", "Councillor Lark said so, and Councillor Lark left", "Lark named p2"},
      {"its given name after a title", "Councillor Una Lark was elected", "Una Lark named p2"},
      {"an office is no surname", "Councillor Allowances and Mr Chairman", ""},
      {"the given name of known initials", "thanked Joan Crake", "Joan Crake named p2"},
      {"another given name than the initials", "thanked Rosa Crake", ""},
      {"a bracketed initial", "Lark (U), Orme (S)", "Lark (U) named p2"},
      {"a letter that marks a note is none", "Lark (A and B)", ""},
      {"not over the end of a line in between", "Mr\n\nLark", ""},
  };
  for (const Row& one : rows) {
    DocumentRecord record = record_with(one.text);
    record.minutes.attendance = {row("J. Crake"), row("Lark")};
    std::vector<std::string> wanted = {"J. Crake present p1", "Lark present p1"};
    for (const std::string_view part : split(one.expected, ';'))
      if (!part.empty()) wanted.emplace_back(trim(part));
    std::sort(wanted.begin(), wanted.end());
    EXPECT_EQ(printed(record), join(wanted, "; ")) << one.reason;
  }
}

TEST(PeopleList, StrangersNeedAGivenName) {
  DocumentRecord record = record_with("Peter Sollis came; Peter Sallis left. Annual Report, Annual Reports.");
  EXPECT_TRUE(list_people(mentions_of(record), {}).persons.empty()) << "nobody else is called Peter";
  record.minutes.attendance = {row("Peter Crake")};
  EXPECT_EQ(list_people(mentions_of(record), {}).persons.size(), 1U) << "one may have been misread";
  record.minutes.attendance.push_back(row("Peter Lark"));
  const PeopleList list = list_people(mentions_of(record), {{record.id, "harbour/2021.pdf"}});
  ASSERT_EQ(list.persons.size(), 3U) << "both, and one man printed two ways; an annual report is nobody";
  EXPECT_EQ(list.persons[2].person.variants.size(), 2U);
  EXPECT_EQ(list.persons[2].counts.named, 2U);
}

TEST(PeopleList, CountsAndNarrows) {
  DocumentRecord record = record_with("");
  Attendance away = row("Ivo Lark");
  away.status = AttendanceStatus::apologies;
  away.role = "Treasurer";
  record.minutes.attendance = {row("Tom Penn"), away};
  const PeopleList list = list_people(mentions_of(record), {{record.id, "harbour/2021.pdf"}});
  const PeopleList lark = narrowed(list, "LARK, ivo");
  ASSERT_EQ(lark.persons.size(), 1U);
  EXPECT_EQ(lark.persons[0].counts.apologies, 1U);
  EXPECT_EQ(lark.persons[0].counts.attended, 0U);
  EXPECT_EQ(lark.persons[0].roles, std::vector<std::string>{"Treasurer"});
  EXPECT_EQ(lark.persons[0].papers[0],
            (PersonPaper{record.id, "harbour/2021.pdf", Date{2021, 5, 3}, {1}, {"Ivo Lark"}}));
  EXPECT_EQ(narrowed(list, lark.persons[0].person.id).persons.size(), 1U) << "an id names one person";
  EXPECT_EQ(narrowed(list, "Larc").nearest, "Ivo Lark");
  EXPECT_EQ(narrowed(list, "Zebedee").nearest, "");
  EXPECT_EQ(narrowed(list, " ").persons.size(), 2U);
}

}  // namespace
}  // namespace minutebook
