// SPDX-License-Identifier: GPL-3.0-or-later
#include "lib/index/snippet.hpp"

#include <algorithm>
#include <unordered_map>
#include <utility>

#include "lib/base/text.hpp"
#include "lib/index/words.hpp"

namespace minutebook {
namespace {

constexpr size_t text_limit = 256U << 10;
constexpr size_t sentence_reach = 90;  // how far an end may move to meet a sentence

bool ends_sentence(std::string_view text, size_t at) {
  if (text[at] == '\n') return true;
  return (text[at] == '.' || text[at] == '!' || text[at] == '?') && at + 1 < text.size() &&
         (text[at + 1] == ' ' || text[at + 1] == '\n');
}

/// The start of a sentence shortly before `at`, else of a word.
size_t move_back(std::string_view text, size_t at, size_t room) {
  const size_t wanted = at > room ? at - room : 0;
  if (wanted == 0) return 0;
  const size_t reach = wanted > sentence_reach ? wanted - sentence_reach : 0;
  for (size_t i = at; i > reach; --i)
    if (ends_sentence(text, i - 1) && i <= at && (i <= wanted + sentence_reach)) return i;
  size_t start = wanted;
  while (start < at && text[start] != ' ' && text[start] != '\n') ++start;
  return start < at ? start : at;
}

size_t move_on(std::string_view text, size_t at, size_t wanted) {
  wanted = std::max(wanted, at);
  if (wanted >= text.size()) return text.size();
  const size_t reach = std::min(text.size(), wanted + sentence_reach);
  for (size_t i = wanted; i < reach; ++i)
    if (ends_sentence(text, i)) return i + 1;
  while (wanted > at && text[wanted] != ' ' && text[wanted] != '\n') --wanted;
  return wanted > at ? wanted : at;
}

std::string plain(std::string_view text) {
  std::string out;
  for (const char c : text) {
    const bool blank = c == ' ' || c == '\n' || c == '\t' || c == '\r' || static_cast<unsigned char>(c) < 0x20;
    if (!blank)
      out += c;
    else if (out.empty() || out.back() != ' ')
      out += ' ';
  }
  return out;
}

/// What all words with this stem begin with: the last letters of a stem may be others in the word ("using", "use";
/// "cries", "cri").
std::string_view beginning_of_forms(std::string_view stem) { return stem.size() > 3 ? stem : stem.substr(0, 2); }

}  // namespace

Excerpter::Excerpter(const Marks& marks, const Stemmer& stem) : stem_(stem), beginnings_(marks.beginnings) {
  for (const auto& word : marks.stems) {
    note(stems_, word);
    starts_.add(beginning_of_forms(word));
    // The only words of which another second letter is stemmed: "dying" is a form of "die".
    if (word == "die" || word == "lie" || word == "tie") starts_.add(std::string{word[0], 'y'});
  }
  for (const auto& word : marks.words) {
    note(words_, word);
    starts_.add(word);
  }
  for (const auto& word : beginnings_) starts_.add(word);
}

void Excerpter::note(std::unordered_map<std::string, int>& map, const std::string& word) {
  map.try_emplace(word, static_cast<int>(stems_.size() + words_.size()));
}

/// Number of the mark this word meets, -1 for none.
int Excerpter::match(const std::string& word) const {
  if (word.empty() || !starts_.has(word)) return -1;
  if (const auto it = words_.find(word); it != words_.end()) return it->second;
  for (size_t i = 0; i < beginnings_.size(); ++i)
    if (word.compare(0, beginnings_[i].size(), beginnings_[i]) == 0) return static_cast<int>(1000 + i);
  if (const auto it = stems_.find(stem_(word)); it != stems_.end()) return it->second;
  return -1;
}

std::vector<Excerpter::Hit> Excerpter::find_hits(std::string_view text) const {
  std::vector<Hit> hits;
  for (const Word& word : cut_words_that_may_be(starts_, text)) {
    const int mark = match(word.text);
    if (mark < 0) continue;
    if (!hits.empty() && hits.back().start <= word.start && hits.back().end >= word.end) continue;
    hits.push_back({word.start, word.end, mark});
  }
  std::sort(hits.begin(), hits.end(), [](const Hit& a, const Hit& b) { return a.start < b.start; });
  std::vector<Hit> apart;
  for (const Hit& hit : hits)
    if (apart.empty() || hit.start >= apart.back().end) apart.push_back(hit);
  return apart;
}

/// First and one past the last hit of the best window: most different marks, then most hits, then earliest.
std::pair<size_t, size_t> Excerpter::best_window(const std::vector<Hit>& hits, size_t bytes) {
  std::unordered_map<int, int> inside;
  std::pair<size_t, size_t> best{0, 0};
  std::pair<size_t, size_t> best_score{0, 0};
  for (size_t first = 0, last = 0; last < hits.size(); ++last) {
    ++inside[hits[last].mark];
    while (hits[last].end - hits[first].start > bytes && first < last) {
      if (--inside[hits[first].mark] == 0) inside.erase(hits[first].mark);
      ++first;
    }
    const std::pair<size_t, size_t> score{inside.size(), last - first + 1};
    if (score > best_score) {
      best_score = score;
      best = {first, last + 1};
    }
  }
  return best;
}

uint32_t Excerpter::first_hit(std::string_view text, size_t bytes) const {
  text = utf8_prefix(text, text_limit);
  const auto hits = find_hits(text);
  if (!hits.empty()) return hits[best_window(hits, bytes).first].start;
  return 0;
}

Excerpt Excerpter::cut(std::string_view text, size_t bytes) const {
  text = utf8_prefix(text, text_limit);
  Excerpt out;
  if (text.empty()) return out;
  const auto hits = find_hits(text);
  const auto [first, last] = best_window(hits, bytes);
  const bool found = first < last;
  const size_t from = found ? hits[first].start : 0;
  const size_t to = found ? hits[last - 1].end : 0;
  const size_t spare = bytes > to - from ? bytes - (to - from) : 0;
  size_t start = move_back(text, from, spare / 3);
  while (start < from && (text[start] == ' ' || text[start] == '\n')) ++start;
  size_t end = move_on(text, to, start + bytes);
  end = std::max(end, to);
  out.start = static_cast<uint32_t>(start);
  out.first_hit = static_cast<uint32_t>(found ? from : start);
  if (start > 0) out.parts.push_back({"\u2026 ", false});
  size_t at = start;
  for (const Hit& hit : hits) {
    if (hit.start < start || hit.end > end) continue;
    if (hit.start > at) out.parts.push_back({plain(text.substr(at, hit.start - at)), false});
    out.parts.push_back({plain(text.substr(hit.start, hit.end - hit.start)), true});
    at = hit.end;
  }
  if (at < end) out.parts.push_back({plain(text.substr(at, end - at)), false});
  if (end < text.size()) out.parts.push_back({" \u2026", false});
  return out;
}

Excerpt cut_excerpt(std::string_view text, const Marks& marks, const Stemmer& stem, size_t bytes) {
  return Excerpter(marks, stem).cut(text, bytes);
}

}  // namespace minutebook
