// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/parse/item_label.hpp"

#include "indexer/parse/printed_dates.hpp"
#include "indexer/parse/scan.hpp"
#include "lib/base/text.hpp"

namespace minutebook {
namespace {

constexpr std::string_view item_words[] = {"agenda item no.",
                                           "agenda item no",
                                           "agenda item number",
                                           "agenda item",
                                           "item no.",
                                           "item no",
                                           "item number",
                                           "item",
                                           "minute no.",
                                           "minute no",
                                           "minute number",
                                           "minute",
                                           "min.",
                                           "min no.",
                                           "agenda no.",
                                           "subject no.",
                                           "subject no",
                                           "subject number",
                                           "subject",
                                           "topic no.",
                                           "topic",
                                           "point",
                                           "top",
                                           "no."};
constexpr size_t longest_number = 6;

/// Words after a bare number that make it an amount, a time or a date, however they are printed.
constexpr std::string_view units[] = {"am",  "a.m",  "a.m.",  "pm",     "p.m",   "p.m.",    "noon",    "hours",
                                      "hrs", "days", "weeks", "months", "years", "o'clock", "percent", "per",
                                      "st",  "nd",   "rd",    "th",     "miles", "metres"};
/// The same in small letters only: with a capital they open a title ("69/19 Minutes of the last meeting").
constexpr std::string_view small_units[] = {"minutes", "people", "members", "votes", "copies", "responses"};

bool is_unit(std::string_view rest, std::string_view folded) {
  return is_one_of(folded, units) || (starts_lower(rest) && is_one_of(folded, small_units));
}

class LabelReader {
 public:
  explicit LabelReader(std::string_view text) : text_(text) {}

  ItemLabel read() {
    if (at_ < text_.size() && text_[at_] == '(') {
      label_.bracketed = true;
      ++at_;
    } else {
      word();
    }
    const bool good = number() || letters();
    if (!good || !close()) return {};
    return std::move(label_);
  }

 private:
  char here(size_t ahead = 0) const { return at_ + ahead < text_.size() ? text_[at_ + ahead] : '\0'; }

  void word() {
    const char first = here();
    // "Item", "Minute", "Agenda", "No.", "Subject", "Topic", "Point": most words are told by two letters.
    const auto begins = [&](std::string_view two) { return (first | 0x20) == two[0] && (here(1) | 0x20) == two[1]; };
    if (!begins("it") && !begins("mi") && !begins("ag") && !begins("no") && !begins("su") && !begins("to") &&
        !begins("po"))
      return;
    const std::string start = to_lower_ascii(text_.substr(0, 24));
    for (const auto word : item_words) {
      if (!std::string_view(start).starts_with(word) || word.size() + 1 >= text_.size()) continue;
      size_t next = word.size();
      while (next < text_.size() && (text_[next] == ' ' || text_[next] == ':')) ++next;
      if (next == word.size() || next >= text_.size()) continue;
      if (!is_digit(text_[next]) && !is_upper(text_[next])) continue;
      if (is_upper(text_[next]) &&
          !(next + 1 < text_.size() && (is_digit(text_[next + 1]) || text_[next + 1] == '-' || text_[next + 1] == '.')))
        continue;
      at_ = next;
      label_.worded = true;
      return;
    }
  }

  /// Digits with separators, perhaps after a code of up to five capitals: 12, 07.17.01, 142/18, B26, CAB.45, F-1, 3a.
  bool number() {
    const size_t begin = at_;
    size_t code_end = at_;
    while (is_upper(here(code_end - at_)) && code_end - begin < 5) ++code_end;
    const bool coded = code_end > begin;
    if (coded) {
      at_ = code_end;
      const bool spaced = here() == ' ' && is_digit(here(1)) && code_end - begin >= 2;
      if (here() == '.' || here() == '/' || here() == '-' || spaced) ++at_;
      if (!is_digit(here())) {
        at_ = begin;
        return false;
      }
      prefix_ = std::string(text_.substr(begin, at_ - begin));
    }
    if (!is_digit(here())) return false;
    if (!digits(begin)) {
      at_ = begin;
      return false;
    }
    label_.kind = coded ? ItemLabel::Kind::code : ItemLabel::Kind::number;
    return true;
  }

  bool digits(size_t begin) {
    struct Part {
      size_t start, end;
    };
    Part parts[4];
    size_t n = 0;
    for (;;) {
      const size_t start = at_;
      while (is_digit(here())) ++at_;
      if (at_ - start > longest_number || at_ == start) return false;
      parts[n++] = {start, at_};
      const bool separator = here() == '.' || here() == '/' || here() == '-';
      if (!separator || !is_digit(here(1)) || n == 4) break;
      ++at_;
    }
    if (here() == '.' && is_digit(here(1))) return false;
    if (is_lower(here()) && !is_word_byte(here(1))) ++at_;                                 // 3a
    const bool lettered = n == 1 && is_upper(here()) && here(1) == '.' && here(2) == ' ';  // 3A.
    if (lettered) ++at_;
    if (is_word_byte(here())) {
      if (!is_upper(here()) || n > 1 || !std::string_view(text_.substr(at_)).size()) return false;
    }
    if (n == 3 && prefix_.empty() && !label_.worded && parts[2].end - parts[2].start == 4 &&
        parts[0].end - parts[0].start <= 2)
      return false;  // 29/1/2021
    label_.number = std::string(text_.substr(begin, at_ - begin));
    label_.parts = static_cast<uint8_t>(n);
    const auto value = [&](const Part& part) {
      int v = 0;
      for (size_t i = part.start; i < part.end; ++i) v = v * 10 + (text_[i] - '0');
      return v;
    };
    const std::string head = prefix_ + std::string(text_.substr(parts[0].start, parts[n - 1].start - parts[0].start));
    label_.readings[0] = {head + "#", value(parts[n - 1])};
    if (lettered) {  // counts on below its number
      label_.readings[0] = {label_.number.substr(0, label_.number.size() - 1) + "#", label_.number.back() - 'A' + 1};
    } else if (n > 1) {
      const std::string tail(text_.substr(parts[0].end, parts[n - 1].end - parts[0].end));
      label_.readings[1] = {prefix_ + "#" + tail, value(parts[0])};
    }
    return true;
  }

  /// "IV", "A", "a", "ii".
  bool letters() {
    const size_t begin = at_;
    while (is_letter(here()) && at_ - begin < 8) ++at_;
    const auto token = text_.substr(begin, at_ - begin);
    if (token.empty() || is_word_byte(here())) return false;
    if (token.size() > 1 && !roman_value(token)) return false;
    label_.lower = is_lower(token[0]);
    label_.number = std::string(token);
    const std::string type = label_.lower ? "lower " : "upper ";
    if (const auto roman = roman_value(token)) {
      label_.kind = ItemLabel::Kind::roman;
      label_.readings[0] = {type + "roman #", *roman};
    }
    if (token.size() == 1) {
      if (label_.kind == ItemLabel::Kind::none) label_.kind = ItemLabel::Kind::letter;
      label_.readings[1] = {type + "letter #", label_.lower ? token[0] - 'a' + 1 : token[0] - 'A' + 1};
    }
    return label_.kind != ItemLabel::Kind::none;
  }

  /// What must follow a label: a closing mark and a blank, or a blank and a capital.
  bool close() {
    const bool letter = label_.kind == ItemLabel::Kind::roman || label_.kind == ItemLabel::Kind::letter;
    if (label_.bracketed) {
      if (here() != ')') return false;
      ++at_;
      label_.closed = true;
    } else if (label_.worded && here() == ' ' && (here(1) == ':' || here(1) == '-') && here(2) == ' ') {
      at_ += 2;  // "Subject No. 1 : Tender"
      label_.closed = true;
    } else if (here() == '.' || here() == ')' || here() == ':') {
      ++at_;
      label_.closed = true;
      if (here() == '-' || here() == ')' || here() == ':' || here() == '.') ++at_;
    }
    const bool glued = here() != ' ' && here() != '\0';
    while (here() == ' ') ++at_;
    label_.rest = at_;
    const auto rest = text_.substr(at_);
    if (glued)
      return label_.kind == ItemLabel::Kind::number && (starts_capital(rest) || rest[0] == '\xE2') && follows(rest);
    if (label_.closed || rest.empty()) return !letter || label_.closed;
    if (letter) return false;
    return follows(rest);
  }

  /// "24/01177/FULL - Land off Quarry Bank": the reference of an application opens its title.
  bool is_reference(std::string_view rest) const {
    constexpr size_t longest_minute = 4, shortest = 6;
    const auto token = rest.substr(0, rest.find(' '));
    if (label_.number.size() > longest_minute || token.size() < shortest || token.size() + 2 > rest.size())
      return false;
    if (!is_digit(token[0]) || token.find('/') == std::string_view::npos) return false;
    size_t next = token.size();
    while (next < rest.size() && !is_word_byte(rest[next])) ++next;
    return next < rest.size() && (starts_capital(rest.substr(next)) || is_digit(rest[next]));
  }

  /// The words after an unclosed number could be a title.
  bool follows(std::string_view rest) const {
    if (label_.worded) {
      // "Item 5 was taken next" is prose.
      return !is_lower(rest[0]);
    }
    if (rest[0] == '-' || rest.substr(0, 3) == "\u2013") {
      size_t next = rest[0] == '-' ? 1 : 3;
      while (next < rest.size() && rest[next] == ' ') ++next;
      return next < rest.size() && starts_capital(rest.substr(next));
    }
    if (label_.parts > 1 || label_.kind == ItemLabel::Kind::code) {
      if (is_unit(rest, fold(rest.substr(0, rest.find(' '))))) return false;
      return !starts_lower(rest) || label_.number.size() > 5;
    }
    if (is_reference(rest)) return true;
    if (!starts_capital(rest) && rest[0] != '"' && rest[0] != '\'' && rest.substr(0, 2) != "\u201C") return false;
    const std::string word = fold(first_word(rest));
    return !month_from_name(word) && !weekday_from_name(word) && !is_unit(rest, word);
  }

  std::string_view text_;
  size_t at_ = 0;
  std::string prefix_;
  ItemLabel label_;
};

/// Most lines begin with a word that is no label, told by its first two letters: "The", "members".
bool begins_with_plain_word(std::string_view text) {
  if (text.size() < 2 || !is_letter(text[0]) || !is_lower(text[1])) return false;
  const char first = static_cast<char>(text[0] | 0x20);
  for (const std::string_view word :
       {"it", "mi", "ag", "no", "su", "to", "po"})  // item, minute, agenda, no., subject …
    if (first == word[0] && text[1] == word[1]) return false;
  if (is_upper(text[0])) return true;  // neither a code nor a roman number
  const auto roman = [](char c) { return c == 'i' || c == 'v' || c == 'x' || c == 'l'; };
  return !roman(first) || !roman(text[1]);
}

}  // namespace

ItemLabel read_item_label(std::string_view text) {
  if (text.empty() || (!is_digit(text[0]) && !is_letter(text[0]) && text[0] != '(')) return {};
  if (begins_with_plain_word(text)) return {};
  return LabelReader(text).read();
}

bool is_label_only(std::string_view text) {
  const auto label = read_item_label(text);
  return label.kind != ItemLabel::Kind::none && label.rest >= text.size() &&
         (label.closed || label.kind == ItemLabel::Kind::number || label.kind == ItemLabel::Kind::code);
}

std::string agenda_item_of(std::string_view text, size_t* title_end) {
  if (text.empty() || text.back() != ')') return {};
  const size_t open = text.rfind('(');
  if (open == std::string_view::npos || text.size() - open > 40) return {};
  const std::string inside = fold(text.substr(open + 1, text.size() - open - 2));
  constexpr std::string_view words[] = {"agenda item no.", "agenda item no", "agenda item",
                                        "item no.",        "item no",        "item"};
  const auto word = first_of(inside, words);
  if (word.empty() || word.size() + 1 >= inside.size()) return {};
  const auto number = trim(text.substr(open + 1 + word.size(), text.size() - open - 2 - word.size()));
  if (number.empty() || number.size() > 12 || number.find(' ') != std::string_view::npos) return {};
  if (!is_digit(number.back()) && !is_letter(number.back())) return {};
  if (title_end) *title_end = open;
  return std::string(number);
}

}  // namespace minutebook
