// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "lib/index/entry.hpp"
#include "lib/model/record.hpp"

namespace minutebook {

/// The entries of one paper, document entry first. Everything in the record is used: hand in public_part() for the
/// public database.
std::vector<Entry> entries_of(const DocumentRecord& record);

/// A value of a term field as indexed: folded, blanks as '_'; a reference with '/' between its parts.
std::string fold_term(FieldId field, std::string_view value);

/// Most consecutive words of a name kept as one term; longer quoted names are matched by overlapping runs.
inline constexpr size_t name_run_limit = 6;

/// The words of a name, folded.
std::vector<std::string> name_words(std::string_view name);

}  // namespace minutebook
