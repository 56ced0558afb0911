// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <cstdint>

#include "lib/index/coverage_weight.hpp"

namespace minutebook {

/// Everything that decides the order of results; the defaults are what users get. Each ingredient can be switched off
/// to measure what it does.
struct Ranking {
  WeightShape document{0.6, 1.2, 0.4, 1000, 1.0};  ///< average lengths are replaced by the index's own
  WeightShape passage{0.6, 1.2, 0.5, 150, 1.0};
  double document_share = 0.3;    ///< of the final score; the rest is the best passage's
  uint32_t document_depth = 200;  ///< documents that are ranked by both
  uint32_t passage_depth = 400;   ///< entries that are looked at for them
  double nearness = 0.1;    ///< what two neighbouring words of the query that are neighbours in the text are worth more
  double weak_below = 0.6;  ///< a result whose words are worth less than this share of the query's is weak
  double apart = 0.7;       ///< what a word counts for that when it is in the entry, but not near the others
  double elsewhere = 0.5;   ///< what a word counts for that when the paper has it, but not where the others are
};

}  // namespace minutebook
