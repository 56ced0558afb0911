// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <map>
#include <set>
#include <string>
#include <vector>

#include <xapian.h>

#include "lib/model/holdings.hpp"

// Papers that went out of a database: their ids, which tell nothing of them, the day, and what replaced them. They
// answer whoever kept a link, tell harvesters to forget what they took, and tell feeds what changed.
namespace minutebook {

/// The latest first, at most 5,000.
std::vector<FormerPaper> read_former_papers(const Xapian::Database& database);

/// What an update does to papers that others may know of.
struct Departures {
  const std::set<std::string>& removed;                ///< ids that go
  const std::set<std::string>& here;                   ///< ids that come, and those that they replace
  const std::map<std::string, std::string>& replaced;  ///< id to that of its later version
  std::string day;                                     ///< ISO
};
/// What is to be kept of them, as bytes, beside what `before` has: also the ids of earlier versions of what goes. Ids
/// that are here again are forgotten.
std::string former_papers_after(const Xapian::Database& before, const Departures& departures);

}  // namespace minutebook
