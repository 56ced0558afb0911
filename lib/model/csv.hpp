// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <string>
#include <string_view>

#include "lib/model/search.hpp"

namespace minutebook {

/// One cell of RFC 4180: quoted where needed. A cell that a spreadsheet would run as a formula (it starts with = + - @,
/// a tab or a carriage return) gets an apostrophe before it.
std::string csv_cell(std::string_view text);

/// The hits of a result, a header line first, lines ended by CR LF. `base_url` stands before the address of each.
std::string to_csv(const SearchResult& result, const std::string& base_url = {});

}  // namespace minutebook
