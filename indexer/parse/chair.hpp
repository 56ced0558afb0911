// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <optional>
#include <vector>

#include "indexer/parse/labels.hpp"

namespace minutebook {

/// Who presided, as far as the heading says so: "Chair: X", "The meeting was chaired by X", "X (in the chair)",
/// "President X called the meeting to order". The name may be a surname or initials.
std::optional<NamedValue> read_chair(const CleanText& text, const std::vector<Label>& labels);

/// Without a chair, takes who holds the office that presides, or whom the meeting elected. Replaces a chair that is
/// printed as initials or by surname with the one attendee it can mean.
void settle_chair(const CleanText& text, Minutes& minutes);

}  // namespace minutebook
