// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/extract/html.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/unit/indexer/extract/lines.hpp"

namespace minutebook {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

TEST(Html, what_is_not_the_paper_goes) {
  const Layout layout = read_html(
      "<html><head><title>Minutes of May</title><link rel='canonical' "
      "href='https://example.org/m/4'><style>p{}</style></head><body>"
      "<nav><a href=/>Home</a></nav><div role=navigation>Menu</div><script>var x = 'no';</script><div style='display: "
      "none'>hidden</div><p hidden>hidden too</p>"
      "<p>The <b>slipway</b> is swept.</p><footer>Cookies</footer></body></html>");
  EXPECT_THAT(short_texts(layout), ElementsAre("^The slipway is swept."));
  EXPECT_EQ(layout.metadata_title, "Minutes of May");
  EXPECT_EQ(layout.source_url, "https://example.org/m/4");
}

TEST(Html, with_a_main_part_only_that_is_read) {
  EXPECT_THAT(
      short_texts(read_html("<body><div>Site head</div><main><h1>Minutes</h1>text</main><div>Site foot</div></body>")),
      ElementsAre("h1 ^Minutes", "^text"));
  EXPECT_THAT(short_texts(read_html("<body><p>text</p><main> </main></body>")), ElementsAre("^text"))
      << "an empty one counts for nothing";
}

TEST(Html, lists_have_their_numbers) {
  const Layout layout = read_html(
      "<ol><li>Apologies<li>Slipway<ol type=a><li>sweep<li value=4>repair</ol><li>Moorings</ol><ul><li>one<ul "
      "style='list-style:none'><li>two</ul></ul><ol start=9 type=i><li>late</ol>");
  EXPECT_THAT(short_texts(layout), ElementsAre("l1 ^1. Apologies", "l1 ^2. Slipway", "l2 ^a. sweep", "l2 ^d. repair",
                                               "l1 ^3. Moorings", "l1 ^\u2022 one", "l2 ^two", "l1 ^ix. late"));
}

TEST(Html, tables_know_their_places) {
  const Layout layout = read_html(
      "<table><thead><tr><th>Item<th colspan=2>Decision<th>By</thead><tbody><tr><td "
      "rowspan=2>1<td>Agreed<br>today<td>May<td>Clerk<tr><td>x<td>y<td>z</table>");
  EXPECT_THAT(short_texts(layout),
              ElementsAre("R0C0h ^Item", "R0C1+2h ^Decision", "R0C3h ^By", "R1C0 ^1", "R1C1 ^Agreed", "R1C1 today",
                          "R1C2 ^May", "R1C3 ^Clerk", "R2C1 ^x", "R2C2 ^y", "R2C3 ^z"));
}

TEST(Html, tables_that_only_place_things_are_none) {
  const Layout layout = read_html(
      "<table><tr><td>Left<td><table><tr><td>a<td>b</table></table><table><tr><td>frame</table><table "
      "role=presentation><tr><td>p<td>q</table>");
  EXPECT_THAT(short_texts(layout), ElementsAre("^Left", "R0C0 ^a", "R0C1 ^b", "^frame", "^p", "^q"));
}

TEST(Html, breaks_marks_and_styles) {
  const Layout layout = read_html(
      "<p>one<br>two<br><br>three</p><p><strong>All bold</strong></p><p><span style='font-weight: "
      "bold'>also</span></p><p>the 15<sup>th</sup> May<sup>2</sup> <del>gone</del></p><p><s>struck</s></p><pre>a\n  "
      "b</pre>");
  EXPECT_THAT(short_texts(layout), ElementsAre("^one", "two", "^three", "b ^All bold", "b ^also", "^the 15th May 2",
                                               "s ^struck", "^a", "b"));
}

TEST(Html, encodings_are_found) {
  struct Row {
    const char* reason;
    std::string bytes;
  };
  const Row rows[] = {
      {"UTF-8", "<p>Büro</p>"},
      {"UTF-8 that claims to be Latin-1", "<meta charset=iso-8859-1><p>Büro</p>"},
      {"Windows-1252", "<p>B\xFCro</p>"},
      {"Latin-1 that claims to be UTF-8", "<meta charset=utf-8><p>B\xFCro</p>"},
      {"another one, said in the head",
       "<meta http-equiv=content-type content='text/html; charset=iso-8859-2'><p>B\xFCro</p>"},
      {"entities", "<p>B&uuml;ro</p>"},
  };
  for (const auto& row : rows) EXPECT_THAT(short_texts(read_html(row.bytes)), ElementsAre("^Büro")) << row.reason;
}

TEST(Html, deep_and_broken_pages_are_read_to_the_end) {
  std::string deep;
  for (int i = 0; i < 4000; ++i) deep += "<div>";
  EXPECT_THAT(short_texts(read_html(deep + "deep")), ElementsAre("^deep"));
  EXPECT_THAT(short_texts(read_html("<p>one<table><td>a<td>b<p>two</i></div></span>three")), testing::Contains("^one"));
  EXPECT_THAT(short_texts(read_html("<")), testing::SizeIs(testing::Le(1)));
  EXPECT_THAT(short_texts(read_html("")), IsEmpty());
  EXPECT_EQ(read_html("").verdict, Verdict::no_text);
  EXPECT_EQ(read_html("<p></p>").verdict, Verdict::no_text);
}

}  // namespace
}  // namespace minutebook
