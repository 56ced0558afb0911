// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>

#include "lib/model/registers.hpp"

namespace minutebook {
namespace {

/// Somebody whom only the running text names is in no register.
bool has_a_part(const PersonCounts& counts) {
  return counts.attended + counts.apologies + counts.absent + counts.chaired + counts.moved + counts.seconded +
             counts.voted + counts.actions + counts.contact >
         0;
}

}  // namespace

void add_people(Registers& registers, const std::vector<PaperFacts>& papers, const std::vector<PersonRuling>& rulings) {
  PaperPaths paths;
  auto& mentions = registers.mentions;
  for (const PaperFacts& paper : papers) {
    if (!paper.mentions.empty()) paths.emplace(paper.document.id, paper.document.path);
    mentions.insert(mentions.end(), paper.mentions.begin(), paper.mentions.end());
  }
  registers.people = list_people(mentions, paths, rulings);
  std::erase_if(registers.people.persons, [](const ListedPerson& one) { return !has_a_part(one.counts); });
}

}  // namespace minutebook
