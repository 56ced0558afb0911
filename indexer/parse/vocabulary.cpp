// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/parse/vocabulary.hpp"

#include <algorithm>
#include <array>

#include "indexer/parse/phrase_set.hpp"
#include "indexer/parse/scan.hpp"
#include "indexer/parse/word_table.hpp"
#include "lib/base/text.hpp"

namespace minutebook {
namespace {

struct LabelRow {
  std::string_view words;
  Section section;
};

// Longer labels before those they begin with.
constexpr LabelRow label_rows[] = {{"decisions and actions", Section::none},
                                   {"decision(s) taken", Section::decision},
                                   {"decisions taken", Section::decision},
                                   {"decision taken", Section::decision},
                                   {"decisions made", Section::decision},
                                   {"decision made", Section::decision},
                                   {"decision(s)", Section::decision},
                                   {"decisions", Section::decision},
                                   {"decision", Section::decision},
                                   {"it was resolved unanimously", Section::decision},
                                   {"it was unanimously resolved", Section::decision},
                                   {"resolved unanimously", Section::decision},
                                   {"unanimously resolved", Section::decision},
                                   {"it was therefore resolved", Section::decision},
                                   {"it was then resolved", Section::decision},
                                   {"and it was resolved", Section::decision},
                                   {"it was resolved that", Section::decision},
                                   {"it was resolved", Section::decision},
                                   {"and resolved", Section::decision},
                                   {"resolved to", Section::decision},
                                   {"resolved that", Section::decision},
                                   {"resolved", Section::decision},
                                   {"resolution", Section::decision},
                                   {"resolutions", Section::decision},
                                   {"council resolution", Section::decision},
                                   {"committee resolution", Section::decision},
                                   {"board resolution", Section::decision},
                                   {"council decision", Section::decision},
                                   {"committee decision", Section::decision},
                                   {"decided that", Section::decision},
                                   {"decided", Section::decision},
                                   {"it was agreed that", Section::decision},
                                   {"it was agreed to", Section::decision},
                                   {"it was agreed", Section::decision},
                                   {"agreed that", Section::decision},
                                   {"agreed to", Section::decision},
                                   {"agreed", Section::decision},
                                   {"recommended that", Section::decision},
                                   {"recommended", Section::decision},
                                   {"penderfynwyd / resolved", Section::decision},
                                   {"resolved / penderfynwyd", Section::decision},
                                   {"penderfynwyd", Section::decision},
                                   {"cytunwyd / agreed", Section::decision},
                                   {"agreed / cytunwyd", Section::decision},
                                   {"cytunwyd", Section::decision},
                                   {"outcome", Section::decision},
                                   {"action(s) required", Section::action},
                                   {"actions required", Section::action},
                                   {"action required", Section::action},
                                   {"action by whom", Section::owner},
                                   {"action by", Section::owner},
                                   {"actions by", Section::owner},
                                   {"action points", Section::action},
                                   {"action point", Section::action},
                                   {"action items", Section::action},
                                   {"action item", Section::action},
                                   {"actions agreed", Section::action},
                                   {"agreed actions", Section::action},
                                   {"agreed action", Section::action},
                                   {"actions arising", Section::action},
                                   {"action(s)", Section::action},
                                   {"actions", Section::action},
                                   {"action", Section::action},
                                   {"todo", Section::action},
                                   {"to do", Section::action},
                                   {"follow-up", Section::action},
                                   {"follow up", Section::action},
                                   {"next steps", Section::action},
                                   {"reason(s) for decision", Section::reasons},
                                   {"reason(s) for the decision", Section::reasons},
                                   {"reasons for the decision", Section::reasons},
                                   {"reason for the decision", Section::reasons},
                                   {"reasons for decision", Section::reasons},
                                   {"reason for decision", Section::reasons},
                                   {"reasons for recommendations", Section::reasons},
                                   {"reason(s)", Section::reasons},
                                   {"reasons", Section::reasons},
                                   {"reason", Section::reasons},
                                   {"any alternatives considered and rejected", Section::reasons},
                                   {"alternative options considered", Section::reasons},
                                   {"alternatives considered", Section::reasons},
                                   {"alternative options", Section::reasons},
                                   {"other options considered", Section::reasons},
                                   {"options considered", Section::reasons},
                                   {"any interest declared", Section::reasons},
                                   {"implementation", Section::reasons},
                                   {"call-in", Section::reasons},
                                   {"key decision", Section::reasons},
                                   {"cabinet committee recommendations", Section::reasons},
                                   {"recommendation(s)", Section::recommendation},
                                   {"recommendations", Section::recommendation},
                                   {"recommendation", Section::recommendation},
                                   {"officer recommendation", Section::recommendation},
                                   {"discussion", Section::discussion},
                                   {"background", Section::discussion},
                                   {"minutes", Section::discussion},
                                   {"notes", Section::discussion},
                                   {"note", Section::discussion},
                                   {"reply", Section::discussion},
                                   {"response", Section::discussion},
                                   {"answer", Section::discussion},
                                   {"question", Section::discussion},
                                   {"debate", Section::discussion},
                                   {"summary", Section::discussion},
                                   {"comments", Section::discussion},
                                   {"update", Section::discussion},
                                   {"recorded vote", Section::vote},
                                   {"vote", Section::vote},
                                   {"voting", Section::vote},
                                   {"division", Section::vote},
                                   {"by whom", Section::owner},
                                   {"owner", Section::owner},
                                   {"lead", Section::owner},
                                   {"lead officer", Section::owner},
                                   {"responsible", Section::owner},
                                   {"responsible officer", Section::owner},
                                   {"assigned to", Section::owner},
                                   {"by when", Section::due},
                                   {"deadline", Section::due},
                                   {"due date", Section::due},
                                   {"due", Section::due},
                                   {"timescale", Section::due},
                                   {"target date", Section::due},
                                   {"status", Section::status},
                                   {"progress", Section::status},
                                   {"motion", Section::proposal},
                                   {"amendment", Section::proposal},
                                   {"proposal", Section::proposal},
                                   {"notice of motion", Section::proposal},
                                   {"proposed motion", Section::proposal}};

constexpr PhraseSet label_words([] {
  std::array<std::string_view, std::size(label_rows)> words;
  for (size_t i = 0; i < words.size(); ++i) words[i] = label_rows[i].words;
  return words;
}());

constexpr std::string_view divisions[] = {"present",
                                          "in attendance",
                                          "also present",
                                          "also in attendance",
                                          "apologies",
                                          "apologies for absence received",
                                          "attendance",
                                          "attendees",
                                          "participants",
                                          "members present",
                                          "officers present",
                                          "officers in attendance",
                                          "members",
                                          "officers",
                                          "invited",
                                          "guests",
                                          "observers",
                                          "links",
                                          "log",
                                          "full log",
                                          "chat log",
                                          "transcript",
                                          "agenda",
                                          "minutes",
                                          "questions",
                                          "notices of motion",
                                          "notice of motion",
                                          "motions",
                                          "unrestricted items",
                                          "exempt items",
                                          "restricted items",
                                          "public items",
                                          "private items",
                                          "confidential items",
                                          "part one",
                                          "part two",
                                          "part a",
                                          "part b",
                                          "part i",
                                          "part ii",
                                          "section one",
                                          "section two",
                                          "open session",
                                          "closed session",
                                          "public session",
                                          "private session",
                                          "signed",
                                          "dated",
                                          "date",
                                          "chairman",
                                          "chair",
                                          "clerk",
                                          "cathaoirleach",
                                          "ends",
                                          "end",
                                          "upcoming meetings",
                                          "invitees",
                                          "regrets",
                                          "absent",
                                          "reply",
                                          "response",
                                          "contents",
                                          "appendix",
                                          "table of contents",
                                          "notes",
                                          "minutes of the meeting",
                                          "distribution",
                                          "circulation",
                                          "quorum",
                                          "recording",
                                          "present in the chair",
                                          "members in attendance",
                                          "officials in attendance",
                                          "venue",
                                          "attended",
                                          "not present",
                                          "invited guests",
                                          "next meetings",
                                          "useful links",
                                          "supplementary question",
                                          "supplementary information",
                                          "action items",
                                          "actions",
                                          "action log",
                                          "board members present",
                                          "board members",
                                          "members of the public",
                                          "staff present",
                                          "staff",
                                          "also attending",
                                          "attending",
                                          "roll call of members",
                                          "commissioners present",
                                          "upcoming meeting",
                                          "in the chair",
                                          "attest",
                                          "attested",
                                          "respectfully submitted",
                                          "certification",
                                          "signatures",
                                          "for information",
                                          "for decision",
                                          "for discussion"};
constexpr auto division_words = word_set<256>(divisions);

struct OutcomeRow {
  std::string_view word;
  Outcome outcome;
};
constexpr OutcomeRow outcome_rows[] = {
    {"resolved", Outcome::resolved},  {"agreed", Outcome::agreed},           {"agree", Outcome::agreed},
    {"decided", Outcome::agreed},     {"supported", Outcome::agreed},        {"concurred", Outcome::agreed},
    {"selected", Outcome::agreed},    {"elected", Outcome::agreed},          {"appointed", Outcome::agreed},
    {"co-opted", Outcome::agreed},    {"accepted", Outcome::agreed},         {"determined", Outcome::agreed},
    {"approved", Outcome::approved},  {"adopted", Outcome::approved},        {"ratified", Outcome::approved},
    {"endorsed", Outcome::approved},  {"confirmed", Outcome::approved},      {"carried", Outcome::approved},
    {"passed", Outcome::approved},    {"authorised", Outcome::approved},     {"authorized", Outcome::approved},
    {"granted", Outcome::approved},   {"signed", Outcome::approved},         {"noted", Outcome::noted},
    {"received", Outcome::noted},     {"recommended", Outcome::recommended}, {"deferred", Outcome::deferred},
    {"postponed", Outcome::deferred}, {"withdrawn", Outcome::deferred},      {"referred", Outcome::deferred},
    {"adjourned", Outcome::deferred}, {"tabled", Outcome::deferred},         {"refused", Outcome::refused},
    {"rejected", Outcome::refused},   {"declined", Outcome::refused},        {"dismissed", Outcome::refused},
    {"lost", Outcome::lost},          {"defeated", Outcome::lost},           {"failed", Outcome::lost},
    {"fell", Outcome::lost}};

std::string_view without_opening(std::string_view text, size_t& skipped) {
  skipped = 0;
  while (skipped < text.size() &&
         (text[skipped] == '(' || text[skipped] == '[' || text[skipped] == '*' || text[skipped] == ' '))
    ++skipped;
  return text.substr(skipped);
}

/// " no. 12", " number tk/2021/58", " #2023-112", " 082/22": what a label is numbered with, and nothing else.
bool is_reference(std::string_view rest) {
  constexpr std::string_view leads[] = {"number", "no", "nr", "ref"};
  rest = trim(rest);
  if (const auto lead = first_of(rest, leads); !lead.empty()) rest = trim(rest.substr(lead.size()));
  while (!rest.empty() && (rest.front() == '.' || rest.front() == '#' || rest.front() == ':' || rest.front() == ' '))
    rest.remove_prefix(1);
  constexpr size_t longest = 20;
  return !rest.empty() && rest.size() <= longest && rest.find(' ') == std::string_view::npos &&
         std::any_of(rest.begin(), rest.end(), is_digit) && std::all_of(rest.begin(), rest.end(), [](char c) {
           return is_digit(c) || is_letter(c) || std::string_view("/-.:").find(c) != std::string_view::npos;
         });
}

}  // namespace

SectionLabel read_section_label(std::string_view folded) {
  size_t skipped = 0;
  const auto text = without_opening(folded, skipped);
  SectionLabel label;
  label_words.any_in_front(text, [&](size_t row, size_t) {
    const size_t at = label_words.length(row);
    if (!ends_word(text, at)) return false;
    size_t spaces = at;
    while (spaces < text.size() && text[spaces] == ' ') ++spaces;
    const bool alone = spaces >= text.size();
    const bool colon = !alone && (text[spaces] == ':' || text[spaces] == ')' || text[spaces] == ']' ||
                                  (text[spaces] == '-' && (spaces > at || spaces + 1 == text.size())));
    const bool stop = !alone && text[spaces] == '.' && spaces + 1 == text.size();
    const bool decides = label_rows[row].section == Section::decision || label_rows[row].section == Section::proposal;
    const bool numbered = decides && !alone && !colon && !stop && is_reference(text.substr(at));
    if (!alone && !colon && !stop && !numbered) return false;
    while (spaces < text.size() &&
           (text[spaces] == ':' || text[spaces] == '-' || text[spaces] == ' ' || text[spaces] == ')'))
      ++spaces;
    label = {label_rows[row].section, stop || numbered ? folded.size() : skipped + spaces, skipped + at};
    return true;
  });
  return label;
}

bool is_section_label(std::string_view folded) {
  if (folded.size() > 60) return false;
  const auto label = read_section_label(folded);
  return label.section != Section::none && label.rest >= folded.size();
}

bool is_division(std::string_view folded) {
  while (!folded.empty() && !is_word_byte(folded.back())) folded.remove_suffix(1);
  while (!folded.empty() && !is_word_byte(folded.front())) folded.remove_prefix(1);
  return division_words.has(folded) || folded.starts_with("appendix ") || folded.starts_with("signed ") ||
         folded.starts_with("present:");
}

std::optional<Outcome> outcome_of_word(std::string_view folded_word) {
  for (const auto& row : outcome_rows)
    if (row.word == folded_word) return row.outcome;
  return std::nullopt;
}

}  // namespace minutebook
