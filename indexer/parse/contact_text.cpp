// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/parse/contact_text.hpp"

#include <algorithm>
#include <array>

#include "indexer/parse/scan.hpp"
#include "lib/base/text.hpp"

namespace minutebook {
namespace {

using Phrase = std::string_view;

bool is_address_byte(char c) {
  return is_letter(c) || is_digit(c) || c == '.' || c == '_' || c == '-' || c == '+' || c == '@' || c == '\'';
}

/// "Ext. 4321", "extension 4321": a number that only the house can ring.
std::string find_extension(Phrase text) {
  constexpr std::array<Phrase, 2> words = {"extension", "ext"};
  const std::string lower = to_lower_ascii(text);
  for (const Phrase word : words) {
    const size_t at = find_word(lower, word);
    if (at == Phrase::npos) continue;
    size_t first = at + word.size();
    while (first < text.size() && Phrase(" .:").find(text[first]) != Phrase::npos) ++first;
    size_t last = first;
    while (last < text.size() && is_digit(text[last])) ++last;
    constexpr size_t shortest = 3, longest = 6;
    if (last - first >= shortest && last - first <= longest) return std::string(text.substr(at, last - at));
  }
  return {};
}

/// "Head of Roads, tel." without the words that lead to a number.
std::string without_lead(std::string text) {
  constexpr std::array<Phrase, 25> leads = {"tel",     "telephone", "phone", "email",  "e-mail", "mail", "direct",
                                            "dial",    "line",      "ddi",   "mobile", "mob",    "no",   "number",
                                            "ext",     "on",        "at",    "or",     "by",     "via",  "and",
                                            "contact", "call",      "t",     "e"};
  for (text = tidy_contact(text); !text.empty(); text = tidy_contact(text)) {
    Phrase rest = text;
    while (!rest.empty() && (rest.back() == '.' || rest.back() == ')')) rest.remove_suffix(1);
    size_t first = rest.size();
    while (first > 0 && (is_word_byte(rest[first - 1]) || rest[first - 1] == '-')) --first;
    if (!is_one_of(to_lower_ascii(rest.substr(first)), leads)) break;
    text.resize(first);
  }
  return text;
}

/// Puts a bar where `part` stood.
void cut_out(std::string& text, const std::string& part) {
  const size_t at = part.empty() ? std::string::npos : text.find(part);
  if (at != std::string::npos) text.replace(at, part.size(), "|");
}

}  // namespace

std::string tidy_contact(std::string_view text) {
  std::string out = collapse_spaces(text);
  const Phrase signs = " ,;:|-/(";
  while (!out.empty() && signs.find(out.back()) != Phrase::npos) out.pop_back();
  size_t first = 0;
  while (first < out.size() && signs.find(out[first]) != Phrase::npos) ++first;
  return out.substr(first);
}

ContactPieces take_contact_apart(std::string_view text) {
  ContactPieces out;
  std::string rest(text);
  out.email = find_email(rest);
  cut_out(rest, out.email);
  out.phone = find_phone(rest);
  if (out.phone.empty()) out.phone = find_extension(rest);
  cut_out(rest, out.phone);
  const auto pieces = split(rest, '|');
  for (size_t i = 0; i < pieces.size(); ++i) {
    std::string piece = i + 1 < pieces.size() ? without_lead(std::string(pieces[i])) : tidy_contact(pieces[i]);
    if (has_letter(piece)) out.pieces.push_back(std::move(piece));
  }
  return out;
}

std::string find_email(std::string_view text) {
  for (size_t at = text.find('@'); at != Phrase::npos; at = text.find('@', at + 1)) {
    size_t first = at, last = at + 1;
    while (first > 0 && is_address_byte(text[first - 1]) && text[first - 1] != '@') --first;
    while (last < text.size() && is_address_byte(text[last]) && text[last] != '@') ++last;
    while (last > at + 1 && (text[last - 1] == '.' || text[last - 1] == '\'')) --last;
    while (first < at && (text[first] == '\'' || text[first] == '.')) ++first;
    if (first < at && last > at + 1) return std::string(text.substr(first, last - first));
  }
  return {};
}

std::string find_phone(std::string_view text) {
  for (size_t i = 0; i < text.size(); ++i) {
    const bool start = is_digit(text[i]) || text[i] == '+' ||
                       (text[i] == '(' && i + 1 < text.size() && (is_digit(text[i + 1]) || text[i + 1] == '+'));
    if (!start || (i > 0 && (is_word_byte(text[i - 1]) || text[i - 1] == '/' || text[i - 1] == '.'))) continue;
    size_t end = i, digits = 0, last = i;
    while (end < text.size() && (is_digit(text[end]) || Phrase(" +()-").find(text[end]) != Phrase::npos)) {
      if (is_digit(text[end])) {
        ++digits;
        last = end + 1;
      }
      ++end;
    }
    if (digits >= 9 && digits <= 15 &&
        (text[i] == '0' || text[i] == '+' || text[i] == '(' || text.substr(i, last - i).find('-') != Phrase::npos ||
         digits == 10)) {
      const Phrase rest = text.substr(last);
      size_t ext = 0;
      for (const Phrase word : {Phrase(" ext. "), Phrase(" ext "), Phrase(" x")})
        if (to_lower_ascii(rest.substr(0, word.size())) == word) ext = word.size();
      size_t more = ext;
      while (ext > 0 && more < rest.size() && is_digit(rest[more])) ++more;
      // "(01632 960001" of "(01632 960001)"
      const bool open = text[i] == '(' && text.substr(i, last - i).find(')') == Phrase::npos;
      const size_t first = open ? i + 1 : i;
      return std::string(text.substr(first, last - first + (more > ext ? more : 0)));
    }
    i = std::max(i, last > i ? last - 1 : i);
  }
  return {};
}

}  // namespace minutebook
