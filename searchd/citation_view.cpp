// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>

#include "lib/base/text.hpp"
#include "lib/model/view.hpp"
#include "searchd/citation.hpp"
#include "searchd/list_views.hpp"
#include "searchd/views.hpp"

namespace minutebook {
namespace {

using views::date_in_words;
using views::Json;
using views::list_of;
using views::text_of;

std::string name_in(const Json& json, const char* key) {
  const auto at = json.find(key);
  return at == json.end() ? std::string() : text_of(*at, "name");
}

/// "item 2, Sea wall"; empty when the paper has no item of that number.
std::string item_in_words(const Json& document, const std::string& number) {
  if (number.empty()) return {};
  for (const auto& item : list_of(document, "items"))
    if (text_of(item, "number") == number) {
      const std::string title = text_of(item, "title");
      return "item " + number + (title.empty() ? "" : " (" + title + ")");
    }
  return {};
}

/// "Planning Board, Minutes, 14 March 2023, item 7 (Drainage), page 4".
std::string words_of(const Json& document, const CitedPart& part) {
  std::vector<std::string> parts;
  const auto add = [&parts](const std::string& one) {
    if (!one.empty() && std::find(parts.begin(), parts.end(), one) == parts.end()) parts.push_back(one);
  };
  add(name_in(document, "body"));
  add(text_of(document, "title").empty() ? value_label(FieldId::type, text_of(document, "type"))
                                         : text_of(document, "title"));
  const std::string date = text_of(document, "date");
  add(date.empty() ? "no date" : date_in_words(date));
  add(item_in_words(document, part.item));
  if (part.page != 0) add("page " + std::to_string(part.page));
  return join(parts, ", ");
}

std::string address_of(const Json& document, const CitedPart& part) {
  return part.frame.base_url + text_of(document, "url") + (part.page == 0 ? "" : "#p" + std::to_string(part.page));
}

/// "File SHA-256 0a50…; seen 30 November 2026": what was cited can be told from what lies there later.
std::string proof_of(const Json& document, const CitedPart& part) {
  std::string proof = "File SHA-256 " + text_of(document, "sha256");
  if (!part.frame.day.empty()) proof += "; seen " + date_in_words(part.frame.day);
  return proof;
}

std::string escaped(const std::string& text) {
  std::string out;
  for (const char c : text) {
    if (c == '&')
      out += "&amp;";
    else if (c == '<')
      out += "&lt;";
    else if (c == '>')
      out += "&gt;";
    else if (c == '"')
      out += "&quot;";
    else if (c == '\'')
      out += "&#39;";
    else
      out += c;
  }
  return out;
}

}  // namespace

std::string citation_ris(const DocumentRecord& record, const CitedPart& part) {
  const Minutes& minutes = record.minutes;
  std::string out;
  const auto put = [&out](std::string_view tag, const std::string& value) {
    const std::string line = terminal_safe(collapse_spaces(value));  // a line break would begin another tag
    if (!line.empty()) out.append(tag).append("  - ").append(line).append("\r\n");
  };
  put("TY", "RPRT");
  put("TI", minutes.title.empty() ? record.source.path : minutes.title);
  if (minutes.body) put("AU", minutes.body->name);
  if (minutes.organization) put("PB", minutes.organization->name);
  if (minutes.date) {
    put("PY", std::to_string(minutes.date->year));
    std::string day = to_iso(*minutes.date);
    std::replace(day.begin(), day.end(), '-', '/');
    put("DA", day);
  }
  put("M3", std::string(to_label(minutes.type)));
  for (const auto& item : minutes.items)
    if (!part.item.empty() && item.number == part.item) {
      put("SE", "Item " + item.number + (item.title.empty() ? "" : ", " + item.title));
      break;
    }
  if (part.page != 0) put("SP", std::to_string(part.page));
  put("UR", part.frame.base_url + "/d/" + record.id + (part.page == 0 ? "" : "#p" + std::to_string(part.page)));
  put("N1", record.sha256.empty() ? std::string() : "SHA-256 " + record.sha256);
  return out + "ER  - \r\n";
}

namespace views {

void put_citation(Json& view, const Json& document, const CitedPart& part) {
  const std::string words = words_of(document, part);
  const std::string url = address_of(document, part);
  const std::string proof = proof_of(document, part);
  std::string ris = text_of(document, "url") + ".ris";
  std::string separator = "?";
  if (part.page != 0) {
    ris += separator + "page=" + std::to_string(part.page);
    separator = "&";
  }
  const bool known_item = !item_in_words(document, part.item).empty();
  if (known_item) ris += separator + "item=" + percent_encode(part.item);
  view["cite"] = {{"cite_text", words}, {"cite_url", url}, {"cite_proof", proof}};
  view["cite_html"] = "<cite>" + escaped(words) + "</cite>. <a href=\"" + escaped(url) + "\">" + escaped(url) +
                      "</a>. " + escaped(proof) + ".";
  view["ris_href"] = ris;
}

std::string inside_script(const Json& json) {
  std::string out;
  for (const char c : json.dump(-1, ' ', true, Json::error_handler_t::replace)) {
    if (c == '<')
      out += "\\u003c";
    else if (c == '>')
      out += "\\u003e";
    else if (c == '&')
      out += "\\u0026";
    else
      out += c;
  }
  return out;
}

std::string structured_data(const Json& document, const std::string& base_url) {
  const std::string body = name_in(document, "body");
  const std::string organization = name_in(document, "organization");
  const std::string title = text_of(document, "title");
  Json data = {{"@context", "https://schema.org"},
               {"@type", "DigitalDocument"},
               {"name", title.empty() ? text_of(document, "path") : title},
               {"url", base_url + text_of(document, "url")},
               {"identifier", "sha256:" + text_of(document, "sha256")},
               {"encodingFormat", text_of(document, "media_type")},
               {"genre", value_label(FieldId::type, text_of(document, "type"))}};
  if (!organization.empty()) data["publisher"] = {{"@type", "Organization"}, {"name", organization}};
  const std::string date = text_of(document, "date");
  if (!body.empty() && !date.empty())
    data["about"] = {{"@type", "Event"},
                     {"name", "Meeting of " + body},
                     {"startDate", date},
                     {"organizer", {{"@type", "Organization"}, {"name", body}}}};
  return inside_script(data);
}

}  // namespace views
}  // namespace minutebook
