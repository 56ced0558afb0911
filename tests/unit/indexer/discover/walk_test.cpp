// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/discover/walk.hpp"

#include <gtest/gtest.h>
#include <sys/stat.h>

#include "tests/support/temporary_folder.hpp"

namespace minutebook {
namespace {

std::vector<std::string> paths(const Found& found) {
  std::vector<std::string> out;
  for (const auto& file : found.files) out.push_back(file.path);
  return out;
}

TEST(Discover, FindsFilesInOrder) {
  const TemporaryFolder folder;
  folder.write("b/2.txt", "two");
  folder.write("a.txt", "one");
  folder.write("b/[odd] name\nwith feed.txt", "x");
  folder.write(".hidden", "x");
  const auto found = discover({folder.path()}, folder.path() / "index");
  ASSERT_TRUE(found);
  EXPECT_EQ(paths(*found), (std::vector<std::string>{"a.txt", "b/2.txt", "b/[odd] name\nwith feed.txt"}));
  EXPECT_EQ(found->files[1].size, 3U);
  EXPECT_EQ(found->files[1].root, folder.path().string());
  EXPECT_EQ(found->hidden, 1U);
}

TEST(Discover, LeavesTheIndexOut) {
  const TemporaryFolder folder;
  folder.write("a.txt", "one");
  folder.write("index/public/x", "x");
  EXPECT_EQ(paths(*discover({folder.path()}, folder.path() / "index")), std::vector<std::string>{"a.txt"});
}

TEST(Discover, NeverReadsAnIndexAsPapers) {
  const TemporaryFolder folder;
  folder.write("a.txt", "one");
  folder.write("older-index/format", "minutebook index 1\n");
  folder.write("older-index/ledger", "names of restricted papers");
  EXPECT_EQ(paths(*discover({folder.path()}, "")), std::vector<std::string>{"a.txt"});
  EXPECT_EQ(discover({folder.path() / "older-index"}, "").error().code, ErrorCode::bad_argument);
}

TEST(Discover, PassesOverWhatIsNotAFile) {
  const TemporaryFolder folder;
  ASSERT_EQ(::mkfifo((folder.path() / "pipe").c_str(), 0600), 0);
  std::filesystem::create_directory_symlink(folder.path(), folder.path() / "loop");
  std::filesystem::create_symlink("/etc/passwd", folder.path() / "passwd.txt");
  const auto found = discover({folder.path()}, "");
  ASSERT_TRUE(found);
  EXPECT_TRUE(found->files.empty()) << "a link could lead anywhere";
  EXPECT_EQ(found->passed_over.size(), 3U);
}

TEST(Discover, WalksEachFileOnce) {
  const TemporaryFolder folder;
  folder.write("sub/a.txt", "one");
  EXPECT_EQ(paths(*discover({folder.path() / "sub", folder.path()}, "")), std::vector<std::string>{"sub/a.txt"})
      << "a folder inside another";
  EXPECT_EQ(discover({folder.path(), folder.path()}, "")->files.size(), 1U) << "a folder named twice";
}

TEST(Discover, TellsFoldersApart) {
  const TemporaryFolder folder;
  folder.write("one/a.txt", "1");
  folder.write("two/a.txt", "2");
  const auto found = discover({folder.path() / "one", folder.path() / "two"}, "");
  ASSERT_EQ(found->files.size(), 2U);
  EXPECT_EQ(found->files[0].path, found->files[1].path);
  EXPECT_NE(found->files[0].root, found->files[1].root);
}

TEST(Discover, SaysWhatIsMissing) {
  const TemporaryFolder folder;
  EXPECT_EQ(discover({folder.path() / "none"}, "").error().code, ErrorCode::not_found);
  EXPECT_EQ(discover({folder.write("file", "x")}, "").error().code, ErrorCode::bad_argument);
}

}  // namespace
}  // namespace minutebook
