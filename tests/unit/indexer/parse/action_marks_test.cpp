// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/parse/action_marks.hpp"

#include <gtest/gtest.h>

#include "indexer/parse/actions.hpp"
#include "lib/base/text.hpp"
#include "tests/unit/indexer/parse/typed_paper.hpp"

namespace minutebook {
namespace {

std::vector<Attendance> crew() {
  std::vector<Attendance> out(3);
  out[0].name = "Jane Frost", out[0].initials = "JF";
  out[1].name = "Ulric Penny", out[1].initials = "UP";
  out[2].name = "Tom\u00E1s \u00D3 Hara", out[2].initials = "T\u00D3H";
  return out;
}

TEST(ActionMarks, words_of_an_action_name_their_owners_anywhere) {
  const auto attendance = crew();
  const Roster roster(attendance);
  struct {
    const char* reason;
    const char* words;
    const char* owners;
    const char* text;
    const char* due;
  } rows[] = {
      {"owner before a colon", "JF: order the rope", "JF", "order the rope", ""},
      {"owner and time in a bracket before", "(JF, by 4 May): order the rope", "JF", "order the rope", "by 4 May"},
      {"owner in a square bracket", "[Ulric] Order the rope", "Ulric", "Order the rope", ""},
      {"two owners and a slash", "(JF / UP, by next meeting): order the rope", "JF / UP", "order the rope",
       "by next meeting"},
      {"all of them", "(All): read the policy", "All", "read the policy", ""},
      {"subject of the sentence", "Jane to order the rope", "Jane", "Jane to order the rope", ""},
      {"behind a dash", "Order the rope - JF", "JF", "Order the rope", ""},
      {"several behind a long dash", "Order the rope \u2013 JF, UP", "JF, UP", "Order the rope", ""},
      {"in a bracket behind", "Order the rope (Ulric Penny)", "Ulric Penny", "Order the rope", ""},
      {"in a bracket behind, with the time", "Order the rope (UP, by June)", "UP", "Order the rope", "by June"},
      {"nobody", "Order the rope", "", "Order the rope", ""},
      {"owner with the time and no more", "JF, before the end of April", "JF", "", "before the end of April"},
  };
  for (const auto& row : rows) {
    const auto said = read_action_words(row.words, roster);
    EXPECT_EQ(said.owners, row.owners) << row.reason;
    EXPECT_EQ(said.text, row.text) << row.reason;
    EXPECT_EQ(said.due, row.due) << row.reason;
  }
}

TEST(ActionMarks, labels_inside_paragraphs) {
  const auto attendance = crew();
  const Roster roster(attendance);
  struct {
    const char* reason;
    const char* text;
    const char* words;  ///< empty: no label
    const char* key;
  } rows[] = {
      {"a word and a colon", "It leaks. Action: JF to mend it.", "JF to mend it.", ""},
      {"numbered", "It leaks. ACTION 4: mend it", "mend it", "4"},
      {"numbered, with its owners", "Action 4.1 (JF, by May): mend it", "(JF, by May): mend it", "4.1"},
      {"a code", "It leaks. AP3 Mend the roof - JF", "Mend the roof - JF", "AP3"},
      {"a code with a hyphen", "Agreed (4 yes, 0 no). AI-12 J. Frost to mend it.", "J. Frost to mend it.", "AI-12"},
      {"to do, in capitals", "TO DO Ulric: mend it", "Ulric: mend it", ""},
      {"an earlier action is only named", "AP2 (first aid kits) was done.", "", ""},
      {"an earlier action with its matter", "Action 29/9-3 (lettings policy) was completed.", "", ""},
      {"to do in a sentence", "There is much to do before May.", "", ""},
      {"a road", "The A12 is closed.", "", ""},
      {"an action plan", "The Action Plan was read.", "", ""},
  };
  for (const auto& row : rows) {
    const std::string text = row.text;
    const auto label = find_inline_label(text, to_lower_ascii(text), 0, roster);
    const std::string words = label.at == std::string_view::npos ? "" : text.substr(label.rest);
    EXPECT_EQ(words, row.words) << row.reason;
    EXPECT_EQ(label.key, row.key) << row.reason;
  }
}

TEST(ActionMarks, entries_of_lists_need_known_owners_and_an_order) {
  const auto attendance = crew();
  const Roster roster(attendance);
  struct {
    const char* reason;
    const char* text;
    const char* owners;  ///< empty: no action
  } rows[] = {
      {"a bracket before", "[Jane] Ask the two suppliers", "Jane"},
      {"a name and a colon", "Jane Frost: compare the names by 19 May", "Jane Frost"},
      {"behind a dash", "Bring the maps \u2013 T\u00D3H", "T\u00D3H"},
      {"an office", "Clerk: write to the county", "Clerk"},
      {"a verb that is a noun, with an article", "Jane: draft the letter", "Jane"},
      {"what somebody said", "Jane: draft exists and is long", ""},
      {"a question", "Jane: can we chase these?", ""},
      {"somebody else", "Harbour: write to the county", ""},
      {"the board speaks", "Board: draft the letter", ""},
      {"a heading", "Report on the lake (Clerk)", ""},
      {"a figure", "Ulric: \u00A3318 in the bank", ""},
  };
  for (const auto& row : rows) {
    const auto said = read_action_entry(row.text, roster);
    EXPECT_EQ(said ? said->owners : "", row.owners) << row.reason;
  }
}

TEST(Tasks, who_is_asked_stands_behind_the_verb) {
  const auto attendance = crew();
  const Roster roster(attendance);
  struct {
    const char* reason;
    const char* text;
    const char* owner;  ///< empty: no task
  } rows[] = {
      {"the board directs an office", "The Board directed the Engineer to obtain prices.", "the Engineer"},
      {"a forename", "The Chair asked Ulric to ring the county.", "Ulric"},
      {"instructed", "Members instructed the Clerk to reply.", "the Clerk"},
      {"a resident asks", "A resident asked the Clerk to repeat the sum.", ""},
      {"the meeting is asked", "Jane Frost asked the Council to wait.", ""},
      {"a part of a resolution", "The Committee noted the report and instructed the Solicitor to act.", ""},
      {"no person", "Jane Frost asked about access to the yard.", ""},
      {"still to be done", "Ulric still to return the drills.", "Ulric"},
      {"a wish", "Jane would prefer that it waited.", ""},
      {"a resolution", "The Trustees RESOLVED to move the deposit.", ""},
  };
  for (const auto& row : rows) {
    const auto task = read_task(row.text, roster);
    EXPECT_EQ(task ? task->owner : "", row.owner) << row.reason;
  }
}

TEST(Owners, stay_as_printed_and_initials_are_expanded) {
  const auto attendance = crew();
  const Roster roster(attendance);
  struct {
    const char* reason;
    const char* printed;
    const char* name;
  } rows[] = {{"a key", "UP", "Ulric Penny"},
              {"a key with letters outside ASCII", "T\u00D3H", "Tom\u00E1s \u00D3 Hara"},
              {"a forename", "Ulric", "Ulric"},
              {"an initial and a surname", "U. Penny", "U. Penny"},
              {"a title and a surname", "Mr Penny", "Penny"}};
  for (const auto& row : rows) EXPECT_EQ(resolve_owner(row.printed, roster).name, row.name) << row.reason;
}

/// Every action as "owner+owner: text", one a line, those of the paper last.
std::string told(const Minutes& minutes) {
  std::string out;
  const auto add = [&](const Action& action) {
    if (action.strength != Strength::strong) return;
    std::string line;
    for (const auto& owner : action.owners) line += (line.empty() ? "" : "+") + owner.name;
    out += line + ": " + action.text + "\n";
  };
  for (const auto& item : minutes.items)
    for (const auto& action : item.actions) add(action);
  for (const auto& action : minutes.actions) add(action);
  return out;
}

TEST(ActionTables, are_found_by_their_headers) {
  const std::string head =
      "HARBOUR COMMITTEE\n\nMinutes of the meeting held on 3 May 2021\n\nPresent: Jane Frost, Ulric Penny\n\n"
      "1. Minutes\n\nThe minutes were approved.\n\n2. Jetty\n\nThe jetty was looked at.\n\n3. Follow-up\n\n";
  const std::string jetty = "Frost: Get two prices for the jetty\n";
  struct {
    const char* reason;
    std::string table;
    std::string actions;
  } rows[] = {
      {"who, what, when", "Who | What | When\nFrost | Get two prices for the jetty | 4 June\n", jetty},
      {"the owner last, by when before", "Task | Lead | By\nGet two prices for the jetty | Frost | end June\n", jetty},
      {"matters with owners and times",
       "No. | Item | Responsible | Target\n1 | Get two prices for the jetty | Frost | June\n", jetty},
      {"earlier resolutions with their progress",
       "Resolution | Progress | Responsible\nGet two prices for the jetty | One came in | Frost\n", jetty},
      {"assignments", "Assignment | Assigned to | Deadline\nGet two prices for the jetty | Frost | 4 June\n", jetty},
  };
  for (const auto& row : rows) EXPECT_EQ(told(read(head + row.table)), row.actions) << row.reason;
}

TEST(ActionTables, a_list_that_repeats_the_items_tells_nothing_new) {
  const auto minutes = read(
      "HARBOUR COMMITTEE\n\nMinutes of the meeting held on 3 May 2021\n\nPresent: Jane Frost, Ulric Penny\n\n"
      "1. Minutes\n\nThe minutes were approved.\n\n2. Jetty\n\nThe jetty was looked at.\n\n"
      "Action: Mr Penny to bring two prices for the jetty to the next meeting\n\n3. Next meeting\n\n7 June 2021\n\n"
      "Action | Who | When\nBring two prices for the jetty | Penny | June\nPaint the crane | Frost | July\n");
  EXPECT_EQ(told(minutes),
            "Penny: Mr Penny to bring two prices for the jetty to the next meeting\n"
            "Frost: Paint the crane\n");
}

}  // namespace
}  // namespace minutebook
