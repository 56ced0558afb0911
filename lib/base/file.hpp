// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>

#include "lib/base/result.hpp"

namespace minutebook {

/// An owned file descriptor; -1 is none. Move only.
class Descriptor {
 public:
  Descriptor() = default;
  explicit Descriptor(int fd) : fd_(fd) {}
  Descriptor(Descriptor&& other) noexcept : fd_(other.release()) {}
  Descriptor& operator=(Descriptor&& other) noexcept;
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  ~Descriptor() { reset(); }
  [[nodiscard]] int get() const { return fd_; }
  [[nodiscard]] bool valid() const { return fd_ >= 0; }
  int release();
  void reset();

 private:
  int fd_ = -1;
};

/// The whole file, at most `limit` bytes (a larger one fails with bad_argument). Only regular files; never blocks on a
/// pipe.
Result<std::string> read_file(const std::filesystem::path& path, uint64_t limit);

/// Opens a regular file for reading, close-on-exec.
Result<Descriptor> open_for_reading(const std::filesystem::path& path);

/// Writes a new file beside `path`, syncs it and renames it over `path`: readers see the old or the new bytes, never a
/// mixture.
/// `mode` are the permission bits of the new file, less the umask.
Result<void> write_file_atomically(const std::filesystem::path& path, std::string_view bytes, unsigned mode = 0644);

/// Copies the regular files of a folder, not what is below, into one that is made for them. What is copied when it
/// fails stays. (std::filesystem::copy calls a full disk an "input/output error".)
Result<void> copy_files(const std::filesystem::path& from, const std::filesystem::path& to);

}  // namespace minutebook
