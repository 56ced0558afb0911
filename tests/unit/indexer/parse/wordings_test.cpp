// SPDX-License-Identifier: GPL-3.0-or-later
#include <gtest/gtest.h>

#include "tests/unit/indexer/parse/typed_paper.hpp"

namespace minutebook {
namespace {

const std::string head = "PIER PANEL\n\nMinutes of the meeting held on 3 May 2021 at 7.00pm in the Sail Loft\n\n";

struct Row {
  const char* reason;
  const char* text;
  const char* expected;
};

TEST(Wordings, WhoCame) {
  const Row rows[] = {
      {"a table without a header, with a key of its own",
       "Cllr Ann Hay (Chair) | P\nCllr Bob Hosk | A\nCllr Cy Fir | -\nCllr Di Gray (substituting for Cllr Hosk) | S\n\n"
       "P - present A - apologies given S - substitute - absent without apologies\n\n1. Minutes\n\nAgreed.",
       "present Ann Hay; apologies Bob Hosk; absent Cy Fir; substitute Di Gray"},
      {"rows of a table below the item, offices line by line",
       "1. ATTENDANCE AND APOLOGIES\n\nMembers | Cr Ann Hay ; Cr Bob Hosk | President (Presiding Member) ; Deputy "
       "President\nStaff | Cy Fir | Chief Executive\nApologies | Cr Di Gray |\nGallery | 3 members of the public "
       "|\n\n2. Minutes\n\nAgreed.",
       "present Ann Hay; present Bob Hosk; in_attendance Cy Fir; apologies Di Gray"},
      {"who sent no apology is absent",
       "Present: Cllr Ann Hay\n\n1. Apologies for absence\n\nApologies had been received from Cllr Bob Hosk. No "
       "apology "
       "had been received from Cllr Fir.\n\n2. Minutes\n\nAgreed.",
       "present Ann Hay; apologies Bob Hosk; absent Fir"},
      {"a friendly label",
       "Those there: Ann Hay (chair), Bob Hosk\nSorry they couldn't make it: Cy Fir\n\n1. Minutes\n\nAgreed.",
       "present Ann Hay; present Bob Hosk; apologies Cy Fir"},
      {"who did not show up", "Attended: Ann Hay, Bob Hosk\nNo-show: Cy Fir\n\n1. Minutes\n\nAgreed.",
       "present Ann Hay; present Bob Hosk; absent Cy Fir"},
      {"a plural title of a university",
       "Present: Dr Ann Hay\nApologies: Professors Fir and Gray\n\n1. Minutes\n\nAgreed.",
       "present Ann Hay; apologies Fir; apologies Gray"},
      {"an office of several words before the name",
       "Present: Cllr Ann Hay\nOfficers in attendance: Chief Fire Officer B Hosk; Public Works Director Hal Fir\n\n1. "
       "Minutes\n\nAgreed.",
       "present Ann Hay; in_attendance B Hosk; in_attendance Hal Fir"},
      {"for the time", "Present: Mayor Ann Hay, Mayor Pro Tem Bob Hosk\n\n1. Minutes\n\nAgreed.",
       "present Ann Hay; present Bob Hosk"},
      {"a surname in the next line after an initial",
       "Present: Cllr Ann Hay\nApologies were received from Councillor B. Hosk and Mr. C.\nFir, Engineer.\n\n1. "
       "Minutes\n\nAgreed.",
       "present Ann Hay; apologies B. Hosk; apologies C. Fir"},
      {"a star and what it means",
       "Present: A Hay (Chairman), B Hosk, C Fir*, D Gray\n\n* apologies\n\n1. Minutes\n\nAgreed.",
       "present A Hay; present B Hosk; apologies C Fir; present D Gray"},
      {"who stood in is not away",
       "Present: Cllr Ann Hay\n\n1. Apologies\n\nApologies had been received from Cllr Bob Hosk and Cllr Cy Fir, and "
       "Cllr Di "
       "Gray was substituting for Cllr Fir.\n\n2. Minutes\n\nAgreed.",
       "present Ann Hay; apologies Bob Hosk; apologies Cy Fir; substitute Di Gray"},
      {"reported by the chair",
       "Present: Cllr Ann Hay\n\n1. Apologies\n\nThe Chair reported that Cllr Bob Hosk and Cllr Cy Fir had sent their "
       "apologies.\n\n2. Minutes\n\nAgreed.",
       "present Ann Hay; apologies Bob Hosk; apologies Cy Fir"},
      {"who is late attends",
       "Present: Cllr Ann Hay\n\n1. Apologies\n\nNone. Apologies for lateness were received from Cllr Bob Hosk.\n\n2. "
       "Minutes\n\nAgreed.",
       "present Ann Hay; present Bob Hosk"},
      {"an item that is to receive them, with the reasons",
       "Present: Cllr Ann Hay\n\n1. To receive apologies for absence\n\nCllr Bob Hosk - holiday\n\nCllr Cy Fir - "
       "work\n\n2. Minutes\n\nAgreed.",
       "present Ann Hay; apologies Bob Hosk; apologies Cy Fir"},
      {"in attendance is told apart from present",
       "9 members attended. The Secretary, Mr Bob Hosk, and the Registrar, Miss C Fir, were in attendance.\n\n1. "
       "Minutes\n\nAgreed.",
       "in_attendance Bob Hosk; in_attendance C Fir"},
      {"a substitute who was there",
       "Councillor | Role | Attendance\nCllr Ann Hay | Chair | Present\nCllr Bob Hosk | Substitute | Present (for Cllr "
       "Fir)\nCllr Cy Fir | Member | Apologies\n\n1. Minutes\n\nAgreed.",
       "present Ann Hay; substitute Bob Hosk; apologies Cy Fir"},
      {"prose that happens to use the words of labels is none",
       "Present: Cllr Ann Hay\n\n1. Carers\n\nMr Fir asked for figures.\nthey were not at present.\nBob Hosk\n\n2. "
       "Minutes\n\nAgreed.",
       "present Ann Hay"},
  };
  for (const auto& row : rows) EXPECT_EQ(people(read(head + row.text)), row.expected) << row.reason;
}

TEST(Wordings, WhatWasDecided) {
  const Row rows[] = {
      {"a lost motion settles the matter",
       "1. Tolls\n\nCllr Hay moved that tolls be frozen. There was no seconder and the motion fell.",
       "Cllr Hay moved that tolls be frozen. There was no seconder and the motion fell."},
      {"an amendment does not, carried or lost",
       "1. Tolls\n\nAn amendment was put by Cllr Hay. The amendment was carried by 8 votes to 3.", ""},
      {"the vote stands between the word and its clause",
       "1. Tolls\n\nIt was moved by Cllr Hay, seconded by Cllr Fir, and\nRESOLVED (4 votes to 1)\n\nThat the tolls be "
       "frozen.",
       "RESOLVED (4 votes to 1) That the tolls be frozen."},
      {"a discussion before it needs no comma", "1. Rents\n\nAfter debate the Board agreed to increase rents by 2%.",
       "After debate the Board agreed to increase rents by 2%."},
      {"the original motion, not the one to table it",
       "1. Floor\n\nHay moved, Fir seconded, to accept the bid. Hosk moved to table the motion; it was not seconded. "
       "Original motion carried 6-0.",
       "Hay moved, Fir seconded, to accept the bid. Hosk moved to table the motion; it was not seconded. Original "
       "motion "
       "carried 6-0."},
      {"an election without a vote",
       "1. Chair\n\nAnn Hay nominated and Bob Hosk seconded that Cy Fir be elected Chair for the year.",
       "Ann Hay nominated and Bob Hosk seconded that Cy Fir be elected Chair for the year."},
      {"told as a fact", "1. Board\n\nCy Fir is elected to the Board.", "Cy Fir is elected to the Board."},
      {"a decision to decide later", "1. Bids\n\nThe decision was made to postpone the matter to October.",
       "The decision was made to postpone the matter to October."},
      {"councillors by their short title", "1. Sign\n\nCllrs agreed to the place by the slip.",
       "Cllrs agreed to the place by the slip."},
      {"motions told in the present",
       "1. Minutes\n\nPeter proposes approving the minutes, Chris seconds. Motion carried by unanimous consent.",
       "Peter proposes approving the minutes, Chris seconds. Motion carried by unanimous consent."},
      {"nothing but the word", "1. Minutes\n\nAgreed.", "Agreed."},
      {"reports received", "1. Reports\n\nReceived: an oral report.", "Received: an oral report."},
      {"a receipt on which something is resolved", "1. Reports\n\nReceived: a paper.\n\nResolved: that it be sent on.",
       "that it be sent on."},
      {"a short note behind a dash", "1. Money\n\nInsurance due 1 May - agreed to pay.",
       "Insurance due 1 May - agreed to pay."},
      {"a label inside the paragraph", "1. Motion\n\nThe advice was discussed. Decision: refer it to the trustees.",
       "Decision: refer it to the trustees."},
      {"the next meeting's word on these minutes", "1. Tolls\n\nThe tolls were discussed.\n\nApproved: 18 March 2021",
       ""},
      {"approval told in the same form", "1. Minutes\n\nAPPROVED: the minutes of 15 April 2021.",
       "APPROVED: the minutes of 15 April 2021."},
      {"a form for the next meeting",
       "1. Tolls\n\nThe tolls were discussed.\n\nCONFIRMED AS A TRUE RECORD AT A MEETING OF THE PIER PANEL HELD ON",
       ""},
  };
  for (const auto& row : rows)
    EXPECT_EQ(decisions(read(head + "Present: Cllr Ann Hay\n\n" + row.text + "\n\n2. Next meeting\n\nIn June.")),
              row.expected)
        << row.reason;
}

TEST(Wordings, WhatADecisionCameTo) {
  const struct {
    const char* reason;
    const char* text;
    Outcome outcome;
    const char* vote;
  } rows[] = {
      {"what was resolved is to refuse", "RESOLVED: That permission be refused because the access is unsafe.",
       Outcome::refused, ""},
      {"what was resolved is to wait", "RESOLVED that the matter be deferred to the next meeting.", Outcome::deferred,
       ""},
      {"the vote stands behind the word", "RESOLVED: By 3 votes to 1, that permission be granted.", Outcome::resolved,
       "3-1"},
      {"granted", "RESOLVED that permission be granted.", Outcome::resolved, ""},
  };
  for (const auto& row : rows) {
    const auto minutes =
        read(head + "Present: Cllr Ann Hay\n\n1. Glebe Barn\n\n" + row.text + "\n\n2. Next\n\nIn June.");
    ASSERT_FALSE(minutes.items.empty()) << row.reason;
    ASSERT_EQ(minutes.items[0].decisions.size(), 1U) << row.reason;
    const Decision& decision = minutes.items[0].decisions[0];
    EXPECT_EQ(decision.outcome, row.outcome) << row.reason;
    std::string vote;
    if (decision.vote && decision.vote->in_favour && decision.vote->against)
      vote = std::to_string(*decision.vote->in_favour) + "-" + std::to_string(*decision.vote->against);
    EXPECT_EQ(vote, row.vote) << row.reason;
  }
}

TEST(Wordings, TheSignatureBelowAnAgendaIsOfNoItem) {
  Layout layout = layout_of(
      "PIER PANEL\n\nYou are hereby summoned to a meeting of the Panel on 3 May 2021 at 7.00pm\n\nAGENDA\n\n1. "
      "Apologies "
      "for absence\n\n2. To consider the tolls\n\n3. Date of next meeting\n\nAnn Hay\n\nChief Executive");
  for (auto& line : layout.pages[0].lines)
    if (line.text[0] >= '1' && line.text[0] <= '9') line.list_depth = 1;
  const auto minutes = parse(layout, {});
  EXPECT_EQ(items(minutes), "1 Apologies for absence; 2 To consider the tolls; 3 Date of next meeting");
  ASSERT_FALSE(minutes.passages.empty());
  EXPECT_EQ(minutes.passages.back().item, -1);
  EXPECT_NE(minutes.passages.back().text.find("Chief Executive"), std::string::npos);
}

TEST(Wordings, RolesAreThePersonsOwn) {
  const auto minutes =
      read(head +
           "Present: Cllr Ann Hay\nIn attendance: Mrs J Marsh (Clerk), two members of the public\n\n1. "
           "Minutes\n\nAgreed.");
  ASSERT_EQ(minutes.attendance.size(), 2U);
  EXPECT_EQ(minutes.attendance[1].name, "J Marsh");
  EXPECT_EQ(minutes.attendance[1].role, "Clerk");
}

TEST(Wordings, ReasonsInAColumnOfDecisions) {
  const auto minutes = read(head +
                            "Item | Subject | Decision\n1 | Tolls | RESOLVED that tolls be frozen. ; Reason: To help "
                            "trade.\n2 | Slip | AGREED that the slip be swept.");
  EXPECT_EQ(decisions(minutes), "RESOLVED that tolls be frozen. + AGREED that the slip be swept.");
}

TEST(Wordings, WhoMustAct) {
  const std::string list = "Present: Ann Hay (AH), Bob Hosk (BH), Cy Fir (CF)\n\n";
  const Row rows[] = {
      {"numbered labels in one paragraph",
       "1. Training\n\nAction 1: AH to book the course. Action 2: BH to send the link.",
       "Ann Hay: AH to book the course. + Bob Hosk: BH to send the link."},
      {"initials right behind the word", "1. Bins\n\nStill waiting. Action CF: chase the council.",
       "Cy Fir: chase the council."},
      {"initials alone: the sentence before", "1. Gala\n\nA gift of £100 was agreed. Action AH",
       "Ann Hay: A gift of £100 was agreed."},
      {"the sentence that names the same owner, not the last one",
       "1. Taps\n\nAnn will try to mend the taps. If not we get a plumber.\n\nACTION: Ann",
       "Ann: Ann will try to mend the taps."},
      {"an owner with a time", "1. Money\n\nBob to ask the other insurer. (ACTION Bob, before the end of April)",
       "Bob: Bob to ask the other insurer."},
      {"a wish is no task", "1. Light\n\nIn reply, Cllr Hay asked to be kept informed.", ""},
      {"a bare verb behind an office", "1. Sign\n\nThe place by the slip was liked. Clerk notify the owner.",
       "Clerk: Clerk notify the owner."},
      {"what members request is no task", "1. Map\n\nMembers request a map of the slip.", ""},
      {"initials that the text explains",
       "1. Accounts\n\nIn the absence of Marian Ashby (MA) nothing was said. Action: MA to bring the accounts.",
       "Marian Ashby: MA to bring the accounts."},
      {"a promise without content is no task",
       "1. Cost\n\nMembers wanted it shown apart, and the Treasurer undertook to do so.", ""},
  };
  for (const auto& row : rows)
    EXPECT_EQ(actions(read(head + list + row.text + "\n\n2. Next meeting\n\nIn June.")), row.expected) << row.reason;
}

TEST(Wordings, WhoIsToAct) {
  const Row rows[] = {
      {"an initial and a name", "B. Hosk will publish the budget.", "B. Hosk: B. Hosk will publish the budget."},
      {"and another behind it", "B. Hosk will publish the budget; C. Fir is to draft a letter.",
       "B. Hosk: B. Hosk will publish the budget + C. Fir: C. Fir is to draft a letter."},
      {"two clauses, two owners", "Bob to fix the pump, Cy will get the parts.",
       "Bob: Bob to fix the pump + Cy: Cy will get the parts."},
      {"joined by and", "Bob to order the bins and Cy to paint them.",
       "Bob: Bob to order the bins + Cy: Cy to paint them."},
      {"one clause, two owners", "Bob and Cy to paint the bins.", "Bob, Cy: Bob and Cy to paint the bins."},
      {"who holds the office in brackets", "The Treasurer (Bob) to send the accounts.",
       "Bob: The Treasurer (Bob) to send the accounts."},
      {"tasked", "Bob was tasked with finding a venue.", "Bob: Bob was tasked with finding a venue."},
      {"left with", "It was left with Bob to settle the bill.", "Bob: It was left with Bob to settle the bill."},
      {"took an action", "Cy took an action to check the licence.", "Cy: Cy took an action to check the licence."},
      {"nobody is left with anything", "We were left with a bill to pay.", ""},
  };
  for (const Row& row : rows)
    EXPECT_EQ(actions(read(head + "Present: Ann Hay (Chair), Bob Hosk, Cy Fir\n\n1. Fair\n\n" + row.text +
                           "\n\n2. Tolls\n\nNone.\n")),
              row.expected)
        << row.reason;
}

TEST(Wordings, TypedTablesOfActions) {
  const std::string list = "Present: Ann Hay (AH), Bob Hosk (BH), Cy Fir (CF)\n\n1. Pumps\n\nThey are old.\n\n";
  const Row rows[] = {
      {"a row a line, owner first, and what stands below is none",
       "Actions\nWho     What                        By\nBH      Quotes for pumps            12 April\nCF      Draft a "
       "letter              next meeting\n\nMeeting closed 8.10pm",
       "Bob Hosk: Quotes for pumps + Cy Fir: Draft a letter"},
      {"owner behind the task",
       "Action list\nAction                       Owner        Due\nQuotes for pumps             Bob Hosk     12 "
       "April\nDraft a letter               Cy Fir       next meeting\n\nMeeting closed 8.10pm",
       "Bob Hosk: Quotes for pumps + Cy Fir: Draft a letter"},
  };
  for (const Row& row : rows)
    EXPECT_EQ(actions(parse(typed_layout_of(head + list + row.text + "\n"), {})), row.expected) << row.reason;
}

TEST(Wordings, ActionsInTables) {
  const Row rows[] = {
      {"tasks and times under one head",
       "Item | Minute | Action / by when\n1 | Rents ; The Board noted the report. | AH - letters to go out in May\n2 | "
       "Slip ; The slip was seen. | BH to sweep it ; By 20 June 2021",
       "Ann Hay: letters to go out in May + Bob Hosk: BH to sweep it"},
      {"a summary that repeats what was told is not counted twice",
       "1. Bins\n\nStill waiting. Action CF: chase the council about bins.\n\n2. Gala\n\nNothing.\n\nSummary\n\nNo. | "
       "Action "
       "| Who\n1 | Chase council about shore bins | CF",
       "Cy Fir: chase the council about bins."},
      {"a verb that orders is no owner",
       "1. Wind\n\nNothing.\n\n2. Gala\n\nNothing.\n\nSummary\n\nNo. | Action | Who\n1 | Invite developer to April "
       "meeting "
       "| CF",
       "Cy Fir: Invite developer to April meeting"},
  };
  for (const auto& row : rows)
    EXPECT_EQ(actions(read(head + "Present: Ann Hay (AH), Bob Hosk (BH), Cy Fir (CF)\n\n" + row.text)), row.expected)
        << row.reason;
}

TEST(Wordings, Items) {
  const Row rows[] = {
      {"the reference of an application opens the title",
       "59 MINUTES\n\nAgreed.\n\n60 21/01177/FULL - LAND OFF QUARRY BANK\n\nRefused.\n\n61 21/01302/HOUSE - 7 WEAVERS "
       "ROW\n\nGranted.",
       "59 MINUTES; 60 21/01177/FULL - LAND OFF QUARRY BANK; 61 21/01302/HOUSE - 7 WEAVERS ROW"},
      {"items in a table of numbers and minutes",
       "No | Item and decision | Action by\n1 | Night bus. The company wants more money for the bus. It was agreed to "
       "go "
       "back with an offer. | Ann Hay\n2 | Pantry. The hours were discussed at length by all. It was agreed to extend "
       "them. | Bob Hosk",
       "1 Night bus; 2 Pantry"},
      {"capitals before a stop",
       "MATTERS ARISING. The Clerk had heard from the surveyor about the bay.\n\nFINANCE. The Clerk told of a balance "
       "of "
       "612 pounds.\n\nPLAYING FIELD. Mr Hosk had left the roller on the outfield again.",
       " MATTERS ARISING;  FINANCE;  PLAYING FIELD"},
      {"a letter at the number",
       "1. Opening\n\nThe chair opened.\n\n2. Tolls\n\nAgreed.\n\n3. Minutes\n\n3A. The meeting of May\n\nApproved by "
       "all.\n\n4. Reports\n\nOf officers.\n\n4A. Chair of the panel\n\nQuiet month.\n\n4B. Treasurer of the "
       "panel\n\nMuch money.\n\n5. Close\n\nAll went.",
       "1 Opening; 2 Tolls; 3 Minutes; 3A The meeting of May; 4 Reports; 4A Chair of the panel; 4B Treasurer of the "
       "panel; 5 "
       "Close"},
      {"numbers of resolutions count no items",
       "CONFIRMATION OF MINUTES\n\n104/17 RESOLVED (Hay/Hosk) that the Minutes be confirmed.\n\nTENDER FOR "
       "FUEL\n\n105/17 RESOLVED (Hosk/Hay) that the tender be accepted.\n\nTREES OF THE STREET\n\n106/17 RESOLVED "
       "(Hay/Hosk) that the trees stay.",
       " CONFIRMATION OF MINUTES;  TENDER FOR FUEL;  TREES OF THE STREET"},
  };
  for (const auto& row : rows)
    EXPECT_EQ(items(read(head + "Present: Cllr Ann Hay, Bob Hosk\n\n" + row.text)), row.expected) << row.reason;
  const auto agenda = read(
      "PIER PANEL\n\nYou are hereby summoned to a meeting of the Panel on 3 May 2021 at 7.00pm\n\nAGENDA\n\n1. "
      "Apologies "
      "for absence\n\n2. Planning: PA/21/0260, Glebe Barn\n\n3. Date of next meeting: 11 June 2021");
  EXPECT_EQ(items(agenda),
            "1 Apologies for absence; 2 Planning: PA/21/0260, Glebe Barn; 3 Date of next meeting: 11 June "
            "2021")
      << "a line of an agenda is all title";
}

TEST(Wordings, WhenWhereAndWho) {
  struct {
    const char* reason;
    const char* text;
    const char* start;
    const char* place;
    const char* chair;
  } rows[] = {
      {"a bare clock at the end of the line of the date",
       "PIER CLUB\n\nCommittee meeting, Sunday 6 June 2021, the Hut, 10.30\n\nPresent: Ann Hay (chair), Bob Hosk\n\n1. "
       "Minutes\n\nAgreed.",
       "10:30", "the Hut", "Ann Hay"},
      {"told at the end",
       "PIER PANEL\n\nMinutes of the meeting held on 3 May 2021\n\nPresent: Ann Hay (Chair), Bob Hosk\n\n1. "
       "Minutes\n\nAgreed.\n\nThe meeting, having begun at 10.15 am, finished at 12.40 pm.",
       "10:15", "", "Ann Hay"},
      {"declared open; the next meeting tells nothing",
       "SHIRE OF PIER\n\nMinutes of the Council Meeting held on 3 May 2021\n\n1. Opening\n\nThe President declared the "
       "meeting open at 4.03pm.\n\n2. Attendance\n\nPresent: Cr Ann Hay, Cr Bob Hosk\n\n3. Closure\n\nThe meeting "
       "closed at "
       "5.16pm. The next Ordinary Council Meeting will be held on 18 September 2021.",
       "16:03", "", ""},
      {"a place right behind the time",
       "PIER CITY COUNCIL\n\nMinutes\n\nMonday, 3 May 2021 - 6:30 P.M. Council Chambers, 210 Cotton Avenue\n\nPresent: "
       "Ann "
       "Hay, Bob Hosk\n\n1. Minutes\n\nAgreed.",
       "18:30", "Council Chambers, 210 Cotton Avenue", ""},
      {"a word before the place still opens it",
       "PIER PANEL\n\nMinutes of Meeting held on Tuesday 4 May 2021\nat 7.00pm in Pier Hall\n\nPresent: Ann Hay, Bob "
       "Hosk\n\n1. Minutes\n\nAgreed.",
       "19:00", "Pier Hall", ""},
      {"the mayor presides over a council",
       "PIER TOWN COUNCIL\n\nMinutes of the meeting held on 3 May 2021 at 7.00pm\n\nPresent: Cllr Ann Hay (Mayor), "
       "Cllr Bob "
       "Hosk (Deputy Mayor)\n\n1. Minutes\n\nAgreed.",
       "19:00", "", "Ann Hay"},
      {"the mayor of one place does not preside over a body of several",
       "PIERS ASSOCIATION\n\nMinutes of the meeting held on 3 May 2021 at 7.00pm\n\nPresent: Ann Hay (Mayor), Corb "
       "Council\nBob Hosk, Pen Council\n\n1. Minutes\n\nAgreed.",
       "19:00", "", ""},
  };
  for (const auto& row : rows) {
    const auto minutes = read(row.text);
    EXPECT_EQ(minutes.start_time, row.start) << row.reason;
    EXPECT_EQ(minutes.location ? minutes.location->name : "", row.place) << row.reason;
    EXPECT_EQ(minutes.chair ? minutes.chair->name : "", row.chair) << row.reason;
  }
}

TEST(Wordings, TypesAndContacts) {
  struct {
    const char* reason;
    const char* text;
    DocumentType type;
    const char* contact;
    const char* phone;
  } rows[] = {
      {"a list of decisions, its contact's number broken over lines",
       "PIER COUNCIL\n\nCABINET\n\nDecisions taken on Wednesday, 5 May 2021\n\nPublication date: 7 May 2021\n\n1. "
       "Tolls\n\nRESOLVED that tolls be frozen.\n\n2. Slip\n\nAGREED that it be swept.\n\nFor further information "
       "contact: Ann "
       "Hay, Clerk, 01632\n960417, a.hay@pier.example",
       DocumentType::decision_list, "Ann Hay", "01632 960417"},
      {"the notice of a licence",
       "PIER CITY COUNCIL\n\nLICENSING SUB-COMMITTEE\n\nNOTICE OF DECISION\n\nDate of hearing: 3 May 2021\n\nThe "
       "Sub-Committee RESOLVED to grant the licence.",
       DocumentType::decision_list, "", ""},
      {"minutes in the singular",
       "Pier Community Council\n\nDraft minute of meeting of Thursday 6 May 2021, Pier Institute, 7.30 pm\n\nSederunt: "
       "Ann "
       "Hay (Chair), Bob Hosk\n\n1. Welcome\n\nAll were welcomed.",
       DocumentType::minutes, "", ""},
      {"a contact below a numbered heading",
       "Report to: Cabinet\n\nDate: 3 May 2021\n\nPurpose of report\n\nTo tell of the tolls.\n\n4. Contact "
       "details\n\nAnn "
       "Hay\nChief Analyst\nTelephone: 03000 960559\na.hay@pier.example",
       DocumentType::report, "Ann Hay", "03000 960559"},
      {"a contact in a line about something else",
       "Pier Board\n\nAction log\n\nKey: G = complete, R = overdue. Contact: Ann Hay, Board Manager, 01632 960274, "
       "b@pier.example\n\nRef | Action | Owner\n1 | Sweep the slip | Bob Hosk",
       DocumentType::action_log, "Ann Hay", "01632 960274"},
  };
  for (const auto& row : rows) {
    const auto minutes = read(row.text);
    EXPECT_EQ(minutes.type, row.type) << row.reason;
    EXPECT_EQ(minutes.contact_officer ? minutes.contact_officer->name : "", row.contact) << row.reason;
    EXPECT_EQ(minutes.contact_officer ? minutes.contact_officer->phone : "", row.phone) << row.reason;
  }
}

TEST(Wordings, MarkedNames) {
  const Row rows[] = {
      {"the mark in front of the paper's name", "CONFIDENTIAL - Pier Board minutes", "restricted"},
      {"an item that names what is private stays public", "Confidential - none", "public"},
  };
  for (const auto& row : rows)
    EXPECT_EQ(
        to_name(
            read(std::string(row.text) + "\n\n" + head + "Present: Ann Hay\n\n1. Tolls\n\nAgreed.").restriction.level),
        row.expected)
        << row.reason;
}

}  // namespace
}  // namespace minutebook
