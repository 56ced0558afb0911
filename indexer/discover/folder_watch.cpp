// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/discover/folder_watch.hpp"

#include <poll.h>
#include <sys/inotify.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>

namespace minutebook {

using std::chrono::milliseconds;

Result<FolderWatch> FolderWatch::start() {
  Descriptor descriptor(::inotify_init1(IN_CLOEXEC | IN_NONBLOCK));
  if (!descriptor.valid()) return fail_errno("Folders cannot be watched", errno);
  return FolderWatch(std::move(descriptor));
}

bool FolderWatch::watch(const std::vector<std::string>& folders) {
  constexpr uint32_t events = IN_CLOSE_WRITE | IN_MOVED_FROM | IN_MOVED_TO | IN_CREATE | IN_DELETE | IN_DELETE_SELF |
                              IN_MOVE_SELF | IN_ATTRIB | IN_ONLYDIR;
  bool fresh = false;
  complete_ = true;
  for (const auto& folder : folders) {
    const int number = ::inotify_add_watch(descriptor_.get(), folder.c_str(), events);
    if (number >= 0)
      fresh = watched_.insert(number).second || fresh;
    else if (errno == ENOSPC)
      complete_ = false;
  }
  return fresh;
}

bool FolderWatch::wait_once(milliseconds timeout) {
  pollfd waiting{descriptor_.get(), POLLIN, 0};
  if (::poll(&waiting, 1, static_cast<int>(timeout.count())) <= 0) return false;
  alignas(inotify_event) std::array<char, 65536> buffer{};
  bool any = false;
  for (;;) {
    const ssize_t size = ::read(descriptor_.get(), buffer.data(), buffer.size());
    if (size <= 0) return any;
    any = true;
    for (size_t at = 0; at + sizeof(inotify_event) <= static_cast<size_t>(size);) {
      inotify_event event{};
      std::memcpy(&event, buffer.data() + at, sizeof(event));
      if ((event.mask & IN_IGNORED) != 0) watched_.erase(event.wd);
      at += sizeof(inotify_event) + event.len;
    }
  }
}

bool FolderWatch::wait(milliseconds timeout, milliseconds quiet, milliseconds longest) {
  using Clock = std::chrono::steady_clock;
  if (!wait_once(timeout)) return false;
  const auto end = Clock::now() + longest;
  while (Clock::now() < end &&
         wait_once(std::min(quiet, std::chrono::duration_cast<milliseconds>(end - Clock::now())))) {
  }
  return true;
}

}  // namespace minutebook
