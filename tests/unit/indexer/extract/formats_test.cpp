// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/extract/formats.hpp"

#include <gtest/gtest.h>

#include "tests/support/make_papers.hpp"
#include "tests/unit/indexer/extract/lines.hpp"

namespace minutebook {
namespace {

TEST(Formats, content_counts_before_the_name) {
  const std::string docx = make_docx("<w:p/>");
  const std::string odt = make_odt("<text:p/>");
  const std::string pdf = make_pdf({""});
  const std::string compound = "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1" + std::string(600, '\0');
  struct Row {
    const char* reason;
    std::string bytes;
    const char* name;
    MediaType type;
  };
  const Row rows[] = {
      {"a PDF", pdf, "a.pdf", MediaType::pdf},
      {"a PDF behind other bytes", "\n\n mail head\n" + pdf, "a.txt", MediaType::pdf},
      {"a DOCX named .pdf", docx, "a.pdf", MediaType::docx},
      {"a DOCX named .zip", docx, "a.zip", MediaType::docx},
      {"an ODT without a name", odt, "", MediaType::odt},
      {"a zip of other things", make_zip({{"a.txt", "x"}}), "a.docx", MediaType::zip},
      {"a broken DOCX", docx.substr(0, docx.size() - 30), "a.bin", MediaType::docx},
      {"a broken ODT", odt.substr(0, 100), "a.bin", MediaType::odt},
      {"a broken zip named DOCX", "PK\x03\x04 nothing", "a.DOCX", MediaType::docx},
      {"an old Word file", compound + std::string("W\0o\0r\0d\0D\0o\0c\0u\0m\0e\0n\0t\0", 24), "a.docx",
       MediaType::doc},
      {"a DOCX with a password", compound + std::string("E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e\0", 32),
       "a.docx", MediaType::docx},
      {"another old Office file", compound, "a.xls", MediaType::unknown},
      {"rich text", "{\\rtf1 x}", "a.doc", MediaType::rtf},
      {"a web page named .txt", "<!DOCTYPE html><p>x", "a.txt", MediaType::html},
      {"a piece of a web page", "1.Police<br />2.Apologies<br />3.Forum<br />4.Finance<br />", "a.txt",
       MediaType::html},
      {"a small web page by its name", "<p>Minutes", "a.htm", MediaType::html},
      {"text in a file named like a web page", "Minutes", "a.html", MediaType::text},
      {"prose that names a tag", "We discussed the <br> tag for an hour and came to no conclusion whatever.", "a.txt",
       MediaType::text},
      {"Markdown by its name", "Minutes", "a.md", MediaType::markdown},
      {"Markdown by its marks", "# A\n\n## B\n\n* x\n* y\n", "a", MediaType::markdown},
      {"text that a converter marked up stays text", "# A\n\n## B\n\n* x\n* y\n", "a.txt", MediaType::text},
      {"plain text", "Minutes of the Ferry Committee", "a", MediaType::text},
      {"text in Windows-1252", "B\xFCro", "a.txt", MediaType::text},
      {"a mail", "From: a@example.org\r\nSubject: x\r\nMIME-Version: 1.0\r\n\r\nx", "a.eml", MediaType::eml},
      {"minutes that begin like a mail", "From: The Clerk\nTo: All members\n\nMinutes", "a.txt", MediaType::text},
      {"noise",
       std::string("\x7F"
                   "ELF\x02\x01\x01\0\0\0\0\0\0\0\0\0\x03\0\x3E\0\x01\0\0\0",
                   24),
       "a", MediaType::unknown},
      {"noise named .pdf",
       std::string("\x7F"
                   "ELF\x02\x01\x01\0\0\0\0\0\0\0\0\0\x03\0\x3E\0\x01\0\0\0",
                   24),
       "a.pdf", MediaType::pdf},
  };
  for (const auto& row : rows)
    EXPECT_EQ(to_mime(detect_media_type(row.bytes, row.name)), to_mime(row.type)) << row.reason;
}

TEST(Formats, every_type_is_read_or_refused_with_advice) {
  struct Row {
    std::string bytes;
    const char* name;
    Verdict verdict;
  };
  const Row rows[] = {
      {make_docx("<w:p><w:r><w:t>x</w:t></w:r></w:p>"), "a", Verdict::ok},
      {make_odt("<text:p>x</text:p>"), "a", Verdict::ok},
      {make_pdf({at(72, 100, "x")}), "a", Verdict::ok},
      {"<html><p>x", "a", Verdict::ok},
      {"x", "a.md", Verdict::ok},
      {"x", "a.txt", Verdict::ok},
      {"{\\rtf1 x}", "a", Verdict::unsupported},
      {make_zip({{"a.txt", "x"}}), "a", Verdict::ok},
      {"From: a@b.example\nSubject: x\nMIME-Version: 1.0\n\nwords", "a", Verdict::ok},
      {"PK\x03\x04 nothing", "a.zip", Verdict::malformed},
      {std::string(100, '\x01'), "a", Verdict::unsupported},
  };
  for (const auto& row : rows) {
    const Layout layout = read_document(row.bytes, row.name);
    EXPECT_EQ(to_name(layout.verdict), to_name(row.verdict)) << to_mime(layout.media_type);
    EXPECT_EQ(layout.verdict_detail.empty(), row.verdict == Verdict::ok) << to_mime(layout.media_type);
  }
}

}  // namespace
}  // namespace minutebook
