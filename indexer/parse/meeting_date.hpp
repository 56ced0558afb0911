// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <string_view>
#include <vector>

#include "indexer/parse/labels.hpp"
#include "indexer/parse/opening.hpp"

namespace minutebook {

/// The dates of a paper with their roles, and which of them is its own.
struct DateReading {
  std::optional<Date> date;
  DateSource source = DateSource::none;
  Place place;
  std::vector<DatedMention> mentions;
  std::vector<Problem> problems;
};

/// Precedence (domain specification §3.2): label, sentence "held on", title or head line, agenda's head block, file
/// name, nothing. Dates of previous and next meetings, of issue and of deadlines never fill the date.
DateReading read_dates(const CleanText& text, const Opening& opening, const std::vector<Label>& labels,
                       DocumentType type, std::string_view path);

/// What the words before a date say it is the date of. `before` is folded text from the beginning of its sentence.
std::optional<DateRole> role_before(std::string_view before);

/// The one full date that a file name states without doubt: ISO, 20180820, or with the month in words.
std::optional<Date> date_in_file_name(std::string_view path);

}  // namespace minutebook
