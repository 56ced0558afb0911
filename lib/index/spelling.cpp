// SPDX-License-Identifier: GPL-3.0-or-later
#include "lib/index/spelling.hpp"

#include <algorithm>
#include <cmath>
#include <set>

#include "lib/index/coverage_weight.hpp"
#include "lib/query/suggest.hpp"
#include "lib/query/thesaurus.hpp"

namespace minutebook {
namespace {

constexpr size_t least_letters = 4;
constexpr size_t long_word = 8;     // of so many letters two may be wrong; in a short word that makes another one
constexpr size_t kept_letters = 2;  // that are seldom wrong: mistakes come further on
constexpr size_t terms_read_limit = 3000;    // that begin so
constexpr size_t weighed = 12;               // candidates whose company is looked at
constexpr Xapian::doccount established = 3;  // a word that as many entries have is no mistake of typing
constexpr double per_mistake = 4;            // as much as a rare word beside it says for it
constexpr double by_chance = 1.5;            // so much oftener together than by chance is no company yet

struct Candidate {
  std::string word;
  size_t mistakes = 0;
  Xapian::doccount entries = 0;
};

bool is_of_letters(std::string_view word) {
  return std::all_of(word.begin(), word.end(), [](char c) { return c >= 'a' && c <= 'z'; });
}

std::vector<Candidate> candidates_for(const std::string& typed, const MeetingTerms& terms, const Stemmer& stem) {
  const size_t most = typed.size() < long_word ? 1 : 2;
  const Xapian::Database& database = terms.database();
  std::set<std::string> words;
  const std::string beginning = typed.substr(0, kept_letters);
  const auto end = database.allterms_end(beginning);
  size_t read = 0;
  for (auto term = database.allterms_begin(beginning); term != end && read < terms_read_limit; ++term, ++read)
    if (typing_distance(typed, *term, most) <= most) words.insert(*term);
  if (const auto other = database.get_spelling_suggestion(typed, static_cast<unsigned>(most)); !other.empty())
    words.insert(other);
  std::vector<Candidate> out;
  const std::string own = stem(typed);
  for (const std::string& word : words)
    if (is_of_letters(word) && word.size() >= least_letters && stem(word) != own)
      out.push_back({word, typing_distance(typed, word, most), terms.stored(word)});
  std::stable_sort(out.begin(), out.end(), [](const Candidate& a, const Candidate& b) {
    return a.mistakes != b.mistakes ? a.mistakes < b.mistakes : a.entries > b.entries;
  });
  if (out.size() > weighed) out.resize(weighed);
  return out;
}

size_t in_both(const Postings& a, const Postings& b) {
  size_t both = 0;
  auto other = b.entries.begin();
  for (const Xapian::docid entry : a.entries) {
    other = std::lower_bound(other, b.entries.end(), entry);
    if (other == b.entries.end()) break;
    if (*other == entry) ++both;
  }
  return both;
}

/// How much oftener than by chance the other words of the query stand in the entries that have this one; each counts by
/// its rarity.
double support_of(const std::string& word, const std::string& typed, const std::vector<Concept>& words,
                  const MeetingTerms& terms, const Stemmer& stem) {
  const auto all = static_cast<double>(terms.database().get_doccount());
  const auto own = terms.postings("Z" + stem(word));
  if (own->entries.empty()) return 0;
  double support = 0;
  for (const Concept& one : words) {
    if (one.plain.empty() || one.plain == typed) continue;
    const std::string term = "Z" + stem(one.plain);
    if (!terms.exists(term)) continue;
    const auto other = terms.postings(term);
    const double expected = static_cast<double>(own->entries.size()) * static_cast<double>(other->entries.size()) / all;
    const double often = static_cast<double>(in_both(*own, *other)) / expected;
    if (often > by_chance)
      support += rarity(all, static_cast<double>(other->entries.size())) * std::min(1.0, std::log(often) / 3);
  }
  return support;
}

}  // namespace

LikelyWord likely_word(const std::string& typed, const std::vector<Concept>& words, const MeetingTerms& terms,
                       const Stemmer& stem) {
  if (typed.size() < least_letters || !is_of_letters(typed)) return {};
  LikelyWord best;
  double best_score = 0;
  for (const Candidate& one : candidates_for(typed, terms, stem)) {
    const double support = support_of(one.word, typed, words, terms, stem);
    const bool rare = one.entries < established;
    if (rare && support <= 0 && related_words(one.word).empty()) continue;
    const double score =
        support + std::log1p(static_cast<double>(one.entries)) - per_mistake * static_cast<double>(one.mistakes);
    if (!best.word.empty() && score <= best_score) continue;
    best = {one.word, support, one.entries};
    best_score = score;
  }
  return best;
}

}  // namespace minutebook
