// SPDX-License-Identifier: GPL-3.0-or-later
#include "lib/model/register_json.hpp"

#include "lib/base/text.hpp"
#include "lib/model/csv.hpp"
#include "lib/model/register_parts_json.hpp"
#include "lib/model/view.hpp"

namespace minutebook {
namespace {

using namespace register_parts;

Json total(uint64_t value, bool exact) { return {{"value", value}, {"relation", exact ? "eq" : "gte"}}; }

Json hit_json(const RegisterHit& hit) {
  const EntryDetail& detail = hit.detail;
  Json json = {{"kind", to_name(hit.kind)}};
  if (hit.kind == EntryKind::decision) {
    json["outcome"] = hit.outcome;
    json["text"] = hit.text;
    json["strength"] = to_name(detail.weak ? Strength::weak : Strength::strong);
    json["mover"] = text_or_null(detail.mover);
    json["seconder"] = text_or_null(detail.seconder);
    json["vote"] = vote(detail.vote);
  } else {
    json["text"] = hit.text;
    json["strength"] = to_name(detail.weak ? Strength::weak : Strength::strong);
    json["reference"] = text_or_null(detail.reference);
    json["owners"] = owners(detail.owners);
    json["due"] = due(detail.due_text, detail.due);
    json["status"] = status(hit.status);
  }
  json["id"] = detail.key;
  json["document"] = document(hit.document);
  json["organization"] = text_or_null(detail.organization);
  json["meeting"] = meeting(hit.meeting);
  json["item"] = item(hit.item_number, detail.minute_number, hit.item_title);
  json["page"] = page_or_null(hit.page);
  json["url"] = place_url(hit.document.id, hit.page);
  json["snippet"] = snippet(hit.snippet);
  json["why"] = hit.why;
  json["weak"] = hit.weak;
  return json;
}

std::string row_of(const std::vector<std::string>& cells) {
  std::string line;
  for (size_t i = 0; i < cells.size(); ++i) line += (i ? "," : "") + csv_cell(cells[i]);
  return line + "\r\n";
}

std::string names_of(const std::vector<Owner>& owners) {
  std::vector<std::string> names;
  for (const Owner& owner : owners) names.push_back(owner.name);
  return join(names, "; ");
}

Json entry_json(const TimelineEntry& one) {
  const bool result = one.kind == EntryKind::decision || one.kind == EntryKind::action;
  return {{"kind", result                           ? to_name(one.kind)
                   : one.role == PaperRole::minutes ? "minutes"
                                                    : "paper"},
          {"document", document(one.document)},
          {"item", item(one.item_number, one.minute_number, one.item_title)},
          {"page", page_or_null(one.page)},
          {"url", place_url(one.document.id, one.page)},
          {"text", one.text},
          {"snippet", snippet(one.snippet)},
          {"outcome", text_or_null(one.outcome)},
          {"owners", owners(one.owners)},
          {"status", one.status ? status(*one.status) : Json(nullptr)}};
}

Json similar_json(const SimilarHit& hit) {
  return {{"document", document(hit.document)},
          {"meeting", meeting(hit.meeting)},
          {"item", item(hit.item_number, hit.minute_number, hit.item_title)},
          {"page", page_or_null(hit.page)},
          {"url", place_url(hit.document.id, hit.page)},
          {"snippet", snippet(hit.snippet)},
          {"outcome", text_or_null(hit.outcome)},
          {"decision", text_or_null(hit.decision)},
          {"likeness", hit.likeness},
          {"terms", hit.terms}};
}

}  // namespace

std::string to_json(const RegisterResult& result, EntryKind kind) {
  Json results = Json::array();
  for (const RegisterHit& hit : result.hits) results.push_back(hit_json(hit));
  const SearchRequest& request = result.request;
  const uint64_t after = uint64_t{request.offset} + request.limit;
  const bool more = request.limit > 0 && after < result.total && !result.hits.empty();
  const std::string address = "/api/v1/" + std::string(to_name(kind)) + "s";
  return dump(
      {{"query", query(request, result.read_as, result.problems)},
       {"total", total(result.total, result.total_exact)},
       {"took_ms", result.took_ms},
       {"revision", result.revision},
       {"results", std::move(results)},
       {"facets", facets(result.facets)},
       {"histogram", histogram(result.histogram)},
       {"undated", result.histogram.undated},
       {"undated_left_out", result.undated_left_out},
       {"did_you_mean", text_or_null(result.did_you_mean)},
       {"without", remedies(result.remedies, address)},
       {"coverage", coverage(result.coverage)},
       {"next", more ? Json(address + "?" + to_query_string(request, static_cast<uint32_t>(after))) : Json(nullptr)}});
}

std::string to_json(const ActionsByOwner& grouped, uint32_t offset, uint32_t limit) {
  constexpr size_t most_of_an_owner = 6;
  const RegisterResult& all = grouped.actions;
  Json owners = Json::array();
  for (size_t i = offset; i < grouped.owners.size() && owners.size() < limit; ++i) {
    const OwnerActions& one = grouped.owners[i];
    Json actions = Json::array();
    for (const RegisterHit& action : one.actions)
      if (actions.size() < most_of_an_owner) actions.push_back(hit_json(action));
    owners.push_back({{"name", text_or_null(one.name)},
                      {"open", one.open},
                      {"closed", one.closed},
                      {"actions", std::move(actions)}});
  }
  std::vector<Remedy> rest = all.remedies;
  for (Remedy& one : rest) one.rest.limit = limit;
  SearchRequest next_page = all.request;
  next_page.limit = limit;
  const uint64_t after = uint64_t{offset} + limit;
  const bool more = limit > 0 && after < grouped.owners.size();
  return dump(
      {{"query", query(all.request, all.read_as, all.problems)},
       {"total", total(grouped.owners.size(), true)},
       {"actions", total(all.total, all.total_exact)},
       {"grouped", grouped.grouped},
       {"took_ms", all.took_ms},
       {"revision", all.revision},
       {"owners", std::move(owners)},
       {"facets", facets(all.facets)},
       {"undated_left_out", all.undated_left_out},
       {"without", remedies(rest, "/api/v1/actions/owners")},
       {"coverage", coverage(all.coverage)},
       {"did_you_mean", text_or_null(all.did_you_mean)},
       {"next", more ? Json("/api/v1/actions/owners?" + to_query_string(next_page, static_cast<uint32_t>(after)))
                     : Json(nullptr)}});
}

std::string to_csv(const RegisterResult& result, EntryKind kind, const std::string& base_url) {
  const bool decisions = kind == EntryKind::decision;
  std::vector<std::string> head{"body", "organization", "date", "item", "item_title", "text"};
  const std::vector<std::string> own =
      decisions ? std::vector<std::string>{"outcome", "mover", "seconder", "vote"}
                : std::vector<std::string>{"owners", "due", "due_date", "status", "status_as_of", "reference"};
  head.insert(head.end(), own.begin(), own.end());
  for (const char* name : {"title", "page", "path", "document", "id", "url"}) head.emplace_back(name);
  std::string out = row_of(head);
  for (const RegisterHit& hit : result.hits) {
    const EntryDetail& detail = hit.detail;
    std::vector<std::string> cells{hit.document.body, detail.organization, hit.document.date,
                                   hit.item_number,   hit.item_title,      hit.text};
    if (decisions)
      for (const std::string& cell : {hit.outcome, detail.mover, detail.seconder, detail.vote ? detail.vote->text : ""})
        cells.push_back(cell);
    else
      for (const std::string& cell : {names_of(detail.owners), detail.due_text, detail.due,
                                      std::string(to_name(hit.status.code)), hit.status.as_of, detail.reference})
        cells.push_back(cell);
    for (const std::string& cell :
         {hit.document.title, hit.page == 0 ? std::string() : std::to_string(hit.page), hit.document.path,
          hit.document.id, detail.key, base_url + place_url(hit.document.id, hit.page)})
      cells.push_back(cell);
    out += row_of(cells);
  }
  return out;
}

std::string to_json(const Timeline& timeline) {
  Json groups = Json::array();
  for (const TimelineGroup& group : timeline.groups) {
    Json entries = Json::array();
    for (const TimelineEntry& one : group.entries) entries.push_back(entry_json(one));
    groups.push_back({{"meeting", meeting(group.meeting)},
                      {"date", text_or_null(group.date)},
                      {"body", text_or_null(group.body)},
                      {"entries", std::move(entries)}});
  }
  return dump({{"query", query(timeline.request, timeline.read_as, timeline.problems)},
               {"total", total(timeline.total, timeline.total_exact)},
               {"took_ms", timeline.took_ms},
               {"revision", timeline.revision},
               {"groups", std::move(groups)},
               {"undated", timeline.undated},
               {"shown", timeline.shown},
               {"did_you_mean", text_or_null(timeline.did_you_mean)}});
}

std::string to_json(const SimilarResult& result, const std::string& address) {
  constexpr size_t shown_text = 200;
  Json terms = Json::array();
  for (const auto& [term, weight] : result.terms) terms.push_back({{"term", term}, {"weight", weight}});
  Json results = Json::array();
  for (const SimilarHit& hit : result.hits) results.push_back(similar_json(hit));
  const SimilarRequest& request = result.request;
  return dump({{"query",
                {{"document", result.document ? document(*result.document) : Json(nullptr)},
                 {"item", text_or_null(request.item)},
                 {"text", text_or_null(std::string(utf8_prefix(request.text, shown_text)))},
                 {"filters", filters(request.filters)},
                 {"earlier", request.earlier},
                 {"decided", request.decided},
                 {"other_boards", request.other_boards}}},
               {"terms", std::move(terms)},
               {"total", total(result.total, result.total_exact)},
               {"took_ms", result.took_ms},
               {"revision", result.revision},
               {"results", std::move(results)},
               {"next", address.empty() ? Json(nullptr) : next(address, request.offset, request.limit, result.total)}});
}

}  // namespace minutebook
