// SPDX-License-Identifier: GPL-3.0-or-later
#include "lib/index/public_part.hpp"

#include <algorithm>
#include <set>
#include <string>
#include <vector>

#include "lib/base/text.hpp"

namespace minutebook {
namespace {

struct Closed {
  std::set<uint32_t> pages;
  std::set<int> items;
};

void close_pages(Closed& closed, uint32_t from, uint32_t to) {
  constexpr uint32_t most_pages = 100000;
  for (uint32_t page = from; page <= to && page - from < most_pages; ++page) closed.pages.insert(page);
}

bool is_item(const Item& item, const std::string& number) {
  return !number.empty() &&
         (item.number == number || item.minute_number == number || item.agenda_item_number == number);
}

/// A page that an open passage shares with a closed one is emptied, but the open passage itself stays.
bool stays_open(const Passage& passage, const Minutes& minutes, const Closed& closed) {
  if (passage.restricted || closed.items.count(passage.item) != 0) return false;
  for (const auto& range : minutes.restriction.ranges)
    if (range.page_from > 0 && passage.page_from <= std::max(range.page_from, range.page_to) &&
        passage.page_to >= range.page_from)
      return false;
  return true;
}

/// Everything that must go: what the ranges name, the items of shut passages, and every page a shut item touches.
Closed closed_parts(const Minutes& minutes) {
  Closed closed;
  for (const auto& range : minutes.restriction.ranges) {
    if (range.page_from > 0) close_pages(closed, range.page_from, std::max(range.page_from, range.page_to));
    for (size_t i = 0; i < minutes.items.size(); ++i)
      if (is_item(minutes.items[i], range.item_number)) closed.items.insert(static_cast<int>(i));
  }
  for (size_t i = 0; i < minutes.items.size(); ++i)
    if (closed.pages.count(minutes.items[i].place.page) != 0) closed.items.insert(static_cast<int>(i));
  for (const auto& passage : minutes.passages)
    if (passage.item >= 0 && !stays_open(passage, minutes, closed)) closed.items.insert(passage.item);
  for (const auto& passage : minutes.passages)
    if (!stays_open(passage, minutes, closed)) close_pages(closed, passage.page_from, passage.page_to);
  for (const int item : closed.items)
    if (static_cast<size_t>(item) < minutes.items.size() && minutes.items[static_cast<size_t>(item)].place.page > 0)
      closed.pages.insert(minutes.items[static_cast<size_t>(item)].place.page);
  return closed;
}

template <class T>
void drop_placed(std::vector<T>& values, const std::set<uint32_t>& pages) {
  std::erase_if(values, [&](const T& value) { return pages.count(value.place.page) != 0; });
}

void drop_items(Minutes& minutes, const Closed& closed) {
  std::vector<int> renumbered(minutes.items.size(), -1);
  std::vector<Item> kept;
  for (size_t i = 0; i < minutes.items.size(); ++i) {
    if (closed.items.count(static_cast<int>(i)) != 0) continue;
    renumbered[i] = static_cast<int>(kept.size());
    kept.push_back(std::move(minutes.items[i]));
    drop_placed(kept.back().decisions, closed.pages);
    drop_placed(kept.back().actions, closed.pages);
  }
  minutes.items = std::move(kept);
  for (auto& passage : minutes.passages)
    passage.item = passage.item >= 0 && static_cast<size_t>(passage.item) < renumbered.size()
                       ? renumbered[static_cast<size_t>(passage.item)]
                       : -1;
}

/// Values without a place of their own stay only when the open text says them too.
void drop_unproved(Minutes& minutes) {
  std::string open;
  for (const auto& page : minutes.pages) open += collapse_spaces(page.text) + "\n";
  for (const auto& passage : minutes.passages) open += collapse_spaces(passage.heading + " " + passage.text) + "\n";
  const auto is_open = [&](const std::string& text) { return open.find(collapse_spaces(text)) != std::string::npos; };
  std::erase_if(minutes.references, [&](const std::string& reference) { return !is_open(reference); });
  if (!is_open(minutes.summary)) minutes.summary.clear();
  minutes.problems.clear();
  minutes.restriction.reason.clear();
  // That something is held back stays known, without saying what: the file itself must not be handed out.
  minutes.restriction.ranges = {RestrictedRange{}};
}

}  // namespace

bool is_held_back(const DocumentRecord& record) {
  switch (record.minutes.restriction.level) {
    case RestrictionLevel::open:
      return false;
    case RestrictionLevel::weak:
    case RestrictionLevel::restricted:
      return true;
  }
  return true;
}

bool has_restricted_parts(const DocumentRecord& record) {
  const auto& passages = record.minutes.passages;
  return !record.minutes.restriction.ranges.empty() ||
         std::any_of(passages.begin(), passages.end(), [](const Passage& passage) { return passage.restricted; });
}

DocumentRecord public_part(const DocumentRecord& record) {
  if (!has_restricted_parts(record)) return record;
  DocumentRecord open = record;
  Minutes& minutes = open.minutes;
  const Closed closed = closed_parts(minutes);
  std::erase_if(minutes.passages, [&](const Passage& p) { return !stays_open(p, minutes, closed); });
  drop_items(minutes, closed);
  for (auto& page : minutes.pages)
    if (closed.pages.count(page.number) != 0) page.text.clear();
  drop_placed(minutes.dates, closed.pages);
  drop_placed(minutes.attendance, closed.pages);
  auto unplaced = closed.pages;
  unplaced.insert(0);  // what has no place and no item may come from anywhere
  drop_placed(minutes.recommendations, unplaced);
  drop_placed(minutes.actions, unplaced);
  const auto shut = [&](const Place& place) { return closed.pages.count(place.page) != 0; };
  if (minutes.contact_officer && shut(minutes.contact_officer->place)) minutes.contact_officer.reset();
  if (minutes.location && shut(minutes.location->place)) minutes.location.reset();
  drop_unproved(minutes);
  return open;
}

}  // namespace minutebook
