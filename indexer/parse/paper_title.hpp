// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <string>
#include <vector>

#include "indexer/parse/labels.hpp"
#include "indexer/parse/opening.hpp"

namespace minutebook {

struct TitleReading {
  std::string title;
  Place place;
};

/// The title as printed: of minutes the phrase up to "held", of reports the subject, of letters only a subject line.
/// Empty when the paper prints none. `minutes` already holds type, body and organization.
TitleReading read_paper_title(const CleanText& text, const Opening& opening, const std::vector<Label>& labels,
                              const Minutes& minutes);

/// "draft" or "approved" when the heading says so, else empty.
std::string read_status(const CleanText& text, const Opening& opening);

}  // namespace minutebook
