// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <string>
#include <vector>

#include "lib/index/search_parts.hpp"
#include "lib/model/register_result.hpp"

namespace minutebook {

/// Decisions or actions, each for itself: those that have every word of the query in their own words, their item's
/// title or their meeting; only when none has, those with some, marked weak. Without words the newest come first.
/// Total, facets and histogram are over entries; exact up to 60,000 of them, and said to be "at least" beyond. Throws
/// what Xapian throws.
RegisterResult search_register(const SearchParts& parts, const SearchRequest& request, EntryKind kind);

/// The actions that a person owns, newest first, at most 200; `papers` are those of the person.
std::vector<OwnedActionLine> owned_actions(const SearchParts& parts, const PersonLine& person,
                                           const std::vector<PaperLine>& papers);

}  // namespace minutebook
