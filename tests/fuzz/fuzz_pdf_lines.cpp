// SPDX-License-Identifier: GPL-3.0-or-later
#include <cstdint>
#include <cstdlib>
#include <string_view>
#include <vector>

#include "indexer/extract/pdf_lines.hpp"
#include "lib/worker/protocol.hpp"

namespace {

/// Words anywhere on and off a page, eight bytes each: place, size, width, length, look.
std::vector<minutebook::PrintedWord> words_of(std::string_view bytes) {
  constexpr std::string_view letters = "(a)12.IVMinutes\xC3\xBC\xE2\x80\xA2";
  std::vector<minutebook::PrintedWord> words;
  for (; bytes.size() >= 8 && words.size() < 3000; bytes.remove_prefix(8)) {
    const auto at = [&bytes](size_t i) { return static_cast<float>(static_cast<unsigned char>(bytes[i])); };
    minutebook::PrintedWord word;
    word.size = at(2) / 8;
    word.box = {at(0) * 3 - 20, at(1) * 4 - 20, at(0) * 3 - 20 + at(3), at(1) * 4 - 20 + word.size};
    word.text = letters.substr(0, 1 + static_cast<unsigned char>(bytes[4]) % 15);
    word.style = static_cast<uint8_t>(bytes[5]) & 3U;
    word.space_after = (static_cast<uint8_t>(bytes[6]) & 1U) != 0;
    words.push_back(word);
  }
  return words;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  const auto words = words_of({reinterpret_cast<const char*>(data), size});
  minutebook::Layout layout;
  layout.pages.emplace_back();
  layout.pages[0].lines = minutebook::lines_of_page(words, 595);
  const auto back = minutebook::decode_layout(minutebook::encode(layout));
  if (!back || *back != layout) std::abort();
  return 0;
}
