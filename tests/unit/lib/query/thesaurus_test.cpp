// SPDX-License-Identifier: GPL-3.0-or-later
#include "lib/query/thesaurus.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace minutebook {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

constexpr std::string_view small =
    "bench\ts1seat,u2furniture\n"
    "knife\ts1blade\n"
    "knives\t=knife\n"
    "repair\ts1mend,g2old shoes\n"
    "take away\ts1remove\n"
    "taken\t=take\n";

std::vector<std::string> texts(std::string_view word) {
  std::vector<std::string> out;
  for (const RelatedWord& one : related_words(word, small)) out.push_back(one.text);
  return out;
}

TEST(Thesaurus, KnowsRelationAndSense) {
  EXPECT_THAT(related_words("bench", small), ElementsAre(RelatedWord{"seat", WordRelation::same, 1},
                                                         RelatedWord{"furniture", WordRelation::wider, 2}));
}

TEST(Thesaurus, KnowsWhatCommitteesWrite) {
  EXPECT_THAT(
      related_words("bin", "bin\tc1refuse,s1container\n"),
      ElementsAre(RelatedWord{"refuse", WordRelation::usual, 1}, RelatedWord{"container", WordRelation::same, 1}));
  EXPECT_THAT(related_words("sidewalk"), ::testing::Contains(RelatedWord{"footway", WordRelation::usual, 1}))
      << "the words of thesaurus/committee_words.txt are built in";
  EXPECT_THAT(related_words("puddles"), ::testing::Contains(RelatedWord{"surface water", WordRelation::everyday, 1}))
      << "and those of thesaurus/everyday_words.txt";
  EXPECT_THAT(related_words("parishioner"), ::testing::Contains(RelatedWord{"villager", WordRelation::plainer, 1}))
      << "also the other way round";
}

TEST(Thesaurus, FindsInflectedForms) {
  struct Row {
    const char* word;
    const char* first;
    const char* reason;
  };
  const Row rows[] = {
      {"benches", "seat", "plural in es"},
      {"repairing", "mend", "participle"},
      {"repaired", "mend", "past"},
      {"knives", "blade", "irregular"},
      {"taken away", "remove", "irregular first word of a run"},
      {"takes away", "remove", "regular first word of a run"},
  };
  for (const Row& row : rows) {
    const auto found = texts(row.word);
    ASSERT_FALSE(found.empty()) << row.reason;
    EXPECT_EQ(found.front(), row.first) << row.reason;
  }
}

TEST(Thesaurus, KnowsNothingOfOtherWords) {
  for (const char* word : {"", "a", "zebra", "ben", "repairs shop floor plan", "aaa", "zzz", "\tknife", "taken"})
    EXPECT_THAT(related_words(word, small), IsEmpty()) << word;
}

TEST(Thesaurus, BrokenDataIsNoWords) {
  for (const char* data : {"", "\n\n", "bench", "bench\t", "bench\ts", "bench\tx1seat", "bench\t=bench\n"})
    EXPECT_THAT(related_words("bench", data), IsEmpty()) << data;
}

}  // namespace
}  // namespace minutebook
