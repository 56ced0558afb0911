// SPDX-License-Identifier: GPL-3.0-or-later
#include "lib/model/json.hpp"

#include <nlohmann/json.hpp>
#include <utility>

#include "lib/model/vocabulary.hpp"

namespace minutebook {
namespace {

using Json = nlohmann::ordered_json;

constexpr const char* rebuild_hint = "Build the index again: minutebook index FOLDER... --index DIR";

// ---- writing
// ---------------------------------------------------------------------------------------------------------

Json text_or_null(const std::string& text) { return text.empty() ? Json(nullptr) : Json(text); }

Json place_json(const Place& place) {
  return {{"page", place.page},
          {"start", place.start},
          {"end", place.end},
          {"rule", place.rule},
          {"confidence", place.confidence}};
}

void put_place(Json& json, const Place& place) {
  if (place.page != 0) json["place"] = place_json(place);
}

Json named_json(const std::optional<NamedValue>& value) {
  if (!value) return nullptr;
  Json json = {{"name", value->name}};
  put_place(json, value->place);
  return json;
}

Json date_json(const std::optional<Date>& date) { return date ? Json(to_iso(*date)) : Json(nullptr); }

Json attendance_json(const Attendance& row) {
  Json json = {{"name", row.name},
               {"name_as_printed", row.name_as_printed},
               {"honorific_prefix", row.honorific_prefix},
               {"honorific_suffix", row.honorific_suffix},
               {"role", text_or_null(row.role)},
               {"organization", text_or_null(row.organization)},
               {"status", to_name(row.status)}};
  if (!row.initials.empty()) json["initials"] = row.initials;
  if (!row.on_behalf_of.empty()) json["on_behalf_of"] = row.on_behalf_of;
  if (!row.notes.empty()) json["notes"] = row.notes;
  put_place(json, row.place);
  return json;
}

Json vote_json(const Vote& vote) {
  Json json = {{"text", vote.text}};
  if (vote.in_favour) json["for"] = *vote.in_favour;
  if (vote.against) json["against"] = *vote.against;
  if (vote.abstained) json["abstain"] = *vote.abstained;
  if (!vote.names_for.empty()) json["names_for"] = vote.names_for;
  if (!vote.names_against.empty()) json["names_against"] = vote.names_against;
  if (!vote.names_abstained.empty()) json["names_abstain"] = vote.names_abstained;
  return json;
}

Json decision_json(const Decision& decision) {
  Json json = {
      {"outcome", to_name(decision.outcome)}, {"text", decision.text}, {"strength", to_name(decision.strength)}};
  if (!decision.parts.empty()) json["parts"] = decision.parts;
  if (!decision.mover.empty()) json["mover"] = decision.mover;
  if (!decision.seconder.empty()) json["seconder"] = decision.seconder;
  if (decision.vote) json["vote"] = vote_json(*decision.vote);
  put_place(json, decision.place);
  return json;
}

Json action_json(const Action& action) {
  Json owners = Json::array();
  for (const auto& owner : action.owners) {
    Json one = {{"kind", to_name(owner.kind)}, {"name", owner.name}};
    if (!owner.name_as_printed.empty()) one["name_as_printed"] = owner.name_as_printed;
    owners.push_back(std::move(one));
  }
  Json json = {{"text", action.text}, {"owners", std::move(owners)}};
  json["due"] = action.due_text.empty() && !action.due
                    ? Json(nullptr)
                    : Json{{"text", text_or_null(action.due_text)}, {"date", date_json(action.due)}};
  json["strength"] = to_name(action.strength);
  if (!action.reference.empty()) json["reference"] = action.reference;
  if (!action.status.empty()) json["status"] = action.status;
  put_place(json, action.place);
  return json;
}

Json archive_json(const Archive& archive) {
  return {{"name", text_or_null(archive.name)},       {"publisher", text_or_null(archive.publisher)},
          {"contact", text_or_null(archive.contact)}, {"url", text_or_null(archive.url)},
          {"licence", text_or_null(archive.licence)}, {"languages", archive.languages}};
}

void put_duplicates(Json& json, const Duplicates& duplicates) {
  json["canonical_id"] = duplicates.canonical;
  json["also_published_in"] = Json::array();
  for (const Duplicate& other : duplicates.others)
    json["also_published_in"].push_back({{"id", other.id},
                                         {"path", other.path},
                                         {"title", other.title},
                                         {"url", "/d/" + other.id},
                                         {"relation", to_name(other.relation)}});
}

template <class T, class F>
Json list_json(const std::vector<T>& values, F one) {
  Json json = Json::array();
  for (const auto& value : values) json.push_back(one(value));
  return json;
}

Json item_json(const Item& item) {
  Json json = {{"number", text_or_null(item.number)},
               {"minute_number", text_or_null(item.minute_number)},
               {"agenda_item_number", text_or_null(item.agenda_item_number)},
               {"title", item.title},
               {"page", item.place.page == 0 ? Json(nullptr) : Json(item.place.page)},
               {"decisions", list_json(item.decisions, decision_json)},
               {"actions", list_json(item.actions, action_json)}};
  put_place(json, item.place);
  return json;
}

Json contact_json(const std::optional<ContactOfficer>& contact) {
  if (!contact) return nullptr;
  Json json = {{"name", text_or_null(contact->name)},
               {"role", text_or_null(contact->role)},
               {"phone", text_or_null(contact->phone)},
               {"email", text_or_null(contact->email)}};
  put_place(json, contact->place);
  return json;
}

Json restriction_json(const Restriction& restriction) {
  Json json = {{"level", to_name(restriction.level)}, {"reason", text_or_null(restriction.reason)}};
  if (!restriction.ranges.empty())
    json["ranges"] = list_json(restriction.ranges, [](const RestrictedRange& range) {
      return Json{{"page_from", range.page_from},
                  {"page_to", range.page_to},
                  {"item_number", text_or_null(range.item_number)},
                  {"reason", range.reason}};
    });
  put_place(json, restriction.place);
  return json;
}

Json passage_json(const Passage& passage) {
  return {{"heading", passage.heading},      {"text", passage.text},       {"item", passage.item},
          {"page_from", passage.page_from},  {"page_to", passage.page_to}, {"page_starts", passage.page_starts},
          {"restricted", passage.restricted}};
}

void put_heading(Json& json, const Minutes& minutes) {
  json["type"] = to_name(minutes.type);
  json["title"] = text_or_null(minutes.title);
  json["body"] = named_json(minutes.body);
  if (!minutes.body_aliases.empty()) json["body_aliases"] = minutes.body_aliases;
  json["organization"] = named_json(minutes.organization);
  json["date"] = date_json(minutes.date);
  json["date_source"] = to_name(minutes.date_source);
  json["dates"] = list_json(minutes.dates, [](const DatedMention& mention) {
    Json one = {{"date", to_iso(mention.date)},
                {"role", to_name(mention.role)},
                {"text", mention.text},
                {"page", mention.place.page}};
    put_place(one, mention.place);
    return one;
  });
  json["start_time"] = text_or_null(minutes.start_time);
  json["end_time"] = text_or_null(minutes.end_time);
  json["location"] = minutes.location ? Json(minutes.location->name) : Json(nullptr);
  json["chair"] = named_json(minutes.chair);
  json["item_number"] = text_or_null(minutes.item_number);
  json["purpose"] = nullptr;
  if (minutes.purpose) {
    json["purpose"] = {{"code", to_name(minutes.purpose->code)}, {"text", minutes.purpose->text}};
    put_place(json["purpose"], minutes.purpose->place);
  }
  json["contact_officer"] = contact_json(minutes.contact_officer);
  json["summary"] = text_or_null(minutes.summary);
  json["status"] = text_or_null(minutes.status);
}

Json places_json(const Minutes& minutes) {
  Json json = Json::object();
  if (minutes.type_place.page) json["type"] = place_json(minutes.type_place);
  if (minutes.title_place.page) json["title"] = place_json(minutes.title_place);
  if (minutes.date_place.page) json["date"] = place_json(minutes.date_place);
  if (minutes.location && minutes.location->place.page) json["location"] = place_json(minutes.location->place);
  return json;
}

void put_lists(Json& json, const Minutes& minutes) {
  json["attendance"] = list_json(minutes.attendance, attendance_json);
  json["items"] = list_json(minutes.items, item_json);
  json["recommendations"] = list_json(minutes.recommendations, [](const Recommendation& row) {
    Json one = {{"number", text_or_null(row.number)}, {"text", row.text}};
    put_place(one, row.place);
    return one;
  });
  json["actions"] = list_json(minutes.actions, action_json);
  json["references"] = minutes.references;
  json["restriction"] = restriction_json(minutes.restriction);
  json["problems"] = list_json(minutes.problems, [](const Problem& problem) {
    return Json{{"page", problem.page == 0 ? Json(nullptr) : Json(problem.page)}, {"message", problem.message}};
  });
  json["places"] = places_json(minutes);
}

/// The record's own keys of one more meeting in the file.
Json further_meeting_json(const Minutes& meeting, bool with_text) {
  Json json = Json::object();
  put_heading(json, meeting);
  put_lists(json, meeting);
  if (with_text) json["passages"] = list_json(meeting.passages, passage_json);
  return json;
}

Json further_meetings_json(const Minutes& minutes, bool with_text) {
  return list_json(minutes.further_meetings,
                   [&](const Minutes& meeting) { return further_meeting_json(meeting, with_text); });
}

// ---- reading
// ---------------------------------------------------------------------------------------------------------

using In = nlohmann::json;

std::string get_text(const In& json, const char* key) {
  const auto at = json.find(key);
  return at == json.end() || at->is_null() ? std::string() : at->get<std::string>();
}

template <class T>
T get_or(const In& json, const char* key, T otherwise) {
  const auto at = json.find(key);
  return at == json.end() || at->is_null() ? otherwise : at->get<T>();
}

const In& get_list(const In& json, const char* key) {
  static const In none = In::array();
  const auto at = json.find(key);
  return at == json.end() || at->is_null() ? none : *at;
}

template <class T, size_t N>
T get_enum(const In& json, const char* key, const NamedEnum<T> (&table)[N], T otherwise) {
  return value_in(table, std::string_view(get_text(json, key))).value_or(otherwise);
}

Place read_place(const In& json, const char* key = "place") {
  const auto at = json.find(key);
  if (at == json.end() || at->is_null()) return {};
  return {get_or(*at, "page", 0U), get_or(*at, "start", 0U), get_or(*at, "end", 0U), get_text(*at, "rule"),
          get_or(*at, "confidence", 0.0)};
}

std::optional<NamedValue> read_named(const In& json, const char* key) {
  const auto at = json.find(key);
  if (at == json.end() || at->is_null()) return std::nullopt;
  return NamedValue{get_text(*at, "name"), read_place(*at)};
}

std::vector<std::string> read_texts(const In& json, const char* key) {
  return get_list(json, key).get<std::vector<std::string>>();
}

template <class F>
auto read_list(const In& json, const char* key, F one) {
  std::vector<decltype(one(json))> out;
  for (const auto& value : get_list(json, key)) out.push_back(one(value));
  return out;
}

std::optional<int> read_count(const In& json, const char* key) {
  const auto at = json.find(key);
  if (at == json.end() || at->is_null()) return std::nullopt;
  return at->get<int>();
}

Attendance read_attendance_row(const In& json) {
  Attendance row;
  row.name = get_text(json, "name");
  row.name_as_printed = get_text(json, "name_as_printed");
  row.honorific_prefix = read_texts(json, "honorific_prefix");
  row.honorific_suffix = read_texts(json, "honorific_suffix");
  row.role = get_text(json, "role");
  row.organization = get_text(json, "organization");
  row.initials = get_text(json, "initials");
  row.status = get_enum(json, "status", vocabulary::attendance_statuses, AttendanceStatus::present);
  row.on_behalf_of = get_text(json, "on_behalf_of");
  row.notes = read_texts(json, "notes");
  row.place = read_place(json);
  return row;
}

Vote read_vote(const In& json) {
  return {read_count(json, "for"),          read_count(json, "against"),   read_count(json, "abstain"),
          get_text(json, "text"),           read_texts(json, "names_for"), read_texts(json, "names_against"),
          read_texts(json, "names_abstain")};
}

Decision read_decision(const In& json) {
  Decision decision;
  decision.outcome = get_enum(json, "outcome", vocabulary::outcomes, Outcome::other);
  decision.text = get_text(json, "text");
  decision.parts = read_texts(json, "parts");
  decision.strength = get_enum(json, "strength", vocabulary::strengths, Strength::strong);
  decision.mover = get_text(json, "mover");
  decision.seconder = get_text(json, "seconder");
  if (json.contains("vote")) decision.vote = read_vote(json["vote"]);
  decision.place = read_place(json);
  return decision;
}

Action read_action(const In& json) {
  Action action;
  action.text = get_text(json, "text");
  action.owners = read_list(json, "owners", [](const In& one) {
    return Owner{get_enum(one, "kind", vocabulary::owner_kinds, OwnerKind::unresolved), get_text(one, "name"),
                 get_text(one, "name_as_printed")};
  });
  if (json.contains("due") && json["due"].is_object()) {
    action.due_text = get_text(json["due"], "text");
    action.due = date_from_iso(get_text(json["due"], "date"));
  }
  action.strength = get_enum(json, "strength", vocabulary::strengths, Strength::strong);
  action.reference = get_text(json, "reference");
  action.status = get_text(json, "status");
  action.place = read_place(json);
  return action;
}

Item read_item(const In& json) {
  Item item;
  item.number = get_text(json, "number");
  item.minute_number = get_text(json, "minute_number");
  item.agenda_item_number = get_text(json, "agenda_item_number");
  item.title = get_text(json, "title");
  item.decisions = read_list(json, "decisions", read_decision);
  item.actions = read_list(json, "actions", read_action);
  item.place = read_place(json);
  return item;
}

Restriction read_restriction(const In& json) {
  Restriction restriction;
  const auto at = json.find("restriction");
  // An unknown or missing level is restricted: a record that cannot be understood is never public (domain §3.12).
  if (at == json.end()) return {RestrictionLevel::restricted, "no restriction level in the record", {}, {}};
  restriction.level = get_enum(*at, "level", vocabulary::restriction_levels, RestrictionLevel::restricted);
  restriction.reason = get_text(*at, "reason");
  restriction.ranges = read_list(*at, "ranges", [](const In& one) {
    return RestrictedRange{get_or(one, "page_from", 0U), get_or(one, "page_to", 0U), get_text(one, "item_number"),
                           get_text(one, "reason")};
  });
  restriction.place = read_place(*at);
  return restriction;
}

void read_heading(const In& json, Minutes& minutes) {
  minutes.type = get_enum(json, "type", vocabulary::document_types, DocumentType::other);
  minutes.title = get_text(json, "title");
  minutes.body = read_named(json, "body");
  minutes.body_aliases = read_texts(json, "body_aliases");
  minutes.organization = read_named(json, "organization");
  minutes.date = date_from_iso(get_text(json, "date"));
  minutes.date_source = get_enum(json, "date_source", vocabulary::date_sources, DateSource::none);
  minutes.dates = read_list(json, "dates", [](const In& one) {
    return DatedMention{date_from_iso(get_text(one, "date")).value_or(Date{}),
                        get_enum(one, "role", vocabulary::date_roles, DateRole::referred), get_text(one, "text"),
                        read_place(one)};
  });
  minutes.start_time = get_text(json, "start_time");
  minutes.end_time = get_text(json, "end_time");
  minutes.chair = read_named(json, "chair");
  minutes.item_number = get_text(json, "item_number");
  if (json.contains("purpose") && json["purpose"].is_object())
    minutes.purpose = Purpose{get_enum(json["purpose"], "code", vocabulary::purpose_codes, PurposeCode::decision),
                              get_text(json["purpose"], "text"), read_place(json["purpose"])};
  if (json.contains("contact_officer") && json["contact_officer"].is_object()) {
    const In& contact = json["contact_officer"];
    minutes.contact_officer =
        ContactOfficer{get_text(contact, "name"), get_text(contact, "role"), get_text(contact, "phone"),
                       get_text(contact, "email"), read_place(contact)};
  }
  minutes.summary = get_text(json, "summary");
  minutes.status = get_text(json, "status");
}

void read_places(const In& json, Minutes& minutes) {
  const In none = In::object();
  const auto at = json.find("places");
  const In& places = at == json.end() ? none : *at;
  minutes.type_place = read_place(places, "type");
  minutes.title_place = read_place(places, "title");
  minutes.date_place = read_place(places, "date");
  const std::string location = get_text(json, "location");
  if (!location.empty()) minutes.location = NamedValue{location, read_place(places, "location")};
}

Minutes read_minutes(const In& json) {
  Minutes minutes;
  read_heading(json, minutes);
  read_places(json, minutes);
  minutes.attendance = read_list(json, "attendance", read_attendance_row);
  minutes.items = read_list(json, "items", read_item);
  minutes.recommendations = read_list(json, "recommendations", [](const In& one) {
    return Recommendation{get_text(one, "number"), get_text(one, "text"), read_place(one)};
  });
  minutes.actions = read_list(json, "actions", read_action);
  minutes.references = read_texts(json, "references");
  minutes.restriction = read_restriction(json);
  minutes.problems = read_list(json, "problems", [](const In& one) {
    return Problem{get_or(one, "page", 0U), get_text(one, "message")};
  });
  minutes.pages = read_list(json, "page_texts", [](const In& one) {
    return PageText{get_or(one, "number", 1U), get_text(one, "text")};
  });
  minutes.passages = read_list(json, "passages", [](const In& one) {
    return Passage{get_text(one, "heading"),       get_text(one, "text"),
                   get_or(one, "item", -1),        get_or(one, "page_from", 1U),
                   get_or(one, "page_to", 1U),     get_list(one, "page_starts").get<std::vector<uint32_t>>(),
                   get_or(one, "restricted", true)};
  });
  return minutes;
}

Archive read_archive(const In& json) {
  const auto at = json.find("archive");
  if (at == json.end() || !at->is_object()) return {};
  return {get_text(*at, "name"), get_text(*at, "publisher"), get_text(*at, "contact"),
          get_text(*at, "url"),  get_text(*at, "licence"),   read_texts(*at, "languages")};
}

DocumentRecord read_record(const In& json) {
  DocumentRecord record;
  record.id = get_text(json, "id");
  record.source.root = get_text(json, "root");
  record.source.path = get_text(json, "path");
  record.source.size = get_or(json, "size", uint64_t{0});
  record.source.mtime_ns = get_or(json, "mtime_ns", int64_t{0});
  record.sha256 = get_text(json, "sha256");
  record.media_type = media_type_from_mime(get_text(json, "media_type"));
  record.verdict = verdict_from_name(get_text(json, "verdict")).value_or(Verdict::malformed);
  record.verdict_detail = get_text(json, "verdict_detail");
  record.page_count = get_or(json, "pages", 0U);
  record.unread_pages = get_or(json, "unread_pages", 0U);
  if (json.contains("ocr"))
    record.ocr =
        OcrSummary{get_list(json["ocr"], "pages").get<std::vector<uint32_t>>(), get_or(json["ocr"], "confidence", 0U)};
  record.attachments = read_texts(json, "attachments");
  if (json.contains("replaces")) record.replaces = read_texts(json, "replaces");
  record.minutes = read_minutes(json);
  record.archive = read_archive(json);
  record.minutes.further_meetings = read_list(json, "further_meetings", read_minutes);
  return record;
}

}  // namespace

std::string archive_to_json(const Archive& archive) {
  return archive_json(archive).dump(-1, ' ', false, Json::error_handler_t::replace);
}

Archive archive_from_json(const std::string& json) {
  const auto parsed = In::parse(json, nullptr, false);
  return parsed.is_discarded() ? Archive{} : read_archive(In{{"archive", parsed}});
}

std::string to_json(const DocumentRecord& record, bool with_text) {
  Json json = {{"path", record.source.path}};
  if (!record.id.empty()) json["id"] = record.id;
  json["sha256"] = record.sha256;
  json["media_type"] = to_mime(record.media_type);
  json["pages"] = record.page_count;
  if (record.unread_pages != 0) json["unread_pages"] = record.unread_pages;
  if (!record.attachments.empty()) json["attachments"] = record.attachments;
  if (record.ocr) json["ocr"] = {{"pages", record.ocr->pages}, {"confidence", record.ocr->confidence}};
  if (!record.replaces.empty()) json["replaces"] = record.replaces;
  json["verdict"] = to_name(record.verdict);
  if (record.verdict != Verdict::ok)
    json["error"] = {{"message", record.verdict_detail}, {"hint", advice(record.verdict)}};
  put_heading(json, record.minutes);
  put_lists(json, record.minutes);
  if (record.archive != Archive{}) json["archive"] = archive_json(record.archive);
  if (!record.duplicates.others.empty()) put_duplicates(json, record.duplicates);
  json["further_meetings"] = further_meetings_json(record.minutes, with_text);
  if (with_text) {
    json["root"] = record.source.root;
    json["size"] = record.source.size;
    json["mtime_ns"] = record.source.mtime_ns;
    json["verdict_detail"] = record.verdict_detail;
    json["page_texts"] = list_json(record.minutes.pages, [](const PageText& page) {
      return Json{{"number", page.number}, {"text", page.text}};
    });
    json["passages"] = list_json(record.minutes.passages, passage_json);
  }
  return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

Result<DocumentRecord> record_from_json(const std::string& json) {
  try {
    const In parsed = In::parse(json);
    if (parsed.is_object()) return read_record(parsed);
    return fail(ErrorCode::bad_format, "a stored record is not an object", rebuild_hint);
  } catch (const In::exception& error) {
    return fail(ErrorCode::bad_format, std::string("a stored record cannot be read: ") + error.what(), rebuild_hint);
  }
}

}  // namespace minutebook
