// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/parse/meetings.hpp"

#include <algorithm>
#include <array>
#include <string>

#include "indexer/parse/opening.hpp"
#include "indexer/parse/printed_dates.hpp"
#include "indexer/parse/printed_times.hpp"
#include "indexer/parse/scan.hpp"
#include "lib/base/text.hpp"

namespace minutebook {
namespace {

using Phrase = std::string_view;

constexpr size_t title_lines = 8;        // a title block says within so many lines when the meeting was
constexpr size_t lines_to_people = 16;   // and within so many who was there
constexpr size_t shortest_meeting = 8;   // lines
constexpr size_t most_title_words = 60;  // "Minutes of the Annual Meeting of ... held in ... on ..."
constexpr size_t most_head_words = 14;   // of a line above the title: the name of the body
constexpr size_t most_lines_above = 5;

/// Words of a line that speaks of another meeting's minutes, or of a meeting to come.
bool speaks_of_another(Phrase folded) {
  constexpr std::array<Phrase, 25> words = {
      "previous",  "last",   "next",     "following", "approve", "approved",     "approval", "approving", "confirm",
      "confirmed", "accept", "accepted", "agreed",    "signed",  "confirmation", "adopted",  "adopt",     "circulated",
      "receive",   "future", "to note",  "resolved",  "matters", "correct",      "taken as"};
  return has_any_word(folded, words);
}

bool is_titled(const TextLine& line) {
  return line.heading > 0 || (line.style & style_bold) != 0 || is_capitals(line.text, 4);
}

/// "MINUTES of a meeting ...", "Annual Meeting of the Council", "Meeting 2023-05-04": the words of a title.
bool names_meeting(const TextLine& line) {
  constexpr std::array<Phrase, 13> starts = {"minutes",
                                             "draft minutes",
                                             "unconfirmed minutes",
                                             "unapproved minutes",
                                             "confirmed minutes",
                                             "approved minutes",
                                             "notes of",
                                             "note of",
                                             "record of",
                                             "cofnodion",
                                             "miontuairisci",
                                             "meeting minutes",
                                             "meeting notes"};
  const Phrase start = first_of(line.folded, starts);
  if (!start.empty()) {
    const Phrase rest = trim(Phrase(line.folded).substr(start.size()));
    return rest.empty() || starts_with_word(rest, "of") || starts_with_word(rest, "from") ||
           starts_with_word(rest, "for") || start.ends_with("of") || is_titled(line) ||
           (!find_dates(line.text).empty() && count_words(rest) < 8);
  }
  if (!is_titled(line) || count_words(line.folded) > 24 || ends_sentence(line.text)) return false;
  return has_word(line.folded, "meeting") || has_word(line.folded, "minutes") ||
         (line.heading > 0 && !find_dates(line.text).empty());
}

bool has_full_date(Phrase text) {
  const auto dates = find_dates(text);
  return std::any_of(dates.begin(), dates.end(),
                     [](const PrintedDate& date) { return date.date.year > 0 && date.date.day > 0; });
}

/// "Minutes of a meeting of the Council held on Monday 13 May 2024 at 7.00pm": says all of it.
bool is_whole_sentence(const TextLine& line) {
  return starts_with_word(line.folded, "minutes of") && has_word(line.folded, "held") && has_full_date(line.text) &&
         !find_times(line.text).empty();
}

/// A title block at `at`: it names a meeting, says when, and people follow before any item does.
bool opens_meeting(const CleanText& text, size_t at) {
  const TextLine& title = text.lines[at];
  if (title.cell || title.text.size() > 600 || !names_meeting(title) || speaks_of_another(title.folded) ||
      opens_numbered_item(title.folded) || count_words(title.folded) > most_title_words)
    return false;
  if (is_whole_sentence(title)) return true;
  // "MINUTES" alone may also be an item: the title of a paper says when within a few short lines.
  constexpr size_t lines_below_a_word = 5, most_date_words = 20;
  const bool one_word = count_words(title.folded) == 1;
  bool dated = false;
  for (size_t i = at; i < text.lines.size() && i < at + lines_to_people; ++i) {
    const TextLine& line = text.lines[i];
    if (i > at && opens_attendance(line.folded)) return dated;
    if (i > at && opens_numbered_item(line.folded) && !has_full_date(line.text)) return false;
    const bool may_date = one_word ? i < at + lines_below_a_word && count_words(line.folded) <= most_date_words &&
                                         !speaks_of_another(line.folded)
                                   : i < at + title_lines && line.text.size() < 600;
    if (may_date) dated = dated || has_full_date(line.text);
  }
  return false;
}

/// The name of the body and its parent stand above the title.
size_t with_lines_above(const CleanText& text, size_t at, size_t from) {
  const auto belongs = [&](size_t i) {
    const TextLine& line = text.lines[i];
    if (line.cell || count_words(line.folded) > most_head_words || ends_sentence(line.text) || !has_letter(line.text) ||
        speaks_of_another(line.folded) || line.folded.find("....") != Phrase::npos ||
        line.folded.find("__") != Phrase::npos || opens_attendance(line.folded) || opens_numbered_item(line.folded))
      return false;
    if (starts_with_word(line.folded, "chair") || starts_with_word(line.folded, "date")) return false;
    for (size_t head = 0; head < title_lines && head < text.lines.size(); ++head)
      if (text.lines[head].folded == line.folded) return true;
    return is_titled(line);
  };
  size_t first = at;
  while (first > from && at - first < most_lines_above && belongs(first - 1)) --first;
  return first;
}

}  // namespace

std::vector<size_t> further_meeting_starts(const CleanText& text) {
  std::vector<size_t> starts;
  bool people = false;
  size_t from = 0;
  for (size_t i = 0; i < text.lines.size(); ++i) {
    if (people && i >= from + shortest_meeting && opens_meeting(text, i)) {
      from = with_lines_above(text, i, from + shortest_meeting);
      starts.push_back(from);
      people = false;
      from = i;
    }
    people = people || opens_attendance(text.lines[i].folded);
  }
  return starts;
}

std::vector<CleanText> cut_meetings(const CleanText& text, const std::vector<size_t>& starts) {
  std::vector<CleanText> parts;
  for (size_t k = 0; k <= starts.size(); ++k) {
    const size_t from = k == 0 ? 0 : std::min(starts[k - 1], text.lines.size());
    const size_t to = k == starts.size() ? text.lines.size() : std::min(starts[k], text.lines.size());
    CleanText part;
    part.lines.assign(text.lines.begin() + static_cast<std::ptrdiff_t>(from),
                      text.lines.begin() + static_cast<std::ptrdiff_t>(to));
    const uint32_t first_page = part.lines.empty() ? 1 : part.lines.front().page;
    const uint32_t last_page = part.lines.empty() ? 1 : part.lines.back().page;
    const auto before = [](const TextLine& line, uint32_t page) { return line.page < page; };
    const auto low = std::lower_bound(text.furniture.begin(), text.furniture.end(), first_page, before);
    part.furniture.assign(low, std::lower_bound(low, text.furniture.end(), last_page + 1, before));
    for (uint32_t page = first_page; page <= last_page; ++page) part.pages.push_back({page, {}});
    parts.push_back(std::move(part));
  }
  return parts;
}

}  // namespace minutebook
