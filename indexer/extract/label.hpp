// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <string_view>

namespace minutebook {

enum class LabelKind {
  none,
  bare,   ///< a number without punctuation: "7", "12", "3a": a label only in front of words
  clear,  ///< "7.", "3.2", "(a)", "iv)", "Item 4" is not one
  bullet
};

/// What kind of list label `text` is, as a whole.
LabelKind label_kind(std::string_view text);

/// True if `label` and the text that follows it after a tab or wide gap belong on one line.
bool is_label_of(std::string_view label, std::string_view text);

}  // namespace minutebook
