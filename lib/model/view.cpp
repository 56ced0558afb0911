// SPDX-License-Identifier: GPL-3.0-or-later
#include "lib/model/view.hpp"

#include <utility>

#include "lib/model/json_writer.hpp"
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

/// Like register_parts::document(), and the papers that are the same or hold it.
void put_document(JsonWriter& out, const DocumentSummary& document, const Duplicates& duplicates) {
  out.begin_object();
  out.key("id").text(document.id);
  out.key("path").text(document.path);
  out.key("title").text(document.title);
  out.key("type").text(document.type);
  out.key("body").text_or_null(document.body);
  out.key("date").text_or_null(document.date);
  out.key("pages").number(document.pages);
  out.key("url").text("/d/" + document.id);
  out.key("canonical_id").text(duplicates.canonical.empty() ? document.id : duplicates.canonical);
  out.key("also_published_in").begin_array();
  for (const Duplicate& other : duplicates.others) {
    out.begin_object();
    out.key("id").text(other.id);
    out.key("path").text(other.path);
    out.key("title").text(other.title);
    out.key("url").text("/d/" + other.id);
    out.key("relation").text(to_name(other.relation));
    out.end_object();
  }
  out.end_array();
  out.end_object();
}

void put_items(JsonWriter& out, const SearchHit& hit) {
  out.key("also_items").begin_array();
  for (const auto& item : hit.also_items) {
    out.begin_object();
    out.key("number").text_or_null(item.number);
    out.key("title").text(item.title);
    out.key("page").number_or_null(item.page);
    out.end_object();
  }
  out.end_array();
}

void put_item_results(JsonWriter& out, const SearchHit& hit) {
  out.key("item_results").begin_array();
  for (const ItemOutcome& one : hit.item_results) {
    out.begin_object();
    out.key("kind").text(to_name(one.kind));
    out.key("text").text(one.text);
    if (!one.outcome.empty()) out.key("outcome").text(one.outcome);
    if (!one.owners.empty()) out.key("owners").texts(one.owners);
    if (!one.due_text.empty() || !one.due.empty()) {
      out.key("due").begin_object();
      out.key("text").text(one.due_text);
      out.key("date").text_or_null(one.due);
      out.end_object();
    }
    out.key("page").number_or_null(one.page);
    out.end_object();
  }
  out.end_array();
}

void put_snippet(JsonWriter& out, const std::vector<SnippetPart>& parts) {
  out.begin_array();
  for (const SnippetPart& part : parts) {
    out.begin_object();
    out.key("text").text(part.text);
    out.key("hit").boolean(part.hit);
    out.end_object();
  }
  out.end_array();
}

void put_hit(JsonWriter& out, const SearchHit& hit) {
  out.begin_object();
  out.key("kind").text(to_name(hit.kind));
  out.key("document");
  put_document(out, hit.document, hit.duplicates);
  out.key("item");
  if (hit.item_number.empty() && hit.item_title.empty()) {
    out.null();
  } else {
    out.begin_object();
    out.key("number").text_or_null(hit.item_number);
    out.key("title").text(hit.item_title);
    out.end_object();
  }
  out.key("page").number_or_null(hit.page);
  out.key("snippet");
  put_snippet(out, hit.snippet);
  out.key("why").texts(hit.why);
  out.key("also_on_pages").begin_array();
  for (const uint32_t page : hit.also_on_pages) out.number(page);
  out.end_array();
  put_items(out, hit);
  put_item_results(out, hit);
  out.key("weak").boolean(hit.weak);
  if (!hit.outcome.empty()) out.key("outcome").text(hit.outcome);
  if (!hit.owners.empty()) out.key("owners").texts(hit.owners);
  out.end_object();
}

void put_values(JsonWriter& out, const std::vector<FacetValue>& values) {
  out.begin_array();
  for (const FacetValue& value : values) {
    out.begin_object();
    out.key("value").text(value.value);
    out.key("count").number(value.count);
    out.end_object();
  }
  out.end_array();
}

void put_counts(JsonWriter& out, const SearchResult& result) {
  out.key("facets").begin_object();
  for (const Facet& facet : result.facets) {
    out.key(facet.name);
    put_values(out, facet.values);
  }
  out.end_object();
  out.key("histogram").begin_object();
  out.key("unit").text(result.histogram.by_month ? "month" : "year");
  out.key("values");
  put_values(out, result.histogram.values);
  out.key("undated").number(result.histogram.undated);
  out.end_object();
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
  JsonWriter out;
  out.begin_object();
  out.key("query").raw(dump(query(asked, result.read_as, result.problems)));
  out.key("total").begin_object();
  out.key("value").number(result.total);
  out.key("relation").text(result.total_exact ? "eq" : "gte");
  out.end_object();
  out.key("took_ms").raw(dump(result.took_ms));
  out.key("revision").text(result.revision);
  out.key("results").begin_array();
  for (const SearchHit& hit : result.hits) put_hit(out, hit);
  out.end_array();
  put_counts(out, result);
  out.key("did_you_mean").text_or_null(result.did_you_mean);
  out.key("undated_left_out").number(result.undated_left_out);
  out.key("without").raw(dump(remedies(result.remedies, "/api/v1/search")));
  out.key("coverage").raw(dump(coverage(result.coverage)));
  out.key("next").text_or_null(next_url(result));
  out.end_object();
  return out.take();
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
  Json held_back = Json::array();
  for (const auto& file : status.held_back)
    held_back.push_back({{"path", file.path},
                         {"level", file.level},
                         {"reason", text_or_null(file.reason)},
                         {"public_twins", file.public_twins}});
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
               {"unread", std::move(unread)},
               {"held_back", std::move(held_back)}});
}

}  // namespace minutebook
