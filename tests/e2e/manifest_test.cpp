// SPDX-License-Identifier: GPL-3.0-or-later
// What a manifest holds back is in no byte of the public index; what it says is found.
#include <gtest/gtest.h>

#include <fstream>

#include "tests/e2e/programs.hpp"

namespace minutebook {
namespace {

class ManifestFile : public ::testing::Test {
 protected:
  ManifestFile() {
    write("staff/zanzibartitle.txt",
          "MARROWBY PANEL\n\nMinutes of the meeting held on 3 May 2021\n\nPresent: Zoe Zanzibarname\n\n"
          "1. Zanzibarheading\n\nRESOLVED that the zanzibarword be kept.\n");
    write("open/minutes.txt",
          "MARROWBY PANEL\n\nMinutes of the meeting held on 4 May 2021\n\nPresent: Ann Hay\n\n"
          "1. Pavilion\n\nRESOLVED that the pavilion be painted.\n");
  }
  void write(const std::string& name, const std::string& text) const { (void)folder_.write("papers/" + name, text); }
  [[nodiscard]] std::string index() const { return (folder_.path() / "index").string(); }
  [[nodiscard]] std::string open() const { return index() + "/public"; }
  Finished run() { return minutebook({"index", (folder_.path() / "papers").string(), "--index", index(), "--quiet"}); }

  TemporaryFolder folder_;
};

TEST_F(ManifestFile, HeldBackIsNowhereInThePublicIndex) {
  write("minutebook.toml",
        "name = \"zanzibararchive\"\n[[boards]]\nname = \"zanzibarboard\"\n"
        "[[papers]]\npath = \"staff/**\"\naccess = \"restricted\"\n");
  const auto done = run();
  EXPECT_EQ(done.code, 0) << done.err;
  EXPECT_EQ(paths_found(index(), "pavilion"), std::vector<std::string>{"open/minutes.txt"});
  for (const char* canary : {"zanzibarword", "zanzibartitle", "zanzibarheading", "zanzibarname", "Zanzibar"})
    EXPECT_FALSE(holds_bytes(open(), canary)) << canary;
  EXPECT_TRUE(holds_bytes(index() + "/restricted", "zanzibarword")) << "or the canary would prove nothing";
  EXPECT_FALSE(holds_bytes(open(), "zanzibarboard")) << "a board of which nothing is public";
}

TEST_F(ManifestFile, AChangeOfTheManifestAloneIsTakenUp) {
  EXPECT_EQ(run().code, 0);
  EXPECT_EQ(paths_found(index(), "zanzibarword").size(), 1U) << "named on the command line is public";
  write("minutebook.toml", "access = \"restricted\"\n");
  EXPECT_EQ(run().code, 0);
  EXPECT_FALSE(holds_bytes(open(), "zanzibarword"));
  write("minutebook.toml", "[[boards]]\nname = \"Green Panel\"\naliases = [\"Marrowby Panel\"]\n");
  EXPECT_EQ(run().code, 0);
  for (const char* query : {"board:\"green panel\" pavilion", "board:\"marrowby panel\" pavilion"})
    EXPECT_EQ(paths_found(index(), query), std::vector<std::string>{"open/minutes.txt"}) << query;
  EXPECT_NE(run().out.find("Nothing has changed"), std::string::npos);
}

TEST_F(ManifestFile, APaperThatMovesIsJudgedByWhereItLies) {
  write("minutebook.toml", "[[papers]]\npath = \"staff/**\"\naccess = \"restricted\"\n");
  EXPECT_EQ(run().code, 0);
  const auto papers = folder_.path() / "papers";
  std::filesystem::rename(papers / "open/minutes.txt", papers / "staff/minutes.txt");
  EXPECT_EQ(run().code, 0);
  EXPECT_FALSE(holds_bytes(open(), "pavilion")) << "moved below a folder that is held back";
  std::filesystem::rename(papers / "staff/minutes.txt", papers / "minutes.txt");
  EXPECT_EQ(run().code, 0);
  EXPECT_EQ(paths_found(index(), "pavilion"), std::vector<std::string>{"minutes.txt"});
}

TEST_F(ManifestFile, ABrokenManifestHoldsEverythingBackAndSaysWhere) {
  EXPECT_EQ(run().code, 0);
  write("minutebook.toml", "name = \"A\"\naccess = \"pubic\"\n");
  const auto done = run();
  EXPECT_EQ(done.code, 2);
  EXPECT_NE(
      done.err.find("minutebook.toml:2:10: access: 'pubic' is neither 'public' nor 'restricted'; all papers of its "
                    "folder are held back until this is put right."),
      std::string::npos)
      << done.err;
  EXPECT_FALSE(holds_bytes(open(), "zanzibarword"));
  EXPECT_FALSE(holds_bytes(open(), "pavilion"));
  std::ofstream(folder_.path() / "papers/minutebook.toml") << std::string(100U << 20, '#');
  const auto huge = run();
  EXPECT_EQ(huge.code, 2);
  EXPECT_NE(huge.err.find("minutebook.toml is larger than"), std::string::npos) << huge.err;
  EXPECT_FALSE(holds_bytes(open(), "pavilion"));
}

TEST_F(ManifestFile, CheckAndInit) {
  const std::string papers = (folder_.path() / "papers").string();
  const auto none = minutebook({"manifest", "check", papers});
  EXPECT_EQ(none.code, 1);
  EXPECT_NE(none.err.find("minutebook manifest init"), std::string::npos) << none.err;
  EXPECT_EQ(minutebook({"manifest", "init", papers}).code, 0);
  EXPECT_EQ(minutebook({"manifest", "init", papers}).code, 1) << "nothing is written over";
  EXPECT_EQ(minutebook({"manifest", "check", papers}).code, 0);
  write("minutebook.toml", "nmae = \"A\"\n[[papers]]\npath = \"staff/*\"\n");
  const auto wrong = minutebook({"manifest", "check", papers});
  EXPECT_EQ(wrong.code, 1);
  EXPECT_NE(wrong.err.find("minutebook.toml:1:1: nmae: is unknown; did you mean 'name'?"), std::string::npos)
      << wrong.err;
  EXPECT_NE(wrong.out.find("staff/* fits 1 paper"), std::string::npos) << wrong.out;
}

}  // namespace
}  // namespace minutebook
