// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <string>
#include <vector>

#include "lib/index/concept.hpp"
#include "lib/index/meeting_terms.hpp"
#include "lib/index/stem.hpp"

namespace minutebook {

/// A word of the papers that a typed one may be a mistake for.
struct LikelyWord {
  std::string word;      ///< empty when there is none
  double support = 0;    ///< how far it stands beside the other words of the query more often than by chance, 0: not
  uint32_t entries = 0;  ///< that have it
};

/// What `typed`, folded, most likely means among the words of the papers: near in letters, common, and at home with the
/// other words of the query. A word of hardly any paper is taken only where the others are, or when it is English: it
/// may be a mistake itself. Reads some thousand terms at most. Throws what Xapian throws.
LikelyWord likely_word(const std::string& typed, const std::vector<Concept>& words, const MeetingTerms& terms,
                       const Stemmer& stem);

}  // namespace minutebook
