// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <cstdint>
#include <string_view>

#include "indexer/parse/vocabulary.hpp"
#include "lib/model/minutes.hpp"

namespace minutebook {

/// What a sentence decides.
struct SentenceDecision {
  enum class Kind : uint8_t { none, weak, strong };
  Kind kind = Kind::none;
  Outcome outcome = Outcome::agreed;
  bool marker =
      false;  ///< RESOLVED, "It was agreed": its clause may run on to the end of the paragraph and into a list
  bool result = false;  ///< the result of a vote: what was voted on stands before it
};

/// `sentence` as printed with its fold(). `reply`: the sentence stands in an answer that is read out, where only the
/// meeting's own resolutions count.
SentenceDecision judge_sentence(std::string_view sentence, std::string_view folded, bool reply);

/// The text has letters that some word of decision has; quick, and true of many texts that decide nothing.
bool may_decide(std::string_view folded);

/// "Resolved that ...", "Agreed to ...", "All approved".
SentenceDecision judge_opening(std::string_view folded);

/// "The minutes were approved", "a donation was agreed".
SentenceDecision judge_passive(std::string_view folded);

/// "The motion passed 5-0", "Carried unanimously", "seconded by B and agreed".
SentenceDecision judge_result(std::string_view folded);

}  // namespace minutebook
