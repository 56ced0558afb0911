// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/extract/png.hpp"

#include <zlib.h>

#include <string_view>

namespace minutebook {
namespace {

constexpr std::string_view signature = "\x89PNG\r\n\x1a\n";
constexpr int quick = 4;  // zlib level: pages are mostly white, higher ones cost time and gain little
constexpr char filter_up = 2;

void put_u32(std::string& out, uint32_t value) {
  for (int shift = 24; shift >= 0; shift -= 8) out += static_cast<char>(value >> shift & 0xFFU);
}

void put_chunk(std::string& out, std::string_view kind, std::string_view data) {
  put_u32(out, static_cast<uint32_t>(data.size()));
  const size_t start = out.size();
  out.append(kind).append(data);
  const auto* covered = reinterpret_cast<const Bytef*>(out.data() + start);
  put_u32(out, static_cast<uint32_t>(crc32(0, covered, static_cast<uInt>(out.size() - start))));
}

/// Every row as its difference from the row above, which is nothing at all for most of a page.
std::string filtered_rows(const Pixels& pixels) {
  std::string out;
  out.reserve((size_t{pixels.width} * 3 + 1) * pixels.height);
  std::string above(size_t{pixels.width} * 3, '\0');
  for (uint32_t y = 0; y < pixels.height; ++y) {
    const char* row = pixels.data + size_t{y} * pixels.bytes_per_row;
    out += filter_up;
    for (size_t x = 0; x < pixels.width; ++x) {
      for (size_t colour = 0; colour < 3; ++colour) {
        const char value = row[x * 4 + 2 - colour];
        out += static_cast<char>(value - above[x * 3 + colour]);
        above[x * 3 + colour] = value;
      }
    }
  }
  return out;
}

}  // namespace

std::string encode_png(const Pixels& pixels) {
  const std::string rows = filtered_rows(pixels);
  uLongf size = compressBound(rows.size());
  std::string packed(size, '\0');
  if (compress2(reinterpret_cast<Bytef*>(packed.data()), &size, reinterpret_cast<const Bytef*>(rows.data()),
                rows.size(), quick) != Z_OK)
    return {};
  packed.resize(size);
  std::string header;
  put_u32(header, pixels.width);
  put_u32(header, pixels.height);
  header.append("\x08\x02\x00\x00\x00", 5);  // 8 bits, RGB, deflate, adaptive filters, not interlaced
  std::string out(signature);
  put_chunk(out, "IHDR", header);
  put_chunk(out, "IDAT", packed);
  put_chunk(out, "IEND", {});
  return out;
}

}  // namespace minutebook
