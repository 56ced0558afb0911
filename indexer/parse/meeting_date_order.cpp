// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/parse/meeting_date_order.hpp"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <optional>

#include "indexer/parse/phrase_set.hpp"
#include "indexer/parse/scan.hpp"
#include "lib/base/text.hpp"

namespace minutebook {
namespace {

using Phrase = std::string_view;

/// Each alone says that a paper is American.
constexpr PhraseSet american(std::to_array<Phrase>({"alabama",
                                                    "alaska",
                                                    "arizona",
                                                    "arkansas",
                                                    "california",
                                                    "colorado",
                                                    "connecticut",
                                                    "florida",
                                                    "hawaii",
                                                    "idaho",
                                                    "illinois",
                                                    "indiana",
                                                    "iowa",
                                                    "kansas",
                                                    "kentucky",
                                                    "louisiana",
                                                    "maryland",
                                                    "massachusetts",
                                                    "michigan",
                                                    "minnesota",
                                                    "mississippi",
                                                    "missouri",
                                                    "montana",
                                                    "nebraska",
                                                    "nevada",
                                                    "new hampshire",
                                                    "new jersey",
                                                    "new mexico",
                                                    "new york",
                                                    "ohio",
                                                    "oklahoma",
                                                    "oregon",
                                                    "pennsylvania",
                                                    "rhode island",
                                                    "south carolina",
                                                    "north carolina",
                                                    "tennessee",
                                                    "texas",
                                                    "utah",
                                                    "vermont",
                                                    "virginia",
                                                    "wisconsin",
                                                    "wyoming",
                                                    "selectboard",
                                                    "selectmen",
                                                    "township",
                                                    "all in favor",
                                                    "motion by",
                                                    "homeowners association",
                                                    "pledge of allegiance"}));
/// Two of them do.
constexpr PhraseSet leaning(std::to_array<Phrase>({"city of", "county of", "town of", "village of", "motion carried",
                                                   "second by", "favor", "roll call", "call to order",
                                                   "called to order", "commission", "moved by", "commissioners"}));
/// What only these islands and their cousins write.
constexpr PhraseSet british(std::to_array<Phrase>({"cllr", "cllrs", "councillor", "councillors", "apologies", "parish",
                                                   "county council", "community council", "a.o.b", "favour"}));

bool is_american(Phrase folded) {
  if (american.stands_in(folded)) return true;
  std::optional<size_t> first;
  return leaning.any_at_word(folded, [&](size_t phrase, size_t at) {
    if (!ends_word(folded, at + leaning.length(phrase))) return false;
    if (!first) first = phrase;
    return *first != phrase;
  });
}

bool says_approved(Phrase text, const PrintedDate& date) {
  const std::string before = fold(text.substr(date.start > 30 ? date.start - 30 : 0, std::min<size_t>(date.start, 30)));
  return before.find("pproved") != Phrase::npos || before.find("dopted") != Phrase::npos;
}

/// What a certain date of the paper says of one that can be read both ways: -1 day first, 1 month first, 0 nothing.
int vote(const Date& day_first, const PrintedDate& other, bool approval) {
  const Date turned{day_first.year, day_first.day, day_first.month};
  const int by_day = day_number(other.date) - day_number(day_first);
  const int by_month = day_number(other.date) - day_number(turned);
  // Minutes are approved after their meeting, and the meetings of one paper lie some weeks apart.
  const auto fits = [&](int days) { return approval ? days >= 0 && days < 130 : std::abs(days) < 70; };
  return fits(by_month) == fits(by_day) ? 0 : fits(by_month) ? 1 : -1;
}

/// "3/4/2018", "03.04.18", "3 - 4 - 2018": only such days can be read in two orders.
bool has_numeric_day(Phrase text) {
  const auto skip = [&](size_t at, auto wanted) {
    while (at < text.size() && wanted(text[at])) ++at;
    return at;
  };
  const auto blank = [](char c) { return c == ' '; };
  for (size_t at = text.find_first_of("0123456789"); at < text.size();) {
    size_t end = skip(at, is_digit);
    size_t parts = 1, next = end;
    while (parts < 3) {
      const size_t sign = skip(next, blank);
      if (sign >= text.size() || (text[sign] != '/' && text[sign] != '.' && text[sign] != '-')) break;
      const size_t number = skip(sign + 1, blank);
      next = skip(number, is_digit);
      if (next == number) break;
      ++parts;
    }
    if (parts == 3) return true;
    at = text.find_first_of("0123456789", end);
  }
  return false;
}

}  // namespace

bool is_two_faced(Phrase printed, const Date& date) {
  if (std::any_of(printed.begin(), printed.end(), is_letter)) {
    // A weekday before the numbers is no month.
    const size_t digit = printed.find_first_of("0123456789");
    if (digit == Phrase::npos ||
        std::any_of(printed.begin() + static_cast<std::ptrdiff_t>(digit), printed.end(), is_letter))
      return false;
    printed.remove_prefix(digit);
  }
  const bool iso = printed.size() > 4 && is_digit(printed[2]) && is_digit(printed[3]);
  const bool numbers = printed.find_first_of("/.-") != Phrase::npos;
  return numbers && !iso && date.day >= 1 && date.day <= 12 && date.day != date.month &&
         printed.find(' ') == Phrase::npos;
}

NumericReading numeric_reading_of(Phrase text) {
  if (!has_numeric_day(text)) return {};
  if (numeric_order_of(text) == NumericOrder::month_first) return {NumericOrder::month_first, true};
  const std::string folded = fold(text);
  if (british.stands_in(folded)) return {};
  const bool american_paper = is_american(folded);
  std::vector<PrintedDate> certain, open;
  for (const auto& date : find_dates(text)) {
    if (!is_full_day(date.date)) continue;
    const Phrase printed = text.substr(date.start, date.end - date.start);
    const bool two_faced = is_two_faced(printed, date.date);
    // 25/4/2018 proves its paper day first.
    if (!two_faced && date.date.day > 12 && printed.find_first_of("/") != Phrase::npos) return {};
    (two_faced ? open : certain).push_back(date);
  }
  int votes = 0;
  for (size_t i = 0; i < open.size() && i < 50; ++i)
    for (size_t j = 0; j < certain.size() && j < 50; ++j) {
      const bool approval = says_approved(text, certain[j]);
      // Without a word of America only a day of approval before the meeting is proof.
      if (!approval && !american_paper) continue;
      if (!approval || !says_approved(text, open[i])) votes += vote(open[i].date, certain[j], approval);
    }
  if (votes > 0) return {NumericOrder::month_first, true};
  return {NumericOrder::day_first, votes < 0 || !american_paper};
}

}  // namespace minutebook
