// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <set>
#include <string>
#include <string_view>

namespace minutebook {

/// Folded words of three letters or more, each once, to compare short texts by.
std::set<std::string> comparable_words(std::string_view text);

/// Share of the words of both that both have, 0 to 1; 0 for two empty sets.
double shared_words(const std::set<std::string>& a, const std::set<std::string>& b);

}  // namespace minutebook
