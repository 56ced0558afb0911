// SPDX-License-Identifier: GPL-3.0-or-later
#include "lib/index/postings.hpp"

#include <gtest/gtest.h>

#include <array>
#include <random>
#include <thread>

namespace minutebook {
namespace {

TEST(AreNear, SaysWhetherTwoWordsStandInAWindow) {
  struct Row {
    std::vector<Xapian::termpos> a, b;
    Xapian::termcount window;
    bool near;
    const char* reason;
  };
  const std::array rows = {
      Row{{4}, {5}, 2, true, "side by side"},
      Row{{5}, {4}, 2, true, "in any order"},
      Row{{4}, {6}, 2, false, "one between"},
      Row{{4}, {6}, 3, true, "one between, in a wider window"},
      Row{{1, 50}, {20, 49}, 2, true, "the second of each"},
      Row{{5}, {5}, 3, false, "one place, as parts of a word of several have"},
      Row{{5, 6}, {5}, 2, true, "the same place, and then the next"},
      Row{{5}, {5, 6}, 2, true, "the same the other way round"},
      Row{{}, {5}, 9, false, "no place at all"},
  };
  for (const Row& row : rows) EXPECT_EQ(are_near(row.a, row.b, row.window), row.near) << row.reason;
}

TEST(AreNear, SaysWhatTryingAllPairsSays) {
  std::mt19937 random(3);
  for (int i = 0; i < 2000; ++i) {
    std::array<std::vector<Xapian::termpos>, 2> lists;
    for (auto& list : lists)
      for (Xapian::termpos at = 0; at < 30; ++at)
        if (random() % 9 == 0) list.push_back(at);
    const Xapian::termcount window = 2 + random() % 4;
    bool near = false;
    for (const int a : lists[0])
      for (const int b : lists[1]) near = near || (a != b && std::abs(a - b) < static_cast<int>(window));
    EXPECT_EQ(are_near(lists[0], lists[1], window), near);
  }
}

Xapian::WritableDatabase small_database() {
  Xapian::WritableDatabase database(std::string(), Xapian::DB_BACKEND_INMEMORY);
  for (Xapian::termcount i = 0; i < 300; ++i) {
    Xapian::Document entry;
    entry.add_term("word" + std::to_string(i % 7), 1 + i % 3);
    entry.add_posting("placed", 3, 0);
    entry.add_posting("placed", 9, 0);
    database.add_document(entry);
  }
  return database;
}

TEST(PostingLists, AreWhatTheDatabaseHolds) {
  const Xapian::WritableDatabase database = small_database();
  PostingLists lists(1U << 20);
  const auto list = lists.of(database, "word2");
  ASSERT_EQ(list->entries.size(), database.get_termfreq("word2"));
  size_t i = 0;
  for (auto at = database.postlist_begin("word2"); at != database.postlist_end("word2"); ++at, ++i) {
    EXPECT_EQ(list->entries[i], *at);
    EXPECT_EQ(list->counts[i], at.get_wdf());
    EXPECT_EQ(list->find(*at), static_cast<ptrdiff_t>(i));
  }
  EXPECT_EQ(list->find(1), -1);
  EXPECT_EQ(list->find(100'000), -1);
  EXPECT_EQ(lists.frequency(database, "word2"), database.get_termfreq("word2"));
  EXPECT_EQ(lists.frequency(database, "nowhere"), 0U);
  EXPECT_TRUE(lists.of(database, "nowhere")->entries.empty());
  const auto places = lists.positions(database, "placed")->of(5);
  EXPECT_EQ(std::vector<Xapian::termpos>(places.begin(), places.end()), (std::vector<Xapian::termpos>{3, 9}));
}

TEST(PostingLists, ServeManyThreadsWithDatabasesOfTheirOwn) {
  const Postings expected = *PostingLists(1U << 20).of(small_database(), "word1");
  PostingLists lists(4000);  // too small for all of them: lists come and go
  std::vector<std::thread> threads;
  std::vector<int> wrong(4, 0);
  for (int& mine : wrong)
    threads.emplace_back([&lists, &expected, &mine] {
      const Xapian::WritableDatabase database = small_database();
      for (int i = 0; i < 200; ++i) {
        if (*lists.of(database, "word1") != expected) ++mine;
        if (lists.of(database, "word" + std::to_string(i % 7))->entries.empty()) ++mine;
        if (lists.frequency(database, "word3") != lists.of(database, "word3")->entries.size()) ++mine;
      }
    });
  for (auto& thread : threads) thread.join();
  for (const int count : wrong) EXPECT_EQ(count, 0);
}

}  // namespace
}  // namespace minutebook
