// SPDX-License-Identifier: GPL-3.0-or-later
#include "lib/model/action_owners.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>
#include <utility>

#include "lib/base/text.hpp"

namespace minutebook {
namespace {

bool is_closed(const RegisterHit& action) {
  return action.status.code == ActionStatus::done || action.status.code == ActionStatus::cancelled;
}

/// Open before closed, dated before undated, the earlier before the later; the newest paper first among equals.
bool comes_before(const RegisterHit& a, const RegisterHit& b) {
  const auto key = [](const RegisterHit& one) {
    return std::tuple(is_closed(one), one.detail.due.empty(), one.detail.due);
  };
  if (key(a) != key(b)) return key(a) < key(b);
  return a.document.date > b.document.date;
}

}  // namespace

ActionsByOwner group_by_owner(RegisterResult actions) {
  ActionsByOwner out;
  std::map<std::string, OwnerActions> owners;  // by folded name
  for (const RegisterHit& action : actions.hits) {
    std::set<std::string> given;
    for (const Owner& owner : action.detail.owners) {
      const std::string key = fold_name(owner.name);
      if (key.empty() || !given.insert(key).second) continue;
      OwnerActions& one = owners[key];
      if (one.name.empty()) one.name = owner.name;
      one.actions.push_back(action);
    }
    if (given.empty()) owners[""].actions.push_back(action);
  }
  out.grouped = actions.hits.size();
  actions.hits.clear();
  out.actions = std::move(actions);
  for (auto& [key, one] : owners) {
    one.closed = static_cast<uint64_t>(std::count_if(one.actions.begin(), one.actions.end(), is_closed));
    one.open = one.actions.size() - one.closed;
    std::stable_sort(one.actions.begin(), one.actions.end(), comes_before);
    out.owners.push_back(std::move(one));
  }
  std::stable_sort(out.owners.begin(), out.owners.end(), [](const OwnerActions& a, const OwnerActions& b) {
    return std::tuple(a.name.empty(), b.open, b.closed) < std::tuple(b.name.empty(), a.open, a.closed);
  });
  return out;
}

}  // namespace minutebook
