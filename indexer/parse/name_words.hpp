// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <string>
#include <string_view>
#include <vector>

namespace minutebook {

/// One word of a printed name with what matching needs to know of it.
struct NameWord {
  std::string text;       ///< as printed, without commas around it
  std::string bare;       ///< folded, without stops and brackets: "cllr", "o'brien"
  bool capital = false;   ///< starts with a capital, or with a letter of a script that has none
  bool all_caps = false;  ///< two letters or more, none of them small
  bool initials = false;  ///< "R", "R.", "J.P.", "RW": stands for given names
};

std::vector<NameWord> name_words(std::string_view text);

/// The only word of `text`, which holds no blank; without text when there is nothing but commas.
NameWord name_word(std::string_view text);

/// name_words(text).size(), without making them.
size_t count_name_words(std::string_view text);

/// The words joined by spaces, `from` to `to` (exclusive).
std::string joined(const std::vector<NameWord>& words, size_t from, size_t to);

/// Text outside brackets, and what each bracket held, in order. Kinds ( [ {; an unclosed bracket runs to the end.
struct Bracketed {
  std::string outside;
  std::vector<std::string> inside;
};
Bracketed take_brackets(std::string_view text);

/// Bullets, marks of emphasis and loose punctuation off both ends.
std::string_view strip_marks(std::string_view text);

/// Cuts at `separators` that stand outside brackets.
std::vector<std::string_view> split_outside_brackets(std::string_view text, std::string_view separators);

/// Change of bracket depth that this byte makes: +1, -1 or 0.
constexpr int bracket_step(char c) {
  if (c == '(' || c == '[' || c == '{') return 1;
  return c == ')' || c == ']' || c == '}' ? -1 : 0;
}

}  // namespace minutebook
