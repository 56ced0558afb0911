// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/parse/opening.hpp"

#include <algorithm>
#include <array>

#include "indexer/parse/labels.hpp"
#include "indexer/parse/phrase_set.hpp"
#include "indexer/parse/printed_dates.hpp"
#include "indexer/parse/printed_times.hpp"
#include "indexer/parse/scan.hpp"
#include "indexer/parse/votes.hpp"
#include "lib/base/text.hpp"

namespace minutebook {
namespace {

using Phrase = std::string_view;

constexpr size_t most_lines = 90;
constexpr size_t most_title_lines = 40;
constexpr size_t most_title_bytes = 700;
constexpr size_t most_line_bytes = 8000;  // a line without end is no heading
constexpr size_t most_bytes = 4000;       // of one stretch

constexpr PhraseSet attendance_heads(std::to_array<Phrase>({"present",
                                                            "members present",
                                                            "councillors present",
                                                            "members in attendance",
                                                            "in attendance",
                                                            "attendance",
                                                            "attendees",
                                                            "attending",
                                                            "apologies",
                                                            "also present",
                                                            "in the chair",
                                                            "officials in attendance",
                                                            "officers in attendance",
                                                            "officers present",
                                                            "commissioners present",
                                                            "board members present",
                                                            "directors present",
                                                            "trustees present",
                                                            "committee members",
                                                            "roll call",
                                                            "those present",
                                                            "those there",
                                                            "those attending",
                                                            "attended:",
                                                            "sederunt",
                                                            "in attendance virtually",
                                                            "participants",
                                                            "members attending",
                                                            "board members in attendance",
                                                            "members of the committee present"}));

constexpr std::array<Phrase, 20> hanging = {"of", "the",  "held",    "on",  "at", "in",         "and",
                                            "&",  ",",    "-",       "for", "to", "a",          "an",
                                            "by", "from", "between", "via", "be", "proceedings"};
constexpr std::array<Phrase, 16> continuing = {"of", "held", "on",  "at",   "in", "and", "via", "commencing",
                                               "to", "from", "for", "with", "by", "the", "&",   "or"};

bool overlaps(const TextLine& a, const TextLine& b) { return a.box.x0 < b.box.x1 && b.box.x0 < a.box.x1; }
bool has_place(const TextLine& line) { return !line.words.empty() && line.box.x1 > line.box.x0; }

bool same_cell(const TextLine& a, const TextLine& b) {
  if (!a.cell && !b.cell) return true;
  return a.cell && b.cell && a.cell->table == b.cell->table && a.cell->row == b.cell->row &&
         a.cell->column == b.cell->column;
}

Phrase first_token(Phrase folded) { return folded.substr(0, folded.find(' ')); }
Phrase last_token(Phrase folded) {
  const size_t blank = folded.rfind(' ');
  const Phrase token = blank == Phrase::npos ? folded : folded.substr(blank + 1);
  return token.size() > 1 && (token.back() == ',' || token.back() == '-') ? token.substr(token.size() - 1) : token;
}

bool begins_with_date(Phrase text) {
  const std::string word = fold(first_word(text));
  if (weekday_from_name(word) || (month_from_name(word) && text.find_first_of("0123456789") != Phrase::npos))
    return true;
  const auto dates = find_dates(text.substr(0, std::min<size_t>(text.size(), 60)));
  return !dates.empty() && dates[0].start < 3;
}

/// "Summary", "Purpose of report:": a section begins.
bool opens_section(const TextLine& line) {
  Phrase name = line.folded;
  while (!name.empty() && (name.back() == ':' || name.back() == ' ')) name.remove_suffix(1);
  const auto kind = label_kind(name);
  return kind == LabelKind::summary || kind == LabelKind::purpose || kind == LabelKind::recommendation;
}

/// "Membership: Councillors …": another line of the head begins.
bool opens_label(const TextLine& line) {
  constexpr std::array<Phrase, 7> labels = {
      "membership:", "members:", "members of the", "committee members:", "quorum:", "distribution:", "board members:"};
  return std::any_of(labels.begin(), labels.end(), [&](Phrase label) { return line.folded.starts_with(label); });
}

bool is_title_start(Phrase folded) {
  constexpr std::array<Phrase, 13> starts = {
      "cofnodion",          "miontuairisci",     "minutes",   "draft minutes", "unconfirmed minutes",
      "unapproved minutes", "confirmed minutes", "notes of",  "note of",       "agenda",
      "notice of",          "record of",         "meeting of"};
  return !first_of(folded, starts).empty();
}

/// "MINUTES" or "AGENDA" alone: what follows is a title of its own unless it takes up the phrase.
bool is_bare_title(Phrase folded) { return count_words(folded) <= 2; }

/// "CO." and "St." stop nothing.
bool ends_title(const TextLine& line) {
  if (!ends_sentence(line.text)) return false;
  const Phrase last = last_word(line.folded);
  return last.size() > 3 || !find_dates(line.text).empty();
}

/// What kind of words a stretch began with decides over which line ends it goes on.
enum class Mode { plain, title, announcement };

bool capitals_go_on(const TextLine& last, const TextLine& next) {
  return is_capitals(last.text, 2) && is_capitals(next.text, 2) && count_words(next.folded) < 16;
}

/// "… at 7.30 pm in the Jubilee / Room, Village Hall": a long line, and the rest of the place below it.
bool goes_on_with_place(const TextLine& last, const TextLine& next) {
  constexpr std::array<Phrase, 18> places = {"room",     "hall",   "chamber", "chambers", "centre",  "center",
                                             "suite",    "office", "offices", "school",   "church",  "library",
                                             "building", "hotel",  "house",   "pavilion", "college", "club"};
  constexpr size_t long_line = 60, most_words = 10, reach = 40;
  if (last.text.size() < long_line || count_words(next.folded) > most_words || next.text.find(':') != Phrase::npos)
    return false;
  const Phrase tail = Phrase(last.folded).substr(last.folded.size() - reach);
  const bool open = tail.find(" in the ") != Phrase::npos || tail.find(" at the ") != Phrase::npos;
  return open && is_one_of(first_word(next.folded), places);
}

/// A title goes on over line ends: "MINUTES OF THE / BARCHESTER COUNCIL MEETING / HELD IN THE / TOWN HALL".
bool title_goes_on(const Stretch& stretch, const TextLine& last, const TextLine& next) {
  // "… on Thursday, 2 February / 2017 at 2.00 pm"
  const auto year = first_word(next.folded);
  if (year.size() == 4 && (year.starts_with("19") || year.starts_with("20")) && month_from_name(last_word(last.folded)))
    return true;
  if (opens_attendance(next.folded) || opens_numbered_item(next.folded) || ends_title(last)) return false;
  if (std::find(hanging.begin(), hanging.end(), last_token(last.folded)) != hanging.end()) return true;
  if (std::find(continuing.begin(), continuing.end(), first_token(next.folded)) != continuing.end()) return true;
  if (begins_with_date(next.text)) return true;
  const std::string so_far = fold(stretch.text);
  const bool undated = find_dates(stretch.text).empty();
  // The sentence is not over before it has said when.
  if (undated && has_word(so_far, "held") && count_words(so_far) < 80) return true;
  // "… in the Reading Room, Church / Lane at 7.30pm": a full line, and the hour is still to come.
  const bool hour = last.text.size() >= 60 && count_words(next.folded) <= 8 && find_times(stretch.text).empty() &&
                    !find_times(next.text).empty() && last.style == next.style;
  if (hour) return true;
  if (goes_on_with_place(last, next)) return true;
  if (!undated || is_bare_title(so_far)) return false;
  // A full line that ends nothing goes on.
  return capitals_go_on(last, next) || (last.text.size() >= 60 && starts_capital(next.text));
}

/// "You are summoned to attend a meeting of ...": a sentence, to its stop.
bool announcement_goes_on(const TextLine& last, const TextLine& next) {
  return !ends_title(last) && !opens_attendance(next.folded) && !opens_numbered_item(next.folded) &&
         (last.text.size() > 30 || starts_lower(next.text)) && last.text.back() != ':';
}

Mode mode_of(Phrase folded) {
  constexpr std::array<Phrase, 9> announcements = {"you are",          "i wish to inform", "notice is",
                                                   "a meeting of",     "i hereby",         "i am writing",
                                                   "please note that", "at a meeting",     "we hereby"};
  const bool a_meeting = starts_with_word(folded, "a") && folded.substr(0, 60).find(" meeting of ") != Phrase::npos;
  if (a_meeting || !first_of(folded, announcements).empty() || folded.find("wish to inform you") < 4 ||
      has_word(folded, "will be held") || has_word(folded, "to be held") || has_word(folded, "will take place"))
    return is_title_start(folded) ? Mode::title : Mode::announcement;
  return is_title_start(folded) ? Mode::title : Mode::plain;
}

void append(Stretch& stretch, const TextLine& line, size_t index) {
  if (!stretch.text.empty()) {
    const bool hyphen =
        stretch.text.back() == '-' && stretch.text.size() > 1 && stretch.text[stretch.text.size() - 2] != ' ';
    if (!hyphen)
      stretch.text += ' ';
    else if (starts_lower(line.text) && !starts_capital(stretch.text.substr(stretch.text.rfind(' ') + 1)))
      stretch.text.pop_back();
  }
  stretch.parts.push_back({static_cast<uint32_t>(stretch.text.size()), index});
  stretch.text += utf8_prefix(line.text, most_line_bytes);
}

/// Joins the lines below `first` that belong to its paragraph; `used` is set for them.
Stretch join_from(const CleanText& text, size_t first, size_t end, std::vector<bool>& used) {
  Stretch stretch;
  append(stretch, text.lines[first], first);
  used[first] = true;
  const TextLine* last = &text.lines[first];
  const Mode mode = mode_of(last->folded);
  for (size_t j = first + 1, skipped = 0; j < end && skipped < 8; ++j) {
    const TextLine& next = text.lines[j];
    const bool elsewhere = used[j] || next.row == last->row || !same_cell(*last, next) ||
                           (has_place(*last) && has_place(next) && next.page == last->page && !overlaps(*last, next));
    if (elsewhere) {
      // A centred title does not overlap the first item's heading at the left, and is over all the same.
      if (!used[j] && next.row != last->row && next.block_start && opens_numbered_item(next.folded)) break;
      ++skipped;
      if (next.cell && last->cell) break;
      continue;
    }
    const bool short_enough = stretch.parts.size() < most_title_lines && stretch.text.size() < most_bytes;
    const bool same_block = !next.block_start && !opens_attendance(next.folded) && !opens_numbered_item(next.folded) &&
                            !is_title_start(next.folded) && !opens_section(next) && !opens_label(next);
    const bool goes_on =
        short_enough &&
        (same_block ||
         (mode == Mode::title && stretch.text.size() < most_title_bytes && title_goes_on(stretch, *last, next)) ||
         (mode == Mode::announcement && announcement_goes_on(*last, next)));
    if (!goes_on) break;
    append(stretch, next, j);
    used[j] = true;
    last = &next;
    skipped = 0;
  }
  stretch.folded = fold(stretch.text);
  stretch.words = printed_words(stretch.text);
  return stretch;
}

size_t opening_end(const CleanText& text) {
  size_t n = 0;
  while (n < text.lines.size() && n < most_lines && text.lines[n].page <= 2) ++n;
  return n;
}

size_t front_end(const CleanText& text, size_t end) {
  for (size_t i = 0; i < end; ++i) {
    const auto& folded = text.lines[i].folded;
    if (opens_attendance(folded) && i > 0) return i;
    if (opens_numbered_item(folded) && i > 1 && !begins_with_date(text.lines[i].text)) return i;
  }
  return end;
}

}  // namespace

Place place_in(const Stretch& stretch, const CleanText& text, size_t start, size_t end, Place rule) {
  if (stretch.parts.empty()) return rule;
  const auto part_of = [&](size_t offset) {
    size_t i = stretch.parts.size() - 1;
    while (i > 0 && stretch.parts[i].offset > offset) --i;
    return stretch.parts[i];
  };
  const auto first = part_of(start);
  const auto last = part_of(end > start ? end - 1 : start);
  const TextLine& from = text.lines[first.line];
  const TextLine& to = text.lines[last.line];
  rule.page = from.page;
  rule.start = std::min(from.end, from.start + static_cast<uint32_t>(start - first.offset));
  rule.end = to.page == from.page ? std::min(to.end, to.start + static_cast<uint32_t>(end - last.offset)) : from.end;
  if (rule.end < rule.start) rule.end = from.end;
  return rule;
}

bool opens_attendance(std::string_view folded) {
  const Phrase head = attendance_heads.first_of(folded);
  if (head.empty()) return false;
  const Phrase rest = folded.substr(head.size());
  if (head == "roll call" && tells_votes(rest)) return false;
  // "present" also opens sentences; a heading stands alone or is followed by its list.
  return rest.empty() || rest[0] == ':' || rest[0] == ';' || rest[0] == '-' || rest[0] == '.' ||
         starts_with_word(trim(rest), "in the chair") || head == "roll call" ||
         starts_with_word(trim(rest), "for absence") || starts_with_word(trim(rest), "were") || count_words(rest) > 1;
}

bool opens_numbered_item(std::string_view folded) {
  size_t n = 0;
  size_t digits = 0;
  while (n < folded.size() && (is_digit(folded[n]) || ((folded[n] == '.' || folded[n] == '/') && n > 0 &&
                                                       n + 1 < folded.size() && is_digit(folded[n + 1]))))
    digits += is_digit(folded[n++]);
  if (n == 0 || digits > 8 || n >= folded.size()) return false;
  const char sign = folded[n];
  if (sign == '.' || sign == ')') return n + 1 < folded.size() || digits < 4;
  if (sign != ' ') return false;
  // "12 Finance" but not "12 March", "44 Main Street, Barchester" or "3 of the members".
  const Phrase rest = folded.substr(n + 1);
  return !rest.empty() && is_letter(rest[0]) && !month_from_name(first_word(rest)) &&
         folded.find(',') == Phrase::npos && count_words(rest) < 12 && !starts_with_word(rest, "of") &&
         !starts_with_word(rest, "th") && digits < 5;
}

Opening read_opening(const CleanText& text) {
  Opening opening;
  opening.lines = opening_end(text);
  opening.front = front_end(text, opening.lines);
  std::vector<bool> used(opening.lines, false);
  for (size_t i = 0; i < opening.lines; ++i) {
    if (used[i]) continue;
    Stretch stretch = join_from(text, i, opening.lines, used);
    stretch.front = i < opening.front;
    opening.stretches.push_back(std::move(stretch));
  }
  return opening;
}

}  // namespace minutebook
