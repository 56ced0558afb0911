// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/parse/clean.hpp"

#include <gtest/gtest.h>

#include "indexer/parse/furniture.hpp"
#include "indexer/parse/residue.hpp"
#include "lib/base/text.hpp"

namespace minutebook {
namespace {

Line line_at(std::string text, float x, float y) {
  Line line;
  line.text = std::move(text);
  line.box = {x, y, x + 200, y + 12};
  line.block_start = false;
  return line;
}

Layout pages_of(const std::vector<std::vector<std::string>>& texts) {
  Layout layout;
  for (const auto& lines : texts) {
    Page page;
    page.number = static_cast<uint32_t>(layout.pages.size() + 1);
    page.width = 595;
    page.height = 842;
    float y = 40;
    for (const auto& text : lines) {
      page.lines.push_back(line_at(text, 72, y));
      y += 14;
    }
    layout.pages.push_back(std::move(page));
  }
  return layout;
}

Layout plain_of(const std::vector<std::string>& lines) {
  Layout layout = pages_of({lines});
  layout.pages[0].width = layout.pages[0].height = 0;
  return layout;
}

std::vector<std::string> texts(const std::vector<TextLine>& lines) {
  std::vector<std::string> out;
  for (const auto& line : lines) out.push_back(line.text);
  return out;
}

using Texts = std::vector<std::string>;

TEST(Clean, takes_residue_out) {
  struct {
    const char* reason;
    const char* in;
    const char* out;
  } rows[] = {
      {"plain text is kept", "The Board met at 7pm.", "The Board met at 7pm."},
      {"image with a path", "[image: \\\\srv\\users$\\a.clerk\\Sig.jpg] Jane", "Jane"},
      {"bookmark", "[bookmark: _GoBack]Next item", "Next item"},
      {"picture", "![logo](logo.png) Minutes", "Minutes"},
      {"link keeps its words", "see [the plan](https://x.example/p) now", "see the plan now"},
      {"bold marks", "**1.** **Apologies**", "1. Apologies"},
      {"bold and italics", "***Motion***", "Motion"},
      {"italics with a stray mark at the end", "2. a fair offer; and*", "2. a fair offer; and"},
      {"a star that marks a member is kept", "A Penrose*", "A Penrose*"},
      {"comment", "before <!-- hidden --> after", "before after"},
      {"tags", "<p>Agreed</p> <AI1>7</AI1>", "Agreed 7"},
      {"a less-than sign is not a tag", "if x < 5 and y > 3", "if x < 5 and y > 3"},
      {"struck in Markdown", "the ~~old~~ new rule", "the new rule"},
      {"escapes", "1\\. Welcome", "1. Welcome"},
      {"entities", "Parks &amp; Paths", "Parks & Paths"},
      {"ligature and soft hyphen", "o\uFB03cer co\u00ADopted", "officer coopted"},
      {"spaced letters", "M I N U T E S of the Board", "MINUTES of the Board"},
      {"three initials are not a spaced word", "J R R Penrose", "J R R Penrose"},
      {"loose ordinal", "on 15 th March", "on 15th March"},
      {"a th that is a word part", "15 things", "15 things"},
      {"an address in angle brackets", "<clerk@parish.example>", "clerk@parish.example"},
      {"list label after a dash", "- 1. first point", "1. first point"},
  };
  for (const auto& row : rows) {
    const auto text = clean(plain_of({row.in}));
    ASSERT_EQ(text.lines.size(), 1U) << row.reason;
    EXPECT_EQ(text.lines[0].text, row.out) << row.reason;
  }
}

TEST(Clean, drops_lines_that_say_nothing) {
  const auto text = clean(plain_of({"First", "_\t\t_", "-----", "| | |", "\u2022", "Last"}));
  EXPECT_EQ(texts(text.lines), (Texts{"First", "Last"}));
}

TEST(Clean, offsets_point_into_the_page_text) {
  const auto text = clean(pages_of({{"One", "**Two**"}, {"Three"}}));
  ASSERT_EQ(text.pages.size(), 2U);
  for (const auto& line : text.lines)
    EXPECT_EQ(text.pages[line.page - 1].text.substr(line.start, line.end - line.start), line.text);
}

TEST(Clean, reads_pipe_rows_as_cells) {
  const auto text = clean(plain_of({"| Item | Action |", "|------|--------|", "| 1 Parks | JS |", "After"}));
  ASSERT_EQ(texts(text.lines), (Texts{"Item", "Action", "1 Parks", "JS", "After"}));
  EXPECT_TRUE(text.lines[0].cell && text.lines[0].cell->header);
  EXPECT_EQ(text.lines[3].cell->column, 1U);
  EXPECT_EQ(text.lines[3].cell->row, 1U);
  EXPECT_FALSE(text.lines[4].cell);
}

TEST(Clean, bold_over_two_lines) {
  const auto text = clean(plain_of({"**Ann", "Penrose**", "plain"}));
  EXPECT_EQ(texts(text.lines), (Texts{"Ann", "Penrose", "plain"}));
  EXPECT_TRUE(text.lines[0].style & style_bold);
  EXPECT_TRUE(text.lines[1].style & style_bold);
  EXPECT_FALSE(text.lines[2].style & style_bold);
}

TEST(Clean, struck_words_are_not_text) {
  Layout layout = plain_of({"keep old new"});
  auto& line = layout.pages[0].lines[0];
  line.words = {{0, 4, {}, 0, 0}, {5, 3, {}, 0, style_struck}, {9, 3, {}, 0, style_bold}};
  const auto text = clean(layout);
  ASSERT_EQ(texts(text.lines), (Texts{"keep new"}));
  ASSERT_EQ(text.lines[0].words.size(), 2U);
  EXPECT_EQ(text.lines[0].words[1].start, 5U);
}

TEST(Clean, what_is_printed_over_a_page_marks_it) {
  const Box across{100, 100, 500, 600}, left{20, 100, 32, 300}, inside{200, 100, 212, 300};
  const struct {
    std::vector<Overprint> prints;
    Texts marks;
    const char* reason;
  } rows[] = {
      {{{"CONFIDENTIAL", across, 60, 45}}, {"CONFIDENTIAL!"}, "a watermark"},
      {{{"DRAFT", across, 14, 12}}, {"DRAFT!"}, "a stamp set askew"},
      {{{"C O N F I D E N T I A L", across, 60, 45}}, {"CONFIDENTIAL!"}, "letters set apart"},
      {{{"NOT FOR", across, 60, 45}, {"PUBLICATION", across, 60, 45}},
       {"NOT FOR!", "PUBLICATION!", "NOT FOR PUBLICATION!", "PUBLICATION NOT FOR!"},
       "two lines"},
      {{{"Exempt", left, 9, 90}}, {"Exempt"}, "along the margin"},
      {{{"Exempt?", inside, 9, 90}}, {}, "the head of a narrow column"},
      {{{"EXEMPT", inside, 40, 90}}, {"EXEMPT!"}, "large, on end"},
      {{{"EXEMPT EXEMPT EXEM", across, 9, 30}}, {"EXEMPT EXEMPT EXEM!"}, "a tile of small print"},
      {{{"Exempt land tax", across, 9, 30}}, {}, "small print that slants"},
  };
  for (const auto& row : rows) {
    Layout layout = pages_of({{"Pier Panel", "1. Tolls"}});
    for (auto& line : layout.pages[0].lines) line.size = 11;
    layout.pages[0].overprints = row.prints;
    const auto text = clean(layout);
    Texts marks;
    for (const auto& mark : text.marks) marks.push_back(mark.text + (mark.large ? "!" : ""));
    EXPECT_EQ(marks, row.marks) << row.reason;
    EXPECT_EQ(texts(text.lines), (Texts{"Pier Panel", "1. Tolls"})) << row.reason;
  }
}

TEST(Furniture, heads_and_feet_of_pages) {
  const auto text = clean(pages_of({{"Moor Parish Council", "MINUTES", "1. Apologies", "Page 1 of 3"},
                                    {"Moor Parish Council", "more text here", "Page 2 of 3"},
                                    {"Moor Parish Council", "the end of it", "Page 3 of 3"}}));
  EXPECT_EQ(texts(text.lines),
            (Texts{"Moor Parish Council", "MINUTES", "1. Apologies", "more text here", "the end of it"}))
      << "the first page keeps its head, counters go everywhere";
  EXPECT_EQ(text.furniture.size(), 5U);
}

TEST(Furniture, a_repeated_table_header_stays) {
  const auto text = clean(pages_of({{"Item", "first row"}, {"Item", "second row"}}));
  EXPECT_EQ(texts(text.lines), (Texts{"Item", "first row", "Item", "second row"}));
}

TEST(Furniture, lines_that_differ_in_a_number_are_not_equal) {
  const auto text = clean(pages_of({{"Item 4 Parks", "a"}, {"Item 9 Parks", "b"}, {"Item 3 Parks", "c"}}));
  EXPECT_EQ(text.furniture.size(), 0U);
}

TEST(Furniture, page_numbers_after_a_rule_in_markdown) {
  const auto text =
      clean(plain_of({"made a declaration.", "---", "2", "3. Disposal", "words", "---", "3", "4.", "More"}));
  EXPECT_EQ(texts(text.lines), (Texts{"made a declaration.", "3. Disposal", "words", "4.", "More"}));
}

TEST(Furniture, a_heading_block_that_comes_again_in_plain_text) {
  const auto text = clean(
      plain_of({"Moor Board", "7 May 2012", "Item 1", "words", "more", "Moor Board", "7 May 2012", "Item 1", "end"}));
  EXPECT_EQ(texts(text.lines), (Texts{"Moor Board", "7 May 2012", "Item 1", "words", "more", "end"}));
}

TEST(Furniture, page_counters) {
  struct {
    const char* text;
    int number;
  } rows[] = {{"7", 7},  {"- 7 -", 7}, {"page 2 of 7", 2}, {"2/7", 2},        {"page | 2", 2},
              {"!1", 1}, {"1.", -1},   {"page", -1},       {"2 of them", -1}, {"3 | page", 3}};
  for (const auto& row : rows) EXPECT_EQ(page_counter(row.text), row.number) << row.text;
}

TEST(Clean, rows_rise_and_cells_share_them) {
  Layout layout = pages_of({{"left", "next"}});
  layout.pages[0].lines.insert(layout.pages[0].lines.begin() + 1, line_at("right", 400, 41));
  const auto text = clean(layout);
  ASSERT_EQ(text.lines.size(), 3U);
  EXPECT_EQ(text.lines[0].row, text.lines[1].row);
  EXPECT_LT(text.lines[1].row, text.lines[2].row);
}

}  // namespace
}  // namespace minutebook
