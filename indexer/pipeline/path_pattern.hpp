// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "lib/base/date.hpp"
#include "lib/base/result.hpp"

namespace minutebook {

/// A pattern for whole paths below a folder: `?` one character, `*` any within one name, `**` any names (`**/` also
/// none), `{year}` four digits, `{month}` and `{day}` two, `{date}` a day as 2012-03-15, `{board}` what stands there
/// within one name; everything else stands for itself, upper and lower case apart.
class PathPattern {
 public:
  /// Fails, in one clause for a person, on a pattern that is too long, leaves the folder, or could fit no path.
  static Result<PathPattern> read(std::string_view text);

  struct Match {
    std::optional<Date> date;  ///< from {date}, or {year} with what else was asked for; none when there is no such day
    std::string board;         ///< as it stands in the path
  };
  static constexpr size_t longest_path = 4096;  ///< bytes, as Linux has it; a longer one fits no pattern

  /// Takes time proportional to pattern times path.
  [[nodiscard]] std::optional<Match> match(std::string_view path) const;

 private:
  enum class Kind { byte, character, name, names, folders, digit, board };
  struct Token {
    Kind kind = Kind::byte;
    char byte = 0;       ///< of Kind::byte
    char field = 0;      ///< of Kind::digit: y, m or d
    bool first = false;  ///< of Kind::digit: of its number
  };
  using Table = std::vector<std::vector<bool>>;  ///< by token and byte: whether the rest fits the rest
  [[nodiscard]] Table fits(std::string_view path) const;
  static std::vector<bool> fits_token(const Token& token, std::string_view path, const std::vector<bool>& next);
  [[nodiscard]] size_t length_at(size_t token, size_t at, std::string_view path, const Table& table) const;
  void add_digits(char field, int count);
  Result<size_t> add_placeholder(std::string_view rest);

  std::vector<Token> tokens_;
};

}  // namespace minutebook
