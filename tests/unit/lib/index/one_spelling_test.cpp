// SPDX-License-Identifier: GPL-3.0-or-later
#include "lib/index/one_spelling.hpp"

#include <gtest/gtest.h>

#include "lib/index/stem.hpp"

namespace minutebook {
namespace {

TEST(OneSpelling, Table) {
  const struct {
    const char* one;
    const char* other;
    bool same;
    const char* reason;
  } rows[] = {
      {"center", "centre", true, "-er and -re"},
      {"centers", "centres", true, "in the plural"},
      {"theater", "theatre", true, "-er and -re"},
      {"color", "colours", true, "-or and -our"},
      {"neighborhood", "neighbourhoods", true, "with an ending"},
      {"organize", "organised", true, "-ize and -ise"},
      {"organization", "organisations", true, "nouns of verbs in -ize"},
      {"analyzing", "analysing", true, "-yze and -yse"},
      {"program", "programmes", true, "one word of many"},
      {"licensing", "licence", true, "licence and license are noun and verb of one thing"},
      {"practised", "practices", true, "and so are practice and practise"},
      {"cancelled", "cancel", true, "a doubled l"},
      {"travelers", "travellers", true, "a doubled l before -ers"},
      {"councilor", "councillors", true, "members of councils"},
      {"enrollment", "enrolment", true, "beginnings"},
      {"molding", "mouldings", true, "beginnings, whatever follows"},
      {"councillor", "council", false, "a member is not the council"},
      {"advisor", "advisers", true, "both are written on either side"},
      {"meter", "metre", false, "gas is read from a meter"},
      {"story", "storey", false, "a tale is no floor"},
      {"check", "cheque", false, "to look is not to pay"},
      {"prize", "prise", false, "two words"},
      {"sizes", "sises", false, "no other spelling of a short word"},
      {"organize", "organs", false, "British stems keep verbs apart from music"},
  };
  const Stemmer stem;
  for (const auto& row : rows) EXPECT_EQ(stem(row.one) == stem(row.other), row.same) << row.one << ": " << row.reason;
}

TEST(OneSpelling, LeavesOtherWordsAndKeepsTheFirstLetter) {
  for (const char* word : {"laboratory", "humorous", "honorary", "arboretum", "water", "prize", "gray", "licence", ""})
    EXPECT_EQ(one_spelling(word), word);
  for (const char* word : {"center", "color", "organize", "plow", "skeptic", "advisor"})
    EXPECT_EQ(one_spelling(word)[0], word[0]) << "words of a stem are gathered by it";
}

}  // namespace
}  // namespace minutebook
