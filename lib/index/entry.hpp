// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <xapian.h>

#include "lib/index/term_table.hpp"
#include "lib/model/register_result.hpp"
#include "lib/model/search.hpp"

namespace minutebook {

/// What an entry must show of itself in a result, kept with it so that one read is enough.
struct EntryData {
  EntryKind kind = EntryKind::passage;
  uint32_t behind = 0;  ///< how many entries after the document entry of its meeting, which is written with `document`
  DocumentSummary document;  ///< of other entries read_entry() fills it in
  std::string item_number, item_title;
  uint32_t page = 0;                  ///< where the text begins; 0 unknown
  std::vector<uint32_t> page_starts;  ///< byte offsets in `text` where each later page begins
  std::string text;                   ///< what snippets are cut from
  std::string outcome;
  std::vector<std::string> owners;
  EntryDetail detail;  ///< of decisions and actions
  friend bool operator==(const EntryData&, const EntryData&) = default;
};

/// The page on which byte `offset` of the text stands; 0 when the entry's page is not known.
uint32_t page_at(const EntryData& data, uint32_t offset);

/// Strings one after the other, each behind its length (7 bits a byte, lowest first).
std::string pack(const EntryData& data);
/// Nothing when the bytes are not what pack() writes. Without `document` when the entry is behind another.
std::optional<EntryData> unpack_entry(std::string_view bytes);
/// The whole of it, with what its document entry says. Throws what Xapian throws.
std::optional<EntryData> read_entry(const Xapian::Database& database, Xapian::docid id);

/// Small numbers, ascending, as differences of 7 bits a byte.
std::string pack_numbers(const std::vector<uint32_t>& ascending);
std::vector<uint32_t> unpack_numbers(std::string_view bytes);

/// An entry before Xapian sees it: printable, and made without any database.
struct Entry {
  EntryData data;
  std::string unique;  ///< "ID.n"
  TermTable terms;
  std::map<unsigned, std::string> values;    ///< slot → value
  std::vector<std::string> persons, owners;  ///< for facets; the writer turns them into slots
  std::vector<std::string> own_owners;       ///< of an action: the names in its slot `own`
};

/// One line a term, for `minutebook show --stage terms`.
std::string to_text(const Entry& entry);

}  // namespace minutebook
