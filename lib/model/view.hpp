// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <string>
#include <string_view>

#include "lib/model/search.hpp"

namespace minutebook {

/// The answer of GET /api/v1/search and `minutebook search --format json` (schemas/search_result.schema.json).
std::string to_json(const SearchResult& result);

/// The field table as GET /api/v1/fields and `minutebook fields --format json` print it.
std::string fields_to_json();

/// RFC 3986 percent encoding of everything but unreserved characters.
std::string percent_encode(std::string_view text);

/// The request as parameters of GET /search and /api/v1/search, in a fixed order, with another offset:
/// "q=…&board=…&offset=20".
std::string to_query_string(const SearchRequest& request, uint32_t offset);

}  // namespace minutebook
