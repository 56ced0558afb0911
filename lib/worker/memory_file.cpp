// SPDX-License-Identifier: GPL-3.0-or-later
#include "lib/worker/memory_file.hpp"

#include <fcntl.h>
#include <sys/mman.h>
#include <unistd.h>

#include <cerrno>

namespace minutebook {

Result<Descriptor> file_in_memory(std::string_view bytes) {
  Descriptor file(::memfd_create("paper", MFD_CLOEXEC | MFD_ALLOW_SEALING));
  if (!file.valid()) return fail_errno("cannot make a file in memory", errno);
  while (!bytes.empty()) {
    const ssize_t n = ::write(file.get(), bytes.data(), bytes.size());
    if (n < 0 && errno == EINTR) continue;
    if (n <= 0) return fail_errno("cannot write a file in memory", errno);
    bytes.remove_prefix(static_cast<size_t>(n));
  }
  if (::fcntl(file.get(), F_ADD_SEALS, F_SEAL_WRITE | F_SEAL_GROW | F_SEAL_SHRINK | F_SEAL_SEAL) != 0)
    return fail_errno("cannot seal a file in memory", errno);
  return file;
}

}  // namespace minutebook
