// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "indexer/parse/owners.hpp"

namespace minutebook {

/// What the words of an action say: who, what, by when. The owners as printed.
struct ActionWords {
  std::string owners;
  std::string text;
  std::string due;
};

/// `text` could stand for those who must act, and no word of it says the contrary.
bool owner_like(std::string_view text, const Roster& roster);

/// The same, and the paper knows every one of them, or they are offices.
bool are_known_owners(std::string_view text, const Roster& roster);

/// The words behind the label of an action, wherever its owners stand in them: "JS to write", "JS, by May: write",
/// "[JS] write", "(JS, by May): write", "write - JS", "write (JS)", "JS" and no more.
ActionWords read_action_words(std::string_view words, const Roster& roster);

/// An action that no label marks: an entry of a list that begins or ends with its owners, "[JS] Write …", "JS: write
/// …", "Write … - JS". The paper must know them, and what is told must be an order.
std::optional<ActionWords> read_action_entry(std::string_view text, const Roster& roster);

/// A label inside a paragraph: "ACTION: …", "(Action by: …", "Action 4.1 (JS): …", "AP3 …", "TO DO JS: …".
struct InlineLabel {
  size_t at = std::string_view::npos;  ///< npos: there is none
  size_t rest = 0;                     ///< where its words begin
  std::string key;                     ///< what numbers the action: "4.1", "AP3"
};

/// The first at or behind `from`. `lower` is to_lower_ascii(text).
InlineLabel find_inline_label(std::string_view text, std::string_view lower, size_t from, const Roster& roster);

/// "none", "n/a", "completed": no action.
bool is_no_action(std::string_view text);

}  // namespace minutebook
