// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "indexer/parse/clean.hpp"

namespace minutebook {

/// Fills attendance, and chair when the attendance names one. Needs minutes.type (agendas, reports and letters have
/// none). `consumed` gets the indices of the lines that belong to the attendance lists, so that they are not read as
/// items.
void read_attendance(const CleanText& text, Minutes& minutes, std::vector<size_t>& consumed);

}  // namespace minutebook
