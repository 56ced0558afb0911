// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <cstdint>
#include <set>

#include "searchd/views.hpp"

/// Inside of present: what the page of a paper says of how it was read, and of the papers around it.
namespace minutebook::views {

/// Pages whose words a program read from their picture.
std::set<uint64_t> pages_read_by_machine(const Json& document);
/// "reading": how much was read from pictures and how surely, and what was not read; false when nothing is to be said.
void put_reading(Json& view, const Json& document);
/// "relatives" (copies, versions, packs and parts), "versions" (earlier ones, whose addresses lead here), "likes".
void put_relatives(Json& view, const Json& document, const DocumentPage& page);

}  // namespace minutebook::views
