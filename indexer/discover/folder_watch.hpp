// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <chrono>
#include <string>
#include <unordered_set>
#include <vector>

#include "lib/base/file.hpp"
#include "lib/base/result.hpp"

namespace minutebook {

/// Notices that something changes in folders (inotify). It says when to look again, never what has changed: whoever
/// waits compares the folders with the ledger anyway, so lost and doubled events do no harm. For one thread.
class FolderWatch {
 public:
  static Result<FolderWatch> start();

  /// Watches these folders, not those inside them. True when one of them was not watched before: what happened in it
  /// until now was missed. A folder that is gone is left out.
  bool watch(const std::vector<std::string>& folders);
  /// False when the kernel allows no more watches (fs.inotify.max_user_watches), so that some changes go unnoticed.
  [[nodiscard]] bool is_complete() const { return complete_; }
  /// Waits until something has happened, and then until nothing more has for `quiet` or `longest` is over. False when
  /// nothing happened within `timeout`.
  bool wait(std::chrono::milliseconds timeout, std::chrono::milliseconds quiet, std::chrono::milliseconds longest);

 private:
  explicit FolderWatch(Descriptor descriptor) : descriptor_(std::move(descriptor)) {}
  bool wait_once(std::chrono::milliseconds timeout);

  Descriptor descriptor_;
  std::unordered_set<int> watched_;  ///< numbers the kernel gave
  bool complete_ = true;
};

}  // namespace minutebook
