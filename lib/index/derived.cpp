// SPDX-License-Identifier: GPL-3.0-or-later
#include "lib/index/derived.hpp"

#include <algorithm>
#include <charconv>
#include <iterator>
#include <utility>

#include "lib/base/text.hpp"
#include "lib/index/entry.hpp"
#include "lib/index/format.hpp"
#include "lib/index/meeting_terms.hpp"
#include "lib/index/stems.hpp"
#include "lib/index/terms.hpp"
#include "lib/model/fields.hpp"

namespace minutebook {
namespace {

constexpr unsigned spelling_min_entries = 3;
// Metadata values hold little, so the register of names is cut into pieces.
constexpr size_t names_a_piece = 500;

struct TotalField {
  std::string_view key;
  uint64_t Totals::*value;
};
constexpr TotalField total_fields[] = {{format::metadata::documents, &Totals::documents},
                                       {format::metadata::entries, &Totals::entries},
                                       {format::metadata::passages, &Totals::passages},
                                       {format::metadata::document_words, &Totals::document_words},
                                       {format::metadata::passage_words, &Totals::passage_words}};

uint64_t number_in(const std::string& text) {
  uint64_t value = 0;
  std::from_chars(text.data(), text.data() + text.size(), value);
  return value;
}

std::string piece_key(size_t piece) { return std::string(format::metadata::names) + std::to_string(piece); }

/// How often the dictionary should hold a word.
Xapian::termcount wanted_frequency(Xapian::doccount entries) { return entries >= spelling_min_entries ? entries : 0; }

struct SpellingChange {
  std::string word;
  Xapian::termcount is = 0, wanted = 0;
};

void change_spelling(Xapian::WritableDatabase& database, const std::vector<SpellingChange>& changes) {
  for (const auto& [word, is, wanted] : changes) {
    if (wanted > is)
      database.add_spelling(word, wanted - is);
    else if (wanted < is)
      database.remove_spelling(word, is - wanted);
  }
}

/// Whether any entry has this name, or one that is folded alike, in a field.
bool has_name(const Xapian::Database& database, FieldId id, const std::vector<std::string>& words) {
  const std::string prefix(field(id).prefix);
  for (size_t from = 0; from == 0 || from + name_run_limit <= words.size(); ++from) {
    std::string run;
    for (size_t i = from; i < words.size() && i < from + name_run_limit; ++i) run += (i > from ? " " : "") + words[i];
    if (database.get_termfreq(prefix + run) == 0) return false;
  }
  return true;
}

/// How the dictionary differs from the words.
std::vector<SpellingChange> spelling_changes(const Xapian::Database& database) {
  std::vector<SpellingChange> changes;
  auto known = database.spellings_begin();
  const auto end_known = database.spellings_end();
  const auto drop_until = [&](const std::string* word) {
    for (; known != end_known && (word == nullptr || *known < *word); ++known)
      changes.push_back({*known, known.get_termfreq(), 0});
  };
  const auto end = database.allterms_end();
  auto term = database.allterms_begin();
  for (term.skip_to("a"); term != end; ++term) {
    const std::string word = *term;
    if (!is_spelling_word(word)) continue;
    drop_until(&word);
    Xapian::termcount is = 0;
    if (known != end_known && *known == word) {
      is = known.get_termfreq();
      ++known;
    }
    const Xapian::termcount wanted = wanted_frequency(term.get_termfreq());
    if (is != wanted) changes.push_back({word, is, wanted});
  }
  drop_until(nullptr);
  return changes;
}

std::vector<bool> numbers_in_use(const Xapian::Database& database, size_t names) {
  std::vector<bool> used(names, false);
  for (const unsigned slot : {format::slot::persons, format::slot::owners}) {
    std::string before;
    for (auto value = database.valuestream_begin(slot); value != database.valuestream_end(slot); ++value) {
      std::string packed = *value;
      if (packed == before) continue;  // entries of one paper have the same
      for (const uint32_t number : unpack_numbers(packed))
        if (number < used.size()) used[number] = true;
      before = std::move(packed);
    }
  }
  return used;
}

}  // namespace

Totals& Totals::operator+=(const Totals& other) {
  for (const auto& field : total_fields) this->*field.value += other.*field.value;
  return *this;
}

Totals& Totals::operator-=(const Totals& other) {
  for (const auto& field : total_fields) this->*field.value -= std::min(this->*field.value, other.*field.value);
  return *this;
}

Totals read_totals(const Xapian::Database& database) {
  Totals totals;
  for (const auto& field : total_fields) totals.*field.value = number_in(database.get_metadata(std::string(field.key)));
  return totals;
}

void write_totals(Xapian::WritableDatabase& database, const Totals& totals) {
  for (const auto& field : total_fields)
    database.set_metadata(std::string(field.key), std::to_string(totals.*field.value));
}

NameRegister NameRegister::read(const Xapian::Database& database) {
  NameRegister out;
  for (size_t piece = 0;; ++piece) {
    const std::string text = database.get_metadata(piece_key(piece));
    if (text.empty()) break;
    auto lines = split(text, '\n');
    lines.pop_back();  // after the last line feed
    for (const auto line : lines) {
      const auto number = static_cast<uint32_t>(out.names_.size());
      if (line.empty())
        out.free_.push_back(number);
      else
        out.numbers_.emplace(line, number);
      out.names_.emplace_back(line);
    }
  }
  return out;
}

void NameRegister::write(Xapian::WritableDatabase& database) const {
  size_t piece = 0;
  for (size_t from = 0; from < names_.size(); from += names_a_piece, ++piece) {
    std::string text;
    for (size_t i = from; i < std::min(names_.size(), from + names_a_piece); ++i) text += names_[i] + "\n";
    if (database.get_metadata(piece_key(piece)) != text) database.set_metadata(piece_key(piece), text);
  }
  for (; !database.get_metadata(piece_key(piece)).empty(); ++piece) database.set_metadata(piece_key(piece), "");
}

std::optional<uint32_t> NameRegister::number_of(const std::string& name) {
  std::string key = collapse_spaces(name);
  if (key.empty()) return std::nullopt;
  if (const auto known = numbers_.find(key); known != numbers_.end()) return known->second;
  uint32_t number = 0;
  if (!free_.empty()) {
    number = free_.back();
    free_.pop_back();
    names_[number] = key;
  } else {
    number = static_cast<uint32_t>(names_.size());
    names_.push_back(key);
  }
  numbers_.emplace(std::move(key), number);
  return number;
}

void NameRegister::free(uint32_t number) {
  if (number >= names_.size() || names_[number].empty()) return;
  numbers_.erase(names_[number]);
  names_[number].clear();
  free_.push_back(number);
}

void free_unused_names(const Xapian::Database& database, NameRegister& names) {
  const auto used = numbers_in_use(database, names.names().size());
  for (uint32_t number = 0; number < used.size(); ++number)
    if (!used[number]) names.free(number);
}

void free_unused_names(const Xapian::Database& database, const std::set<uint32_t>& numbers, NameRegister& names) {
  for (const uint32_t number : numbers) {
    if (number >= names.names().size()) continue;
    const auto words = name_words(names.names()[number]);
    const bool used =
        !words.empty() && (has_name(database, FieldId::attendee, words) || has_name(database, FieldId::owner, words));
    if (!used) names.free(number);
  }
}

bool is_spelling_word(const std::string& term) {
  return term.size() >= 3 && term.size() <= 30 &&
         std::all_of(term.begin(), term.end(), [](char c) { return c >= 'a' && c <= 'z'; });
}

void refresh_spelling(Xapian::WritableDatabase& database) { change_spelling(database, spelling_changes(database)); }

void refresh_spelling(Xapian::WritableDatabase& database, const Xapian::Database& before,
                      const std::set<std::string>& words) {
  std::vector<SpellingChange> changes;
  auto known = before.spellings_begin();
  const auto end = before.spellings_end();
  for (const auto& word : words) {
    if (!is_spelling_word(word)) continue;
    if (known != end) known.skip_to(word);
    const Xapian::termcount is = known != end && *known == word ? known.get_termfreq() : 0;
    const Xapian::termcount wanted = wanted_frequency(database.get_termfreq(word));
    if (is != wanted) changes.push_back({word, is, wanted});
  }
  change_spelling(database, changes);
}

std::vector<std::string> derived_faults(const Xapian::Database& database) {
  std::vector<std::string> faults;
  if (const size_t words = spelling_changes(database).size(); words > 0)
    faults.push_back("the dictionary of spellings differs from the words in " + std::to_string(words) + " places");
  if (const size_t stems = stem_faults(database); stems > 0)
    faults.push_back("the table of stems differs from the words in " + std::to_string(stems) + " places");
  const std::string record(format::prefix::record);
  const auto papers =
      static_cast<uint64_t>(std::distance(database.allterms_begin(record), database.allterms_end(record)));
  const uint64_t entries = database.get_termfreq(std::string(format::prefix::entry));
  const Totals totals = read_totals(database);
  if (totals.documents != papers || totals.entries != entries)
    faults.push_back("the counts say " + std::to_string(totals.documents) + " papers and " +
                     std::to_string(totals.entries) + " entries, but there are " + std::to_string(papers) + " and " +
                     std::to_string(entries));
  for (std::string& fault : MeetingTerms::faults(database)) faults.push_back(std::move(fault));
  return faults;
}

}  // namespace minutebook
