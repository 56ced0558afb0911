// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/parse/items.hpp"

#include <gtest/gtest.h>

#include "indexer/parse/clean.hpp"

namespace minutebook {
namespace {

/// Lines of a page with positions: `at(x)` begins a line, `beside(x)` one on the same baseline.
class Paper {
 public:
  Paper() { page(); }
  Paper& page() {
    Page made;
    made.number = static_cast<uint32_t>(layout_.pages.size() + 1);
    made.width = 595;
    made.height = 842;
    layout_.pages.push_back(made);
    y_ = 100;
    return *this;
  }
  Paper& gap() {
    y_ += 14;
    gap_ = true;
    return *this;
  }
  /// More distance to the next line, without a new paragraph.
  Paper& air(float height) {
    y_ += height;
    return *this;
  }
  Paper& at(float x, const std::string& text, bool bold = false) {
    y_ += 14;
    add(x, text, bold);
    return *this;
  }
  Paper& beside(float x, const std::string& text) {
    add(x, text, false);
    return *this;
  }
  Paper& cell(uint32_t row, uint32_t column, const std::string& text) {
    Line line;
    line.text = text;
    line.cell = CellPlace{0, row, column, 1, false};
    layout_.pages.back().lines.push_back(line);
    return *this;
  }
  Minutes read(std::vector<Attendance> attendance = {}) const {
    const CleanText text = clean(layout_);
    Minutes minutes;
    minutes.type = DocumentType::minutes;
    minutes.attendance = std::move(attendance);
    read_items(text, {}, minutes);
    return minutes;
  }

 private:
  void add(float x, const std::string& text, bool bold) {
    Line line;
    line.text = text;
    line.box = {x, y_, x + 5.0F * static_cast<float>(text.size()), y_ + 11};
    line.style = bold ? style_bold : style_none;
    line.block_start = gap_;
    line.size = 11;
    for (size_t start = 0; start < text.size();) {
      const size_t end = std::min(text.find(' ', start), text.size());
      const float left = x + 5.0F * static_cast<float>(start);
      line.words.push_back({static_cast<uint32_t>(start),
                            static_cast<uint32_t>(end - start),
                            {left, y_, left + 5.0F * static_cast<float>(end - start), y_ + 11},
                            11,
                            line.style});
      start = end + 1;
    }
    gap_ = false;
    layout_.pages.back().lines.push_back(std::move(line));
  }

  Layout layout_;
  float y_ = 0;
  bool gap_ = true;
};

std::vector<Attendance> two_people() {
  std::vector<Attendance> out(2);
  out[0].name = "Jane Frost", out[0].initials = "JF";
  out[1].name = "Bob Penny", out[1].initials = "BP";
  return out;
}

std::vector<std::string> titles(const Minutes& minutes) {
  std::vector<std::string> out;
  for (const auto& item : minutes.items) out.push_back(item.number + " " + item.title);
  return out;
}

using Titles = std::vector<std::string>;

TEST(Items, run_in_headings_and_inner_lists) {
  const auto minutes = Paper()
                           .gap()
                           .at(72, "45. Apologies: None were received.")
                           .gap()
                           .at(72, "46. Play area: The Clerk had asked for three prices for")
                           .at(72, "1. new swings and a slide of the larger kind;")
                           .at(72, "2. a surface of bark that lasts for some years.")
                           .at(72, "It was agreed to accept the second.")
                           .gap()
                           .at(72, "47. Date of next meeting: 3 June.")
                           .read();
  EXPECT_EQ(titles(minutes), (Titles{"45 Apologies", "46 Play area", "47 Date of next meeting"}));
  ASSERT_EQ(minutes.items[1].decisions.size(), 1U);
  EXPECT_EQ(minutes.items[1].decisions[0].text, "It was agreed to accept the second.");
}

TEST(Items, a_motion_over_several_blocks) {
  const auto minutes = Paper()
                           .gap()
                           .at(62, "7. INFRASTRUCTURE", true)
                           .gap()
                           .at(62, "Officer's recommendation: That Council wait.")
                           .gap()
                           .at(62, "Resolution 150/22", true)
                           .gap()
                           .at(62, "Moved Cr Penn")
                           .beside(170, "Seconded Cr Oake")
                           .gap()
                           .at(62, "That Council")
                           .gap()
                           .at(62, "(a) note the report; and")
                           .gap()
                           .at(62, "(b) apply for funding.")
                           .gap()
                           .at(98, "CARRIED 3/2")
                           .gap()
                           .at(62, "8. CLOSE", true)
                           .gap()
                           .at(62, "That the tender be accepted. CARRIED")
                           .gap()
                           .at(62, "CONFIRMED this ............ day of ..............")
                           .read();
  ASSERT_EQ(minutes.items.size(), 2U);
  ASSERT_EQ(minutes.items[0].decisions.size(), 1U) << "what the officer recommended is none";
  EXPECT_TRUE(minutes.items[0].decisions[0].text.starts_with("That Council")) << minutes.items[0].decisions[0].text;
  EXPECT_NE(minutes.items[0].decisions[0].text.find("(b) apply for funding."), std::string::npos);
  ASSERT_EQ(minutes.items[1].decisions.size(), 1U) << "a form to be signed is none";
  EXPECT_EQ(minutes.items[1].decisions[0].text, "That the tender be accepted. CARRIED");
}

TEST(Items, votes_between_motion_and_result_and_movers_behind) {
  const auto minutes =
      Paper()
          .gap()
          .at(65, "1. CALENDAR", true)
          .gap()
          .at(65, "Ms. Penn moved and Mr. Oake seconded to adopt Option 2.")
          .gap()
          .at(65, "Ayes: Penn, Oake. Nays: Rudd. Motion carried 2-1.")
          .gap()
          .at(65, "2. MINUTES", true)
          .gap()
          .at(65, "The minutes were approved. Proposed: Mrs Penn. Seconded: Mr Oake. There was a pause.")
          .gap()
          .at(65, "3. CLOSE", true)
          .read();
  ASSERT_EQ(minutes.items.size(), 3U);
  ASSERT_EQ(minutes.items[0].decisions.size(), 1U);
  EXPECT_NE(minutes.items[0].decisions[0].text.find("to adopt Option 2."), std::string::npos);
  ASSERT_EQ(minutes.items[1].decisions.size(), 1U);
  EXPECT_EQ(minutes.items[1].decisions[0].text, "The minutes were approved. Proposed: Mrs Penn. Seconded: Mr Oake.");
}

TEST(Items, titles_with_a_stop_before_the_text) {
  const auto minutes = Paper()
                           .gap()
                           .at(72, "1. Minutes of last meeting. Read and agreed.")
                           .gap()
                           .at(72, "2. Matters arising. The Secretary had written to the company about the mess room.")
                           .gap()
                           .at(72, "3. Pay claim. Ms Penn gave a report of the talks and of what was offered in May.")
                           .gap()
                           .at(72, "4. Any other business. Mr Oake asked about boots for the winter that is to come.")
                           .read();
  EXPECT_EQ(titles(minutes),
            (Titles{"1 Minutes of last meeting", "2 Matters arising", "3 Pay claim", "4 Any other business"}));
}

TEST(Items, lettered_items_below_an_item) {
  const auto minutes = Paper()
                           .gap()
                           .at(65, "7. CONSENT", true)
                           .gap()
                           .at(93, "A. Minutes of May 3")
                           .gap()
                           .at(65, "8. NEW BUSINESS", true)
                           .gap()
                           .at(65, "B. Dog park at Mill Field. Ms. Penn described two sites and what they cost.")
                           .gap()
                           .at(65, "A. Outfall inspection. Mr. Oake said that the last dive took place in May.")
                           .gap()
                           .at(65, "9. ADJOURNMENT", true)
                           .read();
  EXPECT_EQ(titles(minutes), (Titles{"7 CONSENT", "8 NEW BUSINESS", "B Dog park at Mill Field", "A Outfall inspection",
                                     "9 ADJOURNMENT"}));
}

TEST(Items, owners_of_orders_in_a_row) {
  const auto minutes = Paper()
                           .cell(0, 0, "Item")
                           .cell(0, 1, "Discussion")
                           .cell(0, 2, "Action")
                           .cell(1, 0, "1.")
                           .cell(1, 1, "Damp and mould")
                           .cell(1, 1, "The paper was presented. There were 214 open cases.")
                           .cell(1, 1, "Report on repeat visits to be brought to the January meeting.")
                           .cell(1, 1, "Arrange a visit to Quarry Court.")
                           .cell(1, 2, "JF")
                           .cell(1, 2, "BP")
                           .cell(2, 0, "2.")
                           .cell(2, 1, "Chief Executive's report")
                           .cell(2, 1, "Three matters were to be looked at; sickness had fallen.")
                           .cell(2, 1, "To bring a paper on housing to the July meeting.")
                           .cell(2, 1, "The report was noted.")
                           .cell(2, 2, "BP")
                           .read(two_people());
  ASSERT_EQ(minutes.items.size(), 2U);
  ASSERT_EQ(minutes.items[0].actions.size(), 2U);
  EXPECT_EQ(minutes.items[0].actions[0].owners.at(0).name, "Jane Frost");
  EXPECT_EQ(minutes.items[0].actions[1].text, "Arrange a visit to Quarry Court.");
  EXPECT_EQ(minutes.items[0].actions[1].owners.at(0).name, "Bob Penny");
  ASSERT_EQ(minutes.items[1].actions.size(), 1U);
  EXPECT_EQ(minutes.items[1].actions[0].text, "To bring a paper on housing to the July meeting.");
}

TEST(Items, minute_number_and_agenda_item_number) {
  const auto minutes = Paper()
                           .gap()
                           .at(72, "76. Apologies", true)
                           .at(72, "(Item 1)")
                           .gap()
                           .at(72, "There were none.")
                           .gap()
                           .at(72, "77. Budget", true)
                           .at(72, "(Item 2)")
                           .gap()
                           .at(72, "1. The report was introduced by the Leader at length.")
                           .gap()
                           .at(72, "2. RESOLVED that Cabinet agree to:")
                           .at(90, "(a) note the forecast;")
                           .at(90, "(b) adopt the plan.")
                           .read();
  ASSERT_EQ(minutes.items.size(), 2U);
  EXPECT_EQ(minutes.items[1].minute_number, "77");
  EXPECT_EQ(minutes.items[1].agenda_item_number, "2");
  ASSERT_EQ(minutes.items[1].decisions.size(), 1U) << "limbs of a resolution are one decision";
  EXPECT_EQ(minutes.items[1].decisions[0].parts.size(), 2U);
}

TEST(Items, decision_label_action_label_and_owner_over_two_lines) {
  const auto minutes = Paper()
                           .gap()
                           .at(72, "1. Budget update", true)
                           .gap()
                           .at(72, "Members agreed that this was a good start and talked.")
                           .gap()
                           .at(72, "Decision")
                           .gap()
                           .at(72, "Members agreed the budget.")
                           .gap()
                           .at(72, "Action")
                           .gap()
                           .at(72, "Officers to publish the budget.")
                           .gap()
                           .at(72, "Clara")
                           .at(72, "Holms")
                           .gap()
                           .at(72, "2. Plan", true)
                           .gap()
                           .at(72, "Decision")
                           .gap()
                           .at(72, "Members noted the plan.")
                           .read();
  ASSERT_EQ(minutes.items.size(), 2U);
  size_t strong = 0;
  for (const auto& decision : minutes.items[0].decisions) strong += decision.strength == Strength::strong;
  EXPECT_EQ(strong, 1U) << "with Decision blocks a sentence of the discussion is weak";
  ASSERT_EQ(minutes.items[0].actions.size(), 1U);
  ASSERT_EQ(minutes.items[0].actions[0].owners.size(), 1U);
  EXPECT_EQ(minutes.items[0].actions[0].owners[0].name, "Clara Holms");
}

TEST(Items, initials_in_the_right_margin) {
  const auto minutes = Paper()
                           .gap()
                           .at(72, "1. Water", true)
                           .gap()
                           .at(72, "The tap is leaking and the plumber has not yet come to it.")
                           .at(72, "Another one should be asked for a price before the frost.")
                           .beside(500, "JF")
                           .gap()
                           .at(72, "2. Rents", true)
                           .gap()
                           .at(72, "All are in but three. A reminder is to be sent to them.")
                           .beside(500, "BP/JF")
                           .read(two_people());
  ASSERT_EQ(minutes.items.size(), 2U);
  ASSERT_EQ(minutes.items[0].actions.size(), 1U);
  EXPECT_EQ(minutes.items[0].actions[0].owners[0].name, "Jane Frost");
  ASSERT_EQ(minutes.items[1].actions.size(), 1U);
  EXPECT_EQ(minutes.items[1].actions[0].owners.size(), 2U);
}

TEST(Items, owners_in_the_margin_have_their_paragraphs) {
  Paper paper;
  paper.at(72, "ITEMS").beside(480, "ACTION").gap().at(72, "1. Roads", true).gap();
  paper.at(90, "Signs at the south junction. RB is pursuing this with the council at").beside(480, "RB");
  paper.gap().at(90, "Dung heap. It is understood that this will be removed shortly by them.");
  paper.gap().at(90, "Lights. RB and JH will arrange the fitting of the lights to the tree").beside(480, "RB/JH");
  paper.gap().at(90, "Beds. One volunteer has offered to maintain the beds at the north end.");
  paper.gap().at(90, "Water. JH to ask if the offer can be increased before the next meeting").beside(480, "JH");
  paper.gap().at(72, "2. Next meeting", true).gap().at(90, "In June.");
  Attendance first, second;
  first.name = "Rob Bexley", first.initials = "RB";
  second.name = "Jo Hay", second.initials = "JH";
  const auto minutes = paper.read({first, second});
  ASSERT_FALSE(minutes.items.empty());
  std::vector<std::string> told;
  for (const auto& action : minutes.items[0].actions)
    if (action.strength == Strength::strong) told.push_back(action.text.substr(0, 22));
  EXPECT_EQ(told,
            (std::vector<std::string>{"Signs at the south jun", "RB and JH will arrange", "JH to ask if the offer"}))
      << "each once, none of them the next paragraph's, none without an owner beside it";
}

TEST(Items, initials_below_each_other_have_a_task_each) {
  Paper paper;
  paper.at(72, "ITEMS").beside(480, "ACTION").gap().at(72, "1. Shelter", true).gap();
  paper.at(90, "RB to fix the panel of the shelter; JH to get two prices for a new").beside(480, "RB");
  paper.at(90, "one before the meeting in September.").beside(480, "JH");
  paper.gap().at(72, "2. Next meeting", true).gap().at(90, "In June.");
  Attendance first, second;
  first.name = "Rob Bexley", first.initials = "RB";
  second.name = "Jo Hay", second.initials = "JH";
  const auto minutes = paper.read({first, second});
  ASSERT_FALSE(minutes.items.empty());
  std::vector<std::string> told;
  for (const auto& action : minutes.items[0].actions)
    if (action.strength == Strength::strong)
      for (const auto& owner : action.owners) told.push_back(owner.name + ": " + action.text.substr(0, 9));
  EXPECT_EQ(told, (std::vector<std::string>{"Rob Bexley: RB to fix", "Jo Hay: JH to get"}));
}

TEST(Items, updates_beside_actions) {
  Paper paper;
  paper.at(72, "1. Actions of the last meeting", true).gap();
  paper.at(72, "No").beside(130, "Action").beside(430, "Owner").beside(475, "Update");
  paper.at(72, "May25.01").beside(130, "RB to ask the tree officer to look at the ash trees").beside(430, "RB");
  paper.beside(475, "Completed.");
  paper.at(475, "Ivy to go. JH will").at(475, "see to that").at(475, "action.");
  paper.at(72, "May25.02").beside(130, "Signs to be put up in the playground").beside(430, "JH");
  paper.beside(475, "No update");
  paper.at(72, "May25.03").beside(130, "Bank form to be ready at the next meeting").beside(430, "RB");
  paper.beside(475, "completed").gap().at(72, "2. Next meeting", true).gap().at(72, "In June.");
  Attendance first, second;
  first.name = "Rob Bexley", first.initials = "RB";
  second.name = "Jo Hay", second.initials = "JH";
  const auto minutes = paper.read({first, second});
  std::vector<std::string> told;
  for (const auto& item : minutes.items)
    for (const auto& action : item.actions)
      told.push_back((action.owners.empty() ? "" : action.owners[0].name) + ": " + action.text);
  EXPECT_EQ(told, (std::vector<std::string>{"Rob Bexley: RB to ask the tree officer to look at the ash trees",
                                            "Jo Hay: JH will see to that action.",
                                            "Jo Hay: Signs to be put up in the playground",
                                            "Rob Bexley: Bank form to be ready at the next meeting"}));
}

TEST(Items, three_columns_found_from_their_header) {
  const auto minutes = Paper()
                           .gap()
                           .at(60, "Item")
                           .beside(160, "Discussion")
                           .beside(460, "Action")
                           .at(60, "1. Apologies")
                           .beside(160, "None had been received from anybody at all today.")
                           .at(60, "2. Minutes of")
                           .beside(160, "The minutes were agreed as a correct record and they")
                           .at(60, "the meeting")
                           .beside(160, "were signed.")
                           .at(60, "3. Swings")
                           .beside(160, "It was agreed to accept the quote for the new swings")
                           .beside(460, "Clerk to place")
                           .at(160, "and the slide.")
                           .beside(460, "the order")
                           .at(60, "4. Grass")
                           .beside(160, "The contract ends soon.")
                           .beside(460, "BP")
                           .read(two_people());
  EXPECT_EQ(titles(minutes), (Titles{"1 Apologies", "2 Minutes of the meeting", "3 Swings", "4 Grass"}));
  ASSERT_EQ(minutes.items[2].decisions.size(), 1U);
  EXPECT_EQ(minutes.items[2].decisions[0].text, "It was agreed to accept the quote for the new swings and the slide.");
  ASSERT_EQ(minutes.items[2].actions.size(), 1U);
  EXPECT_EQ(minutes.items[2].actions[0].text, "Clerk to place the order");
  ASSERT_EQ(minutes.items[3].actions.size(), 1U);
  EXPECT_EQ(minutes.items[3].actions[0].owners[0].name, "Bob Penny");
}

TEST(Items, declared_table_with_owner_and_due_columns) {
  const auto minutes = Paper()
                           .cell(0, 0, "No")
                           .cell(0, 1, "Item")
                           .cell(0, 2, "Action")
                           .cell(0, 3, "Who")
                           .cell(0, 4, "By when")
                           .cell(1, 0, "1")
                           .cell(1, 1, "Welcome")
                           .cell(2, 0, "2")
                           .cell(2, 1, "Finance. The accounts were presented.")
                           .cell(2, 2, "Send the forecast")
                           .cell(2, 3, "JF")
                           .cell(2, 4, "30 May 2021")
                           .cell(3, 0, "3")
                           .cell(3, 1, "Open day")
                           .cell(3, 2, "Find a date")
                           .cell(3, 3, "Bob Penny")
                           .read(two_people());
  EXPECT_EQ(titles(minutes), (Titles{"1 Welcome", "2 Finance", "3 Open day"}));
  ASSERT_EQ(minutes.items[1].actions.size(), 1U);
  EXPECT_EQ(minutes.items[1].actions[0].owners[0].name, "Jane Frost");
  EXPECT_EQ(minutes.items[1].actions[0].due, (Date{2021, 5, 30}));
}

/// Owners as printed, an action a line.
std::vector<std::string> owners_of(const Item& item) {
  std::vector<std::string> out;
  for (const auto& action : item.actions) {
    out.emplace_back();
    for (const auto& owner : action.owners) out.back() += (out.back().empty() ? "" : "; ") + owner.name;
  }
  return out;
}

TEST(Items, owners_begin_beside_the_title_and_serve_all_actions_of_the_item) {
  Paper paper;
  paper.gap().at(60, "Item", true).beside(103, "Decisions and actions").beside(431, "Action by");
  paper.gap().at(60, "1. Grants for the sea wall", true).beside(431, "Jane Frost");
  paper.at(103, "The wall was inspected in the spring of the year and").beside(431, "Open Tides");
  paper.at(103, "found to be sound.").beside(431, "Foundation");
  paper.gap().at(103, "Action", true);
  paper.gap().at(103, "Write to the Minister about the wall.");
  paper.gap().at(60, "2. Open data on all the tides", true).beside(431, "Jane Frost");
  paper.air(4).at(103, "Members asked for fewer aims and").beside(431, "Heads of Service");
  paper.at(103, "for clearer dates.");
  paper.gap().at(103, "Actions", true);
  paper.gap().at(103, "Shorten the list of aims.");
  paper.gap().at(103, "Set a date for each aim.");
  // A table further down whose last column begins elsewhere.
  paper.gap().at(60, "3. Attendance", true);
  paper.gap().at(60, "Position").beside(185, "Councillor or officer").beside(388, "Authority");
  for (const char* name : {"Anna Reed", "Ben Holt", "Cara Lunt", "Dan Moss", "Eve Nunn", "Fay Orr"})
    paper.gap().at(60, "Member").beside(185, name).beside(388, "Kell Council");
  const auto minutes = paper.read(two_people());
  EXPECT_EQ(titles(minutes), (Titles{"1 Grants for the sea wall", "2 Open data on all the tides", "3 Attendance"}));
  ASSERT_EQ(minutes.items.size(), 3U);
  EXPECT_EQ(owners_of(minutes.items[0]), (std::vector<std::string>{"Jane Frost; Open Tides Foundation"}));
  EXPECT_EQ(owners_of(minutes.items[1]), (std::vector<std::string>{"Jane Frost", "Heads of Service"}));
}

TEST(Items, owners_with_their_time_in_one_cell) {
  std::vector<Attendance> attendance(2);
  attendance[0].name = "R Patel";
  attendance[1].name = "J Lumb";
  Paper paper;
  for (const char* last : {"Action by", "Action"}) {
    paper = Paper();
    paper.cell(0, 0, "Item").cell(0, 1, "Minute").cell(0, 2, last);
    paper.cell(1, 0, "1").cell(1, 1, "Hall roof").cell(1, 1, "The roof leaks. J Lumb to get three quotes.");
    paper.cell(1, 2, "J Lumb by 1 June 2024");
    paper.cell(2, 0, "2").cell(2, 1, "Footpaths").cell(2, 1, "The stile is broken. Write to the county about it.");
    paper.cell(2, 2, "RP");
    const auto minutes = paper.read(attendance);
    EXPECT_EQ(titles(minutes), (Titles{"1 Hall roof", "2 Footpaths"})) << last;
    ASSERT_EQ(minutes.items.size(), 2U);
    EXPECT_EQ(owners_of(minutes.items[0]), (std::vector<std::string>{"J Lumb"})) << last;
    EXPECT_EQ(owners_of(minutes.items[1]), (std::vector<std::string>{"R Patel"})) << last;
    ASSERT_EQ(minutes.items[0].actions.size(), 1U);
    EXPECT_EQ(minutes.items[0].actions[0].due, (Date{2024, 6, 1})) << last;
  }
}

TEST(Items, a_lost_amendment_and_the_resolution) {
  const auto minutes = Paper()
                           .gap()
                           .at(72, "48. BUDGET")
                           .gap()
                           .at(72, "Councillor Fir moved as an amendment, seconded by Councillor Larch:")
                           .gap()
                           .at(72, "\"That the sum of ten pounds be deleted.\"")
                           .gap()
                           .at(72, "The amendment was lost, there voting:")
                           .gap()
                           .at(72, "For (1): Councillor Fir")
                           .at(72, "Against (2): Councillors Ash and Bay")
                           .gap()
                           .at(72, "RESOLVED:")
                           .gap()
                           .at(72, "(1) That the budget be approved.")
                           .at(72, "(2) That the tax be set.")
                           .gap()
                           .at(72, "49. CLOSE")
                           .gap()
                           .at(72, "The meeting closed at 9pm.")
                           .read();
  ASSERT_EQ(minutes.items.size(), 2U);
  const auto& decisions = minutes.items[0].decisions;
  ASSERT_EQ(decisions.size(), 2U);
  EXPECT_EQ(decisions[0].strength, Strength::weak);
  EXPECT_EQ(decisions[0].outcome, Outcome::lost);
  ASSERT_TRUE(decisions[0].vote);
  EXPECT_EQ(decisions[0].vote->names_against, (std::vector<std::string>{"Ash", "Bay"}));
  EXPECT_EQ(decisions[1].strength, Strength::strong);
  EXPECT_EQ(decisions[1].parts.size(), 2U);
}

TEST(Items, headings_without_numbers) {
  Layout layout;
  layout.pages.emplace_back();
  const auto add = [&](const char* text, uint8_t heading, uint8_t depth = 0) {
    Line line;
    line.text = text;
    line.heading = heading;
    line.list_depth = depth;
    layout.pages[0].lines.push_back(line);
  };
  add("Core team meeting", 1);
  add("Discussions", 2);
  add("Charter", 3);
  add("We talked about it.", 0);
  add("Benchmarks", 3);
  add("Ann to ask for numbers.", 0);
  add("Repository", 2);
  add("Deprecate the old call #31", 0, 1);
  add("approved and landed", 0, 2);
  Minutes minutes;
  minutes.type = DocumentType::minutes;
  read_items(clean(layout), {}, minutes);
  EXPECT_EQ(titles(minutes), (Titles{" Charter", " Benchmarks", " Deprecate the old call"}))
      << "containers are no items";
}

TEST(Items, capitals_before_a_colon) {
  Paper paper;
  paper.at(60, "ROLL OF MEMBERS: All seven members answered when the roll was read out.").gap();
  paper.at(60, "BILLS: MOTION by Tarn, seconded by Oaks, to pay the bills. Motion carried 5-0.").gap();
  paper.at(60, "OLD BUSINESS", true).gap();
  paper.at(60, "A. Ice house door. The Warden opened three bids for a new door.").gap();
  paper.at(60, "B. Reed cutting. The Warden said that the reeds would be cut in March.").gap();
  paper.at(60, "CLOSE: The president closed the meeting at nine in the evening.");
  const Minutes minutes = paper.read();
  std::vector<std::string> titles;
  for (const auto& item : minutes.items) titles.push_back(item.number + "|" + item.title);
  EXPECT_EQ(titles, (std::vector<std::string>{"|ROLL OF MEMBERS", "|BILLS", "|OLD BUSINESS", "A|Ice house door",
                                              "B|Reed cutting", "|CLOSE"}));
}

TEST(Items, numbered_paragraphs_are_no_items) {
  Paper paper;
  paper.at(60, "1. Moorings", true).at(60, "1.1 The warden described the new chain and its price.").gap();
  paper.at(60, "2. Notes of 3 May", true).at(60, "2.1 The minutes were agreed.").gap();
  paper.at(60, "3. Other business", true).at(60, "3.1 None.").gap();
  paper.at(60, "4. Next meeting", true).at(60, "4.1 The board will meet in the boathouse in June.");
  const Minutes minutes = paper.read();
  ASSERT_EQ(minutes.items.size(), 4U);
  EXPECT_EQ(minutes.items[1].decisions.size(), 1U) << "behind its number";
}

TEST(Items, a_table_of_actions_ends_the_paper) {
  std::vector<Attendance> attendance(2);
  attendance[0].name = "Ulric Fenby";
  attendance[0].initials = "UF";
  attendance[1].name = "Mabel Oaks";
  attendance[1].initials = "MO";
  Paper paper;
  paper.at(60, "1. Moorings", true).at(60, "The warden described the new chain.").gap();
  paper.at(60, "2. Ferries", true).at(60, "The north ferry was late twice.").gap();
  paper.at(60, "Actions", true).gap();
  paper.at(60, "Ref").beside(90, "Action").beside(400, "Lead").beside(460, "Due").gap();
  paper.at(60, "31").beside(90, "Price a longer chain").beside(400, "UF").beside(460, "6 May").gap();
  paper.at(60, "32").beside(90, "Ask the ferryman for his log").beside(400, "MO / UF").beside(460, "soon");
  const Minutes minutes = paper.read(attendance);
  EXPECT_EQ(minutes.items.size(), 2U);
  ASSERT_EQ(minutes.actions.size(), 2U);
  EXPECT_EQ(minutes.actions[0].text, "Price a longer chain");
  EXPECT_EQ(minutes.actions[0].reference, "31");
  EXPECT_EQ(minutes.actions[0].due_text, "6 May");
  ASSERT_EQ(minutes.actions[1].owners.size(), 2U);
  EXPECT_EQ(minutes.actions[1].owners[0].name, "Mabel Oaks");
}

TEST(Passages, hold_every_word_once) {
  const auto minutes = Paper()
                           .gap()
                           .at(72, "Moor Parish Council")
                           .gap()
                           .at(72, "1. Apologies", true)
                           .gap()
                           .at(72, "None.")
                           .page()
                           .gap()
                           .at(72, "2. Trees", true)
                           .gap()
                           .at(72, "The oak is to stay because it is old and loved by all who")
                           .page()
                           .at(72, "live near it.")
                           .read();
  std::string all;
  for (const auto& passage : minutes.passages) all += passage.heading + "|" + passage.text + "\n";
  EXPECT_EQ(all,
            "|Moor Parish Council\n1. Apologies|None.\n2. Trees|The oak is to stay because it is old and loved by all "
            "who live near it.\n");
  ASSERT_EQ(minutes.passages.size(), 3U);
  EXPECT_EQ(minutes.passages[0].item, -1);
  EXPECT_EQ(minutes.passages[2].page_from, 2U);
  EXPECT_EQ(minutes.passages[2].page_to, 3U);
  ASSERT_EQ(minutes.passages[2].page_starts.size(), 1U);
  EXPECT_EQ(minutes.passages[2].text.substr(minutes.passages[2].page_starts[0]), "live near it.");
}

}  // namespace
}  // namespace minutebook
