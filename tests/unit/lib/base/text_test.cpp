// SPDX-License-Identifier: GPL-3.0-or-later
#include "lib/base/text.hpp"

#include <gtest/gtest.h>

namespace minutebook {
namespace {

struct Row {
  std::string_view reason;
  std::string_view input;
  std::string_view expected;
};

TEST(Text, RepairsUtf8) {
  const Row rows[] = {
      {"plain text is kept", "Mill Lane", "Mill Lane"},
      {"well-formed characters are kept", "Seán Ó Dálaigh €5", "Seán Ó Dálaigh €5"},
      {"a stray Latin-1 byte", "caf\xE9 menu", "caf\xEF\xBF\xBD menu"},
      {"a sequence cut off at the end", "abc\xE2\x82", "abc\xEF\xBF\xBD\xEF\xBF\xBD"},
      {"an overlong slash must not become a slash", "\xC0\xAF", "\xEF\xBF\xBD\xEF\xBF\xBD"},
      {"a surrogate half is not a character", "\xED\xA0\x80", "\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD"},
      {"NUL ends strings in other programs", std::string_view("a\0b", 3),
       "a\xEF\xBF\xBD"
       "b"},
  };
  for (const auto& row : rows) {
    EXPECT_EQ(repair_utf8(row.input), row.expected) << row.reason;
    EXPECT_TRUE(is_utf8(repair_utf8(row.input))) << row.reason;
  }
}

TEST(Text, Normalises) {
  const Row rows[] = {
      {"ligatures of typesetting", "ﬁnance oﬃcer", "finance officer"},
      {"soft hyphens split words in the index", "com\u00ADmittee", "committee"},
      {"no-break space", "Mill\u00A0Lane", "Mill Lane"},
      {"tabs are blanks", "a\tb", "a b"},
      {"decomposed marks are composed", "Se\u0061\u0301n", "Seán"},
      {"zero width space inside a word", "bud\u200Bget", "budget"},
      {"line feeds are kept", "a\nb", "a\nb"},
  };
  for (const auto& row : rows) EXPECT_EQ(normalise(row.input), row.expected) << row.reason;
}

TEST(Text, Folds) {
  const Row rows[] = {
      {"case and marks", "Príomh Chomhairleoir", "priomh chomhairleoir"},
      {"curly quotes and dashes", "“Mill – Lane’s”", "\"mill - lane's\""},
      {"German sharp s", "Straße", "strasse"},
      {"plain capitals", "RESOLVED", "resolved"},
  };
  for (const auto& row : rows) EXPECT_EQ(fold(row.input), row.expected) << row.reason;
}

TEST(Text, FoldsFrequentCharactersAsAllOthers) {
  // A zero width space, which stands for nothing, sends the text through the tables of Unicode.
  for (unsigned code = 1; code < 0x180; ++code) {
    std::string character;
    if (code < 0x80)
      character = static_cast<char>(code);
    else
      character = {static_cast<char>(0xC0U | (code >> 6U)), static_cast<char>(0x80U | (code & 0x3FU))};
    EXPECT_EQ(fold(character), fold("\u200B" + character)) << code;
    EXPECT_EQ(normalise(character), normalise("\u200B" + character)) << code;
  }
  for (const std::string mark : {"\u2018", "\u2019", "\u201C", "\u201D", "\u2013", "\u2014", "\u2022", "\u20AC"}) {
    EXPECT_EQ(fold("a" + mark + "\u00C9"), fold("\u200Ba" + mark + "\u00C9")) << mark;
    EXPECT_EQ(normalise("a" + mark + "\u00C9"), normalise("\u200Ba" + mark + "\u00C9")) << mark;
  }
}

TEST(Text, FoldsWordsAloneAsAmongOthers) {
  // Only the word with an unusual character goes through the tables of Unicode; nothing else of the text may change.
  const std::string words[] = {"Plain",       "\u00BD",     "\uFB01nance",  "e\u0301\u0327t\u00E9",
                               "\u0301mark",  "a\u00A0b",   "\xFF\xFE",     "C\u00F4te",
                               "STRA\u00DFE", "na\u00EFve", "\u2018x\u2019"};
  std::string text, folded, normal;
  for (const std::string& first : words)
    for (const std::string& second : words) {
      for (const std::string& word : {first, second}) {
        text += ' ' + word;
        // U+200B in front sends a word the long way.
        folded += ' ' + fold("\u200B" + word);
        normal += ' ' + normalise("\u200B" + word);
      }
    }
  EXPECT_EQ(fold(text), folded);
  EXPECT_EQ(normalise(text), normal);
}

TEST(Text, FoldsNames) {
  const Row rows[] = {
      {"curly apostrophe", "O’Dwyer", "odwyer"},           {"straight apostrophe", "O'Dwyer", "odwyer"},
      {"initials with stops", "J. P. Marsh", "j p marsh"}, {"double-barrelled", "Ann Reed-Hall", "ann reed hall"},
      {"blanks at the ends", "  Marsh  ", "marsh"},
  };
  for (const auto& row : rows) EXPECT_EQ(fold_name(row.input), row.expected) << row.reason;
}

TEST(Text, IsSafeForTerminals) {
  const Row rows[] = {
      {"escape sequences could rewrite the screen", "a\x1B[2Jb", "a?[2Jb"},
      {"a line feed in a file name must not make a line", "a\nb", "a b"},
      {"right-to-left override hides an extension", "a\u202Efdp.exe", "a?fdp.exe"},
      {"C1 control sequence introducer", "a\u009B2J", "a?2J"},
      {"broken UTF-8", "a\xFFz", "a?z"},
  };
  for (const auto& row : rows) EXPECT_EQ(terminal_safe(row.input), row.expected) << row.reason;
}

TEST(Text, CutsBetweenCharacters) {
  EXPECT_EQ(utf8_prefix("Seán", 3), "Se");
  EXPECT_EQ(utf8_prefix("Seán", 4), "Seá");
  EXPECT_EQ(utf8_prefix("abc", 9), "abc");
  EXPECT_EQ(utf8_prefix("", 0), "");
}

TEST(Text, CollapsesAndSplits) {
  EXPECT_EQ(collapse_spaces("  a \n\t b  "), "a b");
  EXPECT_EQ(trim("\n a b \t"), "a b");
  EXPECT_EQ(split("a,,b", ',').size(), 3U);
  EXPECT_EQ(join({"a", "b"}, ", "), "a, b");
  EXPECT_TRUE(starts_with_ignoring_case("Title: x", "title:"));
}

}  // namespace
}  // namespace minutebook
