// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/pipeline/correction_fields.hpp"

#include <algorithm>
#include <charconv>
#include <optional>
#include <utility>

#include "indexer/pipeline/correction_change.hpp"
#include "lib/base/text.hpp"
#include "lib/model/vocabulary.hpp"

namespace minutebook {

tl::unexpected<Error> wrong(std::string what) { return fail(ErrorCode::bad_argument, std::move(what)); }

std::string in_quotes(std::string_view text) { return "'" + std::string(text) + "'"; }

Place corrected(const Place& before) { return {std::max(before.page, 1U), 0, 0, "correction", 1}; }

Result<void> set_text(Change& change, std::string& value) {
  change.before = std::exchange(value, change.correction.text);
  return {};
}

Result<void> set_day(Change& change, std::optional<Date>& value) {
  const Correction& said = change.correction;
  const auto date = date_from_iso(said.text);
  if (said.shape == Correction::Shape::text && !date)
    return wrong(in_quotes(said.text) + " is not a date such as 2021-05-03");
  if (value) change.before = to_iso(*value);
  value = said.shape == Correction::Shape::text ? date : std::nullopt;
  return {};
}

namespace {

constexpr size_t hash_digits = 64;

/// No steps when the path is malformed.
std::vector<FieldStep> steps_of(std::string_view path) {
  std::vector<FieldStep> out;
  while (!path.empty()) {
    const size_t end = std::min(path.find_first_of(".["), path.size());
    FieldStep step{std::string(path.substr(0, end)), {}, false};
    path.remove_prefix(end);
    if (path.starts_with('[')) {
      const size_t close = path.find(']');
      if (close == std::string_view::npos) return {};
      step.key = trim(path.substr(1, close - 1));
      step.has_key = true;
      path.remove_prefix(close + 1);
    }
    out.push_back(std::move(step));
    if (path.empty()) return out;
    if (path[0] != '.') return {};
    path.remove_prefix(1);
  }
  return {};
}

/// The path without its keys: "attendance[].status".
std::string shape_of(const std::vector<FieldStep>& steps) {
  std::vector<std::string> parts;
  for (const FieldStep& step : steps) parts.push_back(step.name + (step.has_key ? "[]" : ""));
  return join(parts, ".");
}

Result<void> set_date(Change& change) {
  Minutes& minutes = change.minutes;
  if (auto done = set_day(change, minutes.date); !done) return done;
  minutes.date_source = minutes.date ? DateSource::manifest : DateSource::none;
  minutes.date_place = corrected(minutes.date_place);
  return {};
}

Result<void> set_type(Change& change) {
  const auto type = document_type_from_name(change.correction.text);
  if (!type) return wrong("there is no type " + in_quotes(change.correction.text));
  change.before = to_name(change.minutes.type);
  change.minutes.type = *type;
  change.minutes.type_place = corrected(change.minutes.type_place);
  return {};
}

Result<void> set_title(Change& change) {
  change.before = std::exchange(change.minutes.title, change.correction.text);
  change.minutes.title_place = corrected(change.minutes.title_place);
  return {};
}

Result<void> set_named(Change& change, std::optional<NamedValue>& value) {
  const Place place = corrected(value ? value->place : Place{});
  if (value) change.before = value->name;
  value = change.correction.text.empty() ? std::nullopt : std::optional(NamedValue{change.correction.text, place});
  return {};
}
Result<void> set_body(Change& change) { return set_named(change, change.minutes.body); }
Result<void> set_organization(Change& change) { return set_named(change, change.minutes.organization); }
Result<void> set_chair(Change& change) { return set_named(change, change.minutes.chair); }
Result<void> set_location(Change& change) { return set_named(change, change.minutes.location); }

bool is_time(std::string_view text) {
  const auto digits = [&](size_t at) { return text[at] >= '0' && text[at] <= '9'; };
  if (text.size() != 5 || text[2] != ':' || !digits(0) || !digits(1) || !digits(3) || !digits(4)) return false;
  return (text[0] - '0') * 10 + (text[1] - '0') < 24 && text[3] < '6';
}

Result<void> set_time(Change& change, std::string& time) {
  const std::string& text = change.correction.text;
  if (!text.empty() && !is_time(text)) return wrong(in_quotes(text) + " is not a time such as 14:30");
  return set_text(change, time);
}
Result<void> set_start_time(Change& change) { return set_time(change, change.minutes.start_time); }
Result<void> set_end_time(Change& change) { return set_time(change, change.minutes.end_time); }
Result<void> set_item_number(Change& change) { return set_text(change, change.minutes.item_number); }
Result<void> set_summary(Change& change) { return set_text(change, change.minutes.summary); }

Result<void> set_status(Change& change) {
  const std::string& text = change.correction.text;
  if (!text.empty() && text != "draft" && text != "approved")
    return wrong(in_quotes(text) + " is neither 'draft' nor 'approved'");
  return set_text(change, change.minutes.status);
}

Result<void> set_purpose(Change& change) {
  auto& purpose = change.minutes.purpose;
  const std::string& text = change.correction.text;
  const auto code = purpose_code_from_name(text);
  if (!text.empty() && !code) return wrong("there is no purpose " + in_quotes(text));
  const Place place = corrected(purpose ? purpose->place : Place{});
  if (purpose) change.before = to_name(purpose->code);
  purpose = code ? std::optional(Purpose{*code, text, place}) : std::nullopt;
  return {};
}

/// A contact officer is known by a name or a role; when the last of both goes, so does the contact.
Result<void> set_contact(Change& change) {
  auto& contact = change.minutes.contact_officer;
  ContactOfficer wanted = contact.value_or(ContactOfficer());
  const std::string& part = change.steps[1].name;
  std::string& value = part == "name"    ? wanted.name
                       : part == "role"  ? wanted.role
                       : part == "phone" ? wanted.phone
                                         : wanted.email;
  if (auto done = set_text(change, value); !done) return done;
  wanted.place = corrected(wanted.place);
  contact = wanted.name.empty() && wanted.role.empty() ? std::nullopt : std::optional(std::move(wanted));
  return {};
}

/// Only a person may set this one (domain specification §3.12).
Result<void> set_restriction(Change& change) {
  Minutes& minutes = change.minutes;
  const std::string& text = change.correction.text;
  if (text != "public" && text != "restricted") return wrong(in_quotes(text) + " is neither 'public' nor 'restricted'");
  change.before = to_name(minutes.restriction.level);
  const bool open = text == "public";
  minutes.restriction = {open ? RestrictionLevel::open : RestrictionLevel::restricted,
                         change.correction.why,
                         {},
                         corrected(minutes.restriction.place)};
  if (!open) return {};
  for (Passage& passage : minutes.passages) passage.restricted = false;
  for (Minutes& further : minutes.further_meetings)
    for (Passage& passage : further.passages) passage.restricted = false;
  return {};
}

/// What can be corrected, and what its value may look like. A text may be null where the value can be taken away.
struct FieldRow {
  std::string_view shape;
  Correction::Shape value;
  bool may_be_null;
  Result<void> (*set)(Change&);
};
constexpr auto text_shape = Correction::Shape::text;
constexpr auto owners_shape = Correction::Shape::owners;
constexpr auto names_shape = Correction::Shape::names;
constexpr FieldRow field_rows[] = {
    {"date", text_shape, true, set_date},
    {"type", text_shape, false, set_type},
    {"title", text_shape, true, set_title},
    {"body", text_shape, true, set_body},
    {"organization", text_shape, true, set_organization},
    {"chair", text_shape, true, set_chair},
    {"start_time", text_shape, true, set_start_time},
    {"end_time", text_shape, true, set_end_time},
    {"location", text_shape, true, set_location},
    {"item_number", text_shape, true, set_item_number},
    {"purpose", text_shape, true, set_purpose},
    {"contact_officer.name", text_shape, true, set_contact},
    {"contact_officer.role", text_shape, true, set_contact},
    {"contact_officer.phone", text_shape, true, set_contact},
    {"contact_officer.email", text_shape, true, set_contact},
    {"summary", text_shape, true, set_summary},
    {"status", text_shape, true, set_status},
    {"restriction", text_shape, false, set_restriction},
    {"attendance[]", text_shape, true, set_attendance_row},
    {"attendance[].status", text_shape, false, set_attendance_status},
    {"attendance[].name", text_shape, false, set_attendance_text},
    {"attendance[].role", text_shape, true, set_attendance_text},
    {"attendance[].organization", text_shape, true, set_attendance_text},
    {"attendance[].on_behalf_of", text_shape, true, set_attendance_text},
    {"items[]", text_shape, true, set_item_row},
    {"items[].title", text_shape, false, set_item_text},
    {"items[].number", text_shape, true, set_item_text},
    {"items[].decisions[]", text_shape, true, set_decision_row},
    {"items[].decisions[].text", text_shape, false, set_decision_text},
    {"items[].decisions[].outcome", text_shape, false, set_decision_outcome},
    {"items[].decisions[].mover", text_shape, true, set_decision_text},
    {"items[].decisions[].seconder", text_shape, true, set_decision_text},
    {"items[].actions[]", text_shape, true, set_action_row},
    {"items[].actions[].text", text_shape, false, set_action_text},
    {"items[].actions[].due", text_shape, true, set_action_due},
    {"items[].actions[].status", text_shape, true, set_action_text},
    {"items[].actions[].owners", owners_shape, false, set_action_owners},
    {"actions[]", text_shape, true, set_action_row},
    {"actions[].text", text_shape, false, set_action_text},
    {"actions[].due", text_shape, true, set_action_due},
    {"actions[].status", text_shape, true, set_action_text},
    {"actions[].owners", owners_shape, false, set_action_owners},
    {"recommendations[]", text_shape, true, set_recommendation_row},
    {"people.same", names_shape, false, nullptr},
    {"people.apart", names_shape, false, nullptr},
};

/// Which meeting of the file a line is about, and the field there: "meetings[2].date".
struct Target {
  size_t meeting = 1;
  std::vector<FieldStep> steps;
};

std::optional<Target> target_of(std::string_view field) {
  Target out{1, steps_of(field)};
  if (out.steps.empty() || out.steps[0].name != "meetings") return out;
  const std::string& key = out.steps[0].key;
  const auto [end, error] = std::from_chars(key.data(), key.data() + key.size(), out.meeting);
  if (error != std::errc() || end != key.data() + key.size() || out.meeting == 0) return std::nullopt;
  out.steps.erase(out.steps.begin());
  // Who may read a file is said of the whole file.
  if (!out.steps.empty() && (out.steps[0].name == "restriction" || out.steps[0].name == "people")) return std::nullopt;
  return out;
}

const FieldRow* row_of(const std::vector<FieldStep>& steps) {
  const std::string shape = shape_of(steps);
  const auto* at = std::find_if(std::begin(field_rows), std::end(field_rows),
                                [&](const FieldRow& row) { return row.shape == shape; });
  return at == std::end(field_rows) ? nullptr : at;
}

std::string_view what_fits(Correction::Shape shape) {
  switch (shape) {
    case Correction::Shape::none:
      return "null";
    case Correction::Shape::text:
      return "a text";
    case Correction::Shape::owners:
      return "a list of owners";
    case Correction::Shape::names:
      return "{\"name\", \"other\", \"body\"}";
  }
  return {};
}

}  // namespace

bool is_paper_hash(std::string_view text) {
  return text.size() == hash_digits && text.find_first_not_of("0123456789abcdef") == std::string_view::npos;
}

Result<void> check_correction(const Correction& correction) {
  const auto target = target_of(correction.field);
  const FieldRow* row = target ? row_of(target->steps) : nullptr;
  if (row == nullptr) return wrong("there is no field " + in_quotes(correction.field));
  const bool of_people = row->value == Correction::Shape::names;
  if (of_people && !correction.sha256.empty())
    return wrong(in_quotes(correction.field) + " is said of no single paper; leave 'sha256' out");
  if (!of_people && !is_paper_hash(correction.sha256))
    return wrong("'sha256' is not the SHA-256 of a paper (64 hexadecimal digits)");
  if (correction.shape == Correction::Shape::none && row->may_be_null) return {};
  if (correction.shape != row->value)
    return wrong("'value' of " + in_quotes(correction.field) + " must be " + std::string(what_fits(row->value)));
  if (correction.shape == Correction::Shape::text && correction.text.empty())
    return wrong("'value' is empty (null takes a value away)");
  return {};
}

Result<std::string> apply_correction(const Correction& correction, Minutes& minutes) {
  auto target = target_of(correction.field);
  const FieldRow* row = target ? row_of(target->steps) : nullptr;
  if (row == nullptr || row->set == nullptr) return wrong("there is no field " + in_quotes(correction.field));
  if (target->meeting > minutes.further_meetings.size() + 1)
    return wrong("there is no meeting " + std::to_string(target->meeting) + " in this paper");
  Minutes& meeting = target->meeting == 1 ? minutes : minutes.further_meetings[target->meeting - 2];
  Change change{correction, std::move(target->steps), meeting, {}};
  if (const auto done = row->set(change); !done) return tl::unexpected(done.error());
  return std::move(change.before);
}

}  // namespace minutebook
