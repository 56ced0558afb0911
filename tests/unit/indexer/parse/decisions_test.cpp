// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/parse/decisions.hpp"

#include <gtest/gtest.h>

#include "indexer/parse/actions.hpp"
#include "indexer/parse/sentences.hpp"
#include "indexer/parse/title.hpp"
#include "indexer/parse/votes.hpp"
#include "lib/base/text.hpp"

namespace minutebook {
namespace {

using Kind = SentenceDecision::Kind;

TEST(Decisions, judges_sentences) {
  struct {
    const char* reason;
    const char* text;
    Kind kind;
    Outcome outcome;
  } rows[] = {
      {"marker", "RESOLVED that the report be noted.", Kind::strong, Outcome::resolved},
      {"marker inside", "On the motion of Cllr Moor it was RESOLVED to adjourn.", Kind::strong, Outcome::resolved},
      {"impersonal", "It was agreed to buy the bench.", Kind::strong, Outcome::agreed},
      {"impersonal with adverbs", "After discussion it was therefore unanimously decided to buy it.", Kind::strong,
       Outcome::agreed},
      {"noting is discussion", "It was noted that the bench was old.", Kind::none, Outcome::noted},
      {"an opinion", "It was agreed that it was important to act.", Kind::weak, Outcome::agreed},
      {"the meeting decides", "Members agreed to accept the quote.", Kind::strong, Outcome::agreed},
      {"the meeting thinks", "Members agreed that budgets presented a real opportunity.", Kind::weak, Outcome::agreed},
      {"the meeting takes note", "The Board noted the report.", Kind::strong, Outcome::noted},
      {"after an introduction", "Following discussion, the Committee approved the plan.", Kind::strong,
       Outcome::approved},
      {"passive", "The minutes of the last meeting were approved.", Kind::strong, Outcome::approved},
      {"earlier decision of others", "The development had been approved by the county.", Kind::none, Outcome::approved},
      {"by somebody else", "The grant was approved by Westshire County.", Kind::weak, Outcome::approved},
      {"work that is done", "The repairs were carried out in May.", Kind::none, Outcome::approved},
      {"participle first", "Approved and signed as correct.", Kind::strong, Outcome::approved},
      {"consent", "Approved by unanimous consent.", Kind::strong, Outcome::approved},
      {"result of a vote", "The motion passed 5-0.", Kind::strong, Outcome::approved},
      {"a lost motion settles the matter", "The motion was lost.", Kind::strong, Outcome::lost},
      {"apologies are courtesy", "Apologies were accepted from Mr Tarn.", Kind::weak, Outcome::agreed},
      {"a label of its own", "Noted: the dates of the spring meetings.", Kind::strong, Outcome::noted},
      {"a lost amendment decides nothing", "Amendment lost.", Kind::weak, Outcome::lost},
      {"moved, seconded and agreed", "The motion was proposed by Cllr Ash, seconded by Cllr Bay and agreed.",
       Kind::strong, Outcome::agreed},
      {"election", "The Mayor declared Councillor Ash elected as Deputy Mayor.", Kind::strong, Outcome::agreed},
      {"deferred", "The item was deferred to the next meeting.", Kind::strong, Outcome::deferred},
      {"a meeting elsewhere", "At that meeting, Members agreed to refer the matter.", Kind::weak, Outcome::agreed},
      {"a court", "Court approved the outcome agreement.", Kind::strong, Outcome::approved},
      {"noted with thanks", "Noted, with thanks to the convener.", Kind::strong, Outcome::noted},
      {"power given away", "The Board delegated authority to the Chair to sign the lease.", Kind::strong,
       Outcome::agreed},
      {"what had not been done is no earlier decision",
       "Application (c) was deferred until the owner had been consulted.", Kind::strong, Outcome::deferred},
      {"lost, on a line of its own", "LOST", Kind::strong, Outcome::lost},
      {"a question", "Was it agreed to buy the bench?", Kind::none, Outcome::agreed},
      {"put off, not carried", "Survey: no reply yet. Carried forward.", Kind::none, Outcome::approved},
      {"put off, alone", "Carried forward.", Kind::none, Outcome::approved},
      {"put off by the agenda", "The item was carried forward.", Kind::none, Outcome::approved},
      {"a thing is lost, no motion", "In the storm a big tree was lost.", Kind::none, Outcome::lost},
      {"a person is elsewhere refused", "A key was lost by the builder.", Kind::none, Outcome::lost},
      {"lost by a vote", "The proposal was put to the vote and was LOST by 1 vote to 3.", Kind::strong, Outcome::lost},
      {"lost, without its name", "It was put to the vote and lost.", Kind::strong, Outcome::lost},
      {"lost, whatever stands between", "The motion to sell the slip was lost.", Kind::strong, Outcome::lost},
      {"not carried", "The motion to close the lane was not carried.", Kind::strong, Outcome::lost},
      {"not agreed", "It was not agreed to buy the bench.", Kind::strong, Outcome::refused},
      {"agreed not to", "It was agreed not to buy the bench.", Kind::strong, Outcome::agreed},
      {"withdrawn is not decided", "The motion was withdrawn.", Kind::none, Outcome::lost},
      {"withdrawn by its mover", "Cllr Ash's motion was then withdrawn.", Kind::none, Outcome::lost},
      {"moved, seconded and carried in one mark", "M/S/C (Penn, Oake) to pay the bills of March.", Kind::strong,
       Outcome::approved},
      {"by consensus", "By consensus the form will be shortened to a page.", Kind::strong, Outcome::agreed},
      {"a meeting of one mind", "The meeting was unanimous that the club take part.", Kind::strong, Outcome::agreed},
      {"of one opinion", "There was general agreement that it looked well.", Kind::none, Outcome::agreed},
      {"put off", "Tabled to December.", Kind::strong, Outcome::deferred},
      {"put off by consensus", "Tabled by consensus to 4 June so that Penn can take part.", Kind::strong,
       Outcome::deferred},
      {"laid before the meeting", "Tabled by the Clerk.", Kind::none, Outcome::deferred},
      {"left", "The matter was left on the table until June.", Kind::strong, Outcome::deferred},
      {"carried over from before", "(Carried over from December.)", Kind::none, Outcome::agreed},
      {"a passive without its verb", "Notes of 23 January agreed.", Kind::strong, Outcome::agreed},
      {"a passive with a change", "Minutes of 4 May accepted, with one change.", Kind::strong, Outcome::agreed},
      {"a sum", "Budget of \u00A3150 agreed.", Kind::strong, Outcome::agreed},
      {"what came in", "Quotation now received for the pump.", Kind::none, Outcome::agreed},
      {"people agree with each other", "Penn agreed with Oake.", Kind::none, Outcome::agreed},
      {"behind its matter", "Rugby Club (juniors) - Resolved that \u00A3250 be given.", Kind::strong,
       Outcome::resolved},
      {"a word and a colon", "Confirmed: the minutes of the meeting held on 7 May.", Kind::strong, Outcome::approved},
      {"a score", "Passed 5-0.", Kind::strong, Outcome::approved},
      {"an option", "The long option carried.", Kind::strong, Outcome::approved},
      {"behind an arrow", "The group agreed a single leaflet.", Kind::strong, Outcome::agreed},
      {"while it was decided", "Penn left the room whilst it was determined.", Kind::none, Outcome::agreed},
      {"no decision at all", "The Clerk reported on the bench.", Kind::none, Outcome::agreed},
  };
  for (const auto& row : rows) {
    const auto judged = judge_sentence(row.text, fold(row.text), false);
    EXPECT_EQ(judged.kind, row.kind) << row.reason;
    if (judged.kind != Kind::none && row.kind != Kind::none) {
      EXPECT_EQ(judged.outcome, row.outcome) << row.reason;
    }
  }
}

TEST(Decisions, replies_that_are_read_out_decide_nothing) {
  EXPECT_EQ(judge_sentence("The scheme was approved.", "the scheme was approved.", true).kind, Kind::none);
  EXPECT_EQ(judge_sentence("It was agreed to refer it.", "it was agreed to refer it.", true).kind, Kind::strong);
}

TEST(Sentences, cuts) {
  struct {
    const char* reason;
    const char* text;
    size_t count;
  } rows[] = {{"two", "One ends. Two ends.", 2},
              {"titles end nothing", "Cllr. Ash met Mr. B. Bay at St. Ann. Then left.", 2},
              {"numbers", "At 7.30pm it cost 4.50. Done.", 2},
              {"label", "12. Parks", 1},
              {"quotes", "He said \"stop.\" They stopped.", 2},
              {"small letter goes on", "See para. two for it.", 1}};
  for (const auto& row : rows) EXPECT_EQ(cut_sentences(row.text).size(), row.count) << row.reason;
}

std::vector<Attendance> people() {
  std::vector<Attendance> out(4);
  out[0].name = "Jane Frost", out[0].initials = "JF";
  out[1].name = "Bob Penny", out[1].initials = "BP";
  out[2].name = "Hayward";
  out[3].name = "Noel Oaks";
  return out;
}

TEST(Owners, resolves) {
  const auto attendance = people();
  const Roster roster(attendance);
  struct {
    const char* reason;
    const char* printed;
    OwnerKind kind;
    const char* name;
  } rows[] = {{"key", "JF", OwnerKind::person, "Jane Frost"},
              {"without a printed key, if only one can be meant", "NO", OwnerKind::person, "Noel Oaks"},
              {"unknown initials", "XY", OwnerKind::unresolved, "XY"},
              {"title", "Cllr Hayward", OwnerKind::person, "Hayward"},
              {"role", "the Clerk", OwnerKind::role, "Clerk"},
              {"group", "Officers", OwnerKind::role_group, "Officers"},
              {"group of heads", "Heads of Programmes", OwnerKind::role_group, "Heads of Programmes"},
              {"all", "ALL", OwnerKind::role_group, "ALL"},
              {"full name", "Mrs Ann Lake", OwnerKind::person, "Ann Lake"}};
  for (const auto& row : rows) {
    const Owner owner = resolve_owner(row.printed, roster);
    EXPECT_EQ(owner.kind, row.kind) << row.reason;
    EXPECT_EQ(owner.name, row.name) << row.reason;
  }
}

std::vector<std::string> names(const std::vector<Owner>& owners) {
  std::vector<std::string> out;
  for (const auto& owner : owners) out.push_back(owner.name);
  return out;
}

TEST(Owners, lists_and_broken_lines) {
  const auto attendance = people();
  const Roster roster(attendance);
  using Names = std::vector<std::string>;
  EXPECT_EQ(names(resolve_owners("JF/BP", roster)), (Names{"Jane Frost", "Bob Penny"}));
  EXPECT_EQ(names(resolve_owners("Clerk and Cllr Hill", roster)), (Names{"Clerk", "Hill"})) << "a role and a person";
  EXPECT_EQ(names(resolve_owners("JF BP", roster)), (Names{"Jane Frost", "Bob Penny"}));
  EXPECT_EQ(names(resolve_owners("Cllrs Hayward & Hill", roster)), (Names{"Hayward", "Hill"}));
  EXPECT_EQ(names(resolve_owner_lines({"Clara", "Holms"}, roster)), (Names{"Clara Holms"})) << "a name over two lines";
  EXPECT_EQ(names(resolve_owner_lines({"Helen Pratt", "Heads of", "Programmes"}, roster)),
            (Names{"Helen Pratt", "Heads of Programmes"}));
}

TEST(Tasks, reads_who_must_act) {
  const auto attendance = people();
  const Roster roster(attendance);
  struct {
    const char* reason;
    const char* text;
    const char* owner;
  } rows[] = {{"role", "Clerk to write to the county.", "Clerk"},
              {"asked", "The Clerk was asked to obtain a copy.", "The Clerk"},
              {"initials", "JF to place the order.", "JF"},
              {"agreed to", "JF and BP agreed to attend.", "JF and BP"},
              {"offered", "Cllr Hayward offered to speak to the owner.", "Cllr Hayward"},
              {"would, after it was agreed", "It was agreed that BP would write.", "BP"},
              {"second clause", "It was agreed to join and JF to reply to them.", "JF"},
              {"run-in heading before initials", "Corner Shop BP agreed to look.", "BP"}};
  for (const auto& row : rows) {
    const auto task = read_task(row.text, roster);
    ASSERT_TRUE(task) << row.reason;
    EXPECT_EQ(task->owner, row.owner) << row.reason;
  }
  for (const char* none : {"Members agreed to accept the quote.", "The owner would like to sell.", "JF would be away.",
                           "A letter from Cllr Hayward to the Mayor.", "July would be the last meeting.",
                           "The Chair agreed to defer the item."})
    EXPECT_FALSE(read_task(none, roster)) << none;
}

TEST(Tasks, due) {
  EXPECT_EQ(read_due("Ideas to the Clerk by the 20th November."), "by the 20th November");
  EXPECT_EQ(read_due("JF to report before the next meeting"), "before the next meeting");
  EXPECT_EQ(read_due("The wall by the church"), "");
}

TEST(Tasks, tells_what_is_to_be_done) {
  const auto attendance = people();
  const Roster roster(attendance);
  struct {
    const char* reason;
    const char* text;
    bool task;
  } rows[] = {{"an order", "Write to the owner of the kiln.", true},
              {"nobody's duty", "A list of ferries would be drawn up.", true},
              {"things to go somewhere", "Leaflets to go to every mooring.", true},
              {"a report", "The pontoon had been scraped.", false},
              {"a decision", "RESOLVED that the pontoon be scraped.", false},
              {"a need", "The chain would have to be replaced.", false}};
  for (const auto& row : rows) EXPECT_EQ(tells_task(row.text, roster), row.task) << row.reason;
}

TEST(Votes, counts_and_names) {
  auto vote = read_vote("The motion was carried by 7 votes to 3.");
  ASSERT_TRUE(vote);
  EXPECT_EQ(vote->in_favour, 7);
  EXPECT_EQ(vote->against, 3);
  vote = read_vote("3 votes for, 2 against, 1 abstention");
  ASSERT_TRUE(vote);
  EXPECT_EQ(vote->abstained, 1);
  EXPECT_FALSE(read_vote("Tree work was carried out."));
  Vote recorded;
  EXPECT_TRUE(add_recorded_votes("For (2): Councillors Ash and Bay", recorded));
  EXPECT_TRUE(add_recorded_votes("Against (1): Councillor Cole", recorded));
  EXPECT_EQ(recorded.names_for, (std::vector<std::string>{"Ash", "Bay"}));
  EXPECT_EQ(recorded.against, 1);
  EXPECT_FALSE(add_recorded_votes("For many years the path was open", recorded));
}

TEST(Votes, movers) {
  const auto attendance = people();
  const Roster roster(attendance);
  struct {
    const char* text;
    const char* mover;
    const char* seconder;
  } rows[] = {{"Proposed by Cllr Ash, seconded by Cllr Bay and agreed.", "Ash", "Bay"},
              {"Prop: JF; 2nd: BP", "Jane Frost", "Bob Penny"},
              {"(Proposed Cllr Moss, seconded Cllr Patel)", "Moss", "Patel"},
              {"Moved Cllr Moss and seconded Cllr Patel.", "Moss", "Patel"},
              {"Proposed Cllr Moss seconded Cllr Patel", "Moss", "Patel"},
              {"Buy the Budget. Moved Cllr Moss / seconded Cllr Patel", "Moss", "Patel"},
              {"Prop: Cllr Moss Sec: Cllr Patel", "Moss", "Patel"},
              {"Prop. Cllr Moss, Sec. Cllr Patel", "Moss", "Patel"},
              {"Prop Cllr Moss Sec Cllr Patel", "Moss", "Patel"},
              {"P: Cllr Moss S: Cllr Patel", "Moss", "Patel"},
              {"(P: JF, S: BP)", "Jane Frost", "Bob Penny"},
              {"Cllr Moss proposed Cllr Oake as chair, Cllr Patel seconded.", "Moss", "Patel"},
              {"Cllr Moss proposed Cllr Oake as chair, seconded Cllr Patel.", "Moss", "Patel"},
              {"Ash moved to approve it. Bay seconded the motion.", "Ash", "Bay"}};
  for (const auto& row : rows) {
    const auto movers = read_movers(row.text, roster);
    EXPECT_EQ(movers.mover, row.mover) << row.text;
    EXPECT_EQ(movers.seconder, row.seconder) << row.text;
  }
}

TEST(Sentences, sums_of_money_do_not_end_one) {
  const std::string text = "It was agreed to pay Kshs. 2,300 for plot no. 11. It was bought.";
  EXPECT_EQ(cut_sentences(text).size(), 2U);
}

TEST(Title, tidies) {
  struct {
    const char* in;
    const char* out;
  } rows[] = {{"Finance:", "Finance"},
              {"Parks (Pages 1 - 18)", "Parks"},
              {"Updates:-", "Updates"},
              {"Regional report \u2013 Cllr Ann Lake", "Regional report"},
              {"Support the charter #1650", "Support the charter"},
              {"Sector-led work", "Sector-led work"}};
  for (const auto& row : rows) EXPECT_EQ(tidy_title(row.in), row.out);
}

}  // namespace
}  // namespace minutebook
