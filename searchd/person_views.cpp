// SPDX-License-Identifier: GPL-3.0-or-later
#include "lib/base/text.hpp"
#include "lib/model/view.hpp"
#include "searchd/list_views.hpp"

namespace minutebook::views {
namespace {

/// "0" is left out, so that what there is can be seen.
std::string cell(uint64_t number) { return number == 0 ? std::string() : with_commas(number); }

/// A number that leads to the papers behind it.
Json linked_cell(const Json& row, const std::string& name, const char* key, const char* field_name) {
  const std::string board = text_of(row, "board");
  const std::string year = text_of(row, "year");
  std::string link = "/search?q=&" + std::string(field_name) + "=" + percent_encode(name);
  if (!board.empty()) link += "&board=" + percent_encode(board);
  if (!year.empty()) link += "&year=" + percent_encode(year);
  const std::string shown = cell(number_of(row, key));
  return {{"cell", shown}, {"cell_href", shown.empty() ? std::string() : link}};
}

Json attendance_row(const Json& row, const std::string& name) {
  const std::string board = text_of(row, "board");
  const std::string year = text_of(row, "year");
  return {{"row_board", board.empty() ? "No board named" : board},
          {"row_year", year.empty() ? "No date" : year},
          {"row_present", linked_cell(row, name, "present", "attendee")},
          {"row_substitute", linked_cell(row, name, "substitute", "attendee")},
          {"row_in_attendance", linked_cell(row, name, "in_attendance", "attendee")},
          {"row_apologies", linked_cell(row, name, "apologies", "apologies")},
          {"row_absent", cell(number_of(row, "absent"))}};
}

std::string period(const Json& row) {
  const std::string first = date_in_words(text_of(row, "first"));
  const std::string last = date_in_words(text_of(row, "last"));
  return first.empty() || first == last ? last : first + " to " + last;
}

Json meeting_of_person(const Json& row) {
  const Json meeting = row.value("meeting", Json());
  const std::string date = text_of(row, "date");
  Json view = {
      {"at_date", date.empty() ? std::string("No date") : date_in_words(date)},
      {"at_board", text_of(row, "board")},
      {"at_href", meeting.is_object() ? text_of(meeting, "url") : text_of(row, "url")},
      {"at_status", sentence_case(text_of(row, "status")) + (row.value("chaired", false) ? ", in the chair" : "")},
      {"at_source", text_of(row, "url")}};
  const uint64_t page = number_of(row, "page");
  view["at_page"] = page == 0 ? Json(false) : Json(page);
  return view;
}

Json paper_of_person(const Json& row) {
  Json view = document_line(row.value("document", Json::object()));
  Json pages = Json::array();
  for (const auto& page : list_of(row, "pages"))
    if (page.is_number_unsigned() && pages.size() < 12)
      pages.push_back(
          {{"on_page", page}, {"on_href", paper_link(text_of(view, "doc_href"), "", page.get<uint64_t>())}});
  view["on_pages"] = std::move(pages);
  return view;
}

std::string more_than(const Json& person, const char* list, const char* total) {
  const uint64_t shown = list_of(person, list).size();
  const uint64_t all = number_of(person, total);
  return all > shown ? "The first " + with_commas(shown) + " of " + with_commas(all) + "." : "";
}

template <class F>
Json each(const Json& list, F one) {
  Json rows = Json::array();
  for (const auto& entry : list) rows.push_back(one(entry));
  return rows;
}

}  // namespace

Json person_page_view(const Json& person, const Frame& frame) {
  const std::string name = text_of(person, "name");
  std::vector<std::string> bodies;
  for (const auto& body : list_of(person, "bodies"))
    if (body.is_string()) bodies.push_back(body.get<std::string>());
  return {
      {"page_title", name + " – Committee papers"},
      {"noindex", true},
      {"q", ""},
      {"hidden", Json::array()},
      {"heading", name},
      {"bodies", join(bodies, ", ")},
      {"period", period(person)},
      {"variants", each(list_of(person, "variants"),
                        [](const Json& variant) {
                          const Json document = variant.value("document", Json::object());
                          return Json{{"variant", text_of(variant, "name")},
                                      {"variant_count", counted(number_of(variant, "mentions"), "time", "times")},
                                      {"variant_href", text_of(document, "url")}};
                        })},
      {"roles", each(list_of(person, "roles"),
                     [](const Json& role) {
                       return Json{{"role", text_of(role, "role")},
                                   {"role_board", text_of(role, "board")},
                                   {"role_period", period(role)}};
                     })},
      {"attendance", each(list_of(person, "attendance"), [&](const Json& row) { return attendance_row(row, name); })},
      {"meetings", each(list_of(person, "meetings"), meeting_of_person)},
      {"meetings_more", more_than(person, "meetings", "meetings_total")},
      {"actions", each(list_of(person, "actions"), [&](const Json& action) { return action_card(action, frame.day); })},
      {"actions_more", more_than(person, "actions", "actions_total")},
      {"actions_href", "/actions?owner=" + percent_encode(name)},
      {"papers", each(list_of(person, "papers"), paper_of_person)},
      {"papers_more", more_than(person, "papers", "papers_total")},
      {"possible", each(list_of(person, "possible_matches"),
                        [](const Json& match) {
                          const Json other = match.value("person", Json::object());
                          return Json{{"person_name", text_of(other, "name")},
                                      {"person_href", text_of(other, "url")},
                                      {"reason", text_of(match, "reason")}};
                        })},
      {"json_href", "/api/v1/people/" + text_of(person, "id")},
      {"report_href", report_link(frame.report_to, "the page of " + name, frame.base_url + text_of(person, "url"))},
      {"revision", text_of(person, "revision")}};
}

}  // namespace minutebook::views
