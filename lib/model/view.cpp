// SPDX-License-Identifier: GPL-3.0-or-later
#include "lib/model/view.hpp"

#include <nlohmann/json.hpp>
#include <utility>

#include "lib/model/status.hpp"

namespace minutebook {
namespace {

using Json = nlohmann::ordered_json;

Json text_or_null(const std::string& text) { return text.empty() ? Json(nullptr) : Json(text); }

bool unreserved(unsigned char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '.' ||
         c == '_' || c == '~';
}

std::string dump(const Json& json) { return json.dump(-1, ' ', false, Json::error_handler_t::replace); }

std::string_view kind_name(FieldKind kind) {
  switch (kind) {
    case FieldKind::name:
      return "name";
    case FieldKind::words:
      return "words";
    case FieldKind::term:
      return "term";
    case FieldKind::date:
      return "date";
    case FieldKind::number:
      return "number";
  }
  return "";
}

Json filters_json(const std::vector<Filter>& filters) {
  Json json = Json::object();
  for (const auto& filter : filters) json[std::string(field(filter.field).name)].push_back(filter.value);
  return json;
}

Json query_json(const SearchResult& result) {
  Json problems = Json::array();
  for (const auto& problem : result.problems)
    problems.push_back({{"message", problem.message},
                        {"start", problem.start},
                        {"end", problem.end},
                        {"suggestion", text_or_null(problem.suggestion)}});
  return {{"text", result.text},
          {"read_as", result.read_as},
          {"problems", std::move(problems)},
          {"filters", filters_json(result.filters)},
          {"sort", to_name(result.request.sort)}};
}

Json document_json(const DocumentSummary& document) {
  return {{"id", document.id},
          {"path", document.path},
          {"title", document.title},
          {"type", document.type},
          {"body", text_or_null(document.body)},
          {"date", text_or_null(document.date)},
          {"pages", document.pages},
          {"url", "/d/" + document.id}};
}

void put_duplicates(Json& document, const Duplicates& duplicates) {
  document["canonical_id"] = duplicates.canonical.empty() ? document["id"] : Json(duplicates.canonical);
  document["also_published_in"] = Json::array();
  for (const Duplicate& other : duplicates.others)
    document["also_published_in"].push_back({{"id", other.id},
                                             {"path", other.path},
                                             {"title", other.title},
                                             {"url", "/d/" + other.id},
                                             {"relation", to_name(other.relation)}});
}

Json hit_json(const SearchHit& hit) {
  Json snippet = Json::array();
  for (const auto& part : hit.snippet) snippet.push_back({{"text", part.text}, {"hit", part.hit}});
  Json json = {{"kind", to_name(hit.kind)}, {"document", document_json(hit.document)}};
  put_duplicates(json["document"], hit.duplicates);
  json["item"] = hit.item_number.empty() && hit.item_title.empty()
                     ? Json(nullptr)
                     : Json{{"number", text_or_null(hit.item_number)}, {"title", hit.item_title}};
  json["page"] = hit.page == 0 ? Json(nullptr) : Json(hit.page);
  json["snippet"] = std::move(snippet);
  json["why"] = hit.why;
  json["also_on_pages"] = hit.also_on_pages;
  Json items = Json::array();
  for (const auto& item : hit.also_items)
    items.push_back({{"number", text_or_null(item.number)},
                     {"title", item.title},
                     {"page", item.page == 0 ? Json(nullptr) : Json(item.page)}});
  json["also_items"] = std::move(items);
  json["weak"] = hit.weak;
  if (!hit.outcome.empty()) json["outcome"] = hit.outcome;
  if (!hit.owners.empty()) json["owners"] = hit.owners;
  return json;
}

Json remedies_json(const std::vector<Remedy>& remedies) {
  Json out = Json::array();
  for (const Remedy& one : remedies)
    out.push_back(
        {{"part", one.part}, {"total", one.total}, {"url", "/api/v1/search?" + to_query_string(one.rest, 0)}});
  return out;
}

Json histogram_json(const Histogram& histogram) {
  Json values = Json::array();
  for (const auto& value : histogram.values) values.push_back({{"value", value.value}, {"count", value.count}});
  return {
      {"unit", histogram.by_month ? "month" : "year"}, {"values", std::move(values)}, {"undated", histogram.undated}};
}

std::string next_url(const SearchResult& result) {
  const SearchRequest& request = result.request;
  const uint64_t next = uint64_t{request.offset} + request.limit;
  if (request.limit == 0 || next >= result.total || result.hits.empty()) return {};
  return "/api/v1/search?" + to_query_string(request, static_cast<uint32_t>(next));
}

}  // namespace

std::string percent_encode(std::string_view text) {
  constexpr char digits[] = "0123456789ABCDEF";
  std::string out;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (unreserved(byte)) {
      out += c;
    } else {
      out += '%';
      out += digits[byte >> 4];
      out += digits[byte & 15];
    }
  }
  return out;
}

std::string to_query_string(const SearchRequest& request, uint32_t offset) {
  std::string out = "q=" + percent_encode(request.text);
  for (const auto& filter : request.filters)
    out += "&" + std::string(field(filter.field).name) + "=" + percent_encode(filter.value);
  if (request.sort != SortOrder::relevance) out += "&sort=" + std::string(to_name(request.sort));
  if (request.limit != SearchRequest{}.limit) out += "&limit=" + std::to_string(request.limit);
  if (offset != 0) out += "&offset=" + std::to_string(offset);
  return out;
}

std::string to_json(const SearchResult& result) {
  Json hits = Json::array();
  for (const auto& hit : result.hits) hits.push_back(hit_json(hit));
  Json facets = Json::object();
  for (const auto& facet : result.facets) {
    Json values = Json::array();
    for (const auto& value : facet.values) values.push_back({{"value", value.value}, {"count", value.count}});
    facets[facet.name] = std::move(values);
  }
  return dump({{"query", query_json(result)},
               {"total", {{"value", result.total}, {"relation", result.total_exact ? "eq" : "gte"}}},
               {"took_ms", result.took_ms},
               {"revision", result.revision},
               {"results", std::move(hits)},
               {"facets", std::move(facets)},
               {"histogram", histogram_json(result.histogram)},
               {"did_you_mean", text_or_null(result.did_you_mean)},
               {"undated_left_out", result.undated_left_out},
               {"without", remedies_json(result.remedies)},
               {"next", text_or_null(next_url(result))}});
}

std::string fields_to_json() {
  Json rows = Json::array();
  for (const auto& row : fields()) {
    rows.push_back({{"name", row.name},
                    {"aliases", row.aliases},
                    {"kind", kind_name(row.kind)},
                    {"facet", (row.flags & field_facet) != 0},
                    {"parameter", (row.flags & field_parameter) != 0},
                    {"many", (row.flags & field_many) != 0},
                    {"description", row.description},
                    {"example", row.example}});
  }
  return dump({{"fields", std::move(rows)}});
}

std::string to_json(const IndexStatus& status) {
  Json unread = Json::array();
  for (const auto& file : status.unread)
    unread.push_back({{"path", file.path},
                      {"verdict", file.verdict},
                      {"detail", text_or_null(file.detail)},
                      {"advice", file.advice}});
  return dump({{"index", status.index},
               {"written", status.written},
               {"revision", status.revision},
               {"files", status.files},
               {"pages", status.pages},
               {"documents", status.documents},
               {"entries", status.entries},
               {"restricted", status.restricted},
               {"duplicates",
                {{"copies", status.duplicates.copies},
                 {"versions", status.duplicates.versions},
                 {"parts", status.duplicates.parts}}},
               {"verdicts", status.verdicts},
               {"coverage", status.coverage},
               {"unread", std::move(unread)}});
}

}  // namespace minutebook
