// SPDX-License-Identifier: GPL-3.0-or-later
#include "searchd/exchange.hpp"

#include <algorithm>
#include <charconv>

#include "lib/base/text.hpp"

namespace minutebook {
namespace {

constexpr size_t max_parameters = 200;

int hex_value(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

std::string decode(std::string_view text, bool plus_is_space) {
  std::string decoded;
  decoded.reserve(text.size());
  for (size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '%' && i + 2 < text.size() && hex_value(text[i + 1]) >= 0 && hex_value(text[i + 2]) >= 0) {
      decoded += static_cast<char>(hex_value(text[i + 1]) * 16 + hex_value(text[i + 2]));
      i += 2;
    } else {
      decoded += text[i] == '+' && plus_is_space ? ' ' : text[i];
    }
  }
  return repair_utf8(decoded);
}

std::optional<uint64_t> read_number(std::string_view text) {
  uint64_t number = 0;
  const auto [end, problem] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (problem != std::errc{} || end != text.data() + text.size()) return std::nullopt;
  return number;
}

}  // namespace

std::string_view header(const WebResponse& response, std::string_view name) {
  for (const auto& [key, value] : response.headers)
    if (key == name) return value;
  return {};
}

bool takes_body(std::string_view path) { return path == "/api/v1/similar"; }

WebRequest read_target(std::string_view target) {
  WebRequest request;
  target = target.substr(0, target.find('#'));
  const auto question = target.find('?');
  request.path = decode(target.substr(0, question), false);
  if (question == std::string_view::npos) return request;
  for (const auto pair : split(target.substr(question + 1), '&')) {
    if (pair.empty()) continue;
    if (request.parameters.size() == max_parameters) break;
    const auto equals = pair.find('=');
    const auto value = equals == std::string_view::npos ? std::string_view{} : pair.substr(equals + 1);
    request.parameters.push_back({decode(pair.substr(0, equals), true), decode(value, true)});
  }
  return request;
}

std::pair<RangeVerdict, ByteRange> read_range(std::string_view header_value, uint64_t size) {
  constexpr std::string_view unit = "bytes=";
  const std::pair whole{RangeVerdict::whole, ByteRange{}};
  if (!starts_with_ignoring_case(header_value, unit)) return whole;
  const auto spec = trim(header_value.substr(unit.size()));
  const auto dash = spec.find('-');
  if (dash == std::string_view::npos || spec.find(',') != std::string_view::npos) return whole;
  const auto first = read_number(spec.substr(0, dash));
  const auto last = read_number(spec.substr(dash + 1));
  if (dash == 0) {  // "-500": the last 500 bytes
    if (!last) return whole;
    if (*last == 0 || size == 0) return {RangeVerdict::unsatisfiable, {}};
    return {RangeVerdict::part, {size - std::min(*last, size), size - 1}};
  }
  if (!first || (!last && dash + 1 != spec.size()) || (last && *last < *first)) return whole;
  if (*first >= size) return {RangeVerdict::unsatisfiable, {}};
  return {RangeVerdict::part, {*first, last ? std::min(*last, size - 1) : size - 1}};
}

}  // namespace minutebook
