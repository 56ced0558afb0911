// SPDX-License-Identifier: GPL-3.0-or-later
#include "lib/index/scorer.hpp"

#include <algorithm>
#include <cmath>
#include <queue>
#include <utility>

#include "lib/base/text.hpp"

namespace minutebook {
namespace {

constexpr uint32_t last_word = UINT32_MAX - 100'000;  // more words than any query has

/// Some words of a query inside a larger one that Xapian runs.
class WordsSource : public Xapian::PostingSource {
 public:
  using Find = std::vector<ScoredEntry> (Scorer::*)(const std::vector<Concept>&, const WeightShapes&);

  WordsSource(Scorer& scorer, Find find, std::vector<Concept> words, std::shared_ptr<const WeightShape> shape)
      : scorer_(scorer), find_(find), words_(std::move(words)), shape_(std::move(shape)) {}

  WordsSource* clone() const override { return new WordsSource(scorer_, find_, words_, shape_); }
  std::string name() const override { return "minutebook::WordsSource"; }
  std::string get_description() const override {
    std::vector<std::string> all;
    for (const Concept& one : words_) all.push_back(to_text(one.forms));
    return join(all, find_ == &Scorer::all ? " AND " : " OR ");
  }

  void init(const Xapian::Database& /*database*/) override {
    found_ = (scorer_.*find_)(words_, {*shape_, *shape_});
    double most = 0;
    for (const ScoredEntry& one : found_) most = std::max(most, one.score);
    set_maxweight(most);
    at_ = 0;
    begun_ = false;
  }

  Xapian::doccount get_termfreq_min() const override { return entries(); }
  Xapian::doccount get_termfreq_est() const override { return entries(); }
  Xapian::doccount get_termfreq_max() const override { return entries(); }
  double get_weight() const override { return found_[at_].score; }
  bool at_end() const override { return begun_ && at_ == found_.size(); }
  Xapian::docid get_docid() const override { return found_[at_].id; }

  void next(double /*least*/) override {
    if (begun_) ++at_;
    begun_ = true;
  }

  void skip_to(Xapian::docid entry, double /*least*/) override {
    begun_ = true;
    const auto from = found_.begin() + static_cast<std::ptrdiff_t>(at_);
    const auto found = std::lower_bound(from, found_.end(), entry,
                                        [](const ScoredEntry& one, Xapian::docid id) { return one.id < id; });
    at_ = static_cast<size_t>(found - found_.begin());
  }

 private:
  [[nodiscard]] Xapian::doccount entries() const { return static_cast<Xapian::doccount>(found_.size()); }

  Scorer& scorer_;
  Find find_;
  std::vector<Concept> words_;
  std::shared_ptr<const WeightShape> shape_;
  std::vector<ScoredEntry> found_;
  size_t at_ = 0;
  bool begun_ = false;
};

}  // namespace

/// A term of the index: where it stands, and what it is worth there.
class Scorer::Term {
 public:
  Term(const MeetingTerms& terms, const std::string& name, double share, const WeightShapes& shapes)
      : table_(terms.table()) {
    const auto entries = static_cast<double>(terms.database().get_doccount());
    if (is_of_meeting(name)) {
      runs_ = terms.runs_with(name);
      mark_of_document_ = share * weight_of_mark(shapes.documents, entries, runs_->entries);
      mark_of_item_ = share * weight_of_mark(shapes.items, entries, runs_->entries);
      return;
    }
    postings_ = terms.postings(name);
    const auto with_it = static_cast<double>(postings_->entries.size());
    in_document_ = WordWorth(shapes.documents, share, entries, with_it);
    in_item_ = WordWorth(shapes.items, share, entries, with_it);
  }

  /// Calls take(entry, count) for each entry that has it.
  template <class Take>
  void each(const Take& take) const {
    if (runs_) {
      for (const EntryRun& run : runs_->runs)
        for (Xapian::docid entry = run.first; entry <= run.last; ++entry) take(entry, Xapian::termcount{0});
      return;
    }
    for (size_t i = 0; i < postings_->entries.size(); ++i) take(postings_->entries[i], postings_->counts[i]);
  }

  [[nodiscard]] double weight(Xapian::docid entry, Xapian::termcount count) const {
    const bool document = table_.is_document[entry] != 0;
    if (runs_) return document ? mark_of_document_ : mark_of_item_;
    return (document ? in_document_ : in_item_)(count, table_.lengths[entry]);
  }

 private:
  const EntryTable& table_;
  MeetingTerms::SharedRuns runs_;
  std::shared_ptr<const Postings> postings_;
  double mark_of_document_ = 0, mark_of_item_ = 0;
  WordWorth in_document_, in_item_;
};

std::vector<ScoredEntry> Scorer::any(const std::vector<Concept>& words, const WeightShapes& shapes) {
  return find(words, shapes, false);
}

std::vector<ScoredEntry> Scorer::all(const std::vector<Concept>& words, const WeightShapes& shapes) {
  return find(words, shapes, true);
}

Xapian::Query Scorer::query_for_any(std::vector<Concept> words) {
  return Xapian::Query((new WordsSource(*this, &Scorer::any, std::move(words), terms_->shape()))->release());
}

Xapian::Query Scorer::query_for_all(std::vector<Concept> words) {
  return Xapian::Query((new WordsSource(*this, &Scorer::all, std::move(words), terms_->shape()))->release());
}

std::vector<ScoredEntry> Scorer::find(const std::vector<Concept>& words, const WeightShapes& shapes,
                                      bool must_have_all) {
  begin(must_have_all);
  for (const Concept& one : words) {
    ++word_;
    for (const Form& form : one.forms)
      if (has_time_for(form)) add(form, shapes);
  }
  return take_found();
}

void Scorer::begin(bool must_have_all) {
  const size_t size = terms_->table().size();
  if (stamps_.size() != size || word_ > last_word) {
    scores_.assign(size, 0);
    stamps_.assign(size, 0);
    tallies_.assign(size, 0);
    word_ = 0;
  }
  first_word_ = word_ + 1;
  must_have_all_ = must_have_all;
  found_.clear();
}

bool Scorer::is_open(Xapian::docid entry) const {
  const uint32_t stamp = stamps_[entry];
  if (stamp == word_) return false;
  return !must_have_all_ || word_ == first_word_ || stamp + 1 == word_;
}

bool Scorer::has_time_for(const Form& form) {
  uint64_t entries = 0;
  for (const Form::Wording& wording : form.wordings)
    for (const Form::Word& word : wording)
      for (const std::string& term : word) entries += terms_->frequency(term);
  return budget_ == nullptr || budget_->take(entries);
}

void Scorer::give(Xapian::docid entry, double weight) {
  uint32_t& stamp = stamps_[entry];
  if (stamp < first_word_) {
    scores_[entry] = 0;
    found_.push_back(entry);
  }
  stamp = word_;
  scores_[entry] += weight;
}

std::vector<ScoredEntry> Scorer::take_found() {
  constexpr size_t few = 16;  // of so many one found: sorting is quicker than looking through all
  std::vector<ScoredEntry> out;
  if (word_ < first_word_) return out;
  out.reserve(found_.size());
  const uint32_t least = must_have_all_ ? word_ : first_word_;
  const auto take = [&](Xapian::docid entry) {
    if (stamps_[entry] >= least) out.push_back({entry, scores_[entry]});
  };
  if (found_.size() * few < stamps_.size()) {
    std::sort(found_.begin(), found_.end());
    for (const Xapian::docid entry : found_) take(entry);
  } else {
    for (size_t entry = 0; entry < stamps_.size(); ++entry) take(static_cast<Xapian::docid>(entry));
  }
  return out;
}

void Scorer::add(const Form& form, const WeightShapes& shapes) {
  if (form.as_one) return add_as_one(form, shapes);
  const Form::Wording& wording = form.wordings.front();
  if (wording.size() == 1 && wording.front().size() == 1) {
    const Term term(*terms_, wording.front().front(), form.share, shapes);
    term.each([&](Xapian::docid entry, Xapian::termcount count) {
      if (is_open(entry)) give(entry, term.weight(entry, count));
    });
    return;
  }
  for (const Occurrence& one : occurrences(wording, form.share, shapes))
    if (is_open(one.entry)) give(one.entry, one.weight);
}

void Scorer::add_as_one(const Form& form, const WeightShapes& shapes) {
  std::vector<Xapian::docid> entries;
  const auto tally = [&](Xapian::docid entry, Xapian::termcount count) {
    if (tallies_[entry] == 0) entries.push_back(entry);
    tallies_[entry] += count;
  };
  for (const Form::Wording& wording : form.wordings) {
    if (wording.size() == 1 && wording.front().size() == 1) {
      const auto postings = terms_->postings(wording.front().front());
      for (size_t i = 0; i < postings->entries.size(); ++i) tally(postings->entries[i], postings->counts[i]);
    } else {
      for (const Occurrence& one : occurrences(wording, form.share, shapes)) tally(one.entry, one.count);
    }
  }
  const EntryTable& table = terms_->table();
  const auto all = static_cast<double>(terms_->database().get_doccount());
  const double with_it = likely_entries(form.wordings);
  const WordWorth in_document(shapes.documents, form.share, all, with_it);
  const WordWorth in_item(shapes.items, form.share, all, with_it);
  for (const Xapian::docid entry : entries) {
    const Xapian::termcount count = std::min(tallies_[entry], table.lengths[entry]);
    if (is_open(entry))
      give(entry, (table.is_document[entry] != 0 ? in_document : in_item)(count, table.lengths[entry]));
    tallies_[entry] = 0;
  }
}

Scorer::Occurrences Scorer::occurrences(const Form::Word& word, double share, const WeightShapes& shapes) const {
  Occurrences out;
  for (const std::string& name : word) {
    const Term term(*terms_, name, share, shapes);
    Occurrences more;
    auto known = out.cbegin();
    term.each([&](Xapian::docid entry, Xapian::termcount count) {
      for (; known != out.cend() && known->entry < entry; ++known) more.push_back(*known);
      if (known != out.cend() && known->entry == entry)
        more.push_back(*known++);
      else
        more.push_back({entry, term.weight(entry, count), count});
    });
    more.insert(more.end(), known, out.cend());
    out = std::move(more);
  }
  return out;
}

Scorer::Occurrences Scorer::occurrences(const Form::Wording& wording, double share, const WeightShapes& shapes) const {
  Occurrences out;
  for (size_t i = 0; i < wording.size(); ++i) {
    Occurrences word = occurrences(wording[i], share, shapes);
    if (i == 0) {
      out = std::move(word);
      continue;
    }
    auto other = word.cbegin();
    size_t kept = 0;
    for (const Occurrence& one : out) {
      while (other != word.cend() && other->entry < one.entry) ++other;
      if (other == word.cend()) break;
      if (other->entry == one.entry) out[kept++] = {one.entry, one.weight + other->weight, one.count + other->count};
    }
    out.resize(kept);
  }
  return out;
}

double Scorer::likely_entries(const std::vector<Form::Wording>& wordings) const {
  const auto all = static_cast<double>(terms_->database().get_doccount());
  std::priority_queue<double, std::vector<double>, std::greater<>> rarest_first;
  for (const Form::Wording& wording : wordings) {
    double entries = all;
    for (const Form::Word& word : wording) entries = entries * terms_->frequency(word.front()) / all;
    rarest_first.push(std::round(entries));
  }
  while (rarest_first.size() > 1) {
    const double a = rarest_first.top();
    rarest_first.pop();
    const double b = rarest_first.top();
    rarest_first.pop();
    rarest_first.push(std::round(a + b - a * b / all));
  }
  return rarest_first.empty() ? 0 : rarest_first.top();
}

}  // namespace minutebook
