// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <optional>
#include <string>
#include <string_view>

#include "indexer/parse/printed_words.hpp"

namespace minutebook {

/// The name of a body found in a run of words; `first` and `last` are word indices, `last` exclusive.
struct BodyInWords {
  std::string name;          ///< tidied and in canonical case: "Planning Committee"
  std::string organization;  ///< the parent printed with it: "Barchester City Council"; may be empty
  size_t first = 0;
  size_t last = 0;
};

/// True if the text is the name of a body and nothing else: its head word is in the register ("council", "board of
/// ...", "municipal district of ..."). "Council Chamber" and "Cabinet Member for Roads" are not.
bool is_body_name(std::string_view text);

/// "KENT & WYE JOINT COMMITTEE" -> "Kent & Wye Joint Committee"; names that are not all capitals are left as printed.
std::string canonical_case(std::string_view printed);

/// A printed name without article, kind of meeting and trailing "meeting", "minutes" or date; its parent apart.
BodyInWords tidy_body(std::string_view printed);

/// The body in a title or sentence: "MINUTES of a meeting of the X held", "X PLANNING MEETING", "agenda of the X", "a
/// special meeting of X will be held". `text` is what `words` were read from.
std::optional<BodyInWords> body_in_sentence(std::string_view text, PrintedWords words);

/// "annual", "extraordinary", "monthly": kinds of meeting that are no part of a name.
bool is_meeting_kind(std::string_view folded);

}  // namespace minutebook
