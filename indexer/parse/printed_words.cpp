// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/parse/printed_words.hpp"

#include <array>
#include <utility>

#include "indexer/parse/scan.hpp"
#include "lib/base/text.hpp"

namespace minutebook {
namespace {

struct Character {
  uint32_t code = 0;
  uint32_t length = 1;
};

/// Decodes one character; a byte that begins none stands for itself.
Character character_at(std::string_view text, size_t at) {
  const auto byte = [&](size_t i) { return static_cast<uint32_t>(static_cast<unsigned char>(text[at + i])); };
  const uint32_t first = byte(0);
  const uint32_t length = first < 0x80 ? 1 : first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : first >= 0xC0 ? 2 : 1;
  if (length == 1 || at + length > text.size()) return {first, 1};
  uint32_t code = first & (0x7FU >> length);
  for (uint32_t i = 1; i < length; ++i) code = (code << 6U) | (byte(i) & 0x3FU);
  return {code, length};
}

/// Latin-1 signs, general punctuation to dingbats, and CJK punctuation are marks; every other character is a letter.
bool is_mark_code(uint32_t code) {
  return (code >= 0x80 && code <= 0xBF && code != 0xAA && code != 0xBA) || code == 0xD7 || code == 0xF7 ||
         (code >= 0x2000 && code <= 0x2BFF) || (code >= 0x3000 && code <= 0x303F) || code == 0xFFFD;
}

PrintedWord::Kind kind_of(const Character& c) {
  if (c.length == 1 && is_digit(static_cast<char>(c.code))) return PrintedWord::Kind::digits;
  if (c.length == 1) return is_letter(static_cast<char>(c.code)) ? PrintedWord::Kind::letters : PrintedWord::Kind::mark;
  return is_mark_code(c.code) ? PrintedWord::Kind::mark : PrintedWord::Kind::letters;
}

/// What a byte of ASCII is; the kind of a blank is of no use.
struct PlainByte {
  PrintedWord::Kind kind = PrintedWord::Kind::mark;
  bool space = false;
  char folded = 0;
};
constexpr std::array<PlainByte, 128> plain_bytes = [] {
  std::array<PlainByte, 128> out{};
  for (unsigned i = 1; i < out.size(); ++i) {
    const char c = static_cast<char>(i);
    out[i].kind = is_digit(c)    ? PrintedWord::Kind::digits
                  : is_letter(c) ? PrintedWord::Kind::letters
                                 : PrintedWord::Kind::mark;
    out[i].space = c == ' ' || (c >= '\t' && c <= '\r');
    out[i].folded = is_upper(c) ? static_cast<char>(c - 'A' + 'a') : c == '`' ? '\'' : c;
  }
  return out;
}();

/// Reads the word at `at` if it is plain ASCII; false, and nothing is read, when it is not.
bool read_plain_word(std::string_view text, size_t at, PrintedWord& word) {
  const auto byte_at = [&](size_t i) { return static_cast<unsigned char>(text[i]); };
  if (byte_at(at) == 0 || byte_at(at) >= 0x80) return false;
  word.kind = plain_bytes[byte_at(at)].kind;
  size_t end = at + 1;
  if (word.kind != PrintedWord::Kind::mark)
    while (end < text.size() && byte_at(end) < 0x80 && plain_bytes[byte_at(end)].kind == word.kind) ++end;
  if (word.kind == PrintedWord::Kind::letters && end < text.size() && byte_at(end) >= 0x80) return false;
  word.folded.resize(end - at);
  for (size_t i = at; i < end; ++i) word.folded[i - at] = plain_bytes[byte_at(i)].folded;
  word.start = static_cast<uint32_t>(at);
  word.end = static_cast<uint32_t>(end);
  return true;
}

bool is_space(const Character& c) { return c.code == ' ' || (c.code >= '\t' && c.code <= '\r') || c.code == 0xA0; }

}  // namespace

std::vector<PrintedWord> printed_words(std::string_view text) {
  constexpr size_t bytes_of_a_word = 5;  // blank included; a guess for the room
  std::vector<PrintedWord> words;
  words.reserve(text.size() / bytes_of_a_word + 2);
  bool spaced = true;
  for (size_t at = 0; at < text.size();) {
    const Character c = character_at(text, at);
    if (is_space(c)) {
      spaced = true;
      at += c.length;
      continue;
    }
    if (PrintedWord word; read_plain_word(text, at, word)) {
      word.spaced = spaced;
      spaced = false;
      at = word.end;
      words.push_back(std::move(word));
      continue;
    }
    const auto kind = kind_of(c);
    size_t end = at + c.length;
    while (kind != PrintedWord::Kind::mark && end < text.size()) {
      const Character next = character_at(text, end);
      if (is_space(next) || kind_of(next) != kind) break;
      end += next.length;
    }
    words.push_back(
        {kind, fold(text.substr(at, end - at)), static_cast<uint32_t>(at), static_cast<uint32_t>(end), spaced});
    spaced = false;
    at = end;
  }
  return words;
}

size_t phrase_at(PrintedWords words, size_t at, std::string_view phrase) {
  size_t i = at;
  while (!phrase.empty()) {
    const size_t blank = phrase.find(' ');
    if (i >= words.size() || words[i].folded != phrase.substr(0, blank)) return 0;
    ++i;
    phrase.remove_prefix(blank == std::string_view::npos ? phrase.size() : blank + 1);
  }
  return i - at;
}

size_t find_phrase(PrintedWords words, std::string_view phrase, size_t from, size_t end) {
  for (size_t i = from; i < words.size() && i < end; ++i)
    if (phrase_at(words, i, phrase) > 0) return i;
  return no_word;
}

}  // namespace minutebook
