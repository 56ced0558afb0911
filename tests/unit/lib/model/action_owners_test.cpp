// SPDX-License-Identifier: GPL-3.0-or-later
#include "lib/model/action_owners.hpp"

#include <gtest/gtest.h>

#include "lib/base/text.hpp"

namespace minutebook {
namespace {

RegisterHit action(const std::string& text, const std::vector<std::string>& owners, ActionStatus status,
                   const std::string& due, const std::string& date = "2020-01-01") {
  RegisterHit hit;
  hit.kind = EntryKind::action;
  hit.text = text;
  for (const auto& name : owners) hit.detail.owners.push_back({OwnerKind::person, name, name});
  hit.detail.due = due;
  hit.status.code = status;
  hit.document.date = date;
  return hit;
}

/// "Name 2+1: first second third".
std::string shown(const OwnerActions& owner) {
  std::vector<std::string> texts;
  for (const RegisterHit& hit : owner.actions) texts.push_back(hit.text);
  return owner.name + " " + std::to_string(owner.open) + "+" + std::to_string(owner.closed) + ": " + join(texts, " ");
}

TEST(ActionOwners, HaveWhatIsOpenAndDueFirst) {
  RegisterResult all;
  all.total = 7;
  all.hits = {action("late", {"Ann Hay"}, ActionStatus::open, "2020-06-01"),
              action("done", {"Ann Hay"}, ActionStatus::done, "2020-01-01"),
              action("undated", {"ann hay"}, ActionStatus::in_progress, ""),
              action("soon", {"Ann Hay", "Clerk"}, ActionStatus::carried_forward, "2020-02-01"),
              action("newer", {"Ann Hay"}, ActionStatus::open, "", "2020-03-01"),
              action("dropped", {"Clerk", "Clerk"}, ActionStatus::cancelled, ""),
              action("whose", {}, ActionStatus::open, "")};
  const ActionsByOwner grouped = group_by_owner(all);
  ASSERT_EQ(grouped.owners.size(), 3U);
  EXPECT_EQ(shown(grouped.owners[0]), "Ann Hay 4+1: soon late newer undated done") << "spellings are one person";
  EXPECT_EQ(shown(grouped.owners[1]), "Clerk 1+1: soon dropped") << "shared actions stand under each, once";
  EXPECT_EQ(shown(grouped.owners[2]), " 1+0: whose") << "without a name comes last";
  EXPECT_EQ(grouped.grouped, 7U);
  EXPECT_TRUE(grouped.actions.hits.empty());
  EXPECT_EQ(grouped.actions.total, 7U);
}

TEST(ActionOwners, AreNoneOfNothing) { EXPECT_TRUE(group_by_owner({}).owners.empty()); }

}  // namespace
}  // namespace minutebook
