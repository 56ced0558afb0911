// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/parse/calendar_names.hpp"

#include <array>
#include <cstddef>

#include "indexer/parse/printed_dates.hpp"
#include "indexer/parse/word_table.hpp"

namespace minutebook {
namespace {

struct Numbered {
  std::string_view name;
  int value;
};

constexpr Numbered english_months[] = {{"january", 1},   {"february", 2}, {"march", 3},     {"april", 4},
                                       {"may", 5},       {"june", 6},     {"july", 7},      {"august", 8},
                                       {"september", 9}, {"october", 10}, {"november", 11}, {"december", 12}};
constexpr Numbered short_months[] = {{"jan", 1}, {"feb", 2}, {"mar", 3},  {"apr", 4},  {"jun", 6},  {"jul", 7},
                                     {"aug", 8}, {"sep", 9}, {"sept", 9}, {"oct", 10}, {"nov", 11}, {"dec", 12}};
// Plain and mutated or genitive forms ("15 o Fawrth", "15 Meithimh").
constexpr Numbered other_months[] = {
    // Irish
    {"eanair", 1},
    {"feabhra", 2},
    {"marta", 3},
    {"mharta", 3},
    {"fheabhra", 2},
    {"aibrean", 4},
    {"aibreain", 4},
    {"bealtaine", 5},
    {"bhealtaine", 5},
    {"meitheamh", 6},
    {"meithimh", 6},
    {"mheithimh", 6},
    {"iuil", 7},
    {"lunasa", 8},
    {"samhain", 11},
    {"samhna", 11},
    {"nollaig", 12},
    {"nollag", 12},
    // Welsh
    {"ionawr", 1},
    {"chwefror", 2},
    {"mawrth", 3},
    {"fawrth", 3},
    {"ebrill", 4},
    {"mai", 5},
    {"fai", 5},
    {"mehefin", 6},
    {"fehefin", 6},
    {"gorffennaf", 7},
    {"orffennaf", 7},
    {"awst", 8},
    {"medi", 9},
    {"fedi", 9},
    {"hydref", 10},
    {"tachwedd", 11},
    {"dachwedd", 11},
    {"rhagfyr", 12},
    {"ragfyr", 12},
    // Scottish Gaelic
    {"faoilleach", 1},
    {"gearran", 2},
    {"mart", 3},
    {"giblean", 4},
    {"ghiblean", 4},
    {"ceitean", 5},
    {"cheitean", 5},
    {"ogmhios", 6},
    {"iuchar", 7},
    {"lunastal", 8},
    {"sultain", 9},
    {"damhair", 10},
    {"dubhlachd", 12}};
constexpr Numbered weekdays[] = {{"monday", 0},
                                 {"mon", 0},
                                 {"tuesday", 1},
                                 {"tue", 1},
                                 {"tues", 1},
                                 {"wednesday", 2},
                                 {"wed", 2},
                                 {"weds", 2},
                                 {"thursday", 3},
                                 {"thu", 3},
                                 {"thur", 3},
                                 {"thurs", 3},
                                 {"friday", 4},
                                 {"fri", 4},
                                 {"saturday", 5},
                                 {"sat", 5},
                                 {"sunday", 6},
                                 {"sun", 6},
                                 // Irish, then Welsh ("Dydd Mawrth" is read by the word behind Dydd)
                                 {"luan", 0},
                                 {"luain", 0},
                                 {"mairt", 1},
                                 {"ceadaoin", 2},
                                 {"deardaoin", 3},
                                 {"aoine", 4},
                                 {"sathairn", 5},
                                 {"domhnaigh", 6},
                                 {"llun", 0},
                                 {"mercher", 2},
                                 {"iau", 3},
                                 {"gwener", 4},
                                 {"sadwrn", 5},
                                 {"sul", 6},
                                 // Welsh behind "nos", then Scottish Gaelic
                                 {"lun", 0},
                                 {"fercher", 2},
                                 {"wener", 4},
                                 {"diluain", 0},
                                 {"dimairt", 1},
                                 {"diciadain", 2},
                                 {"diardaoin", 3},
                                 {"dihaoine", 4},
                                 {"disathairne", 5},
                                 {"didomhnaich", 6}};
constexpr Numbered ordinals[] = {{"first", 1},        {"second", 2},      {"third", 3},       {"fourth", 4},
                                 {"fifth", 5},        {"sixth", 6},       {"seventh", 7},     {"eighth", 8},
                                 {"ninth", 9},        {"tenth", 10},      {"eleventh", 11},   {"twelfth", 12},
                                 {"thirteenth", 13},  {"fourteenth", 14}, {"fifteenth", 15},  {"sixteenth", 16},
                                 {"seventeenth", 17}, {"eighteenth", 18}, {"nineteenth", 19}, {"twentieth", 20},
                                 {"thirtieth", 30}};

constexpr Numbered cardinals[] = {
    {"one", 1},       {"two", 2},       {"three", 3},    {"four", 4},     {"five", 5},       {"six", 6},
    {"seven", 7},     {"eight", 8},     {"nine", 9},     {"ten", 10},     {"eleven", 11},    {"twelve", 12},
    {"thirteen", 13}, {"fourteen", 14}, {"fifteen", 15}, {"sixteen", 16}, {"seventeen", 17}, {"eighteen", 18},
    {"nineteen", 19}, {"twenty", 20},   {"thirty", 30},  {"forty", 40},   {"fifty", 50},     {"sixty", 60},
    {"seventy", 70},  {"eighty", 80},   {"ninety", 90}};

/// Values stand one higher, so that 0 says that a word is none.
template <size_t count, size_t N>
consteval auto table_of(const Numbered (&rows)[N], WordTable<int, count> table = {}) {
  for (const auto& row : rows)
    if (!table.has(row.name)) table.put(row.name) = row.value + 1;
  return table;
}

constexpr auto months = table_of<256>(other_months, table_of<256>(short_months, table_of<256>(english_months)));
constexpr auto days_of_week = table_of<128>(weekdays);
constexpr auto ordinal_words = table_of<64>(ordinals);
constexpr auto cardinal_words = table_of<64>(cardinals);

template <size_t count>
std::optional<int> value_in(const WordTable<int, count>& table, std::string_view name) {
  const int value = table[name];
  return value == 0 ? std::nullopt : std::optional(value - 1);
}

/// One letter more, less, other, or two neighbours swapped.
bool one_slip(std::string_view a, std::string_view b) {
  if (a.size() > b.size()) std::swap(a, b);
  if (b.size() - a.size() > 1) return false;
  size_t i = 0;
  while (i < a.size() && a[i] == b[i]) ++i;
  if (a.size() < b.size()) return a.substr(i) == b.substr(i + 1);
  if (i + 1 < a.size() && a[i] == b[i + 1] && a[i + 1] == b[i] && a.substr(i + 2) == b.substr(i + 2)) return true;
  return i < a.size() && a.substr(i + 1) == b.substr(i + 1);
}

}  // namespace

std::optional<int> month_from_name(std::string_view folded) {
  if (folded.size() < 3 || folded.size() > 10) return std::nullopt;
  return value_in(months, folded);
}

std::optional<int> month_nearly(std::string_view folded) {
  if (folded.size() < 5 || folded.size() > 11) return std::nullopt;
  std::optional<int> found;
  for (const auto& row : english_months) {
    if (row.name.size() < 5 || !one_slip(folded, row.name)) continue;
    if (found) return std::nullopt;
    found = row.value;
  }
  return found;
}

std::optional<int> weekday_from_name(std::string_view folded) {
  if (folded.size() < 3 || folded.size() > 11) return std::nullopt;
  return value_in(days_of_week, folded);
}

std::optional<int> ordinal_word(std::string_view folded) { return value_in(ordinal_words, folded); }

std::optional<int> cardinal_word(std::string_view folded) { return value_in(cardinal_words, folded); }

}  // namespace minutebook
