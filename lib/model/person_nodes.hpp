// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "lib/model/name_key.hpp"
#include "lib/model/people.hpp"

namespace minutebook {

enum class Gender : uint8_t { unknown, male, female };

/// Members and officers are two populations: P. Daly of the officers is not the Councillor Daly of the same list.
enum class Population : uint8_t { unknown, member, officer };

/// All mentions of one body that print one name with one gender and population; a bare surname is a node in each
/// paper, since it is whoever bore it then. Documents, organisations and scopes are numbers, ranks of their sorted
/// texts, so that the order of the mentions does not matter.
struct PersonNode {
  size_t scope = 0;   ///< a body within its circle
  size_t circle = 0;  ///< bodies that share their people: those of one folder of the archive
  size_t key = 0;     ///< into PersonNodes::keys
  size_t surname = 0;
  Gender gender = Gender::unknown;
  Population population = Population::unknown;
  bool titled = false;            ///< some mention has a title
  bool has_part = false;          ///< more than named in the running text
  size_t count_in_scope = 0;      ///< mentions that the name has in its body
  std::vector<size_t> mentions;   ///< indices into the input
  std::vector<size_t> documents;  ///< sorted, as are those below
  std::vector<size_t> listed_in;
  std::vector<size_t> organizations;  ///< the person's or that of the paper
  std::vector<size_t> employers;      ///< the person's own
  std::optional<long> first, last;    ///< days
};

struct PersonNodes {
  std::vector<NameKey> keys;
  std::vector<std::string> key_texts;  ///< "penn|john|" of each key
  std::vector<std::string> scopes;     ///< what the id of a person of the scope is made of: its body, folded
  std::vector<bool> has_body;          ///< of each scope
  std::vector<PersonNode> nodes;       ///< by scope, key, gender, population, paper
  [[nodiscard]] const NameKey& key_of(size_t node) const { return keys[nodes[node].key]; }
};

/// Pure; linear in the mentions but for sorting.
PersonNodes make_person_nodes(const std::vector<NameMention>& mentions);

bool is_bare(const NameKey& key);         ///< only a surname
bool has_full_given(const NameKey& key);  ///< more than initials

/// Not only a bare name of the running text, which may be that of anybody.
bool has_part_in_papers(const PersonNode& node);

/// Days between the spans of two nodes; 0 when they overlap or a date is unknown.
long gap_between(const PersonNode& a, const PersonNode& b);

/// True if two sorted lists share a value.
bool share_value(const std::vector<size_t>& a, const std::vector<size_t>& b);

}  // namespace minutebook
