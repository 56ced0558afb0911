// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <string>
#include <tl/expected.hpp>

namespace minutebook {

enum class ErrorCode {
  bad_argument,
  not_found,
  not_readable,
  not_writable,
  bad_format,
  wrong_version,
  locked,
  no_space,
  timed_out,
  crashed,
  internal
};

/// What went wrong at a seam, for a person: `what` says what and where in one clause without a full stop,
/// `hint` says what to do (may be empty). Printed as "what. hint".
struct Error {
  ErrorCode code = ErrorCode::internal;
  std::string what;
  std::string hint;
  friend bool operator==(const Error&, const Error&) = default;
};

/// "what. hint", safe to print on a terminal (control characters are replaced).
std::string to_text(const Error& error);

template <class T>
using Result = tl::expected<T, Error>;

inline tl::unexpected<Error> fail(ErrorCode code, std::string what, std::string hint = {}) {
  return tl::unexpected<Error>(Error{code, std::move(what), std::move(hint)});
}

/// fail() with the words of errno: "WHAT: No such file or directory".
tl::unexpected<Error> fail_errno(const std::string& what, int error_number);

}  // namespace minutebook
