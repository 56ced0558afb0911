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

constexpr std::string_view apologies_of_all[] = {"(both with apologies", "(all with apologies", "(both sent apologies",
                                                 "(all sent apologies",  "(both excused",       "(all excused"};

/// "(apologies from Cllr Penn)" in front of or inside a list, taken out of it; empty when there is none.
std::string take_bracketed_apologies(std::string& list) {
  const std::string folded = fold(list);
  if (folded.size() != list.size()) return {};
  for (const std::string_view opening :
       {"(apologies from ", "(apologies: ", "(apologies received from ", "(apology from "}) {
    const size_t open = folded.find(opening);
    const size_t close = open == std::string::npos ? open : folded.find(')', open);
    if (close == std::string::npos) continue;
    const size_t first = open + opening.size();
    std::string people = list.substr(first, close - first);
    list.erase(open, close + 1 - open);
    return people;
  }
  return {};
}

/// "Di Elm, Ed Ash (both with apologies)": said of all who stayed away.
bool all_sent_apologies(std::string_view list) {
  const std::string folded = fold(list);
  return std::any_of(std::begin(apologies_of_all), std::end(apologies_of_all),
                     [&](std::string_view words) { return folded.find(words) != std::string::npos; });
}

/// "Guest: Ann Penn, Hearing Loamshire": read as two, of whom the second has no sign of being one.
bool is_one_with_group(const std::vector<PersonName>& people) {
  if (people.size() != 2 || !people[1].prefix.empty()) return false;
  const auto words = name_words(people[1].name);
  return !words.empty() && !words[0].initials && !is_forename(words[0].bare);
}

}  // namespace

bool AttendanceReader::is_list_with_remark(std::string_view sentence, const std::vector<PersonName>& people) {
  constexpr size_t fewest = 3;
  if (people.size() < fewest) return false;
  size_t covered = 0;
  for (const PersonName& person : people) {
    covered += count_name_words(take_brackets(person.as_printed).outside) + count_name_words(person.organization);
    for (const std::string& remark : person.remarks) covered += count_name_words(remark);
  }
  return (covered + people.size()) * 5 >= count_name_words(take_brackets(sentence).outside) * 4;
}

void AttendanceReader::flush() {
  run_in_ = false;
  if (paragraph_.empty() || !section_) return paragraph_.clear();
  AttendanceParagraph paragraph = std::exchange(paragraph_, AttendanceParagraph());
  const auto keep_status = section_->status;
  if (section_->status == AttendanceStatus::absent && all_sent_apologies(paragraph.text))
    section_->status = AttendanceStatus::apologies;
  flush_paragraph(paragraph);
  if (section_) section_->status = keep_status;
}

void AttendanceReader::flush_paragraph(AttendanceParagraph& paragraph) {
  if (section_->heading.kind == AttendanceKind::open) return flush_public(paragraph);
  for (const PersonName& person : parse_people(take_bracketed_apologies(paragraph.text)))
    add(person, AttendanceStatus::apologies, paragraph, "attendance_list");
  for (const std::string_view part : cut_at_labels(paragraph.text))
    for (const std::string_view sentence : attendance_sentences(part)) flush_sentence(sentence, paragraph);
}

void AttendanceReader::flush_public(const AttendanceParagraph& paragraph) {
  for (const PersonName& person : parse_people(paragraph.text)) {
    ++section_->people;
    if (is_official(person)) add(person, AttendanceStatus::in_attendance, paragraph, "attendance_public");
  }
}

bool AttendanceReader::is_official(const PersonName& person) {
  static constexpr std::string_view private_titles[] = {"mr",        "mrs", "ms",   "miss", "mx",  "dr",   "prof",
                                                        "professor", "sir", "lady", "lord", "rev", "revd", "messrs"};
  return std::any_of(person.prefix.begin(), person.prefix.end(), [&](const std::string& title) {
    const auto words = name_words(title);
    return !words.empty() && is_sure_title(words.back().bare) &&
           std::find(std::begin(private_titles), std::end(private_titles), words.back().bare) ==
               std::end(private_titles);
  });
}

/// "Received and accepted from Cllr Penn" below the heading "Apologies": the heading is its subject.
bool AttendanceReader::continues_apologies(std::string_view sentence) const {
  if (!section_ || !section_->item || section_->status != AttendanceStatus::apologies) return false;
  const std::string folded = fold(sentence.substr(0, std::min<size_t>(sentence.size(), 60)));
  for (const std::string_view verb :
       {"received", "accepted", "were received", "were accepted", "noted", "had been received"})
    if (folded.starts_with(verb)) return folded.find(" from ") != std::string::npos;
  return false;
}

std::vector<PersonName> AttendanceReader::substitutes_of(std::string_view sentence) const {
  if (section_->status != AttendanceStatus::substitute) return {};
  std::vector<PersonName> came;
  size_t start = 0;
  while (start < sentence.size()) {
    const size_t end = std::min(sentence.find_first_of(",;", start), sentence.size());
    std::string_view part = trim(sentence.substr(start, end - start));
    start = end + 1;
    if (part.starts_with("and ")) part.remove_prefix(4);
    size_t at = std::string_view::npos, length = 0;
    for (const std::string_view mark : {" for ", " in place of ", " replacing ", " on behalf of "})
      if (const size_t found = part.find(mark); found < at) at = found, length = mark.size();
    if (at == std::string_view::npos) return {};
    auto person = parse_person(part.substr(0, at));
    if (!person || !parse_person(part.substr(at + length))) return {};
    person->remarks.emplace_back("substitute for " + std::string(part.substr(at + length)));
    came.push_back(std::move(*person));
  }
  return came;
}

void AttendanceReader::flush_sentence(std::string_view sentence, const AttendanceParagraph& paragraph) {
  if (const auto nested = read_attendance_heading(sentence);
      nested && nested->rest < sentence.size() && !nested->numbered) {
    return flush_nested(*nested, sentence, paragraph);
  }
  if (const auto came = substitutes_of(sentence); !came.empty()) {
    for (const PersonName& person : came) add(person, AttendanceStatus::substitute, paragraph, "attendance_list");
    return;
  }
  if (const auto one = one_with_remark(sentence); one && section_->heading.kind == AttendanceKind::people)
    return add(*one, section_->status, paragraph, "attendance_list");
  if (continues_apologies(sentence)) {
    if (const auto said = read_attendance_sentence("Apologies were " + std::string(sentence)))
      take_sentence(*said, paragraph);
    return;
  }
  if (reads_as_prose(sentence) || fold(take_brackets(sentence).outside).find("apolog") != std::string::npos) {
    if (const auto said = read_attendance_sentence(sentence)) return take_sentence(*said, paragraph);
    if (section_->heading.kind != AttendanceKind::people) return;
    const auto people = parse_people(sentence);
    if (section_->status != AttendanceStatus::apologies) {
      if (!section_->item && is_list_with_remark(sentence, people))
        for (const PersonName& person : people) add(person, section_->status, paragraph, "attendance_list");
      return;
    }
    // "Cllr Penn who has moved away"
    for (const PersonName& person : people)
      if (!person.prefix.empty()) add(person, section_->status, paragraph, "attendance_list");
    return;
  }
  if (section_->heading.kind == AttendanceKind::mixed) return;
  const auto& people = people_.read(sentence);
  const bool comma = take_brackets(sentence).outside.find(',') != std::string::npos;
  described_lines_ += people.size() == 1 && comma;
  listed_lines_ += people.size() > 1;
  constexpr size_t habit = 2;
  const bool one_a_line = described_lines_ >= habit && listed_lines_ <= 1;
  if (people.size() == 2 && (section_->heading.single || one_a_line) && is_one_with_group(people)) --listed_lines_;
  if (people.size() <= 1 || ((section_->heading.single || one_a_line) && is_one_with_group(people)))
    if (const auto one = parse_person(sentence)) return add(*one, section_->status, paragraph, "attendance_list");
  for (const PersonName& person : people) add(person, section_->status, paragraph, "attendance_list");
}

/// "Present: Cathaoirleach Penn presided. Also present were Cllrs Oak and Fir": the others of the same list.
bool AttendanceReader::goes_on_with_members(const AttendanceSection& before, const AttendanceHeading& next) const {
  return next.also && !next.weak && before.status == AttendanceStatus::present &&
         before.heading.kind == AttendanceKind::people && before.people == 0 && !list_.has(AttendanceStatus::present);
}

void AttendanceReader::flush_nested(const AttendanceHeading& nested, std::string_view sentence,
                                    const AttendanceParagraph& paragraph) {
  const AttendanceSection before = *section_;
  section_->heading = nested;
  section_->status = nested.status;
  if (goes_on_with_members(before, nested)) section_->status = AttendanceStatus::present;
  AttendanceParagraph part = paragraph;
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

void AttendanceReader::add(const PersonName& person, AttendanceStatus status, const AttendanceParagraph& paragraph,
                           const char* rule) {
  add_person(person, status, paragraph.lines, rule);
}

void AttendanceReader::add_person(const PersonName& person, AttendanceStatus status, const std::vector<size_t>& lines,
                                  const char* rule) {
  const bool chair = section_ && section_->heading.kind == AttendanceKind::chair;
  const Place place = places_.find(lines, person.as_printed, rule, 0.95);
  AttendanceEntry& entry = list_.add(person, chair ? AttendanceStatus::present : status, place);
  entry.provisional = section_ && section_->heading.plain_in_attendance;
  if (chair) list_.set_chair(entry);
  last_ = static_cast<size_t>(&entry - list_.entries().data());
  last_row_ = at_;
  if (section_) ++section_->people;
  idle_rows_ = 0;
}

void AttendanceReader::take_sentence(const AttendanceSentence& said, const AttendanceParagraph& paragraph) {
  using Says = AttendanceSentence::Says;
  const std::vector<size_t>& lines = paragraph.lines;
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
  if (said.says == Says::moved) return take_move(said, lines);
  if (said.says == Says::chaired) return take_chair(said, lines);
  if (said.says == Says::substituted) return take_substitution(said, lines);
  for (const PersonName& person : said.people) {
    const bool listed = said.says == Says::listed || said.says == Says::apologies || said.says == Says::absent ||
                        said.says == Says::excused || (section_ && !section_->item && said.says == Says::present);
    if (listed || !said.note.empty())
      add_person(person, said.note.empty() ? status : AttendanceStatus::present, lines, "attendance_sentence");
    else
      add_visitor(person, status, lines);
    if (!said.note.empty() && last_) list_.entries()[*last_].value.notes.push_back(said.note);
  }
}

void AttendanceReader::add_visitor(const PersonName& person, AttendanceStatus status,
                                   const std::vector<size_t>& lines) {
  const auto words = name_words(person.name);
  const bool officer = status == AttendanceStatus::in_attendance && !person.prefix.empty() && !person.role.empty();
  if (words.size() < 2 || (words[0].initials && !officer)) return;
  if (person.prefix.empty() && person.role.empty() && !is_forename(words[0].bare)) return;
  visitors_.push_back({person, status, place_in_lines(text_, lines, person.as_printed, "attendance_speaker", 0.7)});
}

void AttendanceReader::take_move(const AttendanceSentence& said, const std::vector<size_t>& lines) {
  for (const PersonName& person : said.people) {
    AttendanceEntry* entry = list_.find(person);
    const bool in_list = section_ && !section_->item && section_->heading.kind == AttendanceKind::people;
    if (!entry && in_list &&
        (section_->people == 0 || at_ - last_row_ <= 2)) {  // "Ann Penn, joined 16:20" within a list
      add_person(person, section_->status, lines, "attendance_list");
      entry = &list_.entries()[*last_];
    }
    if (entry && !said.note.empty()) entry->value.notes.push_back(said.note);
  }
}

void AttendanceReader::take_chair(const AttendanceSentence& said, const std::vector<size_t>& lines) {
  if (!said.office.empty()) {
    pending_office_ = said.office;
    return;
  }
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

void AttendanceReader::settle_chair() {
  const auto& entries = list_.entries();
  if (std::any_of(entries.begin(), entries.end(), [](const AttendanceEntry& e) { return e.in_chair; })) return;
  if (!pending_office_.empty())
    if (AttendanceEntry* entry = list_.find_office(pending_office_)) return list_.set_chair(*entry);
  if (!pending_chair_) return;
  if (AttendanceEntry* entry = list_.find(*pending_chair_)) return list_.set_chair(*entry);
  if (!list_.empty() && (!pending_chair_->prefix.empty() || pending_chair_->name.find(' ') != std::string::npos)) {
    AttendanceEntry& added = list_.add(*pending_chair_, AttendanceStatus::present, chair_line_);
    if (added.value.status == AttendanceStatus::present) list_.set_chair(added);
    return;
  }
  const bool full = pending_chair_->name.find(' ') != std::string::npos || !pending_chair_->prefix.empty() ||
                    !pending_chair_->role.empty();
  if (full && !minutes_.chair) minutes_.chair = NamedValue{pending_chair_->name, chair_line_};
}

void AttendanceReader::take_substitution(const AttendanceSentence& said, const std::vector<size_t>& lines) {
  const PersonName& replaced = said.people[1];
  if (!said.note.empty() && !list_.find(replaced))
    list_.add(replaced, AttendanceStatus::apologies,
              place_in_lines(text_, lines, replaced.as_printed, "attendance_sentence", 0.9));
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

}  // namespace minutebook
