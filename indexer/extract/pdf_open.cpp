// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/extract/pdf_open.hpp"

#include <poppler-global.h>
#include <poppler-page.h>

#include <algorithm>
#include <climits>
#include <string>

namespace minutebook {
namespace {

void ignore_message(const std::string& /*text*/, void* /*closure*/) {}

}  // namespace

std::unique_ptr<poppler::document> open_pdf(std::string_view bytes) {
  poppler::set_debug_error_function(ignore_message, nullptr);
  if (bytes.size() > INT_MAX) return nullptr;
  return std::unique_ptr<poppler::document>(
      poppler::document::load_from_raw_data(bytes.data(), static_cast<int>(bytes.size())));
}

Result<OpenPage> open_pdf_page(std::string_view bytes, uint32_t page) {
  OpenPage out{open_pdf(bytes), nullptr};
  if (!out.document) return fail(ErrorCode::bad_format, "it is damaged or not a PDF");
  if (out.document->is_locked()) return fail(ErrorCode::bad_format, "it asks for a password");
  if (page < 1 || page > static_cast<uint32_t>(std::max(out.document->pages(), 0)))
    return fail(ErrorCode::bad_argument, "it has no page " + std::to_string(page));
  out.page.reset(out.document->create_page(static_cast<int>(page) - 1));
  if (!out.page) return fail(ErrorCode::bad_format, "page " + std::to_string(page) + " is damaged");
  return out;
}

}  // namespace minutebook
