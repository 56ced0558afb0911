// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/pipeline/pipeline.hpp"

#include <gtest/gtest.h>
#include <sys/stat.h>

#include <mutex>

#include "lib/index/reader.hpp"
#include "tests/support/temporary_folder.hpp"

namespace minutebook {
namespace {

/// A worker that knows the files by their names: "locked…" is locked, everything else says its own name.
Layout fake_layout(const Descriptor& /*file*/, const std::string& name) {
  Layout layout;
  layout.media_type = MediaType::text;
  layout.page_count = 1;
  if (name.rfind("locked", 0) == 0) {
    layout.verdict = Verdict::locked;
    layout.verdict_detail = "needs a password";
    return layout;
  }
  Page page;
  page.lines.push_back(
      {.text = "Minutes of the Harbour Commission held on 3 May 2021 " + name, .box = {}, .words = {}, .cell = {}});
  layout.pages.push_back(page);
  return layout;
}

struct Run {
  Result<IndexReport> report;
  uint64_t told = 0;
};

Run run(const TemporaryFolder& folder, bool rebuild = false) {
  Progress progress;
  uint64_t told = 0;
  auto report = run_index({{folder.path() / "papers"}, folder.path() / "index", 3, rebuild}, fake_layout, progress,
                          [&](const LedgerRow&) { ++told; });
  return {std::move(report), told};
}

TEST(Pipeline, EveryFileHasARow) {
  const TemporaryFolder folder;
  folder.write("papers/a.txt", "a");
  folder.write("papers/locked.pdf", "b");
  folder.write("papers/empty.txt", "");
  const auto done = run(folder);
  ASSERT_TRUE(done.report) << done.report.error().what;
  ASSERT_EQ(done.report->ledger.rows.size(), 3U);
  EXPECT_EQ(done.told, 3U);
  EXPECT_EQ(done.report->ledger.rows[0].verdict, Verdict::ok);
  EXPECT_EQ(done.report->ledger.rows[1].verdict, Verdict::malformed) << "an empty file";
  EXPECT_EQ(done.report->ledger.rows[2].verdict, Verdict::locked);
  EXPECT_EQ(Reader::open(folder.path() / "index")->document_count(), 1U) << "only what was read is a document";
}

TEST(Pipeline, DoesNothingWhenNothingChanged) {
  const TemporaryFolder folder;
  folder.write("papers/a.txt", "a");
  ASSERT_TRUE(run(folder).report);
  const auto again = run(folder);
  EXPECT_TRUE(again.report->unchanged);
  EXPECT_EQ(again.told, 0U);
  EXPECT_FALSE(run(folder, true).report->unchanged) << "--rebuild reads everything again";
  folder.write("papers/b.txt", "b");
  EXPECT_FALSE(run(folder).report->unchanged);
}

TEST(Pipeline, ExactCopiesAreTwoDocuments) {
  const TemporaryFolder folder;
  folder.write("papers/a.txt", "same");
  folder.write("papers/b.txt", "same");
  const auto done = run(folder);
  ASSERT_TRUE(done.report);
  const auto& rows = done.report->ledger.rows;
  EXPECT_EQ(rows[0].sha256, rows[1].sha256);
  EXPECT_NE(rows[0].id, rows[1].id);
  EXPECT_EQ(rows[0].id, rows[0].sha256.substr(0, 16)) << "the first in order keeps the id of the content";
  EXPECT_EQ(Reader::open(folder.path() / "index")->document_count(), 2U);
}

TEST(Pipeline, AnEmptiedFolderIsRefused) {
  const TemporaryFolder folder;
  const auto paper = folder.write("papers/a.txt", "a");
  ASSERT_TRUE(run(folder).report);
  std::filesystem::remove(paper);
  const auto emptied = run(folder);
  ASSERT_FALSE(emptied.report) << "the folder may only not be mounted";
  EXPECT_EQ(Reader::open(folder.path() / "index")->document_count(), 1U);
  EXPECT_TRUE(run(folder, true).report) << "--rebuild says that it is meant";
  EXPECT_EQ(Reader::open(folder.path() / "index")->document_count(), 0U);
}

TEST(Pipeline, StopPublishesNothing) {
  const TemporaryFolder folder;
  folder.write("papers/a.txt", "a");
  ASSERT_TRUE(run(folder).report);
  const auto revision = Reader::open(folder.path() / "index")->revision();
  folder.write("papers/b.txt", "b");
  Progress progress;
  progress.stop = true;
  const auto stopped = run_index({{folder.path() / "papers"}, folder.path() / "index", 1, false}, fake_layout, progress,
                                 [](const LedgerRow&) {});
  EXPECT_FALSE(stopped);
  EXPECT_EQ(Reader::open(folder.path() / "index")->revision(), revision);
  EXPECT_EQ(Reader::open(folder.path() / "index")->document_count(), 1U);
}

TEST(Pipeline, AThrowingReaderEndsTheRunWithAnError) {
  const TemporaryFolder folder;
  folder.write("papers/a.txt", "a");
  Progress progress;
  const auto thrown = run_index(
      {{folder.path() / "papers"}, folder.path() / "index", 2, false},
      [](const Descriptor&, const std::string&) -> Layout { throw std::runtime_error("out of luck"); }, progress,
      [](const LedgerRow&) {});
  ASSERT_FALSE(thrown);
  EXPECT_NE(thrown.error().what.find("out of luck"), std::string::npos);
}

TEST(Pipeline, AFileTooLargeToReadIsListedAndTheRunGoesOn) {
  const TemporaryFolder folder;
  folder.write("papers/a.txt", "a");
  std::filesystem::resize_file(folder.write("papers/huge.txt", "b"), largest_file + 1);
  const auto done = run(folder);
  ASSERT_TRUE(done.report) << done.report.error().what;
  EXPECT_EQ(done.report->ledger.rows[0].verdict, Verdict::ok);
  EXPECT_EQ(done.report->ledger.rows[1].verdict, Verdict::too_large);
}

TEST(ReadDocument, AFileThatIsGoneHasAVerdict) {
  const auto record = read_document(source_of("/nowhere/a.pdf"), {}, fake_layout);
  EXPECT_EQ(record.verdict, Verdict::malformed);
  EXPECT_NE(record.verdict_detail.find("No such file"), std::string::npos);
}

TEST(Pipeline, CorrectionsSurviveAndAreNoticed) {
  const TemporaryFolder folder;
  folder.write("papers/a.txt", "a");
  const auto first = run(folder);
  ASSERT_TRUE(first.report);
  const std::string sha256 = first.report->ledger.rows[0].sha256;
  const std::string line = R"({"sha256":")" + sha256 + R"(","field":"title","value":"Corrected","who":"a","why":"b"})";
  folder.write("papers/corrections.jsonl", line);
  for (const bool rebuild : {false, true}) {
    const auto again = run(folder, rebuild);
    ASSERT_TRUE(again.report);
    EXPECT_FALSE(again.report->unchanged) << "a changed file of corrections is a change";
    EXPECT_TRUE(again.report->complaints.empty());
    ASSERT_EQ(again.report->ledger.rows.size(), 1U) << "corrections are no paper";
    const auto record = Reader::open(folder.path() / "index")->document(first.report->ledger.rows[0].id);
    EXPECT_EQ(record.value()->minutes.title, "Corrected") << "at every run";
  }
  EXPECT_TRUE(run(folder).report->unchanged);
  folder.write("papers/corrections.jsonl", line + "\n{\n");
  EXPECT_EQ(run(folder).report->complaints.size(), 1U);
  const auto unchanged = run(folder);
  EXPECT_TRUE(unchanged.report->unchanged);
  EXPECT_EQ(unchanged.report->complaints.size(), 1U) << "said again until it is put right";
}

}  // namespace
}  // namespace minutebook
