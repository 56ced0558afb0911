// SPDX-License-Identifier: GPL-3.0-or-later
#include "lib/index/meeting_terms.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "lib/index/format.hpp"
#include "lib/index/stems.hpp"
#include "lib/model/fields.hpp"
#include "lib/model/search.hpp"

namespace minutebook {
namespace {

constexpr size_t most_known_runs = 1U << 20;  // 8 MB

std::string kind_term(EntryKind kind) { return std::string(field(FieldId::kind).prefix) + std::string(to_name(kind)); }

/// Goes over the entries of some meetings.
class EntriesOfMeetings : public Xapian::PostingSource {
 public:
  EntriesOfMeetings(std::shared_ptr<const EntryRuns> all, std::shared_ptr<const WeightShape> shape)
      : all_(std::move(all)), shape_(std::move(shape)) {}

  EntriesOfMeetings* clone() const override { return new EntriesOfMeetings(all_, shape_); }
  std::string name() const override { return "minutebook::EntriesOfMeetings"; }
  std::string get_description() const override { return "meetings(" + std::to_string(all_->runs.size()) + ")"; }

  void init(const Xapian::Database& database) override {
    at_ = 0;
    entry_ = 0;
    weight_ = weight_of_mark(*shape_, database.get_doccount(), all_->entries);
    set_maxweight(weight_);
  }

  Xapian::doccount get_termfreq_min() const override { return all_->entries; }
  Xapian::doccount get_termfreq_est() const override { return all_->entries; }
  Xapian::doccount get_termfreq_max() const override { return all_->entries; }
  double get_weight() const override { return weight_; }
  bool at_end() const override { return at_ == all_->runs.size(); }
  Xapian::docid get_docid() const override { return entry_; }

  void next(double /*least*/) override { move_to(entry_ + 1); }
  void skip_to(Xapian::docid entry, double /*least*/) override {
    if (entry > entry_) move_to(entry);
  }

 private:
  void move_to(Xapian::docid entry) {
    const auto& runs = all_->runs;
    if (at_ < runs.size() && runs[at_].last < entry) {
      const auto from = runs.begin() + static_cast<std::ptrdiff_t>(at_) + 1;
      const auto near = from + std::min<std::ptrdiff_t>(8, runs.end() - from);  // mostly the next or one soon after
      const auto ends_before = [](const EntryRun& run, Xapian::docid id) { return run.last < id; };
      auto found = std::lower_bound(from, near, entry, ends_before);
      if (found == near) found = std::lower_bound(near, runs.end(), entry, ends_before);
      at_ = static_cast<size_t>(found - runs.begin());
    }
    if (at_ < runs.size()) entry_ = std::max(entry, runs[at_].first);
  }

  std::shared_ptr<const EntryRuns> all_;
  std::shared_ptr<const WeightShape> shape_;
  size_t at_ = 0;
  Xapian::docid entry_ = 0;
  double weight_ = 0;
};

EntryRuns with_count(std::vector<EntryRun> runs) {
  EntryRuns out{std::move(runs), 0};
  for (const EntryRun& run : out.runs) out.entries += run.last - run.first + 1;
  return out;
}

}  // namespace

bool is_of_meeting(std::string_view term) {
  if (term.size() > 1 && term[0] == 'Z' && term[1] == 'X') term.remove_prefix(1);
  if (term.empty() || term[0] != 'X') return false;
  size_t end = 1;
  while (end < term.size() && term[end] >= 'A' && term[end] <= 'Z') ++end;
  const std::string_view prefix = term.substr(0, end);
  if (prefix == format::prefix::context) return true;
  return std::any_of(format::meeting_fields.begin(), format::meeting_fields.end(),
                     [&](FieldId id) { return prefix == field(id).prefix; });
}

MeetingTerms::MeetingTerms(const Xapian::Database& database, std::shared_ptr<GenerationCache> cache)
    : database_(database), cache_(std::move(cache)) {
  const std::string entries(format::prefix::entry);
  const std::string documents = kind_term(EntryKind::document);
  auto document = database_.postlist_begin(documents);
  const auto end_documents = database_.postlist_end(documents);
  const auto end = database_.postlist_end(entries);
  for (auto entry = database_.postlist_begin(entries); entry != end; ++entry) {
    if (document != end_documents && *document == *entry) {
      meetings_.push_back({*entry, *entry});
      ++document;
    } else if (!meetings_.empty()) {
      meetings_.back().last = *entry;
    }
  }
}

const EntryRun* MeetingTerms::run_of(Xapian::docid entry) const {
  const auto found = std::lower_bound(meetings_.begin(), meetings_.end(), entry,
                                      [](const EntryRun& run, Xapian::docid id) { return run.last < id; });
  return found != meetings_.end() && found->first <= entry ? &*found : nullptr;
}

Xapian::docid MeetingTerms::document_entry_of(Xapian::docid entry) const {
  const EntryRun* run = run_of(entry);
  return run == nullptr ? 0 : run->first;
}

MeetingTerms::SharedRuns MeetingTerms::runs_with(const std::string& term) const {
  if (const auto known = known_.find(term); known != known_.end()) return known->second;
  std::vector<EntryRun> runs;
  auto meeting = meetings_.begin();
  const auto take = [&](Xapian::docid document) {
    meeting = std::lower_bound(meeting, meetings_.end(), document,
                               [](const EntryRun& run, Xapian::docid id) { return run.first < id; });
    if (meeting != meetings_.end() && meeting->first == document) runs.push_back(*meeting);
  };
  if (is_stem_term(term)) {
    for (const Xapian::docid document : postings(term)->entries) take(document);
  } else {
    const auto end = database_.postlist_end(term);
    for (auto document = database_.postlist_begin(term); document != end; ++document) take(*document);
  }
  if (known_runs_ > most_known_runs) {
    known_.clear();
    known_runs_ = 0;
  }
  known_runs_ += runs.size() + 16;
  return known_.emplace(term, std::make_shared<const EntryRuns>(with_count(std::move(runs)))).first->second;
}

Xapian::Query MeetingTerms::query_of(SharedRuns runs) const {
  return Xapian::Query((new EntriesOfMeetings(std::move(runs), shape_))->release());
}

Xapian::Query MeetingTerms::query(const std::string& term) const {
  return is_of_meeting(term) ? query_of(runs_with(term)) : Xapian::Query(term);
}

Xapian::Query MeetingTerms::query(const std::vector<std::string>& terms) const {
  if (terms.empty() || !is_of_meeting(terms.front())) return {Xapian::Query::OP_SYNONYM, terms.begin(), terms.end()};
  std::vector<EntryRun> all;
  for (const std::string& term : terms) {
    const SharedRuns runs = runs_with(term);
    all.insert(all.end(), runs->runs.begin(), runs->runs.end());
  }
  std::sort(all.begin(), all.end(), [](const EntryRun& a, const EntryRun& b) { return a.first < b.first; });
  all.erase(
      std::unique(all.begin(), all.end(), [](const EntryRun& a, const EntryRun& b) { return a.first == b.first; }),
      all.end());
  return query_of(std::make_shared<const EntryRuns>(with_count(std::move(all))));
}

Xapian::Query MeetingTerms::meetings_with(const Xapian::Query& query) const {
  Xapian::Enquire enquire(database_);
  enquire.set_query(query);
  enquire.set_weighting_scheme(Xapian::BoolWeight());
  std::vector<EntryRun> runs;
  const Xapian::MSet found = enquire.get_mset(0, database_.get_doccount());
  for (auto at = found.begin(); at != found.end(); ++at)
    if (const EntryRun* run = run_of(*at); run != nullptr && run->first == *at) runs.push_back(*run);
  std::sort(runs.begin(), runs.end(), [](const EntryRun& a, const EntryRun& b) { return a.first < b.first; });
  return query_of(std::make_shared<const EntryRuns>(with_count(std::move(runs))));
}

Xapian::doccount MeetingTerms::frequency(const std::string& term) const {
  return is_of_meeting(term) ? runs_with(term)->entries : stored(term);
}

bool MeetingTerms::has(const std::string& term, Xapian::docid entry) const {
  const Xapian::docid wanted = is_of_meeting(term) ? document_entry_of(entry) : entry;
  return wanted != 0 && exists(term) && postings(term)->find(wanted) >= 0;
}

std::vector<std::string> MeetingTerms::faults(const Xapian::Database& database) {
  const MeetingTerms terms(database);
  uint64_t apart = 0;
  uint64_t strange = 0;
  const std::string entries(format::prefix::entry);
  std::string paper;
  Xapian::docid before = 0;
  auto value = database.valuestream_begin(format::slot::document);
  const auto end_values = database.valuestream_end(format::slot::document);
  for (auto entry = database.postlist_begin(entries); entry != database.postlist_end(entries); ++entry) {
    const Xapian::docid document = terms.document_entry_of(*entry);
    if (value != end_values) value.skip_to(*entry);
    const std::string own = value != end_values && value.get_docid() == *entry ? *value : std::string();
    if (document != *entry && before + 1 != *entry) ++apart;
    if (document != *entry && own != paper) ++strange;
    paper = own;
    before = *entry;
  }
  std::vector<std::string> out;
  if (apart > 0)
    out.push_back("the entries of a meeting do not follow one another in " + std::to_string(apart) + " places");
  if (strange > 0) out.push_back(std::to_string(strange) + " entries follow the document entry of another paper");
  return out;
}

}  // namespace minutebook
