// SPDX-License-Identifier: GPL-3.0-or-later
#include "lib/model/meeting_join.hpp"

#include <gtest/gtest.h>

#include "lib/base/text.hpp"

namespace minutebook {
namespace {

struct I {
  const char* number;
  const char* title;
  const char* agenda_number = "";
  const char* decision = "";
};

struct P {
  PaperRole role;
  std::vector<I> items = {};
  const char* item_number = "";
  const char* title = "";
  const char* reference = "";
  bool is_copy = false;
};

DocumentRecord record_of(const P& paper, size_t number) {
  DocumentRecord out;
  out.id = "paper" + std::to_string(number);
  out.minutes.item_number = paper.item_number;
  out.minutes.title = paper.title;
  if (*paper.reference) out.minutes.references = {paper.reference};
  for (const I& one : paper.items) {
    Item item;
    item.number = one.number;
    item.title = one.title;
    item.agenda_item_number = one.agenda_number;
    if (*one.decision)
      item.decisions.push_back({Outcome::resolved, one.decision, {}, Strength::strong, "", "", {}, {}});
    out.minutes.items.push_back(item);
  }
  return out;
}

/// "1 Trees <- 0,1 papers 2 by title | … ; unplaced 3"
std::string joined(const std::vector<P>& papers) {
  std::vector<DocumentRecord> records;
  for (size_t i = 0; i < papers.size(); ++i) records.push_back(record_of(papers[i], i));
  std::vector<JoinedPaper> input;
  for (size_t i = 0; i < papers.size(); ++i) input.push_back({&records[i], papers[i].role, papers[i].is_copy, 0});
  const JoinedMeeting meeting = join_meeting(input);
  std::vector<std::string> rows;
  for (const JoinedItem& item : meeting.items) {
    std::string row = item.number + " " + item.title + " <-";
    for (const ItemSource& source : item.sources) row += " " + std::to_string(source.paper);
    for (const ItemPaper& paper : item.papers) row += ", " + std::to_string(paper.paper) + " by " + paper.evidence;
    rows.push_back(row);
  }
  std::string out = join(rows, " | ");
  for (const size_t paper : meeting.unplaced) out += " ; unplaced " + std::to_string(paper);
  return out;
}

TEST(JoinMeeting, LaysPapersSideBySide) {
  using enum PaperRole;
  const struct {
    const char* reason;
    std::vector<P> papers;
    const char* expected;
  } cases[] = {
      {"nothing", {}, ""},
      {"the minute names the agenda's number, its own counts on from year to year",
       {{minutes, {{"285", "Budget", "3"}}}, {agenda, {{"3", "Revenue estimates"}}}},
       "285 Budget <- 1 0"},
      {"the same number and part of the title",
       {{minutes, {{"4", "Tree works"}}}, {agenda, {{"4", "Tree works in Mill Lane"}}}},
       "4 Tree works <- 1 0"},
      {"the same number alone is another item",
       {{minutes, {{"4", "Tree works"}}}, {agenda, {{"4", "Election of Chair"}}}},
       "4 Election of Chair <- 1 | 4 Tree works <- 0"},
      {"what only the agenda has keeps its place",
       {{minutes, {{"1", "Apologies"}, {"3", "Any other business"}}},
        {agenda, {{"1", "Apologies"}, {"2", "Public questions"}, {"3", "Any other business"}}}},
       "1 Apologies <- 1 0 | 2 Public questions <- 1 | 3 Any other business <- 1 0"},
      {"a report prints its item's number",
       {{minutes, {{"4", "Tree works"}}}, {paper, {}, "Item 4"}},
       "4 Tree works <- 0, 1 by item number"},
      {"a report has the reference that the decision prints",
       {{minutes, {{"4", "Decisions", "", "That 20/0014 be agreed"}}}, {paper, {}, "", "Bridge repair", "20/0014"}},
       "4 Decisions <- 0, 1 by reference"},
      {"a report has the item's title",
       {{agenda, {{"4", "Bridge repair at Mill Lane"}}}, {paper, {}, "", "Bridge repair, Mill Lane"}},
       "4 Bridge repair at Mill Lane <- 0, 1 by title"},
      {"a report that nothing places is said so",
       {{agenda, {{"4", "Bridge repair"}}}, {paper, {}, "", "Library hours"}},
       "4 Bridge repair <- 0 ; unplaced 1"},
      {"copies are left out",
       {{minutes, {{"4", "Tree works"}}}, {minutes, {{"4", "Tree works"}}, "", "", "", true}},
       "4 Tree works <- 0"},
      {"papers alone have no items", {{paper, {}, "4", "Bridge repair"}}, " ; unplaced 0"},
  };
  for (const auto& one : cases) EXPECT_EQ(joined(one.papers), one.expected) << one.reason;
}

}  // namespace
}  // namespace minutebook
