// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/parse/attendance_reader.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>
#include <utility>

#include "indexer/parse/attendance_text.hpp"
#include "indexer/parse/item_label.hpp"
#include "indexer/parse/name_vocabulary.hpp"
#include "indexer/parse/name_words.hpp"
#include "lib/base/text.hpp"

namespace minutebook {

void AttendanceReader::note_matter(const AttendanceRow& row) {
  int number = 0;
  const bool numbered = starts_with_item_number(row.cells[0].text, number);
  if (zone_open_ && !section_ && numbered) items_seen_ = true;
  if (!numbered && row.heading == 0) return;
  constexpr size_t title = 160;
  const std::string_view folded = text_.lines[row.cells[0].lines[0]].folded;
  public_matter_ = is_public_matter(folded.substr(0, std::min(title, folded.size())));
}

void AttendanceReader::take_prose(const AttendanceRow& row) {
  if (row.cells.size() != 1 && !row.table) {
    flush_prose();
    for (const AttendanceCell& cell : row.cells) add_prose(cell, row);
    return;
  }
  for (const AttendanceCell& cell : row.cells) {
    int number = 0;
    const bool goes_on = !prose_.empty() && !row.table && row.heading == 0 &&
                         !starts_with_item_number(cell.text, number) && prose_.text.size() < 4000 &&
                         (!row.block_start || (prose_goes_on() && prose_.full_width));
    if (!goes_on) flush_prose();
    add_prose(cell, row);
  }
}

bool AttendanceReader::prose_goes_on() const {
  return prose_.text.back() != '.' && prose_.text.back() != ':' &&
         text_.lines[prose_.starts.back().second].words.empty();
}

void AttendanceReader::add_prose(const AttendanceCell& cell, const AttendanceRow& row) {
  prose_.append(cell.text, cell.lines[0], row.full_width);
  for (const size_t line : cell.lines)
    prose_speaks_ = prose_speaks_ || may_speak_of_attendance(text_.lines[line].folded);
}

void AttendanceReader::flush_prose() {
  const AttendanceParagraph paragraph = std::exchange(prose_, AttendanceParagraph());
  const bool speaks = std::exchange(prose_speaks_, false);
  if (paragraph.empty() || !speaks) return;
  size_t label = 0;
  const ItemLabel number = read_item_label(paragraph.text);
  if (number.kind != ItemLabel::Kind::none) label = number.rest;
  bool first = true;
  for (const std::string_view sentence : attendance_sentences(std::string_view(paragraph.text).substr(label))) {
    prose_sentence(sentence, paragraph, std::exchange(first, false));
  }
}

/// "Ann Penn, Bob Oak and Cy Fir were present" at the head of a paper that has no list.
void AttendanceReader::take_first_list(AttendanceSentence said, const AttendanceParagraph& paragraph) {
  said.says = AttendanceSentence::Says::listed;
  zone_open_ = true;
  list_.begin_section();
  const auto keep = std::exchange(section_, std::nullopt);
  take_sentence(said, paragraph);
  section_ = keep;
}

/// "Held on IRC. Present: Ann Penn (chair), Bob Oak. Regrets: Cy Fir.": lists inside the first paragraph.
bool AttendanceReader::take_inner_label(std::string_view sentence, const AttendanceParagraph& paragraph) {
  if (at_ > head_rows || zone_done_ || items_seen_) return false;
  const auto heading = read_attendance_heading(sentence);
  if (!heading || !heading->closed || heading->numbered || heading->kind != AttendanceKind::people ||
      heading->rest >= sentence.size() || !accepts(*heading))
    return false;
  const auto keep = std::exchange(section_, AttendanceSection());
  section_->heading = *heading;
  section_->status = heading->status;
  list_.begin_section();
  zone_open_ = true;
  flush_sentence(sentence.substr(heading->rest), paragraph);
  section_ = keep;
  return true;
}

void AttendanceReader::prose_sentence(std::string_view sentence, const AttendanceParagraph& paragraph, bool first) {
  if (take_inner_label(sentence, paragraph)) return;
  if (!may_speak_of_attendance(fold(sentence))) return;
  const auto said = read_attendance_sentence(sentence);
  if (!said || said->people.empty()) {
    const bool known = said && (!said->initials.empty() || !said->office.empty());
    if (known && at_ < head_rows) take_sentence(*said, paragraph);
    return;
  }
  using Says = AttendanceSentence::Says;
  const bool visits = said->says == Says::present || said->says == Says::spoke;
  if (said->says == Says::listed && (zone_done_ || at_ > head_rows)) return;
  const bool beside = fold(sentence).find("in attendance") != std::string::npos;
  const bool at_head = !zone_done_ && !items_seen_ && at_ <= head_rows && said->says == Says::present;
  if (at_head && !zone_open_ && !beside && said->people.size() > 1) return take_first_list(*said, paragraph);
  if (said->says == Says::listed) zone_open_ = true;
  if (visits && !(at_head && (zone_open_ || beside)) &&
      (!first || public_matter_ || mentions_the_public(fold(sentence))))
    return;
  if (said->says == Says::chaired && at_ > head_rows) return;
  const bool away = said->says == Says::absent || said->says == Says::excused;
  if (away && (!zone_open_ || zone_done_ || items_seen_)) return;
  if (visits && minutes_.type == DocumentType::other) return;
  const auto keep = std::exchange(section_, std::nullopt);
  list_.begin_section();
  take_sentence(*said, paragraph);
  section_ = keep;
}

}  // namespace minutebook
