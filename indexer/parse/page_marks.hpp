// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "indexer/parse/clean.hpp"

namespace minutebook {

/// Fills in CleanText::marks: what is printed over the pages and along their margins, letters that stand one below
/// another, and what the file declares of itself. Those printed come in the order of the pages.
void take_page_marks(const Layout& layout, CleanText& out);

/// Adds those of the paper's path in the archive, and of files that it holds but is handed out with.
void take_marked_names(const Layout& layout, std::string_view path, CleanText& out);

}  // namespace minutebook
