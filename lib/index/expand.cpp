// SPDX-License-Identifier: GPL-3.0-or-later
#include "lib/index/expand.hpp"

#include <algorithm>
#include <utility>

#include "lib/base/text.hpp"
#include "lib/index/meeting_terms.hpp"
#include "lib/index/words.hpp"
#include "lib/query/thesaurus.hpp"

namespace minutebook {
namespace {

double strength(const RelatedWord& word, const Ranking& ranking) {
  switch (word.relation) {
    case WordRelation::usual:
      return ranking.usual;
    case WordRelation::everyday:
      return ranking.everyday;
    case WordRelation::plainer:
      return ranking.plainer;
    case WordRelation::same:
      return ranking.same;
    case WordRelation::derived:
      return ranking.derived;
    case WordRelation::like:
      return ranking.like;
    case WordRelation::wider:
      return ranking.wider;
    case WordRelation::narrower:
      return ranking.narrower;
    case WordRelation::explaining:
      return ranking.explaining;
  }
  return 0;
}

}  // namespace

std::vector<Expansion> other_wordings(std::string_view words, const std::vector<std::string>& asked,
                                      const Ranking& ranking, const MeetingTerms& terms, const Stemmer& stem) {
  std::vector<Expansion> out;
  for (const RelatedWord& word : related_words(words)) {
    Expansion one{word.text, {}, strength(word, ranking), false};
    if (one.share <= 0) continue;
    bool usable = true;
    for (const auto part : split(word.text, ' ')) {
      std::string stemmed = stem(std::string(part));
      usable = usable && !is_stop_word(part) && std::find(asked.begin(), asked.end(), stemmed) == asked.end() &&
               terms.exists("Z" + stemmed);
      one.stems.push_back(std::move(stemmed));
    }
    const bool known = std::any_of(out.begin(), out.end(), [&](Expansion& other) {
      if (other.stems != one.stems) return false;
      other.share = std::max(other.share, one.share);
      return true;
    });
    if (usable && !known) out.push_back(std::move(one));
  }
  std::stable_sort(out.begin(), out.end(), [](const Expansion& a, const Expansion& b) { return a.share > b.share; });
  return out;
}

}  // namespace minutebook
