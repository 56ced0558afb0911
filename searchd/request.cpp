// SPDX-License-Identifier: GPL-3.0-or-later
#include "searchd/request.hpp"

#include <algorithm>
#include <charconv>
#include <optional>

#include "lib/base/text.hpp"
#include "lib/model/facts.hpp"
#include "lib/model/minutes.hpp"
#include "lib/query/dates.hpp"

namespace minutebook {
namespace {

constexpr uint32_t max_limit = 100;
constexpr uint32_t max_offset = 1'000'000;
constexpr size_t max_filters = 50;
constexpr size_t max_value_bytes = 500;
constexpr size_t shown_bytes = 80;

std::optional<uint32_t> number_up_to(std::string_view text, uint32_t greatest) {
  uint32_t number = 0;
  const auto [end, problem] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (text.empty() || problem != std::errc{} || end != text.data() + text.size() || number > greatest)
    return std::nullopt;
  return number;
}

bool is_year(std::string_view text) { return text.size() == 4 && number_up_to(text, 9999).value_or(0) >= 1000; }

/// What a field's parameter takes when `value` is none of it; empty when the value is fine.
std::string wrong_value(const Field& field, const std::string& value) {
  if (value.size() > max_value_bytes) return "at most " + std::to_string(max_value_bytes) + " bytes";
  if (field.id == FieldId::type && !document_type_from_name(value))
    return "a type of paper: minutes, note_of_decisions, agenda, report, letter and others (GET /api/v1/fields)";
  if (field.id == FieldId::purpose && !purpose_code_from_name(value))
    return "decision, noting, discussion, information or consideration";
  if (field.id == FieldId::outcome && !outcome_from_name(value))
    return "resolved, agreed, approved, noted, recommended, deferred, refused, lost or other";
  if (field.id == FieldId::status && !action_status_from_name(value))
    return "open, in_progress, carried_forward, done or cancelled";
  if (field.id == FieldId::kind && !entry_kind_from_name(value)) return "document, passage, decision or action";
  if (field.id == FieldId::year && !is_year(value)) return "a year such as 2012";
  if (field.kind == FieldKind::date && !read_date_range(value))
    return "a day, month, year or range such as 2012-03-15, 15/3/2012, March 2012 or 2011..2013";
  return {};
}

/// Closed lists are spelt as in the schema; people and facet links may write them with capitals and blanks.
std::string canonical(const Field& field, std::string_view value) {
  std::string text(trim(value));
  const bool closed = field.id == FieldId::type || field.id == FieldId::purpose || field.id == FieldId::outcome ||
                      field.id == FieldId::kind || field.id == FieldId::status;
  if (!closed) return text;
  text = to_lower_ascii(text);
  std::replace(text.begin(), text.end(), ' ', '_');
  return text;
}

using Problem = std::optional<ParameterProblem>;

Problem problem(const Parameter& parameter, std::string accepts) {
  std::string shown(utf8_prefix(parameter.value, shown_bytes));
  if (shown.size() < parameter.value.size()) shown += "…";
  return ParameterProblem{parameter.name, std::move(shown), std::move(accepts)};
}

Problem read_number_into(uint32_t& target, const Parameter& parameter, uint32_t greatest) {
  const auto number = number_up_to(trim(parameter.value), greatest);
  if (!number) return problem(parameter, "a number from 0 to " + std::to_string(greatest));
  target = *number;
  return std::nullopt;
}

Problem read_field(ReadParameters& read, const Parameter& parameter, const Field& field) {
  const std::string value = canonical(field, parameter.value);
  if (auto accepts = wrong_value(field, value); !accepts.empty()) return problem(parameter, std::move(accepts));
  Filter filter{field.id, value};
  auto& filters = read.request.filters;
  if (std::find(filters.begin(), filters.end(), filter) != filters.end()) return std::nullopt;
  if (filters.size() == max_filters) return problem(parameter, "at most " + std::to_string(max_filters) + " filters");
  filters.push_back(std::move(filter));
  return std::nullopt;
}

Problem read_one(ReadParameters& read, const Parameter& parameter) {
  SearchRequest& request = read.request;
  if (parameter.name == "q") {
    request.text = parameter.value;
    return std::nullopt;
  }
  if (trim(parameter.value).empty()) return std::nullopt;
  if (parameter.name == "limit") return read_number_into(request.limit, parameter, max_limit);
  if (parameter.name == "offset") return read_number_into(request.offset, parameter, max_offset);
  if (parameter.name == "sort") {
    const auto sort = sort_order_from_name(to_lower_ascii(trim(parameter.value)));
    if (!sort) return problem(parameter, "relevance, newest or oldest");
    request.sort = *sort;
    return std::nullopt;
  }
  const Field* named = find_field(parameter.name);
  if (named != nullptr && (named->flags & field_parameter) != 0) return read_field(read, parameter, *named);
  if (std::find(read.unknown.begin(), read.unknown.end(), parameter.name) == read.unknown.end())
    read.unknown.push_back(parameter.name);
  return std::nullopt;
}

}  // namespace

tl::expected<ReadParameters, ParameterProblem> read_parameters(const Parameters& parameters) {
  ReadParameters read;
  for (const auto& parameter : parameters)
    if (auto wrong = read_one(read, parameter)) return tl::unexpected(std::move(*wrong));
  return read;
}

LenientParameters read_parameters_leniently(const Parameters& parameters) {
  LenientParameters lenient;
  for (const auto& parameter : parameters) {
    auto wrong = read_one(lenient.read, parameter);
    const bool matters = parameter.name != "offset" && parameter.name != "limit" && parameter.name != "sort";
    if (wrong && matters) lenient.problems.push_back(std::move(*wrong));
  }
  return lenient;
}

std::string to_text(const ParameterProblem& problem) {
  return problem.parameter + ": “" + problem.value + "” is not usable; it accepts " + problem.accepts;
}

SearchRequest with_filter(SearchRequest request, FieldId field, const std::string& value) {
  Filter filter{field, value};
  request.offset = 0;
  if (std::find(request.filters.begin(), request.filters.end(), filter) == request.filters.end())
    request.filters.push_back(std::move(filter));
  return request;
}

SearchRequest without_filter(SearchRequest request, const Filter& filter) {
  request.offset = 0;
  std::erase(request.filters, filter);
  return request;
}

SearchRequest with_sort(SearchRequest request, SortOrder sort) {
  request.offset = 0;
  request.sort = sort;
  return request;
}

const Field* facet_field(std::string_view facet_name) {
  return find_field(facet_name == "person" ? "attendee" : facet_name);
}

std::string filter_label(const Field& field) {
  switch (field.id) {
    case FieldId::board:
      return "Board or committee";
    case FieldId::type:
      return "Type of paper";
    case FieldId::from:
      return "Not before";
    case FieldId::to:
      return "Not after";
    case FieldId::attendee:
      return "Attended by";
    case FieldId::apologies:
      return "Apologies from";
    case FieldId::owner:
      return "Action for";
    case FieldId::organization:
      return "Organisation";
    case FieldId::ref:
      return "Reference";
    case FieldId::kind:
      return "Kind of match";
    case FieldId::in:
      return "Inside document";
    case FieldId::chair:
      return "Chaired by";
    case FieldId::status:
      return "Action is";
    case FieldId::date:
    case FieldId::year:
    case FieldId::contact:
    case FieldId::title:
    case FieldId::decision:
    case FieldId::action:
    case FieldId::purpose:
    case FieldId::outcome:
    case FieldId::item:
    case FieldId::path:
    case FieldId::due:
      break;
  }
  std::string label(field.name);
  if (!label.empty() && label.front() >= 'a' && label.front() <= 'z')
    label.front() = static_cast<char>(label.front() - 'a' + 'A');
  return label;
}

std::string value_label(FieldId field, const std::string& value) {
  if (field == FieldId::type)
    if (const auto type = document_type_from_name(value)) return std::string(to_label(*type));
  const bool date = field == FieldId::date || field == FieldId::from || field == FieldId::to;
  if (date)
    if (const auto day = date_from_iso(value)) return to_words(*day);
  const bool closed =
      field == FieldId::outcome || field == FieldId::purpose || field == FieldId::kind || field == FieldId::status;
  if (!closed || value.empty() || value.front() < 'a' || value.front() > 'z') return value;
  std::string label = static_cast<char>(value.front() - 'a' + 'A') + value.substr(1);
  std::replace(label.begin(), label.end(), '_', ' ');
  return label;
}

}  // namespace minutebook
