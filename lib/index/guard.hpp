// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <exception>
#include <string>
#include <type_traits>

#include <xapian.h>

#include "lib/base/result.hpp"

namespace minutebook {

/// A Xapian exception as an Error; `doing` begins the sentence: "Could not open the index".
Error error_of(const std::string& doing, const Xapian::Error& error);
Error error_of(const std::string& doing, const std::exception& error);

/// The one door through which exceptions of Xapian (and of the standard library below it) leave lib/index: runs `work`,
/// which returns a Result, and turns whatever it throws into an Error.
template <class Work>
std::invoke_result_t<Work> guarded(const std::string& doing, Work&& work) {
  try {
    return work();
  } catch (const Xapian::Error& error) {
    return tl::unexpected<Error>(error_of(doing, error));
  } catch (const std::exception& error) {
    return tl::unexpected<Error>(error_of(doing, error));
  }
}

}  // namespace minutebook
