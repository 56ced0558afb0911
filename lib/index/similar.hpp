// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "lib/index/register_search.hpp"

namespace minutebook {

/// Papers that share the rarest words with a paper, one of its items, or a text. The words are taken from this database
/// alone: a word that no other paper of it has is not looked for. Names of those who attended, of the board and the
/// date are left out, or a paper would be like those of the same meeting. At most 25 terms are looked for, so it costs
/// as much as a search of 25 words, whatever the length of the example; of a text the first 20,000 bytes are read.
/// `likeness` is the weight of the terms found, as a share of the weight of all that were looked for.
/// Throws what Xapian throws.
SimilarResult similar_to(const SearchParts& parts, const SimilarRequest& request);

/// Bytes of a pasted text that are read.
inline constexpr size_t similar_text_bytes = 20000;

}  // namespace minutebook
