// SPDX-License-Identifier: GPL-3.0-or-later
#include "lib/index/house_words.hpp"

#include <algorithm>

#include "lib/base/file.hpp"
#include "lib/base/text.hpp"
#include "lib/index/compile.hpp"
#include "lib/index/coverage_weight.hpp"
#include "lib/index/meeting_terms.hpp"
#include "lib/index/words.hpp"

namespace minutebook {
namespace {

constexpr double house_share = 0.95;  // against the word that was asked for
constexpr size_t longest_run = 5;     // words of one declared wording that are looked for in a query
constexpr uint64_t file_limit = 4U << 20;

/// The words of a text, folded, one blank between.
std::string key_of(std::string_view text) {
  std::vector<std::string> words;
  for (const Word& word : cut_words(text))
    if (word.form == WordForm::plain) words.push_back(word.text);
  return join(words, " ");
}

/// What must stand in a text for this wording: what it is closed up ("os" of "O&S"), else its words that say something.
std::vector<std::string> stems_of(const std::string& text, const Stemmer& stem) {
  std::vector<std::string> out;
  for (const Word& word : cut_words(text)) {
    if (word.form == WordForm::joined) return {stem(word.text)};
    if (word.form == WordForm::plain && !is_stop_word(word.text)) out.push_back(stem(word.text));
  }
  return out;
}

/// The words of the query by their place, as key_of() writes them.
std::vector<std::string> keys_of(const CompiledQuery& query) {
  std::vector<std::string> keys = query.typed;
  for (const Concept& one : query.concepts)
    if (one.order < keys.size() && keys[one.order].empty()) keys[one.order] = key_of(one.word);
  return keys;
}

/// `length` words from `first` on, empty when something else stands between.
std::string run_of(const std::vector<std::string>& keys, size_t first, size_t length) {
  if (first + length > keys.size()) return {};
  const std::vector<std::string> run(keys.begin() + static_cast<std::ptrdiff_t>(first),
                                     keys.begin() + static_cast<std::ptrdiff_t>(first + length));
  return std::find(run.begin(), run.end(), std::string()) == run.end() ? join(run, " ") : std::string();
}

void add_wording(Concept& one, const std::string& text, const std::vector<std::string>& stems,
                 const MeetingTerms& terms) {
  const Xapian::doccount entries = terms.database().get_doccount();
  Form::Wording wording;
  Xapian::doccount rarest = entries;
  for (const std::string& stemmed : stems) {
    wording.push_back({"Z" + stemmed});
    rarest = std::min(rarest, terms.stored("Z" + stemmed));
  }
  if (wording.empty() || rarest == 0) return;
  one.forms.push_back({{std::move(wording)}, house_share});
  one.rarity = std::min(one.rarity, one.share * rarity(entries, rarest));
  if (stems.size() == 1)
    one.terms.push_back("Z" + stems.front());
  else
    one.related.push_back({text, stems, house_share, true, rarity(entries, rarest)});
}

}  // namespace

HouseWords::HouseWords(const std::vector<SameWords>& groups) {
  for (const SameWords& group : groups)
    for (const std::string& word : group)
      for (const std::string& other : group)
        if (const std::string key = key_of(word); !key.empty() && key_of(other) != key) others_[key].push_back(other);
}

HouseWords HouseWords::read(const std::filesystem::path& file) {
  const auto text = read_file(file, file_limit);
  std::vector<SameWords> groups;
  if (!text) return {};
  for (const auto line : split(*text, '\n')) {
    groups.emplace_back();
    for (const auto word : split(line, '\t')) groups.back().emplace_back(word);
  }
  return HouseWords(groups);
}

void HouseWords::add_to(CompiledQuery& query, const MeetingTerms& terms, const Stemmer& stem) const {
  if (is_empty()) return;
  const auto keys = keys_of(query);
  for (size_t first = 0; first < keys.size(); ++first)
    for (size_t length = 1; length <= longest_run; ++length) {
      const auto found = others_.find(run_of(keys, first, length));
      if (found == others_.end()) continue;
      for (const std::string& other : found->second) {
        const auto stems = stems_of(other, stem);
        query.marks.stems.insert(query.marks.stems.end(), stems.begin(), stems.end());
        for (Concept& one : query.concepts)
          if (one.order >= first && one.order < first + length) add_wording(one, other, stems, terms);
      }
    }
}

Result<void> write_house_words(const std::filesystem::path& file, const std::vector<SameWords>& groups) {
  std::string text;
  for (const SameWords& group : groups) {
    std::vector<std::string> words;
    for (const std::string& word : group) words.push_back(collapse_spaces(terminal_safe(word)));
    text += join(words, "\t") + "\n";
  }
  if (!groups.empty()) return write_file_atomically(file, text);
  std::error_code ignored;
  std::filesystem::remove(file, ignored);
  return {};
}

}  // namespace minutebook
