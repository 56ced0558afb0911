// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/parse/printed_dates.hpp"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <span>

#include "indexer/parse/calendar_names.hpp"
#include "indexer/parse/scan.hpp"
#include "lib/base/text.hpp"

namespace minutebook {
namespace {

using Words = std::span<const PrintedWord>;
using Kind = PrintedWord::Kind;

bool is_mark(Words words, size_t i, char c) {
  return i < words.size() && words[i].kind == Kind::mark && words[i].folded.size() == 1 && words[i].folded[0] == c;
}
bool is_word(Words words, size_t i, std::string_view text) { return i < words.size() && words[i].folded == text; }
bool glued_digits(Words words, size_t i) {
  return i < words.size() && words[i].kind == Kind::digits && !words[i].spaced;
}

std::optional<int> number(const PrintedWord& word, size_t most_digits) {
  if (word.kind != Kind::digits || word.folded.size() > most_digits) return std::nullopt;
  return std::atoi(word.folded.c_str());
}

/// Two digits of a year: papers that are searched were written after 1970.
int full_year(int two) { return two >= 70 ? 1900 + two : 2000 + two; }

std::optional<int> long_year(Words words, size_t i) {
  if (i >= words.size() || words[i].folded.size() != 4) return std::nullopt;
  const auto year = number(words[i], 4);
  if (!year || *year < 1800 || *year > 2099) return std::nullopt;
  return year;
}

/// What is read of one date: the parts and the word behind it.
struct Reading {
  Date date;
  size_t first = 0;
  size_t next = 0;
  double confidence = 0;
  bool range = false;
};

/// "A.D. 2021", "AD 2021" on certificates.
size_t skip_anno_domini(Words words, size_t i) {
  size_t next = i;
  if (is_word(words, i, "ad"))
    next = i + 1;
  else if (is_word(words, i, "a") && is_mark(words, i + 1, '.') && is_word(words, i + 2, "d"))
    next = i + 3;
  if (next > i && is_mark(words, next, '.')) ++next;
  return next > i && long_year(words, next) ? next : i;
}

struct SpeltYear {
  int year = 0;
  size_t next = 0;
};

/// "two thousand twenty-one", "two thousand and nine".
SpeltYear year_in_words(Words words, size_t i) {
  if (!is_word(words, i, "two") || !is_word(words, i + 1, "thousand")) return {};
  i += 2;
  if (is_word(words, i, "and")) ++i;
  if (i >= words.size()) return {2000, i};
  const auto number = cardinal_word(words[i].folded);
  if (!number) return {2000, i};
  const size_t unit = is_mark(words, i + 1, '-') ? i + 2 : i + 1;
  if (*number >= 20 && unit < words.size())
    if (const auto more = cardinal_word(words[unit].folded); more && *more < 10)
      return {2000 + *number + *more, unit + 1};
  return {2000 + *number, i + 1};
}

/// ", 2012", "2012", "'12" behind a day and a month. A year that runs on ("2012/13") is a financial year.
void read_year(Words words, Reading& reading) {
  size_t i = reading.next;
  for (int commas = 0; commas < 2 && (is_mark(words, i, ',') || is_mark(words, i, '.') || is_mark(words, i, '-') ||
                                      is_mark(words, i, ';'));
       ++commas)
    ++i;
  if (is_word(words, i, "in") && long_year(words, i + 1)) ++i;
  i = skip_anno_domini(words, i);
  if (const auto spelt = year_in_words(words, i); spelt.year != 0) {
    reading.date.year = spelt.year;
    reading.next = spelt.next;
    return;
  }
  if (const auto year = long_year(words, i)) {
    reading.date.year = *year;
    reading.next = i + 1;
    return;
  }
  if (is_mark(words, i, '\'') && i + 1 < words.size() && words[i + 1].folded.size() == 2) {
    if (const auto two = number(words[i + 1], 2)) {
      reading.date.year = full_year(*two);
      reading.next = i + 2;
      reading.confidence -= 0.1;
    }
    return;
  }
  // "20 March 18": only glued to nothing else and not the start of a time or an item number.
  const bool dashed = i == reading.next + 1 && is_mark(words, reading.next, '-');
  if ((i == reading.next || dashed) && i < words.size() && words[i].folded.size() == 2 && number(words[i], 2) &&
      !is_mark(words, i + 1, '.') && !is_mark(words, i + 1, ':') && !is_word(words, i + 1, "am") &&
      !is_word(words, i + 1, "pm") && *number(words[i], 2) < 60) {
    reading.date.year = full_year(*number(words[i], 2));
    reading.next = i + 1;
    reading.confidence -= 0.2;
  }
}

// English, its misreadings, then Welsh, Irish and Gaelic ("14eg", "9\u00FA", "7mh").
constexpr std::array<std::string_view, 23> ordinal_ends = {"st",  "nd",  "rd", "th",  "tm",  "o", "h",  "ad",
                                                           "d",   "s",   "t",  "oth", "eth", "n", "eg", "fed",
                                                           "ain", "ydd", "ed", "af",  "il",  "u", "mh"};
constexpr std::string_view ocr_marks = "\"'`*%^~!&";

/// Behind a day number: "th", OCR of a superscript ("\"", "™", "°", "*o"). Returns the word behind it.
size_t skip_ordinal(Words words, size_t i, bool& misread) {
  const size_t begin = i;
  while (i < words.size() && i < begin + 3 && words[i].kind == Kind::mark && !words[i].spaced &&
         (words[i].folded.size() > 1 || ocr_marks.find(words[i].folded[0]) != std::string_view::npos))
    ++i;
  misread = i > begin;
  if (i >= words.size()) return i;
  const auto& w = words[i].folded;
  const bool known = std::find(ordinal_ends.begin(), ordinal_ends.end(), w) != ordinal_ends.end();
  const bool proper = w == "st" || w == "nd" || w == "rd" || w == "th";
  if (!known || (words[i].spaced && !proper)) return i;
  misread = misread || !proper;
  return i + 1;
}

size_t skip_of(Words words, size_t i) {
  if (is_word(words, i, "day") || (is_word(words, i, "la") && is_word(words, i + 1, "de"))) ++i;
  if (is_word(words, i, "of") || is_word(words, i, "o") || is_word(words, i, "de") || is_word(words, i, "den")) ++i;
  if (is_word(words, i, "mi")) ++i;
  // Gaelic months have an article: "7 An C\u00E8itean", "4 an t-\u00D2gmhios", "2 Am M\u00E0rt".
  const bool gaelic_am =
      is_word(words, i, "am") && (is_word(words, i + 1, "mart") || is_word(words, i + 1, "faoilleach"));
  if (is_word(words, i, "an") || gaelic_am) {
    ++i;
    if (is_word(words, i, "t") && is_mark(words, i + 1, '-')) i += 2;
  }
  return i;
}

/// Month at word `i`; two-word Irish names too. `next` is set behind it and a stop of abbreviation.
std::optional<int> month_at(Words words, size_t i, size_t& next) {
  if (i >= words.size() || words[i].kind != Kind::letters) return std::nullopt;
  next = i + 1;
  if (is_word(words, next, "fomhair")) {
    const auto& w = words[i].folded;
    ++next;
    if (w == "mean" || w == "mhean" || w == "meain") return 9;
    if (w == "deireadh" || w == "dheireadh") return 10;
    return std::nullopt;
  }
  const auto month = month_from_name(words[i].folded);
  if (month && is_mark(words, next, '.') && words[i].folded.size() < 5 && !words[next].spaced) ++next;
  return month;
}

/// "Febuary", "Septemeber": one slip of the pen in a long name, believed only between a day and a year.
std::optional<int> misspelt_month_at(Words words, size_t i, size_t& next) {
  if (i >= words.size() || words[i].kind != Kind::letters || words[i].folded.size() < 5) return std::nullopt;
  next = i + 1;
  size_t year = next;
  if (is_mark(words, year, ',')) ++year;
  if (!long_year(words, year)) return std::nullopt;
  return month_nearly(words[i].folded);
}

/// "may" and "march" are words: without a year the name must be printed with a capital.
bool capital_at(std::string_view text, const PrintedWord& word) { return !is_lower(text[word.start]); }

/// "14-15", "30 June to 2 July": where a later day follows, the reading is a range that begins with this one.
size_t skip_second_day(Words words, size_t i, bool& range) {
  range = false;
  const bool joiner = is_mark(words, i, '-') || is_mark(words, i, '/') || is_mark(words, i, '&') ||
                      is_word(words, i, "and") || is_word(words, i, "to");
  if (!joiner || i + 1 >= words.size() || !number(words[i + 1], 2)) return i;
  bool misread = false;
  const size_t next = skip_ordinal(words, i + 2, misread);
  size_t after = 0;
  if (!month_at(words, skip_of(words, next), after)) return i;
  range = true;
  return next;
}

std::optional<int> day_at(Words words, size_t i, size_t& next, bool& misread) {
  if (i >= words.size()) return std::nullopt;
  if (const auto day = number(words[i], 2)) {
    next = skip_ordinal(words, i + 1, misread);
    return *day >= 1 && *day <= 31 ? day : std::nullopt;
  }
  if (words[i].kind != Kind::letters) return std::nullopt;
  misread = false;
  next = i + 1;
  const size_t unit_word = is_mark(words, next, '-') ? next + 1 : next;
  if (unit_word < words.size() && (words[i].folded == "twenty" || words[i].folded == "thirty")) {
    next = unit_word + 1;
    const auto unit = ordinal_word(words[unit_word].folded);
    return unit && *unit < 10 ? std::optional((words[i].folded == "twenty" ? 20 : 30) + *unit) : std::nullopt;
  }
  const auto day = ordinal_word(words[i].folded);
  // "second March" is too weak; "second day of March" is how certificates are dated.
  return day && is_word(words, next, "day") ? day : std::nullopt;
}

/// "Item 1 March 12, 2024": the number behind the month is its day.
bool is_month_day_year(Words words, size_t i) {
  if (i >= words.size() || !number(words[i], 2)) return false;
  bool ignored = false;
  size_t next = skip_ordinal(words, i + 1, ignored);
  if (is_mark(words, next, ',')) ++next;
  return long_year(words, next).has_value();
}

std::optional<Reading> day_month_at(std::string_view text, Words words, size_t i) {
  if (i > 0 && !words[i].spaced &&
      (is_mark(words, i - 1, '.') || is_mark(words, i - 1, '/') || words[i - 1].kind == Kind::digits))
    return std::nullopt;
  size_t next = 0;
  bool misread = false, range = false;
  const auto day = day_at(words, i, next, misread);
  if (!day) return std::nullopt;
  next = skip_second_day(words, next, range);
  next = skip_of(words, next);
  if (is_mark(words, next, ',') || is_mark(words, next, '-') || is_mark(words, next, '.')) ++next;
  size_t behind = 0;
  auto month = month_at(words, next, behind);
  if (!month) month = misspelt_month_at(words, next, behind);
  if (!month) return std::nullopt;
  if (is_month_day_year(words, behind)) return std::nullopt;
  Reading reading{{0, *month, *day}, i, behind, misread ? 0.9 : 0.95, range};
  const size_t month_word = next;
  read_year(words, reading);
  if (reading.date.year == 0 && !capital_at(text, words[month_word])) return std::nullopt;
  if (range) reading.confidence = 0.7;
  return reading;
}

/// Welsh calls Tuesday and March alike.
bool is_welsh_tuesday(std::string_view folded) { return folded == "mawrth" || folded == "fawrth"; }

std::optional<Reading> month_day_at(std::string_view text, Words words, size_t i) {
  size_t next = 0;
  const auto month = month_at(words, i, next);
  if (!month) return std::nullopt;
  const bool capital = capital_at(text, words[i]);
  if (is_mark(words, next, ',')) ++next;
  if (is_word(words, next, "the")) ++next;
  const size_t day_word = next;
  if (day_word >= words.size() || words[day_word].folded.size() > 2) return std::nullopt;
  bool misread = false;
  const auto day = day_at(words, day_word, next, misread);
  // "Nos Fawrth, 14 Mawrth 2023": the first is the Welsh Tuesday.
  size_t behind_month = 0;
  if (day && month_at(words, skip_of(words, next), behind_month) && is_welsh_tuesday(words[i].folded))
    return std::nullopt;
  if (!day || words[day_word].kind != Kind::digits) return std::nullopt;
  // "March 10.30am" and "May 2.1" are no days.
  if ((is_mark(words, next, '.') || is_mark(words, next, ':')) && glued_digits(words, next + 1)) return std::nullopt;
  if (is_word(words, next, "am") || is_word(words, next, "pm")) return std::nullopt;
  Reading reading{{0, *month, *day}, i, next, 0.95, false};
  if ((is_mark(words, next, '-') || is_mark(words, next, '&')) && next + 1 < words.size() &&
      number(words[next + 1], 2)) {
    bool ignored = false;
    reading.next = skip_ordinal(words, next + 2, ignored);
    reading.range = true;
    reading.confidence = 0.7;
  }
  read_year(words, reading);
  if (reading.date.year == 0 && (!capital || is_word(words, next, "of"))) return std::nullopt;
  return reading;
}

std::optional<Reading> month_year_at(std::string_view text, Words words, size_t i) {
  size_t next = 0;
  const auto month = month_at(words, i, next);
  if (!month || !capital_at(text, words[i])) return std::nullopt;
  if (is_mark(words, next, ',') || is_mark(words, next, '-')) ++next;
  const auto year = long_year(words, next);
  if (!year) return std::nullopt;
  return Reading{{*year, *month, 0}, i, next + 1, 0.5, false};
}

bool same_mark(Words words, size_t a, size_t b) {
  return a < words.size() && b < words.size() && words[a].kind == Kind::mark && words[a].folded == words[b].folded;
}

/// Three numbers with one kind of separator between them, nothing glued before or behind.
std::optional<Reading> numeric_at(Words words, size_t i, NumericOrder order) {
  if (words[i].kind != Kind::digits || i + 4 >= words.size()) return std::nullopt;
  if (i > 0 && !words[i].spaced &&
      (words[i - 1].kind == Kind::letters || is_mark(words, i - 1, '.') || is_mark(words, i - 1, '/') ||
       is_mark(words, i - 1, '-')))
    return std::nullopt;
  const bool separated = is_mark(words, i + 1, '/') || is_mark(words, i + 1, '.') || is_mark(words, i + 1, '-');
  if (!separated || !same_mark(words, i + 1, i + 3) || words[i + 2].spaced || words[i + 4].spaced) return std::nullopt;
  const bool dots = is_mark(words, i + 1, '.');
  if (i + 5 < words.size() && !words[i + 5].spaced && same_mark(words, i + 1, i + 5) && glued_digits(words, i + 6))
    return std::nullopt;
  const auto first = number(words[i], 4), second = number(words[i + 2], 2), third = number(words[i + 4], 4);
  if (!first || !second || !third) return std::nullopt;
  Reading reading{{}, i, i + 5, 0.9, false};
  if (words[i].folded.size() == 4 && words[i + 4].folded.size() <= 2) {
    reading.date = {*first, *second, *third};
    reading.confidence = 0.95;
    return reading;
  }
  const size_t year_digits = words[i + 4].folded.size();
  if (words[i].folded.size() > 2 || (year_digits != 4 && year_digits != 2)) return std::nullopt;
  const int year = year_digits == 4 ? *third : full_year(*third);
  const bool month_first = order == NumericOrder::month_first || *second > 12;
  reading.date = month_first ? Date{year, *first, *second} : Date{year, *second, *first};
  // 07.17.01 numbers an item (month.year.n); with full stops two-digit years are weak.
  if (year_digits == 2) reading.confidence = dots ? 0.4 : 0.8;
  if (month_first) reading.confidence = std::min(reading.confidence, 0.7);
  return reading;
}

struct Weekday {
  int day = -1;
  size_t word = 0;  ///< where it is printed
};

/// "Thursday," or "Tues." just before word `first`; articles and commas between are passed over.
Weekday weekday_before(Words words, size_t first) {
  for (size_t i = first, steps = 0; i > 0 && steps < 4; ++steps) {
    --i;
    const auto& w = words[i].folded;
    if (words[i].kind == Kind::letters) {
      if (const auto day = weekday_from_name(w)) return {*day, i};
      if (is_welsh_tuesday(w)) return {1, i};
      if (w != "the" && w != "an" && w != "night" && w != "evening" && w != "morning" && w != "afternoon") return {};
    } else if (w != "," && w != "." && w != "-" && w != "(") {
      return {};
    }
  }
  return {};
}

bool plausible(const Date& date) {
  if (date.month < 1 || date.month > 12) return false;
  if (date.day == 0) return date.year != 0;
  if (date.day < 1) return false;
  return date.day <= days_in_month(date.year == 0 ? 2000 : date.year, date.month);
}

/// "22ndFEBRUARY": the ordinal and the month were printed as one word.
void part_ordinals(std::vector<PrintedWord>& words) {
  for (size_t i = 1; i < words.size(); ++i) {
    const PrintedWord word = words[i];
    if (word.spaced || word.kind != Kind::letters || word.folded.size() < 5 || words[i - 1].kind != Kind::digits)
      continue;
    if (word.end - word.start != word.folded.size() || !month_from_name(std::string_view(word.folded).substr(2)))
      continue;
    words[i].folded.resize(2);
    words[i].end = word.start + 2;
    words.insert(words.begin() + static_cast<std::ptrdiff_t>(i) + 1,
                 {Kind::letters, word.folded.substr(2), word.start + 2, word.end, false});
  }
}

PrintedDate finished(Words words, const Reading& reading) {
  PrintedDate out{reading.date,  words[reading.first].start, words[reading.next - 1].end, -1, true,
                  reading.range, reading.confidence};
  const Weekday weekday_word = weekday_before(words, reading.first);
  if (weekday_word.day >= 0) {
    out.weekday = weekday_word.day;
    out.start = words[weekday_word.word].start;
  }
  if (out.date.year == 0) out.confidence = std::min(out.confidence, 0.6);
  if (out.weekday >= 0 && is_full_day(out.date)) {
    out.weekday_agrees = weekday(out.date) == out.weekday;
    out.confidence = out.weekday_agrees ? std::max(out.confidence, 0.99) : std::min(out.confidence, 0.7);
  }
  return out;
}

/// Two signs of one kind with at most two digits between them and a digit behind: without them no date is printed in
/// numbers.
bool may_have_numeric_date(std::string_view text) {
  const auto sign_at = [&](size_t at) {
    return at + 1 < text.size() && (text[at] == '/' || text[at] == '.' || text[at] == '-') && is_digit(text[at + 1]);
  };
  for (size_t at = 0; at + 3 < text.size(); ++at) {
    if (text[at] > '/' || text[at] < '-' || !sign_at(at)) continue;
    size_t next = at + (is_digit(text[at + 2]) ? 3 : 2);
    while (next < text.size() && !is_word_byte(text[next]) && text[next] != text[at]) ++next;
    if (sign_at(next) && text[next] == text[at]) return true;
  }
  return false;
}

/// Letters of a script that is not told byte by byte here: any word may stand there.
bool may_be_foreign_letter(std::string_view text, size_t at) {
  const auto byte = static_cast<unsigned char>(text[at]);
  if (byte == 0xE2) return at + 1 >= text.size() || static_cast<unsigned char>(text[at + 1]) >= 0xB0;
  return byte >= 0xC3;
}

/// The run of letters [begin, end) is a month, or an ordinal and a month printed as one word ("22ndFEBRUARY").
bool names_month(std::string_view text, size_t begin, size_t end) {
  constexpr size_t longest = 16;
  if (end - begin < 3 || end - begin > longest) return false;
  std::array<char, longest> folded{};
  for (size_t i = begin; i < end; ++i) folded[i - begin] = static_cast<char>(text[i] | 0x20);
  const std::string_view word(folded.data(), end - begin);
  if (month_from_name(word) || word == "fomhair") return true;
  return begin > 0 && is_digit(text[begin - 1]) && month_from_name(word.substr(2)).has_value();
}

/// One quick look: without the name of a month, a date in numbers or a year nothing of `text` is a date.
bool may_have_date(std::string_view text) {
  if (may_have_numeric_date(text)) return true;
  for (size_t at = 0; at < text.size();) {
    size_t end = at;
    while (end < text.size() && is_letter(text[end])) ++end;
    if (end > at && names_month(text, at, end)) return true;
    size_t digits = end;
    while (digits < text.size() && is_digit(text[digits])) ++digits;
    if (digits - end == 4) return true;
    if (digits < text.size() && may_be_foreign_letter(text, digits)) return true;
    at = std::max(digits, at + 1);
  }
  return false;
}

}  // namespace

std::vector<PrintedDate> find_dates(std::string_view text, NumericOrder order) {
  std::vector<PrintedDate> dates;
  if (std::none_of(text.begin(), text.end(), is_digit) && text.find(" day of ") == std::string_view::npos) return dates;
  if (!may_have_date(text)) return dates;
  auto words = printed_words(text);
  part_ordinals(words);
  for (size_t i = 0; i < words.size();) {
    std::optional<Reading> reading = numeric_at(words, i, order);
    if (!reading) reading = day_month_at(text, words, i);
    if (!reading) reading = month_day_at(text, words, i);
    if (!reading) reading = month_year_at(text, words, i);
    if (!reading || !plausible(reading->date)) {
      ++i;
      continue;
    }
    dates.push_back(finished(words, *reading));
    i = reading->next;
  }
  return dates;
}

NumericOrder numeric_order_of(std::string_view text) {
  if (!may_have_numeric_date(text)) return NumericOrder::day_first;
  const auto words = printed_words(text);
  int day_first = 0, month_first = 0;
  for (size_t i = 0; i + 4 < words.size(); ++i) {
    const auto reading = words[i].kind == Kind::digits && words[i].folded.size() <= 2
                             ? numeric_at(words, i, NumericOrder::day_first)
                             : std::nullopt;
    if (!reading || !plausible(reading->date)) continue;
    const Date& read = reading->date;
    const Date turned{read.year, read.day, read.month};
    const int printed = weekday_before(words, i).day;
    if (*number(words[i + 2], 2) > 12)
      ++month_first;
    else if (*number(words[i], 2) > 12 || (printed >= 0 && weekday(read) == printed && weekday(turned) != printed))
      ++day_first;
    else if (printed >= 0 && weekday(read) != printed && weekday(turned) == printed)
      ++month_first;
  }
  return month_first > day_first ? NumericOrder::month_first : NumericOrder::day_first;
}

std::optional<Date> with_year_after(const PrintedDate& printed, const Date& issued) {
  if (!is_full_day(issued) || printed.date.month == 0 || printed.date.day == 0) return std::nullopt;
  for (int year = issued.year; year <= issued.year + 1; ++year) {
    const Date date{year, printed.date.month, printed.date.day};
    if (!is_valid(date) || date < issued) continue;
    if (printed.weekday >= 0 && weekday(date) != printed.weekday) continue;
    // Papers go out some weeks before a meeting, not most of a year.
    if (day_number(date) - day_number(issued) > 120) continue;
    return date;
  }
  return std::nullopt;
}

}  // namespace minutebook
