// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/extract/pdf_lines.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <random>

#include "tests/unit/indexer/extract/lines.hpp"

namespace minutebook {
namespace {

using testing::ElementsAre;

constexpr float size = 10;
constexpr float letter = 5;  // every letter is half an em wide here
constexpr float blank = 3;

/// A word at (x, y), y its top; boxes as Poppler gives them, a little taller than the letters.
PrintedWord word(float x, float y, const std::string& text, float word_size = size, uint8_t style = 0) {
  const float width = letter * word_size / size * static_cast<float>(text.size());
  return {text, {x, y, x + width, y + word_size * 1.1F}, word_size, style, true};
}

/// Words of `text` one after the other from x.
void add(std::vector<PrintedWord>& words, float x, float y, const std::string& text, uint8_t style = 0) {
  size_t from = 0;
  while (from < text.size()) {
    const size_t end = std::min(text.find(' ', from), text.size());
    words.push_back(word(x, y, text.substr(from, end - from), size, style));
    x = words.back().box.x1 + blank;
    from = end + 1;
  }
}

std::vector<std::string> texts(const std::vector<Line>& lines) {
  std::vector<std::string> out;
  for (const auto& line : lines) out.push_back(short_text(line));
  return out;
}

std::vector<std::string> read(const std::vector<PrintedWord>& words) { return texts(lines_of_page(words, 595)); }

TEST(PdfLines, words_on_a_baseline_make_a_line_whatever_their_order) {
  std::vector<PrintedWord> words = {word(115, 100.4F, "committee"), word(72, 90, "next"), word(72, 100, "Harbour")};
  const auto lines = lines_of_page(words, 595);
  ASSERT_EQ(lines.size(), 2U);
  EXPECT_EQ(lines[0].text, "next");
  EXPECT_EQ(lines[1].text, "Harbour committee");
  EXPECT_EQ(lines[1].words.at(1).start, 8U);
  EXPECT_EQ(lines[1].words.at(1).length, 9U);
  EXPECT_EQ(lines[1].box.x0, 72);
  EXPECT_EQ(lines[1].box.x1, 160);
  EXPECT_EQ(lines[1].size, 10);
}

TEST(PdfLines, a_gap_as_wide_as_a_column_divides_but_not_behind_a_label) {
  std::vector<PrintedWord> words;
  add(words, 72, 100, "Present:");
  add(words, 200, 100, "Ada Prewett");
  add(words, 72, 140, "4.");
  add(words, 100, 140, "Slipway");
  add(words, 400, 140, "Clerk");
  add(words, 72, 180, "12");
  add(words, 100, 180, "45");
  EXPECT_THAT(read(words), ElementsAre("^Present:", "^Ada Prewett", "^4. Slipway", "^Clerk", "^12", "^45"));
}

TEST(PdfLines, justified_lines_are_not_divided) {
  std::vector<PrintedWord> words;
  for (float x = 72; x < 500; x += 32) words.push_back(word(x, 100, "word"));  // gaps of 1.2 em
  EXPECT_EQ(read(words).size(), 1U);
}

TEST(PdfLines, cells_that_stand_close_are_divided_where_other_rows_start_a_column) {
  std::vector<PrintedWord> words;
  for (int row = 0; row < 6; ++row) {
    const auto y = static_cast<float>(100 + 12 * row);
    add(words, 72, y, row % 3 == 0 ? "No" : "Moor" + std::to_string(row));
    add(words, 105, y, "dredge");  // 0.8 em behind the longer of the first cells
  }
  const auto found = read(words);
  EXPECT_EQ(found.size(), 12U) << testing::PrintToString(found);
  EXPECT_THAT(read({word(72, 100, "Moor1"), word(105, 100, "dredge")}), ElementsAre("^Moor1 dredge"))
      << "alone it is a line";
}

TEST(PdfLines, raised_letters_join_and_raised_numbers_stand_apart) {
  std::vector<PrintedWord> words = {word(72, 100, "the"),  word(90, 100, "15"),      word(100.2F, 98, "th", 6),
                                    word(110, 100, "May"), word(125.2F, 98, "2", 6), word(135, 100, "there")};
  EXPECT_THAT(read(words), ElementsAre("^the 15th May 2 there"));
}

TEST(PdfLines, letters_set_apart_make_words) {
  std::vector<PrintedWord> words;
  float x = 72;
  for (const char c : std::string("MINUTES OF")) {
    if (c != ' ') words.push_back(word(x, 100, std::string(1, c)));
    x += c == ' ' ? 8 : letter + 3;
  }
  EXPECT_THAT(read(words), ElementsAre("^MINUTES OF"));
}

TEST(PdfLines, initials_are_not_a_word_set_apart) {
  std::vector<PrintedWord> words;
  add(words, 72, 100, "A B Prewett");
  EXPECT_THAT(read(words), ElementsAre("^A B Prewett"));
}

TEST(PdfLines, a_copy_on_the_same_spot_is_dropped) {
  std::vector<PrintedWord> words = {word(72, 100, "AGENDA"), word(72.4F, 100.2F, "AGENDA"), word(150, 100, "AGENDA")};
  EXPECT_THAT(read(words), ElementsAre("^AGENDA", "^AGENDA"));
}

TEST(PdfLines, pieces_of_a_word_are_put_together) {
  std::vector<PrintedWord> words = {word(72, 100, "Reso"), word(92.1F, 100, "lved"), word(115, 100, "that")};
  words[0].space_after = false;
  EXPECT_THAT(read(words), ElementsAre("^Resolved that"));
}

TEST(PdfLines, style_holds_for_all_words_of_a_line) {
  std::vector<PrintedWord> words;
  add(words, 72, 100, "All of it", style_bold);
  add(words, 72, 140, "RESOLVED", style_bold);
  words.push_back(word(116, 140, "that"));
  EXPECT_THAT(read(words), ElementsAre("b ^All of it", "^RESOLVED that"));
}

const char* const prose = "the commissioners heard that the dredger came late to the bar";

TEST(PdfLines, paragraphs_start_at_gaps_indents_labels_and_after_short_lines) {
  std::vector<PrintedWord> words;
  float y = 100;
  const auto put = [&](float x, const std::string& text, float down) {
    y += down;
    add(words, x, y, text);
  };
  put(72, prose, 0);
  put(72, prose, 12);
  put(72, "and left.", 12);
  put(72, prose, 12);  // the line above ended early
  put(72, prose, 12);
  put(72, prose, 20);  // a gap
  put(90, prose, 12);  // indented
  put(72, prose, 12);  // the rest of an indented paragraph
  put(72, "(a)", 12);  // a label set off
  add(words, 100, y, prose);
  put(100, prose, 12);  // hangs below the label's text
  EXPECT_THAT(read(words), ElementsAre("^" + std::string(prose), prose, "and left.", "^" + std::string(prose), prose,
                                       "^" + std::string(prose), "^" + std::string(prose), prose,
                                       "^(a) " + std::string(prose), prose));
}

TEST(PdfLines, a_change_of_size_starts_a_paragraph) {
  std::vector<PrintedWord> words = {word(72, 100, "FERRY", 14), word(72, 114, "Minutes", 10),
                                    word(72, 126, "again", 10)};
  EXPECT_THAT(read(words), ElementsAre("^FERRY", "^Minutes", "again"));
}

TEST(PdfLines, a_heading_in_bold_ends_where_the_weight_changes) {
  std::vector<PrintedWord> words;
  add(words, 72, 100, prose, style_bold);
  add(words, 72, 112, prose, style_bold);
  add(words, 72, 124, std::string(prose) + ".");
  add(words, 72, 136, prose, style_bold);
  const auto lines = lines_of_page(words, 595);
  ASSERT_EQ(lines.size(), 4U);
  EXPECT_FALSE(lines[1].block_start) << "the heading goes on";
  EXPECT_TRUE(lines[2].block_start) << "the text below it";
  EXPECT_TRUE(lines[3].block_start) << "the next heading";
}

TEST(PdfLines, columns_of_prose_are_read_one_after_the_other) {
  std::vector<PrintedWord> words;
  add(words, 72, 60, "A heading over both of the columns of this page which is as wide as they are");
  for (int i = 0; i < 14; ++i) {
    const auto y = static_cast<float>(100 + 12 * i);
    add(words, 72, y, "left column has prose in line " + std::to_string(i));
    add(words, 320, y, "right column has prose in line " + std::to_string(i));
  }
  const auto lines = read(words);
  ASSERT_EQ(lines.size(), 29U);
  EXPECT_EQ(lines[1], "^left column has prose in line 0");
  EXPECT_EQ(lines[14], "left column has prose in line 13");
  EXPECT_EQ(lines[15], "^right column has prose in line 0");
}

TEST(PdfLines, a_table_is_read_row_by_row) {
  std::vector<PrintedWord> words;
  for (int i = 0; i < 14; ++i) {
    const auto y = static_cast<float>(100 + 20 * i);
    add(words, 72, y, "the commissioners agreed to do thing " + std::to_string(i));
    add(words, 400, y, "Clerk");
  }
  const auto lines = read(words);
  ASSERT_EQ(lines.size(), 28U);
  EXPECT_EQ(lines[1], "^Clerk");
  EXPECT_EQ(lines[2], "^the commissioners agreed to do thing 1");
}

TEST(PdfLines, rows_with_a_number_of_their_own_start_blocks) {
  std::vector<PrintedWord> words;
  for (int i = 0; i < 4; ++i) {
    const auto y = static_cast<float>(100 + 12 * i);
    add(words, 72, y, "May24.0" + std::to_string(i));
    add(words, 150, y, prose);
  }
  for (const auto& line : lines_of_page(words, 595)) EXPECT_TRUE(line.block_start) << line.text;
}

TEST(PdfLines, any_words_at_all_give_all_their_letters_back) {
  std::minstd_rand random(7);
  for (int round = 0; round < 60; ++round) {
    std::vector<PrintedWord> words;
    size_t letters = 0;
    const size_t count = random() % 300;
    for (size_t i = 0; i < count; ++i) {
      const std::string text = "w" + std::to_string(i);  // all different: none is a copy
      words.push_back(word(static_cast<float>(random() % 600) - 5, static_cast<float>(random() % 840), text,
                           static_cast<float>(random() % 20)));
      letters += text.size();
    }
    size_t found = 0;
    for (const auto& line : lines_of_page(words, 595))
      found += line.text.size() - static_cast<size_t>(std::count(line.text.begin(), line.text.end(), ' '));
    EXPECT_EQ(found, letters) << "round " << round;
  }
}

TEST(PdfLines, nothing_gives_nothing) { EXPECT_TRUE(lines_of_page({}, 595).empty()); }

}  // namespace
}  // namespace minutebook
