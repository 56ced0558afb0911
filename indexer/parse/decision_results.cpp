// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>

#include "indexer/parse/decision_sentences.hpp"
#include "indexer/parse/scan.hpp"
#include "lib/base/text.hpp"

// What became of a motion that was put: the words for carried and lost. What meetings resolve in sentences of their own
// is in decision_sentences.

namespace minutebook {
namespace {

using Kind = SentenceDecision::Kind;

SentenceDecision strong(Outcome outcome, bool marker = false, bool result = false) {
  return {Kind::strong, outcome, marker, result};
}

constexpr std::string_view lost_motions[] = {"motion lost",
                                             "motion was lost",
                                             "motion failed",
                                             "motion fails",
                                             "motion was defeated",
                                             "motion fell",
                                             "motion defeated",
                                             "motion was not carried",
                                             "motion was rejected",
                                             "proposal was lost",
                                             "proposal was defeated",
                                             "proposal fell",
                                             "motion was declared lost",
                                             "motion dies for lack of a second",
                                             "motion died"};
constexpr std::string_view carried_amendments[] = {"amendment carried", "amendment was carried",
                                                   "amendment was declared carried", "amendment was agreed"};
constexpr std::string_view lost_amendments[] = {
    "amendment lost",         "amendment was lost",        "amendment fell",
    "amendment was defeated", "amendment was not carried", "amendment was declared lost",
    "amendment was rejected", "amendment failed"};

/// "The motion to sell the slip was lost", "it was put to the vote and LOST by 1 to 3", "was not carried". Only what
/// can be voted on is lost so, a tree is not.
SentenceDecision tells_loss(std::string_view folded) {
  constexpr std::string_view losses[] = {"was lost",        "were lost",          "and lost",          "was then lost",
                                         "being lost",      "was defeated",       "were defeated",     "and defeated",
                                         "was not carried", "were not carried",   "not being carried", "was not passed",
                                         "were not passed", "was therefore lost", "was thus lost"};
  constexpr std::string_view voted[] = {
      "motion",          "motions",       "proposal",           "proposals",      "resolution", "proposition",
      "put to the vote", "put to a vote", "put to the meeting", "vote was taken", "on a vote",  "recommendation"};
  for (const auto loss : losses) {
    const size_t at = find_word(folded, loss);
    if (at == std::string_view::npos) continue;
    const auto before = folded.substr(0, at);
    if (has_word(before, "amendment")) return {Kind::weak, Outcome::lost, false, true};
    if (has_any_word(before, voted)) return strong(Outcome::lost, false, true);
  }
  return {};
}

/// "Penn/Oak carried", "Cr Penn / Cr Oak LOST": who moved and who seconded, and what became of it.
SentenceDecision tells_movers_result(std::string_view folded) {
  constexpr size_t longest = 9;  // words
  constexpr std::string_view closings[] = {" carried", " carried unanimously", " unanimously carried", " lost",
                                           " passed"};
  const auto end = folded.ends_with(".") ? folded.substr(0, folded.size() - 1) : folded;
  const size_t slash = end.find('/');
  const bool pair = slash != std::string_view::npos && slash > 1 && slash + 2 < end.size() &&
                    (is_letter(end[slash - 1]) || end[slash - 1] == ' ') &&
                    (is_letter(end[slash + 1]) || end[slash + 1] == ' ') &&
                    std::none_of(end.begin(), end.end(), [](char c) { return is_digit(c); });
  if (!pair || count_words(end) > longest) return {};
  for (const auto closing : closings)
    if (end.ends_with(closing)) return strong(closing == " lost" ? Outcome::lost : Outcome::approved, false, true);
  return {};
}

/// "Carried 5/0", "Passed 5-0.", "Approved by voice vote", "M: Jan S: Ulric Carried", "50m option carried": what became
/// of a motion, in a few words.
SentenceDecision tells_result(std::string_view folded) {
  constexpr size_t longest_score = 5, longest_option = 7, longest_movers = 12;
  constexpr std::string_view away[] = {"over", "forward", "out", "on"};
  const size_t words = count_words(folded);
  if (starts_with_word(folded, "carried") && words <= longest_score &&
      !is_one_of(first_word(trim(folded.substr(7))), away))
    return strong(Outcome::approved, false, true);
  constexpr std::string_view verbs[] = {"passed", "approved", "adopted", "agreed", "accepted", "defeated", "failed"};
  constexpr std::string_view ways[] = {"voice vote", "show of hands", "roll call", "roll-call",      "acclamation",
                                       "vote of",    "nem con",       "nem. con",  "simple majority"};
  if (const auto verb = first_of(folded, verbs); !verb.empty() && words <= longest_option) {
    const auto rest = folded.substr(verb.size());
    const bool score = rest.size() > 3 && is_digit(rest[1]) &&
                       rest.find_first_of("-/\u2013") != std::string_view::npos &&
                       (verb == "passed" || verb == "failed" || verb == "defeated" || verb == "approved");
    const bool lost = verb == "defeated" || verb == "failed";
    if (score || has_any_word(rest, ways)) return strong(lost ? Outcome::lost : Outcome::approved, false, true);
  }
  if (starts_with_word(folded, "vote") && words <= longest_score) {  // "Vote 3-0-0.", "Vote: 4-1"
    const auto rest = trim(folded.substr(std::min<size_t>(folded.size(), folded.starts_with("vote:") ? 5 : 4)));
    const size_t dash = rest.find('-');
    const bool score = !rest.empty() && is_digit(rest[0]) && dash != std::string_view::npos && dash <= 2 &&
                       dash + 1 < rest.size() && is_digit(rest[dash + 1]);
    const auto value = [](std::string_view digits) {
      return digits.size() > 1 ? (digits[0] - '0') * 10 + digits[1] - '0' : digits[0] - '0';
    };
    if (score) {
      const size_t end = std::min(rest.find_first_not_of("0123456789", dash + 1), rest.size());
      const auto against = rest.substr(dash + 1, std::min<size_t>(2, end - dash - 1));
      return strong(value(rest.substr(0, dash)) > value(against) ? Outcome::approved : Outcome::lost, false, true);
    }
  }
  const bool movers = folded.starts_with("m: ") || folded.starts_with("m/ ") || folded.starts_with("moved: ") ||
                      folded.starts_with("moved by ") || folded.starts_with("proposed: ") || folded.starts_with("p: ");
  if (movers && words <= longest_movers && has_word(folded, "carried")) return strong(Outcome::approved, false, true);
  if (movers && words <= longest_movers && (has_word(folded, "lost") || has_word(folded, "defeated")))
    return strong(Outcome::lost, false, true);
  if (const auto told = tells_movers_result(folded); told.kind != Kind::none) return told;
  const auto end = folded.ends_with(".") ? folded.substr(0, folded.size() - 1) : folded;
  constexpr std::string_view options[] = {"option",         "proposal",   "amendment",
                                          "recommendation", "suggestion", "nomination"};
  if (end.ends_with(" carried") && words <= longest_option && has_any_word(end, options) && !has_word(end, "amendment"))
    return strong(Outcome::approved, false, true);
  return {};
}

/// "Agreed as a true record", "that Penn be elected, seconded by Oake", "declared elected".
SentenceDecision tells_record(std::string_view folded, bool seconded) {
  constexpr std::string_view records[] = {
      "agreed as a true",    "agreed as a correct", "approved as a true", "approved as a correct", "accepted as a true",
      "as a correct record", "as a true record",    "as a true and",      "as an accurate record", "taken as read and"};
  if (has_any_word(folded, records) && has_word(folded, "minutes")) return strong(Outcome::approved);
  constexpr std::string_view elections[] = {"be elected", "be appointed", "be re-elected", "be co-opted"};
  if (seconded && has_any_word(folded, elections)) return strong(Outcome::agreed);
  if (has_word(folded, "declared") && (has_word(folded, "elected") || has_word(folded, "appointed")))
    return strong(Outcome::agreed);
  if (has_word(folded, "support was given to")) return strong(Outcome::agreed);
  return {};
}

}  // namespace

/// "The motion passed 5-0", "Carried unanimously", "seconded by B and agreed", "agreed as a true record", "declared
/// elected".
SentenceDecision judge_result(std::string_view folded) {
  constexpr std::string_view carried[] = {"motion carried",
                                          "motion was carried",
                                          "motion passed",
                                          "motion was passed",
                                          "motion approved",
                                          "motion carries",
                                          "motion passes",
                                          "motion was approved",
                                          "motion was agreed",
                                          "resolution passed",
                                          "resolution adopted",
                                          "resolution was adopted",
                                          "resolution carried",
                                          "ordinance adopted",
                                          "was approved by unanimous vote",
                                          "was adopted by unanimous vote",
                                          "resolution was passed",
                                          "carried unanimously",
                                          "passed unanimously",
                                          "approved unanimously",
                                          "all in favour",
                                          "all in favor",
                                          "all ayes",
                                          "agreed unanimously",
                                          "motion was unanimously",
                                          "the vote passed",
                                          "vote was carried",
                                          "motion was put to the meeting and carried",
                                          "motion as amended was then carried",
                                          "motion as amended was carried",
                                          "put to the vote and carried",
                                          "put to the meeting and carried",
                                          "was then put and carried",
                                          "substantive motion carried"};
  if (has_any_word(folded, lost_amendments)) return {Kind::weak, Outcome::lost, false, true};
  if (has_any_word(folded, carried_amendments)) return {Kind::weak, Outcome::approved, false, true};
  const bool lost_alone =
      count_words(folded) <= 3 && (starts_with_word(folded, "lost") || starts_with_word(folded, "defeated"));
  // A motion that was put and lost settles the matter as one that was carried does.
  if (lost_alone || has_any_word(folded, lost_motions)) return strong(Outcome::lost, false, true);
  if (const auto lost = tells_loss(folded); lost.kind != Kind::none) return lost;
  if (const auto told = tells_result(folded); told.kind != Kind::none) return told;
  if (has_any_word(folded, carried)) return strong(Outcome::approved, false, true);
  constexpr std::string_view totals[] = {"- all approved", "- all agreed",  "- approved.",     "- agreed.",
                                         "- agreed to ",   "- agreed that", "- agreed up to ", "- granted "};
  for (const auto total : totals)
    if (folded.find(total) != std::string_view::npos) return strong(Outcome::approved);
  const bool seconded = has_word(folded, "seconded") || has_word(folded, "2nd") || has_word(folded, "second");
  constexpr std::string_view ends[] = {"and agreed",   "and carried",  "and adopted",
                                       "and resolved", "and approved", "and unanimously agreed",
                                       "and passed",   "and accepted"};
  if (seconded && has_any_word(folded, ends))
    return strong(
        Outcome::agreed, false,
        folded.starts_with("this ") || folded.starts_with("it was seconded") || folded.starts_with("seconded"));
  return tells_record(folded, seconded);
}

}  // namespace minutebook
