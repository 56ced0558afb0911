// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <cstdint>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

#include "lib/base/result.hpp"
#include "lib/index/reader.hpp"

namespace minutebook {

/// A paper that is held and has pages whose words cannot be searched.
struct UnreadPaper {
  std::string id;
  std::string path;
  std::string title;
  uint32_t pages = 0;
  uint32_t unread_pages = 0;  ///< those without any text, or that are not public
  std::string why;            ///< "it holds pictures of pages but no text", may be empty
  friend bool operator==(const UnreadPaper&, const UnreadPaper&) = default;
};

/// What the public index holds: what a search that finds nothing has looked through, and what it has not.
struct Holdings {
  std::string revision;
  uint64_t documents = 0;
  uint64_t pages = 0;
  uint64_t unread_pages = 0;
  std::vector<UnreadPaper> unread;    ///< by path
  std::vector<std::string> ids;       ///< of all papers, ascending
  std::string first_date, last_date;  ///< ISO, of the dated papers; empty if there is none
  uint64_t undated = 0;
};

/// Reads every record once.
Result<Holdings> read_holdings(Reader& reader);

/// GET /api/v1/holdings (schemas/holdings.schema.json).
std::string holdings_json(const Holdings& holdings);

/// Holdings of the newest revision that was asked for. Thread-safe; while one thread reads, others wait for it.
class HoldingsKeeper {
 public:
  Result<std::shared_ptr<const Holdings>> of(Reader& reader);

 private:
  std::mutex mutex_;
  std::shared_ptr<const Holdings> kept_;
};

}  // namespace minutebook
