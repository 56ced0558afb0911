// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <cstddef>
#include <utility>
#include <vector>

#include "lib/model/person_clusters.hpp"
#include "lib/model/person_nodes.hpp"

namespace minutebook {

constexpr long days_of_a_year = 366;
constexpr long near_in_time = 2 * days_of_a_year;  // domain specification §6.2 step 2

/// Joins nodes that print a given name or initials: one name, nicknames, slips, and initials that only one fits.
void link_given_names(const PersonNodes& people, PersonClusters& clusters);

/// Then joins what prints one word, a surname or a given name, to those whom only it can mean.
void link_bare_names(const PersonNodes& people, PersonClusters& clusters);

/// Pairs of nodes with given names of one scope whose surnames are equal or one slip apart; found by deleting one
/// letter.
std::vector<std::pair<size_t, size_t>> near_pairs(const PersonNodes& people);

}  // namespace minutebook
