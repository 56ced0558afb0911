// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/parse/marking_words.hpp"

#include <algorithm>
#include <array>

#include "indexer/parse/look_alikes.hpp"
#include "indexer/parse/scan.hpp"
#include "lib/base/text.hpp"

namespace minutebook {
namespace {

using Phrase = std::string_view;

// A line that is nothing but one of these marks what it stands on.
constexpr std::array<Phrase, 96> whole_line_marks = {"highly restricted",
                                                     "highly sensitive",
                                                     "not to be published",
                                                     "do not publish",
                                                     "not for publishing",
                                                     "not for release",
                                                     "not to be released",
                                                     "not for disclosure",
                                                     "not to be disclosed",
                                                     "do not disclose",
                                                     "not public",
                                                     "non-public",
                                                     "public excluded",
                                                     "public excluded agenda",
                                                     "public excluded minutes",
                                                     "public excluded report",
                                                     "press and public excluded",
                                                     "closed to the public",
                                                     "closed to press and public",
                                                     "exempt session",
                                                     "exempt session minutes",
                                                     "private session minutes",
                                                     "in camera",
                                                     "in camera session",
                                                     "in committee (private)",
                                                     "in committee - private",
                                                     "in confidence",
                                                     "strictly in confidence",
                                                     "committee in confidence",
                                                     "staff in confidence",
                                                     "board in confidence",
                                                     "council in confidence",
                                                     "members in confidence",
                                                     "management in confidence",
                                                     "personal and confidential",
                                                     "exempt item",
                                                     "confidential item",
                                                     "exempt from publication",
                                                     "exempt from disclosure",
                                                     "secret",
                                                     "top secret",
                                                     "official/sensitive",
                                                     "official [sensitive]",
                                                     "official (sensitive)",
                                                     "protect - personal",
                                                     "protect - staff",
                                                     "protect - commercial",
                                                     "protect - management",
                                                     "private and restricted",
                                                     "restricted circulation only",
                                                     "nid i'w gyhoeddi",
                                                     "heb fod i'w gyhoeddi",
                                                     "ddim i'w gyhoeddi",
                                                     "eithriedig",
                                                     "adroddiad eithriedig",
                                                     "cofnodion eithriedig",
                                                     "runda",
                                                     "diomhair",
                                                     "confidentiel",
                                                     "vertraulich",
                                                     "report is exempt",
                                                     "pink paper - not for publication",
                                                     "exempt",
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
constexpr std::array<Phrase, 29> leading_marks = {
    "exempt paragraph",       "exempt (paragraph",       "exempt - paragraph",       "exempt: paragraph",
    "exempt under paragraph", "exempt under regulation", "exempt under section",     "highly restricted",
    "not to be published",    "exempt from disclosure",  "exempt from publication",  "official sensitive",
    "official/sensitive",     "not for publication",     "private and confidential", "private & confidential",
    "strictly confidential",  "official-sensitive",      "official - sensitive",     "official: sensitive",
    "exempt report",          "confidential report",     "part ii report",           "part 2 report",
    "exempt minutes",         "confidential minutes",    "part ii minutes",          "part 2 minutes",
    "restricted report"};

// Of those that mark alone, these also head an explanation of what the words mean.
constexpr std::array<Phrase, 2> explained_marks = {"exempt information", "confidential information"};

constexpr std::array<Phrase, 29> labels = {"public/private",
                                           "public or private",
                                           "open/exempt",
                                           "open or exempt",
                                           "public/exempt",
                                           "public or exempt",
                                           "exempt/open",
                                           "exempt or open",
                                           "part 1 or part 2",
                                           "part 1/part 2",
                                           "part i or part ii",
                                           "part i/part ii",
                                           "open or closed",
                                           "security marking",
                                           "security level",
                                           "sensitivity label",
                                           "sensitivity",
                                           "security",
                                           "publication",
                                           "classification",
                                           "security classification",
                                           "protective marking",
                                           "access",
                                           "publication status",
                                           "status",
                                           "report status",
                                           "confidentiality",
                                           "exempt status",
                                           "marking"};
// Labels that say nothing but who may see the paper; a "status" is also that of a task.
constexpr std::array<Phrase, 23> sure_labels = {
    "public/private",     "public or private", "open/exempt",    "open or exempt",          "public/exempt",
    "public or exempt",   "exempt/open",       "exempt or open", "part 1 or part 2",        "part 1/part 2",
    "part i or part ii",  "part i/part ii",    "open or closed", "security marking",        "security level",
    "sensitivity",        "sensitivity label", "classification", "security classification", "protective marking",
    "publication status", "confidentiality",   "exempt status"};
constexpr std::array<Phrase, 33> private_values = {"highly restricted",
                                                   "highly sensitive",
                                                   "not public",
                                                   "non-public",
                                                   "not to be published",
                                                   "internal only",
                                                   "internal use only",
                                                   "members only",
                                                   "in camera",
                                                   "protect",
                                                   "exempted",
                                                   "exempt",
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

constexpr std::array<Phrase, 53> private_sections = {"in camera",
                                                     "exempt session",
                                                     "public excluded",
                                                     "press and public excluded",
                                                     "items from which the public",
                                                     "items from which the press",
                                                     "business from which the public",
                                                     "business from which the press",
                                                     "matters from which the public",
                                                     "exempt matters",
                                                     "confidential matters",
                                                     "private matters",
                                                     "closed part",
                                                     "closed items",
                                                     "closed business",
                                                     "closed part",
                                                     "restricted items",
                                                     "restricted business",
                                                     "restricted session",
                                                     "non-public items",
                                                     "business in private",
                                                     "items to be considered in private",
                                                     "items to be taken in private",
                                                     "reports not for publication",
                                                     "items not for publication",
                                                     "in private session",
                                                     "part ii",
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
constexpr std::array<Phrase, 18> section_words = {
    "considered", "exempted", "camera", "private",  "exempt",    "confidential", "closed", "press",   "public",
    "items",      "business", "not",    "excluded", "exclusion", "session",      "agenda", "minutes", "reserved"};
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

constexpr std::array<Phrase, 7> readmissions = {
    "returned to public session", "readmitted",           "re-admitted",           "returned to open session",
    "resumed in public",          "reconvened in public", "reopened to the public"};

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

// Labels of many things: what stands behind them must be nothing but a marking.
constexpr std::array<Phrase, 4> wide_labels = {"security", "publication", "sensitivity", "open or closed"};
// Words that mark where they are all that a line at the head of a paper says.
constexpr std::array<Phrase, 27> soft_marks = {"private",
                                               "closed",
                                               "sensitive",
                                               "protected",
                                               "protect",
                                               "members only",
                                               "for members only",
                                               "members' eyes only",
                                               "councillors only",
                                               "for councillors only",
                                               "officers only",
                                               "trustees only",
                                               "governors only",
                                               "directors only",
                                               "board members only",
                                               "committee members only",
                                               "in private",
                                               "internal",
                                               "internal only",
                                               "internal use only",
                                               "for internal use only",
                                               "pink paper",
                                               "pink papers",
                                               "private session",
                                               "private meeting",
                                               "under embargo",
                                               "unpublished"};
constexpr std::array<Phrase, 12> weak_marks = {
    "exempt appendix",         "exempt appendices",    "confidential appendix",
    "confidential appendices", "not for circulation",  "not for wider circulation",
    "password protected",      "not for distribution", "not for onward circulation",
    "embargoed until",         "strictly embargoed",   "not for onward distribution"};

bool contains(Phrase text, Phrase part) { return text.find(part) != Phrase::npos; }

template <size_t N>
bool contains_any(Phrase text, const std::array<Phrase, N>& parts) {
  return std::any_of(parts.begin(), parts.end(), [&](Phrase part) { return contains(text, part); });
}

/// Bytes of the sign at the start of `text`: one of ASCII, or a bullet, arrow, box, bracket or picture; 0 for letters.
size_t dress_length(Phrase text) {
  constexpr Phrase dress = " *-_=.:;,()[]{}<>\"'|#!~+/\\@^%&$\t";
  const auto lead = static_cast<unsigned char>(text[0]);
  if (lead < 0x80) return contains(dress, text.substr(0, 1)) ? 1 : 0;
  const auto second = text.size() > 1 ? static_cast<unsigned char>(text[1]) : 0U;
  if (lead == 0xC2) return 2;                       // signs of Latin-1
  if (lead == 0xE2) return second < 0xB0 ? 3 : 0;   // U+2000 to U+2BFF
  if (lead == 0xE3) return second == 0x80 ? 3 : 0;  // brackets of Asian print
  if (lead == 0xEF) return second == 0xBF || second == 0xB8 ? 3 : 0;
  return lead == 0xF0 && second == 0x9F ? 4 : 0;  // pictures
}

/// "by virtue of paragraph 3 of part 1 of schedule 12a", also "exempt under paragraphs 1 and 2 of ...".
bool cites_schedule(Phrase folded) {
  return (contains(folded, "schedule 12a") || contains(folded, "schedule 7a") || contains(folded, "schedule 12 a")) &&
         (contains(folded, "by virtue of") || contains(folded, "exempt") || contains(folded, "not for publication"));
}

constexpr size_t least_mark_letters = 6;  // of the shortest that marks alone

/// Where the letters of `words` end that stand in `letters` from `at` on; npos if they do not.
size_t end_of_letters(Phrase letters, size_t at, Phrase words) {
  for (const char c : words) {
    if (!is_letter(c)) continue;
    if (at >= letters.size() || letters[at++] != c) return Phrase::npos;
  }
  return at;
}

bool is_about_something_else(Phrase folded) {
  return has_any_word(folded, neutral) || starts_with_word(folded, "resolved") ||
         contains(folded, "press and public") || has_word(folded, "moved");
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

/// A marking as it is meant: letters that only look like Latin ones are those, hyphens between its words are blanks.
std::string plainly(Phrase folded) {
  std::string text = has_look_alikes(folded) ? as_it_looks(folded) : std::string(folded);
  for (const Phrase hyphened : {"not-for-publication", "not - for - publication", "not_for_publication"})
    if (const size_t at = text.find(hyphened); at != std::string::npos)
      text.replace(at, hyphened.size(), "not for publication");
  return text;
}

/// The value behind one of the labels ("classification: exempt", "report classification - exempt"), or nothing.
Phrase labelled_value(Phrase folded) {
  constexpr std::array<Phrase, 8> kinds = {"document", "report", "paper", "information",
                                           "file",     "item",   "data",  "minutes"};
  Phrase label = first_of(folded, labels);
  if (const Phrase kind = first_of(folded, kinds); label.empty() && !kind.empty()) {
    folded = trim(folded.substr(kind.size()));
    label = first_of(folded, sure_labels);
  }
  if (label.empty()) return {};
  const Phrase rest = folded.substr(label.size());
  const size_t sign = rest.find_first_not_of(' ');
  if (sign == Phrase::npos) return {};
  const bool signed_value = contains(":-=?", rest.substr(sign, 1));
  const Phrase value = undressed(rest);
  // Columns lose the gap between a label and its value.
  if (!signed_value && (first_of(label, sure_labels).empty() || !is_one_of(value, private_values))) return {};
  if (is_one_of(label, wide_labels) && !is_one_of(value, private_values)) return {};
  return value;
}

/// "exempt: yes", "is this report exempt? yes", "public access: no".
MarkingStrength marking_of_answer(Phrase text) {
  constexpr std::array<Phrase, 12> private_questions = {"exempt",
                                                        "confidential",
                                                        "restricted",
                                                        "private",
                                                        "is it exempt",
                                                        "is this exempt",
                                                        "is this report exempt",
                                                        "is the report exempt",
                                                        "is this item exempt",
                                                        "is this confidential",
                                                        "is this report confidential",
                                                        "contains exempt information"};
  constexpr std::array<Phrase, 7> public_questions = {
      "public access", "public document", "public", "for publication", "published", "publish", "open to the public"};
  constexpr std::array<Phrase, 5> yes = {"yes", "y", "true", "on", "1"};
  constexpr std::array<Phrase, 5> no = {"no", "n", "false", "off", "0"};
  const auto answered = [&](std::span<const Phrase> questions, std::span<const Phrase> answers) {
    const Phrase question = first_of(text, questions);
    const Phrase rest = text.substr(question.size());
    const size_t sign = rest.find_first_not_of(' ');
    return !question.empty() && sign != Phrase::npos && contains(":=?-", rest.substr(sign, 1)) &&
           is_one_of(undressed(rest.substr(sign + 1)), answers);
  };
  if (answered(private_questions, yes)) return MarkingStrength::strong;
  return answered(public_questions, no) ? MarkingStrength::weak : MarkingStrength::none;
}

/// "☒ exempt ☐ open", "[x] confidential": the box before a marking is ticked.
bool is_ticked(Phrase text) {
  for (const Phrase tick : {"\u2612", "\u2611", "\u2714", "\u2713", "[x]", "(x)"})
    for (size_t at = text.find(tick); at != Phrase::npos; at = text.find(tick, at + 1)) {
      const Phrase rest = trim(text.substr(at + tick.size()));
      const Phrase value = first_of(rest, private_values);
      if (value.empty()) continue;
      const Phrase behind = trim(rest.substr(value.size()));
      if (behind.empty() || dress_length(behind) > 0) return true;
    }
  return false;
}

/// "confidential 14 june 2022", "exempt - copy 3 of 12": the mark without what numbers the paper or its copies.
Phrase without_number(Phrase text) {
  constexpr std::array<Phrase, 31> counters = {
      "january",  "february", "march", "april", "may", "june", "july",   "august",  "september", "october", "november",
      "december", "jan",      "feb",   "mar",   "apr", "jun",  "jul",    "aug",     "sep",       "sept",    "oct",
      "nov",      "dec",      "page",  "copy",  "of",  "no",   "number", "version", "v"};
  constexpr size_t most_numbers = 3;
  bool counted = false;
  size_t numbers = 0;
  for (;;) {
    text = undressed(text);
    const size_t blank = text.find_last_of(" -/.");
    const Phrase word = blank == Phrase::npos ? Phrase() : text.substr(blank + 1);
    if (word.empty()) break;
    const bool number = is_digit(word[0]);
    if (!number && (!is_one_of(word, counters) || (word == "no" && numbers == 0))) break;  // "confidential: no"
    counted = counted || !number;
    numbers += number ? 1 : 0;
    text = text.substr(0, blank);
  }
  // Money has numbers, too: "restricted 14,500 12,300".
  const bool money = starts_with_word(text, "restricted") || (!counted && numbers > 1);
  return money || numbers > most_numbers ? Phrase() : text;
}

/// "this report is confidential and must not be shared": a paper that speaks of itself.
bool declares_itself(Phrase text) {
  constexpr std::array<Phrase, 12> kinds = {"report", "paper",   "document", "item",  "appendix", "agenda",
                                            "minute", "minutes", "note",     "email", "letter",   "briefing"};
  constexpr std::array<Phrase, 19> statements = {"is confidential",
                                                 "are confidential",
                                                 "is strictly confidential",
                                                 "are strictly confidential",
                                                 "is private and confidential",
                                                 "are private and confidential",
                                                 "is not for publication",
                                                 "are not for publication",
                                                 "is not a public document",
                                                 "is not public",
                                                 "are not public",
                                                 "is not for release",
                                                 "must not be published",
                                                 "must not be disclosed",
                                                 "must not be shared",
                                                 "must not be made public",
                                                 "should not be published",
                                                 "is not to be published",
                                                 "are not to be published"};
  Phrase rest = text;
  for (const Phrase front : {"please note that ", "please note: ", "note: ", "the contents of ", "the content of "})
    if (rest.starts_with(front)) rest.remove_prefix(front.size());
  if (starts_with_word(rest, "this is not a public") || starts_with_word(rest, "this is a private document"))
    return true;
  const Phrase article = first_of(rest, std::array<Phrase, 3>{"this", "these", "the"});
  constexpr size_t most_words = 30;
  if (article.empty() || count_words(rest) > most_words) return false;
  rest = trim(rest.substr(article.size()));
  const Phrase kind = first_of(rest, kinds);
  // "The report is confidential" also stands in prose.
  if (kind.empty() || article == "the" || contains(rest, "when complete")) return false;
  return !first_of(trim(rest.substr(kind.size())), statements).empty();
}

/// Markings that consist of nothing but letters, in any dress.
bool is_strong_alone(Phrase text) {
  if (is_one_of(text, whole_line_marks)) return true;
  constexpr size_t longest = 64;
  if (text.size() > longest * 2) return false;
  if (const Phrase mark = without_number(text); mark.size() < text.size() && is_one_of(mark, whole_line_marks))
    return true;
  // What is counted beside the words is not of them: "restricted 14,500".
  for (size_t i = 0; i < text.size(); ++i)
    if (is_digit(text[i]) && (i == 0 || !is_letter(text[i - 1])) && (i + 1 == text.size() || !is_letter(text[i + 1])))
      return false;
  return text.size() <= longest && are_mark_letters(letters_of(text));
}

MarkingStrength marking_of_plain(Phrase folded) {
  const std::string plain = plainly(folded);
  const Phrase text = undressed(plain);
  if (text.empty() || text.size() > 400) return MarkingStrength::none;
  if (is_strong_alone(text)) return MarkingStrength::strong;
  if (const auto answer = marking_of_answer(text); answer != MarkingStrength::none) return answer;
  const Phrase value = labelled_value(text);
  if (!value.empty())
    return first_of(value, private_values).empty() || starts_with_word(value, "unrestricted") ? MarkingStrength::none
                                                                                              : MarkingStrength::strong;
  if (is_statutory(text) || declares_itself(text) || is_ticked(plain)) return MarkingStrength::strong;
  constexpr std::array<Phrase, 2> exempted = {"exempt from disclosure", "exempt from publication"};
  if (is_about_something_else(text))
    return first_of(text, exempted).empty() ? MarkingStrength::none : MarkingStrength::weak;
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

bool has_mark_in_capitals(Phrase printed) {
  constexpr std::array<Phrase, 4> marks = {"CONFIDENTIAL", "EXEMPT", "RESTRICTED", "NOT FOR PUBLICATION"};
  // Before these words it is a tax that is exempt, or nothing: "TAX-EXEMPT bonds", "NON-EXEMPT appendix".
  constexpr std::array<Phrase, 8> other = {"tax", "vat", "duty", "rate", "fee", "non", "not", "no"};
  if (printed.size() >= 120 || is_capitals(printed, 4) || is_for_completed(fold(printed))) return false;
  for (const Phrase mark : marks)
    for (size_t at = find_word(printed, mark); at != Phrase::npos; at = find_word(printed, mark, at + 1)) {
      const std::string before = fold(undressed(printed.substr(0, at)));
      if (!is_one_of(last_word(before), other)) return true;
    }
  return false;
}

bool is_marked_name(Phrase folded, bool heads_paper) {
  constexpr std::array<Phrase, 4> marks = {"confidential", "exempt", "restricted", "private"};
  constexpr std::array<Phrase, 12> kinds = {"minutes", "agenda",    "report",  "paper", "notes",   "note",
                                            "board",   "committee", "council", "draft", "meeting", "document"};
  const Phrase text = undressed(folded);
  const Phrase mark = first_of(text, marks);
  if (mark.empty() || count_words(text) > 14 || has_any_word(text, disclaimed) || is_for_completed(text)) return false;
  const Phrase after = text.substr(mark.size());
  const bool comma = heads_paper && (after.starts_with(", ") || after.starts_with("/") || after.starts_with(" / "));
  const bool sign = after.starts_with(" - ") || after.starts_with(": ") || after.starts_with(" | ") || comma;
  constexpr std::array<Phrase, 3> denials = {"no", "n", "false"};  // "confidential: no"
  if (is_one_of(undressed(after), denials)) return false;
  if (!sign || is_one_of(undressed(after), none_alone) || has_any_word(undressed(after), none_said)) return false;
  return heads_paper || has_any_word(after, kinds);
}

bool is_standing_mark(Phrase folded) {
  const std::string plain = plainly(folded);
  const Phrase text = undressed(plain);
  if (count_words(text) > 12 || has_any_word(text, disclaimed) || is_for_completed(text)) return false;
  if (is_strong_alone(text)) return !is_one_of(text, explained_marks);
  if (is_marked_name(text, false)) return true;
  if (!first_of(text, sure_labels).empty()) return marking_of(text) == MarkingStrength::strong;
  constexpr std::array<Phrase, 12> verbs = {"is",  "are",  "was",   "were", "be",    "will",
                                            "has", "have", "shall", "must", "noted", "approved"};
  return !ends_sentence(folded) && !has_any_word(text, verbs) && !is_about_something_else(text) &&
         !first_of(text, leading_marks).empty();
}

bool is_marked_title(Phrase folded) {
  constexpr std::array<Phrase, 7> marks = {"exempt",    "confidential", "not for publication", "restricted", "private",
                                           "in camera", "part ii"};
  constexpr std::array<Phrase, 9> kinds = {"item",   "items",   "report",  "minute",  "minutes",
                                           "matter", "session", "meeting", "business"};
  if (!has_any_word(folded, marks) || count_words(folded) > 40 || has_any_word(folded, disclaimed)) return false;
  for (const Phrase mark : marks) {
    for (size_t at = find_word(folded, mark); at != Phrase::npos; at = find_word(folded, mark, at + 1)) {
      const Phrase before = folded.substr(0, at), after = folded.substr(at + mark.size());
      const bool opened = !before.empty() && (before.back() == '[' || before.back() == '(');
      const bool closed = !after.empty() && (after[0] == ']' || after[0] == ')');
      if (opened && (closed || mark == marks[2] || cites_schedule(after))) return true;
      // "(exempt item)", "(private session)", "(confidential - not for publication)"
      const Phrase kind = undressed(after.substr(0, after.find_first_of(")]")));
      const bool marks_kind =
          is_one_of(kind, kinds) || (after.starts_with(" - ") && marking_of(kind) != MarkingStrength::none);
      if (opened && marks_kind) return true;
      const bool dashed = before.size() > 2 && before.substr(before.size() - 3) == " - ";
      if (dashed && (undressed(after).empty() || is_one_of(undressed(after), kinds))) return true;
      if (mark == "private" || mark == "part ii") continue;  // what they lead may be a subject
      const bool leads = !has_letter(before);
      if (leads && (after.substr(0, 3) == " - " || after.substr(0, 1) == ":")) return true;
    }
  }
  return false;
}

bool is_statutory(std::string_view printed) {
  const std::string plain = plainly(printed);
  const Phrase folded = undressed(plain);
  if (has_any_word(folded, disclaimed) || is_for_completed(folded)) return false;
  if (const Phrase mark = first_of(folded, statutory); !mark.empty()) {
    // A report may be exempt from other things: "this report is exempt from call-in".
    const Phrase rest = trim(folded.substr(mark.size()));
    return !mark.ends_with("is exempt") || !starts_with_word(rest, "from") || contains(rest, "publi") ||
           contains(rest, "disclos") || cites_schedule(folded);
  }
  return (starts_with_word(folded, "by virtue of") || starts_with_word(folded, "exempt by virtue of") ||
          starts_with_word(folded, "exempt under")) &&
         cites_schedule(folded) && !is_about_something_else(folded);
}

/// The public comes back, not a tenant to the scheme; the meeting is reopened to it, not a car park.
bool readmits(Phrase folded) {
  constexpr std::array<Phrase, 3> guests = {"public", "press", "observers"};
  constexpr std::array<Phrase, 9> hosts = {"meeting", "committee", "council", "board",   "panel",
                                           "cabinet", "members",   "session", "trustees"};
  constexpr size_t most_words = 16;
  if (!contains_any(folded, readmissions) || has_any_word(folded, unsettled) || contains(folded, "?")) return false;
  if (count_words(folded) > most_words || !has_any_word(folded, guests)) return false;
  const bool admitted = contains(folded, "readmitted") || contains(folded, "re-admitted");
  if (admitted) return true;
  const Phrase opened = "reopened to the public";
  const size_t at = folded.find(opened);
  if (at != Phrase::npos && !undressed(folded.substr(at + opened.size())).empty()) return false;
  return has_any_word(folded, hosts);
}

Phrase undressed(Phrase text) {
  for (size_t n = 0; !text.empty() && (n = dress_length(text)) > 0;) text.remove_prefix(std::min(n, text.size()));
  while (!text.empty()) {
    size_t at = text.size() - 1;
    while (at > 0 && text.size() - at < 4 && (static_cast<unsigned char>(text[at]) & 0xC0U) == 0x80) --at;
    if (dress_length(text.substr(at)) < text.size() - at) break;
    text = text.substr(0, at);
  }
  return text;
}

std::string letters_of(std::string_view folded) {
  std::string letters;
  for (size_t i = 0; i < folded.size(); ++i) {
    // Readers of scans, and people who hide words, write numbers for letters.
    const bool inside = i > 0 && i + 1 < folded.size() && is_letter(folded[i - 1]) && is_letter(folded[i + 1]);
    if (is_letter(folded[i]))
      letters += folded[i];
    else if (inside && (folded[i] == '0' || folded[i] == '1'))
      letters += folded[i] == '0' ? 'o' : 'i';
  }
  return letters;
}

bool are_mark_letters(std::string_view letters) {
  constexpr size_t longest = 60;
  if (letters.size() < least_mark_letters || letters.size() > longest) return false;
  // Which places are reached by whole markings, and whether a strong one was among them.
  std::array<bool, longest + 1> reached{}, strong{};
  reached[0] = true;
  for (size_t at = 0; at < letters.size(); ++at) {
    if (!reached[at]) continue;
    const auto go = [&](Phrase words, bool is_mark) {
      const size_t end = end_of_letters(letters, at, words);
      if (end == Phrase::npos) return;
      reached[end] = true;
      strong[end] = strong[end] || strong[at] || is_mark;
    };
    for (const Phrase mark : whole_line_marks)
      if (mark[0] == letters[at]) go(mark, true);
    for (const Phrase word : {"and", "private", "strictly"}) go(word, false);
  }
  return reached[letters.size()] && strong[letters.size()];
}

bool begin_mark_letters(std::string_view letters) {
  if (letters.empty()) return false;
  return std::any_of(whole_line_marks.begin(), whole_line_marks.end(), [&](Phrase mark) {
    size_t at = 0;
    for (size_t i = 0; i < mark.size() && at < letters.size(); ++i) {
      if (!is_letter(mark[i])) continue;
      if (mark[i] != letters[at++]) return false;
    }
    return at == letters.size() && letters.size() < letters_of(mark).size();
  });
}

bool is_whole_mark(std::string_view folded) {
  const std::string plain = plainly(folded);
  return is_strong_alone(undressed(plain));
}

bool is_soft_mark(std::string_view folded) {
  const std::string plain = plainly(folded);
  return is_one_of(undressed(plain), soft_marks);
}

bool is_bare_part(std::string_view folded) { return is_one_of(undressed(folded), bare_parts); }
bool is_none(std::string_view folded) { return is_one_of(undressed(folded), none_alone); }
bool says_there_are_none(std::string_view folded) { return has_any_word(folded, none_said); }

bool is_private_title(std::string_view folded) {
  constexpr std::array<Phrase, 8> papers = {"minutes", "agenda", "session", "papers",
                                            "paper",   "report", "reports", "notes"};
  constexpr std::array<Phrase, 4> meetings = {"minutes", "agenda", "session", "meeting"};
  constexpr std::array<Phrase, 11> subjects = {"policy", "procedure", "procedures", "protocol", "guidance", "rules",
                                               "notice", "intention", "forward",    "register", "scheme"};
  constexpr std::array<Phrase, 10> denials = {"no",  "not", "non", "non-exempt", "tax",
                                              "vat", "is",  "are", "was",        "were"};
  constexpr size_t most_words = 14;
  const std::string plain = plainly(folded);
  const Phrase text = undressed(plain);
  if (count_words(text) > most_words || has_any_word(text, subjects) || has_any_word(text, denials)) return false;
  const auto stands = [&](Phrase mark, std::span<const Phrase> kinds) {
    for (size_t at = find_word(text, mark); at != Phrase::npos; at = find_word(text, mark, at + 1)) {
      const Phrase before = undressed(text.substr(0, at)), after = undressed(text.substr(at + mark.size()));
      if (is_one_of(first_word(after), kinds)) return true;
      // "minutes (part 2)", "agenda - private", but no "part 2 of 3"
      const bool last = after.empty() || after.size() < text.substr(at + mark.size()).size() - 1;
      if (last && is_one_of(last_word(before), meetings) && !starts_with_word(after, "of")) return true;
    }
    return false;
  };
  for (const Phrase mark : {"exempt", "confidential"})
    if (stands(mark, papers) || (last_word(text) == mark && text.size() > std::string_view(mark).size())) return true;
  for (const Phrase mark : {"private", "closed", "part 2", "part ii", "in camera", "public excluded"})
    if (stands(mark, meetings)) return true;
  return false;
}

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
  const auto says_none = [](Phrase part) {
    return part == "no" || part == "n" || is_one_of(part, none_alone) || has_any_word(part, none_said);
  };
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
    marked = marked || (is_strong_alone(keyword) && !is_one_of(keyword, explained_marks));
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
