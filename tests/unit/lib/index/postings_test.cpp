// SPDX-License-Identifier: GPL-3.0-or-later
#include "lib/index/postings.hpp"

#include <gtest/gtest.h>

#include <array>
#include <map>
#include <random>
#include <thread>

#include "lib/index/stems.hpp"
#include "tests/unit/lib/index/support.hpp"

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
    entry.add_term("XWORD" + std::to_string(i % 7), 1 + i % 3);
    entry.add_posting("placed", 3, 0);
    entry.add_posting("placed", 9, 0);
    database.add_document(entry);
  }
  return database;
}

TEST(PostingLists, AreWhatTheDatabaseHolds) {
  const Xapian::WritableDatabase database = small_database();
  PostingLists lists(1U << 20);
  const auto list = lists.of(database, "XWORD2");
  ASSERT_EQ(list->entries.size(), database.get_termfreq("XWORD2"));
  size_t i = 0;
  for (auto at = database.postlist_begin("XWORD2"); at != database.postlist_end("XWORD2"); ++at, ++i) {
    EXPECT_EQ(list->entries[i], *at);
    EXPECT_EQ(list->counts[i], at.get_wdf());
    EXPECT_EQ(list->find(*at), static_cast<ptrdiff_t>(i));
  }
  EXPECT_EQ(list->find(1), -1);
  EXPECT_EQ(list->find(100'000), -1);
  EXPECT_EQ(lists.frequency(database, "XWORD2"), database.get_termfreq("XWORD2"));
  EXPECT_EQ(lists.frequency(database, "nowhere"), 0U);
  EXPECT_TRUE(lists.of(database, "nowhere")->entries.empty());
  const auto places = lists.positions(database, "placed")->of(5);
  EXPECT_EQ(std::vector<Xapian::termpos>(places.begin(), places.end()), (std::vector<Xapian::termpos>{3, 9}));
}

/// The entries that a list has, each with how often it counts.
std::map<Xapian::docid, Xapian::termcount> counts_of(const Postings& list) {
  std::map<Xapian::docid, Xapian::termcount> out;
  for (size_t i = 0; i < list.entries.size(); ++i) out[list.entries[i]] = list.counts[i];
  return out;
}

TEST(PostingLists, PutTheWordsOfAStemTogether) {
  const testing_index::TemporaryFolder folder;
  Xapian::WritableDatabase database(folder.path().string(), Xapian::DB_CREATE);
  const std::vector<std::map<std::string, Xapian::termcount>> entries = {
      {{"moor", 2}, {"moors", 1}, {"2012", 1}}, {{"moored", 4}},     {{"lamps", 5}, {"Slamps", 0}},
      {{"moors", 3}, {"mooring", 1}},           {{"accidental", 7}}, {{"accident", 1}}};
  for (const auto& words : entries) {
    Xapian::Document entry;
    for (const auto& [word, count] : words) entry.add_term(word, count);
    database.add_document(entry);
  }
  refresh_stems(database);
  PostingLists lists(1U << 20);
  struct Row {
    std::string term;
    std::map<Xapian::docid, Xapian::termcount> counts;
    const char* reason;
  };
  const std::vector<Row> rows = {
      {"Zmoor", {{1, 3}, {2, 4}, {4, 4}}, "all words of the stem, itself among them, add up"},
      {"moors", {{1, 0}, {4, 0}}, "a word as it stands is there and does not count"},
      {"Zlamp", {{3, 5}}, "one word only"},
      {"ZSlamp", {{3, 0}}, "of a field"},
      {"ZXDEClamp", {}, "of a field that nobody has"},
      {"Z2012", {{1, 1}}, "a number"},
      {"Zaccident", {{5, 7}}, "a word that looks like another's stem and has a stem of its own"},
      {"Zsluic", {}, "a stem of no word"},
      {"Z", {}, "no stem"},
  };
  for (const Row& row : rows) {
    EXPECT_EQ(counts_of(*lists.of(database, row.term)), row.counts) << row.reason;
    EXPECT_EQ(lists.frequency(database, row.term), row.counts.size()) << row.reason;
  }
}

TEST(StemTable, IsAsIfMadeAnewAfterEveryChange) {
  const testing_index::TemporaryFolder folder;
  Xapian::WritableDatabase database(folder.path().string(), Xapian::DB_CREATE);
  const std::vector<std::string> words = {"moor",  "moors",   "moored", "mooring", "lamps", "lamp",
                                          "2012s", "éclairs", "weirs",  "boards",  "board", "boarded"};
  std::mt19937 random(5);
  for (int round = 0; round < 60; ++round) {
    std::set<std::string> changed;
    Xapian::Document entry;
    for (const auto& word : words)
      if (random() % 3 == 0) {
        entry.add_term(word);
        changed.insert(word);
      }
    if (random() % 2 == 0 && database.get_doccount() > 0) {
      const Xapian::docid gone = *database.postlist_begin("");
      for (auto term = database.termlist_begin(gone); term != database.termlist_end(gone); ++term)
        changed.insert(*term);
      database.delete_document(gone);
    } else {
      database.add_document(entry);
    }
    if (random() % 4 == 0)
      refresh_stems(database);
    else
      refresh_stems(database, changed);
    database.commit();
    EXPECT_EQ(stem_faults(database), 0U) << round;
  }
  database.add_synonym("moor", "moorland");
  database.add_synonym("nothing", "nothings");
  EXPECT_EQ(stem_faults(database), 2U);
}

TEST(PostingLists, ServeManyThreadsWithDatabasesOfTheirOwn) {
  const Postings expected = *PostingLists(1U << 20).of(small_database(), "XWORD1");
  PostingLists lists(4000);  // too small for all of them: lists come and go
  std::vector<std::thread> threads;
  std::vector<int> wrong(4, 0);
  for (int& mine : wrong)
    threads.emplace_back([&lists, &expected, &mine] {
      const Xapian::WritableDatabase database = small_database();
      for (int i = 0; i < 200; ++i) {
        if (*lists.of(database, "XWORD1") != expected) ++mine;
        if (lists.of(database, "XWORD" + std::to_string(i % 7))->entries.empty()) ++mine;
        if (lists.frequency(database, "XWORD3") != lists.of(database, "XWORD3")->entries.size()) ++mine;
      }
    });
  for (auto& thread : threads) thread.join();
  for (const int count : wrong) EXPECT_EQ(count, 0);
}

}  // namespace
}  // namespace minutebook
