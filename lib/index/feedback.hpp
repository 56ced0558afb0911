// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <string>
#include <vector>

#include <xapian.h>

#include "lib/index/compile.hpp"
#include "lib/index/ranking.hpp"
#include "lib/index/scored_entry.hpp"
#include "lib/index/stem.hpp"

namespace minutebook {

/// True when the entry has a form of the word; with `of_meeting` only as a word of the meeting.
bool covers(const MeetingTerms& terms, const Concept& word, Xapian::docid entry, bool of_meeting);

/// A word that the best entries say and the query does not.
struct FeedbackWord {
  std::string term;
  double share = 0;  ///< of the worth of a word of the query
};

/// What the best entries say more often than others do, by how good they are (pseudo relevance feedback, as in RM3);
/// the most telling first.
std::vector<FeedbackWord> feedback_words(const MeetingTerms& terms, const CompiledQuery& query,
                                         const std::vector<ScoredEntry>& entries, const Ranking& ranking,
                                         const Stemmer& stem);

/// Lifts the entries that say these words, and puts them in order again. Looks only at these entries.
void lift(const MeetingTerms& terms, const std::vector<FeedbackWord>& words, std::vector<ScoredEntry>& entries);

}  // namespace minutebook
