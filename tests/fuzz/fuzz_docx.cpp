// SPDX-License-Identifier: GPL-3.0-or-later
#include <cstdint>
#include <cstdlib>
#include <string>

#include "indexer/extract/docx.hpp"
#include "lib/worker/protocol.hpp"
#include "tests/support/make_papers.hpp"

namespace {

void read(const std::string& bytes) {
  const auto layout = minutebook::read_docx(bytes);
  if (!minutebook::decode_layout(minutebook::encode(layout))) std::abort();
}

}  // namespace

/// The bytes as the whole file, and as the text inside a sound one: changed bytes of a zip hardly get past its
/// checksums.
extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  const std::string bytes(reinterpret_cast<const char*>(data), size);
  read(bytes);
  read(minutebook::make_docx(bytes));
  read(minutebook::make_zip({{"word/document.xml", "<w:document><w:body/></w:document>"},
                             {"word/styles.xml", bytes},
                             {"word/numbering.xml", bytes}}));
  return 0;
}
