// SPDX-License-Identifier: GPL-3.0-or-later
#include "lib/index/feedback.hpp"

#include <algorithm>
#include <cmath>
#include <set>
#include <unordered_map>
#include <utility>

#include "lib/index/coverage_weight.hpp"
#include "lib/index/format.hpp"
#include "lib/index/words.hpp"

namespace minutebook {
namespace {

constexpr Xapian::doccount least_entries = 3;  // a word fewer entries have is a name or a mistake of reading
constexpr Xapian::doccount common_share = 15;  // one entry in so many: a word that says nothing
constexpr double steepness = 3;                // how much less the second best entry counts than the best

/// A stem of letters only that the query does not ask for already.
bool is_telling(const CompiledQuery& query, const std::string& term) {
  if (term.size() < 4 || term.size() > 30) return false;
  if (!std::all_of(term.begin() + 1, term.end(), [](char c) { return c >= 'a' && c <= 'z'; })) return false;
  if (is_stop_word(term.substr(1))) return false;
  return std::none_of(query.concepts.begin(), query.concepts.end(), [&](const Concept& one) {
    return std::find(one.terms.begin(), one.terms.end(), term) != one.terms.end();
  });
}

using Weights = std::unordered_map<std::string, double>;

/// How often an entry has each stem.
struct CountedStems {
  Weights times;
  double length = 1;  ///< of the entry
};

CountedStems stems_of(const Xapian::Database& database, Xapian::docid entry, const Stemmer& stem) {
  CountedStems found;
  const auto end = database.termlist_end(entry);
  for (auto term = database.termlist_begin(entry); term != end; ++term) {
    const Xapian::termcount times = term.get_wdf();
    if (times == 0) continue;
    found.length += times;
    found.times["Z" + stem(*term)] += times;
  }
  return found;
}

}  // namespace

bool covers(const MeetingTerms& terms, const Concept& word, Xapian::docid entry, bool of_meeting) {
  return std::any_of(word.terms.begin(), word.terms.end(), [&](const std::string& term) {
    if (of_meeting && term.compare(0, format::prefix::context.size(), format::prefix::context) != 0) return false;
    return terms.has(term, entry);
  });
}

std::vector<FeedbackWord> feedback_words(const MeetingTerms& terms, const CompiledQuery& query,
                                         const std::vector<ScoredEntry>& entries, const Ranking& ranking,
                                         const Stemmer& stem) {
  if (entries.empty() || entries.front().score <= 0) return {};
  const Xapian::doccount all = terms.database().get_doccount();
  Weights weights;
  std::set<uint32_t> papers;
  for (const ScoredEntry& entry : entries) {
    if (papers.size() >= static_cast<size_t>(ranking.feedback_passages)) break;
    if (!papers.insert(terms.table().papers[entry.id]).second) continue;
    const double share = std::pow(entry.score / entries.front().score, steepness);
    const CountedStems found = stems_of(terms.database(), entry.id, stem);
    for (const auto& [text, times] : found.times)
      if (is_telling(query, text)) weights[text] += share * times / found.length;
  }
  std::vector<FeedbackWord> out;
  for (const auto& [term, weight] : weights) {
    const Xapian::doccount frequency = terms.stored(term);
    if (weight <= 0 || frequency < least_entries || frequency > all / common_share) continue;
    out.push_back({term, weight * rarity(all, frequency)});
  }
  std::sort(out.begin(), out.end(), [](const FeedbackWord& a, const FeedbackWord& b) {
    return a.share != b.share ? a.share > b.share : a.term < b.term;
  });
  out.resize(std::min(out.size(), static_cast<size_t>(ranking.feedback_words)));
  const double most = out.empty() ? 1 : out.front().share;
  for (FeedbackWord& word : out) word.share *= ranking.feedback / most;
  return out;
}

void lift(const MeetingTerms& terms, const std::vector<FeedbackWord>& words, std::vector<ScoredEntry>& entries) {
  const Xapian::doccount all = terms.database().get_doccount();
  for (const FeedbackWord& word : words) {
    const auto postings = terms.postings(word.term);
    const double worth = word.share * rarity(all, static_cast<double>(postings->entries.size()));
    for (ScoredEntry& entry : entries) {
      const ptrdiff_t at = postings->find(entry.id);
      if (at < 0) continue;
      const Xapian::termcount times = postings->counts[static_cast<size_t>(at)];
      entry.score += worth * times / (times + 1.0);
    }
  }
  std::sort(entries.begin(), entries.end(), [](const ScoredEntry& a, const ScoredEntry& b) {
    return a.score != b.score ? a.score > b.score : a.id < b.id;
  });
}

}  // namespace minutebook
