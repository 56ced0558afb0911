// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <optional>
#include <vector>

#include "indexer/parse/labels.hpp"

namespace minutebook {

/// Who presided, as far as the heading says so: "Chair: X", "The meeting was chaired by X", "X (in the chair)",
/// "President X called the meeting to order". The name may be a surname or initials.
std::optional<NamedValue> read_chair(const CleanText& text, const std::vector<Label>& labels);

/// Replaces a chair that is printed as initials or by surname with the one attendee it can mean.
void settle_chair(Minutes& minutes);

}  // namespace minutebook
