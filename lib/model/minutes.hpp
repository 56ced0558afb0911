// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "lib/base/date.hpp"

namespace minutebook {

// Field names and vocabularies follow schemas/document.schema.json. Every enum has to_name()/..._from_name() in
// minutes.cpp.

enum class DocumentType {
  minutes,
  note_of_decisions,
  agenda,
  agenda_pack,
  report,
  covering_report,
  record_of_decision,
  decision_list,
  officer_decision,
  letter,
  appendix,
  supplement,
  forward_plan,
  questions,
  petition,
  motion,
  action_log,
  other
};
enum class DateSource { none, label, sentence, title, filename, manifest };
enum class DateRole {
  meeting,
  previous_meeting,
  next_meeting,
  issued,
  decision,
  effective,
  call_in_deadline,
  due,
  referred
};
enum class AttendanceStatus { present, substitute, in_attendance, apologies, absent };
enum class Outcome { resolved, agreed, approved, noted, recommended, deferred, refused, lost, other };
enum class Strength { strong, weak };  ///< printed "explicit" and "weak"
enum class OwnerKind { person, role, role_group, organization, unresolved };
enum class PurposeCode { decision, noting, discussion, information, consideration };
enum class RestrictionLevel { open, weak, restricted };  ///< printed "public", "weak", "restricted"

/// Where a value was read: `start` and `end` are byte offsets into the text of page `page` (PageText::text), end
/// exclusive. page 0: nowhere (a default).
struct Place {
  uint32_t page = 0;
  uint32_t start = 0;
  uint32_t end = 0;
  std::string rule;       ///< name of the rule that read it
  double confidence = 0;  ///< 0 to 1
  friend bool operator==(const Place&, const Place&) = default;
};

struct Problem {
  uint32_t page = 0;
  std::string message;  ///< one sentence for a person
  friend bool operator==(const Problem&, const Problem&) = default;
};

struct NamedValue {  ///< body, organization, chair, location
  std::string name;
  Place place;
  friend bool operator==(const NamedValue&, const NamedValue&) = default;
};

struct DatedMention {
  Date date;
  DateRole role = DateRole::referred;
  std::string text;  ///< as printed
  Place place;
  friend bool operator==(const DatedMention&, const DatedMention&) = default;
};

struct Attendance {
  std::string name;  ///< without titles and honours
  std::string name_as_printed;
  std::vector<std::string> honorific_prefix;
  std::vector<std::string> honorific_suffix;
  std::string role;
  std::string organization;
  std::string initials;  ///< the document's own key, "CC"; may be empty
  AttendanceStatus status = AttendanceStatus::present;
  std::string on_behalf_of;        ///< whom a substitute stands in for
  std::vector<std::string> notes;  ///< "left at item 5", "arrived 7.40pm"
  Place place;
  friend bool operator==(const Attendance&, const Attendance&) = default;
};

struct Owner {
  OwnerKind kind = OwnerKind::person;
  std::string name;
  std::string name_as_printed;
  friend bool operator==(const Owner&, const Owner&) = default;
};

struct Action {
  std::string text;
  std::vector<Owner> owners;
  std::string due_text;
  std::optional<Date> due;
  std::string reference;
  std::string status;  ///< as printed: "completed", "carried forward"; may be empty
  Strength strength = Strength::strong;
  Place place;
  friend bool operator==(const Action&, const Action&) = default;
};

struct Vote {
  std::optional<int> in_favour, against, abstained;
  std::string text;  ///< as printed
  std::vector<std::string> names_for, names_against, names_abstained;
  friend bool operator==(const Vote&, const Vote&) = default;
};

struct Decision {
  Outcome outcome = Outcome::resolved;
  std::string text;
  std::vector<std::string> parts;  ///< sub-resolutions, with their labels
  Strength strength = Strength::strong;
  std::string mover, seconder;
  std::optional<Vote> vote;
  Place place;
  friend bool operator==(const Decision&, const Decision&) = default;
};

struct Item {
  std::string number;  ///< as printed without a closing stop; empty if it has none
  std::string minute_number;
  std::string agenda_item_number;
  std::string title;
  Place place;  ///< of the heading
  std::vector<Decision> decisions;
  std::vector<Action> actions;
  friend bool operator==(const Item&, const Item&) = default;
};

struct Recommendation {
  std::string number;
  std::string text;
  Place place;
  friend bool operator==(const Recommendation&, const Recommendation&) = default;
};

struct ContactOfficer {
  std::string name, role, phone, email;
  Place place;
  friend bool operator==(const ContactOfficer&, const ContactOfficer&) = default;
};

struct Purpose {
  PurposeCode code = PurposeCode::decision;
  std::string text;
  Place place;
  friend bool operator==(const Purpose&, const Purpose&) = default;
};

/// Pages or items that must not be public though the rest is.
struct RestrictedRange {
  uint32_t page_from = 0, page_to = 0;
  std::string item_number;
  std::string reason;
  friend bool operator==(const RestrictedRange&, const RestrictedRange&) = default;
};

struct Restriction {
  RestrictionLevel level = RestrictionLevel::open;
  std::string reason;
  std::vector<RestrictedRange> ranges;
  Place place;
  friend bool operator==(const Restriction&, const Restriction&) = default;
};

/// The text of one page after cleaning (no page furniture, no converter residue), lines ended by '\n'. Places point
/// here.
struct PageText {
  uint32_t number = 1;
  std::string text;
  friend bool operator==(const PageText&, const PageText&) = default;
};

/// A stretch of text that is read and found as one: an agenda item with its minute, or a section of a report.
struct Passage {
  std::string heading;
  std::string text;  ///< paragraphs separated by '\n', without the heading
  int item = -1;     ///< index into Minutes::items, -1 outside items
  uint32_t page_from = 1, page_to = 1;
  std::vector<uint32_t> page_starts;  ///< byte offset in `text` where each page after page_from begins
  bool restricted = false;
  friend bool operator==(const Passage&, const Passage&) = default;
};

/// Everything that was read from one document: the record (named after the commonest kind of paper).
struct Minutes {
  DocumentType type = DocumentType::other;
  Place type_place;
  std::string title;
  Place title_place;
  std::optional<NamedValue> body;
  std::vector<std::string> body_aliases;  ///< other names of the body that board: finds it by, from the manifest
  std::optional<NamedValue> organization;
  std::optional<Date> date;  ///< the meeting's (a letter's own); never guessed
  DateSource date_source = DateSource::none;
  Place date_place;
  std::vector<DatedMention> dates;
  std::string start_time, end_time;  ///< "14:30", empty unknown
  std::optional<NamedValue> location;
  std::optional<NamedValue> chair;
  std::string item_number;
  std::optional<Purpose> purpose;
  std::optional<ContactOfficer> contact_officer;
  std::string summary;
  std::string status;  ///< draft, approved or empty
  std::vector<Attendance> attendance;
  std::vector<Item> items;
  std::vector<Recommendation> recommendations;
  std::vector<Action> actions;  ///< of documents whose actions belong to no item
  Restriction restriction;
  std::vector<Problem> problems;
  std::vector<std::string> references;  ///< decision and minute references, as printed
  std::vector<PageText> pages;
  std::vector<Passage> passages;
  /// Meetings that begin further down in the same file, in printed order, with fields of their own (also passages).
  /// They have no pages and no further meetings: places point into the pages of the first.
  std::vector<Minutes> further_meetings;
  friend bool operator==(const Minutes&, const Minutes&) = default;
};

std::string_view to_name(DocumentType);
std::string_view to_name(DateSource);
std::string_view to_name(DateRole);
std::string_view to_name(AttendanceStatus);
std::string_view to_name(Outcome);
std::string_view to_name(Strength);
std::string_view to_name(OwnerKind);
std::string_view to_name(PurposeCode);
std::string_view to_name(RestrictionLevel);
std::optional<DocumentType> document_type_from_name(std::string_view name);
std::optional<Outcome> outcome_from_name(std::string_view name);
std::optional<PurposeCode> purpose_code_from_name(std::string_view name);

/// "Minutes", "Note of decisions", …: the type for a person.
std::string_view to_label(DocumentType);
std::string_view to_label(AttendanceStatus);

}  // namespace minutebook
