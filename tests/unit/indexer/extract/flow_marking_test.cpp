// SPDX-License-Identifier: GPL-3.0-or-later
#include <gtest/gtest.h>

#include "indexer/extract/flow.hpp"
#include "indexer/extract/html.hpp"
#include "indexer/extract/markdown.hpp"
#include "indexer/extract/xml.hpp"

namespace minutebook {
namespace {

std::string first_line(const Layout& layout) {
  if (layout.pages.empty() || layout.pages[0].lines.empty()) return {};
  return layout.pages[0].lines[0].text;
}

TEST(FlowMarking, OnlyMarkingsOfHeadsAndFeetAreKept) {
  const struct {
    const char* head;
    const char* kept;
    const char* reason;
  } rows[] = {
      {"CONFIDENTIAL", "CONFIDENTIAL", "alone"},
      {"[EXEMPT]", "[EXEMPT]", "in brackets"},
      {"Pier Panel\tNOT FOR PUBLICATION\t3", "NOT FOR PUBLICATION", "between tabs"},
      {"Not-for-publication until May", "Not-for-publication until May", "goes on"},
      {"Confidential - not to be disclosed", "Confidential - not to be disclosed", "goes on behind a dash"},
      {"Pier Panel - Confidential", "Confidential", "behind a dash"},
      {"Pier Panel (Exempt)", "Exempt", "in brackets"},
      {"CONFIDENTIAL Page 1 of 2", "CONFIDENTIAL Page 1 of 2", "before the counter"},
      {"Pier Panel\tCONFIDENTIAL\t12 March 2021", "CONFIDENTIAL", "between tabs"},
      {"Pier Panel  CONFIDENTIAL  12 March 2021", "CONFIDENTIAL", "between wide gaps"},
      {"Pier Panel - Confidential reporting policy", "", "a subject behind a dash"},
      {"Confidential reporting policy", "", "a subject"},
      {"Unrestricted", "", "whole words"},
      {"Pier Panel, 4 March", "", "an ordinary head"},
  };
  for (const auto& row : rows) {
    Flow flow(MediaType::text);
    flow.add_marking(row.head);
    EXPECT_EQ(first_line(flow.finish()), row.kept) << row.reason;
  }
}

TEST(FlowMarking, FrontMatterAndBannersMark) {
  EXPECT_EQ(first_line(read_markdown("---\nclassification: confidential\n---\n\nPier\n")),
            "Classification: confidential");
  EXPECT_EQ(first_line(read_markdown("---\nexempt: true\n---\n\nPier\n")), "Classification: exempt");
  EXPECT_EQ(first_line(read_markdown("---\nauthor: A. Clerk\nstatus: draft\n---\n\nPier\n")), "Pier");
  EXPECT_EQ(first_line(read_html("<title>CONFIDENTIAL</title><body><p>Pier</p></body>")), "CONFIDENTIAL");
  EXPECT_EQ(first_line(read_html("<body><header><nav>NOT FOR PUBLICATION</nav></header><p>Pier</p></body>")),
            "NOT FOR PUBLICATION");
  EXPECT_EQ(first_line(read_html("<body><svg><text>CONFIDENTIAL</text></svg><p>Pier</p></body>")), "CONFIDENTIAL");
  EXPECT_EQ(first_line(read_html("<body><img alt='CONFIDENTIAL' src='x'><p>Pier</p></body>")), "CONFIDENTIAL");
  EXPECT_EQ(first_line(read_html("<head><meta name='classification' content='Private'></head><p>Pier</p>")),
            "Classification: Private");
  EXPECT_EQ(first_line(read_html("<head><title>Pier (Confidential)</title></head><p>Pier</p>")), "Confidential");
  EXPECT_EQ(first_line(read_html("<body><nav>Confidential reporting</nav><p>Pier</p></body>")), "Pier");
}

TEST(FlowMarking, TextsOfPageHeads) {
  std::string source =
      "<h><w:p><w:r><w:t>CONFI</w:t></w:r><w:r><w:t>DENTIAL</w:t></w:r><w:tab/><w:instrText>PAGE</w:instrText></w:p>"
      "<v:shape><v:textpath string='EXEMPT'/></v:shape></h>";
  pugi::xml_document xml;
  parse_xml(source, xml);
  const auto texts = texts_below(xml, "w:p");
  ASSERT_EQ(texts.size(), 2U);
  EXPECT_EQ(texts[0], "CONFIDENTIAL | ") << "tabs part a head";
  EXPECT_EQ(texts[1], "EXEMPT");
}

}  // namespace
}  // namespace minutebook
