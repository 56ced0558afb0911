// SPDX-License-Identifier: GPL-3.0-or-later
#include "lib/model/sketch.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>

namespace minutebook {
namespace {

/// Words that do not repeat, so that every shingle is another.
std::string prose(size_t from, size_t words) {
  std::string out;
  for (size_t i = from; i < from + words; ++i) out += (i % 17 == 0 ? "\nWord" : " word") + std::to_string(i);
  return out;
}

double shared(const Sketch& a, const Sketch& b) {
  std::vector<uint64_t> both;
  std::set_intersection(a.shingles.begin(), a.shingles.end(), b.shingles.begin(), b.shingles.end(),
                        std::back_inserter(both));
  return a.shingles.empty() ? 0 : static_cast<double>(both.size()) / static_cast<double>(a.shingles.size());
}

TEST(Sketch, ForgetsHowTheTextWasWritten) {
  struct Row {
    const char* reason;
    std::string a, b;
  };
  const std::string text = prose(0, 60);
  const Row rows[] = {
      {"line breaks and blanks", "one two\nthree" + text, "one  two three" + text},
      {"case", "The Sea Wall" + text, "THE sea wall" + text},
      {"punctuation", "the sea-wall, (it) fell." + text, "the sea wall it fell" + text},
      {"curly quotes and dashes", "it’s – “so”" + text, "it's - \"so\"" + text},
  };
  for (const Row& row : rows) {
    EXPECT_NE(sketch_of(row.a).whole, 0U) << row.reason;
    EXPECT_EQ(sketch_of(row.a), sketch_of(row.b)) << row.reason;
  }
}

TEST(Sketch, SamplesAsTextsAre) {
  const Sketch all = sketch_of(prose(0, 32000));
  EXPECT_NEAR(static_cast<double>(all.shingles.size()), 1000, 100) << "one in 32";
  EXPECT_TRUE(std::is_sorted(all.shingles.begin(), all.shingles.end()));
  EXPECT_LT(all.shingles.back(), uint64_t{1} << 48U);
  const Sketch half = sketch_of(prose(0, 16000));
  EXPECT_GT(shared(half, all), 0.99) << "a part is in the whole";
  EXPECT_NEAR(shared(all, half), 0.5, 0.06);
  EXPECT_EQ(shared(sketch_of(prose(50000, 9000)), all), 0) << "another text shares nothing";
  EXPECT_NE(sketch_of(prose(0, 16001)).whole, half.whole);
}

TEST(Sketch, ShortAndHostileTextsAreNoEquals) {
  for (const std::string& text : {std::string(), std::string("one two three"), std::string("\xff\xfe\xe2\x80"),
                                  std::string(100000, '.'), std::string(39, ' ') + "a b c d e f g"}) {
    EXPECT_EQ(sketch_of(text).whole, 0U);
    EXPECT_TRUE(sketch_of(text).shingles.empty());
  }
  EXPECT_LE(sketch_of(std::string(400000, 'a') + " ").shingles.size(), 1U) << "one word";
  std::string same;
  for (int i = 0; i < 100000; ++i) same += "a ";
  EXPECT_LE(sketch_of(same).shingles.size(), 1U) << "the same shingle over and over counts once";
}

}  // namespace
}  // namespace minutebook
