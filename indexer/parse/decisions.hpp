// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <vector>

#include "indexer/parse/decision_sentences.hpp"
#include "indexer/parse/item_text.hpp"
#include "indexer/parse/owners.hpp"
#include "lib/model/minutes.hpp"

namespace minutebook {

/// The decisions of one item: explicit blocks, resolutions, sentences in which the meeting decides, results of votes.
std::vector<Decision> read_decisions(const CleanText& text, const std::vector<Block>& blocks,
                                     const std::vector<ItemBlock>& item, const PaperHabits& habits,
                                     const Roster& roster);

}  // namespace minutebook
