// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <functional>
#include <map>

#include "lib/base/text.hpp"
#include "lib/model/view.hpp"
#include "searchd/filter_views.hpp"

namespace minutebook::views {
namespace {

constexpr size_t shown_title_bytes = 200;
constexpr size_t most_other_pages = 2;
constexpr size_t most_other_items = 2;
constexpr size_t other_title_bytes = 60;
constexpr size_t shown_item_bytes = 120;

/// "/d/ID?q=words&page=3#p3": the words are marked there, and the page is in view without script.
std::string hit_link(const Json& document, const std::string& query, uint64_t page) {
  return paper_link(text_of(document, "url"), query, page);
}

std::string kind_line(const Json& hit) {
  const std::string kind = text_of(hit, "kind");
  if (kind == "action") return "Action";
  if (kind != "decision") return {};
  const std::string outcome = text_of(hit, "outcome");
  return outcome.empty() || outcome == "other" ? "Decision" : "Decision: " + outcome;
}

std::string joined_texts(const Json& list) {
  std::vector<std::string> texts;
  for (const auto& text : list)
    if (text.is_string()) texts.push_back(text.get<std::string>());
  return join(texts, ", ");
}

/// "Page 2 of 7", "7 pages" when nobody knows which, "1 page".
std::string page_of_pages(uint64_t page, uint64_t pages) {
  if (page == 0 || pages < 2) return counted(pages, "page", "pages");
  return "Page " + with_commas(page) + " of " + with_commas(pages);
}

/// "31 May 2024", or as printed when that could not be read.
std::string due_of(const Json& result) {
  const Json due = result.value("due", Json());
  const std::string date = text_of(due, "date");
  return date.empty() ? text_of(due, "text") : date_in_words(date);
}

/// What came of the item: "Agreed: …", "Action for the clerk: …". A page has to stay light, so that of three the first
/// and the first action are shown, and long ones are cut once more.
Json results_view(const Json& hit) {
  constexpr size_t most_results = 2;
  constexpr size_t most_bytes = 110;
  const Json all = list_of(hit, "item_results");
  const bool has_action = std::any_of(all.begin(), all.end(), [](const Json& one) { return one["kind"] == "action"; });
  Json out = Json::array();
  bool action_shown = false;
  for (const auto& one : all) {
    const bool action = text_of(one, "kind") == "action";
    const bool last = out.size() + 1 == most_results;
    if (out.size() == most_results || (last && has_action && !action && !action_shown)) continue;
    action_shown = action_shown || action;
    const std::string text = text_of(one, "text");
    const std::string_view shown = utf8_prefix(text, most_bytes);
    out.push_back({{"result_kind", kind_line(one)},
                   {"result_action", action},
                   {"result_owners", joined_texts(list_of(one, "owners"))},
                   {"result_text", shown.size() < text.size() ? std::string(shown) + " …" : text},
                   {"result_due", due_of(one)}});
  }
  return out;
}

Json hit_view(const Json& hit, const std::string& query) {
  const Json& document = hit["document"];
  const uint64_t page = number_of(hit, "page");
  const std::string title = heading_of(text_of(document, "title"), text_of(document, "type"), text_of(document, "body"),
                                       text_of(document, "path"));
  const std::string date = text_of(document, "date");
  const Json item = hit.value("item", Json());
  Json also = Json::array();
  for (const auto& other : list_of(hit, "also_on_pages"))
    if (also.size() < most_other_pages)
      also.push_back({{"also_page", other}, {"also_href", hit_link(document, query, other.get<uint64_t>())}});
  Json items = Json::array();
  for (const auto& other : list_of(hit, "also_items"))
    if (items.size() < most_other_items)
      items.push_back({{"other_number", text_of(other, "number")},
                       {"other_title", std::string(utf8_prefix(text_of(other, "title"), other_title_bytes))},
                       {"other_href", hit_link(document, query, number_of(other, "page"))}});
  Json snippet = Json::array();
  for (const auto& part : list_of(hit, "snippet"))
    snippet.push_back({{"part", text_of(part, "text")}, {"marked", part.value("hit", false)}});
  const std::string number = text_of(item, "number");
  return {{"hit_title", std::string(utf8_prefix(title, shown_title_bytes))},
          {"hit_href", hit_link(document, query, page)},
          {"hit_body", text_of(document, "body")},
          {"hit_date", date.empty() ? std::string("No date") : date_in_words(date)},
          {"hit_datetime", date},
          {"hit_type", value_label(FieldId::type, text_of(document, "type"))},
          {"hit_where", page_of_pages(page, number_of(document, "pages"))},
          {"hit_item", !number.empty() || !text_of(item, "title").empty()},
          {"hit_item_number", number},
          {"hit_item_title", std::string(utf8_prefix(text_of(item, "title"), shown_item_bytes))},
          {"any_results", !list_of(hit, "item_results").empty()},
          {"results_of_item", results_view(hit)},
          {"any_items", !items.empty()},
          {"other_items", items},
          {"hit_kind", kind_line(hit)},
          {"hit_owners", joined_texts(list_of(hit, "owners"))},
          {"snippet", std::move(snippet)},
          {"also", std::move(also)},
          {"any_copies", false},
          {"copies", Json::array()},
          {"why", joined_texts(list_of(hit, "why"))}};
}

bool holds(const std::vector<Filter>& filters, const Filter& wanted) {
  return std::find(filters.begin(), filters.end(), wanted) != filters.end();
}

/// A choice a value. They are ticked in a form, so that no address is repeated for each: that of a long question is
/// heavier than all else.
Json facets_view(const Json& result, const SearchRequest& request) {
  Json facets = Json::array();
  const auto at = result.find("facets");
  if (at == result.end()) return facets;
  for (const auto& [name, values] : at->items()) {
    const Field* field = facet_field(name);
    if (field == nullptr) continue;
    facets.push_back(facet_choices(name, values, [&](const std::string& value) {
      return holds(request.filters, {field->id, value});
    }));
    if (facets.back().is_null()) facets.erase(facets.size() - 1);
  }
  return facets;
}

/// The search narrowed to the time of a bar, which replaces every other time.
std::string bar_link(const SearchRequest& request, const Bar& bar) {
  SearchRequest narrowed = request;
  std::erase_if(narrowed.filters, [](const Filter& filter) { return is_time(filter.field); });
  if (bar.first == bar.last) return search_link(with_filter(narrowed, FieldId::date, bar.first));
  return search_link(with_filter(with_filter(narrowed, FieldId::from, bar.first), FieldId::to, bar.last));
}

Json histogram_view(const Json& result, const SearchRequest& request) {
  return bars_view(result.value("histogram", Json::object()), "paper", "papers",
                   [&](const Bar& bar) { return bar_link(request, bar); });
}

Json sorts_view(const SearchRequest& request) {
  Json sorts = Json::array();
  for (const auto& [order, label] : {std::pair{SortOrder::relevance, "Best match"},
                                     std::pair{SortOrder::newest, "Newest"}, std::pair{SortOrder::oldest, "Oldest"}})
    sorts.push_back({{"sort_label", label},
                     {"sort_current", request.sort == order},
                     {"sort_href", search_link(with_sort(request, order))}});
  return sorts;
}

Json active_view(const SearchRequest& request) {
  Json active = Json::array();
  for (const auto& filter : request.filters)
    active.push_back({{"filter_label", filter_label(field(filter.field))},
                      {"filter_value", value_label(filter.field, filter.value)},
                      {"filter_href", search_link(without_filter(request, filter))}});
  return active;
}

/// Hidden inputs, so that a new search keeps the filters that the form has no input for.
Json hidden_view(const SearchRequest& request, const std::function<bool(const Filter&)>& has_input = {}) {
  Json hidden = Json::array();
  for (const auto& filter : request.filters)
    if (!has_input || !has_input(filter))
      hidden.push_back({{"input_name", field(filter.field).name}, {"input_value", filter.value}});
  if (request.sort != SortOrder::relevance)
    hidden.push_back({{"input_name", "sort"}, {"input_value", to_name(request.sort)}});
  return hidden;
}

std::string first_value(const SearchRequest& request, FieldId id) {
  for (const auto& filter : request.filters)
    if (filter.field == id) return filter.value;
  return {};
}

SearchRequest at_offset(SearchRequest request, uint64_t offset) {
  request.offset = static_cast<uint32_t>(offset);
  return request;
}

Json pagination_view(const SearchRequest& request, uint64_t total) {
  if (request.limit == 0 || total <= request.limit) return false;
  return page_numbers((total + request.limit - 1) / request.limit, request.offset / request.limit + 1,
                      [&](uint64_t page) { return search_link(at_offset(request, (page - 1) * request.limit)); });
}

std::string page_title(const SearchRequest& request, uint64_t total) {
  std::string title = request.text.empty() ? "Papers" : std::string(utf8_prefix(request.text, shown_title_bytes));
  if (request.limit != 0 && total > request.limit)
    title += " (page " + std::to_string(request.offset / request.limit + 1) + " of " +
             std::to_string((total + request.limit - 1) / request.limit) + ")";
  return title + " – Search committee papers";
}

Json exports_view(const SearchRequest& request) {
  const std::string parameters = to_query_string(request, 0);
  return {{"certificate_href", "/certificate?" + parameters},
          {"csv_href", "/search.csv?" + parameters},
          {"feed_href", "/search.atom?" + parameters},
          {"json_href", "/api/v1/search?" + to_query_string(request, request.offset)}};
}

Json problems_view(const std::vector<ParameterProblem>& problems) {
  Json list = Json::array();
  for (const auto& problem : problems) {
    const Field* named = find_field(problem.parameter);
    list.push_back({{"problem_label", named == nullptr ? problem.parameter : filter_label(*named)},
                    {"problem_value", problem.value},
                    {"problem_accepts", problem.accepts}});
  }
  return list;
}

/// "6 papers, 11 weaker" when the page shows all of them; how many are weak beyond a page is not known.
std::string count_of(const Json& totals, size_t strong, size_t weak) {
  const uint64_t total = number_of(totals, "value");
  if (text_of(totals, "relation") == "gte") return "At least " + counted(total, "paper", "papers");
  if (weak == 0 || strong + weak != total) return counted(total, "paper", "papers");
  return (strong == 0 ? "No papers" : counted(strong, "paper", "papers")) + ", " + with_commas(weak) + " weaker";
}

/// The same text found once more is no further result: it is a line under the first.
Json folded(const Json& hits, const std::string& query) {
  Json out = Json::array();
  std::map<std::string, size_t> shown;
  for (const Json& hit : hits) {
    const Json& document = hit["document"];
    const auto copy_of_shown = [&]() -> Json* {
      for (const auto& other : list_of(document, "also_published_in")) {
        const auto known = shown.find(text_of(other, "id"));
        if (text_of(other, "relation") == "copy" && known != shown.end()) return &out[known->second];
      }
      return nullptr;
    };
    if (Json* first = copy_of_shown(); first != nullptr) {
      (*first)["copies"].push_back(
          {{"copy_href", hit_link(document, query, number_of(hit, "page"))}, {"copy_path", text_of(document, "path")}});
      (*first)["any_copies"] = true;
      continue;
    }
    shown.emplace(text_of(document, "id"), out.size());
    out.push_back(hit_view(hit, query));
  }
  return out;
}

void put_answer(Json& view, const Json& result, const SearchRequest& request) {
  const Json query = result.value("query", Json::object());
  const Json totals = result.value("total", Json::object());
  const uint64_t total = number_of(totals, "value");
  Json strong = Json::array();
  Json weak = Json::array();
  for (const auto& hit : list_of(result, "results")) (hit.value("weak", false) ? weak : strong).push_back(hit);
  Json repairs = Json::array();
  for (const auto& problem : list_of(query, "problems"))
    repairs.push_back({{"repair", text_of(problem, "message")}, {"repair_suggestion", text_of(problem, "suggestion")}});
  const std::string suggestion = text_of(result, "did_you_mean");
  SearchRequest suggested = request;
  suggested.text = suggestion;
  suggested.offset = 0;
  const uint64_t undated = number_of(result, "undated_left_out");
  SearchRequest unfiltered = request;
  unfiltered.filters.clear();
  unfiltered.offset = 0;
  view["count"] = count_of(totals, strong.size(), weak.size());
  view["none"] = total == 0;
  view["past_end"] = total != 0 && strong.empty() && weak.empty() && request.limit != 0;
  view["first_page_href"] = search_link(at_offset(request, 0));
  view["read_as"] = request.text.empty() ? std::string() : text_of(query, "read_as");
  view["repairs"] = std::move(repairs);
  view["remedies"] = remedies_view(result, "paper", "papers");
  view["did_you_mean"] = suggestion;
  view["did_you_mean_href"] = search_link(suggested);
  view["undated"] = undated == 0 ? std::string() : counted(undated, "paper", "papers");
  view["only_weak"] = strong.empty() && !weak.empty();
  view["results"] = folded(strong, request.text);
  view["weak_results"] = folded(weak, request.text);
  view["histogram"] = histogram_view(result, request);
  view["clear_href"] = search_link(unfiltered);
  view["for_words"] = std::string(utf8_prefix(request.text, shown_title_bytes));
  view["coverage"] = text_of(result.value("coverage", Json()), "text");
  view["facets"] = facets_view(result, request);
  view["pagination"] = pagination_view(request, total);
  view["revision"] = text_of(result, "revision");
  view["page_title"] = page_title(request, total);
}

/// The question alone: without the page of results, and without what only papers have.
std::string question_of(SearchRequest request) {
  request.limit = SearchRequest{}.limit;
  std::erase_if(request.filters, [](const Filter& filter) { return filter.field == FieldId::kind; });
  return to_query_string(request, 0);
}

}  // namespace

Json search_view(const Json& result, const SearchPage& page, const Frame& frame) {
  const SearchRequest& request = page.request;
  Json view = {{"q", request.text},
               {"hidden", hidden_view(request)},
               {"hidden_for_filters", Json::array()},
               {"from", first_value(request, FieldId::from)},
               {"to", first_value(request, FieldId::to)},
               {"active", active_view(request)},
               {"active_count", request.filters.size()},
               {"sorts", sorts_view(request)},
               {"exports", exports_view(request)},
               {"problems", problems_view(page.problems)},
               {"ways", frame.registers ? ways_to_see("/search", question_of(request)) : Json::array()},
               {"answered", page.problems.empty()},
               {"page_title", "There is a problem – Search committee papers"}};
  if (page.problems.empty()) put_answer(view, result, request);
  const Json& facets = list_of(view, "facets");
  view["hidden_for_filters"] = hidden_view(request, [&](const Filter& filter) {
    return filter.field == FieldId::from || filter.field == FieldId::to ||
           is_choice(facets, std::string(field(filter.field).name), filter.value);
  });
  return view;
}

}  // namespace minutebook::views
