// SPDX-License-Identifier: GPL-3.0-or-later
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "lib/worker/protocol.hpp"

/// What a worker that was taken over may send. Whatever is understood must come out of encode() as it came in.
extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  if (const auto layout = minutebook::decode_layout(bytes)) {
    minutebook::to_text(*layout);
    const auto again = minutebook::decode_layout(minutebook::encode(*layout));
    if (!again || *again != *layout) std::abort();
  }
  if (const auto read = minutebook::decode_read_request(bytes); read && minutebook::encode(*read) != bytes)
    std::abort();
  if (const auto draw = minutebook::decode_draw_request(bytes); draw && minutebook::encode(*draw) != bytes)
    std::abort();
  if (const auto page = minutebook::decode_recognize_request(bytes); page && minutebook::encode(*page) != bytes)
    std::abort();
  if (const auto parts = minutebook::decode_parts(bytes); parts && minutebook::encode(*parts) != bytes) std::abort();
  if (const auto part = minutebook::decode_part_request(bytes); part && minutebook::encode(*part) != bytes)
    std::abort();
  return 0;
}
