// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "lib/base/result.hpp"
#include "lib/index/coverage_weight.hpp"

namespace minutebook {

/// Everything that decides the order of results; the defaults are what users get. Each ingredient can be switched off
/// to measure what it does.
struct Ranking {
  WeightShape document{0.6, 1.2, 0.4, 1000, 1.0, 0.0};  ///< average lengths are replaced by the index's own
  WeightShape passage{0.6, 1.2, 0.5, 150, 1.0, 0.08};
  double document_share = 0.3;    ///< of the final score; the rest is the best passage's
  uint32_t document_depth = 200;  ///< documents that are ranked by both
  uint32_t passage_depth = 400;   ///< entries that are looked at for them
  double agenda = 0.9;            ///< of an agenda's score: it says what will be talked about, not what came of it
  double nearness = 0.1;    ///< what two neighbouring words of the query that are neighbours in the text are worth more
  double weak_below = 0.7;  ///< a result whose words are worth less than this share of the query's is weak
  double answering = 0.1;   ///< share of its score that a paper loses whose best passage answers nothing of the query
  double apart = 0.7;       ///< what a word counts for that when it is in the entry, but not near the others
  double elsewhere = 0.2;   ///< what a word counts for that when the paper has it, but not where the others are

  double open_above = 0.2;  ///< share of the query that no good passage has: above it, other words are looked for too
  double open_within = 40;  ///< so near the words must stand for that

  // What a word of the thesaurus is worth against the word that was asked for, by how it is related.
  double usual = 0.8;
  double everyday = 0.9;
  double plainer = 0.2;
  double same = 0.3;
  double derived = 0.3;
  double like = 0.2;
  double wider = 0.2;
  double narrower = 0.2;
  double explaining = 0.1;
  double related_limit = 6;  ///< other wordings of one word
  double joined = 0.9;       ///< "playground" for "play ground", and the other way round

  // What the best passages say besides the words of the query, and that is looked for too.
  double feedback = 0.3;             ///< what one such word is worth against a word of the query
  double feedback_unanswered = 0.5;  ///< share of the query that must be missing in the best passages for all of that
  double feedback_passages = 8;      ///< how many passages are read
  double feedback_words = 10;        ///< how many words are taken

  // Things that are asked for and stand close together, by any of their wordings.
  double closeness = 1.5;      ///< what the best stretch of a passage counts beside its words
  double close_words = 25;     ///< length of a stretch
  double close_several = 0.5;  ///< how much more several things say than one
  double close_heading = 0.7;  ///< of what a word is worth when only the heading or the meeting has it
  double close_related = 0.3;  ///< how steeply far wordings fall off
  double close_hints = 0.7;    ///< wordings too weak to be looked for, against those that are
  double close_entries = 60;   ///< how many passages are read
};

/// A number of the ranking that has a name, and the value that takes its effect away.
struct Ingredient {
  std::string_view name;
  double& (*value)(Ranking&);
  double off;
  std::string_view about;  ///< what it does, in a few words
};

const std::vector<Ingredient>& ingredients();

/// Gives the ingredient called `name` another value. Fails with bad_argument when there is none.
Result<void> set_ingredient(Ranking& ranking, std::string_view name, double value);

}  // namespace minutebook
