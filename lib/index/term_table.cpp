// SPDX-License-Identifier: GPL-3.0-or-later
#include "lib/index/term_table.hpp"

#include <algorithm>
#include <functional>

namespace minutebook {
namespace {

constexpr size_t first_slots = 128;

size_t hash_of(std::string_view term) { return std::hash<std::string_view>()(term); }

}  // namespace

uint32_t TermTable::number_of(std::string_view term) {
  if (2 * terms_.size() >= slots_.size()) grow();
  const size_t mask = slots_.size() - 1;
  size_t at = hash_of(term) & mask;
  for (; slots_[at] != 0; at = (at + 1) & mask)
    if (terms_[slots_[at] - 1].text == term) return slots_[at] - 1;
  terms_.push_back({std::string(term), 0});
  slots_[at] = static_cast<uint32_t>(terms_.size());
  return slots_[at] - 1;
}

void TermTable::grow() {
  slots_.assign(std::max(first_slots, 2 * slots_.size()), 0);
  const size_t mask = slots_.size() - 1;
  for (uint32_t number = 0; number < terms_.size(); ++number) {
    size_t at = hash_of(terms_[number].text) & mask;
    while (slots_[at] != 0) at = (at + 1) & mask;
    slots_[at] = number + 1;
  }
}

uint64_t TermTable::weight() const {
  uint64_t sum = 0;
  for (const Term& term : terms_) sum += term.weight;
  return sum;
}

}  // namespace minutebook
