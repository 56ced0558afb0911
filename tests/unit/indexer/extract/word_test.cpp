// SPDX-License-Identifier: GPL-3.0-or-later
// DOCX and ODT: what a word processor would print.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "indexer/extract/docx.hpp"
#include "indexer/extract/odt.hpp"
#include "tests/support/make_papers.hpp"
#include "tests/unit/indexer/extract/lines.hpp"

namespace minutebook {
namespace {

using testing::ElementsAre;

std::string p(const std::string& text, const std::string& properties = {}) {
  return "<w:p><w:pPr>" + properties + "</w:pPr><w:r><w:t xml:space=\"preserve\">" + text + "</w:t></w:r></w:p>";
}
std::string numbered(const std::string& text, int level = 0, int list = 1) {
  return p(text, "<w:numPr><w:ilvl w:val=\"" + std::to_string(level) + "\"/><w:numId w:val=\"" + std::to_string(list) +
                     "\"/></w:numPr>");
}
std::string cell(const std::string& content, const std::string& properties = {}) {
  return "<w:tc><w:tcPr>" + properties + "</w:tcPr>" + content + "</w:tc>";
}

constexpr const char* numbering =
    "<w:numbering><w:abstractNum w:abstractNumId=\"0\">"
    "<w:lvl w:ilvl=\"0\"><w:start w:val=\"1\"/><w:numFmt w:val=\"decimal\"/><w:lvlText w:val=\"%1.\"/></w:lvl>"
    "<w:lvl w:ilvl=\"1\"><w:start w:val=\"1\"/><w:numFmt w:val=\"lowerLetter\"/><w:lvlText w:val=\"(%2)\"/></w:lvl>"
    "<w:lvl w:ilvl=\"2\"><w:numFmt w:val=\"bullet\"/><w:lvlText w:val=\"\xEF\x82\xB7\"/></w:lvl></w:abstractNum>"
    "<w:num w:numId=\"1\"><w:abstractNumId w:val=\"0\"/></w:num>"
    "<w:num w:numId=\"2\"><w:abstractNumId w:val=\"0\"/><w:lvlOverride w:ilvl=\"0\"><w:startOverride "
    "w:val=\"5\"/></w:lvlOverride></w:num></w:numbering>";

constexpr const char* styles =
    "<w:styles><w:style w:type=\"paragraph\" w:default=\"1\" w:styleId=\"Normal\"/>"
    "<w:style w:type=\"paragraph\" w:styleId=\"Berschrift2\"><w:name w:val=\"heading "
    "2\"/><w:rPr><w:b/></w:rPr></w:style>"
    "<w:style w:type=\"paragraph\" w:styleId=\"Item\"><w:basedOn w:val=\"Berschrift2\"/><w:pPr><w:numPr><w:numId "
    "w:val=\"1\"/></w:numPr></w:pPr></w:style></w:styles>";

TEST(Docx, numbers_print_as_word_prints_them) {
  const Layout layout = read_docx(
      make_docx(numbered("Apologies") + numbered("Slipway") + numbered("sweep it", 1) + numbered("repair it", 1) +
                    numbered("soon", 2) + numbered("Moorings") + numbered("begins at five", 0, 2) +
                    numbered("goes on") + numbered("", 0) + numbered("counted on", 0) + numbered("not in a list", 0, 0),
                {{"word/numbering.xml", numbering}}));
  EXPECT_THAT(
      short_texts(layout),
      ElementsAre("l1 ^1. Apologies", "l1 ^2. Slipway", "l2 ^(a) sweep it", "l2 ^(b) repair it", "l3 ^\u2022 soon",
                  "l1 ^3. Moorings", "l1 ^5. begins at five", "l1 ^6. goes on", "l1 ^8. counted on", "^not in a list"));
  EXPECT_EQ(layout.verdict, Verdict::ok);
}

TEST(Docx, styles_give_headings_numbers_and_weight) {
  const Layout layout = read_docx(make_docx(
      p("Slipway", "<w:pStyle w:val=\"Berschrift2\"/>") + p("Moorings", "<w:pStyle w:val=\"Item\"/>") + p("text") +
          "<w:p><w:r><w:rPr><w:b/></w:rPr><w:t>RESOLVED</w:t></w:r><w:r><w:t> that</w:t></w:r></w:p>"
          "<w:p><w:pPr><w:pStyle w:val=\"Berschrift2\"/></w:pPr><w:r><w:rPr><w:b "
          "w:val=\"0\"/></w:rPr><w:t>light</w:t></w:r></w:p>",
      {{"word/styles.xml", styles}, {"word/numbering.xml", numbering}}));
  EXPECT_THAT(short_texts(layout),
              ElementsAre("h2 b ^Slipway", "h2 b ^1. Moorings", "^text", "^RESOLVED that", "h2 ^light"));
}

TEST(Docx, deleted_and_hidden_text_is_gone_inserted_text_is_there) {
  const Layout layout = read_docx(make_docx(
      "<w:p><w:r><w:t>Rent is "
      "</w:t></w:r><w:del><w:r><w:delText>50</w:delText></w:r></w:del><w:ins><w:r><w:t>60</w:t></w:r></"
      "w:ins><w:r><w:rPr><w:vanish/></w:rPr><w:t>secret</w:t></w:r></w:p>"
      "<w:p><w:r><w:t>kept </w:t></w:r><w:r><w:rPr><w:strike/></w:rPr><w:t>struck</w:t></w:r></w:p>"
      "<w:p><w:r><w:rPr><w:strike/></w:rPr><w:t>all struck</w:t></w:r></w:p>"
      "<w:p><w:r><w:fldChar "
      "w:fldCharType=\"begin\"/></w:r><w:r><w:instrText>PAGE</w:instrText></w:r><w:r><w:t>7</w:t></w:r></w:p>"));
  EXPECT_THAT(short_texts(layout), ElementsAre("^Rent is 60", "^kept", "s ^all struck", "^7"));
}

TEST(Docx, tables_know_their_places) {
  const Layout layout =
      read_docx(make_docx("<w:tbl><w:tr><w:trPr><w:tblHeader/></w:trPr>" + cell(p("Item")) +
                          cell(p("Decision"), "<w:gridSpan w:val=\"2\"/>") + cell(p("Action")) + "</w:tr><w:tr>" +
                          cell(p("1"), "<w:vMerge w:val=\"restart\"/>") + cell(p("Agreed") + p("to sweep")) +
                          cell(p("by May")) + cell(p("Clerk")) + "</w:tr><w:tr>" + cell("<w:p/>", "<w:vMerge/>") +
                          cell(p("x")) + "</w:tr></w:tbl><w:tbl><w:tr>" + cell(p("in a frame")) + "</w:tr></w:tbl>"));
  EXPECT_THAT(short_texts(layout),
              ElementsAre("R0C0h ^Item", "R0C1+2h ^Decision", "R0C3h ^Action", "R1C0 ^1", "R1C1 ^Agreed",
                          "R1C1 ^to sweep", "R1C2 ^by May", "R1C3 ^Clerk", "R2C1 ^x", "^in a frame"));
}

TEST(Docx, breaks_and_tabs_divide) {
  const Layout layout = read_docx(make_docx(
      "<w:p><w:r><w:t>Present:</w:t><w:tab/><w:t>Ada Prewett</w:t><w:br/><w:t>Tom</w:t><w:t> Lisle</w:t></w:r></w:p>"
      "<w:p><w:r><w:t>4.</w:t><w:tab/><w:t>Slipway</w:t></w:r></w:p>"));
  EXPECT_THAT(short_texts(layout), ElementsAre("^Present:", "Ada Prewett", "Tom Lisle", "^4. Slipway"));
  const auto lines = lines_of(layout);
  EXPECT_EQ(lines[0].box.y0, lines[1].box.y0);
  EXPECT_LT(lines[0].box.x1, lines[1].box.x0);
  EXPECT_LT(lines[1].box.y0, lines[2].box.y0);
}

TEST(Docx, a_text_box_is_read_once_and_notes_stand_at_the_end) {
  const std::string box = "<w:txbxContent>" + p("in the box") + "</w:txbxContent>";
  const Layout layout = read_docx(make_docx(
      "<w:p><w:r><w:t>around</w:t><mc:AlternateContent><mc:Choice><w:drawing>" + box +
          "</w:drawing></mc:Choice><mc:Fallback><w:pict>" + box +
          "</w:pict></mc:Fallback></mc:AlternateContent></w:r></w:p>" + p("after"),
      {{"word/footnotes.xml", "<w:footnotes><w:footnote w:type=\"separator\">" + p("--") +
                                  "</w:footnote><w:footnote w:id=\"2\">" + p("a note") + "</w:footnote></w:footnotes>"},
       {"word/header1.xml", "<w:hdr>" + p("head") + "</w:hdr>"},
       {"docProps/core.xml", "<cp:coreProperties><dc:title>Ferry minutes</dc:title></cp:coreProperties>"}}));
  EXPECT_THAT(short_texts(layout), ElementsAre("^around", "^in the box", "^after", "^a note"));
  EXPECT_EQ(layout.metadata_title, "Ferry minutes");
}

TEST(Docx, entities_are_not_expanded_and_depth_is_limited) {
  const std::string bomb =
      "<?xml version=\"1.0\"?><!DOCTYPE x [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;\">]><w:document><w:body>" +
      p("&b; text") + "</w:body></w:document>";
  const auto texts = short_texts(read_docx(make_zip({{"word/document.xml", bomb}})));
  EXPECT_THAT(texts, ElementsAre("^&b; text"));
  std::string deep;
  for (int i = 0; i < 5000; ++i) deep += "<w:sdt><w:sdtContent>";
  EXPECT_EQ(read_docx(make_docx(deep + p("deep"))).verdict, Verdict::malformed);
}

TEST(Docx, damage_is_told) {
  const std::string whole = make_docx(p("Slipway"));
  struct Row {
    const char* reason;
    std::string bytes;
    Verdict verdict;
  };
  const Row rows[] = {
      {"half a file", whole.substr(0, whole.size() / 2), Verdict::malformed},
      {"no text inside", make_zip({{"word/styles.xml", styles}}), Verdict::malformed},
      {"text that is no XML", make_zip({{"word/document.xml", "nothing"}}), Verdict::malformed},
      {"no words", make_docx("<w:p/>"), Verdict::no_text},
      {"text that breaks off", make_zip({{"word/document.xml", "<w:document><w:body>" + p("read") + "<w:p><w:r>"}}),
       Verdict::ok},
  };
  for (const auto& row : rows) EXPECT_EQ(read_docx(row.bytes).verdict, row.verdict) << row.reason;
}

TEST(Odt, lists_headings_and_tables) {
  const Layout layout = read_odt(
      make_odt("<text:h text:outline-level=\"2\">Ferry Committee</text:h>"
               "<text:list "
               "text:style-name=\"L\"><text:list-item><text:p>Apologies</text:p></"
               "text:list-item><text:list-item><text:p>Slipway</text:p>"
               "<text:list><text:list-item><text:p>sweep<text:s/>it</text:p><text:p>soon</text:p></text:list-item></"
               "text:list></text:list-item></text:list>"
               "<text:list text:style-name=\"L\" "
               "text:continue-numbering=\"true\"><text:list-item><text:p>Moorings</text:p></text:list-item></text:list>"
               "<table:table><table:table-header-rows><table:table-row><table:table-cell><text:p>Item</text:p></"
               "table:table-cell><table:table-cell table:number-columns-spanned=\"2\"><text:p>Action</text:p>"
               "</table:table-cell><table:covered-table-cell/><table:table-cell><text:p>By</text:p></"
               "table:table-cell></table:table-row></table:table-header-rows></table:table>",
               "<text:list-style style:name=\"L\"><text:list-level-style-number text:level=\"1\" "
               "style:num-format=\"1\" style:num-suffix=\".\"/>"
               "<text:list-level-style-number text:level=\"2\" style:num-format=\"a\" style:num-prefix=\"(\" "
               "style:num-suffix=\")\"/></text:list-style>"));
  EXPECT_THAT(short_texts(layout),
              ElementsAre("h2 ^Ferry Committee", "l1 ^1. Apologies", "l1 ^2. Slipway", "l2 ^(a) sweep it", "l2 ^soon",
                          "l1 ^3. Moorings", "R0C0h ^Item", "R0C1+2h ^Action", "R0C3h ^By"));
}

TEST(Odt, styles_deletions_and_notes) {
  const Layout layout = read_odt(make_odt(
      "<text:tracked-changes><text:changed-region><text:deletion><text:p>deleted</text:p></text:deletion></"
      "text:changed-region></text:tracked-changes>"
      "<text:p text:style-name=\"B\">RESOLVED<text:note><text:note-body><text:p>a "
      "note</text:p></text:note-body></text:note></text:p>"
      "<text:p>Name<text:tab/>Role<text:line-break/>next <text:span text:style-name=\"H\">hidden</text:span><text:span "
      "text:style-name=\"S\">struck</text:span></text:p>"
      "<text:p><draw:frame><draw:text-box><text:p>in the box</text:p></draw:text-box></draw:frame></text:p>",
      "<style:style style:name=\"B\"><style:text-properties fo:font-weight=\"bold\"/></style:style>"
      "<style:style style:name=\"H\"><style:text-properties text:display=\"none\"/></style:style>"
      "<style:style style:name=\"S\"><style:text-properties style:text-line-through-style=\"solid\"/></style:style>"));
  EXPECT_THAT(short_texts(layout), ElementsAre("b ^RESOLVED", "^Name", "Role", "next", "^in the box", "^a note"));
}

TEST(Odt, where_it_lay_when_it_was_written_is_not_its_text) {
  const Layout layout =
      read_odt(make_odt("<text:p>Kept in <text:file-name>/home/clerk/in/2.doc</text:file-name></text:p>"));
  EXPECT_THAT(short_texts(layout), ElementsAre("^Kept in"));
}

TEST(Odt, locks_and_damage_are_told) {
  EXPECT_EQ(read_odt(make_zip({{"mimetype", "application/vnd.oasis.opendocument.text"},
                               {"META-INF/manifest.xml", "<x><manifest:encryption-data/></x>"},
                               {"content.xml", "noise"}}))
                .verdict,
            Verdict::locked);
  EXPECT_EQ(read_odt(make_zip({{"mimetype", "application/vnd.oasis.opendocument.text"}})).verdict, Verdict::malformed);
  EXPECT_EQ(read_odt("PK\x03\x04").verdict, Verdict::malformed);
  EXPECT_EQ(read_odt(make_odt("<text:p/>")).verdict, Verdict::no_text);
}

}  // namespace
}  // namespace minutebook
