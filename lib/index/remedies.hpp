// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <string>
#include <vector>

#include "lib/model/search.hpp"

namespace minutebook {

/// A request without one of its parts.
struct Dropped {
  std::string part;    ///< in plain English
  SearchRequest rest;  ///< what is left: limit 0, no facets
};

/// The request without each of the parts that can empty a list: filters, phrases, fields, dates, words after AND, and
/// what must not be there. At most eight; nothing where nothing would be left to ask.
std::vector<Dropped> drop_each(const SearchRequest& request);

}  // namespace minutebook
