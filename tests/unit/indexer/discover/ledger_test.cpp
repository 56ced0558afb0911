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
            "minutes"}}};
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
  folder.write("ledger", "minutebook ledger 1\tx\nhalf a row\n");
  EXPECT_EQ(read_ledger(folder.path()).error().code, ErrorCode::bad_format);
}

TEST(Ledger, SeesEveryKindOfChange) {
  const Ledger ledger = example();
  std::vector<SourceFile> files = {ledger.rows[1].source, ledger.rows[0].source};
  EXPECT_TRUE(is_unchanged(ledger, files)) << "the order does not matter";
  files[0].mtime_ns++;
  EXPECT_FALSE(is_unchanged(ledger, files)) << "touched";
  files[0] = ledger.rows[1].source;
  files[0].size++;
  EXPECT_FALSE(is_unchanged(ledger, files)) << "grown";
  files.pop_back();
  EXPECT_FALSE(is_unchanged(ledger, files)) << "gone";
}

}  // namespace
}  // namespace minutebook
