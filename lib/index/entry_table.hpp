// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <cstdint>
#include <string>
#include <vector>

#include <xapian.h>

namespace minutebook {

/// What every search must know of every entry, by its id.
struct EntryTable {
  std::vector<Xapian::termcount> lengths;  ///< weighted; 0 where there is no entry
  std::vector<uint32_t> papers;            ///< number of the paper, 0 where there is no entry
  std::vector<uint8_t> is_document;        ///< 1 for entries that stand for whole papers
  std::vector<std::string> paper_ids;      ///< by number
  [[nodiscard]] size_t size() const { return papers.size(); }
};

/// Reads it: 0.3 µs an entry. Throws what Xapian throws.
EntryTable read_entry_table(const Xapian::Database& database);

}  // namespace minutebook
