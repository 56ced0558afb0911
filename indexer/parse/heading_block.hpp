// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "indexer/parse/clean.hpp"
#include "indexer/parse/parse.hpp"

namespace minutebook {

/// Fills type, title, body, organization, date with its roles and source, times, location, chair (as far as the heading
/// block names one), item_number, purpose, contact_officer, summary, status and recommendations.
void read_heading_block(const CleanText& text, const ParseContext& context, Minutes& minutes);

}  // namespace minutebook
