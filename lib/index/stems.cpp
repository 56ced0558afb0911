// SPDX-License-Identifier: GPL-3.0-or-later
#include "lib/index/stems.hpp"

#include <algorithm>
#include <map>
#include <utility>

#include "lib/index/format.hpp"
#include "lib/index/stem.hpp"

namespace minutebook {
namespace {

bool is_capital(char c) { return c >= 'A' && c <= 'Z'; }

/// The words of each stem that differ from it.
using WordsOfStems = std::map<std::string, std::set<std::string>>;

/// Takes the words that begin with one byte, so that memory is needed for those only: a stem begins as its words do.
template <class Take>
void each_initial(const Xapian::Database& database, const Stemmer& stem, const Take& take) {
  const auto end = database.allterms_end();
  auto term = database.allterms_begin();
  WordsOfStems words;
  char initial = 0;
  while (term != end) {
    std::string word = *term;
    if (is_capital(word[0])) {
      term.skip_to(std::string(1, 'Z' + 1));
      continue;
    }
    if (word[0] != initial) {
      take(initial, words);
      words.clear();
      initial = word[0];
    }
    if (std::string stemmed = stem(word); stemmed != word) words[std::move(stemmed)].insert(std::move(word));
    ++term;
  }
  take(initial, words);
}

std::set<std::string> known_words(const Xapian::Database& database, const std::string& stem) {
  return {database.synonyms_begin(stem), database.synonyms_end(stem)};
}

}  // namespace

bool is_stem_term(std::string_view term) { return term.size() > 1 && term.starts_with(format::prefix::stem); }

bool is_word_term(std::string_view term) { return !term.empty() && !is_capital(term.front()); }

std::vector<std::string> terms_of_stem(const Xapian::Database& database, std::string_view stem_term) {
  const std::string_view term = stem_term.substr(format::prefix::stem.size());
  const auto begin = std::find_if_not(term.begin(), term.end(), is_capital);
  const std::string prefix(term.begin(), begin);
  const std::string stem(begin, term.end());
  if (stem.empty()) return {};
  std::vector<std::string> out;
  const auto add = [&](const std::string& word) {
    if (database.term_exists(prefix + word)) out.push_back(prefix + word);
  };
  // A stem is not always its own: "accident" is that of "accidental" and has "accid".
  if (Stemmer()(stem) == stem) add(stem);
  const auto end = database.synonyms_end(stem);
  for (auto word = database.synonyms_begin(stem); word != end; ++word) add(*word);
  return out;
}

void refresh_stems(Xapian::WritableDatabase& database) {
  const Stemmer stem;
  std::set<std::string> gone;
  for (auto known = database.synonym_keys_begin(); known != database.synonym_keys_end(); ++known) gone.insert(*known);
  each_initial(database, stem, [&](char, const WordsOfStems& words) {
    for (const auto& [stemmed, wanted] : words) {
      gone.erase(stemmed);
      if (known_words(database, stemmed) == wanted) continue;
      database.clear_synonyms(stemmed);
      for (const auto& word : wanted) database.add_synonym(stemmed, word);
    }
  });
  for (const auto& stemmed : gone) database.clear_synonyms(stemmed);
}

void refresh_stems(Xapian::WritableDatabase& database, const std::set<std::string>& words) {
  const Stemmer stem;
  for (const auto& word : words) {
    const std::string stemmed = stem(word);
    if (stemmed == word) continue;
    if (database.term_exists(word))
      database.add_synonym(stemmed, word);
    else
      database.remove_synonym(stemmed, word);
  }
}

size_t stem_faults(const Xapian::Database& database) {
  const Stemmer stem;
  size_t faults = 0;
  size_t stems = 0;
  each_initial(database, stem, [&](char, const WordsOfStems& words) {
    stems += words.size();
    for (const auto& [stemmed, wanted] : words)
      if (known_words(database, stemmed) != wanted) ++faults;
  });
  size_t known = 0;
  for (auto key = database.synonym_keys_begin(); key != database.synonym_keys_end(); ++key) ++known;
  return faults + (known > stems ? known - stems : 0);
}

}  // namespace minutebook
