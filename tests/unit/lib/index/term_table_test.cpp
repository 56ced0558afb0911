// SPDX-License-Identifier: GPL-3.0-or-later
#include "lib/index/term_table.hpp"

#include <gtest/gtest.h>

namespace minutebook {
namespace {

TEST(TermTable, terms_keep_their_places_while_the_table_grows) {
  TermTable table;
  for (uint32_t i = 0; i < 5000; ++i) EXPECT_EQ(table.number_of("word" + std::to_string(i)), i);
  for (uint32_t i = 0; i < 5000; ++i) EXPECT_EQ(table.number_of("word" + std::to_string(i)), i) << "known before";
  EXPECT_EQ(table.terms().size(), 5000U);
}

TEST(TermTable, weights_add_up_and_marks_weigh_nothing) {
  TermTable table;
  table.mark("XENTRY");
  table.add_weight(table.number_of("roof"), 3);
  table.add_weight(table.number_of("roof"), 1);
  table.mark("roof");
  EXPECT_EQ(table.terms()[1].weight, 4U);
  EXPECT_EQ(table.weight(), 4U);
}

TEST(TermTable, a_copy_goes_its_own_way) {
  TermTable common;
  common.mark("XENTRY");
  TermTable copy = common;
  copy.add_position(copy.number_of("roof"), 7);
  EXPECT_EQ(common.terms().size(), 1U);
  EXPECT_TRUE(common.postings().empty());
  EXPECT_EQ(copy.number_of("XENTRY"), 0U);
}

}  // namespace
}  // namespace minutebook
