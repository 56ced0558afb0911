// SPDX-License-Identifier: GPL-3.0-or-later
#include "searchd/views.hpp"

#include <algorithm>
#include <array>

#include "lib/base/text.hpp"
#include "lib/model/view.hpp"

namespace minutebook::views {

std::string text_of(const Json& json, const char* key) {
  if (!json.is_object()) return {};
  const auto at = json.find(key);
  return at == json.end() || !at->is_string() ? std::string() : at->get<std::string>();
}

uint64_t number_of(const Json& json, const char* key) {
  if (!json.is_object()) return 0;
  const auto at = json.find(key);
  return at == json.end() || !at->is_number_unsigned() ? 0 : at->get<uint64_t>();
}

const Json& list_of(const Json& json, const char* key) {
  static const Json none = Json::array();
  if (!json.is_object()) return none;
  const auto at = json.find(key);
  return at == json.end() || !at->is_array() ? none : *at;
}

std::string with_commas(uint64_t number) {
  std::string text = std::to_string(number);
  for (size_t place = text.size(); place > 3; place -= 3) text.insert(place - 3, 1, ',');
  return text;
}

std::string counted(uint64_t number, const std::string& one, const std::string& many) {
  return with_commas(number) + " " + (number == 1 ? one : many);
}

std::string date_in_words(const std::string& iso) {
  const auto date = date_from_iso(iso);
  return date ? to_words(*date) : iso;
}

std::string sentence_case(std::string text) {
  std::replace(text.begin(), text.end(), '_', ' ');
  if (!text.empty() && text.front() >= 'a' && text.front() <= 'z')
    text.front() = static_cast<char>(text.front() - 'a' + 'A');
  return text;
}

std::string remarks_on(const Json& person) {
  std::vector<std::string> remarks;
  if (const auto whom = text_of(person, "on_behalf_of"); !whom.empty()) remarks.push_back("for " + whom);
  for (const auto& note : list_of(person, "notes"))
    if (note.is_string()) remarks.push_back(note.get<std::string>());
  return join(remarks, "; ");
}

Json people_by_status(const Json& rows, const std::function<Json(const Json&)>& one) {
  constexpr std::array statuses = {AttendanceStatus::present, AttendanceStatus::substitute,
                                   AttendanceStatus::in_attendance, AttendanceStatus::apologies,
                                   AttendanceStatus::absent};
  Json groups = Json::array();
  for (const auto status : statuses) {
    Json people = Json::array();
    for (const auto& row : rows)
      if (text_of(row, "status") == to_name(status)) people.push_back(one(row));
    if (people.empty()) continue;
    const size_t number = people.size();
    groups.push_back({{"status_label", to_label(status)}, {"status_count", number}, {"people", std::move(people)}});
  }
  return groups;
}

std::string vote_in_words(const Json& decision) {
  const auto at = decision.find("vote");
  if (at == decision.end() || !at->is_object()) return {};
  std::vector<std::string> parts;
  for (const auto& [key, word] :
       {std::pair{"for", " for"}, std::pair{"in_favour", " for"}, std::pair{"against", " against"},
        std::pair{"abstain", " abstained"}, std::pair{"abstained", " abstained"}})
    if (at->contains(key) && (*at)[key].is_number()) parts.push_back((*at)[key].dump() + word);
  return parts.empty() ? text_of(*at, "text") : join(parts, ", ");
}

namespace {

/// The address of the page that shows what an address of the API answers.
std::string page_of(const std::string& url) {
  constexpr std::string_view api = "/api/v1";
  return url.starts_with(api) ? url.substr(api.size()) : url;
}

}  // namespace

Json remedies_view(const Json& answer, const std::string& one, const std::string& many) {
  Json remedies = Json::array();
  for (const auto& remedy : list_of(answer, "without"))
    remedies.push_back({{"remedy_part", text_of(remedy, "part")},
                        {"remedy_count", counted(number_of(remedy, "total"), one, many)},
                        {"remedy_href", page_of(text_of(remedy, "url"))}});
  return remedies;
}

Json page_numbers(uint64_t pages, uint64_t current, const std::function<std::string(uint64_t)>& link) {
  constexpr uint64_t around = 2;
  Json numbers = Json::array();
  uint64_t last = 0;
  for (uint64_t page = 1; page <= pages; ++page) {
    const bool near = page + around >= current && page <= current + around;
    if (page != 1 && page != pages && !near) {
      page = page < current ? std::max(page, current - around - 1) : pages - 1;
      continue;
    }
    numbers.push_back({{"gap_before", page > last + 1},
                       {"page_number", page},
                       {"page_current", page == current},
                       {"page_href", link(page)}});
    last = page;
  }
  return {{"previous_href", current > 1 ? Json(link(current - 1)) : Json(false)},
          {"next_href", current < pages ? Json(link(current + 1)) : Json(false)},
          {"numbers", std::move(numbers)}};
}

std::string search_link(const SearchRequest& request) { return "/search?" + to_query_string(request, request.offset); }

Json ways_to_see(const std::string& current, const std::string& parameters) {
  Json ways = Json::array();
  for (const auto& [path, name] : {std::pair{"/search", "Papers"}, std::pair{"/decisions", "Decisions"},
                                   std::pair{"/actions", "Actions"}, std::pair{"/timeline", "Timeline"}})
    ways.push_back({{"way_name", name},
                    {"way_current", current == path},
                    {"way_href", std::string(path) + (parameters.empty() ? "" : "?" + parameters)}});
  return ways;
}

std::string paper_link(const std::string& url, const std::string& query, uint64_t page) {
  std::string link = url;
  std::string separator = "?";
  if (!query.empty()) {
    link += separator + "q=" + percent_encode(query);
    separator = "&";
  }
  if (page != 0) link += separator + "page=" + std::to_string(page) + "#p" + std::to_string(page);
  return link;
}

std::string report_link(const std::string& report_to, const std::string& title, const std::string& url) {
  const bool mail = report_to.find("://") == std::string::npos && report_to.find('@') != std::string::npos;
  if (!mail) return report_to;
  return "mailto:" + report_to + "?subject=" + percent_encode("Problem with: " + title) +
         "&body=" + percent_encode("Paper: " + url + "\n\nWhat is wrong:\n");
}

std::string titled_for(const std::string& page_title, const std::string& archive) {
  constexpr std::string_view general = "Committee papers", start = "Search committee papers";
  if (page_title == start) return "Search " + archive;
  if (!page_title.ends_with(general)) return page_title;
  return page_title.substr(0, page_title.size() - general.size()) + archive;
}

Json archive_view(const Json& archive, const std::string& title, const std::string& page_url) {
  const std::string url = text_of(archive, "url"), contact = text_of(archive, "contact");
  const bool followable = url.starts_with("https://") || url.starts_with("http://");
  return {{"archive_name", text_of(archive, "name")},
          {"publisher", text_of(archive, "publisher")},
          {"licence", text_of(archive, "licence")},
          {"contact", contact},
          {"contact_href", report_link(contact, title, page_url)},
          {"source_href", followable ? url : std::string()}};
}

std::string heading_of(const std::string& title, const std::string& type, const std::string& body,
                       const std::string& path) {
  if (title.empty()) return path;
  const bool says_nothing = fold(title) == fold(value_label(FieldId::type, type));
  return says_nothing && !body.empty() ? body + ": " + title : title;
}

}  // namespace minutebook::views
