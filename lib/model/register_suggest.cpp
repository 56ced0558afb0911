// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <set>
#include <tuple>
#include <unordered_map>

#include "lib/base/text.hpp"
#include "lib/model/registers.hpp"

namespace minutebook {
namespace {

constexpr size_t most_of_a_kind = 30000;
constexpr size_t longest_title = 110;
constexpr size_t longest_phrase = 4;  // words
constexpr uint32_t least_papers = 3;  // that print a phrase
constexpr size_t most_phrases_counted = 2'000'000;

/// Words that no phrase begins or ends with.
bool says_nothing(std::string_view word) {
  static constexpr std::string_view words[] = {"a",    "an",   "and",  "any",  "as",         "at",   "be",   "by",
                                               "for",  "from", "in",   "is",   "it",         "its",  "item", "no",
                                               "of",   "on",   "or",   "that", "the",        "this", "to",   "was",
                                               "were", "will", "with", "cllr", "councillor", "mr",   "mrs",  "ms"};
  if (word.size() < 2) return true;
  return std::find(std::begin(words), std::end(words), word) != std::end(words);
}

bool has_digit(std::string_view word) { return word.find_first_of("0123456789") != std::string_view::npos; }

struct Counted {
  std::string text;  ///< as printed first
  uint32_t count = 0;
  size_t last_paper = SIZE_MAX;
};
using Table = std::unordered_map<std::string, Counted>;

void count(Table& table, const std::string& key, const std::string& text, size_t paper) {
  if (key.empty() || (table.size() >= most_phrases_counted && table.count(key) == 0)) return;
  Counted& one = table[key];
  if (one.count == 0 || text < one.text) one.text = text;  // whatever the order of the papers
  if (one.last_paper == paper) return;
  one.last_paper = paper;
  ++one.count;
}

/// Two to four neighbouring words of a heading.
void count_phrases(Table& table, const std::string& heading, size_t paper) {
  const std::string folded = fold_name(heading);
  const auto words = split(folded, ' ');
  for (size_t from = 0; from < words.size(); ++from) {
    if (says_nothing(words[from]) || has_digit(words[from])) continue;
    std::string phrase(words[from]);
    for (size_t to = from + 1; to < std::min(words.size(), from + longest_phrase); ++to) {
      if (has_digit(words[to])) break;
      phrase += " " + std::string(words[to]);
      if (!says_nothing(words[to])) count(table, phrase, phrase, paper);
    }
  }
}

std::vector<Suggestion> most_frequent_of(SuggestionKind kind, Table& table, uint32_t least) {
  std::vector<Suggestion> out;
  for (auto& [key, one] : table)
    if (one.count >= least) out.push_back({kind, std::move(one.text), one.count, {}});
  std::sort(out.begin(), out.end(), [](const Suggestion& a, const Suggestion& b) {
    return std::tie(b.count, a.text) < std::tie(a.count, b.text);
  });
  if (out.size() > most_of_a_kind) out.resize(most_of_a_kind);
  return out;
}

/// A shorter phrase that stands only inside a longer one says nothing of its own.
void drop_parts(std::vector<Suggestion>& phrases) {
  std::unordered_map<std::string, uint32_t> longer;  // the most papers a phrase with one more word has
  for (const Suggestion& one : phrases) {
    const size_t first = one.text.find(' '), last = one.text.rfind(' ');
    for (const std::string& part : {one.text.substr(first + 1), one.text.substr(0, last)})
      longer[part] = std::max(longer[part], one.count);
  }
  std::erase_if(phrases, [&](const Suggestion& one) {
    const auto found = longer.find(one.text);
    return found != longer.end() && found->second == one.count;
  });
}

/// "Minutes" is the title of half the archive and leads nowhere.
bool is_a_title(const PaperFacts& paper) {
  const std::string& title = paper.document.title;
  if (title.size() < 6 || title.size() > longest_title || title.find(' ') == std::string::npos) return false;
  const std::string folded = fold_name(title);
  return folded != body_key(paper.document.body) && folded != fold_name(paper.document.body);
}

}  // namespace

std::string_view to_name(SuggestionKind kind) {
  switch (kind) {
    case SuggestionKind::board:
      return "board";
    case SuggestionKind::person:
      return "person";
    case SuggestionKind::title:
      return "title";
    case SuggestionKind::phrase:
      return "phrase";
  }
  return "";
}

std::optional<SuggestionKind> suggestion_kind_from_name(std::string_view name) {
  for (const auto kind : {SuggestionKind::board, SuggestionKind::person, SuggestionKind::title, SuggestionKind::phrase})
    if (to_name(kind) == name) return kind;
  return std::nullopt;
}

void add_suggestions(Registers& registers, const std::vector<PaperFacts>& papers) {
  Table titles, phrases;
  for (size_t i = 0; i < papers.size(); ++i) {
    if (is_a_title(papers[i])) count(titles, fold_name(papers[i].document.title), papers[i].document.title, i);
    for (const std::string& heading : papers[i].headings) count_phrases(phrases, heading, i);
  }
  auto& out = registers.suggestions;
  for (const Board& board : registers.boards)
    out.push_back({SuggestionKind::board, board.name, board.documents, board.id});
  for (const ListedPerson& one : registers.people.persons)
    out.push_back({SuggestionKind::person, one.person.name, static_cast<uint32_t>(one.papers.size()), one.person.id});
  auto common = most_frequent_of(SuggestionKind::phrase, phrases, least_papers);
  drop_parts(common);
  const auto known = most_frequent_of(SuggestionKind::title, titles, 1);
  std::set<std::string> folded;
  for (const Suggestion& one : known) folded.insert(fold_name(one.text));
  std::erase_if(common, [&](const Suggestion& one) { return folded.count(one.text) != 0; });
  out.insert(out.end(), known.begin(), known.end());
  out.insert(out.end(), common.begin(), common.end());
  std::sort(out.begin(), out.end(), [](const Suggestion& a, const Suggestion& b) {
    return std::tie(b.count, a.kind, a.text, a.id) < std::tie(a.count, b.kind, b.text, b.id);
  });
}

Registers make_registers(const std::vector<PaperFacts>& papers, const std::vector<PersonRuling>& rulings) {
  Registers registers;
  add_boards_and_meetings(registers, papers);
  add_action_states(registers, papers);
  add_people(registers, papers, rulings);
  add_suggestions(registers, papers);
  return registers;
}

}  // namespace minutebook
