// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/pipeline/pipeline.hpp"

#include <gtest/gtest.h>
#include <sys/stat.h>

#include <algorithm>
#include <mutex>

#include "indexer/pipeline/known_state.hpp"
#include "lib/index/reader.hpp"
#include "lib/index/writer.hpp"
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
  ASSERT_TRUE(stopped) << to_text(stopped.error());
  EXPECT_EQ(stopped->left, 1U);
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

/// What the worker was asked to read, by file name.
struct ReadLog {
  std::mutex mutex;
  std::vector<std::string> names;
};

Result<IndexReport> run_noting(const TemporaryFolder& folder, ReadLog& log, IndexPlan plan = {}) {
  Progress progress;
  plan.folders = {folder.path() / "papers"};
  plan.index_root = folder.path() / "index";
  return run_index(
      plan,
      [&](const Descriptor& file, const std::string& name) {
        const std::lock_guard lock(log.mutex);
        log.names.push_back(name);
        return fake_layout(file, name);
      },
      progress, [](const LedgerRow&) {});
}

std::vector<std::string> read_by(const TemporaryFolder& folder, const IndexPlan& plan = {}) {
  ReadLog log;
  const auto report = run_noting(folder, log, plan);
  EXPECT_TRUE(report) << to_text(report.error());
  std::sort(log.names.begin(), log.names.end());
  return log.names;
}

std::vector<std::string> found_by(const TemporaryFolder& folder, const std::string& words) {
  auto reader = Reader::open(folder.path() / "index");
  EXPECT_TRUE(reader);
  SearchRequest request;
  request.text = words;
  const auto result = reader->search(request);
  EXPECT_TRUE(result);
  std::vector<std::string> paths;
  for (const auto& hit : result->hits) paths.push_back(hit.document.path);
  std::sort(paths.begin(), paths.end());
  return paths;
}

IndexPlan with(bool IndexPlan::*flag, bool value) {
  IndexPlan plan;
  plan.*flag = value;
  return plan;
}

using Names = std::vector<std::string>;

TEST(PipelineChange, ReadsOnlyWhatIsNewOrChanged) {
  const TemporaryFolder folder;
  folder.write("papers/alpha.txt", "a");
  folder.write("papers/beta.txt", "b");
  EXPECT_EQ(read_by(folder), (Names{"alpha.txt", "beta.txt"}));
  folder.write("papers/gamma.txt", "c");
  EXPECT_EQ(read_by(folder), Names{"gamma.txt"});
  folder.write("papers/beta.txt", "other content");
  EXPECT_EQ(read_by(folder), Names{"beta.txt"});
  EXPECT_EQ(read_by(folder), Names{});
  std::filesystem::remove(folder.path() / "papers/alpha.txt");
  EXPECT_EQ(read_by(folder), Names{});
  EXPECT_EQ(found_by(folder, "harbour"), (Names{"beta.txt", "gamma.txt"}));
  EXPECT_EQ(read_ledger(folder.path() / "index")->rows.size(), 2U);
}

TEST(PipelineChange, AMovedPaperIsNotReadAgainAndKeepsItsAddress) {
  const TemporaryFolder folder;
  folder.write("papers/alpha.txt", "a");
  folder.write("papers/beta.txt", "b");
  read_by(folder);
  const std::string id = read_ledger(folder.path() / "index")->rows[0].id;
  std::filesystem::create_directory(folder.path() / "papers/lighthouse");
  std::filesystem::rename(folder.path() / "papers/alpha.txt", folder.path() / "papers/lighthouse/renamed.txt");
  EXPECT_EQ(read_by(folder), Names{});
  EXPECT_EQ(found_by(folder, "path:lighthouse"), Names{"lighthouse/renamed.txt"});
  EXPECT_EQ(found_by(folder, "path:alpha"), Names{});
  const auto record = Reader::open(folder.path() / "index")->document(id);
  ASSERT_TRUE(record && *record);
  EXPECT_EQ((*record)->source.path, "lighthouse/renamed.txt");
  EXPECT_EQ(Reader::open(folder.path() / "index")->document_count(), 2U);
}

TEST(PipelineChange, TheAddressOfAReplacedPaperLeadsToTheNewOne) {
  const TemporaryFolder folder;
  folder.write("papers/alpha.txt", "first");
  read_by(folder);
  const std::string first = read_ledger(folder.path() / "index")->rows[0].id;
  folder.write("papers/alpha.txt", "second!");
  read_by(folder);
  folder.write("papers/alpha.txt", "the third");
  read_by(folder);
  const auto row = read_ledger(folder.path() / "index")->rows[0];
  EXPECT_EQ(row.replaces.size(), 2U);
  for (const bool rebuild : {false, true}) {
    read_by(folder, with(&IndexPlan::rebuild, rebuild));
    const auto record = Reader::open(folder.path() / "index")->document(first);
    ASSERT_TRUE(record && *record);
    EXPECT_EQ((*record)->id, row.id);
    EXPECT_EQ((*record)->replaces, row.replaces);
  }
  EXPECT_EQ(Reader::open(folder.path() / "index")->document_count(), 1U);
}

TEST(PipelineChange, FailuresAreRememberedAndRetriedOnRequest) {
  const TemporaryFolder folder;
  folder.write("papers/alpha.txt", "a");
  folder.write("papers/locked.pdf", "b");
  read_by(folder);
  folder.write("papers/beta.txt", "c");
  EXPECT_EQ(read_by(folder), Names{"beta.txt"});
  EXPECT_EQ(read_by(folder, with(&IndexPlan::retry_failed, true)), Names{"locked.pdf"});
  EXPECT_EQ(read_ledger(folder.path() / "index")->rows.size(), 3U);
}

TEST(PipelineChange, OnlyCorrectedPapersAreReadAgain) {
  const TemporaryFolder folder;
  folder.write("papers/alpha.txt", "a");
  folder.write("papers/beta.txt", "b");
  read_by(folder);
  const auto row = read_ledger(folder.path() / "index")->rows[1];
  folder.write("papers/corrections.jsonl",
               R"({"sha256":")" + row.sha256 + R"(","field":"title","value":"Right","who":"a","why":"b"})" + "\n");
  EXPECT_EQ(read_by(folder), Names{"beta.txt"});
  EXPECT_EQ(read_by(folder), Names{});
  std::filesystem::remove(folder.path() / "papers/corrections.jsonl");
  EXPECT_EQ(read_by(folder), Names{"beta.txt"}) << "what is not corrected any more is as it was read";
}

TEST(PipelineChange, AChangedFileThatCannotBeOpenedKeepsWhatWasRead) {
  const TemporaryFolder folder;
  folder.write("papers/alpha.txt", "a");
  const auto beta = folder.write("papers/beta.txt", "b");
  read_by(folder);
  ReadLog log;
  Progress progress;
  // The file vanishes after it was found: here, as a link that leads nowhere takes its place while another is read.
  folder.write("papers/alpha.txt", "changed");
  folder.write("papers/beta.txt", "changed too");
  const auto report = run_index(
      {{folder.path() / "papers"}, folder.path() / "index", 1},
      [&](const Descriptor& file, const std::string& name) {
        std::filesystem::remove(beta);
        return fake_layout(file, name);
      },
      progress, [](const LedgerRow&) {});
  ASSERT_TRUE(report) << to_text(report.error());
  EXPECT_EQ(report->kept, 1U);
  EXPECT_EQ(Reader::open(folder.path() / "index")->document_count(), 2U);
  read_by(folder);
  EXPECT_EQ(Reader::open(folder.path() / "index")->document_count(), 1U) << "the next run sees that it is gone";
}

TEST(PipelineChange, AStoppedRunKeepsWhatItReadAndTheNextGoesOn) {
  const TemporaryFolder folder;
  for (const char c : std::string("abcdef")) folder.write(std::string("papers/") + c + ".txt", std::string(1, c));
  Progress progress;
  const auto report = run_index(
      {{folder.path() / "papers"}, folder.path() / "index", 1},
      [&](const Descriptor& file, const std::string& name) {
        if (name == "c.txt") progress.stop = true;
        return fake_layout(file, name);
      },
      progress, [](const LedgerRow&) {});
  ASSERT_TRUE(report) << to_text(report.error());
  EXPECT_EQ(report->left, 3U);
  EXPECT_EQ(Reader::open(folder.path() / "index")->document_count(), 3U);
  EXPECT_EQ(read_by(folder), (Names{"d.txt", "e.txt", "f.txt"}));
  EXPECT_EQ(Reader::open(folder.path() / "index")->document_count(), 6U);
}

TEST(PipelineChange, ALongRunPublishesOnTheWay) {
  const TemporaryFolder folder;
  for (const char c : std::string("abc")) folder.write(std::string("papers/") + c + ".txt", std::string(1, c));
  Progress progress;
  IndexPlan plan{{folder.path() / "papers"}, folder.path() / "index", 1};
  plan.first_batch = std::chrono::milliseconds(0);
  std::vector<uint64_t> searchable;
  const auto report = run_index(
      plan,
      [&](const Descriptor& file, const std::string& name) {
        const auto reader = Reader::open(folder.path() / "index");
        searchable.push_back(reader ? reader->document_count() : 0);
        return fake_layout(file, name);
      },
      progress, [](const LedgerRow&) {});
  ASSERT_TRUE(report) << to_text(report.error());
  EXPECT_EQ(Reader::open(folder.path() / "index")->document_count(), 3U);
  EXPECT_EQ(read_ledger(folder.path() / "index")->rows.size(), 3U);
}

TEST(PipelineChange, RecoversWhereverTheLastRunWasKilled) {
  const TemporaryFolder folder;
  folder.write("papers/alpha.txt", "a");
  folder.write("papers/beta.txt", "b");
  read_by(folder);
  const auto index = folder.path() / "index";
  const Ledger old = *read_ledger(index);
  folder.write("papers/gamma.txt", "c");
  read_by(folder);
  const Ledger current = *read_ledger(index);

  ASSERT_TRUE(write_ledger(index, old));
  ASSERT_TRUE(write_next_ledger(index, current));
  EXPECT_EQ(read_by(folder), Names{}) << "killed after both databases, before the ledger";

  ASSERT_TRUE(write_ledger(index, old));
  std::filesystem::remove(index / "ledger.next");
  EXPECT_EQ(read_by(folder), Names{"gamma.txt"}) << "a paper that no ledger knows is read again, not doubled";
  EXPECT_EQ(Reader::open(index)->document_count(), 3U);

  Ledger more = *read_ledger(index);
  more.rows.push_back(more.rows.back());
  more.rows.back().id = "0123456789abcdef";
  more.rows.back().source.path = "delta.txt";
  more.serial = "1";
  folder.write("papers/delta.txt", "d");
  ASSERT_TRUE(write_ledger(index, more));
  EXPECT_EQ(read_by(folder), Names{"delta.txt"}) << "a row without a paper is read again";
  EXPECT_EQ(found_by(folder, "harbour").size(), 4U);
}

TEST(Pipeline, TwoKillsInARowLeaveALedgerThatDescribesWhatIsPublished) {
  const TemporaryFolder folder;
  const std::filesystem::path index = folder.path() / "index";
  folder.write("papers/a.txt", "a");
  ASSERT_TRUE(run(folder).report);
  std::filesystem::copy_file(index / "ledger", folder.path() / "older");
  folder.write("papers/b.txt", "b");
  ASSERT_TRUE(run(folder).report);
  const std::string serial = published_serials(index)->open;
  // The first kill: published, and not adopted.
  std::filesystem::rename(index / "ledger", index / "ledger.next");
  std::filesystem::rename(folder.path() / "older", index / "ledger");
  ASSERT_EQ(read_current_ledger(index)->rows.size(), 2U);
  ASSERT_TRUE(settle_ledger(index));
  // The second: a ledger of its own is written, and nothing published.
  Ledger other;
  other.serial = "1";
  ASSERT_TRUE(write_next_ledger(index, other));
  EXPECT_EQ(read_current_ledger(index)->serial, serial);
  EXPECT_EQ(read_current_ledger(index)->rows.size(), 2U);
  ASSERT_TRUE(settle_ledger(index)) << "what is right stays";
  EXPECT_EQ(read_current_ledger(index)->serial, serial);
}

}  // namespace
}  // namespace minutebook
