// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/parse/attendance_text.hpp"

#include <algorithm>

#include "indexer/parse/attendance_headings.hpp"
#include "indexer/parse/attendance_sentences.hpp"
#include "indexer/parse/item_label.hpp"
#include "indexer/parse/name_vocabulary.hpp"
#include "indexer/parse/name_words.hpp"
#include "indexer/parse/scan.hpp"
#include "lib/base/text.hpp"

namespace minutebook {

Place place_in_lines(const CleanText& text, const std::vector<size_t>& lines, std::string_view printed,
                     const char* rule, double confidence) {
  return PlacesInLines(text).find(lines, printed, rule, confidence);
}

Place PlacesInLines::find(const std::vector<size_t>& lines, std::string_view printed, const char* rule,
                          double confidence) {
  const auto near = std::lower_bound(lines.begin(), lines.end(), last_);
  for (auto it = near; it != lines.end() && !printed.empty(); ++it)
    if (auto place = in_line(*it, printed, rule, confidence)) return *place;
  for (auto it = lines.begin(); it != near && !printed.empty(); ++it)
    if (auto place = in_line(*it, printed, rule, confidence)) return *place;
  return lines.empty() ? Place{} : place_of(text_.lines[lines.front()], rule, confidence);
}

std::optional<Place> PlacesInLines::in_line(size_t index, std::string_view printed, const char* rule,
                                            double confidence) {
  const TextLine& line = text_.lines[index];
  const size_t at = find_text(line.text, printed);
  if (at == std::string::npos) return std::nullopt;
  last_ = index;
  Place place = place_of(line, rule, confidence);
  place.start = line.start + static_cast<uint32_t>(at);
  place.end = place.start + static_cast<uint32_t>(printed.size());
  return place;
}

bool is_open_ended(std::string_view text, int depth) {
  if (depth > 0) return true;
  const std::string_view end = trim(text);
  if (end.empty()) return false;
  if (end.back() == ',' || end.back() == ';' || end.back() == '&' || end.back() == '-') return true;
  const auto words = name_words(end.substr(end.size() > 30 ? end.size() - 30 : 0));
  if (words.empty()) return false;
  const NameWord& last = words.back();
  // "Mr Penn, Health Inspector" is over; "Mr Penn, Inspector" may be, where the title is an office too.
  const bool office = is_role_word(last.bare) && words.size() > 1 && words[words.size() - 2].text.back() != ',' &&
                      words[words.size() - 2].bare != "and" && words[words.size() - 2].bare != "&";
  return last.bare == "and" || last.bare == "from" || last.bare == "of" || last.bare == "the" ||
         (is_sure_title(last.bare) && last.text.size() < 12 && !last.all_caps && !office);
}

namespace {

/// Longer texts are no list of people.
constexpr size_t longest_list = 12000;

/// "IV." or "V. OLD BUSINESS": a roman number of an item, not the initial of a name.
bool is_roman_item(std::string_view text, const ItemLabel& label) {
  if (label.kind != ItemLabel::Kind::roman || !label.closed) return false;
  const auto words = name_words(text.substr(std::min(label.rest, text.size())));
  return label.number.size() > 1 || (!words.empty() && words[0].all_caps);
}

}  // namespace

bool is_open_ended(std::string_view text) {
  int depth = 0;
  for (const char c : text) depth = std::max(0, depth + bracket_step(c));
  return is_open_ended(text, depth);
}

bool awaits_surname(std::string_view text) {
  const std::string_view end = trim(text);
  const bool listed = end.find_first_of(",;") != std::string_view::npos || end.find(" from ") != std::string_view::npos;
  constexpr size_t tail = 30;
  const auto words = name_words(end.substr(end.size() > tail ? end.size() - tail : 0));
  if (!listed || words.size() < 2 || !words.back().capital) return false;
  const NameWord& last = words.back();
  const NameWord& before = words[words.size() - 2];
  const bool addressed = (is_sure_title(before.bare) || is_role_word(before.bare)) && before.capital &&
                         std::string_view(",;)").find(before.text.back()) == std::string_view::npos;
  if (!addressed) return false;
  const bool office = is_role_word(before.bare) && !is_role_word(last.bare) && !is_role_context(last.bare);
  if (is_generation_mark(last.bare)) return false;  // "Planner II"
  const bool given = (is_forename(last.bare) || office) && end.back() != '.' && end.back() != ')';
  const bool initial = last.initials && last.bare.size() == 1 && end.back() == '.';
  return given || initial;
}

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

namespace {

void cut_at_colons(std::string_view text, std::vector<std::string_view>& out) {
  constexpr size_t longest_label = 40;
  size_t start = 0;
  for (size_t colon = text.find(':', 1); colon != std::string_view::npos; colon = text.find(':', colon + 1)) {
    const size_t from = std::max(start, colon > longest_label ? colon - longest_label : 0);
    const size_t mark = text.substr(from, colon - from).find_last_of(";.|");
    if (mark == std::string_view::npos) continue;
    const auto heading = read_attendance_heading(trim(text.substr(from + mark + 1, colon - from - mark)));
    if (!heading || heading->weak || heading->numbered) continue;
    out.push_back(trim(text.substr(start, from + mark + 1 - start)));
    start = from + mark + 1;
  }
  out.push_back(trim(text.substr(start)));
}

/// "Penn, Oak and Fir; absent, Mr Ash": where those begin who stayed away, npos if nowhere behind `from`.
size_t find_absent(std::string_view text, size_t from) {
  constexpr std::string_view words[] = {"absent", "apologies", "excused", "regrets", "absent with apologies"};
  for (size_t at = text.find("; ", from); at != std::string_view::npos; at = text.find("; ", at + 1)) {
    const std::string folded = fold(text.substr(at + 2, 24));
    for (const std::string_view word : words)
      if (folded.starts_with(word) && folded.size() > word.size() &&
          (folded[word.size()] == ',' || folded[word.size()] == ' '))
        return at;
  }
  return std::string_view::npos;
}

}  // namespace

std::vector<std::string_view> cut_at_labels(std::string_view text) {
  std::vector<std::string_view> out;
  size_t start = 0;
  for (size_t at = find_absent(text, 0); at != std::string_view::npos; at = find_absent(text, start)) {
    cut_at_colons(text.substr(start, at - start), out);
    start = at + 2;
  }
  cut_at_colons(text.substr(start), out);
  return out;
}

const std::vector<PersonName>& PeopleMemo::read(std::string_view text) {
  if (!read_ || text_ != text) {
    people_ = parse_people(text);
    text_ = std::string(text);
    read_ = true;
  }
  return people_;
}

std::vector<PersonName> people_only(std::string_view text, bool one_word_will_do) {
  PeopleMemo memo;
  return people_only(text, one_word_will_do, memo);
}

std::vector<PersonName> people_only(std::string_view text, bool one_word_will_do, PeopleMemo& memo) {
  if (text.size() > longest_list) return {};
  const std::string_view stripped = strip_marks(text);
  const auto words = name_words(take_brackets(stripped).outside);
  if (words.empty() || (stripped.size() == text.size() ? read_as_prose(words) : reads_as_prose(text))) return {};
  auto people = memo.read(text);
  const bool several_titled =
      std::count_if(people.begin(), people.end(), [](const PersonName& p) { return !p.prefix.empty(); }) > 1;
  if (people.size() != 1 && !several_titled) {
    if (auto one = parse_person(text); one && people.empty()) people = {*one};
  }
  // "Phones - new system. Di to report back.": single words that more is said of than lists say.
  const bool single = !people.empty() && std::all_of(people.begin(), people.end(), [](const PersonName& p) {
    return p.prefix.empty() && p.role.empty() && p.name.find(' ') == std::string::npos;
  });
  if (single && people.size() * 3 < words.size()) return {};
  size_t covered = 0;
  for (const PersonName& p : people) {
    const size_t name = count_name_words(take_brackets(p.as_printed).outside);
    covered += name + count_name_words(p.role) + count_name_words(p.organization) + count_name_words(p.initials);
    for (const std::string& remark : p.remarks) covered += count_name_words(remark);
    if (p.name.find(' ') == std::string::npos && p.prefix.empty() && p.role.empty() && !one_word_will_do &&
        people.size() < 2)
      return {};
  }
  return covered * 2 >= words.size() ? people : std::vector<PersonName>();
}

}  // namespace minutebook
