// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <nlohmann/json.hpp>
#include <string>

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

/// "1,204".
std::string with_commas(uint64_t number);
/// "1 paper", "1,204 papers".
std::string counted(uint64_t number, const std::string& one, const std::string& many);
/// "15 March 2012", or the text itself if it is no ISO date.
std::string date_in_words(const std::string& iso);
std::string search_link(const SearchRequest& request);
/// What to call a paper in a heading: its title; with the body before it when the title only repeats the type
/// ("Planning Board: Minutes"); its file's path when it has none.
std::string heading_of(const std::string& title, const std::string& type, const std::string& body,
                       const std::string& path);

/// What every page has around it.
Json search_view(const Json& result, const SearchPage& page);
Json document_view(const Json& document, const DocumentPage& page);
Json picture_view(const Json& document, const PicturePage& page);

}  // namespace minutebook::views
