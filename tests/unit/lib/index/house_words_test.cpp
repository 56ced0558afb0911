// SPDX-License-Identifier: GPL-3.0-or-later
#include "lib/index/house_words.hpp"

#include <gmock/gmock.h>

#include <optional>

#include "tests/unit/lib/index/support.hpp"

namespace minutebook {
namespace {

using namespace testing_index;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::UnorderedElementsAre;

class HouseWordsTest : public ::testing::Test {
 protected:
  void SetUp() override {
    build(folder_.path(),
          {paper("aaaa000000000001", "Minutes", {passage_of("", "The wharfinger was asked to report.")}),
           paper("aaaa000000000002", "Minutes", {passage_of("", "Overview and scrutiny met in the annexe.")}),
           paper("aaaa000000000003", "Minutes", {passage_of("", "O&S looked at the moorings.")})});
  }
  void declare(const std::vector<SameWords>& groups) {
    ASSERT_TRUE(write_house_words(folder_.path() / "public" / house_words_name, groups).has_value());
  }
  SearchResult ask(const std::string& text) {
    auto reader = Reader::open(folder_.path());
    return reader ? search(*reader, text) : SearchResult{};
  }

  TemporaryFolder folder_;
};

TEST_F(HouseWordsTest, AreAsGoodAsTheWordItself) {
  EXPECT_THAT(ids_of(ask("qubbling")), IsEmpty());
  declare({{"qubbling", "wharfinger"}, {"O&S", "overview and scrutiny"}});
  struct Row {
    const char* query;
    std::vector<std::string> found;
    const char* reason;
  };
  const Row rows[] = {
      {"qubbling", {"aaaa000000000001"}, "a word that no paper has"},
      {"Qubbling", {"aaaa000000000001"}, "in any case"},
      {"wharfinger", {"aaaa000000000001"}, "the other way round"},
      {"overview and scrutiny", {"aaaa000000000002", "aaaa000000000003"}, "several words, and initials"},
      {"O&S", {"aaaa000000000002", "aaaa000000000003"}, "initials first"},
      {"\"qubbling\"", {}, "what is quoted is meant as it is written"},
  };
  for (const Row& row : rows) {
    const SearchResult result = ask(row.query);
    EXPECT_THAT(ids_of(result), ::testing::UnorderedElementsAreArray(row.found)) << row.reason;
    for (const auto& hit : result.hits) EXPECT_FALSE(hit.weak) << row.query << ": " << row.reason;
  }
}

TEST_F(HouseWordsTest, ChangesAreSeenByAnOpenReader) {
  auto reader = Reader::open(folder_.path());
  ASSERT_TRUE(reader.has_value());
  EXPECT_FALSE(reader->is_stale());
  declare({{"qubbling", "wharfinger"}});
  EXPECT_TRUE(reader->is_stale());
  EXPECT_THAT(ids_of(search(*reader, "qubbling")), ElementsAre("aaaa000000000001"));
  declare({});
  EXPECT_THAT(ids_of(search(*reader, "qubbling")), IsEmpty());
}

TEST_F(HouseWordsTest, HostileWordsStayInTheirLine) {
  declare({{"a\tb\nwharfinger", "quell"}, {"", "\t", "moorings"}});
  EXPECT_THAT(ids_of(ask("quell")), IsEmpty()) << "a, b and wharfinger are one wording, which no paper has";
  EXPECT_THAT(ids_of(ask("moorings")), ElementsAre("aaaa000000000003"));
}

}  // namespace
}  // namespace minutebook
