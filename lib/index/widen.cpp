// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <iterator>
#include <map>
#include <utility>

#include "lib/base/text.hpp"
#include "lib/index/compile.hpp"
#include "lib/index/coverage_weight.hpp"

namespace minutebook {
namespace {

constexpr Xapian::doccount established = 3;  // a word that as many entries have is no mistake of typing
constexpr double near_share = 0.35;          // of a wording that means nearly the same
constexpr size_t longest_run = 3;            // "turn a blind eye" is longer, and nobody asks so
constexpr size_t least_part = 3;             // letters of a part of a compound

class Widener {
 public:
  Widener(CompiledQuery& query, const MeetingTerms& terms, const Stemmer& stem, const Ranking& ranking)
      : query_(query), terms_(terms), stem_(stem), ranking_(ranking) {}

  bool run() {
    note_stems();
    std::vector<Concept*> widened;
    for (Concept& one : query_.concepts) {
      const bool name = one.order > 0 && !one.word.empty() && one.word[0] >= 'A' && one.word[0] <= 'Z';
      if (one.plain.empty() || one.is_stop || name) continue;
      add_joined(one);
      for (size_t length = 1; length <= longest_run; ++length)
        if (const std::string run = run_of(one, length); !run.empty()) add_wordings(one, run);
      weigh(one);
      widened.push_back(&one);
    }
    count_twice(widened);
    bool any = false;
    for (Concept* one : widened) {
      keep_best(*one);
      any = any || !one->related.empty();
      add_forms(*one);
    }
    return any;
  }

 private:
  void note_stems() {
    for (const Concept& one : query_.concepts)
      for (const std::string& term : one.terms)
        if (term[0] == 'Z') asked_.push_back(term.substr(1));
  }

  /// So many words of the query from this one on, empty when something else stands between.
  [[nodiscard]] std::string run_of(const Concept& one, size_t length) const {
    if (one.order + length > query_.typed.size()) return {};
    std::vector<std::string> run(query_.typed.begin() + static_cast<std::ptrdiff_t>(one.order),
                                 query_.typed.begin() + static_cast<std::ptrdiff_t>(one.order + length));
    run.front() = one.plain;  // as repaired
    return std::find(run.begin(), run.end(), std::string()) == run.end() ? join(run, " ") : std::string();
  }

  [[nodiscard]] double worth(const Expansion& other) const {
    return rarity(terms_.database().get_doccount(), terms_.stored("Z" + rarest(other.stems)));
  }

  /// What each wording is worth; of the same one twice the better.
  void weigh(Concept& one) const {
    for (Expansion& other : one.related) other.rarity = worth(other);
    std::stable_sort(one.related.begin(), one.related.end(),
                     [](const Expansion& a, const Expansion& b) { return a.share * a.rarity > b.share * b.rarity; });
    std::vector<Expansion> kept;
    for (Expansion& other : one.related) {
      const auto same = [&](const Expansion& known) { return known.stems == other.stems; };
      if (std::none_of(kept.begin(), kept.end(), same)) kept.push_back(std::move(other));
    }
    one.related = std::move(kept);
  }

  /// A wording that may stand for many words of the query ("logo" for coat, arms and letterhead) answers two of them,
  /// which may be one thing together ("savings pots"): those for which it is worth most.
  static void count_twice(const std::vector<Concept*>& concepts) {
    constexpr size_t most = 2;
    using Claim = std::pair<double, Concept*>;
    std::map<std::vector<std::string>, std::vector<Claim>> claims;
    for (Concept* one : concepts)
      for (const Expansion& other : one->related)
        claims[other.stems].emplace_back(other.share * std::min(one->rarity, other.rarity), one);
    for (auto& [stems, all] : claims) {
      std::stable_sort(all.begin(), all.end(), [](const Claim& a, const Claim& b) { return a.first > b.first; });
      for (size_t i = most; i < all.size(); ++i) {
        std::erase_if(all[i].second->related, [&same = stems](const Expansion& other) { return other.stems == same; });
      }
    }
  }

  /// Those that are worth most are looked for; the others are hints.
  void keep_best(Concept& one) const {
    const auto limit = std::min(one.related.size(), static_cast<size_t>(ranking_.related_limit));
    const auto weaker = one.related.begin() + static_cast<std::ptrdiff_t>(limit);
    one.hints.assign(std::make_move_iterator(weaker), std::make_move_iterator(one.related.end()));
    one.related.resize(limit);
  }

  void add_wordings(Concept& one, const std::string& words) {
    for (Expansion& other : other_wordings(words, asked_, ranking_, terms_, stem_))
      one.related.push_back(std::move(other));
  }

  /// "play ground" is also "playground", and "playground" also "play ground".
  void add_joined(Concept& one) const {
    if (ranking_.joined <= 0) return;
    if (const std::string pair = run_of(one, 2); pair.size() > one.plain.size() + 3)
      add_known(one, {one.plain + pair.substr(one.plain.size() + 1)});
    if (terms_.exists("Z" + stem_(one.plain))) return;
    for (size_t at = least_part; at + least_part <= one.plain.size(); ++at)
      if (add_known(one, {one.plain.substr(0, at), one.plain.substr(at)})) return;
  }

  /// These words as another wording, when some papers have each of them.
  bool add_known(Concept& one, const std::vector<std::string>& words) const {
    Expansion other{join(words, " "), {}, ranking_.joined, false};
    for (const std::string& word : words) {
      other.stems.push_back(stem_(word));
      if (terms_.stored("Z" + other.stems.back()) < established) return false;
    }
    one.related.push_back(std::move(other));
    return true;
  }

  /// Where the word itself is not, one synonym of its near wordings; where those are not, one of the far ones.
  void add_forms(Concept& one) {
    for (const bool near : {true, false}) {
      Form form;
      form.as_one = true;
      double share = 0;
      double entries = 0;
      for (const Expansion& other : one.related) {
        if ((other.share >= near_share) != near) continue;
        Form::Wording wording;
        for (const std::string& stemmed : other.stems) wording.push_back({"Z" + stemmed});
        form.wordings.push_back(std::move(wording));
        share += other.share;
        entries += terms_.stored("Z" + rarest(other.stems));
        for (const std::string& stemmed : other.stems) query_.marks.stems.push_back(stemmed);
      }
      if (form.wordings.empty()) continue;
      share /= static_cast<double>(form.wordings.size());
      form.share = share * std::min(1.0, one.rarity / rarity(terms_.database().get_doccount(), entries));
      one.forms.push_back(std::move(form));
    }
  }

  [[nodiscard]] std::string rarest(const std::vector<std::string>& stems) const {
    return *std::min_element(stems.begin(), stems.end(), [&](const std::string& a, const std::string& b) {
      return terms_.stored("Z" + a) < terms_.stored("Z" + b);
    });
  }

  CompiledQuery& query_;
  const MeetingTerms& terms_;
  const Stemmer& stem_;
  const Ranking& ranking_;
  std::vector<std::string> asked_;  ///< stems of the query
};

}  // namespace

bool widen(CompiledQuery& query, const MeetingTerms& terms, const Stemmer& stem, const Ranking& ranking) {
  return Widener(query, terms, stem, ranking).run();
}

}  // namespace minutebook
