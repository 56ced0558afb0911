// SPDX-License-Identifier: GPL-3.0-or-later
#include "lib/index/matcher.hpp"

#include <algorithm>

#include "lib/index/coverage_weight.hpp"
#include "lib/index/format.hpp"

namespace minutebook {
namespace {

using Xapian::Query;

constexpr Xapian::doccount best_wanted = 4000;  // by weight, of a query that matches more than is looked at

/// Notes what Xapian finds, in the order of ids.
class Notes : public Xapian::MatchSpy {
 public:
  void operator()(const Xapian::Document& document, double weight) override {
    found_.push_back({document.get_docid(), weight});
  }
  std::vector<ScoredEntry> take() { return std::move(found_); }

 private:
  std::vector<ScoredEntry> found_;
};

}  // namespace

Query narrowed(const Query& query, Among among) {
  if (among == Among::everything) return query;
  const Query documents(std::string(field(FieldId::kind).prefix) + std::string(to_name(EntryKind::document)));
  // Leaving out the few entries of whole papers is quicker than going along the many others.
  return {among == Among::documents ? Query::OP_FILTER : Query::OP_AND_NOT, query, documents};
}

Query in_time(const Query& query, Budget& budget) { return {Query::OP_FILTER, query, budget.entries_in_time()}; }

Matches Matcher::papers_and_items() const {
  const Ranking& ranking = parts_.ranking;
  const bool items_answer = !compiled_.concepts.empty() || !compiled_.required.empty();
  Matches out;
  if (!compiled_.has_only_words() || compiled_.concepts.empty()) {
    out.documents = entries(Among::documents, ranking.document);
    if (items_answer) out.items = entries(Among::items, ranking.passage);
    return out;
  }
  const auto& is_document = parts_.terms.table().is_document;
  for (const ScoredEntry& one : parts_.scorer.any(compiled_.concepts, {ranking.document, ranking.passage}))
    (is_document[one.id] != 0 ? out.documents : out.items).push_back(one);
  return out;
}

std::vector<ScoredEntry> Matcher::entries(Among among, const WeightShape& shape) const {
  if (!compiled_.has_only_words()) return run(among, shape);
  auto found = compiled_.concepts.empty() ? all_entries() : parts_.scorer.any(compiled_.concepts, {shape, shape});
  if (among == Among::everything) return found;
  const auto& is_document = parts_.terms.table().is_document;
  std::erase_if(found,
                [&](const ScoredEntry& one) { return (is_document[one.id] != 0) != (among == Among::documents); });
  return found;
}

std::vector<ScoredEntry> Matcher::papers_with_words() const {
  auto found = parts_.scorer.any(compiled_.concepts, {parts_.ranking.document, parts_.ranking.document});
  const auto& is_document = parts_.terms.table().is_document;
  std::erase_if(found, [&](const ScoredEntry& one) { return is_document[one.id] == 0; });
  return found;
}

std::vector<ScoredEntry> Matcher::all_entries() const {
  std::vector<ScoredEntry> out;
  const auto all = parts_.terms.postings(std::string(format::prefix::entry));
  out.reserve(all->entries.size());
  for (const Xapian::docid id : all->entries) out.push_back({id, 0});
  return out;
}

std::vector<ScoredEntry> Matcher::run(Among among, const WeightShape& shape) const {
  Xapian::Enquire enquire(parts_.database);
  const Query whole = narrowed(compiled_.whole(compiled_.soft(parts_.scorer)), among);
  enquire.set_query(in_time(whole, parts_.budget));
  enquire.set_weighting_scheme(CoverageWeight(shape));
  parts_.terms.weigh_as(shape);
  Notes notes;
  enquire.add_matchspy(&notes);
  const Xapian::doccount examined = std::min(parts_.database.get_doccount(), examined_limit);
  enquire.get_mset(0, std::min(examined, best_wanted), examined);
  return notes.take();
}

bool Matcher::looked_at_all() const {
  if (parts_.budget.is_spent()) return false;
  return compiled_.has_only_words() || parts_.database.get_doccount() <= examined_limit;
}

}  // namespace minutebook
