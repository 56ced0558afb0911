// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <string_view>

namespace minutebook {

/// Names the rules by which markings are found. Another name makes the next run read every paper again: with each
/// change by which a paper may be held back that was public before, count on.
inline constexpr std::string_view marking_rules = "r3";

/// How strongly a piece of print marks what it stands on.
enum class MarkingStrength { none, weak, strong };

/// `folded` as a watermark or a stamp over a page: it is short and says nothing else, so any word of a marking counts,
/// also when its letters are set apart ("c o n f i dential") or cut off by the edge of the page. Whole words only: a
/// stamp "secretary" is none.
MarkingStrength marking_of_overprint(std::string_view folded);

/// The name of a file or folder, with or without its ending, folded: "confidential minutes 2021-05", "minutes
/// (exempt)". What may be a subject ("confidential reporting policy") is none.
MarkingStrength marking_of_name(std::string_view folded);

/// The strongest of all pieces of a path.
MarkingStrength marking_of_path(std::string_view path);

/// True where a marking waits for something to be written: "strictly confidential when completed".
bool is_for_completed(std::string_view folded);

}  // namespace minutebook
