// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <string>
#include <string_view>

#include "lib/base/file.hpp"
#include "lib/base/result.hpp"

namespace minutebook {

/// SHA-256 (FIPS 180-4) of `bytes` as 64 lower-case hexadecimal digits.
std::string sha256_hex(std::string_view bytes);

/// The same of a whole file, read from its start without moving the descriptor's offset; memory use is constant.
Result<std::string> sha256_hex_of(const Descriptor& file);

}  // namespace minutebook
