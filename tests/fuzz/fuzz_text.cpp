// SPDX-License-Identifier: GPL-3.0-or-later
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "indexer/extract/text.hpp"
#include "lib/worker/protocol.hpp"

/// Any bytes at all: what is read must be fit for the way to the parent, too.
extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  const auto layout = minutebook::read_text({reinterpret_cast<const char*>(data), size});
  if (!minutebook::decode_layout(minutebook::encode(layout))) std::abort();
  return 0;
}
