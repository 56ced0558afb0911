// SPDX-License-Identifier: GPL-3.0-or-later
#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "lib/query/lexer.hpp"
#include "lib/query/query.hpp"

namespace minutebook {
namespace {

struct Row {
  std::string query;
  std::string tree;
  std::string reason;
};

TEST(ParseQuery, ReadsWhatPeopleType) {
  const std::vector<Row> rows = {
      {"", "(nothing)", "nothing typed"},
      {"drainage", "(word drainage)", "one word"},
      {"mill lane", "(and (word mill) (word lane))", "words side by side"},
      {"drainage \"mill lane\"", "(and (word drainage) (phrase mill lane))", "a phrase"},
      {"\u201Cmill lane\u201D", "(phrase mill lane)", "curly quotes"},
      {"-mill", "(not (word mill))", "a minus excludes"},
      {"-\"mill lane\"", "(not (phrase mill lane))", "also a phrase"},
      {"-board:parks", "(not (field board parks))", "also a field"},
      {"NOT mill", "(not (word mill))", "NOT is the minus in words"},
      {"NOT NOT mill", "(word mill)", "twice not is plain"},
      {"mid-term", "(word mid-term)", "a hyphen inside a word excludes nothing"},
      {"mill - lane", "(and (word mill) (word lane))", "a dash between blanks is no operator"},
      {"--mill", "(word mill)", "nor are two"},
      {"mill AND lane", "(all (word mill) (word lane))", "AND demands both"},
      {"mill and lane", "(and (word mill) (word and) (word lane))", "small letters are words"},
      {"a OR b c", "(and (or (word a) (word b)) (word c))", "OR binds closer than standing side by side"},
      {"a OR b AND c", "(or (word a) (all (word b) (word c)))", "AND binds closer than OR"},
      {"(a b) OR c", "(or (and (word a) (word b)) (word c))", "brackets group"},
      {"road NEAR/5 works", "(near 5 (word road) (word works))", "nearness with a distance"},
      {"road NEAR works", "(near 10 (word road) (word works))", "and without"},
      {"road NEAR/900 works", "(near 100 (word road) (word works))", "the distance is bounded"},
      {"drain*", "(wildcard drain)", "any ending"},
      {"board:\"LGA Executive\"", "(field board \"LGA Executive\")", "a quoted value"},
      {"BOARD:parks", "(field board parks)", "field names in any case"},
      {"committee:parks", "(field board parks)", "an alias"},
      {"apologies:*", "(field apologies *)", "any value"},
      {"owner:holl*", "(field owner holl*)", "a value with any ending"},
      {"24/00109", "(word 24/00109)", "a reference is one word"},
      {"what?", "(word what)", "marks around words go"},
      {"O\u2019Brien", "(word O\u2019Brien)", "an apostrophe is no quotation mark"},
      {"10:30", "(word 10:30)", "a time is no field"},
      {"http://example.org/a", "(word http://example.org/a)", "an address is no field"},
      {"note: budget", "(and (word note) (word budget))", "a colon before a blank is a colon"},
      {"date:2012-03-15", "(range 2012-03-15..2012-03-15)", "a day"},
      {"year:2012", "(range 2012-01-01..2012-12-31)", "a year"},
      {"from:2012-03", "(range 2012-03-01..)", "a month opens"},
      {"to:31/12/2008", "(range ..2008-12-31)", "a day closes"},
      {"before:2013", "(range ..2012-12-31)", "before leaves the year itself out"},
      {"after:2013", "(range 2014-01-01..)", "and so does after"},
      {"date:15 March 2012 fence", "(and (range 2012-03-15..2012-03-15) (word fence))", "a date in several words"},
      {"date:\"March 2012\"", "(range 2012-03-01..2012-03-31)", "a quoted date"},
      {"date:..2008-12-31", "(range ..2008-12-31)", "an open start"},
      {"2011..2013 fence", "(and (range 2011-01-01..2013-12-31) (word fence))", "a closed range needs no field"},
      {"2012 fence", "(and (word 2012) (word fence))", "a year alone stays a word"},
  };
  for (const Row& row : rows) {
    const ParsedQuery parsed = parse_query(row.query);
    EXPECT_EQ(to_text(parsed.ast), row.tree) << row.query << ": " << row.reason;
    EXPECT_TRUE(parsed.problems.empty()) << row.query << ": "
                                         << (parsed.problems.empty() ? "" : parsed.problems[0].message);
    EXPECT_EQ(parse_query(to_query(parsed.ast)).ast, parsed.ast) << row.query << " printed as " << to_query(parsed.ast);
  }
}

TEST(ParseQuery, ReadsRangesInRepairedWordsAsItReadsThemTyped) {
  const ParsedQuery parsed = parse_query("drain*date:2011..2013");
  EXPECT_EQ(to_text(parsed.ast), "(and (word drain) (word date) (range 2011-01-01..2013-12-31))");
  EXPECT_EQ(parse_query(to_query(parsed.ast)).ast, parsed.ast);
}

TEST(ParseQuery, RepairsAndSaysSo) {
  struct Repair {
    std::string query, tree, message;
    uint32_t start, end;
    std::string suggestion;
  };
  const std::vector<Repair> rows = {
      {"roof AND", "(word roof)", "AND has nothing", 5, 8, ""},
      {"OR roof", "(word roof)", "OR has nothing", 0, 2, ""},
      {"a OR OR b", "(or (word a) (word b))", "OR has nothing", 2, 4, ""},
      {"NOT", "(nothing)", "NOT has nothing", 0, 3, ""},
      {"roof NEAR", "(word roof)", "NEAR has nothing", 5, 9, ""},
      {"a NEAR (b OR c)", "(all (word a) (or (word b) (word c)))", "NEAR joins words", 2, 6, ""},
      {"(roof", "(word roof)", "not closed", 0, 1, ""},
      {"roof)", "(word roof)", "closing bracket", 4, 5, ""},
      {"12\" pipe", "(and (word 12) (word pipe))", "quotation mark is not closed", 2, 3, ""},
      {"ower:smith", "(and (word ower) (word smith))", "no field", 0, 5, "owner:"},
      {"d*", "(word d)", "three letters", 0, 2, ""},
      {"dr*ge", "(and (word dr) (word ge))", "end of a word", 0, 5, ""},
      {"board:", "(word board)", "", 0, 0, ""},
      {"date:soon", "(word soon)", "not a date", 5, 9, "date:2012-03-15"},
      {"date:31/2/2012", "(word 31/2/2012)", "not a date", 5, 14, "date:2012-03-15"},
      {"\u00E9t\u00E9 AND", "(word \u00E9t\u00E9)", "AND has nothing", 6, 9, ""},
  };
  for (const Repair& row : rows) {
    const ParsedQuery parsed = parse_query(row.query);
    EXPECT_EQ(to_text(parsed.ast), row.tree) << row.query;
    if (row.message.empty()) {
      EXPECT_TRUE(parsed.problems.empty()) << row.query;
      continue;
    }
    ASSERT_FALSE(parsed.problems.empty()) << row.query;
    const QueryProblem& problem = parsed.problems.front();
    EXPECT_NE(problem.message.find(row.message), std::string::npos) << row.query << ": " << problem.message;
    EXPECT_EQ(problem.start, row.start) << row.query;
    EXPECT_EQ(problem.end, row.end) << row.query;
    EXPECT_EQ(problem.suggestion, row.suggestion) << row.query;
  }
}

TEST(ParseQuery, StopsAtItsLimits) {
  std::string many;
  for (int i = 0; i < 40; ++i) many += "word" + std::to_string(i) + " ";
  const ParsedQuery words = parse_query(many);
  EXPECT_EQ(words.ast.children.size(), 32U);
  ASSERT_EQ(words.problems.size(), 1U);
  EXPECT_EQ(words.problems[0].start, static_cast<uint32_t>(many.find("word32")));

  const ParsedQuery longer = parse_query(std::string(3000, 'a'));
  EXPECT_EQ(longer.ast.text.size(), query_byte_limit);
  ASSERT_EQ(longer.problems.size(), 1U);
  EXPECT_EQ(longer.problems[0].start, query_byte_limit);

  const ParsedQuery phrase = parse_query("\"" + many + "\"");
  EXPECT_EQ(std::count(phrase.ast.text.begin(), phrase.ast.text.end(), ' '), 31) << "a phrase is cut, not dropped";

  const ParsedQuery deep = parse_query(std::string(500, '(') + "roof" + std::string(500, ')'));
  EXPECT_EQ(to_text(deep.ast), "(word roof)");
}

TEST(ToWords, SaysHowAQueryWasRead) {
  const std::vector<Row> rows = {
      {"drainage \"Mill Lane\" board:Planning 2020..2022",
       "All of: drainage; phrase: Mill Lane; board: Planning; 2020\u20132022", "one word is required like the rest"},
      {"orchard funds item", "As many as possible of: orchard, funds, item", "words rank, they do not exclude"},
      {"orchard funds -bridge", "As many as possible of: orchard, funds; all of: not bridge", "what is excluded"},
      {"a OR b", "Any of: a; b", "alternatives"},
      {"a AND b", "All of: a; b", "demanded words"},
      {"date:2012-03", "All of: March 2012", "a month by name"},
      {"to:2008-12-31", "All of: until 31 December 2008", "an open start"},
      {"", "Everything", "no query"},
  };
  for (const Row& row : rows)
    EXPECT_EQ(to_words(parse_query(row.query).ast), row.tree) << row.query << ": " << row.reason;
}

TEST(ToWords, LeavesOutWordsThatOnlyAsk) {
  const struct {
    const char* query;
    const char* said;
    const char* reason;
  } rows[] = {
      {"who mended the orchard gate", "As many as possible of: mended, orchard, gate", "they are not looked for"},
      {"who mended", "All of: mended", "one word is required"},
      {"who the", "As many as possible of: who, the", "there is nothing else to say"},
      {"\"who mended\" the", "All of: phrase: who mended", "a phrase is meant as it stands"},
  };
  for (const auto& row : rows)
    EXPECT_EQ(to_words(parse_query(row.query).ast, {"who", "the"}), row.said) << row.query << ": " << row.reason;
}

TEST(LexQuery, KeepsThePlacesOfTokens) {
  const auto tokens = lex_query("\u00BD board:\"x y\" -z*");
  ASSERT_EQ(tokens.size(), 5U);
  EXPECT_EQ(tokens[0].start, 0U) << "one character that becomes three still points at itself";
  EXPECT_EQ(tokens[0].end, 2U);
  EXPECT_EQ(tokens[1].kind, TokenKind::field);
  EXPECT_EQ(tokens[2].text, "x y");
  EXPECT_EQ(tokens[2].start, 9U);
  EXPECT_EQ(tokens[2].end, 14U);
  EXPECT_EQ(tokens[3].kind, TokenKind::minus);
  EXPECT_EQ(tokens[4].kind, TokenKind::wildcard);
}

}  // namespace
}  // namespace minutebook
