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

bool AttendanceReader::take_orphans() {
  if (!table_section_ || in_table_done_) return false;
  std::vector<size_t> run;
  for (size_t i = at_; i < rows_.size() && run.size() < 80; ++i) {
    const AttendanceRow& row = rows_[i];
    if (row.cells.size() != 1 || row.table || row.heading > 0) break;
    const std::string_view text = row.cells[0].text;
    if (text.size() > 60 || reads_as_prose(text) || (people_only(text, false).empty() && !is_organization(text))) break;
    run.push_back(i);
  }
  in_table_done_ = true;
  if (run.size() < 2 || run.size() % 2 != 0) return false;
  return pair_orphans(run);
}

bool AttendanceReader::pair_orphans(const std::vector<size_t>& run) {
  const size_t half = run.size() / 2;
  size_t groups_first = 0, groups_second = 0;
  for (size_t i = 0; i < half; ++i) {
    groups_first += is_organization(rows_[run[i]].cells[0].text);
    groups_second += is_organization(rows_[run[half + i]].cells[0].text);
    if (!parse_person(rows_[run[i]].cells[0].text)) return false;
  }
  if (groups_first > 0 || groups_second == 0) return false;
  section_ = table_section_;
  for (size_t i = 0; i < half; ++i) {
    PersonName person = *parse_person(rows_[run[i]].cells[0].text);
    person.organization = std::string(strip_marks(rows_[run[half + i]].cells[0].text));
    add_person(person, table_status(), rows_[run[i]].cells[0].lines, "attendance_orphan_columns");
    list_.entries()[*last_].value.place.confidence = 0.75;
    consume(rows_[run[i]].cells[0].lines);
    consume(rows_[run[half + i]].cells[0].lines);
  }
  section_.reset();
  at_ = run.back();
  return true;
}

bool AttendanceReader::open_roster(const AttendanceRow& row) {
  constexpr size_t head_of_paper = 40;
  if (zone_done_ || items_seen_ || at_ > head_of_paper || row.cells.size() != 1 || at_ + 2 >= rows_.size())
    return false;
  const auto words = name_words(row.cells[0].text);
  if (words.empty() || words.size() > 5 || !words[0].capital || reads_as_prose(row.cells[0].text)) return false;
  const bool body = std::any_of(words.begin(), words.end(), [](const NameWord& w) {
    return w.bare == "commission" || w.bare == "council" || w.bare == "board" || w.bare == "committee" ||
           w.bare == "members" || w.bare == "trustees" || w.bare == "commissioners";
  });
  const bool staff = std::any_of(words.begin(), words.end(), [](const NameWord& w) {
    return w.bare == "staff" || w.bare == "officers" || w.bare == "administration" || w.bare == "officials";
  });
  if ((!body && !staff) || !is_office_holder(at_ + 1) || !(is_office_holder(at_ + 2) || staff)) return false;
  AttendanceHeading heading;
  heading.rest = row.cells[0].text.size();
  heading.status = staff ? AttendanceStatus::in_attendance : AttendanceStatus::present;
  flush_prose();
  start(heading, row);
  consume(row.cells[0].lines);
  return true;
}

/// How many rows below `row` have another label of attendance at its left edge.
size_t AttendanceReader::lists_below(const AttendanceRow& row) const {
  constexpr size_t reach = 24;
  constexpr float same_edge = 3;
  size_t labels = 0;
  for (size_t i = at_ + 1; i < std::min(rows_.size(), at_ + reach); ++i) {
    const AttendanceCell& label = rows_[i].cells[0];
    if (rows_[i].table != row.table || (!row.table && std::abs(label.box.x0 - row.cells[0].box.x0) > same_edge))
      continue;
    const auto heading = read_attendance_heading(label.text);
    labels += heading && !heading->numbered && (rows_[i].cells.size() > 1 || heading->rest < label.text.size()) &&
              heading->kind != AttendanceKind::open;
  }
  return labels;
}

bool AttendanceReader::open_offices(const AttendanceRow& row) {
  constexpr size_t head_of_paper = 40;
  if (zone_open_ || zone_done_ || items_seen_ || section_ || at_ > head_of_paper || row.cells.size() != 2) return false;
  const std::string_view label = strip_marks(row.cells[0].text);
  if (label.size() > 40 || !is_role(label) || is_organization(label)) return false;
  const auto words = name_words(label);
  const bool presides = std::any_of(words.begin(), words.end(), [](const NameWord& word) {
    return is_chair_word(word.bare) || word.bare == "mayor" || word.bare == "president" || word.bare == "presiding";
  });
  if (!presides) return false;
  auto people = people_only(row.cells[1].text, false);
  if (people.size() != 1 || lists_below(row) == 0) return false;
  flush_prose();
  start(AttendanceHeading{}, row);
  if (people[0].role.empty()) people[0].role = std::string(label);
  add_person(people[0], AttendanceStatus::present, row.cells[1].lines, "attendance_office");
  for (const AttendanceCell& cell : row.cells) consume(cell.lines);
  return true;
}

bool AttendanceReader::is_office_holder(size_t row) const {
  if (rows_[row].cells.size() != 1 || rows_[row].heading > 0) return false;
  const auto people = people_only(rows_[row].cells[0].text, false);
  return people.size() == 1 && (!people[0].prefix.empty() || !people[0].role.empty());
}

}  // namespace minutebook
