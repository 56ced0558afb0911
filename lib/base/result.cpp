// SPDX-License-Identifier: GPL-3.0-or-later
#include "lib/base/result.hpp"

#include <cerrno>
#include <system_error>

#include "lib/base/text.hpp"

namespace minutebook {

std::string to_text(const Error& error) {
  std::string text = error.what;
  if (!error.hint.empty()) text += ". " + error.hint;
  return terminal_safe(text);
}

namespace {
struct ErrnoRow {
  int number;
  ErrorCode code;
  const char* hint;
};
constexpr ErrnoRow errno_rows[] = {
    {ENOENT, ErrorCode::not_found, "Check the path"},
    {ENOTDIR, ErrorCode::not_found, "Check the path"},
    {EACCES, ErrorCode::not_readable, "Check who may read and write it"},
    {EPERM, ErrorCode::not_readable, "Check who may read and write it"},
    {EROFS, ErrorCode::not_writable, "Choose a folder on a disk that can be written to"},
    {ENOSPC, ErrorCode::no_space, "Free some space and run the same command again: nothing already published is lost"},
    {EDQUOT, ErrorCode::no_space, "Free some space and run the same command again: nothing already published is lost"},
};
}  // namespace

tl::unexpected<Error> fail_errno(const std::string& what, int error_number) {
  const std::string words = what + ": " + std::generic_category().message(error_number);
  for (const auto& row : errno_rows)
    if (row.number == error_number) return fail(row.code, words, row.hint);
  return fail(ErrorCode::internal, words);
}

}  // namespace minutebook
