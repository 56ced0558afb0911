// SPDX-License-Identifier: GPL-3.0-or-later
#include "lib/index/timeline.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

#include "lib/base/text.hpp"
#include "lib/index/compile.hpp"
#include "lib/index/entry.hpp"
#include "lib/index/format.hpp"
#include "lib/index/matcher.hpp"
#include "lib/index/snippet.hpp"
#include "lib/index/terms.hpp"
#include "lib/query/query.hpp"

namespace minutebook {
namespace {

using Xapian::Query;

constexpr Xapian::doccount entries_read = 2000;
constexpr Xapian::doccount entries_examined = 60000;
constexpr size_t entries_of_a_paper = 6;

Query kind(EntryKind kind) { return Query(std::string(field(FieldId::kind).prefix) + std::string(to_name(kind))); }

Query any_of(const std::vector<Query>& queries) { return {Query::OP_OR, queries.begin(), queries.end()}; }

/// One paper with the entries of it that answer.
struct Found {
  PaperLine line;
  std::vector<EntryData> entries;
};

class Teller {
 public:
  Teller(const SearchParts& parts, const SearchRequest& request) : parts_(parts), request_(request) {}

  Timeline run() {
    const ParsedQuery parsed = parse_query(request_.text);
    compiled_ = compile(parsed.ast, request_.filters, parts_);
    Timeline out;
    out.request = request_;
    out.read_as = to_words(parsed.ast);
    out.problems = parsed.problems;
    out.problems.insert(out.problems.end(), compiled_.problems.begin(), compiled_.problems.end());
    for (const auto& [typed, better] : compiled_.better)
      out.did_you_mean += (out.did_you_mean.empty() ? "" : " ") + better;
    if (compiled_.concepts.empty() && compiled_.required.empty() && compiled_.filter.empty()) return out;
    const Query items = any_of({kind(EntryKind::passage), kind(EntryKind::decision), kind(EntryKind::action)});
    if (!look(items, out)) look(kind(EntryKind::document), out);
    tell(out);
    if (auto problem = parts_.budget.problem()) {
      out.problems.push_back(std::move(*problem));
      out.total_exact = false;
    }
    return out;
  }

 private:
  bool look(const Query& among, Timeline& out) {
    Xapian::Enquire enquire(parts_.database);
    const Query whole(Query::OP_FILTER, compiled_.whole(compiled_.all_words(parts_.scorer)), among);
    enquire.set_query(in_time(whole, parts_.budget));
    enquire.set_weighting_scheme(Xapian::BoolWeight());
    enquire.set_sort_by_value(format::slot::oldest, false);
    enquire.set_collapse_key(format::slot::document, entries_of_a_paper);
    const Xapian::MSet found = enquire.get_mset(0, entries_read, entries_examined);
    std::map<std::string, size_t> numbers;
    for (auto at = found.begin(); at != found.end(); ++at) {
      auto data = read_entry(parts_.database, *at);
      if (!data) continue;
      const auto [number, fresh] = numbers.try_emplace(data->document.id + data->document.date, found_.size());
      if (fresh && found_.size() == timeline_papers) {
        out.total_exact = false;
        break;
      }
      if (fresh) found_.push_back({line_of(*data), {}});
      found_[number->second].entries.push_back(std::move(*data));
    }
    out.total = found_.size();
    return !found_.empty();
  }

  [[nodiscard]] PaperLine line_of(const EntryData& data) const {
    PaperLine line = parts_.registers.paper(data.document.id).value_or(PaperLine());
    line.document = data.document;  // of that meeting of the file
    return line;
  }

  void tell(Timeline& out) {
    std::map<std::string, size_t> groups;  // by meeting, or paper
    for (const Found& one : found_) {
      const std::optional<MeetingRef> meeting = meeting_on(one.line, one.line.document.date);
      if (meeting && is_copy(one.line.document.id, meeting->id)) continue;
      ++out.shown;
      if (one.line.document.date.empty()) ++out.undated;
      const std::string key = meeting ? meeting->id : one.line.document.id;
      const auto [group, fresh] = groups.try_emplace(key, out.groups.size());
      if (fresh)
        out.groups.push_back({meeting,
                              meeting ? meeting->date : one.line.document.date,
                              meeting ? meeting->body : one.line.document.body,
                              {}});
      add_paper(out.groups[group->second], one);
    }
    for (TimelineGroup& group : out.groups)
      std::stable_sort(group.entries.begin(), group.entries.end(),
                       [](const TimelineEntry& a, const TimelineEntry& b) { return rank(a) < rank(b); });
    std::stable_sort(out.groups.begin(), out.groups.end(), [](const TimelineGroup& a, const TimelineGroup& b) {
      return std::tuple(a.date.empty(), a.date) < std::tuple(b.date.empty(), b.date);
    });
  }

  static int rank(const TimelineEntry& one) {
    const int paper = one.role == PaperRole::minutes ? 2 : one.role == PaperRole::agenda ? 0 : 1;
    return one.kind == EntryKind::decision ? 3 : one.kind == EntryKind::action ? 4 : paper;
  }

  bool is_copy(const std::string& document, const std::string& meeting) {
    const auto [at, fresh] = copies_.try_emplace(meeting);
    if (fresh)
      if (const auto line = parts_.registers.meeting(meeting))
        for (const MeetingPaperRef& one : line->papers)
          if (!one.copy_of.empty()) at->second.insert(one.document);
    return at->second.count(document) != 0;
  }

  /// The paper by its best part, then the decisions and actions of the items that were found.
  void add_paper(TimelineGroup& group, const Found& one) const {
    const auto shown = std::find_if(one.entries.begin(), one.entries.end(), [](const EntryData& data) {
      return data.kind == EntryKind::passage || data.kind == EntryKind::document;
    });
    const EntryData& first = shown == one.entries.end() ? one.entries.front() : *shown;
    TimelineEntry paper = entry_of(first, one.line);
    paper.kind = EntryKind::passage;
    paper.text.clear();
    paper.outcome.clear();
    paper.owners.clear();
    group.entries.push_back(std::move(paper));
    std::set<std::string> told;
    for (const EntryData& data : one.entries) {
      if (data.kind == EntryKind::decision || data.kind == EntryKind::action) add_result(group, data, one.line, told);
      if (data.kind == EntryKind::passage && !data.item_number.empty()) add_results_of(group, data, one.line, told);
    }
  }

  void add_result(TimelineGroup& group, const EntryData& data, const PaperLine& line,
                  std::set<std::string>& told) const {
    if (!told.insert(data.detail.key).second) return;
    TimelineEntry entry = entry_of(data, line);
    entry.text = data.text;
    entry.outcome = data.outcome;
    entry.owners = data.detail.owners;
    if (data.kind == EntryKind::action)
      entry.status = parts_.registers.resolved(data.detail.key, data.document, data.page);
    group.entries.push_back(std::move(entry));
  }

  /// What was decided under the item of a passage.
  void add_results_of(TimelineGroup& group, const EntryData& passage, const PaperLine& line,
                      std::set<std::string>& told) const {
    const Query results = any_of({kind(EntryKind::decision), kind(EntryKind::action)});
    const Query item(std::string(field(FieldId::item).prefix) + fold_term(FieldId::item, passage.item_number));
    const Query paper(std::string(field(FieldId::in).prefix) + passage.document.id);
    Xapian::Enquire enquire(parts_.database);
    enquire.set_query(Query(Query::OP_FILTER, Query(Query::OP_FILTER, paper, item), results));
    enquire.set_weighting_scheme(Xapian::BoolWeight());
    const Xapian::MSet found = enquire.get_mset(0, entries_of_a_paper);
    for (auto at = found.begin(); at != found.end(); ++at)
      if (const auto data = read_entry(parts_.database, *at); data && data->item_title == passage.item_title)
        add_result(group, *data, line, told);
  }

  [[nodiscard]] TimelineEntry entry_of(const EntryData& data, const PaperLine& line) const {
    TimelineEntry entry;
    entry.document = data.document;
    entry.kind = data.kind;
    entry.role = role_of(document_type_from_name(line.document.type).value_or(DocumentType::other));
    entry.item_number = data.item_number;
    entry.item_title = data.item_title;
    entry.minute_number = data.detail.minute_number;
    const Excerpt excerpt = cut_excerpt(data.text, compiled_.marks, parts_.stem);
    entry.snippet = excerpt.parts;
    entry.page = page_at(data, excerpt.first_hit);
    return entry;
  }

  const SearchParts& parts_;
  const SearchRequest& request_;
  CompiledQuery compiled_;
  std::vector<Found> found_;
  std::map<std::string, std::set<std::string>> copies_;  ///< of each meeting
};

}  // namespace

Timeline timeline_of(const SearchParts& parts, const SearchRequest& request) { return Teller(parts, request).run(); }

}  // namespace minutebook
