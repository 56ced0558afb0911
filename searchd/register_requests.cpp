// SPDX-License-Identifier: GPL-3.0-or-later
#include "searchd/register_requests.hpp"

#include <algorithm>

#include "lib/base/text.hpp"
#include "lib/model/view.hpp"

namespace minutebook {
namespace {

/// Other parameters of the same request, to be read as those of a search.
Parameters without(const Parameters& parameters, std::initializer_list<std::string_view> names) {
  Parameters out;
  for (const Parameter& one : parameters)
    if (std::find(names.begin(), names.end(), one.name) == names.end()) out.push_back(one);
  return out;
}

std::string last_value(const Parameters& parameters, std::string_view name) {
  std::string value;
  for (const Parameter& one : parameters)
    if (one.name == name) value = one.value;
  return value;
}

std::string with_filters(std::string out, const std::vector<Filter>& filters) {
  for (const Filter& filter : filters)
    out += "&" + std::string(field(filter.field).name) + "=" + percent_encode(filter.value);
  return out;
}

}  // namespace

tl::expected<ListQuery, ParameterProblem> read_list(const Parameters& parameters) {
  const auto read = read_parameters(parameters);
  if (!read) return tl::unexpected(read.error());
  ListQuery query;
  query.text = std::string(trim(utf8_prefix(read->request.text, 500)));
  query.limit = read->request.limit;
  query.offset = read->request.offset;
  query.newest = read->request.sort != SortOrder::oldest;
  for (const Filter& filter : read->request.filters) {
    if (filter.field == FieldId::board) query.boards.push_back(filter.value);
    if (filter.field == FieldId::organization) query.organizations.push_back(filter.value);
    const bool date = filter.field == FieldId::date || filter.field == FieldId::from || filter.field == FieldId::to ||
                      filter.field == FieldId::year;
    if (date) query.dates.push_back(filter);
  }
  return query;
}

std::string list_parameters(const ListQuery& query) {
  std::string out = "q=" + percent_encode(query.text);
  for (const std::string& name : query.boards) out += "&board=" + percent_encode(name);
  for (const std::string& name : query.organizations) out += "&org=" + percent_encode(name);
  out = with_filters(std::move(out), query.dates);
  if (!query.newest) out += "&sort=oldest";
  return out + "&limit=" + std::to_string(query.limit);
}

tl::expected<SimilarRequest, ParameterProblem> read_similar(const Parameters& parameters) {
  const auto read = read_parameters(without(parameters, {"id", "item", "earlier", "decided", "other_boards", "q"}));
  if (!read) return tl::unexpected(read.error());
  SimilarRequest request;
  request.document = last_value(parameters, "id");
  request.item = last_value(parameters, "item");
  request.filters = read->request.filters;
  request.limit = read->request.limit;
  request.offset = read->request.offset;
  const bool id =
      request.document.size() == 16 && request.document.find_first_not_of("0123456789abcdef") == std::string::npos;
  if (!request.document.empty() && !id)
    return tl::unexpected(ParameterProblem{"id", std::string(utf8_prefix(request.document, 80)),
                                           "the id of a paper, 16 digits and letters a to f"});
  if (request.item.size() > 100)
    return tl::unexpected(
        ParameterProblem{"item", std::string(utf8_prefix(request.item, 80)), "the number of an item"});
  for (const auto& [name, target] : {std::pair{"earlier", &request.earlier}, std::pair{"decided", &request.decided},
                                     std::pair{"other_boards", &request.other_boards}}) {
    const std::string value = to_lower_ascii(trim(last_value(parameters, name)));
    const bool yes = value == "1" || value == "true" || value == "yes";
    if (!yes && !value.empty() && value != "0" && value != "false" && value != "no")
      return tl::unexpected(ParameterProblem{name, std::string(utf8_prefix(value, 80)), "1 or 0"});
    *target = yes;
  }
  return request;
}

std::string similar_parameters(const SimilarRequest& request) {
  std::string out = "id=" + percent_encode(request.document);
  if (!request.item.empty()) out += "&item=" + percent_encode(request.item);
  out = with_filters(std::move(out), request.filters);
  if (request.earlier) out += "&earlier=1";
  if (request.decided) out += "&decided=1";
  if (request.other_boards) out += "&other_boards=1";
  return out + "&limit=" + std::to_string(request.limit);
}

}  // namespace minutebook
