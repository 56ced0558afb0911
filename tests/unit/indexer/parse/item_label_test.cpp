// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/parse/item_label.hpp"

#include <gtest/gtest.h>

#include "indexer/parse/item_chain.hpp"
#include "indexer/parse/scan.hpp"

namespace minutebook {
namespace {

TEST(ItemLabel, reads_the_numbers_committees_print) {
  struct {
    const char* reason;
    const char* text;
    const char* number;
    const char* series;
    int value;
  } rows[] = {
      {"plain", "1. Apologies", "1", "#", 1},
      {"no stop", "12 Any other business", "12", "#", 12},
      {"running over years", "2691. Police report: none", "2691", "#", 2691},
      {"glued to its title", "2.Declaration of interest", "2", "#", 2},
      {"month, year and number are no date", "07.17.01 Apologies", "07.17.01", "07.17.#", 1},
      {"number of the year", "142/18 Finance", "142/18", "142/#", 18},
      {"decimal", "21.44 Planning", "21.44", "21.#", 44},
      {"code", "B26 Reports", "B26", "B#", 26},
      {"code with a stop", "CAB.45 Budget", "CAB.45", "CAB.#", 45},
      {"code with a dash", "F-1 Update", "F-1", "F-#", 1},
      {"worded", "Item 3: Minutes", "3", "#", 3},
      {"Minutes with a capital is a title, no amount", "71/9 Minutes of the last meeting", "71/9", "71/#", 9},
      {"the same in capitals", "GT/31/7 MINUTES", "GT/31/7", "GT/31/#", 7},
      {"the same after a bare number", "4 Minutes of 3 May", "4", "#", 4},
      {"worded with number sign", "Agenda item no. 4 Minutes", "4", "#", 4},
      {"bracket", "4) Reports", "4", "#", 4},
      {"with a letter", "3a. Footpaths", "3a", "#", 3},
  };
  for (const auto& row : rows) {
    const auto label = read_item_label(row.text);
    EXPECT_EQ(label.number, row.number) << row.reason;
    EXPECT_EQ(label.readings[0].series, row.series) << row.reason;
    EXPECT_EQ(label.readings[0].value, row.value) << row.reason;
  }
}

TEST(ItemLabel, leaves_dates_times_and_amounts_alone) {
  struct {
    const char* reason;
    const char* text;
  } rows[] = {
      {"date", "12 March 2012"},    {"ordinal", "12th of the month"}, {"time", "7.30 pm in the hall"},
      {"amount", "25 people came"}, {"sentence", "3 were against"},   {"prose about an item", "Item 5 was taken next"},
      {"a lone word", "I agree"},   {"weekday", "4 Monday meetings"}, {"a long number", "07700900123 Clerk"}};
  for (const auto& row : rows) EXPECT_EQ(read_item_label(row.text).kind, ItemLabel::Kind::none) << row.reason;
}

TEST(ItemLabel, second_reading) {
  EXPECT_EQ(read_item_label("142/18 Finance").readings[1].series, "#/18") << "the number may run and the year stay";
  EXPECT_EQ(read_item_label("I. Call to order").readings[0].value, 1) << "roman first";
  EXPECT_EQ(read_item_label("I. Call to order").readings[1].value, 9) << "or a letter";
  EXPECT_TRUE(read_item_label("(a) first").bracketed);
  EXPECT_TRUE(read_item_label("iv. fourth").lower);
}

TEST(ItemLabel, agenda_number_at_the_end_of_a_title) {
  size_t end = 0;
  EXPECT_EQ(agenda_item_of("Parks (Item 3)", &end), "3");
  EXPECT_EQ(end, 6U);
  EXPECT_EQ(agenda_item_of("(Agenda Item 12)"), "12");
  EXPECT_EQ(agenda_item_of("(see Item 3 below)"), "");
}

std::vector<int> chain_of(const std::vector<std::pair<int, double>>& values) {
  std::vector<ChainCandidate> candidates;
  for (size_t i = 0; i < values.size(); ++i) candidates.push_back({i, "#", values[i].first, values[i].second});
  std::vector<int> out;
  for (const size_t m : best_chain(candidates).members) out.push_back(candidates[m].value);
  return out;
}

TEST(ItemChain, lists_inside_items_do_not_break_it) {
  EXPECT_EQ(chain_of({{1, 2}, {1, 0.3}, {2, 0.3}, {3, 0.3}, {2, 2}, {1, 0.3}, {2, 0.3}, {3, 2}, {4, 2}}),
            (std::vector<int>{1, 2, 3, 4}));
}

TEST(ItemChain, running_numbers_win_over_numbered_paragraphs) {
  EXPECT_EQ(chain_of({{76, 2.5}, {1, 0.5}, {2, 0.5}, {77, 2.5}, {1, 0.5}, {2, 0.5}, {3, 0.5}, {78, 2.5}}),
            (std::vector<int>{76, 77, 78}));
}

TEST(ItemChain, a_stray_large_number_is_left_out) {
  EXPECT_EQ(chain_of({{1, 1}, {2, 1}, {975, 1}, {3, 1}, {4, 1}}), (std::vector<int>{1, 2, 3, 4}));
}

TEST(ItemChain, two_meetings_in_one_file) {
  EXPECT_EQ(chain_of({{805, 2}, {806, 2}, {807, 2}, {2691, 2}, {2692, 2}, {2693, 2}}),
            (std::vector<int>{805, 806, 807, 2691, 2692, 2693}));
}

TEST(Scan, roman_numbers) {
  EXPECT_EQ(roman_value("IX"), 9);
  EXPECT_EQ(roman_value("xiv"), 14);
  EXPECT_FALSE(roman_value("IIII"));
  EXPECT_FALSE(roman_value("Iv"));
  EXPECT_FALSE(roman_value(""));
}

}  // namespace
}  // namespace minutebook
