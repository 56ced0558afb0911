// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <string>

#include "lib/base/result.hpp"
#include "lib/model/record.hpp"

namespace minutebook {

/// One line of `minutebook show --format jsonl` (schemas/document.schema.json): no line feed inside or at the end.
/// With `with_text` also "page_texts": [{number, text}] and "passages".
std::string to_json(const DocumentRecord& record, bool with_text = false);

/// Reads what to_json(record, true) wrote. Fails with bad_format on anything else.
Result<DocumentRecord> record_from_json(const std::string& json);

/// An object of all its fields, null where nothing is said; and back (empty where it is no such object).
std::string archive_to_json(const Archive& archive);
Archive archive_from_json(const std::string& json);

}  // namespace minutebook
