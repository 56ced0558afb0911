// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/parse/contact.hpp"

#include <algorithm>
#include <array>

#include "indexer/parse/item_label.hpp"
#include "indexer/parse/labels.hpp"
#include "indexer/parse/names.hpp"
#include "indexer/parse/opening.hpp"
#include "indexer/parse/scan.hpp"
#include "lib/base/text.hpp"

namespace minutebook {
namespace {

using Phrase = std::string_view;

constexpr size_t block_rows = 10;
constexpr std::array<Phrase, 3> offices = {"clerk", "secretary", "proper officer"};

bool is_address_byte(char c) {
  return is_letter(c) || is_digit(c) || c == '.' || c == '_' || c == '-' || c == '+' || c == '@' || c == '\'';
}

/// What is left of a line when numbers, addresses and labels are taken out.
std::string without(std::string text, const std::string& part) {
  const size_t at = part.empty() ? std::string::npos : text.find(part);
  if (at != std::string::npos) text.replace(at, part.size(), " ");
  return text;
}

std::string tidy(Phrase text) {
  std::string out = collapse_spaces(text);
  const Phrase signs = " ,;:|-/(";
  while (!out.empty() && signs.find(out.back()) != Phrase::npos) out.pop_back();
  size_t first = 0;
  while (first < out.size() && signs.find(out[first]) != Phrase::npos) ++first;
  return out.substr(first);
}

class BlockReader {
 public:
  explicit BlockReader(const CleanText& text) : text_(text) {}

  std::optional<ContactOfficer> labelled() {
    // A contact officer is asked for before an author; the first block with a name wins within its kind.
    for (const LabelKind kind : {LabelKind::contact, LabelKind::author}) {
      for (size_t i = 0; i < text_.lines.size(); ++i) {
        const Phrase folded = unnumbered(text_.lines[i]);
        if (!may_be_label(folded) && !(folded.size() < 100 && folded.back() == ':' && has_word(folded, "ask for")))
          continue;
        auto labels = read_labels(text_, i, i + 1);
        const bool heading = labels.empty() && is_block_heading(folded, kind);
        if (heading) labels.push_back({kind, {}, {}, i, i, i});
        if (labels.empty() || labels[0].kind != kind) continue;
        if (auto officer = read_block(labels[0])) return officer;
      }
    }
    return std::nullopt;
  }

  /// "… R = overdue. Contact: Ann Other, Board Manager, 01632 960000": at the end of a line about something else.
  std::optional<ContactOfficer> inside_line() {
    for (const auto& line : text_.lines) {
      size_t at = line.text.find(" Contact: ");
      if (at == std::string::npos) at = line.text.find(" Contact officer: ");
      if (at == std::string::npos || at == 0 || Phrase(".;|)").find(line.text[at - 1]) == Phrase::npos) continue;
      ContactOfficer officer;
      read_text(line.text.substr(line.text.find(':', at) + 1), officer);
      if (officer.name.empty() || (officer.phone.empty() && officer.email.empty())) continue;
      officer.place = place_of(line, "contact.inline", 0.8);
      return officer;
    }
    return std::nullopt;
  }

  /// "Ann Other (Clerk)" with "Email:" near it, at the head or foot of a paper.
  std::optional<ContactOfficer> signature() {
    const size_t n = text_.lines.size();
    for (size_t i = 0; i < n; ++i) {
      if (i > 40 && i + 40 < n) i = n - 40;
      const auto& line = text_.lines[i];
      if (count_words(line.folded) > 10 || !has_any_word(line.folded, offices)) continue;
      ContactOfficer officer;
      if (!read_signature(i, officer)) continue;
      for (size_t j = i > 2 ? i - 2 : 0; j < n && j < i + 7; ++j) read_numbers(text_.lines[j].text, officer);
      if (officer.email.empty() && officer.phone.empty()) continue;
      officer.place = place_of(line, "contact.signature", 0.7);
      return officer;
    }
    return std::nullopt;
  }

 private:
  /// "4. Contact details" without its number; longer lines as they are.
  static Phrase unnumbered(const TextLine& line) {
    constexpr size_t longest = 60;
    if (line.folded.size() > longest || line.folded.size() != line.text.size()) return line.folded;
    const auto label = read_item_label(line.text);
    const bool number = label.kind == ItemLabel::Kind::number && label.rest < line.folded.size();
    return number ? Phrase(line.folded).substr(label.rest) : Phrase(line.folded);
  }

  static bool may_be_label(Phrase folded) {
    constexpr std::array<Phrase, 24> starts = {"contact",
                                               "for further details",
                                               "for more information",
                                               "report author",
                                               "author",
                                               "ask for",
                                               "please ask for",
                                               "for further information",
                                               "further information",
                                               "enquiries",
                                               "responsible officer",
                                               "lead officer",
                                               "lead contact",
                                               "officer contact",
                                               "democratic services",
                                               "committee officer",
                                               "committee clerk",
                                               "committee services",
                                               "prepared by",
                                               "name and job title",
                                               "report writer",
                                               "governance officer",
                                               "clerk to the committee",
                                               "meeting contact"};
    return !first_of(folded.substr(0, 60), starts).empty();
  }

  /// "Report Author" or "Contact details" alone on its line.
  static bool is_block_heading(Phrase folded, LabelKind kind) {
    while (!folded.empty() && (folded.back() == ':' || folded.back() == '.' || folded.back() == ' '))
      folded.remove_suffix(1);
    if (label_kind(folded) == kind) return true;
    // "For further details about this agenda please contact"
    constexpr std::array<Phrase, 3> openers = {"for further", "for more", "for any"};
    return kind == LabelKind::contact && !first_of(folded, openers).empty() && last_word(folded) == "contact";
  }

  void read_numbers(const std::string& text, ContactOfficer& officer) const {
    if (officer.email.empty()) officer.email = find_email(text);
    if (officer.phone.empty()) officer.phone = find_phone(without(text, find_email(text)));
  }

  std::optional<ContactOfficer> read_block(const Label& label) const {
    ContactOfficer officer;
    const size_t from = label.value.empty() ? label.line : label.last_line;
    if (!label.value.empty()) read_text(with_broken_number(label), officer);
    const TextLine& column = text_.lines[label.value.empty() ? label.line : label.value_line];
    size_t rows = 0;
    for (size_t j = from + 1; j < text_.lines.size() && rows < block_rows; ++j) {
      const TextLine& line = text_.lines[j];
      if (line.page > column.page + 1 || ends_block(line, label)) break;
      if (!in_column(column, line, label)) continue;
      ++rows;
      if (!read_line(j, officer)) break;
    }
    if (officer.name.empty()) return std::nullopt;
    // Letterheads print the number above "Ask for:".
    for (size_t j = label.line; j > 0 && j + 5 > label.line && officer.phone.empty() + officer.email.empty() > 0; --j)
      if (has_label(text_.lines[j - 1].folded)) read_line(j - 1, officer);
    officer.place = place_of(text_.lines[label.value.empty() ? from : label.value_line], "contact.block", 0.9);
    return officer;
  }

  /// "…, 01632" with the rest of the number on the next line.
  std::string with_broken_number(const Label& label) const {
    const size_t next = label.last_line + 1;
    const bool broken = is_digit(label.value.back()) && find_phone(label.value).empty() && next < text_.lines.size() &&
                        is_digit(text_.lines[next].text.front());
    return broken ? label.value + " " + text_.lines[next].text : label.value;
  }

  static bool ends_block(const TextLine& line, const Label& label) {
    return opens_numbered_item(line.folded) || count_words(line.folded) > 16 || (line.heading > 0 && label.line > 0);
  }

  /// Beside the label's column another officer may be printed.
  static bool in_column(const TextLine& column, const TextLine& line, const Label& label) {
    if (column.words.empty() || line.words.empty()) return true;
    const bool overlap = line.box.x0 < column.box.x1 && column.box.x0 < line.box.x1;
    const bool starts_with = std::abs(line.box.x0 - column.box.x0) < 12;
    return overlap || starts_with || (label.value.empty() && line.box.x0 < column.box.x0 + 20) ||
           has_label(line.folded);
  }
  static bool has_label(Phrase folded) {
    const Phrase head = folded.substr(0, folded.find(':'));
    const auto kind = label_kind(head);
    return kind == LabelKind::position || kind == LabelKind::phone || kind == LabelKind::email ||
           kind == LabelKind::contact;
  }

  /// False when the block ends with this line.
  bool read_line(size_t index, ContactOfficer& officer) const {
    const auto labels = read_labels(text_, index, index + 1);
    const std::string& text = text_.lines[index].text;
    if (labels.empty()) {
      const std::string folded = fold(text);
      const auto kind = label_kind(tidy(folded));
      if (kind == LabelKind::phone || kind == LabelKind::email || kind == LabelKind::position) return true;
      const bool other_officer = text.find(':') != std::string::npos && find_phone(text).empty() &&
                                 find_email(text).empty() && !officer.name.empty();
      if (other_officer) return false;
      return read_text(text, officer);
    }
    const Label& label = labels[0];
    if (label.kind == LabelKind::position && officer.role.empty())
      officer.role = tidy(label.value);
    else if (label.kind == LabelKind::phone || label.kind == LabelKind::email)
      read_numbers(label.value, officer);
    else if (label.kind == LabelKind::contact || label.kind == LabelKind::author) {
      // "Contact: 020 ..." below "Contact officer: NAME" holds the number; another name is another officer.
      const bool numbers = !find_phone(label.value).empty() || !find_email(label.value).empty();
      if (!numbers && !officer.name.empty()) return false;
      return read_text(label.value, officer);
    } else {
      return false;
    }
    return true;
  }

  /// Name, role, number and address in one line or several.
  bool read_text(const std::string& text, ContactOfficer& officer) const {
    const std::string email = find_email(text);
    const std::string phone = find_phone(without(text, email));
    if (!email.empty() && officer.email.empty()) officer.email = email;
    if (!phone.empty() && officer.phone.empty()) officer.phone = phone;
    std::string rest = tidy(without(without(text, email), phone));
    constexpr std::array<Phrase, 9> small = {"tel",         "telephone", "email", "e-mail",          "phone",
                                             "direct dial", "tel no",    "ext",   "telephone number"};
    for (bool again = true; again;) {
      again = false;
      const std::string folded = fold(rest);
      for (const auto word : small) {
        if (folded.size() >= word.size() && folded.compare(folded.size() - word.size(), word.size(), word) == 0 &&
            rest.size() == folded.size() &&
            (folded.size() == word.size() || !is_word_byte(folded[folded.size() - word.size() - 1]))) {
          rest = tidy(Phrase(rest).substr(0, rest.size() - word.size()));
          again = true;
          break;
        }
      }
    }
    if (rest.empty()) return true;
    if (officer.name.empty())
      read_name(rest, officer);
    else if (officer.role.empty() && count_words(rest) <= 10 && starts_capital(rest) &&
             (rest.find(' ') != std::string::npos || rest.find('.') == std::string::npos))
      officer.role = rest;
    return true;
  }

  static void read_name(const std::string& text, ContactOfficer& officer) {
    const size_t cut = text.find_first_of(",(;");
    const size_t dash = std::min(text.find(" - "), text.find(" \u2013 "));
    const size_t end = std::min(cut, dash);
    const std::string head = tidy(Phrase(text).substr(0, end));
    if (const auto person = parse_person(head); person && person->name.find(' ') != std::string::npos) {
      officer.name = person->name;
      if (end != std::string::npos && officer.role.empty()) {
        std::string role = tidy(Phrase(text).substr(end + (end == cut ? 1 : 3)));
        if (!role.empty() && role.back() == ')' && role.find('(') == std::string::npos) role.pop_back();
        officer.role = tidy(role);
      }
      return;
    }
    // "Head of Finance; Ann Other" and "Parish Clerk: Ann Other": the role stands first.
    if (end == std::string::npos) return;
    const std::string tail = tidy(Phrase(text).substr(end + (end == cut ? 1 : 3)));
    if (const auto person = parse_person(tail); person && person->name.find(' ') != std::string::npos) {
      officer.name = person->name;
      officer.role = head;
    }
  }

  bool read_signature(size_t i, ContactOfficer& officer) const {
    std::string line = text_.lines[i].text;
    const size_t colon = line.find(':');
    if (colon != std::string::npos) {
      const std::string before = tidy(Phrase(line).substr(0, colon)), after = tidy(Phrase(line).substr(colon + 1));
      const auto person = parse_person(after);
      if (!person || !has_any_word(fold(before), offices)) return false;
      officer.name = person->name;
      officer.role = before;
      return true;
    }
    read_name(tidy(line), officer);
    if (officer.name.empty() && i > 0 && is_role(tidy(line))) {
      if (const auto person = parse_person(tidy(text_.lines[i - 1].text))) {
        officer.name = person->name;
        officer.role = tidy(line);
      }
    }
    return !officer.name.empty() && has_any_word(fold(officer.role), offices);
  }

  const CleanText& text_;
};

/// "clerk@barchester" on one line and ".gov.uk" on the next of the same column.
void mend_email(const CleanText& text, ContactOfficer& officer) {
  if (officer.email.empty()) return;
  const size_t at = officer.email.find('@');
  if (at == std::string::npos) return;
  for (size_t i = 0; i < text.lines.size(); ++i) {
    const auto& line = text.lines[i].text;
    if (line.size() < officer.email.size() ||
        line.compare(line.size() - officer.email.size(), officer.email.size(), officer.email) != 0)
      continue;
    for (size_t j = i + 1; j < text.lines.size() && j < i + 4; ++j) {
      const Phrase next = text.lines[j].text;
      const bool tail = !next.empty() &&
                        (next[0] == '.' || officer.email.back() == '.' || officer.email.back() == '-' ||
                         officer.email.back() == '@') &&
                        next.find(' ') == Phrase::npos && next.size() < 40;
      if (tail && std::all_of(next.begin(), next.end(), is_address_byte)) {
        officer.email += next;
        return;
      }
    }
    return;
  }
}

}  // namespace

std::string find_email(std::string_view text) {
  for (size_t at = text.find('@'); at != Phrase::npos; at = text.find('@', at + 1)) {
    size_t first = at, last = at + 1;
    while (first > 0 && is_address_byte(text[first - 1]) && text[first - 1] != '@') --first;
    while (last < text.size() && is_address_byte(text[last]) && text[last] != '@') ++last;
    while (last > at + 1 && (text[last - 1] == '.' || text[last - 1] == '\'')) --last;
    while (first < at && (text[first] == '\'' || text[first] == '.')) ++first;
    if (first < at && last > at + 1) return std::string(text.substr(first, last - first));
  }
  return {};
}

std::string find_phone(std::string_view text) {
  for (size_t i = 0; i < text.size(); ++i) {
    const bool start = is_digit(text[i]) || text[i] == '+' ||
                       (text[i] == '(' && i + 1 < text.size() && (is_digit(text[i + 1]) || text[i + 1] == '+'));
    if (!start || (i > 0 && (is_word_byte(text[i - 1]) || text[i - 1] == '/' || text[i - 1] == '.'))) continue;
    size_t end = i, digits = 0, last = i;
    while (end < text.size() && (is_digit(text[end]) || Phrase(" +()-").find(text[end]) != Phrase::npos)) {
      if (is_digit(text[end])) {
        ++digits;
        last = end + 1;
      }
      ++end;
    }
    if (digits >= 9 && digits <= 15 &&
        (text[i] == '0' || text[i] == '+' || text[i] == '(' || text.substr(i, last - i).find('-') != Phrase::npos ||
         digits == 10)) {
      const Phrase rest = text.substr(last);
      size_t ext = 0;
      for (const Phrase word : {Phrase(" ext. "), Phrase(" ext "), Phrase(" x")})
        if (to_lower_ascii(rest.substr(0, word.size())) == word) ext = word.size();
      size_t more = ext;
      while (ext > 0 && more < rest.size() && is_digit(rest[more])) ++more;
      return std::string(text.substr(i, last - i + (more > ext ? more : 0)));
    }
    i = std::max(i, last > i ? last - 1 : i);
  }
  return {};
}

std::optional<ContactOfficer> read_contact(const CleanText& text) {
  BlockReader reader(text);
  auto officer = reader.labelled();
  if (!officer) officer = reader.inside_line();
  if (!officer) officer = reader.signature();
  if (officer) mend_email(text, *officer);
  return officer;
}

}  // namespace minutebook
