// SPDX-License-Identifier: GPL-3.0-or-later
#include <gtest/gtest.h>

#include "tests/unit/lib/index/support.hpp"

namespace minutebook {
namespace {

using namespace testing_index;

DocumentRecord sheet(const std::string& letter, std::vector<std::string> replaces = {}) {
  DocumentRecord record = paper("000000000000000" + letter, "Sheet " + letter, {passage_of("Heading", "Some text.")});
  record.replaces = std::move(replaces);
  return record;
}

struct Change {
  std::vector<DocumentRecord> put;
  std::vector<std::string> take;
};

void apply(const std::filesystem::path& root, const Change& change, bool compacted) {
  auto builder = IndexBuilder::update(root, 1);
  ASSERT_TRUE(builder.has_value()) << to_text(builder.error());
  for (const auto& id : change.take) (*builder)->remove(id);
  for (const auto& record : change.put) ASSERT_TRUE((*builder)->add(record));
  ASSERT_TRUE(compacted ? (*builder)->publish_compacted() : (*builder)->publish());
}

/// "…b>…c" for replaced, "…b" for taken out, in order of their ids.
std::string told(const std::filesystem::path& root) {
  auto reader = Reader::open(root);
  std::vector<std::string> out;
  const auto former = reader->former_papers();
  for (const FormerPaper& one : *former) {
    EXPECT_EQ(one.day.size(), 10U);
    out.push_back(one.id.substr(15) + (one.replaced_by.empty() ? "" : ">" + one.replaced_by.substr(15)));
  }
  std::sort(out.begin(), out.end());
  std::string text;
  for (const auto& one : out) text += one + " ";
  return text;
}

TEST(FormerPapers, AreToldByIdAndWhatReplacedThem) {
  struct Row {
    std::vector<Change> changes;
    const char* told;
    const char* reason;
  };
  const std::string a = "000000000000000a", b = "000000000000000b", c = "000000000000000c";
  DocumentRecord secret = sheet("a");
  secret.minutes.restriction.level = RestrictionLevel::restricted;
  const Row rows[] = {
      {{}, "", "nothing went"},
      {{{{}, {a}}}, "a ", "taken out"},
      {{{{sheet("b", {a})}, {a}}}, "a>b ", "replaced by a later version"},
      {{{{sheet("b", {a})}, {a}}, {{sheet("c", {b, a})}, {b}}}, "a>c b>c ", "and that by another"},
      {{{{sheet("b", {a})}, {a}}, {{}, {b}}}, "a b ", "the later version goes too, with all its addresses"},
      {{{{}, {a}}, {{sheet("a")}, {}}}, "", "taken out and put back"},
      {{{{sheet("a")}, {}}}, "", "read again and the same"},
      {{{{secret}, {}}}, "a ", "not public any more"},
      {{{{}, {"00000000000000ff"}}}, "", "what was never here is not told of"},
  };
  for (const Row& row : rows)
    for (const bool compacted : {false, true}) {
      const TemporaryFolder folder;
      build(folder.path(), {sheet("a"), sheet("1"), sheet("2"), sheet("3")});
      for (const Change& change : row.changes) apply(folder.path(), change, compacted);
      EXPECT_EQ(told(folder.path()), row.told) << row.reason << (compacted ? ", by a merge" : ", in place");
    }
}

}  // namespace
}  // namespace minutebook
