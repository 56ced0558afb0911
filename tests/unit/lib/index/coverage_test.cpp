// SPDX-License-Identifier: GPL-3.0-or-later
#include <gtest/gtest.h>

#include "tests/unit/lib/index/support.hpp"

namespace minutebook {
namespace {

using namespace testing_index;

DocumentRecord meeting_paper(const std::string& id, DocumentType type, const std::string& body, Date date) {
  DocumentRecord record = paper(id, "Notice of drainage works", {passage_of("Drainage", "Ditches of the meadow.")});
  record.minutes.type = type;
  if (!body.empty()) record.minutes.body = NamedValue{body, {1, 0, 0, "", 1}};
  if (date.year != 0) record.minutes.date = date;
  return record;
}

DocumentRecord scan(const std::string& id, const std::string& body, Date date) {
  DocumentRecord record = meeting_paper(id, DocumentType::other, body, date);
  record.minutes.passages.clear();
  record.minutes.pages.clear();
  record.page_count = 3;
  record.verdict = Verdict::no_text;
  return record;
}

/// Three meetings of one board in 2020, one of another; scans of the first, of nobody's, and one without a day.
std::vector<DocumentRecord> archive() {
  return {meeting_paper("00000000000000a1", DocumentType::minutes, "Parish Council", {2020, 1, 2}),
          meeting_paper("00000000000000a2", DocumentType::agenda, "Parish Council", {2020, 2, 6}),
          meeting_paper("00000000000000a3", DocumentType::minutes, "Parish Council", {2020, 3, 5}),
          meeting_paper("00000000000000a4", DocumentType::minutes, "Cabinet", {2021, 3, 5}),
          scan("00000000000000a5", "Parish Council", {2020, 3, 5}),
          scan("00000000000000a6", "", {2020, 3, 5}),
          scan("00000000000000a7", "Parish Council", {})};
}

class Coverages : public testing::Test {
 protected:
  void SetUp() override { build(folder_.path(), archive()); }

  std::optional<Coverage> of(const std::string& text, const std::vector<Filter>& filters = {}) {
    auto reader = Reader::open(folder_.path());
    EXPECT_TRUE(reader.has_value());
    SearchRequest request;
    request.text = text;
    request.filters = filters;
    return reader->search(request)->coverage;
  }

  TemporaryFolder folder_;
};

TEST_F(Coverages, SayWhatIsHereOfABoardAndATime) {
  struct Row {
    const char* query;
    std::vector<Filter> filters;
    const char* text;
    const char* reason;
  };
  const Row rows[] = {
      {"drainage",
       {{FieldId::board, "Parish Council"}, {FieldId::year, "2020"}},
       "2 of 3 meetings of Parish Council in 2020 have minutes here; 1 paper has pages that could not be read. 2 "
       "unread papers may belong here too: the board or day is not known.",
       "filters"},
      {"board:\"parish council\" year:2020 drainage",
       {},
       "2 of 3 meetings of Parish Council in 2020 have minutes here; 1 paper has pages that could not be read. 2 "
       "unread papers may belong here too: the board or day is not known.",
       "the same as fields of the query"},
      {"",
       {{FieldId::board, "Cabinet"}},
       "1 of 1 meeting of Cabinet has minutes here. 1 unread paper may belong here too: the board is not known.",
       "a board alone"},
      {"",
       {{FieldId::from, "2021"}},
       "1 of 1 meeting from 2021 has minutes here. 1 unread paper may belong here too: the day is not known.",
       "a time alone"},
      {"",
       {{FieldId::board, "Cabinet"}, {FieldId::year, "2019"}},
       "No meeting of “Cabinet” in 2019 is here. 2 unread papers may belong here too: the board or day is not known.",
       "a gap is said"},
  };
  for (const Row& row : rows) {
    const auto coverage = of(row.query, row.filters);
    ASSERT_TRUE(coverage.has_value()) << row.reason;
    EXPECT_EQ(coverage->text, row.text) << row.reason;
  }
}

TEST_F(Coverages, SayNothingWhereNeitherIsNamed) {
  for (const char* query : {"drainage", "", "drainage -board:cabinet", "board:cabinet OR year:2020", "type:minutes"})
    EXPECT_FALSE(of(query).has_value()) << query;
}

TEST_F(Coverages, CountTheSameAsTheHoldings) {
  auto reader = Reader::open(folder_.path());
  ASSERT_TRUE(reader.has_value());
  const auto holdings = reader->holdings();
  ASSERT_TRUE(holdings.has_value());
  EXPECT_EQ(holdings->documents, 7U);
  EXPECT_EQ(holdings->pages, 4U + 3 * 3U);
  EXPECT_EQ(holdings->unread_pages, 9U);
  EXPECT_EQ(holdings->unread.size(), 3U);
  EXPECT_EQ(holdings->undated, 1U);
  EXPECT_EQ(holdings->first_date + holdings->last_date, "2020-01-022021-03-05");
  EXPECT_EQ(holdings->papers.size(), 7U);
  EXPECT_EQ(holdings->boards.size(), 2U);
  EXPECT_EQ(holdings->meetings.size(), 4U);
  EXPECT_EQ(holdings->revision, reader->revision());
}

}  // namespace
}  // namespace minutebook
