// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/parse/body_name.hpp"

#include <gtest/gtest.h>

namespace minutebook {
namespace {

std::string body_of(std::string_view text) {
  const auto words = printed_words(text);
  const auto body = body_in_sentence(text, words);
  return body ? body->name : "";
}

TEST(BodyName, ReadFromTitlesAndSentences) {
  const struct {
    const char* text;
    const char* body;
    const char* reason;
  } rows[] = {
      {"MINUTES of a meeting of the Cabinet held in the Council Chamber, Town Hall on Thursday", "Cabinet",
       "held ends the name"},
      {"MINUTES OF THE 7TH MEETING OF THE MANAGING COMMITTEE FOR THE YEAR 2016-17 HELD ON SUNDAY", "Managing Committee",
       "the year it is of"},
      {"MINUTES OF THE LITTLE BARLEY PARISH COUNCIL MEETING HELD IN THE VILLAGE HALL", "Little Barley Parish Council",
       "before meeting, capitals"},
      {"MINUTES OF THE LITTLE BARLEY PARISH COUNCIL PLANNING MEETING", "Little Barley Parish Council",
       "kind of meeting behind the name"},
      {"Minutes of the Annual General Meeting of the Barchester Civic Society held on 3 May",
       "Barchester Civic Society", "two kinds before meeting"},
      {"MINUTES OF PROCEEDINGS AT MONTHLY MEETING OF THE MUNICIPAL DISTRICT OF CLARE-WEST HELD IN THE COURTHOUSE",
       "Municipal District of Clare-West", "of inside the name"},
      {"You are hereby summoned to attend a Special Meeting of Barchester City Council to be held at 7pm",
       "Barchester City Council", "summons"},
      {"Port of Selsey Regular Commission Meeting", "Port of Selsey Commission", "kind inside the name"},
      {"Town of Selsey Regular Town Council Meeting", "Town of Selsey Town Council",
       "kind inside the name, before a council of a tier"},
      {"Widget.js Technical Steering Committee (TSC) Meeting 2025-01-29",
       "Widget.js Technical Steering Committee (TSC)", "initials in brackets, a dot inside a word"},
      {"Widget Foundation TSC Meeting 2016-01-07", "Widget Foundation TSC", "called by its initials"},
      {"Widget core team meeting 2015-03-26", "Widget core team", "team, lower case"},
      {"Community, Leisure & Emergency Services Policy Committee Meeting 17/12/2018",
       "Community, Leisure & Emergency Services Policy Committee", "commas before the body word"},
      {"A meeting of the Planning Committee, Council Chamber, Barchester", "Planning Committee",
       "a comma behind the body word ends the name"},
      {"Agenda of the Board of Trustees", "Board of Trustees", "agenda of"},
      {"PLANNING COMMITTEE MINUTES", "Planning Committee", "body before minutes"},
      {"Minutes of the Academic Senate, 3 May 2011", "Academic Senate", "no meeting at all"},
      {"Minutes of a meeting of the Barchester City Council Planning Committee held", "Planning Committee",
       "the parent is apart"},
      {"Notice of a meeting of the Audit Committee of Barchester City Council on Monday", "Audit Committee",
       "parent behind of"},
      {"Minutes of Meeting held on Tuesday 3rd February 2015", "", "names no body"},
      {"Minutes of the Annual Parish Council Meeting held on 3 May", "Parish Council", "the meeting is annual"},
      {"Minutes of a meeting of the members", "", "members are no body"},
  };
  for (const auto& row : rows) EXPECT_EQ(body_of(row.text), row.body) << row.reason << ": " << row.text;
}

TEST(BodyName, HeadWordDecides) {
  const struct {
    const char* text;
    bool body;
    const char* reason;
  } rows[] = {
      {"BARCHESTER COUNTY COUNCIL", true, "council"},
      {"Cabinet", true, "one word"},
      {"Strategic Senior Officers' Group", true, "apostrophe"},
      {"Board of Governors", true, "board of"},
      {"Council Chamber", false, "a room"},
      {"Cabinet Member for Roads", false, "a person's office"},
      {"Council Offices, High Street", false, "an address"},
      {"The board was told", false, "a sentence"},
      {"Tangible Assets", false, "no body word"},
  };
  for (const auto& row : rows) EXPECT_EQ(is_body_name(row.text), row.body) << row.reason << ": " << row.text;
}

TEST(BodyName, ParentIsKeptApart) {
  EXPECT_EQ(tidy_body("BARCHESTER CITY COUNCIL PLANNING COMMITTEE").organization, "Barchester City Council");
  EXPECT_EQ(tidy_body("Barchester City and County Council").name, "Barchester City and County Council")
      << "and joins, it does not part";
}

TEST(BodyName, CapitalsBecomeTitleCase) {
  EXPECT_EQ(canonical_case("STRATEGIC OFFICERS' GROUP OF THE LGA"), "Strategic Officers' Group of the LGA");
  EXPECT_EQ(canonical_case("O'BRIEN AND \u00C1RAS BOARD"), "O'Brien and \u00C1ras Board");
  EXPECT_EQ(canonical_case("Planning Committee"), "Planning Committee");
}

}  // namespace
}  // namespace minutebook
