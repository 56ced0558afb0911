// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <string_view>

#include "lib/model/layout.hpp"

namespace minutebook {

/// A web page or a piece of one (libxml2's lenient parser; nothing is fetched). Scripts, navigation and what is hidden
/// are dropped; with a <main> only that is read. Headings, lists with their numbers and tables are declared; tables
/// that only place things are not. Never throws but bad_alloc.
Layout read_html(std::string_view bytes);

}  // namespace minutebook
