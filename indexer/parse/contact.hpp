// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <optional>
#include <string>
#include <string_view>

#include "indexer/parse/clean.hpp"

namespace minutebook {

/// The officer to ask (domain specification §3.10): a labelled block ("Contact officer:", "Report author", "Ask for:")
/// with the values beside or below, or a clerk's signature with a telephone number or an address.
std::optional<ContactOfficer> read_contact(const CleanText& text);

/// An electronic address in `text`, as printed; empty if there is none.
std::string find_email(std::string_view text);

/// A telephone number in `text`, as printed: nine or more digits with blanks, brackets, "ext. 12"; empty if there is
/// none.
std::string find_phone(std::string_view text);

}  // namespace minutebook
