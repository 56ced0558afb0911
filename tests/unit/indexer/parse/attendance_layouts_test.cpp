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

TEST(AttendanceLayouts, ClerkWhoTakesTheChairForAnElectionIsNoChair) {
  const auto minutes = read(frame_head +
                            "Present: Ada Hay (Chair), Bob Hosk\n\n1. Election\n\nThe Clerk took the chair. Ada "
                            "Hay was re-elected." +
                            frame_tail);
  EXPECT_EQ(chair(minutes), "Ada Hay");
}

}  // namespace
}  // namespace minutebook
