// SPDX-License-Identifier: GPL-3.0-or-later
#include "searchd/views.hpp"

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

std::string search_link(const SearchRequest& request) { return "/search?" + to_query_string(request, request.offset); }

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

std::string heading_of(const std::string& title, const std::string& type, const std::string& body,
                       const std::string& path) {
  if (title.empty()) return path;
  const bool says_nothing = fold(title) == fold(value_label(FieldId::type, type));
  return says_nothing && !body.empty() ? body + ": " + title : title;
}

}  // namespace minutebook::views
