// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/parse/heading_block.hpp"

#include <gtest/gtest.h>

#include "indexer/parse/chair.hpp"
#include "indexer/parse/contact.hpp"
#include "indexer/parse/contact_text.hpp"
#include "lib/base/text.hpp"

namespace minutebook {
namespace {

/// Lines of a plain text; an empty string is a blank line, "# " a heading.
Minutes read(const std::vector<std::string>& lines, const std::string& path = "paper.txt") {
  Layout layout;
  Page page;
  bool blank = true;
  float y = 0;
  for (const auto& printed : lines) {
    y += 12;
    if (printed.empty()) {
      blank = true;
      continue;
    }
    Line line;
    line.text = printed;
    line.box = {0, y, 6.0F * static_cast<float>(printed.size()), y + 12};
    line.block_start = blank;
    if (printed.rfind("# ", 0) == 0) {
      line.text = printed.substr(2);
      line.heading = 1;
      line.block_start = true;
    }
    blank = false;
    page.lines.push_back(line);
  }
  layout.pages.push_back(page);
  Minutes minutes;
  read_heading_block(clean(layout), {path}, minutes);
  return minutes;
}

std::string day(const Minutes& minutes) { return minutes.date ? to_iso(*minutes.date) : "none"; }
std::string body(const Minutes& minutes) { return minutes.body ? minutes.body->name : "none"; }

TEST(HeadingBlock, EnglishCouncilMinutes) {
  const auto m =
      read({"BARCHESTER COUNTY COUNCIL", "", "PLANNING COMMITTEE", "",
            "MINUTES of a meeting of the Planning Committee held in the Guildhall,",
            "High Street, Barchester on Thursday, 9 January 2025 at 2.30 pm.", "",
            "PRESENT: Mr A Other (Chairman), Ms B Body", "", "1. Minutes",
            "The minutes of the meeting held on 12 December 2024 were approved.", "", "The meeting closed at 16.05."});
  EXPECT_EQ(m.type, DocumentType::minutes);
  EXPECT_EQ(body(m), "Planning Committee");
  ASSERT_TRUE(m.organization);
  EXPECT_EQ(m.organization->name, "Barchester County Council");
  EXPECT_EQ(day(m), "2025-01-09");
  EXPECT_EQ(m.date_source, DateSource::sentence);
  EXPECT_EQ(m.start_time, "14:30");
  EXPECT_EQ(m.end_time, "16:05");
  ASSERT_TRUE(m.location);
  EXPECT_EQ(m.location->name, "Guildhall, High Street, Barchester");
  EXPECT_EQ(m.title, "MINUTES of a meeting of the Planning Committee");
}

TEST(HeadingBlock, TitleOfMinutesBelowTheBoardsName) {
  const struct {
    std::vector<std::string> lines;
    const char* date;
    const char* body;
    const char* reason;
  } rows[] = {
      {{"QUILL BEND SCHOOL DISTRICT", "", "BOARD OF EDUCATION", "Minutes of Regular Meeting", "October 9, 2018", "",
        "I. CALL TO ORDER", "President Penn called the meeting to order.", "", "II. REPORTS",
        "The Board met and preferred", "Saturday, January 12, 2019.", "", "X. EXECUTIVE SESSION"},
       "2018-10-09",
       "Board of Education",
       "minutes of the board above, not earlier ones"},
      {{"STAFFING COMMITTEE", "", "EXEMPT MINUTES of the meeting held at 10.00 am on Tuesday, 14 February 2017 in",
        "Room 4", "", "Present: Councillor Penn", "", "1. Minutes"},
       "2017-02-14",
       "Staffing Committee",
       "a word before the title"},
      {{"Protocol Working Group: teleconference 2023-06-07", "", "Present: Ann Penn, Bob Oake", "", "1. Minutes",
        "Notes were agreed."},
       "2023-06-07",
       "Protocol Working Group",
       "the name before a colon"},
      {{"Governance \u00BB Court \u00BB Minutes", "", "# COURT", "",
        "Minute of the meeting held on Tuesday 23 June 2015 at 2.00 p.m.", "", "Present: Ann Penn", "", "1. Minutes"},
       "2015-06-23",
       "Court",
       "the way to a web page is no body"},
  };
  for (const auto& row : rows) {
    const auto m = read(row.lines);
    EXPECT_EQ(day(m), row.date) << row.reason;
    EXPECT_EQ(body(m), row.body) << row.reason;
  }
}

TEST(HeadingBlock, NoteWithLabels) {
  const auto m =
      read({"Note of decisions taken and actions required", "", "Title: LGX Improvement Board",
            "Date and time: Tuesday 15 May 2012, 11.00am", "Venue: Smith Room, Example House", "", "Attendance",
            "An attendance list is attached.", "", "1. Budgets", "Decision", "Members agreed the budget."});
  EXPECT_EQ(m.type, DocumentType::note_of_decisions);
  EXPECT_EQ(body(m), "LGX Improvement Board") << "the label Title holds the body";
  EXPECT_EQ(day(m), "2012-05-15");
  EXPECT_EQ(m.date_source, DateSource::label);
  EXPECT_EQ(m.start_time, "11:00");
  EXPECT_EQ(m.location ? m.location->name : "", "Smith Room, Example House");
  EXPECT_EQ(m.title, "Note of decisions taken and actions required");
}

TEST(HeadingBlock, SummonsTakesItsYearFromTheDayOfIssue) {
  const auto m =
      read({"20\" March, 2015.", "", "To/ The Chair and each Member of the Municipal District of East Barley", "",
            "A Chara,", "", "You are requested to attend a Meeting of the Municipal District of East Barley to be",
            "held at the Courthouse, Barley, on Thursday 26\" March, at 3.30 p.m.", "", "AGENDA", "", "1. Minutes",
            "To adopt Minutes of Meeting of the Municipal District of East Barley held on 19\" February, 2015."});
  EXPECT_EQ(m.type, DocumentType::agenda);
  EXPECT_EQ(body(m), "Municipal District of East Barley");
  EXPECT_EQ(day(m), "2015-03-26");
  EXPECT_EQ(m.start_time, "15:30");
}

TEST(HeadingBlock, ReportToABodyOnADay) {
  const auto m = read({"From: Ann Penrose, Head of Roads",
                       "",
                       "To: Cabinet - 30 January 2025",
                       "",
                       "Subject: Winter gritting",
                       "",
                       "Classification: Unrestricted",
                       "",
                       "Past Pathway of report: Roads Committee - 21 November 2024",
                       "",
                       "Summary: This report asks for salt.",
                       "",
                       "Recommendation(s):",
                       "Cabinet is asked to agree:",
                       "(a) to buy salt; and",
                       "(b) to note the cost.",
                       "",
                       "1. Introduction",
                       "1.1 It is cold.",
                       "",
                       "Contact officer: Ann Penrose",
                       "Position: Head of Roads",
                       "Phone no: 01632 960001",
                       "E-mail: ann.penrose@barchester.example"});
  EXPECT_EQ(m.type, DocumentType::report);
  EXPECT_EQ(body(m), "Cabinet");
  EXPECT_EQ(day(m), "2025-01-30");
  EXPECT_EQ(m.title, "Winter gritting");
  EXPECT_EQ(m.summary, "This report asks for salt.");
  ASSERT_EQ(m.recommendations.size(), 2U);
  EXPECT_EQ(m.recommendations[0].number, "a");
  EXPECT_EQ(m.recommendations[1].text, "to note the cost.");
  ASSERT_TRUE(m.contact_officer);
  EXPECT_EQ(m.contact_officer->name, "Ann Penrose");
  EXPECT_EQ(m.contact_officer->role, "Head of Roads");
  EXPECT_EQ(m.contact_officer->phone, "01632 960001");
  EXPECT_EQ(m.contact_officer->email, "ann.penrose@barchester.example");
  EXPECT_EQ(m.restriction.level, RestrictionLevel::open);
}

TEST(HeadingBlock, BodyAndDateOnOneLine) {
  const auto m = read({"STRATEGIC OFFICERS' GROUP \u2013 22 JANUARY 2008", "", "SHARED SERVICES \u2013 NEXT STEPS", "",
                       "Purpose of Report", "", "1. To consider the next steps.", "", "Background", "",
                       "2. At the meeting of the Group on 2 July 2007 a talk was given."});
  EXPECT_EQ(m.type, DocumentType::report);
  EXPECT_EQ(body(m), "Strategic Officers' Group");
  EXPECT_EQ(day(m), "2008-01-22");
  EXPECT_EQ(m.title, "SHARED SERVICES \u2013 NEXT STEPS");
  ASSERT_TRUE(m.purpose);
  EXPECT_EQ(m.purpose->code, PurposeCode::consideration);
}

TEST(HeadingBlock, AmericanBoard) {
  const auto m = read({"November 15, 2018", "Port of Selsey Regular Commission Meeting", "", "CALL TO ORDER",
                       "Board President Fisher called the meeting to order at 2:00.", "",
                       "Commissioners Present: President Rob Fisher, Jan Poole", "", "MANAGER'S REPORT",
                       "The motion passed 5-0.", "", "The meeting adjourned at 3:50."});
  EXPECT_EQ(m.type, DocumentType::minutes);
  EXPECT_EQ(body(m), "Port of Selsey Commission");
  EXPECT_EQ(day(m), "2018-11-15");
  EXPECT_EQ(m.start_time, "14:00");
  EXPECT_EQ(m.end_time, "15:50");
  ASSERT_TRUE(m.chair);
  EXPECT_EQ(m.chair->name, "Fisher");
}

TEST(HeadingBlock, AgendaListsEarlierMinutes) {
  const auto m =
      read({"AGENDA", "Port of Selsey Regular Commission Meeting", "August, 2020, 2:00 PM, by Teleconference", "",
            "CALL TO ORDER", "", "CONSENT CALENDAR", "July 16, 2020 Special Meeting Minutes", "July Financials"});
  EXPECT_EQ(m.type, DocumentType::agenda);
  EXPECT_EQ(day(m), "none") << "the minutes' date is not the meeting's";
}

TEST(HeadingBlock, SoftwareCommittee) {
  const auto m = read({"# Widget.js Technical Steering Committee (TSC) Meeting 2025-01-29", "", "# Links", "",
                       "# Present", "", "Ann Penrose @ann (TSC)", "", "# Agenda", "", "Announcements", "", "# Minutes",
                       "", "Ann reported that the release went out."});
  EXPECT_EQ(m.type, DocumentType::minutes) << "who was present can only be told afterwards";
  EXPECT_EQ(body(m), "Widget.js Technical Steering Committee (TSC)");
  EXPECT_EQ(day(m), "2025-01-29");
  EXPECT_EQ(m.date_source, DateSource::title);
}

TEST(HeadingBlock, UniversityAndWelshAndScottish) {
  const auto senate =
      read({"University of Barchester", "Minutes of the Academic Senate",
            "Held on 3rd May 2011 at 14:15 in Room 2.04, Old College", "", "Present: Professor A Other (Chair)", "",
            "1. Apologies", "Apologies were received from Dr B Body."});
  EXPECT_EQ(body(senate), "Academic Senate");
  EXPECT_EQ(day(senate), "2011-05-03");
  EXPECT_EQ(senate.start_time, "14:15");
  const auto welsh =
      read({"CYNGOR CYMUNED LLANFAIR", "COFNODION cyfarfod y Cyngor", "Dydd Llun 3 Chwefror 2020 am 7.00pm", "",
            "Present: Cllr A Other", "", "1. Apologies", "No apologies were received."});
  EXPECT_EQ(welsh.type, DocumentType::minutes);
  EXPECT_EQ(day(welsh), "2020-02-03");
  const auto scots =
      read({"Strathbarley Community Council", "Minutes of Meeting held on Tuesday 3rd February 2015",
            "at 7.00pm in Strathbarley Hall", "", "Present: Ann Penrose (AO)",
            "The meeting was chaired by Ann Penrose.", "", "1 Police Report", "There had been two calls."});
  EXPECT_EQ(body(scots), "Strathbarley Community Council");
  EXPECT_EQ(scots.location ? scots.location->name : "", "Strathbarley Hall");
  EXPECT_EQ(scots.chair ? scots.chair->name : "", "Ann Penrose");
}

TEST(HeadingBlock, LettersAreTheirOwn) {
  const auto dated = read({"Example Councils Alliance", "", "5th December 2022", "", "Dear Minister,", "",
                           "Flood insurance", "", "At our meeting on 17 November 2022 members agreed to write to you.",
                           "", "Yours sincerely,", "", "A Other"});
  EXPECT_EQ(dated.type, DocumentType::letter);
  EXPECT_EQ(day(dated), "2022-12-05");
  EXPECT_EQ(body(dated), "none");
  EXPECT_EQ(dated.title, "Flood insurance");
  const auto undated =
      read({"Dear Secretary of State,", "", "On behalf of our members I congratulate you. We met in May 2011.", "",
            "Yours sincerely,", "", "A Other"});
  EXPECT_EQ(undated.type, DocumentType::letter);
  EXPECT_EQ(day(undated), "none");
}

TEST(HeadingBlock, FileNameIsTheLastResort) {
  const std::vector<std::string> items = {"2659. Police Report",
                                          "2660. Public Forum",
                                          "2661. To receive apologies for absence",
                                          "2662. Declarations of interest",
                                          "2663. To approve minutes of previous meeting",
                                          "2664. Financial Report"};
  const auto named = read(items, "agenda/20190325.txt");
  EXPECT_EQ(named.type, DocumentType::agenda);
  EXPECT_EQ(day(named), "2019-03-25");
  EXPECT_EQ(named.date_source, DateSource::filename);
  EXPECT_EQ(day(read(items, "agenda/03_04_2019.txt")), "none") << "3 April or March 4";
}

TEST(HeadingBlock, AddressLinesAreNoPlaceForABody) {
  const auto m =
      read({"Minutes of a meeting of the above Council held in the Village Hall on Monday 20th August 2018 at 7.00pm",
            "", "Present: Cllr A Other"});
  EXPECT_EQ(body(m), "none") << "nothing above names the council";
  const auto named =
      read({"LITTLE BARLEY COMMUNITY COUNCIL", "",
            "Minutes of a meeting of the above Council held in the Village Hall on Monday 20th August 2018 at 7.00pm",
            "", "Present: Cllr A Other"});
  EXPECT_EQ(body(named), "Little Barley Community Council");
}

TEST(HeadingBlock, ChairBySurnameOrInitialsIsSettled) {
  Minutes m;
  m.chair = NamedValue{"Fisher", {}};
  Attendance rob, jan;
  rob.name = "Rob Fisher";
  jan.name = "Jan Poole";
  jan.initials = "JP";
  m.attendance = {rob, jan};
  settle_chair({}, m);
  EXPECT_EQ(m.chair->name, "Rob Fisher");
  m.chair = NamedValue{"JP", {}};
  settle_chair({}, m);
  EXPECT_EQ(m.chair->name, "Jan Poole");
  m.chair = NamedValue{"Fisher", {}};
  m.attendance.push_back(rob);
  m.attendance.back().name = "Ann Fisher";
  settle_chair({}, m);
  EXPECT_EQ(m.chair->name, "Fisher") << "two can be meant";
}

TEST(HeadingBlock, ContactsInTheirForms) {
  EXPECT_EQ(find_email("Email: ann.penrose@barchester.example."), "ann.penrose@barchester.example");
  EXPECT_EQ(find_phone("Tel: (01632) 960 001 or ask"), "(01632) 960 001");
  EXPECT_EQ(find_phone("+353 (0) 61 000 000"), "+353 (0) 61 000 000");
  EXPECT_EQ(find_phone("24/00109 and 2012-2013"), "");
}

}  // namespace
}  // namespace minutebook
