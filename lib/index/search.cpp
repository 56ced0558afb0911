// SPDX-License-Identifier: GPL-3.0-or-later
#include "lib/index/search.hpp"

#include <algorithm>
#include <chrono>
#include <unordered_map>
#include <utility>

#include "lib/index/answering.hpp"
#include "lib/index/closeness.hpp"
#include "lib/index/collector.hpp"
#include "lib/index/compile.hpp"
#include "lib/index/coverage.hpp"
#include "lib/index/coverage_weight.hpp"
#include "lib/index/feedback.hpp"
#include "lib/index/format.hpp"
#include "lib/index/hits.hpp"
#include "lib/index/matcher.hpp"
#include "lib/index/neighbours.hpp"
#include "lib/index/remedies.hpp"
#include "lib/query/query.hpp"

namespace minutebook {
namespace {

using Xapian::Query;

constexpr size_t facet_values = 20;
constexpr size_t entries_of_a_paper = 8;  // that are looked at for the pages of one hit

/// One search from the compiled query to the hits of one page.
class Search {
 public:
  Search(const SearchParts& parts, const SearchRequest& request)
      : database_(parts.database), ranking_(parts.ranking), parts_(parts), request_(request) {}

  /// Has every stage noted.
  void note(Explanation* explanation) { explanation_ = explanation; }

  SearchResult run() {
    const ParsedQuery parsed = parse_query(request_.text);
    compiled_ = compile(parsed.ast, request_.filters, parts_);
    SearchResult result;
    result.request = request_;
    result.text = request_.text;
    result.filters = request_.filters;
    result.read_as = to_words(parsed.ast, compiled_.silent);
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
    if (auto problem = parts_.budget.problem()) {
      result.problems.push_back(std::move(*problem));
      result.total_exact = false;
    }
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
  [[nodiscard]] Among wanted_among() const {
    if (!compiled_.needs_item) return Among::documents;
    return compiled_.excludes_by_position ? Among::items : Among::everything;
  }

  [[nodiscard]] Query wanted(bool with_dates = true) const {
    return narrowed(compiled_.whole(compiled_.soft(parts_.scorer), with_dates), wanted_among());
  }

  void prepare(Xapian::Enquire& enquire, const Query& query, const WeightShape& shape) const {
    enquire.set_query(in_time(query, parts_.budget));
    enquire.set_weighting_scheme(CoverageWeight(shape));
    parts_.terms.weigh_as(shape);
    enquire.set_collapse_key(format::slot::document);
  }

  [[nodiscard]] size_t main_count() const {
    return std::max<size_t>(ranking_.document_depth, size_t{request_.offset} + request_.limit);
  }

  void rank() {
    if (compiled_.needs_item)
      rank_by_items();
    else
      rank_by_papers();
  }

  void rank_by_papers() {
    Matches found = matcher_.papers_and_items();
    const auto passages = passages_in_other_words(found);
    count(found.documents);
    const auto main = best_of(std::move(found.documents), table(), main_count(), 1);
    const size_t taken = std::min<size_t>(main.size(), ranking_.document_depth);
    for (size_t i = 0; i < taken; ++i) {
      Candidate& one = candidate(main[i].id);
      one.document_score = main[i].score;
      one.document_entry = main[i].id;
    }
    add_passage_scores(passages);
    order_candidates();
    add_tail(main, taken);
  }

  void rank_by_items() {
    const auto found = matcher_.entries(wanted_among(), ranking_.passage);
    count(found);
    const auto main = best_of(found, table(), main_count(), 1);
    const size_t taken = std::min<size_t>(main.size(), ranking_.document_depth);
    for (size_t i = 0; i < taken; ++i) {
      Candidate& one = candidate(main[i].id);
      one.passage_score = main[i].score;
      one.entries.push_back(main[i].id);
    }
    add_document_scores();
    add_other_entries(found);
    order_candidates();
    add_tail(main, taken);
  }

  [[nodiscard]] const EntryTable& table() const { return parts_.terms.table(); }

  void count(const std::vector<ScoredEntry>& found) {
    for (const ScoredEntry& one : found) collector_.count(one.id);
    exact_ = matcher_.looked_at_all();
  }

  /// Of the paper of this entry.
  Candidate& candidate(Xapian::docid entry) {
    const uint32_t paper = table().papers[entry];
    const auto [it, fresh] = by_paper_.try_emplace(paper, candidates_.size());
    if (fresh) candidates_.push_back({table().paper_ids[paper], paper, 0, 0, 0, 0, {}});
    return candidates_[it->second];
  }

  [[nodiscard]] bool is_candidate(Xapian::docid entry) const { return by_paper_.count(table().papers[entry]) != 0; }

  void add_tail(const std::vector<ScoredEntry>& main, size_t taken) {
    for (size_t i = taken; i < main.size(); ++i)
      if (!is_candidate(main[i].id)) add_at_end(main[i]);
  }

  void add_at_end(const ScoredEntry& entry) {
    Candidate& one = candidate(entry.id);
    one.score = entry.score;
    (compiled_.needs_item ? one.entries.emplace_back() : one.document_entry) = entry.id;
  }

  /// The best passages, decisions and actions.
  [[nodiscard]] std::vector<ScoredEntry> best_passages(std::vector<ScoredEntry> items) const {
    const size_t depth = ranking_.passage_depth;
    lift_neighbours(compiled_.concepts, parts_.terms, ranking_.passage,
                    {ranking_.nearness, depth, entries_of_a_paper, &parts_.budget}, items);
    return best_of(std::move(items), table(), depth, entries_of_a_paper);
  }

  /// True when every word is one of some meeting's own: its board, date, kind of paper, path. A scan has no passages.
  [[nodiscard]] bool names_a_meeting() const {
    std::vector<Xapian::docid> meetings;
    for (size_t i = 0; i < compiled_.concepts.size(); ++i) {
      std::vector<Xapian::docid> own;
      for (const std::string& term : compiled_.concepts[i].terms) {
        if (!term.starts_with(format::prefix::context) || !parts_.terms.exists(term)) continue;
        const auto more = parts_.terms.postings(term);
        std::vector<Xapian::docid> both;
        std::set_union(own.begin(), own.end(), more->entries.begin(), more->entries.end(), std::back_inserter(both));
        own = std::move(both);
      }
      if (i > 0) {
        std::vector<Xapian::docid> left;
        std::set_intersection(meetings.begin(), meetings.end(), own.begin(), own.end(), std::back_inserter(left));
        own = std::move(left);
      }
      if (own.empty()) return false;
      meetings = std::move(own);
    }
    return true;
  }

  /// A query that some passage answers in full is clear as it is. Otherwise other words for the same thing are looked
  /// for too, and what the best passages say lifts those that say it as well.
  [[nodiscard]] std::vector<ScoredEntry> passages_in_other_words(Matches& found) {
    auto passages = best_passages(std::move(found.items));
    if (compiled_.concepts.empty()) return passages;
    open_ = names_a_meeting() ? 0 : unanswered(parts_, compiled_.concepts, passages);
    if (open_ <= ranking_.open_above || parts_.budget.is_spent()) return passages;
    if (ranking_.related_limit > 0 && widen(compiled_, parts_.terms, parts_.stem, ranking_)) {
      found = matcher_.papers_and_items();
      passages = best_passages(std::move(found.items));
    }
    if (ranking_.feedback > 0) {
      feedback_ = feedback_words(parts_.terms, compiled_, passages, ranking_, parts_.stem);
      for (FeedbackWord& word : feedback_) word.share *= std::min(1.0, open_ / ranking_.feedback_unanswered);
      lift(parts_.terms, feedback_, passages);
    }
    lift_close(parts_, compiled_.concepts, passages);
    return passages;
  }

  /// Passages of documents that are already in; when nothing is excluded, also passages that are good alone.
  void add_passage_scores(const std::vector<ScoredEntry>& passages) {
    const double least = candidates_.empty() ? 0 : candidates_.back().document_score;
    for (const ScoredEntry& entry : passages) {
      const bool known = is_candidate(entry.id);
      if (!known && !compiled_.excluded.empty()) continue;
      Candidate& one = candidate(entry.id);
      if (!known) one.document_score = least;
      if (one.entries.empty()) one.passage_score = entry.score;
      one.entries.push_back(entry.id);
    }
  }

  void add_document_scores() {
    if (compiled_.concepts.empty()) return;
    for (const ScoredEntry& one : best_of(matcher_.papers_with_words(), table(), ranking_.document_depth, 1))
      if (is_candidate(one.id)) candidate(one.id).document_score = one.score;
  }

  /// More entries of the same papers, for the other pages they are on.
  void add_other_entries(std::vector<ScoredEntry> found) {
    for (const ScoredEntry& one : best_of(std::move(found), table(), ranking_.passage_depth, entries_of_a_paper)) {
      if (!is_candidate(one.id)) continue;
      auto& entries = candidate(one.id).entries;
      if (std::find(entries.begin(), entries.end(), one.id) == entries.end()) entries.push_back(one.id);
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
    favour_answers(parts_, compiled_, candidates_);
    std::sort(candidates_.begin(), candidates_.end(), [](const Candidate& a, const Candidate& b) {
      return a.score != b.score ? a.score > b.score : a.id < b.id;
    });
    by_paper_.clear();
    for (size_t i = 0; i < candidates_.size(); ++i) by_paper_[candidates_[i].paper] = i;
  }

  /// By date every word must be there, or a paper that shares one common word would come first; only when no paper has
  /// all of them are some enough.
  void order_by_date() {
    for (const bool strict : {true, false}) {
      if (strict && compiled_.concepts.size() < 2) continue;
      Xapian::Enquire enquire(database_);
      const Query words = strict ? compiled_.all_words(parts_.scorer) : compiled_.soft(parts_.scorer);
      prepare(enquire, narrowed(compiled_.whole(words), wanted_among()), ranking_.document);
      const bool newest = request_.sort == SortOrder::newest;
      enquire.set_sort_by_value(newest ? format::slot::newest : format::slot::oldest, newest);
      enquire.add_matchspy(&collector_);
      const auto wanted = static_cast<Xapian::doccount>(main_count());
      const Xapian::doccount examined = std::min(database_.get_doccount(), examined_limit);
      const Xapian::MSet matches = enquire.get_mset(0, wanted, std::max(examined, wanted));
      exact_ = database_.get_doccount() <= examined_limit && !parts_.budget.is_spent();
      for (auto it = matches.begin(); it != matches.end(); ++it) add_at_end({*it, it.get_weight()});
      if (!candidates_.empty()) break;
      collector_.clear();
    }
    if (compiled_.needs_item)
      add_other_entries(matcher_.entries(wanted_among(), ranking_.passage));
    else if (!candidates_.empty())
      add_page_entries();
  }

  void add_page_entries() {
    std::vector<Query> ids;
    for (size_t i = request_.offset; i < candidates_.size() && i < size_t{request_.offset} + request_.limit; ++i)
      ids.emplace_back(std::string(field(FieldId::in).prefix) + candidates_[i].id);
    const Query these(Query::OP_OR, ids.begin(), ids.end());
    Xapian::Enquire enquire(database_);
    const Query items = narrowed(compiled_.whole(compiled_.soft(parts_.scorer)), Among::items);
    prepare(enquire, Query(Query::OP_FILTER, items, these), ranking_.passage);
    enquire.set_collapse_key(format::slot::document, entries_of_a_paper);
    const Xapian::MSet passages = enquire.get_mset(0, entries_of_a_paper * request_.limit);
    for (auto it = passages.begin(); it != passages.end(); ++it) candidate(*it).entries.push_back(*it);
  }

  uint64_t undated_left_out() const {
    if (!compiled_.has_dates || !parts_.terms.exists(std::string(format::prefix::undated))) return 0;
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
  const SearchParts& parts_;
  const SearchRequest& request_;
  CompiledQuery compiled_;
  Matcher matcher_{parts_, compiled_};
  Collector collector_{parts_.values, request_.with_facets};
  Explanation* explanation_ = nullptr;
  std::chrono::steady_clock::time_point stage_began_ = std::chrono::steady_clock::now();
  double open_ = 0;  ///< share of the query that no passage answers
  std::vector<FeedbackWord> feedback_;
  bool exact_ = true;
  std::vector<Candidate> candidates_;
  std::unordered_map<uint32_t, size_t> by_paper_;  ///< place among the candidates
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
