// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>

#include "lib/base/hash.hpp"
#include "lib/base/text.hpp"
#include "lib/model/view.hpp"
#include "searchd/certificate.hpp"
#include "searchd/views.hpp"

namespace minutebook {
namespace {

using views::counted;
using views::Json;
using views::with_commas;

/// One line whatever stands in it: a query or title with line breaks must not look like a line of the statement.
std::string one_line(const std::string& text) { return terminal_safe(collapse_spaces(text)); }

std::string found_line(const SearchResult& result) {
  return (result.total_exact ? "" : "at least ") + with_commas(result.total);
}

/// What no number can say, as the public index holds neither.
constexpr const char* never_counted =
    "Never counted: files that could not be opened, and papers that are not public, as neither are in the index\n";

size_t weak_among(const SearchResult& result) {
  return static_cast<size_t>(
      std::count_if(result.hits.begin(), result.hits.end(), [](const SearchHit& hit) { return hit.weak; }));
}

std::string hit_line(const SearchHit& hit, size_t number) {
  const DocumentSummary& document = hit.document;
  return std::to_string(number) + ". " + document.id + (hit.page == 0 ? "" : " page " + std::to_string(hit.page)) +
         ", " + (document.date.empty() ? "no date" : document.date) + ", " +
         one_line(document.title.empty() ? document.path : document.title) +
         (hit.weak ? " (holds only part of what was asked)" : "") + '\n';
}

}  // namespace

std::string certificate_statement(const SearchResult& result, const Holdings& holdings) {
  std::string text = "Minutebook: certificate of a search, form 2\n";
  text += "Asked, as typed: " + one_line(result.text) + '\n';
  text += "Read as: " + one_line(result.read_as) + '\n';
  for (const auto& problem : result.problems) text += "Note: " + one_line(problem.message) + '\n';
  for (const auto& filter : result.request.filters)
    text += "Filter: " + filter_label(field(filter.field)) + ": " + one_line(filter.value) + '\n';
  text += "Index: revision " + holdings.revision + '\n';
  text += "Searched: " + counted(holdings.documents, "paper", "papers") + " of " +
          counted(holdings.pages, "page", "pages") + '\n';
  text += "Not searched, as no text could be read or shown: " + counted(holdings.unread_pages, "page", "pages") +
          " in " + counted(holdings.unread.size(), "paper", "papers") + '\n';
  text += never_counted;
  if (result.undated_left_out != 0)
    text +=
        "Left out by the date filter, as they bear no date: " + counted(result.undated_left_out, "paper", "papers") +
        '\n';
  text += "Found: " + found_line(result) + '\n';
  const size_t weak = weak_among(result);
  if (weak != 0) text += "Of those listed below, hold only part of what was asked: " + with_commas(weak) + '\n';
  if (result.total > result.hits.size()) text += "Listed: the first " + with_commas(result.hits.size()) + '\n';
  for (size_t i = 0; i < result.hits.size(); ++i) text += hit_line(result.hits[i], i + 1);
  return text;
}

std::string certificate_json(const SearchResult& result, const Holdings& holdings, const CertificateStamp& stamp) {
  const std::string statement = certificate_statement(result, holdings);
  Json search = Json::parse(to_json(result));
  Json held = Json::parse(holdings_json(holdings));
  Json listed = Json::array();
  for (const auto& hit : search["results"]) {
    Json document = hit["document"];
    document.erase("canonical_id");  // what else holds the text is no part of what is certified
    document.erase("also_published_in");
    listed.push_back({{"document", std::move(document)}, {"page", hit["page"]}, {"weak", hit["weak"]}});
  }
  const Json json = {{"statement", statement},
                     {"sha256", sha256_hex(statement)},
                     {"made", stamp.made},
                     {"url", stamp.url},
                     {"query", search["query"]},
                     {"revision", holdings.revision},
                     {"searched", {{"documents", holdings.documents}, {"pages", holdings.pages}}},
                     {"not_searched", {{"pages", holdings.unread_pages}, {"documents", std::move(held["unread"])}}},
                     {"undated_left_out", result.undated_left_out},
                     {"total", search["total"]},
                     {"weak",
                      {{"value", weak_among(result)},
                       {"relation", result.total_exact && result.total == result.hits.size() ? "eq" : "gte"}}},
                     {"listed", std::move(listed)}};
  return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

namespace views {
namespace {

std::string moment_in_words(const std::string& utc) {
  constexpr size_t date_bytes = 10;
  constexpr size_t minute_bytes = 16;
  if (utc.size() < minute_bytes) return utc;
  return date_in_words(utc.substr(0, date_bytes)) + ", " + utc.substr(date_bytes + 1, minute_bytes - date_bytes - 1) +
         " UTC";
}

constexpr const char* holds_a_part = "only part of what was asked";

/// The papers that hold only part of what was asked are counted apart, so that nobody takes them for answers; which of
/// those beyond the listed ones do is not known.
std::string lead_of(const Json& certificate, uint64_t listed) {
  const Json total = certificate.value("total", Json::object());
  const uint64_t found = number_of(total, "value");
  const uint64_t weak = number_of(certificate.value("weak", Json::object()), "value");
  const std::string where =
      " in the " + counted(number_of(certificate.value("searched", Json::object()), "documents"), "paper", "papers") +
      " that were searched";
  if (found == 0) return "No paper was found" + where + ".";
  const std::string all = (text_of(total, "relation") == "gte" ? "At least " : "") + counted(found, "paper", "papers");
  if (weak == 0) return all + " found" + where + ".";
  if (found != listed || text_of(total, "relation") == "gte")
    return all + " found" + where + ". Of the " + with_commas(listed) + " listed here, " + with_commas(weak) +
           (weak == 1 ? " holds " : " hold ") + holds_a_part + ".";
  const std::string part = counted(weak, "paper holds ", "papers hold ") + holds_a_part;
  if (weak == found) return "No paper that holds all of what was asked was found" + where + "; " + part + ".";
  return counted(found - weak, "paper", "papers") + " found" + where + "; besides, " + part + ".";
}

std::string found_of(const Json& certificate, uint64_t listed) {
  const Json total = certificate.value("total", Json::object());
  const uint64_t weak = number_of(certificate.value("weak", Json::object()), "value");
  const std::string all =
      (text_of(total, "relation") == "gte" ? "At least " : "") + counted(number_of(total, "value"), "paper", "papers");
  if (weak == 0) return all;
  const std::string of = number_of(total, "value") == listed ? "; of these, " : "; of those listed, ";
  return all + of + with_commas(weak) + (weak == 1 ? " holds " : " hold ") + holds_a_part;
}

}  // namespace

Json certificate_view(const Json& certificate, const SearchRequest& request) {
  const Json query = certificate.value("query", Json::object());
  const Json searched = certificate.value("searched", Json::object());
  const Json not_searched = certificate.value("not_searched", Json::object());
  Json filters = Json::array();
  for (const auto& filter : request.filters)
    filters.push_back({{"filter_label", filter_label(field(filter.field))},
                       {"filter_value", value_label(filter.field, filter.value)}});
  Json listed = Json::array();
  for (const auto& hit : list_of(certificate, "listed")) {
    const Json& document = hit["document"];
    listed.push_back(
        {{"listed_title", heading_of(text_of(document, "title"), text_of(document, "type"), text_of(document, "body"),
                                     text_of(document, "path"))},
         {"listed_href", paper_link(text_of(document, "url"), request.text, number_of(hit, "page"))},
         {"listed_date", text_of(document, "date").empty() ? "No date" : date_in_words(text_of(document, "date"))},
         {"listed_page", number_of(hit, "page") == 0 ? Json(false) : Json(number_of(hit, "page"))},
         {"listed_id", text_of(document, "id")},
         {"listed_weak", hit.value("weak", false)}});
  }
  const uint64_t found = number_of(certificate.value("total", Json::object()), "value");
  const std::string parameters = to_query_string(request, 0);
  return {{"page_title", "Certificate of a search – Committee papers"},
          {"q", request.text},
          {"hidden", Json::array()},
          {"as_typed", text_of(query, "text")},
          {"read_as", text_of(query, "read_as")},
          {"filters", std::move(filters)},
          {"revision", text_of(certificate, "revision")},
          {"documents", counted(number_of(searched, "documents"), "paper", "papers")},
          {"pages", counted(number_of(searched, "pages"), "page", "pages")},
          {"unread_pages", counted(number_of(not_searched, "pages"), "page", "pages")},
          {"unread_any", number_of(not_searched, "pages") != 0},
          {"undated", number_of(certificate, "undated_left_out") == 0
                          ? std::string()
                          : counted(number_of(certificate, "undated_left_out"), "paper", "papers")},
          {"lead", lead_of(certificate, listed.size())},
          {"found", found_of(certificate, listed.size())},
          {"listed_all", found == listed.size()},
          {"listed_count", listed.size()},
          {"listed", std::move(listed)},
          {"made", moment_in_words(text_of(certificate, "made"))},
          {"sha256", text_of(certificate, "sha256")},
          {"statement", text_of(certificate, "statement")},
          {"again_url", text_of(certificate, "url")},
          {"results_href", search_link(request)},
          {"text_href", "/certificate.txt?" + parameters},
          {"json_href", "/api/v1/certificate?" + parameters}};
}

}  // namespace views
}  // namespace minutebook
