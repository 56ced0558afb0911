// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "lib/base/file.hpp"

namespace minutebook {

/// One name=value of a request, decoded, in the order it came.
struct Parameter {
  std::string name;
  std::string value;
  friend bool operator==(const Parameter&, const Parameter&) = default;
};
using Parameters = std::vector<Parameter>;

/// What a client asked, without anything of the HTTP library. Every string is hostile.
struct WebRequest {
  std::string method = "GET";
  std::string path = "/";  ///< decoded, without the parameters
  Parameters parameters;
  std::string host;           ///< Host header
  std::string accept;         ///< header of that name
  std::string if_none_match;  ///< header of that name
  std::string range;          ///< header of that name
  std::string if_range;       ///< header of that name
  std::string body;           ///< only where takes_body()
  friend bool operator==(const WebRequest&, const WebRequest&) = default;
};

/// An open file to send instead of a body.
struct FileBody {
  Descriptor file;
  uint64_t size = 0;  ///< bytes of the whole file
};

struct Header {
  std::string name;
  std::string value;
  friend bool operator==(const Header&, const Header&) = default;
};

struct WebResponse {
  int status = 200;
  std::string type;  ///< Content-Type
  std::vector<Header> headers;
  std::string body;
  std::shared_ptr<const FileBody> file;  ///< when set, `body` is empty
};

/// The first header of that name (exact case as set), or empty.
std::string_view header(const WebResponse& response, std::string_view name);

/// True for the addresses that may be asked with POST and a small body.
bool takes_body(std::string_view path);
/// Bytes of such a body at most.
inline constexpr size_t body_limit = size_t{32} << 10;

/// Path and parameters of a request target ("/search?q=a+b&q=%41"): '+' is a space in parameters, broken escapes are
/// kept as they stand, text that is not UTF-8 is repaired. At most 200 parameters are read.
WebRequest read_target(std::string_view target);

/// Bytes of a file to send for a Range header, both ends included.
struct ByteRange {
  uint64_t first = 0;
  uint64_t last = 0;
  friend bool operator==(const ByteRange&, const ByteRange&) = default;
};
enum class RangeVerdict { whole, part, unsatisfiable };

/// Reads a Range header (RFC 9110 §14). Only one range is served: several, or a form that is not understood, give the
/// whole file, which the RFC allows and which leaves no way to ask for a thousand overlapping parts.
std::pair<RangeVerdict, ByteRange> read_range(std::string_view header_value, uint64_t size);

}  // namespace minutebook
