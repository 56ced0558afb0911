// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include <xapian.h>

// Entries have words, queries ask for stems. Which words have a stem stands once for the whole database, in Xapian's
// table of synonyms, so that no entry needs the stems of its words beside them: that was two fifths of the index.
namespace minutebook {

/// A stem that is asked for, "Zmeet" or, of the words of a field, "ZSmeet": no term of the database, but the words that
/// have it.
bool is_stem_term(std::string_view term);

/// The terms that a stem stands for and that the database has.
std::vector<std::string> terms_of_stem(const Xapian::Database& database, std::string_view stem_term);

/// True for a term that is a word, of no field.
bool is_word_term(std::string_view term);

/// Makes the table of stems equal to the words of the database.
void refresh_stems(Xapian::WritableDatabase& database);
/// The same for `words` only.
void refresh_stems(Xapian::WritableDatabase& database, const std::set<std::string>& words);

/// In how many places the table differs from the words.
size_t stem_faults(const Xapian::Database& database);

}  // namespace minutebook
