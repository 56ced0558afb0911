// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/parse/names.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "indexer/parse/name_vocabulary.hpp"
#include "indexer/parse/name_words.hpp"
#include "indexer/parse/phrase_set.hpp"
#include "indexer/parse/word_table.hpp"
#include "lib/base/text.hpp"

namespace minutebook {
namespace {

/// More words than any printed name has; longer texts are sentences. Also what keeps matching linear.
constexpr size_t most_words_of_a_name = 24;

bool any_of_words(const std::vector<NameWord>& words, bool (*test)(std::string_view)) {
  return std::any_of(words.begin(), words.end(), [&](const NameWord& w) { return test(w.bare); });
}

bool is_joining_word(std::string_view word) {
  return word == "of" || word == "for" || word == "and" || word == "&" || word == "the" || word == "to" ||
         word == "-" || word == "in" || word == "with" || word == "on";
}

/// is_role() of words outside brackets.
bool is_role_of(const std::vector<NameWord>& words) {
  if (words.empty() || words.size() > most_words_of_a_name) return false;
  if (is_sure_title(words[0].bare) && words.size() > 1 && !is_role_word(words[1].bare) &&
      !is_role_context(words[1].bare) && !is_joining_word(words[1].bare) && !is_role_word(words[0].bare))
    return false;
  const bool starts_as_name = words[0].initials || is_forename(words[0].bare);
  for (size_t i = 0; i < words.size(); ++i) {
    if (!is_role_word(words[i].bare)) continue;
    const bool surname = starts_as_name && i + 1 == words.size() && i > 0 && words.size() <= 3;
    if (!surname) return true;
  }
  return false;
}

/// is_organization() of words.
bool is_organization_of(const std::vector<NameWord>& words) {
  if (words.empty() || words.size() > most_words_of_a_name) return false;
  if (is_sure_title(words[0].bare)) return false;
  if (words.size() == 1 && words[0].all_caps && words[0].text.size() <= 6) return true;
  const bool starts_as_name = words[0].initials || is_forename(words[0].bare);
  for (size_t i = 0; i < words.size(); ++i)
    if (is_organization_word(words[i].bare) && !(starts_as_name && i + 1 == words.size() && words.size() == 2))
      return true;
  return false;
}

/// "Mc Carthy", "O Brien": a short piece that belongs to the capital word after it.
bool is_inner_particle(const std::vector<NameWord>& words, size_t i) {
  return i + 1 < words.size() && is_particle(words[i].bare) && words[i].bare != "of" && words[i + 1].capital;
}

bool has_digit(std::string_view text) {
  return std::any_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

/// Words that can stand in a name: initials, capitalised words, particles before a capital.
bool is_name_word(const std::vector<NameWord>& words, size_t i) {
  const NameWord& word = words[i];
  if (word.bare.empty() || has_digit(word.bare)) return false;
  if (word.text.find_first_of("@/\\<>=!?%$_|:\"&()") != std::string::npos) return false;
  if (is_inner_particle(words, i)) return true;
  return word.capital;
}

bool is_councillor_title(std::string_view word) {
  constexpr std::string_view titles[] = {"cllr", "councillor", "clr", "cr", "mr", "member", "alderman"};
  return std::find(std::begin(titles), std::end(titles), word) != std::end(titles);
}

/// A title in front that leaves at least one word for the name: index after the last title word, 0 if none.
size_t title_end(const std::vector<NameWord>& words) {
  size_t end = 0;
  for (size_t i = 0; i + 1 < words.size(); ++i) {
    const std::string& bare = words[i].bare;
    const bool title = is_title(bare);
    if (!title && !is_title_modifier(bare)) break;
    // A given name or surname rather than a title: "Dean Hollis", "Sheriff Adams" has nothing else before it.
    const bool also_forename =
        bare == "dean" || bare == "bishop" || bare == "earl" || bare == "sister" || bare == "general";
    if (title && also_forename && end == 0 && i + 2 == words.size()) break;
    // "Councillor Dean Penn": called so, no dean.
    if (bare == "dean" && end == 1 && i + 2 == words.size() && is_councillor_title(words[0].bare)) break;
    // "Cr Col Oakes" is called Colin; a colonel among councillors has a stop or a given name.
    if (bare == "col" && end > 0 && i + 2 == words.size() && words[i].text.back() != '.') break;
    if (title && !words[i].capital && i > 0 && end == 0) break;
    if (title) end = i + 1;
    const bool for_the_time = is_title(bare) && i + 3 < words.size() && words[i + 1].bare == "pro" &&
                              (words[i + 2].bare == "tem" || words[i + 2].bare == "tempore");
    if (for_the_time) {  // "Mayor Pro Tem Penn"
      i += 2;
      end = i + 1;
    }
  }
  return end;
}

bool is_printed_post_nominal(const NameWord& word) {
  if (!is_post_nominal(word.bare)) return false;
  if (word.bare == "phd" || word.bare == "dphil" || word.bare == "esq" || word.bare == "hons" || word.bare == "retd")
    return true;
  if (word.bare == "msc" || word.bare == "bsc" || word.bare == "ceng") return true;
  return word.all_caps;
}

bool is_strong_office(std::string_view word) {
  return is_chair_word(word) || word == "clerk" || word == "secretary" || word == "treasurer" || word == "president" ||
         word == "vice-chair" || word == "vice-president" || word == "rfo" || word == "vice-chairman" ||
         word == "observer" || word == "facilitator" || word == "minutes" || word == "scribe" || word == "guest" ||
         word == "moderator";
}

/// An office that is no surname: "Ann Oake Headteacher", but not "Ann Oake Porter".
bool is_sure_office(std::string_view word) {
  static constexpr std::string_view listed[] = {"mayor",      "headteacher", "principal", "director", "manager",
                                                "accountant", "solicitor",   "engineer",  "surveyor", "architect",
                                                "officer",    "leader",      "convener",  "registrar"};
  return std::find(std::begin(listed), std::end(listed), word) != std::end(listed);
}

/// Where an office printed after the name begins ("Nia Ostler CHAIR", "J Penn Vice Chair"); `to` if there is
/// none. Whoever has a title or a known given name may hold any sure office, others a strong one.
size_t trailing_role(const std::vector<NameWord>& words, size_t from, size_t to) {
  size_t start = to;
  bool office = false;
  while (start > from + 1) {
    const NameWord& word = words[start - 1];
    if (!is_strong_office(word.bare) && !is_role_word(word.bare) && !(is_role_context(word.bare) && start < to)) break;
    office = office || is_role_word(word.bare) || is_strong_office(word.bare);
    --start;
  }
  if (start == to || !office) return to;
  const bool strong = is_strong_office(words[to - 1].bare);
  const bool known = from > 0 || words[from].initials || is_forename(words[from].bare);
  const bool name_before = start - from >= 2 && known && (to - start >= 2 || is_sure_office(words[start].bare));
  if (!strong && !name_before) return to;
  size_t full = 0;
  for (size_t i = from; i < start; ++i) full += !words[i].initials && !is_particle(words[i].bare);
  return full > 0 && (start - from >= 2 || from > 0) ? start : to;
}

struct Core {
  PersonName person;
  size_t used = 0;  ///< words of the input that were read; the rest is a tail
};

/// Letters an initials key can be made of: the first of each part of the name, and the second capital of "MacNab".
std::string initials_of(std::string_view name) {
  std::string out;
  const std::string folded = fold(name);
  const bool aligned = folded.size() == name.size();
  bool start = true;
  for (size_t i = 0; i < folded.size(); ++i) {
    const char c = folded[i];
    const bool letter = c >= 'a' && c <= 'z';
    const bool inner = aligned && i > 0 && name[i] >= 'A' && name[i] <= 'Z' && name[i - 1] >= 'a' && name[i - 1] <= 'z';
    if (letter && (start || inner)) out += c;
    if (letter || c == '\'' || (static_cast<unsigned char>(c) & 0x80U)) start = false;
    if (c == ' ' || c == '-' || c == '.') start = true;
  }
  return out;
}

/// "CMA" for Cora Mallory: an initial, and how the surname begins.
bool begins_surname(std::string_view key, std::string_view name) {
  const size_t blank = name.rfind(' ');
  if (key.size() < 3 || blank == std::string_view::npos) return false;
  const std::string surname = fold(name.substr(blank + 1)), given = fold(name.substr(0, blank)), wanted = fold(key);
  return given[0] == wanted[0] && surname.starts_with(std::string_view(wanted).substr(1));
}

std::vector<std::string> texts(const std::vector<NameWord>& words, size_t from, size_t to) {
  std::vector<std::string> out;
  for (size_t i = from; i < to; ++i) out.push_back(words[i].text);
  return out;
}

/// "Nia Ostler NO": the initials of the words before, though a word of their own.
bool is_key_of(const std::vector<NameWord>& words, size_t from, size_t i) {
  return i >= from + 2 && words[i].all_caps && words[i].text.size() <= 4 &&
         matches_initials(words[i].text, joined(words, from, i));
}

/// How many words from `from` on can be one name.
size_t name_length(const std::vector<NameWord>& words, size_t from) {
  size_t i = from;
  while (i < words.size() && words[i].bare != "of" && is_name_word(words, i) &&
         ((words[i].initials && (words[i].bare.size() == 1 || words[i].text.find('.') != std::string::npos)) ||
          !is_never_name(words[i].bare) || is_key_of(words, from, i)))
    ++i;
  return i - from;
}

/// Splits the words before the name into forms of address and offices: "Board President" is a role, "Mayor Sir" is not.
void take_titles(const std::vector<NameWord>& words, size_t end, PersonName& person) {
  bool office = false;
  for (size_t i = 0; i < end; ++i)
    if (is_office_title(words[i].bare) && !is_sure_title(words[i].bare)) office = true;
  const bool rank = end > 1 && !office && is_title_modifier(words[end - 2].bare);
  if (!office) {
    if (rank)
      person.prefix.push_back(joined(words, 0, end));
    else
      person.prefix = texts(words, 0, end);
    return;
  }
  size_t role_end = 0;
  for (size_t i = 0; i < end; ++i)
    if (is_office_title(words[i].bare)) role_end = i + 1;
  person.role = joined(words, 0, role_end);
  for (size_t i = role_end; i < end; ++i) person.prefix.push_back(words[i].text);
}

bool plausible_untitled(const std::vector<NameWord>& words, size_t from, size_t to, bool one_word_will_do) {
  size_t full = 0;
  for (size_t i = from; i < to; ++i) full += !words[i].initials;
  if (full == 0) return false;
  if (to - from == 1) return one_word_will_do && !words[from].all_caps && words[from].bare.size() > 1;
  return true;
}

/// Words of offices that are surnames as well.
bool is_surname_too(std::string_view word) {
  static constexpr std::string_view listed[] = {"west", "east", "north", "south",  "hall", "street", "parks",
                                                "lay",  "ward", "mid",   "rhodes", "port", "past"};
  static constexpr auto surnames = word_set<32>(listed);
  return surnames.has(word);
}

/// "GP Member", "HR Officer": letters that tell which member or officer, no given names.
bool is_acronym_of_office(const NameWord& letters, std::string_view office) {
  constexpr std::string_view offices[] = {"member",         "officer",       "manager",    "director",    "lead",
                                          "representative", "rep",           "adviser",    "advisor",     "coordinator",
                                          "nurse",          "administrator", "consultant", "analyst",     "teacher",
                                          "co-ordinator",   "staff",         "secretary",  "practitioner"};
  return letters.all_caps && letters.text.find('.') == std::string::npos &&
         std::find(std::begin(offices), std::end(offices), office) != std::end(offices);
}

/// Names end where a role or an organisation would begin; these words make "Jane Essex Council" no person.
bool reads_as_group(const std::vector<NameWord>& words, size_t from, size_t to) {
  const bool starts_as_name = words[from].initials || is_forename(words[from].bare);
  if (!starts_as_name && is_role_context(words[from].bare)) return true;
  if (!starts_as_name && to - from > 1 && is_role_context(words[to - 1].bare) && !is_surname_too(words[to - 1].bare))
    return true;
  for (size_t i = from; i < to; ++i) {
    const bool group_word = is_role_word(words[i].bare) || is_organization_word(words[i].bare);
    const bool all_initials_before =
        std::all_of(words.begin() + static_cast<long>(from), words.begin() + static_cast<long>(i),
                    [](const NameWord& w) { return w.initials; });
    const bool could_be_surname = i + 1 == to && i > from && starts_as_name && (i == from + 1 || all_initials_before) &&
                                  !is_acronym_of_office(words[from], words[i].bare);
    if (group_word && !could_be_surname) return true;
  }
  return false;
}

/// "Executive Officer" after "Chief": more of the office, no name.
bool is_job_description(const std::vector<NameWord>& words, size_t from, size_t to) {
  return is_role_word(words[to - 1].bare) &&
         std::all_of(words.begin() + static_cast<long>(from), words.begin() + static_cast<long>(to),
                     [](const NameWord& w) { return is_role_word(w.bare) || is_role_context(w.bare); });
}

/// An office of two words or more, and then a name.
bool opens_with_office(const std::vector<NameWord>& words, size_t from, size_t to) {
  size_t end = from;
  for (size_t i = from; i + 1 < to; ++i)
    if (is_role_word(words[i].bare)) end = i + 1;
  return end > from + 1 && (is_role_context(words[from].bare) || is_role_word(words[from].bare));
}

struct CoreOptions {
  bool one_word_will_do = true;
  bool tail_allowed = false;
};

/// Generation marks and honours behind a name of words [from, to): moves `to` back over them.
void take_suffixes(const std::vector<NameWord>& words, size_t from, size_t& to, PersonName& person) {
  while (to > from + 1 && is_printed_post_nominal(words[to - 1])) {
    person.suffix.insert(person.suffix.begin(), words[to - 1].text);
    --to;
  }
}

/// "Robin Wardle RW": the key printed after the name in an initials grid.
void take_trailing_key(const std::vector<NameWord>& words, size_t from, size_t& to, PersonName& person) {
  if (to < from + 3 || !person.suffix.empty()) return;
  const NameWord& last = words[to - 1];
  if (last.text.size() < 2 || last.text.size() > 4 || last.text.find('.') != std::string::npos) return;
  if (!matches_initials(last.text, joined(words, from, to - 1))) return;
  person.initials = last.text;
  --to;
}

std::optional<Core> parse_core(const std::vector<NameWord>& words, CoreOptions options) {
  if (words.empty() || words.size() > most_words_of_a_name) return std::nullopt;
  Core core;
  const size_t from = title_end(words);
  const size_t length = name_length(words, from);
  if (length == 0) return std::nullopt;
  size_t to = from + length;
  core.used = to;
  const bool whole = to == words.size();
  if (!whole && !options.tail_allowed) return std::nullopt;
  const bool titled = from > 0;
  const size_t role_from = trailing_role(words, from, to);
  if (role_from < to) {
    core.person.role = joined(words, role_from, to);
    to = role_from;
  }
  take_suffixes(words, from, to, core.person);
  take_trailing_key(words, from, to, core.person);
  if (to - from > 6) return std::nullopt;
  if (titled && to - from >= 4 && is_organization_word(words[to - 1].bare)) {  // "Ms N. Penn Step Forward Group"
    size_t name_end = from;
    while (name_end < to && words[name_end].initials) ++name_end;
    name_end += name_end > from ? 1 : 2;
    core.person.organization = joined(words, name_end, to);
    to = name_end;
  }
  if (!titled && reads_as_group(words, from, to)) return std::nullopt;
  if (titled && !is_sure_title(words[from - 1].bare) && is_job_description(words, from, to)) return std::nullopt;
  if (titled && opens_with_office(words, from, to)) return std::nullopt;  // "Chief Fire Officer S Penn"
  // "General Manager Ann Penn" commands nobody.
  if (titled && to - from > 1 && !is_sure_title(words[from - 1].bare) && is_role_word(words[from].bare))
    return std::nullopt;
  if (titled && to - from == 1 && (is_role_word(words[from].bare) || is_chair_word(words[from].bare))) {
    const bool honorary = words[from - 1].bare == "hon" || words[from - 1].bare == "honorary";  // "Hon Secretary"
    const bool sure = is_sure_title(words[from - 1].bare) && !is_role_word(words[from - 1].bare) && !honorary;
    if (!sure) return std::nullopt;
  }
  if (!plausible_untitled(words, from, to, options.one_word_will_do || titled)) {
    const bool titled_capitals = titled && to - from == 1 && words[from].bare.size() > 2;
    if (!titled_capitals) return std::nullopt;
  }
  const std::string trailing = core.person.role;
  core.person.role.clear();
  take_titles(words, from, core.person);
  if (core.person.role.empty()) core.person.role = trailing;
  core.person.name = joined(words, from, to);
  core.person.as_printed = joined(words, 0, to + core.person.suffix.size());
  return core;
}

bool is_tail_word(std::string_view word) {
  static constexpr std::string_view listed[] = {
      "of",         "from",       "for",          "via",          "by",        "until",  "who",
      "as",         "left",       "arrived",      "joined",       "on",        "at",     "with",
      "due",        "because",    "owing",        "representing", "remotely",  "online", "to",
      "deputising", "deputizing", "substituting", "sub",          "attending", "in",     "absent",
      "present",    "apologies",  "excused",      "virtually",    "if",        "after"};
  static constexpr auto tails = word_set<128>(listed);
  return tails.has(word);
}

bool is_peer_title(std::string_view title) {
  return title == "lord" || title == "lady" || title == "baroness" || title == "baron" || title == "viscount" ||
         title == "earl";
}

/// The words after a name: "of Acme Ltd", "from Microsoft", "left at 8pm".
void take_tail(const std::vector<NameWord>& words, size_t used, PersonName& person) {
  const std::string tail = joined(words, used + 1, words.size());
  const std::string& lead = words[used].bare;
  const bool peer = !person.prefix.empty() && is_peer_title(fold(person.prefix.back()));
  if (lead == "of" && peer && words.size() - used <= 5 && words[used + 1].capital) {  // "Lord Penn of Marsh"
    person.name += " of " + tail;
    person.as_printed += " of " + tail;
    return;
  }
  if ((lead == "of" || lead == "from" || lead == "representing") && !has_digit(tail) && !tail.empty() &&
      words[used + 1].capital && words[used + 1].bare != "item")
    person.organization = tail;
  else if (lead == "as" && is_role(tail))
    person.role = tail;
  else
    person.remarks.push_back(joined(words, used, words.size()));
}

// ---- brackets

bool is_remark(std::string_view folded) {
  static constexpr PhraseSet marks(std::to_array<std::string_view>(
      {"left ",   "arriv",   "joined",   "via ",     "remote",  "virtual", "online",  "zoom",      "by phone",
       "video",   "substit", "for item", "apolog",   "absent",  "present", "excused", "on behalf", "in place of",
       "deputis", "deputiz", "late ",    "lateness", "part of", "he/him",  "she/her", "they/them", "microsoft teams"}));
  static constexpr std::string_view openings[] = {"from ",   "until", "item", "by ",   "left", "minute",
                                                  "to item", "late",  "part", "teams", "phone"};
  return has_digit(folded) || marks.any_inside(folded, [](size_t, size_t) { return true; }) ||
         std::any_of(std::begin(openings), std::end(openings),
                     [&](std::string_view o) { return folded.starts_with(o); });
}

bool is_party(std::string_view folded) {
  static constexpr std::string_view listed[] = {"con",
                                                "lab",
                                                "ld",
                                                "lib dem",
                                                "lib dems",
                                                "green",
                                                "ind",
                                                "independent",
                                                "conservative",
                                                "labour",
                                                "liberal democrat",
                                                "snp",
                                                "plaid",
                                                "ukip",
                                                "reform",
                                                "ff",
                                                "fg",
                                                "sf",
                                                "lab/co-op",
                                                "r",
                                                "d"};
  static constexpr auto parties = word_set<64>(listed);
  return parties.has(folded);
}

bool is_key_shape(std::string_view text) {
  size_t capitals = 0;
  for (const char c : text) {
    if (c >= 'A' && c <= 'Z')
      ++capitals;
    else if (!(c >= 'a' && c <= 'z') && c != '.')
      return false;
  }
  return capitals >= 1 && text.size() <= 5 && text.front() >= 'A' && text.front() <= 'Z';
}

/// "(M)" after a bare surname: the way a committee tells its namesakes apart, part of the name.
bool is_forename_initial(std::string_view bracket, const PersonName& person) {
  if (bracket.empty() || bracket.size() > 3 || person.name.empty()) return false;
  if (!is_key_shape(bracket)) return false;
  const auto letters = std::count_if(bracket.begin(), bracket.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
  const bool small = std::any_of(bracket.begin(), bracket.end(), [](char c) { return c >= 'a' && c <= 'z'; });
  if (small || letters > 2) return false;
  if (person.name.find(' ') != std::string::npos) {
    const auto words = name_words(person.name);
    if (!std::all_of(words.begin(), words.end() - 1, [](const NameWord& w) { return is_particle(w.bare); }))
      return false;
  }
  return letters == 1 && (!person.prefix.empty() || fold(bracket.substr(0, 1)) != fold(person.name.substr(0, 1)));
}

void add_role(PersonName& person, std::string_view role) {
  if (role.empty()) return;
  if (person.role.empty())
    person.role = std::string(role);
  else if (person.role.find(role) == std::string::npos)
    person.role += ", " + std::string(role);
}

void append_forename_initial(std::string_view bracket, PersonName& person) {
  const std::string printed = " (" + std::string(bracket) + ")";
  person.name += printed;
  person.as_printed += printed;
}

bool is_substitution(std::string_view text, std::string_view folded) {
  static constexpr PhraseSet marks(
      std::to_array<std::string_view>({"substitut", "in place of", "on behalf of", "deputising for", "representing"}));
  return folded.starts_with("sub ") || folded.starts_with("sub. ") || folded.starts_with("for cllr") ||
         marks.any_inside(folded, [](size_t, size_t) { return true; }) || names_the_one_replaced(text);
}

void take_bracket(std::string_view raw, PersonName& person, bool whole) {
  const std::string_view text = strip_marks(raw);
  if (text.empty() || text.front() == '@') return;
  const std::string folded = fold(text);
  if (is_key_shape(text) && matches_initials(text, person.name) && person.initials.empty() && !is_party(folded)) {
    if (is_forename_initial(text, person))
      append_forename_initial(text, person);
    else
      person.initials = std::string(text);
    return;
  }
  if (is_substitution(text, folded)) return person.remarks.emplace_back(text), void();
  if (is_chair_word(folded)) return add_role(person, text);
  if (is_title(folded) && is_sure_title(folded)) return person.prefix.emplace_back(text), void();
  if (whole) {  // "KD - Chair", "Chair, KD", "observer/Acme"
    std::string_view rest = text;
    for (const std::string_view mark : {" - ", " – ", "- ", "/", ", "}) {
      const size_t at = rest.find(mark);
      if (at == std::string_view::npos) continue;
      const std::string_view left = trim(rest.substr(0, at)), right = trim(rest.substr(at + mark.size()));
      const bool parted = is_key_shape(left) || is_key_shape(right) || (mark == "/" && is_role(left));
      if (!parted || is_remark(folded)) continue;
      take_bracket(left, person, false);
      if (mark == "/" && person.organization.empty() && !matches_initials(right, person.name) && !is_role(right))
        person.organization = std::string(right);
      else
        take_bracket(right, person, false);
      return;
    }
  }
  if (is_forename_initial(text, person)) return append_forename_initial(text, person);
  if (folded == "in the chair" || is_role(text)) return add_role(person, text);
  if (is_remark(folded)) return person.remarks.emplace_back(text), void();
  if (!is_party(folded) && is_organization(text) && person.organization.empty())
    person.organization = std::string(text);
  else if (is_key_shape(text) && text.size() <= 3 && person.initials.empty() && !is_party(folded))
    person.initials = std::string(text);
  else
    person.remarks.emplace_back(text);
}

// ---- one name

/// Handles, addresses and web links that software committees print with names.
std::string without_handles(std::string_view text) {
  if (text.find_first_of("<@:") == std::string_view::npos && text.find("  ") == std::string_view::npos &&
      !text.starts_with(' ') && !text.ends_with(' '))
    return std::string(text);
  std::string out;
  int angle = 0;
  for (const std::string_view word : split(text, ' ')) {
    if (word.starts_with('<')) angle = 1;
    const bool skip = angle > 0 || word.starts_with('@') || word.find("://") != std::string_view::npos ||
                      word.find('@') != std::string_view::npos;
    if (angle > 0 && word.find('>') != std::string_view::npos) angle = 0;
    if (skip || word.empty()) continue;
    if (!out.empty()) out += ' ';
    out += word;
  }
  return out;
}

/// "two members of the public", "6 residents", "a representative of the press": who is counted, not named.
bool is_crowd(std::string_view text) {
  constexpr std::string_view counts[] = {
      "a",   "an",     "one",    "two",  "three",   "four", "five", "six",           "seven", "eight",   "nine",
      "ten", "eleven", "twelve", "some", "several", "no",   "many", "approximately", "about", "members", "around"};
  constexpr std::string_view crowds[] = {"residents", "parishioners", "electors", "visitors",
                                         "observers", "pupils",       "students", "people"};
  const std::string_view bare = strip_marks(text);
  const std::string first = to_lower_ascii(bare.substr(0, bare.find(' ')));
  const bool counted = !first.empty() && ((first[0] >= '0' && first[0] <= '9') ||
                                          std::find(std::begin(counts), std::end(counts), first) != std::end(counts));
  if (!counted) return false;
  const std::string folded = fold(bare);
  if (folded.find("of the public") != std::string::npos || folded.find("of the press") != std::string::npos)
    return true;
  return std::any_of(std::begin(crowds), std::end(crowds),
                     [&](std::string_view crowd) { return folded.ends_with(crowd); });
}

/// What follows the name after a comma or dash.
void take_segment(std::string_view raw, PersonName& person) {
  const std::string_view segment = strip_marks(raw);
  if (segment.empty() || is_crowd(segment)) return;
  const auto words = name_words(segment);
  const auto all_honours = std::all_of(words.begin(), words.end(), is_printed_post_nominal);
  if (all_honours) {
    for (const NameWord& word : words) person.suffix.push_back(word.text);
    return;
  }
  if (words.size() == 1 && is_generation_mark(words[0].bare)) {
    person.name += ", " + std::string(trim(raw));
    return;
  }
  const auto words_of_office = [](const NameWord& w) { return is_role_context(w.bare) || is_joining_word(w.bare); };
  const bool has_role = !person.role.empty();
  const bool key =
      is_key_shape(segment) && segment.size() >= 2 && person.initials.empty() &&
      std::none_of(segment.begin(), segment.end(), [](char c) { return c == '.' || (c >= 'a' && c <= 'z'); });
  if (key && matches_initials(segment, person.name)) return person.initials = std::string(segment), void();
  const bool of_office = is_role(segment) || (has_role && std::all_of(words.begin(), words.end(), words_of_office));
  if (of_office) return add_role(person, segment);
  if (is_remark(fold(segment)) || (!has_role && !words[0].capital)) return person.remarks.emplace_back(segment), void();
  const bool group = !has_role || is_organization(segment);
  if (group && person.organization.empty())
    person.organization = std::string(segment);
  else if (has_role)
    add_role(person, segment);
}

using Words = std::vector<NameWord>;

std::optional<PersonName> parse_plain(const Words& words, CoreOptions options) {
  auto core = parse_core(words, options);
  if (!core) return std::nullopt;
  if (core->used < words.size()) {
    if (!is_tail_word(words[core->used].bare)) return std::nullopt;
    take_tail(words, core->used, core->person);
  }
  return std::move(core->person);
}

/// "City Manager Petra Vale", "Director of Public Health Jo Marsh": role words, then a name without a title.
std::optional<PersonName> parse_role_then_name(const Words& words) {
  if (words.size() < 2 || words.size() > most_words_of_a_name) return std::nullopt;
  size_t end = 0;
  for (size_t i = 0; i + 1 < words.size(); ++i) {
    const std::string& bare = words[i].bare;
    if (is_role_word(bare))
      end = i + 1;
    else if (!is_role_context(bare) && !is_joining_word(bare) && !(is_title(bare) && i < 2))
      break;
  }
  // "Director of Public Health Jo Marsh": the words between the office and the name belong to the office.
  while (end > 0 && end + 1 < words.size() && (is_role_context(words[end].bare) || is_joining_word(words[end].bare)))
    ++end;
  if (end == 0 || words.size() - end > 4 || is_joining_word(words[end - 1].bare)) return std::nullopt;
  if (end == 1 && is_forename(words[0].bare)) return std::nullopt;
  if (words.size() - end == 1 && !is_role_word(words[end - 1].bare)) return std::nullopt;
  const std::vector<NameWord> rest(words.begin() + static_cast<long>(end), words.end());
  if (any_of_words(rest, is_role_context) || any_of_words(rest, is_organization_word)) return std::nullopt;
  auto core = parse_core(rest, {true, false});
  if (!core || core->person.name.empty()) return std::nullopt;
  add_role(core->person, joined(words, 0, end));
  return std::move(core->person);
}

/// Where the office begins in "Ms T Oake Manager Corporate Services" and "Cr Ann Penn Shire President": two words of it
/// or more, behind a whole name that a title, an initial or a known given name proves. 0 if there is none.
size_t office_behind(const Words& words) {
  constexpr size_t longest_name = 4;
  if (words.size() < 4 || words.size() > most_words_of_a_name) return 0;
  const size_t from = title_end(words);
  if (words.size() < from + 4) return 0;
  if (from == 0 && !words[0].initials && !is_forename(words[0].bare)) return 0;
  const auto of_office = [](const NameWord& word) {
    return is_role_word(word.bare) || is_strong_office(word.bare) || is_office_title(word.bare);
  };
  for (size_t i = from; i + 1 < words.size() && i <= from + longest_name; ++i) {
    const bool leads = is_role_word(words[i].bare) || is_role_context(words[i].bare) ||
                       is_title_modifier(words[i].bare) || is_organization_word(words[i].bare);
    if (i < from + 2 || words[i - 1].initials || !leads) {
      if (!is_name_word(words, i)) return 0;
      continue;
    }
    const auto rest = words.begin() + static_cast<long>(i);
    const bool listed = std::all_of(rest, words.end(), [](const NameWord& word) {
      return (word.capital || is_joining_word(word.bare)) && !has_digit(word.bare);
    });
    // "Ann Penn Trust CFO" has an office, "Ann Penn Step Forward Group" none.
    return listed && std::any_of(rest, words.end(), of_office) ? i : 0;
  }
  return 0;
}

bool is_seat_word(std::string_view word) {
  constexpr std::string_view seats[] = {"div",   "division", "ward", "district", "dist",     "seat",
                                        "place", "zone",     "area", "post",     "position", "riding"};
  return std::find(std::begin(seats), std::end(seats), word) != std::end(seats);
}

/// "Div. 1", "Ward No. 2": the seat that somebody holds, printed before or within the name. Where it begins, 0 words if
/// there is none.
struct Seat {
  size_t at = 0, length = 0;
};
Seat find_seat(const Words& words) {
  constexpr size_t longest_number = 3;
  for (size_t i = 1; i + 1 < words.size(); ++i) {
    const std::string& number = words[i].bare;
    if (number.empty() || number.size() > longest_number || number.find_first_not_of("0123456789") != std::string::npos)
      continue;
    const size_t seat = i > 1 && words[i - 1].bare == "no" ? i - 2 : i - 1;
    if (is_seat_word(words[seat].bare) && words[i + 1].capital) return {seat, i + 1 - seat};
  }
  return {};
}

std::optional<PersonName> parse_outside(const Words& words, CoreOptions options) {
  if (const Seat seat = find_seat(words); seat.length > 0 && words.size() <= most_words_of_a_name) {
    Words name(words.begin(), words.begin() + static_cast<long>(seat.at));
    name.insert(name.end(), words.begin() + static_cast<long>(seat.at + seat.length), words.end());
    return parse_outside(name, options);
  }
  if (const size_t office = office_behind(words); office > 0) {
    auto person = parse_plain(Words(words.begin(), words.begin() + static_cast<long>(office)), {false, false});
    if (person && person->role.empty()) {
      person->role = joined(words, office, words.size());
      return person;
    }
  }
  auto person = parse_plain(words, options);
  if (!person) person = parse_role_then_name(words);
  return person;
}

/// Nothing but words: no bracket, comma, dash or colon parts them, and none is a handle or an address.
bool is_plain(std::string_view text) {
  for (size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    const bool sign = (c >= '\0' && c < ' ') || bracket_step(c) != 0 || c == ',' || c == '<' || c == '@' || c == ':';
    const bool gap = c == ' ' && i + 1 < text.size() &&
                     (text[i + 1] == ' ' || text[i + 1] == '-' || static_cast<unsigned char>(text[i + 1]) >= 0x80);
    if (sign || gap) return false;
  }
  return true;
}

constexpr size_t longest_person = 600;  // bytes; longer texts are none

/// Cuts "left - right" and "left: right" at the first dash or colon that stands by itself.
std::optional<std::pair<std::string_view, std::string_view>> cut_at_dash(std::string_view text) {
  size_t best = std::string_view::npos, length = 0;
  for (const std::string_view mark : {" - ", " – ", " — ", ": ", " -- "}) {
    const size_t at = text.find(mark);
    if (at < best) best = at, length = mark.size();
  }
  if (best == std::string_view::npos) return std::nullopt;
  return std::pair{trim(text.substr(0, best)), trim(text.substr(best + length))};
}

std::optional<PersonName> parse_segments(std::string_view text, CoreOptions options) {
  if (const auto cut = cut_at_dash(text)) {
    auto left = parse_segments(cut->first, options);
    if (left) {
      take_segment(cut->second, *left);
      return left;
    }
    if (!is_role(cut->first) && !name_words(cut->first).empty() && !is_title(name_words(cut->first).back().bare))
      return std::nullopt;
    auto right = parse_segments(cut->second, options);
    if (right) add_role(*right, cut->first);
    return right;
  }
  const auto segments = split(text, ',');
  auto person = parse_outside(name_words(strip_marks(segments[0])), options);
  size_t next = 1;
  std::string role;
  while (!person && next < segments.size() && next < 4) {  // "City Attorney, Petra Vale"
    role += (role.empty() ? "" : ", ") + std::string(trim(segments[next - 1]));
    if (!is_role(role) && !is_title(fold(role))) return std::nullopt;
    person = parse_outside(name_words(strip_marks(segments[next])), {false, options.tail_allowed});
    ++next;
  }
  if (!person) return std::nullopt;
  add_role(*person, role);
  for (; next < segments.size(); ++next) take_segment(segments[next], *person);
  return person;
}

/// "Una Penfold (UP) Headteacher": what stands behind the initials that the paper calls the person by.
std::optional<PersonName> parse_behind_key(std::string_view text) {
  const size_t open = text.find('(');
  const size_t close = open == std::string_view::npos ? open : text.find(')', open);
  if (close == std::string_view::npos || open == 0) return std::nullopt;
  const std::string_view key = text.substr(open + 1, close - open - 1), rest = strip_marks(text.substr(close + 1));
  if (key.size() < 2 || !is_key_shape(key) || rest.empty() || rest.find_first_of("([") != std::string_view::npos)
    return std::nullopt;
  auto person = parse_outside(name_words(strip_marks(text.substr(0, open))), {false, false});
  if (!person || !person->role.empty() || !matches_initials(key, person->name)) return std::nullopt;
  take_bracket(key, *person, false);
  for (const std::string_view segment : split(rest, ',')) take_segment(segment, *person);
  return person;
}

std::optional<PersonName> parse_with(std::string_view raw, CoreOptions options) {
  const std::string_view stripped = strip_marks(raw);
  if (is_plain(stripped) && stripped.size() <= longest_person) return parse_outside(name_words(stripped), options);
  const std::string clean = without_handles(stripped);
  if (clean.empty() || clean.size() > longest_person) return std::nullopt;
  if (auto person = parse_behind_key(clean)) return person;
  Bracketed parts = take_brackets(clean);
  const std::string_view outside = strip_marks(parts.outside);
  auto person = parse_segments(outside, options);
  if (!person && parts.inside.size() == 1 &&
      (is_role(outside) || outside.empty())) {  // "Head of Finance (Mr. J. Penn)"
    person = parse_segments(strip_marks(parts.inside[0]), {false, false});
    if (person) add_role(*person, outside);
    return person;
  }
  if (!person) return std::nullopt;
  for (const std::string& bracket : parts.inside) take_bracket(bracket, *person, true);
  return person;
}

// ---- lists

/// A list is read part by part; what one part leaves for the next is here.
struct ListState {
  std::string plural_title;  ///< "Cllrs" while it is dealt out
  bool one_word_will_do = true;
  bool roles_first = false;
  std::string pending_role;
  std::vector<std::string> pending_title;
  bool role_open = false;  ///< the part before was a role, so a bare word may continue it
  bool any_titled = false;
};

bool is_title_only(const std::vector<NameWord>& words) {
  if (words.empty() || !is_title(words.back().bare)) return false;
  return std::all_of(words.begin(), words.end(),
                     [](const NameWord& w) { return is_title(w.bare) || is_title_modifier(w.bare); });
}

std::string singular(std::string_view title) {
  const std::string folded = fold(title);
  if (folded.starts_with("councillors")) return "Councillor";
  if (folded.starts_with("commissioners")) return "Commissioner";
  if (folded.starts_with("cllrs")) return "Cllr";
  if (folded.starts_with("messrs")) return "Mr";
  if (folded.ends_with("men") && folded.size() > 4) {  // "Aldermen", "Councilwomen"
    std::string out(strip_marks(title));
    out[out.size() - 2] = 'a';
    return out;
  }
  std::string out(strip_marks(title));
  if (out.size() > 2 && out.back() == 's') out.pop_back();
  return out;
}

/// "Cllrs Hayes": the plural is remembered and the name read without it.
std::string_view take_plural_title(std::string_view part, const Words& words, ListState& state) {
  for (size_t i = 0; i < words.size() && i < 3; ++i) {
    if (is_plural_title(words[i].bare)) {
      state.plural_title = singular(words[i].text);
      const size_t at = part.find(words[i].text);
      return strip_marks(part.substr(at + words[i].text.size()));
    }
    if (!is_title_modifier(words[i].bare) && !is_role_context(words[i].bare)) break;
  }
  return part;
}

bool shares_surname(const PersonName& first, const PersonName& second) {
  return first.name.find(' ') == std::string::npos && second.name.find(' ') != std::string::npos &&
         is_forename(fold(first.name)) && second.role.empty();
}

/// "Ned & Joan Penn": the first takes the surname of the second.
void lend_surname(PersonName& first, const PersonName& second) {
  const size_t at = second.name.rfind(' ');
  first.name += second.name.substr(at);
}

struct Part {
  std::string_view text;
  bool after_and = false;  ///< joined to the part before by "and", "&" or "/"
  bool starts_sentence = false;
};

void push_person(PersonName person, const Part& part, ListState& state, std::vector<PersonName>& people) {
  if (!state.pending_title.empty()) {
    if (people.empty() || !people.back().name.empty())
      person.prefix.insert(person.prefix.begin(), state.pending_title.begin(), state.pending_title.end());
    state.pending_title.clear();
  }
  add_role(person, state.pending_role);
  state.pending_role.clear();
  if (person.prefix.empty() && !state.plural_title.empty())
    person.prefix.push_back(state.plural_title);
  else if (!person.prefix.empty())
    state.any_titled = true;
  state.role_open = false;
  if (!people.empty() && people.back().name.empty()) people.back().name = person.name;  // "Mr and Mrs Penn"
  const bool plural = !state.plural_title.empty();
  if (part.after_and && !people.empty() && !plural && shares_surname(people.back(), person))
    lend_surname(people.back(), person);
  people.push_back(std::move(person));
}

/// "OBE", "Jr.": belongs to the person before.
bool take_suffix_part(std::string_view text, const Words& words, std::vector<PersonName>& people) {
  if (people.empty() || words.empty()) return false;
  const Words plain = name_words(take_brackets(text).outside);
  const bool honours = !plain.empty() && std::all_of(plain.begin(), plain.end(), is_printed_post_nominal);
  const bool mark = words.size() == 1 && is_generation_mark(words[0].bare);
  if (!honours && !mark) return false;
  const Bracketed parts = take_brackets(text);
  take_segment(parts.outside, people.back());
  for (const std::string& inside : parts.inside) take_bracket(inside, people.back(), false);
  return true;
}

/// A part that is no person: a title or a role.
bool take_non_person(const Part& part, ListState& state, std::vector<PersonName>& people) {
  const auto words = name_words(take_brackets(strip_marks(part.text)).outside);
  if (words.empty()) return true;
  if (is_title_only(words) && !(is_office_title(words.back().bare) && !people.empty() && !state.roles_first)) {
    if (!is_office_title(words.back().bare))
      state.pending_title = {joined(words, 0, words.size())};
    else
      state.pending_role = joined(words, 0, words.size()), state.roles_first = true;
    return true;
  }
  if (!is_role(part.text)) return false;
  if (has_digit(part.text)) return false;
  const bool unnamed = words[0].bare == "the" || words[0].bare == "a" || words[0].bare == "our";
  if (unnamed && !people.empty()) return state.pending_role = joined(words, 1, words.size()), true;
  if (people.empty() || state.roles_first || part.starts_sentence || people.back().name.empty()) {
    state.roles_first = true;
    if (!state.pending_role.empty()) state.pending_role += ", ";
    state.pending_role += strip_marks(part.text);
  } else {
    add_role(people.back(), strip_marks(part.text));
  }
  state.role_open = true;
  return true;
}

bool is_lone_title(const Part& part, const Part& next) {
  if (!next.after_and) return false;
  const auto words = name_words(part.text);
  return is_title_only(words) && is_sure_title(words.back().bare);
}

/// A bare word after "Head of Finance" in a list of titled people continues the role.
bool continues_role(const Part& part, const ListState& state) {
  if (!state.role_open) return false;
  const auto words = name_words(part.text);
  if (title_end(words) > 0) return false;
  const bool role_words_only = std::any_of(words.begin(), words.end(), [](const NameWord& w) {
    return is_role_context(w.bare) || is_organization_word(w.bare) || !w.capital;
  });
  return role_words_only || (state.any_titled && words.size() == 1);
}

/// "Connacht LGFA", "Surf Rescue NZ": short letters among words with small ones, and no given name before them.
bool holds_acronym(const Words& words) {
  const bool spelt = std::any_of(words.begin(), words.end(), [](const NameWord& w) { return !w.all_caps; });
  if (!spelt || words[0].initials || is_forename(words[0].bare)) return false;
  const size_t fewest = words.size() > 2 ? 2 : 3;
  return std::any_of(words.begin(), words.end(), [&](const NameWord& w) {
    return w.all_caps && w.text.size() >= fewest && w.text.find('.') == std::string::npos && !is_post_nominal(w.bare) &&
           !is_title(w.bare);
  });
}

/// "Oakes Construction" after a person in a list: whom the person came from.
bool is_group_after_name(std::string_view text, const Words& plain) {
  const auto names_group = [](const Words& words) {
    if (words.size() <= 1 || !words[0].capital || title_end(words) > 0) return false;
    return holds_acronym(words) || (is_organization_of(words) && !is_role_of(words));
  };
  if (!plain.empty()) return names_group(plain);
  const std::string outside = take_brackets(text).outside;
  const auto words = name_words(strip_marks(outside));
  if (!names_group(words)) return false;
  if (holds_acronym(words)) return true;
  const auto cut = cut_at_dash(outside);  // "Cy Fir - Hill Forum" is a person
  return !cut || is_organization(cut->first) || !parse_plain(name_words(cut->first), {false, false});
}

/// "Director Infrastructure" behind a full name: an office without "of".
bool is_office_after_name(const Words& words, const Part& part, const ListState& state,
                          const std::vector<PersonName>& people) {
  if (state.roles_first || people.empty() || part.after_and || part.starts_sentence) return false;
  const PersonName& last = people.back();
  if (!last.role.empty() || last.name.find(' ') == std::string::npos) return false;
  static constexpr std::string_view offices[] = {"director", "manager"};
  if (words.size() < 2 || words.size() > 5) return false;
  size_t office = 0;  // "Vice Principal Curriculum", but "City Manager Vale" may be who comes next
  while (office + 2 < words.size() && (is_title_modifier(words[office].bare) || is_role_context(words[office].bare)))
    ++office;
  const bool first = std::find(std::begin(offices), std::end(offices), words[0].bare) != std::end(offices);
  const bool led =
      office > 0 && is_role_word(words[office].bare) && !is_title(words[office].bare) && last.prefix.empty();
  if (!first && !led) return false;
  return std::none_of(words.begin() + static_cast<long>(first ? 1 : office + 1), words.end(), [](const NameWord& word) {
    return word.initials || is_forename(word.bare) || is_title(word.bare);
  });
}

/// "Parish Clerk - AP" behind "A Penn": the office, and the initials that the paper calls the person by.
std::string_view take_key_behind(std::string_view text, std::vector<PersonName>& people) {
  if (people.empty() || !people.back().initials.empty()) return text;
  for (const std::string_view mark : {" - ", " \u2013 "}) {
    const size_t at = text.rfind(mark);
    if (at == std::string_view::npos || at == 0) continue;
    const std::string_view key = trim(text.substr(at + mark.size()));
    const bool capitals = key.size() >= 2 && key.size() <= 4 &&
                          std::all_of(key.begin(), key.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
    if (!capitals || !matches_initials(key, people.back().name)) continue;
    people.back().initials = std::string(key);
    return trim(text.substr(0, at));
  }
  return text;
}

/// "also Cllr Penn" at the end of a list.
std::string_view without_also(std::string_view text) {
  for (const std::string_view lead : {"also ", "and also ", "together with "})
    if (text.starts_with(lead) && starts_capital(text.substr(lead.size()))) return text.substr(lead.size());
  return text;
}

void read_part(const Part& part, ListState& state, std::vector<PersonName>& people) {
  if (is_crowd(part.text)) return;
  const std::string_view all = without_also(take_key_behind(strip_marks(part.text), people));
  Words words = name_words(all);
  const std::string_view text = take_plural_title(all, words, state);
  if (text.empty()) return;
  if (text.size() != all.size()) words = name_words(text);
  if (is_office_after_name(words, part, state, people)) return add_role(people.back(), text);
  const bool role_continues = continues_role(part, state) && state.plural_title.empty();
  if (role_continues && !people.empty() && !state.roles_first) return add_role(people.back(), text);
  if (role_continues && state.roles_first) {
    state.pending_role += ", " + std::string(text);
    return;
  }
  if (take_suffix_part(text, words, people)) return;
  const CoreOptions options{state.one_word_will_do, true};
  const bool plain = is_plain(text) && text.size() <= longest_person;
  auto person = plain ? parse_outside(words, options) : parse_with(text, options);
  const bool bare_title = words.size() == 1 && state.plural_title.empty() && is_title_only(words);
  const bool titled = plain && title_end(words) > 0;  // no group then
  if (!people.empty() && !titled && state.plural_title.empty() && is_group_after_name(text, plain ? words : Words())) {
    if (people.back().organization.empty()) people.back().organization = std::string(text);
    return;
  }
  if (person && !bare_title) {
    return push_person(std::move(*person), part, state, people);
  }
  if (take_non_person({text, part.after_and, part.starts_sentence}, state, people)) return;
  state.role_open = false;
  state.pending_role.clear();
}

/// True if the word at `at` opens a new titled name ("Cllr A Penn Cllr B Oakes" without a comma).
bool opens_titled_name(std::string_view word, std::string_view next) {
  if (word.empty() || next.empty() || (word[0] >= 'a' && word[0] <= 'z') ||
      (bracket_step(word[0]) > 0 && bracket_step(word.back()) < 0))
    return false;
  const NameWord title = name_word(word);
  const NameWord after = name_word(next);
  if (!title.capital ||
      !(is_sure_title(title.bare) || (is_title(title.bare) && !is_office_title(title.bare) && after.initials)))
    return false;
  if (title.all_caps && is_post_nominal(title.bare)) return false;
  return after.capital && !is_printed_post_nominal(after);
}

bool is_name_so_far(std::string_view text) {
  const auto words = name_words(take_brackets(text).outside);
  const size_t from = title_end(words);
  for (size_t i = from; i < words.size(); ++i)
    if (words[i].capital && !is_title(words[i].bare) && !is_title_modifier(words[i].bare) &&
        !is_role_word(words[i].bare))
      return true;
  return false;
}

/// A stop that ends a sentence: not after a title, an initial or "Jr".
bool ends_sentence(std::string_view before, std::string_view word) {
  if (word.size() < 2 || word.back() != '.' || before.empty()) return false;
  const std::string_view last = word;
  const auto words = name_words(last);
  if (words.empty() || words[0].initials || is_abbreviated_title(words[0].bare) || is_generation_mark(words[0].bare))
    return false;
  if (words[0].bare == "st" || words[0].bare == "no" || words[0].bare == "rt" || words[0].bare == "co") return false;
  if (words[0].bare == "div" || words[0].bare == "dist") return false;
  return !is_printed_post_nominal(words[0]);
}

class PartCutter {
 public:
  explicit PartCutter(std::string_view text) : text_(text) {}

  std::vector<Part> cut() {
    size_t i = 0;
    while (i < text_.size()) {
      const size_t end = word_end(i);
      step(i, end);
      i = end + (end < text_.size() ? 1 : 0);
    }
    close(text_.size(), false, false);
    return std::move(parts_);
  }

 private:
  [[nodiscard]] size_t word_end(size_t from) const {
    while (from < text_.size() && text_[from] != ' ' && text_[from] != '\n') ++from;
    return from;
  }

  /// Irish "agus", Welsh "a" and "ac" between two names.
  [[nodiscard]] bool joins_in_another_language(std::string_view word, size_t end) const {
    if (word != "agus" && word != "ac" && word != "a") return false;
    const bool between = end + 1 < text_.size() && text_[end + 1] >= 'A' && text_[end + 1] <= 'Z';
    return between && end > word.size() + 1 && text_[end - word.size() - 2] != ',';
  }

  /// "Ann Hay (chair) Bob Hosk (treasurer)": a given name and another word of a name behind a bracket.
  [[nodiscard]] bool opens_name_behind_bracket(size_t from, std::string_view word, std::string_view next) const {
    const std::string_view so_far = trim(text_.substr(start_, from - start_));
    if (!so_far.ends_with(')') || so_far.starts_with('(') || next.empty()) return false;
    const NameWord given = name_word(word), after = name_word(next);
    return given.capital && is_forename(given.bare) && after.capital && !is_role_word(after.bare) &&
           !is_role_context(after.bare);
  }

  /// "(Cllr Penn substituting)": the bracket at `from` holds more than a name.
  [[nodiscard]] bool opens_remark(size_t from) const {
    if (bracket_step(text_[from]) <= 0) return false;
    const size_t close = text_.find_first_of(")]}", from);
    if (close == std::string_view::npos) return false;
    const std::string_view inside = text_.substr(from + 1, close - from - 1);
    const std::string_view last = inside.substr(inside.rfind(' ') + 1);
    return !last.empty() && last[0] >= 'a' && last[0] <= 'z';
  }

  /// Where "The Very Revd." begins, of which the word at `from` is the title.
  [[nodiscard]] size_t title_start(size_t from) const {
    constexpr std::string_view modifiers[] = {"The", "Very", "Most", "Right", "Rt", "Rt."};
    for (;;) {
      if (from < start_ + 2) return from;
      const size_t blank = text_.rfind(' ', from - 2);
      const size_t before = blank == std::string_view::npos || blank < start_ ? start_ : blank + 1;
      const std::string_view word = text_.substr(before, from - 1 - before);
      if (before == start_ || std::find(std::begin(modifiers), std::end(modifiers), word) == std::end(modifiers))
        return from;
      from = before;
    }
  }

  /// A name stands there, or an office and a bracket: "Dean (in the chair) Canon Penn".
  [[nodiscard]] bool ends_person(size_t start, size_t end) const {
    const std::string_view so_far = trim(text_.substr(start, std::min<size_t>(end - start, 200)));
    const bool bracket = so_far.ends_with(')') && !so_far.starts_with('(');
    return bracket || is_name_so_far(so_far);
  }

  /// "Grant & Partners": the sign belongs to the name of a firm.
  [[nodiscard]] bool firm_follows(size_t after) const {
    size_t at = after + 1;
    for (int i = 0; i < 2 && at < text_.size(); ++i) {
      const size_t end = word_end(at);
      const auto words = name_words(text_.substr(at, end - at));
      if (!words.empty() && is_organization_word(words[0].bare)) return true;
      if (text_[end - 1] == ',' || text_[end - 1] == ';') return false;
      at = end + 1;
    }
    return false;
  }

  /// Ends the running part at `at`.
  void close(size_t at, bool next_after_and, bool next_starts_sentence) {
    const std::string_view piece = trim(text_.substr(start_, at - start_));
    if (!piece.empty()) parts_.push_back({piece, after_and_, starts_sentence_});
    if (!piece.empty() || next_after_and) after_and_ = next_after_and;
    starts_sentence_ = next_starts_sentence;
  }

  void step(size_t from, size_t end) {
    const std::string_view word = text_.substr(from, end - from);
    const int depth_before = depth_;
    if (depth_before == 0 && word == "&" && firm_follows(end)) return;
    if (depth_before == 0 && (word == "and" || word == "and," || word == "&" || word == "plus" || word == "AND" ||
                              word == "And" || word == "/" || word == "+" || joins_in_another_language(word, end))) {
      close(from, true, false);
      start_ = end;
      return;
    }
    const size_t next_end = end < text_.size() ? word_end(end + 1) : end;
    const std::string_view next = end < text_.size() ? text_.substr(end + 1, next_end - end - 1) : std::string_view();
    if (depth_before == 0 && from > start_ && opens_titled_name(word, next) && !opens_remark(from) &&
        ends_person(start_, from)) {
      const size_t title = title_start(from);
      close(title, false, false);
      start_ = title;
    }
    if (depth_before == 0 && from > start_ && opens_name_behind_bracket(from, word, next)) {
      close(from, false, false);
      start_ = from;
    }
    for (size_t i = from; i < end; ++i) {
      depth_ = std::max(0, depth_ + bracket_step(text_[i]));
      if (depth_ == 0 && (text_[i] == ',' || text_[i] == ';')) {
        close(i, false, false);
        start_ = i + 1;
      }
    }
    if (depth_ == 0 && end < text_.size() && (text_[end] == '\n' || ends_sentence(text_.substr(0, from), word))) {
      close(end, false, true);
      start_ = end;
    }
  }

  std::string_view text_;
  size_t start_ = 0;
  int depth_ = 0;
  bool after_and_ = false, starts_sentence_ = true;
  std::vector<Part> parts_;
};

bool opens_with_title(std::string_view text) {
  const auto words = name_words(text.substr(0, std::min<size_t>(text.size(), 60)));
  return words.size() > 1 && is_title(words[0].bare) && words[1].capital && !is_plural_title(words[0].bare);
}

/// "A Penn, Dean (in the chair)": a title that stands alone behind a name is the office of its bearer.
bool take_title_behind(const Part& part, const Part* next, std::vector<PersonName>& people) {
  if (people.empty() || part.after_and || part.starts_sentence || !people.back().role.empty()) return false;
  if (people.back().name.empty() || people.back().prefix.empty()) return false;
  const std::string_view outside = trim(part.text.substr(0, part.text.find('(')));
  constexpr long most_blanks = 3;  // "Lord Mayor (", "The Dean ("
  if (std::count(outside.begin(), outside.end(), ' ') > most_blanks - 1 ||
      !is_title(name_word(outside.substr(outside.rfind(' ') + 1)).bare))
    return false;
  if (next && (next->after_and || !opens_with_title(next->text))) return false;
  const Bracketed parted = take_brackets(strip_marks(part.text));
  const auto words = name_words(parted.outside);
  if (words.empty() || !is_title_only(words) || is_plural_title(words.back().bare)) return false;
  add_role(people.back(), joined(words, 0, words.size()));
  for (const std::string& bracket : parted.inside) take_bracket(bracket, people.back(), false);
  return true;
}

std::vector<PersonName> parse_list(std::string_view text) {
  std::vector<PersonName> people;
  ListState state;
  const std::vector<Part> parts = PartCutter(text).cut();
  for (size_t i = 0; i < parts.size(); ++i) {
    if (parts[i].starts_sentence && i > 0) {
      state.roles_first = state.role_open = false;
      state.pending_role.clear();
      state.plural_title.clear();
    }
    if (i + 1 < parts.size() && is_lone_title(parts[i], parts[i + 1])) {  // "Mr and Mrs Penn": the name follows
      PersonName lone;
      lone.prefix = {std::string(strip_marks(parts[i].text))};
      lone.as_printed = std::string(strip_marks(parts[i].text));
      people.push_back(std::move(lone));
      continue;
    }
    if (take_title_behind(parts[i], i + 1 < parts.size() ? &parts[i + 1] : nullptr, people)) continue;
    read_part(parts[i], state, people);
  }
  std::erase_if(people, [](const PersonName& p) { return p.name.empty(); });
  return people;
}

/// The bracket that ends at or after `open`, 0 length if it never closes.
size_t closing(std::string_view text, size_t open) {
  int depth = 0;
  for (size_t i = open; i < text.size(); ++i) {
    depth += bracket_step(text[i]);
    if (depth == 0) return i;
  }
  return std::string_view::npos;
}

std::string_view without_the(std::string_view text) { return text.starts_with("the ") ? text.substr(4) : text; }

bool is_titled_person(std::string_view printed, bool after_role) {
  std::string_view text = without_the(printed);
  // "Revd T Ilves, in the chair": a name, and what it does there.
  if (const size_t comma = text.find(','); comma != std::string_view::npos) {
    const std::string rest = fold(trim(text.substr(comma + 1)));
    if (rest == "in the chair" || is_chair_word(rest) || rest == "presiding") text = text.substr(0, comma);
  }
  const auto words = name_words(strip_marks(text));
  if (words.size() < 2 || words.size() > 7) return false;
  const bool given = after_role && words.size() <= 4 && is_forename(words[0].bare);
  const size_t title = title_end(words);
  const bool titled = title > 0 && is_sure_title(words[title - 1].bare);
  const bool initials = words[0].initials && !words.back().initials && !is_role_context(words.back().bare);
  if (!given && !titled && !is_sure_title(words[0].bare) && !initials) return false;
  return parse_core(words, {true, false}).has_value();
}

/// Where the role before a bracketed person begins: after the last person that stands before it.
size_t role_start(std::string_view before) {
  size_t start = 0;
  const auto parts = split_outside_brackets(before, ",;");
  size_t at = 0;
  for (const std::string_view part : parts) {
    at += part.size() + 1;
    const auto words = name_words(strip_marks(part));
    const size_t title = title_end(words);
    if (title > 0 && is_sure_title(words[title - 1].bare) && parse_core(words, {true, true}))
      start = std::min(at, before.size());
  }
  return start;
}

/// "Meetings Administrator (Ms. D Penn), Director of Services (Mr. B Oakes)": commas and "and" inside the roles.
bool parse_roles_first(std::string_view text, std::vector<PersonName>& people) {
  std::vector<PersonName> found;
  size_t start = 0, hits = 0;
  for (size_t open = text.find('('); open != std::string_view::npos; open = text.find('(', open + 1)) {
    const size_t close = closing(text, open);
    if (close == std::string_view::npos) break;
    const std::string_view inside = text.substr(open + 1, close - open - 1);
    const std::string_view before = text.substr(start, open - start);
    // Most brackets hold no person: only then is it worth while to look back, and not further than a role is long.
    constexpr size_t longest_role = 600;
    const size_t window = before.size() > longest_role ? before.size() - longest_role : 0;
    const size_t from = is_titled_person(inside, true) ? window + role_start(before.substr(window)) : before.size();
    if (from < before.size() && is_titled_person(inside, is_role(before.substr(from)))) {
      for (auto& person : parse_list(before.substr(0, from))) found.push_back(std::move(person));
      std::string_view role = strip_marks(before.substr(from));
      if (role.starts_with("and ")) role = strip_marks(role.substr(4));
      auto person = parse_with(without_the(inside), {true, false});
      const bool office = role.find(',') != std::string_view::npos && is_role(role);  // "Director, Housing"
      const auto named = office ? std::nullopt : parse_plain(name_words(role), {false, false});
      if (!person || (named && named->role.empty())) return false;  // but "Director Infrastructure" is an office
      add_role(*person, role);
      found.push_back(std::move(*person));
      ++hits;
      start = close + 1;
    }
    open = close;
  }
  if (hits == 0) return false;
  for (auto& person : parse_list(strip_marks(text.substr(start)))) found.push_back(std::move(person));
  people = std::move(found);
  return true;
}

/// In a list of titled people a bare word is part of some office ("..., Sport and Recreation").
void drop_bare_words(std::vector<PersonName>& people) {
  const bool titled = std::any_of(people.begin(), people.end(), [](const PersonName& p) { return !p.prefix.empty(); });
  if (!titled) return;
  std::erase_if(people, [](const PersonName& p) {
    return p.prefix.empty() && p.role.empty() && p.initials.empty() && p.name.find(' ') == std::string::npos;
  });
}

}  // namespace

std::optional<PersonName> parse_person(std::string_view text) {
  const std::string normal = collapse_spaces(text);
  return parse_with(normal, {true, true});
}

namespace {

/// A title, an initial or a known given name stands first.
bool opens_as_person(std::string_view text) {
  const auto words = name_words(strip_marks(text.substr(0, std::min<size_t>(text.size(), 60))));
  return words.size() > 1 && (is_sure_title(words[0].bare) || words[0].initials || is_forename(words[0].bare));
}

/// "Ann Penn, Hill Forum" between semicolons: one person and what is said of her. Nothing for a list of several.
std::optional<PersonName> parse_described(std::string_view part) {
  const auto pieces = split_outside_brackets(part, ",");
  if (pieces.size() < 2 || pieces[0].find(" and ") != std::string_view::npos) return std::nullopt;
  const auto first = parse_person(pieces[0]);
  const bool list = first && std::any_of(pieces.begin() + 1, pieces.end(), [](std::string_view piece) {
                      return opens_as_person(piece) || cut_at_dash(piece).has_value();
                    });
  return list ? std::nullopt : parse_person(part);
}

/// Semicolons part the people, commas what is said of each: "Ann Penn, Hill Forum; the Dean of Arts, Professor B Oak".
bool parse_parted(std::string_view text, std::vector<PersonName>& people) {
  const auto parts = split_outside_brackets(text, ";");
  if (parts.size() < 2) return false;
  std::vector<PersonName> found;
  size_t described = 0;
  for (std::string_view part : parts) {
    part = strip_marks(part);
    if (part.starts_with("and ")) part = strip_marks(part.substr(4));
    const auto words = name_words(part.substr(0, std::min<size_t>(part.size(), 60)));
    if (words.empty()) continue;
    if (is_plural_title(words[0].bare)) return false;  // deals its title out behind the semicolon as well
    if (auto person = parse_described(part)) {
      found.push_back(std::move(*person));
      ++described;
      continue;
    }
    for (auto& person : parse_list(part)) found.push_back(std::move(person));
  }
  if (described == 0) return false;
  people = std::move(found);
  return true;
}

}  // namespace

std::vector<PersonName> parse_people(std::string_view text) {
  std::vector<PersonName> people;
  if (parse_parted(text, people)) return people;
  if (!parse_roles_first(text, people)) people = parse_list(text);
  drop_bare_words(people);
  return people;
}

bool is_role(std::string_view text) { return is_role_of(name_words(take_brackets(strip_marks(text)).outside)); }

bool is_organization(std::string_view text) { return is_organization_of(name_words(strip_marks(text))); }

bool names_the_one_replaced(std::string_view remark) {
  static constexpr std::string_view openings[] = {"for ",          "vice ",       "proxy for ", "alternate for ",
                                                  "alternate to ", "deputy for ", "replacing "};
  const std::string folded = fold(remark.substr(0, std::min<size_t>(remark.size(), 20)));
  if (folded.find("for ") == std::string::npos && folded.find("to ") == std::string::npos &&
      !folded.starts_with("vice ") && !folded.starts_with("replacing "))
    return false;
  for (const std::string_view opening : openings) {
    if (!folded.starts_with(opening) || has_digit(remark)) continue;
    const std::string rest(trim(remark.substr(opening.size())));
    const auto words = name_words(rest);
    if (words.empty() || words.size() > 6 || is_role(rest) || is_organization(rest)) return false;
    const bool titled = is_sure_title(words[0].bare) && words.size() > 1;
    const bool named = words.size() > 1 && (words[0].initials || is_forename(words[0].bare));
    return titled || named;
  }
  return false;
}

bool matches_initials(std::string_view key, std::string_view name) {
  const std::string initials = initials_of(name);
  std::string capitals;
  for (const char c : key)
    if (c >= 'A' && c <= 'Z') capitals += static_cast<char>(c - 'A' + 'a');
  if (capitals.empty() || initials.empty() || capitals[0] != initials[0]) return false;
  if (capitals.size() == 1) return initials.size() == 1 || key.size() == 1;
  if (capitals.size() == key.size() && begins_surname(key, name)) return true;
  size_t at = 0;
  for (const char c : initials)
    if (at < capitals.size() && capitals[at] == c) ++at;
  return at == capitals.size();
}

}  // namespace minutebook
