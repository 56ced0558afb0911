// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/extract/css_strings.hpp"

#include <algorithm>
#include <optional>

#include "indexer/extract/encoding.hpp"
#include "lib/base/text.hpp"

namespace minutebook {
namespace {

constexpr std::string_view data_svg = "data:image/svg+xml";

std::optional<unsigned> hex_digit(char c) {
  if (c >= '0' && c <= '9') return static_cast<unsigned>(c - '0');
  const char lower = static_cast<char>(c | 0x20);
  if (lower >= 'a' && lower <= 'f') return static_cast<unsigned>(lower - 'a') + 10;
  return std::nullopt;
}

/// What "\" at `at` and what follows it stand for (CSS Syntax 3, 4.3.7); returns where it goes on.
size_t append_escape(std::string_view css, size_t at, std::string& out) {
  constexpr size_t most_digits = 6;
  size_t next = at + 1;
  char32_t code = 0;
  while (next < css.size() && next <= at + most_digits && hex_digit(css[next]))
    code = code * 16 + *hex_digit(css[next++]);
  if (next > at + 1) {
    append_utf8(out, code);
    if (next < css.size() && (css[next] == ' ' || css[next] == '\n' || css[next] == '\t')) ++next;
  } else if (next < css.size()) {
    if (css[next] != '\n') out += css[next];
    ++next;
  }
  return next;
}

/// Reads the string whose quote stands at `at`; returns where it goes on.
size_t append_string(std::string_view css, size_t at, std::string& out) {
  const char quote = css[at++];
  while (at < css.size() && css[at] != quote) {
    if (css[at] == '\\')
      at = append_escape(css, at, out);
    else
      out += css[at++];
  }
  return at + 1;
}

}  // namespace

std::string words_of_data_address(std::string_view address) {
  address = trim(address);
  const std::string head = to_lower_ascii(address.substr(0, data_svg.size()));
  const size_t comma = address.find(',');
  if (head != data_svg || comma == std::string_view::npos || address.substr(0, comma).ends_with("base64")) return {};
  std::string words;
  bool tag = false;
  for (size_t i = comma + 1; i < address.size(); ++i) {
    char c = address[i];
    if (c == '%' && i + 2 < address.size() && hex_digit(address[i + 1]) && hex_digit(address[i + 2])) {
      c = static_cast<char>(*hex_digit(address[i + 1]) * 16 + *hex_digit(address[i + 2]));
      i += 2;
    }
    if (c == '<') tag = true;
    if (!tag) words += c;
    if (c == '>') tag = false;
  }
  return repair_utf8(words);
}

std::vector<std::string> css_strings(std::string_view css) {
  constexpr size_t most = 1000;
  std::vector<std::string> out;
  std::string text;
  const auto put = [&] {
    std::string words = words_of_data_address(text);
    if (words.empty()) words = std::move(text);
    if (!trim(words).empty() && out.size() < most) out.push_back(repair_utf8(words));
    text.clear();
  };
  for (size_t at = 0; at < css.size();) {
    const char c = css[at];
    if (css.substr(at).starts_with("/*")) {
      at = std::min(css.find("*/", at + 2), css.size() - 2) + 2;
    } else if (c == '"' || c == '\'') {
      at = append_string(css, at, text);
    } else if (c == ' ' || c == '\n' || c == '\t' || c == '\r') {
      ++at;
    } else if ((c == 'd' || c == 'D') && to_lower_ascii(css.substr(at, data_svg.size())) == data_svg) {
      const size_t end = std::min(css.find(')', at), css.size());
      put();
      text = css.substr(at, end - at);
      at = end;
    } else {
      put();
      ++at;
    }
  }
  put();
  return out;
}

}  // namespace minutebook
