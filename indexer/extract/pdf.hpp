// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <string_view>

#include "lib/model/layout.hpp"

namespace minutebook {

/// Reads a PDF with Poppler. Poppler may crash or hang on hostile bytes: only call it in a process that may die.
/// Not thread-safe: one document at a time.
Layout read_pdf(std::string_view bytes);

}  // namespace minutebook
