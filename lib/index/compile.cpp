// SPDX-License-Identifier: GPL-3.0-or-later
#include "lib/index/compile.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <utility>

#include "lib/base/text.hpp"
#include "lib/index/coverage_weight.hpp"
#include "lib/index/format.hpp"
#include "lib/index/house_words.hpp"
#include "lib/index/spelling.hpp"
#include "lib/index/stems.hpp"
#include "lib/index/terms.hpp"
#include "lib/index/words.hpp"
#include "lib/query/dates.hpp"
#include "lib/query/question.hpp"
#include "lib/query/thesaurus.hpp"

namespace minutebook {
namespace {

/// Xapian's MatchNothing counts as empty, and an empty part of a query asks for nothing in particular: a term that no
/// entry has asks for what is not there.
constexpr const char* nothing_term = "XNOTHING";
Xapian::Query match_nothing() { return Xapian::Query(nothing_term); }

using Xapian::Query;

constexpr size_t terms_read_limit = 3000;    // of a wildcard: reading a term takes about 0.5 µs
constexpr size_t terms_limit = 200;          // all wildcards of a query stand for so many words
constexpr uint64_t entries_limit = 800'000;  // of all its words, counted for each: reading one takes about 0.1 µs
constexpr uint64_t near_entries = 400'000;   // the same for words with positions, which take longer
constexpr size_t most_ranges = 6;            // times among alternatives
constexpr double context_share = 0.9;        // what a word of the meeting is worth against one in the text
constexpr double parts_share = 0.8;          // "self assessment" for "self-assessment"
constexpr double mentioned_share = 0.5;      // what a month that is only mentioned is worth against the meeting's own
constexpr double reference_share = 0.5;      // of a reference, and once more where it is printed
constexpr double repair_share = 0.8;
constexpr double faint_share = 0.5;          // what a word that sooner belongs to the asking is worth
constexpr Xapian::doccount established = 3;  // a word that as many entries have is no mistake of typing

constexpr std::array<std::string_view, 20> name_titles = {
    "cllr", "councillor", "clr", "cllrs", "ald", "alderman", "sir",  "dame",      "lord", "lady",
    "mr",   "mrs",        "ms",  "miss",  "mx",  "dr",       "prof", "professor", "rev",  "revd"};

// A term that no entry has never reaches the matcher, which would build and drop a list for it. What cannot match is
// match_nothing() as a whole, and only that.

bool is_nothing(const Query& query) {
  return query.get_type() == Query::LEAF_TERM && *query.get_terms_begin() == nothing_term;
}

Query joined_by(Query::op how, const std::vector<Query>& queries) {
  const bool conjunction = how == Query::OP_AND;
  std::vector<Query> kept;
  for (const Query& query : queries) {
    if (!is_nothing(query))
      kept.push_back(query);
    else if (conjunction)
      return match_nothing();
  }
  if (kept.empty()) return queries.empty() ? Query() : match_nothing();
  return {how, kept.begin(), kept.end()};
}

Query any_of(const std::vector<Query>& queries) { return joined_by(Query::OP_OR, queries); }
Query all_of(const std::vector<Query>& queries) { return joined_by(Query::OP_AND, queries); }
Query and_if(const Query& a, const Query& b) { return a.empty() ? b : b.empty() ? a : all_of({a, b}); }
Query or_if(const Query& a, const Query& b) { return a.empty() ? b : b.empty() ? a : any_of({a, b}); }

std::string compact_date(const Date& date) {
  std::string out = to_iso(date);
  std::erase(out, '-');
  return out;
}

class Compiler {
 public:
  explicit Compiler(const SearchParts& parts)
      : database_(parts.database),
        terms_(parts.terms),
        scorer_(parts.scorer),
        budget_(parts.budget),
        stem_(parts.stem),
        registers_(parts.registers),
        house_words_(parts.house_words) {}

  CompiledQuery run(const Ast& ast, const std::vector<Filter>& filters) {
    if (ast.kind == NodeKind::sequence) {
      for (auto child = ast.children.begin(); child != ast.children.end(); ++child)
        if (std::find(ast.children.begin(), child, *child) == child) add_part(*child);  // saying it twice asks no more
    } else {
      add_part(ast);
    }
    if (out_.has_dates) out_.dates = between(first_day_, last_day_);
    add_filters(filters);
    finish_concepts();
    return std::move(out_);
  }

 private:
  // ---- parts of the query, side by side

  void add_part(const Ast& ast) {
    switch (ast.kind) {
      case NodeKind::nothing:
        return;
      case NodeKind::word:
        add_word(ast.text);
        return;
      case NodeKind::field:
        add_filter_part(ast);
        return;
      case NodeKind::range:
        narrow_dates(ast.range);
        return;
      case NodeKind::negation:
        add_negation(ast.children.front());
        return;
      case NodeKind::phrase:
      case NodeKind::wildcard:
      case NodeKind::near:
      case NodeKind::sequence:
      case NodeKind::conjunction:
      case NodeKind::disjunction: {
        const Query query = required(ast);
        if (query.empty()) return;
        out_.required = and_if(out_.required, query);
        out_.why.push_back(to_words_of(ast));
        return;
      }
    }
  }

  static std::string to_words_of(const Ast& ast) { return to_query_text(ast); }
  static std::string to_query_text(const Ast& ast) {
    if (ast.kind == NodeKind::phrase) return "\"" + ast.text + "\"";
    if (ast.kind == NodeKind::wildcard) return ast.text + "*";
    std::vector<std::string> parts;
    for (const Ast& child : ast.children) parts.push_back(to_query_text(child));
    if (parts.empty()) return ast.text;
    return join(parts, ast.kind == NodeKind::disjunction ? " or " : ast.kind == NodeKind::near ? " near " : " and ");
  }

  void add_filter_part(const Ast& ast) {
    const bool words = field(ast.field).kind == FieldKind::words;
    const Query query = field_query(ast);
    if (words)
      out_.required = and_if(out_.required, query);
    else
      out_.filter = and_if(out_.filter, query);
    out_.why.push_back(std::string(field(ast.field).name) + ": " + ast.text);
    if (ast.field == FieldId::ref && ast.text.back() != '*') add_word(ast.text);  // to the passage that prints it
  }

  void add_negation(const Ast& inner) {
    if (inner.kind == NodeKind::word) {
      const Marks marks = out_.marks;
      const auto terms = word_query(inner.text).terms;
      excluded_terms_.insert(excluded_terms_.end(), terms.begin(), terms.end());
      out_.marks = marks;
    }
    out_.excluded = or_if(out_.excluded, excluded(inner));
  }

  /// A word that must not be there cannot be looked for: of nothing but such words, nothing is left to be found, not
  /// even by what else they may be called.
  void drop_excluded_words() {
    std::vector<std::string> dropped;
    std::erase_if(out_.concepts, [&](const Concept& one) {
      const bool excluded = std::any_of(one.terms.begin(), one.terms.end(), [&](const std::string& term) {
        return std::find(excluded_terms_.begin(), excluded_terms_.end(), term) != excluded_terms_.end();
      });
      if (excluded) dropped.push_back(one.word);
      return excluded;
    });
    if (dropped.empty()) return;
    out_.problems.push_back(
        {"“" + join(dropped, "”, “") + "” is asked for and excluded at once: no paper can be both", 0, 0, {}});
    if (out_.concepts.empty()) out_.required = match_nothing();
  }

  /// What must not be there. It is not marked, and where words stand is known of items only.
  Query excluded(const Ast& inner) {
    const bool outer_item = out_.needs_item;
    const Marks marks = out_.marks;
    out_.needs_item = false;
    Query query = required(inner);
    if (out_.needs_item) out_.excludes_by_position = true;
    out_.needs_item = out_.needs_item || outer_item;
    out_.marks = marks;
    return query;
  }

  // ---- anything as a query that must match

  Query required(const Ast& ast) {
    switch (ast.kind) {
      case NodeKind::nothing:
        return {};
      case NodeKind::word:
        return query_of(word_query(ast.text));
      case NodeKind::phrase:
        return phrase(ast.text);
      case NodeKind::wildcard:
        return wildcard(ast.text);
      case NodeKind::field:
        return field_query(ast);
      case NodeKind::range: {
        const Query time = range(ast.range);
        return time.empty() ? time : Query(Query::OP_SCALE_WEIGHT, time, 0);
      }
      case NodeKind::near:
        return near(ast);
      case NodeKind::negation: {
        const Query inner = excluded(ast.children.front());
        return inner.empty() ? Query() : Query(Query::OP_AND_NOT, everything(), inner);
      }
      case NodeKind::sequence:
      case NodeKind::conjunction:
        return all_of(children(ast));
      case NodeKind::disjunction:
        return any_of(children(ast));
    }
    return {};
  }

  std::vector<Query> children(const Ast& ast) {
    std::vector<Query> out;
    for (const Ast& child : ast.children)
      if (const Query query = required(child); !query.empty()) out.push_back(query);
    return out;
  }

  [[nodiscard]] Query query_of(Concept word) const {
    return word.forms.empty() ? match_nothing() : scorer_.query_for_any({std::move(word)});
  }

  [[nodiscard]] Query term(const std::string& name) const {
    if (!terms_.exists(name)) return match_nothing();
    if (!is_stem_term(name) || is_of_meeting(name)) return terms_.query(name);
    Concept stem;
    stem.forms.push_back({{{{name}}}});
    return query_of(std::move(stem));
  }

  /// Of words that must be near each other the rarest, so many as can be read in time; in the order of the query.
  std::vector<std::string> readable(std::vector<std::string> words) {
    const auto common = [&](const std::string& word) { return terms_.stored(word); };
    uint64_t sum = 0;
    for (const auto& word : words) sum += common(word);
    while (words.size() > 2 && sum > near_entries) {
      const auto commonest = std::max_element(words.begin(), words.end(),
                                              [&](const auto& a, const auto& b) { return common(a) < common(b); });
      out_.problems.push_back({"“" + *commonest + "” is too common to be looked for near other words", 0, 0, {}});
      sum -= common(*commonest);
      words.erase(commonest);
    }
    return words;
  }

  /// Words with positions, near each other or in this order.
  [[nodiscard]] Query in_text(Query::op how, const std::vector<std::string>& words, Xapian::termcount window) const {
    const bool all =
        std::all_of(words.begin(), words.end(), [&](const std::string& word) { return terms_.exists(word); });
    if (!all) return match_nothing();
    return {Query::OP_FILTER, Query(how, words.begin(), words.end(), window), budget_.entries_in_time()};
  }

  static Query everything() { return {Query::OP_SCALE_WEIGHT, Query(std::string(format::prefix::entry)), 0}; }

  std::vector<std::string> plain_words(std::string_view text, std::string_view prefix = {}) {
    std::vector<std::string> out;
    for (const Word& word : cut_words(text))
      if (word.form == WordForm::plain) out.push_back(std::string(prefix) + word.text);
    return out;
  }

  Query phrase(std::string_view text) {
    const auto words = plain_words(text);
    if (words.empty()) return {};
    out_.marks.words.insert(out_.marks.words.end(), words.begin(), words.end());
    if (words.size() == 1) return term(words.front());
    out_.needs_item = true;
    return in_text(Query::OP_PHRASE, words, static_cast<Xapian::termcount>(words.size()));
  }

  Query near(const Ast& ast) {
    std::vector<std::string> words;
    std::vector<Query> phrases;
    for (const Ast& child : ast.children) {
      const auto parts = plain_words(child.text);
      words.insert(words.end(), parts.begin(), parts.end());
      if (child.kind == NodeKind::phrase) phrases.push_back(phrase(child.text));
    }
    if (words.size() < 2) return words.empty() ? Query() : term(words.front());
    out_.needs_item = true;
    out_.marks.words.insert(out_.marks.words.end(), words.begin(), words.end());
    const auto window = static_cast<Xapian::termcount>(words.size() - 1 + ast.distance);
    const Query close = in_text(Query::OP_NEAR, readable(words), window);
    return phrases.empty() ? close : and_if(close, all_of(phrases));
  }

  /// The most frequent of the terms that begin so, bare; reads a limited number of terms. Every wildcard may take half
  /// of what the query may still read.
  std::vector<std::string> expand(const std::string& beginning) {
    std::vector<std::pair<Xapian::doccount, std::string>> found;
    const auto end = database_.allterms_end(beginning);
    size_t read = 0;
    for (auto term = database_.allterms_begin(beginning); term != end && read < terms_read_limit; ++term, ++read)
      found.emplace_back(term.get_termfreq(), *term);
    std::sort(found.begin(), found.end(), [](const auto& a, const auto& b) {
      return a.first != b.first ? a.first > b.first : a.second < b.second;
    });
    const size_t most = std::max<size_t>(1, std::min(term_limit, terms_left_ / 2));
    const uint64_t entries = entries_left_ / 2;
    std::vector<std::string> out;
    uint64_t taken = 0;
    for (auto& [frequency, term] : found) {
      if (out.size() >= most) break;
      if (taken + frequency > entries) continue;
      taken += frequency;
      out.push_back(std::move(term));
    }
    if (out.size() < found.size() || read == terms_read_limit)
      out_.problems.push_back({"Many words begin with “" + beginning + "”; the most frequent were used", 0, 0, {}});
    terms_left_ -= std::min(terms_left_, out.size());
    entries_left_ -= taken;
    return out;
  }

  /// Entries that have any of the terms, weighed as one word.
  [[nodiscard]] Query synonyms(const std::vector<std::string>& terms) const {
    if (terms.empty()) return match_nothing();
    if (terms.size() == 1 || is_of_meeting(terms.front())) return terms_.query(terms);
    Form form;
    form.as_one = true;
    for (const std::string& term : terms) form.wordings.push_back({{term}});
    Concept any;
    any.forms.push_back(std::move(form));
    return query_of(std::move(any));
  }

  Query wildcard(std::string_view text) {
    auto words = plain_words(text);
    if (words.empty()) return {};
    const std::string last = words.back();
    words.pop_back();
    out_.marks.beginnings.push_back(last);
    Query query = synonyms(expand(last));
    for (const auto& word : words) query = and_if(query, term(word));
    return query;
  }

  static std::string first_day_of(const DateRange& wanted) {
    return wanted.from ? compact_date(*wanted.from) : "00000001";
  }
  static std::string last_day_of(const DateRange& wanted) {
    return wanted.to ? compact_date(*wanted.to) + "~" : "99999998";
  }

  /// Meetings that touch these days. An undated paper has 00000000 in the first slot and so is in no range.
  static Query between(const std::string& first, const std::string& last) {
    const Query begins(Query::OP_VALUE_RANGE, format::slot::newest, "00000001", last);
    const Query ends(Query::OP_VALUE_GE, format::slot::last_day, first);
    return {Query::OP_AND, begins, ends};
  }

  /// Meetings that touch each of several times begin before the earliest end and end after the latest beginning.
  void narrow_dates(const DateRange& wanted) {
    first_day_ = out_.has_dates ? std::max(first_day_, first_day_of(wanted)) : first_day_of(wanted);
    last_day_ = out_.has_dates ? std::min(last_day_, last_day_of(wanted)) : last_day_of(wanted);
    out_.has_dates = true;
  }

  /// Every range is looked up in every entry, outside of the time that a search may take.
  Query range(const DateRange& wanted) {
    if (++ranges_ <= most_ranges) return between(first_day_of(wanted), last_day_of(wanted));
    if (ranges_ == most_ranges + 1)
      out_.problems.push_back(
          {"Only the first " + std::to_string(most_ranges) + " times were looked for, not the others", 0, 0, {}});
    return {};
  }

  // ---- fields

  Query field_query(const Ast& ast) {
    const Field& row = field(ast.field);
    note_item(ast.field);
    const std::string prefix(row.prefix);
    if (ast.text == "*") return term(prefix + "*");
    if (row.id == FieldId::status) return status_query(ast.text);
    if (row.id == FieldId::due) return due_query(ast.text);
    switch (row.kind) {
      case FieldKind::name:
        return name_query(prefix, ast);
      case FieldKind::words:
        return words_query(prefix, ast);
      case FieldKind::term:
      case FieldKind::number:
        return term_query(row, ast);
      case FieldKind::date: {
        const auto wanted = read_date_range(ast.text);
        return wanted ? range(*wanted) : match_nothing();
      }
    }
    return {};
  }

  /// Fields that belong to one item of a paper.
  void note_item(FieldId id) {
    const bool item = id == FieldId::owner || id == FieldId::decision || id == FieldId::action ||
                      id == FieldId::outcome || id == FieldId::item || id == FieldId::kind || id == FieldId::title ||
                      id == FieldId::status || id == FieldId::due;
    if (item) out_.needs_item = true;
  }

  /// As printed with the action, unless a later paper says otherwise; "open" is all that is not finished.
  Query status_query(std::string_view text) {
    const std::string name = fold_term(FieldId::status, text);
    if (name == "open")
      return or_if(with_status(ActionStatus::open),
                   or_if(with_status(ActionStatus::in_progress), with_status(ActionStatus::carried_forward)));
    if (const auto status = action_status_from_name(name)) return with_status(*status);
    out_.problems.push_back({"“" + std::string(text) + "” is no status of an action", 0, 0, "status:open"});
    return match_nothing();
  }

  Query with_status(ActionStatus status) {
    const Query printed = term(std::string(field(FieldId::status).prefix) + std::string(to_name(status)));
    const auto these = [&](bool to) {
      std::vector<Query> keys;
      for (const std::string& key : registers_.changed(status, to))
        keys.emplace_back(std::string(format::prefix::key) + key);
      return any_of(keys);
    };
    const Query left = these(false);
    return or_if(
        left.empty() || is_nothing(left) || is_nothing(printed) ? printed : Query(Query::OP_AND_NOT, printed, left),
        these(true));
  }

  Query due_query(const std::string& text) {
    const auto wanted = read_date_range(text);
    if (!wanted) {
      out_.problems.push_back({"“" + text + "” is not a date that could be read", 0, 0, "due:2012-03"});
      return match_nothing();
    }
    const std::string first = wanted->from ? compact_date(*wanted->from) : "00000001";
    return {Query::OP_VALUE_RANGE, format::slot::due, first, wanted->to ? compact_date(*wanted->to) : "99999999"};
  }

  Query name_query(const std::string& prefix, const Ast& ast) {
    auto words = name_words(ast.text);
    if (words.empty()) return match_nothing();
    if (!ast.quoted && ast.text.back() == '*') return synonyms(expand(prefix + join(words, " ")));
    Query whole = name_run(prefix, words);
    const bool titled = std::find(name_titles.begin(), name_titles.end(), words.front()) != name_titles.end();
    if (!titled || words.size() < 2) return whole;
    words.erase(words.begin());
    return or_if(whole, name_run(prefix, words));
  }

  /// These words one after the other in one name.
  [[nodiscard]] Query name_run(const std::string& prefix, const std::vector<std::string>& words) const {
    std::vector<Query> runs;
    const size_t length = std::min(words.size(), name_run_limit);
    for (size_t from = 0; from + length <= words.size(); ++from) {
      const std::vector<std::string> run(words.begin() + static_cast<std::ptrdiff_t>(from),
                                         words.begin() + static_cast<std::ptrdiff_t>(from + length));
      runs.push_back(term(prefix + join(run, " ")));
    }
    return all_of(runs);
  }

  Query words_query(const std::string& prefix, const Ast& ast) {
    const auto words = plain_words(ast.text, prefix);
    if (words.empty()) return match_nothing();
    mark_words(ast.text);
    if (!ast.quoted && ast.text.back() == '*') return synonyms(expand(words.back()));
    if (ast.quoted && words.size() > 1) {
      out_.needs_item = true;
      return field_phrase(ast, words);
    }
    std::vector<Query> all;
    all.reserve(words.size());
    for (const auto& word : words)
      all.push_back(term(ast.quoted ? word : "Z" + prefix + stem_(word.substr(prefix.size()))));
    return all_of(all);
  }

  /// Words of titles, decisions and actions stand in the text, too, and there they have their positions.
  Query field_phrase(const Ast& ast, const std::vector<std::string>& words) {
    const auto plain = plain_words(ast.text);
    const auto window = static_cast<Xapian::termcount>(words.size());
    if (ast.field != FieldId::path) {
      const Query together = in_text(Query::OP_PHRASE, plain, window);
      std::vector<Query> all;
      for (const auto& word : words) all.push_back(term(word));
      return is_nothing(together) || is_nothing(all_of(all)) ? match_nothing()
                                                             : Query(Query::OP_FILTER, all_of(all), together);
    }
    const Query together = in_text(Query::OP_PHRASE, words, window);
    return is_nothing(together) ? together : terms_.meetings_with(together);
  }

  void mark_words(std::string_view text) {
    for (const auto& word : plain_words(text)) out_.marks.stems.push_back(stem_(word));
  }

  Query term_query(const Field& row, const Ast& ast) {
    const std::string prefix(row.prefix);
    std::string value = fold_term(row.id, ast.text);
    if (!ast.quoted && ast.text.back() == '*') {
      while (!value.empty() && value.back() == '*') value.pop_back();
      return synonyms(expand(prefix + value));
    }
    if (row.id == FieldId::type && !terms_.exists(prefix + value) && value.size() > 3 && value.back() == 's')
      value.pop_back();
    return term(prefix + value);
  }

  void add_filters(const std::vector<Filter>& filters) {
    std::map<FieldId, Query> by_field;
    for (const auto& filter : filters) {
      const FieldId id = filter.field;
      const bool date = field(id).kind == FieldKind::date && id != FieldId::due;
      const Query query = date ? date_filter(filter) : field_query(make_field(id, filter.value, true));
      by_field[id] = or_if(by_field[id], query);
    }
    for (const auto& [id, query] : by_field) {
      const bool date = field(id).kind == FieldKind::date && id != FieldId::due;
      (date ? out_.dates : out_.filter) = and_if(date ? out_.dates : out_.filter, query);
      out_.has_dates = out_.has_dates || date;
    }
  }

  Query date_filter(const Filter& filter) {
    auto wanted = read_date_range(filter.value);
    if (!wanted) {
      out_.problems.push_back({"“" + filter.value + "” is not a date that could be read", 0, 0, "2012-03-15"});
      return match_nothing();
    }
    if (filter.field == FieldId::from) wanted->to.reset();
    if (filter.field == FieldId::to) wanted->from.reset();
    return range(*wanted);
  }

  // ---- plain words

  void add_word(const std::string& text) {
    Concept concept_ = word_query(text);
    concept_.order = order_++;
    out_.typed.push_back(concept_.plain);
    if (!concept_.terms.empty()) out_.concepts.push_back(std::move(concept_));
  }

  void add_term(Concept& out, const std::string& term, double share) {
    if (std::find(out.terms.begin(), out.terms.end(), term) != out.terms.end()) return;
    out.terms.push_back(term);
    if (terms_.exists(term)) out.forms.push_back({{{{term}}}, share});
  }

  void add_stem(Concept& out, const std::string& word, double share) {
    const std::string stem = stem_(word);
    add_term(out, "Z" + stem, share);
    add_term(out, std::string(format::prefix::context) + stem, share * context_share);
    out_.marks.stems.push_back(stem);
  }

  /// A word as typed: one word, or several joined by marks, in every form that answers it.
  Concept word_query(const std::string& text) {
    Concept out;
    out.word = text;
    const auto words = cut_words(text);
    Form::Wording parts;
    std::string reference;
    bool all_stop = true;
    size_t plain = 0;
    for (const Word& word : words) {
      if (word.form == WordForm::reference && word.text.size() > reference.size()) reference = word.text;
      if (word.form != WordForm::plain) continue;
      ++plain;
      all_stop = all_stop && is_stop_word(word.text);
    }
    if (plain == 0) return out;
    out.is_stop = all_stop;
    const std::string reference_term = std::string(field(FieldId::ref).prefix) + reference;
    const bool known_reference = !reference.empty() && terms_.exists(reference_term);
    if (known_reference) add_reference(out, reference_term, rarest_part(words));
    for (const Word& word : words) {
      if (word.form == WordForm::joined || word.form == WordForm::amount) add_stem(out, word.text, 1.0);
      if (word.form != WordForm::plain) continue;
      if (plain == 1)
        add_stem(out, word.text, 1.0);
      else if (!known_reference)
        parts.push_back(part_of_word(word.text));
    }
    if (plain == 1) out.plain = words.front().text;
    if (!parts.empty()) add_parts(out, std::move(parts), rarest_part(words));
    return out;
  }

  /// A number that a whole paper goes by stands on all its passages: those that print it come first.
  void add_reference(Concept& out, const std::string& reference_term, const std::string& rarest) {
    if (const std::string printed = "Z" + rarest; terms_.exists(printed))
      out.forms.push_back({{{{reference_term}, {printed}}}, reference_share});
    add_term(out, reference_term, reference_share);
    out_.marks.words.push_back(reference_term.substr(field(FieldId::ref).prefix.size()));
  }

  [[nodiscard]] std::string rarest_part(const std::vector<Word>& words) const {
    std::string rarest;
    Xapian::doccount least = 0;
    for (const Word& word : words) {
      if (word.form != WordForm::plain) continue;
      const std::string stem = stem_(word.text);
      const Xapian::doccount frequency = terms_.stored("Z" + stem);
      if (!rarest.empty() && frequency >= least) continue;
      rarest = stem;
      least = frequency;
    }
    return rarest;
  }

  Form::Word part_of_word(const std::string& word) {
    const std::string stem = stem_(word);
    out_.marks.stems.push_back(stem);
    Form::Word terms;
    for (const std::string& term : {"Z" + stem, std::string(format::prefix::context) + stem})
      if (terms_.exists(term)) terms.push_back(term);
    return terms;
  }

  /// A word of several parts counts as there when its rarest part is.
  static void add_parts(Concept& out, Form::Wording parts, const std::string& rarest) {
    const auto share = parts_share / static_cast<double>(parts.size());
    const bool known = std::none_of(parts.begin(), parts.end(), [](const Form::Word& part) { return part.empty(); });
    if (known) out.forms.push_back({{std::move(parts)}, share});
    out.terms.push_back("Z" + rarest);
  }

  double worth(const Concept& concept_) const {
    Xapian::doccount most = 0;
    for (const auto& term : concept_.terms) most = std::max(most, terms_.frequency(term));
    return rarity(database_.get_doccount(), most);
  }

  [[nodiscard]] bool is_known(const Concept& concept_) const {
    return std::any_of(concept_.terms.begin(), concept_.terms.end(),
                       [&](const std::string& term) { return terms_.exists(term); });
  }

  /// Words that only ask are left out, unless there are no others; those that say little count for little.
  void weigh_asking() {
    auto& all = out_.concepts;
    std::vector<TypedWord> words(order_);
    for (const Concept& one : all) words[one.order] = {one.plain, one.is_stop};
    const auto roles = roles_of(words);
    for (Concept& one : all) {
      one.is_stop = roles[one.order] == WordRole::silent;
      if (roles[one.order] == WordRole::faint) one.share = faint_share;
    }
    const bool only_stops = std::all_of(all.begin(), all.end(), [](const Concept& c) { return c.is_stop; });
    if (only_stops) return;
    for (const Concept& one : all) {
      if (!one.is_stop) continue;
      std::erase(out_.marks.stems, stem_(one.plain));  // nobody looks for "the" in an excerpt
      out_.silent.push_back(one.word);
    }
    std::erase_if(all, [](const Concept& c) { return c.is_stop; });
  }

  /// "june 2023" is when the meeting was: papers that only mention the month or the year are worth less. A day before
  /// it makes a date of it, which papers mention.
  void weigh_periods() {
    auto& all = out_.concepts;
    const auto is_year = [](const std::string& word) {
      return word.size() == 4 && (word.starts_with("19") || word.starts_with("20"));
    };
    for (size_t i = 0; i + 1 < all.size(); ++i) {
      if (typed_month(all[i].plain) == 0 || !is_year(all[i + 1].plain)) continue;
      const bool dated = i > 0 && all[i - 1].plain.size() <= 4 && all[i - 1].plain.find_first_of("0123456789") == 0;
      if (all[i].order + 1 != all[i + 1].order || dated) continue;
      for (Concept* one : {&all[i], &all[i + 1]}) {
        const std::string stem = stem_(one->plain);
        one->forms.clear();
        for (const auto& [term, share] :
             {std::pair(std::string(format::prefix::context) + stem, 1.0), std::pair("Z" + stem, mentioned_share)})
          if (terms_.exists(term)) one->forms.push_back({{{{term}}}, share});
      }
    }
  }

  void finish_concepts() {
    weigh_asking();
    drop_excluded_words();
    weigh_periods();
    auto& all = out_.concepts;
    for (Concept& one : all) {
      repair(one);
      one.rarity = worth(one) * one.share;
      for (Form& form : one.forms) form.share *= one.share;
      one.in_text = !one.plain.empty() && terms_.exists(one.plain);
    }
    leave_out_commonest();
  }

  /// In a large archive a query of many common words would take long, and they say least: the rarest are kept.
  void leave_out_commonest() {
    std::vector<std::pair<double, const Concept*>> by_rarity;
    for (const Concept& one : out_.concepts) by_rarity.emplace_back(one.rarity, &one);
    std::stable_sort(by_rarity.begin(), by_rarity.end(),
                     [](const auto& a, const auto& b) { return a.first > b.first; });
    std::vector<std::string> left_out;
    uint64_t sum = 0;
    for (const auto& [rarity_of, one] : by_rarity) {
      for (const std::string& term : one->terms) sum += terms_.frequency(term);
      if (sum > entries_limit && one != by_rarity.front().second) left_out.push_back(one->word);
    }
    if (left_out.empty()) return;
    std::erase_if(out_.concepts, [&](const Concept& one) {
      return std::find(left_out.begin(), left_out.end(), one.word) != left_out.end();
    });
    left_out.resize(std::min<size_t>(left_out.size(), 5));
    out_.problems.push_back({"Too common to be looked for beside the others: " + join(left_out, ", "), 0, 0, {}});
  }

  /// A word that no paper has is read as the most likely word that some have, and the answer says so; one that hardly
  /// any has is looked for as well as the word that is at home with the others. Words of English and of committees are
  /// no mistakes of typing. Words with capitals may be names and words with digits numbers: those are never changed.
  void repair(Concept& one) {
    if (house_words_.knows(one.plain) || !related_words(one.plain).empty())
      return;  // right as it is, however rare: "attended" is no "extended"
    if (one.word != one.plain || terms_.stored(one.plain) >= established) return;
    const LikelyWord better = likely_word(one.plain, out_.concepts, terms_, stem_);
    if (better.word.empty()) return;
    out_.better.emplace_back(one.word, better.word);
    const bool known = is_known(one);
    if (known && (better.support <= 0 || better.entries < established)) return;  // rare but real: only asked about
    if (!known) one.repaired = one.plain = better.word;
    add_stem(one, better.word, repair_share);
    out_.problems.push_back({(known ? "Hardly any paper has “" : "No paper has “") + one.word + "”; “" + better.word +
                                 "” was looked for " + (known ? "too" : "instead"),
                             0, 0, better.word});
  }

  const Xapian::Database& database_;
  const MeetingTerms& terms_;
  Scorer& scorer_;
  Budget& budget_;
  const Stemmer& stem_;
  const RegisterStore& registers_;
  const HouseWords& house_words_;
  CompiledQuery out_;
  size_t order_ = 0;
  std::vector<std::string> excluded_terms_;  ///< of plain words
  std::string first_day_, last_day_;         ///< of the times that must all hold
  size_t ranges_ = 0;
  size_t terms_left_ = terms_limit;  ///< that wildcards may still stand for
  uint64_t entries_left_ = entries_limit;
};

}  // namespace

bool CompiledQuery::has_only_words() const {
  return required.empty() && filter.empty() && dates.empty() && excluded.empty();
}

Query CompiledQuery::soft(Scorer& scorer) const { return concepts.empty() ? Query() : scorer.query_for_any(concepts); }

Query CompiledQuery::all_words(Scorer& scorer) const {
  return concepts.empty() ? Query() : scorer.query_for_all(concepts);
}

Query CompiledQuery::whole(const Query& words, bool with_dates) const {
  Query query = and_if(required, words);
  if (is_nothing(filter) || (with_dates && is_nothing(dates)) || is_nothing(query)) return match_nothing();
  if (query.empty()) query = Query(Query::OP_SCALE_WEIGHT, Query(std::string(format::prefix::entry)), 0);
  if (!filter.empty()) query = Query(Query::OP_FILTER, query, filter);
  if (with_dates && !dates.empty()) query = Query(Query::OP_FILTER, query, dates);
  if (!excluded.empty() && !is_nothing(excluded)) query = Query(Query::OP_AND_NOT, query, excluded);
  return query;
}

CompiledQuery compile(const Ast& ast, const std::vector<Filter>& filters, const SearchParts& parts) {
  CompiledQuery query = Compiler(parts).run(ast, filters);
  parts.house_words.add_to(query, parts.terms, parts.stem);
  return query;
}

}  // namespace minutebook
