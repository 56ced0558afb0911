// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <optional>

#include "indexer/parse/clean.hpp"

namespace minutebook {

/// The officer to ask (domain specification §3.10): a labelled block ("Contact officer:", "Report author", "Ask for:")
/// with the values beside or below; else a sentence that sends readers to somebody, a clerk's signature with a
/// telephone number or an address, and of an agenda the officer who signed it.
std::optional<ContactOfficer> read_contact(const CleanText& text, DocumentType type);

}  // namespace minutebook
