// SPDX-License-Identifier: GPL-3.0-or-later
// The main job with real programs: the sample archive in, ranked answers out.
#include <gtest/gtest.h>

#include <memory>
#include <nlohmann/json.hpp>

#include "tests/e2e/programs.hpp"

namespace minutebook {
namespace {

class Samples : public ::testing::Test {
 protected:
  static void SetUpTestSuite() {
    folder_ = std::make_unique<TemporaryFolder>();
    first_ = minutebook({"index", samples(), "--index", index(), "--ocr", "off"});
  }
  static void TearDownTestSuite() { folder_.reset(); }
  static std::string index() { return (folder_->path() / "index").string(); }

  static std::unique_ptr<TemporaryFolder> folder_;
  static Finished first_;
};
std::unique_ptr<TemporaryFolder> Samples::folder_;
Finished Samples::first_;

TEST_F(Samples, EveryFileIsIndexedOrNamed) {
  EXPECT_EQ(first_.code, 2) << first_.err;
  EXPECT_NE(first_.err.find("(locked).pdf: locked"), std::string::npos) << first_.err;
  EXPECT_NE(first_.err.find("(truncated).pdf: malformed"), std::string::npos) << first_.err;
  EXPECT_NE(first_.err.find("(scan).pdf: no_text"), std::string::npos) << first_.err;
  const auto status = nlohmann::json::parse(minutebook({"status", "--index", index(), "--format", "json"}).out);
  EXPECT_EQ(status["files"], 32);
  EXPECT_EQ(status["verdicts"]["ok"], 29);
  EXPECT_EQ(status["restricted"], 1);
  EXPECT_EQ(status["unread"].size(), 3U);
}

TEST_F(Samples, ASecondRunHasNothingToDo) {
  const auto again = minutebook({"index", samples(), "--index", index(), "--ocr", "off"});
  EXPECT_EQ(again.code, 2) << "the unreadable files are still unreadable";
  EXPECT_NE(again.out.find("Nothing has changed"), std::string::npos) << again.out;
}

TEST_F(Samples, FindsByWordsAndFields) {
  struct Row {
    const char* reason;
    const char* query;
    const char* first;  ///< part of the path of the best paper
  };
  const Row rows[] = {
      {"plain words find the paper about them", "tide gauge readings published",
       "kellan-bay-harbour-commissioners/2021-06-09 minutes.odt"},
      {"a phrase", "\"crab boat was sunk\"", "kellan-bay-harbour-commissioners/2021-06-09 minutes.odt"},
      {"a body and words", "board:cabinet sea wall", "wrenmoor-district-council/cabinet/"},
      {"a DOCX named .pdf was read as what it is", "board:harbour date:2020-03-11", "2020-03-11 minutes.pdf"},
      {"a scan is found by its file name", "2019-10-08 scan", "2019-10-08 minutes (scan).pdf"},
      {"a letter by its type", "type:letter coastal grants", "letters/Letter to the Minister"},
  };
  for (const auto& row : rows) {
    const auto paths = paths_found(index(), row.query);
    ASSERT_FALSE(paths.empty()) << row.reason;
    EXPECT_NE(paths[0].find(row.first), std::string::npos) << row.reason << ": " << paths[0];
  }
}

TEST_F(Samples, HoldsNothingRestrictedInThePublicIndex) {
  const auto show =
      minutebook({"show", "--format", "jsonl",
                  samples() + "/wrenmoor-district-council/cabinet/2023-01-18 Item 9 Land at Quay Road.pdf"});
  const auto record = nlohmann::json::parse(show.out);
  ASSERT_EQ(record["restriction"]["level"], "restricted");
  EXPECT_TRUE(paths_found(index(), "path:quay").empty());
  EXPECT_FALSE(holds_bytes(folder_->path() / "index/public", record["sha256"].get<std::string>().substr(0, 16)));
  EXPECT_FALSE(holds_bytes(folder_->path() / "index/public", "Land at Quay Road.pdf"));
}

TEST_F(Samples, PrintsForMachines) {
  const auto csv = minutebook({"search", "sea", "wall", "--index", index(), "--format", "csv"});
  EXPECT_EQ(csv.out.rfind("title,body,date,", 0), 0U);
  const auto shown =
      minutebook({"show", "--format", "jsonl", samples() + "/open-tides-foundation/2022-01-19-board.md",
                  samples() + "/kellan-bay-harbour-commissioners/2021-09-08 Item 6 Dredging (truncated).pdf"});
  EXPECT_EQ(shown.code, 2) << "one of the two cannot be read";
  EXPECT_EQ(std::count(shown.out.begin(), shown.out.end(), '\n'), 2)
      << "a line a file, also for one that could not be read";
}

}  // namespace
}  // namespace minutebook
