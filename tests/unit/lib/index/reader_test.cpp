// SPDX-License-Identifier: GPL-3.0-or-later
#include "lib/index/reader.hpp"

#include <gmock/gmock.h>

#include "tests/unit/lib/index/support.hpp"

namespace minutebook {
namespace {

using namespace testing_index;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::UnorderedElementsAre;

Attendance person(std::string name, AttendanceStatus status) {
  Attendance one;
  one.name = one.name_as_printed = std::move(name);
  one.status = status;
  return one;
}

Action task(std::string text, std::string owner) {
  Action action;
  action.text = std::move(text);
  action.owners.push_back({OwnerKind::person, owner, owner});
  action.place.page = 1;
  return action;
}

Decision decision(std::string text, Outcome outcome) {
  Decision one;
  one.text = std::move(text);
  one.outcome = outcome;
  one.place.page = 1;
  return one;
}

/// Minutes of an invented executive with two items, each with its own action.
DocumentRecord executive() {
  DocumentRecord record = paper("aaaa000000000001", "Note of decisions",
                                {passage_of("Orchard funds", "The board discussed orchard funds at length.", 0, 1),
                                 passage_of("Bridge works", "Members heard that the bridge works are late.", 1, 2)});
  Minutes& minutes = record.minutes;
  minutes.type = DocumentType::note_of_decisions;
  minutes.body = NamedValue{"Westmere Shire Executive", {}};
  minutes.date = Date{2012, 3, 15};
  minutes.attendance = {person("Anna Vale", AttendanceStatus::present),
                        person("Piers Holt", AttendanceStatus::apologies)};
  Item orchard;
  orchard.number = "1";
  orchard.title = "Orchard funds";
  orchard.decisions = {decision("Agreed that orchard funds be a standing item.", Outcome::agreed)};
  orchard.actions = {task("Write to the growers", "Mary Tarn")};
  Item bridge;
  bridge.number = "2";
  bridge.title = "Bridge works";
  bridge.actions = {task("Call the contractor", "Jon Pike")};
  minutes.items = {orchard, bridge};
  return record;
}

class ReaderTest : public ::testing::Test {
 protected:
  void make(const std::vector<DocumentRecord>& records) {
    build(folder_.path(), records);
    auto opened = Reader::open(folder_.path());
    ASSERT_TRUE(opened.has_value()) << to_text(opened.error());
    reader_.emplace(std::move(*opened));
  }
  std::vector<std::string> found(const std::string& text) { return ids_of(search(*reader_, text)); }

  TemporaryFolder folder_;
  std::optional<Reader> reader_;
};

TEST_F(ReaderTest, FindsAPaperAndShowsItsBestPassage) {
  make({executive(),
        paper("aaaa000000000002", "Report", {passage_of("Drains", "The drains of Mill Lane were cleaned.")})});
  const SearchResult result = search(*reader_, "bridge works");
  ASSERT_EQ(result.hits.size(), 1U);
  EXPECT_EQ(result.hits[0].document.id, "aaaa000000000001");
  EXPECT_EQ(result.hits[0].page, 2U);
  EXPECT_EQ(result.total, 1U);
  EXPECT_TRUE(result.total_exact);
  EXPECT_FALSE(result.hits[0].weak);
}

TEST_F(ReaderTest, PeopleMatchOnlyWhereTheyBelong) {
  make({executive()});
  struct Row {
    std::string query;
    bool matches;
    std::string reason;
  };
  const std::vector<Row> rows = {
      {"attendee:vale", true, "was present"},
      {"attendee:holt", false, "apologies are not attendance"},
      {"apologies:holt", true, "sent apologies"},
      {"owner:\"Mary Tarn\" orchard funds", true, "her action is in that item"},
      {"owner:\"Mary Tarn\" bridge", false, "the bridge is another item"},
      {"owner:\"Jon Pike\" contractor", true, "words of the action itself"},
      {"board:executive", true, "one word of the name"},
      {"board:\"Shire Executive\"", true, "consecutive words of the name"},
      {"board:\"Westmere Executive\"", false, "not consecutive"},
      {"decision:standing", true, "word of a decision"},
      {"decision:late", false, "word of the discussion only"},
      {"outcome:agreed orchard", true, "the item's outcome"},
      {"outcome:agreed contractor", false, "another item's"},
  };
  for (const Row& row : rows) EXPECT_EQ(!found(row.query).empty(), row.matches) << row.query << ": " << row.reason;
}

}  // namespace
}  // namespace minutebook
