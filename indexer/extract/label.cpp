// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/extract/label.hpp"

#include <algorithm>
#include <array>

namespace minutebook {
namespace {

constexpr std::array<std::string_view, 18> bullets = {"\u2022", "\u25CF", "\u25CB", "\u25E6", "\u25AA", "\u25A0",
                                                      "\u25A1", "\u2013", "\u2014", "\u2043", "\uF0B7", "\uF0A7",
                                                      "\uF0D8", "\u00B7", "\u27A2", "-",      "*",      "o"};
constexpr size_t longest_label = 12;

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
bool is_roman(std::string_view text) { return text.find_first_not_of("ivxIVX") == std::string_view::npos; }

/// A number, a letter or two alike ("aa"), a small Roman number, or digits and one letter ("12a").
bool is_count(std::string_view part) {
  if (part.empty()) return false;
  const auto digits = static_cast<size_t>(std::find_if_not(part.begin(), part.end(), is_digit) - part.begin());
  const std::string_view rest = part.substr(digits);
  if (digits > 5) return false;
  if (digits > 0) return rest.empty() || (rest.size() == 1 && is_letter(rest[0]));
  if (!std::all_of(rest.begin(), rest.end(), is_letter)) return false;
  return rest.size() == 1 || (rest.size() == 2 && rest[0] == rest[1]) || (rest.size() <= 6 && is_roman(rest));
}

/// "3", "3.2", "12/45", "3.2.1": counts with dots or strokes between them.
bool is_count_path(std::string_view text) {
  for (;;) {
    const size_t at = text.find_first_of("./");
    if (!is_count(text.substr(0, at))) return false;
    if (at == std::string_view::npos) return true;
    text.remove_prefix(at + 1);
  }
}

}  // namespace

LabelKind label_kind(std::string_view text) {
  if (std::find(bullets.begin(), bullets.end(), text) != bullets.end()) return LabelKind::bullet;
  if (text.empty() || text.size() > longest_label) return LabelKind::none;
  const bool opened = text.front() == '(' || text.front() == '[';
  if (opened) text.remove_prefix(1);
  bool closed = false;
  while (!text.empty() && std::string_view(".):]").find(text.back()) != std::string_view::npos) {
    text.remove_suffix(1);
    closed = true;
  }
  if (!is_count_path(text)) return LabelKind::none;
  if (opened) return closed ? LabelKind::clear : LabelKind::none;
  if (closed || text.find('.') != std::string_view::npos) return LabelKind::clear;
  return is_digit(text.front()) ? LabelKind::bare : LabelKind::none;
}

bool is_label_of(std::string_view label, std::string_view text) {
  if (text.empty()) return false;
  const auto first = static_cast<unsigned char>(text.front());
  const bool word = is_letter(text.front()) || first >= 0x80 || first == '(' || first == '"' || first == '\'';
  switch (label_kind(label)) {
    case LabelKind::none:
      return false;
    case LabelKind::bare:
      return word;
    case LabelKind::clear:
      return word || label_kind(text.substr(0, text.find(' '))) == LabelKind::clear || is_digit(text.front());
    case LabelKind::bullet:
      return true;
  }
  return false;
}

}  // namespace minutebook
