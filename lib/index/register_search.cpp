// SPDX-License-Identifier: GPL-3.0-or-later
#include "lib/index/register_search.hpp"

#include <algorithm>
#include <unordered_map>
#include <utility>

#include "lib/base/text.hpp"
#include "lib/index/collector.hpp"
#include "lib/index/compile.hpp"
#include "lib/index/coverage.hpp"
#include "lib/index/coverage_weight.hpp"
#include "lib/index/entry.hpp"
#include "lib/index/format.hpp"
#include "lib/index/matcher.hpp"
#include "lib/index/remedies.hpp"
#include "lib/index/snippet.hpp"
#include "lib/index/words.hpp"
#include "lib/model/facts.hpp"
#include "lib/query/query.hpp"

namespace minutebook {
namespace {

using Xapian::Query;
using Counts = std::unordered_map<std::string, uint64_t>;

constexpr Xapian::doccount entries_examined = 60000;  // reading the values of one takes about 2 µs
constexpr size_t facet_values = 20;
constexpr size_t month_digits = 6;

unsigned slot_of(FieldId id) { return static_cast<unsigned>(field(id).slot); }

/// Counts every entry that matches for itself.
class EntryCounts : public Xapian::MatchSpy {
 public:
  EntryCounts(const SearchParts& parts, EntryKind kind) : parts_(parts), kind_(kind) {}

  void operator()(const Xapian::Document& document, double /*weight*/) override {
    ++entries_;
    count(boards_, document.get_value(slot_of(FieldId::board)));
    count(types_, document.get_value(slot_of(FieldId::type)));
    const std::string day = document.get_value(format::slot::newest).substr(0, 8);
    if (day == "00000000")
      ++undated_;
    else
      ++months_[day.substr(0, month_digits)];
    ++persons_[document.get_value(format::slot::persons)];
    const std::string own = document.get_value(format::slot::own);
    const size_t end = own.find('\n');
    if (end == std::string::npos) return;
    if (kind_ == EntryKind::decision)
      count(states_, own.substr(0, end));
    else
      count_action(own.substr(0, end), own.substr(end + 1), document);
  }

  [[nodiscard]] uint64_t entries() const { return entries_; }

  void put(RegisterResult& result) const {
    std::vector<std::pair<std::string, uint64_t>> months(months_.begin(), months_.end());
    result.histogram = histogram_of(months, undated_);
    if (!result.request.with_facets) return;
    Counts years;
    for (const auto& [month, times] : months_) years[month.substr(0, 4)] += times;
    result.facets = {{"board", most_frequent(boards_, facet_values)},
                     {"type", most_frequent(types_, facet_values)},
                     {"year", most_frequent(years, facet_values)},
                     {"person", most_frequent(unfold(persons_), facet_values)},
                     {kind_ == EntryKind::decision ? "outcome" : "status", most_frequent(states_, facet_values)}};
    if (kind_ == EntryKind::action) result.facets.push_back({"owner", most_frequent(unfold(owners_), facet_values)});
  }

 private:
  static void count(Counts& counts, std::string value) {
    if (!value.empty()) ++counts[std::move(value)];
  }

  /// "open" counts all that is not finished, as status:open finds it.
  void count_action(const std::string& printed, const std::string& owners, const Xapian::Document& document) {
    ++owners_[owners];
    const auto changed = changes().find(document.get_value(format::slot::key));
    const std::string code = changed == changes().end() ? printed : changed->second;
    ++states_[code];
    if (code == to_name(ActionStatus::in_progress) || code == to_name(ActionStatus::carried_forward))
      ++states_[std::string(to_name(ActionStatus::open))];
  }

  const std::unordered_map<std::string, std::string>& changes() {
    if (changes_read_) return changes_;
    changes_read_ = true;
    for (const auto status : {ActionStatus::open, ActionStatus::in_progress, ActionStatus::carried_forward,
                              ActionStatus::done, ActionStatus::cancelled})
      for (std::string& key : parts_.registers.changed(status, true))
        changes_.emplace(std::move(key), std::string(to_name(status)));
    return changes_;
  }

  [[nodiscard]] Counts unfold(const Counts& lists) const {
    Counts out;
    for (const auto& [list, times] : lists)
      for (const uint32_t number : unpack_numbers(list))
        if (number < parts_.names.size()) out[parts_.names[number]] += times;
    return out;
  }

  const SearchParts& parts_;
  EntryKind kind_;
  uint64_t entries_ = 0, undated_ = 0;
  Counts boards_, types_, months_, persons_, owners_, states_;
  std::unordered_map<std::string, std::string> changes_;
  bool changes_read_ = false;
};

class RegisterSearch {
 public:
  RegisterSearch(const SearchParts& parts, const SearchRequest& request, EntryKind kind)
      : parts_(parts), request_(request), kind_(kind) {}

  RegisterResult run() {
    const ParsedQuery parsed = parse_query(request_.text);
    compiled_ = compile(parsed.ast, request_.filters, parts_);
    RegisterResult result;
    result.request = request_;
    result.read_as = to_words(parsed.ast);
    result.problems = parsed.problems;
    result.problems.insert(result.problems.end(), compiled_.problems.begin(), compiled_.problems.end());
    result.did_you_mean = did_you_mean();
    for (const bool strict : {true, false}) {
      if (strict && compiled_.concepts.size() < 2) continue;
      if (look(result, strict ? compiled_.all_words(parts_.scorer) : compiled_.soft(parts_.scorer), !strict)) break;
    }
    result.undated_left_out = undated_left_out();
    if (auto problem = parts_.budget.problem()) {
      result.problems.push_back(std::move(*problem));
      result.total_exact = false;
    }
    if (request_.with_facets) result.coverage = coverage_of(parts_.registers, parsed.ast, request_.filters);
    return result;
  }

 private:
  [[nodiscard]] Query among(const Query& query) const {
    return {Query::OP_FILTER, query, Query(std::string(field(FieldId::kind).prefix) + std::string(to_name(kind_)))};
  }

  /// True when anything was found.
  bool look(RegisterResult& result, const Query& words, bool some_are_enough) {
    Xapian::Enquire enquire(parts_.database);
    enquire.set_query(in_time(among(compiled_.whole(words)), parts_.budget));
    enquire.set_weighting_scheme(CoverageWeight(parts_.ranking.passage));
    parts_.terms.weigh_as(parts_.ranking.passage);
    const bool has_words = !compiled_.concepts.empty() || !compiled_.required.empty();
    if (request_.sort == SortOrder::oldest)
      enquire.set_sort_by_value(format::slot::oldest, false);
    else if (request_.sort == SortOrder::newest || !has_words)
      enquire.set_sort_by_value(format::slot::newest, true);
    EntryCounts counts(parts_, kind_);
    enquire.add_matchspy(&counts);
    const Xapian::doccount last = request_.offset + request_.limit;
    const Xapian::MSet found = enquire.get_mset(request_.offset, request_.limit, std::max(entries_examined, last));
    result.total = counts.entries();
    result.total_exact = counts.entries() < std::max(entries_examined, last);
    counts.put(result);
    const Excerpter excerpter(compiled_.marks, parts_.stem);
    for (auto at = found.begin(); at != found.end(); ++at)
      if (auto hit = hit_of(*at, excerpter, some_are_enough)) result.hits.push_back(std::move(*hit));
    return result.total > 0;
  }

  [[nodiscard]] std::optional<RegisterHit> hit_of(Xapian::docid id, const Excerpter& excerpter,
                                                  bool some_are_enough) const {
    const auto data = parts_.stored.read(id);
    if (!data) return std::nullopt;
    RegisterHit hit;
    hit.kind = data->kind;
    hit.snippet = excerpter.cut(data->text).parts;
    hit.document = data->document;
    hit.item_number = data->item_number;
    hit.item_title = data->item_title;
    hit.page = data->page;
    hit.text = data->text;
    hit.outcome = data->outcome;
    hit.detail = data->detail;
    explain(hit, id, some_are_enough);
    if (const auto paper = parts_.registers.paper(hit.document.id)) hit.meeting = meeting_on(*paper, hit.document.date);
    if (hit.kind == EntryKind::action) hit.status = parts_.registers.resolved(hit.detail.key, hit.document, hit.page);
    return hit;
  }

  void explain(RegisterHit& hit, Xapian::docid id, bool some_are_enough) const {
    hit.why = compiled_.why;
    double whole = 0;
    double matched = 0;
    for (const Concept& word : compiled_.concepts) {
      whole += word.rarity;
      if (!has(word, id)) continue;
      matched += word.rarity;
      hit.why.push_back(word.repaired.empty() ? word.word : word.repaired);
    }
    hit.weak = some_are_enough && matched < parts_.ranking.weak_below * whole;
  }

  [[nodiscard]] bool has(const Concept& word, Xapian::docid id) const {
    return std::any_of(word.terms.begin(), word.terms.end(),
                       [&](const std::string& term) { return parts_.terms.has(term, id); });
  }

  [[nodiscard]] std::string did_you_mean() const {
    std::string text = request_.text;
    for (const auto& [typed, better] : compiled_.better)
      if (const size_t at = text.find(typed); at != std::string::npos) text.replace(at, typed.size(), better);
    return compiled_.better.empty() ? std::string() : text;
  }

  [[nodiscard]] uint64_t undated_left_out() const {
    if (!compiled_.has_dates) return 0;
    Xapian::Enquire enquire(parts_.database);
    const Query undated(Query::OP_FILTER, among(compiled_.whole(compiled_.soft(parts_.scorer), false)),
                        Query(std::string(format::prefix::undated)));
    enquire.set_query(in_time(undated, parts_.budget));
    enquire.set_weighting_scheme(Xapian::BoolWeight());
    return enquire.get_mset(0, 0, entries_examined).get_matches_estimated();
  }

  const SearchParts& parts_;
  const SearchRequest& request_;
  EntryKind kind_;
  CompiledQuery compiled_;
};

}  // namespace

RegisterResult search_register(const SearchParts& parts, const SearchRequest& request, EntryKind kind) {
  RegisterResult found = RegisterSearch(parts, request, kind).run();
  if (found.total > 0) return found;
  for (Dropped& one : drop_each(request)) {
    const uint64_t total = RegisterSearch(parts, one.rest, kind).run().total;
    one.rest.limit = request.limit;
    one.rest.with_facets = request.with_facets;
    if (total > 0) found.remedies.push_back({std::move(one.part), std::move(one.rest), total});
  }
  std::stable_sort(found.remedies.begin(), found.remedies.end(),
                   [](const Remedy& a, const Remedy& b) { return a.total > b.total; });
  return found;
}

std::vector<OwnedActionLine> owned_actions(const SearchParts& parts, const PersonLine& person,
                                           const std::vector<PaperLine>& papers) {
  constexpr size_t most = 200;
  std::vector<OwnedActionLine> out;
  std::vector<OwnedAction> owned = person.actions;
  std::stable_sort(owned.begin(), owned.end(), [](const OwnedAction& a, const OwnedAction& b) {
    return a.paper > b.paper;  // papers of a person are oldest first
  });
  std::optional<PaperFacts> facts;
  for (const OwnedAction& one : owned) {
    if (one.paper >= papers.size() || out.size() == most) break;
    PaperLine paper = papers[one.paper];
    if (!facts || facts->document.id != paper.document.id) {
      const std::string record = std::string(format::prefix::record) + paper.document.id;
      const auto at = parts.database.postlist_begin(record);
      if (at == parts.database.postlist_end(record)) continue;
      facts = unpack_facts(parts.database.get_document(*at).get_value(format::slot::facts));
      if (!facts) continue;
    }
    for (const ActionFact& fact : facts->actions) {
      if (fact.key != one.key) continue;
      paper.document.date = date_of(*facts, fact.part);
      out.push_back({fact, paper, parts.registers.resolved(fact.key, paper.document, fact.page)});
    }
  }
  return out;
}

}  // namespace minutebook
