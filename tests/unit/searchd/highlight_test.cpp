// SPDX-License-Identifier: GPL-3.0-or-later
#include "searchd/highlight.hpp"

#include <gtest/gtest.h>

namespace minutebook {
namespace {

/// "the [budget] was": hits in brackets.
std::string shown(const std::vector<SnippetPart>& parts) {
  std::string text;
  for (const auto& part : parts) text += part.hit ? "[" + part.text + "]" : part.text;
  return text;
}

TEST(Marking, FindsTheWordsOfTheQuery) {
  struct Row {
    const char* query;
    const char* text;
    const char* marked;
    const char* reason;
  };
  const Row rows[] = {
      {"budgets", "The budget was set.", "The [budget] was set.", "singular and plural"},
      {"\"Mill Lane\"", "mill lane, Mill Road", "[mill] [lane], [Mill] Road", "words of a phrase, any case"},
      {"consulted", "consulting on it", "[consulting] on it", "forms of a verb"},
      {"parking -permits", "parking permits", "[parking] permits", "what is excluded is not marked"},
      {"parking NOT permits", "parking permits", "[parking] permits", "nor after NOT"},
      {"owner:clerk moor", "owner clerk moor", "owner clerk [moor]",
       "a name narrows; it is not looked for in the text"},
      {"board:\"Mill Board\" lane", "Mill Board, Mill Lane", "Mill Board, Mill [Lane]", "nor is a board in quotes"},
      {"from:2012 year:2013 weir", "2012 2013 weir", "2012 2013 [weir]", "nor are dates"},
      {"decision:budget title:moor", "moor budget", "[moor] [budget]", "words of decisions and titles are"},
      {"ref:24/00109", "see 24/00109", "see [24]/[00109]", "and so are references"},
      {"allot*", "allotments, a lot", "[allotments], a lot", "any ending"},
      {"(mill OR lane) -(road weir)", "mill lane road weir", "[mill] [lane] road weir", "groups, and excluded ones"},
      {"mill AND lane OR road", "and or mill", "and or [mill]", "operators are no words"},
      {"the mill", "the mill", "the [mill]", "fillers are not marked"},
      {"Tŷ", "i Dŷ a Tŷ", "i Dŷ a [Tŷ]", "letters with marks"},
      {"cafe", "The Café", "The [Café]", "with and without marks"},
      {"", "nothing", "nothing", "no query"},
      {"***\"\"--", "nothing", "nothing", "no words"},
      {"process", "processes", "[processes]", "a word that ends in s by itself"},
  };
  for (const auto& row : rows)
    EXPECT_EQ(shown(mark_words(row.text, words_to_mark(row.query))), row.marked) << row.query << ": " << row.reason;
}

TEST(Marking, KeepsTheTextWhole) {
  const std::string text = "A – “quoted” budget\n\n£2.4m, 50%\tend ";
  std::string joined;
  for (const auto& part : mark_words(text, words_to_mark("budget 2.4m"))) joined += part.text;
  EXPECT_EQ(joined, text);
}

TEST(Marking, HoldsOnlySoManyWords) {
  std::string query;
  for (int i = 0; i < 500; ++i) query += "w" + std::to_string(i) + " ";
  EXPECT_LE(words_to_mark(query).size(), 32U);
}

}  // namespace
}  // namespace minutebook
