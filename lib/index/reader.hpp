// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <chrono>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "lib/base/result.hpp"
#include "lib/model/duplicate.hpp"
#include "lib/model/explanation.hpp"
#include "lib/model/holdings.hpp"
#include "lib/model/record.hpp"
#include "lib/model/register_query.hpp"
#include "lib/model/register_result.hpp"
#include "lib/model/search.hpp"
#include "lib/query/query.hpp"

namespace minutebook {

class GenerationCaches;
struct Ranking;

enum class Access { open, restricted };  ///< which of the two databases

/// What readers in several threads keep in memory together.
std::shared_ptr<GenerationCaches> make_generation_caches();

/// One open generation. Not thread-safe: one Reader a thread.
class Reader {
 public:
  /// Fails with wrong_version (hint: the command that rebuilds) when the format number is not ours, not_found when
  /// there is no index.
  /// `caches` are shared by the readers of one side of an index.
  static Result<Reader> open(const std::filesystem::path& index_root, Access access = Access::open,
                             std::shared_ptr<GenerationCaches> caches = nullptr);
  Reader(Reader&&) noexcept;
  Reader& operator=(Reader&&) noexcept;
  ~Reader();

  /// Changes when a new generation is published.
  [[nodiscard]] std::string revision() const;
  /// True when the index root has a newer generation than this reader has open, or other house words (two stat calls).
  [[nodiscard]] bool is_stale() const;

  /// Has every stage written into `explanation` when there is one.
  Result<SearchResult> search(const SearchRequest& request, Explanation* explanation = nullptr);
  /// Decisions or actions, at most 1000 at a time: see register_search.hpp.
  Result<RegisterResult> search_register(const SearchRequest& request, EntryKind kind);
  /// One matter across meetings: see timeline.hpp.
  Result<Timeline> timeline(const SearchRequest& request);
  /// Papers like another or like a text: see similar.hpp.
  Result<SimilarResult> similar(const SimilarRequest& request);

  // The registers (register_store.hpp). Ids that a thing had lead to it.
  Result<Listed<MeetingLine>> meetings(const ListQuery& query);
  Result<Listed<BoardLine>> boards(const ListQuery& query);
  Result<Listed<PersonLine>> people(const ListQuery& query);
  Result<std::optional<MeetingAnswer>> meeting(const std::string& id);
  Result<std::optional<BoardAnswer>> board(const std::string& id);
  Result<std::optional<PersonAnswer>> person(const std::string& id);
  Result<std::map<std::string, ResolvedStatus>> statuses(const std::vector<StatusWanted>& wanted);
  Result<SuggestAnswer> suggest(const std::string& typed, size_t limit);

  /// Orders results another way from now on, to measure what an ingredient does; average lengths stay the index's own.
  void rank_with(const Ranking& ranking);
  /// How much processor time a search may take before it is stopped and says so.
  void allow(std::chrono::milliseconds processor_time);
  /// The whole record, page texts and passages included. The id of a version that was replaced gives the paper that
  /// replaced it, with an id of its own.
  Result<std::optional<DocumentRecord>> document(const std::string& id);
  /// Calls `look` with every record as it was stored, in the order of ids, one at a time in memory; ends early when it
  /// returns false.
  Result<void> each_document(const std::function<bool(const DocumentRecord&)>& look);
  /// What is here, and what of it could not be read: see holdings.hpp.
  Result<Holdings> holdings();
  /// Whose papers these are: see archives.hpp.
  [[nodiscard]] const std::vector<Archive>& archives() const;
  /// Papers that were here once, the latest first: see former_papers.hpp.
  Result<std::vector<FormerPaper>> former_papers();
  /// How many papers stand more than once; looks at every paper that shares text with another.
  Result<DuplicateCounts> duplicates();
  /// Distinct values of a field with the number of documents, most frequent first.
  Result<std::vector<FacetValue>> values(FieldId field, uint32_t limit);
  [[nodiscard]] uint64_t document_count() const;
  [[nodiscard]] uint64_t entry_count() const;

 private:
  struct State;
  explicit Reader(std::unique_ptr<State> state);
  Result<std::optional<DocumentRecord>> record_of(const std::string& id);
  std::unique_ptr<State> state_;
};

}  // namespace minutebook
