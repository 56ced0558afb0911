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

/// Printed before everything that is closed: on an earlier page, or above the heading of the first closed part.
bool stands_above(const Place& place, const Minutes& minutes) {
  const Place& opening = minutes.restriction.place;
  if (opening.page == 0 || place.page == 0 || place.page > opening.page) return false;
  if (place.page == opening.page && (place.end == 0 || place.end > opening.start)) return false;
  return std::all_of(minutes.restriction.ranges.begin(), minutes.restriction.ranges.end(),
                     [&](const RestrictedRange& range) { return range.page_from >= opening.page; });
}

/// A value of a closed page goes; so does one that nobody can place.
bool is_shut(const Place& place, const Minutes& minutes, const Closed& closed) {
  if (place.page == 0) return true;
  return closed.pages.count(place.page) != 0 && !stands_above(place, minutes);
}

template <class T>
void drop_placed(std::vector<T>& values, const Minutes& minutes, const Closed& closed) {
  std::erase_if(values, [&](const T& value) { return is_shut(value.place, minutes, closed); });
}

/// An agenda lists its private items by their titles, and the titles are public: those below the heading of the
/// private part, not those of the papers that follow on later pages.
bool is_listed(const Item& item, const Minutes& minutes) {
  return (minutes.type == DocumentType::agenda || minutes.type == DocumentType::agenda_pack) && item.place.page > 0 &&
         item.place.page == minutes.restriction.place.page;
}

void drop_items(Minutes& minutes, const Closed& closed) {
  std::vector<int> renumbered(minutes.items.size(), -1);
  std::vector<Item> kept;
  for (size_t i = 0; i < minutes.items.size(); ++i) {
    Item& item = minutes.items[i];
    const bool shut = closed.items.count(static_cast<int>(i)) != 0;
    if (shut && !is_listed(item, minutes)) continue;
    renumbered[i] = static_cast<int>(kept.size());
    kept.push_back(std::move(item));
    if (shut) {
      kept.back().decisions.clear();
      kept.back().actions.clear();
    }
    drop_placed(kept.back().decisions, minutes, closed);
    drop_placed(kept.back().actions, minutes, closed);
  }
  minutes.items = std::move(kept);
  for (auto& passage : minutes.passages)
    passage.item = passage.item >= 0 && static_cast<size_t>(passage.item) < renumbered.size()
                       ? renumbered[static_cast<size_t>(passage.item)]
                       : -1;
}

/// What the open pages and passages say, in single spaces.
std::string open_text(const Minutes& minutes) {
  std::string open;
  for (const auto& page : minutes.pages) open += collapse_spaces(page.text) + "\n";
  for (const auto& passage : minutes.passages) open += collapse_spaces(passage.heading + " " + passage.text) + "\n";
  return open;
}

/// Values without a place of their own stay only when the open text says them too.
void drop_unproved(Minutes& minutes) {
  const std::string open = open_text(minutes);
  const auto is_open = [&](const std::string& text) { return open.find(collapse_spaces(text)) != std::string::npos; };
  std::erase_if(minutes.references, [&](const std::string& reference) { return !is_open(reference); });
  if (!is_open(minutes.summary)) minutes.summary.clear();
  minutes.problems.clear();
  minutes.restriction.reason.clear();
  // Notes ("left at item 9") are gathered from the whole paper.
  for (auto& person : minutes.attendance) person.notes.clear();
  // That something is held back stays known, without saying what: the file itself must not be handed out.
  minutes.restriction.ranges = {RestrictedRange{}};
}

/// The single values of the heading block; each may have been read from a closed page when the open ones lack it.
void drop_scalars(Minutes& minutes, const Closed& closed) {
  const auto shut = [&](const Place& place) { return is_shut(place, minutes, closed); };
  const auto drop = [&](auto& value) {
    if (value && shut(value->place)) value.reset();
  };
  drop(minutes.body);
  if (!minutes.body) minutes.body_aliases.clear();
  drop(minutes.organization);
  drop(minutes.location);
  drop(minutes.chair);
  drop(minutes.purpose);
  drop(minutes.contact_officer);
  if (shut(minutes.title_place)) {
    minutes.title.clear();
    minutes.title_place = {};
    minutes.item_number.clear();
    minutes.status.clear();
  }
  // Times have no place: the start is printed with the date, the end on the last page.
  if (shut(minutes.date_place)) minutes.start_time.clear();
  if (minutes.pages.empty() || closed.pages.count(minutes.pages.back().number) != 0) minutes.end_time.clear();
  // The name of the file and the manifest are no part of the text.
  const bool from_outside = minutes.date_source == DateSource::filename || minutes.date_source == DateSource::manifest;
  if (!from_outside && shut(minutes.date_place)) {
    minutes.date.reset();
    minutes.date_source = DateSource::none;
    minutes.date_place = {};
  }
}

/// Takes out of one meeting what its ranges and shut passages close.
void keep_open(Minutes& minutes) {
  const Closed closed = closed_parts(minutes);
  std::erase_if(minutes.passages, [&](const Passage& p) { return !stays_open(p, minutes, closed); });
  drop_items(minutes, closed);
  for (auto& page : minutes.pages)
    if (closed.pages.count(page.number) != 0) page.text.clear();
  drop_placed(minutes.dates, minutes, closed);
  drop_placed(minutes.attendance, minutes, closed);
  drop_placed(minutes.recommendations, minutes, closed);
  drop_placed(minutes.actions, minutes, closed);
  drop_scalars(minutes, closed);
  drop_unproved(minutes);
}

/// Meetings share pages, so a page that one of them closes is closed for all; what was read from it goes as well.
void share_closed_pages(Minutes& minutes) {
  std::vector<RestrictedRange> shut = minutes.restriction.ranges;
  const auto add = [&shut](const Minutes& meeting) {
    for (const uint32_t page : closed_parts(meeting).pages) shut.push_back({page, page, {}, {}});
  };
  add(minutes);
  for (const Minutes& meeting : minutes.further_meetings) add(meeting);
  minutes.restriction.ranges = shut;
  for (Minutes& meeting : minutes.further_meetings) meeting.restriction.ranges = shut;
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
  const auto has = [](const Minutes& minutes) {
    return !minutes.restriction.ranges.empty() ||
           std::any_of(minutes.passages.begin(), minutes.passages.end(),
                       [](const Passage& passage) { return passage.restricted; });
  };
  const auto& further = record.minutes.further_meetings;
  return has(record.minutes) || std::any_of(further.begin(), further.end(), has);
}

DocumentRecord public_part(const DocumentRecord& record) {
  if (!has_restricted_parts(record)) return record;
  DocumentRecord open = record;
  Minutes& minutes = open.minutes;
  if (!minutes.further_meetings.empty()) share_closed_pages(minutes);
  keep_open(minutes);
  for (Minutes& meeting : minutes.further_meetings) keep_open(meeting);
  return open;
}

}  // namespace minutebook
