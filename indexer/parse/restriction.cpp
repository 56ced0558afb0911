// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/parse/restriction.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <set>
#include <vector>

#include "indexer/parse/meetings.hpp"
#include "indexer/parse/phrase_set.hpp"
#include "indexer/parse/scan.hpp"
#include "lib/base/text.hpp"

namespace minutebook {
namespace {

using Phrase = std::string_view;

// A line that is nothing but one of these marks what it stands on.
constexpr std::array<Phrase, 34> whole_line_marks = {"exempt",
                                                     "confidential",
                                                     "strictly confidential",
                                                     "private and confidential",
                                                     "strictly private and confidential",
                                                     "private & confidential",
                                                     "restricted",
                                                     "official-sensitive",
                                                     "official - sensitive",
                                                     "official sensitive",
                                                     "not for publication",
                                                     "not for public release",
                                                     "exempt information",
                                                     "confidential information",
                                                     "exempt report",
                                                     "confidential report",
                                                     "part ii report",
                                                     "part 2 report",
                                                     "part b report",
                                                     "exempt minutes",
                                                     "confidential minutes",
                                                     "part ii minutes",
                                                     "part 2 minutes",
                                                     "private minutes",
                                                     "private report",
                                                     "closed session minutes",
                                                     "highly confidential",
                                                     "company confidential",
                                                     "commercial in confidence",
                                                     "official: sensitive",
                                                     "strictly private",
                                                     "cyfrinachol",
                                                     "confidentia",  // cut off by the edge of the page
                                                     "onfidential"};

// As above, with something behind: "exempt report of the ...", "confidential minutes of a meeting".
constexpr std::array<Phrase, 16> leading_marks = {
    "not for publication",  "private and confidential", "private & confidential", "strictly confidential",
    "official-sensitive",   "official - sensitive",     "official: sensitive",    "exempt report",
    "confidential report",  "part ii report",           "part 2 report",          "exempt minutes",
    "confidential minutes", "part ii minutes",          "part 2 minutes",         "restricted report"};

// Of those that mark alone, these also head an explanation of what the words mean.
constexpr std::array<Phrase, 2> explained_marks = {"exempt information", "confidential information"};

constexpr std::array<Phrase, 10> labels = {
    "classification", "security classification", "protective marking", "access",        "publication status",
    "status",         "report status",           "confidentiality",    "exempt status", "marking"};
// Labels that say nothing but who may see the paper; a "status" is also that of a task.
constexpr std::array<Phrase, 6> sure_labels = {"classification",     "security classification", "protective marking",
                                               "publication status", "confidentiality",         "exempt status"};
constexpr std::array<Phrase, 22> private_values = {"exempt",
                                                   "restricted",
                                                   "part 2",
                                                   "part ii",
                                                   "part b",
                                                   "part two",
                                                   "private",
                                                   "confidential",
                                                   "not for publication",
                                                   "official-sensitive",
                                                   "official - sensitive",
                                                   "official sensitive",
                                                   "official: sensitive",
                                                   "official (sensitive)",
                                                   "highly confidential",
                                                   "strictly confidential",
                                                   "strictly private",
                                                   "company confidential",
                                                   "sensitive",
                                                   "secret",
                                                   "top secret",
                                                   "closed"};

constexpr std::array<Phrase, 27> private_sections = {"part ii",
                                                     "part 2",
                                                     "part two",
                                                     "part b",
                                                     "section two",
                                                     "section 2",
                                                     "section b",
                                                     "exempt items",
                                                     "exempt business",
                                                     "confidential items",
                                                     "confidential business",
                                                     "private items",
                                                     "private business",
                                                     "private session",
                                                     "closed session",
                                                     "exempt information",
                                                     "private part",
                                                     "items in private",
                                                     "confidential section",
                                                     "confidential session",
                                                     "confidential part",
                                                     "exempt section",
                                                     "exempt part",
                                                     "reserved business",
                                                     "reserved items",
                                                     "private section",
                                                     "private agenda"};
constexpr std::array<Phrase, 15> section_words = {"private",   "exempt",  "confidential", "closed",  "press",
                                                  "public",    "items",   "business",     "not",     "excluded",
                                                  "exclusion", "session", "agenda",       "minutes", "reserved"};
constexpr std::array<Phrase, 13> public_sections = {
    "part i",         "part 1",          "part one",           "part a",
    "section one",    "section a",       "unrestricted items", "unrestricted business",
    "public items",   "public business", "open session",       "public session",
    "items in public"};

// A statement that the public came back says none of these: it does not ask, foretell or deny.
constexpr std::array<Phrase, 17> unsettled = {"would", "will",  "when",   "whether", "if",    "asked",
                                              "until", "could", "should", "may",     "might", "not",
                                              "later", "to be", "before", "shall",   "once"};

// The marking that the law asks for, at the start of a line or paragraph of its own.
constexpr std::array<Phrase, 17> statutory = {"not for publication",
                                              "exempt - not for publication",
                                              "exempt not for publication",
                                              "exempt: not for publication",
                                              "exempt from publication",
                                              "confidential - not for publication",
                                              "confidential - not to be disclosed",
                                              "confidential: not to be disclosed",
                                              "confidential not for publication",
                                              "confidential and not for publication",
                                              "exempt and not for publication",
                                              "restricted - not for publication",
                                              "this report is not for publication",
                                              "this report is exempt",
                                              "this report contains exempt information",
                                              "this document is not for publication",
                                              "this item is not for publication"};

// ... unless it is a template's instruction or says that there is none.
constexpr std::array<Phrase, 6> disclaimed = {"do not include", "there are no", "there were no",
                                              "if any",         "no exempt",    "freedom of information"};

// What may stand below the heading of a private part to say that it is empty.
constexpr std::array<Phrase, 13> none_said = {
    "no exempt",   "no confidential", "no private", "no items",      "no part ii",     "no part 2", "no part b",
    "no reserved", "no business",     "no matters", "no such items", "do not include", "no reports"};
constexpr std::array<Phrase, 7> none_alone = {"none",           "nil", "there are none", "there were none",
                                              "not applicable", "n/a", "none identified"};
constexpr std::array<Phrase, 8> bare_parts = {"part ii",     "part 2",    "part two",  "part b",
                                              "section two", "section 2", "section b", "private part"};

constexpr std::array<Phrase, 8> readmissions = {"returned to public session",
                                                "readmitted",
                                                "re-admitted",
                                                "returned to open session",
                                                "resumed in public",
                                                "reconvened in public",
                                                "returned to the meeting room and",
                                                "reopened to the public"};

// Where one of these stands, the line is about restriction in general or is the public's own resolution.
constexpr std::array<Phrase, 17> neutral = {"do not include",
                                            "no exempt",
                                            "there are no",
                                            "there were no",
                                            "no confidential",
                                            "no items",
                                            "if any",
                                            "would require the exclusion",
                                            "be excluded",
                                            "exclusion of",
                                            "to exclude",
                                            "excluded from the meeting",
                                            "freedom of information",
                                            "data protection",
                                            "unrestricted",
                                            "to consider whether",
                                            "should be treated"};

constexpr std::array<Phrase, 8> weak_marks = {
    "exempt appendix",     "exempt appendices",         "confidential appendix", "confidential appendices",
    "not for circulation", "not for wider circulation", "password protected",    "not for distribution"};

bool contains(Phrase text, Phrase part) { return text.find(part) != Phrase::npos; }

template <size_t N>
bool contains_any(Phrase text, const std::array<Phrase, N>& parts) {
  return std::any_of(parts.begin(), parts.end(), [&](Phrase part) { return contains(text, part); });
}

/// Without the brackets, stars and dashes that markings are dressed in.
Phrase undressed(Phrase text) {
  constexpr Phrase dress = " *-_=.:;,()[]\"'|#!";
  while (!text.empty() && contains(dress, text.substr(0, 1))) text.remove_prefix(1);
  while (!text.empty() && contains(dress, text.substr(text.size() - 1))) text.remove_suffix(1);
  return text;
}

/// The value behind one of the labels ("classification: exempt"), or nothing.
Phrase labelled_value(Phrase folded) {
  const Phrase label = first_of(folded, labels);
  if (label.empty()) return {};
  Phrase rest = folded.substr(label.size());
  const size_t sign = rest.find_first_not_of(' ');
  if (sign == Phrase::npos || (rest[sign] != ':' && rest[sign] != '-')) return {};
  return undressed(rest);
}

/// "by virtue of paragraph 3 of part 1 of schedule 12a", also "exempt under paragraphs 1 and 2 of ...".
bool cites_schedule(Phrase folded) {
  return (contains(folded, "schedule 12a") || contains(folded, "schedule 7a") || contains(folded, "schedule 12 a")) &&
         (contains(folded, "by virtue of") || contains(folded, "exempt") || contains(folded, "not for publication"));
}

bool is_about_something_else(Phrase folded) {
  return has_any_word(folded, neutral) || starts_with_word(folded, "resolved") ||
         contains(folded, "press and public") || has_word(folded, "moved");
}

/// The full marking: whatever follows it, the paper says of itself that it must not be published.
bool is_statutory(Phrase folded) {
  if (has_any_word(folded, disclaimed) || is_for_completed(folded)) return false;
  if (!first_of(folded, statutory).empty()) return true;
  return (starts_with_word(folded, "by virtue of") || starts_with_word(folded, "exempt by virtue of") ||
          starts_with_word(folded, "exempt under")) &&
         cites_schedule(folded) && !is_about_something_else(folded);
}

/// A statement that the public is back, not a question or a plan.
bool readmits(Phrase folded) {
  return contains_any(folded, readmissions) && !has_any_word(folded, unsettled) && !contains(folded, "?");
}

/// "not-for-publication" as it is meant.
std::string plainly(Phrase folded) {
  std::string text(folded);
  for (const Phrase hyphened : {"not-for-publication", "not - for - publication"})
    if (const size_t at = text.find(hyphened); at != std::string::npos)
      text.replace(at, hyphened.size(), "not for publication");
  return text;
}

/// Without the page counter before or behind it.
Phrase uncounted(Phrase words) {
  words = undressed(words);
  if (starts_with_word(words, "page")) {
    const size_t from = words.find_first_not_of("0123456789 ", 4);
    Phrase rest = from == Phrase::npos ? Phrase() : words.substr(from);
    if (starts_with_word(rest, "of"))
      rest.remove_prefix(std::min(rest.size(), rest.find_first_not_of("0123456789 ", 2)));
    words = undressed(rest);
  }
  if (const size_t page = words.rfind(" page "); page != Phrase::npos) words = words.substr(0, page);
  return undressed(words);
}

/// What stands between the signs and gaps that part a title or a running head.
std::vector<Phrase> title_parts(Phrase folded) {
  constexpr std::array<Phrase, 8> signs = {" - ", ": ", "  ", "|", "\t", "(", "[", "]"};
  std::vector<Phrase> parts;
  while (!folded.empty()) {
    size_t cut = folded.size(), width = 0;
    for (const Phrase sign : signs)
      if (const size_t at = folded.find(sign); at < cut) {
        cut = at;
        width = sign.size();
      }
    if (const Phrase part = uncounted(folded.substr(0, cut)); !part.empty()) parts.push_back(part);
    folded.remove_prefix(std::min(folded.size(), cut + width));
  }
  return parts;
}

/// "Pier Panel CONFIDENTIAL 12 March": where only the gaps told the parts of a running head, its capitals still do.
bool has_mark_in_capitals(Phrase printed) {
  constexpr std::array<Phrase, 4> marks = {"CONFIDENTIAL", "EXEMPT", "RESTRICTED", "NOT FOR PUBLICATION"};
  return printed.size() < 120 && !is_capitals(printed, 4) && has_any_word(printed, marks) &&
         !is_for_completed(fold(printed));
}

/// "confidential - pier board minutes": the mark in front of what the paper is called. At the head of a paper any
/// words may follow the sign, elsewhere a private item's title may.
bool is_marked_name(Phrase folded, bool heads_paper) {
  constexpr std::array<Phrase, 4> marks = {"confidential", "exempt", "restricted", "private"};
  constexpr std::array<Phrase, 12> kinds = {"minutes", "agenda",    "report",  "paper", "notes",   "note",
                                            "board",   "committee", "council", "draft", "meeting", "document"};
  const Phrase text = undressed(folded);
  const Phrase mark = first_of(text, marks);
  if (mark.empty() || count_words(text) > 14 || has_any_word(text, disclaimed) || is_for_completed(text)) return false;
  const Phrase after = text.substr(mark.size());
  const bool sign = after.starts_with(" - ") || after.starts_with(": ") || after.starts_with(" | ");
  if (!sign || is_one_of(undressed(after), none_alone) || has_any_word(undressed(after), none_said)) return false;
  return heads_paper || has_any_word(after, kinds);
}

/// A marking where it stands alone below the head of a paper: nothing but the words of it, or the title of what it
/// marks ("exempt minutes of the staffing committee").
bool is_standing_mark(Phrase folded) {
  const std::string plain = plainly(folded);
  const Phrase text = undressed(plain);
  if (count_words(text) > 12 || has_any_word(text, disclaimed) || is_for_completed(text)) return false;
  if (is_one_of(text, whole_line_marks)) return !is_one_of(text, explained_marks);
  if (is_marked_name(text, false)) return true;
  if (!first_of(text, sure_labels).empty()) return marking_of(text) == MarkingStrength::strong;
  constexpr std::array<Phrase, 12> verbs = {"is",  "are",  "was",   "were", "be",    "will",
                                            "has", "have", "shall", "must", "noted", "approved"};
  return !ends_sentence(folded) && !has_any_word(text, verbs) && !is_about_something_else(text) &&
         !first_of(text, leading_marks).empty();
}

/// The mark in a numbered title: "3. land sale [exempt]", "3. confidential - land sale".
bool is_marked_title(Phrase folded) {
  constexpr std::array<Phrase, 4> marks = {"exempt", "confidential", "not for publication", "restricted"};
  if (!has_any_word(folded, marks) || count_words(folded) > 40 || has_any_word(folded, disclaimed)) return false;
  for (const Phrase mark : marks) {
    for (size_t at = find_word(folded, mark); at != Phrase::npos; at = find_word(folded, mark, at + 1)) {
      const Phrase before = folded.substr(0, at), after = folded.substr(at + mark.size());
      const bool opened = !before.empty() && (before.back() == '[' || before.back() == '(');
      const bool closed = !after.empty() && (after[0] == ']' || after[0] == ')');
      if (opened && (closed || mark == marks[2] || cites_schedule(after))) return true;
      const bool dashed = before.size() > 2 && before.substr(before.size() - 3) == " - ";
      if (dashed && undressed(after).empty()) return true;
      const bool leads = !has_letter(before);
      if (leads && (after.substr(0, 3) == " - " || after.substr(0, 1) == ":")) return true;
    }
  }
  return false;
}

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

/// One quick look at the words of a line; most lines of most papers say nothing of restriction.
bool may_matter(Phrase folded) {
  return triggers.any_at_word(folded, [](size_t, size_t) { return true; });
}

/// Reads one paper from top to bottom.
class Reader {
 public:
  Reader(const CleanText& text, DocumentType type) : text_(text), type_(type) {}

  Restriction read() {
    read_furniture();
    read_overprints();
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
      if (i == 0 && items_follow(i))
        return raise(RestrictionLevel::restricted, line, "the paper opens as a private part");
      return open_at(line, line.text, is_capitals(line.text, 4));
    }
    if (section_open_) return inside_section(line);
    mark_line(i);
    watch_exclusion(i);
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
    if (!is_statutory(undressed(plainly(line.folded))) && !is_statutory_paragraph(i)) {
      if (opens_page(i) && is_one_of(undressed(line.folded), whole_line_marks))
        return close_pages(line, line.page, last_page());
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
    return is_statutory(undressed(plainly(paragraph_at(i))));
  }

  void mark(const TextLine& line, bool head) {
    constexpr std::ptrdiff_t title_lines = 6;
    const std::ptrdiff_t at = &line - text_.lines.data();
    const bool named =
        head && (is_marked_name(line.folded, at == 0) ||
                 (at < title_lines && is_title(line) && marking_of_title(line.folded) == MarkingStrength::strong));
    const MarkingStrength strength = named ? MarkingStrength::strong : marking_of(line.folded);
    if (strength == MarkingStrength::none) return;
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
    const bool bare = is_one_of(text, bare_parts);
    if (bare && !of_meeting()) return false;
    if (is_capitals(line.text, 4) || line.heading > 0) return true;
    constexpr std::array<Phrase, 12> verbs = {"is",  "are",  "was",  "were",  "be",   "will",
                                              "has", "have", "that", "shall", "must", "noted"};
    return !has_any_word(text, verbs) && line.text.back() != ',' && line.text.back() != ';';
  }

  /// Something stands below the heading, and it is not the statement that there is nothing.
  bool is_filled(size_t i) const {
    std::string below = text_.lines[i].folded;
    const bool here = has_any_word(below, none_said) || has_any_word(below, std::array<Phrase, 2>{"none", "nil"});
    if (here || i + 1 >= text_.lines.size()) return false;
    below.clear();
    for (size_t j = i + 1; j < text_.lines.size() && j < i + 5; ++j) {
      if (opens_item(text_.lines[j].folded)) break;
      if (is_one_of(undressed(text_.lines[j].folded), none_alone)) return false;
      below += text_.lines[j].folded + " ";
      if (ends_sentence(text_.lines[j].text)) break;
    }
    return !has_any_word(below, none_said);
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
    const bool public_out = (contains(folded, "exclude") || contains(folded, "excluded")) &&
                            contains(folded, "public") &&
                            (contains(folded, "resolved") || contains(folded, "agreed") || contains(folded, "press"));
    if (public_out && !contains_any(folded, std::array<Phrase, 3>{"no ", "not ", "none"})) {
      excluded_line_ = i;
      excluded_items_ = 0;
    } else if (readmits(folded)) {
      excluded_line_ = 0;
      excluded_items_ = 0;
    } else if (excluded_line_ > 0 && contains_any(folded, private_words_)) {
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

MarkingStrength marking_of_plain(Phrase folded) {
  const std::string plain = plainly(folded);
  const Phrase text = undressed(plain);
  if (text.empty() || text.size() > 400) return MarkingStrength::none;
  if (is_one_of(text, whole_line_marks)) return MarkingStrength::strong;
  const Phrase value = labelled_value(text);
  if (!value.empty())
    return first_of(value, private_values).empty() || starts_with_word(value, "unrestricted") ? MarkingStrength::none
                                                                                              : MarkingStrength::strong;
  if (is_statutory(text)) return MarkingStrength::strong;
  if (is_about_something_else(text)) return MarkingStrength::none;
  if (!first_of(text, leading_marks).empty()) return MarkingStrength::strong;
  const bool appendix =
      starts_with_word(text, "appendix") || starts_with_word(text, "annex") || contains(text, " appendix ");
  if (cites_schedule(text)) return appendix ? MarkingStrength::weak : MarkingStrength::strong;
  if (has_word(text, "not for publication"))
    return appendix || count_words(text) > 25 ? MarkingStrength::weak : MarkingStrength::strong;
  if (has_any_word(text, weak_marks)) return MarkingStrength::weak;
  if (has_word(text, "in committee") && count_words(text) <= 4) return MarkingStrength::weak;
  return MarkingStrength::none;
}

bool is_section_heading(Phrase folded, std::span<const Phrase> names) {
  const Phrase text = undressed(folded);
  const Phrase name = first_of(text, names);
  if (name.empty() || count_words(text) > 14) return false;
  if (text.size() == name.size()) return true;
  const Phrase rest = undressed(text.substr(name.size()));
  // "part 2 of the plan" is prose; "part ii - items to be considered in private" is a heading.
  return has_any_word(rest, section_words);
}

}  // namespace

Restriction read_restriction(const CleanText& text, DocumentType type) { return Reader(text, type).read(); }

MarkingStrength marking_of(std::string_view folded) {
  // Until somebody fills it in, a form that will be confidential is not; whether somebody has, a person must see.
  return is_for_completed(folded) ? std::min(MarkingStrength::weak, marking_of_plain(folded))
                                  : marking_of_plain(folded);
}

MarkingStrength marking_of_title(std::string_view folded) {
  if (has_any_word(folded, disclaimed)) return MarkingStrength::none;
  const MarkingStrength whole = marking_of(folded);
  if (whole != MarkingStrength::none) return whole;
  const auto parts = title_parts(folded);
  const auto says_none = [](Phrase part) { return is_one_of(part, none_alone) || has_any_word(part, none_said); };
  if (std::any_of(parts.begin(), parts.end(), says_none)) return MarkingStrength::none;
  const auto marks = [](Phrase part) { return marking_of(part) == MarkingStrength::strong; };
  return std::any_of(parts.begin(), parts.end(), marks) ? MarkingStrength::strong : MarkingStrength::none;
}

MarkingStrength marking_of_declared(std::string_view folded) {
  constexpr size_t longest_keyword = 4;  // words
  const Phrase text = undressed(folded);
  // A task has a status and a footpath has access: such a label needs the words of a marking behind it.
  if (!first_of(text, labels).empty() && first_of(text, sure_labels).empty())
    return is_one_of(labelled_value(text), whole_line_marks) ? MarkingStrength::strong : MarkingStrength::none;
  if (is_one_of(text, explained_marks)) return MarkingStrength::none;
  if (const auto whole = marking_of_title(text); whole != MarkingStrength::none) return whole;
  bool marked = false;
  for (Phrase rest = text; !rest.empty();) {
    const size_t cut = std::min(rest.find_first_of(",;/\\"), rest.size());
    const Phrase keyword = undressed(rest.substr(0, cut));
    if (count_words(keyword) > longest_keyword) return MarkingStrength::none;
    marked = marked || (is_one_of(keyword, whole_line_marks) && !is_one_of(keyword, explained_marks));
    rest.remove_prefix(std::min(rest.size(), cut + 1));
  }
  return marked ? MarkingStrength::strong : MarkingStrength::none;
}

bool opens_private_section(std::string_view folded) {
  return is_section_heading(folded, private_sections) && !contains(folded, "unrestricted");
}

bool opens_public_section(std::string_view folded) {
  if (readmits(folded)) return true;
  return is_section_heading(folded, public_sections) && !contains(folded, "excluded");
}

}  // namespace minutebook
