// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/extract/markdown.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/unit/indexer/extract/lines.hpp"

namespace minutebook {
namespace {

using testing::ElementsAre;

TEST(Markdown, inline_marks_go) {
  struct Row {
    const char* line;
    const char* text;
    uint8_t style;
    const char* reason;
  };
  const Row rows[] = {
      {"**Apologies:** Ada Prewett", "Apologies: Ada Prewett", 0, "strong in part"},
      {"**RESOLVED**", "RESOLVED", style_bold, "strong as a whole"},
      {"***Sweep the slipway***", "Sweep the slipway", style_bold | style_italic, "three stars"},
      {"_so_", "so", style_italic, "emphasis"},
      {"~~withdrawn~~", "withdrawn", style_struck, "struck"},
      {"snake_case_name and 2 * 3 * 4", "snake_case_name and 2 * 3 * 4", 0, "no marks at all"},
      {"see [the map](https://example.org/a_(b).pdf) now", "see the map now", 0, "a link with brackets in its address"},
      {"![logo](x.png)Minutes", "Minutes", 0, "a picture"},
      {"[**bold** link](x)", "bold link", 0, "marks in a link"},
      {"<https://example.org/x>", "https://example.org/x", 0, "an address"},
      {"<ada@example.org>", "ada@example.org", 0, "a mail address"},
      {"*<small>Scanned page</small>*", "Scanned page", style_italic, "tags of HTML"},
      {"a < b and c > d", "a < b and c > d", 0, "signs that are no tags"},
      {"\\*not so\\* 3\\. \\[x\\]", "*not so* 3. [x]", 0, "escapes"},
      {"`code *here*` there", "code *here* there", 0, "code keeps its stars"},
      {"**began here and goes on", "began here and goes on", 0, "strong over several lines"},
      {"[not a link] (really)", "[not a link] (really)", 0, "brackets of prose"},
      {"", "", 0, "nothing"},
      {"****", "****", 0, "marks of nothing"},
  };
  for (const auto& row : rows) {
    uint8_t style = 0;
    EXPECT_EQ(without_inline_marks(row.line, style), row.text) << row.reason;
    EXPECT_EQ(style, row.style) << row.reason;
  }
}

TEST(Markdown, headings_and_paragraphs) {
  const Layout layout = read_markdown(
      "# Ferry Committee #\nMinutes\n=======\n\n## 2. Slipway\nIt was agreed\nto sweep it.\n\n#hashtag\nNext "
      "steps\n-----\n");
  EXPECT_THAT(short_texts(layout), ElementsAre("h1 ^Ferry Committee", "h1 ^Minutes", "h2 ^2. Slipway", "It was agreed",
                                               "to sweep it.", "^#hashtag", "h2 ^Next steps"));
  EXPECT_EQ(layout.media_type, MediaType::markdown);
}

TEST(Markdown, lists_keep_their_numbers_and_depth) {
  const Layout layout = read_markdown(
      "Present:\n* Ada Prewett\n* Tom Lisle\n  (from item 2)\n  - by video\n\n1. Slipway\n   2. Sweeping\n- [x] "
      "done\n");
  EXPECT_THAT(short_texts(layout),
              ElementsAre("^Present:", "l1 ^\u2022 Ada Prewett", "l1 ^\u2022 Tom Lisle", "l1 (from item 2)",
                          "l2 ^\u2022 by video", "l1 ^1. Slipway", "l2 ^2. Sweeping", "l1 ^\u2022 \u2611 done"));
}

TEST(Markdown, tables_are_cells) {
  const Layout layout =
      read_markdown("| Item | Action |\n|------|:---:|\n| 1 | Clerk<br>and Chair |\n| 2 \\| 3 | |\n\nAfter\n");
  EXPECT_THAT(short_texts(layout), ElementsAre("R0C0h ^Item", "R0C1h ^Action", "R1C0 ^1", "R1C1 ^Clerk",
                                               "R1C1 and Chair", "R2C0 ^2 | 3", "^After"));
  const auto lines = lines_of(layout);
  EXPECT_EQ(lines[0].box.y0, lines[1].box.y0);
  EXPECT_LT(lines[0].box.x0, lines[1].box.x0);
  EXPECT_EQ(lines[5].box.y0, lines[4].box.y1) << "a row starts below the tallest cell of the row above";
}

TEST(Markdown, a_stroke_in_prose_is_no_table) {
  EXPECT_THAT(short_texts(read_markdown("| Ward of Marrowby\nnothing | else\n")),
              ElementsAre("^| Ward of Marrowby", "nothing | else"));
}

TEST(Markdown, what_a_converter_leaves) {
  const Layout layout = read_markdown(
      "[Original file](https://example.org/files/1%20a.pdf)\n\n---\nFERRY COMMITTEE\n---\n2\n\nNext\fPage\n");
  EXPECT_EQ(layout.source_url, "https://example.org/files/1%20a.pdf");
  EXPECT_THAT(short_texts(layout), ElementsAre("^---", "^FERRY COMMITTEE", "^---", "^2", "^Next Page"));
}

TEST(Markdown, front_matter_and_comments_are_not_text) {
  const Layout layout = read_markdown(
      "---\ntitle: \"Minutes of May\"\nsource: https://example.org/5\ntags:\n  - ferry\n---\nText <!-- not\nthis "
      "-->here\n");
  EXPECT_EQ(layout.metadata_title, "Minutes of May");
  EXPECT_EQ(layout.source_url, "https://example.org/5");
  EXPECT_THAT(short_texts(layout), ElementsAre("^Text", "here"));
}

TEST(Markdown, a_rule_at_the_top_is_not_front_matter) {
  EXPECT_THAT(short_texts(read_markdown("---\nMinutes of the board\n---\nText\n")),
              ElementsAre("^---", "^Minutes of the board", "^---", "^Text"));
}

TEST(Markdown, code_is_left_alone) {
  EXPECT_THAT(short_texts(read_markdown("```\n# not a heading\n* x\n```\n# heading\n")),
              ElementsAre("^# not a heading", "* x", "h1 ^heading"));
}

TEST(Markdown, is_recognised_by_several_marks) {
  EXPECT_TRUE(looks_like_markdown("# A\n\n* x\n* y\n## B\n[z](https://example.org)\n"));
  EXPECT_FALSE(looks_like_markdown("Minutes\n\n1. Slipway\n- sweep\n"));
  EXPECT_FALSE(looks_like_markdown("# 3 is a number\n"));
}

}  // namespace
}  // namespace minutebook
