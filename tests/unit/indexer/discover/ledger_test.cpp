// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/discover/ledger.hpp"

#include <gtest/gtest.h>

#include "tests/support/temporary_folder.hpp"

namespace minutebook {
namespace {

Ledger example() {
  return {"2026-01-02T03:04:05Z",
          std::string(64, 'c'),
          {{{"/archive", "odd\tname\\with\nfeeds\r.pdf", 123, -5},
            "0123456789abcdef",
            std::string(64, 'a'),
            Verdict::locked,
            "needs\ta password",
            0,
            false,
            "",
            "",
            "other"},
           {{"/archive", "minutes.pdf", 7, 99},
            "fedcba9876543210",
            std::string(64, 'b'),
            Verdict::ok,
            "",
            3,
            true,
            "Harbour Commission",
            "2012-03-15",
            "minutes",
            false,
            "00aa",
            {"0000000000000001", "0000000000000002"},
            2,
            "tesseract 5.3.0 eng"},
           {{"/archive", "partly.pdf", 7, 99},
            "1edcba9876543210",
            std::string(64, 'd'),
            Verdict::ok,
            "",
            3,
            false,
            "",
            "",
            "other",
            true}},
          "17"};
}

TEST(Ledger, RoundTrips) {
  const TemporaryFolder folder;
  ASSERT_TRUE(write_ledger(folder.path(), example()));
  const auto read = read_ledger(folder.path());
  ASSERT_TRUE(read) << read.error().what;
  EXPECT_EQ(*read, example());
  using std::filesystem::perms;
  EXPECT_EQ(std::filesystem::status(folder.path() / "ledger").permissions() & (perms::group_all | perms::others_all),
            perms::none)
      << "names of restricted papers stand in it";
}

TEST(Ledger, RefusesWhatItDoesNotKnow) {
  const TemporaryFolder folder;
  EXPECT_EQ(read_ledger(folder.path()).error().code, ErrorCode::not_found);
  folder.write("ledger", "minutebook ledger 99\tx\n");
  EXPECT_EQ(read_ledger(folder.path()).error().code, ErrorCode::wrong_version);
  folder.write("ledger", "minutebook ledger 2\tx\tx\t5\n");
  EXPECT_EQ(read_ledger(folder.path()).error().code, ErrorCode::wrong_version);
  folder.write("ledger", "minutebook ledger 3\tx\t\t5\nhalf a row\n");
  EXPECT_EQ(read_ledger(folder.path()).error().code, ErrorCode::bad_format);
}

TEST(Ledger, SeesEveryKindOfChange) {
  const Ledger ledger = example();
  std::vector<SourceFile> files = {ledger.rows[0].source, ledger.rows[1].source, ledger.rows[2].source};
  EXPECT_TRUE(is_unchanged(ledger, files));
  files[0].mtime_ns++;
  EXPECT_FALSE(is_unchanged(ledger, files)) << "touched";
  files[0] = ledger.rows[0].source;
  files[0].size++;
  EXPECT_FALSE(is_unchanged(ledger, files)) << "grown";
  files.pop_back();
  EXPECT_FALSE(is_unchanged(ledger, files)) << "gone";
}

TEST(Ledger, TheNextOneCountsOnceItIsAdopted) {
  const TemporaryFolder folder;
  Ledger ledger = example();
  ASSERT_TRUE(write_ledger(folder.path(), ledger));
  ledger.serial = "18";
  ASSERT_TRUE(write_next_ledger(folder.path(), ledger));
  EXPECT_EQ(read_ledger(folder.path())->serial, "17");
  EXPECT_EQ(read_next_ledger(folder.path())->serial, "18");
  ASSERT_TRUE(adopt_ledger(folder.path()));
  EXPECT_EQ(read_ledger(folder.path())->serial, "18");
  EXPECT_FALSE(read_next_ledger(folder.path()));
  EXPECT_FALSE(adopt_ledger(folder.path())) << "there is none any more";
}

}  // namespace
}  // namespace minutebook
