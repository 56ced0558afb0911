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
#include "indexer/parse/scan.hpp"
#include "lib/base/text.hpp"

namespace minutebook {

void AttendanceReader::take_run_in(std::string_view rest, const AttendanceRow& row) {
  paragraph_.add(trim(rest), row.cells[0].lines[0], row.full_width && row.cells.size() == 1);
  run_in_ = true;
}

bool AttendanceReader::take_content(const AttendanceRow& row) {
  if (row.table != in_table_ && (row.table || !paragraph_.empty() || section_->people > 0)) {
    if (in_table_ && !row.table) return false;
    if (row.table && section_->people > 0) return false;
  }
  if (row.table && take_header(row)) return true;
  if (row.table && !in_table_) in_table_ = row.table;
  if ((section_->people > 0 || !paragraph_.empty()) && row.list_depth > section_->depth && section_->depth > 0)
    return true;  // notes below a name
  if (row.cells.size() == 2 && take_role_label(row.cells[0].text, row)) return true;
  if (row.cells.size() > 1) return take_grid(row);
  if (section_->people == 0 && paragraph_.empty()) section_->depth = row.list_depth;
  return take_line(row);
}

bool AttendanceReader::take_office_below(const AttendanceRow& row) {
  const AttendanceCell& cell = row.cells[0];
  constexpr size_t longest = 40;
  if (cell.text.size() < 5 || cell.text.size() > longest || cell.text.front() != '(' ||
      cell.text.find(')') + 1 != cell.text.size())
    return false;
  const std::string office = fold(std::string_view(cell.text).substr(1, cell.text.size() - 2));
  if (!is_role(office) && office != "in the chair") return false;
  if (!paragraph_.empty())
    paragraph_.add(cell.text, cell.lines[0], row.full_width);
  else if (last_ && section_->people > 0)
    list_.describe(*last_, std::string_view(cell.text).substr(1, cell.text.size() - 2));
  else
    return false;
  if (!section_->item) consume(cell.lines);
  return true;
}

bool AttendanceReader::take_line(const AttendanceRow& row) {
  const AttendanceCell& cell = row.cells[0];
  if (take_office_below(row)) return true;
  if (continues(row)) {
    paragraph_.add(cell.text, cell.lines[0], row.full_width);
    if (!section_->item) consume(cell.lines);
    return true;
  }
  int number = 0;
  std::string_view text = cell.text;
  if (opens_outline(row)) return false;
  if (starts_with_item_number(text, number)) {
    if (section_->item || number != section_->next_number) return false;
    if (number == 1 && (section_->people > 0 || !paragraph_.empty())) return false;
    text = text.substr(read_item_label(text).rest);
    if (people_only(text, false).empty()) return false;
    ++section_->next_number;
  } else if (row.heading > 0) {
    return false;
  }
  if (take_role_label(text, row)) return true;
  if (heads_group(text)) {
    flush();
    if (!section_->item) consume(cell.lines);
    return true;
  }
  text = without_group_label(text);
  return take_new_line(text, row);
}

/// "COMMUNITY GUARDS:" alone on its line, over its people.
bool AttendanceReader::heads_group(std::string_view text) const {
  constexpr size_t longest_label = 40;
  if (!text.ends_with(':') || text.size() > longest_label || at_ + 1 >= rows_.size()) return false;
  const AttendanceRow& next = rows_[at_ + 1];
  return next.table == rows_[at_].table && !read_attendance_heading(next.cells[0].text) &&
         !people_only(next.cells[0].text, false).empty();
}

namespace {

/// "Minutes taken by", "Note taker": who served the meeting.
bool is_label_of_minute_taker(std::string_view folded) {
  static constexpr auto labels = std::to_array<std::string_view>({"minute",           "note",
                                                                  "minute secretary", "minutes secretary",
                                                                  "minutes",          "notes",
                                                                  "minutes by",       "minutes taken by",
                                                                  "notes by",         "notes taken by",
                                                                  "note taker",       "minute taker",
                                                                  "minuted by",       "minutes recorded by",
                                                                  "recorded by",      "taken by",
                                                                  "minute-taker",     "note-taker",
                                                                  "scribe",           "recorder",
                                                                  "taking notes",     "taking minutes"});
  return is_one_of(folded, labels);
}

}  // namespace

size_t AttendanceReader::role_label_end(std::string_view text) {
  const size_t colon = text.find(':');
  constexpr size_t longest_label = 40;
  if (colon == std::string_view::npos || colon > longest_label || (colon + 1 < text.size() && text[colon + 1] != ' '))
    return 0;
  const std::string_view label = strip_marks(text.substr(0, colon));
  const bool serves = is_label_of_minute_taker(fold(label));
  return serves || (is_role(label) && !is_organization(label)) ? colon : 0;
}

bool AttendanceReader::take_role_label(std::string_view text, const AttendanceRow& row) {
  const size_t colon = role_label_end(text);
  if (colon == 0) return false;
  const bool beside = colon + 1 >= text.size() && row.cells.size() == 2;
  if (!beside && colon + 1 >= text.size()) return false;
  const AttendanceCell& cell = beside ? row.cells[1] : row.cells[0];
  auto people = people_only(beside ? std::string_view(cell.text) : text.substr(colon + 2), false);
  if (people.size() != 1) return false;
  flush();
  const std::string_view label = strip_marks(text.substr(0, colon));
  if (people[0].role.empty()) people[0].role = is_label_of_minute_taker(fold(label)) ? "Minutes" : std::string(label);
  visitors_.push_back({people[0], AttendanceStatus::in_attendance,
                       place_in_lines(text_, cell.lines, people[0].as_printed, "attendance_label", 0.85)});
  if (!section_->item)
    for (const AttendanceCell& part : row.cells) consume(part.lines);
  return true;
}

namespace {

/// "COMMUNITY GUARDS: Sergeant Penn": a label in capitals in front of names that are not.
bool is_capital_label(std::string_view label, std::string_view rest) {
  const auto capital = [](const NameWord& word) { return word.all_caps || !word.capital; };
  const auto words = name_words(label), names = name_words(rest);
  return words.size() > 1 && std::all_of(words.begin(), words.end(), capital) &&
         std::any_of(names.begin(), names.end(),
                     [](const NameWord& word) { return word.capital && !word.all_caps && !word.initials; });
}

}  // namespace

std::string_view AttendanceReader::without_group_label(std::string_view text) {
  const size_t colon = text.find(": ");
  constexpr size_t longest_label = 40;
  if (colon == std::string_view::npos || colon > longest_label) return text;
  const std::string_view label = text.substr(0, colon), rest = text.substr(colon + 2);
  if (label.find_first_of("0123456789(,") != std::string_view::npos || people_only(rest, false).empty()) return text;
  // "Parents: A Penn, B Oak" is no Mr Parents.
  const bool group = label.find(' ') == std::string_view::npos && label.ends_with('s') && !is_role(label);
  if (!group && !is_capital_label(label, rest) && parse_person(text)) return text;
  return rest;
}

bool AttendanceReader::take_new_line(std::string_view text, const AttendanceRow& row) {
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
  if (const auto one = one_with_remark(text); one && !section_->item) {
    flush();
    add_person(*one, section_->status, cell.lines, "attendance_list");
    consume(cell.lines);
    return true;
  }
  const bool first = section_->people == 0 && paragraph_.empty() && !section_->item;
  const bool loose = row.list_depth > 0 || row.table.has_value() || first;
  const bool people = !people_only(text, loose, people_).empty() && same_style(cell);
  const bool starts_list = people || starts_people(text);
  if (!starts_list && !is_about_attendance(text) && !continues_apologies(text)) return false;
  flush();
  paragraph_.add(text, cell.lines[0], row.full_width);
  if (!section_->item) consume(cell.lines);
  return true;
}

std::optional<PersonName> AttendanceReader::one_with_remark(std::string_view text) {
  constexpr size_t longest = 90;
  if (text.size() > longest) return std::nullopt;
  size_t cut = std::string_view::npos, length = 0;
  for (const std::string_view mark : {" - ", " \u2013 ", " \u2014 ", ": ", ", "})
    if (const size_t at = text.find(mark); at < cut) cut = at, length = mark.size();
  if (cut == std::string_view::npos) return std::nullopt;
  const std::string remark = std::string(strip_marks(text.substr(cut + length)));
  const bool may_tell = !remark.empty() && (starts_lower(remark) ||
                                            std::string_view("([AERNSULDJ").find(remark[0]) != std::string_view::npos);
  if (!may_tell || !tells_of_coming(remark)) return std::nullopt;
  auto person = parse_person(text.substr(0, cut));
  if (!person || (person->prefix.empty() && person->name.find(' ') == std::string::npos)) return std::nullopt;
  person->remarks.push_back(remark);
  return person;
}

bool AttendanceReader::starts_people(std::string_view text) {
  if (!is_open_ended(text) && text.size() < 60) return false;
  const auto people = parse_people(text);
  return reads_as_prose(text) ? is_list_with_remark(text, people) : people.size() >= 2;
}

bool AttendanceReader::is_about_attendance(std::string_view text) {
  for (const std::string_view sentence : attendance_sentences(text)) {
    const auto found = read_attendance_sentence(sentence);
    if (found && found->says != AttendanceSentence::Says::spoke) return true;
  }
  const std::string folded = fold(text);
  return folded.find("apolog") != std::string::npos && folded.size() < 300;
}

namespace {

/// A sentence of its own about the meeting, not the rest of a list.
bool says_something(std::string_view text) {
  if (!reads_as_prose(text)) return false;
  const auto said = read_attendance_sentence(text);
  return said && said->says != AttendanceSentence::Says::moved && said->says != AttendanceSentence::Says::nobody;
}

}  // namespace

bool AttendanceReader::continues(const AttendanceRow& row) const {
  if (paragraph_.empty() || row.heading > 0 || paragraph_.text.size() > longest_paragraph) return false;
  if (is_open_ended(paragraph_.text, paragraph_.depth)) return true;
  if (row.table || opens_statement(row.cells[0].text)) return false;
  const char last = paragraph_.text.back();
  const std::string_view text = row.cells[0].text;
  int number = 0;
  if (starts_with_item_number(text, number) || role_label_end(text) > 0 || opens_outline(row)) return false;
  const bool one_with_office = !paragraph_.full_width && paragraph_.separators == 1 && has_role(paragraph_.text);
  if (one_with_office && !people_only(text, false).empty()) return false;
  if (awaits_surname(paragraph_.text)) return true;
  const bool lower = !text.empty() && text[0] >= 'a' && text[0] <= 'z';
  if (lower && last != '.' && last != ':') return true;
  if (last == '.' && row.block_start) return false;
  if (last != '.' && last != ':' && paragraph_.prose && !row.block_start) return true;
  // A list and then "Ann Penn called the meeting to order …"
  if (!paragraph_.prose && paragraph_.separators > 0 && !lower &&
      may_speak_of_attendance(text_.lines[row.cells[0].lines[0]].folded) && says_something(text))
    return false;
  if (last != '.' && paragraph_.apologies && row.page == text_.lines[paragraph_.starts.back().second].page) return true;
  if (!paragraph_.full_width && (row.block_start || !is_plain_list(row))) return false;
  if (!paragraph_.full_width && paragraph_.separators <= 1 && text_lines_have_no_gaps() && next_word_fits(text))
    return false;
  const bool listing = paragraph_.separators > 0 || paragraph_.prose;
  const bool own_line = !row.block_start && paragraph_.separators <= 1 && has_role(row.cells[0].text);
  return listing && !own_line && (last != '.' || !row.block_start) && (!row.block_start || text_lines_have_no_gaps());
}

/// "I. Opening" with "II. Consent items" further down, "A. Call to order" with "B. Minutes": the first items, no
/// initials.
bool AttendanceReader::opens_outline(const AttendanceRow& row) const {
  const std::string_view text = row.cells[0].text;
  if (!text.starts_with("I. ") && !text.starts_with("A. ")) return false;
  const std::string_view next = text[0] == 'I' ? "II. " : "B. ";
  constexpr size_t reach = 40;
  for (size_t i = at_ + 1; i < std::min(rows_.size(), at_ + reach); ++i)
    if (rows_[i].cells[0].text.starts_with(next)) return true;
  return false;
}

bool AttendanceReader::opens_statement(std::string_view text) {
  const std::string folded = fold(text.substr(0, std::min<size_t>(text.size(), 24)));
  static constexpr std::string_view openings[] = {"apolog", "an apolog",   "also ",       "in attendance", "present",
                                                  "absent", "there were ", "the meeting", "at the outset"};
  return std::any_of(std::begin(openings), std::end(openings),
                     [&](std::string_view o) { return folded.starts_with(o); });
}

bool AttendanceReader::has_role(std::string_view text) {
  const auto person = parse_person(text);
  return person && (!person->role.empty() || !person->organization.empty());
}

bool AttendanceReader::is_plain_list(const AttendanceRow& row) const {
  if (paragraph_.separators == 0) return false;
  const auto next = parse_person(row.cells[0].text);
  return !next || next->role.empty();
}

bool AttendanceReader::text_lines_have_no_gaps() const {
  return text_.lines[paragraph_.starts.back().second].words.empty();
}

/// The line before has room for the first word of this one: who typed it ended the line on purpose.
bool AttendanceReader::next_word_fits(std::string_view next) const {
  constexpr size_t short_line = 56;
  const std::string_view before = text_.lines[paragraph_.starts.back().second].text;
  return before.size() + 1 + next.substr(0, next.find(' ')).size() < short_line;
}

bool AttendanceReader::same_style(const AttendanceCell& cell) {
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

namespace {

/// "Abbey Ward | Councillors A Penn and B Oak": whom those beside it stand for, and no person.
bool is_label_of_group(std::string_view label, std::string_view list) {
  const auto words = name_words(label), people = name_words(list);
  if (words.empty() || people.size() < 2 || !is_sure_title(people[0].bare)) return false;
  return !is_title(words[0].bare) && !words[0].initials && !is_forename(words[0].bare) &&
         label.find_first_of(",(") == std::string_view::npos;
}

/// "Venue | Sail Loft": the head of the paper goes on below the list.
bool is_label_of_head(std::string_view label) {
  static constexpr auto labels = std::to_array<std::string_view>(
      {"venue", "place", "location", "date", "time", "held at", "date and time", "meeting date", "start time",
       "subject", "purpose", "status", "version", "file", "next meeting", "distribution", "circulation"});
  return is_one_of(fold_name(label), labels);
}

}  // namespace

bool AttendanceReader::take_grid(const AttendanceRow& row) {
  std::vector<const AttendanceCell*> cells;
  for (const AttendanceCell& cell : row.cells)
    if (!trim(strip_marks(cell.text)).empty()) cells.push_back(&cell);
  if (cells.empty()) return true;
  if (cells.size() == 2 && is_label_of_head(cells[0]->text)) return false;
  int number = 0;
  AttendanceCell unnumbered = *cells[0];
  if (starts_with_item_number(cells[0]->text, number) &&
      !(row.table && cells.size() > 1 && number == section_->next_number)) {
    // "1. Mr A Penn    - Chairman": a numbered list with the offices in a column of their own.
    unnumbered.text.erase(0, read_item_label(unnumbered.text).rest);
    if (section_->item || number != section_->next_number || people_only(unnumbered.text, false).empty()) return false;
    cells[0] = &unnumbered;
  }
  const bool any = std::any_of(cells.begin(), cells.end(), [&](const AttendanceCell* cell) {
    return !people_only(cell->text, row.table.has_value()).empty();
  });
  if (!any) return false;
  flush();
  last_.reset();  // of a row above: what stands here describes nobody there
  ++section_->next_number;
  const bool label =
      cells.size() == 2 && (is_label_of_group(cells[0]->text, cells[1]->text) ||
                            (cells[0]->text.ends_with(':') && !people_only(cells[1]->text, false).empty()));
  for (size_t i = label ? 1 : 0; i < cells.size(); ++i) take_cell(*cells[i], row);
  if (!section_->item)
    for (const AttendanceCell* cell : cells) consume(cell->lines);
  return true;
}

namespace {

/// Names an office or organisation and does not begin as a name does.
bool reads_as_description(std::string_view text) {
  const auto words = name_words(strip_marks(text));
  if (words.empty()) return false;
  // "Ann Penn (AP), Coaching Officer" is a person with an office.
  const std::string_view front = text.substr(0, text.find_first_of(",("));
  if (front.size() < text.size() && !is_role(front) && !is_organization(front) && people_only(front, false).size() == 1)
    return false;
  const bool name = is_sure_title(words[0].bare) || words[0].initials || is_forename(words[0].bare);
  return !name && (is_role(text) || is_organization(text));
}

/// "Present", "Apologies", "Absent" in a column behind the names: no letters, which may be initials.
std::optional<AttendanceStatus> status_beside(std::string_view text) {
  constexpr size_t shortest = 4, longest = 24, most_words = 3;
  if (text.size() < shortest || text.size() > longest || count_words(text) > most_words || !starts_capital(text))
    return std::nullopt;
  const std::string word = fold(first_word(text));
  constexpr std::string_view words[] = {"present", "apologies",  "apology",   "absent",  "excused", "attended",
                                        "regrets", "substitute", "leave",     "apols",   "remote",  "virtual",
                                        "online",  "not",        "unexcused", "resigned"};
  return is_one_of(word, words) ? status_of_cell(text) : std::nullopt;
}

}  // namespace

/// Beside a column of names: an office or organisation, or what stands in one column with such.
bool AttendanceReader::describes_column(const AttendanceCell& cell, const AttendanceRow& row) const {
  if (reads_as_description(cell.text)) return true;
  const auto words = name_words(cell.text);
  const bool name = !words.empty() && (is_sure_title(words[0].bare) || words[0].initials || is_forename(words[0].bare));
  if (name) return false;
  constexpr size_t reach = 8;
  constexpr float same_edge = 6;
  const size_t last = std::min(rows_.size(), at_ + reach);
  for (size_t i = at_ > reach ? at_ - reach : 0; i < last; ++i) {
    if (rows_[i].table != row.table || rows_[i].cells.size() < 2) continue;
    for (size_t k = 1; k < rows_[i].cells.size(); ++k) {
      const AttendanceCell& other = rows_[i].cells[k];
      const bool same = row.table ? other.column == cell.column : std::abs(other.box.x0 - cell.box.x0) < same_edge;
      if (same && reads_as_description(other.text)) return true;
    }
  }
  return false;
}

void AttendanceReader::take_cell(const AttendanceCell& cell, const AttendanceRow& row) {
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
      if (!is_open_ended(paragraph_.text, paragraph_.depth)) flush();
    }
    return flush();
  }
  if (const auto status = status_beside(text); status && last_ && last_row_ == at_) {
    list_.entries()[*last_].value.status = *status;
    return;
  }
  if (last_ && last_row_ == at_ && tells_of_coming(cell.text)) return list_.remark(*last_, cell.text);
  const auto people = people_only(text, true);
  const bool dash = cell.text.starts_with("- ") || cell.text.starts_with("\u2013 ");  // "- Hon. Secretary"
  const bool describes = people.empty() || dash || (last_row_ == at_ && describes_column(cell, row));
  if (describes && last_ && last_row_ == at_) {
    list_.describe(*last_, text);
    return;
  }
  paragraph_.add(text, cell.lines[0], false);
  if (people.empty() && row.cells.size() == 2) return;  // a list that goes on below in the same column
  if (!is_open_ended(text)) flush();
}

}  // namespace minutebook
