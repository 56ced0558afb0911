// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <string>
#include <vector>

namespace minutebook {

/// A label that may number an item, with the evidence that it stands in a heading.
struct ChainCandidate {
  size_t block = 0;  ///< rises through the list
  std::string series;
  int value = 0;
  double weight = 0;
};

struct Chain {
  std::vector<size_t> members;  ///< indices into the candidates, rising
  double score = 0;
  std::string series;
};

/// The strictly rising chain of one series with the greatest weight, steps of one preferred; the best of all series.
/// O(n log n).
Chain best_chain(const std::vector<ChainCandidate>& candidates);

}  // namespace minutebook
