// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <string_view>

#include "lib/model/layout.hpp"

namespace minutebook {

/// Plain text in any encoding of encoding.hpp. Every line of the file is a Line (gaps of three blanks and more divide
/// it as they do in a PDF), a form feed starts a page, a blank line a block. Never throws on any bytes.
Layout read_text(std::string_view bytes);

}  // namespace minutebook
