// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/extract/text.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "indexer/extract/encoding.hpp"
#include "indexer/extract/limits.hpp"
#include "lib/base/text.hpp"
#include "tests/unit/indexer/extract/lines.hpp"

namespace minutebook {
namespace {

using testing::ElementsAre;

TEST(Encoding, is_found_out) {
  struct Row {
    const char* reason;
    std::string bytes;
    const char* text;
  };
  const Row rows[] = {
      {"UTF-8", "Büro – 5 €", "Büro – 5 €"},
      {"UTF-8 with a mark",
       "\xEF\xBB\xBF"
       "Büro",
       "Büro"},
      {"Windows-1252", "B\xFCro \x96 5 \x80 \x93so\x94", "Büro – 5 € “so”"},
      {"UTF-16 little endian with a mark",
       std::string("\xFF\xFE"
                   "B\0\xFC\0r\0o\0",
                   10),
       "Büro"},
      {"UTF-16 big endian with a mark", std::string("\xFE\xFF\0B\0\xFC\0r\0o", 10), "Büro"},
      {"UTF-16 without a mark",
       std::string("A\0g\0e\0n\0d\0a\0 \0"
                   "1\0",
                   16),
       "Agenda 1"},
      {"a pair of surrogates", std::string("\xFF\xFE\x3D\xD8\x00\xDE", 6), "😀"},
      {"half a pair", std::string("\xFF\xFE\x3D\xD8\x41\x00", 6), "\uFFFDA"},
      {"a NUL in plain text", std::string("a\0b", 3), "a\uFFFDb"},
      {"nothing", "", ""},
  };
  for (const auto& row : rows) EXPECT_EQ(to_utf8(row.bytes), row.text) << row.reason;
}

TEST(Encoding, text_is_told_from_noise) {
  std::string noise;
  for (int i = 0; i < 1000; ++i) noise += static_cast<char>(i * 7 % 256);
  EXPECT_FALSE(looks_like_text(noise));
  EXPECT_FALSE(looks_like_text(std::string(1000, '\0')));
  EXPECT_TRUE(looks_like_text("Minutes of 4 March\n\f\tB\xFCro"));
  EXPECT_TRUE(looks_like_text(std::string("M\0i\0n\0u\0t\0e\0s\0", 14)));
}

TEST(Text, blanks_of_all_kinds_are_one) {
  EXPECT_EQ(printable("  a\u00A0\u2003b\tc \x07 d\u0085e\r\n"), "a b c d e");
  EXPECT_EQ(printable(" \u00A0\t"), "");
}

TEST(Text, lines_blocks_and_indentation) {
  const Layout layout = read_text("Ferry Committee\nMinutes\n\n   1. Slipway\r\nIt was agreed\rto sweep it\n");
  EXPECT_THAT(short_texts(layout),
              ElementsAre("^Ferry Committee", "Minutes", "^1. Slipway", "It was agreed", "to sweep it"));
  const auto lines = lines_of(layout);
  EXPECT_EQ(lines[2].box.x0, 18) << "three blanks of six points";
  EXPECT_EQ(lines[0].box.y0, 0);
  EXPECT_EQ(lines[1].box.y0, 12);
  EXPECT_EQ(lines[2].box.y0, 36) << "an empty line takes its place";
  EXPECT_EQ(layout.verdict, Verdict::ok);
  EXPECT_EQ(layout.page_count, 1U);
}

TEST(Text, wide_gaps_divide_a_line_but_not_behind_a_label) {
  const Layout layout = read_text("Present:      Ada Prewett    Tom Lisle\n1.      Slipway\n\t(a)\tsweep  it\n");
  EXPECT_THAT(short_texts(layout), ElementsAre("^Present:", "Ada Prewett", "Tom Lisle", "1. Slipway", "(a) sweep it"));
  const auto lines = lines_of(layout);
  EXPECT_EQ(lines[0].box.y0, lines[2].box.y0) << "one baseline";
  EXPECT_EQ(lines[1].box.x0, 14 * 6);
}

TEST(Text, a_form_feed_starts_a_page) {
  const Layout layout = read_text("one\ftwo\n\fthree");
  ASSERT_EQ(layout.pages.size(), 3U);
  EXPECT_EQ(layout.pages[1].lines.at(0).text, "two");
  EXPECT_EQ(layout.pages[2].number, 3U);
  EXPECT_EQ(layout.pages[2].lines.at(0).box.y0, 0);
  EXPECT_EQ(layout.page_count, 3U);
}

TEST(Text, lines_end_in_all_the_ways_that_files_have) {
  for (const std::string end : {"\n", "\r", "\r\n", "\v", "\x1E", "\xC2\x85", "\xE2\x80\xA8", "\xE2\x80\xA9"})
    EXPECT_THAT(short_texts(read_text("CONFIDENTIAL" + end + "Pier Panel")), ElementsAre("^CONFIDENTIAL", "Pier Panel"))
        << end;
}

TEST(Text, codes_of_terminals_and_printers_are_no_text) {
  EXPECT_THAT(short_texts(read_text("\x1B[1;31mCONFIDENTIAL\x1B[0m\n")), ElementsAre("^CONFIDENTIAL"));
  EXPECT_THAT(short_texts(read_text("E\bEX\bX E _\bM\n")), ElementsAre("^EX E M")) << "struck twice";
  EXPECT_THAT(short_texts(read_text("\b\bA\x1B")), ElementsAre("^A")) << "nothing to take back";
  EXPECT_THAT(short_texts(read_text("\x1B[\xC3\xA9tat\n")), ElementsAre("^\u00E9tat"))
      << "no code: a letter of two bytes";
}

TEST(Text, nothing_to_read_is_told) {
  for (const char* bytes : {"\n \t \n", "\u00A0", "\f\f"}) EXPECT_EQ(read_text(bytes).verdict, Verdict::no_text);
}

TEST(Text, a_line_without_end_is_cut_between_characters) {
  std::string endless;
  while (endless.size() < max_line_bytes + 100) endless += "ü";
  const auto lines = lines_of(read_text(endless));
  ASSERT_EQ(lines.size(), 2U);
  EXPECT_TRUE(is_utf8(lines[0].text));
  EXPECT_EQ(lines[0].text + lines[1].text, endless);
  EXPECT_FALSE(lines[1].block_start);
}

TEST(Text, more_than_is_read_of_one_file_says_how_far) {
  const Layout layout = read_text(std::string(max_line_bytes, 'a') + "\n" + std::string(max_line_bytes, 'a'));
  EXPECT_EQ(layout.verdict, Verdict::ok) << "two long lines are not many";
  std::string many;
  for (size_t i = 0; i < max_lines + 10; ++i) many += "a\n";
  const Layout cut = read_text(many);
  EXPECT_EQ(cut.verdict, Verdict::too_large);
  EXPECT_NE(cut.verdict_detail.find(std::to_string(max_lines)), std::string::npos) << cut.verdict_detail;
  EXPECT_EQ(lines_of(cut).size(), max_lines);
}

}  // namespace
}  // namespace minutebook
