// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "lib/index/search_parts.hpp"
#include "lib/model/explanation.hpp"
#include "lib/model/search.hpp"

namespace minutebook {

/// One search from the request to the hits of one page, and when nothing was found what could be left out. Has every
/// stage written into `explanation` when there is one. Throws what Xapian throws.
SearchResult search(const SearchParts& parts, const SearchRequest& request, Explanation* explanation = nullptr);

}  // namespace minutebook
