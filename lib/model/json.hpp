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

}  // namespace minutebook
