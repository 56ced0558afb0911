// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <string>
#include <vector>

#include <xapian.h>

#include "lib/index/ranking.hpp"
#include "lib/index/register_store.hpp"
#include "lib/index/stem.hpp"
#include "lib/model/register_result.hpp"

namespace minutebook {

/// What every search reads; all of it belongs to one open generation.
struct SearchParts {
  const Xapian::Database& database;
  const Ranking& ranking;
  const Stemmer& stem;
  const std::vector<std::string>& names;  ///< the register of names, by number
  const RegisterStore& registers;
};

/// Decisions or actions, each for itself: those that have every word of the query in their own words, their item's
/// title or their meeting; only when none has, those with some, marked weak. Without words the newest come first.
/// Total, facets and histogram are over entries; exact up to 60,000 of them, and said to be "at least" beyond. Throws
/// what Xapian throws.
RegisterResult search_register(const SearchParts& parts, const SearchRequest& request, EntryKind kind);

/// The actions that a person owns, newest first, at most 200; `papers` are those of the person.
std::vector<OwnedActionLine> owned_actions(const SearchParts& parts, const PersonLine& person,
                                           const std::vector<PaperLine>& papers);

}  // namespace minutebook
