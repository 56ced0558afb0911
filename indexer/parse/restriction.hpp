// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "indexer/parse/clean.hpp"

namespace minutebook {

/// What a paper says about who may see it (domain specification §3.12). Markings only restrict: words that merely
/// mention restriction, the resolution that excludes the public, and templates' own instructions leave a paper public.
/// A section that opens in the paper ("PART II", "EXEMPT ITEMS" with items below) gives ranges, not a level.
Restriction read_restriction(const CleanText& text, DocumentType type);

/// `folded` as a line of its own: "not for publication", "restricted", "classification: exempt". Whole words only:
/// "unrestricted" is none.
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

}  // namespace minutebook
