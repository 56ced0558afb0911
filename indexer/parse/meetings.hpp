// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <cstddef>
#include <vector>

#include "indexer/parse/clean.hpp"

namespace minutebook {

/// Lines at which a further meeting begins: a new title block with a date of its own, and attendance below it (domain
/// specification §3.1). Rising; empty when the paper holds one meeting or none. Linear.
std::vector<size_t> further_meeting_starts(const CleanText& text);

/// `text` cut before each of `starts`, which must rise. Each part has the furniture of its own pages; its pages bear
/// their numbers but no text.
std::vector<CleanText> cut_meetings(const CleanText& text, const std::vector<size_t>& starts);

}  // namespace minutebook
