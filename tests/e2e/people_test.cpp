// SPDX-License-Identifier: GPL-3.0-or-later
// Persons of the sample archive, and corrections that survive a rebuild.
#include <gtest/gtest.h>

#include <algorithm>
#include <memory>
#include <nlohmann/json.hpp>

#include "tests/e2e/programs.hpp"

namespace minutebook {
namespace {

using Json = nlohmann::json;

class People : public ::testing::Test {
 protected:
  static void SetUpTestSuite() {
    folder_ = std::make_unique<TemporaryFolder>();
    folder_->write("papers/2021-05-03.txt", paper("Monday 3 May 2021", "Jane Marsh"));
    folder_->write("papers/2021-06-07.txt", paper("Monday 7 June 2021", "Jane Marsch"));
    ASSERT_EQ(minutebook({"index", papers(), "--index", index()}).code, 0);
  }
  static void TearDownTestSuite() { folder_.reset(); }
  static std::string index() { return (folder_->path() / "index").string(); }
  static std::string papers() { return (folder_->path() / "papers").string(); }
  static std::string paper(const std::string& date, const std::string& name) {
    return "Kellan Harbour Board\n\nMinutes of the meeting held on " + date +
           " in the Old School\n\nPresent: Cllr Tom Penn (Chair), Cllr Ada Crake, Cllr " + name +
           "\n\nApologies: Cllr Ivo Lark\n\n1. Slipway\n\nResolved: to mend the slipway.\n";
  }
  static Json people(const std::string& name) {
    return Json::parse(minutebook({"people", "--index", index(), "--format", "json", name}).out);
  }

  static std::unique_ptr<TemporaryFolder> folder_;
};
std::unique_ptr<TemporaryFolder> People::folder_;

TEST_F(People, SayWhatProvesThem) {
  const Json lark = people("Ivo Lark");
  ASSERT_EQ(lark["persons"].size(), 1U);
  EXPECT_EQ(lark["persons"][0]["counts"]["apologies"], 2);
  EXPECT_EQ(lark["persons"][0]["counts"]["attended"], 0) << "apologies never attend";
  EXPECT_EQ(lark["persons"][0]["papers"].size(), 2U);
  EXPECT_EQ(lark["persons"][0]["papers"][0]["pages"], Json::array({1}));
  const auto text = minutebook({"people", "--index", index(), "ivo", "lark"});
  EXPECT_NE(text.out.find("apologies 2"), std::string::npos) << text.out;
  EXPECT_NE(minutebook({"people", "--index", index(), "Ivo Larc"}).out.find("Did you mean 'Ivo Lark'?"),
            std::string::npos);
}

TEST_F(People, CorrectionsSurviveARebuild) {
  EXPECT_EQ(people("Jane")["persons"].size(), 2U) << "one of each, and no way to tell which is the slip";
  const std::string sha256 =
      Json::parse(minutebook({"show", "--format", "jsonl", papers() + "/2021-06-07.txt"}).out)["sha256"]
          .get<std::string>();
  folder_->write(
      "papers/corrections.jsonl",
      R"({"field":"people.same","value":{"name":"Jane Marsh","other":"Jane Marsch"},"who":"clerk","why":"one woman"})"
      "\n"
      R"({"sha256":")" +
          sha256 +
          R"(","field":"body","value":"Slipway Group","who":"clerk","why":"wrong template"})"
          "\n"
          R"({"sha256":")" +
          sha256 +
          R"(","field":"colour","value":"red","who":"clerk","why":"no such field"})"
          "\n");
  for (const bool rebuild : {false, true}) {
    std::vector<std::string> arguments = {"index", papers(), "--index", index()};
    if (rebuild) arguments.emplace_back("--rebuild");
    const auto done = minutebook(arguments);
    EXPECT_EQ(done.code, 2) << "a line was not applied";
    EXPECT_NE(done.err.find("corrections.jsonl:3: there is no field 'colour'"), std::string::npos) << done.err;
    EXPECT_EQ(paths_found(index(), "board:slipway").size(), 1U) << done.out << done.err;
  }
  folder_->write(
      "papers/corrections.jsonl",
      R"({"field":"people.same","value":{"name":"Jane Marsh","other":"Jane Marsch"},"who":"clerk","why":"one woman"})");
  EXPECT_EQ(minutebook({"index", papers(), "--index", index()}).code, 0);
  EXPECT_EQ(people("Jane")["persons"].size(), 1U) << "ruled to be one";
  EXPECT_TRUE(paths_found(index(), "board:slipway").empty()) << "a correction that is taken back is gone";
}

TEST_F(People, ShowAppliesAFileOfCorrections) {
  const std::string file = papers() + "/2021-05-03.txt";
  const auto read = Json::parse(minutebook({"show", "--format", "jsonl", file}).out);
  const auto path =
      folder_->write("mine.jsonl", R"({"sha256":")" + read["sha256"].get<std::string>() +
                                       R"(","field":"date","value":"2021-05-04","who":"clerk","why":"signed copy"})");
  const auto shown = minutebook({"show", "--format", "jsonl", "--corrections", path.string(), file});
  EXPECT_EQ(shown.code, 0) << shown.err;
  const auto corrected = Json::parse(shown.out);
  EXPECT_EQ(corrected["date"], "2021-05-04");
  EXPECT_EQ(corrected["places"]["date"]["rule"], "correction");
  EXPECT_EQ(corrected["places"]["date"]["confidence"], 1);
}

}  // namespace
}  // namespace minutebook
