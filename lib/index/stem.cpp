// SPDX-License-Identifier: GPL-3.0-or-later
#include "lib/index/stem.hpp"

#include <algorithm>

#include "lib/index/one_spelling.hpp"

namespace minutebook {
namespace {

constexpr size_t most_known = 20'000;

}  // namespace

std::string Stemmer::operator()(const std::string& word) const {
  const bool digit = std::any_of(word.begin(), word.end(), [](char c) { return c >= '0' && c <= '9'; });
  if (digit || word.size() < 3) return word;
  if (const auto known = known_.find(word); known != known_.end()) return known->second;
  if (known_.size() >= most_known) known_.clear();
  return known_.emplace(word, stem_(one_spelling(word))).first->second;
}

}  // namespace minutebook
