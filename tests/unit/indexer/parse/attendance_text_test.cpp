// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/parse/attendance_text.hpp"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace minutebook {
namespace {

CleanText lines_of(const std::vector<std::string>& printed) {
  CleanText text;
  uint32_t at = 0;
  for (const std::string& words : printed) {
    TextLine line;
    line.text = words;
    line.start = at;
    line.end = at + static_cast<uint32_t>(words.size());
    at = line.end + 1;
    text.lines.push_back(line);
  }
  return text;
}

TEST(PlacesInLines, LooksWhereTheLastWasFound) {
  const CleanText text = lines_of({"Cllr Ann Oak, Fenholm", "Mr Ben Fir, Director", "Fenholm, Ms Cy Elm"});
  PlacesInLines places(text);
  const std::vector<size_t> lines = {0, 1, 2};
  const struct {
    const char* reason;
    const char* printed;
    uint32_t start;
  } rows[] = {
      {"the first of the list", "Cllr Ann Oak", 0},
      {"on the next line", "Mr Ben Fir", 22},
      {"printed twice: the one behind the person before is meant", "Fenholm", 43},
      {"asked for out of order", "Ann Oak", 5},
      {"from there on again", "Fenholm", 14},
  };
  for (const auto& row : rows) EXPECT_EQ(places.find(lines, row.printed, "rule", 1).start, row.start) << row.reason;
  EXPECT_EQ(places.find(lines, "Nobody", "rule", 1).end, 21U) << "what is nowhere is placed at the first line";
}

TEST(PeopleMemo, ReadsEveryTextThatItIsAskedFor) {
  PeopleMemo memo;
  EXPECT_TRUE(memo.read("").empty());
  EXPECT_EQ(memo.read("Ann Oak, Ben Fir").size(), 2U);
  EXPECT_EQ(memo.read("Ann Oak, Ben Fir").size(), 2U);
  EXPECT_EQ(memo.read("Cy Elm").at(0).name, "Cy Elm");
}

}  // namespace
}  // namespace minutebook
