// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/parse/contact.hpp"

#include <algorithm>
#include <array>
#include <vector>

#include "indexer/parse/contact_text.hpp"
#include "indexer/parse/item_label.hpp"
#include "indexer/parse/labels.hpp"
#include "indexer/parse/names.hpp"
#include "indexer/parse/opening.hpp"
#include "indexer/parse/phrase_set.hpp"
#include "indexer/parse/scan.hpp"
#include "lib/base/text.hpp"

namespace minutebook {
namespace {

using Phrase = std::string_view;

constexpr size_t block_rows = 10;
/// Whose name with a number near it is the paper's contact.
constexpr std::array<Phrase, 3> offices = {"clerk", "secretary", "proper officer"};
/// Who signs agendas, or has a number on the same line.
constexpr std::array<Phrase, 12> signing_offices = {"clerk",    "secretary",     "proper officer", "chief executive",
                                                    "director", "officer",       "manager",        "solicitor",
                                                    "head of",  "administrator", "registrar",      "chief executive's"};

bool is_address_byte(char c) {
  return is_letter(c) || is_digit(c) || c == '.' || c == '_' || c == '-' || c == '+' || c == '@' || c == '\'';
}

class BlockReader {
 public:
  explicit BlockReader(const CleanText& text) : text_(text) {}

  std::optional<ContactOfficer> labelled() {
    // A contact officer is asked for before an author; the first block with a name wins within its kind.
    std::vector<size_t> candidates;
    for (size_t i = 0; i < text_.lines.size(); ++i)
      if (may_open_block(text_.lines[i])) candidates.push_back(i);
    for (const LabelKind kind : {LabelKind::contact, LabelKind::author}) {
      for (const size_t i : candidates) {
        auto labels = read_labels(text_, i, i + 1);
        const bool heading = labels.empty() && is_block_heading(unnumbered(text_.lines[i]), kind);
        if (heading) labels.push_back({kind, {}, {}, i, i, i});
        if (labels.empty() || labels[0].kind != kind) continue;
        if (auto officer = read_block(labels[0])) return officer;
      }
    }
    return std::nullopt;
  }

  /// "For further information please contact Ann Other, Board Manager, on 01632 960000", "Queries to Ann Other …", also
  /// at the end of a line about something else.
  std::optional<ContactOfficer> sentence() const {
    for (size_t i = 0; i < text_.lines.size(); ++i) {
      skip_middle(i);
      const auto& line = text_.lines[i];
      const size_t at = behind_opener(line.text, line.folded);
      if (at == Phrase::npos) continue;
      ContactOfficer officer;
      read_text(whole_sentence(i, at), officer);
      if (officer.name.empty() || (officer.phone.empty() && officer.email.empty())) continue;
      officer.place = place_of(line, "contact.sentence", 0.8);
      return officer;
    }
    return std::nullopt;
  }

  /// "Ann Other (Clerk)" or "Clerk: Ann Other" with a number or an address near it, at the head or foot of a paper.
  std::optional<ContactOfficer> signature() const {
    const size_t n = text_.lines.size();
    for (size_t i = 0; i < n; ++i) {
      skip_middle(i);
      const auto& line = text_.lines[i];
      const ContactPieces own = take_contact_apart(line.text);
      const bool numbers = !own.phone.empty() || !own.email.empty();
      if (own.pieces.empty() || count_words(line.folded) > 14) continue;
      if (!has_any_word(line.folded, offices) && !(numbers && is_office_line(own.pieces[0]))) continue;
      ContactOfficer officer;
      if (!read_signature(i, own.pieces[0], officer)) continue;
      for (size_t j = i > 2 ? i - 2 : 0; j < n && j < i + 7; ++j) read_numbers(text_.lines[j].text, officer);
      if (officer.email.empty() && officer.phone.empty()) continue;
      officer.place = place_of(line, "contact.signature", 0.7);
      return officer;
    }
    return std::nullopt;
  }

  /// "Ann Other" over "Clerk to the Council" where an agenda ends: the proper officer who called the meeting.
  std::optional<ContactOfficer> summoner() const {
    constexpr size_t foot = 20;
    const size_t n = text_.lines.size();
    for (size_t i = n > foot ? n - foot : 0; i < n; ++i) {
      const auto& line = text_.lines[i];
      if (count_words(line.folded) > 8 || !has_any_word(line.folded, signing_offices)) continue;
      ContactOfficer officer;
      if (!read_signature(i, tidy_contact(line.text), officer)) continue;
      officer.place = place_of(line, "contact.summoner", 0.6);
      return officer;
    }
    return std::nullopt;
  }

 private:
  /// From the head of a paper to its foot.
  void skip_middle(size_t& line) const {
    constexpr size_t zone = 40;
    if (line > zone && line + zone < text_.lines.size()) line = text_.lines.size() - zone;
  }

  /// Offset behind the words that send a reader to somebody.
  static size_t behind_opener(Phrase text, Phrase folded) {
    constexpr std::array<Phrase, 22> openers = {
        "contact officer", "please contact", "contact",     "queries to",        "enquiries to",   "inquiries to",
        "questions to",    "addressed to",   "directed to", "prepared by",       "obtained from",  "available from",
        "write to",        "speak to",       "written by",  "get in touch with", "requested from", "compiled by",
        "apologies to",    "regrets to",     "comments to", "replies to"};
    if (folded.size() != text.size()) return Phrase::npos;
    for (const Phrase opener : openers) {
      const size_t at = find_word(folded, opener);
      if (at == Phrase::npos) continue;
      size_t end = at + opener.size();
      while (end < text.size() && Phrase(" :-").find(text[end]) != Phrase::npos) ++end;
      if (end < text.size() && starts_capital(text.substr(end))) return end;
    }
    return Phrase::npos;
  }

  /// From byte `at` of a line to where its sentence ends, which may be on the next line.
  std::string whole_sentence(size_t line, size_t at) const {
    std::string text = text_.lines[line].text.substr(at);
    for (size_t next = line + 1; next < text_.lines.size() && next <= line + 2; ++next) {
      if (text_.lines[next].block_start || ends_sentence(text)) break;
      text += ' ' + text_.lines[next].text;
    }
    return text;
  }

  /// "Ann Other, Head of Roads": a person and an office that no member holds.
  static bool is_office_line(Phrase text) {
    const std::string folded = fold(text);
    constexpr std::array<Phrase, 9> members = {"cllr",      "councillor", "chair",  "chairman", "chairperson",
                                               "president", "mayor",      "leader", "member"};
    return has_any_word(folded, signing_offices) && !has_any_word(folded, members);
  }

  /// "4. Contact details" without its number; longer lines as they are.
  static Phrase unnumbered(const TextLine& line) {
    constexpr size_t longest = 60;
    if (line.folded.size() > longest || line.folded.size() != line.text.size()) return line.folded;
    const auto label = read_item_label(line.text);
    const bool number = label.kind == ItemLabel::Kind::number && label.rest < line.folded.size();
    return number ? Phrase(line.folded).substr(label.rest) : Phrase(line.folded);
  }

  static bool may_open_block(const TextLine& line) {
    const Phrase folded = unnumbered(line);
    return may_be_label(folded) || (folded.size() < 100 && folded.back() == ':' && has_word(folded, "ask for"));
  }

  static bool may_be_label(Phrase folded) {
    static constexpr PhraseSet starts(std::to_array<Phrase>({"contact",
                                                             "report prepared by",
                                                             "report compiled by",
                                                             "report originator",
                                                             "originator",
                                                             "originating officer",
                                                             "compiled by",
                                                             "written by",
                                                             "lead author",
                                                             "officer responsible",
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
                                                             "meeting contact"}));
    return !starts.first_of(folded.substr(0, 60)).empty();
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

  static void read_numbers(const std::string& text, ContactOfficer& officer) {
    ContactPieces found = take_contact_apart(text);
    if (officer.email.empty()) officer.email = std::move(found.email);
    if (officer.phone.empty()) officer.phone = std::move(found.phone);
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
      const auto kind = label_kind(tidy_contact(folded));
      if (kind == LabelKind::phone || kind == LabelKind::email || kind == LabelKind::position) return true;
      const bool other_officer = text.find(':') != std::string::npos && find_phone(text).empty() &&
                                 find_email(text).empty() && !officer.name.empty();
      if (other_officer) return false;
      return read_text(text, officer);
    }
    const Label& label = labels[0];
    if (label.kind == LabelKind::position && officer.role.empty())
      officer.role = tidy_contact(label.value);
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
  static bool read_text(Phrase text, ContactOfficer& officer) {
    ContactPieces found = take_contact_apart(without_name_label(text));
    if (officer.email.empty()) officer.email = std::move(found.email);
    if (officer.phone.empty()) officer.phone = std::move(found.phone);
    for (const auto& piece : found.pieces) {
      if (officer.name.empty())
        read_name(piece, officer);
      else if (officer.role.empty() && count_words(piece) <= 10 && starts_capital(piece) &&
               (piece.find(' ') != std::string::npos || piece.find('.') == std::string::npos) &&
               (is_role(piece) || !is_organization(piece)))
        officer.role = piece;
    }
    return true;
  }

  /// "Name: Ann Other" inside a block.
  static Phrase without_name_label(Phrase text) {
    constexpr std::array<Phrase, 6> labels = {"name",         "officer",  "officer name", "name of officer",
                                              "contact name", "full name"};
    const size_t colon = text.find(':');
    constexpr size_t longest = 20;
    return colon < longest && is_one_of(to_lower_ascii(trim(text.substr(0, colon))), labels) ? text.substr(colon + 1)
                                                                                             : text;
  }

  static void read_name(const std::string& text, ContactOfficer& officer) {
    const size_t cut = text.find_first_of(",(;");
    const size_t dash = std::min(text.find(" - "), text.find(" \u2013 "));
    const size_t end = std::min(cut, dash);
    const std::string head = tidy_contact(Phrase(text).substr(0, end));
    if (const auto person = parse_person(head); person && person->name.find(' ') != std::string::npos) {
      officer.name = person->name;
      if (end != std::string::npos && officer.role.empty()) {
        std::string role = tidy_contact(Phrase(text).substr(end + (end == cut ? 1 : 3)));
        if (!role.empty() && role.back() == ')' && role.find('(') == std::string::npos) role.pop_back();
        officer.role = tidy_contact(role);
      }
      return;
    }
    // "Head of Finance; Ann Other" and "Parish Clerk: Ann Other": the role stands first.
    if (end == std::string::npos) return;
    const std::string tail = tidy_contact(Phrase(text).substr(end + (end == cut ? 1 : 3)));
    if (const auto person = parse_person(tail); person && person->name.find(' ') != std::string::npos) {
      officer.name = person->name;
      officer.role = head;
    }
  }

  bool read_signature(size_t i, const std::string& line, ContactOfficer& officer) const {
    if (const size_t colon = line.find(':'); colon != std::string::npos) {
      const std::string before = tidy_contact(Phrase(line).substr(0, colon));
      const auto person = parse_person(tidy_contact(Phrase(line).substr(colon + 1)));
      if (!person || person->name.find(' ') == std::string::npos || !has_any_word(fold(before), offices)) return false;
      officer.name = person->name;
      officer.role = before;
      return true;
    }
    read_name(line, officer);
    if (officer.name.empty() && i > 0 && is_role(line)) {
      const auto person = parse_person(tidy_contact(text_.lines[i - 1].text));
      if (person && person->role.empty() && person->name.find(' ') != std::string::npos) {
        officer.name = person->name;
        officer.role = line;
      }
    }
    return !officer.name.empty() && is_office_line(officer.role);
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

std::optional<ContactOfficer> read_contact(const CleanText& text, DocumentType type) {
  BlockReader reader(text);
  auto officer = reader.labelled();
  if (!officer) officer = reader.sentence();
  if (!officer) officer = reader.signature();
  const bool called = type == DocumentType::agenda || type == DocumentType::agenda_pack;
  if (!officer && called) officer = reader.summoner();
  if (officer) mend_email(text, *officer);
  return officer;
}

}  // namespace minutebook
