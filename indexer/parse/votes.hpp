// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <optional>
#include <string>
#include <string_view>

#include "indexer/parse/owners.hpp"
#include "lib/model/minutes.hpp"

namespace minutebook {

struct Movers {
  std::string mover;
  std::string seconder;
};

/// "Proposed by Cllr A, seconded by Cllr B", "Prop: AB; 2nd: CD", "A moved and B seconded", "Moved: A. Seconded: B".
/// Initials are resolved by the attendance key.
Movers read_movers(std::string_view text, const Roster& roster);

/// "carried by 7 votes to 3", "3 for, 2 against, 1 abstention", "passed 4-0", "unanimously", "nem. con."; nothing if no
/// vote is told.
std::optional<Vote> read_vote(std::string_view text);

/// A list of a recorded vote: "For (14): Mr A, Mrs B", "AGAINST: …". Adds names and counts to `vote`; false if `text`
/// is none.
bool add_recorded_votes(std::string_view text, Vote& vote);

/// ": Penn aye, Oak nay": how members voted, behind "Roll call".
bool tells_votes(std::string_view folded);

}  // namespace minutebook
