// SPDX-License-Identifier: GPL-3.0-or-later
#include "lib/index/reader.hpp"

#include <sys/stat.h>

#include <algorithm>
#include <chrono>
#include <unordered_map>
#include <utility>

#include <xapian.h>

#include "lib/base/text.hpp"
#include "lib/index/collector.hpp"
#include "lib/index/compile.hpp"
#include "lib/index/derived.hpp"
#include "lib/index/duplicates.hpp"
#include "lib/index/entry.hpp"
#include "lib/index/feedback.hpp"
#include "lib/index/format.hpp"
#include "lib/index/generation.hpp"
#include "lib/index/guard.hpp"
#include "lib/index/ranking.hpp"
#include "lib/index/register_search.hpp"
#include "lib/index/register_store.hpp"
#include "lib/index/remedies.hpp"
#include "lib/index/similar.hpp"
#include "lib/index/snippet.hpp"
#include "lib/index/stem.hpp"
#include "lib/index/timeline.hpp"
#include "lib/index/words.hpp"
#include "lib/model/json.hpp"

namespace minutebook {
namespace {

using Xapian::Query;

constexpr Xapian::doccount examined_limit = 200000;  // entries counted for totals and facets; more is "at least"
constexpr size_t facet_values = 20;
constexpr int tries = 3;

/// What stat says of the stub: another generation has another file there.
struct StubMark {
  ino_t inode = 0;
  time_t seconds = 0;
  long nanoseconds = 0;
  friend bool operator==(const StubMark&, const StubMark&) = default;
};

StubMark mark_of(const std::filesystem::path& stub) {
  struct stat status = {};
  if (::stat(stub.c_str(), &status) != 0) return {};
  return {status.st_ino, status.st_mtim.tv_sec, status.st_mtim.tv_nsec};
}

Query kind_query(EntryKind kind) {
  return Query(std::string(field(FieldId::kind).prefix) + std::string(to_name(kind)));
}

/// The same for passages, decisions and actions: leaving out the few entries of whole papers is quicker than going
/// along the many others.
Query among_items(const Query& query) { return {Query::OP_AND_NOT, query, kind_query(EntryKind::document)}; }

/// A document on its way to the page.
struct Candidate {
  std::string id;
  double document_score = 0;
  double passage_score = 0;
  double score = 0;
  Xapian::docid document_entry = 0;
  std::vector<Xapian::docid> entries;  ///< best first
};

}  // namespace

struct Reader::State {
  IndexPaths paths;
  Access access = Access::open;
  StubMark stub;
  Xapian::Database database;
  std::vector<std::string> names;
  std::string revision;
  uint64_t documents = 0, entries = 0;
  Ranking ranking;
  Stemmer stem;
  RegisterStore registers;

  [[nodiscard]] SearchParts parts() const { return {database, ranking, stem, names, registers}; }
  [[nodiscard]] bool restricted() const { return access == Access::restricted; }

  Result<void> load() {
    if (auto fine = check_format(paths); !fine) return fine;
    return guarded("Could not open the index in " + paths.root.string(), [&]() -> Result<void> {
      stub = mark_of(paths.stub(restricted()));
      database = Xapian::Database(paths.side(restricted()).string());
      if (database.get_metadata(std::string(format::metadata::format)) != format::format_line)
        return fail(ErrorCode::wrong_version, "The index in " + paths.root.string() + " was written by another version",
                    "Build it with minutebook index FOLDER... --index DIR");
      read_metadata();
      const auto current = current_generation(paths.stub(restricted()));
      if (!current) return tl::unexpected(current.error());
      registers = RegisterStore(*current / registers_name);
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
  }

  /// Runs `work`; when a build has replaced the files under the reader, opens the index again and retries.
  template <class Work>
  std::invoke_result_t<Work> with_retry(const std::string& doing, Work&& work) {
    for (int left = tries; left > 1; --left) {
      try {
        auto done = work();
        // Tables that Xapian opens late may be gone with their generation, and then count as empty.
        if (mark_of(paths.stub(restricted())) == stub) return done;
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

/// One search from the compiled query to the hits of one page.
class Search {
 public:
  Search(const SearchParts& parts, const SearchRequest& request)
      : database_(parts.database), ranking_(parts.ranking), stem_(parts.stem), parts_(parts), request_(request) {}

  /// Has every stage noted.
  void note(Explanation* explanation) { explanation_ = explanation; }

  SearchResult run() {
    const ParsedQuery parsed = parse_query(request_.text);
    compiled_ = compile(parsed.ast, request_.filters, database_, stem_, &parts_.registers);
    SearchResult result;
    result.request = request_;
    result.text = request_.text;
    result.filters = request_.filters;
    result.read_as = to_words(parsed.ast);
    result.problems = parsed.problems;
    result.problems.insert(result.problems.end(), compiled_.problems.begin(), compiled_.problems.end());
    result.did_you_mean = did_you_mean();
    end_stage("read the query");
    if (request_.sort == SortOrder::relevance)
      rank();
    else
      order_by_date();
    end_stage("find and order papers");
    result.total = collector_.documents();
    result.total_exact = exact_;
    if (request_.with_facets) result.histogram = collector_.histogram();
    if (request_.with_facets) result.facets = collector_.facets(parts_.names, facet_values);
    result.undated_left_out = undated_left_out();
    end_stage("count");
    fill_page(result);
    end_stage("cut excerpts");
    if (explanation_ != nullptr) explain(parsed);
    return result;
  }

 private:
  /// The query with likely mistakes of typing put right, empty when there are none.
  [[nodiscard]] std::string did_you_mean() const {
    std::string text = request_.text;
    for (const auto& [typed, better] : compiled_.better) {
      const size_t at = text.find(typed);
      if (at != std::string::npos) text.replace(at, typed.size(), better);
    }
    return compiled_.better.empty() ? std::string() : text;
  }

  /// Entries that stand for whole papers, or single items when the query can only be answered inside one.
  [[nodiscard]] Query among_documents(const Query& query) const {
    if (compiled_.needs_item) return compiled_.excludes_by_position ? among_items(query) : query;
    return {Query::OP_FILTER, query, kind_query(EntryKind::document)};
  }

  [[nodiscard]] Query wanted(bool with_dates = true) const {
    return among_documents(compiled_.whole(compiled_.soft(), with_dates));
  }

  void prepare(Xapian::Enquire& enquire, const Query& query, const WeightShape& shape) const {
    enquire.set_query(query);
    enquire.set_weighting_scheme(CoverageWeight(shape));
    enquire.set_collapse_key(format::slot::document);
  }

  Xapian::MSet main_matches(Xapian::Enquire& enquire) {
    enquire.add_matchspy(&collector_);
    const Xapian::doccount wanted_count = std::max(ranking_.document_depth, request_.offset + request_.limit);
    const Xapian::doccount examined = std::min(database_.get_doccount(), examined_limit);
    exact_ = database_.get_doccount() <= examined_limit;
    return enquire.get_mset(0, wanted_count, std::max(examined, wanted_count));
  }

  void rank() {
    const auto passages = compiled_.needs_item ? std::vector<ScoredEntry>() : find_passages_in_other_words();
    Xapian::Enquire enquire(database_);
    prepare(enquire, wanted(), compiled_.needs_item ? ranking_.passage : ranking_.document);
    const Xapian::MSet main = main_matches(enquire);
    size_t taken = 0;
    for (auto it = main.begin(); it != main.end() && taken < ranking_.document_depth; ++it, ++taken) {
      Candidate& one = candidate(it.get_collapse_key());
      if (compiled_.needs_item) {
        one.passage_score = it.get_weight();
        one.entries.push_back(*it);
      } else {
        one.document_score = it.get_weight();
        one.document_entry = *it;
      }
    }
    if (compiled_.needs_item)
      add_document_scores();
    else
      add_passage_scores(passages);
    order_candidates();
    for (auto it = main.begin() + taken; it != main.end(); ++it)
      if (by_id_.count(it.get_collapse_key()) == 0) add_tail(it);
  }

  Candidate& candidate(const std::string& id) {
    const auto [it, fresh] = by_id_.try_emplace(id, candidates_.size());
    if (fresh) candidates_.push_back({id, 0, 0, 0, 0, {}});
    return candidates_[it->second];
  }

  void add_tail(const Xapian::MSetIterator& it) {
    Candidate& one = candidate(it.get_collapse_key());
    one.score = it.get_weight();
    (compiled_.needs_item ? one.entries.emplace_back() : one.document_entry) = *it;
  }

  /// Passages, decisions and actions that have any of the words, best first.
  [[nodiscard]] std::vector<ScoredEntry> find_passages() const {
    if (compiled_.concepts.empty() && compiled_.required.empty()) return {};
    Xapian::Enquire enquire(database_);
    const Query words = compiled_.soft_with_neighbours(ranking_.nearness);
    prepare(enquire, among_items(compiled_.whole(words)), ranking_.passage);
    enquire.set_collapse_key(format::slot::document, 8);
    const Xapian::MSet found = enquire.get_mset(0, ranking_.passage_depth);
    std::vector<ScoredEntry> out;
    out.reserve(found.size());
    for (auto it = found.begin(); it != found.end(); ++it) out.push_back({*it, it.get_weight(), it.get_collapse_key()});
    return out;
  }

  /// True when every word is one of some meeting's own: its board, date, kind of paper, path. A scan has no passages.
  [[nodiscard]] bool names_a_meeting() const {
    std::vector<Query> all;
    for (const Concept& one : compiled_.concepts) {
      std::vector<Query> own;
      for (const std::string& term : one.terms)
        if (term.compare(0, format::prefix::context.size(), format::prefix::context) == 0 &&
            database_.term_exists(term))
          own.emplace_back(term);
      if (own.empty()) return false;
      all.emplace_back(Query::OP_OR, own.begin(), own.end());
    }
    Xapian::Enquire enquire(database_);
    enquire.set_query(Query(Query::OP_AND, all.begin(), all.end()));
    enquire.set_weighting_scheme(Xapian::BoolWeight());
    return !enquire.get_mset(0, 1).empty();
  }

  /// A query that some passage answers in full is clear as it is. Otherwise other words for the same thing are looked
  /// for too, and what the best passages say lifts those that say it as well.
  [[nodiscard]] std::vector<ScoredEntry> find_passages_in_other_words() {
    auto passages = find_passages();
    if (compiled_.concepts.empty()) return passages;
    open_ = names_a_meeting() ? 0 : unanswered(database_, compiled_, passages);
    if (open_ <= ranking_.open_above) return passages;
    if (ranking_.related_limit > 0 && widen(compiled_, database_, stem_, ranking_)) passages = find_passages();
    if (ranking_.feedback <= 0) return passages;
    feedback_ = feedback_words(database_, compiled_, passages, ranking_);
    for (FeedbackWord& word : feedback_) word.share *= std::min(1.0, open_ / ranking_.feedback_unanswered);
    lift(database_, feedback_, passages);
    return passages;
  }

  /// Passages of documents that are already in; when nothing is excluded, also passages that are good alone.
  void add_passage_scores(const std::vector<ScoredEntry>& passages) {
    const double least = candidates_.empty() ? 0 : candidates_.back().document_score;
    for (const ScoredEntry& entry : passages) {
      const bool known = by_id_.count(entry.paper) != 0;
      if (!known && !compiled_.excluded.empty()) continue;
      Candidate& one = candidate(entry.paper);
      if (!known) one.document_score = least;
      if (one.entries.empty()) one.passage_score = entry.score;
      one.entries.push_back(entry.id);
    }
  }

  void add_document_scores() {
    if (!compiled_.concepts.empty()) {
      Xapian::Enquire enquire(database_);
      prepare(enquire, Query(Query::OP_FILTER, compiled_.soft(), kind_query(EntryKind::document)), ranking_.document);
      const Xapian::MSet documents = enquire.get_mset(0, ranking_.document_depth);
      for (auto it = documents.begin(); it != documents.end(); ++it)
        if (by_id_.count(it.get_collapse_key()) != 0) candidate(it.get_collapse_key()).document_score = it.get_weight();
    }
    add_other_entries();
  }

  /// More entries of the same papers, for the other pages they are on.
  void add_other_entries() {
    Xapian::Enquire enquire(database_);
    prepare(enquire, wanted(), ranking_.passage);
    enquire.set_collapse_key(format::slot::document, 8);
    const Xapian::MSet more = enquire.get_mset(0, ranking_.passage_depth);
    for (auto it = more.begin(); it != more.end(); ++it) {
      const auto known = by_id_.find(it.get_collapse_key());
      if (known == by_id_.end()) continue;
      auto& entries = candidates_[known->second].entries;
      if (std::find(entries.begin(), entries.end(), *it) == entries.end()) entries.push_back(*it);
    }
  }

  void order_candidates() {
    for (Candidate& one : candidates_)
      one.score = ranking_.document_share * one.document_score + (1 - ranking_.document_share) * one.passage_score;
    std::sort(candidates_.begin(), candidates_.end(), [](const Candidate& a, const Candidate& b) {
      return a.score != b.score ? a.score > b.score : a.id < b.id;
    });
    by_id_.clear();
    for (size_t i = 0; i < candidates_.size(); ++i) by_id_[candidates_[i].id] = i;
  }

  /// By date every word must be there, or a paper that shares one common word would come first; only when no paper has
  /// all of them are some enough.
  void order_by_date() {
    for (const bool strict : {true, false}) {
      if (strict && compiled_.concepts.size() < 2) continue;
      Xapian::Enquire enquire(database_);
      const Query words = strict ? compiled_.all_words() : compiled_.soft();
      prepare(enquire, among_documents(compiled_.whole(words)), ranking_.document);
      const bool newest = request_.sort == SortOrder::newest;
      enquire.set_sort_by_value(newest ? format::slot::newest : format::slot::oldest, newest);
      const Xapian::MSet matches = main_matches(enquire);
      for (auto it = matches.begin(); it != matches.end(); ++it) add_tail(it);
      if (!candidates_.empty()) break;
      collector_.clear();
    }
    if (compiled_.needs_item)
      add_other_entries();
    else if (!candidates_.empty())
      add_page_entries();
  }

  void add_page_entries() {
    std::vector<Query> ids;
    for (size_t i = request_.offset; i < candidates_.size() && i < size_t{request_.offset} + request_.limit; ++i)
      ids.emplace_back(std::string(field(FieldId::in).prefix) + candidates_[i].id);
    const Query these(Query::OP_OR, ids.begin(), ids.end());
    Xapian::Enquire enquire(database_);
    const Query items = among_items(compiled_.whole(compiled_.soft()));
    prepare(enquire, Query(Query::OP_FILTER, items, these), ranking_.passage);
    enquire.set_collapse_key(format::slot::document, 8);
    const Xapian::MSet passages = enquire.get_mset(0, 8 * request_.limit);
    for (auto it = passages.begin(); it != passages.end(); ++it)
      candidate(it.get_collapse_key()).entries.push_back(*it);
  }

  uint64_t undated_left_out() const {
    if (!compiled_.has_dates || !database_.term_exists(std::string(format::prefix::undated))) return 0;
    Xapian::Enquire enquire(database_);
    prepare(enquire, Query(Query::OP_FILTER, wanted(false), Query(std::string(format::prefix::undated))),
            ranking_.document);
    enquire.set_weighting_scheme(Xapian::BoolWeight());
    Collector undated(false);
    enquire.add_matchspy(&undated);
    enquire.get_mset(0, 1, std::min(database_.get_doccount(), examined_limit));
    return undated.documents();
  }

  void fill_page(SearchResult& result) const {
    for (size_t i = request_.offset; i < candidates_.size() && result.hits.size() < request_.limit; ++i)
      if (auto hit = hit_of(candidates_[i])) result.hits.push_back(std::move(*hit));
  }

  [[nodiscard]] std::optional<EntryData> read_entry(Xapian::docid id) const {
    return unpack_entry(database_.get_document(id).get_data());
  }

  /// The entry that is shown. Without plain words all entries of an item answer alike (owner:"…"), and then the
  /// decision or action itself says more than the minute around it.
  [[nodiscard]] Xapian::docid best_entry(const Candidate& one) const {
    if (one.entries.empty()) return one.document_entry;
    if (!compiled_.concepts.empty()) return one.entries.front();
    const auto first = read_entry(one.entries.front());
    for (const Xapian::docid id : one.entries) {
      const auto data = read_entry(id);
      const bool same_item =
          first && data && data->item_number == first->item_number && data->item_title == first->item_title;
      if (same_item && (data->kind == EntryKind::action || data->kind == EntryKind::decision)) return id;
    }
    return one.entries.front();
  }

  [[nodiscard]] std::optional<SearchHit> hit_of(const Candidate& one) const {
    const Xapian::docid best = best_entry(one);
    const auto data = read_entry(best);
    if (!data) return std::nullopt;
    SearchHit hit;
    hit.kind = data->kind;
    hit.document = data->document;
    hit.duplicates = find_duplicates(database_, hit.document.id, DuplicateSearch::quick);
    hit.item_number = data->item_number;
    hit.item_title = data->item_title;
    hit.outcome = data->outcome;
    hit.owners = data->owners;
    hit.score = one.score;
    const Excerpt excerpt = cut_excerpt(data->text, compiled_.marks, stem_);
    hit.snippet = excerpt.parts;
    hit.page = page_at(*data, excerpt.first_hit);
    add_other_pages(hit, one);
    weigh(hit, one, best);
    return hit;
  }

  void add_other_pages(SearchHit& hit, const Candidate& one) const {
    for (const Xapian::docid id : one.entries) {
      const auto other = read_entry(id);
      if (!other || other->page == 0 || other->kind == EntryKind::document) continue;
      const bool turns = !other->page_starts.empty();  // looking for the word takes time
      const uint32_t page =
          turns ? page_at(*other, cut_excerpt(other->text, compiled_.marks, stem_).first_hit) : other->page;
      if (page != hit.page) hit.also_on_pages.push_back(page);
      add_other_item(hit, {other->item_number, other->item_title, page});
    }
    std::sort(hit.also_on_pages.begin(), hit.also_on_pages.end());
    hit.also_on_pages.erase(std::unique(hit.also_on_pages.begin(), hit.also_on_pages.end()), hit.also_on_pages.end());
  }

  static void add_other_item(SearchHit& hit, OtherItem item) {
    const auto same = [](const std::string& number, const std::string& title, const OtherItem& other) {
      return number == other.number && title == other.title;
    };
    if (item.number.empty() || same(hit.item_number, hit.item_title, item)) return;
    const bool known = std::any_of(hit.also_items.begin(), hit.also_items.end(),
                                   [&](const OtherItem& other) { return same(other.number, other.title, item); });
    if (!known) hit.also_items.push_back(std::move(item));
  }

  /// Says which words were found, and whether that is enough for an answer.
  void weigh(SearchHit& hit, const Candidate& one, Xapian::docid best) const {
    hit.why = compiled_.why;
    double whole = 0;
    double matched = 0;
    std::vector<Named> shares;
    const auto together = stems_shown(hit);
    for (const Concept& word : compiled_.concepts) {
      const double share = share_of(word, one, best, together);
      whole += word.rarity;
      matched += share * word.rarity;
      if (share > 0) hit.why.push_back(word.repaired.empty() ? word.word : word.repaired);
      shares.emplace_back(word.word, share);
    }
    const double answered = whole > 0 ? matched / whole : 1;
    hit.weak = answered < ranking_.weak_below;
    if (explanation_ != nullptr)
      explanation_->hits.push_back({one.id, hit.document.path, one.document_score, one.passage_score, one.score,
                                    answered, hit.weak, std::move(shares)});
  }

  /// Terms of the words marked in the excerpt.
  [[nodiscard]] std::vector<std::string> stems_shown(const SearchHit& hit) const {
    std::vector<std::string> out;
    for (const SnippetPart& part : hit.snippet) {
      if (!part.hit) continue;
      for (const Word& word : cut_words(part.text)) out.push_back("Z" + stem_(word.text));
    }
    return out;
  }

  /// How far a paper answers one word: wholly when it stands in the excerpt or names the meeting.
  [[nodiscard]] double share_of(const Concept& word, const Candidate& one, Xapian::docid best,
                                const std::vector<std::string>& together) const {
    const auto shown = [&](const std::string& term) {
      return std::find(together.begin(), together.end(), term) != together.end();
    };
    if (std::any_of(word.terms.begin(), word.terms.end(), shown)) return 1;
    if (covers(database_, word, best, true)) return 1;
    if (covers(database_, word, best, false)) return ranking_.apart;
    const double in_paper =
        one.document_entry != 0 && covers(database_, word, one.document_entry, false) ? ranking_.elsewhere : 0;
    return std::max(in_paper, share_of_others(word, together));
  }

  /// Another wording of the word that stands in the excerpt is worth what it is worth for the order.
  [[nodiscard]] static double share_of_others(const Concept& word, const std::vector<std::string>& together) {
    const auto shown = [&](const std::string& stemmed) {
      return std::find(together.begin(), together.end(), "Z" + stemmed) != together.end();
    };
    double most = 0;
    for (const Expansion& other : word.related)
      if (std::all_of(other.stems.begin(), other.stems.end(), shown)) most = std::max(most, other.share);
    return most;
  }

  void explain(const ParsedQuery& parsed) const {
    explanation_->tree = to_text(parsed.ast);
    for (const Concept& one : compiled_.concepts) {
      ExplainedWord word{one.word, one.rarity, one.repaired, one.terms, {}};
      for (const Expansion& other : one.related) word.others.emplace_back(other.text, other.share);
      explanation_->words.push_back(std::move(word));
    }
    explanation_->query = wanted().get_description();
    explanation_->open = open_;
    for (const FeedbackWord& word : feedback_) explanation_->feedback.emplace_back(word.term.substr(1), word.share);
    explanation_->weak_below = ranking_.weak_below;
  }

  /// Notes how long the stage took that ends here.
  void end_stage(const char* name) {
    const auto now = std::chrono::steady_clock::now();
    const std::chrono::duration<double, std::milli> took = now - stage_began_;
    if (explanation_ != nullptr) explanation_->took_ms.emplace_back(name, took.count());
    stage_began_ = now;
  }

  const Xapian::Database& database_;
  const Ranking& ranking_;
  const Stemmer& stem_;
  const SearchParts& parts_;
  const SearchRequest& request_;
  CompiledQuery compiled_;
  Collector collector_{request_.with_facets};
  Explanation* explanation_ = nullptr;
  std::chrono::steady_clock::time_point stage_began_ = std::chrono::steady_clock::now();
  double open_ = 0;  ///< share of the query that no passage answers
  std::vector<FeedbackWord> feedback_;
  bool exact_ = true;
  std::vector<Candidate> candidates_;
  std::unordered_map<std::string, size_t> by_id_;
};

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

/// What could be left out of a request that found nothing.
std::vector<Remedy> remedies(const SearchParts& parts, const SearchRequest& request) {
  std::vector<Remedy> out;
  for (Dropped& one : drop_each(request)) {
    const uint64_t total = Search(parts, one.rest).run().total;
    one.rest.limit = request.limit;
    one.rest.with_facets = request.with_facets;
    if (total > 0) out.push_back({std::move(one.part), std::move(one.rest), total});
  }
  std::stable_sort(out.begin(), out.end(), [](const Remedy& a, const Remedy& b) { return a.total > b.total; });
  return out;
}

}  // namespace

Reader::Reader(std::unique_ptr<State> state) : state_(std::move(state)) {}
Reader::Reader(Reader&&) noexcept = default;
Reader& Reader::operator=(Reader&&) noexcept = default;
Reader::~Reader() = default;

Result<Reader> Reader::open(const std::filesystem::path& index_root, Access access) {
  auto state = std::make_unique<State>();
  state->paths.root = index_root;
  state->access = access;
  if (auto loaded = state->load(); !loaded) return tl::unexpected(loaded.error());
  return Reader(std::move(state));
}

std::string Reader::revision() const { return state_->revision; }
bool Reader::is_stale() const { return mark_of(state_->paths.stub(state_->restricted())) != state_->stub; }
uint64_t Reader::document_count() const { return state_->documents; }
uint64_t Reader::entry_count() const { return state_->entries; }

void Reader::rank_with(const Ranking& ranking) {
  const double document_length = state_->ranking.document.average_length;
  const double passage_length = state_->ranking.passage.average_length;
  state_->ranking = ranking;
  state_->ranking.document.average_length = document_length;
  state_->ranking.passage.average_length = passage_length;
}

Result<SearchResult> Reader::search(const SearchRequest& request, Explanation* explanation) {
  const auto begun = std::chrono::steady_clock::now();
  auto result = state_->with_retry("Could not search", [&]() -> Result<SearchResult> {
    const SearchParts parts = state_->parts();
    const SearchRequest asked = bounded(request, 100);
    Search search(parts, asked);
    if (explanation != nullptr) *explanation = {};
    search.note(explanation);
    SearchResult found = search.run();
    if (found.total == 0) found.remedies = remedies(parts, asked);
    return found;
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

Result<DuplicateCounts> Reader::duplicates() {
  return state_->with_retry("Could not compare the papers",
                            [&]() -> Result<DuplicateCounts> { return count_duplicates(state_->database); });
}

Result<std::vector<FacetValue>> Reader::values(FieldId id, uint32_t limit) {
  return state_->with_retry("Could not count values", [&]() -> Result<std::vector<FacetValue>> {
    SearchRequest everything;
    everything.limit = 0;
    const SearchResult all = Search(state_->parts(), everything).run();
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
