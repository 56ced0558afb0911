// SPDX-License-Identifier: GPL-3.0-or-later
#include <gtest/gtest.h>

#include "indexer/parse/attendance_key.hpp"
#include "tests/unit/indexer/parse/paper_frame.hpp"

// The groups in which papers print who came: what heads them, what parts their people, what marks mean in tables.

namespace minutebook {
namespace {

TEST(AttendanceGroups, Labels) {
  const PaperRow rows[] = {
      {"plain words of neighbours", "Who was there: Ann Hay, Bob Hosk\nCouldn't make it: Cy Fir\nAlso: Cllr Di Gray",
       "present Ann Hay; present Bob Hosk; apologies Cy Fir; in_attendance Di Gray"},
      {"who is sorry", "Those there: Ann Hay, Bob Hosk\nSorry not to be there: Cy Fir",
       "present Ann Hay; present Bob Hosk; apologies Cy Fir"},
      {"who could not", "Attending: Ann Hay (chair), Bob Hosk\nCould not come: Cy Fir, Flo Nash",
       "present Ann Hay; present Bob Hosk; apologies Cy Fir; apologies Flo Nash"},
      {"where they sat", "In the room: Ann Hay; Bob Hosk\nOn Teams: Di Gray\nApologies: Cy Fir",
       "present Ann Hay; present Bob Hosk; present Di Gray; apologies Cy Fir"},
      {"members by where they sat",
       "Directors in person\nAnn Hay, President\nBob Hosk\n\nDirectors online\nDi Gray\n\nDirectors absent\nCy Fir",
       "present Ann Hay; present Bob Hosk; present Di Gray; absent Cy Fir"},
      {"where a meeting is held is no group of people", "Present: Ann Hay\nRoom: Ada Hall", "present Ann Hay"},
      {"groups in one paragraph",
       "Present: Trustees \u2013 Ann Hay, Bob Hosk (Treasurer) and Di Gray. Staff \u2013 Flo Nash (Manager). Guests "
       "\u2013 Revd Cy Fir, Hill Churches; Ed Pike, Quay Housing Association.",
       "present Ann Hay; present Bob Hosk; present Di Gray; in_attendance Flo Nash; in_attendance Cy Fir; "
       "in_attendance Ed Pike"},
      {"the label in another language before it",
       "I l\u00E1thair / Present\nAnn Hay\nBob Hosk\nLeithsc\u00E9alta / Apologies Cy Fir, Flo Nash\nAoi / Guest Di "
       "Gray, Hill LGFA (for item 4)",
       "present Ann Hay; present Bob Hosk; apologies Cy Fir; apologies Flo Nash; in_attendance Di Gray"},
      {"a count before the names", "Present: 2 - Chair Ann Hay, Commissioner Bob Hosk\nAbsent: 1 - Commissioner Cy Fir",
       "present Ann Hay; present Bob Hosk; absent Cy Fir"},
      {"prose of what they could not", "Present: Ann Hay\n\n1. Carers\n\nthey were not there.\nBob Hosk",
       "present Ann Hay"},
  };
  for (const auto& row : rows) EXPECT_EQ(people(read(frame_head + row.text + frame_tail)), row.expected) << row.reason;
}

TEST(AttendanceGroups, OneALine) {
  const PaperRow rows[] = {
      {"offices that no vocabulary has, where the lines before had theirs behind a comma",
       "Directors:\nAnn Hay, Division 3\nBob Hosk, Division 1\n\nStaff:\nFlo Nash, Secretary-Treasurer\nJesse Warl, "
       "Ditch "
       "Rider",
       "present Ann Hay; present Bob Hosk; in_attendance Flo Nash; in_attendance Jesse Warl"},
      {"a guest and where she is from", "Present: Ann Hay, Bob Hosk\nGuest speaker: Tari Hussan, Healthwatch Loamshire",
       "present Ann Hay; present Bob Hosk; in_attendance Tari Hussan"},
      {"who took the minutes is no heir of the list above",
       "Present: Ann Hay, Bob Hosk\nApologies: Cy Fir, Flo Nash\nMinutes taken by: Di Gray",
       "present Ann Hay; present Bob Hosk; apologies Cy Fir; apologies Flo Nash; in_attendance Di Gray"},
      {"a verb behind one name in a list",
       "Present: Ann Hay (Captain), Bob Hosk, Di Gray (Junior Surf), Flo Nash (President) arrived 7.25pm",
       "present Ann Hay; present Bob Hosk; present Di Gray; present Flo Nash"},
      {"others of the list that only the chair opened",
       "Present: Cathaoirleach Cllr. Ann Hay presided.\nAlso present were Cllrs. Bob Hosk and Cy Fir.\n\nIn "
       "attendance: "
       "Mr Ed Pike, Director of Services.",
       "present Bob Hosk; present Cy Fir; in_attendance Ed Pike; present Ann Hay"},
      {"leave that was not given",
       "Present: Ann Hay, Bob Hosk\nAbsent with leave: Cy Fir\nAbsent without leave: Di Gray",
       "present Ann Hay; present Bob Hosk; apologies Cy Fir; absent Di Gray"},
      {"offices before the bracketed holder",
       "Present: Cllr Ann Hay\nThe General Manager (Mr Bob Hosk), Director Infrastructure (Ms Di Gray) and Minute "
       "Secretary "
       "(Mrs Flo Nash)",
       "present Ann Hay; present Bob Hosk; present Di Gray; present Flo Nash"},
      {"a rank that is a manager", "Present: Ann Hay\nStaff present: General Manager Bob Hosk; Di Gray, P.E., Engineer",
       "present Ann Hay; in_attendance Bob Hosk; in_attendance Di Gray"},
  };
  for (const auto& row : rows) EXPECT_EQ(people(read(frame_head + row.text + frame_tail)), row.expected) << row.reason;
}

TEST(AttendanceGroups, WhoPresided) {
  const struct {
    const char* reason;
    const char* text;
    const char* expected;
  } rows[] = {
      {"honours before the bracket", "Present: Major R. Hay, M.C. (Chairman), Mrs. D. Gray, Mr B. Hosk", "R. Hay"},
      {"who chaired, of two co-chairs", "Present: Ann Hay (Worker Co-Chair, chaired), Bob Hosk (Management Co-Chair)",
       "Ann Hay"},
      {"an office that presides, without a name",
       "Directors in person: Ann Hay, President; Bob Hosk, Vice President\n\n1. Call to order\n\nThe President called "
       "the "
       "meeting to order at 7.02pm.",
       "Ann Hay"},
      {"an office and the chair in one bracket",
       "Present: Professor Ann Hay (Vice-Chancellor, in the Chair), Dr Bob Hosk", "Ann Hay"},
      {"for whom", "Present: Ann Hay, Bob Hosk, Di Gray\nBob chaired as Cy was away.", "Bob Hosk"},
      {"of another body",
       "Present: Ann Hay, Bob Hosk\n\n1. Pests\n\nAgreed to set up a Roof Committee chaired by B. Hosk.", "none"},
  };
  for (const auto& row : rows) {
    const Minutes minutes = read(frame_head + row.text + frame_tail);
    EXPECT_EQ(minutes.chair ? minutes.chair->name : "none", row.expected) << row.reason;
  }
}

TEST(AttendanceGroups, WhatSemicolonsPart) {
  const PaperRow rows[] = {
      {"people and whom they speak for", "Present: Ed Pike\nGuests: Ann Hay, Hill Forum; Bob Hosk, Hosk & Sons Digging",
       "present Ed Pike; in_attendance Ann Hay; in_attendance Bob Hosk"},
      {"offices before titled people",
       "Present: The Dean of Arts, Professor A Hay (Convener); the President of the Union, Ms B Hosk; Dr C Fir",
       "present A Hay; present B Hosk; present C Fir"},
      {"two kinds of list", "Present: Ann Hay, Bob Hosk; Mr Cy Fir, Mrs Di Gray",
       "present Ann Hay; present Bob Hosk; present Cy Fir; present Di Gray"},
      {"a title that is dealt out behind them", "Present: Cllrs Hay, Hosk; Fir; and the Clerk, Mrs Di Gray",
       "present Hay; present Hosk; present Fir; present Di Gray"},
      {"short letters are no person", "Present: Ann Hay, Marsh LGFA, Bob Hosk", "present Ann Hay; present Bob Hosk"},
  };
  for (const auto& row : rows) EXPECT_EQ(people(read(frame_head + row.text + frame_tail)), row.expected) << row.reason;
}

TEST(AttendanceGroups, TablesWithMarks) {
  const PaperRow rows[] = {
      {"a key without signs",
       "Name | Category | 24 Nov\nAnn Hay | Trustee | P\nBob Hosk | Trustee | L (from 4.25)\nCy Fir | Trustee | A\nDi "
       "Gray | Trustee | N\nEd Pike | Auditor | IA\n\nKey: P present, L late, A apologies accepted, N no apologies "
       "received, IA in attendance",
       "present Ann Hay; present Bob Hosk; apologies Cy Fir; absent Di Gray; in_attendance Ed Pike"},
      {"two tables side by side",
       "Worker members | P/A/R | Management members | P/A/R\nAnn Hay | P | Bob Hosk | R\nCy Fir | A | Di Gray | P\n\nP "
       "= present, A = absent, R = regrets.",
       "apologies Bob Hosk; present Ann Hay; present Di Gray; absent Cy Fir"},
      {"a question",
       "Committee | Here?\nAnn Hay (Chair) | no, apology\nBob Hosk | \u2713\nCy Fir | \u2717\nDi Gray | "
       "\u2713 (late)",
       "apologies Ann Hay; present Bob Hosk; absent Cy Fir; present Di Gray"},
      {"a cross beside yes and no says no", "Member | Attended\nAnn Hay | Yes\nBob Hosk | No\nCy Fir | \u2717",
       "present Ann Hay; absent Bob Hosk; absent Cy Fir"},
      {"handles and whom they speak for",
       "Present\n\nWho | Handle | From\nAnn Hay (chair) | @ann | Hill Council\nBob Hosk | @bob | Quay Exchange",
       "present Ann Hay; present Bob Hosk"},
  };
  for (const auto& row : rows) EXPECT_EQ(people(read(frame_head + row.text + frame_tail)), row.expected) << row.reason;
}

TEST(AttendanceGroups, PapersThatCallThemselvesNothing) {
  const struct {
    const char* reason;
    const char* text;
    DocumentType expected;
  } rows[] = {
      {"who was there and who was not",
       "Who was there: Ann Hay, Bob Hosk\nSorry not to be there: Cy Fir\n\nMoney\n\nWe have some.",
       DocumentType::minutes},
      {"a column that asks", "Committee | Here?\nAnn Hay | \u2713\nBob Hosk | \u2717\n\n1. Money\n\nWe have some.",
       DocumentType::minutes},
      {"a list of members is no list of who came", "Members: Ann Hay, Bob Hosk\n\nThe pier is old and long.",
       DocumentType::other},
      {"actions in the plural", "Actions tracker\n\nNo. | What | By whom\n1 | Paint the pier | Ann Hay",
       DocumentType::action_log},
      {"a record of one who decides",
       "DECISION RECORD\n\nDecision maker | Ann Hay, Commissioner\nDate of decision | 4 September 2023\nRecommendation "
       "| "
       "That the Commissioner approves the contract.",
       DocumentType::record_of_decision},
  };
  for (const auto& row : rows)
    EXPECT_EQ(read(std::string("PIER FRIENDS\n\nSunday 6 April 2025, the Hut\n\n") + row.text + "\n").type,
              row.expected)
        << row.reason;
}

TEST(AttendanceGroups, Keys) {
  const struct {
    const char* reason;
    const char* text;
    const char* mark;
    std::optional<AttendanceStatus> expected;
  } rows[] = {
      {"equals signs", "P = present, A = apologies", "A", AttendanceStatus::apologies},
      {"joined equals signs", "P=present A=absent", "A", AttendanceStatus::absent},
      {"colons", "Key: P: Present; AP: Apologies", "AP", AttendanceStatus::apologies},
      {"nothing between", "P present; N no apologies received", "N", AttendanceStatus::absent},
      {"with and without leave", "AL - absent with leave, AW - absent without leave", "AW", AttendanceStatus::absent},
      {"a dash in a paper with a key", "P = present, A = apologies", "-", AttendanceStatus::absent},
      {"a mark that it does not explain", "P = present, A = apologies", "Q", std::nullopt},
      {"one mark makes no key", "P = present", "P", std::nullopt},
      {"prose makes no key", "Mr A present and Mr B absent", "A", std::nullopt},
  };
  for (const auto& row : rows) {
    AttendanceKey key;
    key.read(row.text);
    EXPECT_EQ(key.status_of(row.mark), row.expected) << row.reason;
  }
}

}  // namespace
}  // namespace minutebook
