// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <optional>
#include <string_view>

#include "lib/base/date.hpp"

namespace minutebook {

/// Reads a date, month, year or range as people in the UK type it: "2012-03-15", "15/3/2012" (day first), "15th March
/// 2012", "March 2012", "2012", "2011..2013", "2011 to 2013", "..2008-12-31", "2012-13" and "2009/10" (financial years,
/// 1 April to 31 March), "before 2013", "after", "since", "until". "2011-12" is December 2011 (ISO before custom).
/// An upside-down range is turned round. Nothing when any part of `text` cannot be read or no such day exists.
std::optional<DateRange> read_date_range(std::string_view text);

/// 1 to 12 for an English month name or its usual short form, any case; 0 for anything else.
int typed_month(std::string_view word);

}  // namespace minutebook
