// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <cstdint>
#include <optional>
#include <string_view>

#include "lib/model/minutes.hpp"

namespace minutebook {

/// What a label inside an item opens.
enum class Section : uint8_t {
  none,
  decision,
  action,
  reasons,
  recommendation,
  discussion,
  vote,
  owner,
  due,
  status,
  proposal
};

struct SectionLabel {
  Section section = Section::none;
  size_t rest = 0;       ///< offset of what follows the label on its line; text.size() if it stands alone
  size_t words_end = 0;  ///< offset of the end of the label's own words
};

/// "Decision", "Action:", "Reason(s) for decision -", "(Action by: …": a label alone or with a colon or dash after it.
/// `folded` is one block. Constant time.
SectionLabel read_section_label(std::string_view folded);

/// The block is such a label and nothing else.
bool is_section_label(std::string_view folded);

/// Headings that divide a paper of minutes but are no items: "PRESENT", "UNRESTRICTED ITEMS", "QUESTIONS", "Signed".
bool is_division(std::string_view folded);

/// The outcome that a word of decision stands for: "resolved", "agreed", "deferred", …; nothing for other words.
std::optional<Outcome> outcome_of_word(std::string_view folded_word);

}  // namespace minutebook
