// SPDX-License-Identifier: GPL-3.0-or-later
#include "lib/index/search.hpp"

#include <algorithm>
#include <chrono>
#include <unordered_map>
#include <utility>

#include "lib/index/closeness.hpp"
#include "lib/index/collector.hpp"
#include "lib/index/compile.hpp"
#include "lib/index/coverage.hpp"
#include "lib/index/coverage_weight.hpp"
#include "lib/index/feedback.hpp"
#include "lib/index/format.hpp"
#include "lib/index/hits.hpp"
#include "lib/index/remedies.hpp"
#include "lib/query/query.hpp"

namespace minutebook {
namespace {

using Xapian::Query;

constexpr Xapian::doccount examined_limit = 200000;  // entries counted for totals and facets; more is "at least"
constexpr size_t facet_values = 20;

Query kind_query(EntryKind kind) {
  return Query(std::string(field(FieldId::kind).prefix) + std::string(to_name(kind)));
}

/// The same for passages, decisions and actions: leaving out the few entries of whole papers is quicker than going
/// along the many others.
Query among_items(const Query& query) { return {Query::OP_AND_NOT, query, kind_query(EntryKind::document)}; }

/// One search from the compiled query to the hits of one page.
class Search {
 public:
  Search(const SearchParts& parts, const SearchRequest& request)
      : database_(parts.database), ranking_(parts.ranking), stem_(parts.stem), parts_(parts), request_(request) {}

  /// Has every stage noted.
  void note(Explanation* explanation) { explanation_ = explanation; }

  SearchResult run() {
    const ParsedQuery parsed = parse_query(request_.text);
    compiled_ = compile(parsed.ast, request_.filters, parts_);
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
    if (request_.with_facets) result.coverage = coverage_of(parts_.registers, parsed.ast, request_.filters);
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
    parts_.terms.weigh_as(shape);
    enquire.set_collapse_key(format::slot::document);
  }

  Xapian::MSet main_matches(Xapian::Enquire& enquire) {
    enquire.add_matchspy(&collector_);
    const Xapian::doccount wanted_count = std::max<Xapian::doccount>(ranking_.document_depth, request_.offset + request_.limit);
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
    open_ = names_a_meeting() ? 0 : ranking_.open_window > 0 ? unanswered_nearby(parts_, compiled_, passages) : unanswered(parts_.terms, compiled_, passages);
    if (open_ <= ranking_.open_above) {
      if (ranking_.closeness_clear > 0) lift_close(parts_, compiled_, passages);
      return passages;
    }
    if (ranking_.related_limit > 0 && widen(compiled_, database_, stem_, ranking_)) passages = find_passages();
    if (ranking_.feedback <= 0) {
      lift_close(parts_, compiled_, passages);
      return passages;
    }
    feedback_ = feedback_words(database_, compiled_, passages, ranking_);
    for (FeedbackWord& word : feedback_) word.share *= std::min(1.0, open_ / ranking_.feedback_unanswered);
    lift(database_, feedback_, passages);
    lift_close(parts_, compiled_, passages);
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

  /// An agenda says what will be talked about, and the minutes what came of it: unless agendas are asked for, they come
  /// after.
  void lower_agendas() {
    const bool asked = std::any_of(compiled_.concepts.begin(), compiled_.concepts.end(),
                                   [](const Concept& one) { return one.plain.starts_with("agenda"); });
    if (asked || ranking_.agenda >= 1) return;
    std::vector<std::pair<Xapian::docid, Candidate*>> by_entry;
    for (Candidate& one : candidates_)
      by_entry.emplace_back(one.document_entry != 0 ? one.document_entry : one.entries.front(), &one);
    std::sort(by_entry.begin(), by_entry.end());
    const std::string agenda = std::string(field(FieldId::type).prefix) + std::string(to_name(DocumentType::agenda));
    auto posting = database_.postlist_begin(agenda);
    const auto end = database_.postlist_end(agenda);
    for (const auto& [entry, one] : by_entry) {
      if (posting != end) posting.skip_to(entry);
      if (posting == end) return;
      if (*posting == entry) one->score *= ranking_.agenda;
    }
  }

  void order_candidates() {
    for (Candidate& one : candidates_)
      one.score = ranking_.document_share * one.document_score + (1 - ranking_.document_share) * one.passage_score;
    lower_agendas();
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
    Collector undated(parts_.values, false);
    enquire.add_matchspy(&undated);
    enquire.get_mset(0, 1, std::min(database_.get_doccount(), examined_limit));
    return undated.documents();
  }

  void fill_page(SearchResult& result) const {
    const HitMaker maker(parts_, compiled_, explanation_);
    for (size_t i = request_.offset; i < candidates_.size() && result.hits.size() < request_.limit; ++i)
      if (auto hit = maker.hit_of(candidates_[i])) result.hits.push_back(std::move(*hit));
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
  Collector collector_{parts_.values, request_.with_facets};
  Explanation* explanation_ = nullptr;
  std::chrono::steady_clock::time_point stage_began_ = std::chrono::steady_clock::now();
  double open_ = 0;  ///< share of the query that no passage answers
  std::vector<FeedbackWord> feedback_;
  bool exact_ = true;
  std::vector<Candidate> candidates_;
  std::unordered_map<std::string, size_t> by_id_;
};

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

SearchResult search(const SearchParts& parts, const SearchRequest& request, Explanation* explanation) {
  Search one(parts, request);
  if (explanation != nullptr) *explanation = {};
  one.note(explanation);
  SearchResult found = one.run();
  if (found.total == 0) found.remedies = remedies(parts, request);
  return found;
}

}  // namespace minutebook
