// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <string_view>

#include "lib/model/layout.hpp"

namespace minutebook {

/// An OpenDocument text (OASIS ODF 1.2): paragraphs, headings, lists with their numbers as they would print, tables,
/// text boxes once. Tracked deletions, heads, feet and comments are left out; notes follow at the end. Never throws but
/// bad_alloc.
Layout read_odt(std::string_view bytes);

}  // namespace minutebook
