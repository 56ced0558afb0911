// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "indexer/parse/clean.hpp"
#include "indexer/parse/marking_words.hpp"

namespace minutebook {

/// What a paper says about who may see it (domain specification §3.12). Markings only restrict: words that merely
/// mention restriction, the resolution that excludes the public, and templates' own instructions leave a paper public.
/// A section that opens in the paper ("PART II", "EXEMPT ITEMS" with items below) gives ranges, not a level.
Restriction read_restriction(const CleanText& text, DocumentType type);

}  // namespace minutebook
