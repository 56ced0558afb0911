// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <string>

#include "lib/model/minutes.hpp"
#include "lib/model/source.hpp"

namespace minutebook {

/// One document as it goes into the index: the file, how reading it ended, and what was read.
struct DocumentRecord {
  std::string id;  ///< permanent: 16 hexadecimal digits from the content (see document_id)
  SourceFile source;
  std::string sha256;  ///< of the file's bytes, hexadecimal
  MediaType media_type = MediaType::unknown;
  Verdict verdict = Verdict::ok;
  std::string verdict_detail;
  uint32_t page_count = 0;
  Minutes minutes;
  friend bool operator==(const DocumentRecord&, const DocumentRecord&) = default;
};

/// First 16 hexadecimal digits of the content's SHA-256. `copy` > 0 tells exact copies under other paths apart: then
/// of the SHA-256 of "SHA256/PATH".
std::string document_id(const std::string& sha256, const std::string& path, bool copy);

}  // namespace minutebook
