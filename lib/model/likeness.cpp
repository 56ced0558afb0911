// SPDX-License-Identifier: GPL-3.0-or-later
#include "lib/model/likeness.hpp"

#include "lib/base/text.hpp"

namespace minutebook {

std::set<std::string> comparable_words(std::string_view text) {
  constexpr size_t shortest = 3;
  const std::string folded = fold_name(text);
  std::set<std::string> out;
  for (const auto word : split(folded, ' '))
    if (word.size() >= shortest && word != "the" && word != "and" && word != "for") out.emplace(word);
  return out;
}

double shared_words(const std::set<std::string>& a, const std::set<std::string>& b) {
  size_t both = 0;
  for (const std::string& word : a) both += b.count(word);
  const size_t all = a.size() + b.size() - both;
  return all == 0 ? 0 : static_cast<double>(both) / static_cast<double>(all);
}

}  // namespace minutebook
