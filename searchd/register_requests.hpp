// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <string>
#include <tl/expected.hpp>

#include "lib/model/register_query.hpp"
#include "lib/model/register_result.hpp"
#include "searchd/request.hpp"

namespace minutebook {

/// Parameters of the lists of boards, meetings and people: q, board, org, year, from, to, date, sort (newest, oldest),
/// limit and offset. Unknown ones are passed over.
tl::expected<ListQuery, ParameterProblem> read_list(const Parameters& parameters);
/// The same as parameters in a fixed order, without offset.
std::string list_parameters(const ListQuery& query);

/// id, item, earlier, decided, other_boards (1 or true), limit, offset and one a field as in search.
tl::expected<SimilarRequest, ParameterProblem> read_similar(const Parameters& parameters);
std::string similar_parameters(const SimilarRequest& request);

}  // namespace minutebook
