// SPDX-License-Identifier: GPL-3.0-or-later
#include "searchd/compress.hpp"

#include <gtest/gtest.h>
#include <zlib.h>

namespace minutebook {
namespace {

std::string gunzip(const std::string& packed) {
  z_stream stream{};
  if (inflateInit2(&stream, 15 + 16) != Z_OK) return "cannot start";
  std::string text(size_t{1} << 20, '\0');
  std::string copy = packed;
  stream.next_in = reinterpret_cast<Bytef*>(copy.data());
  stream.avail_in = static_cast<uInt>(copy.size());
  stream.next_out = reinterpret_cast<Bytef*>(text.data());
  stream.avail_out = static_cast<uInt>(text.size());
  const int end = inflate(&stream, Z_FINISH);
  text.resize(stream.total_out);
  inflateEnd(&stream);
  return end == Z_STREAM_END ? text : "broken stream";
}

TEST(Gzip, ComesBackAsItWas) {
  std::string repetitive;
  for (int i = 0; i < 2000; ++i) repetitive += "The minutes were agreed. ";
  for (const std::string& text : {std::string(), std::string("a"), repetitive, std::string(300, '\0')}) {
    const auto packed = gzip(text);
    ASSERT_TRUE(packed);
    EXPECT_EQ(gunzip(*packed), text);
  }
  EXPECT_LT(gzip(repetitive)->size(), repetitive.size() / 20);
}

TEST(AcceptEncoding, IsRead) {
  struct Row {
    const char* header;
    bool accepted;
    const char* reason;
  };
  const Row rows[] = {{"gzip", true, "as it is"},
                      {"br, gzip;q=0.8", true, "with a weight"},
                      {"GZIP", true, "ignoring case"},
                      {"*", true, "anything"},
                      {"", false, "nothing asked for"},
                      {"br", false, "only what we do not do"},
                      {"gzip;q=0", false, "refused"},
                      {"gzip;q=0.000", false, "refused at length"},
                      {"x-gzip-like", false, "another word"}};
  for (const auto& row : rows) EXPECT_EQ(accepts_gzip(row.header), row.accepted) << row.header << ": " << row.reason;
}

TEST(Compressible, IsTextOfAnyKind) {
  EXPECT_TRUE(is_compressible("text/html; charset=utf-8"));
  EXPECT_TRUE(is_compressible("application/problem+json"));
  EXPECT_TRUE(is_compressible("image/svg+xml"));
  EXPECT_FALSE(is_compressible("application/pdf"));
  EXPECT_FALSE(is_compressible("image/png"));
}

}  // namespace
}  // namespace minutebook
