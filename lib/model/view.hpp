// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <string>

#include "lib/model/search.hpp"

namespace minutebook {

/// The answer of GET /api/v1/search and `minutebook search --format json` (schemas/search_result.schema.json).
std::string to_json(const SearchResult& result);

/// The field table as GET /api/v1/fields and `minutebook fields --format json` print it.
std::string fields_to_json();

}  // namespace minutebook
