// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <cstdint>
#include <string>
#include <string_view>

namespace minutebook {

/// What a line says once the traces of converters and of light mark-up are gone.
struct PlainLine {
  std::string text;        ///< single spaces, trimmed; '\n' where a <br> stood
  bool bold = false;       ///< the whole text stood between ** or __
  bool rule = false;       ///< nothing but a drawn line: "---", "|---|---|", "_____"
  uint8_t heading = 0;     ///< number of # in front, 0 none
  uint8_t list_depth = 0;  ///< 1 if a bullet or dash stood in front
};

/// Carried from line to line: an HTML comment that is still open, bold text that goes on.
struct ResidueState {
  bool comment = false;
  bool bold = false;
};

/// Removes images, bookmarks, links' addresses, comments, tags, struck-through text (~~), ** and __, bullets and #
/// marks. `line` is one line, already normalise()d. Linear.
PlainLine strip_residue(std::string_view line, ResidueState& state);

/// "M I N U T E S of the" -> "MINUTES of the": runs of four or more single letters.
std::string join_spaced_letters(std::string_view text);

/// "15 th March" -> "15th March": superscript ordinals that came loose.
std::string join_loose_ordinals(std::string_view text);

}  // namespace minutebook
