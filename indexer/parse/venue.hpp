// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "indexer/parse/labels.hpp"
#include "indexer/parse/opening.hpp"

namespace minutebook {

/// When in the day and where a meeting was held.
struct TimeAndPlace {
  std::string start_time;  ///< "14:30", empty unknown
  std::string end_time;
  std::optional<NamedValue> location;
};

/// Labels first, then the sentence "held in the X on D at T", then the agenda's head block; the end from "The meeting
/// closed at". Only papers of a meeting have them.
TimeAndPlace read_time_and_place(const CleanText& text, const Opening& opening, const std::vector<Label>& labels,
                                 const Place& date_place);

}  // namespace minutebook
