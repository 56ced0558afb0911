// SPDX-License-Identifier: GPL-3.0-or-later
#include <gtest/gtest.h>

#include "tests/e2e/programs.hpp"

namespace minutebook {
namespace {

TEST(CommandLine, ExitCodesTellWhatHappened) {
  const TemporaryFolder folder;
  const std::string index = (folder.path() / "index").string();
  struct Row {
    const char* reason;
    std::vector<std::string> arguments;
    int code;
    const char* said;  ///< on standard error
  };
  const Row rows[] = {
      {"no command", {}, 64, "subcommand"},
      {"an unknown command", {"serach"}, 64, "Did you mean 'search'?"},
      {"an unknown option", {"search", "--colour", "x", "--index", index}, 64, "--colour"},
      {"a folder that is not there",
       {"index", "/nowhere/papers", "--index", index},
       1,
       "/nowhere/papers: No such file or directory"},
      {"an index that is not there", {"search", "x", "--index", index}, 1, "minutebook index"},
      {"status of an index that is not there", {"status", "--index", index}, 1, "minutebook index"},
      {"queries that are not there", {"judge", "/nowhere/q.jsonl", "--index", index}, 1, "/nowhere/q.jsonl"},
      {"an ingredient that is not there", {"judge", "/dev/null", "--index", index, "--set", "salt=1"}, 1, "coverage"},
      {"an ingredient without a number",
       {"judge", "/dev/null", "--index", index, "--set", "coverage"},
       1,
       "NAME=NUMBER"},
      {"a file that is not there", {"show", "/nowhere/paper.pdf"}, 2, "/nowhere/paper.pdf"},
      {"help is not an error", {"--help"}, 0, ""},
      {"nor is the version", {"--version"}, 0, ""},
  };
  for (const auto& row : rows) {
    const auto finished = minutebook(row.arguments);
    EXPECT_EQ(finished.code, row.code) << row.reason << ": " << finished.err;
    EXPECT_NE(finished.err.find(row.said), std::string::npos) << row.reason << ": " << finished.err;
  }
}

TEST(CommandLine, HelpHasExamples) {
  for (const char* command : {"index", "show", "search", "status"})
    EXPECT_NE(minutebook({command, "--help"}).out.find("Example"), std::string::npos) << command;
}

TEST(CommandLine, AnOldIndexIsRefusedWithTheCommandThatRebuildsIt) {
  const TemporaryFolder folder;
  folder.write("papers/a.txt", "Minutes of the meeting of the Harbour Commission held on 3 May 2021");
  const std::string index = (folder.path() / "index").string();
  ASSERT_EQ(minutebook({"index", (folder.path() / "papers").string(), "--index", index}).code, 0);
  folder.write("index/format", "minutebook index 0\n");
  const auto refused = minutebook({"search", "harbour", "--index", index});
  EXPECT_EQ(refused.code, 1);
  EXPECT_NE(refused.err.find("minutebook index FOLDER"), std::string::npos) << refused.err;
  ASSERT_EQ(minutebook({"index", (folder.path() / "papers").string(), "--index", index}).code, 0)
      << "the command it names";
  EXPECT_EQ(minutebook({"search", "harbour", "--index", index}).code, 0);
}

TEST(CommandLine, JudgeNamesPapersThatAreNotThere) {
  const TemporaryFolder folder;
  folder.write("papers/north/a.txt", "Minutes of the meeting of the Harbour Commission held on 3 May 2021");
  const std::string index = (folder.path() / "index").string();
  ASSERT_EQ(minutebook({"index", (folder.path() / "papers").string(), "--index", index}).code, 0);
  const auto queries = folder.write("q.jsonl",
                                    R"({"id": "q1", "query": "harbour", "relevant": [{"path": "a.txt", "grade": 3}]}
{"id": "q2", "query": "harbour", "relevant": [{"path": "north/b.txt", "grade": 3}]}
)");
  const auto judged = minutebook({"judge", queries.string(), "--index", index});
  EXPECT_EQ(judged.code, 0);
  EXPECT_NE(judged.err.find("q2 names north/b.txt"), std::string::npos) << judged.err;
  EXPECT_EQ(judged.err.find("q1"), std::string::npos) << "the end of a path is enough: " << judged.err;
}

TEST(CommandLine, AReadOnlyPlaceIsSaid) {
  const TemporaryFolder folder;
  folder.write("papers/a.txt", "Minutes");
  folder.write("index", "a file where the index should be");
  const auto finished =
      minutebook({"index", (folder.path() / "papers").string(), "--index", (folder.path() / "index").string()});
  EXPECT_EQ(finished.code, 1);
  EXPECT_NE(finished.err.find((folder.path() / "index").string()), std::string::npos) << finished.err;
}

}  // namespace
}  // namespace minutebook
