// SPDX-License-Identifier: GPL-3.0-or-later
#include "lib/index/stem.hpp"

#include <algorithm>

namespace minutebook {

std::string Stemmer::operator()(const std::string& word) const {
  const bool digit = std::any_of(word.begin(), word.end(), [](char c) { return c >= '0' && c <= '9'; });
  return digit || word.size() < 3 ? word : stem_(word);
}

}  // namespace minutebook
