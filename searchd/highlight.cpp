// SPDX-License-Identifier: GPL-3.0-or-later
#include "searchd/highlight.hpp"

#include <algorithm>

#include "lib/base/text.hpp"

namespace minutebook {
namespace {

constexpr size_t max_words = 32;
constexpr size_t max_query_bytes = 2000;
constexpr size_t shortest_stem = 3;

/// Letters and digits of ASCII, and every byte of other characters: enough to cut text that is only marked, not
/// indexed.
bool is_word_byte(char c) {
  const auto byte = static_cast<unsigned char>(c);
  return byte >= 0x80 || (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/// The end that English adds to a word cut off, so that "budgets" marks "budget" and "budgeting".
std::string stem(std::string word) {
  for (const std::string_view ending : {"ingly", "edly", "ings", "ies", "ing", "ed", "es", "ly", "s", "y", "e"}) {
    if (!word.ends_with(ending) || word.size() < ending.size() + shortest_stem) continue;
    if (ending == "s" && word.ends_with("ss")) continue;
    word.resize(word.size() - ending.size());
    break;
  }
  const size_t n = word.size();
  if (n > shortest_stem && word[n - 1] == word[n - 2] && word[n - 1] != 's' && word[n - 1] != 'l') word.pop_back();
  return word;
}

bool is_operator(std::string_view word) {
  for (const std::string_view one : {"AND", "OR", "NOT", "NEAR", "ADJ"})
    if (word == one) return true;
  return false;
}

/// Too common to be worth marking; the same few that a reader skips.
bool is_filler(std::string_view word) {
  for (const std::string_view one :
       {"the", "a", "an", "of", "to", "in", "and", "or", "on", "for", "by", "at", "is", "was"})
    if (word == one) return true;
  return false;
}

}  // namespace

std::vector<std::string> words_to_mark(std::string_view query) {
  std::vector<std::string> words;
  query = utf8_prefix(query, max_query_bytes);
  bool excluded = false;
  for (size_t i = 0; i < query.size() && words.size() < max_words;) {
    if (!is_word_byte(query[i])) {
      if (query[i] == '-' && (i == 0 || query[i - 1] == ' ')) excluded = true;
      ++i;
      continue;
    }
    size_t end = i;
    while (end < query.size() && is_word_byte(query[end])) ++end;
    const auto word = query.substr(i, end - i);
    const bool field = end < query.size() && query[end] == ':';
    i = end;
    if (field) continue;
    if (is_operator(word)) {
      excluded = word == "NOT";
      continue;
    }
    const std::string folded = fold(word);
    if (!excluded && !is_filler(folded)) words.push_back(stem(folded));
    excluded = false;
  }
  std::sort(words.begin(), words.end());
  words.erase(std::unique(words.begin(), words.end()), words.end());
  return words;
}

std::vector<SnippetPart> mark_words(std::string_view text, const std::vector<std::string>& words) {
  std::vector<SnippetPart> parts;
  const auto put = [&](std::string_view piece, bool hit) {
    if (piece.empty()) return;
    if (!parts.empty() && parts.back().hit == hit)
      parts.back().text += piece;
    else
      parts.push_back({std::string(piece), hit});
  };
  if (words.empty()) {
    put(text, false);
    return parts;
  }
  for (size_t i = 0; i < text.size();) {
    size_t end = i;
    const bool word = is_word_byte(text[i]);
    while (end < text.size() && is_word_byte(text[end]) == word) ++end;
    const auto piece = text.substr(i, end - i);
    put(piece, word && std::binary_search(words.begin(), words.end(), stem(fold(piece))));
    i = end;
  }
  return parts;
}

}  // namespace minutebook
