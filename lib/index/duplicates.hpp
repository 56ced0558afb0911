// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <cstdint>
#include <string>

#include <xapian.h>

#include "lib/model/duplicate.hpp"
#include "lib/model/record.hpp"

// Papers that stand in an archive more than once. The sketch of each paper (lib/model/sketch.hpp) is stored as terms of
// its record, so that every change of the index brings its own up to date, and what one database holds is never
// compared with what the other holds. Groups are found when they are asked for, through the posting lists.
namespace minutebook {

/// Adds the terms to the document that holds the record.
void add_sketch(Xapian::Document& document, const DocumentRecord& record);

/// How much is asked: a line of a result shows copies, versions, and what contains the paper; only the page of the
/// paper itself looks for its parts, which takes a look at each shingle.
enum class DuplicateSearch { quick, whole };

/// Of the paper with this id; empty when it is not there. Papers of much the same length whose dates differ, or the
/// years in their names, are forms and no versions of each other, however alike. Throws what Xapian throws.
Duplicates find_duplicates(const Xapian::Database& database, const std::string& id, DuplicateSearch search);

/// Looks at every paper that shares text with another.
DuplicateCounts count_duplicates(const Xapian::Database& database);

}  // namespace minutebook
