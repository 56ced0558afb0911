// SPDX-License-Identifier: GPL-3.0-or-later
#include <array>
#include <map>

#include "lib/base/text.hpp"
#include "lib/model/view.hpp"
#include "searchd/list_views.hpp"

namespace minutebook::views {
namespace {

using Titles = std::map<std::string, Json>;  ///< document id to its line

std::string role_label(const std::string& role) {
  if (role == "agenda") return "Agenda";
  if (role == "minutes") return "Minutes";
  return "Paper";
}

Json document_row(const Json& row) {
  Json line = document_line(row.value("document", Json::object()));
  const std::string copy = text_of(row, "copy_of");
  const std::string status = text_of(row, "status");
  line["role"] = role_label(text_of(row, "role"));
  line["paper_item"] = text_of(row, "item_number");
  line["paper_status"] = sentence_case(status);
  line["copy_href"] = copy.empty() ? std::string() : "/d/" + copy;
  return line;
}

Json sources_of(const Json& item, const std::string& role, const Titles& titles) {
  Json rows = Json::array();
  for (const auto& source : list_of(item, "sources")) {
    if (text_of(source, "role") != role) continue;
    const auto at = titles.find(text_of(source, "document"));
    const uint64_t page = number_of(source, "page");
    rows.push_back({{"source_href", text_of(source, "url")},
                    {"source_title", at == titles.end() ? text_of(source, "title") : text_of(at->second, "doc_title")},
                    {"source_number", text_of(source, "number")},
                    {"source_page", page == 0 ? Json(false) : Json(page)}});
  }
  return rows;
}

Json papers_of(const Json& item, const Titles& titles) {
  Json rows = Json::array();
  for (const auto& paper : list_of(item, "papers"))
    if (const auto at = titles.find(text_of(paper, "document")); at != titles.end()) {
      rows.push_back(at->second);
      rows.back()["evidence"] = text_of(paper, "evidence");
    }
  return rows;
}

/// Agenda, papers, minute, decisions and actions of one item, side by side.
Json item_view(const Json& item, size_t number, const Titles& titles, const std::string& day) {
  Json decisions = Json::array();
  for (const auto& decision : list_of(item, "decisions")) decisions.push_back(decision_card(decision));
  Json actions = Json::array();
  for (const auto& action : list_of(item, "actions")) actions.push_back(action_card(action, day));
  Json agenda = sources_of(item, "agenda", titles);
  Json minutes = sources_of(item, "minutes", titles);
  Json papers = papers_of(item, titles);
  const std::string printed = text_of(item, "number");
  const std::string minute = text_of(item, "minute_number");
  const bool formal = decisions.empty() && actions.empty() && papers.empty();  // nothing to lay side by side
  return {{"item_anchor", "item-" + std::to_string(number)},
          {"item_number", printed},
          {"minute_number", minute == printed ? std::string() : minute},
          {"item_title", text_of(item, "title")},
          {"formal", formal},
          {"before_empty", agenda.empty() && papers.empty()},
          {"minute_empty", minutes.empty() && decisions.empty()},
          {"agenda", std::move(agenda)},
          {"papers", std::move(papers)},
          {"minute", std::move(minutes)},
          {"decisions", std::move(decisions)},
          {"actions", std::move(actions)}};
}

Json attendee_view(const Json& row) {
  const std::string printed = text_of(row, "name_as_printed");
  const uint64_t page = number_of(row, "page");
  return {{"person_name", printed.empty() ? text_of(row, "name") : printed},
          {"person_href", text_of(row.value("person", Json()), "url")},
          {"person_role", text_of(row, "role")},
          {"person_organization", text_of(row, "organization")},
          {"person_remarks", remarks_on(row)},
          {"person_page", page == 0 ? Json(false) : Json(page)},
          {"person_page_href", paper_link("/d/" + text_of(row, "document"), "", page)}};
}

std::string event_data(const Json& meeting, const std::string& base_url) {
  const Json board = meeting.value("board", Json::object());
  const std::string time = text_of(meeting, "start_time");
  const std::string venue = text_of(meeting, "venue");
  Json data = {{"@context", "https://schema.org"},
               {"@type", "Event"},
               {"name", "Meeting of " + text_of(board, "name")},
               {"startDate", text_of(meeting, "date") + (time.empty() ? "" : "T" + time)},
               {"url", base_url + text_of(meeting, "url")},
               {"organizer", {{"@type", "Organization"}, {"name", text_of(board, "name")}}}};
  if (!venue.empty()) data["location"] = {{"@type", "Place"}, {"name", venue}};
  return inside_script(data);
}

std::string times_of(const Json& meeting) {
  const std::string start = text_of(meeting, "start_time");
  const std::string end = text_of(meeting, "end_time");
  if (start.empty()) return end.empty() ? "" : "until " + end;
  return end.empty() ? start : start + "–" + end;
}

void put_neighbours(Json& view, const Json& meeting) {
  for (const char* key : {"previous", "next"}) {
    const Json one = meeting.value(key, Json());
    view[std::string(key) + "_meeting"] =
        one.is_object() ? Json{{"near_href", text_of(one, "url")}, {"near_date", date_in_words(text_of(one, "date"))}}
                        : Json(false);
  }
  const Json announced = meeting.value("announced_next", Json());
  view["announced"] = announced.is_object() ? Json{{"announced_date", date_in_words(text_of(announced, "date"))},
                                                   {"announced_href", paper_link("/d/" + text_of(announced, "document"),
                                                                                 "", number_of(announced, "page"))}}
                                            : Json(false);
}

}  // namespace

Json meeting_page_view(const Json& meeting, const Frame& frame) {
  const Json board = meeting.value("board", Json::object());
  const Json has = meeting.value("has", Json::object());
  const Json chair = meeting.value("chair", Json());
  const std::string date = date_in_words(text_of(meeting, "date"));
  Titles titles;
  Json documents = Json::array();
  bool draft = false;
  for (const auto& row : list_of(meeting, "documents")) {
    documents.push_back(document_row(row));
    titles[text_of(row.value("document", Json::object()), "id")] = documents.back();
    draft = draft || (text_of(row, "role") == "minutes" && text_of(row, "status") == "draft");
  }
  Json items = Json::array();
  for (const auto& item : list_of(meeting, "items"))
    items.push_back(item_view(item, items.size() + 1, titles, frame.day));
  Json unplaced = Json::array();
  for (const auto& id : list_of(meeting, "unplaced"))
    if (const auto at = id.is_string() ? titles.find(id.get<std::string>()) : titles.end(); at != titles.end())
      unplaced.push_back(at->second);
  Json view = {{"page_title", text_of(board, "name") + ", " + date + " – Committee papers"},
               {"q", ""},
               {"hidden", Json::array()},
               {"structured", event_data(meeting, frame.base_url)},
               {"heading", text_of(board, "name") + ", " + date},
               {"board_name", text_of(board, "name")},
               {"board_href", text_of(board, "url")},
               {"organization", text_of(board, "organization")},
               {"date", date},
               {"datetime", text_of(meeting, "date")},
               {"time", times_of(meeting)},
               {"venue", text_of(meeting, "venue")},
               {"chair", text_of(chair, "name")},
               {"chair_href", text_of(chair.is_object() ? chair.value("person", Json()) : Json(), "url")},
               {"no_minutes", !has.value("minutes", false)},
               {"no_agenda", !has.value("agenda", false)},
               {"draft", draft},
               {"documents", std::move(documents)},
               {"items", std::move(items)},
               {"unplaced", std::move(unplaced)},
               {"attendance", people_by_status(list_of(meeting, "attendance"), attendee_view)},
               {"calendar_href", text_of(meeting, "url") + ".ics"},
               {"json_href", "/api/v1/meetings/" + text_of(meeting, "id")},
               {"revision", text_of(meeting, "revision")}};
  put_neighbours(view, meeting);
  return view;
}

}  // namespace minutebook::views
