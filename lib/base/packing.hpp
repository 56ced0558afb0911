// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace minutebook {

/// Values one after the other as bytes: numbers 7 bits a byte, lowest first; texts behind their length.
class Packer {
 public:
  void number(uint64_t value);
  void text(std::string_view value);
  void texts(const std::vector<std::string>& values);
  [[nodiscard]] std::string take() { return std::move(out_); }

 private:
  std::string out_;
};

/// Reads what Packer wrote, in the same order; after the first mistake everything is empty and ok() is false. Never
/// reads beyond the bytes, whatever they hold.
class Unpacker {
 public:
  explicit Unpacker(std::string_view bytes) : bytes_(bytes) {}
  [[nodiscard]] bool ok() const { return ok_; }
  [[nodiscard]] bool at_end() const { return bytes_.empty(); }
  uint64_t number();
  std::string text();
  std::vector<std::string> texts();

 private:
  std::string_view bytes_;
  bool ok_ = true;
};

}  // namespace minutebook
