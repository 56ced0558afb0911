// SPDX-License-Identifier: GPL-3.0-or-later
#include "lib/index/remedies.hpp"

#include <gmock/gmock.h>

#include "tests/unit/lib/index/support.hpp"

namespace minutebook {
namespace {

using namespace testing_index;
using ::testing::ElementsAre;
using ::testing::IsEmpty;

std::vector<std::string> rests(const std::string& text, std::vector<Filter> filters = {}) {
  SearchRequest request;
  request.text = text;
  request.filters = std::move(filters);
  std::vector<std::string> out;
  for (const Dropped& one : drop_each(request))
    out.push_back(one.rest.text + "/" + std::to_string(one.rest.filters.size()));
  return out;
}

TEST(DropEach, LeavesOutWhatCanEmptyAList) {
  EXPECT_THAT(rests(""), IsEmpty());
  EXPECT_THAT(rests("sluice gate"), IsEmpty()) << "of plain words some are enough";
  EXPECT_THAT(rests("board:harbour"), IsEmpty()) << "nothing would be left";
  EXPECT_THAT(rests("sluice board:harbour -gate"), ElementsAre("sluice -gate/0", "sluice board:harbour/0"));
  EXPECT_THAT(rests("sluice AND gate"), ElementsAre("gate/0", "sluice/0"));
  EXPECT_THAT(rests("sluice", {{FieldId::board, "Harbour"}}), ElementsAre("sluice/0"));
  EXPECT_THAT(rests("", {{FieldId::board, "Harbour"}, {FieldId::type, "report"}}), ElementsAre("/1", "/1"));
}

TEST(Remedies, SayWhatAnEmptyListWouldHoldWithoutOnePart) {
  const TemporaryFolder folder;
  build(folder.path(), {paper("aaaa000000000001", "Report", {passage_of("Sluice", "The sluice gate was painted.")})});
  auto reader = Reader::open(folder.path());
  ASSERT_TRUE(reader.has_value());
  const SearchResult result = search(*reader, "sluice \"gate was sold\" -painted");
  EXPECT_EQ(result.total, 0U);
  EXPECT_THAT(result.remedies, IsEmpty()) << "no single part is to blame";
  const SearchResult other = search(*reader, "sluice \"gate was sold\"");
  ASSERT_EQ(other.remedies.size(), 1U);
  EXPECT_EQ(other.remedies[0].total, 1U);
  EXPECT_EQ(other.remedies[0].rest.text, "sluice");
  EXPECT_THAT(search(*reader, "sluice").remedies, IsEmpty());
}

}  // namespace
}  // namespace minutebook
