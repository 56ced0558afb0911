// SPDX-License-Identifier: GPL-3.0-or-later
// Scans, e-mails and zips on their way into an index, by the real programs.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "lib/base/file.hpp"
#include "lib/worker/ocr_languages.hpp"
#include "tests/e2e/programs.hpp"
#include "tests/support/make_papers.hpp"

namespace minutebook {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::Not;

constexpr const char* scan = "marrowby-parish-council/2019-10-08 minutes (scan).pdf";

/// An archive of one scan and one text, and an index of it.
class Scans : public testing::Test {
 protected:
  void SetUp() override {
    if (!checked_languages("eng")) GTEST_SKIP() << "no English data for tesseract here";
    folder_.write("papers/scan.pdf", *read_file(std::filesystem::path(samples()) / scan, 10'000'000));
    folder_.write("papers/text.txt", "Minutes of the Harbour Commission, 3 May 2021. The quokka mooring was sold.");
  }
  Finished index_with(const std::vector<std::string>& more) {
    std::vector<std::string> arguments = {"index", (folder_.path() / "papers").string(), "--index", index()};
    arguments.insert(arguments.end(), more.begin(), more.end());
    return minutebook(arguments);
  }
  [[nodiscard]] std::string index() const { return (folder_.path() / "index").string(); }
  [[nodiscard]] nlohmann::json status() const {
    return nlohmann::json::parse(minutebook({"status", "--index", index(), "--format", "json"}).out);
  }
  TemporaryFolder folder_;
};

TEST_F(Scans, are_found_by_their_words_and_never_read_twice) {
  const auto off = index_with({"--ocr", "off"});
  EXPECT_EQ(off.code, 0) << off.err;
  EXPECT_THAT(off.err, HasSubstr("scan.pdf: no_text"));
  EXPECT_THAT(paths_found(index(), "pavilion roof slate"), Not(testing::Contains("scan.pdf")));
  EXPECT_EQ(status()["unread"].size(), 1U) << "held, but not searchable by its words";

  const auto read = index_with({});
  EXPECT_EQ(read.code, 0) << read.err;
  EXPECT_THAT(paths_found(index(), "pavilion roof slate", false), ElementsAre("scan.pdf"));
  EXPECT_THAT(paths_found(index(), "quokka", false), ElementsAre("text.txt"));
  EXPECT_EQ(status()["unread"].size(), 0U);
  EXPECT_TRUE(std::filesystem::is_directory(folder_.path() / "index/ocr"));

  const auto again = index_with({});
  EXPECT_THAT(again.out, HasSubstr("Nothing has changed"));
  const auto anew = index_with({"--rebuild"});
  EXPECT_EQ(anew.code, 0) << anew.err;
  EXPECT_THAT(paths_found(index(), "pavilion roof slate", false), ElementsAre("scan.pdf")) << "from the cache";
}

TEST_F(Scans, a_run_without_new_scans_reports_once) {
  EXPECT_EQ(index_with({}).code, 0);
  folder_.write("papers/note.txt", "Minutes of the Harbour Commission, 3 May 2021. The wombat gate was mended.");
  const auto done = index_with({});
  EXPECT_THAT(done.out, HasSubstr("1 new"));
  EXPECT_EQ(done.out.find("files,"), done.out.rfind("files,")) << done.out;
  EXPECT_THAT(done.out, testing::Not(HasSubstr("pictures"))) << "the scan was read by the first run";
}

TEST_F(Scans, what_is_gone_does_not_stay_in_the_cache) {
  EXPECT_EQ(index_with({}).code, 0);
  std::filesystem::remove(folder_.path() / "papers/scan.pdf");
  EXPECT_EQ(index_with({}).code, 0);
  for (const auto& entry : std::filesystem::recursive_directory_iterator(folder_.path() / "index/ocr"))
    EXPECT_FALSE(entry.is_regular_file()) << entry.path();
}

TEST_F(Scans, show_says_which_pages_were_read_by_machine) {
  const auto shown = minutebook({"show", "--format", "jsonl", (folder_.path() / "papers/scan.pdf").string()});
  const auto record = nlohmann::json::parse(shown.out);
  EXPECT_EQ(record["verdict"], "ok");
  EXPECT_EQ(record["ocr"]["pages"], nlohmann::json::array({1}));
  EXPECT_GT(record["ocr"]["confidence"], 60);
  EXPECT_EQ(record["date"], "2019-10-08");
}

TEST(ScansOptions, a_language_that_is_not_there_ends_the_command) {
  const TemporaryFolder folder;
  folder.write("papers/a.txt", "Minutes");
  const auto done = minutebook({"index", (folder.path() / "papers").string(), "--index",
                                (folder.path() / "index").string(), "--ocr-languages", "qqq"});
  EXPECT_EQ(done.code, 1);
  EXPECT_THAT(done.err, HasSubstr("apt-get install tesseract-ocr-qqq"));
}

TEST(Contained, papers_in_zips_and_mails_are_papers_of_their_own) {
  const TemporaryFolder folder;
  const std::string papers = (folder.path() / "papers").string();
  const std::string index = (folder.path() / "index").string();
  folder.write(
      "papers/pack.zip",
      make_zip({{"a/minutes.txt", "Minutes of the Harbour Commission, 3 May 2021. The quokka mooring was sold."},
                {"inner.zip", make_zip({{"deep.txt", "canarydeep"}})}}));
  folder.write("papers/mail.eml",
               "From: clerk@wrenby.example\r\nTo: all@wrenby.example\r\nSubject: Numbat report\r\nMIME-Version: 1.0\r\n"
               "Content-Type: multipart/mixed; boundary=xx\r\n\r\n--xx\r\nContent-Type: text/plain\r\n\r\nThe numbat "
               "report is attached.\r\n--xx\r\nContent-Type: text/plain; name=\"report.txt\"\r\nContent-Disposition: "
               "attachment; filename=\"report.txt\"\r\n\r\nReport of the clerk on the bilby fence.\r\n--xx--\r\n");
  const auto done = minutebook({"index", papers, "--index", index});
  EXPECT_EQ(done.code, 2) << "the zip inside the zip is refused: " << done.err;
  EXPECT_THAT(done.err, HasSubstr("pack.zip/inner.zip: unsupported"));
  EXPECT_THAT(paths_found(index, "quokka"), ElementsAre("pack.zip/a/minutes.txt"));
  EXPECT_THAT(paths_found(index, "bilby"), ElementsAre("mail.eml/report.txt"));
  EXPECT_THAT(paths_found(index, "numbat", false), ElementsAre("mail.eml"));
  EXPECT_FALSE(holds_bytes(folder.path() / "index/public", "canarydeep"));
  EXPECT_THAT(minutebook({"index", papers, "--index", index}).out, HasSubstr("Nothing has changed"));
  EXPECT_EQ(minutebook({"check", "--index", index}).code, 0);
  std::filesystem::remove(folder.path() / "papers/pack.zip");
  minutebook({"index", papers, "--index", index});
  EXPECT_THAT(paths_found(index, "quokka", false), ElementsAre());
}

/// Rich text of an invented meeting; LibreOffice reads it as it reads old Word files.
constexpr const char* rich_minutes =
    R"({\rtf1\ansi{\b WRENBY PARISH COUNCIL}\par Minutes of the meeting held on 4 May 1999\par )"
    R"(Present: Cllr Ada Fenn (Chair), Cllr Bo Tarn\par 1. Pump house\par RESOLVED: to mend the numbat fence.\par })";

TEST(OldFormats, are_read_where_libreoffice_is_installed) {
  const TemporaryFolder folder;
  const std::string papers = (folder.path() / "papers").string();
  const std::string index = (folder.path() / "index").string();
  folder.write("papers/one.rtf", rich_minutes);
  folder.write("papers/two.rtf", std::string(rich_minutes) + " ");
  folder.write("papers/cut.doc", std::string("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1W\0o\0r\0d\0D\0o\0c\0u\0m\0e\0n\0t", 31));
  const auto done = minutebook({"index", papers, "--index", index});
  EXPECT_EQ(done.code, 2) << done.err;
  if (done.err.find("one.rtf: unsupported") != std::string::npos) {
    EXPECT_THAT(done.err, HasSubstr("libreoffice-writer-nogui"));
    GTEST_SKIP() << "LibreOffice is not installed, or the kernel cannot shut it in";
  }
  EXPECT_THAT(done.err, HasSubstr("cut.doc: "));
  EXPECT_EQ(paths_found(index, "numbat").size(), 2U);
  const auto shown = minutebook({"show", "--format", "jsonl", papers + "/one.rtf"});
  const auto record = nlohmann::json::parse(shown.out);
  EXPECT_EQ(record["media_type"], "application/rtf");
  EXPECT_EQ(record["date"], "1999-05-04");
  EXPECT_EQ(minutebook({"check", "--index", index}).code, 0);
}

}  // namespace
}  // namespace minutebook
