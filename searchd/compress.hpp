// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <optional>
#include <string>
#include <string_view>

namespace minutebook {

/// `bytes` as a gzip stream (RFC 1952), quickly rather than small; none if zlib has no memory.
std::optional<std::string> gzip(std::string_view bytes);

/// True if an Accept-Encoding header takes gzip (RFC 9110 §12.5.3; "gzip;q=0" does not).
bool accepts_gzip(std::string_view accept_encoding);

/// Text, JSON, XML and SVG shrink; pictures and PDF are shrunk already.
bool is_compressible(std::string_view content_type);

}  // namespace minutebook
