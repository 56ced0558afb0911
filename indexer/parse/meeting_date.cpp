// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/parse/meeting_date.hpp"

#include <algorithm>
#include <array>
#include <cstdlib>

#include "indexer/parse/body_name.hpp"
#include "indexer/parse/meeting_date_mail.hpp"
#include "indexer/parse/meeting_date_order.hpp"
#include "indexer/parse/phrase_set.hpp"
#include "indexer/parse/printed_dates.hpp"
#include "indexer/parse/printed_times.hpp"
#include "indexer/parse/scan.hpp"
#include "lib/base/text.hpp"

namespace minutebook {
namespace {

using Phrase = std::string_view;
using Type = DocumentType;

constexpr size_t most_mentions = 500;
constexpr size_t most_line_bytes = 20000;

/// How a date comes to be the paper's own; higher wins.
enum class Rank { none, file_name, loose, head_block, title, sentence, label };

struct Candidate {
  PrintedDate printed;
  DateRole role = DateRole::referred;
  Rank rank = Rank::none;
  std::string text;
  Place place;
};

bool has(Phrase text, Phrase words) { return find_word(text, words) != Phrase::npos; }
template <size_t N>
bool has_any(Phrase text, const std::array<Phrase, N>& words) {
  return std::any_of(words.begin(), words.end(), [&](Phrase w) { return has(text, w); });
}

/// "Approved:", "adopted by the board on", "approved as printed this": the day minutes became final. In "approved
/// minutes of the meeting of" the word only describes them.
bool says_approved(Phrase before) {
  constexpr std::array<Phrase, 6> words = {"approved", "adopted",       "ratified",
                                           "accepted", "date approved", "approval date"};
  for (const auto word : words) {
    const size_t at = before.rfind(word);
    if (at == Phrase::npos || before.size() - at > 60 || find_word(before.substr(at), word) != 0) continue;
    const Phrase behind = trim(before.substr(at + word.size()));
    const bool digits = std::any_of(behind.begin(), behind.end(), is_digit);
    const bool at_meeting = starts_with_word(behind, "at") || starts_with_word(behind, "by");
    const bool described =
        has(behind, "minutes") || has(behind, "meeting") || has(behind, "held") || has(behind, "agenda");
    if (!digits && (at_meeting || !described)) return true;
  }
  return false;
}

/// "minutes of the regular meeting held on": what a title says between the body's name above it and the date.
bool is_title_of_meeting(Phrase text) {
  constexpr std::array<Phrase, 21> kinds = {
      "minutes", "of",      "the",  "a",     "an",      "regular",       "ordinary",
      "annual",  "special", "full", "board", "general", "extraordinary", "monthly",
      "council", "meeting", "held", "on",    "at",      "committee",     "public"};
  if (!has(text, "meeting")) return false;
  while (!text.empty()) {
    const Phrase word = first_word(text);
    const bool part_of_time = !word.empty() && (is_digit(word[0]) || word == "am" || word == "pm");
    if (!word.empty() && !part_of_time && !is_one_of(word, kinds)) return false;
    text.remove_prefix(std::max<size_t>(word.size(), 1));
  }
  return true;
}

/// "Finance Committee minutes" before a date is a title, "to receive the Finance Committee minutes" is not.
bool is_title_of_minutes(Phrase before) {
  constexpr std::array<Phrase, 24> business = {"the",      "approve", "approved",  "approval", "adopt",  "adopted",
                                               "adoption", "confirm", "confirmed", "sign",     "signed", "receive",
                                               "received", "read",    "agree",     "agreed",   "accept", "accepted",
                                               "previous", "last",    "matters",   "reviewed", "amend",  "presented"};
  const size_t at = find_word(before, "minutes");
  if (at == Phrase::npos || has_any(before.substr(0, at), business) || count_words(before) > 16) return false;
  if (is_title_of_meeting(before.substr(at))) return true;
  if (has_any(before, business) || std::any_of(before.begin(), before.end(), is_digit)) return false;
  return count_words(before.substr(at)) <= 2;
}

// English, Welsh, Irish, Gaelic.
constexpr PhraseSet next_words(std::to_array<Phrase>(
    {"next meeting",       "date of next",      "next ordinary",    "next monthly",          "next scheduled",
     "following meeting",  "next regular",      "next full",        "dates of next",         "date of the next",
     "following meetings", "future meeting",    "future meetings",  "next meetings",         "dates of future",
     "cyfarfod nesaf",     "cyfarfodydd nesaf", "cyfarfod dilynol", "cyfarfodydd i ddod",    "gyfarfod nesaf",
     "chruinniu eile",     "cruinniu eile",     "cruinnithe eile",  "chruinniu ina dhiaidh", "ath choinneamh",
     "ath-choinneamh"}));
constexpr PhraseSet previous_words(std::to_array<Phrase>(
    {"last meeting", "previous meeting", "previous minutes", "previously held", "minutes of the previous",
     "minutes of the last", "approval of minutes", "adoption of minutes", "approve the minutes", "confirm the minutes",
     "minutes dated", "since the last", "adopt the minutes", "sign the minutes", "earlier meeting"}));
constexpr PhraseSet issued_words(std::to_array<Phrase>({"issued", "published", "publication", "dated", "date of issue",
                                                        "circulated", "printed", "posted", "issue date",
                                                        "date of report", "despatched", "signed"}));

/// Talks of minutes without being their title: "approval of the minutes of the meeting held on".
bool talks_of_minutes(Phrase before) {
  const size_t at = find_word(before, "minutes");
  if (at == Phrase::npos) return false;
  constexpr std::array<Phrase, 10> titles = {
      "minutes",          "draft minutes",     "the minutes of a", "unconfirmed minutes", "unapproved minutes",
      "approved minutes", "confirmed minutes", "minutes of",       "un-approved minutes", "these minutes"};
  const bool title = at == 0 || !first_of(before, titles).empty() || count_words(before.substr(0, at)) == 0;
  return !title;
}

/// Behind commas and dashes.
Phrase first_word_of(Phrase text) {
  while (!text.empty() && !is_word_byte(text.front())) text.remove_prefix(1);
  return text;
}

size_t count_letters_before(Phrase text, size_t end) {
  size_t n = 0;
  while (n < end && is_letter(text[end - n - 1])) ++n;
  return n;
}

/// Folded text from the beginning of the date's sentence, at most 60 words.
std::string before_date(const Stretch& stretch, const PrintedDate& date) {
  Phrase text = Phrase(stretch.text).substr(0, date.start);
  if (text.size() > 500) text.remove_prefix(text.size() - 500);
  for (size_t i = text.size(); i > 1; --i) {
    const bool stop = text[i - 1] == ' ' && (text[i - 2] == '.' || text[i - 2] == ';' || text[i - 2] == '?');
    // "Co. Wrenmoor", "St. Mary's" and "p.m. on" do not end a sentence.
    if (stop && count_letters_before(text, i - 2) <= 3) continue;
    if (stop) {
      text.remove_prefix(i);
      break;
    }
  }
  return fold(trim(text));
}

/// Nothing but a date, a time and a weekday on the line (and a bracket or "at").
bool is_date_line(const Stretch& stretch, const PrintedDate& date) {
  const size_t other =
      count_words(Phrase(stretch.folded).substr(0, date.start <= stretch.folded.size() ? date.start : 0));
  std::string rest = stretch.text.substr(std::min<size_t>(date.end, stretch.text.size()));
  const auto times = find_times(rest);
  size_t words = count_words(rest);
  for (const auto& time : times)
    words -= std::min(words, count_words(std::string_view(rest).substr(time.start, time.end - time.start)));
  return other <= 1 && words <= 3;
}

bool is_letter_opening(const CleanText& text, const Opening& opening) {
  static constexpr PhraseSet words(
      std::to_array<Phrase>({"dear", "wish to inform", "attendance is requested", "at this meeting is requested",
                             "and each member", "a chara", "a chomhairleoir", "requested to attend", "summoned",
                             "invited to attend", "yours sincerely", "yours faithfully", "hereby given"}));
  return std::any_of(text.lines.begin(), text.lines.begin() + static_cast<std::ptrdiff_t>(opening.lines),
                     [&](const TextLine& line) { return words.stands_in(Phrase(line.folded).substr(0, 400)); });
}

class Reader {
 public:
  Reader(const CleanText& text, const Opening& opening, const std::vector<Label>& labels, Type type,
         std::string_view path)
      : text_(text), opening_(opening), labels_(labels), type_(type), path_(path) {}

  DateReading read() {
    numeric_ = order_of_opening();
    mail_ = find_mail_header(text_);
    letter_ = is_letter_opening(text_, opening_);
    read_labelled();
    for (size_t i = 0; i < opening_.stretches.size(); ++i) read_stretch(i);
    give_years();
    choose();
    read_rest();
    return std::move(out_);
  }

 private:
  NumericReading order_of_opening() const {
    std::string sample;
    for (size_t i = 0; i < text_.lines.size() && sample.size() < 40000; ++i)
      sample += std::string(utf8_prefix(text_.lines[i].text, 4000)) + "\n";
    return numeric_reading_of(sample);
  }

  bool in_label(const Stretch::Part& part) const {
    return std::any_of(labels_.begin(), labels_.end(), [&](const Label& l) {
      return (part.line == l.line || (part.line >= l.value_line && part.line <= l.last_line)) && claimed(l);
    });
  }
  static bool claimed(const Label& label) {
    using K = LabelKind;
    return label.kind == K::date || label.kind == K::to || label.kind == K::other_date || label.kind == K::issued ||
           label.kind == K::next_meeting || label.kind == K::body || label.kind == K::time || label.kind == K::title ||
           label.kind == K::purpose;
  }

  /// "Date:" among "Our ref:" and "Ask for:" is the day the paper went out.
  bool among_contacts(const Label& label) const {
    return std::any_of(labels_.begin(), labels_.end(), [&](const Label& other) {
      const bool near = other.line + 5 > label.line && other.line < label.line + 5;
      const bool contact = other.label == "ask for" || other.label == "please ask for" || other.label == "our ref" ||
                           other.label == "your ref" || other.label == "direct dial" ||
                           other.label == "direct dial/ext" || other.label == "direct line" ||
                           other.label == "enquiries to";
      return near && contact;
    });
  }

  /// "Date:" over "Time:" and "Venue:" is the meeting's, whatever stands beside it.
  bool beside_time_or_venue(const Label& label) const {
    return std::any_of(labels_.begin(), labels_.end(), [&](const Label& other) {
      const bool near = other.line + 3 > label.line && other.line < label.line + 3;
      return near && (other.kind == LabelKind::time || other.kind == LabelKind::venue);
    });
  }

  void read_labelled() {
    for (const auto& label : labels_) {
      if (!claimed(label) || label.value.empty()) continue;
      const auto dates = find_dates(label.value, numeric_.order);
      if (dates.empty()) continue;
      Candidate candidate{dates.front(),
                          DateRole::referred,
                          Rank::none,
                          {},
                          place_of(text_.lines[label.value_line], "date.label", dates.front().confidence)};
      candidate.text = label.value.substr(candidate.printed.start, candidate.printed.end - candidate.printed.start);
      set_label_role(label, candidate);
      candidates_.push_back(std::move(candidate));
    }
  }

  void set_label_role(const Label& label, Candidate& candidate) const {
    using K = LabelKind;
    const bool head = label.line < opening_.front || label.line < 25;
    if (mail_.holds(label.line)) return rank_mailed(candidate);
    const bool issued =
        label.kind == K::issued || (label.kind == K::date && among_contacts(label) && !beside_time_or_venue(label));
    if (label.kind == K::next_meeting)
      candidate.role = DateRole::next_meeting;
    else if (issued)
      candidate.role = DateRole::issued;
    else if (label.kind == K::date && head) {
      candidate.role = label.label.find("decision") != std::string::npos ? DateRole::decision : DateRole::meeting;
      candidate.rank = Rank::label;
    } else if ((label.kind == K::to || label.kind == K::body || label.kind == K::time) && head) {
      candidate.role = DateRole::meeting;
      candidate.rank = Rank::label;
    }
  }

  void read_stretch(size_t index) {
    const Stretch& stretch = opening_.stretches[index];
    if (in_label(stretch.parts.front())) return;
    for (const auto& printed : find_dates(stretch.text, numeric_.order)) {
      Candidate candidate{
          printed, DateRole::referred, Rank::none, stretch.text.substr(printed.start, printed.end - printed.start), {}};
      candidate.place =
          place_in(stretch, text_, printed.start, printed.end, {0, 0, 0, "date.referred", printed.confidence});
      rank(index, candidate);
      candidates_.push_back(std::move(candidate));
    }
  }

  /// The day a mail was sent dates the mail, never the paper printed below it.
  void rank_mailed(Candidate& candidate) const {
    candidate.role = DateRole::issued;
    candidate.place.rule = "date.issued";
    // A mail copied into a letter is older than the letter.
    if (type_ == Type::letter && mail_.first < 6) accept(candidate, Rank::label, "date.letter");
  }

  bool mailed(const Stretch& stretch, size_t offset) const {
    const Stretch::Part* part = nullptr;
    for (const auto& each : stretch.parts)
      if (each.offset <= offset) part = &each;
    return part && mail_.holds(part->line);
  }

  /// "Cyfarfod nesaf / Next meeting" standing alone above the date.
  bool below_next_heading(size_t index) const {
    if (index == 0) return false;
    const Phrase above = opening_.stretches[index - 1].folded;
    return count_words(above) <= 8 && role_before(above) == DateRole::next_meeting &&
           find_dates(opening_.stretches[index - 1].text).empty();
  }

  void accept(Candidate& candidate, Rank rank, const char* rule) const {
    candidate.role = DateRole::meeting;
    candidate.rank = rank;
    candidate.place.rule = rule;
  }

  /// A letter has the day that stands on a line of its own; those that its sentences tell of are others.
  void rank_in_letter(const Stretch& stretch, Phrase before, Candidate& candidate) const {
    if (is_own_line(stretch, candidate.printed)) return accept(candidate, Rank::title, "date.letter");
    if (const auto role = role_before(before)) candidate.role = *role;
  }

  /// "14th June 2011", "Quay, 14 June 2011", "Dated 14 June 2011" on a line.
  bool is_own_line(const Stretch& stretch, const PrintedDate& printed) const {
    size_t k = 0;
    while (k + 1 < stretch.parts.size() && stretch.parts[k + 1].offset <= printed.start) ++k;
    const size_t from = stretch.parts[k].offset;
    const size_t to = k + 1 < stretch.parts.size() ? stretch.parts[k + 1].offset : stretch.text.size();
    if (printed.end > to) return false;
    std::string rest =
        stretch.text.substr(from, printed.start - from) + stretch.text.substr(printed.end, to - printed.end);
    constexpr size_t longest_rest = 24;  // a town
    rest = std::string(trim(rest));
    while (!rest.empty() && !is_word_byte(rest.back())) rest.pop_back();
    const std::string folded = fold(rest);
    if (starts_with_word(folded, "date") || starts_with_word(folded, "dated")) return count_words(folded) == 1;
    bool capitals = true;
    for (const auto word : split(rest, ' ')) capitals = capitals && (word.empty() || !starts_lower(word));
    return rest.size() <= longest_rest && capitals;
  }

  /// role_before, and what the line above and the paper's title say.
  std::optional<DateRole> role_in(size_t index, const PrintedDate& printed, Phrase before) const {
    const Stretch& stretch = opening_.stretches[index];
    const auto role = role_before(before);
    if (!role)
      return is_date_line(stretch, printed) && below_next_heading(index) ? std::optional(DateRole::next_meeting) : role;
    const bool title = *role == DateRole::previous_meeting && stretch.front && !summoned_by_type();
    // Below "Quay School District #4 / Regular Meeting Minutes" a day on its own line is the meeting's.
    return title && (is_title_of_minutes(before) || is_own_line(stretch, printed)) ? std::nullopt : role;
  }

  void rank(size_t index, Candidate& candidate) const {
    const Stretch& stretch = opening_.stretches[index];
    const std::string before = before_date(stretch, candidate.printed);
    const Phrase after = Phrase(stretch.folded).substr(std::min<size_t>(candidate.printed.end, stretch.folded.size()));
    const bool item = opens_numbered_item(stretch.folded) || after.find("(page") != Phrase::npos;
    if (mailed(stretch, candidate.printed.start)) return rank_mailed(candidate);
    if (type_ == Type::letter) return rank_in_letter(stretch, before, candidate);
    const auto role = role_in(index, candidate.printed, before);
    // On an agenda "the next meeting of the Council will be held" is the one that it convenes.
    const bool convened =
        role == DateRole::next_meeting && summoned_by_type() && stretch.front && has(before, "will be held");
    if (convened) return accept(candidate, Rank::sentence, "date.sentence");
    if (role) candidate.role = *role;
    // "20 August 2020 Regular Meeting Minutes" on an agenda: what is to be approved.
    if (summoned_by_type() && !candidate.printed.range && has(after.substr(0, 60), "minutes")) {
      candidate.role = DateRole::previous_meeting;
      return;
    }
    if (role || item || (starts_with_word(before, "to ") && !has(before, "to be held"))) return;
    const bool held = has(before, "held") || has(before, "take place") || has(before, "convened") ||
                      has(before, "will meet") || has(before, "takes place") || has(before, "took place") ||
                      has(before, "met in");
    const bool summons = has(before, "attend") || has(before, "to be held") || has(before, "will be held") ||
                         has(before, "hereby given") || has(before, "summoned") || has(before, "take place");
    const bool meeting = has(before, "meeting") || has(before, "minutes") || has(before, "agenda") ||
                         has(before, "session") || has(before, "notes") || has(before, "hearing");
    // What reports tell of was held elsewhere.
    const bool report = type_ == Type::report || type_ == Type::covering_report || type_ == Type::record_of_decision;
    if ((held && stretch.front && !report && (meeting || starts_with_word(before, "held"))) ||
        (summons &&
         (summoned_by_type() || (stretch.front && (meeting || has(before, "attend") || has(before, "summoned"))))))
      return accept(candidate, Rank::sentence, "date.sentence");
    if (held && meeting && !stretch.front && starts_with_word(before, "a meeting of"))
      return accept(candidate, Rank::sentence, "date.sentence");
    if (!stretch.front && index > 3) return;
    // "16.05.23, held in the small hall": what follows proves the numbers a date.
    if (starts_with_word(first_word_of(after), "held") && candidate.printed.start == 0) {
      candidate.printed.confidence = std::max(candidate.printed.confidence, 0.7);
      return accept(candidate, Rank::sentence, "date.sentence");
    }
    if (is_date_line(stretch, candidate.printed)) return rank_date_line(index, candidate);
    rank_title(stretch, before, candidate);
  }

  /// Only an agenda's summons may stand below its first items.
  bool summoned_by_type() const {
    return type_ == Type::agenda || type_ == Type::agenda_pack || type_ == Type::supplement;
  }

  /// A line that is only a date: the meeting's, or the day a letter was written.
  void rank_date_line(size_t index, Candidate& candidate) const {
    const bool time = !find_times(opening_.stretches[index].text).empty();
    if (letter_ && !time) {
      candidate.role = DateRole::issued;
      candidate.place.rule = "date.issued";
      return;
    }
    const bool dated_paper = (type_ == Type::appendix || type_ == Type::other) && !names_meeting();
    accept(candidate, dated_paper ? Rank::loose : time && index > 6 ? Rank::head_block : Rank::title, "date.head_line");
  }

  /// A paper that is called after a meeting is dated by it whatever its kind.
  bool names_meeting() const {
    const size_t n = std::min<size_t>(opening_.stretches.size(), 5);
    return std::any_of(
        opening_.stretches.begin(), opening_.stretches.begin() + static_cast<std::ptrdiff_t>(n),
        [](const Stretch& stretch) { return has(stretch.folded, "meeting") && count_words(stretch.folded) <= 16; });
  }

  void rank_title(const Stretch& stretch, Phrase before, Candidate& candidate) const {
    const size_t words = count_words(stretch.folded);
    const bool names = has(stretch.folded, "meeting") || has(stretch.folded, "minutes") ||
                       has(stretch.folded, "agenda") || has(stretch.folded, "session") ||
                       has(stretch.folded, "notes") || has(stretch.folded, "note") || has(stretch.folded, "mtg") ||
                       has(stretch.folded, "teleconference") || has(stretch.folded, "call") ||
                       has(stretch.folded, "cyfarfod") || has(stretch.folded, "cofnodion") ||
                       has(stretch.folded, "cruinniu") || has(stretch.folded, "miontuairisci");
    if (words <= 45 && names && !before.empty() && !ends_prose(stretch))
      return accept(candidate, Rank::title, "date.title");
    const auto before_name = before.empty() ? std::string() : stretch.text.substr(0, candidate.printed.start);
    if (words <= 24 && !letter_ && !before_name.empty() && is_body_name(trimmed_name(before_name)))
      return accept(candidate, Rank::title, "date.title");
    const auto behind = stretch.text.substr(candidate.printed.end);
    if (words <= 30 && before.empty() && !letter_ &&
        (names || !find_times(behind).empty() || is_body_name(trimmed_name(behind))))
      return accept(candidate, Rank::title, "date.title");
  }

  static bool ends_prose(const Stretch& stretch) {
    return count_words(stretch.folded) > 25 && ends_sentence(stretch.text) && !has(stretch.folded, "held");
  }

  static std::string trimmed_name(std::string_view text) {
    const std::string_view signs = " ,.-:;|/(\u2013\u2014";
    while (!text.empty() && (signs.find(text.back()) != std::string_view::npos)) text.remove_suffix(1);
    while (!text.empty() && (signs.find(text.front()) != std::string_view::npos)) text.remove_prefix(1);
    return std::string(text);
  }

  /// "Thursday 26th March" in a letter of 20 March 2015.
  void give_years() {
    for (auto& candidate : candidates_) {
      if (candidate.rank == Rank::none || candidate.printed.date.year != 0) continue;
      for (const auto& other : candidates_)
        if (&other != &candidate && is_full_day(other.printed.date) && candidate.printed.date.year == 0 &&
            (other.role == DateRole::issued || other.role == DateRole::previous_meeting || other.rank > Rank::none))
          if (const auto date = with_year_after(candidate.printed, other.printed.date)) candidate.printed.date = *date;
      const auto named = date_in_file_name(path_);
      if (candidate.printed.date.year == 0 && named && named->month == candidate.printed.date.month &&
          named->day == candidate.printed.date.day)
        candidate.printed.date = *named;
    }
  }

  /// 02/09/2015 can be read both ways: a file named 2015-02-09 tells.
  void settle_numeric() {
    const auto named = date_in_file_name(path_);
    if (!named) return;
    for (auto& candidate : candidates_) {
      Date& date = candidate.printed.date;
      const bool words = std::any_of(candidate.text.begin(), candidate.text.end(), is_letter);
      const bool iso = candidate.text.size() > 4 && is_digit(candidate.text[2]) && is_digit(candidate.text[3]);
      if (!words && !iso && Date{date.year, date.day, date.month} == *named) date = *named;
    }
  }

  void choose() {
    settle_numeric();
    const Candidate* best = nullptr;
    for (const auto& candidate : candidates_) {
      if (candidate.rank == Rank::none || !is_full_day(candidate.printed.date)) continue;
      if (candidate.printed.confidence < 0.5 && candidate.printed.weekday < 0) continue;
      if (is_misprint(candidate) || is_open(candidate)) continue;
      if (!best || candidate.rank > best->rank) best = &candidate;
    }
    if (best && best->rank == Rank::loose) best = nullptr;
    if (best) {
      out_.date = best->printed.date;
      out_.place = best->place;
      out_.place.confidence = best->printed.confidence;
      out_.source = best->rank == Rank::label      ? DateSource::label
                    : best->rank == Rank::sentence ? DateSource::sentence
                                                   : DateSource::title;
      if (!best->printed.weekday_agrees)
        out_.problems.push_back(
            {best->place.page, "The weekday printed with the date \"" + best->text + "\" is not that day's."});
    } else if (named_by_file()) {
      out_.date = date_in_file_name(path_);
      out_.source = DateSource::filename;
      out_.place = {0, 0, 0, "date.file_name", 0.5};
    }
    for (auto& candidate : candidates_) {
      if (candidate.role == DateRole::meeting && out_.date && candidate.printed.date != *out_.date)
        candidate.role = DateRole::referred;
      if (candidate.printed.date.year != 0)
        out_.mentions.push_back({candidate.printed.date, candidate.role, candidate.text, candidate.place});
    }
  }

  /// An American paper's 3/4/2018 that nothing decides; a wrong day is worse than none.
  bool is_open(const Candidate& candidate) {
    const bool open = !numeric_.proved && is_two_faced(candidate.text, candidate.printed.date) &&
                      !(candidate.printed.weekday >= 0 && candidate.printed.weekday_agrees) &&
                      date_in_file_name(path_) != candidate.printed.date;
    if (open)
      out_.problems.push_back({candidate.place.page, "The date \"" + candidate.text +
                                                         "\" can be read month first or day first; it was left out."});
    return open;
  }

  /// The weekday is not that day's, and the paper went out more than a year away from it.
  bool is_misprint(const Candidate& candidate) {
    if (candidate.printed.weekday_agrees) return false;
    const bool far = std::any_of(candidates_.begin(), candidates_.end(), [&](const Candidate& other) {
      return other.role == DateRole::issued && is_full_day(other.printed.date) &&
             std::abs(day_number(other.printed.date) - day_number(candidate.printed.date)) > 300;
    });
    if (far)
      out_.problems.push_back(
          {candidate.place.page, "The date \"" + candidate.text +
                                     "\" agrees neither with its weekday nor with the day of issue; it was left out."});
    return far;
  }

  /// Only papers of a meeting are dated by their file, and only when their text has no date of its own.
  bool named_by_file() const {
    const bool of_meeting = type_ == Type::minutes || type_ == Type::agenda || type_ == Type::note_of_decisions ||
                            type_ == Type::agenda_pack || type_ == Type::decision_list || type_ == Type::supplement;
    return of_meeting && date_in_file_name(path_).has_value();
  }

  /// The dates of the rest of the text, with the roles their sentences give them.
  void read_rest() {
    for (size_t i = opening_.lines; i < text_.lines.size() && out_.mentions.size() < most_mentions; ++i) {
      const auto& line = text_.lines[i];
      if (std::none_of(line.text.begin(), line.text.end(), is_digit)) continue;
      for (const auto& printed : find_dates(utf8_prefix(line.text, most_line_bytes), numeric_.order)) {
        if (printed.date.year == 0 || printed.confidence <= 0.5) continue;
        const auto role = role_before(fold(Phrase(line.text).substr(0, printed.start)));
        Place place = place_of(line, "date.text", printed.confidence);
        place.end = place.start + printed.end;
        place.start += printed.start;
        out_.mentions.push_back({printed.date, role.value_or(DateRole::referred),
                                 line.text.substr(printed.start, printed.end - printed.start), place});
      }
    }
  }

  const CleanText& text_;
  const Opening& opening_;
  const std::vector<Label>& labels_;
  Type type_;
  std::string_view path_;
  NumericReading numeric_;
  MailHeader mail_;
  bool letter_ = false;
  std::vector<Candidate> candidates_;
  DateReading out_;
};

bool unambiguous(std::string_view name, const PrintedDate& date) {
  const auto printed = name.substr(date.start, date.end - date.start);
  if (std::any_of(printed.begin(), printed.end(), is_letter)) return true;
  const bool iso = printed.size() >= 4 && is_digit(printed[2]) && is_digit(printed[3]);
  return iso || date.date.day > 12 || date.date.day == date.date.month;
}

/// "20180820" standing alone.
std::optional<Date> compact_date(std::string_view name) {
  for (size_t i = 0; i + 8 <= name.size(); ++i) {
    size_t n = 0;
    while (i + n < name.size() && is_digit(name[i + n])) ++n;
    if (n == 8) {
      const std::string iso = std::string(name.substr(i, 4)) + "-" + std::string(name.substr(i + 4, 2)) + "-" +
                              std::string(name.substr(i + 6, 2));
      const auto date = date_from_iso(iso);
      if (date && date->year >= 1900 && date->year < 2100) return date;
    }
    if (n > 0) i += n - 1;
  }
  return std::nullopt;
}

}  // namespace

DateReading read_dates(const CleanText& text, const Opening& opening, const std::vector<Label>& labels,
                       DocumentType type, std::string_view path) {
  return Reader(text, opening, labels, type, path).read();
}

std::optional<DateRole> role_before(std::string_view before) {
  if (next_words.stands_in(before)) return DateRole::next_meeting;
  if (says_approved(before)) return DateRole::issued;
  if (previous_words.stands_in(before) || talks_of_minutes(before)) return DateRole::previous_meeting;
  constexpr std::array<Phrase, 3> call_in = {"call-in", "call in", "called in"};
  if (has_any(before, call_in)) return DateRole::call_in_deadline;
  // Only the words next to the date say what it is; "issued" far before it does not.
  const size_t reach = before.size() > 40 ? before.size() - 40 : 0;
  const Phrase near = before.substr(reach);
  const Phrase last = last_word(before);
  if (issued_words.stands_in(near) && !has(near, "held")) return DateRole::issued;
  if (has(near, "with effect from") || has(near, "effective from") || has(near, "effective"))
    return DateRole::effective;
  if (last == "by" || last == "before" || has(near, "no later than") || has(near, "deadline")) return DateRole::due;
  return std::nullopt;
}

std::optional<Date> date_in_file_name(std::string_view path) {
  const size_t slash = path.rfind('/');
  std::string name(path.substr(slash == std::string_view::npos ? 0 : slash + 1));
  const size_t dot = name.rfind('.');
  if (dot != std::string::npos && name.size() - dot <= 6) name.resize(dot);
  std::replace(name.begin(), name.end(), '_', ' ');
  if (const auto date = compact_date(name)) return date;
  std::optional<Date> found;
  for (const bool dashes : {false, true}) {
    if (dashes) std::replace(name.begin(), name.end(), '-', ' ');
    for (const auto& date : find_dates(name)) {
      if (!is_full_day(date.date) || date.range || !unambiguous(name, date)) continue;
      if (found && *found != date.date) return std::nullopt;
      found = date.date;
    }
    if (found) return found;
  }
  return found;
}

}  // namespace minutebook
