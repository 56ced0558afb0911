// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <optional>
#include <vector>

#include "indexer/parse/labels.hpp"
#include "indexer/parse/opening.hpp"

namespace minutebook {

/// Who met, or whom a report is for, and the authority or association above it.
struct BodyReading {
  std::optional<NamedValue> body;
  std::optional<NamedValue> organization;
};

/// Reads labels ("Committee:", "To: Cabinet - 30 January"), titles ("MINUTES of a meeting of the X held"), "BODY -
/// DATE" and head lines, in an order that depends on the kind of paper (domain specification §3.1).
BodyReading read_body(const CleanText& text, const Opening& opening, const std::vector<Label>& labels,
                      DocumentType type);

}  // namespace minutebook
