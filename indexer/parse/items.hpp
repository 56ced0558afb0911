// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "indexer/parse/clean.hpp"

namespace minutebook {

/// Fills items with decisions and actions, and passages. Needs type and attendance (initials of owners).
/// `attendance_lines` are indices into text.lines that hold attendance lists.
void read_items(const CleanText& text, const std::vector<size_t>& attendance_lines, Minutes& minutes);

}  // namespace minutebook
