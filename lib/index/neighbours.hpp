// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <vector>

#include "lib/index/budget.hpp"
#include "lib/index/concept.hpp"
#include "lib/index/coverage_weight.hpp"
#include "lib/index/meeting_terms.hpp"
#include "lib/index/scored_entry.hpp"

namespace minutebook {

/// What neighbours are worth, and among how many entries they matter.
struct Nearness {
  double share = 0;       ///< of the worth of the two words
  size_t entries = 0;     ///< so many of the best are wanted
  size_t of_a_paper = 0;  ///< at most so many of each paper
  Budget* budget = nullptr;
};

/// Lifts entries (by id) in which neighbours of the query are neighbours too. Reads positions only of those that can be
/// among the best.
void lift_neighbours(const std::vector<Concept>& words, const MeetingTerms& terms, const WeightShape& shape,
                     const Nearness& nearness, std::vector<ScoredEntry>& entries);

}  // namespace minutebook
