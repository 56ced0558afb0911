// SPDX-License-Identifier: GPL-3.0-or-later
#include "lib/model/registers.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>

#include "lib/base/text.hpp"
#include "lib/model/meeting_join.hpp"
#include "lib/model/register_answers.hpp"
#include "lib/model/register_result.hpp"

namespace minutebook {
namespace {

struct P {
  const char* id;
  DocumentType type;
  const char* body;
  const char* organization;
  const char* date;
  const char* time = "";
  const char* folder = "";
  const char* status = "";
  std::vector<std::string> headings = {};
};

PaperFacts facts(const P& row) {
  PaperFacts out;
  out.document.id = row.id;
  out.document.path = std::string(row.folder) + "/" + row.id + ".pdf";
  out.document.title = std::string("Paper ") + row.id;
  out.document.type = to_name(row.type);
  out.document.body = row.body;
  out.document.date = row.date;
  out.organization = row.organization;
  out.filed_under = row.folder;
  out.status = row.status;
  out.headings = row.headings;
  if (const auto date = date_from_iso(row.date); date && is_full_day(*date))
    out.meetings.push_back({DateRole::meeting, *date, row.time, 1, 0});
  return out;
}

std::vector<PaperFacts> all_facts(const std::vector<P>& rows) {
  std::vector<PaperFacts> out;
  for (const P& row : rows) out.push_back(facts(row));
  return out;
}

/// "Planning (Dale) 2020-01-02: agenda a, paper b, minutes c | …"
std::string printed(const Registers& registers, const std::vector<PaperFacts>& papers) {
  std::vector<std::string> out;
  for (const Meeting& meeting : registers.meetings) {
    const Board& board = registers.boards[meeting.board];
    std::vector<std::string> list;
    for (const MeetingPaper& one : meeting.papers)
      list.push_back(std::string(to_name(one.role)) + " " + papers[one.paper].document.id +
                     (one.copy_of < 0 ? "" : " copy"));
    out.push_back(board.name + (board.organization.empty() ? "" : " (" + board.organization + ")") + " " +
                  to_iso(meeting.date) + (meeting.start_time.empty() ? "" : " " + meeting.start_time) + ": " +
                  join(list, ", "));
  }
  std::sort(out.begin(), out.end());
  return join(out, " | ");
}

using enum DocumentType;

/// Minutes of May and of June in one file, with a decision, an action and an owner each.
DocumentRecord two_meetings() {
  DocumentRecord record;
  record.id = "aaaa000000000001";
  record.source.path = "both.txt";
  const auto meeting = [](Date date, const char* there, const char* apologies, const char* decided) {
    Minutes out;
    out.type = DocumentType::minutes;
    out.body = NamedValue{"Marle Parish Council", {}};
    out.date = date;
    Attendance one, other;
    one.name = one.name_as_printed = there;
    other.name = other.name_as_printed = apologies;
    other.status = AttendanceStatus::apologies;
    out.attendance = {one, other};
    Item item;
    item.number = "2";
    item.title = decided;
    Decision decision;
    decision.text = decided;
    Action action;
    action.text = "Write to the county";
    action.owners = {{OwnerKind::person, there, there}};
    item.decisions = {decision};
    item.actions = {action};
    out.items = {item};
    return out;
  };
  record.minutes = meeting({2021, 5, 4}, "Alan Stone", "Beth Reed", "To repair the stile");
  record.minutes.further_meetings = {meeting({2021, 6, 1}, "Beth Reed", "Alan Stone", "To raise the rent")};
  return record;
}

TEST(Registers, TwoMeetingsOfOneFileAreTwo) {
  const DocumentRecord record = two_meetings();
  const auto packed = unpack_facts(pack(facts_of(record)));
  ASSERT_TRUE(packed);
  const std::vector<PaperFacts> papers{*packed};
  const Registers registers = make_registers(papers);
  const auto meetings = meeting_lines(registers, papers);
  ASSERT_EQ(meetings.size(), 2U);
  for (const uint32_t part : {0U, 1U}) {
    EXPECT_EQ(meetings[part].date, part == 0 ? "2021-05-04" : "2021-06-01");
    EXPECT_EQ(meetings[part].papers[0].part, part);
    EXPECT_EQ(meetings[part].decisions, 1U) << "each counts its own";
    EXPECT_EQ(meetings[part].actions, 1U);
    const auto joined = join_meeting({{&record, PaperRole::minutes, false, part}});
    ASSERT_EQ(joined.items.size(), 1U);
    EXPECT_EQ(joined.items[0].title, part == 0 ? "To repair the stile" : "To raise the rent");
    EXPECT_EQ(joined.items[0].actions[0].key, papers[0].actions[part].key)
        << "the same words twice in a file have two keys";
  }
  const auto lines = paper_lines(registers, papers);
  EXPECT_EQ(meeting_on(lines[0], "2021-06-01")->id, meetings[1].id);
  EXPECT_EQ(meeting_on(lines[0], "")->id, meetings[0].id);
  const auto persons = person_lines(registers, papers);
  const auto beth =
      std::find_if(persons.begin(), persons.end(), [](const auto& one) { return one.name == "Beth Reed"; });
  ASSERT_NE(beth, persons.end());
  EXPECT_EQ(beth->first, "2021-05-04");
  EXPECT_EQ(beth->last, "2021-06-01");
  for (const MentionLine& one : beth->mentions)
    EXPECT_EQ(one.date, one.status == "apologies" ? "" : "2021-06-01") << one.status;
}

struct MeetingCase {
  const char* reason;
  std::vector<P> papers;
  const char* expected;
};

std::vector<MeetingCase> meeting_cases() {
  return {
      {"one meeting has its agenda, papers and minutes",
       {{"m", minutes, "Planning Board", "Dale", "2020-01-02"},
        {"r", report, "The Planning Board", "", "2020-01-02"},
        {"a", agenda, "PLANNING BOARD", "Dale", "2020-01-02"}},
       "PLANNING BOARD (Dale) 2020-01-02: agenda a, paper r, minutes m"},
      {"another day is another meeting",
       {{"m", minutes, "Planning Board", "", "2020-01-02"}, {"n", minutes, "Planning Board", "", "2020-02-06"}},
       "Planning Board 2020-01-02: minutes m | Planning Board 2020-02-06: minutes n"},
      {"boards of one name in two councils are two boards",
       {{"m", minutes, "Planning Committee", "Dale Council", "2020-01-02"},
        {"n", minutes, "Planning Committee", "Hill Council", "2020-01-02"}},
       "Planning Committee (Dale Council) 2020-01-02: minutes m | Planning Committee (Hill Council) 2020-01-02: "
       "minutes n"},
      {"a paper that names no council goes where its folder's papers went",
       {{"m", minutes, "Planning Committee", "Dale Council", "2020-01-02", "", "dale"},
        {"n", minutes, "Planning Committee", "Hill Council", "2020-01-02", "", "hill"},
        {"r", report, "Planning Committee", "", "2020-01-02", "", "hill"}},
       "Planning Committee (Dale Council) 2020-01-02: minutes m | "
       "Planning Committee (Hill Council) 2020-01-02: paper r, minutes n"},
      {"a council's short name and its initials are the council",
       {{"m", minutes, "Cabinet", "Dale Borough Council", "2020-01-02"},
        {"a", agenda, "Cabinet", "Dale", "2020-01-02"},
        {"r", report, "Cabinet", "DBC", "2020-01-02"}},
       "Cabinet (DBC) 2020-01-02: agenda a, paper r, minutes m"},
      {"a rare misreading of the council's name is the council, and misleads no paper without one",
       {{"m1", minutes, "Cabinet", "Limehouse City Council", "2020-01-02", "", "x"},
        {"m2", minutes, "Cabinet", "Limehouse City Council", "2020-01-03", "", "x"},
        {"m3", minutes, "Cabinet", "Limehouse City Council", "2020-01-04", "", "x"},
        {"m4", minutes, "Cabinet", "Limehouse City Council", "2020-01-05", "", "x"},
        {"m5", minutes, "Cabinet", "Limehouse City Council", "2020-01-06", "", "x"},
        {"s", minutes, "Cabinet", "Umehouse City Council", "2020-01-07", "", "x"},
        {"l", report, "Cabinet", "Leader", "2020-01-02", "", "x"},
        {"a", agenda, "Cabinet", "", "2020-01-07", "", "x"}},
       "Cabinet (Leader) 2020-01-02: paper l | Cabinet (Limehouse City Council) 2020-01-02: minutes m1 | "
       "Cabinet (Limehouse City Council) 2020-01-03: minutes m2 | Cabinet (Limehouse City Council) 2020-01-04: minutes "
       "m3 | "
       "Cabinet (Limehouse City Council) 2020-01-05: minutes m4 | Cabinet (Limehouse City Council) 2020-01-06: minutes "
       "m5 | "
       "Cabinet (Limehouse City Council) 2020-01-07: agenda a, minutes s"},
      {"two councils whose names differ by two letters are two",
       {{"m", minutes, "Cabinet", "East Fenland Council", "2020-01-02", "", "x"},
        {"n", minutes, "Cabinet", "West Fenland Council", "2020-01-02", "", "x"}},
       "Cabinet (East Fenland Council) 2020-01-02: minutes m | Cabinet (West Fenland Council) 2020-01-02: minutes n"},
      {"nobody meets by letter",
       {{"l", letter, "Cabinet", "", "2020-01-02"}, {"m", minutes, "Cabinet", "", "2020-01-03"}},
       "Cabinet 2020-01-03: minutes m"},
      {"a letter of the day of a meeting lies with its papers",
       {{"l", letter, "Cabinet", "", "2020-01-03"}, {"m", minutes, "Cabinet", "", "2020-01-03"}},
       "Cabinet 2020-01-03: paper l, minutes m"},
      {"a month is no day of a meeting", {{"m", minutes, "Cabinet", "", "2020-01"}}, ""},
      {"a paper without a board is of no meeting", {{"m", minutes, "", "Dale", "2020-01-02"}}, ""},
      {"two minutes that begin at two times are two meetings",
       {{"m", minutes, "Council", "", "2020-05-02", "18:30", "", "", {"Election of Chair"}},
        {"n", minutes, "Council", "", "2020-05-02", "19:00", "", "", {"Highways", "Footpaths"}}},
       "Council 2020-05-02 18:30: minutes m | Council 2020-05-02 19:00: minutes n"},
      {"the draft is a copy of the approved minutes, whatever time it prints",
       {{"d", minutes, "Council", "", "2020-05-02", "19:00", "", "draft", {"Highways", "Footpaths", "Trees"}},
        {"m", minutes, "Council", "", "2020-05-02", "19:30", "", "approved", {"Highways", "Footpaths"}}},
       "Council 2020-05-02 19:30: minutes m, minutes d copy"},
  };
}

TEST(Registers, PutPapersToMeetings) {
  for (const MeetingCase& one : meeting_cases()) {
    const auto papers = all_facts(one.papers);
    EXPECT_EQ(printed(make_registers(papers), papers), one.expected) << one.reason;
  }
}

TEST(Registers, AreTheSameInEveryOrder) {
  std::vector<P> rows;
  for (const MeetingCase& one : meeting_cases()) rows.insert(rows.end(), one.papers.begin(), one.papers.end());
  for (size_t i = 0; i < rows.size(); ++i) rows[i].folder = i % 2 == 0 ? "dale" : "hill";
  auto papers = all_facts(rows);
  for (size_t i = 0; i < papers.size(); ++i) papers[i].document.id += std::to_string(i);
  const std::string first = printed(make_registers(papers), papers);
  std::mt19937 random(7);
  for (int round = 0; round < 5; ++round) {
    std::shuffle(papers.begin(), papers.end(), random);
    EXPECT_EQ(printed(make_registers(papers), papers), first);
  }
}

TEST(Registers, MeetingIdsStayWhileTheArchiveGrows) {
  const auto alone = all_facts({{"m", minutes, "Planning Board", "", "2020-01-02"}});
  const auto more = all_facts({{"m", minutes, "Planning Board", "", "2020-01-02"},
                               {"a", agenda, "Planning Board", "Dale Council", "2020-01-02"}});
  const auto before = make_registers(alone);
  const auto after = make_registers(more);
  ASSERT_EQ(after.meetings.size(), 1U);
  const auto& aliases = after.meetings[0].aliases;
  EXPECT_NE(std::find(aliases.begin(), aliases.end(), before.meetings[0].id), aliases.end())
      << "an id that was handed out leads to the meeting still";
  const auto& boards = after.boards[0].aliases;
  EXPECT_NE(std::find(boards.begin(), boards.end(), before.boards[0].id), boards.end());
}

struct A {
  const char* date;
  const char* reference;
  const char* owner;
  const char* text;
  const char* status;
  const char* body = "Council";
};

struct ActionCase {
  const char* reason;
  std::vector<A> actions;
  const char* expected;  ///< of the first action: its code and the rules of the evidence
};

std::string state_of_first(const std::vector<A>& rows) {
  std::vector<PaperFacts> papers;
  for (size_t i = 0; i < rows.size(); ++i) {
    const std::string id = "paper" + std::to_string(i);
    papers.push_back(facts({id.c_str(), minutes, rows[i].body, "", rows[i].date}));
    ActionFact fact;
    fact.key = id;
    fact.text = rows[i].text;
    fact.reference = rows[i].reference;
    fact.status = rows[i].status;
    fact.owners.push_back({OwnerKind::person, rows[i].owner, ""});
    papers.back().actions.push_back(fact);
  }
  const Registers registers = make_registers(papers);
  const auto found = registers.actions.find("paper0");
  if (found == registers.actions.end()) return "nothing more";
  std::string out(to_name(found->second.code));
  for (const auto& one : found->second.evidence) out += ", " + one.rule;
  return out;
}

TEST(Registers, LinkActionsOnlyOnEvidence) {
  constexpr auto text = "Write to the county about the flooded lane by the mill";
  constexpr auto nearly = "To write to the county about the flooded lane by the mill";
  const ActionCase cases[] = {
      {"alone, nothing more is known", {{"2020-01-02", "", "Ann Hay", text, ""}}, "nothing more"},
      {"the paper itself prints a status", {{"2020-01-02", "", "Ann Hay", text, "Completed"}}, "done, printed"},
      {"the same words of the same owner later, completed",
       {{"2020-01-02", "", "Ann Hay", text, ""}, {"2020-02-02", "", "Ann Hay", nearly, "Complete"}},
       "done, recorded, same text"},
      {"another owner is another action",
       {{"2020-01-02", "", "Ann Hay", text, ""}, {"2020-02-02", "", "Bob Oak", nearly, "Complete"}},
       "nothing more"},
      {"another body is another action",
       {{"2020-01-02", "", "Ann Hay", text, ""}, {"2020-02-02", "", "Ann Hay", text, "Complete", "Cabinet"}},
       "nothing more"},
      {"an earlier paper says nothing of it",
       {{"2020-02-02", "", "Ann Hay", text, ""}, {"2020-01-02", "", "Ann Hay", text, "Complete"}},
       "open, recorded"},
      {"its own reference is enough",
       {{"2020-01-02", "20/014", "Ann Hay", text, ""}, {"2020-02-02", "20/014", "Bob Oak", "Letter sent", "c/f"}},
       "carried_forward, recorded, same reference"},
      {"a number that begins again at every meeting is not",
       {{"2020-01-02", "3", "Ann Hay", text, ""}, {"2020-02-02", "3", "Ann Hay", "Order two benches", "Done"}},
       "nothing more"},
      {"first carried forward, then done",
       {{"2020-01-02", "20/014", "Ann Hay", text, ""},
        {"2020-02-02", "20/014", "Ann Hay", text, "Carried forward"},
        {"2020-03-02", "20/014", "Ann Hay", text, "Closed"}},
       "done, recorded, same reference, same reference"},
      {"said again without a status it is open still",
       {{"2020-01-02", "20/014", "Ann Hay", text, ""}, {"2020-02-02", "20/014", "Ann Hay", text, ""}},
       "open, recorded, same reference"},
      {"few words are said of many things",
       {{"2020-01-02", "", "Ann Hay", "To report back", ""}, {"2020-02-02", "", "Ann Hay", "To report back", "Done"}},
       "nothing more"},
  };
  for (const ActionCase& one : cases) {
    // A later mention that nothing joins may have a state of its own; the first is asked for.
    const std::string state = state_of_first(one.actions);
    EXPECT_EQ(state == "open, recorded" ? "open, recorded" : state, one.expected) << one.reason;
  }
}

TEST(Registers, ReadPrintedStatus) {
  const std::pair<const char*, const char*> cases[] = {
      {"Completed", "done"},
      {"COMPLETE - 3 May", "done"},
      {"Not completed", "open"},
      {"Not yet done", "open"},
      {"c/f", "carried_forward"},
      {"Carried forward to June", "carried_forward"},
      {"On-going", "in_progress"},
      {"In progress", "in_progress"},
      {"Partially complete", "in_progress"},
      {"No longer required", "cancelled"},
      {"No updates", "open"},
      {"Green", ""},
      {"", ""},
      {"To be completed", "open"},
  };
  for (const auto& [printed, expected] : cases) {
    const auto status = read_action_status(printed);
    EXPECT_EQ(status ? to_name(*status) : std::string_view(), expected) << printed;
  }
}

DocumentRecord record() {
  DocumentRecord out;
  out.id = "0123456789abcdef";
  out.source.path = "dale/minutes.pdf";
  out.source.root = "/papers";
  out.page_count = 3;
  Minutes& m = out.minutes;
  m.type = minutes;
  m.title = "Minutes of the Parish Council";
  m.body = NamedValue{"Parish Council", {}};
  m.organization = NamedValue{"Dale", {}};
  m.date = Date{2020, 1, 2};
  m.start_time = "19:30";
  m.dates.push_back({Date{2020, 2, 6}, DateRole::next_meeting, "6 February", {3, 0, 0, "", 1}});
  m.attendance.push_back({"Ann Hay",
                          "Cllr Ann Hay",
                          {"Cllr"},
                          {},
                          "Chairman",
                          "",
                          "",
                          AttendanceStatus::present,
                          "",
                          {},
                          {1, 0, 0, "", 1}});
  m.attendance.push_back({"Rex Fenn",
                          "Mr Rex Fenn",
                          {"Mr"},
                          {},
                          "Member of the public",
                          "",
                          "",
                          AttendanceStatus::in_attendance,
                          "",
                          {},
                          {1, 0, 0, "", 1}});
  Item item;
  item.number = "4";
  item.title = "Bench by the pond";
  item.actions.push_back({"Order the bench",
                          {{OwnerKind::person, "Ann Hay", "AH"}},
                          "by May",
                          Date{2020, 5, 0},
                          "20/4",
                          "ongoing",
                          Strength::weak,
                          {2, 0, 0, "", 1}});
  item.actions.push_back({"Order the bench", {}, "", {}, "", "", Strength::strong, {}});
  item.decisions.push_back({});
  m.items.push_back(item);
  return out;
}

TEST(Facts, HoldWhatTheRegistersNeed) {
  const PaperFacts made = facts_of(record());
  EXPECT_EQ(made.document.title, "Minutes of the Parish Council");
  EXPECT_EQ(made.filed_under, "/papers/dale");
  ASSERT_EQ(made.meetings.size(), 2U);
  EXPECT_EQ(made.meetings[1].role, DateRole::next_meeting);
  ASSERT_EQ(made.actions.size(), 2U);
  EXPECT_NE(made.actions[0].key, made.actions[1].key) << "two actions of the same words are two";
  for (const auto& one : made.mentions) EXPECT_NE(one.mention.name, "Rex Fenn") << "the public are no people";
  EXPECT_FALSE(made.mentions.empty());
}

TEST(Facts, SurvivePacking) {
  const PaperFacts made = facts_of(record());
  const std::string bytes = pack(made);
  const auto back = unpack_facts(bytes);
  ASSERT_TRUE(back.has_value());
  EXPECT_EQ(pack(*back), bytes);
  EXPECT_EQ(back->actions, made.actions);
  EXPECT_EQ(back->meetings, made.meetings);
  ASSERT_EQ(back->mentions.size(), made.mentions.size());
  EXPECT_EQ(back->mentions[0].mention.organization, "Dale");
  for (size_t cut = 0; cut < bytes.size(); ++cut)
    EXPECT_FALSE(unpack_facts(std::string_view(bytes).substr(0, cut)).has_value()) << cut;
  for (size_t at = 0; at < bytes.size(); ++at) {
    std::string broken = bytes;
    broken[at] = static_cast<char>(0xFF);
    unpack_facts(broken);  // whatever it is, it ends
  }
}

TEST(Registers, LinesSurvivePacking) {
  std::vector<PaperFacts> papers{facts_of(record())};
  papers.push_back(papers[0]);
  papers[1].document.id = "fedcba9876543210";
  papers[1].document.date = "2020-03-05";
  papers[1].meetings = {{DateRole::meeting, {2020, 3, 5}, "", 1, 0}};
  for (auto& one : papers[1].mentions)
    one.mention.document = papers[1].document.id, one.mention.date = Date{2020, 3, 5};
  papers[1].actions[0].status = "Completed";
  const Registers registers = make_registers(papers);
  for (const auto& line : paper_lines(registers, papers)) EXPECT_EQ(unpack_paper(pack(line)), line);
  for (const auto& line : meeting_lines(registers, papers)) EXPECT_EQ(unpack_meeting(pack(line)), line);
  const auto boards = board_lines(registers, papers);
  for (const auto& line : boards) EXPECT_EQ(unpack_board(pack(line)), line);
  ASSERT_EQ(boards.size(), 1U);
  ASSERT_EQ(boards[0].missing.size(), 1U) << "the meeting of 6 February is spoken of, and nothing of it is here";
  EXPECT_EQ(boards[0].missing[0].date, "2020-02-06");
  EXPECT_EQ(boards[0].people.at(0).attended, 2U);
  const auto persons = person_lines(registers, papers);
  ASSERT_EQ(persons.size(), 1U);
  EXPECT_EQ(unpack_person(pack(persons[0])), persons[0]);
  EXPECT_EQ(persons[0].actions.size(), 2U) << "one in each of the papers";
  for (const auto& [key, state] : registers.actions) {
    const StatusLine line = status_line(state, papers);
    EXPECT_EQ(unpack_status(pack(line)), line);
  }
  EXPECT_FALSE(unpack_person("\x01").has_value());
}

TEST(Registers, HistogramsAreByMonthWhileThatCanBeSeen) {
  const Histogram months = histogram_of({{"202001", 2}, {"202003", 1}, {"202001", 1}}, 4);
  EXPECT_TRUE(months.by_month);
  EXPECT_EQ(months.values, (std::vector<FacetValue>{{"2020-01", 3}, {"2020-03", 1}}));
  EXPECT_EQ(months.undated, 4U);
  const Histogram years = histogram_of({{"202001", 2}, {"199903", 1}}, 0);
  EXPECT_FALSE(years.by_month);
  EXPECT_EQ(years.values, (std::vector<FacetValue>{{"1999", 1}, {"2020", 2}}));
  EXPECT_TRUE(histogram_of({}, 1).values.empty());
}

}  // namespace
}  // namespace minutebook
