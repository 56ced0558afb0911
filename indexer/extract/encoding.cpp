// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/extract/encoding.hpp"

#include <algorithm>
#include <array>
#include <cstdint>

#include "lib/base/text.hpp"

namespace minutebook {
namespace {

constexpr std::string_view utf8_mark = "\xEF\xBB\xBF";
constexpr std::string_view utf16_little_mark = "\xFF\xFE";
constexpr std::string_view utf16_big_mark = "\xFE\xFF";
constexpr size_t sample_bytes = 65536;

/// Windows-1252 0x80 to 0x9F (WHATWG Encoding Standard, index windows-1252); the rest equals Latin-1.
constexpr std::array<char16_t, 32> windows_1252 = {0x20AC, 0x0081, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021,
                                                   0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0x008D, 0x017D, 0x008F,
                                                   0x0090, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
                                                   0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x009D, 0x017E, 0x0178};

unsigned char byte_at(std::string_view bytes, size_t i) { return static_cast<unsigned char>(bytes[i]); }

std::string from_windows_1252(std::string_view bytes) {
  std::string out;
  out.reserve(bytes.size() + bytes.size() / 8);
  for (size_t i = 0; i < bytes.size(); ++i) {
    const unsigned char byte = byte_at(bytes, i);
    if (byte >= 0x80 && byte < 0xA0)
      append_utf8(out, windows_1252[byte - 0x80U]);
    else
      append_utf8(out, byte);
  }
  return out;
}

std::string from_utf16(std::string_view bytes, bool big) {
  std::u16string units;
  units.reserve(bytes.size() / 2);
  for (size_t i = 0; i + 1 < bytes.size(); i += 2) {
    const unsigned high = byte_at(bytes, big ? i : i + 1);
    const unsigned low = byte_at(bytes, big ? i + 1 : i);
    units += static_cast<char16_t>(high << 8U | low);
  }
  return utf16_to_utf8(units);
}

enum class Utf16 { no, little, big };

/// Latin text in UTF-16 has a zero in most pairs, always on the same side.
Utf16 guess_utf16(std::string_view bytes) {
  const std::string_view sample = bytes.substr(0, sample_bytes & ~size_t{1});
  if (sample.size() < 8) return Utf16::no;
  size_t even = 0;
  size_t odd = 0;
  for (size_t i = 0; i + 1 < sample.size(); i += 2) {
    even += sample[i] == '\0';
    odd += sample[i + 1] == '\0';
  }
  const size_t pairs = sample.size() / 2;
  if (odd * 10 >= pairs * 7 && even * 20 <= pairs) return Utf16::little;
  if (even * 10 >= pairs * 7 && odd * 20 <= pairs) return Utf16::big;
  return Utf16::no;
}

bool is_odd_control(char c) {
  const auto byte = static_cast<unsigned char>(c);
  return (byte < 0x20 && c != '\n' && c != '\r' && c != '\t' && c != '\f' && c != '\v') || byte == 0x7F;
}

}  // namespace

void append_utf8(std::string& out, char32_t code) {
  if (code > 0x10FFFF || (code >= 0xD800 && code < 0xE000)) code = 0xFFFD;
  const auto put = [&out](char32_t byte) { out += static_cast<char>(static_cast<unsigned char>(byte)); };
  if (code < 0x80) {
    put(code);
  } else if (code < 0x800) {
    put(0xC0U | code >> 6U);
    put(0x80U | (code & 0x3FU));
  } else if (code < 0x10000) {
    put(0xE0U | code >> 12U);
    put(0x80U | (code >> 6U & 0x3FU));
    put(0x80U | (code & 0x3FU));
  } else {
    put(0xF0U | code >> 18U);
    put(0x80U | (code >> 12U & 0x3FU));
    put(0x80U | (code >> 6U & 0x3FU));
    put(0x80U | (code & 0x3FU));
  }
}

std::string utf16_to_utf8(std::u16string_view text) {
  std::string out;
  out.reserve(text.size());
  for (size_t i = 0; i < text.size(); ++i) {
    char32_t code = text[i];
    const bool high = code >= 0xD800 && code < 0xDC00;
    if (high && i + 1 < text.size() && text[i + 1] >= 0xDC00 && text[i + 1] < 0xE000)
      code = 0x10000U + ((code - 0xD800U) << 10U) + (text[++i] - 0xDC00U);
    append_utf8(out, code);
  }
  return out;
}

std::string to_utf8(std::string_view bytes) {
  if (bytes.starts_with(utf8_mark)) return repair_utf8(bytes.substr(utf8_mark.size()));
  if (bytes.starts_with(utf16_little_mark)) return from_utf16(bytes.substr(2), false);
  if (bytes.starts_with(utf16_big_mark)) return from_utf16(bytes.substr(2), true);
  switch (guess_utf16(bytes)) {
    case Utf16::little:
      return from_utf16(bytes, false);
    case Utf16::big:
      return from_utf16(bytes, true);
    case Utf16::no:
      break;
  }
  if (is_utf8(bytes)) return repair_utf8(bytes);
  return repair_utf8(from_windows_1252(bytes));
}

bool looks_like_text(std::string_view bytes) {
  std::string_view sample = bytes.substr(0, sample_bytes);
  if (sample.starts_with(utf16_little_mark) || sample.starts_with(utf16_big_mark)) return true;
  if (guess_utf16(sample) != Utf16::no) return true;
  const auto odd = static_cast<size_t>(std::count_if(sample.begin(), sample.end(), is_odd_control));
  return odd * 100 <= sample.size();
}

std::string printable(std::string_view text) {
  constexpr std::array<std::string_view, 8> blanks = {"\u00A0", "\u2002", "\u2003", "\u2009",
                                                      "\u202F", "\u3000", "\u2028", "\u2029"};
  std::string out;
  out.reserve(text.size());
  const auto put_space = [&out] {
    if (!out.empty() && out.back() != ' ') out += ' ';
  };
  for (size_t i = 0; i < text.size(); ++i) {
    const unsigned char byte = byte_at(text, i);
    const auto is_here = [&](std::string_view blank) { return text.substr(i, blank.size()) == blank; };
    const auto blank = byte < 0xC2 ? blanks.end() : std::find_if(blanks.begin(), blanks.end(), is_here);
    if (byte <= 0x20 || byte == 0x7F) {
      put_space();
    } else if (byte == 0xC2 && i + 1 < text.size() && byte_at(text, i + 1) < 0xA0) {  // C1 controls
      put_space();
      ++i;
    } else if (blank != blanks.end()) {
      put_space();
      i += blank->size() - 1;
    } else {
      out += text[i];
    }
  }
  if (!out.empty() && out.back() == ' ') out.pop_back();
  return out;
}

}  // namespace minutebook
