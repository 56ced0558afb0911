// SPDX-License-Identifier: GPL-3.0-or-later
#include "lib/base/packing.hpp"

namespace minutebook {

void Packer::number(uint64_t value) {
  while (value >= 0x80) {
    out_ += static_cast<char>((value & 0x7F) | 0x80);
    value >>= 7;
  }
  out_ += static_cast<char>(value);
}

void Packer::text(std::string_view value) {
  number(value.size());
  out_ += value;
}

void Packer::texts(const std::vector<std::string>& values) {
  number(values.size());
  for (const auto& value : values) text(value);
}

uint64_t Unpacker::number() {
  uint64_t value = 0;
  for (unsigned shift = 0; shift < 63 && !bytes_.empty(); shift += 7) {
    const auto byte = static_cast<unsigned char>(bytes_.front());
    bytes_.remove_prefix(1);
    value |= static_cast<uint64_t>(byte & 0x7F) << shift;
    if (byte < 0x80) return ok_ ? value : 0;
  }
  ok_ = false;
  return 0;
}

std::string Unpacker::text() {
  const uint64_t size = number();
  if (size > bytes_.size()) ok_ = false;
  if (!ok_) return {};
  std::string out(bytes_.substr(0, size));
  bytes_.remove_prefix(size);
  return out;
}

std::vector<std::string> Unpacker::texts() {
  std::vector<std::string> out;
  for (uint64_t left = number(); left > 0 && ok_; --left) out.push_back(text());
  return out;
}

}  // namespace minutebook
