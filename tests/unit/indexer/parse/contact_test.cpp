// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/parse/contact.hpp"

#include <gtest/gtest.h>

#include "tests/unit/indexer/parse/typed_paper.hpp"

namespace minutebook {
namespace {

struct Row {
  const char* reason;
  const char* text;
  const char* expected;  ///< name, role, phone, email
};

std::string contact(const Minutes& minutes) {
  if (!minutes.contact_officer) return "none";
  const auto& officer = *minutes.contact_officer;
  return officer.name + "; " + officer.role + "; " + officer.phone + "; " + officer.email;
}

void expect(const Row& row, const std::string& before, const std::string& after) {
  EXPECT_EQ(contact(read(before + row.text + after)), row.expected) << row.reason;
}

TEST(Contact, FootOfAReport) {
  const Row rows[] = {
      {"labels of the block on lines of their own",
       "Contact officer\n\nName: Ann Hay\nJob title: Head of Harbours\nTelephone: 01632 960001\nE-mail: "
       "a.hay@pier.example",
       "Ann Hay; Head of Harbours; 01632 960001; a.hay@pier.example"},
      {"all in one line, the labels with stops",
       "Report author: Ann Hay, Head of Harbours, tel. 01632 960001, a.hay@pier.example",
       "Ann Hay; Head of Harbours; 01632 960001; a.hay@pier.example"},
      {"the office in brackets, the number behind a word",
       "Officer contact: Ann Hay (Head of Harbours) on 01632 960001 or at a.hay@pier.example",
       "Ann Hay; Head of Harbours; 01632 960001; a.hay@pier.example"},
      {"author and numbers under one label",
       "Report author and contact details: Ann Hay (a.hay@pier.example, 01632 960001)",
       "Ann Hay; ; 01632 960001; a.hay@pier.example"},
      {"a dash between them", "Contact Officer - Ann Hay, Head of Harbours - Direct line: 01632 960001",
       "Ann Hay; Head of Harbours; 01632 960001; "},
      {"an internal number", "Contact officer: Ann Hay, Head of Harbours (Ext. 4321)",
       "Ann Hay; Head of Harbours; Ext. 4321; "},
      {"a sentence",
       "For further information on this report please contact Ann Hay, Head of Harbours, on 01632 960001.",
       "Ann Hay; Head of Harbours; 01632 960001; "},
      {"a sentence over two lines",
       "If you would like to know more about this report, contact Ann Hay, Head of\nHarbours, by e-mail at "
       "a.hay@pier.example.",
       "Ann Hay; Head of Harbours; ; a.hay@pier.example"},
      {"regrets", "Please send regrets to Ann Hay, Head of Harbours, at 01632 960001 or a.hay@pier.example",
       "Ann Hay; Head of Harbours; 01632 960001; a.hay@pier.example"},
      {"queries", "Queries to Ann Hay, Head of Harbours, a.hay@pier.example",
       "Ann Hay; Head of Harbours; ; a.hay@pier.example"},
      {"enquiries in a sentence", "Any enquiries about this report should be addressed to Ann Hay on 01632 960001",
       "Ann Hay; ; 01632 960001; "},
      {"who wrote it", "Report prepared by Ann Hay, Head of Harbours, 01632 960001",
       "Ann Hay; Head of Harbours; 01632 960001; "},
      {"another word for the author", "Originating officer: Ann Hay, Head of Harbours",
       "Ann Hay; Head of Harbours; ; "},
      {"the office first", "Lead officer: Head of Harbours - Ann Hay, 01632 960001",
       "Ann Hay; Head of Harbours; 01632 960001; "},
      {"a block below its heading",
       "Further information\n\nAnn Hay\nHead of Harbours\nDDI: 01632 960001\na.hay@pier.example",
       "Ann Hay; Head of Harbours; 01632 960001; a.hay@pier.example"},
  };
  for (const auto& row : rows)
    expect(row,
           "PIER COUNCIL\n\nReport to Harbours Committee\n\n3 May 2021\n\nTolls\n\n1. Purpose of report\n\nTo tell of "
           "the tolls.\n\n2. Recommendation\n\nThat the report be noted.\n\n",
           "\n");
}

TEST(Contact, HeadOfAnAgenda) {
  const Row rows[] = {
      {"the office before the name, numbers behind", "Clerk: Mrs Ann Hay  Tel 01632 960001   clerk@pier.example",
       "Ann Hay; Clerk; 01632 960001; clerk@pier.example"},
      {"the numbers on lines below", "Town Clerk: Ann Hay\nThe Custom House, Pier\nTel: 01632 960001",
       "Ann Hay; Town Clerk; 01632 960001; "},
      {"the office behind the name", "Ann Hay, Democratic Services Officer, 01632 960001, a.hay@pier.example",
       "Ann Hay; Democratic Services Officer; 01632 960001; a.hay@pier.example"},
      {"a secretary", "Hon. Secretary: Ann Hay (01632 960001)", "Ann Hay; Hon. Secretary; 01632 960001; "},
      {"a chair is no officer", "Chair: Ann Hay Tel 01632 960001", "none"},
  };
  for (const auto& row : rows)
    expect(row, "PIER PARISH COUNCIL\n\n",
           "\n\n4 May 2021\n\nYou are hereby summoned to attend a meeting of Pier Parish Council to be held in the "
           "Sail Loft "
           "on Tuesday 11 May 2021 at 7.15 pm.\n\nAGENDA\n\n1. Apologies\n\n2. Minutes\n\n3. Tolls\n\n4. Date of next "
           "meeting\n");
}

TEST(Contact, SignsAnAgenda) {
  const Row rows[] = {
      {"name and office", "Ann Hay\nClerk to the Council\n4 May 2021", "Ann Hay; Clerk to the Council; ; "},
      {"signed above the name", "Signed: A Hay\n\nAnn Hay\nChief Executive\n\n4 May 2021",
       "Ann Hay; Chief Executive; ; "},
      {"office on the same line", "Ann Hay, Parish Clerk", "Ann Hay; Parish Clerk; ; "},
      {"a member signs no agenda as its officer", "Ann Hay\nChairman", "none"},
  };
  for (const auto& row : rows)
    expect(row,
           "PIER PARISH COUNCIL\n\nNOTICE IS GIVEN of a meeting of Pier Parish Council to be held in the Sail Loft on "
           "Tuesday 11 May 2021 at 7.15 pm.\n\nAGENDA\n\n1. Apologies\n\n2. Minutes\n\n3. Tolls\n\n4. Date of next "
           "meeting\n\n",
           "\n");
}

TEST(Contact, FootOfMinutesAndLogs) {
  const Row rows[] = {
      {"a note below a log", "Notes\n\nQueries to Ann Hay, Board Manager, a.hay@pier.example",
       "Ann Hay; Board Manager; ; a.hay@pier.example"},
      {"a question to a body is none", "Questions to the Leader are taken first. Bob Hosk rang 01632 960001.", "none"},
      {"the number of a member of the public is none", "Bob Hosk of 3 Quay Street rang from 01632 960001.", "none"},
      {"a sentence about somebody else's number", "Members should contact the Harbour Office on 01632 960001.", "none"},
  };
  for (const auto& row : rows)
    expect(row,
           "PIER PANEL\n\nMinutes of the meeting held on 3 May 2021 at 7.00pm\n\nPresent: Di Gray (Chair), Ed "
           "Moor\n\n1. Minutes\n\nThe minutes were agreed.\n\n2. Tolls\n\nThe report was noted.\n\n",
           "\n");
}

}  // namespace
}  // namespace minutebook
