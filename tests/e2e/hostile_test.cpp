// SPDX-License-Identifier: GPL-3.0-or-later
// An archive of broken and hostile files: every one ends with a verdict, the run goes on, the good paper among them is
// found.
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>
#include <set>
#include <sstream>

#include "tests/e2e/programs.hpp"

namespace minutebook {
namespace {

/// What bad_files.py says of each file it made, one JSON object a line, against the files that could not be read.
void expect_verdicts(const std::string& made, const nlohmann::json& status) {
  std::set<std::string> unread;
  for (const auto& row : status["unread"]) unread.insert(row["path"].get<std::string>());
  std::istringstream lines(made);
  for (std::string line; std::getline(lines, line);) {
    const auto entry = nlohmann::json::parse(line);
    const auto path = entry["path"].get<std::string>();
    if (path.find('%') != std::string::npos) continue;  // printed in another form
    if (entry["expect"] == "read" || entry["expect"] == "refused") {
      EXPECT_EQ(unread.contains(path), entry["expect"] == "refused") << path << ": " << entry["what"];
    }
  }
}

TEST(Hostile, EveryFileEndsWithAVerdict) {
  const TemporaryFolder folder;
  const std::string papers = (folder.path() / "papers").string();
  const auto made = run_program(
      {"/usr/bin/python3", std::string(MINUTEBOOK_SOURCE_DIR) + "/tests/support/bad_files.py", "--quick", papers});
  ASSERT_EQ(made.code, 0) << made.err;
  folder.write("papers/good.txt",
               "MINUTES of a meeting of the Harbour Commission held on 3 May 2021\n\n1. Moorings\nRESOLVED that the "
               "quokka mooring be sold.\n");
  const std::string index = (folder.path() / "index").string();
  const auto finished = minutebook({"index", papers, "--index", index, "--deadline", "3"});
  EXPECT_EQ(finished.code, 2) << finished.err;

  const auto status = nlohmann::json::parse(minutebook({"status", "--index", index, "--format", "json", "--all"}).out);
  expect_verdicts(made.out, status);
  for (const char* canary : {"canarysecret", "canarybomb", "canaryscript", "canarydots", "canaryzip"})
    EXPECT_FALSE(holds_bytes(folder.path() / "index/public", canary)) << canary;
  uint64_t counted = 0;
  for (const auto& [verdict, count] : status["verdicts"].items()) counted += count.get<uint64_t>();
  EXPECT_EQ(counted, status["files"].get<uint64_t>()) << "no file without a verdict";
  EXPECT_GT(status["files"].get<uint64_t>(), 20U);
  EXPECT_EQ(paths_found(index, "quokka"), std::vector<std::string>{"good.txt"});
  EXPECT_EQ(finished.err.find('\x1B'), std::string::npos) << "a file name must not reach the terminal raw";
}

TEST(Hostile, QueriesNeverFail) {
  const TemporaryFolder folder;
  folder.write("papers/a.txt", "Minutes of the Harbour Commission, 3 May 2021. Moorings were discussed.");
  const std::string index = (folder.path() / "index").string();
  ASSERT_EQ(minutebook({"index", (folder.path() / "papers").string(), "--index", index}).code, 0);
  const std::string queries[] = {"",
                                 " ",
                                 "\"",
                                 "((((",
                                 ")",
                                 "AND",
                                 "NOT",
                                 "a OR",
                                 "-",
                                 "-\"",
                                 "board:",
                                 ":",
                                 "date:9999-99-99",
                                 "2019..2020",
                                 "*",
                                 "a*",
                                 "NEAR/5",
                                 "\xFF\xFE",
                                 "board:\"",
                                 std::string(100'000, 'a'),
                                 "'; DROP TABLE",
                                 "<script>alert(1)</script>",
                                 "x\ny",
                                 "date:..",
                                 "\u202Eabc"};
  for (const auto& query : queries) {
    const auto finished = minutebook({"search", "--index", index, "--format", "json", "--", query});
    EXPECT_EQ(finished.code, 0) << query.substr(0, 40) << ": " << finished.err;
    EXPECT_TRUE(nlohmann::json::accept(finished.out)) << query.substr(0, 40);
  }
}

}  // namespace
}  // namespace minutebook
