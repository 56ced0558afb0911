// SPDX-License-Identifier: GPL-3.0-or-later
#include "lib/base/hash.hpp"

#include <openssl/evp.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <memory>
#include <vector>

namespace minutebook {
namespace {

class Sha256 {
 public:
  Sha256() : context_(EVP_MD_CTX_new(), &EVP_MD_CTX_free) { EVP_DigestInit_ex(context_.get(), EVP_sha256(), nullptr); }
  void add(const void* bytes, size_t count) { EVP_DigestUpdate(context_.get(), bytes, count); }
  std::string hex() {
    std::array<unsigned char, EVP_MAX_MD_SIZE> digest{};
    unsigned length = 0;
    EVP_DigestFinal_ex(context_.get(), digest.data(), &length);
    constexpr char digits[] = "0123456789abcdef";
    std::string out;
    for (unsigned i = 0; i < length; ++i) {
      out += digits[digest[i] >> 4];
      out += digits[digest[i] & 15];
    }
    return out;
  }

 private:
  std::unique_ptr<EVP_MD_CTX, decltype(&EVP_MD_CTX_free)> context_;
};

}  // namespace

std::string sha256_hex(std::string_view bytes) {
  Sha256 hash;
  hash.add(bytes.data(), bytes.size());
  return hash.hex();
}

Result<std::string> sha256_hex_of(const Descriptor& file) {
  Sha256 hash;
  std::vector<char> block(size_t{1} << 16);
  for (off_t offset = 0;;) {
    const ssize_t n = ::pread(file.get(), block.data(), block.size(), offset);
    if (n < 0 && errno == EINTR) continue;
    if (n < 0) return fail_errno("reading the file", errno);
    if (n == 0) return hash.hex();
    hash.add(block.data(), static_cast<size_t>(n));
    offset += n;
  }
}

}  // namespace minutebook
