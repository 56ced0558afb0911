// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <string>
#include <vector>

#include "lib/index/expand.hpp"

namespace minutebook {

/// One way in which an entry can say what a word of the query asks for.
struct Form {
  using Word = std::vector<std::string>;  ///< terms of the index: the first of them that the entry has counts
  using Wording = std::vector<Word>;      ///< words that must all be there

  std::vector<Wording> wordings;  ///< any of them; several only when they are weighed as one
  double share = 1;               ///< of what it is worth
  bool as_one = false;            ///< weighed as one word with all their occurrences, else each word for itself
  friend bool operator==(const Form&, const Form&) = default;
};

/// One thing a plain word asks for, with every form that answers it.
struct Concept {
  std::string word;                ///< as typed
  std::vector<Form> forms;         ///< the first of them that an entry has counts; none: no entry has it
  std::vector<std::string> terms;  ///< any of them covers the concept
  std::string plain;               ///< the folded word, when it is a single one
  double share = 1;                ///< of its worth, below 1 when it sooner belongs to the asking
  double rarity = 0;               ///< what it is worth
  bool in_text = false;            ///< the plain word stands in some text as it is, not only its stem
  size_t order = 0;                ///< place in the query, stop words counted
  bool is_stop = false;            ///< says nothing; used only when the query has nothing else
  std::vector<Expansion> related;  ///< other wordings that are looked for
  std::vector<Expansion> hints;    ///< weaker ones, that count only in passages that were found
  std::string repaired;            ///< the word that was looked for instead, empty if as typed
};

/// "Zsluic, else 0.9 XCTXsluic, else 0.3 one of (Zweir; Zlock Zgate)"
std::string to_text(const std::vector<Form>& forms);

}  // namespace minutebook
