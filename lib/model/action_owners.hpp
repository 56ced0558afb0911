// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <cstdint>
#include <string>
#include <vector>

#include "lib/model/register_result.hpp"

namespace minutebook {

/// What one person, role or group has to do.
struct OwnerActions {
  std::string name;  ///< empty: actions that name nobody
  uint64_t open = 0, closed = 0;
  std::vector<RegisterHit> actions;  ///< the open ones first: what is due first, then what names no day
};

/// A register of actions by those who must act.
struct ActionsByOwner {
  RegisterResult actions;            ///< its hits are moved into `owners`
  std::vector<OwnerActions> owners;  ///< who has most to do first; those without a name last
  uint64_t grouped = 0;              ///< actions among them; fewer than there are when there are too many
};

/// Pure. An action with several owners stands under each; spellings that differ in case or accents are one.
ActionsByOwner group_by_owner(RegisterResult actions);

}  // namespace minutebook
