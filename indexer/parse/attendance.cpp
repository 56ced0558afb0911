// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/parse/attendance.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>
#include <utility>

#include "indexer/parse/attendance_headings.hpp"
#include "indexer/parse/attendance_list.hpp"
#include "indexer/parse/attendance_rows.hpp"
#include "indexer/parse/attendance_sentences.hpp"
#include "indexer/parse/item_label.hpp"
#include "indexer/parse/name_vocabulary.hpp"
#include "indexer/parse/name_words.hpp"
#include "lib/base/text.hpp"

namespace minutebook {
namespace {

/// Rows without attendance after which the list at the head of a paper is over.
constexpr size_t rows_between_sections = 14;
constexpr size_t longest_paragraph = 12000;

struct Section {
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

struct Paragraph {
  std::string text;
  std::vector<std::pair<size_t, size_t>> starts;  ///< byte offset in `text`, index of the line
  bool full_width = false;
  // Kept up to date piece by piece, so that a long list stays linear.
  int depth = 0;          ///< of open brackets
  size_t separators = 0;  ///< commas and semicolons outside brackets
  bool prose = false;
  bool apologies = false;  ///< "apologies ... from"

  [[nodiscard]] bool empty() const { return starts.empty(); }
  void clear() { *this = Paragraph(); }
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
    text += piece;
    full_width = wide;
  }
};

/// A column of a table or of lists that stand side by side.
struct ListColumn {
  AttendanceColumn holds = AttendanceColumn::none;
  std::optional<Section> section;  ///< of a column that is a list
  Box box;
  uint32_t column = 0;
};

/// Where a printed piece stands: by search in the lines it came from.
Place place_in_lines(const CleanText& text, const std::vector<size_t>& lines, std::string_view printed,
                     const char* rule, double confidence) {
  for (const size_t i : lines) {
    const TextLine& line = text.lines[i];
    const size_t at = line.text.find(printed);
    if (at == std::string::npos || printed.empty()) continue;
    Place place = place_of(line, rule, confidence);
    place.start = line.start + static_cast<uint32_t>(at);
    place.end = place.start + static_cast<uint32_t>(printed.size());
    return place;
  }
  return lines.empty() ? Place{} : place_of(text.lines[lines.front()], rule, confidence);
}

bool is_open_ended(std::string_view text, int depth) {
  if (depth > 0) return true;
  const std::string_view end = trim(text);
  if (end.empty()) return false;
  if (end.back() == ',' || end.back() == ';' || end.back() == '&' || end.back() == '-') return true;
  const auto words = name_words(end.substr(end.size() > 30 ? end.size() - 30 : 0));
  if (words.empty()) return false;
  const NameWord& last = words.back();
  return last.bare == "and" || last.bare == "from" || last.bare == "of" || last.bare == "the" ||
         (is_sure_title(last.bare) && last.text.size() < 12 && !last.all_caps);
}

/// "IV." or "V. OLD BUSINESS": a roman number of an item, not the initial of a name.
bool is_roman_item(std::string_view text, const ItemLabel& label) {
  if (label.kind != ItemLabel::Kind::roman || !label.closed) return false;
  const auto words = name_words(text.substr(std::min(label.rest, text.size())));
  return label.number.size() > 1 || (!words.empty() && words[0].all_caps);
}

bool is_open_ended(std::string_view text) {
  int depth = 0;
  for (const char c : text) depth = std::max(0, depth + bracket_step(c));
  return is_open_ended(text, depth);
}

bool is_open_ended(const Paragraph& paragraph) { return is_open_ended(paragraph.text, paragraph.depth); }

/// A number in front that may open an agenda item.
bool starts_with_item_number(std::string_view text, int& number) {
  const ItemLabel label = read_item_label(text);
  number = 0;
  if (is_roman_item(text, label)) return true;
  if (label.kind == ItemLabel::Kind::none || label.kind == ItemLabel::Kind::letter ||
      label.kind == ItemLabel::Kind::roman)
    return false;
  if (label.kind == ItemLabel::Kind::number) number = label.readings[0].value;
  return true;
}

bool is_public_matter(std::string_view folded) {
  static constexpr std::string_view matters[] = {
      "public participation",      "public forum",   "open forum",    "public session",
      "public questions",          "public comment", "question time", "public speaking",
      "questions from the public", "public open",    "deputations"};
  return std::any_of(std::begin(matters), std::end(matters),
                     [&](std::string_view m) { return folded.find(m) != std::string_view::npos; });
}

bool mentions_the_public(std::string_view folded) {
  static constexpr std::string_view words[] = {
      "resident", "parishioner", "member of the public", "members of the public", "applicant", "landowner",
      "objector", "petitioner"};
  return std::any_of(std::begin(words), std::end(words),
                     [&](std::string_view m) { return folded.find(m) != std::string_view::npos; });
}

/// People of a line or cell that is nothing but people, roles and organisations; empty when it is anything else.
std::vector<PersonName> people_only(std::string_view text, bool one_word_will_do) {
  if (text.size() > longest_paragraph) return {};
  const Bracketed parts = take_brackets(strip_marks(text));
  const auto words = name_words(parts.outside);
  if (words.empty() || reads_as_prose(text)) return {};
  auto people = parse_people(text);
  const bool several_titled =
      std::count_if(people.begin(), people.end(), [](const PersonName& p) { return !p.prefix.empty(); }) > 1;
  if (people.size() != 1 && !several_titled) {
    if (auto one = parse_person(text); one && people.empty()) people = {*one};
  }
  size_t covered = 0;
  for (const PersonName& p : people) {
    const size_t name = name_words(take_brackets(p.as_printed).outside).size();
    covered += name + name_words(p.role).size() + name_words(p.organization).size() + name_words(p.initials).size();
    for (const std::string& remark : p.remarks) covered += name_words(remark).size();
    if (p.name.find(' ') == std::string::npos && p.prefix.empty() && p.role.empty() && !one_word_will_do &&
        people.size() < 2)
      return {};
  }
  return covered * 2 >= words.size() ? people : std::vector<PersonName>();
}

/// Someone whom running text shows at the meeting.
struct Visitor {
  PersonName person;
  AttendanceStatus status = AttendanceStatus::in_attendance;
  Place place;
};

class AttendanceReader {
 public:
  AttendanceReader(const CleanText& text, Minutes& minutes, std::vector<size_t>& consumed)
      : text_(text), rows_(attendance_rows(text)), minutes_(minutes), consumed_(consumed) {}

  void read() {
    for (at_ = 0; at_ < rows_.size(); ++at_) step(rows_[at_]);
    flush();
    flush_prose();
    for (const Visitor& visitor : visitors_) list_.add_mentioned(visitor.person, visitor.status, visitor.place);
    settle_chair();
    list_.write(minutes_);
    std::sort(consumed_.begin(), consumed_.end());
    consumed_.erase(std::unique(consumed_.begin(), consumed_.end()), consumed_.end());
  }

 private:
  void step(const AttendanceRow& row) {
    note_matter(row);
    if (!columns_.empty()) {
      const bool table = !columns_[0].section;
      if (take_columns(row)) return;
      columns_.clear();
      if (table && take_orphans()) return;
    }
    if (open_columns(row) || open_section(row)) return;
    if (section_) {
      if (take_content(row)) return;
      close_section();
      if (take_orphans()) return;
    }
    if (open_roster(row)) return;
    if (zone_open_ && ++idle_rows_ > rows_between_sections) zone_done_ = true;
    take_prose(row);
  }

  // ---- sections

  [[nodiscard]] bool accepts(const AttendanceHeading& heading) const {
    if (heading.kind == AttendanceKind::mixed || heading.status == AttendanceStatus::apologies) return true;
    if (heading.weak && !(zone_open_ && !zone_done_)) {
      return heading.kind == AttendanceKind::chair && heading.closed && !zone_done_ && at_ < head_rows &&
             names_one_person(heading);
    }
    if (heading.roster && !list_.has(AttendanceStatus::present)) return true;
    return !zone_done_;
  }

  /// "Chair: Cllr Penn" at the head of a paper, before its lists.
  [[nodiscard]] bool names_one_person(const AttendanceHeading& heading) const {
    const AttendanceRow& row = rows_[at_];
    const std::string_view text = row.cells[0].text;
    const std::string_view rest = heading.rest < text.size() ? text.substr(heading.rest)
                                  : row.cells.size() > 1     ? std::string_view(row.cells[1].text)
                                                             : "";
    return rest.size() < 80 && people_only(rest, false).size() == 1;
  }

  bool open_section(const AttendanceRow& row) {
    const auto heading = read_attendance_heading(row.cells[0].text);
    if (!heading || !accepts(*heading)) return false;
    const bool list_line = section_ && section_->people > 0 && heading->rest >= row.cells[0].text.size() &&
                           heading->weak && row.list_depth > 0;
    if (list_line || (section_ && heading->weak && !heading->closed && continues(row)) ||
        (section_ && heading->weak && is_open_ended(paragraph_)))
      return false;
    if (row.table && opens_table_row(row, *heading)) return true;
    flush();
    flush_prose();
    start(*heading, row);
    if (!section_->item) consume(row.cells[0].lines);
    const std::string_view rest =
        std::string_view(row.cells[0].text).substr(std::min(heading->rest, row.cells[0].text.size()));
    if (!trim(rest).empty()) take_run_in(rest, row);
    for (size_t i = 1; i < row.cells.size(); ++i) take_cell(row.cells[i], row);
    return true;
  }

  void start(const AttendanceHeading& heading, const AttendanceRow& row) {
    Section section;
    section.heading = heading;
    section.status = heading.status;
    section.item = heading.numbered || (zone_done_ && !heading.roster) ||
                   (row.heading > 1 && heading.status == AttendanceStatus::apologies && zone_done_);
    section_ = section;
    in_table_ = row.table;
    idle_rows_ = 0;
    if (heading.kind != AttendanceKind::mixed && heading.status != AttendanceStatus::apologies) zone_open_ = true;
    if (heading.roster) zone_done_ = false;
  }

  void close_section() {
    flush();
    section_.reset();
    in_table_.reset();
  }

  void consume(const std::vector<size_t>& lines) { consumed_.insert(consumed_.end(), lines.begin(), lines.end()); }

  // ---- content

  /// Text after a label on its own line: a list, or sentences.
  void take_run_in(std::string_view rest, const AttendanceRow& row) {
    paragraph_.add(trim(rest), row.cells[0].lines[0], row.full_width && row.cells.size() == 1);
    run_in_ = true;
  }

  bool take_content(const AttendanceRow& row) {
    if (row.table != in_table_ && (row.table || !paragraph_.empty() || section_->people > 0)) {
      if (in_table_ && !row.table) return false;
      if (row.table && section_->people > 0) return false;
    }
    if (row.table && take_header(row)) return true;
    if ((section_->people > 0 || !paragraph_.empty()) && row.list_depth > section_->depth && section_->depth > 0)
      return true;  // notes below a name
    if (row.cells.size() > 1) return take_grid(row);
    if (section_->people == 0 && paragraph_.empty()) section_->depth = row.list_depth;
    return take_line(row);
  }

  bool take_line(const AttendanceRow& row) {
    const AttendanceCell& cell = row.cells[0];
    if (continues(row)) {
      paragraph_.add(cell.text, cell.lines[0], row.full_width);
      if (!section_->item) consume(cell.lines);
      return true;
    }
    int number = 0;
    std::string_view text = cell.text;
    if (starts_with_item_number(text, number)) {
      if (section_->item || number != section_->next_number) return false;
      if (number == 1 && (section_->people > 0 || !paragraph_.empty())) return false;
      text = text.substr(read_item_label(text).rest);
      if (people_only(text, false).empty()) return false;
      ++section_->next_number;
    } else if (row.heading > 0) {
      return false;
    }
    if (take_role_label(text, cell)) return true;
    text = without_group_label(text);
    return take_new_line(text, row);
  }

  /// "Minutes: Ben Penn": who served the meeting; known better if a list names the person too.
  bool take_role_label(std::string_view text, const AttendanceCell& cell) {
    const size_t colon = text.find(": ");
    constexpr size_t longest_label = 40;
    if (colon == std::string_view::npos || colon > longest_label) return false;
    const std::string_view label = strip_marks(text.substr(0, colon));
    const std::string folded = fold(label);
    const bool minutes = folded == "minutes" || folded == "notes" || folded == "minutes by" ||
                         folded == "minutes taken by" || folded == "notes by";
    if (!minutes && (!is_role(label) || is_organization(label))) return false;
    auto people = people_only(text.substr(colon + 2), false);
    if (people.size() != 1) return false;
    flush();
    if (people[0].role.empty()) people[0].role = minutes ? "Minutes" : std::string(label);
    visitors_.push_back({people[0], AttendanceStatus::in_attendance,
                         place_in_lines(text_, cell.lines, people[0].as_printed, "attendance_label", 0.85)});
    if (!section_->item) consume(cell.lines);
    return true;
  }

  /// "External auditors: A Penn": a label of the list's own, its people stand under the heading above.
  static std::string_view without_group_label(std::string_view text) {
    const size_t colon = text.find(": ");
    constexpr size_t longest_label = 40;
    if (colon == std::string_view::npos || colon > longest_label) return text;
    const std::string_view label = text.substr(0, colon), rest = text.substr(colon + 2);
    if (label.find_first_of("0123456789(,") != std::string_view::npos || people_only(rest, false).empty() ||
        parse_person(text))
      return text;
    return rest;
  }

  bool take_new_line(std::string_view text, const AttendanceRow& row) {
    const AttendanceCell& cell = row.cells[0];
    if (section_->heading.kind == AttendanceKind::open) {
      if (row.block_start && section_->people > 0 && people_only(text, false).empty()) return false;
      flush();
      if (text.size() > 200 || (people_only(text, row.list_depth > 0).empty() && !mentions_the_public(fold(text))))
        return false;
      paragraph_.add(text, cell.lines[0], row.full_width);
      if (!section_->item) consume(cell.lines);
      return true;
    }
    const bool first = section_->people == 0 && paragraph_.empty() && !section_->item;
    const bool loose = row.list_depth > 0 || row.table.has_value() || first;
    const bool people = !people_only(text, loose).empty() && same_style(cell);
    const bool starts_list = people || starts_people(text);
    if (!starts_list && !is_about_attendance(text)) return false;
    flush();
    paragraph_.add(text, cell.lines[0], row.full_width);
    if (!section_->item) consume(cell.lines);
    return true;
  }

  /// A line that ends within a list ("Mr A Penn, Mr B") or opens one with a plural title.
  static bool starts_people(std::string_view text) {
    if (!is_open_ended(text) && text.size() < 60) return false;
    return !reads_as_prose(text) && parse_people(text).size() >= 2;
  }

  static bool is_about_attendance(std::string_view text) {
    for (const std::string_view sentence : attendance_sentences(text)) {
      const auto found = read_attendance_sentence(sentence);
      if (found && found->says != AttendanceSentence::Says::spoke) return true;
    }
    const std::string folded = fold(text);
    return folded.find("apolog") != std::string::npos && folded.size() < 300;
  }

  /// Whether this line goes on with the paragraph before it.
  [[nodiscard]] bool continues(const AttendanceRow& row) const {
    if (paragraph_.empty() || row.heading > 0 || paragraph_.text.size() > longest_paragraph) return false;
    if (is_open_ended(paragraph_)) return true;
    if (row.table || opens_statement(row.cells[0].text)) return false;
    const char last = paragraph_.text.back();
    const std::string_view text = row.cells[0].text;
    int number = 0;
    if (starts_with_item_number(text, number)) return false;
    const bool lower = !text.empty() && text[0] >= 'a' && text[0] <= 'z';
    if (lower && last != '.' && last != ':') return true;
    if (last == '.' && row.block_start) return false;
    if (last != '.' && last != ':' && paragraph_.prose && !row.block_start) return true;
    if (last != '.' && paragraph_.apologies && row.page == text_.lines[paragraph_.starts.back().second].page)
      return true;
    if (!paragraph_.full_width && (row.block_start || !is_plain_list(row))) return false;
    const bool listing = paragraph_.separators > 0 || paragraph_.prose;
    const bool own_line = !row.block_start && paragraph_.separators <= 1 && has_role(row.cells[0].text);
    return listing && !own_line && (last != '.' || !row.block_start) && (!row.block_start || text_lines_have_no_gaps());
  }

  /// "Apologies for absence were received ...": a statement of its own, whatever stood above.
  static bool opens_statement(std::string_view text) {
    const std::string folded = fold(text.substr(0, std::min<size_t>(text.size(), 24)));
    static constexpr std::string_view openings[] = {"apolog", "an apolog",   "also ",       "in attendance", "present",
                                                    "absent", "there were ", "the meeting", "at the outset"};
    return std::any_of(std::begin(openings), std::end(openings),
                       [&](std::string_view o) { return folded.starts_with(o); });
  }

  static bool has_role(std::string_view text) {
    const auto person = parse_person(text);
    return person && (!person->role.empty() || !person->organization.empty());
  }

  /// Two or more people on the lines so far, and the next line is no person with a role of its own.
  [[nodiscard]] bool is_plain_list(const AttendanceRow& row) const {
    if (paragraph_.separators == 0) return false;
    const auto next = parse_person(row.cells[0].text);
    return !next || next->role.empty();
  }

  /// Formats without positions give every printed line a paragraph of its own; there a gap says nothing.
  [[nodiscard]] bool text_lines_have_no_gaps() const {
    return text_.lines[paragraph_.starts.back().second].words.empty();
  }

  bool same_style(const AttendanceCell& cell) {
    const TextLine& line = text_.lines[cell.lines[0]];
    const auto words = name_words(cell.text);
    const bool capitals = !words.empty() && std::all_of(words.begin(), words.end(), [](const NameWord& w) {
      return w.all_caps || w.initials || !w.capital;
    });
    const bool bold = (line.style & style_bold) != 0;
    if (!section_->styled) {
      section_->styled = true;
      section_->capitals = capitals;
      section_->bold = bold;
      return true;
    }
    if (section_->people == 0) return true;
    return (!capitals || section_->capitals) && (!bold || section_->bold);
  }

  bool take_grid(const AttendanceRow& row) {
    std::vector<const AttendanceCell*> cells;
    for (const AttendanceCell& cell : row.cells)
      if (!trim(strip_marks(cell.text)).empty()) cells.push_back(&cell);
    if (cells.empty()) return true;
    int number = 0;
    if (starts_with_item_number(cells[0]->text, number) &&
        !(row.table && cells.size() > 1 && number == section_->next_number))
      return false;
    const bool any = std::any_of(cells.begin(), cells.end(), [&](const AttendanceCell* cell) {
      return !people_only(cell->text, row.table.has_value()).empty();
    });
    if (!any) return false;
    flush();
    ++section_->next_number;
    for (const AttendanceCell* cell : cells) take_cell(*cell, row);
    if (!section_->item)
      for (const AttendanceCell* cell : cells) consume(cell->lines);
    return true;
  }

  /// One cell of a grid: people, or initials, role or organisation of the one before.
  void take_cell(const AttendanceCell& cell, const AttendanceRow& row) {
    flush();
    const std::string text(strip_marks(cell.text));
    if (!section_->item) consume(cell.lines);
    if (text.empty()) return;
    const auto words = name_words(text);
    if (last_ && words.size() == 1 && text.size() <= 5 && matches_initials(text, list_.entries()[*last_].value.name)) {
      list_.entries()[*last_].value.initials = text;
      return;
    }
    if (cell.text.find('\n') != std::string::npos) {
      for (const std::string_view line : split(cell.text, '\n')) {
        paragraph_.add(line, cell.lines[0], false);
        if (!is_open_ended(paragraph_)) flush();
      }
      return flush();
    }
    const auto people = people_only(text, true);
    const bool describes = people.empty() || (row.table && last_row_ == at_ && is_organization(text));
    if (describes && last_ && last_row_ == at_) {
      Attendance& before = list_.entries()[*last_].value;
      if (is_role(text) && before.role.empty())
        before.role = text;
      else if (before.organization.empty())
        before.organization = text;
      return;
    }
    paragraph_.add(text, cell.lines[0], false);
    if (people.empty() && row.cells.size() == 2) return;  // a list that goes on below in the same column
    if (!is_open_ended(text)) flush();
  }

  // ---- paragraphs

  void flush() {
    run_in_ = false;
    if (paragraph_.empty() || !section_) return paragraph_.clear();
    const Paragraph paragraph = std::exchange(paragraph_, Paragraph());
    if (section_->heading.kind == AttendanceKind::open) return flush_public(paragraph);
    for (const std::string_view sentence : attendance_sentences(paragraph.text)) flush_sentence(sentence, paragraph);
  }

  /// Of the public only those who came in an office are kept: constables, councillors.
  void flush_public(const Paragraph& paragraph) {
    for (const PersonName& person : parse_people(paragraph.text)) {
      ++section_->people;
      if (is_official(person)) add(person, AttendanceStatus::in_attendance, paragraph, "attendance_public");
    }
  }

  static bool is_official(const PersonName& person) {
    static constexpr std::string_view private_titles[] = {"mr",        "mrs", "ms",   "miss", "mx",  "dr",   "prof",
                                                          "professor", "sir", "lady", "lord", "rev", "revd", "messrs"};
    return std::any_of(person.prefix.begin(), person.prefix.end(), [&](const std::string& title) {
      const auto words = name_words(title);
      return !words.empty() && is_sure_title(words.back().bare) &&
             std::find(std::begin(private_titles), std::end(private_titles), words.back().bare) ==
                 std::end(private_titles);
    });
  }

  void flush_sentence(std::string_view sentence, const Paragraph& paragraph) {
    if (const auto nested = read_attendance_heading(sentence);
        nested && nested->rest < sentence.size() && !nested->numbered) {
      return flush_nested(*nested, sentence, paragraph);
    }
    if (reads_as_prose(sentence) || fold(sentence).find("apolog") != std::string::npos) {
      if (const auto said = read_attendance_sentence(sentence)) return take_sentence(*said, paragraph);
      if (section_->status != AttendanceStatus::apologies || section_->heading.kind != AttendanceKind::people) return;
      const auto people = parse_people(sentence);  // "Cllr Penn who has moved away"
      for (const PersonName& person : people)
        if (!person.prefix.empty()) add(person, section_->status, paragraph, "attendance_list");
      return;
    }
    if (section_->heading.kind == AttendanceKind::mixed) return;
    auto people = parse_people(sentence);
    if (people.size() <= 1)
      if (auto one = parse_person(sentence)) people = {std::move(*one)};
    for (const PersonName& person : people) add(person, section_->status, paragraph, "attendance_list");
  }

  /// "Members of the public – CSO Penn" as a sentence of a Present paragraph.
  void flush_nested(const AttendanceHeading& nested, std::string_view sentence, const Paragraph& paragraph) {
    const Section before = *section_;
    section_->heading = nested;
    section_->status = nested.status;
    Paragraph part = paragraph;
    part.text = std::string(sentence.substr(nested.rest));
    if (nested.kind == AttendanceKind::open)
      flush_public(part);
    else
      for (const std::string_view piece : attendance_sentences(part.text)) {
        if (!read_attendance_heading(piece)) flush_sentence(piece, paragraph);
      }
    const size_t people = section_->people;
    section_ = before;
    section_->people = people;
  }

  void add(const PersonName& person, AttendanceStatus status, const Paragraph& paragraph, const char* rule) {
    std::vector<size_t> lines;
    for (const auto& start : paragraph.starts) lines.push_back(start.second);
    add_person(person, status, lines, rule);
  }

  void add_person(const PersonName& person, AttendanceStatus status, const std::vector<size_t>& lines,
                  const char* rule) {
    const bool chair = section_ && section_->heading.kind == AttendanceKind::chair;
    const Place place = place_in_lines(text_, lines, person.as_printed, rule, 0.95);
    AttendanceEntry& entry = list_.add(person, chair ? AttendanceStatus::present : status, place);
    entry.provisional = section_ && section_->heading.plain_in_attendance;
    if (chair) list_.set_chair(entry);
    last_ = static_cast<size_t>(&entry - list_.entries().data());
    last_row_ = at_;
    if (section_) ++section_->people;
    idle_rows_ = 0;
  }

  void take_sentence(const AttendanceSentence& said, const Paragraph& paragraph) {
    using Says = AttendanceSentence::Says;
    std::vector<size_t> lines;
    for (const auto& start : paragraph.starts) lines.push_back(start.second);
    const bool beside = section_ && section_->heading.together && section_->people > 0;
    const auto status = [&]() {
      if (said.says == Says::apologies || said.says == Says::excused) return AttendanceStatus::apologies;
      if (said.says == Says::absent) return AttendanceStatus::absent;
      if (said.says == Says::listed) return AttendanceStatus::present;
      if (beside) return AttendanceStatus::in_attendance;
      return section_ && section_->heading.kind == AttendanceKind::people && !section_->item &&
                     section_->status != AttendanceStatus::apologies
                 ? section_->status
                 : AttendanceStatus::in_attendance;
    }();
    if (said.says == Says::moved) return take_move(said);
    if (said.says == Says::chaired) return take_chair(said, lines);
    if (said.says == Says::substituted) return take_substitution(said, lines);
    for (const PersonName& person : said.people) {
      const bool listed = said.says == Says::listed || said.says == Says::apologies || said.says == Says::absent ||
                          said.says == Says::excused || (section_ && !section_->item && said.says == Says::present);
      if (listed)
        add_person(person, said.note.empty() ? status : AttendanceStatus::present, lines, "attendance_sentence");
      else
        add_visitor(person, status, lines);
      if (!said.note.empty() && last_) list_.entries()[*last_].value.notes.push_back(said.note);
    }
  }

  /// Someone whom running text shows at the meeting and no list names.
  void add_visitor(const PersonName& person, AttendanceStatus status, const std::vector<size_t>& lines) {
    const auto words = name_words(person.name);
    if (words.size() < 2 || words[0].initials) return;
    if (person.prefix.empty() && person.role.empty() && !is_forename(words[0].bare)) return;
    visitors_.push_back({person, status, place_in_lines(text_, lines, person.as_printed, "attendance_speaker", 0.7)});
  }

  /// Coming and going is noted with the person and changes no status.
  void take_move(const AttendanceSentence& said) {
    for (const PersonName& person : said.people) {
      AttendanceEntry* entry = list_.find(person);
      if (entry && !said.note.empty()) entry->value.notes.push_back(said.note);
    }
  }

  void take_chair(const AttendanceSentence& said, const std::vector<size_t>& lines) {
    AttendanceEntry* entry = said.initials.empty() ? list_.find(said.people[0]) : list_.find_initials(said.initials);
    if (entry) {
      if (entry->value.status != AttendanceStatus::apologies && entry->value.status != AttendanceStatus::absent)
        list_.set_chair(*entry);
      return;
    }
    if (said.people.empty()) return;
    chair_line_ = place_in_lines(text_, lines, said.people[0].as_printed, "chair_sentence", 0.8);
    pending_chair_ = said.people[0];
  }

  /// A chair who was named before the list ("Board President Penn called the meeting to order").
  void settle_chair() {
    if (!pending_chair_) return;
    const auto& entries = list_.entries();
    if (std::any_of(entries.begin(), entries.end(), [](const AttendanceEntry& e) { return e.in_chair; })) return;
    if (AttendanceEntry* entry = list_.find(*pending_chair_)) return list_.set_chair(*entry);
    if (list_.has(AttendanceStatus::present) &&
        (!pending_chair_->prefix.empty() || pending_chair_->name.find(' ') != std::string::npos)) {
      AttendanceEntry& added = list_.add(*pending_chair_, AttendanceStatus::present, chair_line_);
      if (added.value.status == AttendanceStatus::present) list_.set_chair(added);
      return;
    }
    const bool full = pending_chair_->name.find(' ') != std::string::npos || !pending_chair_->prefix.empty() ||
                      !pending_chair_->role.empty();
    if (full && !minutes_.chair) minutes_.chair = NamedValue{pending_chair_->name, chair_line_};
  }

  void take_substitution(const AttendanceSentence& said, const std::vector<size_t>& lines) {
    AttendanceEntry* deputy = list_.find(said.people[0]);
    if (deputy) {
      deputy->value.status = AttendanceStatus::substitute;
      deputy->value.on_behalf_of = said.people[1].name;
    } else {
      PersonName person = said.people[0];
      list_
          .add(person, AttendanceStatus::substitute,
               place_in_lines(text_, lines, person.as_printed, "attendance_sentence", 0.9))
          .value.on_behalf_of = said.people[1].name;
    }
  }

  // ---- columns and tables

  /// Heads of lists side by side ("Present | Public | Apologies"), or a header of names, roles and authorities.
  bool open_columns(const AttendanceRow& row) {
    if (row.cells.size() < 2) return false;
    std::vector<ListColumn> columns;
    size_t lists = 0;
    for (const AttendanceCell& cell : row.cells) {
      const auto heading = read_attendance_heading(cell.text);
      ListColumn column;
      column.box = cell.box;
      column.column = cell.column;
      if (heading && heading->rest >= cell.text.size() && accepts(*heading)) {
        Section section;
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

  /// "Position | Councillor | Authority"; a first cell "Apologies" switches the section.
  bool take_header(const AttendanceRow& row) {
    if (row.cells.size() < 2) return false;
    std::vector<ListColumn> columns;
    size_t known = 0, names = 0;
    std::optional<AttendanceHeading> switched;
    for (const AttendanceCell& cell : row.cells) {
      ListColumn column;
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
    const bool about = section_ || switched || std::any_of(columns.begin(), columns.end(), [](const ListColumn& c) {
                         return c.holds == AttendanceColumn::status;
                       });
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

  /// Without an attendance heading a header counts only if the row below it holds a person in the name column.
  [[nodiscard]] bool looks_ahead(const std::vector<ListColumn>& columns) const {
    if (at_ + 1 >= rows_.size()) return false;
    for (const AttendanceCell& cell : rows_[at_ + 1].cells) {
      const ListColumn* column = nearest(columns, cell, rows_[at_ + 1]);
      if (column && column->holds == AttendanceColumn::name && !people_only(cell.text, false).empty()) return true;
    }
    return false;
  }

  static const ListColumn* nearest(const std::vector<ListColumn>& columns, const AttendanceCell& cell,
                                   const AttendanceRow& row) {
    const ListColumn* best = nullptr;
    float best_distance = 0;
    for (const ListColumn& column : columns) {
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

  bool take_columns(const AttendanceRow& row) {
    const bool lists = columns_[0].section.has_value();
    return lists ? take_list_columns(row) : take_table_columns(row);
  }

  bool take_list_columns(const AttendanceRow& row) {
    int number = 0;
    if (row.heading > 0 || starts_with_item_number(row.cells[0].text, number)) return false;
    size_t taken = 0;
    for (const AttendanceCell& cell : row.cells) {
      auto* column = const_cast<ListColumn*>(nearest(columns_, cell, row));
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

  bool take_list_cell(const AttendanceCell& cell, ListColumn& column) {
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

  struct TableFields {
    std::string name, role, organization, initials;
    std::optional<AttendanceStatus> status;
    std::vector<size_t> lines;
  };

  TableFields fields_of(const AttendanceRow& row) {
    TableFields fields;
    for (const AttendanceCell& cell : row.cells) {
      const ListColumn* column = nearest(columns_, cell, row);
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

  bool take_table_columns(const AttendanceRow& row) {
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

  static std::vector<PersonName> table_people(std::string_view name) {
    if (auto one = parse_person(name)) {
      auto several = parse_people(name);
      if (several.size() > 1) return several;
      return {std::move(*one)};
    }
    return people_only(name, true);
  }

  bool leave_table() {
    columns_.clear();
    return false;
  }

  /// "Apologies" alone in a row of a declared table.
  bool switch_in_table(const AttendanceRow& row, const TableFields& fields) {
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

  /// Rows without a name belong to the row before: a role or authority over two lines.
  bool continue_row(const AttendanceRow& row, const TableFields& fields) {
    if (!last_ || row.table || row.block_start || (fields.role.empty() && fields.organization.empty()))
      return row.table ? true : leave_table();
    Attendance& before = list_.entries()[*last_].value;
    if (!fields.role.empty() && !before.role.empty()) before.role += ' ' + fields.role;
    if (!fields.organization.empty() && !before.organization.empty()) before.organization += ' ' + fields.organization;
    for (const AttendanceCell& cell : row.cells) consume(cell.lines);
    return true;
  }

  /// The role cell may name a section ("Substitutes"); an empty one repeats what stood above.
  void take_table_role(const std::string& role) {
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

  void add_table_person(PersonName& person, const TableFields& fields) {
    std::string role = row_role_;
    if (row_status_ == AttendanceStatus::apologies || row_status_ == AttendanceStatus::present) role.clear();
    const bool members = fold(role) == "members";
    if (person.role.empty()) person.role = members ? role.substr(0, role.size() - 1) : role;
    if (person.organization.empty()) person.organization = fields.organization;
    if (person.initials.empty()) person.initials = fields.initials;
    add_person(person, fields.status.value_or(row_status_.value_or(section_->status)), fields.lines,
               "attendance_table");
  }

  /// A row of a layout table: "Present | list", "Apologies | list".
  bool opens_table_row(const AttendanceRow& row, const AttendanceHeading& heading) {
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

  // ---- lists that lost their table

  /// After a table: names and, in a second run of as many lines, their organisations.
  bool take_orphans() {
    if (!table_section_ || in_table_done_) return false;
    std::vector<size_t> run;
    for (size_t i = at_; i < rows_.size() && run.size() < 80; ++i) {
      const AttendanceRow& row = rows_[i];
      if (row.cells.size() != 1 || row.table || row.heading > 0) break;
      const std::string_view text = row.cells[0].text;
      if (text.size() > 60 || reads_as_prose(text) || (people_only(text, false).empty() && !is_organization(text)))
        break;
      run.push_back(i);
    }
    in_table_done_ = true;
    if (run.size() < 2 || run.size() % 2 != 0) return false;
    return pair_orphans(run);
  }

  bool pair_orphans(const std::vector<size_t>& run) {
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

  [[nodiscard]] AttendanceStatus table_status() const { return row_status_.value_or(table_section_->status); }

  // ---- rosters under the name of the body

  /// "City Commission" with two or more titled or office-holding people below it, before any item.
  bool open_roster(const AttendanceRow& row) {
    constexpr size_t head_of_paper = 40;
    if (zone_done_ || at_ > head_of_paper || row.cells.size() != 1 || at_ + 2 >= rows_.size()) return false;
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

  [[nodiscard]] bool is_office_holder(size_t row) const {
    if (rows_[row].cells.size() != 1 || rows_[row].heading > 0) return false;
    const auto people = people_only(rows_[row].cells[0].text, false);
    return people.size() == 1 && (!people[0].prefix.empty() || !people[0].role.empty());
  }

  // ---- running text

  void note_matter(const AttendanceRow& row) {
    int number = 0;
    const bool numbered = starts_with_item_number(row.cells[0].text, number);
    if (zone_open_ && !section_ && numbered) items_seen_ = true;
    if (!numbered && row.heading == 0) return;
    constexpr size_t title = 160;
    const std::string_view folded = text_.lines[row.cells[0].lines[0]].folded;
    public_matter_ = is_public_matter(folded.substr(0, std::min(title, folded.size())));
  }

  void take_prose(const AttendanceRow& row) {
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

  [[nodiscard]] bool prose_goes_on() const {
    return prose_.text.back() != '.' && prose_.text.back() != ':' &&
           text_.lines[prose_.starts.back().second].words.empty();
  }

  void add_prose(const AttendanceCell& cell, const AttendanceRow& row) {
    prose_.append(cell.text, cell.lines[0], row.full_width);
    for (const size_t line : cell.lines)
      prose_speaks_ = prose_speaks_ || may_speak_of_attendance(text_.lines[line].folded);
  }

  void flush_prose() {
    const Paragraph paragraph = std::exchange(prose_, Paragraph());
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

  void prose_sentence(std::string_view sentence, const Paragraph& paragraph, bool first) {
    if (!may_speak_of_attendance(fold(sentence))) return;
    const auto said = read_attendance_sentence(sentence);
    if (!said || said->people.empty()) {
      if (said && !said->initials.empty() && at_ < head_rows) take_sentence(*said, paragraph);
      return;
    }
    using Says = AttendanceSentence::Says;
    const bool visits = said->says == Says::present || said->says == Says::spoke;
    if (said->says == Says::listed && (zone_done_ || at_ > head_rows)) return;
    if (visits && (!first || public_matter_ || mentions_the_public(fold(sentence)))) return;
    if (said->says == Says::chaired && at_ > head_rows) return;
    const bool away = said->says == Says::absent || said->says == Says::excused;
    if (away && (!zone_open_ || zone_done_ || items_seen_)) return;
    if (visits && minutes_.type == DocumentType::other) return;
    const auto keep = std::exchange(section_, std::nullopt);
    take_sentence(*said, paragraph);
    section_ = keep;
  }

  static constexpr size_t head_rows = 60;

  const CleanText& text_;
  std::vector<AttendanceRow> rows_;
  Minutes& minutes_;
  std::vector<size_t>& consumed_;
  AttendanceList list_;
  size_t at_ = 0;
  std::optional<Section> section_;
  Paragraph paragraph_, prose_;
  bool run_in_ = false;
  std::optional<uint32_t> in_table_;
  std::optional<size_t> last_;  ///< entry added last
  size_t last_row_ = 0;
  std::vector<ListColumn> columns_;
  std::optional<Section> table_section_;
  std::string row_role_;
  std::optional<AttendanceStatus> row_status_;
  bool in_table_done_ = false;
  bool prose_speaks_ = false;
  bool zone_open_ = false, zone_done_ = false, public_matter_ = false, items_seen_ = false;
  size_t idle_rows_ = 0;
  std::optional<PersonName> pending_chair_;
  std::vector<Visitor> visitors_;  ///< added last, so that a list later in the paper is known
  Place chair_line_;
};

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
