// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/pipeline/recognition.hpp"

#include <gtest/gtest.h>
#include <sys/stat.h>

#include <atomic>
#include <mutex>

#include "lib/base/hash.hpp"
#include "tests/support/temporary_folder.hpp"

namespace minutebook {
namespace {

Line line(const std::string& text, uint8_t confidence = 0) {
  Line out;
  out.text = text;
  out.confidence = confidence;
  return out;
}

Page page(uint32_t number, std::vector<Line> lines, bool picture = false, bool doubtful = false) {
  Page out;
  out.number = number;
  out.lines = std::move(lines);
  out.has_picture = picture;
  out.doubtful = doubtful;
  return out;
}

Layout pdf(std::vector<Page> pages, Verdict verdict = Verdict::ok) {
  Layout out;
  out.media_type = MediaType::pdf;
  out.verdict = verdict;
  out.page_count = static_cast<uint32_t>(pages.size());
  out.pages = std::move(pages);
  return out;
}

/// Reads "Read page N, that was scanned" from every picture, and counts.
struct FakeReader {
  std::atomic<unsigned> asked{0};
  uint8_t confidence = 90;
  Verdict verdict = Verdict::ok;

  PageReader reader() {
    return [this](const Descriptor&, uint32_t number) {
      ++asked;
      if (verdict != Verdict::ok) {
        Layout failed;
        failed.verdict = verdict;
        failed.verdict_detail = "reading it took too long and was stopped";
        return failed;
      }
      return pdf(
          {page(number, {line("Read page " + std::to_string(number) + ", that was scanned", confidence)}, true)});
    };
  }
};

std::string text_of(const Page& page) { return page.lines.empty() ? "" : page.lines[0].text; }

TEST(Recognition, which_pages_are_read_from_their_pictures) {
  const std::string printed = "A page that is printed and has enough words on it to be what it says";
  struct Row {
    const char* reason;
    OcrMode mode;
    Page page;
    unsigned asked;
    std::string text;
  };
  const Row rows[] = {
      {"a scan", OcrMode::automatic, page(1, {}, true), 1, "Read page 1, that was scanned"},
      {"a printed page", OcrMode::automatic, page(1, {line(printed)}), 0, printed},
      {"an empty page", OcrMode::automatic, page(1, {}), 0, ""},
      {"a scan with a stamp on it", OcrMode::automatic, page(1, {line("RECEIVED")}, true), 1,
       "Read page 1, that was scanned"},
      {"a picture that says less than what is printed", OcrMode::automatic,
       page(1, {line("Twelve words are printed below a photograph of the new harbour wall")}, true), 1,
       "Twelve words are printed below a photograph of the new harbour wall"},
      {"junk gives way", OcrMode::automatic, page(1, {line("Wkh kduerxu frpplwwhh frqvlghuhg")}, false, true), 1,
       "Read page 1, that was scanned"},
      {"nothing when off", OcrMode::off, page(1, {}, true), 0, ""},
      {"everything when forced", OcrMode::force, page(1, {line("Short")}), 1, "Read page 1, that was scanned"},
      {"forced, but what is printed says more", OcrMode::force, page(1, {line(printed)}), 1, printed},
  };
  const TemporaryFolder folder;
  const auto file = open_for_reading(folder.write("a.pdf", "bytes"));
  for (const auto& row : rows) {
    FakeReader fake;
    Layout layout = pdf({row.page});
    const Recognition recognition(row.mode, fake.reader(), {}, 1);
    EXPECT_EQ(recognition.wanted(layout), row.asked) << row.reason;
    recognition.complete(layout, *file);
    EXPECT_EQ(fake.asked, row.asked) << row.reason;
    EXPECT_EQ(text_of(layout.pages[0]), row.text) << row.reason;
  }
}

TEST(Recognition, junk_stays_when_the_picture_reads_no_better) {
  const TemporaryFolder folder;
  const auto file = open_for_reading(folder.write("a.pdf", "bytes"));
  FakeReader fake;
  fake.confidence = 30;
  Layout layout = pdf({page(1, {line("Wkh kduerxu")}, false, true)});
  Recognition(OcrMode::automatic, fake.reader(), {}, 1).complete(layout, *file);
  EXPECT_EQ(text_of(layout.pages[0]), "Wkh kduerxu");
  EXPECT_FALSE(ocr_summary(layout));
}

TEST(Recognition, a_scan_becomes_a_paper_with_a_summary) {
  const TemporaryFolder folder;
  const auto file = open_for_reading(folder.write("a.pdf", "bytes"));
  FakeReader fake;
  Layout layout = pdf({page(1, {line("Cover")}), page(2, {}, true), page(3, {}, true)}, Verdict::no_text);
  layout.verdict_detail = "it holds pictures of pages but no text";
  Recognition(OcrMode::automatic, fake.reader(), {}, 4).complete(layout, *file);
  EXPECT_EQ(layout.verdict, Verdict::ok);
  EXPECT_EQ(layout.verdict_detail, "");
  const auto summary = ocr_summary(layout);
  ASSERT_TRUE(summary);
  EXPECT_EQ(summary->pages, (std::vector<uint32_t>{2, 3}));
  EXPECT_EQ(summary->confidence, 90U);
}

TEST(Recognition, a_page_that_cannot_be_read_says_so_and_keeps_its_verdict) {
  const TemporaryFolder folder;
  const auto file = open_for_reading(folder.write("a.pdf", "bytes"));
  FakeReader fake;
  fake.verdict = Verdict::timed_out;
  Layout layout = pdf({page(1, {}, true)}, Verdict::no_text);
  Recognition(OcrMode::automatic, fake.reader(), {}, 1).complete(layout, *file);
  EXPECT_EQ(layout.verdict, Verdict::no_text);
  EXPECT_NE(layout.verdict_detail.find("took too long"), std::string::npos) << layout.verdict_detail;
  EXPECT_NE(layout.pages[0].trouble.find("took too long"), std::string::npos);
}

TEST(Recognition, other_formats_have_no_pictures_of_pages) {
  FakeReader fake;
  Layout layout = pdf({page(1, {}, true)}, Verdict::no_text);
  layout.media_type = MediaType::docx;
  EXPECT_EQ(Recognition(OcrMode::force, fake.reader(), {}, 1).wanted(layout), 0U);
}

OcrCache cache_in(const std::filesystem::path& root, const std::string& reading = "tesseract 5.3.0 eng") {
  auto cache = OcrCache::open(root, reading);
  EXPECT_TRUE(cache);
  return *cache;
}

TEST(OcrCache, no_page_is_read_twice) {
  const TemporaryFolder folder;
  const auto file = open_for_reading(folder.write("a.pdf", "bytes"));
  FakeReader fake;
  for (const char* reading : {"tesseract 5.3.0 eng", "tesseract 5.3.0 eng", "tesseract 5.3.0 cym"}) {
    Layout layout = pdf({page(1, {}, true), page(2, {}, true)}, Verdict::no_text);
    Recognition(OcrMode::automatic, fake.reader(), cache_in(folder.path(), reading), 2).complete(layout, *file);
    EXPECT_EQ(text_of(layout.pages[1]), "Read page 2, that was scanned");
  }
  EXPECT_EQ(fake.asked, 4U) << "twice for English, twice for Welsh";
}

TEST(OcrCache, that_a_page_cannot_be_read_is_kept_too) {
  const TemporaryFolder folder;
  const auto file = open_for_reading(folder.write("a.pdf", "bytes"));
  FakeReader fake;
  fake.verdict = Verdict::timed_out;
  for (int run = 0; run < 2; ++run) {
    Layout layout = pdf({page(1, {}, true)}, Verdict::no_text);
    Recognition(OcrMode::automatic, fake.reader(), cache_in(folder.path()), 1).complete(layout, *file);
    EXPECT_NE(layout.pages[0].trouble, "");
  }
  EXPECT_EQ(fake.asked, 1U);
}

std::vector<std::filesystem::path> files_in(const std::filesystem::path& folder) {
  std::vector<std::filesystem::path> out;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(folder))
    if (entry.is_regular_file()) out.push_back(entry.path());
  return out;
}

TEST(OcrCache, is_for_its_owner_only) {
  const TemporaryFolder folder;
  const std::string hash = sha256_hex("a paper");
  ASSERT_TRUE(cache_in(folder.path()).keep(hash, 1, pdf({page(1, {line("secret", 80)})})));
  for (const auto& entry : std::filesystem::recursive_directory_iterator(folder.path())) {
    struct stat info {};
    ASSERT_EQ(::stat(entry.path().c_str(), &info), 0);
    EXPECT_EQ(info.st_mode & 077U, 0U) << entry.path();
  }
}

TEST(OcrCache, what_is_not_of_its_own_making_is_no_page) {
  const TemporaryFolder folder;
  const OcrCache cache = cache_in(folder.path());
  const std::string hash = sha256_hex("a paper");
  ASSERT_TRUE(cache.keep(hash, 1, pdf({page(1, {line("Harbour", 80)})})));
  const auto path = files_in(folder.path()).at(0);
  const std::string good = *read_file(path, 100'000);
  struct Row {
    const char* reason;
    std::string bytes;
    bool found;
  };
  const Row rows[] = {{"as written", good, true},
                      {"cut short", good.substr(0, good.size() - 3), false},
                      {"more behind it", good + "x", false},
                      {"nothing", "", false},
                      {"another head", "x" + good, false}};
  for (const auto& row : rows) {
    ASSERT_TRUE(write_file_atomically(path, row.bytes));
    EXPECT_EQ(cache.find(hash, 1).has_value(), row.found) << row.reason;
  }
  ASSERT_TRUE(cache.keep(hash, 1, pdf({page(2, {line("Harbour", 80)})})));
  EXPECT_FALSE(cache.find(hash, 1)) << "another page than its name says";
  std::filesystem::remove(path);
  std::filesystem::create_symlink(folder.path() / "elsewhere", path);
  EXPECT_FALSE(cache.find(hash, 1)) << "a link that leads nowhere";
  EXPECT_FALSE(cache.find("../../etc/passwd", 1)) << "a name that is no hash";
}

TEST(OcrCache, pages_of_papers_that_are_gone_are_taken_away) {
  const TemporaryFolder folder;
  const OcrCache cache = cache_in(folder.path());
  const std::string stays = sha256_hex("stays");
  const std::string goes = sha256_hex("goes");
  ASSERT_TRUE(cache.keep(stays, 1, pdf({page(1, {line("a", 80)})})));
  ASSERT_TRUE(cache.keep(goes, 1, pdf({page(1, {line("b", 80)})})));
  OcrCache::prune(folder.path(), {stays});
  EXPECT_TRUE(cache.find(stays, 1));
  EXPECT_FALSE(cache.find(goes, 1));
  OcrCache::prune(folder.path() / "no such index", {});
}

}  // namespace
}  // namespace minutebook
