// SPDX-License-Identifier: GPL-3.0-or-later
#include "lib/index/postings.hpp"

#include <algorithm>
#include <utility>

#include "lib/index/stems.hpp"

namespace minutebook {
namespace {

Postings read_postings(const Xapian::Database& database, const std::string& term) {
  Postings out;
  const Xapian::doccount entries = database.get_termfreq(term);
  out.entries.reserve(entries);
  out.counts.reserve(entries);
  const auto end = database.postlist_end(term);
  for (auto at = database.postlist_begin(term); at != end; ++at) {
    out.entries.push_back(*at);
    out.counts.push_back(at.get_wdf());
  }
  return out;
}

/// Entries of either list, with the counts of both.
Postings merged(const Postings& a, const Postings& b) {
  Postings out;
  out.entries.reserve(a.entries.size() + b.entries.size());
  out.counts.reserve(a.entries.size() + b.entries.size());
  size_t i = 0;
  size_t j = 0;
  while (i < a.entries.size() || j < b.entries.size()) {
    const bool of_a = j == b.entries.size() || (i < a.entries.size() && a.entries[i] <= b.entries[j]);
    const bool of_b = i == a.entries.size() || (j < b.entries.size() && b.entries[j] <= a.entries[i]);
    out.entries.push_back(of_a ? a.entries[i] : b.entries[j]);
    out.counts.push_back((of_a ? a.counts[i] : 0) + (of_b ? b.counts[j] : 0));
    i += of_a ? 1 : 0;
    j += of_b ? 1 : 0;
  }
  return out;
}

Postings read_stem(const Xapian::Database& database, const std::string& term) {
  std::vector<Postings> lists;
  for (const std::string& word : terms_of_stem(database, term)) lists.push_back(read_postings(database, word));
  std::sort(lists.begin(), lists.end(),
            [](const Postings& a, const Postings& b) { return a.entries.size() > b.entries.size(); });
  while (lists.size() > 1) {  // the shortest first, so that no long list is copied for each of many short ones
    Postings both = merged(lists.back(), lists[lists.size() - 2]);
    lists.pop_back();
    lists.back() = std::move(both);
  }
  return lists.empty() ? Postings{} : std::move(lists.front());
}

/// A word that is looked for as it stands is there or not; only its stem counts.
Postings read_any(const Xapian::Database& database, const std::string& term) {
  if (is_stem_term(term)) return read_stem(database, term);
  Postings out = read_postings(database, term);
  if (is_word_term(term)) std::fill(out.counts.begin(), out.counts.end(), 0);
  return out;
}

Positions read_positions(const Xapian::Database& database, const std::string& term) {
  Positions out;
  const auto end = database.postlist_end(term);
  for (auto at = database.postlist_begin(term); at != end; ++at) {
    out.begins.push_back(static_cast<uint32_t>(out.ascending.size()));
    out.ascending.insert(out.ascending.end(), at.positionlist_begin(), at.positionlist_end());
  }
  out.begins.push_back(static_cast<uint32_t>(out.ascending.size()));
  return out;
}

}  // namespace

ptrdiff_t Postings::find(Xapian::docid entry) const {
  const auto at = std::lower_bound(entries.begin(), entries.end(), entry);
  return at != entries.end() && *at == entry ? at - entries.begin() : -1;
}

bool are_near(std::span<const Xapian::termpos> a, std::span<const Xapian::termpos> b, Xapian::termcount window) {
  auto first = a.begin();
  auto second = b.begin();
  const auto close = [window](Xapian::termpos one, Xapian::termpos other) {
    const Xapian::termpos apart = one < other ? other - one : one - other;
    return apart > 0 && apart < window;
  };
  while (first != a.end() && second != b.end()) {
    if (close(*first, *second)) return true;
    if (*first == *second) {  // a word of several parts: it is not near itself, but the next may be
      if (first + 1 != a.end() && close(first[1], *second)) return true;
      if (second + 1 != b.end() && close(*first, second[1])) return true;
      ++first;
      ++second;
    } else {
      ++(*first < *second ? first : second);
    }
  }
  return false;
}

std::shared_ptr<const Postings> PostingLists::of(const Xapian::Database& database, const std::string& term) {
  if (auto known = lists_.find(term)) return known;
  Postings list = read_any(database, term);
  const size_t bytes = term.size() + list.entries.size() * (sizeof(Xapian::docid) + sizeof(Xapian::termcount));
  return lists_.keep(term, std::move(list), bytes);
}

std::shared_ptr<const Positions> PostingLists::positions(const Xapian::Database& database, const std::string& term) {
  if (auto known = positions_.find(term)) return known;
  Positions list = read_positions(database, term);
  const size_t bytes = term.size() + 2 * sizeof(uint32_t) * (list.begins.size() + list.ascending.size());
  return positions_.keep(term, std::move(list), bytes);
}

Xapian::doccount PostingLists::frequency(const Xapian::Database& database, const std::string& term) {
  if (const auto known = frequencies_.find(term)) return *known;
  return *frequencies_.keep(term, count(database, term), term.size());
}

Xapian::doccount PostingLists::count(const Xapian::Database& database, const std::string& term) {
  if (!is_stem_term(term)) return database.get_termfreq(term);
  const auto words = terms_of_stem(database, term);
  if (words.empty()) return 0;
  if (words.size() == 1) return database.get_termfreq(words.front());
  return static_cast<Xapian::doccount>(of(database, term)->entries.size());
}

}  // namespace minutebook
