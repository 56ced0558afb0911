// SPDX-License-Identifier: GPL-3.0-or-later
// What files say of themselves outside their text; what of it marks a paper is for the parser to say.
#include "indexer/extract/declared.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <zlib.h>

#include "indexer/extract/css_strings.hpp"
#include "indexer/extract/docx.hpp"
#include "indexer/extract/html.hpp"
#include "indexer/extract/mail.hpp"
#include "indexer/extract/markdown.hpp"
#include "indexer/extract/odt.hpp"
#include "indexer/extract/pdf.hpp"
#include "indexer/extract/xml.hpp"
#include "tests/support/make_papers.hpp"

namespace minutebook {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::Not;

const std::string paragraph = "<w:p><w:r><w:t>Pier</w:t></w:r></w:p>";

std::string part(const std::string& words) { return "<w:p><w:r><w:t>" + words + "</w:t></w:r></w:p>"; }

TEST(Declared, NamesThatTellWhoMaySeeThePaper) {
  const struct {
    const char* name;
    const char* value;
    std::vector<std::string> declared;
    const char* reason;
  } rows[] = {
      {"cp:category", "Confidential", {"Confidential"}, "a word of its own"},
      {"ProtectiveMarking", "Exempt", {"Exempt", "Classification: Exempt"}, "an office's label"},
      {"MSIP_Label_1f2e_Name", "Restricted", {"Restricted", "Classification: Restricted"}, "a sensitivity label"},
      {"MSIP_Label_1f2e_Method", "Privileged", {"Privileged"}, "what else stands with the label"},
      {"Confidential", "true", {"true", "Classification: confidential"}, "a box that is ticked"},
      {"Confidential", "false", {"false"}, "a box that is not"},
      {"dc:creator", "A. Clerk", {}, "a person is no marking"},
      {"Keywords", " \t ", {}, "nothing said"},
      {"Keywords", "Pier\tExempt\t3", {"Pier|Exempt|3"}, "parts of a head stay apart"},
      {"Keywords", "12", {}, "no words"},
  };
  for (const auto& row : rows) {
    Layout layout;
    declare_property(layout, row.name, row.value);
    declare_property(layout, row.name, row.value);
    EXPECT_EQ(layout.declared, row.declared) << row.reason;
  }
}

TEST(Declared, DocxPropertiesHeadsAndPictures) {
  const std::string relation = "<Relationships><Relationship Type=\"http://x/header\" Target=\"";
  const struct {
    std::vector<std::pair<std::string, std::string>> parts;
    const char* reason;
  } rows[] = {
      {{{"docProps/core.xml", "<cp:coreProperties><cp:category>Exempt</cp:category></cp:coreProperties>"}}, "category"},
      {{{"docProps/core.xml", "<cp:coreProperties><cp:contentStatus>Exempt</cp:contentStatus></cp:coreProperties>"}},
       "status"},
      {{{"docProps/core.xml", "<cp:coreProperties><cp:keywords>Exempt</cp:keywords></cp:coreProperties>"}}, "keywords"},
      {{{"docProps/custom.xml",
         "<Properties><property name=\"MSIP_Label_12_Name\"><vt:lpwstr>Exempt</vt:lpwstr></property></Properties>"}},
       "a sensitivity label"},
      {{{"word/header1.xml", "<w:hdr>" + part("Exempt") + "</w:hdr>"}}, "a head"},
      {{{"word/_rels/document.xml.rels", relation + "heads/one.xml\"/></Relationships>"},
        {"word/heads/one.xml", "<w:hdr>" + part("Exempt") + "</w:hdr>"}},
       "a head of another name"},
      {{{"word/_rels/document.xml.rels", relation + "../heads/./one.xml\"/></Relationships>"},
        {"heads/one.xml", "<w:hdr>" + part("Exempt") + "</w:hdr>"}},
       "a head beside the folder"},
      {{{"word/header1.xml",
         "<x:hdr xmlns:x=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><x:p><x:r>"
         "<x:t>Exempt</x:t></x:r></x:p></x:hdr>"}},
       "another prefix"},
      {{{"word/header1.xml", "<w:hdr><w:p><w:r><w:drawing><p descr=\"Exempt\"/></w:drawing></w:r></w:p></w:hdr>"}},
       "words about a picture in a head"},
      {{{"_rels/.rels",
         "<Relationships><Relationship Type=\"http://x/metadata/core-properties\" "
         "Target=\"/package/a.psmdcp\"/></Relationships>"},
        {"package/a.psmdcp", "<cp:coreProperties><cp:category>Exempt</cp:category></cp:coreProperties>"}},
       "properties of another name"},
      {{{"customXml/item1.xml", "<p><Kind>Exempt</Kind></p>"}}, "a field of a library"},
      {{{"word/_rels/document.xml.rels",
         "<Relationships><Relationship Type=\"x/diagramData\" Target=\"diagrams/data1.xml\"/></Relationships>"},
        {"word/diagrams/data1.xml", "<d><a:t>Exempt</a:t></d>"}},
       "a diagram"},
      {{{"word/_rels/document.xml.rels",
         "<Relationships><Relationship Type=\"x/aFChunk\" Target=\"/word/a.html\"/></Relationships>"},
        {"word/a.html", "<p>Exempt</p>"}},
       "a text that is put in"},
      {{{"word/_rels/document.xml.rels", relation + "my%20head.xml\"/></Relationships>"},
        {"word/my head.xml", "<w:hdr>" + part("Exempt") + "</w:hdr>"}},
       "a head with a blank in its name"},
      {{{"word/_rels/document.xml.rels", relation + "/heads/one.xml\"/></Relationships>"},
        {"heads/one.xml", "<w:hdr>" + part("Exempt") + "</w:hdr>"}},
       "a head from the top"},
  };
  for (const auto& row : rows)
    EXPECT_THAT(read_docx(make_docx(paragraph, row.parts)).declared, Contains("Exempt")) << row.reason;
  const std::string picture = "<w:p><w:r><w:drawing><wp:docPr descr=\"Exempt\"/></w:drawing></w:r></w:p>";
  EXPECT_THAT(read_docx(make_docx(paragraph + picture)).declared, ElementsAre("Exempt")) << "words about a picture";
  EXPECT_THAT(read_docx(make_docx(paragraph)).declared, IsEmpty());
  const std::string hidden = "<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>Exempt</w:t></w:r></w:p>";
  EXPECT_THAT(read_docx(make_docx(paragraph + hidden)).declared, ElementsAre("Exempt")) << "hidden text";
  const std::string head = "<w:hdr>" + part("NOT FOR") + part("PUBLICATION") + "</w:hdr>";
  EXPECT_THAT(read_docx(make_docx(paragraph, {{"word/header1.xml", head}})).declared, Contains("NOT FOR PUBLICATION"))
      << "a head of two lines";
}

TEST(Declared, PartsOfOneNameAreDamage) {
  const std::string twin = "<w:document><w:body>" + part("Another") + "</w:body></w:document>";
  EXPECT_EQ(read_docx(make_docx(paragraph, {{"word/document.xml", twin}})).verdict, Verdict::malformed);
  EXPECT_EQ(read_docx(make_docx(paragraph, {{"WORD/Document.xml", twin}})).verdict, Verdict::malformed);
}

TEST(Declared, NotesAtTheEndAreText) {
  const std::string notes = "<w:endnotes><w:endnote w:id=\"2\">" + part("See the chart") + "</w:endnote></w:endnotes>";
  const Layout layout = read_docx(make_docx(paragraph, {{"word/endnotes.xml", notes}}));
  ASSERT_EQ(layout.pages[0].lines.size(), 2U);
  EXPECT_EQ(layout.pages[0].lines[1].text, "See the chart");
}

TEST(Declared, OdtPropertiesAndHeads) {
  const auto meta = [](const std::string& properties) {
    return read_odt(make_odt("<text:p>Pier</text:p>", "",
                             {{"meta.xml", "<office:document-meta><office:meta>" + properties +
                                               "</office:meta></office:document-meta>"}}))
        .declared;
  };
  EXPECT_THAT(meta("<meta:keyword>Exempt</meta:keyword>"), ElementsAre("Exempt"));
  EXPECT_THAT(meta("<dc:subject>Exempt</dc:subject>"), ElementsAre("Exempt"));
  EXPECT_THAT(meta("<meta:user-defined meta:name=\"Classification\">Exempt</meta:user-defined>"),
              Contains("Classification: Exempt"));
  const std::string styles =
      "<office:document-styles><office:master-styles><style:header><text:h>Exempt</text:h></style:header>"
      "</office:master-styles></office:document-styles>";
  EXPECT_THAT(read_odt(make_odt("<text:p>Pier</text:p>", "", {{"styles.xml", styles}})).declared,
              ElementsAre("Exempt"));
}

TEST(Declared, HtmlBesideItsText) {
  const char* pages[] = {
      "<style>body::before { content: \"Exempt\" }</style><p>Pier",
      "<style>@page { @top-center { content: 'Ex' 'empt' } }</style><p>Pier",
      "<style>p::after { content: '\\45 xempt' }</style><p>Pier",
      "<p style='--mark: \"Exempt\"'>Pier",
      "<style>body { background: url('data:image/svg+xml,%3Csvg%3E%3Ctext%3EExempt%3C/text%3E%3C/svg%3E') "
      "}</style><p>Pier",
      "<style>body { background: url(data:image/svg+xml;utf8,<svg><text>Exempt</text></svg>) }</style><p>Pier",
      "<img src='data:image/svg+xml,<svg><text>Exempt</text></svg>'><p>Pier",
      "<img alt='Exempt' src='x'><p>Pier",
      "<p title='Exempt'>Pier",
      "<p aria-label='Exempt'>Pier",
      "<input value='Exempt' disabled><p>Pier",
      "<!-- Exempt --><p>Pier",
      "<p>Pier<!-- Exempt -->",
      "<div hidden>Exempt</div><p>Pier",
      "<div style='display:none'><b>Ex</b>empt</div><p>Pier",
      "<header><nav>Exempt</nav></header><p>Pier",
      "<svg><text>Exempt</text></svg><p>Pier",
      "<meta name='keywords' content='Exempt'><p>Pier",
      "<meta name='protective-marking' content='Exempt'><p>Pier",
      "<p>Exempt</p><main>Pier</main>",
      "<main>Pier</main><div><h2>Exempt</h2></div>",
      "<main>Pier</main><main>Exempt</main>",
      "<iframe srcdoc='<p>Exempt</p>'></iframe><p>Pier",
      "<style>p::before { content: attr(data-mark) }</style><p data-mark='Exempt'>Pier",
      "<input placeholder='Exempt'><p>Pier",
      "<select><option>Open<option selected>Exempt</select><p>Pier",
      "<script type='application/ld+json'>{\"conditionsOfAccess\": \"Exempt\"}</script><p>Pier",
      "<!--[if mso]><p>Exempt</p><![endif]--><p>Pier",
  };
  for (const char* page : pages) {
    const Layout layout = read_html(page);
    EXPECT_THAT(layout.declared, Contains("Exempt")) << page;
    ASSERT_EQ(layout.pages[0].lines.size(), 1U) << page;
  }
  EXPECT_THAT(read_html("<select><option>Exempt</option></select><script>'Exempt'</script><p>Pier").declared,
              Not(Contains("Exempt")))
      << "what may be chosen, and what is run";
}

TEST(Declared, StringsOfStyleSheets) {
  EXPECT_THAT(css_strings("a { content: 'x' /* 'no' */ 'y'; quotes: \"p\" }"), ElementsAre("xy", "p"));
  EXPECT_THAT(css_strings("a { content: 'open"), ElementsAre("open"));
  EXPECT_THAT(css_strings("/* open"), IsEmpty());
  EXPECT_THAT(css_strings("/"), IsEmpty());
  EXPECT_THAT(css_strings("'\\"), IsEmpty());
  EXPECT_EQ(words_of_data_address("data:image/svg+xml;base64,PHN2Zz4="), "");
  EXPECT_EQ(words_of_data_address("https://example.org/Exempt"), "");
}

TEST(Declared, FrontMatterOfMarkdown) {
  EXPECT_THAT(read_markdown("---\nclassification: confidential\n---\n\nPier\n").declared,
              Contains("Classification: confidential"));
  EXPECT_THAT(read_markdown("---\nexempt: true\n---\n\nPier\n").declared, Contains("Classification: exempt"));
  EXPECT_THAT(read_markdown("---\nstatus: closed\n---\n\nPier\n").declared, ElementsAre("status: closed"));
  EXPECT_THAT(read_markdown("+++\nclassification = \"confidential\"\n+++\n\nPier\n").declared,
              Contains("Classification: confidential"))
      << "TOML";
  EXPECT_THAT(read_markdown("{\"classification\": \"confidential\", \"a\": 1}\n\nPier\n").declared,
              Contains("Classification: confidential"))
      << "JSON";
  EXPECT_THAT(read_markdown("---\npublic: false\n---\n\nPier\n").declared, ElementsAre("public: false"));
  EXPECT_THAT(read_markdown("<!-- exempt -->\nPier\n").declared, ElementsAre("exempt")) << "a comment";
  EXPECT_THAT(read_markdown("![exempt](x.png)\n\nPier\n").declared, ElementsAre("exempt")) << "words about a picture";
  EXPECT_THAT(read_markdown("!!! danger \"exempt\"\n\nPier\n").declared, ElementsAre("exempt")) << "the title of a box";
  EXPECT_THAT(read_markdown("---\ntags:\n- exempt\n---\n\nPier\n").declared, Contains("- exempt"));
}

TEST(Declared, HeadersOfMail) {
  const std::string mail = "From: a@example.org\r\nSubject: Pier\r\n\r\nThe slipway is closed.\r\n";
  const struct {
    const char* headers;
    bool marked;
    const char* reason;
  } rows[] = {
      {"Sensitivity: Company-Confidential\r\n", true, "RFC 4021"},
      {"Sensitivity: Private\r\n", true, "RFC 4021"},
      {"Sensitivity: Personal\r\n", true, "RFC 4021"},
      {"X-Protective-Marking: OFFICIAL-SENSITIVE\r\n", true, "an office's marking"},
      {"x-protective-marking: [SEC=OFFICIAL:SENSITIVE]\r\n", true, "in its short form"},
      {"X-Message-Classification: Restricted\r\n", true, "another program's header"},
      {"msip_labels: MSIP_Label_12_Enabled=true; MSIP_Label_12_Name=Confidential;\r\n", true, "a label"},
      {"msip_labels: MSIP_Label_12_Name=General; MSIP_Label_12_Method=Privileged\r\n", false, "another label"},
      {"Sensitivity: Normal\r\nSensitivity: Company-Confidential\r\n", true, "the second of one name"},
      {"SIO-Label: marking=\"CONFIDENTIAL\"\r\n", true, "RFC 7444"},
      {"X-Labels: Confidential\r\n", true, "another program's header"},
      {"X-Security: restricted\r\n", true, "another program's header"},
      {"Sensitivity: Normal\r\n", false, "nothing of the kind"},
      {"X-Protective-Marking: UNRESTRICTED\r\n", false, "whole words"},
  };
  for (const auto& row : rows)
    EXPECT_EQ(testing::Value(read_mail(row.headers + mail).declared, Contains("Classification: Confidential")),
              row.marked)
        << row.reason;
  EXPECT_THAT(read_mail("Keywords: pier\r\nKeywords: exempt, pier\r\n" + mail).declared,
              ElementsAre("pier", "exempt, pier", "Pier"));
}

std::string packed(const std::string& bytes) {
  std::string out(bytes.size() + 100, '\0');
  uLongf size = out.size();
  compress(reinterpret_cast<Bytef*>(out.data()), &size, reinterpret_cast<const Bytef*>(bytes.data()), bytes.size());
  out.resize(size);
  return out;
}

TEST(Declared, PdfPropertiesAnnotationsFieldsAndLayers) {
  const auto annotated = [](const std::string& entries) {
    return make_pdf({at(72, 60, "Pier")}, "/Annots [<< /Type /Annot /Rect [60 400 560 470] " + entries + " >>]");
  };
  const auto informed = [](const std::string& entries) { return make_pdf({at(72, 60, "Pier")}, "", entries); };
  const auto with_object = [](const std::string& object) { return make_pdf({at(72, 60, "Pier")}, "", "", {object}); };
  const std::string objects = packed("9 0 << /Subtype /Stamp /Name /Exempt >>");
  const std::string xmp =
      "<x:xmpmeta><rdf:RDF><rdf:Description pdfx:Label='x'><dc:subject><rdf:Bag><rdf:li>Exempt</rdf:li></rdf:Bag>"
      "</dc:subject></rdf:Description></rdf:RDF></x:xmpmeta>";
  const std::pair<std::string, const char*> rows[] = {
      {annotated("/Subtype /Stamp /Name /Exempt"), "the name of a stamp"},
      {annotated("/Subtype/Stamp/Name/SBExempt"), "as one maker calls it"},
      {annotated("/Subtype /Stamp /Name /#44raft /Contents (Exempt)"), "the words of a stamp"},
      {annotated("/Subtype /Stamp /Contents (\\105xem\\\npt)"), "escapes"},
      {annotated("/Subtype /Stamp /Contents <4578656D7074>"), "in hexadecimal"},
      {annotated("/Subtype /Stamp /Contents <FEFF004500780065006D00700074>"), "in UTF-16"},
      {annotated("/Subtype /FreeText /Contents (Exempt)"), "written over the page"},
      {annotated("/Subtype /Watermark /Contents (Exempt)"), "a watermark"},
      {annotated("/Subtype /Widget /FT /Tx /T (Kind) /V (Exempt)"), "a field"},
      {annotated("/Subtype /Widget /FT /Btn /T (Exempt) /V /Yes"), "a box that is ticked"},
      {with_object("<< /Type /OCG /Name (Exempt) >>"), "a layer"},
      {with_object("<< /Type /ObjStm /N 1 /First 4 /Filter /FlateDecode /Length " + std::to_string(objects.size()) +
                   " >>\nstream\n" + objects + "\nendstream"),
       "a packed object"},
      {informed("/Keywords (Exempt)"), "keywords"},
      {informed("/Subject (Exempt)"), "the subject"},
      {informed("/Sensitivity (Exempt)"), "a property of its own"},
  };
  const std::pair<std::string, const char*> further[] = {
      {annotated("/Subtype /St#61mp /Contents (Exempt)"), "a name with escapes"},
      {annotated("/Subtype /FreeText /RC (<body><p>Exempt</p></body>)"), "with styles"},
      {annotated("/Subtype /Redact /OverlayText (Exempt)"), "over what was taken out"},
      {make_pdf({at(72, 60, "Pier")}, "", "", {"<< /S /Figure /Alt (Exempt) >>"}), "read aloud for a picture"},
  };
  for (const auto& [pdf, reason] : further) EXPECT_THAT(read_pdf(pdf).declared, Contains("Exempt")) << reason;
  std::string apart = annotated("/Subtype /Stamp /Contents 99 0 R");
  apart.insert(apart.find("1 0 obj"), "99 0 obj\n(Exempt)\nendobj\n");
  EXPECT_THAT(read_pdf(apart).declared, Contains("Exempt")) << "a string that is an object of its own";
  for (const auto& [pdf, reason] : rows) EXPECT_THAT(read_pdf(pdf).declared, Contains("Exempt")) << reason;
  EXPECT_THAT(read_pdf(annotated("/Subtype /Widget /FT /Btn /T (Exempt) /V /Off")).declared, Not(Contains("Exempt")));
  EXPECT_THAT(read_pdf(annotated("/Subtype /Stamp /Name /#44NotForPublicRelease")).declared,
              Contains("Not For Public Release"));
  std::string with_xmp = make_pdf({at(72, 60, "Pier")}, "", "",
                                  {"<< /Type /Metadata /Subtype /XML /Length " + std::to_string(xmp.size()) +
                                   " >>\nstream\n" + xmp + "\nendstream"});
  EXPECT_THAT(read_pdf(make_pdf({at(72, 60, "Pier")})).declared, IsEmpty());
}

TEST(Declared, TextsOfPageHeads) {
  std::string source =
      "<h><w:p><w:r><w:t>CONFI</w:t></w:r><w:r><w:t>DENTIAL</w:t></w:r><w:tab/><w:instrText>PAGE</w:instrText></w:p>"
      "<v:shape><v:textpath string='EXEMPT'/></v:shape></h>";
  pugi::xml_document xml;
  parse_xml(source, xml);
  EXPECT_THAT(texts_below(xml, "w:p"), ElementsAre("CONFIDENTIAL | ", "EXEMPT")) << "tabs part a head";
}

}  // namespace
}  // namespace minutebook
