// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <poppler-document.h>

#include <memory>
#include <string_view>

#include "lib/base/result.hpp"

namespace minutebook {

/// Null if the bytes, which must outlive it, are no PDF. Ask is_locked() before anything else: pages() of a locked
/// document crashes (Poppler 22.12).
std::unique_ptr<poppler::document> open_pdf(std::string_view bytes);

/// One page (from 1) of a PDF that opens, with the document that must outlive it.
struct OpenPage {
  std::unique_ptr<poppler::document> document;
  std::unique_ptr<poppler::page> page;
};
Result<OpenPage> open_pdf_page(std::string_view bytes, uint32_t page);

}  // namespace minutebook
