// SPDX-License-Identifier: GPL-3.0-or-later
#include "searchd/filter_views.hpp"

#include <algorithm>
#include <map>

#include "lib/model/view.hpp"

namespace minutebook::views {
namespace {

constexpr size_t shown_values = 5;
constexpr size_t most_values = 6;
constexpr int most_bars = 16;
constexpr int months_a_year = 12;

/// What a facet's values filter by: facet "person" lists attendees.
std::string input_of(const std::string& facet) { return facet == "person" ? "attendee" : facet; }

/// Years are looked up, not compared: the newest first, whatever their counts.
std::vector<Json> in_order(const std::string& name, const Json& values) {
  std::vector<Json> sorted(values.begin(), values.end());
  if (name == "year")
    std::stable_sort(sorted.begin(), sorted.end(),
                     [](const Json& a, const Json& b) { return text_of(a, "value") > text_of(b, "value"); });
  return sorted;
}

std::string choice_label(const std::string& input, const std::string& value) {
  const Field* known = find_field(input);
  return known == nullptr ? sentence_case(value) : value_label(known->id, value);
}

/// A year or a month as a number that can be counted on, and back.
int place_of(const std::string& value, bool by_month) {
  const auto date = date_from_iso(value);
  if (!date) return -1;
  return by_month ? date->year * months_a_year + date->month - 1 : date->year;
}
std::string value_of(int place, bool by_month) {
  return to_iso(by_month ? Date{place / months_a_year, place % months_a_year + 1, 0} : Date{place, 0, 0});
}

std::vector<Bar> bars_of(const Json& histogram) {
  const bool by_month = text_of(histogram, "unit") == "month";
  std::map<int, uint64_t> counts;
  for (const auto& value : list_of(histogram, "values"))
    if (const int place = place_of(text_of(value, "value"), by_month); place >= 0)
      counts[place] += number_of(value, "count");
  if (counts.size() < 2) return {};
  const int first = counts.begin()->first;
  const int last = counts.rbegin()->first;
  const int step = (last - first) / most_bars + 1;
  std::vector<Bar> bars;
  for (int from = first; from <= last; from += step) {
    const int to = std::min(from + step - 1, last);
    Bar bar{value_of(from, by_month), value_of(to, by_month), 0};
    for (auto at = counts.lower_bound(from); at != counts.end() && at->first <= to; ++at) bar.count += at->second;
    bars.push_back(std::move(bar));
  }
  return bars;
}

std::string time_in_words(const Bar& bar) {
  const std::string first = date_in_words(bar.first);
  return bar.first == bar.last ? first : first + " to " + date_in_words(bar.last);
}

}  // namespace

std::string facet_title(const std::string& name) {
  if (name == "person") return "People present";
  if (name == "status") return "Status";
  const Field* known = find_field(name);
  return known == nullptr ? name : filter_label(*known);
}

Json facet_choices(const std::string& name, const Json& values,
                   const std::function<bool(const std::string&)>& is_ticked) {
  const std::string input = input_of(name);
  Json rows = Json::array();
  Json more = Json::array();
  for (const auto& value : in_order(name, values)) {
    const std::string text = text_of(value, "value");
    const bool ticked = is_ticked(text);
    if (text.empty() || (!ticked && rows.size() + more.size() >= most_values)) continue;
    (rows.size() < shown_values || ticked ? rows : more)
        .push_back({{"choice_value", text},
                    {"choice_label", choice_label(input, text)},
                    {"choice_count", with_commas(number_of(value, "count"))},
                    {"choice_ticked", ticked}});
  }
  if (rows.empty()) return nullptr;
  return {{"facet_title", facet_title(name)}, {"facet_input", input}, {"choices", rows}, {"choices_more", more}};
}

bool is_choice(const Json& facets, const std::string& input, const std::string& value) {
  return std::any_of(facets.begin(), facets.end(), [&](const Json& facet) {
    if (text_of(facet, "facet_input") != input) return false;
    const auto& rows = list_of(facet, "choices");  // what is ticked is never behind "More"
    return std::any_of(rows.begin(), rows.end(),
                       [&](const Json& row) { return text_of(row, "choice_value") == value; });
  });
}

bool is_time(FieldId field) {
  return field == FieldId::from || field == FieldId::to || field == FieldId::year || field == FieldId::date;
}

Json bars_view(const Json& histogram, const std::string& one, const std::string& many,
               const std::function<std::string(const Bar&)>& link) {
  constexpr uint64_t step = 10;
  constexpr uint64_t bar_width = 8;
  constexpr uint64_t full_height = 60;
  const auto bars = bars_of(histogram);
  if (bars.empty()) return false;
  uint64_t most = 1;
  for (const auto& bar : bars) most = std::max(most, bar.count);
  Json rows = Json::array();
  for (size_t i = 0; i < bars.size(); ++i) {
    const uint64_t height = bars[i].count == 0 ? 0 : std::max<uint64_t>(2, bars[i].count * full_height / most);
    rows.push_back({{"x", i * step},
                    {"bar_x", i * step + 1},
                    {"y", full_height - height},
                    {"height", height},
                    {"bar_any", bars[i].count != 0},
                    {"bar_href", link(bars[i])},
                    {"bar_label", time_in_words(bars[i]) + ": " + counted(bars[i].count, one, many)}});
  }
  const bool by_month = text_of(histogram, "unit") == "month";
  return {{"histogram_title", std::string(sentence_case(many)) + (by_month ? " by month" : " by year")},
          {"width", bars.size() * step},
          {"column_width", step},
          {"bar_width", bar_width},
          {"first_time", date_in_words(bars.front().first)},
          {"last_time", date_in_words(bars.back().last)},
          {"bars", std::move(rows)}};
}

}  // namespace minutebook::views
