// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <string>
#include <vector>

#include <xapian.h>

#include "lib/index/budget.hpp"
#include "lib/index/collector.hpp"
#include "lib/index/meeting_terms.hpp"
#include "lib/index/ranking.hpp"
#include "lib/index/register_store.hpp"
#include "lib/index/scorer.hpp"
#include "lib/index/stem.hpp"
#include "lib/index/stored_entries.hpp"

namespace minutebook {

class HouseWords;

/// What every search reads; all of it belongs to one open generation.
struct SearchParts {
  const Xapian::Database& database;
  const Ranking& ranking;
  const Stemmer& stem;
  const std::vector<std::string>& names;  ///< the register of names, by number
  const RegisterStore& registers;
  const MeetingTerms& terms;
  Scorer& scorer;
  CountedValues& values;
  const StoredEntries& stored;
  const HouseWords& house_words;
  Budget& budget;  ///< of the request in hand
};

}  // namespace minutebook
