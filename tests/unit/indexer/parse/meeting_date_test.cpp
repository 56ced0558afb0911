// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/parse/meeting_date.hpp"

#include <gtest/gtest.h>

#include "indexer/parse/heading_block.hpp"
#include "indexer/parse/meeting_date_mail.hpp"
#include "indexer/parse/meeting_date_order.hpp"
#include "lib/base/text.hpp"

namespace minutebook {
namespace {

/// Lines of a plain text, blank lines between its paragraphs.
Layout layout_of(std::string_view text) {
  Layout layout;
  Page page;
  bool blank = true;
  float y = 0;
  for (const auto printed : split(text, '\n')) {
    y += 12;
    if (!printed.empty()) {
      Line line;
      line.text = std::string(printed);
      line.box = {0, y, 6.0F * static_cast<float>(printed.size()), y + 12};
      line.block_start = blank;
      page.lines.push_back(line);
    }
    blank = printed.empty();
  }
  layout.pages.push_back(page);
  return layout;
}

struct Row {
  const char* text;
  const char* date;
  const char* start;
  const char* reason;
};

template <size_t N>
void expect_read(const Row (&rows)[N]) {
  for (const auto& row : rows) {
    Minutes minutes;
    read_heading_block(clean(layout_of(row.text)), {"paper.txt"}, minutes);
    EXPECT_EQ(minutes.date ? to_iso(*minutes.date) : "none", row.date) << row.reason;
    EXPECT_EQ(minutes.start_time, row.start) << row.reason;
  }
}

TEST(MeetingDate, ApprovalIsNotTheMeeting) {
  const Row rows[] = {
      {"Approved: 2/2/2021\n\nCity of Larkmoor\nParks Commission\nMinutes\n1/5/2021\n\nPresent: Ada Quill\nMotion by "
       "Quill to approve the minutes of 12/15/2020. Carried.",
       "2021-01-05", "", "another date of the paper can only be month first"},
      {"Town of Larkmoor\nPlanning Board\nMeeting Minutes 1/5/2021 Approved 2/2/2021\n\nPresent: Ada Quill\nMotion by "
       "Quill. All in favor.",
       "2021-01-05", "", "a meeting stands before its approval"},
      {"Fernhill Township Library Board\nTuesday 1/5/2021 6:00 PM\nMinutes approved 2/2/2021\n\nPresent: Ada Quill",
       "2021-01-05", "18:00", "the weekday is a checksum"},
      {"Fernhill Township Library Board\nMinutes\n1/5/2021\n\nPresent: Ada Quill\nMotion by Quill to adjourn.", "none",
       "", "an American date that nothing decides"},
      {"Larkmoor Parish Council\nMinutes\n1/5/2021\n\nPresent: Cllr Ada Quill\nApologies: none", "2021-05-01", "",
       "papers of these islands are day first"},
      {"Larkmoor Water Board\nMinutes of the meeting of 4 May 2021\nAdopted on 1 June 2021\n\nPresent: Ada Quill",
       "2021-05-04", "", "adopted in words"},
      {"Larkmoor Lakes Association\nMinutes for January 5th, 2021\n\nPresent: Ada Quill\nApproved this 2nd day of "
       "February, 2021",
       "2021-01-05", "", "certificate of approval"},
  };
  expect_read(rows);
}

TEST(MeetingDate, NextMeetingNeverFillsTheDate) {
  const Row rows[] = {
      {"CYNGOR CYMUNED LLANFERRYN\nLLANFERRYN COMMUNITY COUNCIL\nCynhelir y cyfarfod nesaf ar 11 Ebrill 2023\n\n14 "
       "Mawrth 2023\n\nCOFNODION / MINUTES",
       "2023-03-14", "", "Welsh"},
      {"Cyngor Cymuned Llanferryn / Llanferryn Community Council\n\nCofnodion y cyfarfod a gynhaliwyd nos Fawrth, 14 "
       "Mawrth 2023\nMinutes of the meeting\n\nPresent: A Prys\nNext meeting: 11 April 2023",
       "2023-03-14", "", "Fawrth is the Tuesday, Mawrth the month"},
      {"COISTE BHAILE FHINN\nBALLYFINN COMMITTEE\nMiontuairisc\u00ED an chruinnithe an 9\u00FA M\u00E1rta "
       "2022\nMinutes of the meeting\n\nPresent: Una Shea\nAn ch\u00E9ad chruinni\u00FA eile: 13 Aibre\u00E1n 2022",
       "2022-03-09", "", "Irish"},
      {"Comhairle Bhaile Fhinn\n\nAn ch\u00E9ad chruinni\u00FA eile: D\u00E9 Luain 11 Aibre\u00E1n 2022\n\nMinutes of "
       "the Council meeting\n\nPresent: Una Shea",
       "none", "", "only the next meeting is dated"},
      {"Larkmoor Council\nMinutes\n\nNext meeting\n\n11 April 2023\n\nPresent: Ada Quill", "none", "",
       "a heading of its own above the date"},
  };
  expect_read(rows);
}

TEST(MeetingDate, MailHeaderDatesTheMail) {
  const Row rows[] = {
      {"From: Clerk <clerk@larkmoor.example>\nSent: 12 March 2022 09:14\nTo: All members\nSubject: "
       "Minutes\n\nLARKMOOR PARISH COUNCIL\nMinutes of the meeting held on 8 March 2022 at 7.30pm in the Hall",
       "2022-03-08", "19:30", "minutes below"},
      {"From: Clerk\nDate: Sat, 12 Mar 2022 09:14:22 +0000\nTo: All members\nSubject: Agenda\n\nLARKMOOR PARISH "
       "COUNCIL\nAGENDA\nTuesday 22 March 2022\n\n1. Apologies\n2. Minutes",
       "2022-03-22", "", "agenda below"},
      {"From: Clerk\nSent: Saturday, March 12, 2022 9:14 AM\nTo: Members\nSubject: FW: minutes\n\nLARKMOOR PARISH "
       "COUNCIL\nMINUTES\n\nPresent: Cllr A Quill",
       "none", "", "no date but the mail's"},
      {"From: Ada Quill\nSent: 12 March 2022 09:14\nTo: Ben Torrow\nSubject: Drainage\n\nDear Ben,\nThe next meeting "
       "is "
       "on 22 March 2022.\nYours sincerely\nAda Quill",
       "2022-03-12", "", "the mail is the paper"},
  };
  expect_read(rows);
}

TEST(MeetingDate, HeadLinesWithTimes) {
  const Row rows[] = {
      {"Larkmoor Trust\nBoard | 14 March 2022 | 2pm | Room 3\n\nAgenda\n1. Apologies\n2. Minutes", "2022-03-14",
       "14:00", "pipes"},
      {"Larkmoor Trust\nMINUTES\nFinance Committee \u2022 Monday 14 March 2022 \u2022 14:00\u201315:30 \u2022 Room "
       "3\n\nPresent: Ada Quill",
       "2022-03-14", "14:00", "bullets"},
      {"Larkmoor Parish Council\nFinance Committee minutes\n4 May 2022, 6-7.45pm\nPresent: Ada Quill", "2022-05-04",
       "18:00", "a committee's own minutes are a title"},
      {"Larkmoor Parish Council\nMinutes of the meeting, 4 May 2022, 18.00 \u2013 19.45\n\nPresent: Ada Quill",
       "2022-05-04", "18:00", "range with full stops"},
      {"Larkmoor Parish Council\nNOTICE\nThe next meeting of the Council will be held in the Hall on Wednesday 4 May "
       "2022 "
       "at 7 pm.\n\nAGENDA\n1. Apologies\n2. Minutes",
       "2022-05-04", "19:00", "a notice convenes the next meeting"},
      {"Larkmoor Lakes Homeowners Association\nTuesday, January the 5th, 2021\n\nThe meeting was called to order at "
       "7:00 "
       "PM.\nPresent: Ada Quill",
       "2021-01-05", "19:00", "long American form"},
      {"Larkmoor Lakes Homeowners Association\nRegular Meeting\nthe fifth day of January, 2021\n\nPresent: Ada Quill",
       "2021-01-05", "", "day in words"},
      {"Larkmoor Lakes Homeowners Association\nMinutes of the Board\nheld this fifth day of January, A.D. "
       "2021\n\nPresent: "
       "Ada Quill",
       "2021-01-05", "", "A.D."},
  };
  expect_read(rows);
}

TEST(MeetingDate, MemorandumIsNoMail) {
  const auto header = [](std::string_view text) { return find_mail_header(clean(layout_of(text))); };
  EXPECT_TRUE(header("From: A\nSent: 1 May 2022\nTo: B\nSubject: C").holds(1));
  EXPECT_FALSE(header("To: Council\nFrom: Clerk\nDate: 4 May 2022\nSubject: Roads").holds(2));
}

TEST(MeetingDate, NumericReadingNeedsProof) {
  const struct {
    const char* text;
    NumericOrder order;
    bool proved;
    const char* reason;
  } rows[] = {
      {"Motion by Quill on 1/5/2021", NumericOrder::day_first, false, "American and open"},
      {"Cllr Quill on 1/5/2021", NumericOrder::day_first, true, "British"},
      {"Motion by Quill on 1/5/2021 and 11/15/2020", NumericOrder::month_first, true, "numbers"},
      {"Motion by Quill on 1/5/2021; January 19, 2021", NumericOrder::month_first, true, "a near date in words"},
      {"Committee of 1/5/2021. Approved: 2/2/2021", NumericOrder::month_first, true, "approval before a day-first May"},
      {"Tuesday 1/5/2021", NumericOrder::month_first, true, "weekday"},
  };
  for (const auto& row : rows) {
    const auto reading = numeric_reading_of(row.text);
    EXPECT_EQ(reading.order, row.order) << row.reason;
    EXPECT_EQ(reading.proved, row.proved) << row.reason;
  }
}

}  // namespace
}  // namespace minutebook
