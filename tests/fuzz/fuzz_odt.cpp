// SPDX-License-Identifier: GPL-3.0-or-later
#include <cstdint>
#include <cstdlib>
#include <string>

#include "indexer/extract/odt.hpp"
#include "lib/worker/protocol.hpp"
#include "tests/support/make_papers.hpp"

namespace {

void read(const std::string& bytes) {
  const auto layout = minutebook::read_odt(bytes);
  if (!minutebook::decode_layout(minutebook::encode(layout))) std::abort();
}

}  // namespace

/// The bytes as the whole file, and as the text inside a sound one: changed bytes of a zip hardly get past its
/// checksums.
extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  const std::string bytes(reinterpret_cast<const char*>(data), size);
  read(bytes);
  read(minutebook::make_odt(bytes));
  read(minutebook::make_odt(
      "<text:list text:style-name=\"L\"><text:list-item><text:p>x</text:p></text:list-item></text:list>", bytes));
  return 0;
}
