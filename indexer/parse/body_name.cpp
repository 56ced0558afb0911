// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/parse/body_name.hpp"

#include <algorithm>
#include <array>
#include <vector>

#include "indexer/parse/printed_dates.hpp"
#include "indexer/parse/scan.hpp"
#include "lib/base/text.hpp"

namespace minutebook {
namespace {

using Phrase = std::string_view;
using Kind = PrintedWord::Kind;

// Words that name a kind of body (English, Irish, Welsh).
constexpr std::array<Phrase, 85> register_words = {
    "council",     "board",       "committee",  "subcommittee",  "cabinet",       "panel",         "commission",
    "executive",   "forum",       "group",      "partnership",   "district",      "trust",         "governors",
    "senate",      "court",       "assembly",   "team",          "taskforce",     "force",         "party",
    "society",     "association", "authority",  "trustees",      "directors",     "commissioners", "corporation",
    "federation",  "club",        "union",      "network",       "bureau",        "congress",      "conference",
    "convocation", "synod",       "presbytery", "vestry",        "selectmen",     "aldermen",      "supervisors",
    "regents",     "overseers",   "electors",   "faculty",       "alliance",      "consortium",    "collaborative",
    "delegation",  "subgroup",    "workgroup",  "councillors",   "tribunal",      "jury",          "legislature",
    "parliament",  "secretariat", "council's",  "committees",    "councils",      "agm",           "caucus",
    "chapter",     "foundation",  "institute",  "league",        "confederation", "coalition",     "ctte",
    "cttee",       "comhairle",   "coiste",     "cyngor",        "pwyllgor",      "bwrdd",         "council)",
    "committee)",  "board)",      "managers",   "sub-committee", "fellowship",    "body",          "watch",
    "leadership"};

constexpr std::array<Phrase, 34> kinds = {
    "annual",      "general",    "special",   "ordinary",  "extraordinary", "extra",          "monthly",
    "quarterly",   "weekly",     "regular",   "virtual",   "online",        "remote",         "hybrid",
    "adjourned",   "emergency",  "statutory", "inaugural", "budget",        "planning",       "working",
    "business",    "bi",         "bimonthly", "routine",   "stated",        "organizational", "reconvened",
    "rescheduled", "additional", "first",     "second",    "final",         "public"};

constexpr std::array<Phrase, 28> stops = {"held", "holding", "which",  "that",      "will",       "was",       "were",
                                          "took", "take",    "taking", "convened",  "commencing", "commenced", "at",
                                          "on",   "via",     "dated",  "time",      "from",       "to",        "be",
                                          "has",  "is",      "by",     "scheduled", "present",    "date",      "venue"};

constexpr std::array<Phrase, 26> acronyms = {"lga", "lg",  "tsc", "nhs", "ict", "it",  "hr",  "uk",  "eu",
                                             "un",  "icb", "ics", "ni",  "pta", "usa", "us",  "pcc", "agm",
                                             "egm", "gp",  "ai",  "tc",  "esa", "iea", "acm", "ieee"};
constexpr std::array<Phrase, 18> small_words = {"of", "and", "the",  "for", "in", "on", "to", "at", "with",
                                                "by", "or",  "agus", "na",  "an", "y",  "yr", "ar", "de"};

// A word that may stand before "Chamber" and the like: then it is a place, not a body.
constexpr std::array<Phrase, 10> parents = {"council", "university", "authority",  "association", "corporation",
                                            "college", "trust",      "federation", "society",     "borough"};

bool is_body_word(Phrase folded) { return is_one_of(folded, register_words); }
bool is_mark(const PrintedWord& word, char c) {
  return word.kind == Kind::mark && word.folded.size() == 1 && word.folded[0] == c;
}

bool is_acronym(Phrase printed) {
  size_t upper = 0;
  for (const char c : printed) upper += is_upper(c);
  return printed.size() >= 2 && printed.size() <= 6 && upper == printed.size();
}

Phrase printed(Phrase text, const PrintedWord& word) { return text.substr(word.start, word.end - word.start); }

/// First and last word of the name, exclusive, trimmed of what does not belong to it.
struct Range {
  size_t first = 0;
  size_t last = 0;
  bool empty() const { return first >= last; }
};

bool is_kind_word(const PrintedWord& word) { return is_meeting_kind(word.folded); }

/// "Council", "Parish Council": whatever stands before it, of the words for kinds of meetings, is of the meeting.
bool names_council(PrintedWords words, size_t first, size_t last) {
  constexpr std::array<Phrase, 8> tiers = {"parish", "town",     "community", "city",
                                           "county", "district", "borough",   "full"};
  if (first < last && is_one_of(words[first].folded, tiers)) ++first;
  return first < last && words[first].folded == "council";
}

/// "Honorable Mayor and" in front of "City Council": whom a report addresses besides the body; how many words.
size_t words_of_address(PrintedWords words, const Range& range) {
  const size_t left = range.last - range.first;
  const auto& first = words[range.first].folded;
  if (left < 4 || (first != "honorable" && first != "honourable")) return 0;
  return words[range.first + 1].folded == "mayor" && words[range.first + 2].folded == "and" ? 3 : 1;
}

/// "Managing Committee for the Year", of which a number is cut off.
bool ends_for_the_year(PrintedWords words, const Range& range) {
  return range.last - range.first > 3 && words[range.last - 1].folded == "year" &&
         words[range.last - 2].folded == "the" && words[range.last - 3].folded == "for";
}

void trim_front(PrintedWords words, Range& range) {
  constexpr std::array<Phrase, 17> leads = {"s",        "the",  "a",     "an",          "full",   "meeting",
                                            "meetings", "of",   "joint", "minutes",     "agenda", "notice",
                                            "draft",    "note", "notes", "proceedings", "for"};
  while (!range.empty()) {
    const auto& word = words[range.first];
    const bool joint_name =
        word.folded == "joint" && (range.first + 1 >= range.last || (words[range.first + 1].folded != "meeting"));
    const bool full_name =
        word.folded == "full" && range.first + 1 < range.last && words[range.first + 1].folded == "council";
    const bool mark = word.kind == Kind::mark;
    // "Resolution of the City Commission", "Report to the Council", "July Board Meeting".
    constexpr std::array<Phrase, 10> papers = {"resolution",  "agm",      "egm",  "report",  "members",
                                               "councillors", "decision", "list", "meeting", "paper"};
    constexpr std::array<Phrase, 3> joints = {"of", "to", "for"};
    const bool next_of = range.first + 1 < range.last && is_one_of(words[range.first + 1].folded, joints);
    if (const size_t address = words_of_address(words, range); address > 0) {
      range.first += address;
      continue;
    }
    if ((is_one_of(word.folded, papers) && next_of) || month_from_name(word.folded)) {
      range.first += next_of ? 2 : 1;
      continue;
    }
    const bool meeting_ahead = range.first + 1 < range.last &&
                               (is_kind_word(words[range.first + 1]) || words[range.first + 1].folded == "meeting" ||
                                words[range.first + 1].folded == "-");
    if (joint_name || full_name) return;
    if (is_kind_word(word) && names_council(words, range.first + 1, range.last)) {  // "Annual Parish Council Meeting"
      ++range.first;
      continue;
    }
    if (mark || is_one_of(word.folded, leads) || (is_kind_word(word) && meeting_ahead))
      ++range.first;
    else
      return;
  }
}

void trim_back(PrintedWords words, Range& range) {
  constexpr std::array<Phrase, 16> tails = {"meeting", "meetings",    "minutes", "agenda", "held", "the",
                                            "of",      "a",           "in",      "notes",  "and",  "mtg",
                                            "session", "proceedings", "s",       "draft"};
  while (!range.empty()) {
    const auto& word = words[range.last - 1];
    const bool bracket = is_mark(word, ')');
    if (bracket) return;
    if (ends_for_the_year(words, range)) {
      range.last -= 3;
      continue;
    }
    if (word.kind == Kind::mark || is_one_of(word.folded, tails) ||
        (is_kind_word(word) && word.folded != "public" && word.folded != "business"))
      --range.last;
    else
      return;
  }
}

/// "Regular" in "Port Regular Commission", "City of Penn Regular City Council": a kind of meeting inside the name of
/// its body.
std::vector<size_t> inner_kinds(PrintedWords words, const Range& range) {
  constexpr std::array<Phrase, 8> inner = {"regular",       "special", "annual",    "ordinary",
                                           "extraordinary", "monthly", "emergency", "adjourned"};
  std::vector<size_t> out;
  for (size_t i = range.first; i + 1 < range.last; ++i)
    if (is_one_of(words[i].folded, inner) &&
        (is_body_word(words[i + 1].folded) || names_council(words, i + 1, range.last)))
      out.push_back(i);
  return out;
}

std::string text_without(Phrase text, PrintedWords words, const Range& range, const std::vector<size_t>& skip) {
  std::string out;
  for (size_t i = range.first; i < range.last; ++i) {
    if (std::find(skip.begin(), skip.end(), i) != skip.end()) continue;
    if (!out.empty() && words[i].spaced) out += ' ';
    out += printed(text, words[i]);
  }
  return std::string(trim(out));
}

/// The word that says what kind of thing the name names: the last body word before "of" or the end.
bool has_body_head(Phrase text, PrintedWords words, const Range& range) {
  size_t end = range.last;
  if (end > range.first && is_mark(words[end - 1], ')')) {
    while (end > range.first && !is_mark(words[end - 1], '(')) --end;
    if (end > range.first) --end;
  }
  if (end <= range.first) return false;
  const auto& last = words[end - 1];
  if (is_body_word(last.folded)) return true;
  if (last.folded == "s" && end >= range.first + 3 && is_body_word(words[end - 3].folded)) return true;
  for (size_t i = range.first; i + 1 < end; ++i) {
    const bool of = words[i + 1].folded == "of" || words[i + 1].folded == "on" || words[i + 1].folded == "for";
    const bool numbered = i + 2 == end && (words[i + 1].kind == Kind::digits || words[i + 1].folded.size() == 1);
    if (is_body_word(words[i].folded) && (of || numbered)) return true;
  }
  (void)text;
  return false;
}

size_t find_in(PrintedWords words, const Range& range, Phrase word) {
  for (size_t i = range.first; i < range.last; ++i)
    if (words[i].folded == word) return i;
  return range.last;
}

/// "Barchester City Council Planning Committee" and "Audit Committee of Barchester City Council": the parent apart.
void split_parent(Phrase text, PrintedWords words, Range& range, std::string& organization) {
  for (size_t i = range.first + 1; i + 1 < range.last; ++i) {
    if (!is_one_of(words[i].folded, parents)) continue;
    if (words[i + 1].folded == "of" || words[i + 1].folded == "and" || words[i + 1].folded == "&" ||
        words[i + 1].folded == "for" || words[i + 1].folded == "health" || words[i + 1].folded == "hospital" ||
        words[i + 1].folded == "hospitals")
      continue;
    Range rest{i + 1, range.last};
    trim_front(words, rest);
    if (rest.empty() || !has_body_head(text, words, rest) || words[rest.first].folded == "of") continue;
    if (is_mark(words[rest.first], '(')) continue;
    organization = text_without(text, words, {range.first, i + 1}, {});
    range = rest;
    return;
  }
  const size_t of = find_in(words, range, "of");
  if (of <= range.first || of + 1 >= range.last || !is_body_word(words[of - 1].folded)) return;
  Range parent{of + 1, range.last};
  while (!parent.empty() && words[parent.first].folded == "the") ++parent.first;
  if (parent.last < parent.first + 2 || !is_one_of(words[parent.last - 1].folded, parents) || of < range.first + 2)
    return;
  organization = text_without(text, words, parent, {});
  range.last = of;
}

BodyInWords finish(Phrase text, PrintedWords words, Range range) {
  BodyInWords out;
  trim_front(words, range);
  trim_back(words, range);
  trim_front(words, range);
  split_parent(text, words, range, out.organization);
  out.first = range.first;
  out.last = range.last;
  if (range.empty()) return out;
  out.name = canonical_case(text_without(text, words, range, inner_kinds(words, range)));
  out.organization = canonical_case(out.organization);
  return out;
}

bool starts_date_or_time(PrintedWords words, size_t i) {
  if (weekday_from_name(words[i].folded)) return true;
  if (words[i].kind == Kind::letters)
    return month_from_name(words[i].folded) && i + 1 < words.size() && words[i + 1].kind == Kind::digits;
  if (words[i].kind != Kind::digits) return false;
  return words[i].folded.size() == 4 ||
         (i + 1 < words.size() && (!words[i + 1].spaced || month_from_name(words[i + 1].folded).has_value()));
}

/// Where a name that begins at `first` ends.
size_t name_end(Phrase text, PrintedWords words, size_t first) {
  bool body = false;
  size_t i = first;
  for (; i < words.size() && i < first + 42; ++i) {
    const auto& word = words[i];
    if (is_one_of(word.folded, stops) || starts_date_or_time(words, i)) break;
    if (word.folded == "in" && body) break;
    // "a meeting of the Council for the transaction of the business set out below"
    if (word.folded == "for" && body && i + 2 < words.size() &&
        (words[i + 2].folded == "transaction" || words[i + 2].folded == "purpose"))
      break;
    if (is_mark(word, ':') || is_mark(word, ';') || is_mark(word, '"') || is_mark(word, '|') || is_mark(word, '/'))
      break;
    if (is_mark(word, '.') && (i + 1 >= words.size() || words[i + 1].spaced) &&
        words[i - (i > first ? 1 : 0)].folded.size() > 2)
      break;
    if (is_mark(word, ',') && body) break;
    if (is_mark(word, '-') && word.spaced && (body || (i + 1 < words.size() && starts_date_or_time(words, i + 1))))
      break;
    if (is_mark(word, '(')) {
      const bool key = i + 2 < words.size() && is_mark(words[i + 2], ')') && is_acronym(printed(text, words[i + 1]));
      if (!key) break;
      i += 2;
      continue;
    }
    body = body || is_body_word(word.folded);
  }
  return i;
}

/// Where a name that ends before word `end` begins: behind "minutes of the", "notice of", a date, a mark.
size_t name_start(Phrase text, PrintedWords words, size_t end) {
  size_t first = end;
  // In a sentence a name is what is printed with capitals; a title may be written small throughout.
  const bool sentence = words.size() > 16;
  while (first > 0) {
    const auto& word = words[first - 1];
    if (is_mark(word, ':') || is_mark(word, ';') || is_mark(word, '|') || is_mark(word, '"')) break;
    if (is_mark(word, '-') && word.spaced) break;
    if (word.kind == Kind::digits) break;
    if (word.folded == "minutes" || word.folded == "notice" || word.folded == "agenda" || word.folded == "attend" ||
        word.folded == "at" || word.folded == "to" || word.folded == "note" || word.folded == "notes")
      break;
    const bool small = word.kind == Kind::letters && starts_lower(printed(text, word)) &&
                       !is_one_of(word.folded, small_words) && !is_kind_word(word) && word.folded != "s";
    if (sentence && small) break;
    --first;
  }
  while (first < end && (words[first].folded == "of" || words[first].folded == "the" || words[first].folded == "for" ||
                         words[first].folded == "from" || words[first].folded == "a" || words[first].folded == "an" ||
                         words[first].kind == Kind::mark))
    ++first;
  return first;
}

bool acceptable(Phrase text, PrintedWords words, const BodyInWords& body) {
  if (body.name.empty() || body.last - body.first > 40) return false;
  const Range range{body.first, body.last};
  // "the previous board meeting", "our council": no name.
  if (words[body.first].folded == "previous" || words[body.first].folded == "last" ||
      words[body.first].folded == "our" || words[body.first].folded == "next" || words[body.first].folded == "each" ||
      words[body.first].folded == "all")
    return false;
  if (has_body_head(text, words, range)) return true;
  // "Foundation TSC Meeting": bodies that are called by their initials.
  const Phrase last = printed(text, words[body.last - 1]);
  return is_acronym(last) && !roman_value(last) && body.last - body.first >= 2 && is_capitals(text, 3) == false;
}

std::optional<BodyInWords> around_meeting(Phrase text, PrintedWords words, size_t meeting) {
  size_t next = meeting + 1;
  while (next < words.size() && (words[next].folded == "s" || words[next].kind == Kind::mark) && next < meeting + 3 &&
         words[next].folded != "-")
    ++next;
  const bool of = next < words.size() && (words[next].folded == "of" || words[next].folded == "for");
  if (of) {
    const auto body = finish(text, words, {next + 1, name_end(text, words, next + 1)});
    if (acceptable(text, words, body)) return body;
  }
  const size_t first = name_start(text, words, meeting);
  if (first >= meeting || meeting - first > 16) return std::nullopt;
  const auto body = finish(text, words, {first, meeting});
  return acceptable(text, words, body) ? std::optional(body) : std::nullopt;
}

std::string title_word(Phrase word) {
  const std::string folded = to_lower_ascii(word);
  if (is_one_of(folded, acronyms) ||
      (word.size() >= 2 && word.size() <= 5 && folded.find_first_of("aeiouy") == std::string::npos))
    return std::string(word);
  std::string out;
  bool begin = true;
  for (size_t i = 0; i < word.size(); ++i) {
    const char c = word[i];
    const bool ascii = static_cast<unsigned char>(c) < 0x80;
    // "Á" to "á": the second byte of U+00C0..U+00DE moves up by 0x20.
    if (!ascii && static_cast<unsigned char>(c) == 0xC3 && i + 1 < word.size()) {
      const auto second = static_cast<unsigned char>(word[i + 1]);
      out += c;
      out += begin || second < 0x80 || second > 0x9E || second == 0x97 ? word[i + 1] : static_cast<char>(second + 0x20);
      ++i;
      begin = false;
      continue;
    }
    out += begin ? c : (is_upper(c) ? static_cast<char>(c - 'A' + 'a') : c);
    begin = ascii && !is_letter(c) && !is_digit(c) && !(c == '\'' && i + 2 >= word.size());
    if (c == '\'' && i > 1) begin = false;  // "OFFICERS'S", but "O'BRIEN"
  }
  return out;
}

}  // namespace

bool is_meeting_kind(std::string_view folded) { return is_one_of(folded, kinds); }

std::string canonical_case(std::string_view text) {
  if (!is_capitals(text, 4)) return std::string(text);
  std::string out;
  for (const auto word : split(text, ' ')) {
    if (word.empty()) continue;
    const std::string lower = to_lower_ascii(word);
    const bool first = out.empty();
    if (!first) out += ' ';
    if (!first && is_one_of(lower, small_words))
      out += lower;
    else if (word.front() == '(' && word.back() == ')')
      out += word;
    else
      out += title_word(word);
  }
  return out;
}

bool is_body_name(std::string_view text) {
  constexpr std::array<Phrase, 24> sentences = {
      "held", "is",   "was",  "will", "by",        "has", "that", "from", "you", "are",  "attend",  "requested",
      "been", "were", "with", "have", "attending", "we",  "i",    "to",   "as",  "this", "between", "shall"};
  const auto words = printed_words(text);
  if (words.empty() || words.size() > 22) return false;
  for (size_t i = 0; i < words.size(); ++i) {
    const auto& word = words[i];
    const bool inner_stop = is_mark(word, '.') && !(i > 0 && i + 1 < words.size() && !words[i + 1].spaced) &&
                            !(i > 0 && words[i - 1].folded.size() <= 2);
    if (is_mark(word, ':') || is_mark(word, '=') || is_mark(word, '@') || inner_stop ||
        is_one_of(word.folded, sentences))
      return false;
  }
  const auto body = tidy_body(text);
  if (body.name.empty()) return false;
  const auto again = printed_words(body.name);
  return has_body_head(body.name, again, {0, again.size()});
}

/// Of "Barley Trust - Board of Trustees - minutes" the last part that names a body, and the part before it as parent.
std::optional<BodyInWords> body_between_dashes(Phrase text, PrintedWords words) {
  std::optional<BodyInWords> found;
  size_t begin = 0;
  for (size_t i = 0; i <= words.size(); ++i) {
    const bool dash =
        i < words.size() && is_mark(words[i], '-') && words[i].spaced && i + 1 < words.size() && words[i + 1].spaced;
    if (i < words.size() && !dash) continue;
    auto body = finish(text, words, {begin, i});
    if (!body.name.empty() && has_body_head(text, words, {body.first, body.last})) {
      if (found && body.organization.empty()) body.organization = found->name;
      found = std::move(body);
    }
    begin = i + 1;
  }
  return found;
}

BodyInWords tidy_body(std::string_view text) {
  const auto words = printed_words(text);
  size_t end = words.size();
  for (size_t i = 1; i < words.size(); ++i)
    if (starts_date_or_time(words, i)) {
      end = i;
      break;
    }
  const PrintedWords named = PrintedWords(words).first(end);
  if (auto parted = body_between_dashes(text, named)) return std::move(*parted);
  return finish(text, words, {0, end});
}

std::optional<BodyInWords> body_in_sentence(std::string_view text, PrintedWords words) {
  const size_t reach = std::min<size_t>(words.size(), 120);
  for (size_t i = 0; i < reach; ++i) {
    const auto& w = words[i].folded;
    if (w != "meeting" && w != "meetings" && w != "session" && w != "cyfarfod" && w != "cruinniu") continue;
    if (auto body = around_meeting(text, words, i)) return body;
  }
  for (size_t i = 0; i < reach && i < 12; ++i) {
    const auto& w = words[i].folded;
    const bool paper = w == "minutes" || w == "agenda" || w == "notes" || w == "proceedings";
    if (!paper) continue;
    const bool of = i + 1 < words.size() &&
                    (words[i + 1].folded == "of" || words[i + 1].folded == "for" || words[i + 1].folded == "from");
    const size_t first = of ? i + 2 : i + 1;
    if (first < words.size()) {
      const auto body = finish(text, words, {first, name_end(text, words, first)});
      if (acceptable(text, words, body)) return body;
    }
    size_t end = i;
    for (int parts = 0; parts < 2 && end > 0; ++parts) {
      const size_t start = name_start(text, words, end);
      if (start < end && end - start <= 16) {
        const auto body = finish(text, words, {start, end});
        if (acceptable(text, words, body)) return body;
      }
      // "Board of Trustees - Part II minutes": the body stands before the dash.
      if (start == 0 || !is_mark(words[start - 1], '-')) break;
      end = start - 1;
    }
  }
  return std::nullopt;
}

}  // namespace minutebook
