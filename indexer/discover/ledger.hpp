// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "lib/base/result.hpp"
#include "lib/model/source.hpp"

namespace minutebook {

/// What became of one file when it was read last. INDEX/ledger, beside the two databases and never inside the public
/// one, since names of restricted papers stand in it.
struct LedgerRow {
  SourceFile source;
  std::string id;
  std::string sha256;
  Verdict verdict = Verdict::ok;
  std::string detail;
  uint32_t pages = 0;
  bool restricted = false;  ///< held back from the public database
  std::string body;         ///< may be empty
  std::string date;         ///< ISO, may be empty
  std::string type;
  bool partly = false;                     ///< public, but parts of it are held back
  std::string corrections = {};            ///< marks the corrections that were applied, empty when there were none
  std::vector<std::string> replaces = {};  ///< ids of earlier versions that were public, the latest first
  uint32_t unread_pages = 0;               ///< pages that are pictures and whose words were not read
  std::string ocr = {};                    ///< what its pictures were read with, empty when they were not (yet)
  friend bool operator==(const LedgerRow&, const LedgerRow&) = default;
};

/// LedgerRow::type of a zip, which has no words of its own; the papers in it have rows.
inline constexpr std::string_view archive_type = "archive";

/// True when the file was put into one of the databases: it could be read, or at least named and told apart (a scan,
/// the first part of a very long paper).
bool is_indexed(const LedgerRow& row);

struct Ledger {
  std::string written;      ///< UTC, RFC 3339
  std::string corrections;  ///< hash of all corrections of the last run, empty when there were none
  std::vector<LedgerRow> rows;
  std::string serial = {};  ///< of the state of the index that it describes
  friend bool operator==(const Ledger&, const Ledger&) = default;
};

/// Format: text, a first line "minutebook ledger 3\tTIME\tCORRECTIONS\tSERIAL", then a line a file of seventeen fields
/// separated by tabs, in the order of ledger.cpp; backslash, tab, line feed and carriage return inside a field are
/// written \\ \t \n \r. A missing file is not_found, a ledger of another version wrong_version.
Result<Ledger> read_ledger(const std::filesystem::path& index_root);
Result<void> write_ledger(const std::filesystem::path& index_root, const Ledger& ledger);

/// The ledger of a state that is about to be published: INDEX/ledger.next. It becomes the ledger by adopt_ledger().
Result<Ledger> read_next_ledger(const std::filesystem::path& index_root);
Result<void> write_next_ledger(const std::filesystem::path& index_root, const Ledger& ledger);
Result<void> adopt_ledger(const std::filesystem::path& index_root);

/// True when `files` are exactly the files of the ledger, in its order, each with the size and time it had.
bool is_unchanged(const Ledger& ledger, const std::vector<SourceFile>& files);

}  // namespace minutebook
