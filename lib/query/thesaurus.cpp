// SPDX-License-Identifier: GPL-3.0-or-later
#include "lib/query/thesaurus.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

#include "lib/query/thesaurus_data.hpp"

namespace minutebook {
namespace {

/// What stands after the tab of the line of `word`.
std::optional<std::string_view> line_of(std::string_view data, std::string_view word) {
  size_t low = 0;
  size_t high = data.size();  // both at beginnings of lines
  while (low < high) {
    const size_t middle = low + (high - low) / 2;
    const size_t before = middle == 0 ? std::string_view::npos : data.rfind('\n', middle - 1);
    const size_t start = std::max(low, before == std::string_view::npos ? 0 : before + 1);
    const size_t end = std::min(data.find('\n', start), data.size());
    const std::string_view line = data.substr(start, end - start);
    const size_t tab = line.find('\t');
    if (tab == std::string_view::npos) return std::nullopt;
    const int order = line.substr(0, tab).compare(word);
    if (order == 0) return line.substr(tab + 1);
    if (order < 0)
      low = std::min(end + 1, data.size());
    else
      high = start;
  }
  return std::nullopt;
}

std::optional<WordRelation> relation_of(char letter) {
  switch (letter) {
    case 'c':
      return WordRelation::usual;
    case 'e':
      return WordRelation::everyday;
    case 'p':
      return WordRelation::plainer;
    case 's':
      return WordRelation::same;
    case 'd':
      return WordRelation::derived;
    case 'v':
      return WordRelation::like;
    case 'u':
      return WordRelation::wider;
    case 'l':
      return WordRelation::narrower;
    case 'g':
      return WordRelation::explaining;
    default:
      return std::nullopt;
  }
}

std::vector<RelatedWord> read_entry(std::string_view entry) {
  std::vector<RelatedWord> out;
  while (!entry.empty()) {
    const size_t comma = std::min(entry.find(','), entry.size());
    const std::string_view one = entry.substr(0, comma);
    entry.remove_prefix(std::min(comma + 1, entry.size()));
    const auto relation = one.size() > 2 ? relation_of(one[0]) : std::nullopt;
    if (relation) out.push_back({std::string(one.substr(2)), *relation, static_cast<uint32_t>(one[1] - '0')});
  }
  return out;
}

struct Ending {
  std::string_view from, to;
};
// WordNet's own rules of detachment: plurals, past, participles, comparison.
constexpr std::array<Ending, 16> endings = {{{"s", ""},
                                             {"ses", "s"},
                                             {"xes", "x"},
                                             {"zes", "z"},
                                             {"ches", "ch"},
                                             {"shes", "sh"},
                                             {"men", "man"},
                                             {"ies", "y"},
                                             {"es", ""},
                                             {"ed", "e"},
                                             {"ed", ""},
                                             {"ied", "y"},
                                             {"ing", "e"},
                                             {"ing", ""},
                                             {"er", ""},
                                             {"est", ""}}};

/// The forms a word may have in the thesaurus, likeliest first. Of a run only the first or the last word changes:
/// "turned down", "playing fields".
std::vector<std::string> forms_of(std::string_view word) {
  std::vector<std::string> out{std::string(word)};
  const size_t blank = word.find(' ');
  const std::string_view first = word.substr(0, blank);
  const std::string_view rest = blank == std::string_view::npos ? std::string_view() : word.substr(blank);
  for (const Ending& ending : endings) {
    const auto changed = [&](std::string_view text) -> std::string {
      if (text.size() < ending.from.size() + 2 || text.substr(text.size() - ending.from.size()) != ending.from)
        return {};
      return std::string(text.substr(0, text.size() - ending.from.size())) + std::string(ending.to);
    };
    if (std::string last = changed(word); !last.empty()) out.push_back(std::move(last));
    if (std::string begin = rest.empty() ? std::string() : changed(first); !begin.empty())
      out.push_back(begin + std::string(rest));
  }
  for (const std::string_view ending : {"ed", "ing"}) {  // "fitted"
    const size_t size = first.size();
    if (size < ending.size() + 4 || first.substr(size - ending.size()) != ending) continue;
    if (first[size - ending.size() - 1] == first[size - ending.size() - 2])
      out.push_back(std::string(first.substr(0, size - ending.size() - 1)) + std::string(rest));
  }
  return out;
}

}  // namespace

std::vector<RelatedWord> related_words(std::string_view word, std::string_view thesaurus) {
  if (word.size() < 3 || word.size() > 60) return {};
  std::vector<RelatedWord> out;
  const auto add = [&](std::string_view entry) {
    for (RelatedWord& one : read_entry(entry)) {
      const bool known = std::any_of(out.begin(), out.end(), [&](const RelatedWord& o) { return o.text == one.text; });
      if (!known) out.push_back(std::move(one));
    }
  };
  auto forms = forms_of(word);
  if (const size_t blank = word.find(' '); blank != std::string_view::npos) {  // "taken away"
    const auto first = line_of(thesaurus, word.substr(0, blank));
    if (first && first->substr(0, 1) == "=")
      forms.push_back(std::string(first->substr(1)) + std::string(word.substr(blank)));
  }
  for (const std::string& form : forms) {
    auto entry = line_of(thesaurus, form);
    if (entry && entry->substr(0, 1) == "=") entry = line_of(thesaurus, entry->substr(1));
    if (entry) add(*entry);
  }
  return out;
}

std::vector<RelatedWord> related_words(std::string_view word) { return related_words(word, thesaurus_data()); }

}  // namespace minutebook
