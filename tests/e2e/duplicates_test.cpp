// SPDX-License-Identifier: GPL-3.0-or-later
// Papers that stand more than once: named in results, counted in the status, never across the border of what is public.
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "tests/e2e/programs.hpp"

namespace minutebook {
namespace {

std::string minutes(const std::string& more) {
  std::string text =
      "MARROWBY PANEL\n\nMinutes of the meeting held on 4 May 2021\n\nPresent: Ann Hay\n\n1. Pavilion\n\n" + more;
  for (int i = 0; i < 400; ++i) text += "the plank " + std::to_string(i) + " of the pavilion was painted\n";
  return text;
}

TEST(DuplicatePapers, AreNamedAndCountedButNotThoseHeldBack) {
  const TemporaryFolder folder;
  folder.write("papers/a/minutes.txt", minutes(""));
  folder.write("papers/b/minutes again.txt", minutes("") + "\n");
  folder.write("papers/c/version.txt", minutes("It rained all day and nobody complained of it.\n"));
  folder.write("papers/zanzibar/minutes.txt", minutes("") + " \n");
  folder.write("papers/zanzibar/minutebook.toml", "access = \"restricted\"\n");
  const std::string index = (folder.path() / "index").string();
  const auto built = minutebook({"index", (folder.path() / "papers").string(), "--index", index, "--quiet"});
  ASSERT_EQ(built.code, 0) << built.err;
  EXPECT_FALSE(holds_bytes(index + "/public", "zanzibar"));
  const auto found =
      nlohmann::json::parse(minutebook({"search", "--index", index, "--format", "json", "pavilion plank"}).out);
  ASSERT_EQ(found["results"].size(), 3U) << "nothing is folded away";
  for (const auto& hit : found["results"]) {
    const auto& document = hit["document"];
    EXPECT_EQ(document["also_published_in"].size(), 2U) << document;
    if (document["path"] == "a/minutes.txt") {
      EXPECT_EQ(document["canonical_id"], document["id"]);
      EXPECT_EQ(document["also_published_in"][0]["relation"], "copy");
      EXPECT_EQ(document["also_published_in"][0]["path"], "b/minutes again.txt");
      EXPECT_EQ(document["also_published_in"][1]["relation"], "version");
    }
  }
  const auto status = nlohmann::json::parse(minutebook({"status", "--index", index, "--format", "json"}).out);
  EXPECT_EQ(status["duplicates"], nlohmann::json({{"copies", 1}, {"versions", 1}, {"parts", 0}}));
  ASSERT_EQ(status["held_back"].size(), 1U) << "for the owner of the index";
  EXPECT_EQ(status["held_back"][0]["path"], "zanzibar/minutes.txt");
  EXPECT_EQ(status["held_back"][0]["level"], "restricted");
  EXPECT_EQ(status["held_back"][0]["public_twins"].size(), 3U) << "copies and versions that are public";
  const auto text = minutebook({"status", "--index", index}).out;
  EXPECT_NE(text.find("Public, though a paper that says the same is held back"), std::string::npos) << text;
  EXPECT_NE(text.find("standing more than once: 1 copy, 1 other version"), std::string::npos) << text;
}

}  // namespace
}  // namespace minutebook
