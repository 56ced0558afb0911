// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/parse/item_text.hpp"
#include "indexer/parse/owners.hpp"
#include "lib/model/minutes.hpp"

namespace minutebook {

/// A sentence that gives someone a task: "Clerk to write …", "JS agreed to attend", "Cllrs A and B will inspect …".
struct Task {
  std::string owner;     ///< as printed
  size_t start = 0;      ///< of the owner in the sentence
  bool certain = false;  ///< the paper knows the owner, or the owner is a role
};
std::optional<Task> read_task(std::string_view sentence, const Roster& roster);

/// `sentence` says that something is to be done, whoever does it: "Write to …", "Notices to go to …", "A plan would be
/// drawn up". A sentence that decides or reports does not.
bool tells_task(std::string_view sentence, const Roster& roster);

/// "write", "send": a verb that orders something when it comes first.
bool is_order(std::string_view word);

/// The block marks an action inside its text: "… Action: JS", "(ACTION: write to …)", "Action JS".
bool marks_action_inside(const Block& block, const Roster& roster);

/// The phrase that says by when: "by the end of September", "before the next meeting"; empty if none.
std::string read_due(std::string_view text);

/// The actions of one item, from its owner column, its action labels and its sentences.
std::vector<Action> read_actions(const CleanText& text, const std::vector<Block>& blocks,
                                 const std::vector<ItemBlock>& item, const PaperHabits& habits, const Roster& roster);

}  // namespace minutebook
