// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <string>

namespace minutebook {

/// One spelling for a word that is spelt in two ways, British for American as a rule ("centre" for "center"), and any
/// other word as it is. For stems only: both spellings of a word are then one, whichever the papers have. Words that
/// would meet another word in their other spelling ("meter", "check", "draft", "story") and names ("Gray") stay as they
/// are. `word` is folded; its first letter is kept.
std::string one_spelling(std::string word);

}  // namespace minutebook
