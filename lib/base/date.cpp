// SPDX-License-Identifier: GPL-3.0-or-later
#include "lib/base/date.hpp"

#include <array>
#include <charconv>
#include <chrono>
#include <cstdio>

namespace minutebook {
namespace {

constexpr std::array month_names = {"January", "February", "March",     "April",   "May",      "June",
                                    "July",    "August",   "September", "October", "November", "December"};

std::optional<int> digits(std::string_view text, size_t from, size_t count) {
  if (text.size() < from + count) return std::nullopt;
  int value = 0;
  const char* end = text.data() + from + count;
  const auto [stop, error] = std::from_chars(text.data() + from, end, value);
  if (error != std::errc() || stop != end || text[from] == '-') return std::nullopt;
  return value;
}

std::chrono::year_month_day as_chrono(const Date& date) {
  return {std::chrono::year(date.year), std::chrono::month(static_cast<unsigned>(date.month)),
          std::chrono::day(static_cast<unsigned>(date.day))};
}

}  // namespace

int days_in_month(int year, int month) {
  const std::chrono::year_month_day_last last(
      std::chrono::year(year), std::chrono::month_day_last(std::chrono::month(static_cast<unsigned>(month))));
  return static_cast<int>(static_cast<unsigned>(last.day()));
}

bool is_valid(const Date& date) {
  if (date.year < 1000 || date.year > 9999) return false;
  if (date.month == 0) return date.day == 0;
  if (date.month < 1 || date.month > 12) return false;
  return date.day >= 0 && date.day <= days_in_month(date.year, date.month);
}

bool is_full_day(const Date& date) { return date.day != 0 && is_valid(date); }

std::optional<Date> date_from_iso(std::string_view text) {
  if (text.size() != 4 && text.size() != 7 && text.size() != 10) return std::nullopt;
  Date date;
  const auto year = digits(text, 0, 4);
  if (!year) return std::nullopt;
  date.year = *year;
  if (text.size() >= 7) {
    const auto month = digits(text, 5, 2);
    if (text[4] != '-' || !month || *month == 0) return std::nullopt;
    date.month = *month;
  }
  if (text.size() == 10) {
    const auto day = digits(text, 8, 2);
    if (text[7] != '-' || !day || *day == 0) return std::nullopt;
    date.day = *day;
  }
  if (!is_valid(date)) return std::nullopt;
  return date;
}

std::string to_iso(const Date& date) {
  std::array<char, 40> out{};
  if (date.month == 0)
    std::snprintf(out.data(), out.size(), "%04d", date.year);
  else if (date.day == 0)
    std::snprintf(out.data(), out.size(), "%04d-%02d", date.year, date.month);
  else
    std::snprintf(out.data(), out.size(), "%04d-%02d-%02d", date.year, date.month, date.day);
  return out.data();
}

std::string to_words(const Date& date) {
  if (!is_valid(date)) return {};
  std::string out;
  if (date.day) out += std::to_string(date.day) + " ";
  if (date.month) out += std::string(month_names[static_cast<size_t>(date.month - 1)]) + " ";
  return out + std::to_string(date.year);
}

int weekday(const Date& date) {
  const std::chrono::weekday day{std::chrono::sys_days(as_chrono(date))};
  return static_cast<int>(day.iso_encoding()) - 1;
}

long day_number(const Date& date) { return std::chrono::sys_days(as_chrono(date)).time_since_epoch().count(); }

Date date_from_day_number(long days) {
  const std::chrono::year_month_day day{std::chrono::sys_days(std::chrono::days(days))};
  return {static_cast<int>(day.year()), static_cast<int>(static_cast<unsigned>(day.month())),
          static_cast<int>(static_cast<unsigned>(day.day()))};
}

DateRange range_of(const Date& date) {
  if (date.month == 0) return {Date{date.year, 1, 1}, Date{date.year, 12, 31}};
  if (date.day == 0)
    return {Date{date.year, date.month, 1}, Date{date.year, date.month, days_in_month(date.year, date.month)}};
  return {date, date};
}

}  // namespace minutebook
