// SPDX-License-Identifier: GPL-3.0-or-later
#include "lib/index/scorer.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <map>
#include <optional>
#include <random>
#include <set>

#include "lib/index/format.hpp"
#include "lib/index/neighbours.hpp"
#include "lib/model/search.hpp"

namespace minutebook {
namespace {

/// Each is its own stem.
constexpr std::array words = {"crane", "ferri", "moor", "lamp", "sluic", "weir"};
const std::string meeting_word = std::string(format::prefix::context) + "harbour";

std::string kind_term(EntryKind kind) { return std::string(field(FieldId::kind).prefix) + std::string(to_name(kind)); }

/// A few papers of random words, each with its document entry first, and what stands in them.
class RandomArchive {
 public:
  explicit RandomArchive(unsigned seed) : random_(seed) {
    for (int paper = 0; paper < 6; ++paper) {
      const bool of_harbour = roll(2) == 0;
      const int entries = 1 + roll(5);
      for (int i = 0; i < entries; ++i) add("paper" + std::to_string(paper), i == 0, of_harbour);
    }
    Xapian::Document record;  // no entry, but it is counted
    record.add_boolean_term(std::string(format::prefix::record) + "1");
    terms_[database_.add_document(record)] = {};
  }

  int roll(int sides) { return static_cast<int>(random_() % static_cast<unsigned>(sides)); }
  [[nodiscard]] const Xapian::Database& database() const { return database_; }
  [[nodiscard]] const std::map<std::string, uint32_t>& terms_of(Xapian::docid entry) const { return terms_.at(entry); }
  [[nodiscard]] Xapian::docid last() const { return database_.get_lastdocid(); }
  [[nodiscard]] bool is_document(Xapian::docid entry) const { return documents_.count(entry) != 0; }
  [[nodiscard]] double entries_with(const std::string& term) const {
    double count = 0;
    for (const auto& [entry, terms] : terms_) count += terms.count(term) != 0 ? 1 : 0;
    return count;
  }

 private:
  void add(const std::string& paper, bool document, bool of_harbour) {
    Xapian::Document entry;
    std::map<std::string, uint32_t> terms;
    entry.add_boolean_term(std::string(format::prefix::entry));
    entry.add_boolean_term(kind_term(document ? EntryKind::document : EntryKind::passage));
    entry.add_value(format::slot::document, paper);
    if (document && of_harbour) entry.add_boolean_term(meeting_word);
    if (of_harbour) terms[meeting_word] = 0;
    for (Xapian::termpos at = 1; at < 12; ++at) {
      if (roll(3) == 0) continue;
      const std::string word = words[static_cast<size_t>(roll(static_cast<int>(words.size())))];
      entry.add_term(word);
      ++terms["Z" + word];
      if (!document) entry.add_posting(word, at, 0);
    }
    const Xapian::docid id = database_.add_document(entry);
    if (document) documents_.insert(id);
    terms_[id] = std::move(terms);
  }

  std::mt19937 random_;
  Xapian::WritableDatabase database_{std::string(), Xapian::DB_BACKEND_INMEMORY};
  std::map<Xapian::docid, std::map<std::string, uint32_t>> terms_;
  std::set<Xapian::docid> documents_;
};

/// What the scorer says, said slowly: one entry and one form after the other.
class SlowScorer {
 public:
  SlowScorer(const RandomArchive& archive, const WeightShapes& shapes) : archive_(archive), shapes_(shapes) {}

  [[nodiscard]] std::vector<ScoredEntry> find(const std::vector<Concept>& query, bool all) const {
    std::vector<ScoredEntry> out;
    for (Xapian::docid entry = 1; entry <= archive_.last(); ++entry) {
      size_t had = 0;
      double score = 0;
      for (const Concept& one : query) {
        const auto worth = worth_of(one, entry);
        had += worth ? 1 : 0;
        score += worth.value_or(0);
      }
      if (had > 0 && (!all || had == query.size())) out.push_back({entry, score});
    }
    return out;
  }

 private:
  [[nodiscard]] const WeightShape& shape(Xapian::docid entry) const {
    return archive_.is_document(entry) ? shapes_.documents : shapes_.items;
  }

  [[nodiscard]] std::optional<double> worth_of(const Concept& one, Xapian::docid entry) const {
    for (const Form& form : one.forms)
      if (const auto worth = form.as_one ? as_one(form, entry) : summed(form.wordings.front(), entry))
        return form.as_one ? *worth : form.share * *worth;
    return std::nullopt;
  }

  [[nodiscard]] const std::string* first_there(const Form::Word& word, Xapian::docid entry) const {
    for (const std::string& term : word)
      if (archive_.terms_of(entry).count(term) != 0) return &term;
    return nullptr;
  }

  [[nodiscard]] std::optional<double> summed(const Form::Wording& wording, Xapian::docid entry) const {
    double sum = 0;
    for (const Form::Word& word : wording) {
      const std::string* term = first_there(word, entry);
      if (term == nullptr) return std::nullopt;
      const double with_it = archive_.entries_with(*term);
      const double all = archive_.database().get_doccount();
      sum += *term == meeting_word ? weight_of_mark(shape(entry), all, with_it)
                                   : WordWorth(shape(entry), 1, all, with_it)(archive_.terms_of(entry).at(*term),
                                                                              archive_.database().get_doclength(entry));
    }
    return sum;
  }

  [[nodiscard]] std::optional<double> as_one(const Form& form, Xapian::docid entry) const {
    const double all = archive_.database().get_doccount();
    uint32_t count = 0;
    std::vector<double> likely;
    for (const Form::Wording& wording : form.wordings) {
      double product = all;
      uint32_t sum = 0;
      bool there = true;
      for (const Form::Word& word : wording) {
        const auto found = archive_.terms_of(entry).find(word.front());
        there = there && found != archive_.terms_of(entry).end();
        sum += there ? found->second : 0;
        product = product * archive_.entries_with(word.front()) / all;
      }
      count += there ? sum : 0;
      likely.push_back(std::round(product));
    }
    if (count == 0) return std::nullopt;
    std::sort(likely.begin(), likely.end());  // at most two wordings here, so that there is one way to join them
    const double a = likely.front();
    const double b = likely.size() > 1 ? likely.back() : 0;
    const Xapian::termcount length = archive_.database().get_doclength(entry);
    return WordWorth(shape(entry), form.share, all, likely.size() > 1 ? std::round(a + b - a * b / all) : a)(
        std::min(count, length), length);
  }

  const RandomArchive& archive_;
  const WeightShapes& shapes_;
};

std::string random_term(RandomArchive& archive) {
  return "Z" + std::string(words[static_cast<size_t>(archive.roll(static_cast<int>(words.size())))]);
}

Form random_form(RandomArchive& archive) {
  const double share = 0.3 + 0.1 * archive.roll(8);
  switch (archive.roll(4)) {
    case 0:
      return {{{{archive.roll(2) == 0 ? meeting_word : random_term(archive)}}}, share};
    case 1:
      return {{{{random_term(archive), meeting_word}, {random_term(archive)}}}, share};
    case 2:
      return {{{{random_term(archive)}}, {{random_term(archive)}, {random_term(archive)}}}, share, true};
    default:
      return {{{{random_term(archive)}}}, share};
  }
}

std::vector<Concept> random_query(RandomArchive& archive) {
  std::vector<Concept> query(static_cast<size_t>(1 + archive.roll(4)));
  for (Concept& one : query)
    for (int i = archive.roll(4); i >= 0; --i) one.forms.push_back(random_form(archive));
  return query;
}

void expect_same(const std::vector<ScoredEntry>& found, const std::vector<ScoredEntry>& expected) {
  ASSERT_EQ(found.size(), expected.size());
  for (size_t i = 0; i < found.size(); ++i) {
    EXPECT_EQ(found[i].id, expected[i].id);
    EXPECT_NEAR(found[i].score, expected[i].score, 1e-9) << found[i].id;
  }
}

const WeightShapes shapes{{0.6, 1.2, 0.4, 20, 1.0, 0.0}, {0.5, 1.2, 0.5, 4, 1.0, 0.3}};

TEST(Scorer, SaysWhatGoingThroughEntryByEntrySays) {
  for (unsigned seed = 1; seed <= 60; ++seed) {
    RandomArchive archive(seed);
    const MeetingTerms terms(archive.database());
    Scorer scorer(terms);
    const SlowScorer slow(archive, shapes);
    for (int i = 0; i < 8; ++i) {
      const auto query = random_query(archive);
      std::string printed;
      for (const Concept& one : query) printed += to_text(one.forms) + "\n";
      SCOPED_TRACE("seed " + std::to_string(seed) + ": " + printed);
      expect_same(scorer.any(query, shapes), slow.find(query, false));
      expect_same(scorer.all(query, shapes), slow.find(query, true));
    }
  }
}

TEST(Scorer, IsAPartOfAQueryForXapian) {
  for (unsigned seed = 1; seed <= 20; ++seed) {
    RandomArchive archive(seed);
    const MeetingTerms terms(archive.database());
    Scorer scorer(terms);
    terms.weigh_as(shapes.items);
    const auto query = random_query(archive);
    const std::string filter = random_term(archive);
    Xapian::Enquire enquire(archive.database());
    enquire.set_query(
        Xapian::Query(Xapian::Query::OP_FILTER, scorer.query_for_any(query), Xapian::Query(filter.substr(1))));
    const Xapian::MSet matches = enquire.get_mset(0, 1000);
    std::vector<ScoredEntry> found;
    for (auto at = matches.begin(); at != matches.end(); ++at) found.push_back({*at, at.get_weight()});
    std::sort(found.begin(), found.end(), [](const auto& a, const auto& b) { return a.id < b.id; });
    auto expected = scorer.any(query, {shapes.items, shapes.items});
    std::erase_if(expected, [&](const ScoredEntry& one) { return archive.terms_of(one.id).count(filter) == 0; });
    expect_same(found, expected);
  }
}

TEST(Scorer, WeighsWordsAsTheyStandAsXapianDoesByTheSameShape) {
  for (unsigned seed = 1; seed <= 20; ++seed) {
    RandomArchive archive(seed);
    const MeetingTerms terms(archive.database());
    Scorer scorer(terms);
    std::vector<Concept> query(3);
    std::vector<Xapian::Query> parts;
    for (Concept& one : query) {
      const std::string term = random_term(archive).substr(1);
      one.forms.push_back({{{{term}}}});
      parts.emplace_back(term);
    }
    Xapian::Enquire enquire(archive.database());
    enquire.set_query(Xapian::Query(Xapian::Query::OP_OR, parts.begin(), parts.end()));
    enquire.set_weighting_scheme(CoverageWeight(shapes.items));
    const Xapian::MSet matches = enquire.get_mset(0, 1000);
    std::vector<ScoredEntry> expected;
    for (auto at = matches.begin(); at != matches.end(); ++at) expected.push_back({*at, at.get_weight()});
    std::sort(expected.begin(), expected.end(), [](const auto& a, const auto& b) { return a.id < b.id; });
    expect_same(scorer.any(query, {shapes.items, shapes.items}), expected);
  }
}

TEST(Scorer, FindsNothingForWordsThatNoEntryHas) {
  RandomArchive archive(1);
  const MeetingTerms terms(archive.database());
  Scorer scorer(terms);
  EXPECT_TRUE(scorer.any({}, shapes).empty());
  EXPECT_TRUE(scorer.any({Concept{}}, shapes).empty());
  Concept known;
  known.forms.push_back({{{{"Zcrane"}}}});
  EXPECT_FALSE(scorer.any({known, Concept{}}, shapes).empty());
  EXPECT_TRUE(scorer.all({known, Concept{}}, shapes).empty());
  EXPECT_TRUE(scorer.all({Concept{}, known}, shapes).empty());
}

TEST(BestOf, TakesOfEachPaperOnlySoManyAndOfEqualsTheFirst) {
  EntryTable table;
  table.papers = {0, 1, 1, 1, 2, 3};
  const std::vector<ScoredEntry> entries = {{1, 5}, {2, 5}, {3, 9}, {4, 5}, {5, 1}};
  using Entries = std::vector<ScoredEntry>;
  EXPECT_EQ(best_of(entries, table, 10, 2), (Entries{{3, 9}, {1, 5}, {4, 5}, {5, 1}}));
  EXPECT_EQ(best_of(entries, table, 2, 1), (Entries{{3, 9}, {4, 5}}));
  EXPECT_EQ(best_of(entries, table, 0, 1), Entries());
  EXPECT_EQ(best_of({}, table, 5, 1), Entries());
}

/// Lifts every entry, whether it can be among the best or not.
std::vector<ScoredEntry> lifted_slowly(const RandomArchive& archive, const std::vector<Concept>& query, double share,
                                       std::vector<ScoredEntry> entries) {
  const Xapian::Database& database = archive.database();
  const auto positions = [&](Xapian::docid id, const std::string& word) {
    return std::vector<Xapian::termpos>(database.positionlist_begin(id, word), database.positionlist_end(id, word));
  };
  for (ScoredEntry& entry : entries)
    for (size_t i = 0; i + 1 < query.size(); ++i) {
      bool near = false;
      for (const int64_t a : positions(entry.id, query[i].plain))
        for (const int64_t b : positions(entry.id, query[i + 1].plain)) near = near || (a != b && std::abs(a - b) < 3);
      if (!near) continue;
      for (const size_t word : {i, i + 1}) {
        const WordWorth worth(shapes.items, share, database.get_doccount(), database.get_termfreq(query[word].plain));
        entry.score += worth(0, database.get_doclength(entry.id));
      }
    }
  return entries;
}

TEST(Neighbours, LiftWhatCanBeAmongTheBestAsIfAllWereLifted) {
  for (unsigned seed = 1; seed <= 60; ++seed) {
    RandomArchive archive(seed);
    const MeetingTerms terms(archive.database());
    Scorer scorer(terms);
    std::vector<Concept> query(3);
    for (size_t i = 0; i < query.size(); ++i) {
      query[i].plain = words[i + static_cast<size_t>(archive.roll(3))];
      query[i].forms.push_back({{{{"Z" + query[i].plain}}}});
      query[i].in_text = terms.exists(query[i].plain);
      query[i].rarity = 5;
      query[i].order = i;
    }
    if (query[0].plain == query[1].plain || query[1].plain == query[2].plain) continue;
    std::vector<ScoredEntry> entries;
    for (const ScoredEntry& one : scorer.any(query, shapes))
      if (!archive.is_document(one.id)) entries.push_back(one);
    const auto expected = best_of(lifted_slowly(archive, query, 0.4, entries), terms.table(), 5, 2);
    lift_neighbours(query, terms, shapes.items, {0.4, 5, 2}, entries);
    SCOPED_TRACE("seed " + std::to_string(seed));
    const auto found = best_of(entries, terms.table(), 5, 2);
    ASSERT_EQ(found.size(), expected.size());
    for (size_t i = 0; i < found.size(); ++i) EXPECT_NEAR(found[i].score, expected[i].score, 1e-9);
  }
}

}  // namespace
}  // namespace minutebook
