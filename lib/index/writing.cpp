// SPDX-License-Identifier: GPL-3.0-or-later
#include "lib/index/writing.hpp"

#include <unistd.h>

#include <exception>
#include <string_view>

namespace minutebook {
namespace {

std::terminate_handler handler_before = nullptr;

/// True when Xapian gave up: by a bare `throw;`, or by an error thrown where none may be.
bool is_of_xapian(const std::exception_ptr& thrown) {
  if (thrown == nullptr) return true;
  try {
    std::rethrow_exception(thrown);
  } catch (const Xapian::Error&) {
    return true;
  } catch (...) {
    return false;
  }
}

[[noreturn]] void end_clearly() {
  if (!is_of_xapian(std::current_exception()) && handler_before != nullptr) handler_before();
  constexpr std::string_view message =
      "minutebook: Could not write the index: there is no space left on the disk, or it cannot be written to. "
      "Free some space and run the command again; the published index is unchanged\n";
  [[maybe_unused]] const auto written = ::write(STDERR_FILENO, message.data(), message.size());
  ::_exit(1);
}

}  // namespace

Writing::Writing(const std::filesystem::path& folder, int flags) : database_(folder.string(), flags) {
  static const bool once = (handler_before = std::set_terminate(end_clearly), true);
  static_cast<void>(once);
}

Writing::~Writing() {
  try {
    database_.begin_transaction(false);  // an open transaction is dropped with the database
  } catch (const Xapian::Error&) {       // one is open, or the database is closed
  }
}

}  // namespace minutebook
