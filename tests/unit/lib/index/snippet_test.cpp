// SPDX-License-Identifier: GPL-3.0-or-later
#include "lib/index/snippet.hpp"

#include <gtest/gtest.h>

namespace minutebook {
namespace {

/// The marked words of an excerpt.
std::vector<std::string> marked(const std::string& text, const Marks& marks) {
  std::vector<std::string> out;
  for (const SnippetPart& part : cut_excerpt(text, marks, Stemmer()).parts)
    if (part.hit) out.push_back(part.text);
  return out;
}

TEST(Excerpter, MarksEveryFormOfAWordThatHasItsStem) {
  const Stemmer stem;
  const struct {
    std::vector<std::string> forms;
    const char* reason;
  } rows[] = {
      {{"moor", "Moorings", "moored", "MOORING"}, "the stem is the beginning"},
      {{"use", "using", "used"}, "a short stem, of which the last letter is another"},
      {{"die", "dying", "dies"}, "the second letter is another"},
      {{"try", "tries", "tried"}, "y becomes i as the third letter"},
      {{"sky", "skies"}, "an exception of the stemmer"},
      {{"early", "EARLY"}, "y becomes i at the end"},
      {{"hope", "hoping", "hopes"}, "e goes"},
      {{"ice", "icing"}, "e goes from a word of three letters"},
      {{"agree", "agreed", "agreeing"}, "double e"},
  };
  for (const auto& row : rows) {
    std::string text = "Before.";
    for (const std::string& form : row.forms) text += " " + form + " and";
    for (const std::string& asked : row.forms) {
      Marks marks;
      for (const Word& word : cut_words(asked)) marks.stems.push_back(stem(word.text));
      EXPECT_EQ(marked(text, marks).size(), row.forms.size()) << asked << ": " << row.reason;
    }
  }
}

TEST(Excerpter, MarksWholeWordsAndBeginnings) {
  Marks marks;
  marks.words = {"moor"};
  marks.beginnings = {"dre"};
  EXPECT_EQ(marked("A moor, moors; dredging and a dream of draining.", marks),
            (std::vector<std::string>{"moor", "dredging", "dream"}));
}

}  // namespace
}  // namespace minutebook
