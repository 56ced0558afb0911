// SPDX-License-Identifier: GPL-3.0-or-later
#include "lib/base/file.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>

namespace minutebook {

Descriptor& Descriptor::operator=(Descriptor&& other) noexcept {
  if (this != &other) {
    reset();
    fd_ = other.release();
  }
  return *this;
}

int Descriptor::release() {
  const int fd = fd_;
  fd_ = -1;
  return fd;
}

void Descriptor::reset() {
  if (fd_ >= 0) ::close(fd_);
  fd_ = -1;
}

Result<Descriptor> open_for_reading(const std::filesystem::path& path) {
  Descriptor file(::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY));
  if (!file.valid()) return fail_errno(path.string(), errno);
  struct stat info {};
  if (::fstat(file.get(), &info) != 0) return fail_errno(path.string(), errno);
  if (!S_ISREG(info.st_mode)) return fail(ErrorCode::bad_argument, path.string() + " is not a file");
  return file;
}

Result<std::string> read_file(const std::filesystem::path& path, uint64_t limit) {
  auto file = open_for_reading(path);
  if (!file) return tl::unexpected(file.error());
  std::string bytes;
  // Only a first guess: the file may grow, and some files of the kernel claim to be empty.
  if (struct stat info{}; ::fstat(file->get(), &info) == 0 && S_ISREG(info.st_mode))
    bytes.reserve(std::min(static_cast<uint64_t>(info.st_size), limit));
  std::string block(size_t{1} << 16, '\0');
  for (;;) {
    const ssize_t n = ::read(file->get(), block.data(), block.size());
    if (n < 0 && errno == EINTR) continue;
    if (n < 0) return fail_errno(path.string(), errno);
    if (n == 0) return bytes;
    bytes.append(block, 0, static_cast<size_t>(n));
    if (bytes.size() > limit)
      return fail(ErrorCode::bad_argument, path.string() + " is larger than " + std::to_string(limit) + " bytes");
  }
}

namespace {
bool write_all(int fd, std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t n = ::write(fd, bytes.data(), bytes.size());
    if (n < 0 && errno == EINTR) continue;
    if (n < 0) return false;
    bytes.remove_prefix(static_cast<size_t>(n));
  }
  return true;
}
}  // namespace

Result<void> write_file_atomically(const std::filesystem::path& path, std::string_view bytes, unsigned mode) {
  const std::string temporary = path.string() + ".new";
  Descriptor file(::open(temporary.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, mode));
  if (!file.valid()) return fail_errno(temporary, errno);
  if (!write_all(file.get(), bytes) || ::fsync(file.get()) != 0 || ::rename(temporary.c_str(), path.c_str()) != 0) {
    const int error = errno;
    ::unlink(temporary.c_str());
    return fail_errno(path.string(), error);
  }
  return {};
}

namespace {
Result<void> copy_one(const std::filesystem::path& from, const std::filesystem::path& to) {
  const auto source = open_for_reading(from);
  if (!source) return tl::unexpected(source.error());
  constexpr unsigned as_umask_says = 0666;
  const Descriptor target(::open(to.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, as_umask_says));
  if (!target.valid()) return fail_errno(to.string(), errno);
  std::string block(size_t{1} << 20, '\0');
  for (;;) {
    const ssize_t n = ::read(source->get(), block.data(), block.size());
    if (n < 0 && errno == EINTR) continue;
    if (n < 0) return fail_errno(from.string(), errno);
    if (n == 0) return {};
    if (!write_all(target.get(), std::string_view(block).substr(0, static_cast<size_t>(n))))
      return fail_errno(to.string(), errno);
  }
}
}  // namespace

Result<void> copy_files(const std::filesystem::path& from, const std::filesystem::path& to) {
  std::error_code error;
  std::filesystem::create_directories(to, error);
  if (error) return fail_errno(to.string(), error.value());
  std::filesystem::directory_iterator entry(from, error);
  for (const std::filesystem::directory_iterator end; !error && entry != end; entry.increment(error)) {
    std::error_code ignored;
    if (!entry->is_regular_file(ignored)) continue;
    if (auto copied = copy_one(entry->path(), to / entry->path().filename()); !copied) return copied;
  }
  if (error) return fail_errno(from.string(), error.value());
  return {};
}

}  // namespace minutebook
