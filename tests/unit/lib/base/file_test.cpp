// SPDX-License-Identifier: GPL-3.0-or-later
#include "lib/base/file.hpp"

#include <gtest/gtest.h>
#include <sys/stat.h>

#include <fstream>

#include "lib/base/hash.hpp"

namespace minutebook {
namespace {

class FileTest : public ::testing::Test {
 protected:
  void SetUp() override {
    std::string name = (std::filesystem::temp_directory_path() / "minutebook-file-XXXXXX").string();
    ASSERT_NE(::mkdtemp(name.data()), nullptr);
    folder_ = name;
  }
  void TearDown() override { std::filesystem::remove_all(folder_); }
  std::filesystem::path folder_;
};

TEST_F(FileTest, WritesAndReads) {
  ASSERT_TRUE(write_file_atomically(folder_ / "a", "one"));
  ASSERT_TRUE(write_file_atomically(folder_ / "a", "two"));
  EXPECT_EQ(read_file(folder_ / "a", 100).value(), "two");
  EXPECT_FALSE(std::filesystem::exists(folder_ / "a.new"));
}

TEST_F(FileTest, SaysWhatIsWrong) {
  EXPECT_EQ(read_file(folder_ / "none", 100).error().code, ErrorCode::not_found);
  EXPECT_EQ(read_file(folder_, 100).error().code, ErrorCode::bad_argument) << "a folder is not a file";
  ASSERT_TRUE(write_file_atomically(folder_ / "big", "0123456789"));
  EXPECT_EQ(read_file(folder_ / "big", 9).error().code, ErrorCode::bad_argument) << "the limit is in bytes";
  EXPECT_TRUE(read_file(folder_ / "big", 10)) << "exactly the limit is allowed";
  EXPECT_FALSE(write_file_atomically(folder_ / "none" / "a", "x"));
}

TEST_F(FileTest, CopiesTheFilesOfAFolder) {
  const std::filesystem::path from = folder_ / "from";
  std::filesystem::create_directories(from / "below");
  const std::string large(3'000'000, 'x');
  ASSERT_TRUE(write_file_atomically(from / "large", large));
  ASSERT_TRUE(write_file_atomically(from / "empty", ""));
  ASSERT_TRUE(copy_files(from, folder_ / "to"));
  EXPECT_EQ(read_file(folder_ / "to" / "large", 4'000'000).value(), large);
  EXPECT_EQ(read_file(folder_ / "to" / "empty", 100).value(), "");
  EXPECT_FALSE(std::filesystem::exists(folder_ / "to" / "below")) << "not what is below";
  EXPECT_FALSE(copy_files(from, folder_ / "to")) << "nothing is written over";
  EXPECT_FALSE(copy_files(folder_ / "nowhere", folder_ / "to2"));
}

TEST_F(FileTest, NeverBlocksOnAPipe) {
  ASSERT_EQ(::mkfifo((folder_ / "pipe").c_str(), 0600), 0);
  EXPECT_EQ(read_file(folder_ / "pipe", 100).error().code, ErrorCode::bad_argument);
}

TEST(Hash, IsSha256) {
  // FIPS 180-4 examples.
  EXPECT_EQ(sha256_hex("abc"), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  EXPECT_EQ(sha256_hex(""), "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
}

TEST(Error, PrintsOneSafeLine) {
  EXPECT_EQ(to_text(Error{ErrorCode::not_found, "a\nb is missing", "Check the path"}),
            "a b is missing. Check the path");
  EXPECT_EQ(fail_errno("x", ENOENT).value().what, "x: No such file or directory");
}

}  // namespace
}  // namespace minutebook
