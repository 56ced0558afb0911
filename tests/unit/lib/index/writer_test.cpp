// SPDX-License-Identifier: GPL-3.0-or-later
#include "lib/index/writer.hpp"

#include <gmock/gmock.h>
#include <sys/stat.h>

#include <fstream>
#include <iterator>
#include <thread>

#include "lib/index/format.hpp"
#include "lib/index/generation.hpp"
#include "tests/unit/lib/index/support.hpp"

namespace minutebook {
namespace {

namespace fs = std::filesystem;
using namespace testing_index;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

std::string bytes_below(const fs::path& folder) {
  std::string all;
  for (const auto& entry : fs::recursive_directory_iterator(folder)) {
    all += entry.path().string() + "\n";
    if (!entry.is_regular_file()) continue;
    std::ifstream file(entry.path(), std::ios::binary);
    all.append(std::istreambuf_iterator<char>(file), {});
  }
  return all;
}

std::vector<std::string> generations(const fs::path& side) {
  std::vector<std::string> names;
  for (const auto& entry : fs::directory_iterator(side))
    if (entry.is_directory()) names.push_back(entry.path().filename().string());
  std::sort(names.begin(), names.end());
  return names;
}

DocumentRecord orchard(const std::string& id) {
  return paper(id, "Orchards", {passage_of("Trees", "Apples and pears were planted.")});
}

TEST(IndexBuilder, PublishesOnlyAtTheEnd) {
  const TemporaryFolder folder;
  const fs::path root = folder.path() / "new" / "index";
  {
    auto builder = IndexBuilder::begin(root, 1);
    ASSERT_TRUE(builder.has_value()) << to_text(builder.error());
    ASSERT_TRUE((*builder)->add(orchard("0000000000000001")).has_value());
    const auto early = Reader::open(root);
    ASSERT_FALSE(early.has_value());
    EXPECT_EQ(early.error().code, ErrorCode::not_found);
    EXPECT_THAT(early.error().hint, HasSubstr("minutebook index"));
  }
  EXPECT_THAT(generations(root / "public"), IsEmpty()) << "a build that was given up leaves nothing";
}

TEST(IndexBuilder, LeavesNoEarlierGeneration) {
  const TemporaryFolder folder;
  for (int i = 0; i < 4; ++i) build(folder.path(), {orchard("0000000000000001")});
  EXPECT_THAT(generations(folder.path() / "public"), ElementsAre("gen-000004"));
  EXPECT_THAT(generations(folder.path() / "restricted"), ElementsAre("gen-000004"));
}

TEST(IndexBuilder, RemovesWhatAKilledBuildLeft) {
  const TemporaryFolder folder;
  build(folder.path(), {orchard("0000000000000001")});
  fs::create_directories(folder.path() / "public" / "building" / "shard-7");
  fs::create_directories(folder.path() / "public" / "gen-000099");
  auto reader = Reader::open(folder.path());
  ASSERT_TRUE(reader.has_value()) << to_text(reader.error());
  build(folder.path(), {orchard("0000000000000001"), orchard("0000000000000002")});
  EXPECT_FALSE(fs::exists(folder.path() / "public" / "building" / "shard-7"));
  EXPECT_TRUE(reader->is_stale());
  const std::string before = reader->revision();
  EXPECT_EQ(search(*reader, "apples").total, 2U) << "an open reader moves on with the index";
  EXPECT_FALSE(reader->is_stale());
  EXPECT_NE(reader->revision(), before);
}

TEST(IndexBuilder, WhatAKilledRunLeftIsClearedByTheNextWhateverItDoes) {
  const TemporaryFolder folder;
  build(folder.path(), {orchard("0000000000000001")});
  const IndexPaths paths{folder.path()};
  for (const char* side : {"public", "restricted"}) {
    fs::create_directories(folder.path() / side / "building" / "shard-7");
    fs::create_directories(folder.path() / side / "gen-000099");
  }
  {
    const auto lock = claim_index_root(paths);
    ASSERT_TRUE(lock.has_value());
    clear_leftovers(paths);
    EXPECT_TRUE(fs::exists(folder.path() / "public" / "gen-000099")) << "it may be what another run is making";
  }
  clear_leftovers(paths);
  EXPECT_THAT(generations(folder.path() / "public"), ElementsAre("gen-000001"));
  EXPECT_THAT(generations(folder.path() / "restricted"), ElementsAre("gen-000001"));
  EXPECT_FALSE(fs::exists(folder.path() / "public" / "building"));
}

TEST(IndexBuilder, RefusesASecondBuilder) {
  const TemporaryFolder folder;
  auto first = IndexBuilder::begin(folder.path(), 1);
  ASSERT_TRUE(first.has_value());
  const auto second = IndexBuilder::begin(folder.path(), 1);
  ASSERT_FALSE(second.has_value());
  EXPECT_EQ(second.error().code, ErrorCode::locked);
  first->reset();
  EXPECT_TRUE(IndexBuilder::begin(folder.path(), 1).has_value()) << "the lock goes with its holder";
}

TEST(IndexBuilder, RefusesAFolderOfOtherThings) {
  const TemporaryFolder folder;
  std::ofstream(folder.path() / "holiday.jpg") << "not an index";
  const auto builder = IndexBuilder::begin(folder.path(), 1);
  ASSERT_FALSE(builder.has_value());
  EXPECT_EQ(builder.error().code, ErrorCode::bad_argument);
  EXPECT_FALSE(fs::exists(folder.path() / "lock"));
}

TEST(IndexBuilder, RefusesTheSamePaperTwice) {
  const TemporaryFolder folder;
  auto builder = IndexBuilder::begin(folder.path(), 1);
  ASSERT_TRUE(builder.has_value());
  ASSERT_TRUE((*builder)->add(orchard("0000000000000001")).has_value());
  EXPECT_FALSE((*builder)->add(orchard("0000000000000001")).has_value());
  EXPECT_FALSE((*builder)->add(orchard("")).has_value());
  const auto counts = (*builder)->publish();
  ASSERT_TRUE(counts.has_value()) << to_text(counts.error());
  EXPECT_EQ(counts->documents, 1U);
  EXPECT_EQ(counts->entries, 2U);
  EXPECT_FALSE((*builder)->publish().has_value()) << "a build is published once";
}

TEST(IndexBuilder, TakesPapersFromSeveralThreads) {
  const TemporaryFolder folder;
  auto builder = IndexBuilder::begin(folder.path(), 3);
  ASSERT_TRUE(builder.has_value());
  std::vector<std::thread> threads;
  for (int t = 0; t < 3; ++t)
    threads.emplace_back([&, t] {
      for (int i = 0; i < 20; ++i)
        EXPECT_TRUE((*builder)->add(orchard(std::to_string(1000 + 100 * t + i))).has_value());
    });
  for (auto& thread : threads) thread.join();
  ASSERT_TRUE((*builder)->publish().has_value());
  auto reader = Reader::open(folder.path());
  ASSERT_TRUE(reader.has_value());
  EXPECT_EQ(reader->document_count(), 60U);
  EXPECT_EQ(search(*reader, "pears").total, 60U);
}

TEST(Reader, RefusesAnotherFormat) {
  const TemporaryFolder folder;
  build(folder.path(), {orchard("0000000000000001")});
  std::ofstream(folder.path() / "format") << "minutebook index 999\n";
  const auto reader = Reader::open(folder.path());
  ASSERT_FALSE(reader.has_value());
  EXPECT_EQ(reader.error().code, ErrorCode::wrong_version);
  EXPECT_THAT(reader.error().hint, HasSubstr("minutebook index"));
}

/// A paper in which every value holds a word that nothing else has.
DocumentRecord canary(const std::string& id, RestrictionLevel level) {
  DocumentRecord record =
      paper(id, "Quibberdash title", {passage_of("Zorbinghan heading", "Flumoxtery text of the passage.", 0)});
  record.source.path = "private/vexillorum.txt";
  Minutes& minutes = record.minutes;
  minutes.body = NamedValue{"Grimblethorp Panel", {}};
  minutes.summary = "Snorkelwax summary";
  Attendance person;
  person.name = "Ottoline Brackwater";
  minutes.attendance = {person};
  Item item;
  item.title = "Zorbinghan heading";
  Action action;
  action.text = "Plinthify the files";
  action.owners = {{OwnerKind::person, "Hesper Dunmallow", "Hesper Dunmallow"}};
  item.actions = {action};
  minutes.items = {item};
  minutes.references = {"77/QX991"};
  minutes.restriction.level = level;
  minutes.restriction.reason = "Wattlecombe reason";
  return record;
}

const std::vector<std::string> canary_words = {"uibberdash",  "orbinghan", "lumoxter",  "exillorum",
                                               "rimblethorp", "norkelwax", "rackwater", "unmallow",
                                               "linthif",     "qx991",     "attlecombe"};

TEST(RestrictedPapers, LeaveNoByteInThePublicDatabase) {
  for (const auto level : {RestrictionLevel::weak, RestrictionLevel::restricted}) {
    const TemporaryFolder folder;
    build(folder.path(), {orchard("0000000000000001"), canary("0000000000000002", level)});
    const std::string open = bytes_below(folder.path() / "public");
    for (const auto& word : canary_words) EXPECT_EQ(open.find(word), std::string::npos) << word;
    EXPECT_EQ(open.find("0000000000000002"), std::string::npos);
    auto reader = Reader::open(folder.path());
    ASSERT_TRUE(reader.has_value());
    EXPECT_EQ(search(*reader, "flumoxtery").total, 0U);
    EXPECT_EQ(search(*reader, "flumoxterz").did_you_mean, "");
    EXPECT_EQ(reader->document_count(), 1U);
    EXPECT_FALSE((*reader->document("0000000000000002")).has_value());
    auto members = Reader::open(folder.path(), Access::restricted);
    ASSERT_TRUE(members.has_value());
    EXPECT_EQ(search(*members, "flumoxtery").total, 1U);
    struct stat status = {};
    ASSERT_EQ(::stat((folder.path() / "restricted").c_str(), &status), 0);
    EXPECT_EQ(status.st_mode & 0077U, 0U) << "others may not even list it";
  }
}

TEST(RestrictedPapers, AreCutOutOfPapersThatArePublicOtherwise) {
  DocumentRecord record = canary("0000000000000003", RestrictionLevel::open);
  record.source.path = "open.txt";
  Minutes& minutes = record.minutes;
  minutes.title = "Public minutes";
  minutes.body.reset();
  minutes.attendance.clear();
  minutes.passages.push_back(passage_of("Hedges", "The hedges were trimmed.", 1, 2));
  Item hedges;
  hedges.title = "Hedges";
  hedges.number = "2";
  hedges.place.page = 2;
  minutes.items[0].number = "1";
  minutes.items.push_back(hedges);
  minutes.pages = {{1, "Zorbinghan heading\nFlumoxtery text"}, {2, "Hedges\nThe hedges were trimmed."}};
  RestrictedRange by_item;
  by_item.item_number = "1";
  RestrictedRange by_page;
  by_page.page_from = by_page.page_to = 1;
  struct Row {
    std::vector<RestrictedRange> ranges;
    bool flag;
    std::string reason;
  };
  for (const Row& row :
       {Row{{by_item}, false, "an item"}, Row{{by_page}, false, "a page"}, Row{{}, true, "a passage"}}) {
    const TemporaryFolder folder;
    minutes.restriction.ranges = row.ranges;
    minutes.passages[0].restricted = row.flag;
    build(folder.path(), {record});
    const std::string open = bytes_below(folder.path() / "public");
    for (const auto& word : canary_words) EXPECT_EQ(open.find(word), std::string::npos) << row.reason << ": " << word;
    auto reader = Reader::open(folder.path());
    ASSERT_TRUE(reader.has_value());
    EXPECT_EQ(search(*reader, "hedges").total, 1U) << row.reason;
    const auto stored = reader->document("0000000000000003");
    ASSERT_TRUE(stored.has_value() && stored->has_value());
    EXPECT_EQ((*stored)->minutes.passages.size(), 1U);
    EXPECT_EQ((*stored)->minutes.pages[0].text, "") << row.reason;
    EXPECT_NE((*stored)->minutes.pages[1].text, "") << row.reason;
    auto members = Reader::open(folder.path(), Access::restricted);
    ASSERT_TRUE(members.has_value());
    EXPECT_EQ(search(*members, "flumoxtery").total, 1U) << row.reason;
  }
}

}  // namespace
}  // namespace minutebook
