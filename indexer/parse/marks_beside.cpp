// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/parse/marks_beside.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include "indexer/parse/restriction.hpp"
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
constexpr std::array<Phrase, 22> kinds_of_paper = {"minutes",  "agenda", "report",   "reports",    "paper", "papers",
                                                   "note",     "notes",  "appendix", "appendices", "annex", "item",
                                                   "items",    "letter", "meeting",  "session",    "draft", "document",
                                                   "briefing", "copy",   "version",  "documents"};
constexpr std::array<Phrase, 5> mark_words = {"confidential", "exempt", "private and confidential",
                                              "not for publication", "strictly confidential"};
constexpr std::array<Phrase, 6> private_folders = {"exempt items",  "confidential items", "closed session",
                                                   "private items", "private session",    "in camera"};
// In front of a mark these make another thing of it: "tax exempt", "not confidential".
constexpr std::array<Phrase, 7> other_things = {"not", "non", "un", "no", "tax", "vat", "duty"};

/// Words with one blank between them, numbers and the ending of a file gone.
std::string words_of_name(Phrase folded) {
  constexpr size_t longest_ending = 5;
  const size_t dot = folded.rfind('.');
  if (dot != Phrase::npos && folded.size() - dot <= longest_ending + 1) folded = folded.substr(0, dot);
  std::string words;
  for (const char c : folded) {
    const bool kept = is_letter(c) || static_cast<unsigned char>(c) >= 0x80;
    if (kept || (!words.empty() && words.back() != ' ')) words += kept ? c : ' ';
  }
  return std::string(trim(words));
}

bool ends_with_mark(Phrase words) {
  for (const Phrase mark : mark_words) {
    if (!words.ends_with(mark)) continue;
    const Phrase before = trim(words.substr(0, words.size() - mark.size()));
    if (before.size() + mark.size() < words.size() && !is_one_of(last_word(before), other_things)) return true;
  }
  return false;
}

bool begins_with_mark(Phrase words) {
  const Phrase mark = first_of(words, mark_words);
  return !mark.empty() && is_one_of(first_word(trim(words.substr(mark.size()))), kinds_of_paper);
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
  constexpr size_t most_words = 12;
  const std::string words = words_of_name(folded);
  if (words.empty() || count_words(words) > most_words || has_word(words, "policy")) return MarkingStrength::none;
  if (const auto whole = marking_of(words); whole != MarkingStrength::none) return whole;
  if (is_one_of(words, private_folders) || begins_with_mark(words) || ends_with_mark(words))
    return MarkingStrength::weak;
  return MarkingStrength::none;
}

MarkingStrength marking_of_path(std::string_view path) {
  auto strongest = MarkingStrength::none;
  for (const auto piece : split(path, '/')) strongest = std::max(strongest, marking_of_name(fold(piece)));
  return strongest;
}

bool is_for_completed(std::string_view folded) {
  constexpr std::array<Phrase, 8> words = {"when complete",    "when completed", "once complete", "once completed",
                                           "after completion", "when filled",    "once filled",   "if completed"};
  return has_any_word(folded, words);
}

}  // namespace minutebook
