// SPDX-License-Identifier: GPL-3.0-or-later
#include "lib/base/text.hpp"

#include <utf8proc.h>
#ifdef __SSE2__
#include <emmintrin.h>
#endif

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstdlib>
#include <memory>

namespace minutebook {
namespace {

constexpr std::string_view replacement = "\xEF\xBF\xBD";

bool is_ascii(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

/// Length in bytes of the well-formed character at the start of `text`, 0 if there is none. RFC 3629 section 4.
size_t character_length(std::string_view text) {
  utf8proc_int32_t code = 0;
  const auto n = utf8proc_iterate(reinterpret_cast<const utf8proc_uint8_t*>(text.data()),
                                  static_cast<utf8proc_ssize_t>(text.size()), &code);
  return n > 0 ? static_cast<size_t>(n) : 0;
}

std::string map_with(std::string_view text, int options) {
  utf8proc_uint8_t* raw = nullptr;
  const auto length =
      utf8proc_map(reinterpret_cast<const utf8proc_uint8_t*>(text.data()), static_cast<utf8proc_ssize_t>(text.size()),
                   &raw, static_cast<utf8proc_option_t>(options));
  const std::unique_ptr<utf8proc_uint8_t, decltype(&std::free)> owned(raw, &std::free);
  if (length < 0) return std::string(text);
  return {reinterpret_cast<const char*>(raw), static_cast<size_t>(length)};
}

struct Plain {
  std::string_view from;
  std::string_view to;
};
// Blanks that NFKC leaves, and characters that stand for nothing on paper.
constexpr Plain invisible[] = {{"\u00AD", ""},  {"\u200B", ""},   {"\u200C", ""},   {"\u200D", ""},  {"\u2060", ""},
                               {"\uFEFF", ""},  {"\u2028", "\n"}, {"\u2029", "\n"}, {"\u00A0", " "}, {"\u202F", " "},
                               {"\u2009", " "}, {"\u1680", " "},  {"\u2800", " "}};
constexpr Plain plain_marks[] = {
    {"\u2018", "'"},  {"\u2019", "'"},  {"\u201B", "'"},  {"\u02BC", "'"}, {"\u2032", "'"}, {"\u00AB", "\""},
    {"\u00BB", "\""}, {"\u2039", "\""}, {"\u203A", "\""}, {"\u0060", "'"}, {"\u00B4", "'"}, {"\u201C", "\""},
    {"\u201D", "\""}, {"\u201E", "\""}, {"\u2010", "-"},  {"\u2011", "-"}, {"\u2012", "-"}, {"\u2013", "-"},
    {"\u2014", "-"},  {"\u2015", "-"},  {"\u2212", "-"}};

template <size_t N>
std::string replace_all(std::string_view text, const Plain (&rows)[N]) {
  std::string out;
  out.reserve(text.size());
  for (size_t i = 0; i < text.size();) {
    const Plain* hit = nullptr;
    if (static_cast<unsigned char>(text[i]) < 0x80 && text[i] != '`') {
      out += text[i++];
      continue;
    }
    for (const auto& row : rows)
      if (text[i] == row.from[0] && text.substr(i, row.from.size()) == row.from) hit = &row;
    if (hit) {
      out += hit->to;
      i += hit->from.size();
    } else {
      out += text[i++];
    }
  }
  return out;
}

/// Capitals small, blanks a space, the grave accent the apostrophe it is mostly typed for.
constexpr std::array<char, 128> folded_ascii = [] {
  std::array<char, 128> out{};
  for (size_t i = 0; i < out.size(); ++i) {
    const char c = static_cast<char>(i);
    const bool blank = c == '\t' || c == '\r' || c == '\f' || c == '\v';
    out[i] = blank ? ' ' : c == '`' ? '\'' : c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  }
  return out;
}();

/// Bytes of the character at `at` if it is ASCII or one of the marks that papers are full of and that NFKC leaves as
/// they are (curly quotes, dashes, bullet, pound, euro, section, degree, Latin letters with marks); 0 for any other.
size_t stable_length(std::string_view text, size_t at) {
  const auto byte = [&](size_t i) { return at + i < text.size() ? static_cast<unsigned char>(text[at + i]) : 0U; };
  const unsigned first = byte(0), second = byte(1), third = byte(2);
  if (first < 0x80) return first == 0 ? 0 : 1;
  if (first == 0xC2) return second == 0xA3 || second == 0xA7 || second == 0xB0 || second == 0xB7 ? 2 : 0;
  if (first == 0xC3) return second >= 0x80 && second < 0xC0 ? 2 : 0;
  if (first != 0xE2) return 0;
  if (second == 0x82) return third == 0xAC ? 3 : 0;
  if (second != 0x80) return 0;
  return third == 0x98 || third == 0x99 || third == 0x9C || third == 0x9D || third == 0x93 || third == 0x94 ||
                 third == 0xA2
             ? 3
             : 0;
}

/// What fold() makes of the Latin letters U+00C0 to U+00FF: each loses its mark and becomes small. Those without a base
/// letter of their own stand as one byte of Latin-1, the two signs as themselves; 0 for sharp s, which becomes two.
constexpr std::string_view folded_latin(
    "aaaaaa\xE6"
    "ceeeeiiii\xF0nooooo\xD7\xF8uuuuy\xFE\0"
    "aaaaaa\xE6"
    "ceeeeiiii\xF0nooooo\xF7\xF8uuuuy\xFEy",
    64);

constexpr size_t step = 16;  // bytes looked at together

/// The next `step` bytes are printable ASCII: neither blanks that become a space nor anything outside ASCII.
bool is_plain_step(const char* bytes) {
#ifdef __SSE2__
  // As signed numbers, bytes from 0x80 on are below 0x20, too.
  return _mm_movemask_epi8(
             _mm_cmplt_epi8(_mm_loadu_si128(reinterpret_cast<const __m128i*>(bytes)), _mm_set1_epi8(0x20))) == 0;
#else
  return std::all_of(bytes, bytes + step, [](char c) { return c >= 0x20 && static_cast<unsigned char>(c) < 0x80; });
#endif
}

/// fold() of `step` bytes that is_plain_step().
void fold_step(const char* bytes, char* out) {
#ifdef __SSE2__
  const __m128i from = _mm_loadu_si128(reinterpret_cast<const __m128i*>(bytes));
  const __m128i capital =
      _mm_and_si128(_mm_cmpgt_epi8(from, _mm_set1_epi8('A' - 1)), _mm_cmplt_epi8(from, _mm_set1_epi8('Z' + 1)));
  const __m128i accent = _mm_cmpeq_epi8(from, _mm_set1_epi8('`'));
  const __m128i small = _mm_or_si128(from, _mm_and_si128(capital, _mm_set1_epi8(0x20)));
  _mm_storeu_si128(reinterpret_cast<__m128i*>(out),
                   _mm_xor_si128(small, _mm_and_si128(accent, _mm_set1_epi8('`' ^ '\''))));
#else
  for (size_t i = 0; i < step; ++i) out[i] = folded_ascii[static_cast<unsigned char>(bytes[i])];
#endif
}

/// Where a text may be cut and the pieces be read apart: no character goes on over a blank of ASCII.
bool is_cut(unsigned char byte) { return byte == ' ' || byte == '\n'; }

/// Appends normalise() of the characters that it keeps as they are, of which only blanks change: this saves most papers
/// the way through the tables of Unicode. Ends before the word that holds another character, and says how many bytes
/// were read.
size_t normalise_stable(std::string_view text, std::string& out) {
  size_t cut = 0;
  for (size_t i = 0; i < text.size();) {
    if (i + step <= text.size() && is_plain_step(text.data() + i)) {
      const size_t blank = text.substr(i, step).rfind(' ');
      if (blank != std::string_view::npos) cut = i + blank;
      i += step;
      continue;
    }
    const auto byte = static_cast<unsigned char>(text[i]);
    if (is_cut(byte)) cut = i;
    const size_t n = stable_length(text, i);
    if (n == 0) {
      out += text.substr(0, cut);
      return cut;
    }
    i += n;
  }
  out += text;
  return text.size();
}

/// Writes what fold() makes of a character of two bytes or more that stable_length() knows: never more bytes.
size_t write_folded(std::string_view character, char* out) {
  if (character.size() == 2 && character[0] == '\xC3') {
    const auto latin = static_cast<unsigned char>(folded_latin[static_cast<unsigned char>(character[1]) - 0x80U]);
    const bool two = latin == 0 || latin >= 0x80;
    out[0] = latin == 0 ? 's' : two ? '\xC3' : static_cast<char>(latin);
    if (two) out[1] = latin == 0 ? 's' : static_cast<char>(latin - 0x40U);
    return two ? 2 : 1;
  }
  const std::string_view tail = character.substr(1);
  const bool single = tail == "\x80\x98" || tail == "\x80\x99", twice = tail == "\x80\x9C" || tail == "\x80\x9D";
  if (single || twice || tail == "\x80\x93" || tail == "\x80\x94") {
    out[0] = single ? '\'' : twice ? '"' : '-';
    return 1;
  }
  return character.copy(out, character.size());
}

/// The same for fold().
size_t fold_stable(std::string_view text, std::string& out) {
  const size_t before = out.size();
  out.resize(before + text.size());
  char* const to = out.data() + before;
  size_t written = 0, cut = 0, written_at_cut = 0;
  for (size_t i = 0; i < text.size();) {
    if (i + step <= text.size() && is_plain_step(text.data() + i)) {
      fold_step(text.data() + i, to + written);
      const size_t blank = text.substr(i, step).rfind(' ');
      if (blank != std::string_view::npos) cut = i + blank, written_at_cut = written + blank;
      i += step;
      written += step;
      continue;
    }
    const auto byte = static_cast<unsigned char>(text[i]);
    if (is_cut(byte)) cut = i, written_at_cut = written;
    if (byte != 0 && byte < 0x80) {
      to[written++] = folded_ascii[byte];
      ++i;
      continue;
    }
    const size_t n = stable_length(text, i);
    if (n == 0) {
      out.resize(before + written_at_cut);
      return cut;
    }
    written += write_folded(text.substr(i, n), to + written);
    i += n;
  }
  out.resize(before + written);
  return text.size();
}

/// `text` word by word: what `stable` reads, and the words that it leaves by `any`.
template <class Stable, class Any>
std::string by_words(std::string_view text, const Stable& stable, const Any& any) {
  std::string out;
  for (;;) {
    text.remove_prefix(stable(text, out));
    if (text.empty()) return out;
    const std::string_view word = text.substr(0, text.find_first_of(" \n", 1));
    out += any(word);
    text.remove_prefix(word.size());
  }
}

bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f' || c == '\v'; }
char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }
bool is_bidi_or_c1(utf8proc_int32_t c) {
  return (c >= 0x80 && c < 0xA0) || (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
}

}  // namespace

bool is_utf8(std::string_view bytes) {
  if (is_ascii(bytes)) return true;
  for (size_t i = 0; i < bytes.size();) {
    const size_t n = character_length(bytes.substr(i));
    if (n == 0) return false;
    i += n;
  }
  return true;
}

std::string repair_utf8(std::string_view bytes) {
  std::string out;
  out.reserve(bytes.size());
  for (size_t i = 0; i < bytes.size();) {
    const size_t n = bytes[i] == '\0' ? 0 : character_length(bytes.substr(i));
    if (n == 0) {
      out += replacement;
      ++i;
    } else {
      out.append(bytes, i, n);
      i += n;
    }
  }
  return out;
}

std::string normalise(std::string_view text) {
  std::string out = by_words(text, normalise_stable, [](std::string_view word) {
    return map_with(replace_all(repair_utf8(word), invisible),
                    UTF8PROC_STABLE | UTF8PROC_COMPOSE | UTF8PROC_COMPAT | UTF8PROC_IGNORE);
  });
  std::replace_if(
      out.begin(), out.end(), [](char c) { return c == '\t' || c == '\r' || c == '\f' || c == '\v'; }, ' ');
  return out;
}

std::string fold(std::string_view text) {
  return by_words(text, fold_stable, [](std::string_view word) {
    return map_with(replace_all(normalise(word), plain_marks),
                    UTF8PROC_STABLE | UTF8PROC_DECOMPOSE | UTF8PROC_STRIPMARK | UTF8PROC_CASEFOLD);
  });
}

std::string fold_name(std::string_view name) {
  std::string out;
  for (const char c : fold(name)) {
    const bool letter = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || static_cast<unsigned char>(c) >= 0x80;
    if (letter)
      out += c;
    else if (c != '\'' && !out.empty() && out.back() != ' ')
      out += ' ';
  }
  while (!out.empty() && out.back() == ' ') out.pop_back();
  return out;
}

std::string terminal_safe(std::string_view text) {
  std::string out;
  for (size_t i = 0; i < text.size();) {
    utf8proc_int32_t code = 0;
    const auto n = utf8proc_iterate(reinterpret_cast<const utf8proc_uint8_t*>(text.data() + i),
                                    static_cast<utf8proc_ssize_t>(text.size() - i), &code);
    if (n <= 0) {
      out += '?';
      ++i;
      continue;
    }
    if (code == '\n' || code == '\t')
      out += ' ';
    else if (code < 0x20 || code == 0x7F || is_bidi_or_c1(code))
      out += '?';
    else
      out.append(text, i, static_cast<size_t>(n));
    i += static_cast<size_t>(n);
  }
  return out;
}

std::string_view trim(std::string_view text) {
  while (!text.empty() && is_blank(text.front())) text.remove_prefix(1);
  while (!text.empty() && is_blank(text.back())) text.remove_suffix(1);
  return text;
}

std::string collapse_spaces(std::string_view text) {
  std::string out(text);
  char* to = out.data();
  bool open = false;  // a word was written, and no blank behind it
  for (const char c : text) {
    const bool blank = is_blank(c);
    *to = blank ? ' ' : c;
    to += !blank || open;
    open = !blank;
  }
  const auto written = static_cast<size_t>(to - out.data());
  out.resize(written > 0 && !open ? written - 1 : written);
  return out;
}

std::vector<std::string_view> split(std::string_view text, char separator) {
  std::vector<std::string_view> out;
  for (;;) {
    const size_t at = text.find(separator);
    out.push_back(text.substr(0, at));
    if (at == std::string_view::npos) return out;
    text.remove_prefix(at + 1);
  }
}

std::string join(const std::vector<std::string>& parts, std::string_view separator) {
  std::string out;
  for (size_t i = 0; i < parts.size(); ++i) {
    if (i) out += separator;
    out += parts[i];
  }
  return out;
}

std::string to_lower_ascii(std::string_view text) {
  std::string out(text);
  std::transform(out.begin(), out.end(), out.begin(), lower);
  return out;
}

bool starts_with_ignoring_case(std::string_view text, std::string_view prefix) {
  return text.size() >= prefix.size() &&
         std::equal(prefix.begin(), prefix.end(), text.begin(), [](char a, char b) { return lower(a) == lower(b); });
}

std::string_view utf8_prefix(std::string_view text, size_t bytes) {
  if (text.size() <= bytes) return text;
  while (bytes > 0 && (static_cast<unsigned char>(text[bytes]) & 0xC0) == 0x80) --bytes;
  return text.substr(0, bytes);
}

}  // namespace minutebook
