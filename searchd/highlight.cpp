// SPDX-License-Identifier: GPL-3.0-or-later
#include "searchd/highlight.hpp"

#include <algorithm>

#include "lib/base/text.hpp"
#include "lib/query/query.hpp"

namespace minutebook {
namespace {

constexpr size_t max_words = 32;
constexpr char any_end = '*';
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

/// Too common to be worth marking; the same few that a reader skips.
bool is_filler(std::string_view word) {
  for (const std::string_view one :
       {"the", "a", "an", "of", "to", "in", "and", "or", "on", "for", "by", "at", "is", "was"})
    if (word == one) return true;
  return false;
}

}  // namespace

namespace {

/// Adds the words of a text as they are compared; the last is a beginning when letters may follow it.
void take_words(std::string_view text, bool is_beginning, std::vector<std::string>& words) {
  for (size_t i = 0; i < text.size();) {
    size_t end = i;
    while (end < text.size() && is_word_byte(text[end])) ++end;
    if (end == i) {
      ++i;
      continue;
    }
    std::string folded = fold(text.substr(i, end - i));
    const bool open = is_beginning && end == text.size();
    if (!is_filler(folded)) words.push_back(open ? std::move(folded) + any_end : stem(std::move(folded)));
    i = end;
  }
}

/// Names, dates and kinds narrow a search; only what is looked for in the text of papers is marked there.
bool is_in_text(FieldId id) { return field(id).kind == FieldKind::words || id == FieldId::ref; }

void gather(const Ast& part, std::vector<std::string>& words) {
  switch (part.kind) {
    case NodeKind::word:
    case NodeKind::phrase:
      return take_words(part.text, false, words);
    case NodeKind::wildcard:
      return take_words(part.text, true, words);
    case NodeKind::field:
      if (!is_in_text(part.field)) return;
      return take_words(part.text.substr(0, part.text.find('*')), part.text.ends_with('*'), words);
    case NodeKind::nothing:
    case NodeKind::range:
    case NodeKind::negation:
      return;
    case NodeKind::near:
    case NodeKind::sequence:
    case NodeKind::conjunction:
    case NodeKind::disjunction:
      for (const Ast& child : part.children) gather(child, words);
  }
}

bool is_marked(const std::string& folded, const std::vector<std::string>& words) {
  if (std::binary_search(words.begin(), words.end(), stem(folded))) return true;
  return std::any_of(words.begin(), words.end(), [&](const std::string& word) {
    return word.back() == any_end && folded.starts_with(std::string_view(word).substr(0, word.size() - 1));
  });
}

}  // namespace

std::vector<std::string> words_to_mark(std::string_view query) {
  std::vector<std::string> words;
  gather(parse_query(query).ast, words);
  std::sort(words.begin(), words.end());
  words.erase(std::unique(words.begin(), words.end()), words.end());
  if (words.size() > max_words) words.resize(max_words);
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
    put(piece, word && is_marked(fold(piece), words));
    i = end;
  }
  return parts;
}

}  // namespace minutebook
