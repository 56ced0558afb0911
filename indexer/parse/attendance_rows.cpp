// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/parse/attendance_rows.hpp"

#include <algorithm>
#include <cmath>

#include "indexer/parse/attendance_headings.hpp"
#include "indexer/parse/name_words.hpp"
#include "indexer/parse/scan.hpp"

namespace minutebook {
namespace {

/// Right edge of the text of every page, by page number.
std::vector<float> right_edges(const CleanText& text) {
  std::vector<float> edges;
  for (const TextLine& line : text.lines) {
    if (line.page >= edges.size()) edges.resize(line.page + 1, 0);
    edges[line.page] = std::max(edges[line.page], line.box.x1);
  }
  return edges;
}

AttendanceCell make_cell(const TextLine& line, size_t index) {
  AttendanceCell cell;
  cell.text = line.text;
  cell.lines = {index};
  cell.box = line.box;
  if (line.cell) cell.column = line.cell->column;
  return cell;
}

bool same_declared_row(const TextLine& a, const TextLine& b) {
  return a.cell && b.cell && a.cell->table == b.cell->table && a.cell->row == b.cell->row;
}

bool same_row(const TextLine& a, const TextLine& b) {
  if (a.cell || b.cell) return same_declared_row(a, b);
  if (a.row != b.row || a.page != b.page) return false;
  // Text files print columns with blanks: two lines at one height, one behind the other.
  constexpr size_t longest_column = 60;
  const bool behind = a.box.y0 == b.box.y0 && b.box.x0 > a.box.x1 && a.box.x1 > 0 && b.text.size() < longest_column &&
                      b.text.back() != '.';
  return behind || (!a.words.empty() && !b.words.empty());
}

void add_to_row(const TextLine& line, size_t index, AttendanceRow& row) {
  if (line.cell && !row.cells.empty() && row.cells.back().column == line.cell->column) {
    AttendanceCell& cell = row.cells.back();
    cell.text += '\n' + line.text;
    cell.lines.push_back(index);
    return;
  }
  row.cells.push_back(make_cell(line, index));
}

/// Lines without positions that are as long as a printed line are taken for parts of a longer paragraph.
constexpr size_t printed_line_length = 62;
constexpr float nearly_to_the_edge = 0.86F;

/// Longer than any printed line: the format keeps whole paragraphs.
constexpr size_t whole_paragraph_length = 170;

/// Papers converted from print keep its line breaks; in others a line is a paragraph and none goes on with the next.
bool keeps_printed_lines(const CleanText& text) {
  return std::none_of(text.lines.begin(), text.lines.end(), [](const TextLine& line) {
    return line.words.empty() && line.text.size() > whole_paragraph_length;
  });
}

bool is_full_width(const TextLine& line, const std::vector<float>& edges, bool printed_lines) {
  if (line.words.empty()) return printed_lines && line.text.size() >= printed_line_length;
  return line.box.x1 >= nearly_to_the_edge * edges[line.page];
}

/// "Cabinet Members / present:" hung over two lines beside its list: the label is put together on its first line.
void join_hung_labels(std::vector<AttendanceRow>& rows) {
  constexpr float same_edge = 3;
  constexpr size_t reach = 2, longest = 60;
  for (size_t i = 0; i + 1 < rows.size(); ++i) {
    AttendanceRow& row = rows[i];
    if (row.table || row.cells.empty() || row.cells[0].text.size() > longest || row.cells[0].box.x1 <= 0) continue;
    AttendanceCell& label = row.cells[0];
    if (label.text.find_first_of(":,.;") != std::string::npos) continue;
    for (size_t k = i + 1; k < rows.size() && k <= i + reach; ++k) {
      AttendanceRow& next = rows[k];
      if (next.table || next.page != row.page || next.cells.empty()) break;
      const AttendanceCell& rest = next.cells[0];
      if (std::abs(rest.box.x0 - label.box.x0) > same_edge) continue;
      const bool beside = row.cells.size() > 1 || next.cells.size() > 1 || k > i + 1;
      const std::string whole = label.text + " " + rest.text;
      if (!beside || rest.text.size() > longest || !rest.text.ends_with(':')) break;
      const auto heading = read_attendance_heading(whole);
      if (!heading || heading->rest < whole.size()) break;
      label.text = whole;
      label.lines.insert(label.lines.end(), rest.lines.begin(), rest.lines.end());
      next.cells.erase(next.cells.begin());
      if (next.cells.empty()) rows.erase(rows.begin() + static_cast<std::ptrdiff_t>(k));
      break;
    }
  }
}

/// A bracket or a hyphen that the end of the line left open: "Mr A Penn (Town", "Cllr B Oak (Vice-".
bool is_cut_off(std::string_view text) {
  int depth = 0;
  for (const char c : text) depth = std::max(0, depth + bracket_step(c));
  return depth > 0 || (text.size() > 1 && text.back() == '-' && is_letter(text[text.size() - 2]));
}

/// The cell of `row` below `cell`, in the same column or hung a little; nullptr if there is none.
AttendanceCell* cell_below(const AttendanceCell& cell, AttendanceRow& row) {
  constexpr float same_edge = 3, longest_hang = 24;
  for (AttendanceCell& below : row.cells) {
    const float hang = below.box.x0 - cell.box.x0;
    if (hang > -same_edge && hang < longest_hang) return &below;
  }
  return nullptr;
}

/// "Cllr B Oak (Vice-" in one of several columns and "Chairman)" below it in the same: put together in the upper row.
void join_cut_off_cells(std::vector<AttendanceRow>& rows) {
  constexpr size_t longest = 80, most_lines = 3;
  for (size_t i = 0; i + 1 < rows.size(); ++i) {
    if (rows[i].table || rows[i].full_width == (rows[i].cells.size() == 1)) continue;
    for (AttendanceCell& cell : rows[i].cells)
      for (size_t k = i + 1; k < rows.size() && k < i + most_lines && is_cut_off(cell.text); ++k) {
        AttendanceRow& next = rows[k];
        AttendanceCell* below = next.table || next.page != rows[i].page ? nullptr : cell_below(cell, next);
        if (!below || cell.box.x1 <= 0 || cell.text.size() > longest || below->text.size() > longest) break;
        if (below->text.find_first_of(")]") == std::string::npos && cell.text.back() != '-') break;
        cell.text += (cell.text.back() == '-' ? "" : " ") + below->text;
        cell.lines.insert(cell.lines.end(), below->lines.begin(), below->lines.end());
        cell.box.x1 = std::max(cell.box.x1, below->box.x1);
        next.cells.erase(next.cells.begin() + (below - next.cells.data()));
        if (next.cells.empty()) rows.erase(rows.begin() + static_cast<std::ptrdiff_t>(k--));
      }
  }
}

}  // namespace

std::vector<AttendanceRow> attendance_rows(const CleanText& text) {
  const std::vector<float> edges = right_edges(text);
  const bool printed_lines = keeps_printed_lines(text);
  std::vector<AttendanceRow> rows;
  for (size_t i = 0; i < text.lines.size(); ++i) {
    const TextLine& line = text.lines[i];
    if (line.text.empty()) continue;
    const bool joins = !rows.empty() && i > 0 && same_row(text.lines[rows.back().cells.back().lines.back()], line);
    if (!joins) {
      AttendanceRow row;
      if (line.cell) row.table = line.cell->table;
      row.heading = line.heading;
      row.list_depth = line.list_depth;
      row.block_start = line.block_start;
      row.page = line.page;
      rows.push_back(std::move(row));
    }
    add_to_row(line, i, rows.back());
    rows.back().full_width = is_full_width(line, edges, printed_lines);
  }
  for (AttendanceRow& row : rows)
    if (!row.table)
      std::stable_sort(row.cells.begin(), row.cells.end(),
                       [](const auto& a, const auto& b) { return a.box.x0 < b.box.x0; });
  join_hung_labels(rows);
  join_cut_off_cells(rows);
  return rows;
}

}  // namespace minutebook
