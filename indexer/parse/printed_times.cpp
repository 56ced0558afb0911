// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/parse/printed_times.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <span>

#include "indexer/parse/printed_words.hpp"
#include "indexer/parse/scan.hpp"

namespace minutebook {
namespace {

using Words = std::span<const PrintedWord>;
using Kind = PrintedWord::Kind;

constexpr std::array<std::string_view, 18> leads = {
    "at",    "from", "time", "commenced", "commencing", "commences", "start", "starting", "starts",
    "until", "till", "to",   "closed",    "ended",      "order",     "@",     "finished", "begin"};

bool is_mark(Words words, size_t i, char c) {
  return i < words.size() && words[i].kind == Kind::mark && words[i].folded.size() == 1 && words[i].folded[0] == c;
}
bool is_word(Words words, size_t i, std::string_view text) { return i < words.size() && words[i].folded == text; }
int value_of(const PrintedWord& word) { return word.folded.size() > 4 ? -1 : std::stoi(word.folded); }

enum class Half { none, morning, afternoon };

/// "am", "a.m.", "p.m", "a m" from word `i`; `next` is set behind it.
Half half_at(Words words, size_t i, size_t& next) {
  next = i;
  if (i >= words.size() || words[i].kind != Kind::letters) return Half::none;
  const auto& w = words[i].folded;
  if (w == "am" || w == "pm") {
    next = i + 1;
    return w == "am" ? Half::morning : Half::afternoon;
  }
  if (w != "a" && w != "p") return Half::none;
  size_t j = i + 1;
  if (is_mark(words, j, '.') || is_mark(words, j, ',')) ++j;
  if (!is_word(words, j, "m")) return Half::none;
  next = j + 1;
  if (is_mark(words, next, '.') && !words[next].spaced) ++next;
  return w == "a" ? Half::morning : Half::afternoon;
}

int clock_hour(int hour, Half half) {
  if (half == Half::afternoon && hour < 12) return hour + 12;
  if (half == Half::morning && hour == 12) return 0;
  return hour;
}

/// Committees do not meet between one and eight in the night: a bare "2:00" is the afternoon.
int bare_hour(int hour, bool padded) { return !padded && hour >= 1 && hour < 8 ? hour + 12 : hour; }

bool lead_before(Words words, size_t i) {
  if (i == 0) return false;
  size_t j = i - 1;
  while (j > 0 &&
         (is_mark(words, j, ':') || is_mark(words, j, '-') || is_mark(words, j, ',') || is_mark(words, j, '(')))
    --j;
  return std::find(leads.begin(), leads.end(), words[j].folded) != leads.end();
}

struct Reading {
  PrintedTime time;
  size_t next = 0;
  Half half = Half::none;
  bool minutes = false;
};

std::optional<Reading> noon_at(Words words, size_t i) {
  const auto& w = words[i].folded;
  size_t word = i;
  if (w == "12" && i + 1 < words.size()) word = i + 1;
  const auto& name = words[word].folded;
  if (name != "noon" && name != "midday" && name != "midnight") return std::nullopt;
  if (word == i && !lead_before(words, i)) return std::nullopt;
  return Reading{
      {name == "midnight" ? 0 : 12, 0, words[i].start, words[word].end, 0.95}, word + 1, Half::afternoon, true};
}

/// "1900 hrs", "19.00 hours", "1900h".
bool hours_word(Words words, size_t i) {
  return is_word(words, i, "hrs") || is_word(words, i, "hours") || is_word(words, i, "hr") ||
         (is_word(words, i, "h") && !words[i].spaced);
}

std::optional<Reading> four_digits_at(Words words, size_t i) {
  const int value = value_of(words[i]);
  if (words[i].folded.size() != 4 || value / 100 > 23 || value % 100 > 59) return std::nullopt;
  const bool hours = hours_word(words, i + 1);
  if (!hours) return std::nullopt;
  return Reading{{value / 100, value % 100, words[i].start, words[i + 1].end, 0.95}, i + 2, Half::none, true};
}

std::optional<Reading> digits_at(Words words, size_t i) {
  if (auto four = four_digits_at(words, i)) return four;
  const int hour = value_of(words[i]);
  if (words[i].folded.size() > 2 || hour > 24) return std::nullopt;
  size_t next = i + 1;
  int minute = 0;
  bool minutes = false, colon = false;
  // "09h00", as south of the Limpopo and across the Channel.
  const bool hour_sign = is_word(words, next, "h") && !words[next].spaced && next + 1 < words.size() &&
                         !words[next + 1].spaced && words[i].folded.size() == 2;
  const bool separator = hour_sign || is_mark(words, next, ':') || is_mark(words, next, '.') ||
                         is_mark(words, next, ';') || is_mark(words, next, '-');
  if (separator && next + 1 < words.size() && words[next + 1].kind == Kind::digits &&
      words[next + 1].folded.size() == 2 && value_of(words[next + 1]) < 60) {
    colon = hour_sign || is_mark(words, next, ':');
    const bool dash = is_mark(words, next, '-');
    size_t after = 0;
    if (dash && half_at(words, next + 2, after) == Half::none) return std::nullopt;
    minute = value_of(words[next + 1]);
    minutes = true;
    next += 2;
  }
  // 07.17.01 and 10:30:15 are no times of day.
  if (minutes && (is_mark(words, next, '.') || is_mark(words, next, ':') || is_mark(words, next, '/')) &&
      next + 1 < words.size() && words[next + 1].kind == Kind::digits && !words[next + 1].spaced)
    return std::nullopt;
  size_t end = next;
  const Half half = half_at(words, next, end);
  Reading out{{hour, minute, words[i].start, words[end - 1].end, 0.98}, end, half, minutes};
  if (half != Half::none) {
    if (hour > 12 && half == Half::morning && hour < 24) out.time.confidence = 0.7;
    out.time.hour = clock_hour(hour, half);
    return out.time.hour < 24 ? std::optional(out) : std::nullopt;
  }
  if (hour > 23) return std::nullopt;
  if (minutes && hours_word(words, next)) {
    out.next = next + 1;
    out.time.end = words[next].end;
    return out;
  }
  if (is_mark(words, next, '\'') && is_word(words, next + 1, "clock")) return std::nullopt;
  if (is_word(words, next, "o") && is_word(words, next + 2, "clock")) {
    out.time.hour = bare_hour(hour, false);
    out.next = next + 3;
    out.time.end = words[next + 2].end;
    out.time.confidence = 0.7;
    return out;
  }
  const bool lead = lead_before(words, i);
  if (!minutes || (!colon && !lead)) return std::nullopt;
  const bool ends_range = i > 3 && is_mark(words, i - 1, '-') && is_mark(words, i - 3, ':') && colon;
  if (!lead && !ends_range && i > 0 && !words[i].spaced) return std::nullopt;
  out.time.hour = bare_hour(hour, words[i].folded.size() == 2 && words[i].folded[0] == '0');
  out.time.confidence = hour > 12 ? 0.95 : 0.6;
  return out;
}

std::optional<Reading> time_at(Words words, size_t i) {
  if (auto noon = noon_at(words, i)) return noon;
  if (words[i].kind != Kind::digits) return std::nullopt;
  if (i > 0 && !words[i].spaced &&
      (words[i - 1].kind == Kind::letters || is_mark(words, i - 1, '.') || is_mark(words, i - 1, '/')))
    return std::nullopt;
  return digits_at(words, i);
}

/// "18:00-19:45", "18.00 - 19.45": both printed with minutes and no half; the word behind the dash is read by itself.
std::optional<Reading> clock_range(Words words, size_t i, size_t dash) {
  const size_t second = dash + 1;
  if (dash != i + 3 || second + 2 >= words.size() || words[second + 2].kind != Kind::digits) return std::nullopt;
  const bool colons = is_mark(words, i + 1, ':') && is_mark(words, second + 1, ':');
  const bool stops = is_mark(words, i + 1, '.') && is_mark(words, second + 1, '.');
  if ((!colons && !stops) || words[second + 2].folded.size() != 2 || words[i].folded.size() != 2) return std::nullopt;
  size_t next = 0;
  if (half_at(words, second + 3, next) != Half::none) return std::nullopt;
  const int from = value_of(words[i]) * 60 + value_of(words[i + 2]);
  const int to = value_of(words[second]) * 60 + value_of(words[second + 2]);
  // Amounts and paragraphs ("10.20 - 10.35") look alike: with full stops only the afternoon's 24 hours are believed.
  const bool clock = from < to && to < 24 * 60 && value_of(words[second + 2]) < 60 && value_of(words[i + 2]) < 60;
  if (!clock || (stops && from < 13 * 60)) return std::nullopt;
  return Reading{{from / 60, from % 60, words[i].start, words[i + 2].end, 0.9}, dash, Half::none, true};
}

/// "9.30 - 11.00am", "7 to 9pm": the first time has no half of its own.
std::optional<Reading> range_start(Words words, size_t i) {
  if (words[i].kind != Kind::digits || words[i].folded.size() > 2) return std::nullopt;
  size_t next = i + 1;
  int minute = 0;
  if ((is_mark(words, next, '.') || is_mark(words, next, ':')) && next + 1 < words.size() &&
      words[next + 1].kind == Kind::digits && words[next + 1].folded.size() == 2) {
    minute = value_of(words[next + 1]);
    next += 2;
  }
  if (!is_mark(words, next, '-') && !is_word(words, next, "to") && !is_word(words, next, "until")) return std::nullopt;
  if (next + 1 >= words.size() || words[next + 1].kind != Kind::digits || value_of(words[next + 1]) > 24)
    return std::nullopt;
  if (auto clocks = clock_range(words, i, next)) return clocks;
  const auto second = digits_at(words, next + 1);
  const int hour = value_of(words[i]);
  if (!second || second->half == Half::none || hour > 12 || minute > 59) return std::nullopt;
  int as_second = clock_hour(hour, second->half);
  if (as_second * 60 + minute > second->time.hour * 60 + second->time.minute) as_second = hour;
  return Reading{{as_second, minute, words[i].start, words[next - 1].end, 0.9}, next, second->half, true};
}

}  // namespace

std::vector<PrintedTime> find_times(std::string_view text) {
  std::vector<PrintedTime> times;
  const auto words = printed_words(text);
  for (size_t i = 0; i < words.size();) {
    auto reading = range_start(words, i);
    if (!reading) reading = time_at(words, i);
    if (reading) times.push_back(reading->time);
    i = reading ? reading->next : i + 1;
  }
  return times;
}

std::string to_clock(const PrintedTime& time) {
  const auto two = [](int n) { return std::string(n < 10 ? "0" : "") + std::to_string(n); };
  return two(time.hour) + ":" + two(time.minute);
}

}  // namespace minutebook
