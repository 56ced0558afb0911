// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <filesystem>
#include <string>
#include <vector>

#include "lib/base/result.hpp"
#include "lib/model/source.hpp"

namespace minutebook {

/// What became of one file at the last index run. INDEX/ledger, beside the two databases and never inside the public
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
  friend bool operator==(const LedgerRow&, const LedgerRow&) = default;
};

struct Ledger {
  std::string written;      ///< UTC, RFC 3339
  std::string corrections;  ///< hash of the corrections that were applied, empty when there were none
  std::vector<LedgerRow> rows;
  friend bool operator==(const Ledger&, const Ledger&) = default;
};

/// Format: UTF-8 text, a first line "minutebook ledger 1\tTIME\tCORRECTIONS", then a line a file of eleven fields
/// separated by tabs; backslash, tab, line feed and carriage return inside a field are written \\ \t \n \r. Not found
/// is an error not_found.
Result<Ledger> read_ledger(const std::filesystem::path& index_root);
Result<void> write_ledger(const std::filesystem::path& index_root, const Ledger& ledger);

/// True when `files` are exactly the files of the ledger, each with the size and time it had.
bool is_unchanged(const Ledger& ledger, const std::vector<SourceFile>& files);

}  // namespace minutebook
