// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/parse/venue.hpp"
#include "indexer/parse/body_name.hpp"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <vector>

#include "indexer/parse/meeting_date_mail.hpp"
#include "indexer/parse/printed_dates.hpp"
#include "indexer/parse/printed_times.hpp"
#include "indexer/parse/scan.hpp"
#include "lib/base/text.hpp"

namespace minutebook {
namespace {

using Phrase = std::string_view;
using Kind = PrintedWord::Kind;

constexpr std::array<Phrase, 54> place_words = {
    "hall",    "chamber",   "chambers",  "room",           "house",           "centre",     "center",    "suite",
    "office",  "offices",   "school",    "church",         "library",         "building",   "hotel",     "pavilion",
    "zoom",    "teams",     "online",    "teleconference", "videoconference", "street",     "road",      "avenue",
    "college", "lane",      "square",    "courthouse",     "campus",          "auditorium", "boardroom", "theatre",
    "museum",  "clubhouse", "webex",     "rooms",          "headquarters",    "guildhall",  "club",      "arms",
    "hut",     "institute", "lounge",    "courtroom",      "annexe",          "barn",       "academy",   "snug",
    "vestry",  "lodge",     "gymnasium", "refectory",      "canteen",         "parlour"};

bool is_mark(const PrintedWord& word, char c) {
  return word.kind == Kind::mark && word.folded.size() == 1 && word.folded[0] == c;
}

bool is_title_like(const Stretch& stretch) {
  constexpr std::array<Phrase, 12> words = {"held",    "meeting",    "minutes",         "agenda", "attend", "summoned",
                                            "session", "commencing", "will take place", "notes",  "meet",   "convened"};
  return has_any_word(Phrase(stretch.folded).substr(0, 1500), words);
}

bool is_next_meeting(Phrase folded) {
  constexpr std::array<Phrase, 5> next = {"next ordinary", "next regular", "next scheduled", "next full",
                                          "next monthly"};
  if (has_any_word(folded, next)) return true;
  return folded.find("next meeting") != Phrase::npos || folded.find("date of next") != Phrase::npos ||
         folded.find("cyfarfod nesaf") != Phrase::npos || folded.find("chruinniu eile") != Phrase::npos ||
         folded.find("ath choinneamh") != Phrase::npos;
}

/// Words from `first` that name a place; `last` exclusive.
struct PlaceRange {
  size_t first = 0;
  size_t last = 0;
};

class Reader {
 public:
  Reader(const CleanText& text, const Opening& opening, const std::vector<Label>& labels, const Place& date_place)
      : text_(text), opening_(opening), labels_(labels), date_place_(date_place), mail_(find_mail_header(text)) {}

  TimeAndPlace read() {
    labelled();
    if (out_.start_time.empty() || !out_.location) sentences();
    if (out_.start_time.empty()) out_.start_time = beside_date();
    if (out_.start_time.empty()) out_.start_time = commencement();
    if (!out_.location) out_.location = near_date();
    out_.end_time = closing();
    if (out_.location) drop_own_label(out_.location->name);
    return std::move(out_);
  }

 private:
  void labelled() {
    for (const auto& label : labels_) {
      if (label.line >= opening_.front && label.line > 30) break;
      if (mail_.holds(label.line)) continue;
      const auto times = find_times(label.value);
      const bool clock = label.kind == LabelKind::time || label.kind == LabelKind::date;
      if (clock && out_.start_time.empty() && !times.empty()) {
        out_.start_time = to_clock(times[0]);
        if (times.size() > 1 && label.value.find_first_of("-\xE2") != std::string::npos)
          range_end_ = to_clock(times[1]);
      }
      if (label.kind == LabelKind::time && times.empty()) {
        const auto bare = find_times("at " + label.value);
        if (!bare.empty() && out_.start_time.empty()) out_.start_time = to_clock(bare[0]);
      }
      if (label.kind == LabelKind::venue && !out_.location && !runs_on(label.value) && count_words(label.value) > 0 &&
          count_words(label.value) < 40)
        out_.location = NamedValue{before_date(before_next_label(label.value)),
                                   place_of(text_.lines[label.value_line], "location.label", 0.95)};
    }
  }

  /// "HELD" at the end of a line is no label: "IN THE COUNCIL CHAMBER" goes on with its sentence.
  static bool runs_on(Phrase value) {
    constexpr std::array<Phrase, 3> prepositions = {"in", "on", "at"};
    const std::string folded = fold(value.substr(0, 12));
    return is_one_of(first_word(folded), prepositions);
  }

  /// "Held: Boat Shed, Old Coach Road, Sunday 27 July 2003": the place alone.
  static std::string before_date(const std::string& value) {
    const auto dates = find_dates(value);
    if (dates.empty() || dates[0].start < 3) return value;
    std::string out(trim(Phrase(value).substr(0, dates[0].start)));
    while (!out.empty() && (out.back() == ',' || out.back() == '-' || out.back() == ';')) out.pop_back();
    const Phrase last = last_word(out);
    if (weekday_from_name(fold(last)) && out.size() > last.size()) out.resize(out.size() - last.size());
    while (!out.empty() && (out.back() == ',' || out.back() == ' ')) out.pop_back();
    if (fold(last_word(out)) == "on") out.resize(out.size() - 2);
    return std::string(trim(out)).empty() ? value : std::string(trim(out));
  }

  /// "Tuesday, 14 November 2017" and the clock alone in the next cell or line.
  std::string beside_date() const {
    for (size_t i = 0; i + 1 < opening_.stretches.size(); ++i) {
      if (!holds_date(opening_.stretches[i])) continue;
      for (size_t j = i + 1; j < opening_.stretches.size() && j < i + 3; ++j) {
        const auto times = find_times(opening_.stretches[j].text);
        constexpr size_t most_words = 5;
        if (!times.empty() && times[0].start < 4 && count_words(opening_.stretches[j].folded) <= most_words)
          return to_clock(times[0]);
      }
      return {};
    }
    return {};
  }

  /// "Venue: Boardroom" of a line that holds several labels.
  static void drop_own_label(std::string& name) {
    const size_t colon = name.find(": ");
    constexpr size_t longest = 16;
    if (colon < longest && label_kind(fold(Phrase(name).substr(0, colon))) == LabelKind::venue)
      name.erase(0, colon + 2);
  }

  /// "Mayor's Parlour, Town Hall. Contact: A Penn" up to the label of something else.
  static std::string before_next_label(const std::string& value) {
    for (size_t colon = value.find(": "); colon != std::string::npos; colon = value.find(": ", colon + 1)) {
      const size_t blank = value.rfind(' ', colon);
      if (blank == std::string::npos) continue;
      const auto kind = label_kind(fold(Phrase(value).substr(blank + 1, colon - blank - 1)));
      if (!kind || (*kind != LabelKind::contact && *kind != LabelKind::phone && *kind != LabelKind::email)) continue;
      std::string out(trim(Phrase(value).substr(0, blank)));
      while (!out.empty() && (out.back() == '.' || out.back() == ',' || out.back() == ';')) out.pop_back();
      if (!out.empty()) return out;
    }
    return value;
  }

  void sentences() {
    size_t seen = 0;
    for (const auto& stretch : opening_.stretches) {
      ++seen;
      const bool assembled = tells_where_they_met(stretch);
      const bool far = !stretch.front && seen > 3 && !(assembled && seen < 14);
      const bool summons = stretch.folded.find("to be held") != std::string::npos ||
                           stretch.folded.find("will be held") != std::string::npos ||
                           stretch.folded.find("summoned") != std::string::npos ||
                           stretch.folded.find("will take place") != std::string::npos;
      if ((far && !summons) || opens_numbered_item(stretch.folded) || mail_.holds(stretch.parts.back().line) ||
          opens_attendance(stretch.folded))
        continue;
      // A notice of "the next meeting" convenes it when the paper's own date stands there.
      const bool dated = holds_date(stretch);
      if (is_next_meeting(stretch.folded) && !dated) continue;
      if (!is_title_like(stretch) && !dated && !assembled) continue;
      auto times = find_times(stretch.text);
      std::erase_if(times, [&](const PrintedTime& time) {
        return is_deadline(stretch, time) || mail_.holds(part_at(stretch, time.start).line);
      });
      if (times.empty() && dated) times = bare_range(stretch.text);
      if (out_.start_time.empty() && !times.empty()) {
        out_.start_time = to_clock(times[0]);
        if (is_range(stretch.text, times)) range_end_ = to_clock(times[1]);
      }
      if (out_.start_time.empty() && dated) out_.start_time = bare_clock(stretch.text);
      if (!out_.location)
        if (const auto place = place_in_sentence(stretch, times)) out_.location = place;
    }
  }

  /// "(The Committee met in the Assembly Room at 1.00 p.m.)"
  static bool tells_where_they_met(const Stretch& stretch) {
    Phrase folded = stretch.folded;
    while (!folded.empty() && !is_word_byte(folded.front())) folded.remove_prefix(1);
    if (!starts_with_word(folded, "the")) return false;
    const Phrase opening = folded.substr(0, 60);
    const size_t met =
        std::min(opening.find(" met in "), std::min(opening.find(" met at "), opening.find(" met via ")));
    return met != Phrase::npos && count_words(opening.substr(0, met)) <= 4 && find_dates(stretch.text).empty();
  }

  /// "Thursday 27 July 2023, 10.00 - 12.30": two clocks without a half behind the date.
  static std::vector<PrintedTime> bare_range(Phrase text) {
    const auto dates = find_dates(text);
    if (dates.empty()) return {};
    const size_t from = dates.back().end;
    for (size_t at = text.find_first_of("0123456789", from); at != Phrase::npos;
         at = text.find_first_of("0123456789", at)) {
      const size_t end = clock_end(text, at);
      size_t next = end;
      while (next < text.size() && (text[next] == ' ' || text[next] == '-' || text[next] == '\xE2' ||
                                    text[next] == '\x80' || text[next] == '\x93' || text[next] == '\x94'))
        ++next;
      if (text.substr(next).starts_with("to ")) next += 3;
      const size_t last = end > at && next > end ? clock_end(text, next) : next;
      if (last > next) {
        const auto first = find_times("at " + std::string(text.substr(at, end - at)));
        const auto second = find_times("at " + std::string(text.substr(next, last - next)));
        if (first.size() != 1 || second.size() != 1) return {};
        PrintedTime begin = first[0], finish = second[0];
        begin.start = static_cast<uint32_t>(at), begin.end = static_cast<uint32_t>(end);
        finish.start = static_cast<uint32_t>(next), finish.end = static_cast<uint32_t>(last);
        return {begin, finish};
      }
      at = std::max(end, text.find_first_not_of("0123456789", at));
      if (at == Phrase::npos) break;
    }
    return {};
  }

  /// Where "9.30" or "14:00" ends that begins at `at`; `at` when none does.
  static size_t clock_end(Phrase text, size_t at) {
    size_t hour = at;
    while (hour < text.size() && is_digit(text[hour])) ++hour;
    const bool point =
        hour > at && hour - at <= 2 && hour + 2 < text.size() && (text[hour] == '.' || text[hour] == ':');
    if (!point || !is_digit(text[hour + 1]) || !is_digit(text[hour + 2])) return at;
    const size_t end = hour + 3;
    return end < text.size() && is_digit(text[end]) ? at : end;
  }

  /// "Committee meeting, Sunday 6 April, the Hut, 10.30": a clock without a half ends the line of the date.
  static std::string bare_clock(Phrase text) {
    const size_t comma = text.rfind(", ");
    if (comma == Phrase::npos) return {};
    const Phrase last = trim(text.substr(comma + 2));
    constexpr size_t longest = 5;
    const bool digits = last.size() <= longest && last.size() > 3 && std::all_of(last.begin(), last.end(), [](char c) {
                          return is_digit(c) || c == '.' || c == ':';
                        });
    if (!digits) return {};
    const auto times = find_times("at " + std::string(last));
    return times.size() == 1 ? to_clock(times[0]) : std::string();
  }

  static const Stretch::Part& part_at(const Stretch& stretch, size_t offset) {
    size_t i = 0;
    while (i + 1 < stretch.parts.size() && stretch.parts[i + 1].offset <= offset) ++i;
    return stretch.parts[i];
  }

  /// "18:00-19:45": only a dash or "to" between the first two times.
  static bool is_range(Phrase text, const std::vector<PrintedTime>& times) {
    if (times.size() < 2 || times[1].start < times[0].end) return false;
    const std::string between = fold(text.substr(times[0].end, times[1].start - times[0].end));
    const Phrase joiner = trim(between);
    return joiner == "-" || joiner == "to" || joiner == "until" || joiner == "\xE2\x80\x93" || joiner == "\xE2\x80\x94";
  }

  /// "by 5pm on", "will come into force at 5pm": not when people met.
  static bool is_deadline(const Stretch& stretch, const PrintedTime& time) {
    const std::string before =
        fold(Phrase(stretch.text).substr(time.start > 60 ? time.start - 60 : 0, std::min<size_t>(time.start, 60)));
    constexpr std::array<Phrase, 4> words = {"force", "call-in", "deadline", "implemented"};
    const Phrase last = last_word(before);
    return last == "by" || last == "before" || last == "until" || has_any_word(before, words);
  }

  bool holds_date(const Stretch& stretch) const {
    if (date_place_.page == 0) return false;
    return std::any_of(stretch.parts.begin(), stretch.parts.end(), [&](const Stretch::Part& part) {
      const auto& line = text_.lines[part.line];
      return line.page == date_place_.page && line.start <= date_place_.start &&
             date_place_.start < std::max(line.end, line.start + 1);
    });
  }

  static bool ends_time(const std::vector<PrintedTime>& times, uint32_t offset) {
    return std::any_of(times.begin(), times.end(), [&](const PrintedTime& t) { return t.end == offset; });
  }

  static bool time_starts(const std::vector<PrintedTime>& times, uint32_t offset) {
    return std::any_of(times.begin(), times.end(), [&](const PrintedTime& t) { return t.start == offset; });
  }

  static bool date_starts(const std::vector<PrintedDate>& dates, uint32_t offset) {
    return std::any_of(dates.begin(), dates.end(),
                       [&](const PrintedDate& d) { return d.start <= offset && offset < d.end; });
  }

  /// "held in the X on": behind "held", "meet" or the date, a preposition opens the place.
  std::optional<NamedValue> place_in_sentence(const Stretch& stretch, const std::vector<PrintedTime>& times) const {
    const auto& words = stretch.words;
    // Where the label of another column ran in, words are no sentence.
    if (holds_contact_label(stretch.text)) return std::nullopt;
    const auto dates = find_dates(stretch.text);
    bool armed = false;
    for (size_t i = 0; i < words.size() && i < 160; ++i) {
      const auto& w = words[i].folded;
      armed = armed || w == "held" || w == "meet" || w == "met" || w == "place" || w == "convened" ||
              date_starts(dates, words[i].start) || time_starts(times, words[i].start);
      if (!armed) continue;
      const bool person = w == "by" && i + 1 < words.size() && names_person(words[i + 1].folded);
      if (person) continue;
      const bool opens = w == "in" || w == "at" || w == "via" || w == "by" || w == "using" || w == "online" ||
                         w == "remotely" || w == "virtually";
      const bool bullet = is_bullet(words[i]);
      const bool listed = (is_mark(words[i], ',') || bullet) && i + 1 < words.size() &&
                          (names_place(stretch, i + 1, dates, times) || closes_head_line(stretch, i + 1, dates, times));
      const bool behind_date = i > 0 && !opens && date_ends(dates, words[i - 1].end) &&
                               starts_capital(Phrase(stretch.text).substr(words[i].start)) &&
                               names_place(stretch, i, dates, times);
      const bool behind_time = i > 0 && !opens && ends_time(times, words[i - 1].end) &&
                               starts_capital(Phrase(stretch.text).substr(words[i].start)) &&
                               names_place(stretch, i, dates, times);
      if (!opens && !listed && !behind_time && !behind_date) continue;
      const auto range = place_range(
          stretch, behind_time || behind_date || w == "online" || w == "remotely" || w == "virtually" ? i : i + 1,
          dates, times);
      if (!range) continue;
      const size_t start = words[range->first].start, end = words[range->last - 1].end;
      return NamedValue{stretch.text.substr(start, end - start),
                        place_in(stretch, text_, start, end, {0, 0, 0, "location.sentence", 0.9})};
    }
    return std::nullopt;
  }

  static bool is_bullet(const PrintedWord& word) {
    return word.folded == "\u2022" || word.folded == "\u00B7" || word.folded == "|" || word.folded == "\u2013" ||
           word.folded == "\u2014" || word.folded == "-";
  }

  static bool date_ends(const std::vector<PrintedDate>& dates, uint32_t offset) {
    return std::any_of(dates.begin(), dates.end(), [&](const PrintedDate& d) { return d.end == offset; });
  }

  /// "Thursday 23 February 2012, 5.45 pm, The Hub, Ashgrove Estate": what ends the head line behind its clock is where
  /// they met, whatever it is called.
  static bool closes_head_line(const Stretch& stretch, size_t first, const std::vector<PrintedDate>& dates,
                               const std::vector<PrintedTime>& times) {
    constexpr size_t longest_line = 40, longest_place = 12;
    const auto& words = stretch.words;
    if (first < 2 || words.size() > longest_line || dates.empty() || times.empty() || first >= words.size())
      return false;
    const uint32_t start = words[first].start;
    if (start < times.back().end || start < dates.back().end) return false;
    if (!ends_time(times, words[first - 2].end) && !date_ends(dates, words[first - 2].end)) return false;
    const Phrase place = trim(Phrase(stretch.text).substr(start));
    constexpr std::array<Phrase, 18> others = {"draft",    "part",   "page",    "present",    "minutes", "confirmed",
                                               "approved", "open",   "public",  "session",    "meeting", "unconfirmed",
                                               "final",    "agenda", "chaired", "reconvened", "no",      "version"};
    return starts_capital(place) && count_words(place) <= longest_place && count_words(place) >= 1 &&
           !ends_sentence(place) && place.find(':') == Phrase::npos && place.find('@') == Phrase::npos &&
           !is_one_of(words[first].folded, others);
  }

  /// "3 May 2018, 2:00 PM, 12 Quay Street": without a preposition only words of place are believed.
  static bool names_place(const Stretch& stretch, size_t first, const std::vector<PrintedDate>& dates,
                          const std::vector<PrintedTime>& times) {
    const auto& words = stretch.words;
    for (size_t i = first; i < words.size() && i < first + 8; ++i) {
      if (date_starts(dates, words[i].start) || time_starts(times, words[i].start)) return false;
      if (words[i].folded == "held" || words[i].folded == "at" || words[i].folded == "on") return false;
      if (is_one_of(words[i].folded, place_words)) return true;
    }
    return false;
  }

  static std::optional<PlaceRange> place_range(const Stretch& stretch, size_t first,
                                               const std::vector<PrintedDate>& dates,
                                               const std::vector<PrintedTime>& times) {
    const auto& words = stretch.words;
    while (first < words.size() && words[first].folded == "the") ++first;
    if (first >= words.size() || date_starts(dates, words[first].start) || time_starts(times, words[first].start))
      return std::nullopt;
    constexpr std::array<Phrase, 9> never = {"order",   "accordance", "which",  "meeting", "a",
                                             "respect", "lieu",       "public", "person"};
    if (is_one_of(words[first].folded, never) || weekday_from_name(words[first].folded)) return std::nullopt;
    if (!capital_or_number(stretch.text, words[first]) && !is_room(words, first)) return std::nullopt;
    size_t last = first;
    while (last < words.size() && last < first + 40 && !ends_place(stretch, last, dates, times)) ++last;
    while (last > first &&
           (words[last - 1].kind == Kind::mark ? !is_mark(words[last - 1], ')') : is_tail(words[last - 1].folded)))
      --last;
    if (last == first) return std::nullopt;
    // "The Hub" is its name, and a word like "hut" is no place without its article.
    const bool article = first > 0 && words[first - 1].folded == "the";
    const bool name = article && Phrase(stretch.text).substr(words[first - 1].start).starts_with("The ");
    if (name || (article && last == first + 1 && !is_capitals(stretch.text, 20))) --first;
    return PlaceRange{first, last};
  }

  /// "by Chair Penn", "by Mr Oak": who opened the meeting.
  static bool names_person(Phrase folded) {
    constexpr std::array<Phrase, 20> words = {"chair",        "chairman",   "chairperson", "chairwoman", "president",
                                              "mayor",        "vice",       "cllr",        "councillor", "mr",
                                              "mrs",          "ms",         "miss",        "dr",         "board",
                                              "commissioner", "supervisor", "deputy",      "the",        "rev"};
    return is_one_of(folded, words);
  }

  /// "the staff room", "the small hall": plain words of which the second or third names a place.
  static bool is_room(const std::vector<PrintedWord>& words, size_t first) {
    constexpr std::array<Phrase, 8> rooms = {"room",   "hall",     "library",   "centre",
                                             "office", "pavilion", "staffroom", "vestry"};
    constexpr std::array<Phrase, 5> never = {"order", "presence", "absence", "event", "same"};
    for (size_t i = first; i < words.size() && i < first + 3; ++i) {
      if (is_one_of(words[i].folded, never) || words[i].kind != Kind::letters) return false;
      if (is_one_of(words[i].folded, rooms)) return true;
    }
    return false;
  }

  static bool is_tail(Phrase folded) {
    return folded == "on" || folded == "at" || folded == "and" || folded == "the" || folded == "commencing" ||
           folded == "from" || folded == "in" || folded == "or";
  }

  static bool capital_or_number(Phrase text, const PrintedWord& word) {
    const Phrase printed = text.substr(word.start, word.end - word.start);
    return starts_capital(printed) || is_digit(printed[0]) || word.folded == "zoom" || word.folded == "online" ||
           word.folded == "remotely" || word.folded == "virtually" || static_cast<unsigned char>(printed[0]) >= 0x80 ||
           is_one_of(word.folded, place_words) || word.folded == "village" || word.folded == "council" ||
           word.folded == "town" || word.folded == "county";
  }

  static bool ends_place(const Stretch& stretch, size_t i, const std::vector<PrintedDate>& dates,
                         const std::vector<PrintedTime>& times) {
    const auto& words = stretch.words;
    const auto& w = words[i];
    if (date_starts(dates, w.start) || time_starts(times, w.start) || weekday_from_name(w.folded)) return true;
    const bool clock = w.kind == Kind::digits && i + 3 == words.size() && words[i + 2].kind == Kind::digits &&
                       (is_mark(words[i + 1], '.') || is_mark(words[i + 1], ':'));
    if (clock) return true;
    // "Stratford on Avon" goes on; "on Monday", "on the 3rd" and a torn "on T" do not.
    if (w.folded == "on")
      return i + 1 >= words.size() || words[i + 1].folded.size() < 4 || words[i + 1].kind == Kind::digits ||
             is_capitals(stretch.text, 20) || weekday_from_name(words[i + 1].folded).has_value();
    constexpr std::array<Phrase, 14> ends = {"commencing", "commenced", "when",      "where",       "which",
                                             "for",        "to",        "following", "immediately", "starting",
                                             "present",    "with",      "there",     "the business"};
    if (is_one_of(w.folded, ends)) return true;
    if (w.folded == "at" && i + 1 < words.size() &&
        (time_starts(times, words[i + 1].start) || words[i + 1].kind == Kind::digits))
      return true;
    if (is_mark(w, '.') && (i + 1 >= words.size() || words[i + 1].spaced)) {
      // "Co. Wrenmoor", "St. Mary's" go on.
      return i == 0 || words[i - 1].folded.size() > 3 || i + 1 >= words.size();
    }
    return is_mark(w, ';') || is_mark(w, '|') || is_mark(w, '"');
  }

  /// "The meeting commenced at 7.30pm", "called the meeting to order at 2:00".
  std::string commencement() const {
    constexpr std::array<Phrase, 25> verbs = {"declared the meeting open",
                                              "took the chair at",
                                              "welcomed all at",
                                              "meeting got under way",
                                              "meeting was declared open",
                                              "meeting open at",
                                              "having begun",
                                              "having commenced",
                                              "having started",
                                              "meeting commenced",
                                              "meeting started",
                                              "meeting opened",
                                              "meeting began",
                                              "meeting to order",
                                              "called to order",
                                              "meeting convened",
                                              "opened the meeting",
                                              "meeting was opened",
                                              "meeting was called to order",
                                              "started the meeting",
                                              "commenced at",
                                              "convened at",
                                              "meeting start",
                                              "started at",
                                              "meeting called to order"};
    constexpr size_t head = 80, foot = 30;
    for (size_t i = 0; i < text_.lines.size(); ++i) {
      if (i == head && i + foot < text_.lines.size()) i = text_.lines.size() - foot;
      const auto& line = text_.lines[i];
      if (!has_any_word(Phrase(line.folded).substr(0, 1000), verbs)) continue;
      std::string sentence = line.text;
      if (i + 1 < text_.lines.size() && !text_.lines[i + 1].block_start) sentence += " " + text_.lines[i + 1].text;
      const auto times = find_times(sentence);
      if (!times.empty()) return to_clock(times[0]);
    }
    return {};
  }

  std::string closing() const {
    constexpr std::array<Phrase, 26> closed = {"meeting closed",
                                               "meeting ended",
                                               "meeting concluded",
                                               "meeting terminated",
                                               "meeting finished",
                                               "meeting was closed",
                                               "closed the meeting",
                                               "meeting was concluded",
                                               "meeting close",
                                               "close of meeting",
                                               "meeting then closed",
                                               "end of meeting",
                                               "ended the meeting",
                                               "meeting rose",
                                               "closed at",
                                               "concluded at",
                                               "ended at",
                                               "terminated at",
                                               "meeting to a close",
                                               "concluded the meeting",
                                               "finished at",
                                               "meeting was declared closed",
                                               "declared the meeting closed",
                                               "proceedings ended",
                                               "meeting end",
                                               "meeting duly closed"};
    constexpr std::array<Phrase, 9> adjourned = {
        "adjourned at",   "adjourned the meeting", "meeting adjourned", "meeting was adjourned",
        "adjournment",    "was adjourned at",      "adjourned",         "meeting be adjourned",
        "stood adjourned"};
    std::string weaker;
    const size_t n = text_.lines.size();
    for (size_t i = n; i > 0 && i + 400 > n; --i) {
      const Phrase folded = Phrase(text_.lines[i - 1].folded).substr(0, 1200);
      const bool end = has_any_word(folded, closed);
      if (!end && !(weaker.empty() && has_any_word(folded, adjourned))) continue;
      std::string sentence = text_.lines[i - 1].text;
      if (i < n && find_times(sentence).empty() && !text_.lines[i].block_start) sentence += " " + text_.lines[i].text;
      const auto times = find_times(sentence);
      if (times.empty()) continue;
      if (end) return to_clock(times.back());
      weaker = to_clock(times.back());
    }
    return weaker.empty() ? range_end_ : weaker;
  }

  /// Lines beside or below the agenda's date that name a place.
  std::optional<NamedValue> near_date() const {
    size_t at = opening_.stretches.size();
    for (size_t i = 0; i < opening_.stretches.size(); ++i)
      if (holds_date(opening_.stretches[i])) {
        at = i;
        break;
      }
    for (size_t i = at > 0 ? at - 1 : 0; i < opening_.stretches.size() && i < at + 7; ++i) {
      const Stretch& stretch = opening_.stretches[i];
      if (i == at) {
        // The date's own paragraph may run on with the place on its next line.
        if (auto place = rest_of_date_paragraph(stretch)) return place;
        continue;
      }
      const std::string name = without_bare_label(without_labels(stretch.text));
      const size_t words = count_words(name);
      const bool address = std::count(name.begin(), name.end(), ',') > 1;
      const bool place = has_any_word(stretch.folded, place_words) && words >= 2 && words <= 20 &&
                         name.find('@') == std::string::npos && name.find(':') == std::string::npos;
      if (!place || (is_body_name(name) && !address) || !stretch.front || opens_numbered_item(stretch.folded) ||
          ends_sentence(stretch.text) || is_title_like(stretch))
        continue;
      return NamedValue{name.back() == ',' ? with_next_line(i, name) : name,
                        place_in(stretch, text_, 0, stretch.text.size(), {0, 0, 0, "location.head_block", 0.7})};
    }
    return std::nullopt;
  }

  /// "Council Chamber, Guildhall," goes on below, in its own column.
  std::string with_next_line(size_t index, const std::string& name) const {
    const TextLine& above = text_.lines[opening_.stretches[index].parts.back().line];
    for (size_t j = index + 1; j < opening_.stretches.size() && j < index + 5; ++j) {
      const Stretch& next = opening_.stretches[j];
      const TextLine& line = text_.lines[next.parts.front().line];
      const bool below = line.row > above.row && std::abs(line.box.x0 - above.box.x0) < 8 && line.page == above.page;
      const bool place = next.front && count_words(next.folded) <= 10 && !opens_numbered_item(next.folded) &&
                         next.text.find(':') == std::string::npos && starts_capital(next.text);
      if (below) return place ? name + " " + next.text : name.substr(0, name.size() - 1);
    }
    return name.substr(0, name.size() - 1);
  }

  static bool holds_contact_label(Phrase text) {
    for (const auto word : split(text, ' ')) {
      if (word.size() < 4 || word.back() != ':') continue;
      const auto kind = label_kind(fold(word.substr(0, word.size() - 1)));
      if (kind == LabelKind::phone || kind == LabelKind::email || kind == LabelKind::contact) return true;
    }
    return false;
  }

  /// "Guildhall, Telephone: High Street": the label of the next column ran into the line.
  static std::string without_labels(Phrase text) {
    std::string out;
    for (const auto word : split(text, ' ')) {
      const bool label = word.size() > 2 && word.back() == ':' && label_kind(fold(word.substr(0, word.size() - 1)));
      if (label) continue;
      if (!out.empty()) out += ' ';
      out += word;
    }
    return out;
  }

  /// "Place Conference Room 2": a label of a form without its colon.
  static std::string without_bare_label(std::string text) {
    for (const Phrase label : {"Place ", "Venue ", "Location ", "Where "})
      if (text.starts_with(label) && starts_capital(Phrase(text).substr(label.size())))
        return text.substr(label.size());
    return text;
  }

  std::optional<NamedValue> rest_of_date_paragraph(const Stretch& stretch) const {
    for (const auto& part : stretch.parts) {
      if (part.offset == 0) continue;
      const std::string rest = without_labels(stretch.text.substr(part.offset));
      const std::string folded = fold(rest);
      if (!find_dates(rest).empty() || !find_times(rest).empty() || !has_any_word(folded, place_words) ||
          count_words(folded) > 20 || rest.front() == '(')
        continue;
      return NamedValue{
          rest, place_in(stretch, text_, part.offset, stretch.text.size(), {0, 0, 0, "location.head_block", 0.7})};
    }
    return std::nullopt;
  }

  const CleanText& text_;
  const Opening& opening_;
  const std::vector<Label>& labels_;
  const Place& date_place_;
  MailHeader mail_;
  std::string range_end_;
  TimeAndPlace out_;
};

}  // namespace

TimeAndPlace read_time_and_place(const CleanText& text, const Opening& opening, const std::vector<Label>& labels,
                                 const Place& date_place) {
  return Reader(text, opening, labels, date_place).read();
}

}  // namespace minutebook
