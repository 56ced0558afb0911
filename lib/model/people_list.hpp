// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "lib/model/mentions.hpp"
#include "lib/model/people.hpp"

namespace minutebook {

/// A paper that names a person.
struct PersonPaper {
  std::string id, path;
  std::optional<Date> date;
  std::vector<uint32_t> pages;     ///< rising; empty where no page is known
  std::vector<std::string> names;  ///< as printed there
  friend bool operator==(const PersonPaper&, const PersonPaper&) = default;
};

/// How often a person is mentioned as what. Attended counts substitutes and officers in attendance; apologies never.
struct PersonCounts {
  uint32_t attended = 0, apologies = 0, absent = 0;
  uint32_t chaired = 0, moved = 0, seconded = 0, voted = 0;
  uint32_t actions = 0;  ///< owned
  uint32_t contact = 0;
  uint32_t named = 0;  ///< in the running text, and by a substitute
  friend bool operator==(const PersonCounts&, const PersonCounts&) = default;
};

struct ListedPerson {
  Person person;
  PersonCounts counts;
  std::vector<std::string> roles;   ///< as printed, most frequent first
  std::vector<PersonPaper> papers;  ///< by date, undated first, then path
  friend bool operator==(const ListedPerson&, const ListedPerson&) = default;
};

struct PeopleList {
  std::vector<ListedPerson> persons;    ///< by name, then id
  std::vector<PossibleMatch> possible;  ///< pairs to look at; never merged
  std::string nearest;  ///< of a list that was narrowed to nobody: a name one letter off what was asked; else empty
};

/// Paths of papers by their id.
using PaperPaths = std::map<std::string, std::string>;

/// Groups mentions to persons (make_people) and gathers what proves each. Pure.
PeopleList list_people(const std::vector<PersonMention>& mentions, const PaperPaths& papers,
                       const std::vector<PersonRuling>& rulings = {});

/// The persons of which a printed form holds every word of `name`, or whose id (or former id) it is, with the possible
/// matches that touch them. An empty name keeps everyone.
PeopleList narrowed(PeopleList list, std::string_view name);

}  // namespace minutebook
