// SPDX-License-Identifier: GPL-3.0-or-later
#include <gtest/gtest.h>

#include "tests/unit/indexer/parse/paper_frame.hpp"

// What papers number and what they head with: items, and what only looks like one.

namespace minutebook {
namespace {

const std::string present = frame_head + "Present: Ann Hay (Chair), Bob Hosk, Di Gray\n\n";

TEST(ItemForms, TitlesOfTwoParts) {
  const PaperRow rows[] = {
      {"a kind of business and its matter",
       "1. Discussion: Draft rental ordinance. Ann Hay went through the draft.\n\n2. Case 20-04: Variance from the "
       "setback at 17 "
       "Marsh Court.\n\nBob Hosk recommended denial.\n\n3. Tolls\n\nNone.",
       "1 Discussion: Draft rental ordinance; 2 Case 20-04: Variance from the setback at 17 Marsh Court; 3 Tolls"},
      {"minutes of a day",
       "1. Approval of Minutes: May 26, 2020. Bob Hosk asked for a change.\n\n2. Slip\n\nNone.\n\n3. Tolls\n\nNone.",
       "1 Approval of Minutes: May 26, 2020; 2 Slip; 3 Tolls"},
      {"what was done with them is no title",
       "1. Approval of minutes: Approved & signed as correct.\n\n2. Review: Reviewed and updated.\n\n3. Update: Cllr "
       "Hay spoke.",
       "1 Approval of minutes; 2 Review; 3 Update"},
      {"a dash before what was done",
       "I. Call to Order - Chair Hay called the meeting to order at 7.\n\nII. Tolls\n\nThey are low.\n\nIII. "
       "Slip\n\nIt was wet.",
       "I Call to Order; II Tolls; III Slip"},
      {"two hyphens", "1. Money -- $5,902.77 in hand.\n\n2. Slip -- Di Gray gave an update.\n\n3. Tolls -- none",
       "1 Money; 2 Slip; 3 Tolls"},
  };
  for (const auto& row : rows) EXPECT_EQ(items(read(present + row.text)), row.expected) << row.reason;
}

TEST(ItemForms, NumbersOfOtherThings) {
  const PaperRow rows[] = {
      {"motions are numbered and name who moved",
       "CALL TO ORDER\n\nAt 7.\n\nAGENDA\n\n1/15 HOSK: That the agenda be approved. CARRIED\n\nMINUTES\n\n2/15 GRAY: "
       "That the minutes be "
       "approved. "
       "CARRIED\n\nTOLLS\n\n3/15 HOSK: That tolls be raised. DEFEATED",
       " CALL TO ORDER;  AGENDA;  MINUTES;  TOLLS"},
      {"subjects",
       "Subject No. 1 : Tolls\n\nDeferred.\n\nSubject No. 2 : Slip\n\nNone.\n\nSubject No. 3 : Lights\n\nNone.",
       "1 Tolls; 2 Slip; 3 Lights"},
      {"topics", "Topic 1: Tolls\n\nDeferred.\n\nTopic 2: Slip\n\nNone.\n\nTopic 3: Lights\n\nNone.",
       "1 Tolls; 2 Slip; 3 Lights"},
      {"a number of a resolution over its title",
       "TOLLS\n\nThey were discussed at length.\n\nRESOLUTION NO. 41-2010\n\nADOPTING LOCAL LAW NO. 2\n\nRESOLVED, "
       "that Local Law "
       "No. 2 is adopted.\n\nBILLS\n\nThe bills were read.",
       " TOLLS; 41-2010 ADOPTING LOCAL LAW NO. 2;  BILLS"},
      {"the rows of who came",
       "MEMBERS PRESENT\n\nNo. | Name\n1 | Cllr Ann Hay\n2 | Cllr Bob Hosk\n\n1. Tolls\n\nNone.\n\n2. Slip\n\nNone.",
       "1 Tolls; 2 Slip"},
  };
  for (const auto& row : rows) EXPECT_EQ(items(read(present + row.text)), row.expected) << row.reason;
}

TEST(ItemForms, CellsWithTitleAndText) {
  const auto minutes =
      read(present +
           "No. | Item | Action\n1 | Tolls;Ann said that tolls are low. | Bob to write\n2 | Slip;The slip was "
           "swept. | Di to check\n3 | Lights;None was broken. | ");
  EXPECT_EQ(items(minutes), "1 Tolls; 2 Slip; 3 Lights");
}

TEST(ItemForms, MeetingsAreNotCutAtAnItemCalledMinutes) {
  EXPECT_EQ(
      items(read(
          present +
          "TOLLS\n\nThey are low, and they have been low for years.\n\nMINUTES\n\nMotion by Hosk, seconded by Gray, to "
          "accept the minutes of May 10, 2010. Carried.\n\nSLIP\n\nA hearing was held June 14, "
          "2010.\n\nRoll call: Hay aye, Hosk nay. Adopted.\n\nBILLS\n\nThe bills were read.")),
      " TOLLS;  MINUTES;  SLIP;  BILLS");
}

}  // namespace
}  // namespace minutebook
