// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <cstdint>
#include <string>
#include <vector>

#include "lib/model/record.hpp"
#include "lib/model/registers.hpp"

namespace minutebook {

/// A paper of a meeting that is to be joined.
struct JoinedPaper {
  const DocumentRecord* record = nullptr;
  PaperRole role = PaperRole::paper;
  bool is_copy = false;
  uint32_t part = 0;  ///< of the meetings of the file, see part_of()
};

/// Where an item stands in one paper.
struct ItemSource {
  size_t paper = 0;  ///< into the papers
  std::string number, title;
  uint32_t page = 0;
  friend bool operator==(const ItemSource&, const ItemSource&) = default;
};

/// A report or appendix for an item, and how that is known: "item number", "reference" or "title".
struct ItemPaper {
  size_t paper = 0;
  std::string evidence;
  friend bool operator==(const ItemPaper&, const ItemPaper&) = default;
};

/// A decision or action; `what` counts those of its kind in the item of the record.
struct ItemResult {
  size_t paper = 0, item = 0, what = 0;
  std::string key;  ///< see entry_key()
  friend bool operator==(const ItemResult&, const ItemResult&) = default;
};

struct JoinedItem {
  std::string number, minute_number, title;
  std::vector<ItemSource> sources;  ///< agenda, then minutes
  std::vector<ItemPaper> papers;
  std::vector<ItemResult> decisions, actions;
};

struct JoinedMeeting {
  std::vector<JoinedItem> items;  ///< in the order of the minutes, what only the agenda has between them
  std::vector<size_t> unplaced;   ///< papers that belong to no item as far as can be told
};

/// Lays agenda, papers and minutes of one meeting side by side. An agenda item is the minute that names its number; or
/// has its number and part of its title; or has its title. Numbers alone prove nothing, as minutes may count on from
/// year to year. Copies are left out. Pure; time grows with items × papers of the meeting.
JoinedMeeting join_meeting(const std::vector<JoinedPaper>& papers);

}  // namespace minutebook
