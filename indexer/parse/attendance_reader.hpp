// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <algorithm>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "indexer/parse/attendance_headings.hpp"
#include "indexer/parse/attendance_key.hpp"
#include "indexer/parse/attendance_list.hpp"
#include "indexer/parse/attendance_rows.hpp"
#include "indexer/parse/attendance_sentences.hpp"
#include "indexer/parse/attendance_text.hpp"
#include "indexer/parse/clean.hpp"
#include "indexer/parse/name_words.hpp"
#include "lib/base/text.hpp"

namespace minutebook {

constexpr size_t longest_paragraph = 12000;
/// Rows without attendance after which the list at the head of a paper is over.
constexpr size_t rows_between_sections = 14;

struct AttendanceSection {
  AttendanceHeading heading;
  AttendanceStatus status = AttendanceStatus::present;
  bool item = false;    ///< inside an agenda item: its lines stay the item's
  bool styled = false;  ///< the first line of people set the style
  bool capitals = false;
  bool bold = false;
  size_t people = 0;
  uint8_t depth = 0;    ///< of the list its first person stood in
  int next_number = 1;  ///< of a numbered list of people
};

struct AttendanceParagraph {
  std::string text;
  std::vector<std::pair<size_t, size_t>> starts;  ///< byte offset in `text`, index of the line
  std::vector<size_t> lines;                      ///< those indices alone
  bool full_width = false;
  // Kept up to date piece by piece, so that a long list stays linear.
  int depth = 0;          ///< of open brackets
  size_t separators = 0;  ///< commas and semicolons outside brackets
  bool prose = false;
  bool apologies = false;  ///< "apologies ... from"

  [[nodiscard]] bool empty() const { return starts.empty(); }
  void clear() { *this = AttendanceParagraph(); }
  void add(std::string_view piece, size_t line, bool wide) {
    append(piece, line, wide);
    for (const char c : piece) {
      depth = std::max(0, depth + bracket_step(c));
      separators += depth == 0 && (c == ',' || c == ';');
    }
    prose = prose || reads_as_prose(piece);
    const std::string folded = fold(piece);
    apologies = apologies || (folded.find("apolog") != std::string::npos && folded.find(" from") != std::string::npos);
  }

  void append(std::string_view piece, size_t line, bool wide) {
    if (!text.empty()) {
      const bool broken_word = text.back() == '-' && text.size() > 1 && text[text.size() - 2] != ' ';
      if (!broken_word) text += ' ';
    }
    starts.emplace_back(text.size(), line);
    lines.push_back(line);
    text += piece;
    full_width = wide;
  }
};

/// A column of a table or of lists that stand side by side.
struct AttendanceListColumn {
  AttendanceColumn holds = AttendanceColumn::none;
  std::optional<AttendanceSection> section;  ///< of a column that is a list
  Box box;
  uint32_t column = 0;
  size_t group = 0;                       ///< of the tables that stand side by side under one header
  std::optional<AttendanceStatus> marks;  ///< what a mark in a column for status says
  bool counts = false;                    ///< the numbers of the rows
};

/// Someone whom running text shows at the meeting.
struct AttendanceVisitor {
  PersonName person;
  AttendanceStatus status = AttendanceStatus::in_attendance;
  Place place;
};

/// Walks the rows of a paper once. Each way of printing attendance has a source file of its own: attendance_lines
/// (lists below or behind a label), attendance_tables, attendance_orphans (lists that lost their table or heading),
/// attendance_prose; attendance_people holds what they share.
class AttendanceReader {
 public:
  AttendanceReader(const CleanText& text, Minutes& minutes, std::vector<size_t>& consumed)
      : text_(text), places_(text), rows_(attendance_rows(text)), minutes_(minutes), consumed_(consumed) {}

  void read();

 private:
  void step(const AttendanceRow& row);
  /// Takes the check boxes in front of lines away, and keeps which were not ticked.
  void take_boxes();
  void apply_boxes();
  void apply_marks();
  /// "Ann Penn (P), Bob Oak (A)": letters in brackets behind the names that say who came.
  void apply_letters();
  void apply_mark(std::string_view sign, AttendanceStatus status, size_t rows);
  [[nodiscard]] bool is_marked(const Attendance& person, std::string_view sign, size_t rows) const;

  // ---- sections

  [[nodiscard]] bool accepts(const AttendanceHeading& heading) const;

  [[nodiscard]] bool opens_members(const AttendanceHeading& heading) const;
  [[nodiscard]] bool heads_columns() const;
  [[nodiscard]] bool labels_row_of_matter(const AttendanceHeading& heading) const;
  [[nodiscard]] bool heads_list_of_matter(const AttendanceHeading& heading) const;
  [[nodiscard]] bool is_title_of_one(const AttendanceHeading& heading, const AttendanceRow& row) const;
  [[nodiscard]] bool is_list_beside_label(const AttendanceRow& row) const;
  [[nodiscard]] bool hangs_on_below(const AttendanceCell& cell) const;
  [[nodiscard]] size_t people_beside_label(size_t rest) const;
  /// "Chair: Cllr Penn" at the head of a paper, before its lists.
  [[nodiscard]] bool names_one_person(const AttendanceHeading& heading) const;

  bool open_section(const AttendanceRow& row);
  [[nodiscard]] bool is_item_over_lists(const AttendanceHeading& heading, const AttendanceRow& row) const;

  void start(const AttendanceHeading& heading, const AttendanceRow& row);

  void close_section();

  void consume(const std::vector<size_t>& lines) { consumed_.insert(consumed_.end(), lines.begin(), lines.end()); }

  // ---- content

  /// Text after a label on its own line: a list, or sentences.
  void take_run_in(std::string_view rest, const AttendanceRow& row);

  bool take_content(const AttendanceRow& row);

  bool take_line(const AttendanceRow& row);
  [[nodiscard]] bool heads_group(std::string_view text) const;

  /// "Minutes: Ben Penn": who served the meeting; known better if a list names the person too.
  bool take_role_label(std::string_view text, const AttendanceRow& row);
  /// Where the label of an office ends at the start of `text`; 0 if there is none.
  static size_t role_label_end(std::string_view text);

  /// "External auditors: A Penn": a label of the list's own, its people stand under the heading above.
  static std::string_view without_group_label(std::string_view text);

  bool take_new_line(std::string_view text, const AttendanceRow& row);
  /// "(Convener)" alone on the line below a name.
  bool take_office_below(const AttendanceRow& row);
  /// "Ann Penn - apologies received": one person, and what is said of that one's coming.
  static std::optional<PersonName> one_with_remark(std::string_view text);
  /// "Cllr Penn for Cllr Oak" below "Substitutes": of each pair the one who came.
  [[nodiscard]] std::vector<PersonName> substitutes_of(std::string_view sentence) const;

  /// A line that ends within a list ("Mr A Penn, Mr B") or opens one with a plural title.
  static bool starts_people(std::string_view text);
  /// "Ann Penn, Bob Oak, Cy Fir (President) arrived 7.25pm": nothing but people, though a verb follows one of them.
  static bool is_list_with_remark(std::string_view sentence, const std::vector<PersonName>& people);

  static bool is_about_attendance(std::string_view text);

  /// Whether this line goes on with the paragraph before it.
  [[nodiscard]] bool continues(const AttendanceRow& row) const;

  /// "Apologies for absence were received ...": a statement of its own, whatever stood above.
  static bool opens_statement(std::string_view text);

  [[nodiscard]] bool opens_outline(const AttendanceRow& row) const;

  static bool has_role(std::string_view text);

  /// Two or more people on the lines so far, and the next line is no person with a role of its own.
  [[nodiscard]] bool is_plain_list(const AttendanceRow& row) const;

  /// Formats without positions give every printed line a paragraph of its own; there a gap says nothing.
  [[nodiscard]] bool text_lines_have_no_gaps() const;

  [[nodiscard]] bool next_word_fits(std::string_view next) const;

  bool same_style(const AttendanceCell& cell);

  bool take_grid(const AttendanceRow& row);

  [[nodiscard]] bool describes_column(const AttendanceCell& cell, const AttendanceRow& row) const;
  /// One cell of a grid: people, or initials, role or organisation of the one before.
  void take_cell(const AttendanceCell& cell, const AttendanceRow& row);

  // ---- paragraphs

  void flush();
  void flush_paragraph(AttendanceParagraph& paragraph);

  /// Of the public only those who came in an office are kept: constables, councillors.
  void flush_public(const AttendanceParagraph& paragraph);

  static bool is_official(const PersonName& person);

  [[nodiscard]] bool continues_apologies(std::string_view sentence) const;
  void flush_sentence(std::string_view sentence, const AttendanceParagraph& paragraph);

  [[nodiscard]] bool goes_on_with_members(const AttendanceSection& before, const AttendanceHeading& next) const;

  /// "Members of the public – CSO Penn" as a sentence of a Present paragraph.
  void flush_nested(const AttendanceHeading& nested, std::string_view sentence, const AttendanceParagraph& paragraph);

  void add(const PersonName& person, AttendanceStatus status, const AttendanceParagraph& paragraph, const char* rule);

  void add_person(const PersonName& person, AttendanceStatus status, const std::vector<size_t>& lines,
                  const char* rule);

  void take_sentence(const AttendanceSentence& said, const AttendanceParagraph& paragraph);

  /// Someone whom running text shows at the meeting and no list names.
  void add_visitor(const PersonName& person, AttendanceStatus status, const std::vector<size_t>& lines);

  /// Coming and going is noted with the person and changes no status.
  void take_move(const AttendanceSentence& said, const std::vector<size_t>& lines);

  void take_chair(const AttendanceSentence& said, const std::vector<size_t>& lines);

  /// A chair who was named before the list ("Board President Penn called the meeting to order").
  void settle_chair();

  void take_substitution(const AttendanceSentence& said, const std::vector<size_t>& lines);

  // ---- columns and tables

  /// Heads of lists side by side ("Present | Public | Apologies"), or a header of names, roles and authorities.
  bool open_columns(const AttendanceRow& row);

  /// "Marsh District Council | Quay Town Council" over the members that each sends.
  bool open_columns_by_group(const AttendanceRow& row);

  /// "Position | Councillor | Authority"; a first cell "Apologies" switches the section.
  bool take_header(const AttendanceRow& row);

  struct TableHeader {
    std::vector<AttendanceListColumn> columns;
    size_t known = 0, names = 0, states = 0;  ///< columns that hold something, names, a status
    std::optional<AttendanceHeading> switched;
  };
  [[nodiscard]] TableHeader read_header(const AttendanceRow& row) const;
  void find_unheaded_names(const AttendanceRow& row, TableHeader& header) const;
  void find_dated_status(const AttendanceRow& row, TableHeader& header) const;
  struct TableMarks {
    bool marks = false, ticks = false, filled = false;  ///< status by marks, by ticks among them, in any form
    bool people = false;                                ///< names instead: lists side by side
  };
  [[nodiscard]] TableMarks look_for_marks(const TableHeader& header, const AttendanceRow& row) const;

  /// Rows "Cllr Penn | P", "Cllr Oak | A" without a header over them.
  bool open_status_rows(const AttendanceRow& row);
  [[nodiscard]] bool is_status_row(const AttendanceRow& row) const;
  /// What the paper's own key says of a mark: "P - present, A - apologies, S - substitute".
  void read_key();
  /// Offices beside names, line by line of two cells.
  void take_roles_beside(const AttendanceCell& cell, size_t first_entry);

  /// Without an attendance heading a header counts only if the row below it holds a person in the name column.
  [[nodiscard]] bool looks_ahead(const std::vector<AttendanceListColumn>& columns) const;

  static const AttendanceListColumn* nearest(const std::vector<AttendanceListColumn>& columns,
                                             const AttendanceCell& cell, const AttendanceRow& row);

  bool take_columns(const AttendanceRow& row);

  bool take_list_columns(const AttendanceRow& row);

  bool take_list_cell(const AttendanceCell& cell, AttendanceListColumn& column);

  struct TableFields {
    std::string name, role, organization, initials;
    std::optional<AttendanceStatus> status;
    std::vector<std::string> notes;
    std::vector<size_t> lines;
  };

  void take_status(const std::string& text, const AttendanceListColumn& column, TableFields& fields) const;
  bool join_wrapped_rows(const AttendanceRow& row, TableFields& fields);
  [[nodiscard]] bool goes_on_with_row(const AttendanceRow& next, const TableFields& fields) const;
  [[nodiscard]] TableFields fields_of(const AttendanceRow& row, size_t group) const;
  void take_tables_beside(const AttendanceRow& row);

  bool take_table_columns(const AttendanceRow& row);

  static std::vector<PersonName> table_people(std::string_view printed);
  void take_substitution_beside(TableFields& fields, std::vector<PersonName>& people) const;

  bool leave_table();

  /// "Apologies" alone in a row of a declared table.
  bool switch_in_table(const AttendanceRow& row, const TableFields& fields);

  /// Rows without a name belong to the row before: a role or authority over two lines.
  bool continue_row(const AttendanceRow& row, const TableFields& fields);

  /// The role cell may name a section ("Substitutes"); an empty one repeats what stood above.
  void take_table_role(const std::string& role);

  void add_table_person(PersonName& person, const TableFields& fields);

  /// A row of a layout table: "Present | list", "Apologies | list".
  bool opens_table_row(const AttendanceRow& row, const AttendanceHeading& heading);

  // ---- lists that lost their table

  /// After a table: names and, in a second run of as many lines, their organisations.
  bool take_orphans();

  bool pair_orphans(const std::vector<size_t>& run);

  [[nodiscard]] AttendanceStatus table_status() const { return row_status_.value_or(table_section_->status); }

  // ---- rosters under the name of the body

  /// "City Commission" with two or more titled or office-holding people below it, before any item.
  bool open_roster(const AttendanceRow& row);

  /// "Chairperson | Ms A Penn", "Members | Mr B Oak" at the head of a paper, without a heading over them.
  bool open_offices(const AttendanceRow& row);
  [[nodiscard]] size_t lists_below(const AttendanceRow& row) const;

  [[nodiscard]] bool is_office_holder(size_t row) const;

  // ---- running text

  void note_matter(const AttendanceRow& row);

  void take_prose(const AttendanceRow& row);

  [[nodiscard]] bool prose_goes_on() const;

  void add_prose(const AttendanceCell& cell, const AttendanceRow& row);

  void flush_prose();

  void take_first_list(AttendanceSentence said, const AttendanceParagraph& paragraph);
  bool take_inner_label(std::string_view sentence, const AttendanceParagraph& paragraph);
  void prose_sentence(std::string_view sentence, const AttendanceParagraph& paragraph, bool first);

  static constexpr size_t head_rows = 60;

  const CleanText& text_;
  PlacesInLines places_;
  PeopleMemo people_;
  std::vector<AttendanceRow> rows_;
  Minutes& minutes_;
  std::vector<size_t>& consumed_;
  AttendanceList list_;
  std::vector<std::pair<size_t, bool>> boxes_;  ///< line, and whether its box is ticked; by line
  size_t at_ = 0;
  std::optional<AttendanceSection> section_;
  AttendanceParagraph paragraph_, prose_;
  bool run_in_ = false;
  std::optional<uint32_t> in_table_;
  std::optional<size_t> last_;  ///< entry added last
  size_t last_row_ = 0;
  size_t described_lines_ = 0, listed_lines_ = 0;  ///< with one person and an office behind a comma; with several
  std::vector<AttendanceListColumn> columns_;
  std::optional<AttendanceSection> table_section_;
  std::optional<uint32_t> columns_table_;
  TableMarks marks_;
  AttendanceKey key_;
  bool key_read_ = false;
  size_t joined_until_ = 0;  ///< last row that only goes on with the cells of one above it
  std::string row_role_;
  std::optional<AttendanceStatus> row_status_;
  bool in_table_done_ = false;
  bool prose_speaks_ = false;
  bool zone_open_ = false, zone_done_ = false, public_matter_ = false, items_seen_ = false;
  size_t idle_rows_ = 0;
  std::optional<PersonName> pending_chair_;
  std::string pending_office_;               ///< of whoever took the chair: "Vice-Chair"
  std::vector<AttendanceVisitor> visitors_;  ///< added last, so that a list later in the paper is known
  Place chair_line_;
};

}  // namespace minutebook
