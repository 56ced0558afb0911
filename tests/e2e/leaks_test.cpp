// SPDX-License-Identifier: GPL-3.0-or-later
// One way a row in which a paper can be marked: none of its words may be in the public index, and papers that are only
// like them must be.
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "tests/e2e/programs.hpp"
#include "tests/support/make_papers.hpp"

namespace minutebook {
namespace {

struct Paper {
  std::string path;
  std::string bytes;  ///< with the word of its number
  const char* reason;
};

/// A word that only the n-th paper has.
std::string canary(size_t n) {
  return "quokka" + std::string(1, static_cast<char>('a' + n / 26)) + static_cast<char>('a' + n % 26);
}

class Papers {
 public:
  void add(const std::string& path, const std::string& bytes, const char* reason) {
    papers_.push_back({path, bytes, reason});
  }
  [[nodiscard]] std::string word() const { return canary(papers_.size()); }
  [[nodiscard]] std::string text() const {
    return "Minutes of the Harbour Board held on 3 May 2021\n\n1. Moorings\nThe " + word() + " mooring was sold.\n";
  }
  [[nodiscard]] std::string page() const {
    std::string out = at(72, 60, "Harbour Board") + at(72, 80, "Minutes of the meeting held on 3 May 2021");
    for (int i = 1; i < 20; ++i)
      out += at(72, 100 + 20 * i, std::to_string(i) + ". The Board agreed the " + word() + " mooring as set out.");
    return out;
  }
  [[nodiscard]] std::string html(const std::string& head, const std::string& body) const {
    return "<html><head>" + head + "</head><body>" + body + "<h1>Harbour Board</h1><p>The " + word() +
           " mooring was sold.</p></body></html>";
  }
  [[nodiscard]] std::string docx(const std::vector<std::pair<std::string, std::string>>& parts) const {
    return make_docx("<w:p><w:r><w:t>The " + word() + " mooring was sold.</w:t></w:r></w:p>", parts);
  }
  [[nodiscard]] const std::vector<Paper>& all() const { return papers_; }

 private:
  std::vector<Paper> papers_;
};

void add_pdfs(Papers& papers) {
  for (const int degrees : {10, 30, 45, 60, -30})
    papers.add("tile" + std::to_string(degrees) + ".pdf",
               make_pdf({tiled(degrees, "CONFIDENTIAL", 12) + papers.page()}), "a tile of small slanting print");
  std::string stack;
  for (const char letter : std::string("CONFIDENTIAL"))
    stack += at(20, 90 + 20.0 * static_cast<double>(stack.size() / 40), std::string(1, letter));
  papers.add("stack.pdf", make_pdf({stack + papers.page()}), "letters one below another");
  const auto annotated = [&](const std::string& annotation) {
    return make_pdf({papers.page()}, "/Annots [<< /Type /Annot /Rect [60 700 200 720] " + annotation + " >>]");
  };
  papers.add("stamp.pdf", annotated("/Subtype /Stamp /Name /Confidential"), "a stamp that is only named");
  papers.add("words.pdf", annotated("/Subtype /Stamp /Contents (Confidential)"), "a stamp that only has words");
  papers.add("free.pdf", annotated("/Subtype /FreeText /Contents (Confidential) /DA (/Helv 9 Tf)"),
             "words over a page");
  papers.add("field.pdf", annotated("/Subtype /Widget /FT /Tx /T (Classification) /V (Exempt)"), "a field");
  papers.add("keyword.pdf", make_pdf({papers.page()}, "", "/Keywords (minutes, confidential)"), "a keyword");
  papers.add("subject.pdf", make_pdf({papers.page()}, "", "/Subject (NOT FOR PUBLICATION)"), "the subject");
  papers.add("label.pdf", make_pdf({papers.page()}, "", "/MSIP_Label_12_Name (Confidential)"), "a sensitivity label");
}

void add_word_and_html(Papers& papers) {
  const auto core = [](const std::string& property) {
    return std::pair<std::string, std::string>("docProps/core.xml",
                                               "<cp:coreProperties>" + property + "</cp:coreProperties>");
  };
  papers.add("category.docx", papers.docx({core("<cp:category>Confidential</cp:category>")}), "category");
  papers.add("status.docx", papers.docx({core("<cp:contentStatus>Exempt</cp:contentStatus>")}), "status");
  papers.add("keywords.docx", papers.docx({core("<cp:keywords>pier; restricted</cp:keywords>")}), "keywords");
  papers.add("label.docx",
             papers.docx({{"docProps/custom.xml",
                           "<Properties><property name=\"MSIP_Label_1_Name\"><vt:lpwstr>Confidential</vt:lpwstr>"
                           "</property></Properties>"}}),
             "a sensitivity label");
  papers.add(
      "head.docx",
      papers.docx({{"word/_rels/document.xml.rels",
                    "<Relationships><Relationship Type=\"http://x/header\" Target=\"../one.xml\"/></Relationships>"},
                   {"one.xml", "<w:hdr><w:p><w:r><w:t>EXEMPT</w:t></w:r></w:p></w:hdr>"}}),
      "a head beside the folder");
  papers.add("break.docx",
             papers.docx({{"word/header1.xml",
                           "<w:hdr><w:p><w:r><w:t>Pier Panel, 14 June</w:t><w:br/><w:t>NOT FOR</w:t></w:r><w:r><w:t "
                           "xml:space=\"preserve\"> PUBLICATION</w:t></w:r></w:p></w:hdr>"}}),
             "a head of two lines in one paragraph");
  papers.add("keyword.odt",
             make_odt("<text:p>The " + papers.word() + " mooring.</text:p>", "",
                      {{"meta.xml",
                        "<office:document-meta><office:meta><meta:keyword>Confidential</meta:keyword></office:meta>"
                        "</office:document-meta>"}}),
             "a keyword");
  papers.add("style.html", papers.html("<style>body::before { content: \"CONFIDENTIAL\" }</style>", ""),
             "a style sheet");
  papers.add("inline.html", papers.html("", "<div style='--mark: \"CONFIDENTIAL\"'></div>"), "a style");
  papers.add("comment.html", papers.html("", "<!-- CONFIDENTIAL -->"), "a comment");
  papers.add("aria.html", papers.html("", "<div aria-label='Confidential'></div>"), "a label");
  papers.add("meta.html", papers.html("<meta name='keywords' content='pier, confidential'>", ""), "a keyword");
  papers.add("hidden.html", papers.html("", "<div hidden>CONFIDENTIAL</div>"), "print that a script shows");
  papers.add("tags.md", "---\ntags: [pier, confidential]\n---\n\n" + papers.text(), "a tag");
  papers.add("sent.eml", "From: a@example.org\r\nSubject: Pier\r\nX-Classification: Restricted\r\n\r\n" + papers.text(),
             "a header");
}

void add_contained(Papers& papers) {
  papers.add("second.eml",
             "From: a@example.org\r\nSubject: Pier\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; "
             "boundary=b\r\n\r\n--b\r\nContent-Type: text/plain\r\n\r\nPlease read on.\r\n--b\r\nContent-Type: "
             "text/plain\r\n\r\nNOT FOR PUBLICATION\r\n\r\n" +
                 papers.text() + "\r\n--b--\r\n",
             "a second text of a mail");
  const std::string attached =
      "MIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\n\r\nPlease see the "
      "paper.\r\n--b\r\nContent-Type: text/plain\r\nContent-Disposition: attachment; filename=minutes.txt\r\n\r\n";
  papers.add("subject.eml",
             "From: a@example.org\r\nSubject: Confidential\r\n" + attached + papers.text() + "\r\n--b--\r\n",
             "what came with a marked mail");
  papers.add("pack.zip", make_zip({{"closed.txt", "Agenda\n"}, {"closed.txt", papers.text()}}),
             "the second entry of a name that the manifest holds back");
  papers.add("whole.zip", make_zip({{"minutes.txt", papers.text()}}), "a zip that the manifest holds back");
  papers.add("cafe\u0301/minutes.txt", papers.text(), "a folder that the manifest writes with the mark in the letter");
  papers.add("STAFF/minutes.txt", papers.text(), "a folder that the manifest writes in small letters");
}

constexpr const char* rules = R"(
[[papers]]
path = "pack.zip/closed.txt"
access = "restricted"
[[papers]]
path = "whole.zip"
access = "restricted"
[[papers]]
path = "caf\u00e9/**"
access = "restricted"
[[papers]]
path = "staff/**"
access = "restricted"
)";

void add_names(Papers& papers) {
  papers.add("Confidential minutes.txt", papers.text(), "its name");
  papers.add("minutes-2021-EXEMPT.txt", papers.text(), "the end of its name");
  papers.add("Not for publication/minutes.txt", papers.text(), "its folder");
  papers.add("Exempt.zip", make_zip({{"minutes.txt", papers.text()}}), "the zip that it lies in");
  std::string letters;
  for (const char letter : std::string("CONFIDENTIAL")) letters += std::string(1, letter) + "\n";
  papers.add("letters.txt", letters + "\n" + papers.text(), "letters one below another");
}

TEST(Leaks, NoMarkedPaperIsPublic) {
  Papers papers;
  add_pdfs(papers);
  add_word_and_html(papers);
  add_names(papers);
  add_contained(papers);
  const TemporaryFolder folder;
  folder.write("papers/minutebook.toml", rules);
  for (const auto& paper : papers.all()) folder.write("papers/" + paper.path, paper.bytes);
  const std::string index = (folder.path() / "index").string();
  const auto finished = minutebook({"index", (folder.path() / "papers").string(), "--index", index});
  ASSERT_EQ(finished.code, 0) << finished.err;
  for (size_t i = 0; i < papers.all().size(); ++i) {
    const Paper& paper = papers.all()[i];
    EXPECT_FALSE(holds_bytes(folder.path() / "index/public", canary(i))) << paper.path << ": " << paper.reason;
    EXPECT_TRUE(holds_bytes(folder.path() / "index/restricted", canary(i))) << paper.path << " was not read";
  }
}

TEST(Leaks, APaperThatMovesIntoAMarkedFolderLeavesThePublicIndex) {
  const TemporaryFolder folder;
  folder.write("papers/open/minutes.txt", "Minutes of the Harbour Board held on 3 May 2021\n\nThe quokka was sold.\n");
  const std::string index = (folder.path() / "index").string();
  ASSERT_EQ(minutebook({"index", (folder.path() / "papers").string(), "--index", index}).code, 0);
  ASSERT_TRUE(holds_bytes(folder.path() / "index/public", "quokka"));
  std::filesystem::rename(folder.path() / "papers/open", folder.path() / "papers/Confidential");
  ASSERT_EQ(minutebook({"index", (folder.path() / "papers").string(), "--index", index}).code, 0);
  EXPECT_FALSE(holds_bytes(folder.path() / "index/public", "quokka"));
}

TEST(Leaks, APaperWhoseMailBecomesMarkedLeavesThePublicIndex) {
  const TemporaryFolder folder;
  const std::string index = (folder.path() / "index").string();
  const auto send = [&](const std::string& subject) {
    folder.write("papers/mail.eml",
                 "From: a@example.org\r\nSubject: " + subject +
                     "\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\n\r\nPlease see "
                     "the paper.\r\n--b\r\nContent-Type: text/plain\r\nContent-Disposition: attachment; "
                     "filename=minutes.txt\r\n\r\nMinutes of the Harbour Board held on 3 May 2021\r\n\r\n1. "
                     "Moorings\r\nThe quokkaxx mooring was sold.\r\n--b--\r\n");
    const auto finished = minutebook({"index", (folder.path() / "papers").string(), "--index", index});
    EXPECT_EQ(finished.code, 0) << finished.err;
    return minutebook({"search", "quokkaxx", "--index", index}).out;
  };
  EXPECT_NE(send("Pier").find("minutes.txt"), std::string::npos);
  EXPECT_EQ(send("Confidential: pier").find("minutes.txt"), std::string::npos)
      << "the paper in it is as it was, its mail is not";
}

TEST(Leaks, PapersThatAreOnlyLikeMarkedOnesArePublic) {
  Papers papers;
  papers.add("secretary.pdf", make_pdf({slanted(40, 100, 200, "SECRETARY", 60) + papers.page()}), "an office");
  papers.add("apart.pdf", make_pdf({slanted(40, 100, 200, "S E C R E T A R Y", 40) + papers.page()}), "set apart");
  papers.add("draft.pdf", make_pdf({tiled(30, "DRAFT", 12) + papers.page()}), "a draft");
  papers.add("keyword.pdf", make_pdf({papers.page()}, "", "/Keywords (confidential waste, pier)"), "a subject");
  papers.add("nav.html", papers.html("", "<nav><a href=x>Exempt information</a></nav>"), "a page of the site");
  papers.add("task.md", "---\nstatus: closed\n---\n\n" + papers.text(), "a task");
  papers.add("Confidential reporting policy.txt", papers.text(), "a subject");
  papers.add("tax-exempt.txt", papers.text(), "a tax");
  const TemporaryFolder folder;
  for (const auto& paper : papers.all()) folder.write("papers/" + paper.path, paper.bytes);
  const std::string index = (folder.path() / "index").string();
  ASSERT_EQ(minutebook({"index", (folder.path() / "papers").string(), "--index", index}).code, 0);
  for (size_t i = 0; i < papers.all().size(); ++i)
    EXPECT_EQ(paths_found(index, canary(i)), std::vector<std::string>{papers.all()[i].path}) << papers.all()[i].reason;
}

}  // namespace
}  // namespace minutebook
