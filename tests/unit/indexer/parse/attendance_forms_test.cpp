// SPDX-License-Identifier: GPL-3.0-or-later
#include <gtest/gtest.h>

#include "tests/unit/indexer/parse/paper_frame.hpp"

// How committees write who came, in forms that are read as they stand in running papers.

namespace minutebook {
namespace {

TEST(AttendanceForms, OfficesWithoutSigns) {
  const PaperRow rows[] = {
      {"behind the initials that the paper uses",
       "Governors present: Una Penfold (UP) Chair; Bram Osei (BO) Headteacher; Sister Mary Quill (MQ); Ada Brill (AB) "
       "staff governor",
       "present Una Penfold; present Bram Osei; present Mary Quill; present Ada Brill"},
      {"glued to titled names, one a line",
       "Present\n\nCr Bron Takker Shire President\nCr Lex Papado Deputy President\nCr Noel Bircham\nMr Grant Fewell "
       "Chief "
       "Executive Officer\nMs Tal Roneygate Manager Corporate Services",
       "present Bron Takker; present Lex Papado; present Noel Bircham; present Grant Fewell; present Tal Roneygate"},
      {"glued within commas", "Present: Cllr Ann Hay Mayor, Cllr Bob Hosk Deputy Mayor, Mrs Di Gray Town Clerk",
       "present Ann Hay; present Bob Hosk; present Di Gray"},
      {"a title that is an office, and a bracket before the next title",
       "PRESENT: The Very Revd. A. Pendle, Dean (in the chair)\nCanon R. Stroud (Precentor)\nThe Ven. P. Illing",
       "present A. Pendle; present R. Stroud; present P. Illing"},
      {"initials that are a title, and an office in brackets of its own",
       "Present: Morag Renn (MR) (Chairperson), Iain Struth (IS) (Treasurer), Cora MacNab (CMN)",
       "present Morag Renn; present Iain Struth; present Cora MacNab"},
      {"an organisation behind a dash",
       "Attendees: Ann Hay (Pier Council), Cy Fir \u2013 Hill Forum; Di Gray, Marsh Board",
       "present Ann Hay; present Cy Fir; present Di Gray"},
      {"initials that are a word", "PRESENT\n\nNia Ostle NO CHAIR\nIvan Kell IK\nPetra Moss PM",
       "present Nia Ostle; present Ivan Kell; present Petra Moss"},
      {"nothing but brackets between them, below a group",
       "Present\n\nParents: Ann Hay (chair) Robert Hosk (treasurer) Susan Fir\n\nStaff: Di Gray (head teacher)",
       "present Ann Hay; present Robert Hosk; present Susan Fir; in_attendance Di Gray"},
      {"councillors of other councils", "Present: Cllrs Hay and Hosk, C.Cllr Moor, D/Cllr Nash",
       "present Hay; present Hosk; present Moor; present Nash"},
      {"an office that begins with initials",
       "Present: Kit Lowe (President, chair), Mo Nasser (VP Education), Pat Ord (General Manager)",
       "present Kit Lowe; present Mo Nasser; present Pat Ord"},
      {"others who attended", "Present: Ann Hay, Bob Hosk\n\nAttending: Mr R Keir (Secretary)",
       "present Ann Hay; present Bob Hosk; in_attendance R Keir"},
      {"an office with a comma before a bracketed name",
       "OFFICIALS IN ATTENDANCE: Director, Housing (Ms. C. Curl), Director, Roads (Mr. K. Lehan), Administrator (Ms. "
       "K. "
       "Butt)",
       "in_attendance C. Curl; in_attendance K. Lehan; in_attendance K. Butt"},
      {"the office of one is no heading", "APOLOGIES\n\nMember | Lin Choy\n\nALSO PRESENT\n\nCouncillor | Pat Ashd",
       "apologies Lin Choy; in_attendance Pat Ashd"},
  };
  for (const auto& row : rows) EXPECT_EQ(people(read(frame_head + row.text + frame_tail)), row.expected) << row.reason;
}

TEST(AttendanceForms, RemarksBehindNames) {
  const PaperRow rows[] = {
      {"a dash, one person a line: who stayed away does not end the list",
       "Present:\nAnn Hay (Chair)\nBob Hosk - apologies received\nCy Fir\nDi Gray \u2013 absent\nEd Moor: apologies\n"
       "Fay Nash, sent apologies\nGus Orr",
       "present Ann Hay; apologies Bob Hosk; present Cy Fir; absent Di Gray; apologies Ed Moor; apologies Fay Nash; "
       "present Gus Orr"},
      {"letters in brackets that say who came",
       "Committee members: Ann Hay (P), Bob Hosk (A), Cy Fir (P), Di Gray (Ab), Ed Moor (P)",
       "present Ann Hay; absent Bob Hosk; present Cy Fir; absent Di Gray; present Ed Moor"},
      {"letters that are initials", "Present: Ann Hay (AH), Penny Orr (P), Abe Fir (A)",
       "present Ann Hay; present Penny Orr; present Abe Fir"},
      {"who is replaced was not there",
       "Present: Ann Hay\nSubstitutes: Cllr Hosk for Cllr Fir, Cllr Gray for Cllr Moor",
       "present Ann Hay; substitute Hosk; substitute Gray"},
      {"one more behind a semicolon", "Present: Cllrs Hay, Hosk; also Cllr Fir (ex officio)",
       "present Hay; present Hosk; present Fir"},
      {"an office on the line below does not end the list",
       "PRESENT:\nCouncillor A. Hay\n(Convener)\nCouncillor B. Hosk\nCouncillor C. Fir\n(Vice Convener)",
       "present A. Hay; present B. Hosk; present C. Fir"},
  };
  for (const auto& row : rows) EXPECT_EQ(people(read(frame_head + row.text + frame_tail)), row.expected) << row.reason;
}

TEST(AttendanceForms, WhoPresidedByOffice) {
  const PaperRow rows[] = {
      {"the office on the line below", "PRESENT:\nCouncillor A. Hay\n(Convener)\nCouncillor B. Hosk", "A. Hay"},
      {"the office only where the chair speaks first",
       "Present: Ann Hay, Bob Hosk\n\n1. Welcome\n\nBob Hosk (Chair) welcomed everybody.", "Bob Hosk"},
  };
  for (const auto& row : rows) {
    const auto minutes = read(frame_head + row.text + frame_tail);
    ASSERT_TRUE(minutes.chair) << row.reason;
    EXPECT_EQ(minutes.chair->name, row.expected) << row.reason;
  }
}

TEST(AttendanceForms, WhoStayedAway) {
  const PaperRow rows[] = {
      {"a label with a stop, and a singular", "Present: Ann Hay\n\n1. Apology. Canon E. Dewson.",
       "present Ann Hay; apologies E. Dewson"},
      {"whose they are",
       "Present: Ann Hay\n\n1. Apologies\n\nDot Fenn\u2019s apologies were noted. The apologies of Cllr Moor "
       "were accepted.",
       "present Ann Hay; apologies Dot Fenn; apologies Moor"},
      {"nothing heard",
       "Present: Ann Hay\n\n1. Apologies\n\nNothing had been heard from Ed Moor. No word had been received "
       "from Mr Flood.",
       "present Ann Hay; absent Ed Moor; absent Flood"},
      {"leave that was granted",
       "Present: Ann Hay\n\n1. Apologies\n\nLeave of absence was granted to Cr Dot Fenn. Cr Ed Moor has been granted "
       "leave "
       "of absence.",
       "present Ann Hay; apologies Dot Fenn; apologies Ed Moor"},
      {"leave that heads a list", "Present: Ann Hay\n\nLeave of absence previously approved: Cr Dot Fenn",
       "present Ann Hay; apologies Dot Fenn"},
      {"at the end of a paragraph about something else",
       "Present: Ann Hay\n\n1. Opening prayer and apologies\n\nThe Vicar opened with prayer. Apologies: Gus Orr, Hal "
       "Pike.",
       "present Ann Hay; apologies Gus Orr; apologies Hal Pike"},
      {"in brackets before the list", "Present: (apologies from Dot Fenn) Ann Hay, Bob Hosk",
       "apologies Dot Fenn; present Ann Hay; present Bob Hosk"},
      {"a roll of all members, and initials below it",
       "Name | Role\nLinda Choy | Member\nAroha Tipe | Chair\nSione Fatas | Member\n\nApologies: L Choy",
       "apologies Linda Choy; present Aroha Tipe; present Sione Fatas"},
      {"two who bear one initial are two", "Present: Mr L Choy (Chair), Ann Hay\n\nApologies: Ms L Choy",
       "present L Choy; present Ann Hay; apologies L Choy"},
  };
  for (const auto& row : rows) EXPECT_EQ(people(read(frame_head + row.text + frame_tail)), row.expected) << row.reason;
}

TEST(AttendanceForms, WhoStoodIn) {
  const PaperRow rows[] = {
      {"attended as",
       "Present: Cllrs Ann Hay and Bob Hosk.\n\nCouncillor Jowle attended as substitute for Councillor Nayle.",
       "present Ann Hay; present Bob Hosk; substitute Jowle"},
      {"in the place of", "Present: Cllr Ann Hay.\n\nCllr Jowle was present in the place of Cllr Nayle.",
       "present Ann Hay; substitute Jowle"},
      {"sat in", "Present: Cllr Ann Hay.\n\nCllr Jowle sat in for Cllr Nayle.", "present Ann Hay; substitute Jowle"},
      {"behind who came",
       "Present: Councillors Bottoms (substituting for Clegge) and Vayroe (in place of Councillor Wray)",
       "substitute Bottoms; substitute Vayroe"},
      {"behind who did not", "Present: Councillors Akhtar, Fearn (sub: Cllr Tordy) and Vayroe",
       "present Akhtar; apologies Fearn; substitute Tordy; present Vayroe"},
      {"in the apologies",
       "Present: Cllr Ann Hay\n\nApologies: Cllr Nayle (substituted by Cllr Jowle), Cllr Uttle (Cllr Penny "
       "substituting)",
       "present Ann Hay; apologies Nayle; substitute Jowle; apologies Uttle; substitute Penny"},
      {"in the apologies, without a sign",
       "Present: Cllr Ann Hay, Cllr Moor\n\nApologies: Cllr Pike (substitute Cllr Moor)",
       "present Ann Hay; substitute Moor; apologies Pike"},
      {"the office that both came from", "Present: Ann Hay\n\nApologies: Cy Fir (represented by Bob Hosk)",
       "present Ann Hay; apologies Cy Fir; substitute Bob Hosk"},
  };
  for (const auto& row : rows) EXPECT_EQ(people(read(frame_head + row.text + frame_tail)), row.expected) << row.reason;
}

TEST(AttendanceForms, WhoPresided) {
  const PaperRow rows[] = {
      {"by office",
       "Present: Cllrs Ann Hay (Vice-Chairman), Bob Hosk and Cy Fir\nIn the absence of the Chair, the "
       "Vice-Chair took the chair.",
       "Ann Hay"},
      {"by office, another word for it",
       "Present: Cllrs Ann Hay (Vice-Chair) and Bob Hosk\n\n1. Apologies\n\nThe Deputy "
       "Chair took the chair.",
       "Ann Hay"},
      {"chosen for the day",
       "Present: Cllrs Ann Hay and Cy Fir\n\n1. Chair\n\nIn the absence of the Chair it was agreed "
       "that Councillor Cy Fir chair the meeting.",
       "Cy Fir"},
      {"acted as", "Present: Cllrs Ann Hay and Cy Fir\n\n1. Chair\n\nCllr Fir acted as Chairman.", "Cy Fir"},
      {"took the chair, then spoke of a recording by somebody",
       "Present: Ann Hay, Bob Hosk\nAnn Hay called the meeting to order at 6.30pm and said that it was being recorded "
       "by "
       "Quill Cable.",
       "Ann Hay"},
      {"in another language", "I L\u00C1THAIR: Comhairleoir\u00ED A. Hay agus C. Fir (Cathaoirleach)", "C. Fir"},
      {"a row of a table", "Chair | Ann Hay\nMembers present | Bob Hosk, Cy Fir\nApologies | Flo Nash", "Ann Hay"},
      {"an office whose holder stands in brackets",
       "Present: The Vicar (Revd Tess Ilves, in the chair), Ann Hay, Bob Hosk", "Tess Ilves"},
      {"the chair of one item presides over no meeting",
       "Present: Cllrs Ann Hay and Cy Fir\n\n1. Tolls\n\nCllr Fir took the chair for this item.", "none"},
  };
  for (const auto& row : rows) EXPECT_EQ(chair(read(frame_head + row.text + frame_tail)), row.expected) << row.reason;
}

}  // namespace
}  // namespace minutebook
