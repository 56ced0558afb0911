// SPDX-License-Identifier: GPL-3.0-or-later
#include "lib/index/closeness.hpp"

#include <algorithm>
#include <bitset>
#include <cmath>
#include <span>
#include <utility>

#include "lib/index/entry_words.hpp"
#include "lib/index/format.hpp"

namespace minutebook {
namespace {

constexpr size_t few = 3;              // entries that may answer a query as it is
constexpr uint32_t wording_reach = 5;  // so near stand the words of one wording
constexpr uint64_t steps_of_a_text = 2000;

/// What each of the things that are asked for is worth in some place.
using Worths = std::vector<double>;

/// Looks for what a query asks for in the texts of entries.
class Stretches {
 public:
  Stretches(const SearchParts& parts, const std::vector<Concept>& words) : parts_(parts), words_(words) {
    for (size_t i = 0; i < words.size(); ++i) {
      whole_ += words[i].rarity;
      add_own(i);
      for (const Expansion& other : words[i].related) add_other(i, other, 1);
      if (parts.ranking.close_hints > 0)
        for (const Expansion& other : words[i].hints) add_other(i, other, parts.ranking.close_hints);
    }
    std::sort(wordings_.begin(), wordings_.end(),
              [](const Wording& a, const Wording& b) { return a.stems.front() < b.stems.front(); });
  }

  /// What the whole query is worth.
  [[nodiscard]] double whole() const { return whole_; }

  /// What the best stretch of so many words is worth, as `worth` adds up what it has.
  template <class Worth>
  [[nodiscard]] double best(Xapian::docid entry, uint32_t length, const Worth& worth) const {
    const auto text = parts_.stored.words(entry, parts_.stem);
    const Worths everywhere = worth_everywhere(entry, text->heading);
    const std::vector<Mark> marks = marks_in(text->text);
    double most = worth(everywhere);
    Worths here;
    for (size_t from = 0; from < marks.size(); ++from) {
      here = everywhere;
      for (size_t i = from; i < marks.size() && marks[i].position < marks[from].position + length; ++i)
        here[marks[i].asked] = std::max(here[marks[i].asked], marks[i].worth);
      most = std::max(most, worth(here));
    }
    return most;
  }

 private:
  struct Wording {
    std::vector<uint32_t> stems;
    size_t asked = 0;  ///< number of the concept
    double worth = 0;
  };
  struct Mark {
    uint32_t position = 0;
    size_t asked = 0;
    double worth = 0;
  };

  void add(std::vector<uint32_t> stems, size_t asked, double worth) {
    for (const uint32_t stem : stems) begun_.set(stem % begun_.size());
    wordings_.push_back({std::move(stems), asked, worth});
  }

  void add_own(size_t asked) {
    for (const std::string& term : words_[asked].terms) {
      if (term.starts_with(format::prefix::stem)) add({number_of_stem(term.substr(1))}, asked, words_[asked].rarity);
      if (term.starts_with(format::prefix::context) && parts_.terms.exists(term))
        meetings_.emplace_back(asked, parts_.terms.runs_with(term));
    }
  }

  void add_other(size_t asked, const Expansion& other, double share) {
    std::vector<uint32_t> stems;
    for (const std::string& stem : other.stems) stems.push_back(number_of_stem(stem));
    if (stems.empty()) return;
    const double own = std::min(words_[asked].rarity, other.rarity);
    add(std::move(stems), asked, own * std::pow(share * other.share, parts_.ranking.close_related));
  }

  /// The heading and the words of the meeting are near everything.
  [[nodiscard]] Worths worth_everywhere(Xapian::docid entry, std::span<const PlacedWord> heading) const {
    Worths out(words_.size(), 0);
    const double share = parts_.ranking.close_heading;
    for (const Mark& mark : marks_in(heading)) out[mark.asked] = std::max(out[mark.asked], share * mark.worth);
    for (const auto& [asked, meetings] : meetings_)
      if (is_in(entry, meetings->runs)) out[asked] = std::max(out[asked], share * words_[asked].rarity);
    return out;
  }

  static bool is_in(Xapian::docid entry, const std::vector<EntryRun>& runs) {
    const auto after = std::upper_bound(runs.begin(), runs.end(), entry,
                                        [](Xapian::docid id, const EntryRun& r) { return id < r.first; });
    return after != runs.begin() && entry <= std::prev(after)->last;
  }

  [[nodiscard]] std::vector<Mark> marks_in(std::span<const PlacedWord> text) const {
    std::vector<Mark> marks;
    for (size_t i = 0; i < text.size(); ++i) {
      if (!begun_[text[i].stem % begun_.size()]) continue;
      auto at = std::lower_bound(wordings_.begin(), wordings_.end(), text[i].stem,
                                 [](const Wording& one, uint32_t stem) { return one.stems.front() < stem; });
      for (; at != wordings_.end() && at->stems.front() == text[i].stem; ++at)
        if (has_rest(*at, text, i)) marks.push_back({text[i].position, at->asked, at->worth});
    }
    return marks;
  }

  /// True when the other words of a wording stand around its first one.
  static bool has_rest(const Wording& wording, std::span<const PlacedWord> text, size_t first) {
    const auto is_near = [&](const PlacedWord& word) {
      const uint32_t a = word.position;
      const uint32_t b = text[first].position;
      return (a > b ? a - b : b - a) < wording_reach;
    };
    size_t from = first;
    size_t to = first;
    if (wording.stems.size() == 1) return true;
    while (from > 0 && is_near(text[from - 1])) --from;
    while (to + 1 < text.size() && is_near(text[to + 1])) ++to;
    return std::all_of(wording.stems.begin() + 1, wording.stems.end(), [&](uint32_t stem) {
      return std::any_of(text.begin() + static_cast<std::ptrdiff_t>(from),
                         text.begin() + static_cast<std::ptrdiff_t>(to) + 1,
                         [&](const PlacedWord& word) { return word.stem == stem; });
    });
  }

  const SearchParts& parts_;
  const std::vector<Concept>& words_;
  double whole_ = 0;
  std::vector<Wording> wordings_;  ///< by their first stem
  std::bitset<4096> begun_;        ///< stems that may begin a wording, by their last digits
  std::vector<std::pair<size_t, MeetingTerms::SharedRuns>> meetings_;  ///< that a concept names
};

uint32_t length_of(double words) { return static_cast<uint32_t>(std::clamp(words, 1.0, 1e6)); }

double sum_of(const Worths& worths) {
  double sum = 0;
  for (const double worth : worths) sum += worth;
  return sum;
}

/// What several things say together: one alone says nothing of closeness, and a second that is hardly worth anything
/// hardly more. Words that sooner belong to the asking say nothing without what was asked about.
double together(const Worths& worths, const std::vector<Concept>& words, double power) {
  double sum = 0;
  double squares = 0;
  bool has_subject = false;
  for (size_t i = 0; i < worths.size(); ++i) {
    sum += worths[i];
    squares += worths[i] * worths[i];
    has_subject = has_subject || (worths[i] > 0 && words[i].share >= 1);
  }
  if (!has_subject) return 0;
  const double several = sum * sum / squares;  // so many as if all were worth the same
  return sum * std::pow(std::max(0.0, 1 - 1 / several), power);
}

}  // namespace

double unanswered(const SearchParts& parts, const std::vector<Concept>& words,
                  const std::vector<ScoredEntry>& entries) {
  const Stretches stretches(parts, words);
  if (stretches.whole() <= 0) return entries.empty() ? 1 : 0;
  double most = 0;
  for (size_t i = 0; i < std::min(few, entries.size()); ++i)
    most = std::max(most, stretches.best(entries[i].id, length_of(parts.ranking.open_within), sum_of));
  return std::max(0.0, 1 - most / stretches.whole());
}

void lift_close(const SearchParts& parts, const std::vector<Concept>& words, std::vector<ScoredEntry>& entries) {
  const Ranking& ranking = parts.ranking;
  if (ranking.closeness <= 0 || words.size() < 2) return;
  const Stretches stretches(parts, words);
  const auto worth = [&](const Worths& worths) { return together(worths, words, ranking.close_several); };
  const size_t read = std::min(entries.size(), static_cast<size_t>(ranking.close_entries));
  for (size_t i = 0; i < read && parts.budget.take(steps_of_a_text); ++i)
    entries[i].score += ranking.closeness * stretches.best(entries[i].id, length_of(ranking.close_words), worth);
  std::sort(entries.begin(), entries.end(), [](const ScoredEntry& a, const ScoredEntry& b) {
    return a.score != b.score ? a.score > b.score : a.id < b.id;
  });
}

}  // namespace minutebook
