// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/discover/folder_watch.hpp"

#include <gtest/gtest.h>

#include <filesystem>

#include "tests/support/temporary_folder.hpp"

namespace minutebook {
namespace {

using std::chrono::milliseconds;
namespace fs = std::filesystem;

constexpr milliseconds now{0};
constexpr milliseconds soon{10'000};  // returns as soon as something happens

TEST(FolderWatch, NoticesEveryKindOfChange) {
  const TemporaryFolder folder;
  folder.write("papers/a.txt", "a");
  auto watch = FolderWatch::start();
  ASSERT_TRUE(watch) << to_text(watch.error());
  const std::string papers = (folder.path() / "papers").string();
  EXPECT_TRUE(watch->watch({papers}));
  EXPECT_FALSE(watch->watch({papers})) << "watched already";
  EXPECT_FALSE(watch->wait(now, now, now)) << "nothing has happened";
  folder.write("papers/b.txt", "b");
  EXPECT_TRUE(watch->wait(soon, now, now)) << "a new file";
  while (watch->wait(now, now, now)) {
  }
  fs::rename(folder.path() / "papers/b.txt", folder.path() / "papers/c.txt");
  EXPECT_TRUE(watch->wait(soon, now, now)) << "a new name";
  while (watch->wait(now, now, now)) {
  }
  fs::remove(folder.path() / "papers/c.txt");
  EXPECT_TRUE(watch->wait(soon, now, now)) << "a file less";
}

TEST(FolderWatch, FoldersThatComeAndGo) {
  const TemporaryFolder folder;
  folder.write("papers/a.txt", "a");
  auto watch = FolderWatch::start();
  ASSERT_TRUE(watch);
  const std::string papers = (folder.path() / "papers").string();
  const std::string inner = papers + "/inner";
  watch->watch({papers});
  fs::create_directory(inner);
  EXPECT_TRUE(watch->wait(soon, now, now));
  EXPECT_TRUE(watch->watch({papers, inner})) << "a new folder: what came into it before was missed";
  fs::rename(inner, papers + "/other");
  fs::create_directory(inner);
  EXPECT_TRUE(watch->watch({papers, inner, papers + "/other"})) << "another folder under the same name";
  EXPECT_FALSE(watch->watch({papers, inner, papers + "/other"}));
  fs::remove(inner);
  EXPECT_TRUE(watch->wait(soon, now, now));
  EXPECT_FALSE(watch->watch({papers, inner})) << "gone";
  EXPECT_TRUE(watch->is_complete());
}

}  // namespace
}  // namespace minutebook
