// SPDX-License-Identifier: GPL-3.0-or-later
#include "searchd/exchange.hpp"

#include <gtest/gtest.h>

namespace minutebook {
namespace {

TEST(Target, IsCutAndDecoded) {
  struct Row {
    const char* target;
    const char* path;
    Parameters parameters;
    const char* reason;
  };
  const Row rows[] = {
      {"/", "/", {}, "nothing to decode"},
      {"/search?q=mill+lane", "/search", {{"q", "mill lane"}}, "a plus is a space in parameters"},
      {"/d/a+b", "/d/a+b", {}, "a plus is a plus in the path"},
      {"/search?q=a%26b&q=%C3%A9",
       "/search",
       {{"q", "a&b"}, {"q", "é"}},
       "escapes are decoded after cutting; repeats kept"},
      {"/search?q=100%&x=%zz", "/search", {{"q", "100%"}, {"x", "%zz"}}, "broken escapes stand as they are"},
      {"/search?q", "/search", {{"q", ""}}, "a name without a value"},
      {"/search?&&=x&", "/search", {{"", "x"}}, "empty pairs are dropped"},
      {"/search?q=a=b", "/search", {{"q", "a=b"}}, "only the first = separates"},
      {"/search?q=%FF", "/search", {{"q", "\xEF\xBF\xBD"}}, "bytes that are no UTF-8 are repaired"},
      {"/search?q=%00", "/search", {{"q", "\xEF\xBF\xBD"}}, "NUL is repaired"},
      {"/d/%2e%2e%2fetc", "/d/../etc", {}, "decoded once, so the router sees what is meant"},
      {"/a#b?c=d", "/a", {}, "a fragment is no business of a server"},
  };
  for (const auto& row : rows) {
    const auto request = read_target(row.target);
    EXPECT_EQ(request.path, row.path) << row.reason;
    EXPECT_EQ(request.parameters, row.parameters) << row.reason;
  }
}

TEST(Target, HoldsOnlySoManyParameters) {
  std::string target = "/search?";
  for (int i = 0; i < 1000; ++i) target += "a=1&";
  EXPECT_EQ(read_target(target).parameters.size(), 200U);
}

TEST(Range, IsReadAsTheRfcSays) {
  struct Row {
    const char* header;
    uint64_t size;
    RangeVerdict verdict;
    ByteRange range;
    const char* reason;
  };
  const Row rows[] = {
      {"", 10, RangeVerdict::whole, {}, "no header"},
      {"bytes=0-3", 10, RangeVerdict::part, {0, 3}, "first and last"},
      {"bytes=4-", 10, RangeVerdict::part, {4, 9}, "from here to the end"},
      {"bytes=-4", 10, RangeVerdict::part, {6, 9}, "the last four"},
      {"bytes=-40", 10, RangeVerdict::part, {0, 9}, "more than there is: all"},
      {"bytes=8-99", 10, RangeVerdict::part, {8, 9}, "an end beyond the end is cut"},
      {"Bytes=0-0", 10, RangeVerdict::part, {0, 0}, "units ignore case"},
      {"bytes=10-", 10, RangeVerdict::unsatisfiable, {}, "starts at the end"},
      {"bytes=-0", 10, RangeVerdict::unsatisfiable, {}, "the last nothing"},
      {"bytes=0-", 0, RangeVerdict::unsatisfiable, {}, "an empty file has no first byte"},
      {"bytes=-5", 0, RangeVerdict::unsatisfiable, {}, "nor a last one"},
      {"bytes=0-1,3-4", 10, RangeVerdict::whole, {}, "several ranges: the whole file instead"},
      {"bytes=5-2", 10, RangeVerdict::whole, {}, "upside down is not a range"},
      {"bytes=a-b", 10, RangeVerdict::whole, {}, "no numbers"},
      {"bytes=-", 10, RangeVerdict::whole, {}, "nothing at all"},
      {"bytes=1-2x", 10, RangeVerdict::whole, {}, "rubbish after it"},
      {"bytes=99999999999999999999-", 10, RangeVerdict::whole, {}, "a number that does not fit"},
      {"pages=1-2", 10, RangeVerdict::whole, {}, "a unit we do not know"},
  };
  for (const auto& row : rows) {
    const auto [verdict, range] = read_range(row.header, row.size);
    EXPECT_EQ(verdict, row.verdict) << row.header << ": " << row.reason;
    EXPECT_EQ(range, row.range) << row.header << ": " << row.reason;
  }
}

}  // namespace
}  // namespace minutebook
