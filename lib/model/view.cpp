// SPDX-License-Identifier: GPL-3.0-or-later
#include "lib/model/view.hpp"

#include <utility>

#include "lib/model/register_parts_json.hpp"
#include "lib/model/status.hpp"

namespace minutebook {
namespace {

using namespace register_parts;

bool unreserved(unsigned char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '.' ||
         c == '_' || c == '~';
}

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
  Json json = {{"kind", to_name(hit.kind)}, {"document", document(hit.document)}};
  put_duplicates(json["document"], hit.duplicates);
  json["item"] = hit.item_number.empty() && hit.item_title.empty()
                     ? Json(nullptr)
                     : Json{{"number", text_or_null(hit.item_number)}, {"title", hit.item_title}};
  json["page"] = page_or_null(hit.page);
  json["snippet"] = snippet(hit.snippet);
  json["why"] = hit.why;
  json["also_on_pages"] = hit.also_on_pages;
  Json items = Json::array();
  for (const auto& item : hit.also_items)
    items.push_back({{"number", text_or_null(item.number)}, {"title", item.title}, {"page", page_or_null(item.page)}});
  json["also_items"] = std::move(items);
  json["weak"] = hit.weak;
  if (!hit.outcome.empty()) json["outcome"] = hit.outcome;
  if (!hit.owners.empty()) json["owners"] = hit.owners;
  return json;
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
  SearchRequest asked = result.request;  // of a certificate or the terminal only parts are set
  asked.text = result.text;
  asked.filters = result.filters;
  Json hits = Json::array();
  for (const auto& hit : result.hits) hits.push_back(hit_json(hit));
  return dump({{"query", query(asked, result.read_as, result.problems)},
               {"total", {{"value", result.total}, {"relation", result.total_exact ? "eq" : "gte"}}},
               {"took_ms", result.took_ms},
               {"revision", result.revision},
               {"results", std::move(hits)},
               {"facets", facets(result.facets)},
               {"histogram", histogram(result.histogram)},
               {"did_you_mean", text_or_null(result.did_you_mean)},
               {"undated_left_out", result.undated_left_out},
               {"without", remedies(result.remedies, "/api/v1/search")},
               {"coverage", coverage(result.coverage)},
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
