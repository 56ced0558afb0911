// SPDX-License-Identifier: GPL-3.0-or-later
#include "lib/model/json_writer.hpp"

#include <algorithm>
#include <array>

#include "lib/base/text.hpp"
#include "lib/model/register_parts_json.hpp"

namespace minutebook {
namespace {

bool is_plain(char c) { return static_cast<unsigned char>(c) >= 0x20 && c != '"' && c != '\\'; }

/// The letter after the backslash, 0 when the character has none of its own.
char short_escape(char c) {
  switch (c) {
    case '"':
    case '\\':
      return c;
    case '\b':
      return 'b';
    case '\f':
      return 'f';
    case '\n':
      return 'n';
    case '\r':
      return 'r';
    case '\t':
      return 't';
    default:
      return 0;
  }
}

void put_escaped(std::string& out, char c) {
  constexpr std::array digits = {'0', '1', '2', '3', '4', '5', '6', '7', '8', '9', 'a', 'b', 'c', 'd', 'e', 'f'};
  const auto byte = static_cast<unsigned char>(c);
  out += '\\';
  if (const char letter = short_escape(c); letter != 0) {
    out += letter;
  } else {
    out += "u00";
    out += digits[byte >> 4U];
    out += digits[byte & 15U];
  }
}

}  // namespace

void JsonWriter::separate() {
  if (!first_) out_ += ',';
  first_ = false;
}

void JsonWriter::open(char bracket) {
  separate();
  out_ += bracket;
  first_ = true;
}

void JsonWriter::close(char bracket) {
  out_ += bracket;
  first_ = false;
}

JsonWriter& JsonWriter::key(std::string_view name) {
  separate();
  out_ += '"';
  out_ += name;
  out_ += "\":";
  first_ = true;
  return *this;
}

void JsonWriter::text(std::string_view value) {
  const bool ascii =
      std::all_of(value.begin(), value.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; });
  if (!ascii && !is_utf8(value)) return raw(register_parts::dump(std::string(value)));
  separate();
  out_ += '"';
  for (auto at = value.begin(); at != value.end();) {
    const auto end = std::find_if_not(at, value.end(), is_plain);
    out_.append(at, end);
    at = end;
    if (at != value.end()) put_escaped(out_, *at++);
  }
  out_ += '"';
}

void JsonWriter::number(uint64_t value) { raw(std::to_string(value)); }

void JsonWriter::raw(std::string_view json) {
  separate();
  out_ += json;
}

}  // namespace minutebook
