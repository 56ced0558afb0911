// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/pipeline/changes.hpp"

#include <gmock/gmock.h>

#include <map>

#include "lib/model/record.hpp"

namespace minutebook {
namespace {

/// A folder as "name:content" words; the time of a file is 1, or 2 after "name:content!".
struct World {
  Found found;
  std::map<std::string, std::string> contents;
};

std::string hash_of(const std::string& content) { return content + std::string(63, '0'); }

World world_of(const std::string& words) {
  World world;
  std::istringstream in(words);
  for (std::string word; in >> word;) {
    const size_t colon = word.find(':');
    const bool touched = word.back() == '!';
    const std::string name = word.substr(0, colon);
    world.contents[name] = word.substr(colon + 1, 1);
    world.found.files.push_back({"/a", name, 1, touched ? 2 : 1});
  }
  return world;
}

Ledger ledger_of(const World& world) {
  Ledger ledger;
  for (const auto& file : world.found.files) {
    LedgerRow row;
    row.source = file;
    row.sha256 = hash_of(world.contents.at(file.path));
    row.id = "id-" + file.path;
    ledger.rows.push_back(row);
  }
  return ledger;
}

std::string name_of(Step step) {
  switch (step) {
    case Step::keep:
      return "keep";
    case Step::touch:
      return "touch";
    case Step::move:
      return "move";
    case Step::read:
      return "read";
  }
  return "";
}

/// "keep a, move c from b, read d for e; gone: f"
std::string print(const ChangePlan& plan) {
  std::string out;
  for (const auto& planned : plan.files) {
    out += (out.empty() ? "" : ", ") + name_of(planned.step) + " " + planned.file.path;
    if (planned.step == Step::move) out += " from " + planned.before->source.path;
    for (const auto& id : planned.replaces) out += " for " + id;
  }
  for (const auto* row : plan.gone) out += ", gone " + row->source.path;
  for (const auto* row : plan.blind) out += ", unseen " + row->source.path;
  return out;
}

ChangePlan plan_of(const Ledger& ledger, const World& now) {
  return plan_changes(
      ledger, now.found,
      [&](const std::vector<SourceFile>& files) {
        std::vector<std::string> out;
        for (const auto& file : files) out.push_back(hash_of(now.contents.at(file.path)));
        return out;
      },
      [](const LedgerRow&) { return false; });
}

TEST(Changes, EveryKind) {
  struct Row {
    const char *before, *now, *expected, *reason;
  };
  const Row rows[] = {
      {"", "a:1", "read a", "new"},
      {"a:1", "a:1", "keep a", "the same"},
      {"a:1", "a:1!", "touch a", "only its time has changed"},
      {"a:1", "a:2!", "read a for id-a", "changed: the earlier version is replaced"},
      {"a:1 b:2", "b:2", "keep b, gone a", "gone"},
      {"a:1", "b:1", "move b from a", "moved"},
      {"a:1 b:2", "a:2! b:1!", "move a from b, move b from a", "two files that changed places"},
      {"a:1 b:2", "a:2!", "move a from b, gone a", "moved over another one"},
      {"a:1", "a:2! b:1", "read a, move b from a", "moved, and another file in its place is new, no later version"},
      {"a:1", "a:1 b:1", "keep a, read b", "a copy is a paper of its own"},
      {"a:1 b:1", "c:1 d:1", "move c from a, move d from b", "two equal files moved, in order"},
      {"a:1 b:1", "b:1", "keep b, gone a", "a copy is gone"},
  };
  for (const auto& row : rows) {
    const Ledger ledger = ledger_of(world_of(row.before));
    EXPECT_EQ(print(plan_of(ledger, world_of(row.now))), row.expected) << row.reason;
  }
}

TEST(Changes, IdsStayAndCopiesGetTheirOwn) {
  World before = world_of("a:1 b:2");
  Ledger ledger = ledger_of(before);
  ledger.rows[0].id = document_id(ledger.rows[0].sha256, {}, false);
  const auto plan = plan_of(ledger, world_of("b:2 c:1 d:1 e:3 f:3"));
  EXPECT_EQ(plan.files[1].id, ledger.rows[0].id) << "moved";
  EXPECT_NE(plan.files[2].id, ledger.rows[0].id) << "a copy of what moved";
  EXPECT_EQ(plan.files[3].id, document_id(hash_of("3"), {}, false));
  EXPECT_NE(plan.files[4].id, plan.files[3].id);
}

TEST(Changes, VersionsThatWereHeldBackAreNotNamed) {
  Ledger ledger = ledger_of(world_of("a:1"));
  ledger.rows[0].restricted = true;
  ledger.rows[0].replaces = {"older"};
  EXPECT_EQ(print(plan_of(ledger, world_of("a:2!"))), "read a for older");
  ledger.rows[0].restricted = false;
  ledger.rows[0].verdict = Verdict::locked;
  EXPECT_EQ(print(plan_of(ledger, world_of("a:2!"))), "read a for older") << "nor those that were never indexed";
}

TEST(Changes, WhatCannotBeSeenIsNotGone) {
  const Ledger ledger = ledger_of(world_of("closed/a:1 open:2 closed2:3"));
  World now = world_of("open:2");
  now.found.passed_over.push_back({"/a/closed", "cannot be opened: Permission denied"});
  EXPECT_EQ(print(plan_of(ledger, now)), "keep open, gone closed2, unseen closed/a");
}

TEST(Changes, AFileThatCannotBeHashedIsRead) {
  Ledger ledger = ledger_of(world_of("a:1"));
  World now = world_of("a:2! b:2");
  const auto plan = plan_changes(
      ledger, now.found, [](const std::vector<SourceFile>& files) { return std::vector<std::string>(files.size()); },
      [](const LedgerRow&) { return false; });
  EXPECT_EQ(print(plan), "read a for id-a, read b");
  EXPECT_EQ(plan.files[0].id, "");
}

TEST(Changes, RowsThatMustBeReadAgainKeepTheirId) {
  const Ledger ledger = ledger_of(world_of("a:1 b:2"));
  const auto plan = plan_changes(
      ledger, world_of("a:1 b:2").found,
      [](const std::vector<SourceFile>& files) { return std::vector<std::string>(files.size(), "not asked"); },
      [](const LedgerRow& row) { return row.source.path == "b"; });
  EXPECT_EQ(print(plan), "keep a, read b");
  EXPECT_EQ(plan.files[1].id, "id-b");
}

}  // namespace
}  // namespace minutebook
