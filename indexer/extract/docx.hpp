// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <string_view>

#include "lib/model/layout.hpp"

namespace minutebook {

/// A Word document (ECMA-376 WordprocessingML, transitional or strict): paragraphs, tables, list numbers as they would
/// print, text boxes once, insertions in, deletions out. Heads, feet and comments are not part of the flow; footnotes
/// follow at the end. Never throws but bad_alloc.
Layout read_docx(std::string_view bytes);

}  // namespace minutebook
