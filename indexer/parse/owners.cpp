// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/parse/owners.hpp"

#include <algorithm>

#include "indexer/parse/name_vocabulary.hpp"
#include "indexer/parse/names.hpp"
#include "indexer/parse/scan.hpp"
#include "lib/base/text.hpp"

namespace minutebook {
namespace {

constexpr std::string_view groups[] = {"all",           "officers",         "members",         "councillors",
                                       "everyone",      "all members",      "all councillors", "directors",
                                       "trustees",      "group leaders",    "staff",           "governors",
                                       "all present",   "the board",        "board",           "committee",
                                       "the committee", "council",          "the council",     "all trustees",
                                       "all staff",     "heads of service", "board members",   "all board members"};

bool is_group(std::string_view folded) {
  if (is_one_of(folded, groups) || folded.starts_with("heads of ")) return true;
  const auto last = last_word(folded);
  if (folded.starts_with("all ") && count_words(folded) <= 4) return true;
  constexpr std::string_view plurals[] = {"officers", "members",     "leaders",    "directors", "managers",
                                          "chairs",   "councillors", "trustees",   "governors", "representatives",
                                          "heads",    "clerks",      "volunteers", "champions", "leads"};
  return is_one_of(last, plurals) || is_one_of(first_word(folded), plurals);
}

bool are_initials(std::string_view text) {
  if (text.size() < 2 || text.size() > 4 || !is_upper(text[0])) return false;
  size_t capitals = 0;
  for (const char c : text) {
    if (!is_letter(c)) return false;
    capitals += is_upper(c);
  }
  return capitals >= 2;
}

/// "A. B. C." as "ABC"; "A. Fir" stays, as its last word is a name.
std::string plain_initials(std::string_view text) {
  if (const size_t blank = text.rfind(' '); blank != std::string_view::npos) {
    const auto last = text.substr(blank + 1);
    constexpr size_t shortest_name = 3;
    if (last.size() >= shortest_name && is_upper(last[0]) && is_lower(last[1]) && is_lower(last[2]))
      return std::string(text);
  }
  std::string out;
  for (const char c : text)
    if (c != '.' && c != ' ') out += c;
  return out;
}

std::string without_titles(std::string_view printed) {
  std::string_view rest = printed;
  for (;;) {
    size_t end = rest.find(' ');
    if (end == std::string_view::npos) break;
    std::string word = fold(rest.substr(0, end));
    while (!word.empty() && word.back() == '.') word.pop_back();
    const auto next = rest.substr(end + 1);
    const bool title = is_title(word) || is_plural_title(word) || word == "cpo" || word == "pcso";
    if (!title && !(is_title_modifier(word) && is_title(fold(first_word(next))))) break;
    rest = trim(next);
  }
  return std::string(rest);
}

std::string_view without_article(std::string_view text) {
  if (starts_with_ignoring_case(text, "the ")) return text.substr(4);
  return text;
}

std::string_view trimmed(std::string_view text) {
  text = trim(text);
  while (!text.empty() && (text.back() == ',' || text.back() == ';' || text.back() == ':' || text.back() == ')' ||
                           text.back() == ']' || text.back() == '/')) {
    text.remove_suffix(1);
    text = trim(text);
  }
  while (!text.empty() && (text.front() == '(' || text.front() == '[' || text.front() == '-')) {
    text.remove_prefix(1);
    text = trim(text);
  }
  return text;
}

/// Where an owner list is cut; "and" and "&" only between names, not inside "Leisure and Parks Manager".
std::vector<std::string> parts_of(std::string_view printed) {
  std::vector<std::string> out(1);
  for (size_t i = 0; i < printed.size(); ++i) {
    const char c = printed[i];
    const auto rest = printed.substr(i);
    const bool mark = c == ',' || c == ';' || c == '/' || c == '+' || c == '&' || c == '\n';
    if (mark) {
      out.emplace_back();
    } else if (c == ' ' && (starts_with_ignoring_case(rest, " and ") || starts_with_ignoring_case(rest, " with "))) {
      out.emplace_back();
      i += starts_with_ignoring_case(rest, " and ") ? 4 : 5;
    } else {
      out.back() += c;
    }
  }
  return out;
}

void add_once(std::vector<Owner>& owners, Owner owner) {
  if (owner.name.empty()) return;
  const bool there =
      std::any_of(owners.begin(), owners.end(), [&](const Owner& other) { return other.name == owner.name; });
  if (!there) owners.push_back(std::move(owner));
}

bool all_initials(std::string_view text) {
  size_t words = 0;
  for (const auto part : split(text, ' ')) {
    if (part.empty()) continue;
    if (!are_initials(part)) return false;
    ++words;
  }
  return words > 1;
}

/// `line` is only the beginning of an owner that the next line completes.
bool is_open(std::string_view line) {
  const std::string last = fold(last_word(line));
  constexpr std::string_view links[] = {"of", "for", "and", "the", "&", "de", "van"};
  if (is_one_of(last, links) || line.back() == '-' || line.back() == '&') return true;
  const std::string folded = fold(line);
  const bool one_word = line.find(' ') == std::string_view::npos;
  if (!one_word && is_sure_title(last) && !is_role_word(last)) return true;  // "Ann Penn / Cllr" over "Oak"
  if (one_word) return !are_initials(line) && !is_role(line) && !is_group(folded);
  const auto first = fold(first_word(line));
  const bool only_titles = is_title(first) && count_words(line) == 1;
  return only_titles;
}

/// "Foundation" below "Open Tides": the last word of an organisation's name, which alone would name none.
bool completes_organization(std::string_view open, std::string_view next) {
  return next.find(' ') == std::string_view::npos && is_organization(next) && !is_organization(open) &&
         !is_role(open) && !is_group(fold(open)) && !all_initials(open) && !are_initials(open) &&
         is_organization(std::string(open) + " " + std::string(next));
}

/// "Swing Bridge", "Emailed 26.1.24", "It": what stands where an owner may stand and is nobody. A place that is called
/// as people are ("David Hall", "J Park") is left to them.
bool names_nobody(const Owner& owner) {
  constexpr std::string_view openers[] = {"it",   "on",    "emailed", "details", "consideration", "this",
                                          "that", "there", "these",   "see",     "circulated",    "please"};
  constexpr std::string_view places[] = {"ramp",  "bridge", "park",  "road", "lane",    "street", "hall", "footpath",
                                         "field", "bench",  "fence", "gate", "shelter", "pitch",  "slip", "playground"};
  constexpr std::string_view papers[] = {"sheet", "list",    "log",     "plan",  "points",   "point", "items",
                                         "item",  "summary", "tracker", "table", "register", "notes", "record"};
  const std::string folded = fold(owner.name);
  if (folded.starts_with("@")) return false;
  const auto first = first_word(folded);
  if (is_one_of(first, openers) || is_one_of(folded, papers)) return true;
  if (owner.kind != OwnerKind::person) return false;
  if (std::any_of(folded.begin(), folded.end(), is_digit)) return true;
  const bool titled = owner.name_as_printed.size() != owner.name.size();
  return !titled && count_words(folded) > 1 && is_one_of(last_word(folded), places) && first.size() > 2 &&
         !is_forename(first);
}

}  // namespace

Roster::Roster(const std::vector<Attendance>& attendance) : attendance_(attendance) {
  for (size_t i = 0; i < attendance.size(); ++i) {
    const std::string name = fold_name(attendance[i].name);
    names_.insert(name);
    names_.emplace(last_word(name));
    if (first_word(name).size() > 1) names_.emplace(first_word(name));
    if (!attendance[i].initials.empty()) keys_.try_emplace(attendance[i].initials, i);
  }
}

void Roster::read_handles(const CleanText& text) {
  const auto before = [](const TextLine& line, const Place& place) {
    return line.page != place.page ? line.page < place.page : line.end <= place.start;
  };
  for (size_t i = 0; i < attendance_.size(); ++i) {
    const auto line = std::lower_bound(text.lines.begin(), text.lines.end(), attendance_[i].place, before);
    if (line == text.lines.end() || line->page != attendance_[i].place.page) continue;
    const size_t name = line->text.find(attendance_[i].name_as_printed);
    if (name == std::string::npos) continue;
    const size_t at = name + attendance_[i].name_as_printed.size();
    const auto rest = std::string_view(line->text).substr(at);
    const size_t sign = rest.find('@');
    if (sign == std::string_view::npos || sign > 3) continue;
    size_t end = sign + 1;
    while (end < rest.size() && (is_word_byte(rest[end]) || rest[end] == '-' || rest[end] == '_')) ++end;
    if (end > sign + 1) handles_.try_emplace(fold(rest.substr(sign, end - sign)), i);
  }
}

void Roster::read_keys(const CleanText& text) {
  constexpr size_t longest_key = 4, most = 500;
  for (const auto& line : text.lines)
    for (size_t open = line.text.find(" ("); open != std::string::npos && explained_.size() < most;
         open = line.text.find(" (", open + 1)) {
      // Looked for no further than a key is long: a line may hold any number of brackets.
      const auto inside = std::string_view(line.text).substr(open + 2, longest_key + 1);
      const auto key = inside.substr(0, inside.find(')'));
      if (key.size() == inside.size() || key.size() < 2 || key.size() > longest_key || !are_initials(key) ||
          keys_.count(std::string(key)) > 0)
        continue;
      // The two words before the bracket.
      const size_t last = line.text.rfind(' ', open - 1);
      if (last == std::string::npos || last == 0) continue;
      const size_t before = line.text.rfind(' ', last - 1);
      const auto words = std::string_view(line.text).substr(before == std::string::npos ? 0 : before + 1,
                                                            open - (before == std::string::npos ? 0 : before + 1));
      const auto person = parse_person(words);
      if (!person || person->name != words || !matches_initials(key, person->name)) continue;
      Attendance made;
      made.name = made.name_as_printed = person->name;
      made.initials = std::string(key);
      explained_.try_emplace(made.initials, std::move(made));
    }
}

const Attendance* Roster::by_handle(std::string_view handle) const {
  const auto found = handles_.find(fold(handle));
  return found == handles_.end() ? nullptr : &attendance_[found->second];
}

const Attendance* Roster::by_initials(std::string_view initials) const {
  if (const auto found = keys_.find(std::string(initials)); found != keys_.end()) return &attendance_[found->second];
  if (const auto found = explained_.find(std::string(initials)); found != explained_.end()) return &found->second;
  constexpr size_t most = 400;  // attendees; beyond that initials tell nothing
  if (attendance_.size() > most) return nullptr;
  const Attendance* only = nullptr;
  for (const auto& person : attendance_) {
    const auto forename = first_word(person.name);
    // Of "R Patel" the letters must be all: RP.
    const bool short_name = forename.size() < 3 && initials.size() != count_words(person.name);
    if (!person.initials.empty() || short_name || !matches_initials(initials, person.name)) continue;
    if (only) return nullptr;
    only = &person;
  }
  return only;
}

const Attendance* Roster::by_key(std::string_view text) const {
  const auto found = keys_.find(std::string(text));
  return found == keys_.end() ? nullptr : &attendance_[found->second];
}

bool is_known_person(std::string_view printed, const Roster& roster) {
  const std::string name = without_titles(trimmed(printed));
  if (name.empty()) return false;
  if (name.front() == '@') return roster.by_handle(name) != nullptr;
  const std::string initials = plain_initials(name);
  if ((are_initials(initials) && roster.by_initials(initials)) || roster.by_key(name)) return true;
  if (roster.knows(fold_name(name))) return true;
  // "B. Penn" where the paper knows a Penn.
  const size_t blank = name.find(' ');
  const bool initial = blank != std::string::npos && blank <= 2 && is_upper(name[0]) && (blank == 1 || name[1] == '.');
  return initial && roster.knows(fold_name(std::string_view(name).substr(blank + 1)));
}

namespace {

/// "@ann-p Ann Penn": the handle and the name it belongs to.
std::string_view behind_handle(std::string_view text) {
  const size_t blank = text.find(' ');
  return text.starts_with("@") && blank != std::string_view::npos ? trimmed(text.substr(blank + 1)) : text;
}

/// "Chief Superintendent Penn": nothing but titles and words of office before a surname that the paper knows.
std::string_view surname_behind_office(std::string_view text, const Roster& roster) {
  constexpr size_t most_words = 4;
  const size_t blank = text.rfind(' ');
  if (blank == std::string_view::npos || count_words(text) > most_words) return {};
  const auto surname = text.substr(blank + 1);
  const std::string folded = fold_name(surname);
  if (!starts_capital(surname) || is_role_word(folded) || is_role_context(folded) || is_organization_word(folded) ||
      !roster.knows(folded))
    return {};
  bool titled = false;
  for (const auto word : split(text.substr(0, blank), ' ')) {
    std::string bare = fold(word);
    while (!bare.empty() && bare.back() == '.') bare.pop_back();
    if (!is_title(bare) && !is_title_modifier(bare) && !is_role_word(bare)) return {};
    titled = titled || is_title(bare);
  }
  return titled ? surname : std::string_view();
}

}  // namespace

Owner resolve_owner(std::string_view printed, const Roster& roster) {
  Owner owner;
  const auto text = behind_handle(trimmed(printed));
  owner.name_as_printed = std::string(trimmed(printed));
  if (const auto* person = text.starts_with("@") ? roster.by_handle(text) : nullptr) {
    owner.name = person->name;
    return owner;
  }
  if (const auto* person = roster.by_key(text)) {
    owner.name = person->name;
    return owner;
  }
  const std::string folded = fold(without_article(text));
  const auto bare_text = without_article(text);
  const std::string initials = plain_initials(bare_text);
  if (are_initials(initials) &&
      (bare_text.find(' ') == std::string_view::npos || bare_text.find('.') != std::string_view::npos) &&
      folded != "all") {
    const auto* person = roster.by_initials(initials);
    owner.kind = person ? OwnerKind::person : OwnerKind::unresolved;
    owner.name = person ? person->name : initials;
    return owner;
  }
  if (is_group(folded)) {
    owner.kind = OwnerKind::role_group;
    owner.name = std::string(text);
    return owner;
  }
  const std::string bare = without_titles(text);
  const bool titled = bare.size() != text.size();
  if (const auto surname = surname_behind_office(bare_text, roster); !surname.empty()) {
    owner.name = std::string(surname);
    return owner;
  }
  if (is_role(bare_text)) {
    owner.kind = OwnerKind::role;
    owner.name = std::string(without_article(text));
    return owner;
  }
  if (const size_t bracket = text.find(" ("); bracket != std::string_view::npos && bracket > 0) {
    // "Jan Penn (Westmere Council)": the bracket says whom the person is from.
    const auto person = parse_person(text.substr(0, bracket));
    if (person && person->name.find(' ') != std::string::npos && !is_organization(text.substr(0, bracket))) {
      owner.name = person->name;
      return owner;
    }
  }
  if (!titled && is_organization(text) && !is_known_person(text, roster)) {
    owner.kind = OwnerKind::organization;
    owner.name = std::string(without_article(text));
    return owner;
  }
  if (const auto person = parse_person(text)) {
    owner.name = person->name;
    return owner;
  }
  owner.name = bare;
  if (!titled && count_words(bare) > 3) owner.kind = OwnerKind::unresolved;
  return owner;
}

std::vector<Owner> resolve_owners(std::string_view printed, const Roster& roster) {
  std::vector<Owner> owners;
  const auto text = trimmed(printed);
  if (text.empty()) return owners;
  const auto parts = parts_of(text);
  // "Clerk and Cllr Tarn" ends like no role, but begins like one.
  const bool people = parts.size() > 1 && std::any_of(parts.begin(), parts.end(), [&](const std::string& part) {
                        const auto name = trimmed(part);
                        return without_titles(name).size() != name.size() || is_known_person(name, roster);
                      });
  if (!people && (is_role(without_article(text)) || is_group(fold(text)))) {
    add_once(owners, resolve_owner(text, roster));
    return owners;
  }
  for (const auto& part : parts) {
    const auto piece = trimmed(part);
    if (piece.empty()) continue;
    if (all_initials(piece)) {
      for (const auto key : split(piece, ' '))
        if (!key.empty()) add_once(owners, resolve_owner(key, roster));
    } else {
      add_once(owners, resolve_owner(piece, roster));
    }
  }
  std::erase_if(owners, [&](const Owner& owner) {
    const bool role = owner.kind == OwnerKind::role || owner.kind == OwnerKind::role_group;
    return !role && names_nobody(owner) && !is_known_person(owner.name_as_printed, roster);
  });
  return owners;
}

std::vector<Owner> resolve_owner_lines(const std::vector<std::string>& lines, const Roster& roster) {
  std::vector<Owner> owners;
  std::string open;
  for (const auto& line : lines) {
    const auto text = trimmed(line);
    if (text.empty()) continue;
    open += open.empty() ? std::string(text) : (open.back() == '-' ? std::string(text) : " " + std::string(text));
    const bool more = &line != &lines.back();
    if (more && roster.knows(fold_name(open + " " + std::string(trimmed(*(&line + 1)))))) continue;
    if (more && completes_organization(open, trimmed(*(&line + 1))) && !is_known_person(open, roster)) continue;
    if (more && is_open(open) && !is_known_person(open, roster)) continue;
    for (auto& owner : resolve_owners(open, roster)) add_once(owners, std::move(owner));
    open.clear();
  }
  if (!open.empty())
    for (auto& owner : resolve_owners(open, roster)) add_once(owners, std::move(owner));
  return owners;
}

}  // namespace minutebook
