// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <string>
#include <string_view>
#include <vector>

namespace minutebook {

/// The words that a style sheet or a style attribute puts on a page: strings in quotes ("content"), those side by side
/// joined, escapes undone; and the words of pictures that stand in it as SVG ("url(data:image/svg+xml,...)").
std::vector<std::string> css_strings(std::string_view css);

/// The words of an SVG picture in a "data:" address that is not packed; empty for any other address.
std::string words_of_data_address(std::string_view address);

}  // namespace minutebook
