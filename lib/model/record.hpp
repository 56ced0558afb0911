// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "lib/model/archive.hpp"
#include "lib/model/duplicate.hpp"
#include "lib/model/minutes.hpp"
#include "lib/model/source.hpp"

namespace minutebook {

/// Pages whose text was read by machine from a picture (OCR), and how sure the machine was.
struct OcrSummary {
  std::vector<uint32_t> pages;  ///< ascending
  uint32_t confidence = 0;      ///< 1 to 100, mean over their letters
  friend bool operator==(const OcrSummary&, const OcrSummary&) = default;
};

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
  uint32_t unread_pages = 0;           ///< pages whose words stand in their picture only and were not read from it
  std::optional<OcrSummary> ocr = {};  ///< when some were
  std::vector<std::string> attachments = {};  ///< names of the files inside it
  Archive archive = {};                       ///< that it belongs to, from the manifest
  Duplicates duplicates = {};                 ///< known only of a paper of an index
  /// Ids of earlier versions of the same file, the latest first; their addresses lead here. Only versions that were
  /// public: the id of a paper that was held back is nobody's business.
  std::vector<std::string> replaces = {};
  friend bool operator==(const DocumentRecord&, const DocumentRecord&) = default;
};

/// One of the meetings of a file: 0 the record's own, then further_meetings. A number that the record does not have (a
/// paper was read again meanwhile) gives the first.
const Minutes& part_of(const DocumentRecord& record, uint32_t part);

/// First 16 hexadecimal digits of the content's SHA-256. `copy` > 0 tells exact copies under other paths apart: then
/// of the SHA-256 of "SHA256/PATH".
std::string document_id(const std::string& sha256, const std::string& path, bool copy);

}  // namespace minutebook
