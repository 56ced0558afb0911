// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/parse/attendance.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>
#include <span>
#include <utility>

#include "indexer/parse/attendance_reader.hpp"
#include "indexer/parse/attendance_text.hpp"
#include "indexer/parse/item_label.hpp"
#include "indexer/parse/name_vocabulary.hpp"
#include "indexer/parse/name_words.hpp"
#include "indexer/parse/scan.hpp"
#include "indexer/parse/votes.hpp"
#include "lib/base/text.hpp"

namespace minutebook {

void AttendanceReader::read() {
  take_boxes();
  for (at_ = 0; at_ < rows_.size(); ++at_) step(rows_[at_]);
  flush();
  flush_prose();
  for (const AttendanceVisitor& visitor : visitors_) list_.add_mentioned(visitor.person, visitor.status, visitor.place);
  apply_marks();
  apply_letters();
  apply_boxes();
  settle_chair();
  list_.write(minutes_);
  std::sort(consumed_.begin(), consumed_.end());
  consumed_.erase(std::unique(consumed_.begin(), consumed_.end()), consumed_.end());
}

namespace {

/// What "* denotes apologies" says of those whom the list marks so; present is no news.
std::optional<AttendanceStatus> meaning_of_mark(std::string_view text, std::string_view sign, bool in_list) {
  constexpr size_t longest = 60;
  // A star at the start of a line may have been taken for the bullet of a list.
  const bool bullet = sign == "*" && in_list;
  if (!(text.starts_with(sign) || bullet) || text.size() > longest) return std::nullopt;
  std::string_view meaning = strip_marks(text.starts_with(sign) ? text.substr(sign.size()) : text);
  for (const std::string_view opening : {"denotes ", "= ", "indicates ", "sent "})
    if (meaning.starts_with(opening)) meaning = strip_marks(meaning.substr(opening.size()));
  const auto status = status_of_cell(meaning);
  return status == AttendanceStatus::present ? std::nullopt : status;
}

}  // namespace

void AttendanceReader::take_boxes() {
  constexpr std::string_view empty[] = {"[ ] ", "[] ", "\u2610 "};
  constexpr std::string_view ticked[] = {"[x] ", "[X] ", "\u2611 ", "\u2612 ", "[\u2713] ", "[\u2714] "};
  for (AttendanceRow& row : rows_) {
    AttendanceCell& cell = row.cells[0];
    if (cell.text.size() < 4 || (cell.text[0] != '[' && cell.text[0] != '\xE2')) continue;
    for (const bool tick : {false, true})
      for (const std::string_view box : tick ? std::span<const std::string_view>(ticked) : empty) {
        if (!cell.text.starts_with(box)) continue;
        cell.text.erase(0, box.size());
        boxes_.emplace_back(cell.lines[0], tick);
        break;
      }
  }
}

/// "[x] A Penn", "[ ] B Oak": where some are ticked, the others were not there.
void AttendanceReader::apply_boxes() {
  if (boxes_.empty()) return;
  std::vector<AttendanceEntry*> open;
  bool any_ticked = false;
  for (AttendanceEntry& entry : list_.entries()) {
    const Place& place = entry.value.place;
    for (const auto& [index, tick] : boxes_) {
      const TextLine& line = text_.lines[index];
      if (line.page != place.page || place.start < line.start || place.end > line.end) continue;
      any_ticked = any_ticked || tick;
      const bool there =
          entry.value.status == AttendanceStatus::present || entry.value.status == AttendanceStatus::in_attendance;
      if (!tick && there) open.push_back(&entry);
      break;
    }
  }
  if (!any_ticked) return;
  for (AttendanceEntry* entry : open) {
    entry->value.status = AttendanceStatus::absent;
    entry->chair = entry->in_chair = false;
  }
}

/// "C Penn*" in the list and "* apologies" below it.
void AttendanceReader::apply_marks() {
  constexpr std::string_view signs[] = {"*", "\u2020", "\u2021", "^"};
  for (size_t i = 0; i < rows_.size() && i < head_rows; ++i)
    for (const std::string_view sign : signs)
      if (const auto status = meaning_of_mark(rows_[i].cells[0].text, sign, rows_[i].list_depth > 0))
        apply_mark(sign, *status, i);
}

void AttendanceReader::apply_letters() {
  constexpr size_t fewest = 3, fewest_present = 2;
  std::vector<std::pair<AttendanceEntry*, AttendanceStatus>> lettered;
  size_t there = 0;
  for (AttendanceEntry& entry : list_.entries()) {
    const std::string& letters = entry.value.initials;
    if (letters.empty() || letters.size() > 3) continue;
    const std::string folded = fold(letters);
    const bool present = folded == "p";
    if (!present && folded != "a" && folded != "ab" && folded != "ap" && folded != "abs" && folded != "e") continue;
    const auto status = folded == "ab" ? AttendanceStatus::absent : status_of_cell(letters);
    if (!status) continue;
    there += present;
    lettered.emplace_back(&entry, key_.status_of(letters).value_or(*status));
  }
  if (lettered.size() < fewest || there < fewest_present || lettered.size() * 2 < list_.entries().size()) return;
  for (const auto& [entry, status] : lettered) {
    entry->value.initials.clear();
    if (status == AttendanceStatus::present) continue;
    entry->value.status = status;
    entry->chair = entry->in_chair = false;
  }
}

void AttendanceReader::apply_mark(std::string_view sign, AttendanceStatus status, size_t rows) {
  for (AttendanceEntry& entry : list_.entries())
    if (is_marked(entry.value, sign, rows)) entry.value.status = status;
}

/// `sign` is printed right behind the name, in one of the first `rows`.
bool AttendanceReader::is_marked(const Attendance& person, std::string_view sign, size_t rows) const {
  const Place& place = person.place;
  const auto marks = [&](size_t index) {
    const TextLine& line = text_.lines[index];
    const bool here = line.page == place.page && line.start <= place.start && place.end <= line.end;
    return here && std::string_view(line.text).substr(place.end - line.start).starts_with(sign);
  };
  return std::any_of(rows_.begin(), rows_.begin() + static_cast<long>(rows), [&](const AttendanceRow& row) {
    return std::any_of(row.cells.begin(), row.cells.end(), [&](const AttendanceCell& cell) {
      return std::any_of(cell.lines.begin(), cell.lines.end(), marks);
    });
  });
}

void AttendanceReader::step(const AttendanceRow& row) {
  note_matter(row);
  if (!columns_.empty()) {
    const bool table = !columns_[0].section;
    if (take_columns(row)) return;
    columns_.clear();
    if (table && take_orphans()) return;
  }
  if (open_columns(row) || open_status_rows(row) || open_offices(row) || open_section(row)) return;
  if (section_) {
    if (take_content(row)) return;
    close_section();
    if (take_orphans()) return;
  }
  if (open_roster(row)) return;
  if (zone_open_ && ++idle_rows_ > rows_between_sections) zone_done_ = true;
  take_prose(row);
}

bool AttendanceReader::accepts(const AttendanceHeading& heading) const {
  if (heading.kind == AttendanceKind::mixed || heading.status == AttendanceStatus::apologies) return true;
  if (heading.weak && !(zone_open_ && !zone_done_)) {
    if (labels_row_of_matter(heading) || heads_list_of_matter(heading)) return true;
    if (opens_members(heading)) return true;
    return heading.kind == AttendanceKind::chair && (heading.closed || rows_[at_].table) && !zone_done_ &&
           at_ < head_rows && names_one_person(heading);
  }
  if (heading.roster && !list_.has(AttendanceStatus::present)) return true;
  return !zone_done_;
}

/// "Members | A Penn" in a table below "2. Attendance and apologies".
bool AttendanceReader::labels_row_of_matter(const AttendanceHeading& heading) const {
  const AttendanceRow& row = rows_[at_];
  return section_ && section_->heading.kind == AttendanceKind::mixed && row.table && row.cells.size() > 1 &&
         heading.rest >= row.cells[0].text.size() && !people_only(row.cells[1].text, false).empty();
}

/// "Members" alone over its people below "2. Record of attendance and apologies".
bool AttendanceReader::heads_list_of_matter(const AttendanceHeading& heading) const {
  const AttendanceRow& row = rows_[at_];
  if (!section_ || section_->heading.kind != AttendanceKind::mixed || zone_done_ || at_ >= head_rows ||
      row.cells.size() != 1 || heading.rest < row.cells[0].text.size() || at_ + 1 >= rows_.size())
    return false;
  return heading.kind == AttendanceKind::people && !people_only(rows_[at_ + 1].cells[0].text, false).empty();
}

/// "Members: A Penn, B Oak" at the head of a paper that has no list headed "Present": a roll of all members may stand
/// before one.
bool AttendanceReader::opens_members(const AttendanceHeading& heading) const {
  if (!heading.members || heading.kind != AttendanceKind::people || heading.numbered || zone_done_ || at_ >= head_rows)
    return false;
  const AttendanceRow& row = rows_[at_];
  const std::string_view text = row.cells[0].text;
  const bool below = heading.rest >= text.size() && row.cells.size() == 1;
  const bool labels_row = row.table && row.cells.size() > 1 && heading.rest >= text.size();
  if (!heading.closed && !labels_row && !(below && heads_columns())) return false;
  if (below && (at_ + 1 >= rows_.size() || people_only(rows_[at_ + 1].cells[0].text, false).empty())) return false;
  constexpr size_t fewest = 2;
  if (!below && people_beside_label(heading.rest) < fewest) return false;
  constexpr size_t reach = 30;
  for (size_t i = at_ + 1; i < std::min(rows_.size(), at_ + reach); ++i) {
    const auto next = read_attendance_heading(rows_[i].cells[0].text);
    if (next && !next->weak && next->kind == AttendanceKind::people && next->status == AttendanceStatus::present)
      return false;
  }
  return true;
}

/// "Members" over rows of names and, beside them, initials or offices.
bool AttendanceReader::heads_columns() const {
  constexpr size_t fewest = 2;
  for (size_t i = at_ + 1; i <= at_ + fewest; ++i)
    if (i >= rows_.size() || rows_[i].cells.size() < 2 || people_only(rows_[i].cells[0].text, false).size() != 1)
      return false;
  return true;
}

/// How many are named behind the label or in the cells right of it, here and, when one is, in the rows below.
size_t AttendanceReader::people_beside_label(size_t rest) const {
  const AttendanceRow& row = rows_[at_];
  const std::string_view text = row.cells[0].text;
  if (rest < text.size()) return parse_people(text.substr(rest)).size();
  size_t people = parse_people(row.cells[1].text).size();
  constexpr size_t reach = 3;
  for (size_t i = at_ + 1; row.table && i < std::min(rows_.size(), at_ + reach) && rows_[i].table == row.table; ++i)
    people += people_only(rows_[i].cells[0].text, false).size();
  for (size_t i = at_ + 1; i < std::min(rows_.size(), at_ + reach) && !row.table; ++i) {
    const AttendanceCell& first = rows_[i].cells[0];
    if (rows_[i].table || first.box.x0 <= row.cells[0].box.x1) break;
    people += people_only(first.text, false).size();
  }
  return people;
}

bool AttendanceReader::names_one_person(const AttendanceHeading& heading) const {
  const AttendanceRow& row = rows_[at_];
  const std::string_view text = row.cells[0].text;
  const std::string_view rest = heading.rest < text.size() ? text.substr(heading.rest)
                                : row.cells.size() > 1     ? std::string_view(row.cells[1].text)
                                                           : "";
  return rest.size() < 80 && people_only(rest, false).size() == 1;
}

bool AttendanceReader::open_section(const AttendanceRow& row) {
  const auto heading = read_attendance_heading(row.cells[0].text);
  if (!heading || !accepts(*heading)) return false;
  const bool goes_on = !row.block_start && starts_lower(row.cells[0].text) && !heading->closed;
  if (goes_on) return false;  // "… thanked both / speakers."
  if (heading->roster && tells_votes(fold(row.cells[0].text))) return false;
  if (is_title_of_one(*heading, row)) return false;
  const bool in_bracket = section_ && paragraph_.depth > 0 && row.cells[0].text.find(')') < heading->rest;
  if (in_bracket) return false;  // "Cllr Penn (in" goes on with "the Chair)"
  const bool list_line = section_ && section_->people > 0 && heading->rest >= row.cells[0].text.size() &&
                         heading->weak && row.list_depth > 0;
  if (list_line || (section_ && heading->weak && !heading->closed && continues(row)) ||
      (section_ && heading->weak && is_open_ended(paragraph_.text, paragraph_.depth)))
    return false;
  if (row.table && opens_table_row(row, *heading)) return true;
  flush();
  flush_prose();
  start(*heading, row);
  if (!section_->item && !is_item_over_lists(*heading, row)) consume(row.cells[0].lines);
  const std::string_view rest =
      std::string_view(row.cells[0].text).substr(std::min(heading->rest, row.cells[0].text.size()));
  if (!trim(rest).empty()) take_run_in(rest, row);
  if (trim(rest).empty() && is_list_beside_label(row)) {
    const AttendanceCell& list = row.cells[1];
    paragraph_.add(list.text, list.lines[0], row.full_width);
    run_in_ = true;
    if (!section_->item) consume(list.lines);
    return true;
  }
  for (size_t i = 1; i < row.cells.size(); ++i) take_cell(row.cells[i], row);
  return true;
}

/// "ROLL CALL" over "Members present: …": an item of its own among others in capitals.
bool AttendanceReader::is_item_over_lists(const AttendanceHeading& heading, const AttendanceRow& row) const {
  if (!heading.roster || row.cells.size() != 1 || heading.rest < row.cells[0].text.size() || at_ + 1 >= rows_.size())
    return false;
  const std::string folded = fold_name(row.cells[0].text);
  if (folded != "roll call" && folded != "call of the roll" && folded != "calling of the roll") return false;
  return read_attendance_heading(rows_[at_ + 1].cells[0].text).has_value();
}

/// "Councillor | Ann Penn" or "Member    Bob Oak" below "Apologies": the office of one, no heading.
bool AttendanceReader::is_title_of_one(const AttendanceHeading& heading, const AttendanceRow& row) const {
  if (!section_ || section_->status == AttendanceStatus::present || !heading.weak || !heading.members) return false;
  const std::string_view label = strip_marks(row.cells[0].text);
  return row.cells.size() == 2 && heading.rest >= row.cells[0].text.size() && !label.empty() && label.back() != 's' &&
         label.back() != ':' && people_only(row.cells[1].text, false).size() == 1;
}

/// "(Convener); Ms Oak" below "Professor Penn" in the same column.
bool AttendanceReader::hangs_on_below(const AttendanceCell& cell) const {
  constexpr float same_edge = 3;
  if (at_ + 1 >= rows_.size() || rows_[at_ + 1].table || rows_[at_ + 1].cells.size() != 1) return false;
  const AttendanceCell& below = rows_[at_ + 1].cells[0];
  return std::abs(below.box.x0 - cell.box.x0) < same_edge && (below.text[0] == '(' || starts_lower(below.text));
}

/// "Present:   Dr Penn, Prof. Oak, Ms" with the rest of the list hung below it.
bool AttendanceReader::is_list_beside_label(const AttendanceRow& row) const {
  if (row.table || row.cells.size() != 2) return false;
  const std::string_view text = row.cells[1].text;
  if (text.find_first_of(",;") == std::string_view::npos) return false;
  const bool goes_on =
      row.full_width && (is_open_ended(text) || at_ + 1 >= rows_.size() || rows_[at_ + 1].cells.size() == 1);
  return goes_on || hangs_on_below(row.cells[1]) || parse_people(text).size() > 1;
}

void AttendanceReader::start(const AttendanceHeading& heading, const AttendanceRow& row) {
  AttendanceSection section;
  section.heading = heading;
  section.status = heading.status;
  section.item = heading.numbered || (zone_done_ && !heading.roster) ||
                 (row.heading > 1 && heading.status == AttendanceStatus::apologies && zone_done_);
  if (section_ && goes_on_with_members(*section_, heading)) section.status = AttendanceStatus::present;
  if (fold_name(row.cells[0].text.substr(0, 10)).starts_with("attending") && list_.has(AttendanceStatus::present))
    section.status = AttendanceStatus::in_attendance;  // below those present: the others
  section_ = section;
  last_.reset();
  list_.begin_section();
  in_table_ = row.table;
  idle_rows_ = 0;
  if (heading.kind != AttendanceKind::mixed && heading.status != AttendanceStatus::apologies) zone_open_ = true;
  if (heading.roster) zone_done_ = false;
}

void AttendanceReader::close_section() {
  flush();
  section_.reset();
  in_table_.reset();
}

namespace {

bool has_attendance(DocumentType type) {
  switch (type) {
    case DocumentType::minutes:
    case DocumentType::note_of_decisions:
    case DocumentType::decision_list:
    case DocumentType::action_log:
    case DocumentType::questions:
    case DocumentType::other:
      return true;
    case DocumentType::agenda:
    case DocumentType::agenda_pack:
    case DocumentType::report:
    case DocumentType::covering_report:
    case DocumentType::record_of_decision:
    case DocumentType::officer_decision:
    case DocumentType::letter:
    case DocumentType::appendix:
    case DocumentType::supplement:
    case DocumentType::forward_plan:
    case DocumentType::petition:
    case DocumentType::motion:
      return false;
  }
  return false;
}

}  // namespace

void read_attendance(const CleanText& text, Minutes& minutes, std::vector<size_t>& consumed) {
  if (!has_attendance(minutes.type)) return;
  AttendanceReader(text, minutes, consumed).read();
}

}  // namespace minutebook
