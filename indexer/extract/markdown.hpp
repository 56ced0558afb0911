// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <string_view>

#include "lib/model/layout.hpp"

namespace minutebook {

/// Markdown (CommonMark with GitHub's tables) as committees publish it and as converters write it. Every source line is
/// a Line; headings, lists and tables are declared; marks of emphasis, links, comments and front matter are gone. A
/// rule
/// ("---") stays a Line of its own, since converters leave one at page ends. Never throws on any bytes.
Layout read_markdown(std::string_view bytes);

/// True if the text is plainly Markdown whatever the file is called: several kinds of its marks at line starts.
bool looks_like_markdown(std::string_view text);

/// One line without its inline marks. `whole_style` gets the Style bits that hold for all of it.
std::string without_inline_marks(std::string_view line, uint8_t& whole_style);

}  // namespace minutebook
