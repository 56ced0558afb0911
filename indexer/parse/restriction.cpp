// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/parse/restriction.hpp"

#include <algorithm>
#include <array>

#include "indexer/parse/scan.hpp"
#include "lib/base/text.hpp"

namespace minutebook {
namespace {

using Phrase = std::string_view;

// A line that is nothing but one of these marks what it stands on.
constexpr std::array<Phrase, 26> whole_line_marks = {"exempt",
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
                                                     "closed session minutes"};

// As above, with something behind: "exempt report of the ...", "confidential minutes of a meeting".
constexpr std::array<Phrase, 16> leading_marks = {
    "not for publication",  "private and confidential", "private & confidential", "strictly confidential",
    "official-sensitive",   "official - sensitive",     "official: sensitive",    "exempt report",
    "confidential report",  "part ii report",           "part 2 report",          "exempt minutes",
    "confidential minutes", "part ii minutes",          "part 2 minutes",         "restricted report"};

constexpr std::array<Phrase, 10> labels = {
    "classification", "security classification", "protective marking", "access",        "publication status",
    "status",         "report status",           "confidentiality",    "exempt status", "marking"};
constexpr std::array<Phrase, 12> private_values = {"exempt",
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
                                                   "closed"};

constexpr std::array<Phrase, 18> private_sections = {"part ii",
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
                                                     "items in private"};
constexpr std::array<Phrase, 14> section_words = {"private",   "exempt",  "confidential", "closed", "press",
                                                  "public",    "items",   "business",     "not",    "excluded",
                                                  "exclusion", "session", "agenda",       "minutes"};
constexpr std::array<Phrase, 15> public_sections = {
    "part i",          "part 1",          "part one",           "part a",
    "section one",     "section a",       "unrestricted items", "unrestricted business",
    "public items",    "public business", "open session",       "public session",
    "items in public", "open business",   "open items"};

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
  return contains_any(folded, neutral) || starts_with_word(folded, "resolved") ||
         contains(folded, "press and public") || contains(folded, "moved");
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
constexpr std::array<Phrase, 27> triggers = {"publ", "exem", "conf", "rest", "priv", "sens", "sche", "clos", "clas",
                                             "circ", "dist", "pass", "offi", "open", "part", "sect", "re-a", "read",
                                             "resu", "reco", "retu", "reop", "excl", "unre", "stri", "in c", "stat"};

/// One quick look at the words of a line; most lines of most papers say nothing of restriction.
bool may_matter(Phrase folded) {
  for (size_t i = 0; i + 4 <= folded.size(); ++i) {
    if (i > 0 && is_word_byte(folded[i - 1])) continue;
    const char c = folded[i];
    if (c != 'p' && c != 'e' && c != 'c' && c != 'r' && c != 's' && c != 'd' && c != 'o' && c != 'u' && c != 'i')
      continue;
    if (is_one_of(folded.substr(i, 4), triggers)) return true;
  }
  return false;
}

/// Reads one paper from top to bottom.
class Reader {
 public:
  Reader(const CleanText& text, DocumentType type) : text_(text), type_(type) {}

  Restriction read() {
    for (const auto& line : text_.furniture) mark(line, true);
    for (size_t i = 0; i < text_.lines.size(); ++i) at(i);
    close_section(last_page());
    if (excluded_items_ > 0)
      raise(RestrictionLevel::weak, text_.lines[excluded_line_], "items after the exclusion of the public");
    return std::move(found_);
  }

 private:
  void at(size_t i) {
    const TextLine& line = text_.lines[i];
    if (!may_matter(line.folded)) {
      if (section_open_) inside_section(line);
      return;
    }
    if (opens_public_section(line.folded)) {
      close_section(line.page);
      excluded_line_ = 0;
      return;
    }
    if (opens_private_section(line.folded) && items_follow(i)) {
      if (i == 0) return raise(RestrictionLevel::restricted, line, "the paper opens as a private part");
      return open_section(i);
    }
    if (section_open_) return inside_section(line);
    mark(line, in_head(i));
    watch_exclusion(i);
  }

  bool in_head(size_t i) const { return i < 30 && text_.lines[i].page <= 2; }
  uint32_t last_page() const { return text_.pages.empty() ? 1 : text_.pages.back().number; }

  void mark(const TextLine& line, bool head) {
    const MarkingStrength strength = marking_of(line.folded);
    if (strength == MarkingStrength::none) return;
    const bool heading = line.heading > 0 || is_capitals(line.text, 6);
    if (strength == MarkingStrength::strong && (head || heading))
      raise(RestrictionLevel::restricted, line, line.text);
    else if (strength == MarkingStrength::weak && (head || heading))
      raise(RestrictionLevel::weak, line, line.text);
  }

  void raise(RestrictionLevel level, const TextLine& line, const std::string& reason) {
    if (level <= found_.level) return;
    found_.level = level;
    found_.reason = reason;
    found_.place = place_of(line, "restriction.marking", 0.9);
  }

  /// A heading counts only with items below it; "(there were no exempt items)" is the other thing that may follow.
  bool items_follow(size_t i) const {
    if (is_about_something_else(text_.lines[i].folded)) return false;
    for (size_t j = i + 1, seen = 0; j < text_.lines.size() && seen < 8; ++j, ++seen) {
      const auto& folded = text_.lines[j].folded;
      if (contains(folded, "no exempt") || contains(folded, "no confidential") || contains(folded, "no private") ||
          contains(folded, "none") || contains(folded, "no items"))
        return false;
      if (opens_item(folded)) return true;
    }
    return false;
  }

  void open_section(size_t i) {
    close_section(text_.lines[i].page);
    section_open_ = true;
    const auto& line = text_.lines[i];
    found_.ranges.push_back({line.page, 0, {}, line.text});
    if (found_.place.page == 0) found_.place = place_of(line, "restriction.section", 0.85);
  }

  void inside_section(const TextLine& line) {
    if (!opens_item(line.folded)) return;
    auto& open = found_.ranges.back();
    if (open.item_number.empty()) {
      open.item_number = item_number_of(line);
      open.page_from = line.page;
      return;
    }
    open.page_to = line.page;
    found_.ranges.push_back({line.page, 0, item_number_of(line), open.reason});
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
    } else if (contains_any(folded, readmissions)) {
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
  bool section_open_ = false;
  size_t excluded_line_ = 0;
  size_t excluded_items_ = 0;
};

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
  const Phrase text = undressed(folded);
  if (text.empty() || text.size() > 400) return MarkingStrength::none;
  if (is_one_of(text, whole_line_marks)) return MarkingStrength::strong;
  const Phrase value = labelled_value(text);
  if (!value.empty())
    return first_of(value, private_values).empty() || starts_with_word(value, "unrestricted") ? MarkingStrength::none
                                                                                              : MarkingStrength::strong;
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

bool opens_private_section(std::string_view folded) {
  return is_section_heading(folded, private_sections) && !contains(folded, "unrestricted");
}

bool opens_public_section(std::string_view folded) {
  if (contains_any(folded, readmissions)) return true;
  return is_section_heading(folded, public_sections) && !contains(folded, "excluded");
}

}  // namespace minutebook
