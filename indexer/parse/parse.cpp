// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/parse/parse.hpp"

#include <algorithm>
#include <iterator>
#include <optional>
#include <utility>
#include <vector>

#include "indexer/parse/attendance.hpp"
#include "indexer/parse/chair.hpp"
#include "indexer/parse/clean.hpp"
#include "indexer/parse/heading_block.hpp"
#include "indexer/parse/items.hpp"
#include "indexer/parse/meetings.hpp"
#include "indexer/parse/page_marks.hpp"
#include "indexer/parse/restriction.hpp"

namespace minutebook {
namespace {

/// What one text says; `restriction` is that of the whole file when the text is a part of it.
Minutes read_meeting(const CleanText& text, const ParseContext& context,
                     const std::optional<Restriction>& restriction) {
  Minutes minutes;
  read_heading_block(text, context, minutes);
  minutes.restriction = restriction ? *restriction : read_restriction(text, minutes.type);
  std::vector<size_t> attendance_lines;
  read_attendance(text, minutes, attendance_lines);
  settle_chair(text, minutes);
  read_items(text, attendance_lines, minutes);
  return minutes;
}

bool is_record_of_meeting(const Minutes& minutes) {
  return minutes.type == DocumentType::minutes || minutes.type == DocumentType::note_of_decisions;
}

/// The first meeting with those below it; nothing if the parts turn out to be no meetings of their own.
std::optional<Minutes> read_meetings(const CleanText& text, const ParseContext& context) {
  const auto starts = further_meeting_starts(text);
  if (starts.empty()) return std::nullopt;
  const Restriction restriction = read_restriction(text, DocumentType::minutes);
  std::optional<Minutes> first;
  for (const CleanText& part : cut_meetings(text, starts)) {
    // A date in the file's name is the first meeting's.
    Minutes meeting = read_meeting(part, first ? ParseContext{} : context, restriction);
    if (!first) {
      if (!is_record_of_meeting(meeting)) return std::nullopt;
      first = std::move(meeting);
      continue;
    }
    if (!is_record_of_meeting(meeting)) meeting.type = first->type;
    if (meeting.attendance.empty() && meeting.items.empty()) return std::nullopt;
    if (!meeting.body) meeting.body = first->body;
    if (!meeting.organization) meeting.organization = first->organization;
    first->further_meetings.push_back(std::move(meeting));
  }
  return first;
}

}  // namespace

Minutes parse(const Layout& layout, const ParseContext& context) {
  CleanText text = clean(layout);
  take_marked_names(layout, context.path, text);
  auto meetings = read_meetings(text, context);
  Minutes minutes = meetings ? std::move(*meetings) : read_meeting(text, context, std::nullopt);
  minutes.problems.insert(minutes.problems.begin(), std::make_move_iterator(text.problems.begin()),
                          std::make_move_iterator(text.problems.end()));
  minutes.pages = std::move(text.pages);
  return minutes;
}

}  // namespace minutebook
