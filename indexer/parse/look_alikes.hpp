// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <string>
#include <string_view>

namespace minutebook {

/// `folded` may hold letters of other alphabets that look like Latin ones, letters in boxes, or control characters.
bool has_look_alikes(std::string_view folded);

/// `folded` as an eye reads it: Cyrillic, Greek and small-capital letters that look like Latin ones, and letters in
/// boxes, are those; control characters and the codes that colour a terminal are gone. Only to look for markings:
/// names and words of other languages lose their meaning. Linear.
std::string as_it_looks(std::string_view folded);

}  // namespace minutebook
