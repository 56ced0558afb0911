// SPDX-License-Identifier: GPL-3.0-or-later
#include "lib/index/answering.hpp"

#include <string>

#include "lib/index/feedback.hpp"

namespace minutebook {
namespace {

constexpr size_t looked_at = 60;  // papers; the others count as leaving all of it unanswered

/// The share of what is asked for that the best passage says, 0 to 1.
double answered_by(const SearchParts& parts, const CompiledQuery& query, const Candidate& paper) {
  const Xapian::docid entry = paper.entries.empty() ? paper.document_entry : paper.entries.front();
  double whole = 0;
  double answered = 0;
  for (const Concept& word : query.concepts) {
    whole += word.rarity;
    if (covers(parts.terms, word, entry, false)) {
      answered += word.rarity;
      continue;
    }
    const double others =
        share_of_others(word, [&](const std::string& stem) { return parts.terms.has("Z" + stem, entry); });
    const bool elsewhere = paper.document_entry != 0 && covers(parts.terms, word, paper.document_entry, false);
    answered += std::max(others, elsewhere ? parts.ranking.elsewhere : 0) * word.rarity;
  }
  return whole > 0 ? answered / whole : 1;
}

}  // namespace

void favour_answers(const SearchParts& parts, const CompiledQuery& query, std::vector<Candidate>& papers) {
  if (parts.ranking.answering <= 0 || query.concepts.size() < 2) return;
  std::vector<Candidate*> best;
  best.reserve(papers.size());
  for (Candidate& one : papers) best.push_back(&one);
  const size_t count = std::min(looked_at, best.size());
  std::partial_sort(best.begin(), best.begin() + static_cast<std::ptrdiff_t>(count), best.end(),
                    [](const Candidate* a, const Candidate* b) {
                      return a->score != b->score ? a->score > b->score : a->id < b->id;
                    });
  for (size_t i = 0; i < best.size(); ++i) {
    const double open = i < count ? 1 - answered_by(parts, query, *best[i]) : 1;
    best[i]->score *= 1 - parts.ranking.answering * open;
  }
}

}  // namespace minutebook
