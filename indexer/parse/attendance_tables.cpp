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

namespace {

bool is_tick(std::string_view cell) {
  static constexpr std::string_view ticks[] = {"✓", "✔", "☑", "√", "✅", "☒"};
  return std::any_of(std::begin(ticks), std::end(ticks),
                     [&](std::string_view t) { return cell.find(t) != std::string_view::npos; });
}

/// A mark that says yes: ticks, crosses, dots, "Yes". A cross says no in a table that has ticks.
bool is_mark(std::string_view cell, bool crosses_deny) {
  const std::string_view text = trim(cell);
  if (is_tick(text)) return true;
  static constexpr std::string_view dots[] = {"•", "●", "■", "◼", "*", "/", "1"};
  static constexpr std::string_view crosses[] = {"x", "X", "×", "✗", "✘", "✕", "✖"};
  if (std::find(std::begin(dots), std::end(dots), text) != std::end(dots)) return true;
  if (std::find(std::begin(crosses), std::end(crosses), text) != std::end(crosses)) return !crosses_deny;
  const std::string folded = fold(text);
  return folded == "yes" || folded == "y";
}

/// "Yes", "No": in a table that says so in words, a cross says no.
bool answers(std::string_view cell) {
  const std::string folded = fold(trim(cell));
  return folded == "yes" || folded == "no";
}

/// "Sl. No.", "#": over the numbers of the rows.
bool counts_rows(std::string_view header) {
  constexpr std::string_view counts[] = {
      "no",     "nos",    "number",    "num",  "sl no",         "sr no", "s no", "s n", "sl",  "sr",   "sn",
      "srl no", "serial", "serial no", "item", "serial number", "nr",    "n o",  "ref", "row", "count"};
  const std::string folded = fold_name(header);
  return folded.empty() ? header.find('#') != std::string_view::npos
                        : std::find(std::begin(counts), std::end(counts), folded) != std::end(counts);
}

bool is_list_heading(const std::optional<AttendanceHeading>& heading, std::string_view text) {
  return heading && heading->rest >= text.size() && !heading->numbered;
}

}  // namespace

/// Heads of lists side by side ("Present | Guests | Apologies"). A weak one counts beside one that is sure.
bool AttendanceReader::open_columns(const AttendanceRow& row) {
  if (row.cells.size() < 2) return false;
  if (take_header(row) || open_columns_by_group(row)) return true;
  std::vector<AttendanceListColumn> columns;
  bool sure = false;
  for (const AttendanceCell& cell : row.cells) {
    const auto heading = read_attendance_heading(cell.text);
    // "Present | In attendance | 1. Apologies": the first agenda item stands beside the other lists.
    const bool beside = !columns.empty() && heading && heading->rest >= cell.text.size();
    if (!(beside || is_list_heading(heading, cell.text)) || !(heading->weak || accepts(*heading))) return false;
    sure = sure || !heading->weak;
    AttendanceListColumn column;
    column.box = cell.box;
    column.column = cell.column;
    column.section.emplace();
    column.section->heading = *heading;
    column.section->status = heading->status;
    columns.push_back(column);
  }
  if (!sure) return false;
  flush();
  flush_prose();
  close_section();
  list_.begin_section();
  columns_ = std::move(columns);
  columns_table_ = row.table;
  zone_open_ = true;
  idle_rows_ = 0;
  for (const AttendanceCell& cell : row.cells) consume(cell.lines);
  return true;
}

bool AttendanceReader::open_columns_by_group(const AttendanceRow& row) {
  if (row.table || zone_open_ || zone_done_ || items_seen_ || at_ >= head_rows || at_ + 1 >= rows_.size()) return false;
  const AttendanceRow& next = rows_[at_ + 1];
  if (next.table || next.cells.size() != row.cells.size()) return false;
  constexpr float same_edge = 3;
  for (size_t i = 0; i < row.cells.size(); ++i) {
    if (!is_organization(row.cells[i].text) || std::abs(row.cells[i].box.x0 - next.cells[i].box.x0) > same_edge)
      return false;
    const auto people = people_only(next.cells[i].text, false);
    if (people.size() != 1 || people[0].prefix.empty()) return false;
  }
  flush_prose();
  list_.begin_section();
  for (const AttendanceCell& cell : row.cells) {
    AttendanceListColumn column;
    column.box = cell.box;
    column.column = cell.column;
    column.section.emplace();
    columns_.push_back(column);
    consume(cell.lines);
  }
  columns_table_ = row.table;
  zone_open_ = true;
  idle_rows_ = 0;
  return true;
}

/// What the cells of a header row head. "Present", "Apologies" and the like beside a column of names are for marks.
AttendanceReader::TableHeader AttendanceReader::read_header(const AttendanceRow& row) const {
  TableHeader out;
  for (const AttendanceCell& cell : row.cells) {
    AttendanceListColumn column;
    column.box = cell.box;
    column.column = cell.column;
    column.holds = attendance_column(cell.text);
    column.counts = counts_rows(cell.text);
    if (column.counts) column.holds = AttendanceColumn::none;  // "S/N" is no pair of marks
    const bool first = &cell == &row.cells[0];
    const bool names = column.holds == AttendanceColumn::name && fold_name(cell.text) != "present";
    const bool free = (column.holds == AttendanceColumn::none && !column.counts) ||
                      column.holds == AttendanceColumn::status || fold_name(cell.text) == "present";
    if ((first && !names) || free)
      if (const auto heading = read_attendance_heading(cell.text); is_list_heading(heading, cell.text)) {
        if (first) {
          out.switched = heading;
          column.holds = AttendanceColumn::role;
        } else if (heading->kind == AttendanceKind::people && fold_name(cell.text) != "attendance") {
          column.holds = AttendanceColumn::status;
          column.marks = heading->status;
        }
      }
    out.known += column.holds != AttendanceColumn::none || (column.counts && section_);
    if (out.columns.size() + 1 >= out.known + 3) return {};  // three cells that head nothing
    out.names += column.holds == AttendanceColumn::name;
    out.states += column.holds == AttendanceColumn::status;
    out.columns.push_back(column);
  }
  return out;
}

/// "Present | Apologies" over marks, nothing over the names; "Present | Apologies" over names is no header.
void AttendanceReader::find_unheaded_names(const AttendanceRow& row, TableHeader& header) const {
  if (header.names > 0 || at_ + 1 >= rows_.size()) return;
  const AttendanceRow& next = rows_[at_ + 1];
  const bool marks = std::any_of(next.cells.begin(), next.cells.end(),
                                 [](const AttendanceCell& cell) { return is_mark(cell.text, false); });
  if (!marks || next.table != row.table || people_only(next.cells[0].text, false).empty()) return;
  AttendanceListColumn names;
  names.holds = AttendanceColumn::name;
  names.box = next.cells[0].box;
  names.column = next.cells[0].column;
  if (header.switched && (row.table ? row.cells[0].column > names.column : row.cells[0].box.x0 > names.box.x1)) {
    header.columns[0].holds = AttendanceColumn::status;
    header.columns[0].marks = header.switched->status;
    header.switched.reset();
    ++header.states;
  }
  if (header.states == 0 || header.switched) return;
  header.columns.insert(header.columns.begin(), names);
  ++header.names;
  ++header.known;
}

/// "Name | Role | 4 March": one column of marks under a head that does not say so.
void AttendanceReader::find_dated_status(const AttendanceRow& row, TableHeader& header) const {
  if (header.states > 0 || header.names == 0 || at_ + 1 >= rows_.size() || rows_[at_ + 1].table != row.table ||
      rows_[at_ + 1].cells.size() < row.cells.size() || row.cells.size() < 3)
    return;
  AttendanceListColumn* found = nullptr;
  for (const AttendanceCell& cell : rows_[at_ + 1].cells) {
    const auto* column = nearest(header.columns, cell, rows_[at_ + 1]);
    if (!column || column->holds != AttendanceColumn::none || column->counts) continue;
    if (!is_mark(cell.text, false) && !status_of_cell(cell.text)) continue;
    if (found) return;
    found = &header.columns[static_cast<size_t>(column - header.columns.data())];
  }
  if (!found) return;
  found->holds = AttendanceColumn::status;
  ++header.states;
  ++header.known;
}

/// Whether the columns for status are filled with marks, and whether ticks are among them.
AttendanceReader::TableMarks AttendanceReader::look_for_marks(const TableHeader& header,
                                                              const AttendanceRow& row) const {
  constexpr size_t reach = 40;
  TableMarks out;
  for (size_t i = at_ + 1; header.states > 0 && i < std::min(rows_.size(), at_ + reach); ++i) {
    if (rows_[i].table != row.table) break;
    for (const AttendanceCell& cell : rows_[i].cells) {
      const AttendanceListColumn* column = nearest(header.columns, cell, rows_[i]);
      if (!column || column->holds != AttendanceColumn::status) continue;
      const bool mark = is_mark(cell.text, false);
      if (!mark && !status_of_cell(take_brackets(cell.text).outside) && !people_only(cell.text, false).empty()) {
        TableMarks lists;
        lists.people = true;
        return lists;
      }
      out.marks = out.marks || mark;
      out.ticks = out.ticks || is_tick(cell.text) || answers(cell.text);
      out.filled = out.filled || mark || status_of_cell(cell.text);
    }
  }
  return out;
}

namespace {

/// A column of names behind one of status begins a further table.
void number_groups(std::vector<AttendanceListColumn>& columns) {
  size_t group = 0;
  bool names = false, states = false;
  for (AttendanceListColumn& column : columns) {
    if (column.holds == AttendanceColumn::name && names && states) ++group, states = false;
    names = names || column.holds == AttendanceColumn::name;
    states = states || column.holds == AttendanceColumn::status;
    column.group = group;
  }
}

}  // namespace

/// "Position | Councillor | Authority", "Name | Present | Apologies"; a first cell "Apologies" switches the section.
bool AttendanceReader::take_header(const AttendanceRow& row) {
  if (row.cells.size() < 2) return false;
  TableHeader header = read_header(row);
  if (header.columns.empty()) return false;
  find_unheaded_names(row, header);
  find_dated_status(row, header);
  const TableMarks marks = look_for_marks(header, row);
  if (marks.people && header.switched) return false;
  if (header.switched && header.known >= 1 && header.names == 0 && (header.states == 0 || marks.filled))
    header.columns[0].holds = AttendanceColumn::name, header.names = 1;
  read_key();
  const bool about = section_ || header.switched || header.states > 0;
  const size_t unknown = header.columns.size() - header.known;
  if (header.names == 0 || header.known < 2 || unknown > (header.states > 0 ? 2U : 1U) || (!about && zone_done_))
    return false;
  if (header.states > 0 && header.columns[0].marks) header.switched.reset();
  if (!about && !looks_ahead(header.columns)) return false;
  for (size_t i = 0; i < row.cells.size(); ++i)  // "Ann Penn | Member | Apologies" is no header
    if (attendance_column(row.cells[i].text) == AttendanceColumn::none && !read_attendance_heading(row.cells[i].text) &&
        !people_only(row.cells[i].text, false).empty())
      return false;
  flush();
  flush_prose();
  if (!section_ || header.switched) start(header.switched.value_or(AttendanceHeading{}), row);
  marks_ = marks;
  table_section_ = *section_;
  in_table_ = row.table;
  row_role_.clear();
  row_status_.reset();
  columns_ = std::move(header.columns);
  number_groups(columns_);
  zone_open_ = true;
  for (const AttendanceCell& cell : row.cells) consume(cell.lines);
  return true;
}

namespace {

/// "P", "A", "Ap", "S", a dash: what stands in a column for status without a head.
bool is_status_mark(std::string_view cell) {
  const std::string_view text = trim(cell);
  constexpr size_t longest = 12;
  if (text.empty() || text.size() > longest) return false;
  if (text == "-" || text == "\u2013" || text == "\u2014") return true;
  const bool letters = text.size() <= 2 && text[0] >= 'A' && text[0] <= 'Z';
  return letters || is_tick(text) || status_of_cell(text).has_value();
}

}  // namespace

/// Looked for once, near the head of the paper.
void AttendanceReader::read_key() {
  if (std::exchange(key_read_, true)) return;
  constexpr size_t reach = 80;
  for (size_t i = 0; i < std::min(rows_.size(), reach); ++i)
    for (const AttendanceCell& cell : rows_[i].cells) key_.read(cell.text);
}

bool AttendanceReader::is_status_row(const AttendanceRow& row) const {
  return row.cells.size() == 2 && is_status_mark(row.cells[1].text) &&
         people_only(take_brackets(row.cells[0].text).outside, false).size() == 1;
}

bool AttendanceReader::open_status_rows(const AttendanceRow& row) {
  constexpr size_t fewest = 3;
  if (!row.table || zone_done_ || items_seen_ || at_ > head_rows || at_ + fewest > rows_.size()) return false;
  size_t marked = 0;
  for (size_t i = at_; i < at_ + fewest; ++i) {
    const bool person = people_only(take_brackets(rows_[i].cells[0].text).outside, false).size() == 1;
    if (rows_[i].table != row.table || !person || rows_[i].cells.size() > 2) return false;
    marked += is_status_row(rows_[i]);
  }
  if (marked + 1 < fewest || !is_status_row(row)) return false;
  flush();
  flush_prose();
  if (!section_) start(AttendanceHeading{}, row);
  read_key();
  marks_ = {};
  marks_.marks = true;  // who has no mark, or nothing but a dash, was not there
  for (size_t i = at_; i < rows_.size() && rows_[i].table == row.table; ++i)
    marks_.ticks = marks_.ticks || is_tick(rows_[i].cells.back().text);
  table_section_ = *section_;
  in_table_ = row.table;
  row_role_.clear();
  row_status_.reset();
  zone_open_ = true;
  for (const AttendanceCell& cell : row.cells) {
    AttendanceListColumn column;
    column.box = cell.box;
    column.column = cell.column;
    column.holds = &cell == &row.cells[0] ? AttendanceColumn::name : AttendanceColumn::status;
    columns_.push_back(column);
  }
  return take_table_columns(row);
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
  if (row.heading > 0 || row.table != columns_table_ || starts_with_item_number(row.cells[0].text, number))
    return false;
  const auto whole = read_attendance_heading(row.cells[0].text);
  if (row.cells.size() == 1 && whole && whole->rest < row.cells[0].text.size() && accepts(*whole)) return false;
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
    any = any || (people.empty() && is_organization(line));  // who sends those below it
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

AttendanceReader::TableFields AttendanceReader::fields_of(const AttendanceRow& row, size_t group) const {
  TableFields fields;
  for (const AttendanceCell& cell : row.cells) {
    const AttendanceListColumn* column = nearest(columns_, cell, row);
    if (!column || column->group != group) continue;
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
        take_status(text, *column, fields);
        break;
      case AttendanceColumn::none:
        if (tells_of_coming(text)) fields.notes.push_back(text);
        break;
    }
  }
  const bool for_presence = std::any_of(columns_.begin(), columns_.end(), [](const AttendanceListColumn& c) {
    return c.holds == AttendanceColumn::status &&
           c.marks.value_or(AttendanceStatus::present) == AttendanceStatus::present;
  });
  if (marks_.marks && for_presence && !fields.status) fields.status = AttendanceStatus::absent;
  return fields;
}

void AttendanceReader::take_status(const std::string& text, const AttendanceListColumn& column,
                                   TableFields& fields) const {
  if (const auto keyed = key_.status_of(take_brackets(text).outside)) {
    fields.status = keyed;
    for (const std::string& note : take_brackets(text).inside) fields.notes.push_back(note);
    return;
  }
  if (is_mark(text, marks_.ticks)) {
    if (!fields.status) fields.status = column.marks.value_or(AttendanceStatus::present);
    return;
  }
  auto said = status_of_cell(text);
  for (const std::string& inside : take_brackets(text).inside)  // "no (apologies)"
    if (const auto why = status_of_cell(inside); why == AttendanceStatus::apologies) said = why;
  const bool denied = said == AttendanceStatus::absent && column.marks && *column.marks != AttendanceStatus::present;
  if (said && !denied && (!fields.status || fields.status == AttendanceStatus::absent)) fields.status = said;
  for (const std::string& note : take_brackets(text).inside) fields.notes.push_back(note);
}

/// "Worker members | P/A | Management members | P/A": those of the tables behind the first.
void AttendanceReader::take_tables_beside(const AttendanceRow& row) {
  for (size_t group = 1; group <= columns_.back().group; ++group) {
    const TableFields fields = fields_of(row, group);
    if (fields.name.empty()) continue;
    for (PersonName& person : table_people(fields.name)) add_table_person(person, fields);
  }
}

bool AttendanceReader::take_table_columns(const AttendanceRow& row) {
  if (take_header(row)) return true;
  if (row.table != in_table_ && in_table_ != row.table) return leave_table();
  if (row.cells.size() == 1 && !row.table) {
    const auto heading = read_attendance_heading(row.cells[0].text);
    if (heading && heading->rest < row.cells[0].text.size() && accepts(*heading)) return leave_table();
    if (heading && heading->rest >= row.cells[0].text.size() && accepts(*heading)) {
      section_->heading = *heading;
      section_->status = heading->status;
      row_role_.clear();
      row_status_.reset();
      consume(row.cells[0].lines);
      return true;
    }
  }
  if (at_ <= joined_until_ && joined_until_ > 0) {  // went on with the row above
    for (const AttendanceCell& cell : row.cells) consume(cell.lines);
    return true;
  }
  take_tables_beside(row);
  TableFields fields = fields_of(row, 0);
  if (row.table && switch_in_table(row, fields)) return true;
  int number = 0;
  const bool item = !row.table && starts_with_item_number(row.cells[0].text, number);
  auto people = fields.name.empty() || item ? std::vector<PersonName>() : table_people(fields.name);
  if (people.empty() && !fields.name.empty()) return row.table ? true : leave_table();
  if (people.empty()) return continue_row(row, fields);
  if (join_wrapped_rows(row, fields)) people = table_people(fields.name);
  take_substitution_beside(fields, people);
  take_table_role(fields.role);
  for (PersonName& person : people) add_table_person(person, fields);
  for (const AttendanceCell& cell : row.cells) consume(cell.lines);
  return true;
}

/// "(substitute for Cllr Oak)" in the column of those whom members represent.
void AttendanceReader::take_substitution_beside(TableFields& fields, std::vector<PersonName>& people) const {
  if (people.size() != 1 || section_->status == AttendanceStatus::in_attendance) return;
  for (std::string* beside : {&fields.organization, &fields.role}) {
    const Bracketed parted = take_brackets(*beside);
    for (const std::string& inside : parted.inside) {
      const std::string folded = fold(inside);
      if (folded.find("substitut") == std::string::npos && !folded.starts_with("sub ") &&
          folded.find("deputising") == std::string::npos && !names_the_one_replaced(inside))
        continue;
      people[0].remarks.push_back(inside);
      *beside = std::string(trim(parted.outside));
      if (fields.status == AttendanceStatus::present) fields.status.reset();
      break;
    }
  }
}

/// Takes in the rows below that only go on with the cells of this one; true if the name did.
bool AttendanceReader::join_wrapped_rows(const AttendanceRow& row, TableFields& fields) {
  if (row.table || row.cells.size() < 2) return false;
  constexpr size_t most_lines = 4;
  bool name = false;
  for (size_t i = at_ + 1; i < std::min(rows_.size(), at_ + most_lines) && goes_on_with_row(rows_[i], fields); ++i) {
    const TableFields more = fields_of(rows_[i], 0);
    name = name || !more.name.empty();
    for (const auto& [whole, rest] : {std::pair{&fields.name, &more.name}, std::pair{&fields.role, &more.role},
                                      std::pair{&fields.organization, &more.organization}})
      if (!rest->empty()) *whole += (whole->ends_with('-') ? "" : " ") + *rest;
    joined_until_ = i;
  }
  return name;
}

/// A row that has no status of its own where the table has one, and either no name or the rest of one.
bool AttendanceReader::goes_on_with_row(const AttendanceRow& next, const TableFields& fields) const {
  int number = 0;
  if (next.table || next.heading > 0 || starts_with_item_number(next.cells[0].text, number)) return false;
  for (const AttendanceCell& cell : next.cells) {
    const AttendanceListColumn* column = nearest(columns_, cell, next);
    if (!column || column->holds == AttendanceColumn::status || column->holds == AttendanceColumn::none) return false;
    const auto heading = read_attendance_heading(cell.text);
    if (heading && accepts(*heading)) return false;
  }
  const TableFields more = fields_of(next, 0);
  if (!more.name.empty()) return more.name[0] == '(' || is_open_ended(fields.name);
  const bool open = is_open_ended(fields.role) || is_open_ended(fields.organization);
  return open || !next.block_start;
}

namespace {

/// "Penn, Ada" in a list by surname as "Ada Penn".
std::string in_spoken_order(std::string_view name) {
  const size_t comma = name.find(", ");
  if (comma == std::string_view::npos || name.find(',', comma + 1) != std::string_view::npos) return std::string(name);
  const auto surname = name_words(name.substr(0, comma));
  const auto given = name_words(name.substr(comma + 2));
  const bool short_enough = surname.size() == 1 && !given.empty() && given.size() <= 3 && !is_title(surname[0].bare);
  const bool names = short_enough && std::all_of(given.begin(), given.end(), [](const NameWord& w) {
                       return w.initials || is_forename(w.bare) || is_sure_title(w.bare);
                     });
  if (!names || is_post_nominal(given[0].bare)) return std::string(name);
  return std::string(name.substr(comma + 2)) + ' ' + std::string(name.substr(0, comma));
}

}  // namespace

std::vector<PersonName> AttendanceReader::table_people(std::string_view printed) {
  const std::string name = in_spoken_order(printed);
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
  if (role.empty()) {  // one member presides: a blank below does not repeat that
    const auto words = name_words(row_role_);
    if (std::any_of(words.begin(), words.end(), [](const NameWord& w) { return is_chair_word(w.bare); }))
      row_role_.clear();
    return;
  }
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
  const auto words = name_words(role);
  const bool presides =
      std::any_of(words.begin(), words.end(), [](const NameWord& w) { return is_chair_word(w.bare); });
  if (person.role.empty() || presides) person.role = members ? role.substr(0, role.size() - 1) : role;
  if (person.organization.empty()) person.organization = fields.organization;
  if (person.initials.empty()) person.initials = fields.initials;
  const bool away = section_->status == AttendanceStatus::apologies || section_->status == AttendanceStatus::absent;
  const AttendanceStatus listed = away ? section_->status : row_status_.value_or(section_->status);
  const bool stood_in = row_status_ == AttendanceStatus::substitute && fields.status == AttendanceStatus::present;
  add_person(person, stood_in ? AttendanceStatus::substitute : fields.status.value_or(listed), fields.lines,
             "attendance_table");
  for (const std::string& note : fields.notes) list_.remark(*last_, note);
}

bool AttendanceReader::opens_table_row(const AttendanceRow& row, const AttendanceHeading& heading) {
  if (row.cells.size() < 2 || heading.rest < row.cells[0].text.size()) return false;
  flush();
  flush_prose();
  start(heading, row);
  for (const AttendanceCell& cell : row.cells)
    if (!section_->item) consume(cell.lines);
  const size_t first = list_.entries().size();
  for (size_t i = 1; i < row.cells.size(); ++i) {
    const bool roles = i == 2 && row.cells[1].text.find('\n') != std::string::npos && list_.entries().size() > first;
    if (roles)
      take_roles_beside(row.cells[i], first);
    else
      take_cell(row.cells[i], row);
  }
  flush();
  return true;
}

void AttendanceReader::take_roles_beside(const AttendanceCell& cell, size_t first_entry) {
  const auto roles = split(cell.text, '\n');
  if (!section_->item) consume(cell.lines);
  for (size_t i = 0; i < roles.size() && first_entry + i < list_.entries().size(); ++i)
    if (!trim(roles[i]).empty()) list_.describe(first_entry + i, trim(roles[i]));
}

}  // namespace minutebook
