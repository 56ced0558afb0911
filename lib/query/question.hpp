// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <string>
#include <vector>

namespace minutebook {

/// A plain word of a query, folded; empty where something else stands.
struct TypedWord {
  std::string text;
  bool is_stop = false;  ///< says nothing anywhere
};

enum class WordRole {
  subject,  ///< what the query is about
  faint,    ///< may say something, but sooner belongs to the asking: "what did they say", "when is it going to open"
  silent    ///< only asks
};

/// What each word is there for. A list of words is meant word by word; a sentence, which has words that only ask, has
/// others that say little in it.
std::vector<WordRole> roles_of(const std::vector<TypedWord>& words);

}  // namespace minutebook
