// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <functional>
#include <nlohmann/json.hpp>
#include <string>

#include "searchd/citation.hpp"
#include "searchd/present.hpp"

/// Inside of present: what the templates see, made from the API's JSON. Every key a template names is set in every
/// object, as Mustache would otherwise look it up in the objects around it; null, "" and [] are false in sections.
namespace minutebook::views {

using Json = nlohmann::ordered_json;

/// The text of a key, empty if missing or not a text.
std::string text_of(const Json& json, const char* key);
uint64_t number_of(const Json& json, const char* key);
/// The list under a key, or an empty one.
const Json& list_of(const Json& json, const char* key);

/// "carried_forward" is "Carried forward".
std::string sentence_case(std::string text);
/// Persons of a list by how they took part, a group a status that anybody has; `one` makes the row.
Json people_by_status(const Json& rows, const std::function<Json(const Json&)>& one);
/// "for Anna Reed; left at item 5".
std::string remarks_on(const Json& person);
/// "12 for, 3 against", or as printed.
std::string vote_in_words(const Json& decision);
/// Numbered pages: the first, the last, the current and its neighbours, with gaps.
Json page_numbers(uint64_t pages, uint64_t current, const std::function<std::string(uint64_t)>& link);
/// "1,204".
std::string with_commas(uint64_t number);
/// "1 paper", "1,204 papers".
std::string counted(uint64_t number, const std::string& one, const std::string& many);
/// "15 March 2012", or the text itself if it is no ISO date.
std::string date_in_words(const std::string& iso);
/// What an empty list says: a link for each part that emptied it.
Json remedies_view(const Json& answer, const std::string& one, const std::string& many);
std::string search_link(const SearchRequest& request);
/// The same question put to the registers: papers, decisions, actions, timeline. `current`: the path of this one.
Json ways_to_see(const std::string& current, const std::string& parameters);
/// "/d/ID?q=words&page=3#p3"; without what is empty or 0.
std::string paper_link(const std::string& url, const std::string& query, uint64_t page);
/// What to call a paper in a heading: its title; with the body before it when the title only repeats the type
/// ("Planning Board: Minutes"); its file's path when it has none.
std::string heading_of(const std::string& title, const std::string& type, const std::string& body,
                       const std::string& path);

Json search_view(const Json& result, const SearchPage& page, const Frame& frame);
Json document_view(const Json& document, const DocumentPage& page, const Frame& frame);
Json picture_view(const Json& document, const PicturePage& page);
/// The statement of a certificate is hashed as it stands, so it is made here, once, for every format.
Json certificate_view(const Json& certificate, const SearchRequest& request);
/// Entries with the moment at which they came or changed, the latest first, and those that are to be forgotten.
Json feed_view(const Json& result, const FeedPage& feed);
Json about_view(const Json& holdings, const Frame& frame);
Json register_view(const Json& answer, const RegisterPage& page, const Frame& frame);
/// "cite", "cite_html" and "ris_href" of a document's page.
void put_citation(Json& view, const Json& document, const CitedPart& part);
/// schema.org as JSON for a script element, escaped for it. Names no persons.
std::string structured_data(const Json& document, const std::string& base_url);
/// The title of a page with the name of the archive in place of "Committee papers".
std::string titled_for(const std::string& page_title, const std::string& archive);
/// Whose papers, under which licence and whom to tell what is wrong with the page, from a manifest.
Json archive_view(const Json& archive, const std::string& title, const std::string& page_url);
/// Where to tell of a mistake; empty when nobody takes it.
std::string report_link(const std::string& report_to, const std::string& title, const std::string& url);

}  // namespace minutebook::views
