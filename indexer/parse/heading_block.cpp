// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/parse/heading_block.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "indexer/parse/body_name.hpp"
#include "indexer/parse/chair.hpp"
#include "indexer/parse/contact.hpp"
#include "indexer/parse/document_type.hpp"
#include "indexer/parse/labels.hpp"
#include "indexer/parse/meeting_body.hpp"
#include "indexer/parse/meeting_date.hpp"
#include "indexer/parse/opening.hpp"
#include "indexer/parse/paper_title.hpp"
#include "indexer/parse/printed_dates.hpp"
#include "indexer/parse/report_sections.hpp"
#include "indexer/parse/scan.hpp"
#include "indexer/parse/venue.hpp"
#include "lib/base/text.hpp"

namespace minutebook {
namespace {

using Type = DocumentType;

bool is_of_meeting(Type type) {
  return type == Type::minutes || type == Type::note_of_decisions || type == Type::agenda ||
         type == Type::agenda_pack || type == Type::supplement || type == Type::decision_list || type == Type::other;
}
bool is_record_of_meeting(Type type) {
  return type == Type::minutes || type == Type::note_of_decisions || type == Type::decision_list || type == Type::other;
}

bool names_a_board(std::string_view name) {
  constexpr std::array<std::string_view, 12> boards = {"committee",  "sub-committee", "cabinet", "board",
                                                       "panel",      "executive",     "forum",   "group",
                                                       "commission", "assembly",      "team",    "party"};
  return has_any_word(fold(name), boards);
}

/// "Item 1" or "Agenda item: 7" on a line of its own near the top of a report.
std::string item_number_of(const CleanText& text, const Opening& opening, const std::vector<Label>& labels) {
  const auto number = [](std::string_view value) {
    value = trim(value);
    const std::string_view first = value.substr(0, value.find(' '));
    const bool digits = !first.empty() && std::any_of(first.begin(), first.end(), is_digit) && first.size() <= 8;
    return digits ? std::string(first) : std::string();
  };
  for (const auto& label : labels)
    if (label.kind == LabelKind::item_number && label.line < 30)
      if (auto found = number(label.value); !found.empty()) return found;
  for (size_t i = 0; i < opening.lines && i < 12 && i < text.lines.size(); ++i) {
    const std::string& folded = text.lines[i].folded;
    for (const std::string_view head : {std::string_view("agenda item no"), std::string_view("agenda item"),
                                        std::string_view("item no"), std::string_view("item")}) {
      if (!starts_with_word(folded, head) || count_words(folded) > count_words(head) + 1) continue;
      std::string rest = text.lines[i].text.substr(std::min(text.lines[i].text.size(), head.size()));
      while (!rest.empty() && !is_word_byte(rest.front())) rest.erase(0, 1);
      while (!rest.empty() && !is_word_byte(rest.back())) rest.pop_back();
      if (auto found = number(rest); !found.empty()) return found;
    }
  }
  return {};
}

void read_who_and_when(const CleanText& text, const Opening& opening, const std::vector<Label>& labels,
                       const ParseContext& context, Minutes& minutes) {
  auto dates = read_dates(text, opening, labels, minutes.type, context.path);
  minutes.date = dates.date;
  minutes.date_source = dates.source;
  minutes.date_place = std::move(dates.place);
  minutes.dates = std::move(dates.mentions);
  std::move(dates.problems.begin(), dates.problems.end(), std::back_inserter(minutes.problems));
  auto body = read_body(text, opening, labels, minutes.type);
  // An officer decides for an authority, not for a board.
  if (minutes.type == Type::officer_decision && body.body && !names_a_board(body.body->name)) {
    if (!body.organization) body.organization = body.body;
    body.body.reset();
  }
  minutes.body = std::move(body.body);
  minutes.organization = std::move(body.organization);
  if (is_of_meeting(minutes.type)) {
    auto times = read_time_and_place(text, opening, labels, minutes.date_place);
    minutes.start_time = std::move(times.start_time);
    if (is_record_of_meeting(minutes.type)) minutes.end_time = std::move(times.end_time);
    minutes.location = std::move(times.location);
  }
  if (is_record_of_meeting(minutes.type)) minutes.chair = read_chair(text, labels);
}

}  // namespace

void read_heading_block(const CleanText& text, const ParseContext& context, Minutes& minutes) {
  const Opening opening = read_opening(text);
  const auto labels = read_labels(text, 0, opening.lines);
  auto type = read_document_type(text, opening, context.path);
  minutes.type = type.type;
  minutes.type_place = std::move(type.place);
  read_who_and_when(text, opening, labels, context, minutes);
  auto title = read_paper_title(text, opening, labels, minutes);
  minutes.title = std::move(title.title);
  minutes.title_place = std::move(title.place);
  minutes.item_number = item_number_of(text, opening, labels);
  minutes.status = read_status(text, opening);
  minutes.contact_officer = read_contact(text, minutes.type);
  auto sections = read_report_sections(text, minutes.type);
  minutes.summary = std::move(sections.summary);
  minutes.purpose = std::move(sections.purpose);
  minutes.recommendations = std::move(sections.recommendations);
  minutes.references = read_references(text);
}

}  // namespace minutebook
