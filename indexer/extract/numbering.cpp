// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/extract/numbering.hpp"

#include <algorithm>

namespace minutebook {
namespace {

constexpr const char* bullet = "\u2022";

std::string letters(uint32_t value, char first) {
  if (value == 0 || value > 26 * 20) return std::to_string(value);
  const char letter = static_cast<char>(first + static_cast<char>((value - 1) % 26));
  return std::string((value - 1) / 26 + 1, letter);
}

std::string roman(uint32_t value, bool upper) {
  if (value == 0 || value > 3999) return std::to_string(value);
  struct Row {
    uint32_t value;
    const char* upper;
    const char* lower;
  };
  constexpr Row rows[] = {{1000, "M", "m"}, {900, "CM", "cm"}, {500, "D", "d"},  {400, "CD", "cd"}, {100, "C", "c"},
                          {90, "XC", "xc"}, {50, "L", "l"},    {40, "XL", "xl"}, {10, "X", "x"},    {9, "IX", "ix"},
                          {5, "V", "v"},    {4, "IV", "iv"},   {1, "I", "i"}};
  std::string out;
  for (const auto& row : rows)
    for (; value >= row.value; value -= row.value) out += upper ? row.upper : row.lower;
  return out;
}

std::string ordinal(uint32_t value) {
  const uint32_t tens = value % 100;
  const char* ending = "th";
  if (tens < 11 || tens > 13) ending = value % 10 == 1 ? "st" : value % 10 == 2 ? "nd" : value % 10 == 3 ? "rd" : "th";
  return std::to_string(value) + ending;
}

}  // namespace

std::string format_number(NumberFormat format, uint32_t value) {
  switch (format) {
    case NumberFormat::decimal:
      return std::to_string(value);
    case NumberFormat::decimal_zero:
      return (value < 10 ? "0" : "") + std::to_string(value);
    case NumberFormat::lower_letter:
      return letters(value, 'a');
    case NumberFormat::upper_letter:
      return letters(value, 'A');
    case NumberFormat::lower_roman:
      return roman(value, false);
    case NumberFormat::upper_roman:
      return roman(value, true);
    case NumberFormat::ordinal:
      return ordinal(value);
    case NumberFormat::bullet:
      return bullet;
    case NumberFormat::none:
      return {};
  }
  return {};
}

void ListCounter::restart(size_t level, uint32_t start) {
  if (level < list_levels) restarts_[level] = start;
}

std::string ListCounter::next(const ListDefinition& definition, size_t level) {
  level = std::min(level, list_levels - 1);
  if (restarts_[level])
    counts_[level] = *restarts_[level];
  else
    counts_[level] = counts_[level] ? *counts_[level] + 1 : definition[level].start;
  restarts_[level].reset();
  std::fill(counts_.begin() + static_cast<std::ptrdiff_t>(level) + 1, counts_.end(), std::nullopt);
  const ListLevel& own = definition[level];
  if (own.format == NumberFormat::bullet) return bullet;
  std::string out;
  for (size_t i = 0; i < own.pattern.size(); ++i) {
    const bool place =
        own.pattern[i] == '%' && i + 1 < own.pattern.size() && own.pattern[i + 1] >= '1' && own.pattern[i + 1] <= '9';
    if (!place) {
      out += own.pattern[i];
      continue;
    }
    const auto of = static_cast<size_t>(own.pattern[++i] - '1');
    const bool plain = own.plain_digits && of != level;
    if (!counts_[of]) counts_[of] = definition[of].start;
    out += format_number(plain ? NumberFormat::decimal : definition[of].format, *counts_[of]);
  }
  return out;
}

}  // namespace minutebook
