// SPDX-License-Identifier: GPL-3.0-or-later
#include "lib/query/dates.hpp"

#include <array>
#include <charconv>
#include <string>
#include <vector>

#include "lib/base/text.hpp"

namespace minutebook {
namespace {

constexpr std::array<std::string_view, 12> month_names = {"january",   "february", "march",    "april",
                                                          "may",       "june",     "july",     "august",
                                                          "september", "october",  "november", "december"};

/// Digits only, at most four of them; -1 otherwise.
int number_of(std::string_view text) {
  if (text.empty() || text.size() > 4) return -1;
  int value = 0;
  for (const char c : text) {
    if (c < '0' || c > '9') return -1;
    value = value * 10 + (c - '0');
  }
  return value;
}

/// "15", "15th", "1st": 0 when it is no day of a month.
int day_of(std::string_view text) {
  if (text.size() > 2) {
    const auto tail = text.substr(text.size() - 2);
    if (tail == "st" || tail == "nd" || tail == "rd" || tail == "th") text.remove_suffix(2);
  }
  const int day = text.size() <= 2 ? number_of(text) : -1;
  return day >= 1 && day <= 31 ? day : 0;
}

/// A year of four digits; with `short_too` also of two: 00 to 68 are 2000 to 2068, as POSIX strptime reads them.
int year_of(std::string_view text, bool short_too) {
  const int value = number_of(text);
  if (text.size() == 4 && value >= 1000) return value;
  if (short_too && text.size() == 2 && value >= 0) return value <= 68 ? 2000 + value : 1900 + value;
  return 0;
}

std::optional<DateRange> range_if_valid(const Date& date) {
  if (!is_valid(date)) return std::nullopt;
  return range_of(date);
}

DateRange financial_year(int first) { return {Date{first, 4, 1}, Date{first + 1, 3, 31}}; }

/// "2012" + "13" or "2013": the second names the year after the first.
bool is_next_year(std::string_view first, std::string_view second) {
  const int a = year_of(first, false);
  const int b = number_of(second);
  if (a == 0 || a >= 9999) return false;
  return (second.size() == 4 && b == a + 1) || (second.size() == 2 && b == (a + 1) % 100);
}

std::optional<DateRange> from_two(std::string_view a, std::string_view b, char mark) {
  const int year = year_of(a, false);
  if (year != 0) {
    const int month = b.size() <= 2 ? number_of(b) : -1;
    const bool month_first = mark == '-' && b.size() == 2 && month >= 1 && month <= 12;
    if (!month_first && is_next_year(a, b)) return financial_year(year);
    return month >= 1 ? range_if_valid({year, month, 0}) : std::nullopt;
  }
  const int month = a.size() <= 2 ? number_of(a) : -1;
  const int last_year = year_of(b, false);
  if (month < 1 || last_year == 0) return std::nullopt;
  return range_if_valid({last_year, month, 0});
}

/// Numbers joined by '/', '-' or '.': ISO, or day first.
std::optional<DateRange> from_numbers(std::string_view text) {
  for (const char mark : {'-', '/', '.'}) {
    const auto parts = split(text, mark);
    if (parts.size() == 2) return from_two(parts[0], parts[1], mark);
    if (parts.size() != 3) continue;
    const bool year_first = parts[0].size() == 4;
    const Date date{year_of(year_first ? parts[0] : parts[2], !year_first), number_of(parts[1]),
                    day_of(year_first ? parts[2] : parts[0])};
    if (date.day == 0 || date.month < 1 || date.year == 0) return std::nullopt;
    return range_if_valid(date);
  }
  const int year = year_of(text, false);
  return year != 0 ? range_if_valid({year, 0, 0}) : std::nullopt;
}

std::vector<std::string> words_of(std::string_view text) {
  std::vector<std::string> out;
  std::string plain(text);
  for (char& c : plain)
    if (c == ',') c = ' ';
  const std::string collapsed = collapse_spaces(plain);
  for (const auto part : split(collapsed, ' '))
    if (!part.empty() && part != "of") out.emplace_back(part);
  return out;
}

int weekday_words(const std::vector<std::string>& words) {
  constexpr std::array<std::string_view, 7> names = {"mon", "tue", "wed", "thu", "fri", "sat", "sun"};
  if (words.size() < 2) return 0;
  for (const auto name : names)
    if (starts_with_ignoring_case(words[0], name) && typed_month(words[0]) == 0) return 1;
  return 0;
}

/// One date, month or year in words or numbers, no range.
std::optional<DateRange> read_single(std::string_view text) {
  auto words = words_of(text);
  if (weekday_words(words) != 0) words.erase(words.begin());
  if (words.empty()) return std::nullopt;
  if (words.size() == 1) return from_numbers(words[0]);
  if (words.size() == 2) {
    const int month = typed_month(words[0]);
    if (month != 0) {
      const auto parts = split(words[1], '-');
      return range_if_valid({year_of(parts.front(), true), month, 0});
    }
    return std::nullopt;
  }
  if (words.size() != 3) return std::nullopt;
  int month = typed_month(words[1]);
  int day = day_of(words[0]);
  if (month == 0) {  // March 15 2012
    month = typed_month(words[0]);
    day = day_of(words[1]);
  }
  const int year = year_of(words[2], true);
  if (month == 0 || day == 0 || year == 0) return std::nullopt;
  return range_if_valid({year, month, day});
}

Date next_day(const Date& date, long by) { return date_from_day_number(day_number(date) + by); }

DateRange ordered(const DateRange& a, const DateRange& b) {
  if (a.from && b.to && *b.to < *a.from) return {b.from, a.to};
  return {a.from, b.to};
}

/// "A..B", "A to B" with either end open; nothing when `mark` is not in `text`.
std::optional<DateRange> read_between(std::string_view text, std::string_view mark) {
  const size_t at = text.find(mark);
  if (at == std::string_view::npos) return std::nullopt;
  const auto left = trim(text.substr(0, at));
  const auto right = trim(text.substr(at + mark.size()));
  if (left.empty() && right.empty()) return std::nullopt;
  const auto first = left.empty() ? DateRange{} : read_single(left);
  const auto second = right.empty() ? DateRange{} : read_single(right);
  if (!first || !second) return std::nullopt;
  if (left.empty()) return DateRange{std::nullopt, second->to};
  if (right.empty()) return DateRange{first->from, std::nullopt};
  return ordered(*first, *second);
}

std::optional<DateRange> read_relative(std::string_view text) {
  const size_t blank = text.find(' ');
  if (blank == std::string_view::npos) return std::nullopt;
  const auto word = text.substr(0, blank);
  const auto one = read_single(text.substr(blank + 1));
  if (!one || !one->from || !one->to) return std::nullopt;
  if (word == "since" || word == "from") return DateRange{one->from, std::nullopt};
  if (word == "until" || word == "till" || word == "to") return DateRange{std::nullopt, one->to};
  const Date eve = next_day(*one->from, -1);
  if (word == "before") return is_valid(eve) ? std::optional(DateRange{std::nullopt, eve}) : std::nullopt;
  const Date morrow = next_day(*one->to, 1);
  if (word == "after") return is_valid(morrow) ? std::optional(DateRange{morrow, std::nullopt}) : std::nullopt;
  if (word == "in" || word == "on" || word == "during") return one;
  return std::nullopt;
}

}  // namespace

int typed_month(std::string_view word) {
  std::string low = to_lower_ascii(word);
  if (!low.empty() && low.back() == '.') low.pop_back();
  if (low.size() < 3) return 0;
  if (low == "sept") return 9;
  for (size_t i = 0; i < month_names.size(); ++i)
    if (low == month_names[i] || low == month_names[i].substr(0, 3)) return static_cast<int>(i) + 1;
  return 0;
}

std::optional<DateRange> read_date_range(std::string_view text) {
  const std::string plain = collapse_spaces(fold(text));
  if (plain.empty() || plain.size() > 80) return std::nullopt;
  if (const auto one = read_relative(plain)) return one;
  for (const std::string_view mark : {"..", " to ", " - ", " until "})
    if (plain.find(mark) != std::string::npos) return read_between(plain, mark);
  return read_single(plain);
}

}  // namespace minutebook
