// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <nlohmann/json.hpp>
#include <string>

#include "lib/model/register_query.hpp"
#include "lib/model/register_result.hpp"

/// Inside of the *_json.cpp of the registers and of csv.cpp: parts that several answers share.
namespace minutebook::register_parts {

using Json = nlohmann::ordered_json;

std::string dump(const Json& json);
Json text_or_null(const std::string& text);
Json page_or_null(uint32_t page);
/// "/d/ID?page=3#p3".
std::string place_url(const std::string& document, uint32_t page);
Json document(const DocumentSummary& document);
Json meeting(const MeetingRef& meeting);
Json meeting(const std::optional<MeetingRef>& meeting);
Json board(const BoardRef& board);
Json person(const PersonRef& person);
Json owners(const std::vector<Owner>& owners);
Json due(const std::string& text, const std::string& date);
Json vote(const std::optional<Vote>& vote);
Json item(const std::string& number, const std::string& minute_number, const std::string& title);
Json snippet(const std::vector<SnippetPart>& parts);
Json status(const ResolvedStatus& status);
Json facets(const std::vector<Facet>& facets);
Json histogram(const Histogram& histogram);
Json coverage(const std::optional<Coverage>& coverage);
/// `address`: what is asked, "/api/v1/search".
Json remedies(const std::vector<Remedy>& remedies, const std::string& address);
Json counts(const PersonCounts& counts, size_t mentions);
Json filters(const std::vector<Filter>& filters);
Json query(const SearchRequest& request, const std::string& read_as, const std::vector<QueryProblem>& problems);
Json meeting_line(const MeetingLine& line);
std::string meeting_url(const std::string& id);
/// The address of the next results, null after the last.
Json next(const std::string& address, uint64_t offset, uint64_t limit, uint64_t total);

}  // namespace minutebook::register_parts
