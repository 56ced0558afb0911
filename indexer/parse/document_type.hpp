// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <string_view>

#include "indexer/parse/opening.hpp"

namespace minutebook {

struct TypeReading {
  DocumentType type = DocumentType::other;
  Place place;  ///< of the strongest piece of evidence; page 0 when there was none
};

/// What kind of paper it is (domain specification §2): the score of headings on the first page and of what stands in
/// the text. `path` only breaks ties and names papers whose text says nothing.
TypeReading read_document_type(const CleanText& text, const Opening& opening, std::string_view path);

}  // namespace minutebook
