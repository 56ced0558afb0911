// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/parse/report_sections.hpp"

#include <algorithm>
#include <array>
#include <span>
#include <utility>

#include "indexer/parse/labels.hpp"
#include "indexer/parse/opening.hpp"
#include "indexer/parse/scan.hpp"
#include "indexer/parse/word_table.hpp"
#include "lib/base/text.hpp"

namespace minutebook {
namespace {

using Phrase = std::string_view;
using Type = DocumentType;

constexpr size_t most_lines_a_section = 60;
constexpr size_t most_summary_bytes = 4000;
constexpr size_t most_references = 200;

enum class Section { none, summary, purpose, recommendation, other };

constexpr std::array<Phrase, 60> other_headings = {"background",
                                                   "introduction",
                                                   "action",
                                                   "actions",
                                                   "next steps",
                                                   "conclusion",
                                                   "conclusions",
                                                   "context",
                                                   "options",
                                                   "options considered",
                                                   "alternatives",
                                                   "implications",
                                                   "financial implications",
                                                   "legal implications",
                                                   "appendices",
                                                   "appendix",
                                                   "background papers",
                                                   "background documents",
                                                   "contact officer",
                                                   "contact details",
                                                   "report author",
                                                   "reasons for recommendation",
                                                   "reason for recommendation",
                                                   "reasons for recommendations",
                                                   "reasons for decision",
                                                   "reason for decision",
                                                   "reason(s) for decision",
                                                   "consultation",
                                                   "risk",
                                                   "risks",
                                                   "risk management",
                                                   "equality implications",
                                                   "equalities implications",
                                                   "equalities",
                                                   "key decision",
                                                   "wards affected",
                                                   "proposal",
                                                   "proposals",
                                                   "discussion",
                                                   "issues",
                                                   "main report",
                                                   "report",
                                                   "details",
                                                   "decision",
                                                   "decisions",
                                                   "governance",
                                                   "data protection implications",
                                                   "other corporate implications",
                                                   "signed",
                                                   "financial",
                                                   "legal",
                                                   "policy framework",
                                                   "strategic context",
                                                   "key issues",
                                                   "considerations",
                                                   "body of report",
                                                   "the report",
                                                   "attachments",
                                                   "enclosures",
                                                   "position"};

/// Without a number in front and a colon behind: "2. Recommendations:" -> "recommendations".
Phrase heading_words(Phrase folded) {
  size_t n = 0;
  while (n < folded.size() && (is_digit(folded[n]) || folded[n] == '.' || folded[n] == ')' || folded[n] == ' ')) ++n;
  folded.remove_prefix(n);
  while (!folded.empty() &&
         (folded.back() == ':' || folded.back() == ' ' || folded.back() == '.' || folded.back() == '-'))
    folded.remove_suffix(1);
  return folded;
}

constexpr std::array<Phrase, 27> recommendation_headings = {"officer's recommendation",
                                                            "officer's recommendations",
                                                            "officers' recommendation",
                                                            "officers' recommendations",
                                                            "officers recommendation",
                                                            "staff recommendation",
                                                            "staff recommendations",
                                                            "recommended motion",
                                                            "recommended resolution",
                                                            "administration recommendation",
                                                            "administration's recommendation",
                                                            "management recommendation",
                                                            "executive recommendation",
                                                            "director's recommendation",
                                                            "ceo recommendation",
                                                            "recommendations to the committee",
                                                            "recommendations to council",
                                                            "recommendation",
                                                            "recommendations",
                                                            "recommendation(s)",
                                                            "the recommendation",
                                                            "officer recommendation",
                                                            "officer recommendations",
                                                            "recommended",
                                                            "recommendations to cabinet",
                                                            "recommended action",
                                                            "recommendation to council"};
constexpr std::array<Phrase, 6> summary_headings = {"summary",        "executive summary", "summary of report",
                                                    "report summary", "abstract",          "synopsis"};
constexpr std::array<Phrase, 9> purpose_headings = {
    "purpose",          "purpose of report",    "purpose of the report", "propose of report", "purpose of this report",
    "purpose of paper", "purpose of the paper", "reason for report",     "purpose of item"};

constexpr auto sections = [] {
  WordTable<Section, 256> table;
  const auto add = [&table](std::span<const Phrase> names, Section section) {
    for (const auto name : names)
      if (!table.has(name)) table.put(name) = section;
  };
  add(recommendation_headings, Section::recommendation);
  add(summary_headings, Section::summary);
  add(purpose_headings, Section::purpose);
  add(other_headings, Section::other);
  return table;
}();

Section section_named(Phrase name) { return sections[name]; }

struct Heading {
  Section section = Section::none;
  std::string rest;  ///< text behind the heading on its own line
};

Heading heading_of(const TextLine& line) {
  const Phrase name = heading_words(line.folded);
  if (const Section section = section_named(name); section != Section::none) return {section, {}};
  const size_t colon = Phrase(line.text).substr(0, 40).find(':');
  if (colon == std::string::npos) {
    const bool drawn =
        line.heading > 0 || ((line.style & style_bold) && count_words(line.folded) < 14 && !ends_sentence(line.text));
    return {drawn ? Section::other : Section::none, {}};
  }
  const std::string label = fold(line.text.substr(0, colon));
  const Section section = section_named(heading_words(label));
  if (section != Section::none) return {section, std::string(trim(Phrase(line.text).substr(colon + 1)))};
  return {label_kind(label) ? Section::other : Section::none, {}};
}

struct Marker {
  std::string number;
  size_t text = 0;  ///< where the entry begins
};

/// "(a)", "a)", "1.", "1)", "i.", "A." at the start of a line.
Marker list_marker(Phrase text) {
  size_t i = text.empty() || text[0] != '(' ? 0 : 1;
  const size_t first = i;
  while (i < text.size() && i < first + 4 && (is_digit(text[i]) || is_letter(text[i]))) ++i;
  if (i == first || i >= text.size()) return {};
  while (i + 1 < text.size() && text[i] == '.' && is_digit(text[i + 1])) {
    ++i;
    while (i < text.size() && is_digit(text[i])) ++i;
  }
  const Phrase number = text.substr(first, i - first);
  const bool closed = i < text.size() && (text[i] == ')' || text[i] == '.');
  const bool digits = is_digit(number[0]);
  if (!closed && !(digits && number.find('.') != Phrase::npos)) return {};
  if (!digits && number.size() > 1 && !roman_value(number)) return {};
  size_t at = closed ? i + 1 : i;
  if (closed && text[i] == '.' && at < text.size() && text[at] == ')') ++at;
  if (at < text.size() && text[at] != ' ' && first == 0 && !is_letter(text[at])) return {};
  while (at < text.size() && text[at] == ' ') ++at;
  return {std::string(number), at};
}

class Reader {
 public:
  Reader(const CleanText& text, Type type) : text_(text), type_(type) {}

  ReportSections read() {
    const size_t n = text_.lines.size();
    for (size_t i = 0; i < n; ++i) {
      const TextLine& line = text_.lines[i];
      if (line.text.size() > 3000) continue;
      const Heading heading = heading_of(line);
      if (heading.section == Section::summary && out_.summary.empty())
        out_.summary = prose(i, heading.rest);
      else if (heading.section == Section::purpose && !out_.purpose)
        read_purpose(i, heading.rest);
      else if (heading.section == Section::recommendation && recommends())
        read_recommendations(i, heading.rest);
      else if (!has_recommendations_ && recommends() && opens_recommendation(line.folded))
        read_recommendations(i, line.text);
    }
    return std::move(out_);
  }

 private:
  bool recommends() const { return type_ == Type::report || type_ == Type::covering_report; }

  static bool opens_recommendation(Phrase folded) {
    constexpr std::array<Phrase, 6> opens = {"it is recommended that",           "members are invited to",
                                             "it is therefore recommended that", "members are asked to",
                                             "the committee is asked to",        "the board is asked to"};
    const Phrase text = heading_words(folded);
    if (!first_of(text, opens).empty()) return true;
    const size_t at = text.find("asked to");
    return at != Phrase::npos && at < 60 &&
           (text.find(" is asked to") != Phrase::npos || text.find(" are asked to") != Phrase::npos) &&
           ends_sentence(folded) == false && folded.back() == ':';
  }

  /// Paragraphs below line `i` up to the next heading.
  std::vector<std::string> paragraphs(size_t i, const std::string& rest) const {
    std::vector<std::string> out;
    if (!rest.empty()) out.push_back(rest);
    const TextLine* last = &text_.lines[i];
    for (size_t j = i + 1; j < text_.lines.size() && j < i + most_lines_a_section; ++j) {
      const TextLine& line = text_.lines[j];
      const Heading heading = heading_of(line);
      const bool marked = !list_marker(line.text).number.empty();
      if (heading.section != Section::none &&
          (!marked || heading.section != Section::other || is_one_of(heading_words(line.folded), other_headings)))
        break;
      if (numbered_heading(j) || is_capitals_heading(line)) break;
      const bool starts = line.block_start || marked || out.empty() || line.list_depth > 0;
      const bool goes_on =
          !starts || (!marked && starts_lower(line.text) && !out.empty() && !ends_sentence(out.back()));
      if (goes_on)
        out.back() += " " + line.text;
      else
        out.push_back(line.text);
      last = &line;
    }
    (void)last;
    return out;
  }

  /// "1. Introduction" or "3 Background": a short numbered line that is not a sentence and is followed by its text.
  bool numbered_heading(size_t j) const {
    const TextLine& line = text_.lines[j];
    const Phrase name = heading_words(line.folded);
    if (!is_digit(line.folded.empty() ? ' ' : line.folded[0]) || name.empty()) return false;
    if (section_named(name) != Section::none) return true;
    const bool short_title =
        count_words(name) <= 6 && !ends_sentence(line.text) && line.text.back() != ';' && line.text.back() != ',';
    const bool bold = (line.style & style_bold) != 0;
    const bool text_below =
        j + 1 < text_.lines.size() &&
        starts_with_word(text_.lines[j + 1].folded,
                         std::string(line.folded.substr(0, line.folded.find_first_not_of("0123456789"))) + ".1");
    return short_title && (bold || text_below);
  }

  static bool is_capitals_heading(const TextLine& line) {
    return is_capitals(line.text, 8) && count_words(line.folded) <= 8 && !ends_sentence(line.text) &&
           line.block_start && list_marker(line.text).number.empty();
  }

  std::string prose(size_t i, const std::string& rest) const {
    std::string out;
    for (const auto& paragraph : paragraphs(i, rest)) {
      if (out.size() > most_summary_bytes) break;
      if (!out.empty()) out += '\n';
      out += paragraph;
    }
    return std::string(utf8_prefix(out, most_summary_bytes));
  }

  void read_purpose(size_t i, const std::string& rest) {
    // A heading that OCR printed twice is passed over.
    const auto text = paragraphs(i, rest);
    for (const auto& paragraph : text) {
      const auto code = purpose_code_of(paragraph);
      if (!code || count_words(paragraph) > 120) continue;
      const Marker marker = list_marker(paragraph);
      out_.purpose = Purpose{*code, paragraph.substr(marker.number.empty() ? 0 : marker.text),
                             place_of(text_.lines[i], "purpose.section", 0.9)};
      return;
    }
  }

  void read_recommendations(size_t i, const std::string& rest) {
    auto found = split_recommendations(paragraphs(i, rest));
    if (found.empty()) return;
    has_recommendations_ = true;
    for (auto& recommendation : found) {
      // The same list stands in the summary and at the end of many reports.
      const bool again =
          std::any_of(out_.recommendations.begin(), out_.recommendations.end(),
                      [&](const Recommendation& r) { return fold(r.text) == fold(recommendation.text); });
      if (again) continue;
      recommendation.place = place_of(text_.lines[i], "recommendation.section", 0.9);
      out_.recommendations.push_back(std::move(recommendation));
    }
  }

  const CleanText& text_;
  Type type_;
  bool has_recommendations_ = false;
  ReportSections out_;
};

/// Length of a reference at the start of `text`: "24/00109", "DM/2023/00989", "CAB/12/345"; 0 for none.
size_t reference_length(Phrase text) {
  size_t n = 0, groups = 0, digits = 0, long_groups = 0;
  bool letters = false;
  while (n < text.size()) {
    const size_t begin = n;
    while (n < text.size() && (is_digit(text[n]) || is_upper(text[n]))) ++n;
    if (n == begin) break;
    const bool number = std::all_of(text.begin() + static_cast<std::ptrdiff_t>(begin),
                                    text.begin() + static_cast<std::ptrdiff_t>(n), is_digit);
    ++groups;
    digits += number;
    long_groups += number && n - begin >= 4;
    letters = letters || !number;
    if (n >= text.size() || text[n] != '/') break;
    ++n;
  }
  while (n > 0 && text[n - 1] == '/') --n;
  const bool ends = n == text.size() || !is_word_byte(text[n]);
  const bool enough = groups >= 2 && groups <= 4 && digits >= 1 && (long_groups > 0 || (letters && digits >= 2));
  // 15/03/2012 is a date, 2012/13 a year.
  const bool date = !letters && (groups == 3 || (groups == 2 && text.find('/') == 4));
  return ends && enough && !date && n >= 6 ? n : 0;
}

}  // namespace

ReportSections read_report_sections(const CleanText& text, DocumentType type) { return Reader(text, type).read(); }

std::optional<PurposeCode> purpose_code_of(std::string_view text) {
  constexpr std::pair<Phrase, PurposeCode> verbs[] = {{"for decision", PurposeCode::decision},
                                                      {"for approval", PurposeCode::decision},
                                                      {"for noting", PurposeCode::noting},
                                                      {"to note", PurposeCode::noting},
                                                      {"for information", PurposeCode::information},
                                                      {"to inform", PurposeCode::information},
                                                      {"for discussion", PurposeCode::discussion},
                                                      {"to discuss", PurposeCode::discussion},
                                                      {"for consideration", PurposeCode::consideration},
                                                      {"to consider", PurposeCode::consideration},
                                                      {"for consultation", PurposeCode::discussion},
                                                      {"for comment", PurposeCode::discussion},
                                                      {"for endorsement", PurposeCode::decision},
                                                      {"to approve", PurposeCode::decision},
                                                      {"to agree", PurposeCode::decision},
                                                      {"to endorse", PurposeCode::decision},
                                                      {"to decide", PurposeCode::decision},
                                                      {"to seek approval", PurposeCode::decision},
                                                      {"to seek", PurposeCode::decision},
                                                      {"seeks approval", PurposeCode::decision},
                                                      {"for agreement", PurposeCode::decision},
                                                      {"for assurance", PurposeCode::noting},
                                                      {"to update", PurposeCode::information},
                                                      {"to provide", PurposeCode::information},
                                                      {"to report", PurposeCode::information},
                                                      {"to advise", PurposeCode::information},
                                                      {"to present", PurposeCode::information},
                                                      {"to set out", PurposeCode::information},
                                                      {"to recommend", PurposeCode::decision}};
  const std::string folded = fold(text);
  size_t first = std::string::npos;
  std::optional<PurposeCode> code;
  for (const auto& [verb, value] : verbs) {
    const size_t at = find_word(folded, verb);
    if (at < first) {
      first = at;
      code = value;
    }
  }
  if (code) return code;
  constexpr std::pair<Phrase, PurposeCode> nouns[] = {
      {"decision", PurposeCode::decision},       {"approval", PurposeCode::decision},
      {"noting", PurposeCode::noting},           {"discussion", PurposeCode::discussion},
      {"information", PurposeCode::information}, {"consideration", PurposeCode::consideration}};
  if (count_words(folded) > 3) return std::nullopt;
  for (const auto& [noun, value] : nouns)
    if (has_word(folded, noun)) return value;
  return std::nullopt;
}

std::vector<Recommendation> split_recommendations(const std::vector<std::string>& paragraphs) {
  std::vector<Recommendation> out;
  for (const auto& paragraph : paragraphs) {
    const Marker marker = list_marker(paragraph);
    const std::string_view text = trim(std::string_view(paragraph).substr(marker.number.empty() ? 0 : marker.text));
    if (text.empty()) continue;
    // "Cabinet is asked to:" leads in; its list follows.
    const bool lead_in = (marker.number.empty() || count_words(text) < 8) &&
                         (text.back() == ':' || (text.size() > 1 && text.substr(text.size() - 2) == ":-"));
    if (lead_in && &paragraph != &paragraphs.back()) continue;
    // Text behind a list that has begun is no recommendation of its own.
    if (marker.number.empty() && !out.empty() && !out.back().number.empty() && count_words(text) > 60) break;
    out.push_back({marker.number, std::string(text), {}});
  }
  return out;
}

std::vector<std::string> read_references(const CleanText& text) {
  std::vector<std::string> out;
  for (const auto& line : text.lines) {
    for (size_t at = line.text.find('/'); at != std::string::npos; at = line.text.find('/', at + 1)) {
      size_t begin = at;
      while (begin > 0 && at - begin < 12 && (is_digit(line.text[begin - 1]) || is_upper(line.text[begin - 1])))
        --begin;
      if (begin > 0 &&
          (is_word_byte(line.text[begin - 1]) || line.text[begin - 1] == '/' || line.text[begin - 1] == '.'))
        continue;
      const size_t n = reference_length(std::string_view(line.text).substr(begin, 40));
      if (n == 0) continue;
      std::string reference = line.text.substr(begin, n);
      if (std::find(out.begin(), out.end(), reference) == out.end()) out.push_back(std::move(reference));
      if (out.size() >= most_references) return out;
      at = begin + n - 1;
    }
  }
  return out;
}

}  // namespace minutebook
