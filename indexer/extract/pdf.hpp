// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <cstdint>
#include <string>
#include <string_view>

#include "lib/base/result.hpp"
#include "lib/model/layout.hpp"

namespace minutebook {

/// Reads a PDF with Poppler. Poppler may crash or hang on hostile bytes: only call it in a process that may die.
/// Not thread-safe: one document at a time.
Layout read_pdf(std::string_view bytes);

/// One page (1-based) as PNG.
Result<std::string> draw_pdf_page(std::string_view bytes, uint32_t page, uint32_t dpi);

}  // namespace minutebook
