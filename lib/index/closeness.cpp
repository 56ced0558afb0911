// SPDX-License-Identifier: GPL-3.0-or-later
#include "lib/index/closeness.hpp"

#include <algorithm>
#include <cmath>
#include <string>
#include <unordered_map>
#include <utility>

#include "lib/index/coverage_weight.hpp"
#include "lib/index/entry.hpp"
#include "lib/index/words.hpp"

namespace minutebook {
namespace {

constexpr uint32_t parts_window = 5;  // words of one wording stand so near

struct Mark {
  uint32_t position = 0;
  size_t asked = 0;
  double worth = 0;
};

struct Wording {
  size_t asked = 0;
  std::vector<size_t> stems;
  double worth = 0;
};

class Windows {
 public:
  Windows(const SearchParts& parts, const CompiledQuery& query) : parts_(parts), query_(query) {
    const auto& database = parts.database;
    const double entries = database.get_doccount();
    for (size_t i = 0; i < query.concepts.size(); ++i) {
      const Concept& one = query.concepts[i];
      whole_ += one.rarity;
      for (const std::string& term : one.terms)
        if (term[0] == 'Z') add(i, {term.substr(1)}, one.rarity);
      std::vector<Expansion> all = one.related;
      if (parts.ranking.closeness_hints > 0) for (Expansion other : one.hints) { other.share *= parts.ranking.closeness_hints; all.push_back(other); }
      for (const Expansion& other : all) {
        Xapian::doccount rarest = database.get_doccount();
        for (const auto& stemmed : other.stems) rarest = std::min(rarest, database.get_termfreq("Z" + stemmed));
        add(i, other.stems, std::pow(other.share, parts.ranking.closeness_share) * std::min(one.rarity, rarity(entries, rarest)));
      }
    }
  }

  double whole() const { return whole_; }

  double best(const ScoredEntry& entry, uint32_t window, bool plain) const {
    const auto data = unpack_entry(parts_.database.get_document(entry.id).get_data());
    if (!data) return 0;
    std::vector<Mark> marks;
    read(data->item_title, 0, marks);
    std::vector<double> everywhere(query_.concepts.size(), 0);
    for (const Mark& one : marks) everywhere[one.asked] = std::max(everywhere[one.asked], one.worth * parts_.ranking.closeness_title);
    for (size_t i = 0; i < everywhere.size(); ++i)
      if (covers(parts_.terms, query_.concepts[i], entry.id, true))
        everywhere[i] = std::max(everywhere[i], query_.concepts[i].rarity * parts_.ranking.closeness_title);
    marks.clear();
    read(data->text, 0, marks);
    double most = 0;
    if (marks.empty()) return worth_of(everywhere, plain);
    for (size_t from = 0; from < marks.size(); ++from) {
      std::vector<double> best = everywhere;
      for (size_t i = from; i < marks.size() && marks[i].position < marks[from].position + window; ++i)
        best[marks[i].asked] = std::max(best[marks[i].asked], marks[i].worth);
      most = std::max(most, worth_of(best, plain));
    }
    return most;
  }

 private:
  void add(size_t asked, const std::vector<std::string>& stems, double worth) {
    Wording one{asked, {}, worth};
    for (const auto& stemmed : stems) {
      const auto [at, fresh] = numbers_.try_emplace(stemmed, by_stem_.size());
      if (fresh) by_stem_.emplace_back();
      one.stems.push_back(at->second);
    }
    by_stem_[one.stems.front()].push_back(one);
  }

  void read(const std::string& text, uint32_t from, std::vector<Mark>& marks) const {
    std::vector<std::pair<uint32_t, size_t>> found;
    for (const Word& word : cut_words(text)) {
      const auto at = numbers_.find(parts_.stem(word.text));
      if (at != numbers_.end()) found.emplace_back(word.position + from, at->second);
    }
    for (size_t i = 0; i < found.size(); ++i)
      for (const Wording& one : by_stem_[found[i].second]) {
        const bool all = std::all_of(one.stems.begin() + 1, one.stems.end(), [&](size_t stem) {
          return std::any_of(found.begin(), found.end(), [&](const auto& other) {
            return other.second == stem && other.first + parts_window > found[i].first &&
                   other.first < found[i].first + parts_window;
          });
        });
        if (all) marks.push_back({found[i].first, one.asked, one.worth});
      }
  }

  double worth_of(const std::vector<double>& best, bool plain) const {
    double sum = 0;
    double squares = 0;
    for (size_t i = 0; i < best.size(); ++i) {
      sum += best[i];
      squares += best[i] * best[i];
    }
    if (sum <= 0 || plain) return sum;
    const double several = sum * sum / squares;  // so many things as if they were worth the same
    return sum * std::pow(std::max(0.0, 1 - 1 / several), parts_.ranking.closeness_power);
  }

  const SearchParts& parts_;
  const CompiledQuery& query_;
  double whole_ = 0;
  std::unordered_map<std::string, size_t> numbers_;
  std::vector<std::vector<Wording>> by_stem_;
};

}  // namespace

void lift_close(const SearchParts& parts, const CompiledQuery& query, std::vector<ScoredEntry>& entries) {
  if (parts.ranking.closeness <= 0 || query.concepts.size() < 2) return;
  const Windows windows(parts, query);
  const size_t read = std::min(entries.size(), static_cast<size_t>(parts.ranking.closeness_depth));
  const auto window = static_cast<uint32_t>(parts.ranking.closeness_window);
  for (size_t i = 0; i < read; ++i) entries[i].score += parts.ranking.closeness * windows.best(entries[i], window, false);
  std::sort(entries.begin(), entries.end(), [](const ScoredEntry& a, const ScoredEntry& b) {
    return a.score != b.score ? a.score > b.score : a.id < b.id;
  });
}

double unanswered_nearby(const SearchParts& parts, const CompiledQuery& query, const std::vector<ScoredEntry>& entries) {
  const Windows windows(parts, query);
  double most = 0;
  for (size_t i = 0; i < std::min<size_t>(3, entries.size()); ++i)
    most = std::max(most, windows.best(entries[i], static_cast<uint32_t>(parts.ranking.open_window), true));
  return windows.whole() > 0 ? 1 - std::min(1.0, most / windows.whole()) : 1;
}

}  // namespace minutebook
