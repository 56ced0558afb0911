// SPDX-License-Identifier: GPL-3.0-or-later
#include "lib/index/register_store.hpp"

#include <fstream>
#include <iterator>

#include "lib/index/generation.hpp"
#include "tests/unit/lib/index/support.hpp"

namespace minutebook {
namespace {

using namespace testing_index;

constexpr const char* canary = "Zorbinghame";

DocumentRecord meeting_paper(const std::string& id, DocumentType type, const std::string& body, Date date) {
  DocumentRecord record = paper(id, "Notice of drainage works", {passage_of("Drainage of the lower meadow", "Text.")});
  Minutes& m = record.minutes;
  m.type = type;
  m.body = NamedValue{body, {1, 0, 0, "", 1}};
  m.date = date;
  m.attendance.push_back(
      {"Ann Hay", "Ann Hay", {}, {}, "Chair", "", "", AttendanceStatus::present, "", {}, {1, 0, 0, "", 1}});
  Item item;
  item.number = "1";
  item.title = "Drainage of the lower meadow";
  item.actions.push_back({"Ask the drainage board for its plan of the lower meadow",
                          {{OwnerKind::person, "Ann Hay", ""}},
                          "",
                          {},
                          "20/14",
                          "",
                          Strength::strong,
                          {1, 0, 0, "", 1}});
  m.items.push_back(item);
  return record;
}

std::vector<DocumentRecord> archive() {
  std::vector<DocumentRecord> out{
      meeting_paper("00000000000000a1", DocumentType::minutes, "Parish Council", {2020, 1, 2}),
      meeting_paper("00000000000000a2", DocumentType::agenda, "Parish Council", {2020, 2, 6}),
      meeting_paper("00000000000000a3", DocumentType::minutes, "Cabinet", {2020, 2, 6})};
  out[1].minutes.items[0].actions[0].status = "Completed";
  DocumentRecord closed =
      meeting_paper("00000000000000a4", DocumentType::minutes, std::string(canary) + " Board", {2020, 3, 5});
  closed.minutes.restriction.level = RestrictionLevel::restricted;
  closed.minutes.attendance[0].name = std::string("Ann ") + canary;
  closed.minutes.title = canary;
  closed.minutes.items[0].actions[0].text += std::string(" ") + canary;
  out.push_back(std::move(closed));
  return out;
}

class Stored : public testing::Test {
 protected:
  void SetUp() override {
    build(folder_.path(), archive());
    const auto current = current_generation(IndexPaths{folder_.path()}.stub(false));
    ASSERT_TRUE(current.has_value());
    store_ = RegisterStore(*current / registers_name);
  }
  TemporaryFolder folder_;
  RegisterStore store_;
};

TEST_F(Stored, ListsAndFindsEveryRegister) {
  const auto meetings = store_.meetings({});
  ASSERT_EQ(meetings.total, 3U);
  EXPECT_EQ(meetings.lines.front().date, "2020-02-06");
  ListQuery council;
  council.boards = {"parish"};
  council.newest = false;
  const auto theirs = store_.meetings(council);
  ASSERT_EQ(theirs.lines.size(), 2U);
  EXPECT_EQ(theirs.lines[0].date, "2020-01-02");
  EXPECT_EQ(store_.meeting(theirs.lines[0].id), theirs.lines[0]);
  const auto [before, after] = store_.neighbours(theirs.lines[0]);
  EXPECT_FALSE(before.has_value());
  ASSERT_TRUE(after.has_value());
  EXPECT_EQ(after->id, theirs.lines[1].id);
  EXPECT_EQ(store_.boards({}).total, 2U);
  ListQuery hay;
  hay.text = "ha";
  EXPECT_EQ(store_.people(hay).total, 1U) << "the papers of both boards are filed together";
  hay.text = "haay";
  EXPECT_EQ(store_.people(hay).total, 0U);
  const auto of_paper = store_.paper("00000000000000a1");
  ASSERT_TRUE(of_paper.has_value());
  EXPECT_EQ(of_paper->meetings.at(0).id, theirs.lines[0].id);
  EXPECT_FALSE(store_.paper("").has_value());
  EXPECT_FALSE(store_.meeting(std::string(5000, 'a')).has_value());
}

TEST_F(Stored, KnowsHowAnActionEnded) {
  const auto first = facts_of(archive()[0]);
  const auto status = store_.status(first.actions.at(0).key);
  ASSERT_TRUE(status.has_value());
  EXPECT_EQ(status->code, ActionStatus::done);
  EXPECT_EQ(status->evidence.back().document, "00000000000000a2");
  EXPECT_EQ(store_.changed(ActionStatus::done, true), std::vector<std::string>{first.actions[0].key});
  auto reader = Reader::open(folder_.path());
  ASSERT_TRUE(reader.has_value());
  EXPECT_EQ(search(*reader, "status:done").total, 2U) << "by a later paper, and by its own print";
  EXPECT_EQ(search(*reader, "status:open").total, 1U);
}

TEST_F(Stored, SuggestsFromTheBeginning) {
  bool mended = false;
  const auto first = [&](std::string_view typed) {
    const auto found = store_.suggest(typed, 5, mended);
    return found.empty() ? std::string() : found.front().text;
  };
  EXPECT_EQ(first("dra"), "Notice of drainage works");
  EXPECT_FALSE(mended);
  EXPECT_EQ(first("parish cou"), "Parish Council");
  EXPECT_EQ(first("parihs"), "Parish Council");
  EXPECT_TRUE(mended);
  EXPECT_EQ(first(""), "");
  EXPECT_EQ(first("   "), "");
  EXPECT_EQ(first(std::string(5000, 'x')), "");
  EXPECT_EQ(first("\xff\xfe\x80"), "");
}

TEST_F(Stored, HoldsNothingThatIsNotPublic) {
  std::string lower(canary);
  lower[0] = 'z';
  for (const auto& file : std::filesystem::recursive_directory_iterator(folder_.path() / "public")) {
    if (!file.is_regular_file()) continue;
    std::ifstream in(file.path(), std::ios::binary);
    const std::string bytes{std::istreambuf_iterator<char>(in), {}};
    EXPECT_EQ(bytes.find(canary), std::string::npos) << file.path();
    EXPECT_EQ(bytes.find(lower), std::string::npos) << file.path();
  }
  bool mended = false;
  EXPECT_TRUE(store_.suggest("zorb", 5, mended).empty());
  ListQuery query;
  query.text = canary;
  EXPECT_EQ(store_.people(query).total + store_.boards(query).total + store_.meetings(query).total, 0U);
}

TEST(Registers, OfNoFolderAreEmpty) {
  const RegisterStore store(std::filesystem::path("/nonexistent/registers"));
  bool mended = false;
  EXPECT_EQ(store.meetings({}).total + store.boards({}).total + store.people({}).total, 0U);
  EXPECT_FALSE(store.person("0123456789ab").has_value());
  EXPECT_TRUE(store.suggest("a", 5, mended).empty());
}

}  // namespace
}  // namespace minutebook
