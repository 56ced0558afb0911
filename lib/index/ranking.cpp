// SPDX-License-Identifier: GPL-3.0-or-later
#include "lib/index/ranking.hpp"

#include <algorithm>

#include "lib/base/text.hpp"

namespace minutebook {

const std::vector<Ingredient>& ingredients() {
  static const std::vector<Ingredient> all = {
      {"coverage", [](Ranking& r) -> double& { return r.passage.coverage; }, 0, "being there at all, in a passage"},
      {"document-coverage", [](Ranking& r) -> double& { return r.document.coverage; }, 0,
       "being there at all, in the whole paper"},
      {"length", [](Ranking& r) -> double& { return r.passage.length_share; }, 0, "the length of a passage"},
      {"document-length", [](Ranking& r) -> double& { return r.document.length_share; }, 0, "the length of a paper"},
      {"chance", [](Ranking& r) -> double& { return r.passage.chance; }, 0, "long passages have a word by chance"},
      {"document-chance", [](Ranking& r) -> double& { return r.document.chance; }, 0,
       "long papers have a word by chance"},
      {"saturation", [](Ranking& r) -> double& { return r.passage.saturation; }, 1000,
       "how soon more of a word is enough"},
      {"document-share", [](Ranking& r) -> double& { return r.document_share; }, 0,
       "the whole paper beside its best passage"},
      {"agenda", [](Ranking& r) -> double& { return r.agenda; }, 1, "minutes before agendas"},
      {"nearness", [](Ranking& r) -> double& { return r.nearness; }, 0, "words side by side"},
      {"answering", [](Ranking& r) -> double& { return r.answering; }, 0, "how far a passage answers"},
      {"weak-below", [](Ranking& r) -> double& { return r.weak_below; }, 0, "the line for weak results"},
      {"apart", [](Ranking& r) -> double& { return r.apart; }, 1, "words of the passage that stand apart"},
      {"elsewhere", [](Ranking& r) -> double& { return r.elsewhere; }, 1, "words elsewhere in the paper"},
      {"open-above", [](Ranking& r) -> double& { return r.open_above; }, -1,
       "other words only for queries that are open"},
      {"open-within", [](Ranking& r) -> double& { return r.open_within; }, 1e9, "a query is answered in one place"},
      {"usual", [](Ranking& r) -> double& { return r.usual; }, 0, "what committees write for it"},
      {"everyday", [](Ranking& r) -> double& { return r.everyday; }, 0, "what papers write for an everyday word"},
      {"plainer", [](Ranking& r) -> double& { return r.plainer; }, 0, "everyday words that papers write for it"},
      {"same", [](Ranking& r) -> double& { return r.same; }, 0, "words that mean the same"},
      {"derived", [](Ranking& r) -> double& { return r.derived; }, 0, "words grown from one another"},
      {"like", [](Ranking& r) -> double& { return r.like; }, 0, "words near in meaning"},
      {"wider", [](Ranking& r) -> double& { return r.wider; }, 0, "what it is a kind of"},
      {"narrower", [](Ranking& r) -> double& { return r.narrower; }, 0, "kinds of it"},
      {"explaining", [](Ranking& r) -> double& { return r.explaining; }, 0, "words that explain it"},
      {"related-limit", [](Ranking& r) -> double& { return r.related_limit; }, 0, "other words altogether"},
      {"joined", [](Ranking& r) -> double& { return r.joined; }, 0, "words written as one or as two"},
      {"feedback", [](Ranking& r) -> double& { return r.feedback; }, 0, "words of the best passages"},
      {"feedback-unanswered", [](Ranking& r) -> double& { return r.feedback_unanswered; }, 1e-9,
       "only for queries that are open"},
      {"feedback-passages", [](Ranking& r) -> double& { return r.feedback_passages; }, 0, "words of the best passages"},
      {"feedback-words", [](Ranking& r) -> double& { return r.feedback_words; }, 0, "words of the best passages"},
      {"closeness", [](Ranking& r) -> double& { return r.closeness; }, 0, "things close together, in any words"},
      {"close-words", [](Ranking& r) -> double& { return r.close_words; }, 1e9, "how close that is"},
      {"close-several", [](Ranking& r) -> double& { return r.close_several; }, 0, "several things rather than one"},
      {"close-heading", [](Ranking& r) -> double& { return r.close_heading; }, 0, "headings and meetings are near all"},
      {"close-related", [](Ranking& r) -> double& { return r.close_related; }, 1, "far wordings count close together"},
      {"close-hints", [](Ranking& r) -> double& { return r.close_hints; }, 0, "weak wordings in what was found"},
      {"close-entries", [](Ranking& r) -> double& { return r.close_entries; }, 0, "passages that are read for that"},
  };
  return all;
}

Result<void> set_ingredient(Ranking& ranking, std::string_view name, double value) {
  for (const Ingredient& one : ingredients()) {
    if (one.name != name) continue;
    one.value(ranking) = value;
    return {};
  }
  std::vector<std::string> names;
  for (const Ingredient& one : ingredients()) names.emplace_back(one.name);
  return fail(ErrorCode::bad_argument, "The ranking has no ingredient '" + terminal_safe(name) + "'",
              "There are: " + join(names, ", "));
}

}  // namespace minutebook
