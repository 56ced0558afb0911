// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <string>
#include <string_view>

namespace minutebook {

/// Text of unknown encoding as well-formed UTF-8: a byte order mark decides, else UTF-8 if it is well formed, else
/// UTF-16 without a mark (every second byte of Latin text is zero), else Windows-1252.
std::string to_utf8(std::string_view bytes);

/// True if `bytes` reads as text in one of these encodings: hardly any control characters.
bool looks_like_text(std::string_view bytes);

std::string utf16_to_utf8(std::u16string_view text);

/// UTF-8 with every kind of blank and control character made a plain space, runs of them one, trimmed.
std::string printable(std::string_view text);

/// Appends one character; what is no character becomes U+FFFD.
void append_utf8(std::string& out, char32_t code);

}  // namespace minutebook
