// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/parse/printed_times.hpp"

#include <gtest/gtest.h>

namespace minutebook {
namespace {

std::string clocks(std::string_view text) {
  std::string out;
  for (const auto& time : find_times(text)) out += (out.empty() ? "" : " ") + to_clock(time);
  return out;
}

TEST(PrintedTimes, ReadsEveryFormCommitteesPrint) {
  const struct {
    const char* text;
    const char* clocks;
    const char* reason;
  } rows[] = {
      {"15 March 2012, 2.30pm", "14:30", "stop and pm"},
      {"at 2.30 pm", "14:30", "blank before pm"},
      {"at 10.00 a.m.", "10:00", "a.m."},
      {"AT 3.00P.M.", "15:00", "capitals without a blank"},
      {"AT 10AM", "10:00", "hour only"},
      {"7pm", "19:00", "hour only in the evening"},
      {"12.15 pm", "12:15", "after noon"},
      {"12.05am", "00:05", "after midnight"},
      {"at 19:00", "19:00", "twenty-four hours"},
      {"at 1900 hrs", "19:00", "military"},
      {"19.00 hours", "19:00", "hours"},
      {"ON 6 MARCH 2018 AT 09H00", "09:00", "a letter between hour and minutes"},
      {"at 19h30 in the hall", "19:30", "a small letter between them"},
      {"at 12 noon", "12:00", "noon"},
      {"commencing at noon", "12:00", "noon alone"},
      {"9.30 - 11.00am", "09:30 11:00", "a range takes the half of its end"},
      {"11.30 - 1.00pm", "11:30 13:00", "a range over noon"},
      {"7 to 9pm", "19:00 21:00", "hours only"},
      {"12.30 pm \u2013 13.50 pm", "12:30 13:50", "half printed after a 24-hour time"},
      {"The meeting closed at 18.51", "18:51", "bare with a stop after at"},
      {"called to order at 2:00.", "14:00", "bare: nobody meets at two in the night"},
      {"called to order at 17:02 UTC", "17:02", "time zone behind"},
      {"started at 7 o'clock", "19:00", "o'clock"},
  };
  for (const auto& row : rows) EXPECT_EQ(clocks(row.text), row.clocks) << row.reason << ": " << row.text;
}

TEST(PrintedTimes, LeavesEverythingElseAlone) {
  const struct {
    const char* text;
    const char* reason;
  } rows[] = {
      {"2.30 of the Code", "a paragraph"}, {"\u00A3 12.50 was paid", "money"},           {"07.17.01", "an item number"},
      {"in 1900 there were", "a year"},    {"rose from \u00A32.30", "money after from"},
  };
  for (const auto& row : rows) EXPECT_EQ(clocks(row.text), "") << row.reason << ": " << row.text;
}

}  // namespace
}  // namespace minutebook
