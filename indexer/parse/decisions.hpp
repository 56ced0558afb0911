// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <vector>

#include "indexer/parse/item_text.hpp"
#include "indexer/parse/owners.hpp"
#include "lib/model/minutes.hpp"

namespace minutebook {

/// What a sentence decides.
struct SentenceDecision {
  enum class Kind : uint8_t { none, weak, strong };
  Kind kind = Kind::none;
  Outcome outcome = Outcome::agreed;
  bool marker =
      false;  ///< RESOLVED, "It was agreed": its clause may run on to the end of the paragraph and into a list
  bool result = false;  ///< the result of a vote: what was voted on stands before it
};

/// `sentence` as printed with its fold(). `reply`: the sentence stands in an answer that is read out, where only the
/// meeting's own resolutions count.
SentenceDecision judge_sentence(std::string_view sentence, std::string_view folded, bool reply);

/// The decisions of one item: explicit blocks, resolutions, sentences in which the meeting decides, results of votes.
std::vector<Decision> read_decisions(const CleanText& text, const std::vector<Block>& blocks,
                                     const std::vector<ItemBlock>& item, const PaperHabits& habits,
                                     const Roster& roster);

}  // namespace minutebook
