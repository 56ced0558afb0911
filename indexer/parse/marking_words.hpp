// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <string>
#include <string_view>

#include "indexer/parse/marks_beside.hpp"

namespace minutebook {

// Which words mark, wherever they stand. All take folded text; where a line stands is for restriction.cpp to judge.

/// `folded` as a line of its own: "not for publication", "restricted", "classification: exempt". Whole words only:
/// "unrestricted" is none. How the words are dressed, spaced and joined does not matter.
MarkingStrength marking_of(std::string_view folded);

/// `folded` as a title, the subject of a mail or a running head: a marking counts at any place between its signs and
/// gaps ("harbour committee (confidential)", "re: confidential - sale", "pier panel | exempt | page 2").
MarkingStrength marking_of_title(std::string_view folded);

/// `folded` as what a file declares of itself outside its text: as a title, and as a list of keywords; a label counts
/// where it can mean nothing but who may see the paper.
MarkingStrength marking_of_declared(std::string_view folded);

/// "part ii", "exempt items", "part b - private": the heading of a section that must not be public.
bool opens_private_section(std::string_view folded);

/// "part one", "unrestricted items", "the meeting returned to public session".
bool opens_public_section(std::string_view folded);

/// A statement that the public is back, not a question or a plan.
bool readmits(std::string_view folded);

/// "part 2" and such, which open a private part of a meeting's papers and any part of a report.
bool is_bare_part(std::string_view folded);

/// "none", "nil", "there were none".
bool is_none(std::string_view folded);

/// Says somewhere that there are no such items.
bool says_there_are_none(std::string_view folded);

/// The full marking: whatever follows it, the paper says of itself that it must not be published.
bool is_statutory(std::string_view folded);

/// Nothing but the words of a strong marking.
bool is_whole_mark(std::string_view folded);

/// Nothing but a word that is a marking at the head of a paper and many other things elsewhere ("private", "closed").
bool is_soft_mark(std::string_view folded);

/// A marking where it stands alone below the head of a paper: nothing but the words of it, or the title of what it
/// marks ("exempt minutes of the staffing committee").
bool is_standing_mark(std::string_view folded);

/// "confidential - pier board minutes": the mark in front of what the paper is called. At the head of a paper any
/// words may follow the sign, elsewhere a private item's title may.
bool is_marked_name(std::string_view folded, bool heads_paper);

/// A title that says of its paper that it is the private one: "cabinet exempt minutes", "minutes (part 2)", "minutes of
/// the closed session".
bool is_private_title(std::string_view folded);

/// The mark in a numbered title: "3. land sale [exempt]", "3. confidential - land sale".
bool is_marked_title(std::string_view folded);

/// `printed`, not folded: "Pier Panel CONFIDENTIAL 12 March". Where only the gaps told the parts of a running head, its
/// capitals still do; "TAX-EXEMPT bonds" does not.
bool has_mark_in_capitals(std::string_view printed);

/// Without the brackets, stars, signs and blanks that markings are dressed in.
std::string_view undressed(std::string_view text);

/// Without the page counter before or behind it.
std::string_view uncounted(std::string_view words);

/// The ASCII letters of `folded` and nothing else.
std::string letters_of(std::string_view folded);

/// `letters` of letters_of() are one marking or several, one behind the other.
bool are_mark_letters(std::string_view letters);

/// `letters` are the beginning of a marking, and some of it is missing.
bool begin_mark_letters(std::string_view letters);

}  // namespace minutebook
