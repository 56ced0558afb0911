// SPDX-License-Identifier: GPL-3.0-or-later
#include "lib/index/similar.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <set>
#include <unordered_map>
#include <unordered_set>

#include "lib/base/text.hpp"
#include "lib/index/compile.hpp"
#include "lib/index/coverage_weight.hpp"
#include "lib/index/entry.hpp"
#include "lib/index/format.hpp"
#include "lib/index/snippet.hpp"
#include "lib/index/terms.hpp"
#include "lib/index/words.hpp"

namespace minutebook {
namespace {

using Xapian::Query;

constexpr size_t most_terms = 25;
constexpr double too_common_share = 0.08;        // of the entries: such a word says nothing of a matter
constexpr Xapian::doccount small_archive = 200;  // entries below which no word is too common
constexpr Xapian::doccount candidates = 200;
constexpr Xapian::doccount examined_limit = 60000;
constexpr double saturation = 1.5;
constexpr const char* first_letter = "a";  // terms that are words begin with it or what follows; but for numbers

Query with_kind(EntryKind kind) { return Query(std::string(field(FieldId::kind).prefix) + std::string(to_name(kind))); }
Query of_document(const std::string& id) { return Query(std::string(field(FieldId::in).prefix) + id); }

/// A stem that is looked for.
struct Looked {
  std::string term;  ///< with its Z
  double weight = 0;
  std::string word = {};  ///< a whole word of that stem, for people
};

class Likeness {
 public:
  Likeness(const SearchParts& parts, const SimilarRequest& request) : parts_(parts), request_(request) {}

  SimilarResult run() {
    SimilarResult out;
    out.request = request_;
    std::map<std::string, uint32_t> counts;
    if (request_.document.empty())
      count_words(utf8_prefix(request_.text, similar_text_bytes), counts);
    else if (!read_example(out, counts))
      return out;
    choose(counts);
    for (const Looked& one : looked_) out.terms.emplace_back(one.word, std::round(one.weight * 100) / 100);
    if (!looked_.empty()) look(out);
    return out;
  }

 private:
  void count_words(std::string_view text, std::map<std::string, uint32_t>& counts) {
    for (const Word& word : cut_words(text))
      if (word.form == WordForm::plain && !is_stop_word(word.text)) ++counts["Z" + parts_.stem(word.text)];
  }

  /// The first entry that the query finds, 0 none.
  [[nodiscard]] Xapian::docid first_of(const Query& query) const {
    Xapian::Enquire enquire(parts_.database);
    enquire.set_query(query);
    enquire.set_weighting_scheme(Xapian::BoolWeight());
    const Xapian::MSet found = enquire.get_mset(0, 1);
    return found.empty() ? 0 : *found.begin();
  }

  /// Words of the paper, or of one item; false when there is no such thing.
  bool read_example(SimilarResult& out, std::map<std::string, uint32_t>& counts) {
    const Query paper = of_document(request_.document);
    const Xapian::docid whole = first_of(Query(Query::OP_FILTER, paper, with_kind(EntryKind::document)));
    if (whole == 0) return false;
    const auto data = read_entry(parts_.database, whole);
    if (!data) return false;
    example_ = data->document;
    out.document = data->document;
    leave_out_names(whole);
    Xapian::docid source = whole;
    if (!request_.item.empty()) {
      const Query item(std::string(field(FieldId::item).prefix) + fold_term(FieldId::item, request_.item));
      const Query part(Query::OP_FILTER, paper, item);
      source = first_of(Query(Query::OP_FILTER, part, with_kind(EntryKind::passage)));
      if (source == 0) source = first_of(part);
      out.found_item = source != 0;
      if (source == 0) return true;
      if (const auto found = unpack_entry(parts_.database.get_document(source).get_data()))
        out.item_title = found->item_title;
      by_item_ = true;
    }
    const auto end = parts_.database.termlist_end(source);
    auto term = parts_.database.termlist_begin(source);
    for (term.skip_to(first_letter); term != end; ++term)
      if (std::string stem = "Z" + parts_.stem(*term); is_word(stem)) counts[std::move(stem)] += term.get_wdf();
    for (auto& [stem, times] : counts) times = std::max<uint32_t>(1, times);
    if (source == whole) take_off_path(counts);
    return true;
  }

  /// Folders and the kind of file stand among the words of a whole paper, and say nothing of what it is about.
  void take_off_path(std::map<std::string, uint32_t>& counts) const {
    for (const Word& word : cut_words(example_.path)) {
      const auto at = counts.find("Z" + parts_.stem(word.text));
      if (at != counts.end() && --at->second == 0) counts.erase(at);
    }
  }

  /// "Zstem" of a word of letters.
  static bool is_word(const std::string& term) {
    return term.size() > 3 && term[1] >= 'a' && term[1] <= 'z' &&
           term.find_first_of("0123456789/") == std::string::npos;
  }

  void leave_out_names(Xapian::docid part) {
    const Xapian::docid entry = parts_.terms.document_entry_of(part);
    if (entry == 0) return;
    for (const FieldId id : {FieldId::attendee, FieldId::apologies, FieldId::chair, FieldId::contact, FieldId::board,
                             FieldId::organization}) {
      const std::string prefix(field(id).prefix);
      const auto end = parts_.database.termlist_end(entry);
      auto term = parts_.database.termlist_begin(entry);
      for (term.skip_to(prefix); term != end && (*term).compare(0, prefix.size(), prefix) == 0; ++term)
        if ((*term).find(' ') == std::string::npos) left_out_.insert("Z" + parts_.stem((*term).substr(prefix.size())));
    }
    if (const auto date = date_from_iso(example_.date))
      for (const Word& word : cut_words(to_words(*date))) left_out_.insert("Z" + parts_.stem(word.text));
  }

  void choose(const std::map<std::string, uint32_t>& counts) {
    const auto all = static_cast<double>(parts_.database.get_doccount());
    const double too_common = all < small_archive ? all : all * too_common_share;
    // A word of the example alone finds nothing else; a pasted text is in no paper.
    const Xapian::doccount least = request_.document.empty() ? 1 : 2;
    for (const auto& [term, times] : counts) {
      if (left_out_.count(term) != 0 || !is_word(term) || is_stop_word(term.substr(1))) continue;
      const Xapian::doccount frequency = parts_.terms.stored(term);
      if (frequency < least || frequency > too_common) continue;
      looked_.push_back({term, rarity(all, frequency) * times / (times + saturation)});
    }
    std::sort(looked_.begin(), looked_.end(), [](const Looked& a, const Looked& b) {
      return a.weight != b.weight ? a.weight > b.weight : a.term < b.term;
    });
    if (looked_.size() > most_terms) looked_.resize(most_terms);
    for (Looked& one : looked_) one.word = commonest_word(one.term.substr(1));
  }

  /// Of the words with this stem the one that stands in most entries: "gauge" for "gaug".
  [[nodiscard]] std::string commonest_word(const std::string& stem) const {
    constexpr size_t looked_at = 50;
    std::string word = stem;
    Xapian::doccount most = 0;
    const std::string start = stem.substr(0, stem.size() - (stem.back() == 'i' ? 1 : 0));  // "parti" is of "party"
    const auto end = parts_.database.allterms_end(start);
    size_t seen = 0;
    for (auto term = parts_.database.allterms_begin(start); term != end && seen < looked_at; ++term, ++seen)
      if (term.get_termfreq() > most && parts_.stem(*term) == stem) {
        word = *term;
        most = term.get_termfreq();
      }
    return word;
  }

  [[nodiscard]] std::vector<Concept> words() const {
    std::vector<Concept> all(looked_.size());
    for (size_t i = 0; i < looked_.size(); ++i) all[i].forms.push_back({{{{looked_[i].term}}}, looked_[i].weight});
    return all;
  }

  /// The best passage of each paper, by its number.
  void find_parts() {
    WeightShape shape = parts_.ranking.passage;
    shape.rarity_power = 0;
    const EntryTable& table = parts_.terms.table();
    const std::string passage = std::string(field(FieldId::kind).prefix) + std::string(to_name(EntryKind::passage));
    const auto passages = parts_.terms.postings(passage);
    for (const ScoredEntry& one : parts_.scorer.any(words(), {shape, shape})) {
      if (passages->find(one.id) < 0) continue;
      ScoredEntry& best = best_parts_[table.papers[one.id]];
      if (best.id == 0 || one.score > best.score) best = one;
    }
  }

  [[nodiscard]] Query narrowed(Query query) const {
    std::vector<Filter> filters = request_.filters;
    const CompiledQuery compiled = compile(Ast{}, filters, parts_);
    if (!compiled.filter.empty()) query = Query(Query::OP_FILTER, query, compiled.filter);
    if (!compiled.dates.empty()) query = Query(Query::OP_FILTER, query, compiled.dates);
    if (request_.decided)
      query = Query(Query::OP_FILTER, query, Query(std::string(field(FieldId::outcome).prefix) + "*"));
    if (!example_.id.empty()) query = Query(Query::OP_AND_NOT, query, of_document(example_.id));
    if (request_.earlier && !example_.date.empty()) query = Query(Query::OP_FILTER, query, before_example());
    if (request_.other_boards && !example_.body.empty()) query = Query(Query::OP_AND_NOT, query, same_board());
    return query;
  }

  [[nodiscard]] Query before_example() const {
    std::string day = to_iso(*range_of(*date_from_iso(example_.date)).from);
    std::erase(day, '-');
    return {Query::OP_VALUE_RANGE, format::slot::newest, "00000001", day};  // ids follow the day, so it is left out
  }

  [[nodiscard]] Query same_board() const {
    return parts_.terms.query(std::string(field(FieldId::board).prefix) + join(name_words(example_.body), " "));
  }

  /// Whole papers for a whole paper; parts of papers for an item, a text, or when it must have been decided.
  void look(SimilarResult& out) {
    const bool parts = by_item_ || request_.document.empty() || request_.decided;
    const Query kind = with_kind(parts ? EntryKind::passage : EntryKind::document);
    if (!parts) find_parts();
    Xapian::Enquire enquire(parts_.database);
    enquire.set_query(Query(Query::OP_FILTER, narrowed(parts_.scorer.query_for_any(words())), kind));
    WeightShape shape = parts ? parts_.ranking.passage : parts_.ranking.document;
    shape.rarity_power = 0;  // the terms carry theirs
    enquire.set_weighting_scheme(CoverageWeight(shape));
    parts_.terms.weigh_as(shape);
    enquire.set_collapse_key(format::slot::document);
    const Xapian::MSet found =
        enquire.get_mset(request_.offset, std::min<Xapian::doccount>(request_.limit, candidates), examined_limit);
    out.total = found.get_matches_estimated();
    out.total_exact = found.get_matches_lower_bound() == found.get_matches_upper_bound() && !parts_.budget.is_spent();
    for (auto at = found.begin(); at != found.end(); ++at)
      if (auto hit = hit_of(*at, parts)) out.hits.push_back(std::move(*hit));
  }

  [[nodiscard]] std::optional<SimilarHit> hit_of(Xapian::docid id, bool is_part) const {
    SimilarHit hit;
    add_likeness(hit, id);
    Xapian::docid part = id;
    auto data = parts_.stored.read(id);
    if (!data) return std::nullopt;
    if (!is_part) {
      const auto best = best_parts_.find(parts_.terms.table().papers[id]);
      part = best == best_parts_.end() ? 0 : best->second.id;
      if (part != 0)
        if (auto better = parts_.stored.read(part)) data = std::move(better);
    }
    hit.document = data->document;
    hit.item_number = data->item_number;
    hit.item_title = data->item_title;
    Marks marks;
    for (const Looked& one : looked_) marks.stems.push_back(one.term.substr(1));
    const Excerpt excerpt = cut_excerpt(data->text, marks, parts_.stem);
    hit.snippet = excerpt.parts;
    hit.page = page_at(*data, excerpt.first_hit);
    if (const auto paper = parts_.registers.paper(hit.document.id)) hit.meeting = meeting_on(*paper, hit.document.date);
    add_decision(hit);
    return hit;
  }

  void add_likeness(SimilarHit& hit, Xapian::docid id) const {
    double all = 0;
    double shared = 0;
    for (const Looked& one : looked_) {
      all += one.weight;
      if (parts_.terms.postings(one.term)->find(id) < 0) continue;
      shared += one.weight;
      hit.terms.push_back(one.word);
    }
    hit.likeness = all > 0 ? std::round(1000 * shared / all) / 1000 : 0;
  }

  void add_decision(SimilarHit& hit) const {
    if (hit.item_number.empty()) return;
    const Query item(std::string(field(FieldId::item).prefix) + fold_term(FieldId::item, hit.item_number));
    const Query part(Query::OP_FILTER, of_document(hit.document.id), item);
    const Xapian::docid id = first_of(Query(Query::OP_FILTER, part, with_kind(EntryKind::decision)));
    if (id == 0) return;
    if (const auto data = parts_.stored.read(id)) {
      hit.outcome = data->outcome;
      hit.decision = data->text;
      hit.minute_number = data->detail.minute_number;
    }
  }

  const SearchParts& parts_;
  const SimilarRequest& request_;
  DocumentSummary example_;
  bool by_item_ = false;
  std::unordered_set<std::string> left_out_;
  std::vector<Looked> looked_;
  std::unordered_map<uint32_t, ScoredEntry> best_parts_;
};

}  // namespace

SimilarResult similar_to(const SearchParts& parts, const SimilarRequest& request) {
  return Likeness(parts, request).run();
}

}  // namespace minutebook
