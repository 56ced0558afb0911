// SPDX-License-Identifier: GPL-3.0-or-later
#include "searchd/list_views.hpp"

#include <algorithm>
#include <array>

#include "lib/base/text.hpp"
#include "lib/model/view.hpp"
#include "searchd/filter_views.hpp"

namespace minutebook::views {
namespace {

constexpr uint64_t default_limit = 10;

std::string value_of(const RegisterPage& page, std::string_view name) {
  std::string value;
  for (const auto& parameter : page.parameters)
    if (parameter.name == name) value = parameter.value;
  return value;
}

uint64_t number_in(const RegisterPage& page, std::string_view name, uint64_t otherwise) {
  const std::string text = value_of(page, name);
  constexpr size_t most_digits = 7;
  const bool digits =
      !text.empty() && text.size() <= most_digits && text.find_first_not_of("0123456789") == std::string::npos;
  return digits ? std::stoull(text) : otherwise;
}

std::string to_address(const std::string& path, const Parameters& parameters) {
  std::string address = path;
  char separator = '?';
  for (const auto& parameter : parameters) {
    if (parameter.value.empty()) continue;
    address += separator + percent_encode(parameter.name) + '=' + percent_encode(parameter.value);
    separator = '&';
  }
  return address;
}

Parameters without(Parameters parameters, std::string_view name) {
  std::erase_if(parameters, [&](const Parameter& parameter) { return parameter.name == name; });
  return parameters;
}

bool is_filter(const std::string& name) {
  constexpr std::array others = {"q", "limit", "offset", "sort", "id", "item"};
  return std::find(others.begin(), others.end(), name) == others.end();
}

/// The parameters with one filter added or, when it is there, taken away; from the first result.
std::string toggled(const RegisterPage& page, const Parameter& filter) {
  Parameters parameters = without(page.parameters, "offset");
  const auto at = std::find(parameters.begin(), parameters.end(), filter);
  if (at == parameters.end())
    parameters.push_back(filter);
  else
    parameters.erase(at);
  return to_address(page.path, parameters);
}

std::string parameter_label(const std::string& name) {
  if (name == "status") return "Status";
  if (name == "due") return "Due";
  const Field* known = find_field(name);
  return known == nullptr ? name : filter_label(*known);
}

std::string parameter_value_label(const std::string& name, const std::string& value) {
  const Field* known = find_field(name);
  if (name == "status") return sentence_case(value);
  return known == nullptr ? value : value_label(known->id, value);
}

Json facets_of(const Json& answer, const RegisterPage& page) {
  Json facets = Json::array();
  const auto at = answer.find("facets");
  if (at == answer.end() || !at->is_object()) return facets;
  for (const auto& [name, values] : at->items()) {
    const std::string input = name == "person" ? "attendee" : name;
    Json facet = facet_choices(name, values, [&](const std::string& value) {
      return std::find(page.parameters.begin(), page.parameters.end(), Parameter{input, value}) !=
             page.parameters.end();
    });
    if (!facet.is_null()) facets.push_back(std::move(facet));
  }
  return facets;
}

/// The list narrowed to the time of a bar, which replaces every other time.
std::string bar_link(const RegisterPage& page, const Bar& bar) {
  Parameters parameters = without(page.parameters, "offset");
  std::erase_if(parameters, [](const Parameter& one) {
    const Field* known = find_field(one.name);
    return known != nullptr && is_time(known->id);
  });
  if (bar.first == bar.last) {
    parameters.push_back({"date", bar.first});
  } else {
    parameters.push_back({"from", bar.first});
    parameters.push_back({"to", bar.last});
  }
  return to_address(page.path, parameters);
}

Json active_of(const RegisterPage& page) {
  Json active = Json::array();
  for (const auto& parameter : page.parameters)
    if (is_filter(parameter.name) && !parameter.value.empty())
      active.push_back({{"filter_label", parameter_label(parameter.name)},
                        {"filter_value", parameter_value_label(parameter.name, parameter.value)},
                        {"filter_href", toggled(page, parameter)}});
  return active;
}

/// What a form of the page has no input for.
Json hidden_of(const RegisterPage& page, const Json& facets, bool with_words) {
  Json hidden = Json::array();
  for (const auto& parameter : page.parameters)
    if ((with_words || parameter.name != "q") && parameter.name != "offset" && !parameter.value.empty() &&
        !is_choice(facets, parameter.name, parameter.value))
      hidden.push_back({{"input_name", parameter.name}, {"input_value", parameter.value}});
  return hidden;
}

Json pagination_of(const RegisterPage& page, uint64_t total) {
  const uint64_t limit = number_in(page, "limit", default_limit);
  if (limit == 0 || total <= limit) return false;
  const uint64_t pages = (total + limit - 1) / limit;
  const uint64_t current = number_in(page, "offset", 0) / limit + 1;
  return page_numbers(pages, current, [&](uint64_t number) {
    Parameters parameters = without(page.parameters, "offset");
    if (number > 1) parameters.push_back({"offset", std::to_string((number - 1) * limit)});
    return to_address(page.path, parameters);
  });
}

/// The orders that make sense, the one in use marked.
Json sorts_of(const RegisterPage& page) {
  const bool words = page.kind == RegisterKind::decisions || page.kind == RegisterKind::actions;
  const bool dated = words || page.kind == RegisterKind::meetings;
  Json sorts = Json::array();
  if (!dated) return sorts;
  const std::string given = value_of(page, "sort");
  const std::string current = value_of(page, "q").empty() && given == "relevance" ? std::string() : given;
  const auto add = [&](const std::string& name, const std::string& label, bool standard) {
    sorts.push_back({{"sort_label", label},
                     {"sort_current", current == name || (current.empty() && standard)},
                     {"sort_href", list_link(page, "sort", name)}});
  };
  const bool asked = words && !value_of(page, "q").empty();  // without words nothing matches better than the rest
  if (asked) add("relevance", "Best match", true);
  add("newest", "Newest", !asked);
  add("oldest", "Oldest", false);
  return sorts;
}

struct Noun {
  const char *one, *many;
};

Noun noun_of(RegisterKind kind) {
  switch (kind) {
    case RegisterKind::decisions:
      return {"decision", "decisions"};
    case RegisterKind::actions:
      return {"action", "actions"};
    case RegisterKind::owners:
      return {"person or role", "people and roles"};
    case RegisterKind::meetings:
    case RegisterKind::meeting:
      return {"meeting", "meetings"};
    case RegisterKind::boards:
    case RegisterKind::board:
      return {"board", "boards"};
    case RegisterKind::people:
    case RegisterKind::person:
      return {"person", "people"};
    case RegisterKind::timeline:
      return {"entry", "entries"};
    case RegisterKind::similar:
      return {"paper", "papers"};
  }
  return {"entry", "entries"};
}

std::string counted_of(RegisterKind kind, uint64_t number) {
  const Noun noun = noun_of(kind);
  return counted(number, noun.one, noun.many);
}

Json exports_of(const RegisterPage& page) {
  const bool owners = page.kind == RegisterKind::owners;
  const bool table = owners || page.kind == RegisterKind::decisions || page.kind == RegisterKind::actions;
  const std::string entries = owners ? "/actions" : page.path;  // there is no table of owners
  const auto at = [&](const std::string& path) { return to_address(path, without(page.parameters, "offset")); };
  return {{"feed_href", table ? at(entries + ".atom") : ""},
          {"csv_href", table ? at(entries + ".csv") : ""},
          {"calendar_href", page.kind == RegisterKind::meetings ? at("/meetings.ics") : ""},
          {"json_href", to_address("/api/v1" + page.path, page.parameters)}};
}

/// Only the registers of what was said can be changed for each other.
Json ways_of(const RegisterPage& page) {
  const bool words =
      page.kind == RegisterKind::decisions || page.kind == RegisterKind::actions || page.kind == RegisterKind::timeline;
  if (!words) return Json::array();
  Parameters question;
  for (const auto& parameter : page.parameters)
    if (const Field* known = find_field(parameter.name); parameter.name == "q" || parameter.name == "sort" ||
                                                         (known != nullptr && (known->flags & field_parameter) != 0))
      question.push_back(parameter);
  const std::string address = to_address("", question);
  return ways_to_see(page.path, address.empty() ? "" : address.substr(1));
}

void put_words(Json& view, const Json& answer, const RegisterPage& page) {
  const Json query = answer.value("query", Json::object());
  Json repairs = Json::array();
  if (query.is_object())
    for (const auto& problem : list_of(query, "problems"))
      repairs.push_back(
          {{"repair", text_of(problem, "message")}, {"repair_suggestion", text_of(problem, "suggestion")}});
  const std::string suggestion = text_of(answer, "did_you_mean");
  view["q"] = value_of(page, "q");
  view["read_as"] = value_of(page, "q").empty() ? std::string() : text_of(query, "read_as");
  view["repairs"] = std::move(repairs);
  view["did_you_mean"] = suggestion;
  view["did_you_mean_href"] = list_link(page, "q", suggestion);
}

}  // namespace

std::string list_link(const RegisterPage& page, const std::string& name, const std::string& value) {
  Parameters parameters = without(without(page.parameters, "offset"), name);
  if (name == "q")
    parameters.insert(parameters.begin(), {name, value});
  else
    parameters.push_back({name, value});
  return to_address(page.path, parameters);
}

void put_list(Json& view, const Json& answer, const RegisterPage& page) {
  const Json totals = answer.value("total", Json::object());
  const uint64_t total = number_of(totals, "value");
  put_words(view, answer, page);
  Parameters unfiltered = without(page.parameters, "offset");
  std::erase_if(unfiltered, [](const Parameter& parameter) { return is_filter(parameter.name); });
  view["count"] = (text_of(totals, "relation") == "gte" ? "At least " : "") + counted_of(page.kind, total);
  view["none"] = total == 0;
  view["action"] = page.path;
  view["facets"] = facets_of(answer, page);
  view["hidden_for_filters"] = hidden_of(page, view["facets"], true);
  view["active"] = active_of(page);
  view["active_count"] = view["active"].size();
  view["clear_href"] = to_address(page.path, unfiltered);
  view["histogram"] = answer.contains("histogram")
                          ? bars_view(answer["histogram"], noun_of(page.kind).one, noun_of(page.kind).many,
                                      [&](const Bar& bar) { return bar_link(page, bar); })
                          : Json(false);
  view["coverage"] = text_of(answer.value("coverage", Json()), "text");
  const Noun entry = noun_of(page.kind == RegisterKind::owners ? RegisterKind::actions : page.kind);
  view["remedies"] = remedies_view(answer, entry.one, entry.many);
  view["sorts"] = sorts_of(page);
  view["pagination"] = pagination_of(page, total);
  view["exports"] = exports_of(page);
  view["ways"] = ways_of(page);
  // Where the same words can be seen in several ways the box above keeps to the one on screen; a list of something else
  // than words of papers (meetings, people) has a box of its own.
  const bool own_box = view["ways"].empty();
  Json hidden = hidden_of(page, Json::array(), false);
  view["own_box"] = own_box;
  view["search_action"] = own_box ? std::string() : page.path;
  view["hidden"] = own_box ? Json::array() : hidden;
  view["list_hidden"] = std::move(hidden);
  const uint64_t undated = number_of(answer, "undated_left_out");
  view["undated"] = undated == 0 ? std::string() : counted_of(page.kind, undated);
  view["revision"] = text_of(answer, "revision");
}

Json snippet_view(const Json& snippet) {
  Json parts = Json::array();
  for (const auto& part : snippet)
    parts.push_back({{"part", text_of(part, "text")}, {"marked", part.value("hit", false)}});
  return parts;
}

Json document_line(const Json& document) {
  const std::string date = text_of(document, "date");
  return {{"doc_title", heading_of(text_of(document, "title"), text_of(document, "type"), text_of(document, "body"),
                                   text_of(document, "path"))},
          {"doc_href", text_of(document, "url")},
          {"doc_type", value_label(FieldId::type, text_of(document, "type"))},
          {"doc_body", text_of(document, "body")},
          {"doc_date", date.empty() ? std::string("No date") : date_in_words(date)},
          {"doc_datetime", date}};
}

Json meeting_line(const Json& meeting) {
  if (!meeting.is_object()) return false;
  const std::string date = text_of(meeting, "date");
  return {{"meeting_href", text_of(meeting, "url")},
          {"meeting_body", text_of(meeting, "body")},
          {"meeting_date", date_in_words(date)},
          {"meeting_datetime", date}};
}

void put_source(Json& view, const Json& entry) {
  const Json item = entry.value("item", Json());
  const uint64_t page = number_of(entry, "page");
  const Json document = entry.value("document", Json());
  view["source_href"] = text_of(entry, "url");
  view["source_page"] = page == 0 ? Json(false) : Json(page);
  view["source_item"] = text_of(item, "number");
  view["source_item_title"] = text_of(item, "title");
  view["any_item"] = !text_of(item, "number").empty() || !text_of(item, "title").empty();
  view["document"] = document.is_object() ? document_line(document) : Json(false);
  view["meeting"] = meeting_line(entry.value("meeting", Json()));
}

Json decision_words(const Json& decision) {
  const std::string outcome = text_of(decision, "outcome");
  const std::string mover = text_of(decision, "mover");
  const std::string seconder = text_of(decision, "seconder");
  std::string moved = mover.empty() ? "" : "Moved by " + mover;
  if (!seconder.empty()) moved += (moved.empty() ? "Seconded by " : ", seconded by ") + seconder;
  return {{"outcome", outcome == "other" ? std::string() : sentence_case(outcome)},
          {"decision_text", text_of(decision, "text")},
          {"decision_weak", text_of(decision, "strength") == "weak"},
          {"parts", Json::array()},
          {"moved", moved},
          {"vote", vote_in_words(decision)}};
}

Json decision_card(const Json& decision) {
  Json view = decision_words(decision);
  view["snippet"] = snippet_view(list_of(decision, "snippet"));
  view["weak"] = decision.value("weak", false);
  put_source(view, decision);
  return view;
}

Json likeness_line(const Json& like) {
  const std::string outcome = text_of(like, "outcome");
  Json row = {{"like_outcome", outcome.empty() || outcome == "other" ? "" : sentence_case(outcome)},
              {"like_decision", text_of(like, "decision")},
              {"snippet", snippet_view(list_of(like, "snippet"))}};
  put_source(row, like);
  return row;
}

Json action_card(const Json& action, const std::string& day) {
  Json owners = Json::array();
  for (const auto& owner : list_of(action, "owners"))
    if (const std::string name = text_of(owner, "name"); !name.empty())
      owners.push_back(
          {{"owner_name", name}, {"owner_href", "/actions?owner=" + percent_encode(name)}, {"comma", true}});
  if (!owners.empty()) owners.back()["comma"] = false;
  const Json due = action.value("due", Json());
  const std::string date = text_of(due, "date");
  const Json status = action.value("status", Json());
  const std::string code = text_of(status, "code");
  const bool closed = code == "done" || code == "cancelled";
  Json evidence = Json::array();
  for (const auto& one : list_of(status, "evidence")) {
    if (text_of(one, "rule") == "recorded") continue;
    const Json document = one.value("document", Json::object());
    evidence.push_back({{"evidence_href", paper_link(text_of(document, "url"), "", number_of(one, "page"))},
                        {"evidence_date", date_in_words(text_of(document, "date"))},
                        {"evidence_title", text_of(document, "title")},
                        {"evidence_text", text_of(one, "text")}});
  }
  Json view = {{"action_text", text_of(action, "text")},
               {"action_weak", text_of(action, "strength") == "weak"},
               {"owners", std::move(owners)},
               {"due", date.empty() ? text_of(due, "text") : date_in_words(date)},
               {"overdue", !closed && !date.empty() && !day.empty() && date < day},
               {"action_status", sentence_case(code)},
               {"action_closed", closed},
               {"as_of", date_in_words(text_of(status, "as_of"))},
               {"evidence", std::move(evidence)},
               {"reference", text_of(action, "reference")},
               {"snippet", snippet_view(list_of(action, "snippet"))},
               {"weak", action.value("weak", false)}};
  put_source(view, action);
  return view;
}

}  // namespace minutebook::views
