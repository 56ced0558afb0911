// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <unordered_map>
#include <vector>

#include <xapian.h>

// What a database holds beside its entries: counts, the register of names, the dictionary of spellings. All of it is
// made of the entries that are there, and every update leaves it as a build from nothing would make it, so that what
// was taken out can be neither suggested nor counted (lib/index owns this; no function here is called by two threads).
namespace minutebook {

struct Totals {
  uint64_t documents = 0, entries = 0, passages = 0;
  uint64_t document_words = 0, passage_words = 0;  ///< weighted lengths, added up
  Totals& operator+=(const Totals& other);
  Totals& operator-=(const Totals& other);
  friend bool operator==(const Totals&, const Totals&) = default;
};

Totals read_totals(const Xapian::Database& database);
void write_totals(Xapian::WritableDatabase& database, const Totals& totals);

/// Numbers of the names that facets count. A number that is free again holds an empty name.
class NameRegister {
 public:
  static NameRegister read(const Xapian::Database& database);
  /// Writes what differs from what the database has.
  void write(Xapian::WritableDatabase& database) const;

  /// Nothing for a name without letters.
  std::optional<uint32_t> number_of(const std::string& name);
  void free(uint32_t number);
  [[nodiscard]] const std::vector<std::string>& names() const { return names_; }

 private:
  std::vector<std::string> names_;
  std::vector<uint32_t> free_;
  std::unordered_map<std::string, uint32_t> numbers_;
};

/// Frees the names that no entry of the database has; reads the slots of every entry.
void free_unused_names(const Xapian::Database& database, NameRegister& names);
/// The same for `numbers` only, by their terms, which takes no walk: names whose words no other name has.
void free_unused_names(const Xapian::Database& database, const std::set<uint32_t>& numbers, NameRegister& names);

/// True for the words that a dictionary of spellings may hold.
bool is_spelling_word(const std::string& term);
/// Makes the dictionary equal to the words of the database.
void refresh_spelling(Xapian::WritableDatabase& database);
/// The same for `words` only; `before` is the database as it was when its dictionary was right.
void refresh_spelling(Xapian::WritableDatabase& database, const Xapian::Database& before,
                      const std::set<std::string>& words);

/// What of these parts does not fit the entries, a clause each.
std::vector<std::string> derived_faults(const Xapian::Database& database);

}  // namespace minutebook
