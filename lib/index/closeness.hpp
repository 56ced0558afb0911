// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <vector>

#include "lib/index/compile.hpp"
#include "lib/index/feedback.hpp"
#include "lib/index/search_parts.hpp"

namespace minutebook {

/// Lifts the best passages in which several things that the query asks for stand close together, each by its own word
/// or by another wording for it: one far wording says little, three of them in a sentence say much. Puts the entries in
/// order again.
void lift_close(const SearchParts& parts, const CompiledQuery& query, std::vector<ScoredEntry>& entries);

/// The share of the query's worth that none of the best few entries has close together.
double unanswered_nearby(const SearchParts& parts, const CompiledQuery& query, const std::vector<ScoredEntry>& entries);

}  // namespace minutebook
