// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/extract/mail.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "indexer/extract/formats.hpp"
#include "tests/support/make_papers.hpp"
#include "tests/unit/indexer/extract/lines.hpp"

namespace minutebook {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

const std::string head =
    "From: Clerk of Wrenby <clerk@wrenby.example>\r\nTo: members@wrenby.example\r\nDate: Mon, 4 Mar 2019 09:30:00 "
    "+0000\r\n"
    "Subject: Slipway works\r\nMIME-Version: 1.0\r\n";

std::string multipart(const std::string& kind, const std::vector<std::string>& parts, const std::string& mark = "xx") {
  std::string out = "Content-Type: multipart/" + kind + "; boundary=\"" + mark + "\"\r\n\r\n";
  for (const auto& part : parts) out += "--" + mark + "\r\n" + part + "\r\n";
  return out + "--" + mark + "--\r\n";
}

std::string attached(const std::string& name, const std::string& bytes, const std::string& type = "application/pdf") {
  return "Content-Type: " + type + "\r\nContent-Disposition: attachment; filename=\"" + name + "\"\r\n\r\n" + bytes;
}

std::string all_text(const Layout& layout) {
  std::string out;
  for (const auto& page : layout.pages)
    for (const auto& line : page.lines) out += line.text + "\n";
  return out;
}

TEST(Mail, head_and_text_become_lines) {
  const Layout layout = read_mail(head + "\r\nThe slipway is closed.\r\n\r\nThe clerk\r\n");
  EXPECT_EQ(layout.verdict, Verdict::ok);
  EXPECT_EQ(layout.media_type, MediaType::eml);
  EXPECT_EQ(layout.metadata_title, "Slipway works");
  EXPECT_EQ(layout.page_count, 1U);
  EXPECT_EQ(all_text(layout),
            "From: Clerk of Wrenby <clerk@wrenby.example>\nTo: members@wrenby.example\nDate: Mon, 4 Mar 2019 09:30:00 "
            "+0000\nSubject: Slipway works\nThe slipway is closed.\nThe clerk\n");
  EXPECT_LT(layout.pages[0].lines[3].box.y1, layout.pages[0].lines[4].box.y0) << "the text stands below the head";
}

TEST(Mail, bodies_are_decoded) {
  struct Row {
    const char* reason;
    std::string body;  ///< with its own headers
    const char* text;
  };
  const Row rows[] = {
      {"quoted-printable",
       "Content-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n"
       "Price =C2=A312, a long=\r\n line",
       "Price \u00A312, a long line"},
      {"base64", "Content-Type: text/plain\r\nContent-Transfer-Encoding: base64\r\n\r\nVGhlIHdpbmNoIG1vdmVz",
       "The winch moves"},
      {"Latin-1 by name", "Content-Type: text/plain; charset=iso-8859-1\r\n\r\nB\xFCro", "B\u00FCro"},
      {"a character set that nobody knows", "Content-Type: text/plain; charset=x-nonsense\r\n\r\nPlain words",
       "Plain words"},
      {"a character set that is not true", "Content-Type: text/plain; charset=utf-8\r\n\r\nB\xFCro", "B"},
      {"no type at all", "\r\nPlain words", "Plain words"},
      {"HTML only", "Content-Type: text/html; charset=utf-8\r\n\r\n<p>The <b>winch</b></p><script>no</script>",
       "The winch"},
      {"plain before HTML",
       multipart("alternative", {"Content-Type: text/plain\r\n\r\nThe plain words of this mail",
                                 "Content-Type: text/html\r\n\r\n<p>The HTML words</p>"}),
       "The plain words of this mail"},
      {"HTML where the plain text says nothing",
       multipart("alternative",
                 {"Content-Type: text/plain\r\n\r\n \r\n", "Content-Type: text/html\r\n\r\n<p>The HTML words</p>"}),
       "The HTML words"},
      {"parts inside parts",
       multipart(
           "mixed",
           {multipart("related",
                      {multipart("alternative", {"Content-Type: text/plain\r\n\r\nDeep inside are the words"}, "c")},
                      "b")},
           "a"),
       "Deep inside are the words"},
      {"base64 that is cut short",
       "Content-Type: text/plain\r\nContent-Transfer-Encoding: base64\r\n\r\nVGhlIHdpbmNoIG1vdmV", "The winch mo"},
      {"parts that never end", "Content-Type: multipart/mixed; boundary=xx\r\n\r\n--xx\r\n\r\nThe last words",
       "The last words"},
  };
  for (const auto& row : rows) {
    const Layout layout = read_mail(head + row.body);
    EXPECT_EQ(to_name(layout.verdict), to_name(Verdict::ok)) << row.reason;
    EXPECT_THAT(all_text(layout), HasSubstr(row.text)) << row.reason;
  }
}

TEST(Mail, headers_are_decoded) {
  const Layout layout = read_mail(
      "From: =?utf-8?Q?Si=C3=A2n_Rees?= <s@wrenby.example>\r\nSubject: =?iso-8859-1?B?QvxybyBjbG9zZWQ=?=\r\n "
      "=?utf-8?Q?_today?=\r\nMIME-Version: 1.0\r\n\r\nx");
  EXPECT_EQ(layout.metadata_title, "B\u00FCro closed today");
  EXPECT_THAT(all_text(layout), HasSubstr("From: Si\u00E2n Rees <s@wrenby.example>"));
}

TEST(Mail, papers_that_came_with_it_are_named_and_handed_out) {
  const std::string pdf = "%PDF-1.4 bytes";
  const std::string mail =
      head +
      multipart("mixed",
                {"Content-Type: text/plain\r\n\r\nSee the papers, which are attached", attached("minutes.pdf", pdf),
                 attached("minutes.pdf", "other bytes"), attached("../../etc/passwd", "x"),
                 attached("logo.png", "x", "image/png"),
                 "Content-Type: message/rfc822\r\n\r\nSubject: Inner\r\n\r\nInner words",
                 attached("invite.ics", "x", "text/calendar"),
                 "Content-Type: application/pdf; "
                 "name=\"=?utf-8?Q?agenda=E2=80=932.pdf?=\"\r\nContent-Transfer-Encoding: base64\r\n\r\nJVBERg=="});
  const Layout layout = read_mail(mail);
  EXPECT_THAT(layout.attachments,
              ElementsAre("minutes.pdf", "minutes (2).pdf", "etc/passwd", "forwarded.eml", "agenda\u20132.pdf"));
  EXPECT_EQ(*mail_parts(mail, 0, 1).value()[0], pdf);
  EXPECT_EQ(*mail_parts(mail, 1, 1).value()[0], "other bytes");
  EXPECT_THAT(*mail_parts(mail, 3, 1).value()[0], HasSubstr("Inner words"));
  EXPECT_EQ(*mail_parts(mail, 4, 1).value()[0], "%PDF");
  EXPECT_FALSE(mail_parts(mail, 5, 1));
  EXPECT_EQ(mail_parts(mail, 1, 9).value().size(), 4U) << "up to the last";
  EXPECT_THAT(all_text(layout), testing::Not(HasSubstr("Inner words")));
}

TEST(Mail, further_texts_are_papers_of_their_own) {
  const Layout layout =
      read_mail(head + multipart("mixed", {"Content-Type: text/plain\r\n\r\nPlease read on.",
                                           "Content-Type: text/plain\r\n\r\nThe moorings.",
                                           "Content-Type: text/html\r\n\r\n<p>The moorings again.</p>"}));
  EXPECT_EQ(layout.attachments.size(), 1U) << "the second of a kind is not lost, and its marking is looked for";
}

TEST(Mail, what_is_encrypted_is_locked) {
  const Layout layout = read_mail(head + "Content-Type: application/pkcs7-mime; smime-type=enveloped-data\r\n\r\nxxxx");
  EXPECT_EQ(layout.verdict, Verdict::locked);
  EXPECT_EQ(layout.verdict_detail, "it is encrypted");
}

TEST(Mail, a_thousand_parts_inside_one_another_end) {
  std::string nested = "\r\nThe innermost words";
  for (int i = 0; i < 1000; ++i) nested = multipart("mixed", {nested}, "b" + std::to_string(i));
  const Layout layout = read_mail(head + nested);
  EXPECT_EQ(layout.verdict, Verdict::ok) << "its head can be read";
  EXPECT_THAT(all_text(layout), HasSubstr("Slipway works"));
}

TEST(Mail, a_mail_by_its_name_needs_no_version) {
  EXPECT_EQ(detect_media_type("X-Note: 1\nFrom: a@b.example\nSubject: x\n\nwords", "a.eml"), MediaType::eml);
  EXPECT_EQ(detect_media_type("Minutes of the meeting", "a.eml"), MediaType::text);
}

TEST(Archive, papers_are_named_and_handed_out) {
  const std::string zip = make_zip({{"minutes.txt", "The winch moves"},
                                    {"folder/", ""},
                                    {"folder/b.txt", "B"},
                                    {"__MACOSX/._b.txt", "x"},
                                    {".DS_Store", "x"},
                                    {"../../slip.txt", "S"},
                                    {"C:\\temp\\c.txt", "C"},
                                    {"/abs.txt", "A"},
                                    {"folder/b.txt", "again"}});
  const Layout layout = read_document(zip, "pack.zip");
  EXPECT_EQ(layout.media_type, MediaType::zip);
  EXPECT_THAT(layout.attachments,
              ElementsAre("minutes.txt", "folder/b.txt", "slip.txt", "temp/c.txt", "abs.txt", "folder/b (2).txt"));
  EXPECT_EQ(*read_parts(zip, "pack.zip", 0, 1).value()[0], "The winch moves");
  EXPECT_EQ(*read_parts(zip, "pack.zip", 5, 1).value()[0], "again");
  EXPECT_FALSE(read_parts(zip, "pack.zip", 6, 1));
  EXPECT_EQ(read_parts(zip, "pack.zip", 4, 9).value().size(), 2U) << "up to the last";
  EXPECT_FALSE(read_parts("plain text", "a.txt", 0, 1)) << "no container";
}

TEST(Archive, more_files_than_are_read_are_told) {
  std::vector<std::pair<std::string, std::string>> many;
  for (int i = 0; i < 1100; ++i) many.emplace_back(std::to_string(i) + ".txt", "x");
  const Layout layout = read_document(make_zip(many), "pack.zip");
  EXPECT_EQ(layout.verdict, Verdict::too_large);
  EXPECT_EQ(layout.attachments.size(), 1000U);
  EXPECT_THAT(read_document(make_zip({}), "empty.zip").attachments, IsEmpty());
  EXPECT_EQ(read_document(make_zip({}), "empty.zip").verdict, Verdict::no_text);
}

TEST(Mail, marking_of_the_part_that_is_not_read_counts) {
  const std::string both =
      multipart("alternative", {"Content-Type: text/plain\r\n\r\nThe slipway will be closed in May.",
                                "Content-Type: text/html\r\n\r\n<h1>CONFIDENTIAL</h1><p>Closed</p>"});
  EXPECT_THAT(read_mail(head + both).declared, Contains("CONFIDENTIAL"));
}

}  // namespace
}  // namespace minutebook
