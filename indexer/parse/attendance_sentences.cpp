// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/parse/attendance_sentences.hpp"

#include <algorithm>
#include <array>
#include <initializer_list>

#include "indexer/parse/name_vocabulary.hpp"
#include "indexer/parse/name_words.hpp"
#include "indexer/parse/phrase_set.hpp"
#include "indexer/parse/word_table.hpp"
#include "lib/base/text.hpp"

namespace minutebook {
namespace {

constexpr size_t most_words = 160;
/// Longer ones are read whole, so that cutting stays linear in the paper.
constexpr size_t longest_sentence = 1200;
constexpr size_t nowhere = static_cast<size_t>(-1);
using Words = std::vector<NameWord>;
using Says = AttendanceSentence::Says;

bool is(const Words& words, size_t i, std::initializer_list<std::string_view> any) {
  return i < words.size() && std::find(any.begin(), any.end(), words[i].bare) != any.end();
}

size_t find(const Words& words, std::initializer_list<std::string_view> any, size_t from = 0, size_t to = nowhere) {
  for (size_t i = from; i < std::min(to, words.size()); ++i)
    if (is(words, i, any)) return i;
  return nowhere;
}

/// Printed text of words [from, to), commas and brackets kept: taken from the sentence itself.
struct Sentence {
  std::string_view text;
  Words words;
  std::vector<size_t> starts;  ///< byte offset of each word in `text`

  [[nodiscard]] std::string_view between(size_t from, size_t to) const {
    if (from >= words.size() || from >= to) return {};
    const size_t end = to < words.size() ? starts[to] : text.size();
    return trim(text.substr(starts[from], end - starts[from]));
  }
};

Sentence take_apart(std::string_view text) {
  Sentence out{text, name_words(text), {}};
  size_t at = 0;
  for (const NameWord& word : out.words) {
    at = text.find(word.text, at);
    out.starts.push_back(at);
    at += word.text.size();
  }
  return out;
}

/// Where a list of names that starts at `from` stops: at the verb or clause after it.
size_t list_end(const Sentence& s, size_t from) {
  int depth = 0;
  for (size_t i = from; i < s.words.size(); ++i) {
    const bool inside = depth > 0;
    const bool opens = s.words[i].text.find_first_of("([") != std::string::npos;
    for (const char c : s.words[i].text) depth = std::max(0, depth + bracket_step(c));
    if (inside || opens || s.words[i].capital) continue;
    if (is(s.words, i,
           {"who",      "which", "these", "were",  "was",   "due",   "because", "owing", "as",      "it",   "had",
            "have",     "has",   "their", "his",   "her",   "would", "will",    "but",   "whose",   "both", "noted",
            "accepted", "on",    "they",  "that",  "since", "while", "is",      "are",   "arrived", "left", "joined",
            "attended", "sent",  "gave",  "could", "did",   "this",  "until",   "at",    "after",   "for"}))
      return i;
  }
  return s.words.size();
}

std::string_view without_closing(std::string_view text) {
  text = strip_marks(text);
  for (const std::string_view tail : {" and", " &", " ,", " also", " both", " all", " that"})
    if (text.ends_with(tail)) text = strip_marks(text.substr(0, text.size() - tail.size()));
  return text;
}

std::vector<PersonName> people_of(const Sentence& s, size_t from, size_t to) {
  return parse_people(without_closing(s.between(from, to)));
}

/// Subjects are trusted only if they are nothing but people: every capitalised word belongs to one.
bool only_people(std::string_view text, const std::vector<PersonName>& people) {
  if (people.empty()) return false;
  const auto words = name_words(take_brackets(without_closing(text)).outside);
  size_t covered = 0;
  for (const PersonName& p : people)
    covered += name_words(p.as_printed).size() + name_words(p.role).size() + name_words(p.organization).size();
  size_t joining = 0;
  for (const NameWord& word : words)
    joining +=
        is_particle(word.bare) || word.bare == "and" || word.bare == "&" || word.bare == "the" || word.bare == "for"
            ? 1
            : 0;
  return covered + joining + 1 >= words.size();
}

std::optional<AttendanceSentence> make(Says says, std::vector<PersonName> people, std::string note = {}) {
  AttendanceSentence out;
  out.says = people.empty() ? Says::nobody : says;
  out.people = std::move(people);
  out.note = std::move(note);
  return out;
}

/// Index of the first finite verb that a subject can stand before.
size_t subject_end(const Sentence& s, size_t verb) {
  const size_t be = find(s.words, {"was", "were", "had", "has", "have", "is", "are", "also", "did"}, 0, verb);
  return std::min(be, verb);
}

/// "Cllr Penn's apologies were noted", "The apologies of Cllr Penn were accepted".
std::optional<AttendanceSentence> read_owned_apologies(const Sentence& s, size_t at) {
  if (find(s.words,
           {"received", "accepted", "noted", "recorded", "read", "given", "tendered", "approved", "arrived", "came"},
           at) == nowhere ||
      find(s.words, {"from"}, at) != nowhere)
    return std::nullopt;
  if (is(s.words, at + 1, {"of"}) && at + 2 < s.words.size() && s.words[at + 2].capital)
    return make(Says::apologies, people_of(s, at + 2, list_end(s, at + 2)));
  std::string_view owner = s.between(0, at);
  const bool single = owner.ends_with("'s") || owner.ends_with("\u2019s");
  if (!single && !owner.ends_with("s'") && !owner.ends_with("s\u2019")) return std::nullopt;
  owner.remove_suffix(owner.back() == 's' ? (owner.ends_with("'s") ? 2 : 4) : (owner.back() == '\'' ? 1 : 3));
  auto people = parse_people(without_closing(owner));
  if (!only_people(owner, people)) return std::nullopt;
  return make(Says::apologies, std::move(people));
}

/// "Nothing had been heard from Cllr Penn", "No word had been received from Mr Oak": absent, and no apology.
std::optional<AttendanceSentence> read_silence(const Sentence& s) {
  const size_t from = find(s.words, {"from"});
  if (from == nowhere || from == 0) return std::nullopt;
  const bool nothing = is(s.words, 0, {"nothing"}) && find(s.words, {"heard", "received"}, 0, from) != nowhere;
  const bool no_word =
      is(s.words, 0, {"no"}) && is(s.words, 1, {"word", "message", "communication", "response", "reply"});
  if ((!nothing && !no_word) || from > 8) return std::nullopt;
  return make(Says::absent, people_of(s, from + 1, list_end(s, from + 1)));
}

/// "Leave of absence was granted to Cr Penn", "Cr Penn has been granted leave of absence", "Leave was requested by Cr
/// Oak".
std::optional<AttendanceSentence> read_leave(const Sentence& s) {
  const size_t leave = find(s.words, {"leave"});
  if (leave == nowhere || !(is(s.words, leave + 1, {"of"}) && is(s.words, leave + 2, {"absence"}))) return std::nullopt;
  if (find(s.words, {"no", "not", "next", "until", "period"}) != nowhere) return std::nullopt;
  const size_t granted = find(s.words, {"granted", "approved", "given", "requested", "sought", "on", "has", "have"});
  if (granted == nowhere) return std::nullopt;
  if (granted > leave) {
    const size_t whom = find(s.words, {"to", "for", "by"}, granted);
    if (whom == nowhere) return std::nullopt;
    return make(Says::apologies, people_of(s, whom + 1, list_end(s, whom + 1)));
  }
  const size_t end = std::min(subject_end(s, granted), granted);
  auto people = people_of(s, 0, end);
  if (!only_people(s.between(0, end), people)) return std::nullopt;
  return make(Says::apologies, std::move(people));
}

std::optional<AttendanceSentence> read_apologies(const Sentence& s) {
  const size_t at = find(s.words, {"apologies", "apology", "regrets", "apologises"});
  if (at == nowhere || (at > 0 && is(s.words, at - 1, {"without"}))) return std::nullopt;
  if (auto owned = read_owned_apologies(s, at)) return owned;
  const bool none = find(s.words, {"no", "none", "nil"}, 0, at) != nowhere;
  const size_t lateness = find(s.words, {"lateness", "late"});
  // "for absence from A and for lateness from B": of A.
  const bool late = lateness != nowhere && find(s.words, {"absence"}, at, lateness) == nowhere;
  const Says says = late ? Says::present : Says::apologies;
  const std::string note = late ? "apologies for lateness" : "";
  // "Apologies: A Penn, B Oak." at the end of a paragraph about something else.
  if (at == 0 && s.words.size() > 1 && s.text.find(':') == s.words[0].bare.size()) {
    const auto rest = s.text.substr(s.words[0].bare.size() + 1);
    auto people = parse_people(rest);
    if (!reads_as_prose(rest) && only_people(rest, people)) return make(says, std::move(people), note);
  }
  const size_t from = find(s.words, {"from"}, at);
  if (from != nowhere) {
    if (none) {  // "No apology had been received from Cllr Penn"
      auto missing = people_of(s, from + 1, list_end(s, from + 1));
      const bool titled =
          std::all_of(missing.begin(), missing.end(), [](const PersonName& p) { return !p.prefix.empty(); });
      return make(Says::absent, titled ? std::move(missing) : std::vector<PersonName>());
    }
    return make(says, people_of(s, from + 1, list_end(s, from + 1)), note);
  }
  if (none) return make(says, {});
  if (const size_t colon = s.text.find(':', s.starts[at]); late && colon != std::string_view::npos)
    return make(says, parse_people(s.text.substr(colon + 1)), note);
  const size_t colon_after = s.text.find(':', s.starts[at]);
  if (colon_after != std::string_view::npos && is(s.words, 0, {"the"}) && is(s.words, 1, {"following"}))
    return make(says, parse_people(s.text.substr(colon_after + 1)), note);
  const size_t sent = find(s.words,
                           {"sent", "gave", "given", "tendered", "submitted", "offered", "extended", "send", "sends",
                            "conveyed", "forwarded"},
                           0, at);
  if (sent != nowhere && sent > 0) {
    const size_t end = subject_end(s, sent);
    const size_t that = find(s.words, {"that"}, 0, end);  // "The Chair reported that Cllr Penn had sent …"
    const size_t first = that == nowhere ? 0 : that + 1;
    auto people = people_of(s, first, end);
    if (only_people(s.between(first, end), people)) return make(says, std::move(people), note);
    return make(says, {});
  }
  const size_t behalf = find(s.words, {"behalf"}, at);
  if (behalf != nowhere) return make(says, people_of(s, behalf + 2, list_end(s, behalf + 2)), note);
  for (size_t i = at + 1; i + 1 < s.words.size(); ++i)
    if (is(s.words, i, {"for", "by"}) && s.words[i + 1].capital)
      return make(says, people_of(s, i + 1, list_end(s, i + 1)), note);
  const size_t verb = find(s.words, {"received", "accepted", "noted", "recorded", "approved"}, at);
  if (verb != nowhere) {
    const size_t colon = s.text.find(':', s.starts[verb]);
    if (colon != std::string_view::npos) return make(says, parse_people(s.text.substr(colon + 1)), note);
    if (verb + 1 >= s.words.size()) return make(says, {});
  }
  return std::nullopt;
}

bool at_this_meeting(const Sentence& s, size_t i) {
  if (i >= s.words.size()) return true;
  if (is(s.words, i, {"the", "this"}) && is(s.words, i + 1,
                                            {"initial", "first", "latter", "last", "second", "start", "beginning",
                                             "whole", "remainder", "rest", "opening", "end"}))
    return find(s.words, {"meeting"}, i, i + 6) != nowhere;
  if (is(s.words, i, {"the", "this"}))
    return is(s.words, i + 1, {"meeting"}) && !is(s.words, i + 2, {"of", "on", "held", "with", "at", "between"});
  if (is(s.words, i, {"part"})) return true;
  return is(s.words, i, {"for", "virtually", "remotely", "via", "throughout", "as", "in"});
}

std::optional<AttendanceSentence> read_absence(const Sentence& s) {
  size_t verb = find(s.words, {"absent", "excused"});
  bool sorry = verb != nowhere && s.words[verb].bare == "excused";
  if (verb == nowhere) {
    const size_t unable = find(s.words, {"unable"});
    if (unable != nowhere && is(s.words, unable + 1, {"to"}) &&
        is(s.words, unable + 2, {"attend", "be", "join", "come", "make"}))
      verb = unable, sorry = true;
  }
  if (verb == nowhere) {
    const size_t negation = find(s.words, {"not"});
    const bool there =
        negation != nowhere && (is(s.words, negation + 1, {"present", "attend"}) ||
                                (is(s.words, negation + 1, {"in"}) && is(s.words, negation + 2, {"attendance"})));
    if (there) verb = negation;
  }
  if (verb == 0 && s.words.size() > 1 && s.words[0].bare != "not")  // "absent, Supervisor Penn"
    return make(sorry ? Says::excused : Says::absent, people_of(s, 1, list_end(s, 1)));
  if (verb == nowhere || verb == 0) return std::nullopt;
  const size_t end = subject_end(s, verb);
  if (end == verb) return std::nullopt;
  auto people = people_of(s, 0, end);
  if (!only_people(s.between(0, end), people)) return std::nullopt;
  return make(sorry ? Says::excused : Says::absent, std::move(people));
}

/// "The following attended: A, B and C", "The meeting was attended by A and B".
std::optional<AttendanceSentence> read_list_of(const Sentence& s) {
  constexpr size_t longest_opening = 12;
  const size_t verb = find(s.words, {"attended", "present", "attending"}, 0, longest_opening);
  if (verb == nowhere || verb == 0) return std::nullopt;
  if (s.words[verb].bare == "attended" && is(s.words, verb + 1, {"by"}) &&
      find(s.words, {"meeting"}, 0, verb) != nowhere)
    return make(Says::listed, people_of(s, verb + 2, list_end(s, verb + 2)));
  const size_t colon = s.text.find(':', s.starts[verb]);
  if (colon == std::string_view::npos || !is(s.words, 0, {"the", "there", "those", "a"}) ||
      find(s.words, {"members", "following", "people", "persons", "those", "were", "councillors", "quorum"}, 0,
           verb + 1) == nowhere)
    return std::nullopt;
  const size_t first =
      static_cast<size_t>(std::upper_bound(s.starts.begin(), s.starts.end(), colon) - s.starts.begin());
  if (first > longest_opening) return std::nullopt;
  return make(Says::listed, people_of(s, first, list_end(s, first)));
}

/// "Present were A and B", "Also in attendance were C and D".
std::optional<AttendanceSentence> read_listing(const Sentence& s) {
  size_t at = 0;
  const bool beside = is(s.words, 0, {"also"});
  if (is(s.words, at, {"those", "also", "members", "councillors"})) ++at;
  bool attendance = false;
  if (is(s.words, at, {"in"}) && is(s.words, at + 1, {"attendance"}))
    attendance = true, at += 2;
  else if (is(s.words, at, {"present", "attending"}))
    ++at;
  else
    return read_list_of(s);
  if (is(s.words, at, {"at"}) && is(s.words, at + 1, {"the", "this"}) && is(s.words, at + 2, {"meeting"})) at += 3;
  if (!is(s.words, at, {"were", "was", "are"})) return read_list_of(s);
  return make(beside || attendance ? Says::present : Says::listed, people_of(s, at + 1, list_end(s, at + 1)));
}

/// A number follows: "joined 16:20".
bool has_time(const Sentence& s, size_t i) {
  return i < s.words.size() && !s.words[i].bare.empty() && s.words[i].bare[0] >= '0' && s.words[i].bare[0] <= '9';
}

/// "Cllr Penn left the meeting at 8.10pm."
std::optional<AttendanceSentence> read_moves(const Sentence& s) {
  constexpr size_t longest = 40;
  if (s.words.size() > longest) return std::nullopt;
  for (size_t i = 1; i < std::min<size_t>(s.words.size(), 16); ++i) {
    const bool move = is(s.words, i,
                         {"left", "joined", "rejoined", "re-joined", "entered", "arrived", "returned", "withdrew",
                          "reconnected", "vacated"});
    const bool meeting =
        is(s.words, i + 1, {"the", "to", "from", "at", "during", "late", "early"}) || has_time(s, i + 1);
    if (!move || !meeting) continue;
    const size_t end = subject_end(s, i);
    auto people = people_of(s, 0, end);
    if (!only_people(s.between(0, end), people)) return std::nullopt;
    return make(Says::moved, std::move(people), std::string(strip_marks(s.between(i, s.words.size()))));
  }
  return std::nullopt;
}

/// The verb that says its subject was there, and where it ends.
size_t presence_verb(const Sentence& s, size_t& after) {
  for (size_t i = 1; i < s.words.size(); ++i) {
    const bool be = is(s.words, i - 1, {"was", "were", "is", "are", "also"});
    if (be && is(s.words, i, {"present"})) return after = i + 1, i;
    if (is(s.words, i, {"in"}) && is(s.words, i + 1, {"attendance"}) && (be || i + 2 >= s.words.size()))
      return after = i + 2, i;
    if (is(s.words, i, {"attended", "joined", "attending"}) && at_this_meeting(s, i + 1)) return after = i + 1, i;
  }
  return nowhere;
}

std::optional<AttendanceSentence> read_presence(const Sentence& s) {
  size_t after = 0;
  const size_t verb = presence_verb(s, after);
  if (verb == nowhere) return std::nullopt;
  const size_t end = subject_end(s, verb);
  auto people = people_of(s, 0, end);
  if (!only_people(s.between(0, end), people)) return std::nullopt;
  const size_t with = find(s.words, {"with", "by"}, after);
  if (with != nowhere && is(s.words, with - 1, {"along", "together", "accompanied"}))
    for (auto& person : people_of(s, with + 1, list_end(s, with + 1))) people.push_back(std::move(person));
  return make(Says::present, std::move(people));
}

std::optional<AttendanceSentence> read_speaking(const Sentence& s) {
  for (size_t i = 1; i < s.words.size() && i < 40; ++i) {
    const bool object = is(s.words, i + 1, {"the", "this", "a", "an", "their", "his", "her", "its"});
    const bool says =
        (is(s.words, i, {"introduced", "presented", "outlined"}) && object) ||
        (is(s.words, i, {"gave", "made", "delivered"}) && is(s.words, i + 1, {"a", "an", "his", "her", "their"}) &&
         find(s.words, {"presentation", "update", "overview", "briefing"}, i, i + 7) != nowhere) ||
        (is(s.words, i, {"set"}) && is(s.words, i + 1, {"out"}));
    if (!says) {
      if (is(s.words, i, {"was", "were", "said", "noted", "had", "agreed", "that"}) && !s.words[i].capital)
        return std::nullopt;
      continue;
    }
    size_t end = i;
    while (end > 0 && is(s.words, end - 1, {"then", "also", "jointly", "briefly"})) --end;
    auto people = people_of(s, 0, end);
    if (!only_people(s.between(0, end), people)) return std::nullopt;
    return make(Says::spoke, std::move(people));
  }
  return std::nullopt;
}

/// Where the one name that starts at `from` stops: also at "in the Library", "with".
size_t name_end(const Sentence& s, size_t from) {
  const size_t end = list_end(s, from);
  for (size_t i = from + 1; i < end; ++i)
    if (is(s.words, i, {"in", "at", "on", "with", "and", "via", "from", "following", "under"}) && !s.words[i].capital)
      return i;
  return end;
}

std::optional<AttendanceSentence> chaired_by(const Sentence& s, size_t from, size_t to) {
  AttendanceSentence out;
  out.says = Says::chaired;
  const std::string_view text = without_closing(s.between(from, to));
  const auto words = name_words(take_brackets(text).outside);
  if (words.size() == 1 && words[0].all_caps && words[0].text.size() <= 4) {
    out.initials = words[0].text;
    return out;
  }
  out.people = parse_people(text);
  if (out.people.size() == 1) return out;
  constexpr std::string_view presiding[] = {"vice",    "vice-chair",     "vice-chairman", "vice-chairperson",
                                            "deputy",  "vice-president", "president",     "mayor",
                                            "provost", "moderator",      "reeve",         "convener"};
  const bool office = out.people.empty() && words.size() <= 4 && is_role(text) &&
                      std::any_of(words.begin(), words.end(), [&](const NameWord& word) {
                        return std::find(std::begin(presiding), std::end(presiding), word.bare) != std::end(presiding);
                      });
  if (!office) return std::nullopt;
  out.office = std::string(text);
  return out;
}

/// "It was agreed that Cllr Penn chair the meeting", "Cllr Penn was elected to take the chair", "acted as chair".
std::optional<AttendanceSentence> read_choice_of_chair(const Sentence& s) {
  const auto chooses = [&](size_t i) {
    return is(s.words, i, {"chair"}) && is(s.words, i + 1, {"the", "this"}) && is(s.words, i + 2, {"meeting"});
  };
  size_t chair = find(s.words, {"chair", "chairman", "chairperson"}, 2);
  while (chair != nowhere && is(s.words, chair - 1, {"the"}) && is(s.words, chair - 2, {"of"}) && !chooses(chair))
    chair = find(s.words, {"chair", "chairman", "chairperson"}, chair + 1);
  if (chair == nowhere) return std::nullopt;
  const bool chairs = chooses(chair);
  const bool takes =
      is(s.words, chair - 1, {"the"}) && is(s.words, chair - 2, {"take", "assume", "occupied", "occupy"});
  const bool acts = is(s.words, chair - 1, {"as"}) && is(s.words, chair - 2, {"acted", "act", "acting"});
  if (!chairs && !takes && !acts) return std::nullopt;
  const size_t verb = chairs ? chair : chair - 2;
  const size_t that = find(s.words, {"that"}, 0, verb);
  size_t start = that == nowhere ? 0 : that + 1;
  if (start == 0 && is(s.words, 0, {"in"})) {  // "In the absence of the Chair, Cllr Penn …"
    const size_t comma = s.text.find(',');
    while (start < verb && comma != std::string_view::npos && s.starts[start] < comma) ++start;
  }
  size_t end = find(s.words, {"was", "be", "would", "should", "to", "had", "agreed", "is", "were"}, start, verb);
  end = std::min(end, verb);
  if (end <= start) return std::nullopt;
  const auto people = people_of(s, start, end);
  if (people.size() != 1 || !only_people(s.between(start, end), people)) return std::nullopt;
  return chaired_by(s, start, end);
}

std::optional<AttendanceSentence> read_chairing(const Sentence& s) {
  if (find(s.words, {"item", "items", "part", "until", "temporary", "temporarily", "pending"}) != nowhere)
    return std::nullopt;
  const size_t chaired = find(s.words, {"chaired"});
  if (chaired != nowhere) {
    if (is(s.words, chaired + 1, {"by"}) && find(s.words, {"meeting"}, 0, chaired) != nowhere)
      return chaired_by(s, chaired + 2, name_end(s, chaired + 2));
    if (is(s.words, chaired + 1, {"the"}) && is(s.words, chaired + 2, {"meeting"}) && chaired > 0)
      return chaired_by(s, 0, chaired);
    const bool alone = chaired + 1 >= s.words.size() || is(s.words, chaired + 1, {"as", "because", "while", "in"});
    if (alone && chaired > 0 && chaired < 5) return chaired_by(s, 0, chaired);  // "Ann chaired as Bob was away"
    return chaired == 0 && is(s.words, 1, {"by"}) ? chaired_by(s, 2, s.words.size()) : std::nullopt;
  }
  size_t chair = find(s.words, {"chair"}, 3);
  while (chair != nowhere &&
         !(is(s.words, chair - 1, {"the"}) && is(s.words, chair - 2, {"took", "assumed", "taking"})))
    chair = find(s.words, {"chair"}, chair + 1);
  if (chair != nowhere) {
    size_t start = 0;
    if (is(s.words, 0, {"in"}) && is(s.words, 1, {"the"}) && is(s.words, 2, {"absence"})) {
      const size_t comma = s.text.find(',');
      while (start < s.words.size() && (comma == std::string_view::npos || s.starts[start] < comma)) ++start;
    }
    const size_t end = subject_end(s, chair - 2);
    return chaired_by(s, start, std::max(start, end));
  }
  const size_t called = find(s.words, {"called", "calls"});
  const size_t order = called == nowhere ? nowhere : find(s.words, {"order"}, called);
  if (order != nowhere && order > 0 && is(s.words, order - 1, {"to"}) && called > 0) {
    const size_t by = find(s.words, {"by"}, order);
    const size_t clause = find(s.words, {"and", "was", "is", "being", "that", "who", "which"}, order, by);
    if (by != nowhere && clause == nowhere) return chaired_by(s, by + 1, name_end(s, by + 1));
    if (!is(s.words, called - 1, {"was", "is", "meeting"})) return chaired_by(s, 0, called);
  }
  const size_t presided = find(s.words, {"presided", "presiding"});
  if (presided != nowhere && presided > 0) return chaired_by(s, 0, subject_end(s, presided));
  return read_choice_of_chair(s);
}

/// Where words that say that somebody stands in for another end, if they begin at `i`: "as a substitute for", "in place
/// of", "on behalf of", "deputised for"; 0 if they do not.
size_t end_of_standing_in(const Sentence& s, size_t i) {
  if (is(s.words, i, {"substituted", "substituting", "deputised", "deputized", "deputising", "deputizing", "covering"}))
    return is(s.words, i + 1, {"for"}) ? i + 2 : 0;
  if (is(s.words, i, {"standing", "stood", "sat", "sitting"}) && is(s.words, i + 1, {"in"}) &&
      is(s.words, i + 2, {"for"}))
    return i + 3;
  if (is(s.words, i, {"substitute", "deputy", "alternate", "proxy"}) && is(s.words, i + 1, {"for"}) &&
      is(s.words, i - 1, {"as", "a", "the", "was", "is"}))
    return i + 2;
  if (is(s.words, i, {"in"}) && is(s.words, i + 1, {"the"}) && is(s.words, i + 2, {"place"}) &&
      is(s.words, i + 3, {"of"}))
    return i + 4;
  if (is(s.words, i, {"in"}) && is(s.words, i + 1, {"place"}) && is(s.words, i + 2, {"of"})) return i + 3;
  if (is(s.words, i, {"on"}) && is(s.words, i + 1, {"behalf"}) && is(s.words, i + 2, {"of"}) &&
      find(s.words, {"attended", "attending", "present"}, 0, i) != nowhere)
    return i + 3;
  return 0;
}

/// The verb that stands between who came and for whom: "attended as", "was present in place of".
size_t standing_in_subject(const Sentence& s, size_t i) {
  const size_t verb = find(s.words,
                           {"attended", "attending", "acted", "acting", "was", "is", "sat", "had", "present", "came",
                            "who", "has", "as", "and"},
                           0, i);
  return std::min(verb, i);
}

std::optional<AttendanceSentence> read_substitution(const Sentence& s) {
  for (size_t i = 1; i < s.words.size(); ++i) {
    const bool was_replaced = is(s.words, i, {"substituted", "replaced", "represented"}) &&
                              is(s.words, i + 1, {"by"}) && is(s.words, i - 1, {"was", "is", "being", "and"});
    const size_t whom = was_replaced ? i + 2 : end_of_standing_in(s, i);
    if (whom == 0) continue;
    // "Cllr Penn sent apologies and was substituted by"
    const size_t sent = find(s.words, {"sent", "sends", "gave", "tendered", "submitted", "had"}, 0, i);
    const size_t end = was_replaced ? std::min(subject_end(s, i), sent) : standing_in_subject(s, i);
    auto first = people_of(s, 0, end);
    auto second = people_of(s, whom, list_end(s, whom));
    if (first.size() != 1 || second.size() != 1 || !only_people(s.between(0, end), first)) return std::nullopt;
    if (was_replaced) std::swap(first, second);
    return make(Says::substituted, {first[0], second[0]}, was_replaced && sent < i ? "apologies" : "");
  }
  return std::nullopt;
}

}  // namespace

std::optional<AttendanceSentence> read_attendance_sentence(std::string_view sentence) {
  const Sentence s = take_apart(sentence);
  if (s.words.size() < 2 || s.words.size() > most_words) return std::nullopt;
  if (auto found = read_substitution(s)) return found;
  if (auto found = read_apologies(s)) return found;
  if (auto found = read_silence(s)) return found;
  if (auto found = read_leave(s)) return found;
  if (auto found = read_chairing(s)) return found;
  if (auto found = read_listing(s)) return found;
  if (auto found = read_absence(s)) return found;
  if (auto found = read_moves(s)) return found;
  if (auto found = read_presence(s)) return found;
  return read_speaking(s);
}

bool may_speak_of_attendance(std::string_view folded) {
  static constexpr PhraseSet signs(std::to_array<std::string_view>(
      {"apolog",     "attend",     "absent",  "arrived",   "chair",    "deliver",   "entered",  "excused",
       "gave a",     "introduced", "joined",  "left the",  "made a",   "outlined",  "present",  "presid",
       "heard from", "leave of",   "no word", "sat in",    "deputi",   "in place",  "stood in", "regrets",
       "rejoined",   "returned",   "set out", "substitut", "to order", "unable to", "withdrew"}));
  return signs.any_at_word(folded, [&](size_t, size_t at) { return at == 0 || folded[at - 1] == ' '; });
}

namespace {

bool speaks_of_absence(std::string_view clause) {
  const std::string folded = fold(clause);
  return folded.find("apolog") != std::string::npos || folded.find("absent") != std::string::npos ||
         folded.find("unable to") != std::string::npos || folded.find("regrets") != std::string::npos;
}

/// ", and Cllr Penn was substituting for Cllr Oak": of nobody before it.
bool tells_of_deputy(std::string_view clause) {
  constexpr size_t reach = 60;
  const std::string folded = fold(clause.substr(0, reach));
  const size_t verb = std::min({folded.find("substitut"), folded.find("deputi"), folded.find("was replaced")});
  return verb != std::string::npos && folded.substr(4, verb - 4).find(',') == std::string::npos &&
         folded.find(" and ", 4) > verb;
}

/// "Present were A and B, with apologies from C": two statements in one sentence.
void cut_at_clauses(std::string_view sentence, std::vector<std::string_view>& out) {
  constexpr std::string_view joints[] = {
      " with apologies", " and apologies", ", apologies", " while ", " whilst ", "; ", ", but "};
  if (sentence.size() > longest_sentence || !speaks_of_absence(sentence) || !reads_as_prose(sentence)) {
    if (!sentence.empty()) out.push_back(sentence);
    return;
  }
  size_t start = 0;
  for (size_t i = 1; i < sentence.size(); ++i) {
    if (sentence[i] != ' ' && sentence[i] != ',' && sentence[i] != ';') continue;
    const bool joint = std::any_of(std::begin(joints), std::end(joints),
                                   [&](std::string_view j) { return sentence.substr(i).starts_with(j); });
    const std::string_view left = sentence.substr(start, i - start);
    const bool stands_in = sentence.substr(i).starts_with(", and ") && tells_of_deputy(sentence.substr(i));
    if (!(joint || stands_in) || parse_people(left).empty() || !(may_speak_of_attendance(fold(left)))) continue;
    const size_t next = stands_in ? i + 5 : sentence.find(' ', i);
    if (next == std::string_view::npos || !(stands_in || speaks_of_absence(sentence.substr(next)))) continue;
    out.push_back(trim(left));
    start = next + 1;
    i = next;
  }
  if (const std::string_view rest = trim(sentence.substr(start)); !rest.empty()) out.push_back(rest);
}

}  // namespace

std::vector<std::string_view> attendance_sentences(std::string_view paragraph) {
  std::vector<std::string_view> out;
  int depth = 0;
  size_t start = 0;
  for (size_t i = 0; i < paragraph.size(); ++i) {
    depth = std::max(0, depth + bracket_step(paragraph[i]));
    const bool stop = paragraph[i] == '.' && (i + 1 == paragraph.size() || paragraph[i + 1] == ' ');
    if (!stop || depth > 0) continue;
    const bool goes_on = i + 2 < paragraph.size() && paragraph[i + 2] >= 'a' && paragraph[i + 2] <= 'z';  // "6 p.m. by"
    if (goes_on) continue;
    const size_t blank = paragraph.rfind(' ', i);
    const size_t from = blank == std::string_view::npos || blank < start ? start : blank + 1;
    const auto words = name_words(paragraph.substr(from, i - from));
    const bool bracketed = !words.empty() && words[0].text.find_first_of("()[]{}") != std::string::npos;
    const bool abbreviation =
        !bracketed &&
        (words.empty() || words[0].initials || is_abbreviated_title(words[0].bare) || words[0].bare == "st" ||
         words[0].bare == "no" || words[0].bare == "div" || words[0].bare == "dist");
    if (abbreviation && i + 1 < paragraph.size()) continue;
    cut_at_clauses(trim(paragraph.substr(start, i + 1 - start)), out);
    start = i + 1;
  }
  cut_at_clauses(trim(paragraph.substr(start)), out);
  return out;
}

namespace {

bool is_finite_verb(const NameWord& word) {
  static constexpr std::string_view listed[] = {
      "was",         "were",     "is",       "are",        "has",       "have",      "had",      "been",
      "be",          "will",     "would",    "that",       "welcomed",  "agreed",    "noted",    "opened",
      "thanked",     "stated",   "reported", "asked",      "declared",  "proposed",  "seconded", "resolved",
      "received",    "advised",  "informed", "introduced", "presented", "attended",  "said",     "there",
      "it",          "this",     "outlined", "requested",  "chaired",   "took",      "presided", "sent",
      "joined",      "left",     "arrived",  "gave",       "called",    "confirmed", "approved", "considered",
      "discussed",   "moved",    "read",     "explained",  "made",      "sat",       "acted",    "stood",
      "substituted", "deputised"};
  static constexpr auto verbs = word_set<128>(listed);
  return !word.capital && verbs.has(word.bare);
}

}  // namespace

bool reads_as_prose(std::string_view text) {
  const std::string outside = take_brackets(text).outside;
  for (size_t at = 0, end = 0; at < outside.size(); at = end + 1) {
    end = std::min(outside.find(' ', at), outside.size());
    const bool capital = outside[at] >= 'A' && outside[at] <= 'Z';  // as the words of lists mostly have
    if (end > at && !capital && is_finite_verb(name_word(std::string_view(outside).substr(at, end - at)))) return true;
  }
  return false;
}

bool read_as_prose(const std::vector<NameWord>& words) {
  return std::any_of(words.begin(), words.end(), is_finite_verb);
}

}  // namespace minutebook
