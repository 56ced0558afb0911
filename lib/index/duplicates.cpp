// SPDX-License-Identifier: GPL-3.0-or-later
#include "lib/index/duplicates.hpp"

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <tuple>
#include <vector>

#include "lib/index/entry.hpp"
#include "lib/index/format.hpp"
#include "lib/index/generation.hpp"
#include "lib/index/guard.hpp"
#include "lib/index/public_twins.hpp"
#include "lib/model/sketch.hpp"

namespace minutebook {
namespace {

// A share is known to about 1/(2 √n) for a sample of n: with fewer the chance is too high that it is all one form.
constexpr size_t smallest_sample = 6;
constexpr double enough = 0.8;
constexpr double much_larger = 1.5;  // what contains another is longer than it by this; else the two are forms
// A shingle of so many papers is a form's; whoever shares only such text is not looked for through it.
constexpr Xapian::doccount commonest_shingle = 200;
constexpr size_t quick_shingles = 24;
constexpr size_t most_shingles = 20000;
constexpr size_t most_candidates = 200;
constexpr size_t most_others = 50;
constexpr unsigned bits_a_digit = 6;
constexpr unsigned digits_48_bits = 8;

/// Order of the digits is order of the numbers.
std::string shingle_term(uint64_t shingle) {
  constexpr std::string_view digits = "+0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ_abcdefghijklmnopqrstuvwxyz";
  std::string out(format::prefix::shingle);
  for (unsigned i = digits_48_bits; i-- > 0;) out += digits[(shingle >> (i * bits_a_digit)) & 63U];
  return out;
}

std::string text_term(uint64_t whole) { return std::string(format::prefix::same_text) + std::to_string(whole); }

/// Value of the slot: the number of shingles, then D, A or - for draft, approved or neither.
std::string pack_size(size_t shingles, const std::string& status) {
  return std::to_string(shingles) + (status == "draft" ? "D" : status == "approved" ? "A" : "-");
}

struct Paper {
  Xapian::docid record = 0;
  size_t shingles = 0;
  char status = '-';
  DocumentSummary summary;
};

/// "Certificate 2018" and "Certificate 2019": every number of four digits or more as '#'.
std::string without_years(std::string_view name) {
  std::string out;
  for (size_t i = 0; i < name.size();) {
    size_t end = i;
    while (end < name.size() && name[end] >= '0' && name[end] <= '9') ++end;
    out += end - i >= 4 ? std::string_view("#") : name.substr(i, std::max<size_t>(end - i, 1));
    i = std::max(end, i + 1);
  }
  return out;
}

/// Papers of much the same length and text are filled-in forms when their dates, or the years in their names, differ.
bool may_be_versions(const DocumentSummary& a, const DocumentSummary& b, bool both_ways) {
  if (!a.date.empty() && !b.date.empty()) return a.date == b.date;
  const auto name = [](const std::string& path) { return path.substr(path.rfind('/') + 1); };
  const bool a_series = name(a.path) != name(b.path) && without_years(name(a.path)) == without_years(name(b.path));
  return both_ways && !a_series;
}

/// Approved papers before drafts; of equals the first by path, so that every member of a group names the same.
bool stands_for(const Paper& a, const Paper& b) {
  const auto rank = [](char status) { return status == 'A' ? 0 : status == '-' ? 1 : 2; };
  return std::tuple(rank(a.status), a.summary.path, a.summary.id) <
         std::tuple(rank(b.status), b.summary.path, b.summary.id);
}

class Finder {
 public:
  Finder(const Xapian::Database& database, DuplicateSearch search) : database_(database), search_(search) {}

  Duplicates run(const std::string& id) {
    const auto own = record_of(id);
    if (!own) return {};
    auto paper = read(*own);
    if (!paper) return {};
    own_ = std::move(*paper);
    own_terms_ = shingles_of(own_.record);
    std::set<Xapian::docid> seen = {own_.record};
    for (const Xapian::docid copy : copies()) take(copy, Relation::copy, seen);
    for (const Xapian::docid other : candidates())
      if (const auto relation = relation_to(other); relation && seen.count(other) == 0) take(other, *relation, seen);
    return answer();
  }

 private:
  std::optional<Xapian::docid> record_of(const std::string& id) const {
    const std::string term = std::string(format::prefix::record) + id;
    const auto posting = database_.postlist_begin(term);
    return posting == database_.postlist_end(term) ? std::nullopt : std::optional(*posting);
  }

  /// The line about a paper stands in its first entry.
  std::optional<Paper> read(Xapian::docid record) const {
    Paper paper;
    paper.record = record;
    const std::string size = database_.get_document(record).get_value(format::slot::sketch);
    if (!size.empty()) paper.status = size.back();
    paper.shingles = shingles_in(record);
    const std::string prefix(format::prefix::record);
    auto term = database_.termlist_begin(record);
    term.skip_to(prefix);
    if (term == database_.termlist_end(record) || (*term).compare(0, prefix.size(), prefix) != 0) return std::nullopt;
    const std::string unique = std::string(format::prefix::unique) + (*term).substr(prefix.size()) + ".0";
    const auto entry = database_.postlist_begin(unique);
    if (entry == database_.postlist_end(unique)) return std::nullopt;
    auto data = read_entry(database_, *entry);
    if (!data) return std::nullopt;
    paper.summary = std::move(data->document);
    return paper;
  }

  size_t shingles_in(Xapian::docid record) const {
    return std::strtoul(database_.get_document(record).get_value(format::slot::sketch).c_str(), nullptr, 10);
  }

  std::vector<std::string> shingles_of(Xapian::docid record) const {
    const std::string prefix(format::prefix::shingle);
    const size_t most = search_ == DuplicateSearch::quick && record == own_.record ? quick_shingles : most_shingles;
    std::vector<std::string> out;
    auto term = database_.termlist_begin(record);
    term.skip_to(prefix);
    for (; term != database_.termlist_end(record) && out.size() < most; ++term) {
      std::string one = *term;
      if (one.compare(0, prefix.size(), prefix) != 0) break;
      out.push_back(std::move(one));
    }
    return out;
  }

  std::vector<Xapian::docid> copies() const {
    const std::string prefix(format::prefix::same_text);
    auto term = database_.termlist_begin(own_.record);
    term.skip_to(prefix);
    if (term == database_.termlist_end(own_.record) || (*term).compare(0, prefix.size(), prefix) != 0) return {};
    return {database_.postlist_begin(*term), database_.postlist_end(*term)};
  }

  /// Papers that share enough of the shingles for one to be most of the other.
  std::vector<Xapian::docid> candidates() const {
    std::map<Xapian::docid, size_t> shared;
    for (const std::string& term : own_terms_) {
      if (const auto papers = database_.get_termfreq(term); papers < 2 || papers > commonest_shingle) continue;
      for (auto at = database_.postlist_begin(term); at != database_.postlist_end(term); ++at) ++shared[*at];
    }
    shared.erase(own_.record);
    std::vector<std::pair<size_t, Xapian::docid>> most;
    for (const auto& [record, count] : shared)
      if (2 * count >= std::min(own_terms_.size(), shingles_in(record))) most.emplace_back(count, record);
    std::sort(most.begin(), most.end(), [](const auto& a, const auto& b) {
      return a.first != b.first ? a.first > b.first : a.second < b.second;
    });
    std::vector<Xapian::docid> out;
    for (size_t i = 0; i < std::min(most.size(), most_candidates); ++i) out.push_back(most[i].second);
    return out;
  }

  std::optional<Relation> relation_to(Xapian::docid other) const {
    const auto paper = read(other);
    if (!paper || std::max(paper->shingles, own_.shingles) == 0) return std::nullopt;
    Finder whole(database_, DuplicateSearch::whole);
    const auto mine = whole.shingles_of(own_.record);
    const auto theirs = whole.shingles_of(other);
    std::vector<std::string> shared;
    std::set_intersection(mine.begin(), mine.end(), theirs.begin(), theirs.end(), std::back_inserter(shared));
    const auto is_in = [&](size_t size) {
      return size >= smallest_sample && static_cast<double>(shared.size()) >= enough * static_cast<double>(size);
    };
    const bool in_other = is_in(mine.size());
    const bool in_this = is_in(theirs.size());
    if (!in_other && !in_this) return std::nullopt;
    const auto less = static_cast<double>(std::min(mine.size(), theirs.size()));
    const auto more = static_cast<double>(std::max(mine.size(), theirs.size()));
    if (more >= much_larger * less) return in_other ? Relation::contains : Relation::part_of;
    return may_be_versions(own_.summary, paper->summary, in_other && in_this) ? std::optional(Relation::version)
                                                                              : std::nullopt;
  }

  void take(Xapian::docid other, Relation relation, std::set<Xapian::docid>& seen) {
    if (!seen.insert(other).second) return;
    if (auto paper = read(other)) found_.emplace_back(relation, std::move(*paper));
  }

  Duplicates answer() {
    std::sort(found_.begin(), found_.end(), [](const auto& a, const auto& b) {
      return std::tie(a.first, a.second.summary.path, a.second.summary.id) <
             std::tie(b.first, b.second.summary.path, b.second.summary.id);
    });
    Duplicates out;
    const Paper* canonical = &own_;
    for (const auto& [relation, paper] : found_) {
      const bool same = relation == Relation::copy || relation == Relation::version;
      if (same && stands_for(paper, *canonical)) canonical = &paper;
      if (out.others.size() < most_others)
        out.others.push_back({paper.summary.id, paper.summary.path, paper.summary.title, relation});
    }
    out.canonical = canonical->summary.id;
    return out;
  }

  const Xapian::Database& database_;
  DuplicateSearch search_;
  Paper own_;
  std::vector<std::string> own_terms_;
  std::vector<std::pair<Relation, Paper>> found_;
};

/// Records of papers that share a shingle with another.
std::set<Xapian::docid> suspects(const Xapian::Database& database) {
  std::set<Xapian::docid> out;
  const std::string prefix(format::prefix::shingle);
  for (auto term = database.allterms_begin(prefix); term != database.allterms_end(prefix); ++term) {
    if (term.get_termfreq() < 2 || term.get_termfreq() > commonest_shingle) continue;
    out.insert(database.postlist_begin(*term), database.postlist_end(*term));
  }
  const std::string texts(format::prefix::same_text);
  for (auto term = database.allterms_begin(texts); term != database.allterms_end(texts); ++term)
    if (term.get_termfreq() > 1) out.insert(database.postlist_begin(*term), database.postlist_end(*term));
  return out;
}

}  // namespace

namespace {

std::optional<Xapian::docid> record_with_id(const Xapian::Database& database, const std::string& id) {
  const std::string term = std::string(format::prefix::record) + id;
  const auto posting = database.postlist_begin(term);
  return posting == database.postlist_end(term) ? std::nullopt : std::optional(*posting);
}

std::string id_of_record(const Xapian::Database& database, Xapian::docid record) {
  const std::string prefix(format::prefix::record);
  auto term = database.termlist_begin(record);
  term.skip_to(prefix);
  if (term == database.termlist_end(record) || (*term).compare(0, prefix.size(), prefix) != 0) return {};
  return (*term).substr(prefix.size());
}

/// Records of `open` that hold the text of `record`: the same, or so many of its shingles that little of it is missing.
std::set<Xapian::docid> twins_of(const Xapian::Database& held_back, Xapian::docid record,
                                 const Xapian::Database& open) {
  const std::string texts(format::prefix::same_text), shingles(format::prefix::shingle);
  std::set<Xapian::docid> out;
  std::map<Xapian::docid, size_t> shared;
  size_t own = 0;
  for (auto term = held_back.termlist_begin(record); term != held_back.termlist_end(record); ++term) {
    const std::string one = *term;
    if (one.compare(0, texts.size(), texts) == 0) out.insert(open.postlist_begin(one), open.postlist_end(one));
    if (one.compare(0, shingles.size(), shingles) != 0 || own == most_shingles) continue;
    ++own;
    if (open.get_termfreq(one) > commonest_shingle) continue;
    for (auto at = open.postlist_begin(one); at != open.postlist_end(one); ++at) ++shared[*at];
  }
  if (own < smallest_sample) return out;
  for (const auto& [other, count] : shared)
    if (static_cast<double>(count) >= enough * static_cast<double>(own)) out.insert(other);
  return out;
}

}  // namespace

Result<std::vector<PublicTwin>> find_public_twins(const std::filesystem::path& index_root,
                                                  const std::vector<std::string>& held_back) {
  const IndexPaths paths{index_root};
  return guarded("Could not compare what is held back with what is public", [&]() -> Result<std::vector<PublicTwin>> {
    std::vector<PublicTwin> out;
    if (held_back.empty()) return out;
    const Xapian::Database open(paths.side(false).string()), closed(paths.side(true).string());
    for (const std::string& id : held_back) {
      const auto record = record_with_id(closed, id);
      if (!record) continue;
      for (const Xapian::docid twin : twins_of(closed, *record, open)) out.push_back({id, id_of_record(open, twin)});
    }
    return out;
  });
}

void add_sketch(Xapian::Document& document, const DocumentRecord& record) {
  const Sketch sketch = sketch_of(record.minutes);
  if (sketch.whole != 0) document.add_boolean_term(text_term(sketch.whole));
  for (const uint64_t shingle : sketch.shingles) document.add_boolean_term(shingle_term(shingle));
  document.add_value(format::slot::sketch, pack_size(sketch.shingles.size(), record.minutes.status));
}

Duplicates find_duplicates(const Xapian::Database& database, const std::string& id, DuplicateSearch search) {
  return Finder(database, search).run(id);
}

DuplicateCounts count_duplicates(const Xapian::Database& database) {
  DuplicateCounts out;
  const std::string prefix(format::prefix::record);
  for (const Xapian::docid record : suspects(database)) {
    auto term = database.termlist_begin(record);
    term.skip_to(prefix);
    if (term == database.termlist_end(record)) continue;
    const std::string id = (*term).substr(prefix.size());
    const Duplicates found = find_duplicates(database, id, DuplicateSearch::quick);
    const auto has = [&](Relation relation) {
      return std::any_of(found.others.begin(), found.others.end(),
                         [&](const Duplicate& other) { return other.relation == relation; });
    };
    if (found.canonical != id) ++(has(Relation::copy) ? out.copies : out.versions);
    if (found.canonical == id && has(Relation::contains)) ++out.parts;
  }
  return out;
}

}  // namespace minutebook
