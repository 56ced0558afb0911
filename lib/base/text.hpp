// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <string>
#include <string_view>
#include <vector>

namespace minutebook {

/// True if `bytes` is well-formed UTF-8 (no surrogates, nothing above U+10FFFF).
bool is_utf8(std::string_view bytes);

/// `bytes` as well-formed UTF-8: every byte that is not part of a character becomes U+FFFD; NUL becomes U+FFFD.
std::string repair_utf8(std::string_view bytes);

/// The one text normaliser, used before indexing and on queries alike: well-formed, NFKC, ligatures unfolded, soft
/// hyphens and zero-width characters gone, every kind of blank a plain space. Case, marks and line feeds are kept.
std::string normalise(std::string_view text);

/// For matching only: normalise(), then marks removed (NFD without Mn), case folded, curly quotes and dashes made
/// plain.
std::string fold(std::string_view text);

/// A personal or body name as a key: fold(), apostrophes dropped ("O’Dwyer" -> "odwyer"), everything else that is
/// not a letter or digit a single space, trimmed.
std::string fold_name(std::string_view name);

/// Without control characters (C0, C1, bidirectional overrides): each becomes '?', tab and line feed a space.
std::string terminal_safe(std::string_view text);

std::string_view trim(std::string_view text);

/// Runs of blanks and line feeds as one space, trimmed.
std::string collapse_spaces(std::string_view text);

std::vector<std::string_view> split(std::string_view text, char separator);
std::string join(const std::vector<std::string>& parts, std::string_view separator);

/// ASCII only; other bytes are kept.
std::string to_lower_ascii(std::string_view text);
bool starts_with_ignoring_case(std::string_view text, std::string_view prefix);

/// The longest prefix of at most `bytes` bytes that ends between two characters.
std::string_view utf8_prefix(std::string_view text, size_t bytes);

}  // namespace minutebook
