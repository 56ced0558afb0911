// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "lib/index/ranking.hpp"
#include "lib/index/stem.hpp"

namespace minutebook {

class MeetingTerms;

/// Another wording for what a word of the query asks for.
struct Expansion {
  std::string text;                ///< as people write it, for the explanation
  std::vector<std::string> stems;  ///< all of them must be there
  double share = 0;                ///< of the worth of its own words, 0 to 1
  bool declared = false;           ///< by the owner of the papers, to mean the same
  double rarity = 0;               ///< of its rarest word
  friend bool operator==(const Expansion&, const Expansion&) = default;
};

/// Wordings of the thesaurus for a word or a run of words, kept down to what this database has; strongest first.
/// `asked` are stems of the query, which are no other wording.
std::vector<Expansion> other_wordings(std::string_view words, const std::vector<std::string>& asked,
                                      const Ranking& ranking, const MeetingTerms& terms, const Stemmer& stem);

}  // namespace minutebook
