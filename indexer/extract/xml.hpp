// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <pugixml.hpp>
#include <string>
#include <string_view>
#include <vector>

namespace minutebook {

/// Parses XML in place of nothing: no entities of a document type are expanded, nothing is fetched. False if it is not
/// well formed to its end or nested deeper than max_depth; what was read before the fault stays in `document`.
bool parse_xml(std::string& source, pugi::xml_document& document);

/// Attribute by name with any prefix: value of "w:val" or "val".
std::string_view attribute(const pugi::xml_node& node, const char* name);

/// The text of each element called `name` below `root`, field codes left out, and of Word's text art ("v:textpath").
std::vector<std::string> texts_below(const pugi::xml_node& root, std::string_view name);

}  // namespace minutebook
