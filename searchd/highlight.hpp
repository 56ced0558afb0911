// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "lib/model/search.hpp"

namespace minutebook {

/// Words of a query that a reader wants to see marked: folded and cut to their stem, or with "*" for any ending;
/// without what is excluded and what only narrows the search (board:, owner:, dates …). At most 32.
std::vector<std::string> words_to_mark(std::string_view query);

/// `text` in pieces, those that match a word marked as hits. The pieces joined are `text` again.
std::vector<SnippetPart> mark_words(std::string_view text, const std::vector<std::string>& words);

}  // namespace minutebook
