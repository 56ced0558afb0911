// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <string_view>

namespace minutebook {

/// The thesaurus that was built in (thesaurus/make_thesaurus.cpp); empty when WordNet was not there.
std::string_view thesaurus_data();

}  // namespace minutebook
