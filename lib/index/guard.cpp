// SPDX-License-Identifier: GPL-3.0-or-later
#include "lib/index/guard.hpp"

#include <string_view>

namespace minutebook {
namespace {

bool says(const std::string& text, std::string_view part) { return text.find(part) != std::string::npos; }

/// What the system said, whichever library passes it on; code internal when it is none of these.
Error error_of_system(const std::string& what) {
  if (says(what, "No space left") || says(what, "Disk quota"))
    return {ErrorCode::no_space, what, "Free some space and run the command again; the published index is unchanged"};
  if (says(what, "Permission denied") || says(what, "Read-only file system"))
    return {ErrorCode::not_writable, what, "Check the permissions of the index folder"};
  return {ErrorCode::internal, what, {}};
}

}  // namespace

Error error_of(const std::string& doing, const Xapian::Error& error) {
  const std::string_view type = error.get_type();
  const char* reason = error.get_error_string();
  std::string what = doing + ": " + error.get_msg() + (reason != nullptr ? std::string(" (") + reason + ")" : "");
  // What Xapian throws while it tidies up after a write that failed hides the reason.
  if (says(what, "cancel() not supported"))
    return {ErrorCode::no_space, doing + ": the disk is full or cannot be written to",
            "Free some space and run the command again; the published index is unchanged"};
  if (Error known = error_of_system(what); known.code != ErrorCode::internal) return known;
  if (type == "DatabaseLockError")
    return {ErrorCode::locked, what, "Another program is writing to this index; wait for it to end"};
  if (type == "DatabaseVersionError")
    return {ErrorCode::wrong_version, what, "Build the index again with minutebook index FOLDER... --index DIR"};
  if (type == "DatabaseNotFoundError" || type == "DatabaseOpeningError")
    return {ErrorCode::not_found, what, "Build an index first with minutebook index FOLDER... --index DIR"};
  if (type == "DatabaseCorruptError")
    return {ErrorCode::bad_format, what, "Build the index again with minutebook index FOLDER... --index DIR"};
  return {ErrorCode::internal, what, {}};
}

Error error_of(const std::string& doing, const std::exception& error) {
  return error_of_system(doing + ": " + error.what());
}

}  // namespace minutebook
