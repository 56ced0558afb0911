// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/parse/attendance_list.hpp"

#include <algorithm>
#include <optional>

#include "indexer/parse/name_vocabulary.hpp"
#include "indexer/parse/name_words.hpp"
#include "indexer/parse/scan.hpp"
#include "lib/base/text.hpp"

namespace minutebook {
namespace {

bool attended(AttendanceStatus status) {
  return status == AttendanceStatus::present || status == AttendanceStatus::substitute ||
         status == AttendanceStatus::in_attendance;
}

/// 1 for Mr, 2 for Mrs, Ms, Miss, 0 when the titles do not say.
int gender_of(const std::vector<std::string>& prefix) {
  for (const std::string& title : prefix)
    for (const NameWord& word : name_words(title)) {
      if (word.bare == "mr" || word.bare == "sir" || word.bare == "lord") return 1;
      if (word.bare == "mrs" || word.bare == "ms" || word.bare == "miss" || word.bare == "dame" ||
          word.bare == "lady" || word.bare == "baroness")
        return 2;
    }
  return 0;
}

bool genders_agree(const std::vector<std::string>& a, const std::vector<std::string>& b) {
  const int first = gender_of(a), second = gender_of(b);
  return first == 0 || second == 0 || first == second;
}

bool is_chair_role(std::string_view role) {
  if (role.empty()) return false;
  const auto words = name_words(role);
  if (fold(role).find("in the chair") != std::string::npos) return true;
  for (size_t i = 0; i < words.size(); ++i) {
    if (!is_chair_word(words[i].bare)) continue;
    const bool beside =
        i > 0 && (words[i - 1].bare == "vice" || words[i - 1].bare == "deputy" || words[i - 1].bare == "leas" ||
                  words[i - 1].bare == "former" || words[i - 1].bare == "past" || words[i - 1].bare == "outgoing" ||
                  words[i - 1].bare == "co");
    const bool of_another = i + 1 < words.size() && (words[i + 1].bare == "of" || words[i + 1].bare == "for" ||
                                                     words[i + 1].bare == "designate" || words[i + 1].bare == "elect");
    return !beside && !of_another;
  }
  return false;
}

/// "in the chair", "chaired", "presiding": who holds this presided over the meeting, whatever the office.
bool says_who_presided(std::string_view role) {
  const std::string folded = fold(role);
  constexpr std::string_view signs[] = {"chaired",  "presiding",    "presided",
                                        "chairing", "acting chair", "chair for the meeting"};
  return folded.find("in the chair") != std::string::npos || has_any_word(folded, signs);
}

/// "observer", "guest", "invited": there, but not as a member.
bool is_visiting_role(std::string_view role) {
  if (role.empty()) return false;
  const std::string folded = fold(role);
  return folded.find("observer") != std::string::npos || folded.find("guest") != std::string::npos ||
         folded.starts_with("invited") || folded.starts_with("minute taker") || folded.starts_with("note taker");
}

/// "substitute for Cllr B": whom; empty when the remark is none.
std::string stood_in_for(std::string_view remark) {
  const std::string folded = fold(remark);
  if (folded.find("substitut") == std::string::npos && !folded.starts_with("sub ") && !folded.starts_with("sub. ") &&
      folded.find("in place of") == std::string::npos && folded.find("deputising for") == std::string::npos &&
      folded.find("on behalf of") == std::string::npos && !names_the_one_replaced(remark))
    return {};
  size_t at = std::string::npos;
  const std::string spaced = ' ' + std::string(remark);
  for (const std::string_view mark : {" for ", " of ", " vice ", " to ", " replacing "}) {
    at = spaced.find(mark);
    if (at == std::string::npos) continue;
    const std::string_view whom = trim(std::string_view(spaced).substr(at + mark.size()));
    const auto people = parse_people(whom);
    return people.empty() ? std::string(whom) : people[0].name;
  }
  return "?";
}

/// Who came in somebody's place, as a remark behind that name says: "sub: Cllr B", "Cllr B substituting", "represented
/// by B", "Cllr B attended in his place".
std::optional<PersonName> deputy_of(std::string_view remark, bool away) {
  constexpr std::string_view openings[] = {"sub: ",       "sub - ",          "substitute: ",    "substitute - ",
                                           "deputy: ",    "substituted by ", "represented by ", "replaced by ",
                                           "alternate: ", "sub. ",           "subst: ",         "sub \u2013 "};
  constexpr std::string_view endings[] = {" substituting", " substituted",  " deputising",   " as substitute",
                                          " attending",    " in his place", " in her place", " in their place",
                                          " attended",     " as deputy",    " deputised",    " to substitute"};
  const std::string folded = fold(remark);
  if (folded.size() != remark.size()) return std::nullopt;
  for (const std::string_view opening : openings)
    if (folded.starts_with(opening) && !folded.substr(opening.size()).starts_with("for "))
      return parse_person(remark.substr(opening.size()));
  // "(substitute Cllr B)" behind who sent apologies; elsewhere it may say for whom somebody came.
  for (const std::string_view opening : {"substitute ", "sub ", "deputy ", "alternate "})
    if (away && folded.starts_with(opening) && !folded.substr(opening.size()).starts_with("for "))
      return parse_person(remark.substr(opening.size()));
  std::string_view rest = remark;
  for (const std::string_view ending : endings)
    if (std::string_view(folded).substr(0, rest.size()).ends_with(ending)) {
      rest = rest.substr(0, rest.size() - ending.size());
      // "attended in her place": the verb before it goes as well.
      for (const std::string_view verb : {" attended", " attending", " acting", " was present", " sat"})
        if (std::string_view(folded).substr(0, rest.size()).ends_with(verb)) rest.remove_suffix(verb.size());
      break;
    }
  if (rest.size() == remark.size()) return std::nullopt;
  auto person = parse_person(rest);
  const bool named = person && (!person->prefix.empty() || person->name.find(' ') != std::string::npos);
  return named ? person : std::nullopt;
}

/// "regrets", "sends apologies", "unable to attend", "on leave": behind the name of who stayed away.
bool says_regrets(std::string_view folded) {
  constexpr std::string_view openings[] = {"sent apolog",   "sends apolog",     "with apolog",      "gave apolog",
                                           "regrets",       "regret ",          "sent regrets",     "unable to",
                                           "on leave",      "leave of absence", "unwell",           "sick",
                                           "cannot attend", "can't attend",     "could not attend", "couldn't attend",
                                           "away",          "both with apolog", "all with apolog"};
  return std::any_of(std::begin(openings), std::end(openings),
                     [&](std::string_view opening) { return folded.starts_with(opening); });
}

/// "(apologies)" without its brackets.
std::string_view strip_brackets(std::string_view text) {
  text = trim(text);
  const bool inside = text.size() > 2 && (text[0] == '(' || text[0] == '[');
  return inside && (text.back() == ')' || text.back() == ']') ? trim(text.substr(1, text.size() - 2)) : text;
}

void take_remark(const std::string& remark, AttendanceEntry& entry) {
  const std::string folded = fold(remark);
  if (deputy_of(remark, !attended(entry.value.status))) {
    entry.value.status = AttendanceStatus::apologies;
    return;
  }
  const std::string whom = stood_in_for(remark);
  if (!whom.empty()) {
    if (folded.find("substituted by") != std::string::npos)
      entry.value.status = AttendanceStatus::apologies;
    else if (entry.value.status == AttendanceStatus::present || entry.value.status == AttendanceStatus::in_attendance)
      entry.value.status = AttendanceStatus::substitute;
    if (whom != "?") entry.value.on_behalf_of = whom;
    return;
  }
  if (folded.starts_with("who chaired") || folded.starts_with("chairing") || folded.starts_with("chaired") ||
      folded.starts_with("presiding") || folded.starts_with("who presided")) {
    entry.chair = entry.in_chair = attended(entry.value.status) && folded.find("item") == std::string::npos;
    return;
  }
  const bool late = folded.find("late") != std::string::npos;
  if (late && folded.find("lateness") != std::string::npos && entry.value.status == AttendanceStatus::apologies)
    entry.value.status = AttendanceStatus::present;
  // Who is listed as absent stays so though excused.
  const bool excused = folded.starts_with("excused");
  if (excused && entry.value.status == AttendanceStatus::absent)
    entry.value.notes.push_back(remark);
  else if (!late && (folded.starts_with("apolog") || folded == "apols" || excused || says_regrets(folded)))
    entry.value.status = AttendanceStatus::apologies;
  else if (folded.starts_with("absent") || folded == "not present" || folded.starts_with("did not ") ||
           folded.starts_with("no-show") || folded.starts_with("no show"))
    entry.value.status = AttendanceStatus::absent;
  else if (folded == "present") {
    if (!attended(entry.value.status)) entry.value.status = AttendanceStatus::present;
  } else
    entry.value.notes.push_back(remark);
}

void merge(const AttendanceEntry& from, AttendanceEntry& into) {
  if (into.value.role.empty()) into.value.role = from.value.role;
  if (into.value.organization.empty()) into.value.organization = from.value.organization;
  if (into.value.initials.empty()) into.value.initials = from.value.initials;
  if (into.value.on_behalf_of.empty()) into.value.on_behalf_of = from.value.on_behalf_of;
  for (const std::string& note : from.value.notes) into.value.notes.push_back(note);
  into.chair = into.chair || from.chair;
  into.in_chair = into.in_chair || from.in_chair;
  into.provisional = into.provisional && from.provisional;
}

AttendanceEntry make_entry(const PersonName& person, AttendanceStatus status, const Place& place) {
  AttendanceEntry entry;
  Attendance& value = entry.value;
  value.name = person.name;
  value.name_as_printed = person.as_printed;
  value.honorific_prefix = person.prefix;
  value.honorific_suffix = person.suffix;
  value.role = person.role;
  value.organization = person.organization;
  value.initials = person.initials;
  value.status = status;
  value.place = place;
  entry.key = name_key(person.name);
  const bool in_chair = !person.role.empty() && says_who_presided(person.role);
  entry.chair = attended(status) && (in_chair || is_chair_role(person.role));
  entry.in_chair = attended(status) && in_chair;
  if (status == AttendanceStatus::present && is_visiting_role(person.role))
    value.status = AttendanceStatus::in_attendance;
  if (status == AttendanceStatus::present && fold(person.role).starts_with("alternate "))
    value.status = AttendanceStatus::substitute;
  for (const std::string& remark : person.remarks) take_remark(remark, entry);
  if (entry.chair && value.status == AttendanceStatus::in_attendance) value.status = AttendanceStatus::present;
  return entry;
}

void describe_entry(std::string_view text, AttendanceEntry& entry) {
  Attendance& value = entry.value;
  if (is_role(text) && value.role.empty())
    value.role = std::string(text);
  else if (value.organization.empty())
    value.organization = std::string(text);
  entry.chair = entry.chair || (attended(value.status) && is_chair_role(text));
}

bool same_printed_name(const AttendanceEntry& a, const AttendanceEntry& b) {
  return a.key == b.key && genders_agree(a.value.honorific_prefix, b.value.honorific_prefix);
}

}  // namespace

AttendanceEntry& AttendanceList::add(const PersonName& person, AttendanceStatus status, const Place& place) {
  AttendanceEntry entry = make_entry(person, status, place);
  entry.section = section_;
  const std::string folded = join(entry.key.given, " ") + ' ' + entry.key.surname;
  for (const size_t i : by_name_[folded]) {
    AttendanceEntry& known = entries_[i];
    if (!same_printed_name(known, entry)) continue;
    const bool agree = attended(known.value.status) == attended(entry.value.status);
    if (!agree && entry.key.given.empty()) continue;  // two namesakes, one there and one not
    if (!agree && attended(known.value.status)) known.value.status = entry.value.status;
    if (known.value.status == AttendanceStatus::in_attendance && entry.value.status == AttendanceStatus::present)
      known.value.status = AttendanceStatus::present;
    merge(entry, known);
    return known;
  }
  const size_t index = entries_.size();
  by_surname_[entry.key.surname].push_back(index);
  by_name_[folded].push_back(index);
  entries_.push_back(std::move(entry));
  if (!person.remarks.empty()) add_deputies(index, person, place);
  return entries_[index];
}

void AttendanceList::add_deputies(size_t index, const PersonName& person, const Place& place) {
  const bool away = !attended(entries_[index].value.status);
  for (const std::string& remark : person.remarks) {
    const auto deputy = deputy_of(remark, away);
    if (!deputy || deputy->name == person.name) continue;
    const NameKey key = name_key(deputy->name);
    AttendanceEntry* known = nullptr;
    for (const size_t i : by_surname_[key.surname])
      if (could_be_same_name(entries_[i].key, key)) known = known ? known : &entries_[i];
    AttendanceEntry& entry = known ? *known : add(*deputy, AttendanceStatus::substitute, place);
    entry.value.status = AttendanceStatus::substitute;
    entry.value.on_behalf_of = person.name;
  }
}

void AttendanceList::add_mentioned(const PersonName& person, AttendanceStatus status, const Place& place) {
  const NameKey key = name_key(person.name);
  for (const size_t i : by_surname_[key.surname])
    if (const AttendanceEntry& known = entries_[i];
        could_be_same_name(known.key, key) && genders_agree(known.value.honorific_prefix, person.prefix))
      return;
  AttendanceEntry entry = make_entry(person, status, place);
  entry.chair = entry.in_chair = false;
  by_surname_[entry.key.surname].push_back(entries_.size());
  entries_.push_back(std::move(entry));
}

void AttendanceList::describe(size_t index, std::string_view text) {
  // "Chief Nurse (Ms Penn deputising)": the office, and who came instead.
  Bracketed parted = take_brackets(text);
  std::vector<std::string> remarks;
  for (const std::string& inside : parted.inside)
    if (deputy_of(inside, !attended(entries_[index].value.status))) remarks.push_back(inside);
  const bool apart = !remarks.empty() && remarks.size() == parted.inside.size();
  describe_entry(apart ? trim(parted.outside) : text, entries_[index]);
  if (!apart) return;
  PersonName person;
  person.name = entries_[index].value.name;
  person.remarks = std::move(remarks);
  for (const std::string& remark : person.remarks) take_remark(remark, entries_[index]);
  add_deputies(index, person, Place(entries_[index].value.place));
}

bool tells_of_coming(std::string_view text) {
  constexpr size_t longest = 60;
  const std::string folded = fold(strip_brackets(text));
  if (folded.empty() || folded.size() > longest) return false;
  constexpr std::string_view openings[] = {"apolog",  "absent",    "not present", "did not attend", "excused",
                                           "no-show", "no show",   "arrived",     "left ",          "joined",
                                           "until ",  "from item", "for item",    "items ",         "item ",
                                           "via ",    "by zoom",   "by phone",    "by teams",       "late"};
  return says_regrets(folded) || folded == "apols" ||
         std::any_of(std::begin(openings), std::end(openings),
                     [&](std::string_view opening) { return folded.starts_with(opening); });
}

void AttendanceList::remark(size_t index, std::string_view text) {
  take_remark(std::string(strip_brackets(text)), entries_[index]);
}

AttendanceEntry* AttendanceList::find(const PersonName& person) {
  const NameKey key = name_key(person.name);
  AttendanceEntry* found = nullptr;
  for (AttendanceEntry& entry : entries_) {
    const bool forename_only =
        key.given.empty() && !entry.key.given.empty() && entry.key.given[0] == key.surname && person.prefix.empty();
    if (!could_be_same_name(entry.key, key) && !forename_only) continue;
    if (found && entry.key == found->key) continue;
    if (found) return nullptr;
    found = &entry;
  }
  return found;
}

AttendanceEntry* AttendanceList::find_initials(std::string_view initials) {
  AttendanceEntry* found = nullptr;
  for (AttendanceEntry& entry : entries_)
    if (entry.value.initials == initials) return &entry;
  for (AttendanceEntry& entry : entries_) {
    if (!entry.value.initials.empty() || !attended(entry.value.status) || !matches_initials(initials, entry.value.name))
      continue;
    if (found) return nullptr;
    found = &entry;
  }
  return found;
}

namespace {

/// "Vice-Chairman", "vice chair", "the Deputy Chairperson" as one form.
std::string plain_office(std::string_view office) {
  std::string out;
  for (const NameWord& word : name_words(office)) {
    std::string bare = word.bare;
    std::replace(bare.begin(), bare.end(), '-', ' ');
    for (const std::string_view part : split(bare, ' ')) {
      if (part == "the" || part == "in") continue;
      std::string_view plain = is_chair_word(part) ? "chair" : part == "deputy" ? "vice" : part;
      out += (out.empty() ? "" : " ") + std::string(plain);
    }
  }
  return out;
}

}  // namespace

AttendanceEntry* AttendanceList::find_office(std::string_view office) {
  const std::string wanted = plain_office(office);
  AttendanceEntry* found = nullptr;
  for (AttendanceEntry& entry : entries_) {
    if (entry.value.role.empty() || !attended(entry.value.status)) continue;
    const std::string role = plain_office(entry.value.role);
    if (role != wanted && !role.starts_with(wanted + ' ')) continue;
    if (found) return nullptr;
    found = &entry;
  }
  return found;
}

bool AttendanceList::has(AttendanceStatus status) const {
  return std::any_of(entries_.begin(), entries_.end(),
                     [&](const AttendanceEntry& e) { return e.value.status == status; });
}

void AttendanceList::join_short_names(std::vector<bool>& gone) {
  for (size_t i = 0; i < entries_.size(); ++i) {
    AttendanceEntry& entry = entries_[i];
    if (gone[i] || !entry.key.given.empty()) continue;
    AttendanceEntry* whole = nullptr;
    size_t hits = 0;
    for (const size_t other : by_surname_[entry.key.surname]) {
      AttendanceEntry& known = entries_[other];
      if (gone[other] || known.key.given.empty() ||
          !genders_agree(known.value.honorific_prefix, entry.value.honorific_prefix))
        continue;
      if (++hits > 1) break;
      whole = &known;
    }
    if (hits != 1 || whole->section == entry.section || attended(whole->value.status) != attended(entry.value.status))
      continue;
    merge(entry, *whole);
    gone[i] = true;
  }
}

void AttendanceList::drop(const std::vector<bool>& gone) {
  if (std::find(gone.begin(), gone.end(), true) == gone.end()) return;
  size_t kept = 0;
  for (size_t i = 0; i < entries_.size(); ++i)
    if (!gone[i]) {
      if (kept != i) entries_[kept] = std::move(entries_[i]);
      ++kept;
    }
  entries_.resize(kept);
  by_name_.clear();
  by_surname_.clear();
}

/// "L Choy" sent apologies, and a roll of all members holds "Linda Choy": one person, and what is said last and by name
/// of who stayed away outweighs the roll.
void AttendanceList::join_initials(std::vector<bool>& gone) {
  for (size_t i = 0; i < entries_.size(); ++i) {
    const AttendanceEntry& entry = entries_[i];
    const auto& given = entry.key.given;
    const bool initials =
        !given.empty() && std::all_of(given.begin(), given.end(), [](const std::string& g) { return g.size() == 1; });
    if (!initials) continue;
    AttendanceEntry* whole = nullptr;
    size_t hits = 0;
    for (const size_t other : by_surname_[entry.key.surname]) {
      AttendanceEntry& known = entries_[other];
      if (other == i || gone[other] || !could_be_same_name(known.key, entry.key) ||
          !genders_agree(known.value.honorific_prefix, entry.value.honorific_prefix))
        continue;
      ++hits;
      whole = &known;
    }
    const bool spelt_out = whole && !whole->key.given.empty() && whole->key.given[0].size() > 1;
    if (hits != 1 || !spelt_out || whole->section == entry.section) continue;
    if (!attended(entry.value.status)) whole->value.status = entry.value.status;
    merge(entry, *whole);
    gone[i] = true;
  }
}

void AttendanceList::write(Minutes& minutes) {
  std::vector<bool> gone(entries_.size(), false);
  join_initials(gone);
  join_short_names(gone);
  drop(gone);
  const bool members = std::any_of(entries_.begin(), entries_.end(), [](const AttendanceEntry& e) {
    return e.value.status == AttendanceStatus::present && !e.chair;
  });
  for (AttendanceEntry& entry : entries_)
    if (entry.provisional && !members && entry.value.status == AttendanceStatus::in_attendance)
      entry.value.status = AttendanceStatus::present;
  const AttendanceEntry* chair = nullptr;
  for (const AttendanceEntry& entry : entries_) {
    if (!entry.chair || !attended(entry.value.status)) continue;
    if (!chair || (entry.in_chair && !chair->in_chair)) chair = &entry;
  }
  if (chair && !minutes.chair) minutes.chair = NamedValue{chair->value.name, chair->value.place};
  minutes.attendance.reserve(minutes.attendance.size() + entries_.size());
  for (AttendanceEntry& entry : entries_) minutes.attendance.push_back(std::move(entry.value));
}

}  // namespace minutebook
