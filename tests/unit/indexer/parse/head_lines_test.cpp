// SPDX-License-Identifier: GPL-3.0-or-later
#include <gtest/gtest.h>

#include "tests/unit/indexer/parse/paper_frame.hpp"

// The lines at the head of a paper that say when and where people met, and who presided.

namespace minutebook {
namespace {

const std::string rest = "\n\nPresent: Ann Hay (Chair), Bob Hosk\n\n1. Tolls\n\nNone.\n\n2. Slip\n\nNone.\n";

std::string place_and_clock(const Minutes& minutes) {
  return (minutes.location ? minutes.location->name : "none") + " at " +
         (minutes.start_time.empty() ? "none" : minutes.start_time);
}

TEST(HeadLines, PlaceAndClock) {
  const PaperRow rows[] = {
      {"the last clause is where they met",
       "PIER PANEL\n\nMinutes of the meeting\nThursday 23 February 2012, 5.45 pm, The Hub, Ash "
       "Estate",
       "The Hub, Ash Estate at 17:45"},
      {"behind a hyphen", "PIER PANEL\n\nMeeting Minutes\nMonday, October 7, 2019, 7:00 PM - Quay School Library",
       "Quay School Library at 19:00"},
      {"one word of it", "PIER PANEL\n\nMeeting Minutes \u2013 Tuesday 2 August 2022, 7.00pm, Clubrooms",
       "Clubrooms at 19:00"},
      {"between bullets",
       "PIER PANEL\n\nMeeting Minutes\n\nThursday, February 15, 2024 \u2022 6:00 PM \u2022 Selectmen's Room, Town "
       "Office, 71 Main Street",
       "Selectmen's Room, Town Office, 71 Main Street at 18:00"},
      {"behind the date",
       "PIER PANEL\n\nRegular Meeting \u2013 November 13, 2012\nDistrict Office Board Room, 1200 Quay Avenue",
       "District Office Board Room, 1200 Quay Avenue at none"},
      {"words of other things end the line too", "PIER PANEL\n\nMeeting Minutes, Tuesday 2 August 2022, 7.00pm, Draft",
       "none at "
       "19:00"},
      {"held, with the day behind the place",
       "PIER PANEL\n\nMINUTES OF MEETING\n\nHeld: Boat Shed, Old Coach Road, Sunday 27 July 2003",
       "Boat Shed, Old Coach Road at none"},
      {"an address below the date",
       "PIER PANEL\n\nMinutes\n\nTuesday, 12 July 2022 at 5.00 p.m.\n\nCommittee Room 1, Town Hall, Market "
       "Street",
       "Committee Room 1, Town Hall, Market Street at 17:00"},
      {"the year below the month",
       "PIER PANEL\n\nMinutes of the meeting held in the Council Chamber, Guildhall, Quay on Thursday, 2 "
       "February\n2017 at 2.00 pm",
       "Council Chamber, Guildhall, Quay at 14:00"},
      {"the room below its name",
       "PIER PANEL\n\nMinutes of the Pier Panel Meeting held on Tuesday 9th May 2023 at 7.30 pm in the "
       "Jubilee\nRoom, Marsh Village Hall",
       "Jubilee Room, Marsh Village Hall at 19:30"},
      {"two clocks without a half",
       "PIER PANEL\n\nMinutes of the meeting held on Thursday 27 July 2023, 10.00 - 12.30, Lecture Theatre",
       "Lecture Theatre at 10:00"},
      {"a vestry", "PIER PANEL\n\nMinutes of the meeting held on 3 May 2021 in the vestry", "the vestry at none"},
      {"cells beside each other",
       "PIER PANEL\n\nAction Minutes\n\nTuesday, November 14, 2017 | 6:00 PM | Council Chambers, 1 Civic Plaza",
       "Council Chambers, 1 Civic Plaza at 18:00"},
  };
  for (const auto& row : rows) EXPECT_EQ(place_and_clock(read(row.text + rest)), row.expected) << row.reason;
}

TEST(HeadLines, ChairElectedAtTheMeeting) {
  const std::string head =
      "PIER PANEL\n\nMinutes of the meeting held on 3 May 2021\n\nPresent: Ann Hay, Bob Hosk, Di Gray\n\n1. "
      "Chair\n\n";
  const PaperRow rows[] = {
      {"took over", "Bob Hosk opened the meeting. Ann Hay was elected Chair and took over from this point.", "Ann Hay"},
      {"took the chair", "Ann Hay was duly elected as Chairman and took the chair.", "Ann Hay"},
      {"nobody else is told to preside",
       "Cllr. Hay was proposed by Cllr. Hosk, seconded by Cllr. Gray, and was elected Chairman.", "Ann Hay"},
      {"in the first item", "Call to order - Chair Di Gray called the meeting to order.", "Di Gray"},
      {"a deputy does not preside", "Bob Hosk was elected Vice-Chairman.", "none"},
      {"only elected", "Di Gray chaired the meeting. Ann Hay was elected Chair for next year.", "Di Gray"},
  };
  for (const auto& row : rows)
    EXPECT_EQ(chair(read(head + row.text + "\n\n2. Slip\n\nNone.\n")), row.expected) << row.reason;
}

}  // namespace
}  // namespace minutebook
