// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <string_view>
#include <vector>

namespace minutebook {

struct Sentence {
  size_t start = 0;  ///< bytes into the text it was cut from
  size_t end = 0;    ///< exclusive, closing marks included
};

/// Cuts prose at full stops, question and exclamation marks that end a sentence; abbreviations, initials, numbers and
/// "Cllr." end none. Linear.
std::vector<Sentence> cut_sentences(std::string_view text);

}  // namespace minutebook
