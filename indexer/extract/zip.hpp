// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace minutebook {

/// One entry of a zip's directory.
struct ZipMember {
  uint64_t index = 0;
  std::string name;  ///< as UTF-8, by the zip's own word or a guess; not to be trusted
  bool locked = false;
};

/// Read-only view of a zip held in memory; `bytes` must outlive it.
class Zip {
 public:
  explicit Zip(std::string_view bytes);
  ~Zip();
  Zip(const Zip&) = delete;
  Zip& operator=(const Zip&) = delete;

  [[nodiscard]] bool valid() const;
  /// True if an entry had more than max_entry_bytes, or far more than the zip it came from: a bomb.
  [[nodiscard]] bool too_large() const { return too_large_; }
  /// An entry unpacked, ASCII case ignored in its name; nullopt if it is not there, damaged, locked or too large.
  std::optional<std::string> entry(const std::string& name);
  /// The same by number; checked against its sum.
  std::optional<std::string> entry_at(uint64_t index);
  /// The first `most` entries.
  [[nodiscard]] std::vector<ZipMember> members(size_t most) const;
  [[nodiscard]] bool has(const std::string& name) const;
  /// True if two entries have one name: programs differ in which of them they show.
  [[nodiscard]] bool has_twins() const;
  /// True if any entry is encrypted.
  [[nodiscard]] bool locked() const;

 private:
  struct Handle;
  std::unique_ptr<Handle> handle_;
  uint64_t entry_limit_;
  bool too_large_ = false;
};

}  // namespace minutebook
