// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/parse/marks_beside.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include "indexer/parse/look_alikes.hpp"
#include "indexer/parse/marking_words.hpp"
#include "indexer/parse/scan.hpp"
#include "lib/base/text.hpp"

namespace minutebook {
namespace {

using Phrase = std::string_view;

/// Letters of a marking, without blanks and signs: a reader of letters that slant may lose where its words end.
struct Mark {
  Phrase letters;
  bool cut = false;    ///< begins inside a word: the edge of the page has the rest
  bool whole = false;  ///< a word of its own, not the beginning of one
};
constexpr std::array<Mark, 23> marks = {{{"confiden"},
                                         {"fidential", true},
                                         {"exemp"},
                                         {"notforpub"},
                                         {"orpublication", true},
                                         {"private", false, true},
                                         {"estricted", true},
                                         {"restricte"},
                                         {"sensitiv"},
                                         {"nottobepublished"},
                                         {"nottobeshared"},
                                         {"notforrele"},
                                         {"notfordisclo"},
                                         {"secret", false, true},
                                         {"closedsession"},
                                         {"incamera", false, true},
                                         {"donotpublish"},
                                         {"donotcirculat"},
                                         {"notpublic", false, true},
                                         {"membersonly"},
                                         {"cyfrinach"},
                                         {"confdent"},
                                         {"strictlyp"}}};
constexpr std::array<Phrase, 7> weak_marks = {"notforcirculation", "notfordistribution", "notforwider", "embargo",
                                              "nolonger",          "formerly",           "previously"};
// These say the contrary or something else; what else stands beside them still marks.
constexpr std::array<Phrase, 16> other_words = {"unrestricted", "nonconfidential", "notconfidential", "notrestricted",
                                                "nonexempt",    "notexempt",       "exemplar",        "notsensitive",
                                                "insensitive",  "sensitivity",     "secretar",        "notsecret",
                                                "notprivate",   "privatis",        "privatiz",        "confidence"};
constexpr std::array<Phrase, 6> conditions = {"whencomplete", "oncecomplete", "ifcomplete",
                                              "aftercomplet", "whenfilled",   "oncefilled"};

/// What is written, without all that is no letter, and where its words begin.
struct Letters {
  std::string text;
  std::vector<bool> starts;  ///< by place in `text`, and its end
  bool apart = false;        ///< so many gaps that they say nothing of words

  explicit Letters(Phrase folded) {
    size_t words = 0;
    bool gap = true;
    for (const char c : folded) {
      if (is_letter(c)) {
        text += c;
        starts.push_back(gap);
        words += gap ? 1 : 0;
      }
      gap = !is_letter(c);
    }
    starts.push_back(true);
    apart = text.size() * 2 < words * 7;
    for (const Phrase other : other_words)
      for (size_t at = text.find(other); at != std::string::npos; at = text.find(other, at))
        text.replace(at, other.size(), std::string(other.size(), ' '));
  }

  [[nodiscard]] bool hold(const Mark& mark) const {
    for (size_t at = text.find(mark.letters); at != std::string::npos; at = text.find(mark.letters, at + 1))
      if (apart || ((mark.cut || starts[at]) && (!mark.whole || starts[at + mark.letters.size()]))) return true;
    return false;
  }

  template <size_t N>
  [[nodiscard]] bool hold_any(const std::array<Phrase, N>& parts) const {
    return std::any_of(parts.begin(), parts.end(), [&](Phrase part) { return text.find(part) != std::string::npos; });
  }
};

// Words that papers are called by: beside one of them a mark says what the paper is, not what it is about.
constexpr std::array<Phrase, 23> kinds_of_paper = {
    "minutes", "minute",   "agenda",     "report",    "reports",  "paper", "papers", "note",
    "notes",   "appendix", "appendices", "annex",     "item",     "items", "letter", "meeting",
    "session", "draft",    "document",   "documents", "briefing", "copy",  "version"};
// With these a name tells whose paper it is: "2022 exempt cabinet".
constexpr std::array<Phrase, 10> bodies = {"cabinet",   "board", "committee", "council",  "panel",
                                           "executive", "forum", "governors", "trustees", "subcommittee"};
// Behind a mark these say that it is a subject: "confidential waste contract", "exempt accommodation report".
constexpr std::array<Phrase, 22> subjects = {
    "policy",   "policies",    "procedure", "procedures", "protocol", "guidance",      "reporting", "waste",
    "rules",    "code",        "agreement", "agreements", "helpline", "accommodation", "supplies",  "shredding",
    "disposal", "counselling", "hotline",   "businesses", "vehicles", "vehicle"};
constexpr std::array<Phrase, 5> mark_words = {"private and confidential", "strictly confidential", "confidential",
                                              "exempt", "not for publication"};
// What holds nothing but private papers, when this is all that it is called.
constexpr std::array<Phrase, 16> private_folders = {
    "exempt items",  "confidential items", "closed session",   "private items", "private session", "in camera",
    "nfp",           "pink papers",        "pink paper",       "secret",        "private papers",  "closed items",
    "closed papers", "restricted papers",  "restricted items", "pinks"};
// Of folders only: a file "part 2" may be the second of two.
constexpr std::array<Phrase, 6> private_parts = {"part 2", "part ii", "partii", "part2", "part b", "part two"};
// In front of a mark these make another thing of it: "tax exempt", "not confidential".
constexpr std::array<Phrase, 9> other_things = {"not", "non", "un", "no", "tax", "vat", "duty", "rate", "licence"};
// What stands at the end of a name without saying anything of the paper.
constexpr std::array<Phrase, 34> endings = {"v",    "rev",  "final",   "signed",    "approved", "draft",    "copy",
                                            "web",  "scan", "january", "february",  "march",    "april",    "may",
                                            "june", "july", "august",  "september", "october",  "november", "december",
                                            "jan",  "feb",  "mar",     "apr",       "jun",      "jul",      "aug",
                                            "sep",  "sept", "oct",     "nov",       "dec",      "of"};

/// Words with one blank between them and the ending of a file gone; numbers only where they are asked for.
std::string words_of_name(Phrase folded, bool numbers) {
  constexpr size_t longest_ending = 5;
  const size_t dot = folded.rfind('.');
  if (dot != Phrase::npos && dot > 0 && folded.size() - dot <= longest_ending + 1) folded = folded.substr(0, dot);
  std::string words;
  for (const char c : folded) {
    const bool kept = is_letter(c) || static_cast<unsigned char>(c) >= 0x80 || (numbers && is_digit(c));
    if (kept || (!words.empty() && words.back() != ' ')) words += kept ? c : ' ';
  }
  return std::string(trim(words));
}

/// Without the month, version or state behind the words.
Phrase without_endings(Phrase words) {
  for (;;) {
    const size_t blank = words.rfind(' ');
    const Phrase last = blank == Phrase::npos ? Phrase() : words.substr(blank + 1);
    if (last.empty() || (!is_one_of(last, endings) && !is_digit(last[0]))) return words;
    words = words.substr(0, blank);
  }
}

/// Without the number in front that sorts a folder: "01 exempt".
Phrase without_sort_number(Phrase words) {
  const size_t blank = words.find(' ');
  const bool numbered = blank != Phrase::npos && words.substr(0, blank).find_first_not_of("0123456789") == Phrase::npos;
  return numbered ? words.substr(blank + 1) : words;
}

/// A mark that says what the paper is: alone, in front of or behind its kind or its body, or at the end.
MarkingStrength marking_of_words(Phrase words) {
  for (const Phrase mark : mark_words)
    for (size_t at = find_word(words, mark); at != Phrase::npos; at = find_word(words, mark, at + 1)) {
      const Phrase before = trim(words.substr(0, at)), after = trim(words.substr(at + mark.size()));
      if (is_one_of(last_word(before), other_things)) continue;
      const Phrase next = first_word(after);
      if (mark == "not for publication" && !has_any_word(after, subjects)) return MarkingStrength::strong;
      if (after.empty() || is_one_of(next, kinds_of_paper)) {
        // "exempt report", but no "confidential report handling policy"
        if (!has_any_word(trim(after.substr(next.size())), subjects)) return MarkingStrength::weak;
        continue;
      }
      if (has_any_word(after, subjects)) continue;
      if (has_any_word(words, kinds_of_paper) || has_any_word(words, bodies)) return MarkingStrength::weak;
    }
  return MarkingStrength::none;
}

/// "ExemptReport" as "Exempt Report".
std::string with_gaps(Phrase name) {
  std::string out;
  for (size_t i = 0; i < name.size(); ++i) {
    if (i > 0 && is_upper(name[i]) && is_lower(name[i - 1])) out += ' ';
    out += name[i];
  }
  return out;
}

}  // namespace

MarkingStrength marking_of_overprint(std::string_view folded) {
  constexpr size_t longest = 120;
  const Letters letters(folded.substr(0, longest));
  const bool part = letters.text == "partii" || has_word(folded, "part ii") || has_word(folded, "part 2");
  const bool marked =
      part || std::any_of(marks.begin(), marks.end(), [&](const Mark& mark) { return letters.hold(mark); });
  if (letters.hold_any(weak_marks) || (marked && letters.hold_any(conditions))) return MarkingStrength::weak;
  return marked ? MarkingStrength::strong : MarkingStrength::none;
}

MarkingStrength marking_of_name(std::string_view folded) {
  constexpr size_t most_words = 30;
  const std::string seen = has_look_alikes(folded) ? as_it_looks(folded) : std::string(folded);
  const std::string all = words_of_name(seen, false), numbered = words_of_name(seen, true);
  const Phrase words = without_endings(all), name = without_sort_number(numbered);
  if (words.empty() || count_words(words) > most_words) return MarkingStrength::none;
  const auto placed = marking_of_words(words);
  const bool subject = has_any_word(words, subjects) && placed == MarkingStrength::none;
  const auto whole = subject ? MarkingStrength::none : std::max(marking_of(words), marking_of(name));
  if (whole != MarkingStrength::none) return whole;
  const bool folder =
      is_one_of(name, private_folders) || is_one_of(without_endings(name), private_folders) || is_soft_mark(words);
  if (folder || placed != MarkingStrength::none) return std::max(placed, MarkingStrength::weak);
  return !subject && is_private_title(name) ? MarkingStrength::weak : MarkingStrength::none;
}

MarkingStrength marking_of_path(std::string_view path) {
  auto strongest = MarkingStrength::none;
  const auto pieces = split(path, '/');
  for (size_t i = 0; i < pieces.size(); ++i) {
    const std::string folded = fold(pieces[i]);
    strongest = std::max(strongest, marking_of_name(folded));
    if (const std::string gaps = with_gaps(pieces[i]); gaps.size() > pieces[i].size())
      strongest = std::max(strongest, marking_of_name(fold(gaps)));
    const std::string numbered = words_of_name(folded, true);
    if (i + 1 < pieces.size() && is_one_of(without_sort_number(numbered), private_parts))
      strongest = std::max(strongest, MarkingStrength::weak);
  }
  return strongest;
}

bool is_for_completed(std::string_view folded) {
  constexpr std::array<Phrase, 8> words = {"when complete",    "when completed", "once complete", "once completed",
                                           "after completion", "when filled",    "once filled",   "if completed"};
  return has_any_word(folded, words);
}

}  // namespace minutebook
