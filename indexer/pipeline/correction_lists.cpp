// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <charconv>
#include <utility>

#include "indexer/pipeline/correction_change.hpp"
#include "indexer/pipeline/correction_fields.hpp"
#include "lib/base/text.hpp"
#include "lib/model/names.hpp"
#include "lib/model/vocabulary.hpp"

namespace minutebook {
namespace {

constexpr std::string_view removed_rule = "correction.removed";
constexpr std::string_view new_row = "+";

bool is_removed(const Place& place) { return place.rule == removed_rule; }

bool takes_away(const Change& change) { return change.correction.shape == Correction::Shape::none; }

/// A row counted from 1 by the key, or a new one for "+".
template <class Row>
Result<Row*> row_at(std::vector<Row>& rows, const std::string& key, const char* what) {
  size_t at = 0;
  const auto [end, error] = std::from_chars(key.data(), key.data() + key.size(), at);
  if (error != std::errc() || end != key.data() + key.size() || at == 0 || at > rows.size() ||
      is_removed(rows[at - 1].place))
    return wrong(std::string("there is no ") + what + " " + in_quotes(key) + " (they are counted from 1; there are " +
                 std::to_string(rows.size()) + ")");
  return &rows[at - 1];
}

/// "…[3]": null takes the row away, a text becomes its text; "…[+]" with a text is a further row.
template <class Row>
Result<void> set_row(Change& change, std::vector<Row>& rows, const char* what) {
  const std::string& key = change.steps.back().key;
  if (key == new_row) {
    if (takes_away(change)) return wrong("a new row cannot be null");
    rows.emplace_back();
    rows.back().text = change.correction.text;
    rows.back().place = corrected({});
    return {};
  }
  const auto row = row_at(rows, key, what);
  if (!row) return tl::unexpected(row.error());
  (*row)->place = corrected((*row)->place);
  if (!takes_away(change)) return set_text(change, (*row)->text);
  change.before = (*row)->text;
  (*row)->place.rule = removed_rule;
  return {};
}

Result<Item*> item_of(Change& change) {
  const std::string& number = change.steps[0].key;
  auto& items = change.minutes.items;
  if (number.starts_with('#')) return row_at(items, number.substr(1), "item");
  const auto is_it = [&](const Item& item) {
    return !number.empty() && !is_removed(item.place) &&
           (item.number == number || (item.number.empty() && item.minute_number == number));
  };
  const auto count = std::count_if(items.begin(), items.end(), is_it);
  if (count == 0) return wrong("there is no item " + in_quotes(number));
  if (count > 1)
    return wrong("there is more than one item " + in_quotes(number) + "; count all items and say items[#3]");
  return &*std::find_if(items.begin(), items.end(), is_it);
}

Result<Attendance*> attendance_of(Change& change) {
  const std::string name = fold_name(change.steps[0].key);
  const auto is_called = [&](const Attendance& row) {
    return !is_removed(row.place) && (fold_name(row.name) == name || fold_name(row.name_as_printed) == name);
  };
  auto& rows = change.minutes.attendance;
  const auto count = std::count_if(rows.begin(), rows.end(), is_called);
  if (count != 1)
    return wrong(std::string(count == 0 ? "nobody" : "more than one") + " in the attendance is called " +
                 in_quotes(change.steps[0].key));
  return &*std::find_if(rows.begin(), rows.end(), is_called);
}

Result<AttendanceStatus> status_of(const std::string& text) {
  const auto status = value_in(vocabulary::attendance_statuses, std::string_view(text));
  if (!status) return wrong("there is no status of attendance " + in_quotes(text));
  return *status;
}

/// The actions of an item, or those of no item.
Result<std::vector<Action>*> actions_of(Change& change) {
  if (change.steps[0].name == "actions") return &change.minutes.actions;
  const auto item = item_of(change);
  if (!item) return tl::unexpected(item.error());
  return &(*item)->actions;
}

Result<Action*> action_of(Change& change) {
  const auto actions = actions_of(change);
  if (!actions) return tl::unexpected(actions.error());
  const bool in_item = change.steps[0].name == "items";
  return row_at(**actions, change.steps[in_item ? 1 : 0].key, "action");
}

Result<Decision*> decision_of(Change& change) {
  const auto item = item_of(change);
  if (!item) return tl::unexpected(item.error());
  return row_at((*item)->decisions, change.steps[1].key, "decision");
}

template <class Row>
void drop(std::vector<Row>& rows) {
  std::erase_if(rows, [](const Row& row) { return is_removed(row.place); });
}

/// Passages of an item that goes belong to none; those behind it follow their items.
void drop_items(Minutes& minutes) {
  std::vector<int> where;
  int next = 0;
  for (const Item& item : minutes.items) where.push_back(is_removed(item.place) ? -1 : next++);
  for (Passage& passage : minutes.passages)
    if (passage.item >= 0 && static_cast<size_t>(passage.item) < where.size())
      passage.item = where[static_cast<size_t>(passage.item)];
  drop(minutes.items);
}

}  // namespace

Result<void> set_attendance_row(Change& change) {
  if (takes_away(change)) {
    const auto row = attendance_of(change);
    if (!row) return tl::unexpected(row.error());
    change.before = to_name((*row)->status);
    (*row)->place = corrected((*row)->place);
    (*row)->place.rule = removed_rule;
    return {};
  }
  if (attendance_of(change))
    return wrong(in_quotes(change.steps[0].key) + " is in the attendance already; correct its status");
  const auto status = status_of(change.correction.text);
  if (!status) return tl::unexpected(status.error());
  Attendance row;
  row.name = row.name_as_printed = change.steps[0].key;
  if (row.name.empty()) return wrong("the new name is empty");
  row.status = *status;
  row.place = corrected({});
  change.minutes.attendance.push_back(std::move(row));
  return {};
}

Result<void> set_attendance_status(Change& change) {
  const auto row = attendance_of(change);
  if (!row) return tl::unexpected(row.error());
  const auto status = status_of(change.correction.text);
  if (!status) return tl::unexpected(status.error());
  change.before = to_name(std::exchange((*row)->status, *status));
  (*row)->place = corrected((*row)->place);
  return {};
}

Result<void> set_attendance_text(Change& change) {
  const auto found = attendance_of(change);
  if (!found) return tl::unexpected(found.error());
  Attendance& row = **found;
  row.place = corrected(row.place);
  const std::string& part = change.steps[1].name;
  return set_text(change, part == "name"           ? row.name
                          : part == "role"         ? row.role
                          : part == "organization" ? row.organization
                                                   : row.on_behalf_of);
}

Result<void> set_item_row(Change& change) {
  const auto item = item_of(change);
  if (takes_away(change)) {
    if (!item) return tl::unexpected(item.error());
    change.before = (*item)->title;
    (*item)->place = corrected((*item)->place);
    (*item)->place.rule = removed_rule;
    return {};
  }
  const std::string& number = change.steps[0].key;
  if (item) return wrong("there is an item " + in_quotes(number) + " already; correct its title");
  if (number.empty() || number.starts_with('#')) return wrong("a new item needs its number");
  Item made;
  made.number = number == new_row ? "" : number;  // an item without a number
  made.title = change.correction.text;
  made.place = corrected({});
  change.minutes.items.push_back(std::move(made));
  return {};
}

Result<void> set_item_text(Change& change) {
  const auto found = item_of(change);
  if (!found) return tl::unexpected(found.error());
  Item& item = **found;
  item.place = corrected(item.place);
  if (change.steps[1].name == "number") return set_text(change, item.number);
  const auto at = *found - change.minutes.items.data();
  for (Passage& passage : change.minutes.passages)
    if (passage.item == at) passage.heading = change.correction.text;
  return set_text(change, item.title);
}

Result<void> set_decision_row(Change& change) {
  const auto item = item_of(change);
  if (!item) return tl::unexpected(item.error());
  return set_row(change, (*item)->decisions, "decision");
}

Result<void> set_decision_outcome(Change& change) {
  const auto outcome = outcome_from_name(change.correction.text);
  if (!outcome) return wrong("there is no outcome " + in_quotes(change.correction.text));
  const auto decision = decision_of(change);
  if (!decision) return tl::unexpected(decision.error());
  (*decision)->place = corrected((*decision)->place);
  change.before = to_name(std::exchange((*decision)->outcome, *outcome));
  return {};
}

Result<void> set_decision_text(Change& change) {
  const auto decision = decision_of(change);
  if (!decision) return tl::unexpected(decision.error());
  (*decision)->place = corrected((*decision)->place);
  const std::string& part = change.steps[2].name;
  return set_text(change, part == "text"    ? (*decision)->text
                          : part == "mover" ? (*decision)->mover
                                            : (*decision)->seconder);
}

Result<void> set_action_row(Change& change) {
  const auto actions = actions_of(change);
  if (!actions) return tl::unexpected(actions.error());
  return set_row(change, **actions, "action");
}

Result<void> set_action_text(Change& change) {
  const auto action = action_of(change);
  if (!action) return tl::unexpected(action.error());
  (*action)->place = corrected((*action)->place);
  return set_text(change, change.steps.back().name == "text" ? (*action)->text : (*action)->status);
}

Result<void> set_action_due(Change& change) {
  const auto action = action_of(change);
  if (!action) return tl::unexpected(action.error());
  if (auto done = set_day(change, (*action)->due); !done) return done;
  (*action)->place = corrected((*action)->place);
  (*action)->due_text = change.correction.text;
  return {};
}

Result<void> set_action_owners(Change& change) {
  const auto action = action_of(change);
  if (!action) return tl::unexpected(action.error());
  std::vector<std::string> names;
  for (const Owner& owner : (*action)->owners) names.push_back(owner.name);
  change.before = join(names, ", ");
  (*action)->place = corrected((*action)->place);
  (*action)->owners = change.correction.owners;
  return {};
}

Result<void> set_recommendation_row(Change& change) {
  return set_row(change, change.minutes.recommendations, "recommendation");
}

void drop_removed(Minutes& minutes) {
  drop_items(minutes);
  for (Item& item : minutes.items) {
    drop(item.decisions);
    drop(item.actions);
  }
  drop(minutes.attendance);
  drop(minutes.actions);
  drop(minutes.recommendations);
  for (Minutes& further : minutes.further_meetings) drop_removed(further);
}

}  // namespace minutebook
