// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/parse/restriction.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <set>
#include <vector>

#include "indexer/parse/head_marks.hpp"
#include "indexer/parse/look_alikes.hpp"
#include "indexer/parse/marking_words.hpp"
#include "indexer/parse/meetings.hpp"
#include "indexer/parse/phrase_set.hpp"
#include "indexer/parse/printed_dates.hpp"
#include "indexer/parse/scan.hpp"
#include "lib/base/text.hpp"

namespace minutebook {
namespace {

using Phrase = std::string_view;

/// "9.", "12/18", "b4": a line that opens an item.
bool opens_item(Phrase folded) {
  size_t n = 0;
  while (n < folded.size() && n < 9 &&
         (is_digit(folded[n]) || folded[n] == '/' ||
          (n > 0 && folded[n] == '.' && n + 1 < folded.size() && is_digit(folded[n + 1]))))
    ++n;
  if (n == 0) return starts_with_word(folded, "item") && folded.size() > 6 && is_digit(folded[5]);
  return n < folded.size() && (folded[n] == '.' || folded[n] == ' ' || folded[n] == ')');
}

std::string item_number_of(const TextLine& line) {
  size_t begin = 0;
  if (starts_with_word(line.folded, "item")) begin = 5;
  size_t end = line.text.find_first_of(" .):", begin);
  while (end != std::string::npos && end + 1 < line.text.size() && line.text[end] == '.' &&
         is_digit(line.text[end + 1]))
    end = line.text.find_first_of(" .):", end + 1);
  return line.text.substr(begin, end == std::string::npos ? std::string::npos : end - begin);
}

/// Beginnings of the words without which no line marks, opens or closes anything.
constexpr PhraseSet triggers(std::to_array<Phrase>({"publ", "exem", "conf", "rest", "priv", "sens", "sche", "clos",
                                                    "clas", "circ", "dist", "pass", "offi", "open", "part", "sect",
                                                    "re-a", "read", "resu", "reco", "retu", "reop", "excl", "unre",
                                                    "stri", "in c", "stat", "rese", "by v", "not-", "not "}));

// The same for lines that say nothing else: "members only", "secret", "nid i'w gyhoeddi".
constexpr PhraseSet short_triggers(
    std::to_array<Phrase>({"memb", "coun", "trus", "gove", "dire", "boar", "comm", "inte", "pink", "secr", "nid ",
                           "heb ", "ddim", "eith", "adro", "cofn", "cyfr", "rund", "diom", "vert", "prot", "unde",
                           "unpu", "staf", "mana", "pers", "emba", "top ", "notf", "is e", "in p"}));

/// "c.o.n.f.i.d", "c-o-n": letters that are set apart by signs.
bool is_set_apart(Phrase text) {
  return text.size() > 5 && is_letter(text[0]) && !is_word_byte(text[1]) && is_letter(text[2]) &&
         !is_word_byte(text[3]);
}

/// One quick look at the words of a line; most lines of most papers say nothing of restriction.
bool may_matter(Phrase folded) {
  constexpr size_t longest_mark = 64;
  const auto any = [](size_t, size_t) { return true; };
  folded = undressed(folded);
  if (triggers.any_at_word(folded, any)) return true;
  return folded.size() <= longest_mark && (short_triggers.any_at_word(folded, any) || is_set_apart(folded));
}

/// "1. confidential" as "confidential": lists number what stands in them.
Phrase without_label(Phrase folded) {
  size_t n = 0;
  while (n < folded.size() && n < 3 && is_word_byte(folded[n])) ++n;
  const bool label = n > 0 && n + 1 < folded.size() && (folded[n] == '.' || folded[n] == ')') && folded[n + 1] == ' ';
  return label ? folded.substr(n + 2) : folded;
}

/// Reads one paper from top to bottom.
class Reader {
 public:
  Reader(const CleanText& text, DocumentType type) : text_(text), type_(type) {}

  Restriction read() {
    read_furniture();
    read_overprints();
    read_split_marks();
    for (size_t i = 0; i < text_.lines.size(); ++i) at(i);
    close_section(last_page());
    close_item(last_page());
    if (excluded_items_ > 0)
      raise(RestrictionLevel::weak, text_.lines[excluded_line_], "items after the exclusion of the public");
    return std::move(found_);
  }

 private:
  void at(size_t i) {
    const TextLine& line = text_.lines[i];
    const auto head = furniture_sections_.find(line.page);
    if (head != furniture_sections_.end() && !section_open_) open_at(line, head->second, false);
    furniture_sections_.erase(line.page);
    watch_item(line);
    watch_head(i);
    if (!may_matter(line.folded)) {
      if (section_open_) inside_section(line);
      return;
    }
    if (opens_public_section(line.folded)) {
      if (section_open_ && !returns_to_public(i)) return;
      close_section(line.page);
      excluded_line_ = 0;
      return;
    }
    if (opens_private_section(line.folded) && stands_as_heading(line) && is_filled(i)) {
      if (i == 0 && (items_follow(i) || !is_bare_part(line.folded)))
        return raise(RestrictionLevel::restricted, line, "the paper opens as a private part");
      // Above the first item it says what the whole paper is, but a person must see that.
      constexpr size_t title_lines = 4;
      if (i < title_lines && !is_bare_part(line.folded) && nothing_opened_above(i))
        raise(RestrictionLevel::weak, line, line.text);
      return open_at(line, line.text, is_capitals(line.text, 4));
    }
    if (section_open_) return inside_section(line);
    mark_line(i);
    watch_exclusion(i);
  }

  /// Other wordings at the head of the paper: a person must look.
  void watch_head(size_t i) {
    const TextLine& line = text_.lines[i];
    if (!in_head(i) || section_open_ || found_.level != RestrictionLevel::open || stands_in_item(i)) return;
    const bool asks = asks_for_a_look(line.folded) && stands_alone(i);
    if (asks || (!of_meeting() && line.block_start && declares_report_private(whole_paragraph(i))))
      raise(RestrictionLevel::weak, line, line.text);
  }

  /// The line with those that go on with it.
  std::string whole_paragraph(size_t i) const {
    constexpr size_t most_lines = 4;
    std::string joined = text_.lines[i].folded;
    for (size_t j = i + 1; j < std::min(text_.lines.size(), i + most_lines) && !text_.lines[j].block_start; ++j)
      joined += " " + text_.lines[j].folded;
    return joined;
  }

  /// An item is open above the line; "14 June 2022" opens none.
  bool stands_in_item(size_t i) const {
    return std::any_of(
        text_.lines.begin(), text_.lines.begin() + static_cast<std::ptrdiff_t>(i), [](const TextLine& line) {
          return (opens_item(line.folded) && find_dates(line.text).empty()) || opens_public_section(line.folded);
        });
  }

  /// No item and no part stands above the line.
  bool nothing_opened_above(size_t i) const {
    return std::none_of(text_.lines.begin(), text_.lines.begin() + static_cast<std::ptrdiff_t>(i),
                        [](const auto& line) { return opens_item(line.folded) || opens_public_section(line.folded); });
  }

  bool in_head(size_t i) const { return i < 30 && text_.lines[i].page <= 2; }
  uint32_t last_page() const { return text_.pages.empty() ? 1 : text_.pages.back().number; }
  bool of_meeting() const {
    return type_ == DocumentType::minutes || type_ == DocumentType::note_of_decisions ||
           type_ == DocumentType::agenda || type_ == DocumentType::agenda_pack;
  }

  /// Running heads and feet.
  void read_furniture() {
    std::set<uint32_t> marked;
    const TextLine* first = nullptr;
    for (const auto& line : text_.furniture) {
      if (marks_page(line)) {
        marked.insert(line.page);
        if (!first) first = &line;
        continue;
      }
      for (const auto part : split(line.folded, '|')) {
        const Phrase words = uncounted(part);
        if (marking_of(words) == MarkingStrength::weak) raise(RestrictionLevel::weak, line, line.text);
        if (opens_private_section(words) && stands_as_heading(line)) {
          furniture_sections_.emplace(line.page, line.text);
          close_pages(line, line.page, line.page);
        }
      }
    }
    // What nothing repeats, as in a paper of one page, was not taken for a running head.
    for (const auto& line : text_.lines)
      if (line.edge && may_matter(line.folded) && is_title(line) && marks_page(line)) {
        marked.insert(line.page);
        if (!first) first = &line;
      }
    close_marked(marked, first);
  }

  static bool marks_page(const TextLine& line) {
    if (marking_of_title(line.folded) == MarkingStrength::strong || has_mark_in_capitals(line.text)) return true;
    const auto parts = split(line.folded, '|');
    return std::any_of(parts.begin(), parts.end(), [](Phrase part) { return is_marked_name(uncounted(part), true); });
  }

  /// What stands on every page marks the paper, what stands on some closes those.
  void close_marked(const std::set<uint32_t>& marked, const TextLine* first) {
    if (!first) return;
    size_t others = 0;  // pages behind the first, which often has no running head
    for (const auto& page : text_.pages) others += page.number > 1 && marked.count(page.number) == 0 ? 1 : 0;
    if (others == 0 && (marked.count(1) != 0 || text_.pages.size() > 2))
      raise(RestrictionLevel::restricted, *first, first->text);
    else
      for (const uint32_t page : marked) close_pages(*first, page, page);
  }

  /// A watermark over the first page or over half of the pages marks the paper, over others it closes those. Words
  /// along the margin are a running head on its side.
  void read_overprints() {
    std::set<uint32_t> stamped, beside;
    std::optional<TextLine> first_stamp, first_beside;
    for (const auto& mark : text_.marks) {
      TextLine line;
      line.text = mark.text;
      line.page = mark.page;
      if (mark.declared == MarkingStrength::strong) raise(RestrictionLevel::restricted, line, line.text);
      if (mark.declared == MarkingStrength::weak) raise(RestrictionLevel::weak, line, line.text);
      if (mark.declared != MarkingStrength::none) continue;
      const MarkingStrength strength = mark.large ? marking_of_overprint(mark.folded) : marking_of(mark.folded);
      if (strength == MarkingStrength::weak) raise(RestrictionLevel::weak, line, line.text);
      if (strength != MarkingStrength::strong) continue;
      (mark.large ? stamped : beside).insert(mark.page);
      auto& first = mark.large ? first_stamp : first_beside;
      if (!first) first = std::move(line);
    }
    if (first_beside) close_marked(beside, &*first_beside);
    if (!first_stamp) return;
    if (stamped.count(1) != 0 || stamped.size() * 2 >= text_.pages.size())
      raise(RestrictionLevel::restricted, *first_stamp, first_stamp->text);
    else
      for (const uint32_t page : stamped) close_pages(*first_stamp, page, page);
  }

  /// Markings that are broken over lines, also with each letter on a line of its own: nothing else stands on them.
  void read_split_marks() {
    constexpr size_t longest_line = 30, most_letters = 40;
    for (size_t i = 0; i + 1 < text_.lines.size(); ++i) {
      const TextLine& line = text_.lines[i];
      if (line.cell || line.folded.size() > longest_line) continue;
      std::string letters = letters_of(line.folded);
      for (size_t j = i + 1; begin_mark_letters(letters) && j < text_.lines.size(); ++j) {
        const TextLine& next = text_.lines[j];
        if (next.cell || next.folded.size() > longest_line || next.page != line.page) break;
        letters += letters_of(next.folded);
        if (letters.size() > most_letters) break;
        if (!are_mark_letters(letters)) continue;
        if (in_head(i)) return raise(RestrictionLevel::restricted, line, letters);
        close_pages(line, line.page, last_page());
        break;
      }
    }
  }

  void close_pages(const TextLine& line, uint32_t from, uint32_t to) {
    found_.ranges.push_back({from, to, {}, line.text});
    note_place(line);
    // The whole page is meant, also what is printed above a foot.
    if (found_.place.page == from) found_.place.start = found_.place.end = 0;
  }

  /// The place is that of the first part that is closed.
  void note_place(const TextLine& line) {
    if (found_.place.page == 0 || line.page < found_.place.page)
      found_.place = place_of(line, "restriction.section", 0.85);
  }

  /// The line with those it is wrapped over, three at most.
  std::string paragraph_at(size_t i) const {
    std::string joined = text_.lines[i].folded;
    for (size_t j = i + 1; j < text_.lines.size() && j < i + 3; ++j) {
      const TextLine& next = text_.lines[j];
      if (next.cell || next.page != text_.lines[i].page || ends_sentence(text_.lines[j - 1].text)) break;
      if (opens_item(next.folded)) break;
      joined += " " + next.folded;
    }
    return joined;
  }

  void mark_line(size_t i) {
    const TextLine& line = text_.lines[i];
    mark(line, in_head(i));
    if (found_.level == RestrictionLevel::restricted || line.cell) return;
    if (!is_statutory(line.folded) && !is_statutory_paragraph(i)) {
      if (opens_page(i) && is_whole_mark(line.folded)) return close_pages(line, line.page, last_page());
      return mark_what_follows(i);
    }
    if (in_head(i)) return raise(RestrictionLevel::restricted, line, line.text);
    close_pages(line, line.page, last_page());
  }

  /// A marking that stands alone closes what is below it; one in the head of a further meeting, that meeting. Where it
  /// ends is for the paper to say: until a heading of the public part, all is closed.
  void mark_what_follows(size_t i) {
    const TextLine& line = text_.lines[i];
    const bool standing = !in_head(i) && is_standing_mark(line.folded) && stands_alone(i);
    const bool titled = !standing && is_title(line) && marking_of_title(line.folded) == MarkingStrength::strong;
    if (!standing && !titled) return;
    constexpr size_t title_lines = 6, head_lines = 30;
    const auto start = meeting_above(i);
    if (start && i - *start < (standing ? head_lines : title_lines))
      open_at(text_.lines[*start], line.text, is_capitals(line.text, 4));
    else if (standing)
      open_at(line, line.text, is_capitals(line.text, 4));
  }

  /// The start of the further meeting that line `i` is in.
  std::optional<size_t> meeting_above(size_t i) {
    if (!starts_) starts_ = further_meeting_starts(text_);
    const auto next = std::upper_bound(starts_->begin(), starts_->end(), i);
    return next == starts_->begin() ? std::nullopt : std::optional(*(next - 1));
  }

  static bool is_title(const TextLine& line) {
    return !line.cell && count_words(line.folded) <= 14 && !ends_sentence(line.text) && !opens_item(line.folded);
  }

  /// No column of a table, no end of a wrapped sentence, no kind of money.
  bool stands_alone(size_t i) const {
    const auto& lines = text_.lines;
    const TextLine& line = lines[i];
    if (starts_lower(line.text)) return false;
    const size_t from = i < 4 ? 0 : i - 4;
    for (size_t j = from; j < lines.size() && j < i + 5; ++j) {
      if (j != i && line.row != 0 && lines[j].row == line.row) return false;
      constexpr std::array<Phrase, 5> others = {"unrestricted", "non-exempt", "nonexempt", "not exempt", "funds"};
      if (has_any_word(lines[j].folded, others)) return false;
    }
    const bool begins = i == 0 || line.block_start || line.heading > 0 || lines[i - 1].page != line.page ||
                        ends_sentence(lines[i - 1].text);
    const bool ends = i + 1 >= lines.size() || lines[i + 1].block_start || lines[i + 1].page != line.page ||
                      !starts_lower(lines[i + 1].text);
    return begins && ends;
  }

  bool opens_page(size_t i) const { return i > 0 && text_.lines[i - 1].page != text_.lines[i].page; }

  bool is_statutory_paragraph(size_t i) const {
    const auto& folded = text_.lines[i].folded;
    if (!starts_with_word(folded, "this report") && !starts_with_word(folded, "not") &&
        !starts_with_word(folded, "exempt") && !starts_with_word(folded, "by virtue of"))
      return false;
    return is_statutory(paragraph_at(i));
  }

  void mark(const TextLine& line, bool head) {
    constexpr std::ptrdiff_t title_lines = 6;
    const std::ptrdiff_t at = &line - text_.lines.data();
    const bool title = head && at < title_lines && is_title(line);
    const bool named =
        head &&
        (is_marked_name(line.folded, at == 0) ||
         (title && (marking_of_title(line.folded) == MarkingStrength::strong || has_mark_in_capitals(line.text))));
    const bool numbered = head && at < title_lines && !line.cell && is_whole_mark(without_label(line.folded));
    const MarkingStrength strength = named || numbered ? MarkingStrength::strong : marking_of(line.folded);
    if (strength == MarkingStrength::none) {
      const bool soft = head && !line.cell && is_soft_mark(line.folded) && stands_alone(static_cast<size_t>(at));
      if (soft || (title && is_private_title(line.folded))) raise(RestrictionLevel::weak, line, line.text);
      return;
    }
    const bool heading = line.heading > 0 || is_capitals(line.text, 6);
    if (strength == MarkingStrength::strong && (head || heading) && !closes_item(line))
      raise(RestrictionLevel::restricted, line, line.text);
    else if (strength == MarkingStrength::weak && (head || heading))
      raise(RestrictionLevel::weak, line, line.text);
  }

  bool closes_item(const TextLine& line) const {
    return of_meeting() && !line.cell && opens_item(line.folded) && is_marked_title(line.folded);
  }

  void raise(RestrictionLevel level, const TextLine& line, const std::string& reason) {
    if (level <= found_.level) return;
    found_.level = level;
    found_.reason = reason;
    found_.place = place_of(line, "restriction.marking", 0.9);
  }

  /// Short, no sentence; a bare "Part 2" only in the papers of meetings, since reports have parts too.
  bool stands_as_heading(const TextLine& line) const {
    if (line.cell && !line.cell->header && line.cell->column > 0) return false;
    const Phrase text = undressed(line.folded);
    if (is_bare_part(text) && !of_meeting()) return false;
    if (is_capitals(line.text, 4) || line.heading > 0) return true;
    constexpr std::array<Phrase, 12> verbs = {"is",  "are",  "was",  "were",  "be",   "will",
                                              "has", "have", "that", "shall", "must", "noted"};
    return !has_any_word(text, verbs) && line.text.back() != ',' && line.text.back() != ';';
  }

  /// Something stands below the heading, and it is not the statement that there is nothing.
  bool is_filled(size_t i) const {
    std::string below = text_.lines[i].folded;
    const bool here = says_there_are_none(below) || has_any_word(below, std::array<Phrase, 2>{"none", "nil"});
    if (here || i + 1 >= text_.lines.size()) return false;
    below.clear();
    for (size_t j = i + 1; j < text_.lines.size() && j < i + 5; ++j) {
      if (opens_item(text_.lines[j].folded)) break;
      if (is_none(text_.lines[j].folded)) return false;
      below += text_.lines[j].folded + " ";
      if (ends_sentence(text_.lines[j].text)) break;
    }
    return !says_there_are_none(below);
  }

  bool items_follow(size_t i) const {
    for (size_t j = i + 1; j < text_.lines.size() && j < i + 9; ++j)
      if (opens_item(text_.lines[j].folded)) return true;
    return false;
  }

  /// Inside a private part a heading of the public one counts only at the outer level: printed like the heading that
  /// opened the part and with an item below. "Section A" and "Part One" also stand inside reports.
  bool returns_to_public(size_t i) const {
    const TextLine& line = text_.lines[i];
    if (readmits(line.folded)) return true;
    if (starts_with_word(line.folded, "section") || ends_sentence(line.text)) return false;
    const bool capitals = is_capitals(line.text, 4);
    const bool worded = has_any_word(line.folded, std::array<Phrase, 4>{"public", "unrestricted", "open", "items"});
    if (capitals != capital_section_ || (!capitals && !worded)) return false;
    for (size_t j = i + 1; j < text_.lines.size() && j < i + 4; ++j)
      if (opens_item(text_.lines[j].folded)) return true;
    return false;
  }

  void open_at(const TextLine& line, const std::string& reason, bool capitals) {
    close_section(line.page);
    section_open_ = true;
    capital_section_ = capitals;
    found_.ranges.push_back({line.page, 0, {}, reason});
    note_place(line);
  }

  void inside_section(const TextLine& line) {
    if (!opens_item(line.folded)) return;
    auto& open = found_.ranges.back();
    if (open.item_number.empty()) {
      open.item_number = item_number_of(line);
      return;
    }
    open.page_to = line.page;
    found_.ranges.push_back({line.page, 0, item_number_of(line), open.reason});
  }

  /// A title that is marked closes its item up to the one with the next number; any other number may stand inside it.
  void watch_item(const TextLine& line) {
    if (!opens_item(line.folded)) return;
    const std::string number = item_number_of(line);
    if (item_range_) {
      const auto value = [](const std::string& text) { return text.size() < 7 ? std::atoi(text.c_str()) : 0; };
      if (value(number) != value(found_.ranges[*item_range_].item_number) + 1 || is_marked_title(line.folded)) return;
      return close_item(line.page);
    }
    if (section_open_ || !closes_item(line)) return;
    found_.ranges.push_back({line.page, 0, number, line.text});
    item_range_ = found_.ranges.size() - 1;
    note_place(line);
  }

  void close_item(uint32_t page) {
    if (item_range_) found_.ranges[*item_range_].page_to = page;
    item_range_.reset();
  }

  void close_section(uint32_t page) {
    if (section_open_) found_.ranges.back().page_to = page;
    section_open_ = false;
  }

  /// After the public was sent out, minutes that go on about items need a person's eye; agendas only name them.
  void watch_exclusion(size_t i) {
    const auto& folded = text_.lines[i].folded;
    const bool minutes = type_ == DocumentType::minutes || type_ == DocumentType::note_of_decisions;
    if (!minutes) return;
    const auto contains = [&](Phrase part) { return folded.find(part) != std::string::npos; };
    const bool public_out =
        contains("exclude") && contains("public") && (contains("resolved") || contains("agreed") || contains("press"));
    if (public_out && !contains("no ") && !contains("not ") && !contains("none")) {
      excluded_line_ = i;
      excluded_items_ = 0;
    } else if (readmits(folded)) {
      excluded_line_ = 0;
      excluded_items_ = 0;
    } else if (excluded_line_ > 0 && std::any_of(private_words_.begin(), private_words_.end(), contains)) {
      ++excluded_items_;
    }
  }

  static constexpr std::array<Phrase, 5> private_words_ = {"confidential item", "exempt item", "confidential minute",
                                                           "in confidence", "private item"};
  const CleanText& text_;
  DocumentType type_;
  Restriction found_;
  std::map<uint32_t, std::string> furniture_sections_;  // private headings that run along, by page
  bool section_open_ = false;
  bool capital_section_ = false;               // its heading is printed in capitals
  std::optional<size_t> item_range_;           // the range of the marked item that is open
  std::optional<std::vector<size_t>> starts_;  // of further meetings, once somebody asked
  size_t excluded_line_ = 0;
  size_t excluded_items_ = 0;
};

}  // namespace

Restriction read_restriction(const CleanText& text, DocumentType type) {
  const auto disguised = [](const TextLine& line) { return has_look_alikes(line.folded); };
  if (std::none_of(text.lines.begin(), text.lines.end(), disguised) &&
      std::none_of(text.furniture.begin(), text.furniture.end(), disguised))
    return Reader(text, type).read();
  CleanText seen = text;
  for (auto* lines : {&seen.lines, &seen.furniture})
    for (auto& line : *lines)
      if (disguised(line)) line.folded = as_it_looks(line.folded);
  return Reader(seen, type).read();
}

}  // namespace minutebook
