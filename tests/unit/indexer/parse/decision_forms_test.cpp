// SPDX-License-Identifier: GPL-3.0-or-later
#include <gtest/gtest.h>

#include "tests/unit/indexer/parse/paper_frame.hpp"

// How committees write what they decided, what their items are called and when their papers are of.

namespace minutebook {
namespace {

const std::string head = frame_head + "Present: Ann Hay (Chair), Bob Hosk, Mr Gray\n\n";

const std::string next = "\n\n8. Correspondence\n\nNone.\n\n9. Next meeting\n\n7 June.\n";

std::string outcomes(const Minutes& minutes) {
  std::string out;
  for (const auto& item : minutes.items)
    for (const auto& decision : item.decisions)
      if (decision.strength == Strength::strong)
        out += (out.empty() ? "" : " ") + std::string(to_name(decision.outcome));
  return out;
}

TEST(DecisionForms, MoversFirst) {
  const PaperRow rows[] = {
      {"number, mover, motion", "1. Tolls\n\n4/15 HOSK: That tolls be raised. CARRIED",
       "4/15 HOSK: That tolls be raised. CARRIED"},
      {"two of them in one item",
       "1. Tolls\n\n4/15 HOSK: That tolls be raised. CARRIED\n\n5/15 GRAY: That signs be made. CARRIED",
       "4/15 HOSK: That tolls be raised. CARRIED + 5/15 GRAY: That signs be made. CARRIED"},
      {"a result of two sentences below a resolution",
       "1. Truck\n\nRESOLVED, that the truck be sold.\n\nAll ayes. Adopted.", "RESOLVED, that the truck be sold."},
  };
  for (const auto& row : rows) EXPECT_EQ(decisions(read(head + row.text + next)), row.expected) << row.reason;
}

TEST(DecisionForms, WhoActs) {
  const PaperRow rows[] = {
      {"several in one label", "1. Tolls\n\nAction: Clerk to write; Mr Gray to count the carts. Bob Hosk to check.",
       "Clerk: Clerk to write + Gray: Mr Gray to count the carts. + Bob Hosk: Bob Hosk to check."},
      {"an item that is a list of actions",
       "1. Actions\n\nBob Hosk - write to the council\n\nAnn Hay/Bob Hosk - get quotes",
       "Bob Hosk: write to the council + Ann Hay, Bob Hosk: get quotes"},
      {"titles before a surname that the paper knows",
       "1. Figures\n\nIt was agreed to ask for them.\n\nAction: Chief Superintendent Gray",
       "Gray: It was agreed to ask for them."},
  };
  for (const auto& row : rows) EXPECT_EQ(actions(read(head + row.text + next)), row.expected) << row.reason;
}

TEST(DecisionForms, PapersWithoutHeadings) {
  const auto minutes = read(
      "PIER PANEL\n\nMINUTES OF A REGULAR MEETING\n\nMay 7, 2013\n\nPresent were Hay, Hosk and Gray.\n\nMoved by "
      "Hay, seconded by Hosk, to approve the agenda. Ayes: all. Motion carried.\n");
  EXPECT_EQ(decisions(minutes), "Moved by Hay, seconded by Hosk, to approve the agenda. Ayes: all. Motion carried.");
}

TEST(DecisionForms, MinutesThatWereRead) {
  EXPECT_EQ(decisions(read(head + "1. Minutes of last meeting\n\nRead, agreed and signed." + next)),
            "Read, agreed and signed.");
}

TEST(DecisionForms, MarkWithoutColon) {
  EXPECT_EQ(decisions(read(head + "1. Docs\n\nDECISION Move the docs to a server of our own." + next)),
            "DECISION Move the docs to a server of our own.");
}

TEST(DecisionForms, WhatIsNotedAtTheEnd) {
  const PaperRow rows[] = {
      {"among items with labels",
       "1. Accounts\n\nRESOLVED: That the accounts be approved.\n\n2. Fees\n\nRESOLVED: That fees stay.\n\n3. "
       "Programme\n\nThe Panel "
       "noted the work programme.",
       "That the accounts be approved. + That fees stay. + The Panel noted the work programme."},
      {"all that an item says", "1. Complaints\n\nThe Panel noted that one complaint had been received.",
       "The Panel noted that one complaint had been received."},
      {"on the way to something else", "1. Slip\n\nThe Panel noted that it was wet. Di Gray left. It rained.", ""},
  };
  for (const auto& row : rows) EXPECT_EQ(decisions(read(head + row.text + next)), row.expected) << row.reason;
}

TEST(DecisionForms, OpinionsDecideNothing) {
  const PaperRow rows[] = {
      {"how something is", "1. Parser\n\nEveryone agreed it's painful.", ""},
      {"how something was", "1. Leavers\n\nIt was agreed that this was a problem for the whole region.", ""},
      {"what they found", "1. Slip\n\nMembers agreed that there was a smell.", ""},
      {"what shall be done", "1. Slip\n\nIt was agreed that it is to be swept.",
       "It was agreed that it is to be swept."},
      {"no objection", "1. Barn\n\nIt was agreed that there was no objection.",
       "It was agreed that there was no objection."},
  };
  for (const auto& row : rows) EXPECT_EQ(decisions(read(head + row.text + next)), row.expected) << row.reason;
}

TEST(DecisionForms, MotionsOfBoards) {
  const PaperRow rows[] = {
      {"put and settled in one paragraph",
       "1. Lease\n\nMotion: To renew the lease. Moved: Hay. Seconded: Hosk. Vote: 4-1. Motion passed.",
       "Motion: To renew the lease. Moved: Hay. Seconded: Hosk. Vote: 4-1. Motion passed."},
      {"movers in brackets, the roll before the result",
       "1. Dredging\n\nMotion (Hay/Hosk) to award the contract to Acme Ltd. Ayes: Hay, Hosk. Nays: none. Motion "
       "carried.",
       "Motion (Hay/Hosk) to award the contract to Acme Ltd. Ayes: Hay, Hosk. Nays: none. Motion carried."},
      {"a seconder between the motion and its result",
       "1. Agenda\n\nBob Hosk moved to approve the agenda. Seconded by Ann Hay. Approved.",
       "Bob Hosk moved to approve the agenda. Seconded by Ann Hay. Approved."},
      {"mover and seconder with the result",
       "1. Report\n\nTaken as read. Moved that the report be received. Hosk/Gray carried",
       "Moved that the report be received. Hosk/Gray carried"},
      {"short for moved and seconded", "1. Agenda\n\nM/S Hay/Hosk to approve the agenda. Passed 4-0.",
       "M/S Hay/Hosk to approve the agenda. Passed 4-0."},
      {"an item that is one sentence",
       "1. Minutes of the meeting held on 2 April 2020 were approved.\n\n2. Tolls\n\nNone.\n\n3. Slip\n\nNone.",
       "Minutes of the meeting held on 2 April 2020 were approved."},
      {"a vote in numbers", "1. Minutes\n\nMotion to approve the minutes (Hay/Hosk). Vote 3-0-0.",
       "Motion to approve the minutes (Hay/Hosk). Vote 3-0-0."},
      {"a vote told first", "1. Pole\n\nVOTED: 4-0 to grant the petition for one pole.",
       "VOTED: 4-0 to grant the petition for one pole."},
      {"a vote with who abstained", "1. License\n\nVoted 3-0-1 (Hosk abstaining) to issue a license.",
       "Voted 3-0-1 (Hosk abstaining) to issue a license."},
      {"a roll call is none", "1. Session\n\nROLL CALL VOTE: Hay - aye; Hosk - aye.", ""},
      {"a resolution with a number, and who moved it",
       "1. Accounts\n\nOFFICER RECOMMENDATION\n\nThat Council receives the list.\n\nCOUNCIL RESOLUTION "
       "082/22\n\nMoved: Cr "
       "Hay Seconded: Cr Hosk\n\nThat Council receives the list of accounts.\n\nCARRIED 5/0",
       "That Council receives the list of accounts."},
      {"a motion with a number",
       "1. Agenda\n\nMotion #2023-112\n\nMoved by: Councillor Dyck\n\nSeconded by: Councillor Gill\n\nTHAT the agenda "
       "be "
       "approved.\n\nCARRIED",
       "THAT the agenda be approved. CARRIED"},
      {"on a vote of so many", "1. Crane\n\nOn a vote of 5 to 4 Members rejected the application.",
       "On a vote of 5 to 4 Members rejected the application."},
  };
  for (const auto& row : rows) EXPECT_EQ(decisions(read(head + row.text + next)), row.expected) << row.reason;
}

TEST(DecisionForms, Outcomes) {
  const PaperRow rows[] = {
      {"lost below its words", "1. Sale\n\nMoved by Hay, seconded by Hosk, THAT the pier be sold.\n\nDEFEATED", "lost"},
      {"a resolution that was lost", "1. Sale\n\nCOUNCIL DECISION\n\nThat the tender be accepted.\n\nLOST 2/3", "lost"},
      {"a vote against", "1. Dogs\n\nVOTED: 1-4 to allow dogs on the pier.", "lost"},
  };
  for (const auto& row : rows) EXPECT_EQ(outcomes(read(head + row.text + next)), row.expected) << row.reason;
}

TEST(DecisionForms, WhereTheyEnd) {
  const PaperRow rows[] = {
      {"a dash behind the label", "1. Visits\n\nResolved \u2013 That visits be made.", "That visits be made."},
      {"a sum on the next line",
       "1. Scheme\n\nThe Panel APPROVED the local scheme at a cost of\n\u00A3612,000, subject to a "
       "break clause.",
       "The Panel APPROVED the local scheme at a cost of \u00A3612,000, subject to a break clause."},
      {"said without were", "1. Finance\n\nPayments of \u00A3412.11 approved. Prop Cllr Fir, sec Cllr Gray.",
       "Payments of \u00A3412.11 approved. Prop Cllr Fir, sec Cllr Gray."},
      {"what is to be approved is none", "1. Finance\n\nPayments to be approved.", ""},
      {"a licence", "1. The Lamp\n\nThere being no amendment the application was granted.",
       "There being no amendment the application was granted."},
      {"the next application is no part of it",
       "1. Applications\n\n(1) 06/0123 - Barn\n\nRESOLVED - That permission be refused.\n\n(2) 06/0150 - "
       "Shop\n\nRESOLVED - "
       "That permission be granted.",
       "That permission be refused. + That permission be granted."},
      {"a list of payments",
       "1. Finance\n\nIt was RESOLVED that the following accounts be paid:-\n\nS.W.E.B. (lights) "
       "\u00A3118.40\n\nClerk's salary "
       "\u00A3 92.00\n\nThe Clerk was thanked.",
       "It was RESOLVED that the following accounts be paid:- S.W.E.B. (lights) \u00A3118.40 Clerk's salary \u00A3 "
       "92.00"},
      {"said in one word, and another paragraph below it", "1. Minutes\n\nAgreed.\n\nThe meeting rose at 20.15.",
       "Agreed."},
      {"said in one word over what was resolved",
       "1. Scheme\n\nAnd Resolved.\n\n\u201CThat the scheme be approved.\u201D",
       "\u201CThat the scheme be approved.\u201D"},
      {"what the chair rules on manners is none",
       "1. Interests\n\nThe Chair ruled that they could remain and speak but would take no part.", ""},
      {"the note of the last meeting, among labels",
       "1. Tolls\n\nDecision\n\nMembers agreed the tolls.\n\n2. Slip\n\nDecision\n\nMembers noted the report.\n\n3. "
       "Note of the "
       "last meeting\n\nThe note of the meeting held on 7 April was agreed.",
       "Members agreed the tolls. + Members noted the report. + The note of the meeting held on 7 April was agreed."},
  };
  for (const auto& row : rows) EXPECT_EQ(decisions(read(head + row.text + next)), row.expected) << row.reason;
}

TEST(DecisionForms, WhoIsToAct) {
  const std::string known =
      "PIER PANEL\n\nMinutes of the meeting held on 3 May 2021 at 7.00pm\n\nPresent: Ann Hay (AH) (Chair), Bob Hosk "
      "(BH), Cy Fir (CF)\n\n";
  const PaperRow rows[] = {
      {"a numbered list below its label",
       "1. Slip\n\nThe slip is worn.\n\nACTIONS ARISING\n\n1. Ann Hay to write to the harbour master.\n\n2. Bob Hosk "
       "to "
       "obtain three quotes.",
       "Ann Hay: Ann Hay to write to the harbour master. + Bob Hosk: Bob Hosk to obtain three quotes."},
      {"the owner in square brackets behind what was agreed",
       "1. Lamp\n\nIt was agreed to replace the lamp. [Action: BH]", "Bob Hosk: It was agreed to replace the lamp."},
      {"an arrow before the task",
       "1. Tolls\n\nACTION: Ann to e-mail the users.\n\n\u2192 Bob to check the ledger\n\n2. "
       "Slip\n\nACTION: CF to sweep it.",
       "Ann: Ann to e-mail the users. + Bob: Bob to check the ledger + Cy Fir: CF to sweep it."},
      {"action items and action points", "1. Slip\n\nAI: Bob to contact the host.\n\nAP2: Cy to draft a text.",
       "Bob: Bob to contact the host. + Cy: Cy to draft a text."},
      {"a kindness is none", "1. Gate\n\nMr Hosk offered to see to it and was thanked.", ""},
  };
  for (const auto& row : rows) EXPECT_EQ(actions(read(known + row.text + next)), row.expected) << row.reason;
}

TEST(DecisionForms, ByWhen) {
  const PaperRow rows[] = {
      {"a label in the sentence", "AH to sweep the slip. Deadline: 14/06/2021", "14/06/2021"},
      {"behind a dash", "AH to replace the lamp - due 1 July", "1 July"},
      {"in brackets", "AH to buy a rope (due: September)", "September"},
      {"money that is due is no day", "AH to pay the rent due to the harbour", ""},
  };
  for (const auto& row : rows) {
    const auto minutes = read(head + "1. Slip\n\nAction: " + row.text + next);
    ASSERT_FALSE(minutes.items.empty() || minutes.items[0].actions.empty()) << row.reason;
    EXPECT_EQ(minutes.items[0].actions[0].due_text, row.expected) << row.reason;
  }
}

TEST(DecisionForms, WhatItemsAreCalled) {
  const PaperRow rows[] = {
      {"a name behind a colon is of the title",
       "1. New programme: MSc Estuary Science\n\nConsidered.\n\n2. Next\n\nNone.",
       "1 New programme: MSc Estuary Science; 2 Next"},
      {"people behind a colon are not", "1. Proposers: Ann Hay\n\nConsidered.\n\n2. Next\n\nNone.",
       "1 Proposers; 2 Next"},
      {"a stop before what opens a list",
       "1. Planning.    The following application was considered:-\n\n2/94 Fox Cottage\n\n2. Next\n\nNone.",
       "1 Planning; 2 Next"},
      {"told without a stop at the end", "1. Tolls\n\nNoted.\n\n2. AOB. Max is away next week", "1 Tolls; 2 AOB"},
      {"numbers below an item that open with titles",
       "1. Matters arising\n\n1.1 Verger's house. The Clerk reported that the tenancy would end.\n\n1.2 Organ fund. "
       "The "
       "Treasurer had received \u00A340.\n\n2. Tower\n\nNone.",
       "1 Matters arising; 1.1 Verger's house; 1.2 Organ fund; 2 Tower"},
      {"numbers below an item of which one opens with none",
       "1. Finance\n\n1.1 Payments for May, \u00A311.80, as per schedule: approved.\n\n1.2 Precept. The Clerk "
       "explained the two "
       "draft budgets to the members, who asked how many houses would pay for them.\n\n2. Tower\n\nNone.",
       "1 Finance; 2 Tower"},
      {"capitals that the sentence runs on from",
       "1. APOLOGIES were received from Mrs Upton and District Councillor Wicks.\n\n2. MINUTES of the meeting held on "
       "17 May "
       "2020 were read, confirmed and signed.\n\n3. Tower\n\nNone.",
       "1 APOLOGIES; 2 MINUTES; 3 Tower"},
      {"letters over a text of their own",
       "1. NEW BUSINESS\n\nA. Fence code\n\nThe attorney presented the ordinance and the changes made to it.\n\nB. Dog "
       "park\n\nAnn Hay asked for bids to be rejected this time.\n\n2. Tower\n\nNone.",
       "1 NEW BUSINESS; A Fence code; B Dog park; 2 Tower"},
      {"two items, and two parts of the second",
       "1. Minute of Previous Meeting\n\nThe Board approved the minute of the meeting of 9 April.\n\n2. "
       "Applications\n\n2.1 The Lamp, Quay Street\n\nThe Board heard Mr Rudd for the applicant.\n\n2.2 Quay "
       "Stores\n\nThe "
       "application was refused.",
       "1 Minute of Previous Meeting; 2 Applications; 2.1 The Lamp, Quay Street; 2.2 Quay Stores"},
      {"letters of a list", "1. GRANTS\n\nA. Choir, \u00A3300\n\nB. Scouts, \u00A3250\n\n2. Tower\n\nNone.",
       "1 GRANTS; 2 Tower"},
      {"a hearing of the public is no list of it",
       "CALL TO ORDER\n\nThe meeting began.\n\nPUBLIC HEARING - POLE PETITION\n\nNobody spoke.\n\nOTHER "
       "BUSINESS\n\nNone came.",
       " CALL TO ORDER;  PUBLIC HEARING - POLE PETITION;  OTHER BUSINESS"},
  };
  for (const auto& row : rows) EXPECT_EQ(items(read(head + row.text + "\n")), row.expected) << row.reason;
}

TEST(DecisionForms, DaysOfLettersAndAgendas) {
  const PaperRow rows[] = {
      {"the letter's own day, not the meeting's",
       "Quay Council\nThe Old Pound\n14th June 2011\n\nDear Mr Penn\n\nSpeed limit\n\nThank you for your letter of "
       "20th May, "
       "which was considered at the meeting held on 7th June 2011.\n\nYours sincerely\n\nAnn Hay",
       "2011-06-14"},
      {"a town before it",
       "Quay, 3 May 2021\n\nDear Sirs\n\nAt the meeting held on 19 April 2021 it was resolved to "
       "dredge.\n\nYours faithfully\n\nAnn Hay",
       "2021-05-03"},
      {"at the foot", "Dear Mr Penn\n\nThe Committee met on 19 April 2021.\n\nYours sincerely\n\nAnn Hay\n\n3 May 2021",
       "2021-05-03"},
      {"a letter without a day of its own",
       "Dear Mr Penn\n\nThe Committee met on 19 April 2021.\n\nYours "
       "sincerely\n\nAnn Hay",
       "none"},
      {"a day on its own line below a district with a number",
       "QUAY SCHOOL DISTRICT #4\nBoard of Directors\nRegular Meeting Minutes\n04/15/2019\n\nThe meeting was called to "
       "order "
       "at 7:00 PM by Chair Ann Hay in the Library.\n\nPresent: Ann Hay, Bob Hosk\n\n1. Reports\n\nNone.\n\n2. "
       "Other\n\nNone.",
       "2019-04-15"},
      {"an agenda's day beside whom to ask",
       "Agenda\n\nAsk for: Ann Hay\n\nPier Panel\n\nDate: Friday, 5 February 2021\nTime: 10.15 am\nVenue: Suite "
       "B\n\n1. "
       "Apologies\n\n2. Minutes\n\n3. Tolls\n\nAnn Hay\nClerk\n25 January 2021",
       "2021-02-05"},
  };
  for (const auto& row : rows) {
    const auto minutes = read(row.text);
    EXPECT_EQ(minutes.date ? to_iso(*minutes.date) : "none", row.expected) << row.reason;
  }
}

TEST(DecisionForms, Notices) {
  const PaperRow rows[] = {
      {"a notice of a hearing",
       "Pier Council\n\nNotice of decision of the Licensing Sub-Committee\n\nDate of hearing: 7 May "
       "2019\n\nDecision\n\nThe "
       "Sub-Committee resolved to grant it.",
       "decision_list"},
      {"what came out of a cabinet, with a row about its minutes",
       "Decisions published\n\nCabinet, 4 November 2014\n\nItem | Title | Decision\n3 | Minutes | The minutes were "
       "approved.\n4 | Plan | RESOLVED that it be approved.\n\nThe decisions come into force on 13 November 2014 "
       "unless "
       "called in.",
       "decision_list"},
      {"what an officer decided",
       "Pier Authority\n\nRecord of officer decision\n\nReference: 12\nSubject: A lane\nDate of decision: 8 May 2019",
       "officer_decision"},
  };
  for (const auto& row : rows) {
    const auto minutes = read(row.text);
    EXPECT_EQ(to_name(minutes.type), row.expected) << row.reason;
    EXPECT_EQ(minutes.type == DocumentType::officer_decision && minutes.body, false) << "an officer is no board";
  }
}

TEST(DecisionForms, WhereTheyMet) {
  const auto minutes = read(
      "PLANNING COMMITTEE\n\n13 September 2016\n\nPresent: Councillor Hay (in the Chair); Councillor Fir.\n\n(The "
      "Committee "
      "met in the Assembly Room at 1.00 p.m. following site visits.)\n\n1. Minutes\n\nResolved - That they be "
      "approved.\n");
  EXPECT_EQ(minutes.start_time, "13:00");
  EXPECT_EQ(minutes.location ? minutes.location->name : "", "Assembly Room");
}

TEST(DecisionForms, WhoOpenedIsNoPlace) {
  const auto minutes = read(
      "QUAY SCHOOL DISTRICT\n\nBoard of Directors\n\nMinutes of April 15, 2019\n\nThe meeting was called to order at "
      "7:00 "
      "PM by Chair Ann Hay in the Library.\n\nPresent: Ann Hay, Bob Hosk\n\n1. Reports\n\nNone.\n\n2. Next "
      "meeting\n\n9\u2122 May 2019.\n");
  EXPECT_EQ(minutes.location ? minutes.location->name : "", "the Library");
  EXPECT_EQ(items(minutes), "1 Reports; 2 Next meeting") << "a day read by a machine is no item";
}

TEST(DecisionForms, SchoolsAndTheirBodies) {
  const auto minutes = read(
      "St Brannoc's Primary School\nFull Governing Body\nMinutes of the meeting held on Wednesday 6 February 2019 at "
      "6pm in "
      "the staff room\n\nPresent: Ann Hay (Chair), Bob Hosk\n\n1. Reports\n\nNone.\n\n2. Other\n\nNone.\n");
  EXPECT_NE(minutes.body ? minutes.body->name.find("Governing Body") : std::string::npos, std::string::npos);
  EXPECT_EQ(minutes.location ? minutes.location->name : "", "staff room");
}

TEST(DecisionForms, SubtitlesAreNoItems) {
  const auto heading = [](const std::string& text, uint8_t level) {
    Line line;
    line.text = text;
    line.heading = level;
    line.block_start = true;
    return line;
  };
  Layout layout;
  layout.pages.emplace_back();
  auto& lines = layout.pages[0].lines;
  lines = {heading("Tanner Hill Residents", 1),
           heading("Committee meeting, 16 November 2023", 2),
           heading("There: Ann Hay (chair), Bob Hosk", 0),
           heading("Repairs", 3),
           heading("The lift is out.", 0),
           heading("Money", 3),
           heading("Agreed to renew the insurance.", 0)};
  float y = 0;
  for (auto& line : lines) {
    line.box = {0, y, 300, y + 12};
    y += 20;
  }
  EXPECT_EQ(items(parse(layout, {"minutes.md"})), " Repairs;  Money");
}

}  // namespace
}  // namespace minutebook
