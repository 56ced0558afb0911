// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <string>
#include <string_view>
#include <vector>

namespace minutebook {

/// A personal name without titles and honours, taken apart for comparison. All parts are folded: "R. W. O’Dea" has
/// given {"r", "w"} and surname "odea".
struct NameKey {
  std::vector<std::string> given;  ///< given names or initials in order; empty when only a surname is printed
  std::string surname;             ///< with its particles, without blanks: "vandermeer"
  std::string generation;          ///< "jr", "iii"; mostly empty
  friend bool operator==(const NameKey&, const NameKey&) = default;
};

/// "Penn (M)" is read as M. Penn; "Penn, Jr." keeps its mark apart. The key of an empty name is empty.
NameKey name_key(std::string_view name);

/// True unless the given names contradict each other: an initial fits a name that begins with it, a nickname its full
/// name, and no given name fits any.
bool given_names_agree(const NameKey& a, const NameKey& b);

/// One folded given name spelt in two ways: with letters single or doubled ("phillip", "philip").
bool spelt_alike(std::string_view a, std::string_view b);

/// True if both print a full given name (not an initial) and it is the same or a nickname of the same.
bool same_given_name(const NameKey& a, const NameKey& b);

/// given_names_agree() with one surname: could be one person as far as the names tell.
bool could_be_same_name(const NameKey& a, const NameKey& b);

/// The form that nicknames share ("dave" -> "david"); the word itself when it is not known as one. Folded words.
std::string_view nickname_root(std::string_view given);

/// Optimal string alignment distance (edits and swaps of neighbours), counted up to `limit` + 1.
int edit_distance(std::string_view a, std::string_view b, int limit);

}  // namespace minutebook
