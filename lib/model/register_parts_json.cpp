// SPDX-License-Identifier: GPL-3.0-or-later
#include "lib/model/register_parts_json.hpp"

#include "lib/model/view.hpp"

namespace minutebook::register_parts {

std::string dump(const Json& json) { return json.dump(-1, ' ', false, Json::error_handler_t::replace); }
Json text_or_null(const std::string& text) { return text.empty() ? Json(nullptr) : Json(text); }
Json page_or_null(uint32_t page) { return page == 0 ? Json(nullptr) : Json(page); }

std::string place_url(const std::string& document, uint32_t page) {
  const std::string number = std::to_string(page);
  return "/d/" + document + (page == 0 ? std::string() : "?page=" + number + "#p" + number);
}

Json document(const DocumentSummary& document) {
  return {{"id", document.id},
          {"path", document.path},
          {"title", document.title},
          {"type", document.type},
          {"body", text_or_null(document.body)},
          {"date", text_or_null(document.date)},
          {"pages", document.pages},
          {"url", "/d/" + document.id}};
}

std::string meeting_url(const std::string& id) { return "/m/" + id; }

Json meeting(const MeetingRef& meeting) {
  return {{"id", meeting.id}, {"body", meeting.body}, {"date", meeting.date}, {"url", meeting_url(meeting.id)}};
}
Json meeting(const std::optional<MeetingRef>& found) { return found ? meeting(*found) : Json(nullptr); }

Json board(const BoardRef& board) {
  return {{"id", board.id},
          {"name", board.name},
          {"organization", text_or_null(board.organization)},
          {"url", "/boards/" + board.id}};
}

Json person(const PersonRef& person) { return {{"id", person.id}, {"name", person.name}, {"url", "/p/" + person.id}}; }

Json owners(const std::vector<Owner>& owners) {
  Json out = Json::array();
  for (const Owner& owner : owners)
    if (!owner.name.empty()) out.push_back({{"kind", to_name(owner.kind)}, {"name", owner.name}});
  return out;
}

Json due(const std::string& text, const std::string& date) {
  if (text.empty() && date.empty()) return nullptr;
  return {{"text", text}, {"date", text_or_null(date)}};
}

Json vote(const std::optional<Vote>& vote) {
  if (!vote) return nullptr;
  const auto number = [](const std::optional<int>& count) { return count ? Json(*count) : Json(nullptr); };
  return {{"in_favour", number(vote->in_favour)},
          {"against", number(vote->against)},
          {"abstained", number(vote->abstained)},
          {"text", vote->text}};
}

Json item(const std::string& number, const std::string& minute_number, const std::string& title) {
  if (number.empty() && minute_number.empty() && title.empty()) return nullptr;
  return {{"number", text_or_null(number)}, {"minute_number", text_or_null(minute_number)}, {"title", title}};
}

Json snippet(const std::vector<SnippetPart>& parts) {
  Json out = Json::array();
  for (const SnippetPart& part : parts) out.push_back({{"text", part.text}, {"hit", part.hit}});
  return out;
}

Json status(const ResolvedStatus& status) {
  Json evidence = Json::array();
  for (const ResolvedEvidence& one : status.evidence)
    evidence.push_back({{"rule", one.rule},
                        {"document", document(one.document)},
                        {"page", page_or_null(one.page)},
                        {"text", one.text}});
  return {{"code", to_name(status.code)}, {"as_of", text_or_null(status.as_of)}, {"evidence", std::move(evidence)}};
}

Json facets(const std::vector<Facet>& facets) {
  Json out = Json::object();
  for (const Facet& facet : facets) {
    Json values = Json::array();
    for (const FacetValue& value : facet.values) values.push_back({{"value", value.value}, {"count", value.count}});
    out[facet.name] = std::move(values);
  }
  return out;
}

Json histogram(const Histogram& histogram) {
  Json values = Json::array();
  for (const FacetValue& value : histogram.values) values.push_back({{"value", value.value}, {"count", value.count}});
  return {
      {"unit", histogram.by_month ? "month" : "year"}, {"values", std::move(values)}, {"undated", histogram.undated}};
}

Json coverage(const std::optional<Coverage>& coverage) {
  if (!coverage) return nullptr;
  return {{"boards", coverage->boards},
          {"meetings", coverage->meetings},
          {"with_minutes", coverage->with_minutes},
          {"unread", coverage->unread},
          {"unread_elsewhere", coverage->unread_elsewhere},
          {"text", coverage->text}};
}

Json remedies(const std::vector<Remedy>& remedies, const std::string& address) {
  Json out = Json::array();
  for (const Remedy& one : remedies)
    out.push_back({{"part", one.part}, {"total", one.total}, {"url", address + "?" + to_query_string(one.rest, 0)}});
  return out;
}

Json counts(const PersonCounts& counts, size_t mentions) {
  return {{"mentions", mentions},        {"attended", counts.attended}, {"apologies", counts.apologies},
          {"absent", counts.absent},     {"chaired", counts.chaired},   {"moved", counts.moved},
          {"seconded", counts.seconded}, {"voted", counts.voted},       {"actions", counts.actions},
          {"contact", counts.contact},   {"named", counts.named}};
}

Json filters(const std::vector<Filter>& filters) {
  Json out = Json::object();
  for (const Filter& filter : filters) out[std::string(field(filter.field).name)].push_back(filter.value);
  return out;
}

Json query(const SearchRequest& request, const std::string& read_as, const std::vector<QueryProblem>& problems) {
  Json list = Json::array();
  for (const QueryProblem& problem : problems)
    list.push_back({{"message", problem.message},
                    {"start", problem.start},
                    {"end", problem.end},
                    {"suggestion", text_or_null(problem.suggestion)}});
  return {{"text", request.text},
          {"read_as", read_as},
          {"problems", std::move(list)},
          {"filters", filters(request.filters)},
          {"sort", to_name(request.sort)}};
}

Json meeting_line(const MeetingLine& line) {
  return {{"id", line.id},
          {"url", meeting_url(line.id)},
          {"board", board(line.board)},
          {"date", line.date},
          {"start_time", text_or_null(line.start_time)},
          {"has", {{"agenda", line.has_agenda}, {"minutes", line.has_minutes}, {"papers", line.reports}}},
          {"decisions", line.decisions},
          {"actions", line.actions},
          {"documents", line.papers.size()}};
}

Json next(const std::string& address, uint64_t offset, uint64_t limit, uint64_t total) {
  if (limit == 0 || offset + limit >= total) return nullptr;
  return address + "&offset=" + std::to_string(offset + limit);
}

}  // namespace minutebook::register_parts
