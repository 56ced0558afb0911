// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/parse/decision_sentences.hpp"

#include <algorithm>
#include <array>

#include "indexer/parse/phrase_set.hpp"
#include "indexer/parse/scan.hpp"
#include "indexer/parse/votes.hpp"
#include "lib/base/text.hpp"

namespace minutebook {
namespace {

using Kind = SentenceDecision::Kind;

/// Words that may stand between "it was" and the verb, or before it.
constexpr std::string_view adverbs[] = {"unanimously",
                                        "also",
                                        "then",
                                        "therefore",
                                        "further",
                                        "subsequently",
                                        "accordingly",
                                        "duly",
                                        "formally",
                                        "generally",
                                        "all",
                                        "both",
                                        "finally",
                                        "again",
                                        "hereby",
                                        "now",
                                        "nem",
                                        "con",
                                        "com",
                                        "proposed",
                                        "seconded",
                                        "and",
                                        "by",
                                        "consensus",
                                        "majority",
                                        "a",
                                        "collectively",
                                        "instead",
                                        "provisionally",
                                        "present",
                                        "moved",
                                        "jointly",
                                        "reluctantly",
                                        "however",
                                        "presented",
                                        "carefully",
                                        "considered",
                                        "read",
                                        "reviewed",
                                        "fully",
                                        "in",
                                        "principle",
                                        "on",
                                        "vote",
                                        "circulated",
                                        "taken",
                                        "as",
                                        "thereafter",
                                        "either",
                                        "next"};

/// Who decides when it is the meeting that does.
constexpr std::string_view meetings[] = {"members present",
                                         "members",
                                         "the members",
                                         "councillors present",
                                         "councillors",
                                         "cllrs",
                                         "the cllrs",
                                         "all cllrs",
                                         "the councillors",
                                         "all councillors present",
                                         "all councillors",
                                         "all members present",
                                         "all members",
                                         "the elected members",
                                         "elected members",
                                         "the council",
                                         "the parish council",
                                         "the town council",
                                         "the community council",
                                         "council",
                                         "the committee",
                                         "committee",
                                         "the sub-committee",
                                         "sub-committee",
                                         "the board",
                                         "board",
                                         "cabinet",
                                         "the cabinet",
                                         "the leader and cabinet",
                                         "the panel",
                                         "panel",
                                         "the group",
                                         "group",
                                         "the executive",
                                         "exec",
                                         "the exec",
                                         "executive",
                                         "trustees",
                                         "the trustees",
                                         "directors",
                                         "the directors",
                                         "governors",
                                         "the governors",
                                         "commissioners",
                                         "the commissioners",
                                         "the commission",
                                         "commission",
                                         "all present",
                                         "those present",
                                         "the meeting",
                                         "meeting",
                                         "the assembly",
                                         "the forum",
                                         "the partnership",
                                         "the trust",
                                         "the authority",
                                         "the senate",
                                         "the working group",
                                         "the working party",
                                         "everyone",
                                         "all",
                                         "we",
                                         "the commissioner",
                                         "the tsc",
                                         "tsc",
                                         "the association",
                                         "court",
                                         "the court",
                                         "senate",
                                         "the synod",
                                         "synod",
                                         "the pcc",
                                         "the vestry",
                                         "the session",
                                         "the presbytery",
                                         "the chapter",
                                         "the union",
                                         "the branch",
                                         "the society",
                                         "the club",
                                         "the company",
                                         "the governing body",
                                         "the governing board",
                                         "the management committee",
                                         "the executive committee",
                                         "the steering group",
                                         "steering group",
                                         "the task group",
                                         "the project board",
                                         "the programme board",
                                         "the trust board",
                                         "the shareholders",
                                         "shareholders",
                                         "the agm"};

/// Who presides may defer and refer, not agree for the meeting.
constexpr std::string_view chairs[] = {"the cathaoirleach", "the chair",      "the chairman", "the mayor", "chair",
                                       "the convener",      "the chairperson"};

constexpr std::string_view strong_verbs[] = {
    "agreed",    "resolved",   "approved",   "adopted",   "endorsed", "ratified", "accepted",    "decided",
    "voted",     "authorised", "authorized", "deferred",  "refused",  "rejected", "recommended", "confirmed",
    "appointed", "elected",    "concurred",  "delegated", "selected", "co-opted", "determined",  "unanimously"};

/// Verbs of the passive: "was approved".
constexpr std::string_view passive_verbs[] = {
    "approved",   "agreed",    "adopted",  "accepted",   "ratified",   "noted",       "deferred",
    "refused",    "rejected",  "carried",  "lost",       "endorsed",   "confirmed",   "passed",
    "defeated",   "resolved",  "signed",   "authorised", "authorized", "granted",     "elected",
    "re-elected", "appointed", "co-opted", "withdrawn",  "upheld",     "unanimously", "declared"};

constexpr std::string_view opening_participles[] = {"approved",    "agreed",   "adopted",  "carried",  "ratified",
                                                    "endorsed",    "resolved", "deferred", "accepted", "recommended",
                                                    "unanimously", "refused",  "rejected"};

constexpr std::string_view markers[] = {"RESOLVED", "AGREED",   "APPROVED",  "NOTED",      "RECOMMENDED", "DEFERRED",
                                        "REFUSED",  "ADOPTED",  "ENDORSED",  "CARRIED",    "REJECTED",    "CONFIRMED",
                                        "RATIFIED", "REFERRED", "WITHDRAWN", "RECEIVED",   "ACCEPTED",    "TABLED",
                                        "GRANTED",  "DECIDED",  "DELEGATED", "AUTHORISED", "POSTPONED"};

/// Words that say the sentence tells of another body's or an earlier decision, or of one not yet taken.
constexpr std::string_view elsewhere[] = {"had been",
                                          "has been",
                                          "have been",
                                          "previously agreed",
                                          "previously approved",
                                          "had agreed",
                                          "have agreed",
                                          "has agreed",
                                          "already agreed",
                                          "already approved",
                                          "was later",
                                          "were later",
                                          "being approved",
                                          "at the last meeting it was",
                                          "at the previous meeting it was",
                                          "as agreed at",
                                          "as previously",
                                          "if approved",
                                          "if agreed",
                                          "once approved",
                                          "once agreed",
                                          "when approved",
                                          "until approved",
                                          "subject to being",
                                          "it had been",
                                          "was told that",
                                          "last meeting when",
                                          "at that meeting"};

/// The same for sentences that open with "it was agreed" or "members agreed".
constexpr std::string_view elsewhere_meetings[] = {"at that meeting",
                                                   "at the last meeting it was",
                                                   "at the previous meeting it was",
                                                   "was told that",
                                                   "at its meeting",
                                                   "at their meeting",
                                                   "last meeting when",
                                                   "previously agreed",
                                                   "previously approved",
                                                   "last year",
                                                   "recalled that",
                                                   "reminded that",
                                                   "had asked"};

struct Verb {
  std::string_view word;
  size_t end = 0;
};

/// Skips adverbs from `at` and gives the word there.
Verb verb_at(std::string_view folded, size_t at) {
  for (size_t skipped = 0; skipped < 6; ++skipped) {
    while (at < folded.size() && !is_word_byte(folded[at])) {
      if (folded[at] == '.' || folded[at] == ';' || folded[at] == ':') return {};
      ++at;
    }
    const auto word = first_word(folded.substr(at));
    if (word.empty()) return {};
    if (!is_one_of(word, adverbs)) return {word, at + word.size()};
    at += word.size();
  }
  return {};
}

/// "agreed it's painful", "agreed that this was a problem": how something is, and nothing that shall be done.
bool tells_of_state(std::string_view rest) {
  rest = trim(rest);
  if (starts_with_word(rest, "that")) rest = trim(rest.substr(4));
  constexpr std::string_view subjects[] = {"it is",     "it was",    "it's",      "this is",    "this was",
                                           "they are",  "they were", "these are", "these were", "there is",
                                           "there was", "he was",    "she was"};
  constexpr std::string_view wills[] = {"to",        "should",       "would",         "will", "be",
                                        "necessary", "no objection", "no objections", "not",  "required",
                                        "resolved",  "agreed",       "approved"};
  const auto subject = first_of(rest, subjects);
  return !subject.empty() && !has_any_word(rest.substr(subject.size()), wills);
}

/// "agreed that it was important", "agreed a bus is required": an opinion.
bool is_opinion(std::string_view rest) {
  constexpr std::string_view views[] = {
      "it was important",  "is important",       "was important",     "were important",
      "presented a real",  "was a good",         "was clear",         "is required",
      "was excellent",     "was disappointing",  "was needed",        "it would be good",
      "would be good",     "was essential",      "with the comments", "with this view",
      "with the view",     "with the sentiment", "with him",          "with her",
      "the importance of", "how important",      "remained critical", "should be commended",
      "had been"};
  return has_any_word(rest.substr(0, 160), views) || tells_of_state(rest);
}

SentenceDecision strong(Outcome outcome, bool marker = false, bool result = false) {
  return {Kind::strong, outcome, marker, result};
}
SentenceDecision weak(Outcome outcome) { return {Kind::weak, outcome, false, false}; }

Outcome outcome_or(std::string_view word, Outcome other) { return outcome_of_word(word).value_or(other); }

/// RESOLVED in capitals inside a sentence that is not all in capitals.
SentenceDecision by_marker(std::string_view sentence) {
  // "DECISION Move the docs.": a mark in capitals without its colon.
  constexpr std::string_view mark = "DECISION ";
  if (sentence.starts_with(mark) && starts_capital(sentence.substr(mark.size())) && count_words(sentence) > 3 &&
      !is_capitals(sentence, 20))
    return strong(outcome_or(fold(first_word(sentence.substr(mark.size()))), Outcome::agreed), true);
  for (const auto marker : markers) {
    const size_t at = find_word(sentence, marker);
    if (at == std::string_view::npos) continue;
    const bool shouted = is_capitals(sentence, marker.size() + 6);
    if (shouted && at > 0) continue;
    std::string word = to_lower_ascii(marker);
    return strong(outcome_or(word, Outcome::resolved), marker != "CARRIED", marker == "CARRIED");
  }
  return {};
}

/// "VOTED: 4-0 to grant …", "Voted unanimously to accept …", "Voted (3-1), that …".
SentenceDecision by_vote(std::string_view folded) {
  if (!starts_with_word(folded, "voted") || count_words(folded) < 4) return {};
  const auto rest = folded.substr(5);
  constexpr std::string_view clauses[] = {"to", "that"};
  const std::string_view opening = rest.substr(0, 100);
  if (!has_any_word(opening, clauses) && rest.find_first_of(":,") == std::string_view::npos) return {};
  const auto vote = read_vote(folded);
  const bool lost = vote && vote->in_favour && vote->against && *vote->in_favour < *vote->against;
  return strong(lost ? Outcome::lost : Outcome::approved, true);
}

SentenceDecision by_impersonal(std::string_view folded) {
  constexpr std::string_view refusals[] = {"it was not agreed to", "it was not agreed that", "it was not approved",
                                           "it was not resolved to", "it was not accepted"};
  if (has_any_word(folded, refusals)) return strong(Outcome::refused, true);
  constexpr std::string_view taken[] = {"decision was made to", "decision was taken to", "decision was made that",
                                        "consensus was that",   "consensus was to",      "is elected",
                                        "are elected",          "is re-elected",         "are re-elected"};
  if (has_any_word(folded, taken)) return strong(Outcome::agreed);
  constexpr std::string_view openers[] = {"it was", "and it was", "it is"};
  for (const auto opener : openers) {
    for (size_t at = find_word(folded, opener); at != std::string_view::npos; at = find_word(folded, opener, at + 1)) {
      // "left the room whilst it was determined"
      constexpr std::string_view times[] = {"whilst", "while", "before", "until", "once"};
      if (is_one_of(last_word(trim(folded.substr(0, at))), times)) continue;
      const Verb verb = verb_at(folded, at + opener.size());
      constexpr std::string_view verbs[] = {"agreed",   "resolved",   "decided",     "ratified",
                                            "approved", "determined", "recommended", "accepted"};
      if (!is_one_of(verb.word, verbs)) continue;
      const auto rest = folded.substr(verb.end);
      if (verb.word == "agreed" && is_opinion(rest)) return weak(Outcome::agreed);
      return strong(outcome_or(verb.word, Outcome::agreed), true);
    }
  }
  return {};
}

/// "M/S/C (Penn, Oake) to pay the bills": moved, seconded and carried in one mark.
SentenceDecision by_motion_mark(std::string_view folded) {
  constexpr std::string_view marks[] = {"m/s/c", "msc", "m/s/p", "msp", "m/s/u", "m/s/c/u", "mscu", "m.s.c", "m s c"};
  const auto mark = first_of(folded, marks);
  if (mark.empty() || count_words(folded) < 5) return {};
  return strong(Outcome::approved, true);
}

/// "By consensus the form will be shortened", "With the consent of all, …": agreed without a vote.
SentenceDecision by_consent(std::string_view folded) {
  constexpr std::string_view openers[] = {
      "by consensus",        "by general consensus",      "by general agreement",      "by common consent",
      "by general consent",  "by unanimous consent",      "by mutual agreement",       "with unanimous consent",
      "by common agreement", "with everyone's agreement", "with the agreement of all", "by acclamation"};
  constexpr std::string_view wills[] = {"will", "would", "shall", "be", "to", "should", "was", "were", "is"};
  const auto opener = first_of(folded, openers);
  if (!opener.empty() && has_any_word(folded.substr(opener.size()), wills)) return strong(Outcome::agreed);
  constexpr std::string_view united[] = {"was unanimous that",         "were unanimous that",
                                         "was unanimous agreement to", "was unanimous agreement that",
                                         "was general agreement to",   "was unanimous in agreeing",
                                         "was unanimous in deciding",  "was a consensus to",
                                         "consensus was reached to",   "consensus was reached that"};
  return has_any_word(folded, united) ? strong(Outcome::agreed) : SentenceDecision{};
}

/// "Tabled to December", "Left on the table until Jan is back", "the item was continued to the next meeting": put off.
/// What is "tabled" and no more may be laid before the meeting.
SentenceDecision by_delay(std::string_view folded) {
  constexpr std::string_view verbs[] = {"tabled",     "deferred",  "postponed",     "continued",
                                        "laid over",  "adjourned", "referred back", "left on the table",
                                        "referred",   "held",      "carried over",  "carried forward",
                                        "stood over", "remitted"};
  constexpr std::string_view ways[] = {"to", "until", "till", "by", "pending", "for", "so"};
  constexpr std::string_view turns[] = {"was", "were", "be", "is"};
  const auto ends = [&](std::string_view rest, bool must) {
    rest = trim(rest);
    return is_one_of(first_word(rest), ways) || (!must && (rest.empty() || rest == "."));
  };
  if (const auto verb = first_of(folded, verbs); !verb.empty() && verb != "held" && verb != "referred") {
    const bool by_name = starts_with_word(trim(folded.substr(verb.size())), "by") &&
                         !has_word(folded.substr(0, 40), "by consensus") &&
                         !has_word(folded.substr(0, 40), "by consent");
    if (ends(folded.substr(verb.size()), verb != "deferred" && verb != "left on the table") && !by_name)
      return strong(Outcome::deferred);
  }
  constexpr std::string_view laid[] = {"left on the table",   "lie on the table", "left to lie on the table",
                                       "was tabled to",       "was tabled until", "was continued to the",
                                       "was continued until", "was postponed to", "was postponed until",
                                       "was stood over"};
  for (const auto turn : turns)
    if (const size_t at = find_word(folded, turn); at != std::string_view::npos && at > 0) {
      const auto rest = folded.substr(at);
      constexpr std::string_view meetings_end[] = {"meeting", "session", "hearing"};
      if (has_any_word(rest, laid) && !is_one_of(last_word(trim(folded.substr(0, at))), meetings_end))
        return strong(Outcome::deferred);
    }
  return {};
}

/// "Grants: Resolved that £250 be given", "Rugby Club - Resolved to give £50": what is decided behind its matter.
SentenceDecision by_matter(std::string_view folded) {
  constexpr std::string_view verbs[] = {"resolved", "agreed", "approved", "granted", "refused", "deferred", "accepted"};
  constexpr size_t longest_matter = 120;
  for (const std::string_view mark : {" - ", ": "}) {
    const size_t at = folded.substr(0, longest_matter).find(mark);
    if (at == std::string_view::npos) continue;
    const auto rest = folded.substr(at + mark.size());
    const auto verb = first_of(rest, verbs);
    if (verb.empty()) continue;
    const auto behind = rest.substr(verb.size());
    if (behind.starts_with(" that ") || behind.starts_with(" to ") || behind.starts_with(": "))
      return strong(outcome_or(verb, Outcome::agreed), verb == "resolved");
  }
  return {};
}

bool by_others(std::string_view rest) {
  if (!rest.starts_with(" by ")) return false;
  constexpr std::string_view own[] = {"members",
                                      "the members",
                                      "councillors",
                                      "the council",
                                      "the committee",
                                      "the board",
                                      "all",
                                      "elected",
                                      "the elected",
                                      "a",
                                      "show",
                                      "the meeting",
                                      "majority",
                                      "consensus",
                                      "cllr",
                                      "councillor",
                                      "the trustees",
                                      "the panel",
                                      "the cabinet",
                                      "general",
                                      "unanimous",
                                      "acclamation",
                                      "email",
                                      "proxy",
                                      "the commission",
                                      "the directors",
                                      "the governors",
                                      "those",
                                      "common",
                                      "the chair",
                                      "the chairman",
                                      "mr",
                                      "mrs",
                                      "ms"};
  return first_of(rest.substr(4), own).empty();
}

bool names_matter(std::string_view before) {
  constexpr std::string_view papers[] = {"report",   "reports",      "correspondence", "update",      "updates",
                                         "minutes",  "contents",     "paper",          "papers",      "letter",
                                         "accounts", "presentation", "statement",      "schedule",    "budget",
                                         "balance",  "payments",     "recommendation", "information", "reply",
                                         "replies",  "response",     "responses",      "letters",     "position"};
  return has_any_word(before, papers);
}

/// "Notes of 23 January agreed.", "Budget of £150 agreed", "Minutes accepted, with one change": the passive of notes
/// that leave out "was". Nothing else that is said may stand before the participle.
SentenceDecision by_short_passive(std::string_view folded) {
  constexpr std::string_view participles[] = {"agreed",    "accepted", "approved", "adopted", "confirmed",
                                              "endorsed",  "ratified", "noted",    "signed",  "passed",
                                              "sustained", "received", "deferred", "refused", "authorised"};
  constexpr std::string_view said[] = {
      "was",   "were",  "is",  "are",     "has",      "have",     "had",   "be",        "been",
      "that",  "which", "who", "when",    "if",       "as",       "it",    "he",        "she",
      "they",  "we",    "not", "members", "all",      "council",  "board", "committee", "reported",
      "asked", "said",  "to",  "chair",   "chairman", "everyone", "group", "i",         "trustees"};
  constexpr std::string_view behind[] = {"with",    "as",  "by", "unanimously", "subject",
                                         "without", "and", "in", "for",         "nem"};
  constexpr std::string_view matters[] = {
      "notes",    "note",    "apologies",    "agenda",      "quote",    "quotes",   "quotation",  "policy", "policies",
      "accounts", "invoice", "invoices",     "expenditure", "purchase", "donation", "grant",      "date",   "dates",
      "price",    "terms",   "constitution", "cost",        "costs",    "contract", "tender",     "lease",  "expenses",
      "precept",  "payment", "plan",         "programme",   "loan",     "bid",      "application"};
  constexpr size_t most_words = 12;
  size_t words = 0;
  for (size_t at = 0; at < folded.size() && words <= most_words;) {
    if (!is_word_byte(folded[at])) {
      if (folded[at] == ':' || folded[at] == ';' || folded[at] == '?') return {};
      ++at;
      continue;
    }
    const auto word = first_word(folded.substr(at));
    if (word.empty()) return {};
    if (is_one_of(word, said)) return {};
    if (words > 0 && is_one_of(word, participles)) {
      const auto before = folded.substr(0, at);
      const auto rest = folded.substr(at + word.size());
      const bool ends = rest.empty() || rest[0] == '.' || rest[0] == ',' || rest[0] == ';' ||
                        is_one_of(first_word(trim(rest)), behind);
      if (!ends || by_others(rest)) return {};
      const bool alone = trim(rest).empty() || trim(rest) == ".";
      if (word == "received" && !alone) return {};
      constexpr std::string_view sums[] = {"payments", "cheques", "bills"};
      const bool names = names_matter(before) || has_any_word(before, matters) || has_any_word(before, sums);
      if (!names) return {};
      if (has_word(before, "apologies") || (word == "noted" && !alone)) return weak(outcome_or(word, Outcome::agreed));
      return strong(outcome_or(word, Outcome::agreed));
    }
    ++words;
    at += word.size();
  }
  return {};
}

/// Behind "on a vote of 5 to 4", "by 7 votes to 2": "on a vote of 5 to 4 members rejected …".
size_t voted_first(std::string_view folded) {
  constexpr std::string_view openers[] = {"on a vote of", "by a vote of", "by a majority of", "by"};
  const auto opener = first_of(folded, openers);
  if (opener.empty()) return 0;
  size_t at = opener.size(), numbers = 0;
  while (at < folded.size()) {
    while (at < folded.size() && !is_word_byte(folded[at])) ++at;
    const auto word = first_word(folded.substr(at));
    constexpr std::string_view links[] = {"to", "votes", "vote", "against", "for", "with"};
    if (word.empty()) return 0;
    if (is_digit(word[0]))
      ++numbers;
    else if (!is_one_of(word, links))
      return numbers > 0 ? at : 0;
    at += word.size();
  }
  return 0;
}

/// Behind "after debate", which needs no comma: "after debate the board agreed to …".
size_t discussed_first(std::string_view folded) {
  if (const size_t vote = voted_first(folded); vote > 0) return vote;
  constexpr std::string_view openers[] = {"after", "following"};
  constexpr std::string_view talks[] = {"discussion", "debate", "consideration", "deliberation"};
  const auto opener = first_of(folded, openers);
  if (opener.empty()) return 0;
  for (const auto talk : talks) {
    const size_t at = find_word(folded.substr(0, 60), talk);
    if (at == std::string_view::npos) continue;
    const size_t end = at + talk.size();
    return end + 1 < folded.size() && folded[end] == ' ' ? end + 1 : 0;
  }
  return 0;
}

/// "Members agreed to …", "The Board approved the …".
SentenceDecision by_meeting(std::string_view folded) {
  size_t start = discussed_first(folded);
  // An introduction up to a comma: "After discussion, members agreed to …".
  for (size_t tries = 0; tries < 4 && start < folded.size(); ++tries) {
    const auto clause = folded.substr(start);
    for (const auto meeting : meetings) {
      if (!starts_with_word(clause, meeting)) continue;
      const Verb verb = verb_at(clause, meeting.size());
      const auto rest = clause.substr(std::min(clause.size(), verb.end));
      if (is_one_of(verb.word, strong_verbs)) {
        if (is_opinion(rest)) return weak(outcome_or(verb.word, Outcome::agreed));
        const bool that = rest.starts_with(" that ");
        constexpr std::string_view wills[] = {"should", "would", "will", "be", "to", "must", "shall"};
        if (verb.word == "agreed" && that && !has_any_word(rest, wills)) return weak(Outcome::agreed);
        return strong(outcome_or(verb.word, Outcome::agreed),
                      rest.empty() || rest.starts_with(" that") || rest.starts_with(" to") || rest.starts_with(":"));
      }
      if (verb.word == "noted")
        return !rest.starts_with(" that") && names_matter(rest.substr(0, 60)) ? strong(Outcome::noted)
                                                                              : weak(Outcome::noted);
      if ((verb.word == "supported" || verb.word == "welcomed" || verb.word == "were" || verb.word == "considered") &&
          rest.find(" and agreed to ") != std::string_view::npos)
        return strong(Outcome::agreed);
      if (verb.word == "supported" &&
          has_any_word(rest.substr(0, 40),
                       std::initializer_list<std::string_view>{"the motion", "the proposal", "the recommendation"}))
        return weak(Outcome::agreed);
      if (verb.word == "were" &&
          (rest.starts_with(" happy for") || rest.starts_with(" happy to") || rest.starts_with(" in favour")))
        return strong(Outcome::agreed);
    }
    for (const auto chair : chairs) {
      if (!starts_with_word(clause, chair)) continue;
      const Verb verb = verb_at(clause, chair.size());
      const auto rest = clause.substr(std::min(clause.size(), verb.end));
      if (verb.word == "agreed" &&
          (rest.starts_with(" to refer") || rest.starts_with(" to defer") || rest.starts_with(" to adjourn")))
        return strong(Outcome::agreed);
      constexpr std::string_view motions[] = {"motion", "amendment", "out of order", "lost", "carried", "withdrawn"};
      if (verb.word == "ruled") return has_any_word(rest, motions) ? strong(Outcome::other) : weak(Outcome::other);
    }
    const size_t comma = folded.find(", ", start);
    if (comma == std::string_view::npos || comma > 200) break;
    start = comma + 2;
    if (starts_with_word(folded.substr(start), "and")) start += std::min<size_t>(4, folded.size() - start);
  }
  return {};
}

/// Up to the first "until", "unless" …: what follows may tell of what had been done before.
std::string_view main_clause(std::string_view folded) {
  size_t end = folded.size();
  for (const std::string_view joint : {" until ", " unless ", " because ", " so that ", " in order ", " provided "})
    end = std::min(end, folded.find(joint));
  return folded.substr(0, end);
}

}  // namespace

bool may_decide(std::string_view folded) {
  static constexpr PhraseSet stems(std::to_array<std::string_view>(
      {"resol",        "agree",     "approv",       "adopt",          "note",      "defer",          "refus",
       "reject",       "carried",   "carries",      "passe",          "ratif",     "endors",         "accept",
       "decid",        "motion",    "elected",      "appoint",        "recommend", "lost",           "received:",
       "received for", "decision:", "decision ",    "decision was",   "consensus", "concur",         "unanim",
       "vote",         "happy",     "select",       "authori",        "co-opt",    "in favo",        "ruled",
       "defeat",       "failed",    "true",         "correct record", "confirmed", "determined",     "support was",
       "m/s/",         "msc",       "msp",          "tabled",         "postpone",  "continued to",   "continued until",
       "held over",    "laid over", "on the table", "stood over",     "granted",   "common consent", "general consent",
       "acclamation",  "sustained", "signed"}));
  return stems.any_inside(folded, [](size_t, size_t) { return true; });
}

/// "Resolved that …", "Agreed to …", "All approved", "Approved & signed as correct."
SentenceDecision judge_opening(std::string_view folded) {
  size_t at = 0;
  const auto skip = [&](std::string_view word) {
    while (at < folded.size() && !is_word_byte(folded[at])) ++at;
    if (starts_with_word(folded.substr(at), word)) at += word.size() + (at + word.size() < folded.size() ? 1 : 0);
  };
  if (starts_with_word(folded, "read") || starts_with_word(folded, "taken as read")) {  // "Read, agreed and signed."
    constexpr size_t longest = 8;
    constexpr std::string_view settled[] = {"agreed", "approved", "confirmed", "adopted", "signed", "accepted"};
    if (count_words(folded) <= longest && has_any_word(folded, settled)) return strong(Outcome::approved);
  }
  skip("and");
  skip("all");
  skip("both");
  skip("therefore");
  skip("unanimously");
  while (at < folded.size() && !is_word_byte(folded[at])) ++at;
  const auto word = first_word(folded.substr(at));
  if (is_one_of(word, opening_participles)) {
    const auto rest = folded.substr(std::min(folded.size(), at + word.size()));
    if (word == "agreed" && is_opinion(rest)) return weak(Outcome::agreed);
    if (by_others(rest)) return weak(outcome_or(word, Outcome::agreed));
    constexpr std::string_view away[] = {"over", "forward", "out", "on"};
    if (word == "carried" && is_one_of(first_word(trim(rest)), away)) return {};
    const bool result = word == "carried" && count_words(folded) <= 6;
    return strong(outcome_or(word, Outcome::agreed), word == "resolved" || word == "agreed" || word == "recommended",
                  result);
  }
  const auto after = folded.substr(std::min(folded.size(), at + word.size()));
  if ((word == "confirmed" || word == "referred" || word == "supported") && after.starts_with(": ") &&
      count_words(after) > 2)
    return strong(outcome_or(word, Outcome::agreed), true);
  if (word == "received" && (after.starts_with(": ") || after.starts_with(" for information")) &&
      count_words(after) > 1)
    return strong(Outcome::noted);
  if (word == "noted" && (after.starts_with(": ") || after.starts_with(" - ")) && count_words(after) > 2)
    return strong(Outcome::noted);
  if (word == "noted" && after.starts_with(",") && count_words(folded) <= 24 && !has_word(folded, "that"))
    return strong(Outcome::noted);
  if (word == "noted" && count_words(folded) <= 4 && !has_word(folded, "that")) return strong(Outcome::noted);
  return {};
}

/// What is voted on, or the vote itself.
bool names_vote(std::string_view folded) {
  constexpr std::string_view voted[] = {"motion",     "amendment", "proposal",       "proposition",
                                        "resolution", "motions",   "recommendation", "amendments",
                                        "proposals",  "vote",      "nomination",     "option"};
  return has_any_word(folded, voted);
}

/// "The minutes were approved", "a donation was agreed".
SentenceDecision judge_passive(std::string_view folded) {
  constexpr std::string_view auxiliaries[] = {"was", "were"};
  for (const auto auxiliary : auxiliaries) {
    for (size_t at = find_word(folded, auxiliary); at != std::string_view::npos;
         at = find_word(folded, auxiliary, at + 1)) {
      const Verb verb = verb_at(folded, at + auxiliary.size());
      if (!is_one_of(verb.word, passive_verbs)) continue;
      if (verb.word == "carried" && !folded.substr(verb.end).starts_with(".") && !has_word(folded, "motion") &&
          !has_word(folded, "unanimously"))
        continue;
      const auto before = trim(folded.substr(0, at));
      const auto rest = folded.substr(verb.end);
      const std::string_view last = last_word(before);
      constexpr std::string_view relatives[] = {"which", "that",  "who",  "what", "as",  "if",
                                                "when",  "where", "this", "than", "and", "but"};
      if (before.empty() || last == "it" || is_one_of(last, relatives)) {
        if (last != "this") continue;
      }
      if (verb.word == "withdrawn" || ((verb.word == "lost" || verb.word == "defeated") && !names_vote(before)))
        continue;
      if (by_others(rest) || before.size() > 220) return weak(outcome_or(verb.word, Outcome::agreed));
      if (verb.word == "noted" && !names_matter(before)) return weak(Outcome::noted);
      if (has_word(before, "apologies") || has_word(before, "apology"))
        return weak(outcome_or(verb.word, Outcome::agreed));
      if (verb.word == "confirmed" || verb.word == "signed") {
        if (!has_word(before, "minutes")) return weak(Outcome::approved);
      }
      if ((verb.word == "granted" || verb.word == "declared" || verb.word == "passed") && !has_word(before, "motion") &&
          !(verb.word == "granted" && has_word(before, "application")))
        continue;
      return strong(outcome_or(verb.word, Outcome::agreed));
    }
  }
  return {};
}

SentenceDecision judge_sentence(std::string_view sentence, std::string_view folded, bool reply) {
  if (!may_decide(folded)) return {};
  if (const auto marked = by_marker(sentence); marked.kind != Kind::none) return marked;
  if (const auto voted = by_vote(folded); voted.kind != Kind::none) return voted;
  if (const auto marked = by_motion_mark(folded); marked.kind != Kind::none) return marked;
  if (starts_with_word(folded, "decision:") && count_words(folded) > 2)
    return strong(outcome_or(first_word(trim(folded.substr(9))), Outcome::agreed), true);
  if (ends_sentence(sentence) && trim(sentence).ends_with("?")) return {};
  if (const auto judged = judge_result(folded); judged.kind != Kind::none && !reply) return judged;
  constexpr std::string_view answers[] = {"the reply was noted", "the response was noted", "the answer was noted",
                                          "the replies were noted"};
  if (!first_of(folded, answers).empty()) return strong(Outcome::noted);
  const bool other = has_any_word(main_clause(folded), elsewhere);
  const bool another = has_any_word(folded, elsewhere_meetings);
  if (const auto judged = by_impersonal(folded); judged.kind != Kind::none)
    return another ? weak(judged.outcome) : judged;
  if (const auto judged = by_meeting(folded); judged.kind != Kind::none) return another ? weak(judged.outcome) : judged;
  if (reply) return {};
  if (const auto judged = by_consent(folded); judged.kind != Kind::none) return another ? weak(judged.outcome) : judged;
  if (const auto judged = judge_opening(folded); judged.kind != Kind::none) return judged;
  if (const auto judged = by_short_passive(folded); judged.kind != Kind::none) return judged;
  if (const auto judged = by_matter(folded); judged.kind != Kind::none) return judged;
  if (const auto judged = by_delay(folded); judged.kind != Kind::none && !other) return judged;
  if (other && !has_word(folded, "minutes") && folded.find("having been") == std::string_view::npos) return {};
  return judge_passive(folded);
}

}  // namespace minutebook
