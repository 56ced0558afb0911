// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <filesystem>

#include <xapian.h>

namespace minutebook {

/// A database that is written, and committed only when somebody says so: Xapian 1.4.22 commits in the destructor too.
/// When a disk is full its commit may end the whole program (a `throw;` outside of any handler); while one of these has
/// ever been made, the program then says so in a sentence and ends with code 1, and what was published before stays as
/// it was. For one thread.
class Writing {
 public:
  /// `flags` as for Xapian::WritableDatabase. Throws what Xapian throws.
  Writing(const std::filesystem::path& folder, int flags);
  ~Writing();
  Writing(const Writing&) = delete;
  Writing& operator=(const Writing&) = delete;

  Xapian::WritableDatabase& operator*() { return database_; }
  Xapian::WritableDatabase* operator->() { return &database_; }

 private:
  Xapian::WritableDatabase database_;
};

}  // namespace minutebook
