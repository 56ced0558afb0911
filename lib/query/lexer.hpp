// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace minutebook {

enum class TokenKind { word, phrase, wildcard, field, minus, open, close, and_word, or_word, not_word, near_word };

/// A piece of a query. `start` and `end` are bytes of the text as typed.
struct Token {
  TokenKind kind = TokenKind::word;
  std::string text;     ///< word, phrase, letters before the *, name of the field as typed
  uint32_t number = 0;  ///< near: the distance
  bool blank_before = true;
  bool broken = false;  ///< phrase: only a quotation mark that is never closed; wildcard: too short or not at the end
  uint32_t start = 0, end = 0;
  friend bool operator==(const Token&, const Token&) = default;
};

/// Cuts a query into tokens. Any bytes are allowed; what is neither word nor mark of the language is a blank.
/// A field token is NAME directly followed by ':' and something that is neither a blank nor '/'.
std::vector<Token> lex_query(std::string_view text);

/// Most bytes of a query that are read.
inline constexpr size_t query_byte_limit = 2000;

}  // namespace minutebook
