// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/pipeline/path_pattern.hpp"

#include <gtest/gtest.h>

namespace minutebook {
namespace {

TEST(PathPattern, FitsWholePaths) {
  struct Row {
    const char* reason;
    const char* pattern;
    const char* path;
    bool fits;
  };
  const Row rows[] = {
      {"bytes stand for themselves", "a/b.pdf", "a/b.pdf", true},
      {"upper and lower case are apart", "a/b.pdf", "a/B.pdf", false},
      {"the whole path, not a part", "b.pdf", "a/b.pdf", false},
      {"a star is anything in one name", "minutes/*.pdf", "minutes/May 2021.pdf", true},
      {"also nothing", "minutes*.pdf", "minutes.pdf", true},
      {"a star does not cross folders", "minutes/*.pdf", "minutes/old/1.pdf", false},
      {"two stars cross folders", "minutes/**", "minutes/old/1.pdf", true},
      {"two stars and a slash are also no folder", "minutes/**/*.pdf", "minutes/1.pdf", true},
      {"two stars and a slash end at a folder", "**/b.pdf", "a/xb.pdf", false},
      {"any depth", "**/b.pdf", "a/c/d/b.pdf", true},
      {"a question mark is one character", "?.pdf", "é.pdf", true},
      {"a question mark is no slash", "a?b", "a/b", false},
      {"bytes that are no UTF-8", "*.pdf", "\xff\xfe.pdf", true},
      {"digits are digits", "{date}.pdf", "2021-05-xx.pdf", false},
      {"a hostile pattern takes no time", "*a*a*a*a*a*a*a*a*a*a*b",
       "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", false},
      {"an empty path", "**", "", true},
  };
  for (const Row& row : rows) {
    const auto pattern = PathPattern::read(row.pattern);
    ASSERT_TRUE(pattern) << row.reason;
    EXPECT_EQ(pattern->match(row.path).has_value(), row.fits) << row.reason << ": " << row.pattern << " " << row.path;
  }
}

TEST(PathPattern, ReadsDatesAndBoards) {
  struct Row {
    const char* reason;
    const char* pattern;
    const char* path;
    const char* date;
    const char* board;
  };
  const Row rows[] = {
      {"a day", "**/{date}*", "exec/2012-03-15 minutes.pdf", "2012-03-15", ""},
      {"day, month, year", "{day}.{month}.{year}.txt", "15.03.2012.txt", "2012-03-15", ""},
      {"a month is a date", "{year}/{month}/*", "2012/03/minutes.pdf", "2012-03", ""},
      {"of two years the last", "{year}/{date}.pdf", "2013/2012-03-15.pdf", "2012-03-15", ""},
      {"no such day", "{date}.pdf", "2012-02-30.pdf", "", ""},
      {"a board", "{board}/**", "Finance Panel/old/x.pdf", "", "Finance Panel"},
      {"a board between stars takes the least", "{board}*.pdf", "ab.pdf", "", "a"},
      {"board and date", "{board}/{date}/**", "exec/2012-03-15/a/b", "2012-03-15", "exec"},
  };
  for (const Row& row : rows) {
    const auto pattern = PathPattern::read(row.pattern);
    ASSERT_TRUE(pattern) << row.reason;
    const auto match = pattern->match(row.path);
    ASSERT_TRUE(match) << row.reason;
    EXPECT_EQ(match->date ? to_iso(*match->date) : "", row.date) << row.reason;
    EXPECT_EQ(match->board, row.board) << row.reason;
  }
}

TEST(PathPattern, RefusesWhatFitsNoPath) {
  for (const std::string& text :
       {std::string(), std::string("/etc/*"), std::string("a/../b"), std::string("../*"), std::string("./a"),
        std::string("a//b"), std::string("a/"), std::string("{page}"), std::string("{date"), std::string(501, '*')})
    EXPECT_FALSE(PathPattern::read(text)) << text;
}

}  // namespace
}  // namespace minutebook
