// SPDX-License-Identifier: GPL-3.0-or-later
#include "lib/model/people_list.hpp"

#include <algorithm>
#include <set>
#include <tuple>

#include "lib/base/text.hpp"
#include "lib/model/name_key.hpp"

namespace minutebook {
namespace {

void count(PersonCounts& counts, const std::string& status) {
  struct Row {
    std::string_view status;
    uint32_t PersonCounts::*counter;
  };
  static constexpr Row rows[] = {{"present", &PersonCounts::attended},
                                 {"substitute", &PersonCounts::attended},
                                 {"in_attendance", &PersonCounts::attended},
                                 {"apologies", &PersonCounts::apologies},
                                 {"absent", &PersonCounts::absent},
                                 {"chair", &PersonCounts::chaired},
                                 {"mover", &PersonCounts::moved},
                                 {"seconder", &PersonCounts::seconded},
                                 {"voter", &PersonCounts::voted},
                                 {"owner", &PersonCounts::actions},
                                 {"contact", &PersonCounts::contact}};
  for (const Row& row : rows)
    if (row.status == status) {
      ++(counts.*row.counter);
      return;
    }
  ++counts.named;
}

/// What a person's mentions in one paper add up to, before it is sorted.
struct PaperParts {
  std::optional<Date> date;
  std::set<uint32_t> pages;
  std::set<std::string> names;
};

ListedPerson listed(Person person, const std::vector<PersonMention>& mentions, const PaperPaths& paths) {
  ListedPerson out;
  std::map<std::string, PaperParts> papers;
  std::map<std::string, uint32_t> roles;
  for (const size_t i : person.mentions) {
    const NameMention& mention = mentions[i].mention;
    count(out.counts, mention.status);
    if (!mention.role.empty()) ++roles[mention.role];
    PaperParts& paper = papers[mention.document];
    paper.date = mention.date;
    paper.names.insert(mention.name);
    if (mentions[i].page != 0) paper.pages.insert(mentions[i].page);
  }
  for (const auto& [id, paper] : papers) {
    const auto path = paths.find(id);
    out.papers.push_back({id,
                          path == paths.end() ? std::string() : path->second,
                          paper.date,
                          {paper.pages.begin(), paper.pages.end()},
                          {paper.names.begin(), paper.names.end()}});
  }
  std::sort(out.papers.begin(), out.papers.end(), [](const PersonPaper& a, const PersonPaper& b) {
    return std::tie(a.date, a.path, a.id) < std::tie(b.date, b.path, b.id);
  });
  for (const auto& [role, times] : roles) out.roles.push_back(role);
  std::stable_sort(out.roles.begin(), out.roles.end(),
                   [&](const std::string& a, const std::string& b) { return roles[a] > roles[b]; });
  out.person = std::move(person);
  return out;
}

bool is_called(const ListedPerson& one, const std::vector<std::string_view>& words) {
  return std::any_of(one.person.variants.begin(), one.person.variants.end(), [&](const PersonVariant& variant) {
    const std::string folded = fold_name(variant.name);
    const auto printed = split(folded, ' ');
    return std::all_of(words.begin(), words.end(), [&](std::string_view word) {
      return std::find(printed.begin(), printed.end(), word) != printed.end();
    });
  });
}

bool has_id(const Person& person, std::string_view id) {
  return person.id == id ||
         std::find(person.former_ids.begin(), person.former_ids.end(), id) != person.former_ids.end();
}

std::string nearest_name(const PeopleList& list, const std::string& wanted) {
  for (const ListedPerson& one : list.persons)
    for (const PersonVariant& variant : one.person.variants) {
      const std::string folded = fold_name(variant.name);
      if (edit_distance(folded, wanted, 1) <= 1) return variant.name;
      if (edit_distance(folded.substr(folded.rfind(' ') + 1), wanted, 1) <= 1) return variant.name;
    }
  return {};
}

/// Names that only running text has stay where others in the archive have their given name: two at least, since one
/// "Support Services" may have been taken for a person.
std::vector<PersonMention> proved(const std::vector<PersonMention>& mentions) {
  std::map<std::string, std::set<std::string>> surnames;  // by given name
  for (const PersonMention& one : mentions) {
    const NameKey key = name_key(one.mention.name);
    if (!one.unproved && !key.given.empty()) surnames[key.given[0]].insert(key.surname);
  }
  std::vector<PersonMention> out;
  for (const PersonMention& one : mentions) {
    const NameKey key = name_key(one.mention.name);
    if (!one.unproved || (!key.given.empty() && surnames[key.given[0]].size() > 1)) out.push_back(one);
  }
  return out;
}

}  // namespace

PeopleList list_people(const std::vector<PersonMention>& all, const PaperPaths& papers,
                       const std::vector<PersonRuling>& rulings) {
  const std::vector<PersonMention> mentions = proved(all);
  std::vector<NameMention> names;
  names.reserve(mentions.size());
  for (const PersonMention& one : mentions) names.push_back(one.mention);
  PeopleRegistry registry = make_people(names, rulings);
  PeopleList out;
  out.possible = std::move(registry.possible);
  for (Person& person : registry.persons) out.persons.push_back(listed(std::move(person), mentions, papers));
  return out;
}

PeopleList narrowed(PeopleList list, std::string_view name) {
  const std::string folded = fold_name(name);
  if (folded.empty()) return list;
  const std::vector<std::string_view> words = split(folded, ' ');
  PeopleList out;
  std::set<std::string> ids;
  for (const ListedPerson& one : list.persons)
    if (has_id(one.person, name) || is_called(one, words)) {
      ids.insert(one.person.id);
      out.persons.push_back(one);
    }
  for (const PossibleMatch& match : list.possible)
    if (ids.contains(match.id) || ids.contains(match.other_id)) out.possible.push_back(match);
  if (out.persons.empty()) out.nearest = nearest_name(list, folded);
  return out;
}

}  // namespace minutebook
