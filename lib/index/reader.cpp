// SPDX-License-Identifier: GPL-3.0-or-later
#include "lib/index/reader.hpp"
#include "lib/index/archives.hpp"

#include <sys/stat.h>

#include <algorithm>
#include <chrono>
#include <utility>

#include <xapian.h>

#include "lib/index/derived.hpp"
#include "lib/index/duplicates.hpp"
#include "lib/index/format.hpp"
#include "lib/index/former_papers.hpp"
#include "lib/index/generation.hpp"
#include "lib/index/generation_cache.hpp"
#include "lib/index/guard.hpp"
#include "lib/index/holdings.hpp"
#include "lib/index/house_words.hpp"
#include "lib/index/ranking.hpp"
#include "lib/index/register_search.hpp"
#include "lib/index/register_store.hpp"
#include "lib/index/search.hpp"
#include "lib/index/similar.hpp"
#include "lib/index/stem.hpp"
#include "lib/index/timeline.hpp"
#include "lib/model/json.hpp"

namespace minutebook {
namespace {

constexpr int tries = 3;
constexpr std::chrono::milliseconds usual_allowance{200};

/// What stat says of the stub: another generation has another file there.
struct StubMark {
  ino_t inode = 0;
  time_t seconds = 0;
  long nanoseconds = 0;
  [[nodiscard]] std::string in_words() const {
    return " " + std::to_string(inode) + " " + std::to_string(seconds) + "." + std::to_string(nanoseconds);
  }
  friend bool operator==(const StubMark&, const StubMark&) = default;
};

StubMark mark_of(const std::filesystem::path& stub) {
  struct stat status = {};
  if (::stat(stub.c_str(), &status) != 0) return {};
  return {status.st_ino, status.st_mtim.tv_sec, status.st_mtim.tv_nsec};
}

}  // namespace

struct Reader::State {
  IndexPaths paths;
  Access access = Access::open;
  StubMark stub;
  Xapian::Database database;
  std::vector<std::string> names;
  std::vector<Archive> archives;
  std::string revision;
  uint64_t documents = 0, entries = 0;
  Ranking ranking;
  Stemmer stem;
  RegisterStore registers;
  std::shared_ptr<GenerationCaches> caches;
  MeetingTerms terms;
  Budget budget;
  std::chrono::milliseconds allowance = usual_allowance;
  Scorer scorer{terms, &budget};
  CountedValues values;
  StoredEntries stored;
  HouseWords house_words;
  StubMark house_mark;

  /// For a request that begins now.
  [[nodiscard]] SearchParts parts() {
    budget.begin(allowance);
    return {database, ranking, stem, names, registers, terms, scorer, values, stored, house_words, budget};
  }
  [[nodiscard]] bool restricted() const { return access == Access::restricted; }
  [[nodiscard]] std::filesystem::path house_file() const { return paths.side(restricted()) / house_words_name; }
  [[nodiscard]] bool is_stale() const {
    return mark_of(paths.stub(restricted())) != stub || mark_of(house_file()) != house_mark;
  }

  Result<void> load() {
    if (auto fine = check_format(paths); !fine) return fine;
    return guarded("Could not open the index in " + paths.root.string(), [&]() -> Result<void> {
      stub = mark_of(paths.stub(restricted()));
      database = Xapian::Database(paths.side(restricted()).string());
      if (database.get_metadata(std::string(format::metadata::format)) != format::format_line)
        return fail(ErrorCode::wrong_version, "The index in " + paths.root.string() + " was written by another version",
                    "Build it with minutebook index FOLDER... --index DIR");
      read_metadata();
      const auto cache = caches->of(revision + stub.in_words());
      terms = MeetingTerms(database, cache);
      stored = StoredEntries(database, cache);
      scorer = Scorer(terms, &budget);
      values = CountedValues(database);
      const auto current = current_generation(paths.stub(restricted()));
      if (!current) return tl::unexpected(current.error());
      registers = RegisterStore(*current / registers_name);
      house_mark = mark_of(house_file());
      house_words = HouseWords::read(house_file());
      return {};
    });
  }

  void read_metadata() {
    const auto get = [&](std::string_view key) { return database.get_metadata(std::string(key)); };
    const Totals totals = read_totals(database);
    documents = totals.documents;
    entries = totals.entries;
    const auto mean = [](uint64_t sum, uint64_t count) {
      return static_cast<double>(count == 0 ? 1 : std::max<uint64_t>(1, sum / count));
    };
    ranking.document.average_length = mean(totals.document_words, totals.documents);
    ranking.passage.average_length = mean(totals.passage_words, totals.passages);
    revision = database.get_uuid() + "-" + get(format::metadata::serial);
    names = NameRegister::read(database).names();
    archives = read_archives(database);
  }

  /// Runs `work`; when a build has replaced the files under the reader, opens the index again and retries.
  template <class Work>
  std::invoke_result_t<Work> with_retry(const std::string& doing, Work&& work) {
    for (int left = tries; left > 1; --left) {
      try {
        auto done = work();
        // Tables that Xapian opens late may be gone with their generation, and then count as empty.
        if (!is_stale()) return done;
        if (auto again = load(); !again) return tl::unexpected(again.error());
      } catch (const Xapian::DatabaseError&) {
        if (auto again = load(); !again) return tl::unexpected(again.error());
      } catch (const Xapian::Error& error) {
        return tl::unexpected(error_of(doing, error));
      }
    }
    return guarded(doing, std::forward<Work>(work));
  }
};

namespace {

/// Adds how long it took and of which revision it is.
template <class Answer>
Result<Answer> timed(Result<Answer> answer, std::chrono::steady_clock::time_point begun, const std::string& revision) {
  if (!answer) return answer;
  const std::chrono::duration<double, std::milli> took = std::chrono::steady_clock::now() - begun;
  answer->took_ms = took.count();
  answer->revision = revision;
  return answer;
}

SearchRequest bounded(SearchRequest request, uint32_t limit) {
  request.limit = std::min(request.limit, limit);
  request.offset = std::min<uint32_t>(request.offset, 100000);
  return request;
}

}  // namespace

std::shared_ptr<GenerationCaches> make_generation_caches() { return std::make_shared<GenerationCaches>(); }

Reader::Reader(std::unique_ptr<State> state) : state_(std::move(state)) {}
Reader::Reader(Reader&&) noexcept = default;
Reader& Reader::operator=(Reader&&) noexcept = default;
Reader::~Reader() = default;

Result<Reader> Reader::open(const std::filesystem::path& index_root, Access access,
                            std::shared_ptr<GenerationCaches> caches) {
  auto state = std::make_unique<State>();
  state->paths.root = index_root;
  state->access = access;
  state->caches = caches ? std::move(caches) : make_generation_caches();
  if (auto loaded = state->load(); !loaded) return tl::unexpected(loaded.error());
  return Reader(std::move(state));
}

std::string Reader::revision() const { return state_->revision; }
bool Reader::is_stale() const { return state_->is_stale(); }
uint64_t Reader::document_count() const { return state_->documents; }
uint64_t Reader::entry_count() const { return state_->entries; }

void Reader::rank_with(const Ranking& ranking) {
  const double document_length = state_->ranking.document.average_length;
  const double passage_length = state_->ranking.passage.average_length;
  state_->ranking = ranking;
  state_->ranking.document.average_length = document_length;
  state_->ranking.passage.average_length = passage_length;
}

void Reader::allow(std::chrono::milliseconds processor_time) { state_->allowance = processor_time; }

Result<SearchResult> Reader::search(const SearchRequest& request, Explanation* explanation) {
  const auto begun = std::chrono::steady_clock::now();
  auto result = state_->with_retry("Could not search", [&]() -> Result<SearchResult> {
    return minutebook::search(state_->parts(), bounded(request, 100), explanation);
  });
  return timed(std::move(result), begun, state_->revision);
}

Result<RegisterResult> Reader::search_register(const SearchRequest& request, EntryKind kind) {
  const auto begun = std::chrono::steady_clock::now();
  auto result = state_->with_retry("Could not search", [&]() -> Result<RegisterResult> {
    return minutebook::search_register(state_->parts(), bounded(request, 1000), kind);
  });
  return timed(std::move(result), begun, state_->revision);
}

Result<Timeline> Reader::timeline(const SearchRequest& request) {
  const auto begun = std::chrono::steady_clock::now();
  auto result = state_->with_retry("Could not search",
                                   [&]() -> Result<Timeline> { return timeline_of(state_->parts(), request); });
  return timed(std::move(result), begun, state_->revision);
}

Result<SimilarResult> Reader::similar(const SimilarRequest& request) {
  const auto begun = std::chrono::steady_clock::now();
  auto result = state_->with_retry("Could not search",
                                   [&]() -> Result<SimilarResult> { return similar_to(state_->parts(), request); });
  return timed(std::move(result), begun, state_->revision);
}

Result<std::optional<DocumentRecord>> Reader::document(const std::string& id) {
  auto record = record_of(id);
  if (!record || !*record) return record;
  auto duplicates = state_->with_retry("Could not compare the paper " + id, [&]() -> Result<Duplicates> {
    return find_duplicates(state_->database, (*record)->id, DuplicateSearch::whole);
  });
  if (!duplicates) return tl::unexpected(duplicates.error());
  (*record)->duplicates = std::move(*duplicates);
  return record;
}

Result<std::optional<DocumentRecord>> Reader::record_of(const std::string& id) {
  using Found = Result<std::optional<DocumentRecord>>;
  if (id.empty() || id.size() > 64) return std::optional<DocumentRecord>();
  return state_->with_retry("Could not read the paper " + id, [&]() -> Found {
    const Xapian::Database& database = state_->database;
    for (const auto prefix : {format::prefix::record, format::prefix::former}) {
      const std::string term = std::string(prefix) + id;
      const auto posting = database.postlist_begin(term);
      if (posting == database.postlist_end(term)) continue;
      auto record = record_from_json(database.get_document(*posting).get_data());
      if (!record) return tl::unexpected(record.error());
      return std::optional<DocumentRecord>(std::move(*record));
    }
    return std::optional<DocumentRecord>();
  });
}

Result<void> Reader::each_document(const std::function<bool(const DocumentRecord&)>& look) {
  // The ids first: should the files be replaced under the reader, only the paper in hand is read again.
  const std::string prefix(format::prefix::record);
  const auto ids = state_->with_retry("Could not list the papers", [&]() -> Result<std::vector<std::string>> {
    std::vector<std::string> out;
    const Xapian::Database& database = state_->database;
    for (auto term = database.allterms_begin(prefix); term != database.allterms_end(prefix); ++term)
      out.push_back((*term).substr(prefix.size()));
    return out;
  });
  if (!ids) return tl::unexpected(ids.error());
  for (const std::string& id : *ids) {
    const auto record = record_of(id);
    if (!record) return tl::unexpected(record.error());
    if (*record && !look(**record)) break;
  }
  return {};
}

const std::vector<Archive>& Reader::archives() const { return state_->archives; }

Result<Holdings> Reader::holdings() {
  return state_->with_retry("Could not count what is held", [&]() -> Result<Holdings> {
    Holdings holdings = read_holdings(state_->database, state_->registers);
    holdings.revision = state_->revision;
    return holdings;
  });
}

Result<std::vector<FormerPaper>> Reader::former_papers() {
  return state_->with_retry("Could not read what was here",
                            [&]() -> Result<std::vector<FormerPaper>> { return read_former_papers(state_->database); });
}

Result<DuplicateCounts> Reader::duplicates() {
  return state_->with_retry("Could not compare the papers",
                            [&]() -> Result<DuplicateCounts> { return count_duplicates(state_->database); });
}

Result<std::vector<FacetValue>> Reader::values(FieldId id, uint32_t limit) {
  return state_->with_retry("Could not count values", [&]() -> Result<std::vector<FacetValue>> {
    SearchRequest everything;
    everything.limit = 0;
    const SearchResult all = minutebook::search(state_->parts(), everything);
    const std::string_view name = id == FieldId::attendee ? "person" : field(id).name;
    for (const Facet& facet : all.facets)
      if (facet.name == name) {
        auto values = facet.values;
        values.resize(std::min<size_t>(values.size(), limit));
        return values;
      }
    return std::vector<FacetValue>();
  });
}

Result<Listed<MeetingLine>> Reader::meetings(const ListQuery& query) {
  const auto begun = std::chrono::steady_clock::now();
  auto list = state_->with_retry("Could not list the meetings",
                                 [&]() -> Result<Listed<MeetingLine>> { return state_->registers.meetings(query); });
  return timed(std::move(list), begun, state_->revision);
}

Result<Listed<BoardLine>> Reader::boards(const ListQuery& query) {
  const auto begun = std::chrono::steady_clock::now();
  auto list = state_->with_retry("Could not list the boards",
                                 [&]() -> Result<Listed<BoardLine>> { return state_->registers.boards(query); });
  return timed(std::move(list), begun, state_->revision);
}

Result<Listed<PersonLine>> Reader::people(const ListQuery& query) {
  const auto begun = std::chrono::steady_clock::now();
  auto list = state_->with_retry("Could not list the people",
                                 [&]() -> Result<Listed<PersonLine>> { return state_->registers.people(query); });
  return timed(std::move(list), begun, state_->revision);
}

Result<std::optional<MeetingAnswer>> Reader::meeting(const std::string& id) {
  using Found = std::optional<MeetingAnswer>;
  return state_->with_retry("Could not read the meeting", [&]() -> Result<Found> {
    auto line = state_->registers.meeting(id);
    if (!line) return Found();
    MeetingAnswer answer;
    answer.papers = state_->registers.papers_of(*line);
    std::tie(answer.previous, answer.next) = state_->registers.neighbours(*line);
    answer.meeting = std::move(*line);
    answer.revision = state_->revision;
    return Found(std::move(answer));
  });
}

Result<std::optional<BoardAnswer>> Reader::board(const std::string& id) {
  using Found = std::optional<BoardAnswer>;
  return state_->with_retry("Could not read the board", [&]() -> Result<Found> {
    auto line = state_->registers.board(id);
    if (!line) return Found();
    BoardAnswer answer;
    answer.board = std::move(*line);
    answer.meetings = state_->registers.meetings_of(answer.board.board.id);
    for (const AnnouncedMeeting& one : answer.board.missing)
      if (const auto paper = state_->registers.paper(one.document))
        answer.announcing.emplace(one.document, paper->document);
    answer.revision = state_->revision;
    return Found(std::move(answer));
  });
}

Result<std::optional<PersonAnswer>> Reader::person(const std::string& id) {
  using Found = std::optional<PersonAnswer>;
  return state_->with_retry("Could not read the person", [&]() -> Result<Found> {
    auto line = state_->registers.person(id);
    if (!line) return Found();
    PersonAnswer answer;
    answer.papers = state_->registers.papers_of(*line);
    answer.actions = owned_actions(state_->parts(), *line, answer.papers);
    answer.person = std::move(*line);
    answer.revision = state_->revision;
    return Found(std::move(answer));
  });
}

Result<std::map<std::string, ResolvedStatus>> Reader::statuses(const std::vector<StatusWanted>& wanted) {
  using Found = std::map<std::string, ResolvedStatus>;
  return state_->with_retry("Could not read how actions stand", [&]() -> Result<Found> {
    Found out;
    for (const StatusWanted& one : wanted)
      out.emplace(one.key, state_->registers.resolved(one.key, one.recorded_in, one.page));
    return out;
  });
}

Result<SuggestAnswer> Reader::suggest(const std::string& typed, size_t limit) {
  return state_->with_retry("Could not look for suggestions", [&]() -> Result<SuggestAnswer> {
    SuggestAnswer answer;
    answer.query = typed;
    answer.revision = state_->revision;
    answer.suggestions = state_->registers.suggest(typed, limit, answer.mended);
    return answer;
  });
}

}  // namespace minutebook
