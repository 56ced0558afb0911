// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/parse/votes.hpp"

#include <array>

#include "indexer/parse/names.hpp"
#include "indexer/parse/owners.hpp"
#include "indexer/parse/scan.hpp"
#include "lib/base/text.hpp"

namespace minutebook {
namespace {

/// The name if `printed` is a person: known, titled or shaped like a name.
std::string person_of(std::string_view printed, const Roster& roster) {
  if (is_known_person(printed, roster)) return resolve_owner(printed, roster).name;
  if (printed.find_first_of("0123456789") != std::string_view::npos) return {};
  const auto person = parse_person(printed);
  if (person) return person->name;
  const Owner owner = resolve_owner(printed, roster);
  const bool initials = owner.kind == OwnerKind::unresolved && printed.size() <= 4;
  return initials ? owner.name : std::string();
}

/// The name that begins at `at`, up to a mark or a word that ends it.
std::string name_at(std::string_view text, size_t at, const Roster& roster) {
  while (at < text.size() && (text[at] == ' ' || text[at] == ':' || text[at] == '-' || text[at] == '.')) ++at;
  if (starts_with_ignoring_case(text.substr(at), "by ")) at += 3;
  size_t end = at, words = 0;
  while (end < text.size() && words < 6) {
    const char c = text[end];
    if (c == ',' || c == ';' || c == '(' || c == ')' || c == '.' || c == ':' || c == '/') {
      // "Cllr." and "J." do not end a name.
      if (c != '.' || end - at > 5) break;
    }
    if (c == ' ') {
      ++words;
      const auto next = text.substr(end + 1);
      if (starts_lower(next) && !starts_with_word(next, "de") && !starts_with_word(next, "van")) break;
      if (starts_with_word(next, "2nd") || starts_with_word(next, "Seconded") || starts_with_word(next, "SECONDED") ||
          starts_with_word(next, "Sec") || starts_with_word(next, "Seconder") || next.starts_with("S:"))
        break;
    }
    ++end;
  }
  const auto printed = trim(text.substr(at, end - at));
  if (printed.empty() || !starts_capital(printed)) return {};
  return person_of(printed, roster);
}

/// The name that ends at `at` ("Cllr Moor proposed"): the capitalised words before it.
std::string name_before(std::string_view text, size_t at, const Roster& roster) {
  size_t begin = at;
  while (begin > 0 && text[begin - 1] == ' ') --begin;
  const size_t end = begin;
  // "Proposed Cllr Moss, seconded …": a name that a mark ends is not the verb's.
  if (begin > 0 && (text[begin - 1] == ',' || text[begin - 1] == ';' || text[begin - 1] == '/')) return {};
  for (size_t words = 0; begin > 0 && words < 4; ++words) {
    size_t start = begin;
    while (start > 0 && text[start - 1] != ' ') --start;
    const auto word = text.substr(start, begin - start);
    if (!starts_capital(word) || (words > 0 && (word.back() == ',' || word.back() == '.'))) break;
    begin = start;
    while (begin > 0 && text[begin - 1] == ' ') --begin;
  }
  while (begin < end && text[begin] == ' ') ++begin;
  const auto printed = trim(text.substr(begin, end - begin));
  if (printed.empty() || printed.size() > 60) return {};
  return person_of(printed, roster);
}

constexpr std::string_view mover_words[] = {"proposed by", "moved by", "proposer", "prop",
                                            "mover",       "proposed", "moved"};
constexpr std::string_view seconder_words[] = {"seconded by", "seconder", "2nd", "sec", "seconded"};

/// A mover or seconder as printed, and on which side of its word: "Proposed Cllr Moss" or "Cllr Moss proposed".
struct Party {
  std::string name;
  bool behind = false;
};

/// "P: Moss S: Patel": letters that stand for the words. Nothing where only one of them stands.
Movers read_letters(std::string_view text, std::string_view folded, const Roster& roster) {
  const auto behind = [&](std::string_view letter, size_t from) {
    for (size_t at = find_word(folded, letter, from); at != std::string_view::npos;
         at = find_word(folded, letter, at + 1))
      if (at + 1 < folded.size() && folded[at + 1] == ':') return at + 1;
    return std::string_view::npos;
  };
  for (const std::string_view letter : {"p", "m"}) {
    const size_t mover = behind(letter, 0);
    const size_t seconder = mover == std::string_view::npos ? mover : behind("s", mover);
    if (seconder == std::string_view::npos) continue;
    return {name_at(text, mover, roster), name_at(text, seconder, roster)};
  }
  return {};
}

Party party(std::string_view text, std::string_view folded, std::span<const std::string_view> words,
            const Roster& roster, bool others_behind) {
  for (const auto word : words) {
    const size_t at = find_word(folded, word);
    if (at == std::string_view::npos) continue;
    const bool verb = word == "proposed" || word == "moved" || word == "seconded";
    size_t after = at + word.size();
    const bool colon = after < folded.size() && folded[after] == ':';
    auto name = name_at(text, after, roster);
    if (verb && !colon && at > 0 && (!others_behind || name.empty())) {
      auto before = name_before(text, at, roster);
      if (!before.empty()) return {std::move(before), false};
    }
    if (!name.empty()) return {std::move(name), verb};
  }
  return {};
}

std::optional<int> number_before(std::string_view text, size_t at) {
  while (at > 0 && !is_digit(text[at - 1]) && text.substr(at - 1, 1).find_first_of(" vote:(-") == 0) --at;
  size_t begin = at;
  while (begin > 0 && is_digit(text[begin - 1]) && at - begin < 4) --begin;
  if (begin == at) return std::nullopt;
  int value = 0;
  for (size_t i = begin; i < at; ++i) value = value * 10 + (text[i] - '0');
  return value;
}

std::optional<int> number_after(std::string_view text, size_t at) {
  size_t skipped = 0;
  while (at < text.size() && (text[at] == ' ' || text[at] == ':' || text[at] == '(' || text[at] == '-') &&
         skipped++ < 4)
    ++at;
  if (at >= text.size() || !is_digit(text[at])) return std::nullopt;
  int value = 0;
  for (size_t i = at; i < text.size() && is_digit(text[i]) && i - at < 4; ++i) value = value * 10 + (text[i] - '0');
  return value;
}

std::optional<int> count_of(std::string_view folded, std::span<const std::string_view> words) {
  for (const auto word : words) {
    const size_t at = find_word(folded, word);
    if (at == std::string_view::npos) continue;
    if (const auto before = number_before(folded, at)) return before;
    if (const auto after = number_after(folded, at + word.size())) return after;
  }
  return std::nullopt;
}

/// "7 votes to 3", "5-0".
bool score_of(std::string_view folded, Vote& vote) {
  constexpr std::string_view results[] = {"passed", "carried", "approved", "failed",
                                          "lost",   "vote",    "voted",    "defeated"};
  for (const auto word : results) {
    size_t at = find_word(folded, word);
    if (at == std::string_view::npos) continue;
    at += word.size();
    size_t digit = at;
    while (digit < folded.size() && !is_digit(folded[digit]) && digit - at < 16) ++digit;
    const auto first = number_after(folded, digit);
    if (!first || digit >= folded.size()) continue;
    size_t i = digit;
    while (i < folded.size() && is_digit(folded[i])) ++i;
    constexpr std::string_view links[] = {" votes to ", " to ", "-", "/", " - ", " votes against ", " against "};
    for (const auto link : links)
      if (folded.substr(i, link.size()) == link) {
        if (const auto second = number_after(folded, i + link.size())) {
          vote.in_favour = first;
          vote.against = second;
          return true;
        }
      }
  }
  return false;
}

/// "By 3 votes to 1, that permission be granted".
bool votes_to(std::string_view folded, Vote& vote) {
  for (const std::string_view joint : {" votes to ", " vote to "}) {
    const size_t at = folded.find(joint);
    if (at == std::string_view::npos) continue;
    const size_t begin = folded.rfind(' ', at == 0 ? 0 : at - 1);
    const auto first = number_after(folded, begin == std::string_view::npos ? 0 : begin + 1);
    const auto second = number_after(folded, at + joint.size());
    if (!first || !second) continue;
    vote.in_favour = first;
    vote.against = second;
    return true;
  }
  return false;
}

}  // namespace

Movers read_movers(std::string_view text, const Roster& roster) {
  // Offsets of the folded text are used on the text: good as long as the names before them are plain letters.
  const std::string folded = to_lower_ascii(text);
  if (auto letters = read_letters(text, folded, roster); !letters.mover.empty()) return letters;
  if (folded.find("propos") == std::string::npos && folded.find("move") == std::string::npos &&
      folded.find("second") == std::string::npos && folded.find("prop") == std::string::npos &&
      folded.find("2nd") == std::string::npos)
    return {};
  Movers movers;
  auto mover = party(text, folded, mover_words, roster, false);
  movers.mover = std::move(mover.name);
  if (!movers.mover.empty()) movers.seconder = party(text, folded, seconder_words, roster, mover.behind).name;
  return movers;
}

std::optional<Vote> read_vote(std::string_view text) {
  const std::string folded = fold(text);
  Vote vote;
  constexpr std::string_view in_favour[] = {"in favour", "in favor", "votes for", "for", "ayes", "yes"};
  constexpr std::string_view against[] = {"against", "votes against", "nays", "noes", "opposed"};
  constexpr std::string_view abstained[] = {"abstentions", "abstention", "abstained", "abstaining", "abstain"};
  const bool about_votes = has_word(folded, "against") || has_word(folded, "in favour") ||
                           has_word(folded, "in favor") || folded.find("abst") != std::string::npos ||
                           has_word(folded, "vote") || has_word(folded, "votes");
  bool told = score_of(folded, vote) || votes_to(folded, vote);
  if (!told && about_votes) {
    vote.in_favour = count_of(folded, in_favour);
    vote.against = count_of(folded, against);
    vote.abstained = count_of(folded, abstained);
    told = vote.in_favour || vote.against || vote.abstained;
  }
  constexpr std::string_view words[] = {"unanimously",  "unanimous",     "nem con",        "nem. con.",
                                        "nem com",      "nem. con",      "casting vote",   "all in favour",
                                        "all in favor", "by a majority", "no abstentions", "motion carried",
                                        "was carried."};
  for (const auto word : words)
    if (has_word(folded, word)) {
      vote.text = std::string(word);
      told = true;
      break;
    }
  if (!told) return std::nullopt;
  if (vote.in_favour || vote.against) vote.text = collapse_spaces(text.size() < 300 ? text : text.substr(0, 0));
  return vote;
}

bool add_recorded_votes(std::string_view text, Vote& vote) {
  struct Side {
    std::string_view word;
    std::vector<std::string>* names;
    std::optional<int>* count;
  };
  const std::string folded = to_lower_ascii(text.substr(0, 60));
  const std::array<Side, 7> sides{{{"for", &vote.names_for, &vote.in_favour},
                                   {"in favour", &vote.names_for, &vote.in_favour},
                                   {"in favor", &vote.names_for, &vote.in_favour},
                                   {"against", &vote.names_against, &vote.against},
                                   {"abstain", &vote.names_abstained, &vote.abstained},
                                   {"abstained", &vote.names_abstained, &vote.abstained},
                                   {"abstentions", &vote.names_abstained, &vote.abstained}}};
  for (const auto& side : sides) {
    if (!starts_with_word(folded, side.word)) continue;
    size_t at = side.word.size();
    constexpr std::string_view objects[] = {" the motion", " the amendment", " the proposal",
                                            " the substantive motion"};
    for (const auto object : objects)
      if (std::string_view(folded).substr(at).starts_with(object)) at += object.size();
    const auto stated = number_after(text, at);
    const size_t colon = text.find_first_of(":)", at);
    if (colon == std::string_view::npos || colon > at + 12) continue;
    size_t begin = colon + 1;
    while (begin < text.size() && (text[begin] == ' ' || text[begin] == ':' || text[begin] == '-')) ++begin;
    for (const auto& person : parse_people(text.substr(begin))) side.names->push_back(person.name);
    if (stated)
      *side.count = stated;
    else if (!side.names->empty())
      *side.count = static_cast<int>(side.names->size());
    return stated || !side.names->empty();
  }
  return false;
}

bool tells_votes(std::string_view folded) {
  constexpr std::string_view votes[] = {"aye",        "ayes",     "nay",       "nays",    "yea",       "yeas",
                                        "vote",       "voted",    "voting",    "abstain", "abstained", "abstention",
                                        "abstaining", "in favor", "in favour", "carried"};
  return has_any_word(folded, votes);
}

}  // namespace minutebook
