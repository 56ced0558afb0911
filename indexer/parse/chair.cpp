// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/parse/chair.hpp"

#include <algorithm>
#include <array>

#include "indexer/parse/name_vocabulary.hpp"
#include "indexer/parse/names.hpp"
#include "indexer/parse/scan.hpp"
#include "indexer/parse/sentences.hpp"
#include "lib/base/text.hpp"

namespace minutebook {
namespace {

using Phrase = std::string_view;

constexpr size_t most_lines = 70;

/// The first stop that ends a sentence: not one behind an initial or a short title ("Mr. W. Penn", "Bro. Oake").
size_t sentence_end(Phrase text) {
  for (size_t at = text.find(". "); at != Phrase::npos; at = text.find(". ", at + 1)) {
    const size_t blank = text.substr(0, at).rfind(' ');
    const Phrase word =
        text.substr(blank == Phrase::npos ? 0 : blank + 1, at - (blank == Phrase::npos ? 0 : blank + 1));
    const bool initial = word.size() == 1 && is_upper(word[0]);
    if (!initial && !(word.size() <= 4 && is_title(fold(word)))) return at;
  }
  return Phrase::npos;
}

/// "Jory Slade (JS) who welcomed ..." -> "Jory Slade".
Phrase name_part(Phrase text) {
  const size_t end =
      std::min({text.find(','), text.find('('), text.find(';'), text.find(" who "), text.find(" and "),
                text.find(" as "), text.find(" in "), text.find(" at "), sentence_end(text), text.find(" for ")});
  text = trim(text.substr(0, end));
  while (!text.empty() && (text.back() == '.' || text.back() == ':' || text.back() == ',') &&
         !(text.size() > 1 && is_upper(text[text.size() - 2]) && text.size() < 4))
    text.remove_suffix(1);
  while (!text.empty() && (text.front() == ':' || text.front() == '-' || text.front() == ' ')) text.remove_prefix(1);
  return text;
}

/// Words before the verb: "Board President Bishop", "RW", "Cllr A Other".
Phrase name_before(Phrase text) {
  for (const Phrase dash : {" - ", " \u2013 ", " \u2014 "})  // "I. Call to Order - Chair Penn"
    if (const size_t at = text.rfind(dash); at != Phrase::npos) text.remove_prefix(at + dash.size());
  const size_t colon = text.rfind(": ");
  if (colon != Phrase::npos) text.remove_prefix(colon + 2);
  const size_t open = text.rfind('(');  // "The Vicar (Revd T Penn, in the chair)"
  const bool inside = open != Phrase::npos && text.find(')', open) == Phrase::npos && has_letter(text.substr(open));
  if (inside) {
    text = trim(text.substr(open + 1));
    while (!text.empty() && text.back() == ',') text.remove_suffix(1);
    return text;
  }
  const size_t stop = text.rfind(". ");
  if (stop != Phrase::npos && stop > 3 && text.size() - stop > 3 && !is_upper(text[stop - 1]))
    text.remove_prefix(stop + 2);
  return trim(text);
}

bool is_initials(Phrase text) {
  return text.size() >= 2 && text.size() <= 4 && is_upper(text[0]) && is_letter(text.back()) &&
         std::count_if(text.begin(), text.end(), is_upper) >= 2;
}

/// Offices in front of a surname: "Board President", "Vice-Chair".
Phrase without_office(Phrase text) {
  constexpr std::array<Phrase, 22> offices = {"the",        "board",          "council",      "commission", "committee",
                                              "president",  "vice-president", "vice",         "chair",      "chairman",
                                              "chairwoman", "chairperson",    "mayor",        "deputy",     "acting",
                                              "vice-chair", "vice-chairman",  "commissioner", "supervisor", "interim",
                                              "provost",    "convener"};
  for (;;) {
    const Phrase word = text.substr(0, text.find(' '));
    if (word.size() == text.size() || !is_one_of(to_lower_ascii(word), offices)) return text;
    text = trim(text.substr(word.size()));
  }
}

/// "Chair", "Vice Chair": the word for the office stands where its holder is looked for.
bool is_office(Phrase text) {
  const Phrase bare = without_office(text);
  constexpr std::array<Phrase, 12> offices = {"president",   "chair",         "chairman",   "chairwoman",
                                              "chairperson", "mayor",         "vice-chair", "provost",
                                              "convener",    "vice-chairman", "supervisor", "vice-president"};
  return is_one_of(to_lower_ascii(bare), offices);
}

std::optional<std::string> as_name(Phrase printed) {
  const Phrase text = trim(printed);
  if (text.empty() || text.size() > 80 || is_office(text)) return std::nullopt;
  // "Vice-Chancellor" alone is an office, whatever follows the hyphen.
  const std::string folded = to_lower_ascii(text);
  if (text.find(' ') == Phrase::npos && (folded.starts_with("vice-") || folded.starts_with("pro-vice-")))
    return std::nullopt;
  if (is_initials(text)) return std::string(text);
  if (text.find(' ') == Phrase::npos && is_role(text)) return std::nullopt;  // "Vicar": the name stands elsewhere
  if (const auto person = parse_person(text))
    return person->name.find(' ') == std::string::npos && is_role(person->name) ? std::nullopt
                                                                                : std::optional(person->name);
  const Phrase bare = without_office(text);
  if (bare.size() == text.size()) return std::nullopt;
  if (const auto person = parse_person(bare)) return person->name;
  if (bare.find(' ') == Phrase::npos && starts_capital(bare) && bare.size() > 2 && !is_role(bare))
    return std::string(bare);
  return std::nullopt;
}

struct Verb {
  Phrase phrase;
  bool name_follows;
};
constexpr Verb verbs[] = {{"chaired by", true},
                          {"presided over by", true},
                          {"presided by", true},
                          {"in the chair:", true},
                          {"in the chair -", true},
                          {"chaired the meeting", false},
                          {"was in the chair", false},
                          {"took the chair", false},
                          {"in the chair", false},
                          {"chaired as", false},
                          {"chaired because", false},
                          {"chaired in the absence", false},
                          {"occupied the chair", false},
                          {"was voted to the chair", false},
                          {"was voted into the chair", false},
                          {"presided", false},
                          {"presiding", false},
                          {"called the meeting to order", false},
                          {"opened the meeting", false},
                          {"chair) welcomed", false},
                          {"chair) opened", false},
                          {"chairman) welcomed", false},
                          {"convener) welcomed", false},
                          {"chair, welcomed", false},
                          {"chairman, welcomed", false},
                          {"chairing", false},
                          {"called the regular meeting to order", false},
                          {"called the special meeting to order", false}};

/// "a Tolls Committee chaired by Cllr Penn" is not this one.
bool is_of_another_body(Phrase before) {
  constexpr std::array<Phrase, 10> bodies = {"committee", "sub-committee", "group", "panel",      "board",
                                             "council",   "forum",         "team",  "task force", "subcommittee"};
  const Phrase last = last_word(trim(before));
  return is_one_of(last, bodies) && !has_word(before, "meeting");
}

std::optional<std::string> name_in_sentence(const TextLine& line) {
  // Offsets of the folded text hold for the printed one only while both are of one length.
  if (line.folded.size() != line.text.size()) return std::nullopt;
  constexpr std::array<Phrase, 7> parts = {"for this item", "for item",       "for the item",    "for that item",
                                           "for this part", "this item only", "during this item"};
  if (has_any_word(line.folded, parts)) return std::nullopt;  // of a part of the meeting
  for (const auto& verb : verbs) {
    const size_t at = find_word(line.folded, verb.phrase);
    if (at == std::string::npos || (verb.name_follows && is_of_another_body(line.folded.substr(0, at)))) continue;
    const Phrase text = line.text;
    auto name = verb.name_follows ? as_name(name_part(text.substr(at + verb.phrase.size())))
                                  : as_name(name_before(text.substr(0, at)));
    if (name) return name;
  }
  // "was called to order at 6:00 p.m. by President Penn in the Library"
  const size_t order = find_word(line.folded, "to order");
  if (order != std::string::npos && find_word(line.folded.substr(0, order), "called") != std::string::npos) {
    const size_t by = line.folded.find(" by ", order);
    if (by != std::string::npos)
      if (auto name = as_name(name_part(Phrase(line.text).substr(by + 4)))) return name;
  }
  // "called the regular meeting of the Council to order", perhaps over a line's end.
  const size_t called = find_word(line.folded, "called the");
  if (called == std::string::npos || called > 100 || line.folded.find("meeting", called) == std::string::npos)
    return std::nullopt;
  return as_name(name_before(Phrase(line.text).substr(0, called)));
}

/// "Ann Penn was elected Chair and took over": who presided over most of the meeting.
std::optional<std::string> name_of_elected(const TextLine& line) {
  if (line.folded.size() != line.text.size()) return std::nullopt;
  constexpr std::array<Phrase, 6> takes = {"took over",    "took the chair",    "took the chairmanship",
                                           "then chaired", "assumed the chair", "in the chair from"};
  if (!has_any_word(line.folded, takes)) return std::nullopt;
  for (const Phrase verb : {"was elected", "was duly elected", "was appointed", "was unanimously elected"}) {
    const size_t at = find_word(line.folded, verb);
    if (at == std::string::npos) continue;
    Phrase office = trim(Phrase(line.folded).substr(at + verb.size()));
    for (const Phrase lead : {"as ", "the ", "to be ", "new "})
      if (office.starts_with(lead)) office.remove_prefix(lead.size());
    if (is_chair_word(first_word(office)) || starts_with_word(office, "mayor"))
      return as_name(name_before(Phrase(line.text).substr(0, at)));
  }
  return std::nullopt;
}

bool is_surname_of(Phrase surname, Phrase name) {
  const std::string folded = fold_name(name), wanted = fold_name(surname);
  return folded.size() > wanted.size() && folded.compare(folded.size() - wanted.size(), wanted.size(), wanted) == 0 &&
         folded[folded.size() - wanted.size() - 1] == ' ';
}

}  // namespace

std::optional<NamedValue> read_chair(const CleanText& text, const std::vector<Label>& labels) {
  for (const auto& label : labels) {
    if (label.kind != LabelKind::chair || label.value.empty()) continue;
    if (const auto name = as_name(name_part(label.value)))
      return NamedValue{*name, place_of(text.lines[label.value_line], "chair.label", 0.9)};
  }
  for (size_t i = 0; i < text.lines.size() && i < most_lines; ++i)
    if (const auto name = name_of_elected(text.lines[i]))
      return NamedValue{*name, place_of(text.lines[i], "chair.elected", 0.8)};
  for (size_t i = 0; i < text.lines.size() && i < most_lines; ++i) {
    if (const auto name = name_in_sentence(text.lines[i]))
      return NamedValue{*name, place_of(text.lines[i], "chair.sentence", 0.85)};
  }
  return std::nullopt;
}

namespace {

/// "Cllr Penn was proposed by Cllr Oak, … and was elected Chairman", "that Cllr Penn be elected Chair": the name.
std::optional<std::string> name_of_elected_in(Phrase text, Phrase folded) {
  if (folded.size() != text.size()) return std::nullopt;
  const size_t at = find_word(folded, "elected");
  if (at == std::string::npos) return std::nullopt;
  Phrase office = trim(folded.substr(at + 7));
  for (const Phrase lead : {"unopposed ", "as ", "to ", "the ", "office of ", "position of ", "be "})
    if (office.starts_with(lead)) office = trim(office.substr(lead.size()));
  if (!is_chair_word(first_word(office)) && !starts_with_word(office, "mayor")) return std::nullopt;
  size_t start = 0;
  for (const auto& sentence : cut_sentences(text.substr(0, at))) start = sentence.start;
  if (const size_t that = folded.substr(0, at).rfind("that "); that != Phrase::npos && that >= start) start = that + 5;
  size_t end = at;
  for (const Phrase verb : {" was ", " be ", " is ", " were ", " had ", " has "})
    if (const size_t found = folded.find(verb, start); found != Phrase::npos) end = std::min(end, found);
  return end > start ? as_name(text.substr(start, end - start)) : std::nullopt;
}

/// Whom the meeting elected, where nothing else tells who presided: at the first item of an annual meeting.
std::optional<NamedValue> elected_chair(const CleanText& text) {
  constexpr size_t reach = 120, longest = 400;
  for (size_t i = 0; i < text.lines.size() && i < reach; ++i) {
    const TextLine& line = text.lines[i];
    if (line.text.size() > longest || line.folded.find("elect") == std::string::npos) continue;
    if (const auto name = name_of_elected_in(line.text, line.folded))
      return NamedValue{*name, place_of(line, "chair.elected", 0.6)};
    if (i + 1 >= text.lines.size() || text.lines[i + 1].block_start) continue;
    if (const auto name =
            name_of_elected_in(line.text + " " + text.lines[i + 1].text, line.folded + " " + text.lines[i + 1].folded))
      return NamedValue{*name, place_of(line, "chair.elected", 0.6)};
  }
  return std::nullopt;
}

/// Without a chair of another name, who holds the office that presides: "Cllr Penn (Mayor)", "Shire President".
const Attendance* presiding_officer(const Minutes& minutes) {
  constexpr std::array<Phrase, 9> offices = {
      "mayor",           "lord mayor",       "town mayor",        "provost",
      "shire president", "presiding member", "presiding officer", "executive mayor",
      "cathaoirleach"};
  const Attendance* found = nullptr;
  for (const auto& attendee : minutes.attendance) {
    if (attendee.status != AttendanceStatus::present && attendee.status != AttendanceStatus::substitute) continue;
    // The mayor of one place does not preside over a body of several.
    if (!attendee.organization.empty()) continue;
    std::string role = fold(attendee.role);
    const bool lesser = has_any_word(role, std::array<Phrase, 6>{"deputy", "vice", "past", "former", "pro", "ex"});
    if (lesser) continue;
    std::replace_if(
        role.begin(), role.end(), [](char c) { return c == '(' || c == ')' || c == ','; }, '|');
    const auto parts = split(role, '|');
    if (std::none_of(parts.begin(), parts.end(), [&](Phrase part) { return is_one_of(trim(part), offices); })) continue;
    if (found && found->name != attendee.name) return nullptr;
    found = &attendee;
  }
  return found;
}

}  // namespace

void settle_chair(const CleanText& text, Minutes& minutes) {
  if (!minutes.chair && (minutes.type == DocumentType::minutes || minutes.type == DocumentType::note_of_decisions))
    if (const Attendance* person = presiding_officer(minutes)) minutes.chair = NamedValue{person->name, person->place};
  if (!minutes.chair && minutes.type == DocumentType::minutes) minutes.chair = elected_chair(text);
  if (!minutes.chair || minutes.chair->name.find(' ') != std::string::npos) return;
  const std::string& printed = minutes.chair->name;
  const Attendance* found = nullptr;
  for (const auto& attendee : minutes.attendance) {
    if (attendee.status == AttendanceStatus::apologies || attendee.status == AttendanceStatus::absent) continue;
    const bool forename = attendee.name.size() > printed.size() && starts_with_word(attendee.name, printed);
    const bool same = attendee.initials == printed || forename || is_surname_of(printed, attendee.name);
    if (!same) continue;
    if (found && found->name != attendee.name) return;  // two can be meant
    found = &attendee;
  }
  if (found) minutes.chair->name = found->name;
}

}  // namespace minutebook
