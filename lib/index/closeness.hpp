// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <vector>

#include "lib/index/concept.hpp"
#include "lib/index/scored_entry.hpp"
#include "lib/index/search_parts.hpp"

namespace minutebook {

/// The share of the query's worth that none of the best few entries has within a few lines, 1 when there are none. 0:
/// one passage says it all in one place, and the query is clear as it is. `entries` best first.
double unanswered(const SearchParts& parts, const std::vector<Concept>& words, const std::vector<ScoredEntry>& entries);

/// Lifts the best entries in which several things that are asked for stand close together, each by its own word or by
/// another wording for it, and puts all in order again: a far wording alone says little, three of them in one sentence
/// say much.
void lift_close(const SearchParts& parts, const std::vector<Concept>& words, std::vector<ScoredEntry>& entries);

}  // namespace minutebook
