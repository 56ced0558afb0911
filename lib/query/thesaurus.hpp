// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace minutebook {

/// How a word of the thesaurus is related to the one that was asked for.
enum class WordRelation {
  usual,      ///< what committees write for it
  everyday,   ///< what papers may write for an everyday word
  plainer,    ///< an everyday word that papers may write for it
  same,       ///< means the same
  derived,    ///< grown from it: pig for piggery
  like,       ///< near in meaning
  wider,      ///< what it is a kind of
  narrower,   ///< a kind of it
  explaining  ///< stands in its explanation
};

struct RelatedWord {
  std::string text;  ///< folded, one to three words
  WordRelation relation = WordRelation::same;
  uint32_t sense = 1;  ///< of the word that was asked for, commonest first
  friend bool operator==(const RelatedWord&, const RelatedWord&) = default;
};

/// Words of committees (thesaurus/committee_words.txt) and of a general English thesaurus (WordNet) for one word or a
/// run of up to three, in any inflection; folded, as the index knows words. Empty when it is not known. Safe from any
/// thread; about a microsecond.
std::vector<RelatedWord> related_words(std::string_view word);

/// The same from other data, lines "word TAB RELATION SENSE other,…" or "form TAB =word", in byte order.
std::vector<RelatedWord> related_words(std::string_view word, std::string_view thesaurus);

}  // namespace minutebook
