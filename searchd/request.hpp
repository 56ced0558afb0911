// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <string>
#include <tl/expected.hpp>
#include <vector>

#include "lib/model/search.hpp"
#include "searchd/exchange.hpp"

namespace minutebook {

/// A parameter whose value cannot be used, in words for a person.
struct ParameterProblem {
  std::string parameter;
  std::string value;    ///< as given, shortened
  std::string accepts;  ///< "a number from 0 to 100"
  friend bool operator==(const ParameterProblem&, const ParameterProblem&) = default;
};

struct ReadParameters {
  SearchRequest request;
  std::vector<std::string> unknown;  ///< names of parameters that mean nothing here, each once
  friend bool operator==(const ReadParameters&, const ReadParameters&) = default;
};

/// Parameters of a search as contracts §2 names them: q, limit, offset, sort and one a field. Empty values are left
/// out, as browsers send them for empty boxes; of q, limit, offset and sort the last one counts.
tl::expected<ReadParameters, ParameterProblem> read_parameters(const Parameters& parameters);

/// For pages: whatever can be read, defaults for the rest, and every problem. A wrong page number is not worth an
/// error page, a wrong filter must be said.
struct LenientParameters {
  ReadParameters read;
  std::vector<ParameterProblem> problems;
};
LenientParameters read_parameters_leniently(const Parameters& parameters);

/// "limit: “many” is not a number from 0 to 100".
std::string to_text(const ParameterProblem& problem);

/// Links to a variation of a request; always from the first result.
SearchRequest with_filter(SearchRequest request, FieldId field, const std::string& value);
SearchRequest without_filter(SearchRequest request, const Filter& filter);
SearchRequest with_sort(SearchRequest request, SortOrder sort);

/// The field that a facet's values filter by: facet "person" lists attendees.
const Field* facet_field(std::string_view facet_name);

/// "Board", "Owner of an action": what a facet or filter is called on a page.
std::string filter_label(const Field& field);

/// A value as people say it: "note_of_decisions" is "Note of decisions", "2012-03-15" is "15 March 2012".
std::string value_label(FieldId field, const std::string& value);

}  // namespace minutebook
