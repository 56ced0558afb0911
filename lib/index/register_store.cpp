// SPDX-License-Identifier: GPL-3.0-or-later
#include "lib/index/register_store.hpp"

#include <algorithm>

#include "lib/base/text.hpp"
#include "lib/index/collector.hpp"
#include "lib/query/dates.hpp"

namespace minutebook {
namespace {

using Xapian::Query;

constexpr Xapian::doccount examined = 200000;
constexpr size_t expansions = 100;  // of the beginning of a word
constexpr size_t facet_values = 30;
constexpr size_t most_words = 12;
constexpr uint32_t lines_at_once = 5000;  // meetings of one board

std::string compact(const Date& date) {
  std::string out = to_iso(date);
  std::erase(out, '-');
  return out;
}

std::vector<std::string> words_of(std::string_view text) {
  const std::string folded = fold_name(utf8_prefix(text, 500));
  std::vector<std::string> out;
  for (const auto word : split(folded, ' '))
    if (!word.empty() && out.size() < most_words) out.emplace_back(utf8_prefix(word, 60));
  return out;
}

std::vector<std::string> beginning_with(const Xapian::Database& database, const std::string& start) {
  std::vector<std::string> out;
  const auto end = database.allterms_end(start);
  for (auto at = database.allterms_begin(start); at != end && out.size() < expansions; ++at) out.push_back(*at);
  return out;
}

Query meetings_only(const Query& query) {
  return {Query::OP_FILTER, query, Query(std::string(register_term::any_meeting))};
}

Query and_if(const Query& a, const Query& b) { return a.empty() ? b : Query(Query::OP_FILTER, a, b); }

/// Counts a value of every match.
class ValueCounts : public Xapian::MatchSpy {
 public:
  explicit ValueCounts(Xapian::valueno slot) : slot_(slot) {}
  void operator()(const Xapian::Document& document, double /*weight*/) override {
    if (const std::string value = document.get_value(slot_); !value.empty()) ++counts_[value];
  }
  [[nodiscard]] std::vector<FacetValue> values() const { return most_frequent(counts_, facet_values); }

 private:
  Xapian::valueno slot_;
  std::unordered_map<std::string, uint64_t> counts_;
};

/// The lines of one page of a list, and how many there are.
template <class Line, class Unpack>
Listed<Line> page_of(Xapian::Enquire& enquire, const ListQuery& query, Unpack unpack) {
  enquire.set_weighting_scheme(Xapian::BoolWeight());
  const Xapian::MSet found = enquire.get_mset(query.offset, query.limit, examined);
  Listed<Line> out;
  out.total = found.get_matches_estimated();
  for (auto at = found.begin(); at != found.end(); ++at)
    if (auto line = unpack(at.get_document().get_data())) out.lines.push_back(std::move(*line));
  return out;
}

}  // namespace

RegisterStore::RegisterStore(const std::filesystem::path& folder) {
  std::error_code error;
  if (std::filesystem::exists(folder, error)) database_ = Xapian::Database(folder.string());
}

std::string RegisterStore::data_of(std::string_view prefix, const std::string& id) const {
  if (id.empty() || id.size() > 64) return {};
  const std::string term = std::string(prefix) + id;
  const auto posting = database_.postlist_begin(term);
  return posting == database_.postlist_end(term) ? std::string() : database_.get_document(*posting).get_data();
}

std::string RegisterStore::data_of(std::string_view prefix, std::string_view alias, const std::string& id) const {
  std::string data = data_of(prefix, id);
  return data.empty() ? data_of(alias, id) : data;
}

std::optional<PaperLine> RegisterStore::paper(const std::string& id) const {
  constexpr size_t most_known = 4000;  // a page of actions asks for the same few papers hundreds of times
  if (const auto known = papers_.find(id); known != papers_.end()) return known->second;
  if (papers_.size() >= most_known) papers_.clear();
  return papers_.emplace(id, unpack_paper(data_of(register_term::paper, id))).first->second;
}
std::vector<PaperLine> RegisterStore::papers_of(const MeetingLine& line) const {
  std::vector<PaperLine> out;
  for (const MeetingPaperRef& one : line.papers) {
    out.push_back(paper(one.document).value_or(PaperLine{}));
    out.back().document.id = one.document;
  }
  return out;
}
std::vector<PaperLine> RegisterStore::papers_of(const PersonLine& line) const {
  std::vector<PaperLine> out;
  for (const std::string& id : line.papers) {
    out.push_back(paper(id).value_or(PaperLine{}));
    out.back().document.id = id;
  }
  return out;
}
std::optional<MeetingLine> RegisterStore::meeting(const std::string& id) const {
  return unpack_meeting(data_of(register_term::meeting, register_term::meeting_alias, id));
}
std::optional<BoardLine> RegisterStore::board(const std::string& id) const {
  return unpack_board(data_of(register_term::board, register_term::board_alias, id));
}
std::optional<PersonLine> RegisterStore::person(const std::string& id) const {
  return unpack_person(data_of(register_term::person, register_term::person_alias, id));
}
std::optional<StatusLine> RegisterStore::status(const std::string& action_key) const {
  return unpack_status(data_of(register_term::action, action_key));
}

ResolvedStatus RegisterStore::resolved(const std::string& action_key, const DocumentSummary& recorded_in,
                                       uint32_t page) const {
  ResolvedStatus out;
  const auto known = status(action_key);
  if (known) out.code = known->code;
  if (known)
    for (const StatusEvidenceLine& one : known->evidence)
      if (const auto by = one.document == recorded_in.id
                              ? std::optional<PaperLine>({recorded_in, {}, {}, {}, {}, {}, {}})
                              : paper(one.document))
        out.evidence.push_back({one.rule, by->document, one.page, one.text});
  if (out.evidence.empty()) out.evidence.push_back({"recorded", recorded_in, page, {}});
  out.as_of = out.evidence.back().document.date;
  return out;
}

Query RegisterStore::words(std::string_view prefix, std::string_view text, bool last_is_beginning) const {
  const auto all = words_of(text);
  Query query;
  for (size_t i = 0; i < all.size(); ++i) {
    const std::string term = std::string(prefix) + all[i];
    Query one(term);
    if (last_is_beginning && i + 1 == all.size()) {
      const auto terms = beginning_with(database_, term);
      if (!terms.empty()) one = Query(Query::OP_OR, terms.begin(), terms.end());
    }
    query = and_if(query, one);
  }
  return query;
}

Query RegisterStore::filters(const ListQuery& query) const {
  Query out;
  Query boards;
  for (const std::string& board : query.boards) {
    const Query one(Query::OP_OR, words(register_term::meeting_word, board, false),
                    Query(std::string(register_term::of_board) + board.substr(0, 60)));
    boards = boards.empty() ? one : Query(Query::OP_OR, boards, one);
  }
  if (!query.boards.empty()) out = and_if(out, boards);
  Query organizations;
  for (const std::string& name : query.organizations) {
    const Query one = words(register_term::body_word, name, false);
    organizations = organizations.empty() ? one : Query(Query::OP_OR, organizations, one);
  }
  if (!organizations.empty()) out = and_if(out, organizations);
  const auto days = [](const std::string& from, const std::string& to) {
    return Query(Query::OP_VALUE_RANGE, 0, from, to + "~");
  };
  std::map<FieldId, Query> dates;  // values of one parameter are alternatives
  for (const Filter& filter : query.dates) {
    auto range = read_date_range(filter.value);
    if (!range) continue;
    if (filter.field == FieldId::from) range->to.reset();
    if (filter.field == FieldId::to) range->from.reset();
    const Query one = days(range->from ? compact(*range->from) : "0", range->to ? compact(*range->to) : "9");
    Query& all = dates[filter.field];
    all = all.empty() ? one : Query(Query::OP_OR, all, one);
  }
  for (const auto& [field, one] : dates) out = and_if(out, one);
  return out;
}

Listed<MeetingLine> RegisterStore::meetings(const ListQuery& query) const {
  if (is_empty()) return {};
  Query wanted = Query(std::string(register_term::any_meeting));
  const Query text = words(register_term::meeting_word, query.text, true);
  if (!text.empty()) wanted = and_if(wanted, text);
  if (const Query narrowed = filters(query); !narrowed.empty()) wanted = and_if(wanted, narrowed);
  Xapian::Enquire enquire(database_);
  enquire.set_query(wanted);
  enquire.set_sort_by_value(0, query.newest);
  ValueCounts boards(1), years(2);
  enquire.add_matchspy(&boards);
  enquire.add_matchspy(&years);
  auto out = page_of<MeetingLine>(enquire, query, unpack_meeting);
  out.facets = {{"board", boards.values()}, {"year", years.values()}};
  return out;
}

Listed<BoardLine> RegisterStore::boards(const ListQuery& query) const {
  if (is_empty()) return {};
  Query wanted = Query(std::string(register_term::any_board));
  const Query text = words(register_term::board_word, query.text, true);
  if (!text.empty()) wanted = and_if(wanted, text);
  if (const Query narrowed = filters(query); !narrowed.empty()) wanted = and_if(wanted, narrowed);
  Xapian::Enquire enquire(database_);
  enquire.set_query(wanted);
  enquire.set_sort_by_value(0, true);
  return page_of<BoardLine>(enquire, query, unpack_board);
}

Listed<PersonLine> RegisterStore::people(const ListQuery& query) const {
  if (is_empty()) return {};
  Query wanted = Query(std::string(register_term::any_person));
  const Query text = words(register_term::name_word, query.text, true);
  if (!text.empty()) wanted = and_if(wanted, text);
  if (const Query narrowed = filters(query); !narrowed.empty()) wanted = and_if(wanted, narrowed);
  Xapian::Enquire enquire(database_);
  enquire.set_query(wanted);
  enquire.set_sort_by_value(0, true);
  auto out = page_of<PersonLine>(enquire, query, unpack_person);
  if (out.total > 0 || text.empty()) return out;
  std::vector<std::string> better;
  for (const std::string& word : words_of(query.text)) {
    const std::string known = std::string(register_term::name_word) + word;
    const std::string other = database_.term_exists(known) ? word : database_.get_spelling_suggestion(word, 1);
    if (!database_.term_exists(std::string(register_term::name_word) + other)) return out;
    better.push_back(other);
  }
  out.nearest = join(better, " ");
  return out;
}

Coverage RegisterStore::coverage(const ListQuery& query) const {
  Coverage out;
  if (is_empty()) return out;
  const Query narrowed = filters(query);
  Xapian::Enquire enquire(database_);
  enquire.set_weighting_scheme(Xapian::BoolWeight());
  const auto count = [&](std::string_view among) {
    enquire.set_query(and_if(Query(std::string(among)), narrowed));
    return uint64_t{enquire.get_mset(0, 0, examined).get_matches_estimated()};
  };
  out.with_minutes = count(register_term::with_minutes);
  out.unread = count(register_term::unread);
  ValueCounts boards(1);
  enquire.add_matchspy(&boards);
  out.meetings = count(register_term::any_meeting);
  for (FacetValue& board : boards.values()) out.boards.push_back(std::move(board.value));
  std::vector<std::string> unknown;
  if (!query.boards.empty()) unknown.emplace_back(register_term::unread_boardless);
  if (!query.dates.empty()) unknown.emplace_back(register_term::unread_undated);
  enquire.clear_matchspies();
  enquire.set_query(Query(Query::OP_OR, unknown.begin(), unknown.end()));
  out.unread_elsewhere = enquire.get_mset(0, 0, examined).get_matches_estimated();
  return out;
}

std::vector<std::string> RegisterStore::ids(std::string_view prefix) const {
  std::vector<std::string> out;
  const std::string start(prefix);
  for (auto at = database_.allterms_begin(start); at != database_.allterms_end(start); ++at)
    if (const std::string id = (*at).substr(start.size()); id != "*") out.push_back(id);
  return out;
}

std::vector<MeetingLine> RegisterStore::meetings_of(const std::string& board_id) const {
  if (is_empty()) return {};
  ListQuery all;
  all.limit = lines_at_once;
  Xapian::Enquire enquire(database_);
  enquire.set_query(meetings_only(Query(std::string(register_term::of_board) + board_id.substr(0, 60))));
  enquire.set_sort_by_value(0, false);
  return page_of<MeetingLine>(enquire, all, unpack_meeting).lines;
}

std::pair<std::optional<MeetingLine>, std::optional<MeetingLine>> RegisterStore::neighbours(
    const MeetingLine& of) const {
  if (is_empty()) return {};
  const Query board = meetings_only(Query(std::string(register_term::of_board) + of.board.id));
  std::string here = of.date;
  std::erase(here, '-');
  here += of.id;
  const auto nearest = [&](bool before) -> std::optional<MeetingLine> {
    const Query side = before ? Query(Query::OP_VALUE_LE, 0, here) : Query(Query::OP_VALUE_GE, 0, here);
    Xapian::Enquire enquire(database_);
    enquire.set_query(Query(Query::OP_FILTER, board, side));
    enquire.set_weighting_scheme(Xapian::BoolWeight());
    enquire.set_sort_by_value(0, before);
    const Xapian::MSet found = enquire.get_mset(0, 2);
    for (auto at = found.begin(); at != found.end(); ++at)
      if (auto line = unpack_meeting(at.get_document().get_data()); line && line->id != of.id) return line;
    return std::nullopt;
  };
  return {nearest(true), nearest(false)};
}

std::vector<std::string> RegisterStore::changed(ActionStatus status, bool to) const {
  const std::string term =
      std::string(to ? register_term::status_to : register_term::status_from) + std::string(to_name(status));
  std::vector<std::string> out;
  const auto end = database_.postlist_end(term);
  for (auto at = database_.postlist_begin(term); at != end && out.size() < status_changes_limit; ++at)
    out.push_back(database_.get_document(*at).get_value(0));
  return out;
}

namespace {

/// The documents that have any of some terms, in rising order.
class AnyOf {
 public:
  AnyOf(const Xapian::Database& database, const std::vector<std::string>& terms) {
    for (const std::string& term : terms) {
      auto at = database.postlist_begin(term);
      const auto end = database.postlist_end(term);
      if (at != end) lists_.emplace_back(std::move(at), end);
    }
  }
  /// The first document not below `least`, 0 when there is none.
  Xapian::docid next(Xapian::docid least) {
    Xapian::docid best = 0;
    for (auto& [at, end] : lists_) {
      if (at == end) continue;
      if (*at < least) at.skip_to(least);
      if (at != end && (best == 0 || *at < best)) best = *at;
    }
    return best;
  }

 private:
  std::vector<std::pair<Xapian::PostingIterator, Xapian::PostingIterator>> lists_;
};

/// What one typed word may stand for in the terms of the suggestions.
std::vector<std::string> terms_for(const Xapian::Database& database, const std::string& word, bool is_beginning) {
  constexpr size_t kept_beginning = 3;
  const std::string whole = std::string(register_term::suggestion_word) + word;
  if (!is_beginning) return {whole};
  if (word.size() <= kept_beginning) return {std::string(register_term::suggestion_beginning) + word};
  return beginning_with(database, whole);
}

bool begins_something(const Xapian::Database& database, const std::string& word) {
  const std::string start = std::string(register_term::suggestion_word) + word;
  return database.allterms_begin(start) != database.allterms_end(start);
}

/// The word with one letter left out, two swapped, one changed or one put in, such that something begins so.
std::vector<std::string> with_one_slip_mended(const Xapian::Database& database, const std::string& word) {
  constexpr size_t longest = 14;
  constexpr size_t shortest = 4;
  std::vector<std::string> out;
  if (word.size() < shortest || word.size() > longest) return out;
  const auto offer = [&](const std::string& other) {
    if (std::find(out.begin(), out.end(), other) == out.end() && begins_something(database, other))
      out.push_back(other);
  };
  for (size_t at = 0; at + 1 < word.size(); ++at) {
    std::string swapped = word;
    std::swap(swapped[at], swapped[at + 1]);
    offer(swapped);
  }
  for (size_t at = 1; at < word.size(); ++at) offer(std::string(word).erase(at, 1));
  if (!out.empty()) return out;
  for (size_t at = 1; at < word.size(); ++at)
    for (char letter = 'a'; letter <= 'z'; ++letter) {
      std::string other = word;
      other[at] = letter;
      offer(other);
      offer(std::string(word).insert(at, 1, letter));
    }
  return out;
}

}  // namespace

std::vector<Suggestion> RegisterStore::suggest(std::string_view typed, size_t limit, bool& mended) const {
  mended = false;
  const auto words = words_of(typed);
  if (words.empty() || is_empty()) return {};
  const bool open_end = !typed.empty() && typed.back() != ' ';
  std::vector<AnyOf> lists;
  for (size_t i = 0; i < words.size(); ++i) {
    const bool beginning = open_end && i + 1 == words.size();
    std::vector<std::string> terms = terms_for(database_, words[i], beginning);
    const bool known =
        std::any_of(terms.begin(), terms.end(), [&](const std::string& term) { return database_.term_exists(term); });
    if (!known) {
      terms.clear();
      for (const std::string& other : with_one_slip_mended(database_, words[i]))
        for (std::string& term : terms_for(database_, other, true)) terms.push_back(std::move(term));
      if (terms.size() > expansions) terms.resize(expansions);
      mended = true;
    }
    lists.emplace_back(database_, terms);
  }
  std::vector<Suggestion> out;
  std::set<std::string> shown;
  for (Xapian::docid at = 1; out.size() < limit;) {
    Xapian::docid agreed = at;
    for (AnyOf& list : lists) {
      const Xapian::docid next = list.next(agreed);
      if (next == 0) return out;
      agreed = next;
    }
    if (agreed != at) {  // the later lists may have gone beyond the earlier ones
      at = agreed;
      continue;
    }
    auto one = unpack_suggestion(database_.get_document(at).get_data());
    if (one && shown.insert(fold_name(one->text)).second) out.push_back(std::move(*one));
    ++at;
  }
  return out;
}

}  // namespace minutebook
