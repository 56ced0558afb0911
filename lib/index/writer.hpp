// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
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

/// Changes an index root, or builds it anew, and publishes the change atomically: until publish() readers see what was
/// there before. A few papers are written into the current generation in one transaction; many go into throw-away
/// shards that are merged, once, with what stays of the current generation into a new one. A builder that is destroyed
/// or killed leaves nothing but a folder that the next one removes. add() and remove() may be called from several
/// threads at once. Only one builder an index root: a second fails with ErrorCode::locked.
///
///   INDEX/format              one line: "minutebook index 7"
///   INDEX/lock                held (flock) while a builder lives
///   INDEX/public/XAPIANDB     Xapian stub naming the current generation, replaced by rename at every change
///   INDEX/public/gen-000007/  a Xapian database
///   INDEX/public/gen-000007/registers/  boards, meetings, people, suggestions: see register_store.hpp
///   INDEX/restricted/…        the same for papers that are not public
class IndexBuilder {
 public:
  /// Builds anew: what is published at the end holds nothing of what was there before.
  static Result<std::unique_ptr<IndexBuilder>> begin(const std::filesystem::path& index_root, unsigned shards);
  /// Changes what is there. Fails with not_found or wrong_version when there is nothing that could be changed.
  static Result<std::unique_ptr<IndexBuilder>> update(const std::filesystem::path& index_root, unsigned shards);
  ~IndexBuilder();
  IndexBuilder(const IndexBuilder&) = delete;
  IndexBuilder& operator=(const IndexBuilder&) = delete;

  /// Puts the record's entries into the public or, when its restriction says so, the restricted database. Weakly marked
  /// papers are held back as restricted. A paper of the same id that is in the index is replaced, in both.
  Result<void> add(const DocumentRecord& record);
  /// Takes a paper out of both databases; no matter if there is none.
  void remove(const std::string& id);
  /// The whole record of a paper that was in the index when the builder began, restricted parts included.
  Result<std::optional<DocumentRecord>> stored(const std::string& id);
  /// What people said of names that are one person's, or are not; for the registers.
  void set_rulings(std::vector<PersonRuling> rulings);
  /// Serial of the state that is changed; empty when everything is built anew.
  [[nodiscard]] const std::string& base_serial() const;
  /// Names the state that publish() makes; never used before. published_serials() tells it afterwards.
  [[nodiscard]] const std::string& serial() const;
  Result<PublishedCounts> publish();
  /// The same, but always into a new generation in which nothing is left of what was taken out.
  Result<PublishedCounts> publish_compacted();

 private:
  struct State;
  explicit IndexBuilder(std::unique_ptr<State> state);
  static Result<std::unique_ptr<IndexBuilder>> make(const std::filesystem::path& index_root, unsigned shards,
                                                    bool from_nothing);
  Result<PublishedCounts> publish_as(bool compacted);
  std::unique_ptr<State> state_;
};

/// Serials of the two published databases. They differ only when an update was killed between the two.
struct PublishedSerials {
  std::string open, restricted;
};
Result<PublishedSerials> published_serials(const std::filesystem::path& index_root);

/// True when papers went out and their bytes may still lie in freed blocks, or the files have grown far beyond what
/// they hold: publish_compacted() puts that right. In a large archive, of a paper that was replaced only on the day
/// after, or when many were.
Result<bool> is_compaction_due_in(const std::filesystem::path& index_root);

/// Ids of the papers in the two databases, sorted.
struct StoredIds {
  std::vector<std::string> open, restricted;
};
Result<StoredIds> stored_ids(const std::filesystem::path& index_root);

}  // namespace minutebook
