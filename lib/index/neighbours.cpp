// SPDX-License-Identifier: GPL-3.0-or-later
#include "lib/index/neighbours.hpp"

#include <algorithm>
#include <limits>
#include <memory>

namespace minutebook {
namespace {

constexpr double too_common = 2.8;  // rarity of a word that one entry in 16 has: neighbours by chance
constexpr uint64_t steps_of_a_look = 100;
constexpr Xapian::doccount kept_entries = 4096;  // of a word: more positions are read where they are needed only

/// An entry that has both words of a pair.
struct Both {
  size_t place;          ///< in the entries
  size_t first, second;  ///< places in the posting lists
  double worth;          ///< when they are neighbours
};

/// Two words that follow one another in the query.
struct Pair {
  std::string first, second;
  Xapian::termcount window = 0;
  std::vector<Both> both;
};

std::vector<Pair> pairs_of(const std::vector<Concept>& words) {
  std::vector<Pair> out;
  for (size_t i = 0; i + 1 < words.size(); ++i) {
    const Concept& a = words[i];
    const Concept& b = words[i + 1];
    const bool plain = !a.plain.empty() && !b.plain.empty() && a.in_text && b.in_text;
    if (!plain || std::min(a.rarity, b.rarity) < too_common) continue;
    out.push_back({a.plain, b.plain, static_cast<Xapian::termcount>(b.order - a.order + 2), {}});
  }
  return out;
}

/// Positions of one word, kept when that is not too many.
class WordPlaces {
 public:
  WordPlaces(const MeetingTerms& terms, const std::string& word)
      : terms_(terms), word_(word), postings_(terms.postings(word)) {
    if (postings_->entries.size() <= kept_entries) kept_ = terms.positions(word);
  }

  [[nodiscard]] std::span<const Xapian::termpos> at(size_t posting) {
    if (kept_) return kept_->of(posting);
    const Xapian::Database& database = terms_.database();
    const Xapian::docid entry = postings_->entries[posting];
    read_.assign(database.positionlist_begin(entry, word_), database.positionlist_end(entry, word_));
    return read_;
  }

 private:
  const MeetingTerms& terms_;
  const std::string& word_;
  std::shared_ptr<const Postings> postings_;
  std::shared_ptr<const Positions> kept_;
  std::vector<Xapian::termpos> read_;
};

class Lifter {
 public:
  Lifter(const MeetingTerms& terms, const WeightShape& shape, const Nearness& nearness,
         std::vector<ScoredEntry>& entries)
      : terms_(terms), shape_(shape), nearness_(nearness), entries_(entries) {}

  void run(std::vector<Pair> pairs) {
    const auto best = best_of(entries_, terms_.table(), nearness_.entries, nearness_.of_a_paper);
    if (best.size() == nearness_.entries) least_ = best.back().score;
    possible_.assign(entries_.size(), 0);
    for (Pair& pair : pairs) find_both(pair);
    for (const Pair& pair : pairs) lift(pair);
    for (size_t i = 0; i < entries_.size(); ++i) entries_[i].score += given_.empty() ? 0 : given_[i];
  }

 private:
  [[nodiscard]] WordWorth worth_of(const Postings& word) const {
    return {shape_, nearness_.share, static_cast<double>(terms_.database().get_doccount()),
            static_cast<double>(word.entries.size())};
  }

  void find_both(Pair& pair) {
    const auto a = terms_.postings(pair.first);
    const auto b = terms_.postings(pair.second);
    const WordWorth worth_of_a = worth_of(*a);
    const WordWorth worth_of_b = worth_of(*b);
    size_t j = 0;
    auto place = entries_.begin();
    for (size_t i = 0; i < a->entries.size(); ++i) {
      const Xapian::docid entry = a->entries[i];
      while (j < b->entries.size() && b->entries[j] < entry) ++j;
      if (j == b->entries.size()) break;
      if (b->entries[j] != entry) continue;
      place = std::lower_bound(place, entries_.end(), entry,
                               [](const ScoredEntry& one, Xapian::docid id) { return one.id < id; });
      if (place == entries_.end()) break;
      if (place->id != entry) continue;
      const Xapian::termcount length = terms_.table().lengths[entry];
      const auto at = static_cast<size_t>(place - entries_.begin());
      pair.both.push_back({at, i, j, worth_of_a(a->counts[i], length) + worth_of_b(b->counts[j], length)});
      possible_[at] += pair.both.back().worth;
    }
  }

  void lift(const Pair& pair) {
    if (pair.both.empty()) return;
    WordPlaces first(terms_, pair.first);
    WordPlaces second(terms_, pair.second);
    for (const Both& both : pair.both) {
      if (entries_[both.place].score + possible_[both.place] < least_) continue;
      if (nearness_.budget != nullptr && !nearness_.budget->take(steps_of_a_look)) return;
      if (!are_near(first.at(both.first), second.at(both.second), pair.window)) continue;
      if (given_.empty()) given_.assign(entries_.size(), 0);
      given_[both.place] += both.worth;
    }
  }

  const MeetingTerms& terms_;
  const WeightShape& shape_;
  const Nearness& nearness_;
  std::vector<ScoredEntry>& entries_;
  double least_ = -std::numeric_limits<double>::infinity();
  std::vector<double> possible_, given_;
};

}  // namespace

void lift_neighbours(const std::vector<Concept>& words, const MeetingTerms& terms, const WeightShape& shape,
                     const Nearness& nearness, std::vector<ScoredEntry>& entries) {
  auto pairs = pairs_of(words);
  if (!pairs.empty() && nearness.share > 0) Lifter(terms, shape, nearness, entries).run(std::move(pairs));
}

}  // namespace minutebook
