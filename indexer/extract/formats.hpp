// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <cstdint>
#include <string>
#include <string_view>

#include "lib/base/result.hpp"
#include "lib/model/layout.hpp"
#include "lib/worker/protocol.hpp"

namespace minutebook {

/// What a file is, by its content before its name: a DOCX named .pdf is a DOCX. unknown if it is nothing we know.
MediaType detect_media_type(std::string_view bytes, std::string_view name);

/// Reads a file of any format by the table in formats.cpp. What is known but not read is the verdict unsupported with a
/// word of advice. Throws only bad_alloc; Poppler may do worse (pdf.hpp).
Layout read_document(std::string_view bytes, std::string_view name);

/// The bytes of papers inside a zip or an e-mail: from number `first` of the attachments that read_document() gave on,
/// `count` at most, at least one, and no more once they have batch_bytes together.
Result<Parts> read_parts(std::string_view bytes, std::string_view name, uint32_t first, uint32_t count);

}  // namespace minutebook
