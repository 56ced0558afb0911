// SPDX-License-Identifier: GPL-3.0-or-later
#include "lib/index/check.hpp"

#include <gtest/gtest.h>

#include <fstream>

#include "lib/index/generation.hpp"
#include "lib/index/reader.hpp"
#include "lib/index/writer.hpp"
#include "tests/support/temporary_folder.hpp"

namespace minutebook {
namespace {

DocumentRecord paper(const std::string& id, RestrictionLevel level) {
  DocumentRecord record;
  record.id = id;
  record.source.path = id + ".txt";
  record.minutes.title = "Moorings";
  record.minutes.restriction.level = level;
  record.minutes.passages.push_back({"Moorings", "The quokka mooring was discussed.", -1, 1, 1, {}, false});
  return record;
}

void build(const TemporaryFolder& folder, const std::vector<DocumentRecord>& records) {
  auto builder = IndexBuilder::begin(folder.path() / "index", 1);
  ASSERT_TRUE(builder) << builder.error().what;
  for (const auto& record : records) ASSERT_TRUE((*builder)->add(record));
  ASSERT_TRUE((*builder)->publish());
}

TEST(Check, AFreshIndexIsSound) {
  const TemporaryFolder folder;
  build(folder, {paper("a", RestrictionLevel::open), paper("b", RestrictionLevel::restricted)});
  const auto wrong = check_index(folder.path() / "index", {{"a"}, {"b"}, {}});
  ASSERT_TRUE(wrong) << wrong.error().what;
  EXPECT_TRUE(wrong->damage.empty()) << wrong->damage.front();
  EXPECT_FALSE(wrong->cut_off);
}

TEST(Check, NamesWhatIsMissingOrInTheWrongPlace) {
  const TemporaryFolder folder;
  build(folder, {paper("a", RestrictionLevel::open)});
  const auto faults = [&](const ExpectedIds& expected) {
    return check_index(folder.path() / "index", expected)->damage.size();
  };
  EXPECT_EQ(faults({{"a", "gone"}, {}, {}}), 1U);
  EXPECT_EQ(faults({{}, {"a"}, {}}), 2U) << "not in the restricted database, but in the public one";
  EXPECT_EQ(faults({{}, {}, {"a"}}), 1U) << "should be in both";
  EXPECT_EQ(faults({{}, {}, {}}), 1U) << "a paper that nobody knows";
}

TEST(Check, SeesDamage) {
  const TemporaryFolder folder;
  build(folder, {paper("a", RestrictionLevel::open)});
  const auto generation = current_generation(IndexPaths{folder.path() / "index"}.stub(false));
  ASSERT_TRUE(generation);
  const auto table = *generation / "postlist.glass";
  std::ofstream(table, std::ios::binary) << std::string(std::filesystem::file_size(table), '\x5A');
  const auto wrong = check_index(folder.path() / "index", {{"a"}, {}, {}});
  EXPECT_TRUE(!wrong || !wrong->damage.empty());
}

TEST(Generations, NothingOfAnEarlierOneStays) {
  const TemporaryFolder folder;
  build(folder, {paper("a", RestrictionLevel::open)});
  const auto first = current_generation(IndexPaths{folder.path() / "index"}.stub(false));
  auto reader = Reader::open(folder.path() / "index");
  build(folder, {paper("b", RestrictionLevel::open)});
  EXPECT_FALSE(std::filesystem::exists(*first)) << "a paper that was taken out must be gone from the disk";
  EXPECT_TRUE(reader->is_stale());
  SearchRequest request;
  request.text = "quokka";
  const auto found = reader->search(request);
  ASSERT_TRUE(found) << found.error().what;
  ASSERT_EQ(found->hits.size(), 1U);
  EXPECT_EQ(found->hits[0].document.id, "b") << "a reader that was open moves on by itself";
}

}  // namespace
}  // namespace minutebook
