// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <cstdint>
#include <string>
#include <vector>

#include "lib/model/archive.hpp"

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

/// What a database holds: what a search that finds nothing has looked through, and what it has not.
struct Holdings {
  std::string revision;
  uint64_t documents = 0;
  uint64_t pages = 0;
  uint64_t unread_pages = 0;
  std::vector<UnreadPaper> unread;                    ///< by path
  std::vector<std::string> papers, meetings, boards;  ///< ids, ascending
  std::string first_date, last_date;                  ///< ISO, of the dated papers; empty if there is none
  uint64_t undated = 0;
  std::vector<Archive> archives = {};  ///< whose papers these are, as manifests say
};

/// A paper that was here once.
struct FormerPaper {
  std::string id;
  std::string day;          ///< ISO, on which it went
  std::string replaced_by;  ///< id of its later version; empty: it was taken out
  friend bool operator==(const FormerPaper&, const FormerPaper&) = default;
};

}  // namespace minutebook
