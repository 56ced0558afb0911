// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <array>
#include <map>

#include "lib/base/text.hpp"
#include "lib/model/view.hpp"
#include "searchd/list_views.hpp"

namespace minutebook::views {
namespace {

constexpr size_t shown_names = 6;

template <class F>
Json each(const Json& list, F one) {
  Json rows = Json::array();
  for (const auto& entry : list) rows.push_back(one(entry));
  return rows;
}

std::string texts(const Json& list, const std::string& separator = ", ") {
  std::vector<std::string> out;
  for (const auto& text : list)
    if (text.is_string() && out.size() < shown_names) out.push_back(text.get<std::string>());
  return join(out, separator) + (list.size() > shown_names ? " …" : "");
}

/// "2019 to 2023", "since" what is known.
std::string span(const Json& json) {
  const std::string first = date_in_words(text_of(json, "first"));
  const std::string last = date_in_words(text_of(json, "last"));
  return first.empty() || first == last ? last : first + " to " + last;
}

Json decisions_view(const Json& answer, const RegisterPage& page) {
  Json view = {{"page_title", "Decisions – Committee papers"}, {"heading", "Decisions"}};
  put_list(view, answer, page);
  view["decisions"] = each(list_of(answer, "results"), decision_card);
  return view;
}

/// The same actions as a list and by owner.
Json groupings(const RegisterPage& page) {
  RegisterPage list = page;
  list.path = "/actions";
  RegisterPage owners = page;
  owners.path = "/actions/owners";
  const bool by_owner = page.kind == RegisterKind::owners;
  return {{{"way_name", "As a list"}, {"way_current", !by_owner}, {"way_href", list_link(list, "limit", "")}},
          {{"way_name", "By owner"}, {"way_current", by_owner}, {"way_href", list_link(owners, "limit", "")}}};
}

Json actions_view(const Json& answer, const RegisterPage& page, const Frame& frame) {
  Json view = {{"page_title", "Actions – Committee papers"}, {"heading", "Actions"}};
  put_list(view, answer, page);
  view["groupings"] = groupings(page);
  view["actions"] =
      each(list_of(answer, "results"), [&](const Json& action) { return action_card(action, frame.day); });
  return view;
}

/// Links to all actions of an owner that the list holds, with the filters on screen.
Json owner_view(const Json& owner, const RegisterPage& page, const std::string& day) {
  const std::string name = text_of(owner, "name");
  const uint64_t open = number_of(owner, "open");
  const uint64_t closed = number_of(owner, "closed");
  const Json& actions = list_of(owner, "actions");
  RegisterPage list = page;
  list.path = "/actions";
  return {{"owner_title", name.empty() ? "No owner named" : name},
          {"owner_open", open == 0 ? std::string() : counted(open, "open", "open")},
          {"owner_closed", closed == 0 ? std::string() : counted(closed, "closed", "closed")},
          {"owner_more", open + closed > actions.size() && !name.empty()
                             ? Json{{"more_href", list_link(list, "owner", name)},
                                    {"more_label", counted(open + closed, "action", "actions")}}
                             : Json(false)},
          {"actions", each(actions, [&](const Json& action) { return action_card(action, day); })}};
}

Json owners_view(const Json& answer, const RegisterPage& page, const Frame& frame) {
  Json view = {
      {"page_title", "Actions by owner – Committee papers"}, {"heading", "Actions by owner"}, {"noindex", true}};
  put_list(view, answer, page);
  const uint64_t all = number_of(answer.value("actions", Json::object()), "value");
  const uint64_t grouped = number_of(answer, "grouped");
  view["groupings"] = groupings(page);
  view["all_actions"] = counted(all, "action", "actions");
  view["not_grouped"] = grouped < all ? Json(with_commas(grouped)) : Json(false);
  view["owners"] =
      each(list_of(answer, "owners"), [&](const Json& owner) { return owner_view(owner, page, frame.day); });
  return view;
}

/// One line of a list of meetings: what is here of it, and what is not.
Json meeting_row(const Json& meeting) {
  const Json board = meeting.value("board", Json::object());
  const Json has = meeting.value("has", Json::object());
  const uint64_t papers = number_of(has, "papers");
  const uint64_t decisions = number_of(meeting, "decisions");
  const uint64_t actions = number_of(meeting, "actions");
  return {{"row_href", text_of(meeting, "url")},
          {"row_date", date_in_words(text_of(meeting, "date"))},
          {"row_datetime", text_of(meeting, "date")},
          {"row_time", text_of(meeting, "start_time")},
          {"row_board", text_of(board, "name")},
          {"row_board_href", text_of(board, "url")},
          {"row_agenda", has.value("agenda", false)},
          {"row_minutes", has.value("minutes", false)},
          {"row_papers", papers == 0 ? std::string() : counted(papers, "paper", "papers")},
          {"row_decisions", decisions == 0 ? std::string() : counted(decisions, "decision", "decisions")},
          {"row_actions", actions == 0 ? std::string() : counted(actions, "action", "actions")}};
}

Json meetings_view(const Json& answer, const RegisterPage& page) {
  Json view = {{"page_title", "Meetings – Committee papers"}, {"heading", "Meetings"}};
  put_list(view, answer, page);
  view["meetings"] = each(list_of(answer, "results"), meeting_row);
  return view;
}

Json boards_view(const Json& answer, const RegisterPage& page) {
  Json view = {{"page_title", "Boards and committees – Committee papers"}, {"heading", "Boards and committees"}};
  put_list(view, answer, page);
  view["boards"] = each(list_of(answer, "results"), [](const Json& board) {
    return Json{{"board_name", text_of(board, "name")},
                {"board_href", text_of(board, "url")},
                {"board_organization", text_of(board, "organization")},
                {"board_meetings", counted(number_of(board, "meetings"), "meeting", "meetings")},
                {"board_papers", counted(number_of(board, "documents"), "paper", "papers")},
                {"board_span", span(board)}};
  });
  return view;
}

/// "attended 4, apologies 1, 2 actions": only what is not nought.
std::string counts_in_words(const Json& counts) {
  constexpr std::array<std::pair<const char*, const char*>, 7> kinds = {{{"attended", "attended"},
                                                                         {"apologies", "apologies"},
                                                                         {"absent", "absent"},
                                                                         {"chaired", "chaired"},
                                                                         {"actions", "actions"},
                                                                         {"contact", "contact for papers"},
                                                                         {"moved", "moved"}}};
  std::vector<std::string> parts;
  for (const auto& [key, word] : kinds)
    if (const uint64_t number = number_of(counts, key); number != 0)
      parts.push_back(std::string(word) + " " + with_commas(number));
  return join(parts, ", ");
}

Json people_view(const Json& answer, const RegisterPage& page) {
  Json view = {{"page_title", "People – Committee papers"}, {"heading", "People"}, {"noindex", true}};
  put_list(view, answer, page);
  view["people"] = each(list_of(answer, "results"), [](const Json& person) {
    return Json{{"person_name", text_of(person, "name")},
                {"person_href", text_of(person, "url")},
                {"person_bodies", texts(list_of(person, "bodies"))},
                {"person_roles", texts(list_of(person, "roles"))},
                {"person_counts", counts_in_words(person.value("counts", Json::object()))},
                {"person_span", span(person)}};
  });
  return view;
}

Json board_year(const Json& year) {
  Json rows = each(list_of(year, "list"), meeting_row);
  std::reverse(rows.begin(), rows.end());
  return {{"year", text_of(year, "year")}, {"coverage", text_of(year, "coverage")}, {"meetings", std::move(rows)}};
}

Json board_view(const Json& board) {
  const std::string name = text_of(board, "name");
  Json names = Json::array();
  for (const auto& other : list_of(board, "names"))
    if (other.is_string() && other != name) names.push_back(other);
  const uint64_t undated = number_of(board, "undated_documents");
  const std::string filter = "board=" + percent_encode(name);
  return {{"page_title", name + " – Committee papers"},
          {"q", ""},
          {"hidden", Json::array()},
          {"heading", name},
          {"organization", text_of(board, "organization")},
          {"other_names", texts(names, "; ")},
          {"board_span", span(board)},
          {"board_meetings", counted(number_of(board, "meetings"), "meeting", "meetings")},
          {"board_papers", counted(number_of(board, "documents"), "paper", "papers")},
          {"undated", undated == 0 ? std::string() : counted(undated, "paper", "papers")},
          {"papers_href", "/search?q=&" + filter + "&sort=newest"},
          {"decisions_href", "/decisions?" + filter + "&sort=newest"},
          {"actions_href", "/actions?" + filter + "&sort=newest"},
          {"calendar_href", text_of(board, "url") + ".ics"},
          {"json_href", "/api/v1" + text_of(board, "url")},
          {"years", each(list_of(board, "years"), board_year)},
          {"mentioned", each(list_of(board, "mentioned"),
                             [](const Json& mention) {
                               const Json document = mention.value("document", Json::object());
                               Json line = document_line(document);
                               line["mention_date"] = date_in_words(text_of(mention, "date"));
                               line["mention_next"] = text_of(mention, "role") == "next_meeting";
                               line["mention_href"] =
                                   paper_link(text_of(document, "url"), "", number_of(mention, "page"));
                               return line;
                             })},
          {"people", each(list_of(board, "people"),
                          [](const Json& row) {
                            const Json person = row.value("person", Json::object());
                            return Json{{"person_name", text_of(person, "name")},
                                        {"person_href", text_of(person, "url")},
                                        {"person_attended", with_commas(number_of(row, "attended"))}};
                          })},
          {"revision", text_of(board, "revision")}};
}

/// Where an entry stands is said once for what follows from it: under the last of a run from one item.
void say_places_once(Json& entries) {
  for (size_t i = 0; i < entries.size(); ++i) {
    const bool last = i + 1 == entries.size();
    const auto same = [&](const char* key) {
      return !last && entries[i].value(key, Json()) == entries[i + 1].value(key, Json());
    };
    entries[i]["place_said"] = !(same("source_item") && same("source_item_title") && same("source_href"));
  }
}

Json timeline_view(const Json& answer, const RegisterPage& page) {
  Json view = {{"page_title", "Timeline – Committee papers"}, {"heading", "Timeline"}};
  put_list(view, answer, page);
  view["groups"] = each(list_of(answer, "groups"), [](const Json& group) {
    const std::string date = text_of(group, "date");
    Json entries = each(list_of(group, "entries"), [](const Json& entry) {
      const std::string kind = text_of(entry, "kind");
      const std::string outcome = text_of(entry, "outcome");
      std::vector<std::string> owners;
      for (const auto& owner : list_of(entry, "owners")) owners.push_back(text_of(owner, "name"));
      Json row = {{"entry_kind", sentence_case(kind) + (outcome.empty() || outcome == "other" ? "" : ": " + outcome)},
                  {"entry_action", kind == "action"},
                  {"entry_owners", join(owners, ", ")},
                  {"entry_text", text_of(entry, "text")},
                  {"snippet", snippet_view(list_of(entry, "snippet"))}};
      put_source(row, entry);
      return row;
    });
    say_places_once(entries);
    return Json{{"group_date", date.empty() ? std::string("No date") : date_in_words(date)},
                {"group_datetime", date},
                {"group_body", text_of(group, "body")},
                {"meeting", meeting_line(group.value("meeting", Json()))},
                {"entries", std::move(entries)}};
  });
  view["shown"] = counted(number_of(answer, "shown"), "entry", "entries");
  return view;
}

Json similar_view(const Json& answer, const RegisterPage& page) {
  const Json query = answer.value("query", Json::object());
  const Json document = query.value("document", Json());
  Json view = {{"page_title", "Papers like this one – Committee papers"}, {"heading", "Papers like this one"}};
  put_list(view, answer, page);
  view["q"] = "";
  view["of"] = document.is_object() ? document_line(document) : Json(false);
  view["of_item"] = text_of(query, "item");
  view["terms"] = each(list_of(answer, "terms"), [](const Json& term) {
    return Json{{"term", text_of(term, "term")}};
  });
  const auto toggle = [&](const char* name, const char* label) {
    const bool on = query.value(name, false);
    return Json{{"toggle_label", label}, {"toggle_on", on}, {"toggle_href", list_link(page, name, on ? "" : "1")}};
  };
  view["toggles"] = {toggle("earlier", "Only earlier ones"), toggle("decided", "Only with a decision"),
                     toggle("other_boards", "Only of other boards")};
  view["likes"] = each(list_of(answer, "results"), [](const Json& like) {
    Json row = likeness_line(like);
    row["like_terms"] = texts(list_of(like, "terms"));
    return row;
  });
  return view;
}

}  // namespace

Json register_view(const Json& given, const RegisterPage& page, const Frame& frame) {
  const Json answer = given.is_object() ? given : Json::object();
  switch (page.kind) {
    case RegisterKind::decisions:
      return decisions_view(answer, page);
    case RegisterKind::actions:
      return actions_view(answer, page, frame);
    case RegisterKind::owners:
      return owners_view(answer, page, frame);
    case RegisterKind::meetings:
      return meetings_view(answer, page);
    case RegisterKind::meeting:
      return meeting_page_view(answer, frame);
    case RegisterKind::boards:
      return boards_view(answer, page);
    case RegisterKind::board:
      return board_view(answer);
    case RegisterKind::people:
      return people_view(answer, page);
    case RegisterKind::person:
      return person_page_view(answer, frame);
    case RegisterKind::timeline:
      return timeline_view(answer, page);
    case RegisterKind::similar:
      return similar_view(answer, page);
  }
  return Json::object();
}

}  // namespace minutebook::views
