// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "lib/base/result.hpp"
#include "lib/model/correction.hpp"
#include "lib/model/minutes.hpp"

// What correction_fields.cpp and correction_lists.cpp share; for nobody else.
namespace minutebook {

/// "attendance[Jane Marsh].status" is name attendance, key "Jane Marsh", then name status.
struct FieldStep {
  std::string name;
  std::string key;
  bool has_key = false;
};

/// One line on its way into one meeting of one paper.
struct Change {
  const Correction& correction;
  std::vector<FieldStep> steps;
  Minutes& minutes;
  std::string before;  ///< what was read, for the note
};

tl::unexpected<Error> wrong(std::string what);
std::string in_quotes(std::string_view text);

/// The place of a corrected value: the page where it was read before stays to be looked up.
Place corrected(const Place& before);

/// What a field holds is exchanged for what the line says; null empties it.
Result<void> set_text(Change& change, std::string& value);
Result<void> set_day(Change& change, std::optional<Date>& value);

// Fields that name a row of a list. Rows are counted from 1 as they were read; what is taken away keeps its number
// until drop_removed(), so that no line shifts the rows of the next.
Result<void> set_attendance_row(Change& change);
Result<void> set_attendance_status(Change& change);
Result<void> set_attendance_text(Change& change);
Result<void> set_item_row(Change& change);
Result<void> set_item_text(Change& change);
Result<void> set_decision_row(Change& change);
Result<void> set_decision_outcome(Change& change);
Result<void> set_decision_text(Change& change);
Result<void> set_action_row(Change& change);
Result<void> set_action_text(Change& change);
Result<void> set_action_due(Change& change);
Result<void> set_action_owners(Change& change);
Result<void> set_recommendation_row(Change& change);

}  // namespace minutebook
