// SPDX-License-Identifier: GPL-3.0-or-later
#include "lib/index/entry.hpp"

#include <utility>

namespace minutebook {
namespace {

constexpr std::string_view version = "1";

void put_number(std::string& out, uint64_t value) {
  while (value >= 0x80) {
    out += static_cast<char>((value & 0x7F) | 0x80);
    value >>= 7;
  }
  out += static_cast<char>(value);
}

void put(std::string& out, std::string_view text) {
  put_number(out, text.size());
  out += text;
}

/// Reads what put() wrote; after the first mistake everything is empty and ok() is false.
class Unpacker {
 public:
  explicit Unpacker(std::string_view bytes) : bytes_(bytes) {}
  [[nodiscard]] bool ok() const { return ok_; }
  [[nodiscard]] bool at_end() const { return bytes_.empty(); }

  uint64_t number() {
    uint64_t value = 0;
    for (unsigned shift = 0; shift < 63 && !bytes_.empty(); shift += 7) {
      const auto byte = static_cast<unsigned char>(bytes_.front());
      bytes_.remove_prefix(1);
      value |= static_cast<uint64_t>(byte & 0x7F) << shift;
      if (byte < 0x80) return value;
    }
    ok_ = false;
    return 0;
  }

  std::string text() {
    const uint64_t size = number();
    if (size > bytes_.size()) ok_ = false;
    if (!ok_) return {};
    std::string out(bytes_.substr(0, size));
    bytes_.remove_prefix(size);
    return out;
  }

 private:
  std::string_view bytes_;
  bool ok_ = true;
};

}  // namespace

std::string pack_numbers(const std::vector<uint32_t>& ascending) {
  std::string out;
  uint32_t before = 0;
  for (const uint32_t value : ascending) {
    put_number(out, value - before);
    before = value;
  }
  return out;
}

std::vector<uint32_t> unpack_numbers(std::string_view bytes) {
  std::vector<uint32_t> out;
  Unpacker unpacker(bytes);
  uint64_t value = 0;
  while (unpacker.ok() && !unpacker.at_end()) {
    value += unpacker.number();
    if (unpacker.ok() && value <= UINT32_MAX) out.push_back(static_cast<uint32_t>(value));
  }
  return out;
}

std::string pack(const EntryData& data) {
  std::string out;
  put(out, version);
  put(out, to_name(data.kind));
  for (const std::string* text : {&data.document.id, &data.document.path, &data.document.title, &data.document.type,
                                  &data.document.body, &data.document.date, &data.item_number, &data.item_title})
    put(out, *text);
  put_number(out, data.document.pages);
  put_number(out, data.page);
  put(out, pack_numbers(data.page_starts));
  put(out, data.outcome);
  put_number(out, data.owners.size());
  for (const auto& owner : data.owners) put(out, owner);
  put(out, data.text);
  return out;
}

std::optional<EntryData> unpack_entry(std::string_view bytes) {
  Unpacker in(bytes);
  if (in.text() != version) return std::nullopt;
  const auto kind = entry_kind_from_name(in.text());
  if (!kind) return std::nullopt;
  EntryData data;
  data.kind = *kind;
  for (std::string* text : {&data.document.id, &data.document.path, &data.document.title, &data.document.type,
                            &data.document.body, &data.document.date, &data.item_number, &data.item_title})
    *text = in.text();
  data.document.pages = static_cast<uint32_t>(in.number());
  data.page = static_cast<uint32_t>(in.number());
  data.page_starts = unpack_numbers(in.text());
  data.outcome = in.text();
  for (uint64_t left = in.number(); left > 0 && in.ok(); --left) data.owners.push_back(in.text());
  data.text = in.text();
  if (!in.ok() || !in.at_end()) return std::nullopt;
  return data;
}

std::string to_text(const Entry& entry) {
  std::string out = std::string(to_name(entry.data.kind)) + " " + entry.unique + "\n";
  for (const auto& [term, weight] : entry.weights) out += "  " + term + " x" + std::to_string(weight) + "\n";
  for (const auto& [term, position] : entry.positions) out += "  " + term + " @" + std::to_string(position) + "\n";
  for (const auto& [slot, value] : entry.values) out += "  [" + std::to_string(slot) + "] " + value + "\n";
  return out;
}

}  // namespace minutebook
