// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/pipeline/path_pattern.hpp"

#include <algorithm>

#include "lib/base/text.hpp"

namespace minutebook {
namespace {

constexpr size_t longest_pattern = 500;  // bytes

tl::unexpected<Error> wrong(std::string what) { return fail(ErrorCode::bad_argument, std::move(what)); }

bool continues(char byte) { return (static_cast<unsigned char>(byte) & 0xC0U) == 0x80U; }

Result<void> check(std::string_view text) {
  if (text.empty()) return wrong("is empty");
  if (text.size() > longest_pattern) return wrong("is longer than " + std::to_string(longest_pattern) + " bytes");
  if (text.front() == '/') return wrong("begins with '/': paths are those below the folder of the manifest");
  if (text.back() == '/') return wrong("ends with '/': no paper is called that; add '**' for all papers below");
  for (const auto name : split(text, '/')) {
    if (name == "." || name == "..") return wrong("has a part '" + std::string(name) + "': it can fit no path");
    if (name.empty()) return wrong("has '//': it can fit no path");
  }
  return {};
}

}  // namespace

void PathPattern::add_digits(char field, int count) {
  for (int i = 0; i < count; ++i) tokens_.push_back({Kind::digit, 0, field, i == 0});
}

/// Returns how many bytes of `rest` the placeholder takes.
Result<size_t> PathPattern::add_placeholder(std::string_view rest) {
  const size_t end = rest.find('}');
  const std::string_view name = end == std::string_view::npos ? "" : rest.substr(1, end - 1);
  if (name == "year" || name == "date") add_digits('y', 4);
  if (name == "date") tokens_.push_back({Kind::byte, '-'});
  if (name == "month" || name == "date") add_digits('m', 2);
  if (name == "date") tokens_.push_back({Kind::byte, '-'});
  if (name == "day" || name == "date") add_digits('d', 2);
  if (name == "board") tokens_.push_back({Kind::board});
  if (name != "year" && name != "month" && name != "day" && name != "date" && name != "board")
    return wrong("has a brace that begins none of {date}, {year}, {month}, {day} and {board}");
  return end + 1;
}

Result<PathPattern> PathPattern::read(std::string_view text) {
  if (const auto fine = check(text); !fine) return tl::unexpected(fine.error());
  PathPattern pattern;
  for (size_t at = 0; at < text.size();) {
    const std::string_view rest = text.substr(at);
    if (rest.starts_with('{')) {
      const auto taken = pattern.add_placeholder(rest);
      if (!taken) return tl::unexpected(taken.error());
      at += *taken;
    } else if (rest.starts_with("**/") && (at == 0 || text[at - 1] == '/')) {
      pattern.tokens_.push_back({Kind::folders});
      at += 3;
    } else if (rest.starts_with("**")) {
      pattern.tokens_.push_back({Kind::names});
      at += 2;
    } else {
      const Kind kind = rest[0] == '*' ? Kind::name : rest[0] == '?' ? Kind::character : Kind::byte;
      pattern.tokens_.push_back({kind, rest[0]});
      ++at;
    }
  }
  return pattern;
}

/// Filled from the end of the path: at every place whether this token and, after it, what `next` says, fit.
std::vector<bool> PathPattern::fits_token(const Token& token, std::string_view path, const std::vector<bool>& next) {
  std::vector<bool> out(path.size() + 1, false);
  bool folder_later = false;  // of Kind::folders: a '/' further on, after which the rest fits
  for (size_t i = path.size() + 1; i-- > 0;) {
    const bool more = i < path.size();
    const bool in_name = more && path[i] != '/';
    switch (token.kind) {
      case Kind::byte:
        out[i] = more && path[i] == token.byte && next[i + 1];
        break;
      case Kind::digit:
        out[i] = more && path[i] >= '0' && path[i] <= '9' && next[i + 1];
        break;
      case Kind::character:
        out[i] = in_name && (next[i + 1] || (i + 1 < path.size() && continues(path[i + 1]) && out[i + 1]));
        break;
      case Kind::name:
        out[i] = next[i] || (in_name && out[i + 1]);
        break;
      case Kind::names:
        out[i] = next[i] || (more && out[i + 1]);
        break;
      case Kind::folders:
        if (more && path[i] == '/' && next[i + 1]) folder_later = true;
        out[i] = next[i] || folder_later;
        break;
      case Kind::board:
        out[i] = in_name && (next[i + 1] || out[i + 1]);
        break;
    }
  }
  return out;
}

PathPattern::Table PathPattern::fits(std::string_view path) const {
  Table table(tokens_.size() + 1);
  table.back().assign(path.size() + 1, false);
  table.back()[path.size()] = true;
  for (size_t token = tokens_.size(); token-- > 0;) table[token] = fits_token(tokens_[token], path, table[token + 1]);
  return table;
}

/// The fewest bytes that a token which fits at `at` takes so that the rest fits too.
size_t PathPattern::length_at(size_t token, size_t at, std::string_view path, const Table& table) const {
  const bool may_be_none =
      tokens_[token].kind == Kind::name || tokens_[token].kind == Kind::names || tokens_[token].kind == Kind::folders;
  size_t length = may_be_none ? 0 : 1;
  const auto ends_folder = [&] {
    return tokens_[token].kind != Kind::folders || length == 0 || path[at + length - 1] == '/';
  };
  while (at + length < path.size() && !(table[token + 1][at + length] && ends_folder())) ++length;
  return length;
}

std::optional<PathPattern::Match> PathPattern::match(std::string_view path) const {
  if (path.size() > longest_path) return std::nullopt;
  for (size_t i = 0; i < tokens_.size() && tokens_[i].kind == Kind::byte; ++i)
    if (i >= path.size() || path[i] != tokens_[i].byte) return std::nullopt;  // most paths are told apart here
  const Table table = fits(path);
  if (!table[0][0]) return std::nullopt;
  Match out;
  Date date;
  size_t at = 0;
  for (size_t token = 0; token < tokens_.size(); ++token) {
    const size_t length = length_at(token, at, path, table);
    const char field = tokens_[token].field;
    if (tokens_[token].kind == Kind::digit) {
      int& number = field == 'y' ? date.year : field == 'm' ? date.month : date.day;
      number = (tokens_[token].first ? 0 : number * 10) + (path[at] - '0');  // of two years in one path the last counts
    } else if (tokens_[token].kind == Kind::board) {
      out.board = path.substr(at, length);
    }
    at += length;
  }
  if (is_valid(date)) out.date = date;
  return out;
}

}  // namespace minutebook
