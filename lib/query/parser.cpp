// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <utility>

#include "lib/base/text.hpp"
#include "lib/query/dates.hpp"
#include "lib/query/lexer.hpp"
#include "lib/query/query.hpp"
#include "lib/query/suggest.hpp"

namespace minutebook {
namespace {

constexpr size_t word_limit = 32;
constexpr int depth_limit = 16;
constexpr uint32_t distance_limit = 100;

size_t count_words(std::string_view text) { return static_cast<size_t>(std::count(text.begin(), text.end(), ' ')) + 1; }

/// The first `count` blank-separated words of `text`.
std::string first_words(std::string_view text, size_t count) {
  size_t at = 0;
  for (size_t n = 0; n < count && at != std::string_view::npos; ++n) at = text.find(' ', at == 0 ? 0 : at + 1);
  return std::string(text.substr(0, at));
}

bool has_letters(std::string_view text) {
  return std::any_of(text.begin(), text.end(), [](char c) {
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
           static_cast<unsigned char>(c) >= 0x80;
  });
}

std::string strip_marks(std::string_view text) {
  while (!text.empty() && !has_letters(text.substr(0, 1))) text.remove_prefix(1);
  while (!text.empty() && !has_letters(text.substr(text.size() - 1))) text.remove_suffix(1);
  return std::string(text);
}

/// Recursive descent over the tokens, loosest first: side by side, OR, AND and NEAR, NOT, one piece.
class Parser {
 public:
  explicit Parser(std::vector<Token> tokens, std::vector<QueryProblem>& problems)
      : tokens_(std::move(tokens)), problems_(problems) {}

  Ast run() {
    std::vector<Ast> parts;
    while (at_ < tokens_.size()) {
      parts.push_back(sequence(0));
      if (at_ < tokens_.size()) {  // only a closing bracket stops a sequence
        problem(tokens_[at_], "A closing bracket without an opening one was ignored");
        ++at_;
      }
    }
    if (over_limit_) problems_.push_back({"Only the first 32 words of the query were used", *over_limit_, end_, {}});
    return simplify(make_group(NodeKind::sequence, std::move(parts)));
  }

 private:
  [[nodiscard]] const Token* peek(size_t ahead = 0) const {
    return at_ + ahead < tokens_.size() ? &tokens_[at_ + ahead] : nullptr;
  }
  [[nodiscard]] bool next_is(TokenKind kind) const { return peek() != nullptr && peek()->kind == kind; }

  void problem(const Token& token, std::string message, std::string suggestion = {}) {
    problems_.push_back({std::move(message), token.start, token.end, std::move(suggestion)});
  }

  /// Counts words against the limit; false when the leaf must be dropped.
  bool take_words(const Token& token, size_t count) {
    end_ = token.end;
    if (words_ + count > word_limit) {
      words_ = word_limit;
      if (!over_limit_) over_limit_ = token.start;
      return false;
    }
    words_ += count;
    return true;
  }

  Ast leaf(NodeKind kind, const Token& token, std::string text) {
    if (kind == NodeKind::word && reads_as_field(text)) return words_between(token, text, ':');
    if (const auto range = kind == NodeKind::word ? closed_range(text) : std::nullopt)
      return take_words(token, 1) ? make_range(*range) : Ast{};
    if (kind == NodeKind::word && reads_as_operator(text)) text = to_lower_ascii(text);
    const size_t wanted = count_words(text);
    const size_t room = word_limit - words_;
    if (wanted > room && room > 0 && wanted > 1) {
      text = first_words(text, room);
      take_words(token, room);
      if (!over_limit_) over_limit_ = token.start;
      return has_letters(text) ? make_leaf(kind, std::move(text)) : Ast{};
    }
    return take_words(token, wanted) ? make_leaf(kind, std::move(text)) : Ast{};
  }

  /// A closed range of dates is understood without its field too, wherever a word is.
  static std::optional<DateRange> closed_range(std::string_view text) {
    if (text.find("..") == std::string_view::npos) return std::nullopt;
    auto range = read_date_range(text);
    return range && range->from && range->to ? range : std::nullopt;
  }

  static bool reads_as_operator(std::string_view text) {
    return text == "AND" || text == "OR" || text == "NOT" || text == "NEAR" || text.substr(0, 5) == "NEAR/";
  }

  static bool reads_as_field(std::string_view text) {
    const size_t colon = text.find(':');
    return colon != std::string_view::npos && colon > 0 &&
           std::all_of(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(colon),
                       [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_'; }) &&
           colon + 1 < text.size() && text[colon + 1] != '/' && text[colon + 1] != ':';
  }

  Ast words_between(const Token& token, std::string_view text, char mark) {
    std::vector<Ast> words;
    for (const auto part : split(text, mark))
      if (has_letters(part)) words.push_back(leaf(NodeKind::word, token, strip_marks(part)));
    return make_group(NodeKind::sequence, std::move(words));
  }

  Ast sequence(int depth) {
    std::vector<Ast> parts;
    while (peek() != nullptr && peek()->kind != TokenKind::close) parts.push_back(disjunction(depth));
    return make_group(NodeKind::sequence, std::move(parts));
  }

  Ast disjunction(int depth) {
    std::vector<Ast> parts{conjunction(depth)};
    while (next_is(TokenKind::or_word)) {
      const Token& token = tokens_[at_++];
      if (!starts_operand() || is_hollow(parts.back())) {
        problem(token, "OR has nothing to join here and was ignored");
        if (!starts_operand()) continue;
      }
      parts.push_back(conjunction(depth));
    }
    return make_group(NodeKind::disjunction, std::move(parts));
  }

  Ast conjunction(int depth) {
    std::vector<Ast> parts{nearness(depth)};
    while (next_is(TokenKind::and_word)) {
      const Token& token = tokens_[at_++];
      if (!starts_operand() || is_hollow(parts.back())) {
        problem(token, "AND has nothing to join here and was ignored");
        if (!starts_operand()) continue;
      }
      parts.push_back(nearness(depth));
    }
    return make_group(NodeKind::conjunction, std::move(parts));
  }

  Ast nearness(int depth) {
    std::vector<Ast> parts{unary(depth)};
    uint32_t distance = 0;
    while (next_is(TokenKind::near_word)) {
      const Token& token = tokens_[at_++];
      if (!starts_operand() || is_hollow(parts.back())) {
        problem(token, "NEAR has nothing to join here and was ignored");
        if (starts_operand()) parts.push_back(unary(depth));
        continue;
      }
      distance = std::max(distance, std::min(token.number, distance_limit));
      parts.push_back(unary(depth));
      check_near(token, parts, distance);
    }
    if (parts.size() == 1) return std::move(parts.front());
    Ast group = make_group(distance > 0 ? NodeKind::near : NodeKind::conjunction, std::move(parts));
    group.distance = distance;
    if (distance > 0) drop_hollow(group);
    return group;
  }

  static bool can_be_near(const Ast& ast) { return ast.kind == NodeKind::word || ast.kind == NodeKind::phrase; }
  static bool is_hollow(const Ast& ast) { return simplify(ast).kind == NodeKind::nothing; }

  /// NEAR joins words and phrases only; anything else stands beside the others.
  void check_near(const Token& token, const std::vector<Ast>& parts, uint32_t& distance) {
    for (const Ast& part : parts)
      if (!is_hollow(part) && !can_be_near(simplify(part))) {
        problem(token, "NEAR joins words and phrases only; it was ignored");
        distance = 0;
        return;
      }
  }

  static void drop_hollow(Ast& group) {
    for (Ast& child : group.children) child = simplify(std::move(child));
    std::erase_if(group.children, [](const Ast& child) { return child.kind == NodeKind::nothing; });
  }

  [[nodiscard]] bool starts_operand() const {
    if (peek() == nullptr) return false;
    switch (peek()->kind) {
      case TokenKind::word:
      case TokenKind::phrase:
      case TokenKind::wildcard:
      case TokenKind::field:
      case TokenKind::minus:
      case TokenKind::open:
      case TokenKind::not_word:
        return true;
      case TokenKind::close:
      case TokenKind::and_word:
      case TokenKind::or_word:
      case TokenKind::near_word:
        return false;
    }
    return false;
  }

  Ast unary(int depth) {
    bool negative = false;
    while (next_is(TokenKind::minus) || next_is(TokenKind::not_word)) {
      const Token& token = tokens_[at_++];
      if (!starts_operand()) {
        if (token.kind == TokenKind::not_word) problem(token, "NOT has nothing to exclude here and was ignored");
        return {};
      }
      negative = !negative;
    }
    Ast ast = primary(depth);
    return negative ? make_group(NodeKind::negation, {std::move(ast)}) : ast;
  }

  Ast primary(int depth) {
    if (peek() == nullptr) return {};
    const Token& token = tokens_[at_];
    switch (token.kind) {
      case TokenKind::word:
        ++at_;
        return word(token);
      case TokenKind::phrase:
        ++at_;
        return phrase(token);
      case TokenKind::wildcard:
        ++at_;
        return wildcard(token);
      case TokenKind::field:
        ++at_;
        return field_value(token);
      case TokenKind::open:
        ++at_;
        return group(token, depth);
      case TokenKind::and_word:
      case TokenKind::or_word:
      case TokenKind::near_word:
      case TokenKind::close:
      case TokenKind::minus:
      case TokenKind::not_word:
        return {};  // the level that reads them says so
    }
    return {};
  }

  /// Dots at the ends are only dots.
  Ast word(const Token& token) { return leaf(NodeKind::word, token, strip_marks(token.text)); }

  Ast group(const Token& token, int depth) {
    if (depth >= depth_limit) {
      problem(token, "Brackets are nested too deeply; this one was ignored");
      return {};
    }
    Ast inside = sequence(depth + 1);
    if (next_is(TokenKind::close))
      ++at_;
    else
      problem(token, "A bracket is not closed; it was closed at the end");
    return simplify(std::move(inside));
  }

  Ast phrase(const Token& token) {
    if (token.broken) problem(token, "A quotation mark is not closed; what follows was read as plain words");
    if (!has_letters(token.text)) return {};
    if (token.text.find('*') != std::string::npos) problem(token, "A * inside quotes stands for itself");
    return leaf(NodeKind::phrase, token, token.text);
  }

  Ast wildcard(const Token& token) {
    if (!token.broken) return token.text.empty() ? Ast{} : leaf(NodeKind::wildcard, token, token.text);
    if (token.text.find('*') == std::string::npos) {
      problem(token, "A * needs at least three letters before it; read as a plain word");
      return leaf(NodeKind::word, token, token.text);
    }
    problem(token, "A * is understood only at the end of a word; read as plain words");
    return words_between(token, token.text, '*');
  }

  Ast field_value(const Token& name) {
    const Field* row = find_field(name.text);
    if (row == nullptr) return unknown_field(name);
    const bool of_meeting = row->kind == FieldKind::date && row->id != FieldId::due;
    if (of_meeting || row->id == FieldId::year) return date_value(name);
    const Token* value = peek();
    if (value == nullptr || value->blank_before || !is_value(*value)) {
      problem(name, "“" + name.text + ":” has no value and was ignored");
      return {};
    }
    ++at_;
    if (value->kind == TokenKind::wildcard) {
      if (value->broken) problem(*value, "A * is understood only at the end of a word of three letters or more");
      std::string text = value->broken ? first_part(value->text) : value->text + "*";
      return take_words(*value, 1) && !text.empty() ? value_of(row->id, std::move(text), false) : Ast{};
    }
    if (!has_letters(value->text)) return {};
    Ast ast = leaf(NodeKind::field, *value, value->text);
    if (ast.kind == NodeKind::nothing) return ast;
    const bool keeps_dots = row->id == FieldId::due && read_date_range(ast.text);
    if (value->kind == TokenKind::word && !keeps_dots) ast.text = strip_marks(ast.text);
    return value_of(row->id, std::move(ast.text), value->kind == TokenKind::phrase);
  }

  /// A value that would itself read as a field is kept in quotes.
  static Ast value_of(FieldId id, std::string text, bool quoted) {
    quoted = quoted || reads_as_field(text);
    return make_field(id, std::move(text), quoted);
  }

  static std::string first_part(const std::string& text) { return strip_marks(text.substr(0, text.find('*'))); }

  static bool is_value(const Token& token) {
    return token.kind == TokenKind::word || token.kind == TokenKind::phrase || token.kind == TokenKind::wildcard;
  }

  Ast unknown_field(const Token& name) {
    const std::string near = suggest_field(name.text);
    problem(name, "There is no field “" + name.text + "”; read as plain words", near.empty() ? "" : near + ":");
    Ast word = leaf(NodeKind::word, name, strip_marks(name.text));
    return word;
  }

  /// The longest run of at most four words after the colon that is a date.
  Ast date_value(const Token& name) {
    const Token* value = peek();
    if (value == nullptr || value->blank_before || !is_value(*value)) {
      problem(name, "“" + name.text + ":” has no date and was ignored");
      return {};
    }
    size_t most = 1;
    const bool whole_range = value->text.find("..") != std::string::npos && read_as_date(name.text, value->text);
    while (!whole_range && value->kind == TokenKind::word && most < 5 && peek(most) != nullptr &&
           peek(most)->kind == TokenKind::word)
      ++most;
    for (size_t count = most; count > 0; --count) {
      std::string text;
      for (size_t i = 0; i < count; ++i) text += (i > 0 ? " " : "") + peek(i)->text;
      const auto range = read_as_date(name.text, text);
      if (!range) continue;
      const Token& token = *value;
      at_ += count;
      return take_words(token, 1) ? make_range(*range) : Ast{};
    }
    problem(*value, "“" + value->text + "” is not a date that could be read; read as plain words", "date:2012-03-15");
    const Token token = *value;
    ++at_;
    if (!has_letters(token.text) || token.kind == TokenKind::wildcard) return {};
    return token.kind == TokenKind::phrase ? leaf(NodeKind::phrase, token, token.text) : word(token);
  }

  static std::optional<DateRange> read_as_date(std::string_view field_name, const std::string& text) {
    const std::string low = to_lower_ascii(field_name);
    if (low == "before" || low == "after") return read_date_range(low + " " + text);
    const auto range = read_date_range(text);
    if (!range) return range;
    const Field* row = find_field(field_name);
    if (row->id == FieldId::from)
      return range->from ? std::optional(DateRange{range->from, std::nullopt}) : std::nullopt;
    if (row->id == FieldId::to) return range->to ? std::optional(DateRange{std::nullopt, range->to}) : std::nullopt;
    return range;
  }

  std::vector<Token> tokens_;
  std::vector<QueryProblem>& problems_;
  size_t at_ = 0;
  size_t words_ = 0;
  std::optional<uint32_t> over_limit_;
  uint32_t end_ = 0;
};

}  // namespace

ParsedQuery parse_query(std::string_view text) {
  ParsedQuery parsed;
  const auto used = utf8_prefix(text, query_byte_limit);
  if (used.size() < text.size())
    parsed.problems.push_back({"Only the first 2,000 bytes of the query were used",
                               static_cast<uint32_t>(used.size()),
                               static_cast<uint32_t>(std::min<size_t>(text.size(), UINT32_MAX)),
                               {}});
  parsed.ast = Parser(lex_query(used), parsed.problems).run();
  return parsed;
}

}  // namespace minutebook
