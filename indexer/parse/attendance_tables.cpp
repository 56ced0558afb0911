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

bool AttendanceReader::open_columns(const AttendanceRow& row) {
  if (row.cells.size() < 2) return false;
  std::vector<AttendanceListColumn> columns;
  size_t lists = 0;
  for (const AttendanceCell& cell : row.cells) {
    const auto heading = read_attendance_heading(cell.text);
    AttendanceListColumn column;
    column.box = cell.box;
    column.column = cell.column;
    if (heading && heading->rest >= cell.text.size() && accepts(*heading)) {
      AttendanceSection section;
      section.heading = *heading;
      section.status = heading->status;
      column.section = section;
      ++lists;
    }
    columns.push_back(column);
  }
  if (lists < 2 || lists < row.cells.size()) return take_header(row);
  flush();
  flush_prose();
  close_section();
  columns_ = std::move(columns);
  zone_open_ = true;
  idle_rows_ = 0;
  for (const AttendanceCell& cell : row.cells) consume(cell.lines);
  return true;
}

bool AttendanceReader::take_header(const AttendanceRow& row) {
  if (row.cells.size() < 2) return false;
  std::vector<AttendanceListColumn> columns;
  size_t known = 0, names = 0;
  std::optional<AttendanceHeading> switched;
  for (const AttendanceCell& cell : row.cells) {
    AttendanceListColumn column;
    column.box = cell.box;
    column.column = cell.column;
    column.holds = attendance_column(cell.text);
    if (&cell == &row.cells[0])
      if (auto heading = read_attendance_heading(cell.text); heading && heading->rest >= cell.text.size()) {
        switched = heading;
        column.holds = AttendanceColumn::role;
      }
    known += column.holds != AttendanceColumn::none;
    if (columns.size() + 1 >= known + 2) return false;  // two cells that head nothing
    names += column.holds == AttendanceColumn::name;
    columns.push_back(column);
  }
  if (switched && known >= 1 && names == 0) columns[0].holds = AttendanceColumn::name, names = 1;
  const bool about = section_ || switched ||
                     std::any_of(columns.begin(), columns.end(),
                                 [](const AttendanceListColumn& c) { return c.holds == AttendanceColumn::status; });
  if (names == 0 || known < 2 || known + 1 < row.cells.size() || (!about && zone_done_)) return false;
  if (!about && !(known >= 2 && !zone_done_ && looks_ahead(columns))) return false;
  flush();
  flush_prose();
  if (!section_ || switched) {
    start(switched.value_or(AttendanceHeading{}), row);
  }
  table_section_ = *section_;
  in_table_ = row.table;
  row_role_.clear();
  row_status_.reset();
  columns_ = std::move(columns);
  zone_open_ = true;
  for (const AttendanceCell& cell : row.cells) consume(cell.lines);
  return true;
}

bool AttendanceReader::looks_ahead(const std::vector<AttendanceListColumn>& columns) const {
  if (at_ + 1 >= rows_.size()) return false;
  for (const AttendanceCell& cell : rows_[at_ + 1].cells) {
    const AttendanceListColumn* column = nearest(columns, cell, rows_[at_ + 1]);
    if (column && column->holds == AttendanceColumn::name && !people_only(cell.text, false).empty()) return true;
  }
  return false;
}

const AttendanceListColumn* AttendanceReader::nearest(const std::vector<AttendanceListColumn>& columns,
                                                      const AttendanceCell& cell, const AttendanceRow& row) {
  const AttendanceListColumn* best = nullptr;
  float best_distance = 0;
  for (const AttendanceListColumn& column : columns) {
    if (row.table) {
      if (column.column <= cell.column) best = &column;
      continue;
    }
    const float left = std::abs(cell.box.x0 - column.box.x0);
    const float middle = std::abs(cell.box.x0 + cell.box.x1 - column.box.x0 - column.box.x1) / 2;
    const float right = std::abs(cell.box.x1 - column.box.x1);
    const float distance = std::min({left, middle, right});
    if (!best || distance < best_distance) best = &column, best_distance = distance;
  }
  return best;
}

bool AttendanceReader::take_columns(const AttendanceRow& row) {
  const bool lists = columns_[0].section.has_value();
  return lists ? take_list_columns(row) : take_table_columns(row);
}

bool AttendanceReader::take_list_columns(const AttendanceRow& row) {
  int number = 0;
  if (row.heading > 0 || starts_with_item_number(row.cells[0].text, number)) return false;
  size_t taken = 0;
  for (const AttendanceCell& cell : row.cells) {
    auto* column = const_cast<AttendanceListColumn*>(nearest(columns_, cell, row));
    if (!column) continue;
    const auto heading = read_attendance_heading(cell.text);
    if (heading && heading->rest >= cell.text.size() && accepts(*heading)) {
      column->section->heading = *heading;
      column->section->status = heading->status;
      consume(cell.lines);
      ++taken;
      continue;
    }
    taken += take_list_cell(cell, *column);
  }
  if (taken == 0) {
    section_.reset();
    return false;
  }
  return true;
}

bool AttendanceReader::take_list_cell(const AttendanceCell& cell, AttendanceListColumn& column) {
  bool any = false;
  for (const std::string_view line : split(cell.text, '\n')) {
    const auto people = people_only(line, false);
    if (people.empty()) continue;
    any = true;
    section_ = column.section;
    const bool open = section_->heading.kind == AttendanceKind::open;
    for (const PersonName& person : people) {
      if (!open)
        add_person(person, section_->status, cell.lines, "attendance_columns");
      else if (is_official(person))
        add_person(person, AttendanceStatus::in_attendance, cell.lines, "attendance_public");
    }
    section_.reset();
    idle_rows_ = 0;
  }
  if (any) consume(cell.lines);
  return any;
}

AttendanceReader::TableFields AttendanceReader::fields_of(const AttendanceRow& row) {
  TableFields fields;
  for (const AttendanceCell& cell : row.cells) {
    const AttendanceListColumn* column = nearest(columns_, cell, row);
    if (!column) continue;
    std::string text(collapse_spaces(cell.text));
    switch (column->holds) {
      case AttendanceColumn::name:
        fields.name += (fields.name.empty() ? "" : " ") + text;
        fields.lines = cell.lines;
        break;
      case AttendanceColumn::role:
        fields.role += (fields.role.empty() ? "" : " ") + text;
        break;
      case AttendanceColumn::organization:
        fields.organization += (fields.organization.empty() ? "" : " ") + text;
        break;
      case AttendanceColumn::initials:
        fields.initials = text;
        break;
      case AttendanceColumn::status:
        fields.status = status_of_cell(text);
        break;
      case AttendanceColumn::none:
        break;
    }
  }
  return fields;
}

bool AttendanceReader::take_table_columns(const AttendanceRow& row) {
  if (take_header(row)) return true;
  if (row.table != in_table_ && in_table_ != row.table) return leave_table();
  if (row.cells.size() == 1 && !row.table) {
    const auto heading = read_attendance_heading(row.cells[0].text);
    if (heading && heading->rest >= row.cells[0].text.size() && accepts(*heading)) {
      section_->heading = *heading;
      section_->status = heading->status;
      row_role_.clear();
      row_status_.reset();
      consume(row.cells[0].lines);
      return true;
    }
  }
  TableFields fields = fields_of(row);
  if (row.table && switch_in_table(row, fields)) return true;
  int number = 0;
  const bool item = !row.table && starts_with_item_number(row.cells[0].text, number);
  auto people = fields.name.empty() || item ? std::vector<PersonName>() : table_people(fields.name);
  if (people.empty() && !fields.name.empty()) return row.table ? true : leave_table();
  if (people.empty()) return continue_row(row, fields);
  take_table_role(fields.role);
  for (PersonName& person : people) add_table_person(person, fields);
  for (const AttendanceCell& cell : row.cells) consume(cell.lines);
  return true;
}

std::vector<PersonName> AttendanceReader::table_people(std::string_view name) {
  if (auto one = parse_person(name)) {
    auto several = parse_people(name);
    if (several.size() > 1) return several;
    return {std::move(*one)};
  }
  return people_only(name, true);
}

bool AttendanceReader::leave_table() {
  columns_.clear();
  return false;
}

bool AttendanceReader::switch_in_table(const AttendanceRow& row, const TableFields& fields) {
  size_t filled = 0;
  const AttendanceCell* only = nullptr;
  for (const AttendanceCell& cell : row.cells)
    if (!trim(cell.text).empty()) ++filled, only = &cell;
  if (filled == 0) return true;
  if (filled != 1 || !fields.status.has_value()) {
    if (filled != 1) return false;
  }
  const auto heading = read_attendance_heading(only->text);
  if (!heading || heading->rest < only->text.size()) return false;
  section_->heading = *heading;
  section_->status = heading->status;
  row_role_.clear();
  row_status_.reset();
  consume(only->lines);
  return true;
}

bool AttendanceReader::continue_row(const AttendanceRow& row, const TableFields& fields) {
  if (!last_ || row.table || row.block_start || (fields.role.empty() && fields.organization.empty()))
    return row.table ? true : leave_table();
  Attendance& before = list_.entries()[*last_].value;
  if (!fields.role.empty() && !before.role.empty()) before.role += ' ' + fields.role;
  if (!fields.organization.empty() && !before.organization.empty()) before.organization += ' ' + fields.organization;
  for (const AttendanceCell& cell : row.cells) consume(cell.lines);
  return true;
}

void AttendanceReader::take_table_role(const std::string& role) {
  if (role.empty()) return;
  row_role_ = role;
  row_status_.reset();
  const auto heading = read_attendance_heading(role);
  if (heading && heading->rest >= role.size() && !heading->members && heading->kind == AttendanceKind::people)
    row_status_ = heading->status;
  else if (const std::string folded = fold(role); folded.starts_with("substitute"))
    row_status_ = AttendanceStatus::substitute;
  else if (folded.starts_with("observer") || folded.starts_with("guest"))
    row_status_ = AttendanceStatus::in_attendance;
}

void AttendanceReader::add_table_person(PersonName& person, const TableFields& fields) {
  std::string role = row_role_;
  if (row_status_ == AttendanceStatus::apologies || row_status_ == AttendanceStatus::present) role.clear();
  const bool members = fold(role) == "members";
  if (person.role.empty()) person.role = members ? role.substr(0, role.size() - 1) : role;
  if (person.organization.empty()) person.organization = fields.organization;
  if (person.initials.empty()) person.initials = fields.initials;
  add_person(person, fields.status.value_or(row_status_.value_or(section_->status)), fields.lines, "attendance_table");
}

bool AttendanceReader::opens_table_row(const AttendanceRow& row, const AttendanceHeading& heading) {
  if (row.cells.size() < 2 || heading.rest < row.cells[0].text.size()) return false;
  flush();
  flush_prose();
  start(heading, row);
  for (const AttendanceCell& cell : row.cells)
    if (!section_->item) consume(cell.lines);
  for (size_t i = 1; i < row.cells.size(); ++i) take_cell(row.cells[i], row);
  flush();
  return true;
}

}  // namespace minutebook
