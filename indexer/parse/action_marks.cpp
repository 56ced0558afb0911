// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/parse/action_marks.hpp"

#include <algorithm>
#include <array>

#include "indexer/parse/actions.hpp"
#include "indexer/parse/columns.hpp"
#include "indexer/parse/name_vocabulary.hpp"
#include "indexer/parse/names.hpp"
#include "indexer/parse/scan.hpp"
#include "lib/base/text.hpp"

namespace minutebook {
namespace {

constexpr std::string_view between_en = " \u2013 ", between_em = " \u2014 ", between_hyphen = " - ";

/// Words that begin tasks and reports but name nobody.
constexpr std::string_view nobody[] = {
    "nothing",      "none",     "request", "proposal",  "permission", "failure",    "response", "application",
    "applications", "decision", "option",  "options",   "work",       "works",      "date",     "it",
    "this",         "that",     "update",  "report",    "reports",    "discussion", "letter",   "email",
    "invitation",   "reminder", "need",    "agreement", "motion",     "thanks",     "meeting",  "item",
    "information",  "details",  "funding", "plans",     "plan",       "there",      "they",     "he",
    "she",          "we",       "due",     "next",      "agm",        "egm"};

/// A single word before "to" may be a verb ("Write to the owner"): it must be someone the paper knows, a role or a
/// forename.
bool names_someone(std::string_view text, const Roster& roster) {
  text = trim(text);
  if (text.find(' ') != std::string_view::npos) return true;
  return is_known_person(text, roster) || is_role(text) || is_forename(fold(text)) || is_capitals(text, 2) ||
         resolve_owner(text, roster).kind == OwnerKind::role_group;
}

/// "JS, by the end of April", "JS by May", "JS": who, and by when.
ActionWords owners_with_due(std::string_view text, const Roster& roster) {
  text = trim(text);
  if (owner_like(text, roster)) return {std::string(text), {}, {}};
  for (const std::string_view joint : {std::string_view(", "), std::string_view("; "), between_hyphen, between_en,
                                       std::string_view(" by "), std::string_view(" before ")}) {
    const size_t at = text.find(joint);
    if (at == std::string_view::npos || at == 0) continue;
    const bool word = joint.front() == ' ' && is_letter(joint[1]);
    const auto due = trim(text.substr(at + (word ? 1 : joint.size())));
    if (is_due_phrase(due) && owner_like(text.substr(0, at), roster))
      return {std::string(text.substr(0, at)), {}, std::string(due)};
  }
  return {};
}

/// "[JS] write …", "(JS, by May): write …".
std::optional<ActionWords> bracket_first(std::string_view words, const Roster& roster) {
  if (words.empty() || (words[0] != '(' && words[0] != '[')) return std::nullopt;
  const size_t close = words.find(words[0] == '(' ? ')' : ']');
  constexpr size_t longest = 60;
  if (close == std::string_view::npos || close > longest) return std::nullopt;
  auto said = owners_with_due(words.substr(1, close - 1), roster);
  auto rest = trim(words.substr(close + 1));
  while (!rest.empty() && (rest[0] == ':' || rest[0] == '-')) rest = trim(rest.substr(1));
  for (const std::string_view dash : {"\u2013", "\u2014"})
    if (rest.starts_with(dash)) rest = trim(rest.substr(dash.size()));
  if (said.owners.empty() || rest.empty()) return std::nullopt;
  said.text = std::string(rest);
  return said;
}

/// "JS: write …", "JS, by May - write …".
std::optional<ActionWords> owners_first(std::string_view words, const Roster& roster) {
  constexpr size_t longest = 60;
  for (const std::string_view mark : {std::string_view(": "), between_hyphen, between_en, between_em}) {
    const size_t at = words.find(mark);
    if (at == std::string_view::npos || at > longest) continue;
    auto said = owners_with_due(words.substr(0, at), roster);
    if (said.owners.empty()) continue;
    said.text = std::string(trim(words.substr(at + mark.size())));
    return said;
  }
  return std::nullopt;
}

/// "write … (JS, by May)", "write … - JS".
std::optional<ActionWords> owners_last(std::string_view words, const Roster& roster) {
  constexpr size_t longest = 50, shortest_task = 8;
  const size_t open = words.rfind(words.ends_with("]") ? '[' : '(');
  if (open != std::string_view::npos && open > shortest_task && words.size() - open < longest) {
    auto inside = words.substr(open + 1);
    while (!inside.empty() && !is_word_byte(inside.back())) inside.remove_suffix(1);
    if (auto said = owners_with_due(inside, roster); !said.owners.empty()) {
      said.text = std::string(trim(words.substr(0, open)));
      return said;
    }
  }
  for (const auto dash : {between_en, between_em, between_hyphen}) {
    const size_t at = words.rfind(dash);
    if (at == std::string_view::npos || at < shortest_task || words.size() - at > longest) continue;
    auto tail = words.substr(at + dash.size());
    while (!tail.empty() && tail.back() == '.') tail.remove_suffix(1);
    auto said = owners_with_due(tail, roster);
    if (said.owners.empty() || !are_known_owners(said.owners, roster)) continue;
    said.text = std::string(trim(words.substr(0, at)));
    return said;
  }
  return std::nullopt;
}

/// Where a number with a colon behind it ends; `at` if none begins there.
size_t number_end(std::string_view lower, size_t at) {
  size_t end = at;
  while (end < lower.size() && (is_digit(lower[end]) || (end > at && (lower[end] == '.' || lower[end] == '/')))) ++end;
  return end > at && end < lower.size() && lower[end] == ':' ? end : at;
}

/// "JS: …", "JS/RB" and no more: initials that the paper explains.
bool names_initials(std::string_view text, const Roster& roster) {
  size_t end = 0;
  while (end < text.size() &&
         (is_upper(text[end]) || ((text[end] == '/' || text[end] == '&' || text[end] == '+') && end > 0)))
    ++end;
  constexpr size_t longest = 16;
  if (end < 2 || end > longest || (end < text.size() && is_word_byte(text[end]))) return false;
  const auto rest = trim(text.substr(end));
  if (!rest.empty() && rest[0] != ':' && rest[0] != '.' && rest[0] != ')' && rest[0] != ']' && rest[0] != '-')
    return false;
  const auto owners = resolve_owners(text.substr(0, end), roster);
  return !owners.empty() &&
         std::all_of(owners.begin(), owners.end(), [](const Owner& owner) { return owner.kind == OwnerKind::person; });
}

/// "4", "4.1", "2021/07", "29/9-3": the number of an action, whatever it is made of. `at` if none begins there.
size_t key_end(std::string_view text, size_t at) {
  constexpr size_t longest = 12;
  size_t end = at;
  bool digit = false;
  while (end < text.size() && end - at < longest &&
         (is_word_byte(text[end]) || (end > at && std::string_view("./-").find(text[end]) != std::string_view::npos))) {
    digit = digit || is_digit(text[end]);
    ++end;
  }
  while (end > at && !is_word_byte(text[end - 1])) --end;
  return digit && (end >= text.size() || text[end] == ' ' || text[end] == ':' || text[end] == '.') ? end : at;
}

/// "Action 4.1 (JS, by May): …": numbered, with the owners in a bracket; `rest` is the bracket.
bool numbered_with_owners(std::string_view text, size_t at, const Roster& roster, InlineLabel& found) {
  size_t key = at;
  while (key < text.size() && (text[key] == ' ' || text[key] == '#')) ++key;
  const size_t end = key_end(text, key);
  size_t bracket = end;
  while (bracket < text.size() && text[bracket] == ' ') ++bracket;
  if (!bracket_first(text.substr(std::min(bracket, text.size())), roster)) return false;
  found.rest = bracket;
  found.key = std::string(text.substr(key, end - key));
  return true;
}

/// The word "action" at `at`, with what makes a label of it.
bool labels_action(std::string_view text, std::string_view lower, size_t at, const Roster& roster, InlineLabel& found) {
  size_t i = at + std::string_view("action").size();
  const bool shouted = text.substr(at, 6) == "ACTION";
  for (const std::string_view more : {" by", " for", " point", " required", " item"})
    if (lower.substr(i).starts_with(more)) {
      i += more.size();
      break;
    }
  size_t spaces = i;
  while (spaces < lower.size() && lower[spaces] == ' ') ++spaces;
  bool mark = spaces < lower.size() && (lower[spaces] == ':' || (lower[spaces] == '-' && spaces > i));
  const bool bracket = at > 0 && (text[at - 1] == '(' || text[at - 1] == '[');
  const bool capital = shouted || is_upper(text[at]);
  found.at = at;
  if (const size_t digits = number_end(lower, spaces); digits > spaces) {  // "Action 4: …"
    found.key = std::string(text.substr(spaces, digits - spaces));
    spaces = digits;
    mark = true;
  }
  found.rest = spaces;
  if (!mark && capital && names_initials(text.substr(spaces), roster)) return true;  // "Action JS: …"
  if (!mark && capital && numbered_with_owners(text, i, roster, found)) return true;
  if (!(mark && (capital || bracket)) && !(shouted && spaces < lower.size() && starts_capital(text.substr(spaces))))
    return false;
  constexpr std::string_view papers[] = {"list",    "log",   "plan",   "plans", "summary",
                                         "tracker", "group", "points", "items", "learning"};
  if (!mark && !first_of(lower.substr(spaces), papers).empty()) return false;
  while (spaces < lower.size() && (lower[spaces] == ':' || lower[spaces] == '-' || lower[spaces] == ' ')) ++spaces;
  found.rest = spaces;
  return true;
}

/// "AP3", "AI-12", "ACT 4" with the words of an action behind it; 0 if none begins at `at`. Codes in capitals only:
/// small letters are words.
size_t code_end(std::string_view text, size_t at) {
  for (const std::string_view code : {"AP", "AI", "ACT"}) {
    if (!text.substr(at).starts_with(code)) continue;
    size_t end = at + code.size();
    if (end < text.size() && (text[end] == '-' || text[end] == ' ')) ++end;
    const size_t digits = end;
    while (end < text.size() && (is_digit(text[end]) || text[end] == '.' || text[end] == '/')) ++end;
    while (end > digits && !is_digit(text[end - 1])) --end;
    if (end == digits || end - digits > 8) continue;
    if (end < text.size() && text[end] != ' ' && text[end] != ':' && text[end] != '.' && text[end] != ')') continue;
    return end;
  }
  return 0;
}

/// A code or "TO DO" at `at`: it begins a sentence, or numbers what stands in a run of such.
bool labels_by_code(std::string_view text, size_t at, InlineLabel& found) {
  size_t end = code_end(text, at);
  const bool code = end > 0;
  if (!code)
    for (const std::string_view words : {"TO DO", "TODO", "TO-DO"})
      if (text.substr(at).starts_with(words) && ends_word(text, at + words.size())) end = at + words.size();
  if (end == 0) return false;
  size_t before = at;
  while (before > 0 && text[before - 1] == ' ') --before;
  const bool begins = before == 0 || std::string_view(".:;)]!?").find(text[before - 1]) != std::string_view::npos;
  if (!begins && code_end(text, 0) == 0) return false;
  size_t rest = end;
  while (rest < text.size() && std::string_view(" :.)-").find(text[rest]) != std::string_view::npos) ++rest;
  // "AP2 (first aid kits) - done" speaks of an action that was given before.
  if (rest >= text.size() || (code && !is_word_byte(text[rest]) && text[rest] != '[')) return false;
  if (code && starts_lower(text.substr(rest))) return false;
  found = {at, rest, code ? std::string(text.substr(at, end - at)) : std::string()};
  return true;
}

/// "Board: draft exists": who speaks in notes of what was said, not who is to act.
bool speaks(std::string_view owners) {
  constexpr std::string_view crowds[] = {"board", "the board", "council", "the council", "committee", "the committee"};
  return is_one_of(fold(owners), crowds);
}

/// "Write to the owner", "to bring a paper": a verb that orders. Many of them are nouns as well ("Report on …"), which
/// only an article or the like behind them tells.
bool is_sure_order(std::string_view words) {
  constexpr std::string_view nouns[] = {"draft",   "report",  "review", "update",   "order",   "set",
                                        "present", "cost",    "sign",   "share",    "model",   "check",
                                        "request", "email",   "issue",  "book",     "ring",    "look",
                                        "follow",  "monitor", "amend",  "complete", "contact", "agree"};
  constexpr std::string_view behind[] = {"the",   "a",    "an",   "to",      "all",  "his",  "her",  "their", "our",
                                         "with",  "and",  "up",   "out",     "back", "two",  "some", "new",   "any",
                                         "every", "each", "this", "whether", "if",   "into", "at",   "three"};
  constexpr size_t enough = 60;
  const std::string folded = fold(words.substr(0, enough));
  const std::string_view order = folded.starts_with("to ") ? std::string_view(folded).substr(3) : folded;
  const auto verb = first_word(order);
  if (!is_order(verb)) return false;
  return !is_one_of(verb, nouns) || is_one_of(first_word(trim(order.substr(verb.size()))), behind);
}

bool may_begin_code(std::string_view text, size_t at) {
  const bool word_start = at == 0 || !is_word_byte(text[at - 1]);
  return word_start && at + 2 < text.size() &&
         ((text[at] == 'A' && (text[at + 1] == 'P' || text[at + 1] == 'I' || text[at + 1] == 'C')) ||
          (text[at] == 'T' && text[at + 1] == 'O'));
}

}  // namespace

bool owner_like(std::string_view text, const Roster& roster) {
  text = trim(text);
  while (!text.empty() && (text.back() == '.' || text.back() == ')' || text.back() == ']')) text.remove_suffix(1);
  if (text.empty() || !looks_like_owner(text) || is_one_of(fold(text), nobody)) return false;
  const auto owners = resolve_owners(text, roster);
  if (owners.empty()) return false;
  return std::all_of(owners.begin(), owners.end(), [&](const Owner& owner) {
    if (owner.kind != OwnerKind::person || owner.name.front() == '@') return true;
    return is_known_person(owner.name_as_printed, roster) || parse_person(owner.name_as_printed).has_value();
  });
}

bool are_known_owners(std::string_view text, const Roster& roster) {
  const auto owners = resolve_owners(text, roster);
  return !owners.empty() && std::all_of(owners.begin(), owners.end(), [&](const Owner& owner) {
    return owner.kind == OwnerKind::role || owner.kind == OwnerKind::role_group ||
           is_known_person(owner.name_as_printed, roster);
  });
}

ActionWords read_action_words(std::string_view words, const Roster& roster) {
  words = trim(words);
  while (!words.empty() &&
         (words.back() == ']' || (words.back() == ')' && words.find('(') == std::string_view::npos)) &&
         words[0] != '[' && words.find(" [") == std::string_view::npos)
    words.remove_suffix(1);
  if (auto said = bracket_first(words, roster)) return *said;
  if (auto alone = owners_with_due(words, roster); !alone.owners.empty()) return alone;
  if (auto said = owners_first(words, roster)) return *said;
  constexpr size_t longest = 70;
  for (const std::string_view joint : {" to ", " will ", " TO "}) {
    const size_t to = words.find(joint);
    if (to != std::string_view::npos && to < longest && !is_order(first_word(fold(words.substr(0, to)))) &&
        owner_like(words.substr(0, to), roster) && names_someone(words.substr(0, to), roster))
      return {std::string(words.substr(0, to)), std::string(words), {}};
  }
  if (auto said = owners_last(words, roster)) return *said;
  if (const auto task = read_task(words, roster)) return {task->owner, std::string(words), {}};
  return {{}, std::string(words), {}};
}

std::optional<ActionWords> read_action_entry(std::string_view text, const Roster& roster) {
  constexpr size_t longest = 400;
  text = trim(text);
  if (text.size() > longest) return std::nullopt;
  for (const auto& said : {text.starts_with("[") ? bracket_first(text, roster) : std::nullopt,
                           owners_first(text, roster), owners_last(text, roster)})
    if (said && is_sure_order(said->text) && are_known_owners(said->owners, roster) && !speaks(said->owners))
      return said;
  return std::nullopt;
}

InlineLabel find_inline_label(std::string_view text, std::string_view lower, size_t from, const Roster& roster) {
  for (size_t at = from; at < lower.size(); ++at) {
    const bool word_start = at == 0 || !is_word_byte(lower[at - 1]);
    if (!word_start) continue;
    InlineLabel found;
    if (starts_with_word(lower.substr(at), "action")) {
      if (labels_action(text, lower, at, roster, found)) return found;
    } else if (may_begin_code(text, at) && labels_by_code(text, at, found)) {
      return found;
    }
  }
  return {};
}

bool is_no_action(std::string_view text) {
  const std::string folded = fold(text);
  constexpr std::string_view words[] = {"none",
                                        "n/a",
                                        "-",
                                        "nil",
                                        "none required",
                                        "no action",
                                        "no action required",
                                        "no actions",
                                        "none.",
                                        "no action required.",
                                        "noted",
                                        "no actions arising",
                                        "complete",
                                        "completed",
                                        "closed",
                                        "done",
                                        "done.",
                                        "completed.",
                                        "closed.",
                                        "complete."};
  return is_one_of(trim(folded), words) || count_words(folded) == 0;
}

}  // namespace minutebook
