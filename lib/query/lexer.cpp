// SPDX-License-Identifier: GPL-3.0-or-later
#include "lib/query/lexer.hpp"

#include <algorithm>
#include <array>

#include "lib/base/text.hpp"

namespace minutebook {
namespace {

bool is_ascii(char c) { return static_cast<unsigned char>(c) < 0x80; }
bool is_blank(char c) { return c == ' ' || c == '\n' || c == '\t' || c == '\r'; }
bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
bool is_alnum(char c) { return is_letter(c) || is_digit(c); }

/// The normalised query and where each of its bytes came from.
struct Source {
  std::string text;
  std::vector<uint32_t> origin;  // one more than bytes: the last is the end
};

/// A letter and all marks that follow it are normalised together, so that composing them stays inside one piece.
size_t piece_length(std::string_view text) {
  size_t n = 1;
  while (n < text.size() && !is_ascii(text[n])) ++n;
  return n;
}

Source read_source(std::string_view typed) {
  Source source;
  for (size_t at = 0; at < typed.size();) {
    const size_t length = piece_length(typed.substr(at));
    const std::string piece = normalise(typed.substr(at, length));
    source.text += piece;
    source.origin.resize(source.text.size(), static_cast<uint32_t>(at));
    at += length;
  }
  source.origin.push_back(static_cast<uint32_t>(typed.size()));
  return source;
}

constexpr std::array<std::string_view, 6> quotes = {"\"", "\u201C", "\u201D", "\u201E", "\u00AB", "\u00BB"};

/// Length of the quotation mark at the start of `text`, 0 if there is none.
size_t quote_length(std::string_view text) {
  for (const auto quote : quotes)
    if (text.substr(0, quote.size()) == quote) return quote.size();
  return 0;
}

class Lexer {
 public:
  explicit Lexer(std::string_view typed) : source_(read_source(typed)), text_(source_.text) {}

  std::vector<Token> run() {
    while (at_ < text_.size()) step();
    return std::move(tokens_);
  }

 private:
  [[nodiscard]] char peek(size_t ahead = 0) const { return at_ + ahead < text_.size() ? text_[at_ + ahead] : '\0'; }
  [[nodiscard]] bool starts_token() const { return at_ == 0 || is_blank(text_[at_ - 1]) || text_[at_ - 1] == '('; }

  void push(TokenKind kind, std::string text, size_t start, bool broken = false) {
    Token token;
    token.kind = kind;
    token.text = std::move(text);
    token.broken = broken;
    token.blank_before = start == 0 || is_blank(text_[start - 1]);
    token.start = source_.origin[start];
    token.end = source_.origin[at_];
    tokens_.push_back(std::move(token));
  }

  void step() {
    const size_t start = at_;
    const char c = peek();
    if (c == '(' || c == ')') {
      ++at_;
      push(c == '(' ? TokenKind::open : TokenKind::close, {}, start);
    } else if (const size_t quote = quote_length(text_.substr(at_)); quote > 0) {
      read_phrase(quote);
    } else if (c == '-' && starts_token() && !is_blank(peek(1)) && peek(1) != '-' && peek(1) != '\0') {
      ++at_;
      push(TokenKind::minus, {}, start);
    } else if (is_ascii(c) && !is_alnum(c) && !stands_for_any() && !opens_range()) {
      ++at_;
    } else if (!read_field()) {
      read_word();
    }
  }

  /// The * of "owner:*".
  [[nodiscard]] bool stands_for_any() const {
    return peek() == '*' && at_ > 0 && text_[at_ - 1] == ':' && !tokens_.empty() &&
           tokens_.back().kind == TokenKind::field && (at_ + 1 == text_.size() || ends_word(at_ + 1));
  }

  /// "..2008": an open range, as after "date:".
  [[nodiscard]] bool opens_range() const { return peek() == '.' && peek(1) == '.' && is_digit(peek(2)); }

  /// A mark that is never closed is stray: its words stay plain words, and a broken phrase token says so.
  void read_phrase(size_t quote) {
    const size_t start = at_;
    at_ += quote;
    size_t end = at_;
    while (end < text_.size() && quote_length(text_.substr(end)) == 0) ++end;
    if (end == text_.size()) {
      push(TokenKind::phrase, {}, start, true);
      return;
    }
    const std::string phrase = collapse_spaces(text_.substr(at_, end - at_));
    at_ = end + quote_length(text_.substr(end));
    push(TokenKind::phrase, phrase, start);
  }

  bool read_field() {
    if (!is_letter(peek())) return false;
    size_t n = 0;
    while (is_letter(peek(n)) || peek(n) == '_') ++n;
    const char after = peek(n + 1);
    if (peek(n) != ':' || after == '\0' || is_blank(after) || after == '/' || after == ')' || after == ':')
      return false;
    const size_t start = at_;
    const std::string name(text_.substr(at_, n));
    at_ += n + 1;
    push(TokenKind::field, name, start);
    return true;
  }

  [[nodiscard]] bool ends_word(size_t at) const {
    const char c = text_[at];
    return is_blank(c) || c == '(' || c == ')' || quote_length(text_.substr(at)) > 0;
  }

  void read_word() {
    const size_t start = at_;
    while (at_ < text_.size() && !ends_word(at_)) ++at_;
    const auto chunk = text_.substr(start, at_ - start);
    if (read_operator(chunk, start)) return;
    size_t first = 0;
    while (first < chunk.size() && is_ascii(chunk[first]) && !is_alnum(chunk[first])) ++first;
    size_t last = chunk.size();
    while (last > first && is_ascii(chunk[last - 1]) && !is_alnum(chunk[last - 1])) --last;
    if (first == last) return;
    if (first == 2 && opens_range_at(chunk)) first = 0;
    if (is_digit(chunk[last - 1]) && chunk.substr(last) == "..") last += 2;
    const auto core = chunk.substr(first, last - first);
    const size_t star = core.find('*');
    const bool ends_in_star = last < chunk.size() && chunk[last] == '*';
    if (star != std::string_view::npos) {
      push(TokenKind::wildcard, std::string(core), start, true);
    } else if (ends_in_star) {
      push(TokenKind::wildcard, std::string(core), start, letters_of(core) < 3);
    } else {
      push(TokenKind::word, std::string(core), start);
    }
  }

  static bool opens_range_at(std::string_view chunk) { return chunk.substr(0, 2) == ".." && is_digit(chunk[2]); }

  static size_t letters_of(std::string_view core) {
    return static_cast<size_t>(
        std::count_if(core.begin(), core.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; }));
  }

  bool read_operator(std::string_view chunk, size_t start) {
    if (chunk == "AND" || chunk == "OR" || chunk == "NOT") {
      push(chunk == "AND"  ? TokenKind::and_word
           : chunk == "OR" ? TokenKind::or_word
                           : TokenKind::not_word,
           std::string(chunk), start);
      return true;
    }
    if (chunk == "*" && !tokens_.empty() && tokens_.back().kind == TokenKind::field && !is_blank(text_[start - 1])) {
      push(TokenKind::wildcard, {}, start);
      return true;
    }
    if (chunk.substr(0, 4) != "NEAR" || (chunk.size() > 4 && chunk[4] != '/') || chunk.size() > 8) return false;
    uint32_t distance = 0;
    for (const char c : chunk.substr(std::min<size_t>(5, chunk.size()))) {
      if (!is_digit(c)) return false;
      distance = distance * 10 + static_cast<uint32_t>(c - '0');
    }
    push(TokenKind::near_word, std::string(chunk), start);
    tokens_.back().number = distance == 0 ? 10 : distance;
    return true;
  }

  Source source_;
  std::string_view text_;
  size_t at_ = 0;
  std::vector<Token> tokens_;
};

}  // namespace

std::vector<Token> lex_query(std::string_view text) { return Lexer(text).run(); }

}  // namespace minutebook
