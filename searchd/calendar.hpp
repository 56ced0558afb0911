// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <string>

#include "searchd/present.hpp"

namespace minutebook {

/// An iCalendar (RFC 5545) of the meetings in an answer of GET /api/v1/meetings, /meetings/{id} or /boards/{id}.
/// Times are those of the place, without a zone, as papers print none; meetings without a full date are left out.
std::string calendar_of(const std::string& answer_json, const Frame& frame);

/// A line of content as RFC 5545 §3.1 wants it: folded after 75 bytes, never inside a character, and ended by CR LF.
std::string calendar_line(const std::string& name, const std::string& value);

/// Text for a value: backslashes, semicolons, commas and line breaks escaped (§3.3.11).
std::string calendar_text(const std::string& text);

}  // namespace minutebook
