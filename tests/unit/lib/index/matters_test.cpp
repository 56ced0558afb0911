// SPDX-License-Identifier: GPL-3.0-or-later
#include <gtest/gtest.h>

#include "lib/base/text.hpp"
#include "tests/unit/lib/index/support.hpp"

namespace minutebook {
namespace {

using namespace testing_index;

/// A paper of the Parish Council (or another) with one item that has a decision or an action.
DocumentRecord meeting_paper(const std::string& id, DocumentType type, const std::string& body, Date date,
                             const std::string& text) {
  DocumentRecord record = paper(id, "Works " + id, {passage_of("Sea wall", text, 0, 2)});
  Minutes& m = record.minutes;
  m.type = type;
  m.body = NamedValue{body, {1, 0, 0, "", 1}};
  if (date.year != 0) m.date = date;
  Item item;
  item.number = "4";
  item.title = "Sea wall";
  if (type == DocumentType::minutes) {
    item.decisions.push_back(
        {Outcome::agreed, "To borrow for the sea wall", {}, Strength::strong, "", "", {}, {2, 0, 0, "", 1}});
    item.actions.push_back({"Write to the lender",
                            {{OwnerKind::role, "Clerk", ""}},
                            "by May",
                            Date{2020, 5, 0},
                            "",
                            "",
                            Strength::strong,
                            {2, 0, 0, "", 1}});
  }
  m.items.push_back(item);
  return record;
}

std::vector<DocumentRecord> archive() {
  const std::string words = "The breakwater and the revetment were inspected; dredging is dear.";
  std::vector<DocumentRecord> out{
      meeting_paper("00000000000000b1", DocumentType::minutes, "Parish Council", {2020, 2, 6}, words),
      meeting_paper("00000000000000b2", DocumentType::report, "Parish Council", {2020, 2, 6}, words),
      meeting_paper("00000000000000b3", DocumentType::minutes, "Cabinet", {2020, 1, 2}, words),
      meeting_paper("00000000000000b4", DocumentType::report, "Parish Council", {}, words),
      paper("00000000000000b5", "Library hours", {passage_of("Hours", "The library opens late.")})};
  out.back().source.path = "library.txt";
  DocumentRecord closed = meeting_paper("00000000000000b6", DocumentType::minutes, "Parish Council", {2019, 1, 2},
                                        words + " Zorbinghame revetment.");
  closed.minutes.restriction.level = RestrictionLevel::restricted;
  out.push_back(closed);
  return out;
}

class Matters : public testing::Test {
 protected:
  void SetUp() override {
    build(folder_.path(), archive());
    auto reader = Reader::open(folder_.path());
    ASSERT_TRUE(reader.has_value());
    reader_ = std::make_unique<Reader>(std::move(*reader));
  }
  RegisterResult entries(const std::string& text, EntryKind kind) {
    SearchRequest request;
    request.text = text;
    auto result = reader_->search_register(request, kind);
    EXPECT_TRUE(result.has_value());
    return result ? *result : RegisterResult{};
  }
  SimilarResult similar(const SimilarRequest& request) {
    auto result = reader_->similar(request);
    EXPECT_TRUE(result.has_value());
    return result ? *result : SimilarResult{};
  }
  TemporaryFolder folder_;
  std::unique_ptr<Reader> reader_;
};

TEST_F(Matters, AreToldOldestFirstAndByMeeting) {
  SearchRequest request;
  request.text = "sea wall";
  const auto timeline = reader_->timeline(request);
  ASSERT_TRUE(timeline.has_value());
  std::vector<std::string> told;
  for (const TimelineGroup& group : timeline->groups) {
    std::string line = group.body + " " + group.date + ":";
    for (const TimelineEntry& one : group.entries)
      line += " " + std::string(one.kind == EntryKind::passage ? to_name(one.role) : to_name(one.kind));
    told.push_back(line);
  }
  EXPECT_EQ(join(told, " | "),
            "Cabinet 2020-01-02: minutes decision action | Parish Council 2020-02-06: paper minutes decision action | "
            "Parish Council : paper");
  EXPECT_EQ(timeline->undated, 1U);
}

TEST_F(Matters, EntriesOfARegisterStandForThemselves) {
  const auto decisions = entries("borrow wall", EntryKind::decision);
  EXPECT_EQ(decisions.total, 2U);
  EXPECT_FALSE(decisions.hits.at(0).weak);
  EXPECT_EQ(decisions.hits[0].page, 2U);
  EXPECT_EQ(decisions.histogram.values.size(), 2U);
  const auto some = entries("borrow elephants", EntryKind::decision);
  EXPECT_EQ(some.total, 2U) << "some words are enough when no decision has all";
  EXPECT_TRUE(some.hits.at(0).weak || some.hits.at(0).why.size() == 1);
  EXPECT_EQ(entries("due:2020-05", EntryKind::action).total, 2U);
  EXPECT_EQ(entries("due:..2020-04", EntryKind::action).total, 0U);
  EXPECT_EQ(entries("due:soon", EntryKind::action).problems.size(), 1U);
  const auto newest = entries("", EntryKind::action);
  EXPECT_EQ(newest.hits.at(0).document.date, "2020-02-06");
  EXPECT_EQ(newest.hits[0].status.evidence.at(0).rule, "recorded");
}

TEST_F(Matters, AreLikeOthersByRareWords) {
  SimilarRequest request;
  request.document = "00000000000000b1";
  const auto whole = similar(request);
  EXPECT_EQ(whole.total, 3U) << "not itself, not the library, nothing restricted";
  for (const auto& [term, weight] : whole.terms) EXPECT_NE(term, "zorbingham");
  request.other_boards = true;
  EXPECT_EQ(similar(request).total, 1U);
  request.earlier = true;
  EXPECT_EQ(similar(request).hits.at(0).document.id, "00000000000000b3");
  request.decided = true;
  EXPECT_EQ(similar(request).hits.at(0).outcome, "agreed");
  request.item = "99";
  EXPECT_FALSE(similar(request).found_item);
  SimilarRequest pasted;
  pasted.text = "A revetment or breakwater of Zorbinghame";
  const auto by_text = similar(pasted);
  EXPECT_EQ(by_text.total, 4U);
  for (const auto& [term, weight] : by_text.terms) EXPECT_NE(term, "zorbingham") << "of a restricted paper only";
  pasted.text = "";
  EXPECT_EQ(similar(pasted).total, 0U);
}

}  // namespace
}  // namespace minutebook
