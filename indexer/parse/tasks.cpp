// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <array>
#include <compare>
#include <vector>

#include "indexer/parse/actions.hpp"
#include "indexer/parse/name_vocabulary.hpp"
#include "indexer/parse/names.hpp"
#include "indexer/parse/phrase_set.hpp"
#include "indexer/parse/scan.hpp"
#include "indexer/parse/vocabulary.hpp"
#include "indexer/parse/word_table.hpp"
#include "lib/base/text.hpp"

namespace minutebook {
namespace {

enum class Cue : uint8_t { bare_to, will, would, should, asked, agreed };

struct CueRow {
  std::string_view words;
  Cue cue;
};

// What stands between owner and verb; longer cues before those they contain.
constexpr CueRow cues[] = {{" was asked to ", Cue::asked},
                           {" were asked to ", Cue::asked},
                           {" was also asked to ", Cue::asked},
                           {" is asked to ", Cue::asked},
                           {" also asked to ", Cue::asked},
                           {" asked to ", Cue::asked},
                           {" was requested to ", Cue::asked},
                           {" were requested to ", Cue::asked},
                           {" to be asked to ", Cue::asked},
                           {" be asked to ", Cue::asked},
                           {" be requested to ", Cue::asked},
                           {" be instructed to ", Cue::asked},
                           {" be tasked with ", Cue::asked},
                           {" was instructed to ", Cue::asked},
                           {" were instructed to ", Cue::asked},
                           {" is instructed to ", Cue::asked},
                           {" is requested to ", Cue::asked},
                           {" are requested to ", Cue::asked},
                           {" was directed to ", Cue::asked},
                           {" were directed to ", Cue::asked},
                           {" is directed to ", Cue::asked},
                           {" was tasked to ", Cue::asked},
                           {" were tasked to ", Cue::asked},
                           {" were tasked with ", Cue::asked},
                           {" is tasked with ", Cue::asked},
                           {" was charged with ", Cue::asked},
                           {" was mandated to ", Cue::asked},
                           {" was to ", Cue::asked},
                           {" were to ", Cue::asked},
                           {" is to ", Cue::asked},
                           {" are to ", Cue::asked},
                           {" was tasked with ", Cue::asked},
                           {" agreed to ", Cue::agreed},
                           {" has agreed to ", Cue::agreed},
                           {" have agreed to ", Cue::agreed},
                           {" offered to ", Cue::agreed},
                           {" undertook to ", Cue::agreed},
                           {" volunteered to ", Cue::agreed},
                           {" has offered to ", Cue::agreed},
                           {" has volunteered to ", Cue::agreed},
                           {" has undertaken to ", Cue::agreed},
                           {" took an action to ", Cue::agreed},
                           {" took the action to ", Cue::agreed},
                           {" took away an action to ", Cue::agreed},
                           {" has an action to ", Cue::agreed},
                           {" promised to ", Cue::agreed},
                           {" will ", Cue::will},
                           {" would ", Cue::would},
                           {" should ", Cue::should},
                           {" shall ", Cue::will},
                           {" still to ", Cue::bare_to},
                           {" to ", Cue::bare_to}};

constexpr PhraseSet cue_words([] {
  std::array<std::string_view, std::size(cues)> words;
  for (size_t i = 0; i < words.size(); ++i) words[i] = cues[i].words.substr(1);  // without the blank before them
  return words;
}());

struct FoundCue {
  size_t row = 0;  ///< of `cues`
  size_t at = 0;   ///< where its blank stands
  friend auto operator<=>(const FoundCue&, const FoundCue&) = default;
};

/// In the order of the rows, and of each row in the order of the text.
std::vector<FoundCue> cues_in(std::string_view lower) {
  std::vector<FoundCue> found;
  cue_words.any_at_word(lower, [&](size_t row, size_t at) {
    if (at > 0 && lower[at - 1] == ' ') found.push_back({row, at - 1});
    return false;
  });
  std::sort(found.begin(), found.end());
  return found;
}

/// Verbs that make no task: states, opinions, formalities.
constexpr std::string_view no_task_verbs[] = {
    "be",       "have",       "like",       "need",    "not",      "the",     "a",       "an",         "no",
    "continue", "take place", "all",        "this",    "that",     "remain",  "date",    "cost",       "become",
    "note",     "noted",      "his",        "her",     "their",    "its",     "our",     "last",       "next",
    "appear",   "allow",      "benefit",    "welcome", "consider", "receive", "approve", "mean",       "seem",
    "happen",   "come",       "begin",      "start",   "enable",   "which",   "whom",    "whether",    "date.",
    "and",      "members",    "stand",      "leave",   "vacate",   "declare", "cllr",    "councillor", "fall",
    "open",     "close",      "hold",       "hear",    "prefer",   "love",    "wish",    "hope",       "expect",
    "feel",     "know",       "appreciate", "rather"};

constexpr std::string_view clause_marks[] = {", ",      "; ",         ": ",          " - ",  " and ",
                                             " that ",  " agreed ",   " therefore ", " so ", " but ",
                                             "action ", " resolved ", "\u2013 "};

bool is_title_word(std::string_view word) {
  std::string folded = fold(word);
  while (!folded.empty() && (folded.back() == '.' || folded.back() == ',')) folded.pop_back();
  return is_title(folded) || is_plural_title(folded) || is_title_modifier(folded);
}

bool is_connector(std::string_view word) {
  return word == "&" || word == "and" || word == "+" || word == "/" || word == "of" || word == "for";
}

/// Where the owner phrase that ends at `end` begins: capitalised words, initials, titles, role words and their joints.
size_t phrase_start(std::string_view sentence, size_t end) {
  size_t begin = end;
  for (size_t words = 0; begin > 0 && words < 9; ++words) {
    size_t start = begin;
    while (start > 0 && sentence[start - 1] != ' ') --start;
    auto word = sentence.substr(start, begin - start);
    const bool initial = word.size() == 2 && is_upper(word[0]) && word[1] == '.';  // "M. Holt"
    if (words > 0 && (word.back() == '.' || word.back() == ':' || word.back() == ';')) {
      if (!is_title_word(word) && !initial) break;
    }
    if (words > 0 && word.back() == ',') word.remove_suffix(1);
    const bool bracketed = word.size() > 3 && word[0] == '(' && word.back() == ')';  // "the Treasurer (Kim)"
    if (bracketed) word = word.substr(1, word.size() - 2);
    const std::string lower = to_lower_ascii(word);
    const bool article = lower == "the" || lower == "a";
    if (!starts_capital(word) && !is_connector(word) && !article && !is_role_word(lower) && !is_role_context(lower))
      break;
    begin = start;
    while (begin > 0 && sentence[begin - 1] == ' ') --begin;
    if (article) break;
  }
  while (begin < end && sentence[begin] == ' ') ++begin;
  return begin;
}

/// `at` begins the sentence or a clause of it.
bool begins_clause(std::string_view lower, size_t at) {
  size_t start = 0;
  while (start < lower.size() && !is_word_byte(lower[start])) ++start;
  if (at <= start) return true;
  const auto before = lower.substr(0, at);
  return std::any_of(std::begin(clause_marks), std::end(clause_marks),
                     [&](auto mark) { return before.ends_with(mark); });
}

/// Drops joints at the front ("and CF" -> "CF").
size_t without_joints(std::string_view sentence, size_t begin, size_t end) {
  for (bool again = true; again && begin < end;) {
    again = false;
    for (const std::string_view joint :
         {"and ", "& ", "of ", "for ", ", ", "So ", "Therefore ", "It ", "Also ", "Action ", "ACTION ", "Then "})
      if (sentence.substr(begin, end - begin).starts_with(joint)) {
        begin += joint.size();
        again = true;
      }
  }
  return begin;
}

bool two_to_four_capitals(std::string_view text) {
  return text.size() >= 2 && text.size() <= 4 &&
         std::all_of(text.begin(), text.end(), [](char c) { return is_upper(c); });
}

struct OwnerLook {
  bool person = false;  ///< known to the paper, or titled
  bool role = false;    ///< "Clerk", "Officers"
  bool other = false;   ///< organisation or unexplained initials
};

OwnerLook look_at(std::string_view phrase, const Roster& roster) {
  OwnerLook look;
  const auto owners = resolve_owners(phrase, roster);
  if (owners.empty() || owners.size() > 6) return look;
  look.person = look.role = true;
  for (const auto& owner : owners) {
    const bool titled = owner.name_as_printed.size() > owner.name.size();
    const bool known = is_known_person(owner.name_as_printed, roster) ||
                       (owner.kind == OwnerKind::person && titled && starts_capital(owner.name));
    const bool role = owner.kind == OwnerKind::role_group ||
                      (owner.kind == OwnerKind::role && fold(owner.name).find("motion") == std::string::npos);
    look.person = look.person && (known || role);
    look.role = look.role && role;
    look.other = look.other || owner.kind == OwnerKind::organization || owner.kind == OwnerKind::unresolved;
  }
  if (look.role) look.person = false;
  return look;
}

bool accepted(Cue cue, const OwnerLook& look, bool at_start, bool agreed_sentence, std::string_view phrase) {
  const std::string folded = fold(phrase);
  if (folded.find(' ') != std::string::npos && outcome_of_word(last_word(folded)))
    return false;  // "the Board RESOLVED"
  constexpr std::string_view meeting[] = {
      "members",   "councillors", "the council",        "the board", "the committee", "council", "all",
      "residents", "the members", "the parish council", "the chair", "committee",     "board",   "the meeting"};
  constexpr std::string_view crowd[] = {"members",   "councillors", "council",  "board",
                                        "committee", "meeting",     "residents"};
  const bool whole_meeting =
      is_one_of(folded, meeting) || (cue != Cue::asked && cue != Cue::bare_to && is_one_of(last_word(folded), crowd));
  switch (cue) {
    case Cue::bare_to:
      if (look.other && !look.person)
        return at_start && (two_to_four_capitals(phrase) || folded.find("committee") != std::string::npos);
      return look.person || look.role;
    case Cue::will:
      return (look.person || (look.role && !whole_meeting)) || (agreed_sentence && look.other);
    case Cue::would:
      return agreed_sentence ? (look.person || look.role || look.other) && !whole_meeting
                             : look.person && !whole_meeting;
    case Cue::should:
      return agreed_sentence && (look.person || look.role) && !whole_meeting;
    case Cue::asked:
      return look.person || look.role;
    case Cue::agreed:
      return (look.person || look.role) && !whole_meeting;
  }
  return false;
}

bool starts_task(Cue cue, std::string_view after, bool passive) {
  if (starts_with_word(after, "also") || starts_with_word(after, "then") || starts_with_word(after, "now")) {
    const size_t space = after.find(' ');
    after = space == std::string_view::npos ? std::string_view() : after.substr(space + 1);
  }
  const auto verb = first_word(after);
  if (verb.empty() || !is_lower(verb[0])) return false;
  if (after.starts_with("do so") && count_words(after) <= 3) return false;
  // "Cllr Penn asked to be kept informed": a wish of Penn's.
  if (cue == Cue::asked && after.starts_with("be ") && !passive) return false;
  if (cue == Cue::asked && (verb == "note" || verb == "consider" || verb == "approve" || verb == "receive"))
    return false;
  if (verb == "the" || verb == "a" || verb == "an" || verb == "this" || verb == "these") return false;
  if (cue == Cue::asked || cue == Cue::agreed) return true;
  if (after.starts_with("have a go") || after.starts_with("have a look") || after.starts_with("have a word"))
    return true;
  return !is_one_of(verb, no_task_verbs);
}

/// Conduct of the meeting is no task: "the Chair agreed to defer the item".
bool is_chairing(std::string_view phrase, std::string_view after) {
  constexpr std::string_view words[] = {"refer", "defer",   "adjourn", "take this", "take the", "take items",
                                        "vary",  "suspend", "allow",   "accept",    "withdraw"};
  const std::string folded = fold(phrase);
  const auto last = last_word(folded);
  return !first_of(after, words).empty() && (is_chair_word(last) || last == "mayor" || last == "chairman");
}

/// A run-in heading may stand before the owner: "Litter bins JS agreed to …" is JS's task.
std::string_view owner_of_phrase(std::string_view phrase, const Roster& roster) {
  if (phrase.ends_with(')')) {  // "The Treasurer (Kim)"
    const size_t open = phrase.rfind('(');
    const auto inside = phrase.substr(open + 1, phrase.size() - open - 2);
    return is_known_person(inside, roster) ? inside : trim(phrase.substr(0, open));
  }
  const size_t space = phrase.rfind(' ');
  if (space == std::string_view::npos || is_known_person(phrase, roster)) return phrase;
  const auto last = phrase.substr(space + 1);
  const auto before = phrase.substr(0, space);
  const bool joined = is_connector(last_word(before)) || before.find(',') != std::string_view::npos ||
                      is_title_word(last_word(before)) || before.back() == '&';
  const bool initials = last.size() <= 4 && is_capitals(last, 2);
  return !joined && initials && roster.by_initials(last) ? last : phrase;
}

/// "Clerk notify the owner.", "Cllr Penn ask the school": a verb in its bare form right behind who is to act. Verbs
/// that are nouns or past forms as well ("Clerk report") are not believed.
std::optional<Task> read_order(std::string_view sentence, std::string_view lower, const Roster& roster) {
  constexpr std::string_view verbs[] = {
      "write",   "send",   "find",    "bring",   "arrange",     "circulate", "ask",     "obtain",  "get",
      "contact", "invite", "prepare", "provide", "produce",     "speak",     "chase",   "submit",  "email",
      "add",     "make",   "collect", "confirm", "organise",    "publish",   "seek",    "inform",  "notify",
      "advise",  "remind", "include", "liaise",  "investigate", "tell",      "consult", "request", "draft"};
  constexpr size_t most_words = 4;
  size_t begin = 0;
  while (begin < sentence.size() && !is_word_byte(sentence[begin])) ++begin;
  size_t at = begin;
  for (size_t words = 0; words < most_words; ++words) {
    const size_t end = sentence.find(' ', at);
    const auto word = sentence.substr(at, end - at);
    const size_t mark = word.find_first_of(":;.");
    const bool ends = mark != std::string_view::npos && !(word[mark] == '.' && is_title_word(word));
    if (end == std::string_view::npos || ends) return std::nullopt;
    const bool joint = words > 0 && is_connector(word);
    if (!starts_capital(word) && !joint) return std::nullopt;
    at = end + 1;
    if (!is_one_of(first_word(lower.substr(at)), verbs)) continue;
    const auto phrase = sentence.substr(begin, end - begin);
    const auto look = look_at(phrase, roster);
    // A plural does what it does: "Members request a map".
    const bool plural = look.role && lower[end - 1] == 's';
    if (plural || !(look.role || look.person)) return std::nullopt;
    return Task{std::string(phrase), begin, true};
  }
  return std::nullopt;
}

/// Not what one asks another in a debate: the meeting or its chair asks, or somebody is directed, and not to speak.
bool asks_for_work(std::string_view lower, std::string_view before, size_t verb, std::string_view after) {
  constexpr std::string_view askers[] = {"board",     "committee", "council",     "members",     "councillors",
                                         "trustees",  "panel",     "group",       "meeting",     "governors",
                                         "directors", "cabinet",   "forum",       "executive",   "chair",
                                         "chairman",  "president", "commission",  "chairperson", "convener",
                                         "mayor",     "assembly",  "partnership", "they",        "we"};
  constexpr std::string_view speech[] = {"lead",      "open",      "close",   "say",     "chair",    "pray",
                                         "second",    "give",      "explain", "clarify", "comment",  "outline",
                                         "speak",     "introduce", "present", "address", "brief",    "describe",
                                         "elaborate", "summarise", "read",    "leave",   "withdraw", "repeat",
                                         "talk",      "respond",   "answer",  "be"};
  constexpr size_t nearest = 60;
  const bool orders =
      !starts_with_word(lower.substr(verb), "asked") && !starts_with_word(lower.substr(verb), "requested");
  return !is_one_of(first_word(after), speech) &&
         (orders || has_any_word(before.substr(before.size() - std::min(before.size(), nearest)), askers));
}

/// "The Board directed the Engineer to obtain prices", "Jan asked Ulric to ring": who is asked stands behind the verb.
std::optional<Task> read_request(std::string_view sentence, std::string_view lower, const Roster& roster) {
  static constexpr PhraseSet verbs(std::to_array<std::string_view>(
      {"asked ", "directed ", "instructed ", "requested ", "tasked ", "charged ", "mandated ", "left with "}));
  constexpr std::string_view passive[] = {"was", "were", "been", "be", "is", "are", "had", "has", "have", "also", "as"};
  constexpr std::string_view public_voices[] = {"resident",     "residents", "parishioner",
                                                "parishioners", "public",    "visitor"};
  constexpr std::string_view meetings[] = {"members", "councillors", "council", "board",    "committee",
                                           "meeting", "everyone",    "all",     "residents"};
  // A resolution with several parts is a decision.
  constexpr std::string_view decided[] = {"noted",    "approved", "resolved", "agreed", "decision", "accepted",
                                          "endorsed", "received", "decided",  "motion", "moved",    "proposed"};
  constexpr size_t longest_owner = 60;
  std::optional<Task> found;
  verbs.any_at_word(lower, [&](size_t row, size_t at) {
    const auto before = trim(lower.substr(0, at));
    // "It was left with Ann to settle the bill"
    const bool left = verbs.length(row) == std::string_view("left with ").size() && lower[at] == 'l' &&
                      (is_one_of(last_word(before), passive) || last_word(before) == "it");
    if (!left && (before.empty() || is_one_of(last_word(before), passive) || has_any_word(before, public_voices) ||
                  has_any_word(before, decided)))
      return false;
    const size_t begin = at + verbs.length(row);
    const size_t to = lower.substr(begin, longest_owner).find(" to ");
    if (to == std::string_view::npos || !starts_task(Cue::asked, lower.substr(begin + to + 4), true)) return false;
    const auto phrase = sentence.substr(begin, to);
    if (phrase_start(sentence, begin + to) > begin && !lower.substr(begin).starts_with("the ")) return false;
    const std::string folded = fold(phrase);
    if (is_one_of(last_word(folded), meetings) || phrase.find(',') != std::string_view::npos) return false;
    if (!left && !asks_for_work(lower, before, at, lower.substr(begin + to + 4))) return false;
    const auto look = look_at(phrase, roster);
    if (!(look.person || look.role) || is_chairing(phrase, lower.substr(begin + to + 4))) return false;
    found = Task{std::string(phrase), begin, true};
    return true;
  });
  return found;
}

}  // namespace

std::optional<Task> read_task(std::string_view sentence, const Roster& roster) {
  const std::string lower = to_lower_ascii(sentence);
  const auto found = cues_in(lower);
  if (auto order = read_order(sentence, lower, roster)) return order;
  if (found.empty()) return std::nullopt;
  const bool agreed = has_word(lower, "agreed") || has_word(lower, "resolved") || has_word(lower, "decided");
  constexpr size_t most_tries = 12;  // cues looked at in one sentence
  size_t tries = 0;
  std::optional<Task> best;
  for (size_t next = 0; next < found.size();) {
    const auto& row = cues[found[next].row];
    for (; next < found.size() && &cues[found[next].row] == &row; ++next) {
      const size_t at = found[next].at;
      if (tries >= most_tries) continue;
      const auto after = std::string_view(lower).substr(at + row.words.size());
      size_t end = at;
      while (end > 0 && (sentence[end - 1] == ',' || sentence[end - 1] == ' ')) --end;
      if (end == 0 || !starts_task(row.cue, after, row.words != " asked to ")) continue;
      if (row.cue == Cue::bare_to && end < at && sentence[end] == ',') continue;
      ++tries;
      const size_t begin = without_joints(sentence, phrase_start(sentence, end), end);
      if (begin >= end || end - begin > 90 || !begins_clause(lower, begin)) continue;
      const auto phrase = owner_of_phrase(sentence.substr(begin, end - begin), roster);
      // "Invite developer to the meeting": an order, whoever it is given to.
      if (phrase.find(' ') != std::string_view::npos && is_order(fold(first_word(phrase))) &&
          !is_known_person(phrase, roster))
        continue;
      size_t first = 0;
      while (first < sentence.size() && !is_word_byte(sentence[first])) ++first;
      const auto look = look_at(phrase, roster);
      if (!accepted(row.cue, look, begin <= first, agreed, phrase)) continue;
      if (is_chairing(phrase, after)) continue;
      const bool certain = look.person || look.role;
      if (!best || (certain && !best->certain)) best = Task{std::string(phrase), begin, certain};
    }
    if (best && best->certain) break;
  }
  if (!best || !best->certain)
    if (auto request = read_request(sentence, lower, roster)) return request;
  return best;
}

bool is_order(std::string_view word) {
  static constexpr std::string_view order_words[] = {
      "write",    "send",       "ask",       "find",     "bring",       "arrange",   "circulate",   "agree",
      "model",    "ring",       "put",       "draft",    "prepare",     "obtain",    "get",         "report",
      "check",    "contact",    "invite",    "order",    "book",        "review",    "update",      "provide",
      "produce",  "set",        "share",     "speak",    "follow",      "chase",     "submit",      "email",
      "add",      "make",       "collect",   "confirm",  "organise",    "organize",  "publish",     "issue",
      "reissue",  "seek",       "look",      "inform",   "notify",      "advise",    "complete",    "develop",
      "discuss",  "raise",      "remind",    "sign",     "pay",         "include",   "liaise",      "monitor",
      "explore",  "identify",   "cost",      "tell",     "meet",        "request",   "create",      "consult",
      "escalate", "present",    "amend",     "redraft",  "investigate", "attend",    "compare",     "finish",
      "correct",  "rewrite",    "renew",     "reply",    "clarify",     "supply",    "apply",       "register",
      "buy",      "purchase",   "repair",    "replace",  "remove",      "revise",    "resubmit",    "resend",
      "ensure",   "install",    "upload",    "forward",  "schedule",    "explain",   "assess",      "evaluate",
      "analyse",  "analyze",    "establish", "enquire",  "inquire",     "approach",  "recirculate", "move",
      "clear",    "collate",    "reword",    "nominate", "recruit",     "negotiate", "terminate",   "insert",
      "delete",   "amalgamate", "host"};
  static constexpr auto orders = word_set<256>(order_words);
  return orders.has(word);
}

bool tells_task(std::string_view sentence, const Roster& roster) {
  static constexpr PhraseSet cues_of_duty(std::to_array<std::string_view>(
      {"be", "is to", "are to", "was asked", "were asked", "will", "would", "should", "must", "was to", "were to"}));
  static constexpr PhraseSet reports(
      std::to_array<std::string_view>({"would have", "will have", "reminded", "had to", "should have", "proposed that",
                                       "reported that", "to be held", "could be", "had been"}));
  static constexpr PhraseSet decides(std::to_array<std::string_view>({"resolved", "approved", "adopted", "noted"}));
  const std::string folded = fold(sentence);
  if (decides.stands_in(folded)) return read_task(sentence, roster).has_value();
  const auto first = first_word(folded);
  if (is_order(first)) return true;
  // "To bring a paper to the next meeting"
  if (first == "to" && sentence.starts_with("To ") && is_order(first_word(std::string_view(folded).substr(3))))
    return true;
  if (reports.stands_in(folded)) return false;
  if (cues_of_duty.stands_in(folded)) return true;
  // "Notices to go to every plot": a few words, then what is to be done with them.
  const size_t to = folded.find(" to ");
  return to != std::string::npos && count_words(std::string_view(folded).substr(0, to)) <= 3 &&
         !is_one_of(first_word(std::string_view(folded).substr(to + 4)), no_task_verbs);
}

namespace {

/// "Deadline: 14/06/2021", "- due 1 July", "(Due: September)": behind a word that asks for a day.
std::string labelled_due(std::string_view text, std::string_view lower) {
  constexpr std::string_view labels[] = {"deadline",    "due date",  "due by", "due",
                                         "target date", "timescale", "by when"};
  for (const auto label : labels) {
    const size_t at = find_word(lower, label);
    if (at == std::string_view::npos) continue;
    size_t first = at + label.size();
    const bool marked = first < lower.size() && (lower[first] == ':' || lower[first] == '-');
    const bool behind =
        at > 1 && (lower[at - 1] == '(' || lower.substr(0, at).ends_with("- ") || lower.substr(0, at).ends_with(", "));
    if (!marked && !behind) continue;
    while (first < lower.size() && std::string_view(" :-").find(lower[first]) != std::string_view::npos) ++first;
    const size_t end = std::min(lower.find_first_of(");,", first), lower.size());
    auto phrase = trim(text.substr(first, end - first));
    while (!phrase.empty() && phrase.back() == '.') phrase.remove_suffix(1);
    constexpr size_t longest = 40;
    if (!phrase.empty() && phrase.size() <= longest) return std::string(phrase);
  }
  return {};
}

}  // namespace

std::string read_due(std::string_view text) {
  const std::string lower = to_lower_ascii(text);
  constexpr std::string_view openers[] = {"by the end of ",
                                          "before the end of ",
                                          "by end of ",
                                          "before the next meeting",
                                          "by the next meeting",
                                          "in time for ",
                                          "within ",
                                          "in three ",
                                          "in two ",
                                          "at the next meeting",
                                          "by the ",
                                          "before the ",
                                          "for the next meeting",
                                          "by "};
  constexpr std::string_view times[] = {
      "january",   "february", "march",    "april",    "may",    "june",      "july",      "august",
      "september", "october",  "november", "december", "monday", "tuesday",   "wednesday", "thursday",
      "friday",    "week",     "weeks",    "month",    "months", "meeting",   "year",      "days",
      "spring",    "summer",   "autumn",   "winter",   "easter", "christmas", "agm",       "end"};
  if (auto labelled = labelled_due(text, lower); !labelled.empty()) return labelled;
  static constexpr PhraseSet first_words(
      std::to_array<std::string_view>({"by ", "before the ", "in t", "within ", "at the ", "for the "}));
  if (!first_words.any_at_word(lower, [](size_t, size_t) { return true; })) return {};
  for (const auto opener : openers)
    for (size_t at = lower.find(opener); at != std::string::npos; at = lower.find(opener, at + 1)) {
      if (at > 0 && is_word_byte(lower[at - 1])) continue;
      size_t end = at + opener.size();
      while (end < lower.size() && end - at < 60 && lower[end] != '.' && lower[end] != ',' && lower[end] != ';' &&
             lower[end] != ')')
        ++end;
      auto phrase = std::string_view(lower).substr(at, end - at);
      const bool numeric =
          phrase.find('/') != std::string_view::npos && std::any_of(phrase.begin(), phrase.end(), is_digit);
      if (!numeric && !has_any_word(phrase, times)) continue;
      // The phrase ends with its last word of time.
      size_t stop = numeric ? phrase.size() : 0;
      for (const auto word : times) {
        const size_t found = find_word(phrase, word);
        if (found != std::string_view::npos) stop = std::max(stop, found + word.size());
      }
      while (stop < phrase.size() && (phrase[stop] == ' ' || is_digit(phrase[stop]))) ++stop;
      return std::string(trim(text.substr(at, stop)));
    }
  return {};
}

}  // namespace minutebook
