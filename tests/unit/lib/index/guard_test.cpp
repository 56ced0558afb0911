// SPDX-License-Identifier: GPL-3.0-or-later
#include "lib/index/guard.hpp"

#include <gtest/gtest.h>

#include <stdexcept>

namespace minutebook {
namespace {

struct Row {
  const char* thrown;
  ErrorCode code;
  const char* reason;
};

TEST(Guard, TellsWhatThePersonCanDo) {
  const Row rows[] = {
      {"copy: No space left on device", ErrorCode::no_space, "the base is copied before a merge, and not by Xapian"},
      {"Disk quota exceeded", ErrorCode::no_space, "a full account is a full disk"},
      {"rename: Permission denied", ErrorCode::not_writable, "folders are renamed by us"},
      {"Read-only file system", ErrorCode::not_writable, "so is a disk that is mounted read-only"},
      {"something else", ErrorCode::internal, "nothing is made up about the rest"},
  };
  for (const Row& row : rows) {
    const Error error = error_of("Could not publish", std::runtime_error(row.thrown));
    EXPECT_EQ(error.code, row.code) << row.reason;
    EXPECT_EQ(error.hint.empty(), row.code == ErrorCode::internal) << row.reason;
  }
}

}  // namespace
}  // namespace minutebook
