// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/pipeline/corrections.hpp"

#include <gtest/gtest.h>

#include "lib/base/text.hpp"
#include "tests/support/temporary_folder.hpp"

namespace minutebook {
namespace {

const std::string hash(64, 'a');

DocumentRecord paper() {
  DocumentRecord record;
  record.sha256 = hash;
  Minutes& minutes = record.minutes;
  minutes.title = "Minits";
  minutes.date = Date{2021, 5, 3};
  minutes.date_place = {2, 5, 9, "date.label", 0.9};
  minutes.chair = NamedValue{"Ann Hay", {3, 1, 2, "chair", 0.9}};
  Attendance ann, two;
  ann.name = "Ann Hay";
  ann.name_as_printed = "Cllr Ann Hay";
  two.name = "J Penn";
  minutes.attendance = {ann, two, two};
  Item item;
  item.number = "4";
  item.title = "Sea wal";
  Action action;
  action.owners = {{OwnerKind::unresolved, "AH", {}}};
  item.actions = {action};
  Decision decision;
  decision.text = "To mend the wal";
  decision.place = {1, 4, 9, "decision.block", 0.9};
  item.decisions = {decision};
  minutes.items = {item};
  minutes.passages = {Passage{"Sea wal", "text", 0, 1, 1, {}, true}};
  return record;
}

std::string line(const std::string& field, const std::string& value) {
  return R"({"sha256":")" + hash + R"(","field":")" + field + R"(","value":)" + value +
         R"(,"who":"M. Lark","why":"as signed"})";
}

/// Complaints about the one line, when read and when applied.
std::string complaints_of(const std::string& text, DocumentRecord& record) {
  Corrections corrections;
  add_corrections("c.jsonl", text, corrections);
  auto out = corrections.complaints;
  const auto applied = apply_corrections(corrections, record);
  out.insert(out.end(), applied.begin(), applied.end());
  return join(out, "\n");
}

TEST(Corrections, FaultyLinesAreNamedAndChangeNothing) {
  struct Row {
    const char* reason;
    std::string text;
    const char* complaint;
  };
  const Row rows[] = {
      {"no JSON", "{", "c.jsonl:1: is not JSON"},
      {"the number of the line counts empty lines", "\n\n[]", "c.jsonl:3: is not a JSON object"},
      {"nothing is read by deep recursion", std::string(100000, '['), "c.jsonl:1: is"},
      {"not UTF-8", "\"\xff\"", "is not UTF-8"},
      {"a field that is not there", line("colour", "\"red\""), "there is no field 'colour'"},
      {"a path that does not end", line("items[4.title", "\"x\""), "there is no field"},
      {"a key where none may be", line("date[1]", "\"2021\""), "there is no field"},
      {"no day", line("date", "\"2021-02-30\""), "is not a date"},
      {"no type", line("type", "\"novel\""), "there is no type 'novel'"},
      {"an empty text is no way to take a value away", line("title", "\"\""), "is empty (null takes"},
      {"a type cannot be taken away", line("type", "null"), "must be a text"},
      {"no hour", line("start_time", "\"24:00\""), "is not a time"},
      {"a text where owners belong", line("actions[1].owners", "\"Ann\""), "must be a list of owners"},
      {"nobody of this name", line("attendance[Bob Hay].status", "\"absent\""), "nobody in the attendance"},
      {"two of this name", line("attendance[J Penn].status", "\"absent\""), "more than one"},
      {"no status", line("attendance[Ann Hay].status", "\"late\""), "no status of attendance 'late'"},
      {"no item", line("items[9].title", "\"x\""), "there is no item '9'"},
      {"no action", line("items[4].actions[2].owners", "[]"), "there is no action '2'"},
      {"actions are counted from 1", line("items[4].actions[0].owners", "[]"), "there is no action '0'"},
      {"no decision", line("items[4].decisions[2].text", "\"x\""), "there is no decision '2'"},
      {"no outcome", line("items[4].decisions[1].outcome", "\"won\""), "there is no outcome 'won'"},
      {"no day", line("items[4].actions[1].due", "\"soon\""), "is not a date"},
      {"a new row has a text", line("items[4].decisions[+]", "null"), "a new row cannot be null"},
      {"somebody who is there already", line("attendance[Ann Hay]", "\"present\""), "is in the attendance already"},
      {"an item that is there already", line("items[4]", "\"Sea wall\""), "there is an item '4' already"},
      {"no item of this place", line("items[#2].title", "\"x\""), "there is no item '2'"},
      {"no second meeting", line("meetings[2].date", "\"2021\""), "there is no meeting 2"},
      {"meetings are counted from 1", line("meetings[0].date", "\"2021\""), "there is no field"},
      {"neither draft nor approved", line("status", "\"signed\""), "is neither 'draft' nor 'approved'"},
      {"no purpose", line("purpose", "\"fun\""), "there is no purpose 'fun'"},
      {"no kind of owner", line("items[4].actions[1].owners", R"([{"kind":"dog","name":"Rex"}])"), "no kind of owner"},
      {"one good and one bad owner", line("items[4].actions[1].owners", R"(["Ann Hay", 5])"), "an owner is neither"},
      {"who is missing", R"({"sha256":")" + hash + R"(","field":"title","value":"x","why":"y"})", "has no 'who'"},
      {"an unknown key", R"({"field":"title","value":"x","who":"a","why":"y","page":1})", "unknown key 'page'"},
      {"no hash", R"({"field":"title","value":"x","who":"a","why":"y"})", "'sha256' is not the SHA-256"},
      {"a ruling of one paper", line("people.same", R"({"name":"A","other":"B"})"), "said of no single paper"},
      {"a ruling needs two names", R"({"field":"people.same","value":{"name":"A"},"who":"a","why":"y"})",
       "has no 'other'"},
  };
  for (const Row& row : rows) {
    DocumentRecord record = paper();
    EXPECT_NE(complaints_of(row.text, record).find(row.complaint), std::string::npos)
        << row.reason << ": " << complaints_of(row.text, record);
    EXPECT_EQ(record, paper()) << row.reason;
  }
}

TEST(Corrections, ChangeWhatTheyName) {
  DocumentRecord record = paper();
  std::string text;
  for (const auto& one :
       {line("date", "\"2021-05-04\""), line("type", "\"minutes\""), line("title", "\"Minutes\""),
        line("body", "\"Harbour Board\""), line("organization", "\"Kellan Council\""), line("chair", "null"),
        line("start_time", "\"19:30\""), line("location", "\"Old School\""),
        line("attendance[cllr ann hay].status", "\"apologies\""), line("items[4].title", "\"Sea wall\""),
        line("items[4].actions[1].owners", R"(["Ann Hay", {"kind":"role","name":"Clerk"}])")})
    text += one + "\r\n";
  EXPECT_EQ(complaints_of("\xEF\xBB\xBF" + text, record), "");
  const Minutes& minutes = record.minutes;
  EXPECT_EQ(minutes.date, (Date{2021, 5, 4}));
  EXPECT_EQ(minutes.date_source, DateSource::manifest);
  EXPECT_EQ(minutes.date_place, (Place{2, 0, 0, "correction", 1})) << "the page that was read stays to be looked up";
  EXPECT_EQ(minutes.type, DocumentType::minutes);
  EXPECT_EQ(minutes.title, "Minutes");
  EXPECT_EQ(minutes.body->name, "Harbour Board");
  EXPECT_EQ(minutes.body->place.rule, "correction");
  EXPECT_EQ(minutes.organization->name, "Kellan Council");
  EXPECT_FALSE(minutes.chair);
  EXPECT_EQ(minutes.start_time, "19:30");
  EXPECT_EQ(minutes.location->name, "Old School");
  EXPECT_EQ(minutes.attendance[0].status, AttendanceStatus::apologies);
  EXPECT_EQ(minutes.items[0].title, "Sea wall");
  EXPECT_EQ(minutes.passages[0].heading, "Sea wall") << "searched under its new title";
  EXPECT_EQ(minutes.items[0].actions[0].owners,
            (std::vector<Owner>{{OwnerKind::person, "Ann Hay", {}}, {OwnerKind::role, "Clerk", {}}}));
  ASSERT_EQ(minutes.problems.size(), 11U);
  EXPECT_EQ(minutes.problems[2].message, "title corrected by M. Lark: as signed (read as \"Minits\")");
}

TEST(Corrections, ReachWhatWasDecidedAndWhoMustAct) {
  DocumentRecord record = paper();
  std::string text;
  for (const auto& one :
       {line("items[4].decisions[1]", "null"), line("items[4].decisions[+]", "\"To mend the wall\""),
        line("items[4].decisions[2].outcome", "\"lost\""), line("items[4].decisions[2].mover", "\"Ann Hay\""),
        line("items[4].actions[1].text", "\"Ask for quotes\""), line("items[4].actions[1].due", "\"2021-06-01\""),
        line("items[4].actions[1].status", "\"completed\""), line("items[5]", "\"Any other business\""),
        line("items[5].actions[+]", "\"Buy rope\""), line("actions[+]", "\"Write the minutes\""),
        line("recommendations[+]", "\"That the wall be mended\"")})
    text += one + "\n";
  EXPECT_EQ(complaints_of(text, record), "");
  ASSERT_EQ(record.minutes.items.size(), 2U);
  const Item& item = record.minutes.items[0];
  ASSERT_EQ(item.decisions.size(), 1U) << "numbers stay as they were read until the last line, then the row goes";
  EXPECT_EQ(item.decisions[0].text, "To mend the wall");
  EXPECT_EQ(item.decisions[0].outcome, Outcome::lost);
  EXPECT_EQ(item.decisions[0].mover, "Ann Hay");
  EXPECT_EQ(item.decisions[0].place.rule, "correction");
  EXPECT_EQ(item.actions[0].text, "Ask for quotes");
  EXPECT_EQ(item.actions[0].due, (Date{2021, 6, 1}));
  EXPECT_EQ(item.actions[0].status, "completed");
  EXPECT_EQ(record.minutes.items[1].title, "Any other business");
  EXPECT_EQ(record.minutes.items[1].actions[0].text, "Buy rope");
  EXPECT_EQ(record.minutes.actions[0].text, "Write the minutes");
  EXPECT_EQ(record.minutes.recommendations[0].text, "That the wall be mended");
  EXPECT_EQ(record.minutes.problems[0].message,
            "items[4].decisions[1] corrected by M. Lark: as signed (read as \"To mend the wal\")");
}

TEST(Corrections, ReachWhoWasThere) {
  DocumentRecord record = paper();
  const std::string text =
      line("attendance[Ann Hay].name", "\"Anne Hay\"") + "\n" + line("attendance[Anne Hay].role", "\"Chair\"") + "\n" +
      line("attendance[Rob Sill]", "\"apologies\"") + "\n" + line("contact_officer.name", "\"Una Pike\"") + "\n" +
      line("end_time", "\"21:05\"") + "\n" + line("status", "\"draft\"") + "\n" + line("purpose", "\"noting\"");
  EXPECT_EQ(complaints_of(text, record), "");
  const auto& rows = record.minutes.attendance;
  ASSERT_EQ(rows.size(), 4U);
  EXPECT_EQ(rows[0].name, "Anne Hay");
  EXPECT_EQ(rows[0].role, "Chair");
  EXPECT_EQ(rows[3].name, "Rob Sill");
  EXPECT_EQ(rows[3].status, AttendanceStatus::apologies);
  EXPECT_EQ(record.minutes.contact_officer->name, "Una Pike");
  EXPECT_EQ(record.minutes.end_time, "21:05");
  EXPECT_EQ(record.minutes.status, "draft");
  EXPECT_EQ(record.minutes.purpose->code, PurposeCode::noting);
  EXPECT_EQ(complaints_of(line("attendance[Anne Hay]", "null") + "\n" + line("contact_officer.name", "null"), record),
            "");
  EXPECT_EQ(record.minutes.attendance.size(), 3U);
  EXPECT_FALSE(record.minutes.contact_officer) << "neither a name nor a role is left";
}

TEST(Corrections, AnItemThatGoesLeavesItsTextToBeFound) {
  DocumentRecord record = paper();
  Item twin = record.minutes.items[0];
  record.minutes.items.push_back(twin);
  record.minutes.passages.push_back({"Sea wal", "more", 1, 1, 1, {}, false});
  EXPECT_NE(complaints_of(line("items[4]", "null"), record).find("more than one item '4'"), std::string::npos);
  EXPECT_EQ(complaints_of(line("items[#1]", "null"), record), "");
  EXPECT_EQ(record.minutes.items.size(), 1U);
  ASSERT_EQ(record.minutes.passages.size(), 2U);
  EXPECT_EQ(record.minutes.passages[0].item, -1);
  EXPECT_EQ(record.minutes.passages[1].item, 0);
}

TEST(Corrections, ReachTheSecondMeetingOfAFile) {
  DocumentRecord record = paper();
  record.minutes.further_meetings.push_back(record.minutes);
  EXPECT_EQ(complaints_of(line("meetings[2].chair", "\"Rob Sill\"") + "\n" + line("meetings[1].location", "\"Quay\""),
                          record),
            "");
  EXPECT_EQ(record.minutes.chair->name, "Ann Hay");
  EXPECT_EQ(record.minutes.further_meetings[0].chair->name, "Rob Sill");
  EXPECT_EQ(record.minutes.location->name, "Quay");
}

TEST(Corrections, TheLastOfTwoWins) {
  DocumentRecord record = paper();
  EXPECT_EQ(complaints_of(line("title", "\"One\"") + "\n" + line("title", "\"Two\""), record), "");
  EXPECT_EQ(record.minutes.title, "Two");
}

TEST(Corrections, OnlyAPersonOpensAPaper) {
  struct Row {
    const char* reason;
    const char* value;
    RestrictionLevel before, after;
    bool complains;
  };
  const Row rows[] = {
      {"opened", "\"public\"", RestrictionLevel::restricted, RestrictionLevel::open, false},
      {"closed", "\"restricted\"", RestrictionLevel::open, RestrictionLevel::restricted, false},
      {"a slip must not leave it open", "\"restrictd\"", RestrictionLevel::open, RestrictionLevel::restricted, true},
      {"null is no level", "null", RestrictionLevel::open, RestrictionLevel::restricted, true},
      {"weak is what a program says", "\"weak\"", RestrictionLevel::restricted, RestrictionLevel::restricted, true},
  };
  for (const Row& row : rows) {
    DocumentRecord record = paper();
    record.minutes.restriction.level = row.before;
    record.minutes.restriction.ranges = {{1, 1, "", "exempt"}};
    EXPECT_EQ(complaints_of(line("restriction", row.value), record) != "", row.complains) << row.reason;
    EXPECT_EQ(record.minutes.restriction.level, row.after) << row.reason;
    EXPECT_EQ(record.minutes.passages[0].restricted, row.after != RestrictionLevel::open) << row.reason;
  }
}

TEST(Corrections, ASlipInALineThatMayHoldBackHoldsBack) {
  const std::string good = line("restriction", "\"restricted\"");
  const auto changed = [&](const std::string& from, const std::string& to) {
    std::string text = good;
    return text.replace(text.find(from), from.size(), to);
  };
  struct Row {
    const char* reason;
    std::string text;
    bool held;
  };
  const Row rows[] = {
      {"a capital", changed("\"restriction\"", "\"Restriction\""), true},
      {"a blank", changed("\"restriction\"", "\"restriction \""), true},
      {"another word", changed("\"restriction\"", "\"access\""), true},
      {"a character that nobody sees", changed("\"restriction\"", "\"restr\u00ADiction\""), true},
      {"a blank behind the hash", changed(hash, hash + " "), true},
      {"capitals in the hash", changed(hash, std::string(64, 'A')), true},
      {"a key in capitals", changed("\"sha256\"", "\"SHA256\""), true},
      {"one key too many", changed("\"who\"", "\"note\":\"x\",\"who\""), true},
      {"who is missing", changed(",\"who\":\"M. Lark\"", ""), true},
      {"a comma at the end", changed("\"as signed\"}", "\"as signed\",}"), true},
      {"other quotes", "{'sha256':'" + hash + "','field':'restriction','value':'restricted','who':'a','why':'b'}",
       true},
      {"two lines in one", line("title", "\"x\"") + good, true},
      {"a value twice", changed("\"value\":\"restricted\"", "\"value\":\"restricted\",\"value\":\"public\""), true},
      {"a slip above a line that opens",
       changed("\"restriction\"", "\"Restriction\"") + "\n" + line("restriction", "\"public\""), true},
      {"who may read is said of the whole file", line("meetings[1].restriction", "\"restricted\""), true},
      {"a slip in another field", line("titel", "\"x\""), false},
      {"another paper", changed(hash, std::string(64, 'b')), false},
  };
  for (const Row& row : rows) {
    DocumentRecord record = paper();
    const std::string complaints = complaints_of(row.text, record);
    EXPECT_EQ(record.minutes.restriction.level == RestrictionLevel::restricted, row.held) << row.reason;
    if (row.held && row.text.find(std::string(64, 'A')) == std::string::npos) {
      EXPECT_NE(complaints.find("c.jsonl:1: "), std::string::npos) << row.reason;
    }
  }
  DocumentRecord record = paper();
  EXPECT_NE(complaints_of(changed(hash, "abc"), record).find("names no paper"), std::string::npos);
}

TEST(Corrections, NamePapersThatAreNotThere) {
  Corrections corrections;
  add_corrections("c.jsonl", line("title", "\"x\""), corrections);
  EXPECT_TRUE(unknown_papers(corrections, {hash}).empty());
  const auto unknown = unknown_papers(corrections, {std::string(64, 'b')});
  ASSERT_EQ(unknown.size(), 1U);
  EXPECT_EQ(unknown[0], "c.jsonl:1: no paper has the SHA-256 " + hash);
}

TEST(Corrections, RulingsAreKeptBesideTheIndex) {
  const TemporaryFolder folder;
  Corrections corrections;
  add_corrections(
      "c.jsonl",
      R"({"field":"people.apart","value":{"name":"J Penn","other":"John Penn","body":"Board"},"who":"a","why":"b"})",
      corrections);
  ASSERT_TRUE(corrections.complaints.empty()) << corrections.complaints[0];
  ASSERT_TRUE(write_rulings(folder.path(), corrections));
  const auto read = read_rulings(folder.path());
  ASSERT_TRUE(read) << read.error().what;
  EXPECT_EQ(*read, (std::vector<PersonRuling>{{"J Penn", "John Penn", "Board", false}}));
  ASSERT_TRUE(write_rulings(folder.path(), {}));
  EXPECT_TRUE(read_rulings(folder.path())->empty()) << "taken back with the last line";
}

TEST(Corrections, AreReadFromTheRootOfEachFolder) {
  const TemporaryFolder folder;
  folder.write("papers/corrections.jsonl", line("title", "\"x\""));
  folder.write("papers/sub/corrections.jsonl", "not read");
  const auto one = read_corrections({folder.path() / "papers"}, {});
  ASSERT_TRUE(one);
  EXPECT_TRUE(one->complaints.empty());
  EXPECT_EQ(one->of_paper.size(), 1U);
  const auto twice = read_corrections({folder.path() / "papers"}, {folder.path() / "papers/corrections.jsonl"});
  EXPECT_EQ(twice->hash, one->hash) << "one file named twice is read once";
  EXPECT_TRUE(read_corrections({folder.path()}, {})->hash.empty());
  EXPECT_FALSE(read_corrections({}, {folder.path() / "gone.jsonl"})) << "a file that was named must be there";
}

}  // namespace
}  // namespace minutebook
