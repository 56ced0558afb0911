// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "lib/index/register_search.hpp"

namespace minutebook {

/// Papers that one timeline reads; it says so when there are more.
inline constexpr uint32_t timeline_papers = 200;

/// What the archive holds on one matter, oldest first and by meeting: papers, then minutes, then decisions and actions.
/// A paper belongs to it when one of its items or sections, with the words of its meeting, has every word of the query
/// (only when none has, the paper as a whole); so a paper that has the words apart is left out. Decisions and actions
/// come with the items that were found. Of copies of one paper only the first is shown.
/// Throws what Xapian throws.
Timeline timeline_of(const SearchParts& parts, const SearchRequest& request);

}  // namespace minutebook
