// SPDX-License-Identifier: GPL-3.0-or-later
#include "lib/model/judgement.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace minutebook {
namespace {

using ::testing::HasSubstr;
using ::testing::SizeIs;

SearchHit found(const std::string& path, bool weak = false) {
  SearchHit hit;
  hit.document.path = path;
  hit.weak = weak;
  return hit;
}

JudgedQuery asked(std::vector<JudgedPaper> relevant) { return {"q1", "keyword", "sluice", std::move(relevant)}; }

TEST(ReadJudgedQueries, Lines) {
  const auto queries = read_judged_queries(
      "\xEF\xBB\xBF{\"query\": \"sluice\", \"relevant\": [{\"path\": \"a.pdf\", \"grade\": 2}, {\"path\": "
      "\"b.pdf\"}]}\r\n"
      "\n"
      "{\"id\": 7, \"kind\": \"none\", \"query\": \"tram\", \"relevant\": []}\n");
  ASSERT_TRUE(queries.has_value()) << to_text(queries.error());
  ASSERT_THAT(*queries, SizeIs(2));
  EXPECT_EQ((*queries)[0].id, "1");
  EXPECT_EQ((*queries)[0].kind, "any");
  EXPECT_EQ((*queries)[0].relevant[0].grade, 2);
  EXPECT_EQ((*queries)[0].relevant[1].grade, 3) << "a paper without a grade is the answer";
  EXPECT_EQ((*queries)[1].id, "7");
  EXPECT_TRUE((*queries)[1].relevant.empty());
}

struct BadLine {
  const char* text;
  const char* says;
  const char* reason;
};

TEST(ReadJudgedQueries, NamesTheLineThatIsWrong) {
  const BadLine rows[] = {
      {"{\"query\": \"a\", \"relevant\": []}\n[1]", "line 2", "not an object"},
      {"{\"relevant\": []}", "no query", "nothing to ask"},
      {"{\"query\": \"a\"}", "no list", "an answer that was forgotten is not an answer that is not there"},
      {"{\"query\": \"a\", \"relevant\": [{\"grade\": 3}]}", "no path", "which paper?"},
      {"{\"query\": \"a\", \"relevant\": [{\"path\": \"x\", \"grade\": 9}]}", "grade", "out of range"},
      {"{\"query\": \"a\", \"relevant\": [{\"path\": \"x\", \"grade\": \"3\"}]}", "grade", "not a number"},
      {"{\"query\": ", "line 1", "cut off"},
  };
  for (const BadLine& row : rows) {
    const auto queries = read_judged_queries(row.text);
    ASSERT_FALSE(queries.has_value()) << row.reason;
    EXPECT_EQ(queries.error().code, ErrorCode::bad_format);
    EXPECT_THAT(queries.error().what, HasSubstr(row.says)) << row.reason;
  }
}

TEST(Judge, CountsDistinctPapersByTheEndOfTheirPath) {
  const auto outcome =
      judge(asked({{"2015/May.pdf", 3}, {"june.pdf", 1}}),
            {found("b/june.pdf"), found("b/june.pdf"), found("archive/2015/May.pdf"), found("x2015/May.pdf")});
  EXPECT_EQ(outcome.first_good, 2U) << "a paper counts once, and grade 1 is no answer";
  EXPECT_NEAR(outcome.gain, (1 + 7 / 1.58496) / (7 + 1 / 1.58496), 1e-4);
  EXPECT_TRUE(outcome.claims);
}

TEST(Judge, LooksAtTenPapers) {
  std::vector<SearchHit> hits;
  for (int i = 0; i < 10; ++i) hits.push_back(found("other" + std::to_string(i)));
  hits.push_back(found("a.pdf"));
  EXPECT_EQ(judge(asked({{"a.pdf", 3}}), hits).first_good, 0U);
}

TEST(Summarise, HonestyIsNoClaimWhereThereIsNoAnswer) {
  const auto judgement = summarise({judge(asked({}), {found("a", true)}), judge(asked({}), {found("a")}),
                                    judge(asked({}), {}), judge(asked({{"a", 3}}), {found("a")})});
  EXPECT_EQ(judgement.unanswerable, 3U);
  EXPECT_EQ(judgement.honest, 2U);
  EXPECT_EQ(judgement.all.queries, 1U);
  EXPECT_DOUBLE_EQ(judgement.all.reciprocal_rank, 1);
}

TEST(JudgementJson, ReadsWhatItWrote) {
  const auto before = summarise({judge(asked({{"a", 3}}), {found("b"), found("a")})});
  const auto now = summarise({judge(asked({{"a", 3}}), {found("a")})});
  const auto again = judgement_from_json(to_json(before));
  ASSERT_TRUE(again.has_value());
  EXPECT_DOUBLE_EQ(again->all.reciprocal_rank, 0.5);
  const auto changes = moved(*again, now);
  ASSERT_THAT(changes, SizeIs(1));
  EXPECT_EQ(changes[0].first->first_good, 2U);
  EXPECT_EQ(changes[0].second->first_good, 1U);
  EXPECT_THAT(to_json(now, &*again), HasSubstr("\"first_good_before\":2"));
  EXPECT_FALSE(judgement_from_json("{}").has_value());
}

TEST(Summarise, NothingAskedIsNoDivision) {
  const auto judgement = summarise({});
  EXPECT_DOUBLE_EQ(judgement.all.reciprocal_rank, 0);
}

}  // namespace
}  // namespace minutebook
