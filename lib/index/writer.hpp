// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "lib/base/result.hpp"
#include "lib/model/people.hpp"
#include "lib/model/record.hpp"

namespace minutebook {

struct PublishedCounts {
  uint64_t documents = 0;  ///< public
  uint64_t entries = 0;    ///< public
  uint64_t restricted_documents = 0;
};

/// Builds one new generation of an index root beside the current one and publishes it atomically. Until publish()
/// readers see the old generation; a builder that is destroyed or killed leaves nothing but a folder that the next
/// build removes. add() may be called from several threads at once. Only one builder an index root: a second fails with
/// ErrorCode::locked.
///
///   INDEX/format              one line: "minutebook index 2"
///   INDEX/lock                held (flock) while a builder lives
///   INDEX/public/XAPIANDB     Xapian stub naming the current generation, replaced by rename
///   INDEX/public/gen-000007/  a compacted Xapian database
///   INDEX/public/gen-000007/registers/  boards, meetings, people, suggestions: see register_store.hpp
///   INDEX/restricted/…        the same for papers that are not public
class IndexBuilder {
 public:
  static Result<std::unique_ptr<IndexBuilder>> begin(const std::filesystem::path& index_root, unsigned shards);
  ~IndexBuilder();
  IndexBuilder(const IndexBuilder&) = delete;
  IndexBuilder& operator=(const IndexBuilder&) = delete;

  /// Puts the record's entries into the public or, when its restriction says so, the restricted database. Weakly marked
  /// papers are held back as restricted.
  Result<void> add(const DocumentRecord& record);
  /// What people said of names that are one person's, or are not; for the registers.
  void set_rulings(std::vector<PersonRuling> rulings);
  Result<PublishedCounts> publish();

 private:
  struct State;
  explicit IndexBuilder(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

}  // namespace minutebook
