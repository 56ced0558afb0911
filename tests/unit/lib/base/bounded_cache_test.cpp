// SPDX-License-Identifier: GPL-3.0-or-later
#include "lib/base/bounded_cache.hpp"

#include <gtest/gtest.h>

#include <string>
#include <thread>
#include <vector>

namespace minutebook {
namespace {

using Cache = BoundedCache<std::string, std::string>;

TEST(BoundedCache, KeepsWhatWasLatelyAskedForWithinItsBytes) {
  Cache cache(3000);
  cache.keep("a", "first", 800);
  cache.keep("b", "second", 800);
  ASSERT_NE(cache.find("a"), nullptr);
  const auto held = cache.find("b");
  ASSERT_NE(cache.find("a"), nullptr) << "asked for after b";
  cache.keep("c", "third", 800);
  cache.keep("d", "fourth", 800);
  EXPECT_LE(cache.bytes(), 3000U);
  EXPECT_EQ(cache.find("b"), nullptr);
  EXPECT_EQ(*held, "second") << "whoever holds a value may go on reading it";
  EXPECT_NE(cache.find("d"), nullptr);
}

TEST(BoundedCache, ReturnsButDoesNotKeepWhatIsTooLarge) {
  Cache cache(1000);
  cache.keep("small", "s", 100);
  EXPECT_EQ(*cache.keep("large", "l", 5000), "l");
  EXPECT_EQ(cache.find("large"), nullptr);
  EXPECT_NE(cache.find("small"), nullptr);
}

TEST(BoundedCache, OfTwoThatAreMadeAtOnceTheFirstStays) {
  Cache cache(1000);
  cache.keep("a", "one", 10);
  EXPECT_EQ(*cache.keep("a", "another", 10), "one");
  const size_t bytes = cache.bytes();
  cache.keep("a", "another", 10);
  EXPECT_EQ(cache.bytes(), bytes);
}

TEST(BoundedCache, IsSharedByManyThreads) {
  Cache cache(20'000);
  std::vector<std::thread> threads;
  std::vector<int> wrong(4, 0);
  for (size_t number = 0; number < wrong.size(); ++number)
    threads.emplace_back([&cache, &mine = wrong[number], number] {
      for (size_t i = 0; i < 3000; ++i) {
        const std::string key = std::to_string((i * (number + 1)) % 97);
        auto value = cache.find(key);
        if (!value) value = cache.keep(key, "of " + key, 300);
        if (*value != "of " + key) ++mine;
      }
    });
  for (auto& thread : threads) thread.join();
  for (const int count : wrong) EXPECT_EQ(count, 0);
  EXPECT_LE(cache.bytes(), 20'000U);
}

}  // namespace
}  // namespace minutebook
