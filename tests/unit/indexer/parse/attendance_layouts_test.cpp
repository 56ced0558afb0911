// SPDX-License-Identifier: GPL-3.0-or-later
#include <gtest/gtest.h>

#include "tests/unit/indexer/parse/paper_frame.hpp"

// How the lists of who came are laid out: tables, labels in a margin, groups over their people, what stands right
// behind.

namespace minutebook {
namespace {

TEST(AttendanceLayouts, TablesWithNumberedRows) {
  const PaperRow rows[] = {
      {"a serial number says nothing of who was there",
       "MEMBERS PRESENT\n\nSl. No. | Name | Ward\n1 | Smt. Ada Hay, President | 7\n2 | Sri. Bob Hosk | 2\n\nMEMBERS "
       "ABSENT\n\nSl. No. | Name | Ward\n1 | Kum. Cy Fir | 3",
       "present Ada Hay; present Bob Hosk; absent Cy Fir"},
      {"S/N", "PRESENT\n\nS/N | Name | Designation\n1 | Engr. Ada Hay | Chairman\n2 | Bob Hosk | Member",
       "present Ada Hay; present Bob Hosk"},
      {"a sign", "Present\n\n# | Name | Office\n1 | Ada Hay | Chair\n2 | Bob Hosk | Treasurer",
       "present Ada Hay; present Bob Hosk"},
      {"marks under a date still count",
       "Present\n\nName | Role | 3 May\nAda Hay | Chair | 1\nBob Hosk | Member | \nCy Fir | Member | 1",
       "present Ada Hay; absent Bob Hosk; present Cy Fir"},
  };
  for (const auto& row : rows) EXPECT_EQ(people(read(frame_head + row.text + frame_tail)), row.expected) << row.reason;
}

TEST(AttendanceLayouts, OfficesInTheMarginWithoutHeading) {
  const PaperRow rows[] = {
      {"the chair, members and officers",
       "Chairperson | Ms Ada Hay\nDeputy Chairperson | Mr Bob Hosk\nMembers | Mrs Di Gray;Councillor Flo Nash\nApology "
       "| "
       "Councillor Cy Fir\nOfficers | Jo Pike (Planner)",
       "present Ada Hay; present Bob Hosk; present Di Gray; present Flo Nash; apologies Cy Fir; in_attendance Jo Pike"},
      {"a mayor", "Mayor | Cr Ada Hay\nCouncillors | Cr Bob Hosk;Cr Di Gray\nApologies | Cr Cy Fir",
       "present Ada Hay; present Bob Hosk; present Di Gray; apologies Cy Fir"},
      {"a venue below is nobody", "Chairman | Ada Hay\nVenue | Sail Loft", "present Ada Hay"},
  };
  for (const auto& row : rows) EXPECT_EQ(people(read(frame_head + row.text + frame_tail)), row.expected) << row.reason;
}

TEST(AttendanceLayouts, SeatsAndOffices) {
  const PaperRow rows[] = {
      {"divisions between title and name", "PRESENT: Reeve Ada Hay; Councillors Div. 1 Bob Hosk, Div. 2 Di Gray",
       "present Ada Hay; present Bob Hosk; present "
       "Di Gray"},
      {"wards", "Present: Councillor Ward 3 Bob Hosk, Councillor Ward No. 4 Di Gray",
       "present Bob Hosk; present Di Gray"},
      {"districts", "Present: Commissioner District 1 Bob Hosk; Commissioner District 2 Di Gray",
       "present Bob Hosk; present Di Gray"},
      {"letters before an office are no name",
       "Present\n\nDr Ada Hay (AH) | HR Officer, Quay site\nDr Bob Hosk (BH) | GP Member, Marsh locality",
       "present Ada Hay; present Bob Hosk"},
      {"an office that goes on behind its word",
       "Present: Ada Hay\n\nIn attendance:\n\nBob Hosk, Deputy Principal Finance and Resources\nDi Gray, Vice "
       "Principal "
       "Curriculum\nFlo Nash, Assistant Head Pastoral",
       "present Ada Hay; in_attendance Bob Hosk; in_attendance Di Gray; in_attendance Flo Nash"},
      {"a title dealt out that is a trade",
       "Present: Ada Hay\n\nGuests: Cy Fir (Acme), Volunteer Firefighters Bob Hosk and "
       "Di Gray",
       "present Ada Hay; in_attendance Cy Fir; in_attendance Bob Hosk; in_attendance Di Gray"},
      {"councilwomen", "Present: Mayor Ada Hay, Councilwomen Flo Nash and Di Gray",
       "present Ada Hay; present Flo Nash; "
       "present Di Gray"},
      {"a numbered grade", "Present: Ada Hay\n\nStaff present:\n\nBob Hosk, Planner II\nDi Gray, Recording Secretary",
       "present Ada Hay; in_attendance Bob Hosk; in_attendance Di Gray"},
  };
  for (const auto& row : rows) EXPECT_EQ(people(read(frame_head + row.text + frame_tail)), row.expected) << row.reason;
}

TEST(AttendanceLayouts, WhatStandsBehindAList) {
  const PaperRow rows[] = {
      {"roman items are no initials",
       "Present: Ada Hay, Chair; Bob Hosk\nAlso present: Di Gray, Clerk.\n\nI. Opening\n\nThe Chair opened the "
       "meeting.\n\n"
       "II. Accounts\n\nNone.",
       "present Ada Hay; present Bob Hosk; in_attendance Di Gray"},
      {"lettered items", "Present: Ada Hay\nBob Hosk\n\nA. Call to order\n\nIt was 7 p.m.\n\nB. Minutes\n\nApproved.",
       "present Ada Hay; present Bob Hosk"},
      {"a verb alone", "Present: Ada Hay\n\n1. Apologies\n\nCllr B Hosk (work) and Cllr D Gray (illness). Accepted.",
       "present Ada Hay; apologies B Hosk; apologies D Gray"},
      {"a group in capitals over its people",
       "PRESENT: Cllr Ada Hay, Chairman\n\nHARBOUR GUARDS:\nSergeant Bob Hosk, Inspector Di Gray",
       "present Ada Hay; present Bob Hosk; present Di Gray"},
  };
  for (const auto& row : rows) EXPECT_EQ(people(read(frame_head + row.text + frame_tail)), row.expected) << row.reason;
}

TEST(AttendanceLayouts, SubstitutesInTheColumnOfBodies) {
  const PaperRow rows[] = {
      {"who is replaced stands with the body",
       "Member | Representing | Attendance\nCllr Ada Hay (Chair) | Pier Council | Present\nCllr Bob Hosk | Quay "
       "Council "
       "(substitute for Cllr Cy Fir) | Present\nCllr Cy Fir | Quay Council | Apologies",
       "present Ada Hay; substitute Bob Hosk; apologies Cy Fir"},
      {"an officer who stands for another stays one",
       "Present: Ada Hay\n\nIn attendance\n\nName | Organisation\nBob Hosk | Quay Watch (for Di Gray)",
       "present Ada Hay; in_attendance Bob Hosk"},
  };
  for (const auto& row : rows) EXPECT_EQ(people(read(frame_head + row.text + frame_tail)), row.expected) << row.reason;
}

TEST(AttendanceLayouts, StatusBehindNames) {
  const PaperRow rows[] = {
      {"without a head over the column",
       "Councillors: | J Alder (Chairman) | Present\n | Mrs P Birch | Apologies\n | R Dunn | Absent",
       "present J Alder; apologies P Birch; absent R Dunn"},
      {"a remark behind a dash", "Attendees\n\nAda Penn\nCy Fir - regrets\nDi Elm - on leave\nEd Ash - did not attend",
       "present Ada Penn; apologies Cy Fir; apologies Di Elm; absent Ed Ash"},
      {"said of both", "Attendance\n\nAda Penn\nBob Oak\n\nNot in attendance: Di Elm, Ed Ash (both with apologies)",
       "present Ada Penn; present Bob Oak; apologies Di Elm; apologies Ed Ash"},
      {"who could not join", "Present: Ada Penn, Bob Oak\n\nFlo Rowan was unable to join.",
       "present Ada Penn; present Bob Oak; apologies Flo Rowan"},
      {"the minute of another", "Present: Ada Penn\nApologies: Flo Rowan\nMinute: Hal Lime",
       "present Ada Penn; apologies Flo Rowan; in_attendance Hal Lime"},
      {"told in one sentence", "Present were Supervisors Penn, Oak and Fir; absent, Supervisor Ash.",
       "present Penn; present Oak; present Fir; absent Ash"},
      {"an honorary office is nobody", "Present\n\nA Penn | President\nC Fir | Hon Secretary\nD Elm | Hon. Treasurer",
       "present A Penn; present C Fir; present D Elm"},
      {"an alternate", "Members present:\n\nDirector A. Penn\nAlternate Director D. Elm",
       "present A. Penn; substitute D. Elm"},
  };
  for (const auto& row : rows) EXPECT_EQ(people(read(frame_head + row.text + frame_tail)), row.expected) << row.reason;
}

TEST(AttendanceLayouts, HeadingsOfLists) {
  const PaperRow rows[] = {
      {"the end of a sentence",
       "At a Meeting of the Board held at Pump House on 7 June 2011 there were present:-\n\nMr A Penn (in the "
       "Chair)\nMessrs B Oak "
       "and C Fir\n\nTogether with the Clerk (Mr F Rowan).",
       "present A Penn; present B Oak; present C Fir; in_attendance F Rowan"},
      {"groups below an item of three matters",
       "2. RECORD OF ATTENDANCE/APOLOGIES/LEAVE OF ABSENCE\n\nMembers\nCr A Penn\nCr B Oak\n\nStaff\nMr D "
       "Elm\n\nApologies\nCr F "
       "Rowan\n\n3. Questions\n\nNil.",
       "present A Penn; present B Oak; in_attendance D Elm; apologies F Rowan"},
      {"those who did not come",
       "There: Ada Penn, Bob Oak\nDidn't come: Hal Lime\n\nPhones - new system in November. Di to report.",
       "present Ada Penn; present Bob Oak; absent Hal Lime"},
      {"an inspector ends his line", "OFFICIALS PRESENT\n\nMr A Penn, Police Inspector\nMr B Oak, Surveyor",
       "in_attendance A Penn; in_attendance B Oak"},
  };
  for (const auto& row : rows) EXPECT_EQ(people(read(frame_head + row.text + frame_tail)), row.expected) << row.reason;
}

TEST(AttendanceLayouts, OfficeWithBracketBeforeItsHolder) {
  const auto minutes = read(
      frame_head + "PRESENT: The Vice-Chancellor (Chair), Professor A Penn, Professor B Oak, Dr C Fir" + frame_tail);
  EXPECT_EQ(chair(minutes), "A Penn");
  EXPECT_EQ(people(minutes), "present A Penn; present B Oak; present C Fir");
}

TEST(AttendanceLayouts, ClerkWhoTakesTheChairForAnElectionIsNoChair) {
  const auto minutes = read(frame_head +
                            "Present: Ada Hay (Chair), Bob Hosk\n\n1. Election\n\nThe Clerk took the chair. Ada "
                            "Hay was re-elected." +
                            frame_tail);
  EXPECT_EQ(chair(minutes), "Ada Hay");
}

TEST(AttendanceLayouts, RemarksInAColumnOfTheirOwn) {
  const PaperRow rows[] = {
      {"behind the office, in brackets",
       "Present\n\nAda Hay | AH | Chair\nBob Hosk | BH | Director | (apologies)\nDi Gray | DG | Member | until 8.15",
       "present Ada Hay; apologies Bob Hosk; present Di Gray"},
      {"under a head that says nothing of status",
       "Name | P/A | Notes\nAda Hay | P | Chair\nBob Hosk | A | apologies received\nDi Gray | A |",
       "present Ada Hay; apologies Bob Hosk; absent Di Gray"},
      {"trustees in the margin of a table",
       "Trustees | Ada Hay (AH) Chair\n | Di Gray (DG)\nIn attendance | Flo Nash, Clerk",
       "present Ada Hay; present Di Gray; in_attendance Flo Nash"},
      {"members over columns, without a colon",
       "Members\n\nAda Hay | AH | Chair\nBob Hosk | BH | Director | (absent)\nFlo Nash | FN | Member\n\nIn "
       "attendance\n\nDi Gray | DG | Clerk",
       "present Ada Hay; absent Bob Hosk; present Flo Nash; in_attendance Di Gray"},
  };
  for (const auto& row : rows) EXPECT_EQ(people(read(frame_head + row.text + frame_tail)), row.expected) << row.reason;
}

TEST(AttendanceLayouts, CheckBoxes) {
  const PaperRow rows[] = {
      {"who is not ticked was not there", "Attendance:\n\n[x] Ada Hay (chair)\n[ ] Bob Hosk\n[X] Di Gray",
       "present Ada Hay; absent Bob Hosk; present Di Gray"},
      {"a remark says more", "Attendance:\n\n[x] Ada Hay\n[ ] Bob Hosk (sent regrets)",
       "present Ada Hay; apologies Bob Hosk"},
      {"nobody ticked any", "Attendance:\n\n[ ] Ada Hay\n[ ] Bob Hosk", "present Ada Hay; present Bob Hosk"},
      {"signs", "Present:\n\n\u2611 Ada Hay\n\u2610 Bob Hosk", "present Ada Hay; absent Bob Hosk"},
  };
  for (const auto& row : rows) EXPECT_EQ(people(read(frame_head + row.text + frame_tail)), row.expected) << row.reason;
}

TEST(AttendanceLayouts, SentencesThatSayTwoThings) {
  const PaperRow rows[] = {
      {"apologies and who came instead",
       "Present: Cllr A Hay (Chairman), Cllr D Gray\n\nCllr B Hosk sent apologies and was substituted by Cllr C Fir.",
       "present A Hay; present D Gray; apologies B Hosk; substitute C Fir"},
      {"apologies that came late", "Present: Ada Hay, Di Gray\n\nBob Hosk's apologies arrived late.",
       "present Ada Hay; present Di Gray; apologies Bob Hosk"},
  };
  for (const auto& row : rows) EXPECT_EQ(people(read(frame_head + row.text + frame_tail)), row.expected) << row.reason;
}

}  // namespace
}  // namespace minutebook
