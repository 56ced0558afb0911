// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <functional>

#include "searchd/views.hpp"

/// Inside of present: what narrows a list: choices to tick and bars of time. The same for searches and registers.
namespace minutebook::views {

/// The first values of a facet as boxes to tick, more behind "More"; what is ticked is always among the first, so that
/// it can be seen and undone. Null when there is nothing to choose.
Json facet_choices(const std::string& name, const Json& values,
                   const std::function<bool(const std::string&)>& is_ticked);
/// True when the facets hold a box for this input.
bool is_choice(const Json& facets, const std::string& input, const std::string& value);

/// What a facet is called above its values: "Board or committee".
std::string facet_title(const std::string& name);

/// True for the fields that narrow a list in time.
bool is_time(FieldId field);

/// Papers of a stretch of time; both ends are years, or both are months ("2012-03").
struct Bar {
  std::string first, last;
  uint64_t count = 0;
};
/// Bars for the histogram of an answer: one a year or month, or for several when they would be too thin to see and to
/// hit. False when there are fewer than two.
Json bars_view(const Json& histogram, const std::string& one, const std::string& many,
               const std::function<std::string(const Bar&)>& link);

}  // namespace minutebook::views
