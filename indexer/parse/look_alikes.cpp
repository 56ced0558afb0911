// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/parse/look_alikes.hpp"

#include <algorithm>
#include <array>

#include "indexer/parse/scan.hpp"

namespace minutebook {
namespace {

struct Pair {
  std::string_view from;  ///< folded
  char to;
};

// Folding made capitals small; what counts is how the capital looks, in which markings are mostly printed.
constexpr std::array<Pair, 77> pairs = {{
    // Cyrillic
    {"а", 'a'},
    {"в", 'b'},
    {"с", 'c'},
    {"ԁ", 'd'},
    {"е", 'e'},
    {"ғ", 'f'},
    {"н", 'h'},
    {"һ", 'h'},
    {"і", 'i'},
    {"ј", 'j'},
    {"к", 'k'},
    {"ӏ", 'l'},
    {"м", 'm'},
    {"о", 'o'},
    {"р", 'p'},
    {"ԛ", 'q'},
    {"ѕ", 's'},
    {"т", 't'},
    {"ѵ", 'v'},
    {"ԝ", 'w'},
    {"х", 'x'},
    {"у", 'y'},
    {"ү", 'y'},
    // Greek and Coptic
    {"α", 'a'},
    {"β", 'b'},
    {"ε", 'e'},
    {"ϝ", 'f'},
    {"η", 'h'},
    {"ι", 'i'},
    {"ϳ", 'j'},
    {"κ", 'k'},
    {"μ", 'm'},
    {"ν", 'n'},
    {"ο", 'o'},
    {"ρ", 'p'},
    {"σ", 'c'},
    {"τ", 't'},
    {"υ", 'y'},
    {"χ", 'x'},
    {"ζ", 'z'},
    // Armenian
    {"օ", 'o'},
    {"ս", 'u'},
    {"հ", 'h'},
    {"ո", 'n'},
    // Latin letters of other shapes
    {"ı", 'i'},
    {"ɑ", 'a'},
    {"ɡ", 'g'},
    {"ɩ", 'i'},
    {"ʙ", 'b'},
    {"ɢ", 'g'},
    {"ʜ", 'h'},
    {"ɪ", 'i'},
    {"ʟ", 'l'},
    {"ɴ", 'n'},
    {"ʀ", 'r'},
    {"ʏ", 'y'},
    {"ᴀ", 'a'},
    {"ᴄ", 'c'},
    {"ᴅ", 'd'},
    {"ᴇ", 'e'},
    {"ꜰ", 'f'},
    {"ᴊ", 'j'},
    {"ᴋ", 'k'},
    {"ᴍ", 'm'},
    {"ᴏ", 'o'},
    {"ᴘ", 'p'},
    {"ꜱ", 's'},
    {"ᴛ", 't'},
    {"ᴜ", 'u'},
    {"ᴠ", 'v'},
    {"ᴡ", 'w'},
    {"ᴢ", 'z'},
    {"ŀ", 'l'},
    {"ł", 'l'},
    {"ø", 'o'},
    {"đ", 'd'},
    {"ŧ", 't'},
}};

/// The letter of U+1F130 … U+1F189 (letters in squares and circles) and U+1F1E6 … U+1F1FF (those of flags); 0 for
/// others.
char boxed_letter(std::string_view character) {
  if (character.size() != 4 || character.substr(0, 2) != "\xF0\x9F") return 0;
  const unsigned code = 0x1F000U | (static_cast<unsigned char>(character[2]) & 0x3FU) << 6U |
                        (static_cast<unsigned char>(character[3]) & 0x3FU);
  for (const unsigned first : {0x1F130U, 0x1F150U, 0x1F170U, 0x1F1E6U})
    if (code >= first && code < first + 26) return static_cast<char>('a' + (code - first));
  return 0;
}

size_t length_at(std::string_view text, size_t at) {
  const auto lead = static_cast<unsigned char>(text[at]);
  const size_t length = lead < 0xC0 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
  return std::min(length, text.size() - at);
}

/// Bytes of "[1;31m" behind an escape that coloured a terminal.
size_t length_of_colour(std::string_view text) {
  if (text.empty() || text[0] != '[') return 0;
  const size_t end = text.find_first_not_of("0123456789;", 1);
  return end != std::string_view::npos && is_letter(text[end]) ? end + 1 : 0;
}

bool is_control(char c) { return (static_cast<unsigned char>(c) < 0x20 && c != '\n' && c != '\t') || c == 0x7F; }

}  // namespace

bool has_look_alikes(std::string_view folded) {
  return std::any_of(folded.begin(), folded.end(), [](char c) {
    const auto byte = static_cast<unsigned char>(c);
    // The lead bytes of the characters above; U+FFFD and interlinear marks begin with EF.
    return is_control(c) || (byte >= 0xC3 && byte != 0xE2 && byte != 0xE3);
  });
}

std::string as_it_looks(std::string_view folded) {
  std::string out;
  out.reserve(folded.size());
  for (size_t i = 0; i < folded.size();) {
    if (is_control(folded[i])) {
      i += 1 + (folded[i] == '\x1B' ? length_of_colour(folded.substr(i + 1)) : 0);
      continue;
    }
    const auto character = folded.substr(i, length_at(folded, i));
    i += character.size();
    if (character.size() == 1) {
      out += character;
      continue;
    }
    const auto pair = std::find_if(pairs.begin(), pairs.end(), [&](const Pair& one) { return one.from == character; });
    if (pair != pairs.end())
      out += pair->to;
    else if (const char letter = boxed_letter(character); letter != 0)
      out += letter;
    else if (!character.starts_with("\xEF\xBF"))  // what could not be read, and marks between lines
      out += character;
  }
  return out;
}

}  // namespace minutebook
