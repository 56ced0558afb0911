// SPDX-License-Identifier: GPL-3.0-or-later
#include "lib/index/hits.hpp"

#include <algorithm>
#include <utility>

#include "lib/index/answering.hpp"
#include "lib/index/feedback.hpp"
#include "lib/index/item_results.hpp"
#include "lib/index/words.hpp"

namespace minutebook {
namespace {

void add_other_item(SearchHit& hit, OtherItem item) {
  const auto same = [](const std::string& number, const std::string& title, const OtherItem& other) {
    return number == other.number && title == other.title;
  };
  if (item.number.empty() || same(hit.item_number, hit.item_title, item)) return;
  const bool known = std::any_of(hit.also_items.begin(), hit.also_items.end(),
                                 [&](const OtherItem& other) { return same(other.number, other.title, item); });
  if (!known) hit.also_items.push_back(std::move(item));
}

}  // namespace

/// The entry that is shown. Without plain words all entries of an item answer alike (owner:"…"), and then the
/// decision or action itself says more than the minute around it.
Xapian::docid HitMaker::best_entry(const Candidate& one) const {
  if (one.entries.empty()) return one.document_entry;
  if (!compiled_.concepts.empty()) return one.entries.front();
  const auto first = stored_.read(one.entries.front());
  for (const Xapian::docid id : one.entries) {
    const auto data = stored_.read(id);
    const bool same_item =
        first && data && data->item_number == first->item_number && data->item_title == first->item_title;
    if (same_item && (data->kind == EntryKind::action || data->kind == EntryKind::decision)) return id;
  }
  return one.entries.front();
}

std::optional<SearchHit> HitMaker::hit_of(const Candidate& one) const {
  const Xapian::docid best = best_entry(one);
  const auto data = stored_.read(best);
  if (!data) return std::nullopt;
  SearchHit hit;
  hit.kind = data->kind;
  hit.document = data->document;
  hit.duplicates = *stored_.duplicates(hit.document.id);
  hit.item_number = data->item_number;
  hit.item_title = data->item_title;
  hit.outcome = data->outcome;
  hit.owners = data->owners;
  hit.score = one.score;
  const Excerpt excerpt = excerpter_.cut(data->text);
  hit.snippet = with_heading(*data, excerpt.parts);
  hit.page = page_at(*data, excerpt.first_hit);
  add_other_pages(hit, one);
  weigh(hit, one, best);
  if (!hit.weak)
    hit.item_results =
        results_of_item(database_, stored_, {best, *data}, [this](Xapian::docid id) { return is_asked_for(id); });
  return hit;
}

/// An excerpt says why it was found. What only a heading says is said before the text under it.
std::vector<SnippetPart> HitMaker::with_heading(const EntryData& data, std::vector<SnippetPart> parts) const {
  const auto is_hit = [](const SnippetPart& part) { return part.hit; };
  if (std::any_of(parts.begin(), parts.end(), is_hit)) return parts;
  for (const std::string& heading : {data.item_title, data.document.title}) {
    std::vector<SnippetPart> out = excerpter_.cut(heading).parts;
    if (std::none_of(out.begin(), out.end(), is_hit)) continue;
    if (!parts.empty()) out.push_back({": ", false});
    out.insert(out.end(), parts.begin(), parts.end());
    return out;
  }
  return parts;
}

/// True when the entry has a fair part of the words, or when no words are asked for.
bool HitMaker::is_asked_for(Xapian::docid id) const {
  constexpr double fair_part = 0.3;
  double whole = 0;
  double covered = 0;
  for (const Concept& word : compiled_.concepts) {
    whole += word.rarity;
    if (covers(terms_, word, id, false)) covered += word.rarity;
  }
  return covered >= fair_part * whole;
}

void HitMaker::add_other_pages(SearchHit& hit, const Candidate& one) const {
  for (const Xapian::docid id : one.entries) {
    const auto other = stored_.read(id);
    if (!other || other->page == 0 || other->kind == EntryKind::document) continue;
    const bool turns = !other->page_starts.empty();  // looking for the word takes time
    const uint32_t page = turns ? page_at(*other, excerpter_.first_hit(other->text)) : other->page;
    if (page != hit.page) hit.also_on_pages.push_back(page);
    add_other_item(hit, {other->item_number, other->item_title, page});
  }
  std::sort(hit.also_on_pages.begin(), hit.also_on_pages.end());
  hit.also_on_pages.erase(std::unique(hit.also_on_pages.begin(), hit.also_on_pages.end()), hit.also_on_pages.end());
}

/// Says which words were found, and whether that is enough for an answer.
void HitMaker::weigh(SearchHit& hit, const Candidate& one, Xapian::docid best) const {
  hit.why = compiled_.why;
  double whole = 0;
  double matched = 0;
  std::vector<Named> shares;
  const auto together = stems_shown(hit);
  for (const Concept& word : compiled_.concepts) {
    const double share = share_of(word, one, best, together);
    whole += word.rarity;
    matched += share * word.rarity;
    if (share > 0) hit.why.push_back(word.repaired.empty() ? word.word : word.repaired);
    shares.emplace_back(word.word, share);
  }
  const double answered = whole > 0 ? matched / whole : 1;
  constexpr double rounding = 1e-9;
  hit.weak = answered < ranking_.weak_below - rounding;
  if (explanation_ != nullptr)
    explanation_->hits.push_back({one.id, hit.document.path, one.document_score, one.passage_score, one.score, answered,
                                  hit.weak, std::move(shares)});
}

/// Terms of the words marked in the excerpt.
std::vector<std::string> HitMaker::stems_shown(const SearchHit& hit) const {
  std::vector<std::string> out;
  for (const SnippetPart& part : hit.snippet) {
    if (!part.hit) continue;
    for (const Word& word : cut_words(part.text)) out.push_back("Z" + stem_(word.text));
  }
  return out;
}

/// How far a paper answers one word: wholly when it stands in the excerpt or names the meeting.
double HitMaker::share_of(const Concept& word, const Candidate& one, Xapian::docid best,
                          const std::vector<std::string>& together) const {
  const auto shown = [&](const std::string& term) {
    return std::find(together.begin(), together.end(), term) != together.end();
  };
  if (std::any_of(word.terms.begin(), word.terms.end(), shown)) return 1;
  if (covers(terms_, word, best, true)) return 1;
  if (covers(terms_, word, best, false)) return ranking_.apart;
  const double in_paper =
      one.document_entry != 0 && covers(terms_, word, one.document_entry, false) ? ranking_.elsewhere : 0;
  return std::max(in_paper, share_of_others(word, [&](const std::string& stem) { return shown("Z" + stem); }));
}

}  // namespace minutebook
